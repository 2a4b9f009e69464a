// What is set against an invoice whose VAT waits for payment and is no payment: a loss, or what is
// kept back (CGI art. 269, 2 c: the tax of services is due on what is cashed).
#pragma once

#include "app/reconcile/match_writer.h"
#include "app/reconcile/vat_moves.h"

namespace comptoir::app {

// Refuses what would make tax due that nobody paid, or leave unsaid whose it is. Errors:
// reconcile.vat_waits, .retention_on_receipts, .loss_of_several, .loss_with_rate.
Result<void> check_parts_not_paid(storage::Database& database, ledger::Chart chart,
                                  const MatchPlan& plan);
// Tax that waits for a payment is not what a payment is booked on, but beside the loss whose tax
// leaves with it. Errors: reconcile.vat_waits {account} {due}.
Result<void> check_no_waiting_tax(ledger::Chart chart,
                                  const std::vector<reconcile::Target>& targets);
// Losses that lower what was paid of the invoices settled with them.
std::vector<LostPart> lost_parts(ledger::Chart chart,
                                 const std::vector<MatchPlan::Settled>& settled);
// The tax that the entries of a payment took out against losses, to go back with it.
std::vector<LostPart> lost_parts_to_take_back(storage::Database& database, ledger::Chart chart,
                                              const std::vector<ledger::Entry>& vat_entries);

} // namespace comptoir::app
