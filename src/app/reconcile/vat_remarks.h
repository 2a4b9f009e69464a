// What is told of the VAT of a line that a person, or a template, booked on accounts.
#pragma once

#include "app/reconcile/match_writer.h"

#include <vector>

namespace comptoir::app {

// An advance of a customer without its tax, where the books know tax of sales: it is due with the
// payment, of services and, since 2023, of goods (CGI art. 269, 2 a and c). A line that tax alone
// explains, though nothing is there that it is the tax of.
std::vector<reconcile::Reason> vat_remarks(storage::Database& database, ledger::Chart chart,
                                           const MatchPlan& plan);

} // namespace comptoir::app
