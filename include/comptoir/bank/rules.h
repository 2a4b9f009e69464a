// Is this statement coherent; is this line new.
#pragma once

#include "comptoir/bank/types.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::bank {

// opening + Σ booked lines = closing. NotPossible when a balance is absent, or a currency differs.
BalanceCheck check_balance(const StatementHeader& header, Money booked_sum);

// Which formats tell what was booked, day after day. Intraday reports (camt.052), booking advices
// (camt.054) and MT942 repeat what the statement will say: they are read, never imported.
bool is_account_statement(std::string_view format);

// Whether the file proves whose account a statement is of: by an IBAN or a number. A QIF proves
// nothing, its account names are the words of whoever made it: the journal must be chosen.
bool names_its_account(const StatementHeader& header);

// Follows the statements of one file and says when two of an account that stand side by side do not
// meet: one begins where the other ended. A file may give the latest statement first. Remembers at
// most k_accounts_max accounts.
class BalanceChain {
public:
    static constexpr std::size_t k_accounts_max = 10'000;
    std::optional<Diagnostic> follow(const StatementHeader& header);

private:
    struct Ends {
        DatedBalance opening, closing;
    };
    std::map<std::string, Ends> m_last_by_account;
};

// One text per account and currency: a bank may hold an account in several currencies under one
// IBAN.
std::string account_key(const AccountIdentity& account);

// What a log or a sentence may show of an account: the masked IBAN, else the number.
std::string shown_account(const AccountIdentity& account);

// label and label_more as one text. A CFONB label is cut at 31 columns, one of CODA at 53, and its
// complement goes on at the next column, so that a label which fills them is continued without a
// blank (label_more keeps a blank it begins with, for that reason).
std::string joined_label(const StatementLine& line, std::string_view format);

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
    std::string text;          // fold_compact of label + label_more + counterparty
    std::string format_family; // "camt", "cfonb", "feed": texts compare within one family only
};

enum class Novelty { New, Known, Doubtful };

struct Verdict {
    Novelty novelty = Novelty::New;
    std::size_t known_index = 0; // into `known`, when Known, and when Doubtful without new_expected
};

// Decides for the equals (same account, day and amount) of one incoming file against those stored.
// Pairs by bank reference, then by text within a format family, then by rank. `new_expected`: how
// many of `incoming` the balance chain says are new, when it can say: then exactly so many are New
// (fewer only when it calls more lines known than are stored: those are Doubtful). Without it, a
// pair made by reference or text is Known (unless both have references and these differ), a pair
// made by rank alone is Doubtful, and what exceeds the stored lines is New. O(n log n).
std::vector<Verdict> compare_equals(std::span<const EqualLine> incoming,
                                    std::span<const EqualLine> known,
                                    std::optional<std::size_t> new_expected);

} // namespace comptoir::bank
