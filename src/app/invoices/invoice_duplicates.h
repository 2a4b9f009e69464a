// The same invoice twice: seller, normalised number, year of issue and type.
#pragma once

#include "comptoir/invoices/types.h"
#include "comptoir/storage/database.h"

#include <optional>

namespace comptoir::app {

// Another living invoice that is the same, itself left out.
std::optional<invoices::InvoiceId> same_invoice(storage::Database& database,
                                                const invoices::Invoice& invoice);

} // namespace comptoir::app
