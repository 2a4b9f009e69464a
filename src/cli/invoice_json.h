// Invoices, readings and their checks as the contract prints them.
#pragma once

#include "cli/json_writer.h"
#include "comptoir/i18n/i18n.h"
#include "comptoir/inbox/types.h"
#include "comptoir/invoices/types.h"

#include <vector>

namespace comptoir::cli {

// {"source","profile","fields":{…},"confidence":{…},"checks":[…],"diagnostics":[…]}
void write_reading(JsonWriter& json, const inbox::Reading& reading, i18n::Language language);
// "checks":[{"code","ok","weight"}]
void write_checks(JsonWriter& json, const std::vector<invoices::InvoiceCheck>& checks);
// The members of one stored invoice, inside an object that the caller opens.
void write_invoice_members(JsonWriter& json, const invoices::Invoice& invoice);

} // namespace comptoir::cli
