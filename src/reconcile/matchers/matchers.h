// The matchers, as order.h runs them. Each answers the lines it can and leaves the
// others; see the head of each .cpp for its rule and source.
#pragma once

#include "../context.h"

namespace comptoir::reconcile {

void match_payment_orders(Context& context);      // A108: our own orders, by the ids we gave them
void match_order_sums(Context& context);          // the same in one sum, not named: shown
void match_existing_entries(Context& context);    // A95 to A97: 512 entries one by one
void match_late_cheques(Context& context);        // a cheque may take a year
void match_entry_groups(Context& context);        // C23: several entries that explain one line
void match_chosen_templates(Context& context);    // A166: templates a person chose for the line
void match_transfers(Context& context);           // between own accounts, both legs
void match_returns(Context& context);             // payments that came back
void match_numbers(Context& context);             // A110, A111, A138, A145
void match_repaired_references(Context& context); // D07: by their check digits
void match_parties(Context& context);             // A112 to A114, A139
void match_sets(Context& context);                // D01: several open items of one party
void match_refunds(Context& context);             // an open payment goes back: shown
void match_templates(Context& context);           // A162, C19: recurring lines
void match_short_names(Context& context);         // a name abbreviated or cut, and the amount
void match_amounts(Context& context);             // amount alone: proposed, never matched
void match_foreign_numbers(Context& context);     // number and amount of another party's: shown
void match_net_remittances(Context& context);     // cards, less the bank's fee: shown
void match_counted_sums(Context& context);        // a sum that says of how many: shown
void match_sets_of_all(Context& context); // D01: several open items of several parties, shown
void match_on_account(Context& context);  // a known party, and no piece of the amount: shown

// The one whole number of a piece of the line's amount whose party the line contradicts.
const NumberHit* exact_foreign_number(const Context& context, std::uint32_t line);

// A payment that lacks no more than this of its invoice may be short by a discount (2 to 5 % are
// usual) or a fee.
inline constexpr std::int64_t k_close_permille = 100;

// Does the line say that a payment came back, in other words than the name of its party, be that
// Retour aux Sources?
bool says_returned_besides(const Context& context, std::uint32_t line);

// The line is between us and somebody: no fee, interest, tax, transfer of our own, cash or return.
bool has_other_party(bank::Nature nature);
// Nor does a salary pay an invoice of a third party.
bool may_settle_invoices(const bank::StatementLine& line);

} // namespace comptoir::reconcile
