// Which third party an invoice is from or for: found, or made from the document.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/invoices/types.h"

#include <string>

namespace comptoir::app {

// The code of the party: by company number, VAT identifier, then equal folded name; created when
// nobody fits. Errors: invoices.party_ambiguous, invoices.no_party (the document names nobody).
Result<std::string> party_of_invoice(Writer& writer, const invoices::Invoice& invoice);

} // namespace comptoir::app
