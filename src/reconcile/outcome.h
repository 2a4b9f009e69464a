// From an answer to a proposal: the gate every answer passes (gate.h), its score and its words.
#pragma once

#include "context.h"

#include "comptoir/reconcile/reasons.h"

#include <cstdint>
#include <vector>

namespace comptoir::reconcile {

// What each piece of evidence adds to the score (permille, capped at 1000). The score orders
// proposals on screen; it decides nothing.
namespace score {
inline constexpr int k_amount = 400; // the amount, or a sum, is exact
inline constexpr int k_entry = 300;  // the entry exists already
inline constexpr int k_number = 300; // a whole number or reference
inline constexpr int k_short_number = 100;
inline constexpr int k_party = 150; // statement reference or name
inline constexpr int k_iban = 100;
inline constexpr int k_label = 100;      // the label decided between equals
inline constexpr int k_only_answer = 50; // no other answer has this amount
inline constexpr int k_close_day = 50;   // less one per day between the line and its target
} // namespace score

// What a sum was searched among: without it, nothing says that the sum is no accident.
struct Searched {
    std::size_t pieces = 0;
    std::int64_t range = 0; // of the sums they can make, minor units
};

struct ItemPart {
    std::uint32_t item = 0;
    std::int64_t amount = 0; // minor units, sign of the line for a plain payment
};

// A part of the line that goes to an account of its own: a discount, a fee, an excess.
struct AccountPart {
    std::string account, party, party_name;
    std::int64_t amount = 0; // holder's side, minor units
    std::optional<int> vat_permille;
};

struct ItemAnswer {
    std::uint32_t line = 0;
    Kind kind = Kind::Exact;
    bool unattended = false;
    bool ambiguous = false;
    std::vector<ItemPart> parts;
    std::vector<AccountPart> accounts; // beside the parts
    std::vector<std::vector<ItemPart>> others;
    Searched searched; // for the parts the line does not name
    SetVerdict verdict = SetVerdict::NotSearched;
    int sets = 0;
    bool sets_at_least = false;
    std::vector<Reason> reasons;
    int evidence = 0; // score before amount, days and uniqueness
};

// Puts the answer into the line's proposal. An unattended one is demoted when something speaks
// against it (doubt(), gate.h), or an unlinked entry already explains it (C23); what remains
// unattended consumes its items. Returns whether it does.
bool answer_with_items(Context& context, ItemAnswer answer);

struct EntryAnswer {
    std::uint32_t line = 0;
    bool unattended = false;
    bool ambiguous = false;
    std::vector<std::uint32_t> entries;
    std::vector<std::vector<std::uint32_t>> others;
    Searched searched; // for several entries that no piece holds together
    SetVerdict verdict = SetVerdict::NotSearched;
    int sets = 0;
    bool sets_at_least = false;
    bool is_own_order = false; // named by the id we gave it: its words and day prove nothing more
    std::vector<Reason> reasons;
    int evidence = 0;
};
// The same; what remains unattended consumes its entries.
bool answer_with_entries(Context& context, EntryAnswer answer);

// Leaves the line open, for good, with a reason.
void leave_open(Context& context, std::uint32_t line, Reason reason);

// "montant exact, 11 j après la facture".
Reason exact_amount(const Context& context, std::uint32_t line, const ItemState& item);
// "numéro entier dans le libellé", or the reference that names the item.
Reason number_reason(const Context& context, const NumberHit& hit);
// Name, statement reference, IBAN: what identified the party. Adds their scores.
void add_party_reasons(const Context& context, std::uint32_t line, std::uint32_t party,
                       std::vector<Reason>& reasons, int& evidence);
// "Aucune autre facture ouverte à 189,99", or how many and what they lack.
Reason runner_up(const Context& context, std::uint32_t line, std::size_t same_amount_items);

std::string party_name(const Context& context, const ItemState& item);
Money money_of(const Context& context, std::uint32_t line, std::int64_t minor);
// Money as a person reads it in a sentence: without the side's sign.
Money plain(const Context& context, std::uint32_t line, std::int64_t minor);

} // namespace comptoir::reconcile
