// Is this statement coherent; is this line new.
#pragma once

#include "comptoir/bank/types.h"

#include <span>
#include <string>
#include <vector>

namespace comptoir::bank {

// opening + Σ booked lines = closing. NotPossible when a balance is absent, or a currency differs.
BalanceCheck check_balance(const StatementHeader& header, Money booked_sum);

// --- Duplicates -----------------------------------------------------------------------------
// A line is known by its account, booking day, amount and its rank among equals of that day. Bank
// ids and texts only pair up equals. Where the balance chain cannot decide how many are new, the
// line is kept, marked doubtful and shown (docs/architecture/overview.md, statement journey).

struct LineIdentity {
    Date booked_on;
    std::int64_t amount_minor = 0;
    friend auto operator<=>(const LineIdentity&, const LineIdentity&) = default;
};

// One line for the comparison of equals; texts are folded by the caller's choice of columns.
struct EqualLine {
    std::string bank_reference;
    std::string text; // fold_compact of label + label_more + counterparty
    std::string format_family; // "camt", "cfonb", "feed": texts compare within one family only
};

enum class Novelty { New, Known, Doubtful };

struct Verdict {
    Novelty novelty = Novelty::New;
    std::size_t known_index = 0; // into `known`, when Known
};

// Decides for the equals (same account, day and amount) of one incoming file against those stored.
// Pairs by bank reference, then by text, then by rank. `new_expected`: how many of all incoming
// lines the balance chain says are new, when it can say; empty otherwise.
std::vector<Verdict> compare_equals(std::span<const EqualLine> incoming,
                                    std::span<const EqualLine> known,
                                    std::optional<std::size_t> new_expected);

} // namespace comptoir::bank
