// Automatic lettering: which rows of one account and third party settle each other exactly.
//
//   LetteringPlan plan = plan_lettering(rows, {});
//
// In this order, each on what the one before left: the same piece; the same amount, the nearest
// day; the oldest due first; a combination that is the only one; a balance of zero at a day. Every
// proposal balances: what would leave a rest is for a person to letter. Pure and bounded.
#pragma once

#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

enum class LetteringMethod { Reference, Amount, OldestDue, Combination, ZeroBalance };
std::string_view to_text(LetteringMethod method); // "oldest_due"
std::optional<LetteringMethod> parse_lettering_method(std::string_view text);

struct LetterableRow {
    ledger::RowId row;
    std::string reference;
    Date booked_on, due_on;
    Money open; // signed, never zero
};
struct LetteringOptions {
    std::set<LetteringMethod> methods = {LetteringMethod::Reference, LetteringMethod::Amount,
                                         LetteringMethod::OldestDue, LetteringMethod::Combination,
                                         LetteringMethod::ZeroBalance};
    int days = 90; // between two equal amounts, and within a combination
    std::size_t combination_max = 6;
};
struct LetterProposal {
    LetteringMethod method = LetteringMethod::Reference;
    std::vector<ledger::RowId> rows; // in the order of days
    Money amount;                    // Σ of its debits
    Reason reason;
};
struct LetteringPlan {
    std::vector<LetterProposal> proposals;
    std::int64_t left = 0; // rows of no proposal
    bool stopped = false;  // a combination was not searched to its end
};
// Rows of one account, party and currency.
LetteringPlan plan_lettering(std::span<const LetterableRow> rows, const LetteringOptions& options);

namespace lettering_reasons {
inline constexpr ErrorCode reference{"reconcile.letter_reference"};       // {text} {count}
inline constexpr ErrorCode amount{"reconcile.letter_amount"};             // {amount} {days}
inline constexpr ErrorCode oldest_due{"reconcile.letter_oldest_due"};     // {amount} {count}
inline constexpr ErrorCode combination{"reconcile.letter_combination"};   // {amount} {count}
inline constexpr ErrorCode zero_balance{"reconcile.letter_zero_balance"}; // {count} {day}
} // namespace lettering_reasons

} // namespace comptoir::reconcile
