// What a dossier adds to the evidence: the differences it allows, its entry templates, what past
// decisions taught, and the payments that came back may undo.
//
// The matcher only reads these. Who stores them, loads them into Books.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/date.h"
#include "comptoir/core/id.h"
#include "comptoir/core/money.h"
#include "comptoir/ledger/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

using MatchId = Id<struct MatchTag>;

// --- Differences --------------------------------------------------------------------------------

// Why a payment and what it settles may differ: escompte de règlement, what a bank kept back,
// cents.
enum class AllowanceKind { Discount, Fee, Rounding };
std::string_view to_text(AllowanceKind kind); // "discount"
std::optional<AllowanceKind> parse_allowance_kind(std::string_view text);

// Up to which difference an item counts as paid without a person. Only what a dossier sets is ever
// booked unattended; without any, a difference is proposed on the usual account of its kind.
struct Allowance {
    AllowanceKind kind = AllowanceKind::Discount;
    std::string party;                  // its code; empty: every party
    std::optional<bank::Nature> nature; // of the line; empty: every nature
    // Both hold when both are set (> 0); when neither is, nothing is booked unattended.
    std::int64_t limit_minor = 0;
    int limit_permille = 0;          // of what is open on the item
    std::string account;             // empty: the usual account of its kind
    std::optional<int> vat_permille; // 200 = 20 %: the difference holds VAT at that rate

    // May a difference (>= 0) on an item of this open amount (> 0) be booked unattended?
    bool covers(std::int64_t difference_minor, std::int64_t open_minor) const;
    bool applies_to(std::string_view party_code, bank::Nature line_nature) const;
};

// Where what is no third party's goes. Empty: the chart of the dossier has no such account, and
// nothing is proposed there.
struct UsualAccounts {
    std::string discount_granted;  // to a customer: 665 · 3800
    std::string discount_obtained; // from a supplier: 765 · 4900
    std::string fee;               // 627 · 6940
    std::string rounding_charge;   // 658
    std::string rounding_income;   // 758
    std::string transfer;          // between own accounts: 580 · 580 · 1090
};
// Of the chart, padded, whether or not the dossier holds them.
UsualAccounts usual_accounts(ledger::Chart chart);

// --- Templates ----------------------------------------------------------------------------------

struct TemplateShare {
    std::string account;
    std::string party;               // on third-party accounts
    std::optional<int> vat_permille; // the share holds VAT at that rate
};

// A162 to A172. The reference is looked for in the five text columns as whole tokens, marks and
// blanks between its words being equal; the longest one found wins, two of one length tie.
struct EntryTemplate {
    std::int64_t id = 0;
    std::string code; // as people call it; unique among those given to the matcher
    std::string label;
    std::string reference; // empty: never found, only chosen by hand
    // One: the whole line goes there. Several: a person spreads the amount (A170, A172), except
    // when `permilles` says how: as many as accounts, their sum 1000.
    std::vector<TemplateShare> accounts;
    std::vector<int> permilles;
    std::optional<std::size_t> rest; // which of them takes what rounding leaves
    std::optional<bool> money_out;   // true: debits alone; false: credits alone; empty: both
    bool unattended = true;          // may be booked without a person
};

// --- Learning -----------------------------------------------------------------------------------

enum class LearnedFrom { Iban, Mandate, Name, Label };
std::string_view to_text(LearnedFrom from); // "iban"
std::optional<LearnedFrom> parse_learned_from(std::string_view text);

enum class LearnedTo { Party, Account, Template };
std::string_view to_text(LearnedTo to); // "party"
std::optional<LearnedTo> parse_learned_to(std::string_view text);

// An account as it is learned, with the rate of the VAT that stands inside: "606100@20", as people
// type it. Without rate it is the account alone.
struct TaughtAccount {
    std::string account;
    std::optional<int> vat_permille; // 200 = 20 %
};
std::string to_text(const TaughtAccount& taught);
TaughtAccount parse_taught_account(std::string_view text);

// One thing past decisions taught: lines like this were booked there. It proposes and never
// settles; what contradicts itself proposes nothing.
struct Learned {
    LearnedFrom from = LearnedFrom::Label;
    std::string key; // as learned_keys() makes it
    LearnedTo to = LearnedTo::Party;
    std::string code;             // the party's, the TaughtAccount, or the template's
    std::int64_t agreed = 0;      // decisions that say so
    std::int64_t against = 0;     // decisions on the same key that say something else
    std::vector<MatchId> origins; // the latest of them
};

struct LearnedKey {
    LearnedFrom from;
    std::string key;
    friend bool operator==(const LearnedKey&, const LearnedKey&) = default;
};
// What of a line can be learned: the other side's account, the mandate, the other side's name and
// the words of the label that are no number, no day and none of the banks' own. Money in and money
// out are learned apart.
std::vector<LearnedKey> learned_keys(const bank::StatementLine& line);

// A decision somebody took, or confirmed.
struct PastDecision {
    MatchId match;
    bank::StatementLine line;
    LearnedTo to = LearnedTo::Party;
    std::string code;
};
// What they teach, sorted by key. At most `k_origins_max` origins each, the latest.
inline constexpr std::size_t k_origins_max = 5;
std::vector<Learned> learn(const std::vector<PastDecision>& decisions);

// --- Payments that may come back ----------------------------------------------------------------

// A line that was matched: a rejected direct debit or an unpaid cheque undoes it.
struct PastPayment {
    MatchId match;
    std::string journal;
    bank::StatementLine line;
    // What it settled: the party's account and the pieces it would open again.
    std::string account, party, party_name, piece;
    ledger::RowId item;
};

} // namespace comptoir::reconcile
