// A party as an invoice names it, in a JSON column.
#pragma once

#include "comptoir/invoices/types.h"

#include <string>
#include <string_view>

namespace comptoir::storage {

std::string party_to_json(const invoices::InvoiceParty& party);
invoices::InvoiceParty party_of_json(std::string_view json); // invariant: written by us

} // namespace comptoir::storage
