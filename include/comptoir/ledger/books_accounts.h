// The accounts as these books number them: what a person types ("6064") and what the program names
// by itself ("445710", as its charts have it) become the account the books already use
// ("60640000", "44571000", "445712"). The one place that decides so (docs/decisions/0027).
//
//   BooksAccounts books(Chart::Pcg, known);   // loaded once per act
//   books.typed("6064")   == "60640000"       // the books have 60640000
//   books.named("445710").number == "445712"  // the only one in use below 44571
//
// Decides numbers only: whether one may book there is for the caller.
#pragma once

#include "comptoir/ledger/types.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace comptoir::ledger {

struct KnownAccount {
    std::string number, label;
    bool has_rows = false;
    bool keeps_a_journal = false; // the bank account of one
    bool is_collective = false;   // rows of two third parties or more
};

// Equal but for trailing zeros: "6064", "606400" and "60640000" are one account in three books.
bool is_same_account(std::string_view a, std::string_view b);
// The rate of VAT an account's name tells, in permille ("TVA collectée 5,5 %": 55). Empty when it
// tells none that the country knows, or several.
std::optional<int> rate_in_name(Chart chart, std::string_view label);

class BooksAccounts {
public:
    BooksAccounts() : BooksAccounts(Chart::Pcg, {}) {}
    // `chosen`: what a person set for a number the program names ("445710" -> "445712").
    BooksAccounts(Chart chart, std::vector<KnownAccount> known,
                  std::map<std::string, std::string> chosen = {});

    // In this order: that very number when it is used; the used one that is equal but for zeros,
    // of several the one as long as the books' accounts; an unused one that somebody made; the
    // number at the length of the books' accounts. Only what is the chart's is ever cut.
    std::string typed(std::string_view number) const;

    struct Named {
        std::string number;
        // Used sub-accounts among which nothing chose: `number` is then as the chart has it, and a
        // person is to be told.
        std::vector<std::string> undecided;
    };
    // The same for a number of the program's own tables; but before an account is made, the only
    // used sub-account that may stand for it serves, or of several the one whose name tells the
    // rate. A sub-account of another rate never does, nor one of VAT that the buyer owes himself,
    // of one third party, or that the chart keeps for something else ("6271 Frais sur titres").
    Named named(std::string_view number, std::optional<int> vat_permille = std::nullopt) const;

    bool exists(std::string_view number) const;
    // There, or to be made with the name of an equal one ("606400" of the chart).
    bool can_be_booked(std::string_view number) const;
    // The name of that account, else of an equal one; empty: neither is known.
    std::string label_of(std::string_view number) const;
    // How long the general accounts in use mostly are; six in empty books.
    std::size_t digits() const { return m_digits; }

private:
    const KnownAccount* find(std::string_view number) const;
    template <class Fits>
    const KnownAccount* equal_to(std::string_view number, Fits fits) const;
    const KnownAccount* used(std::string_view number) const;
    std::string unused(std::string_view number, bool may_be_cut) const;
    bool may_stand_for(std::string_view role, const KnownAccount& account) const;
    bool is_of_chart(std::string_view number) const;

    Chart m_chart;
    std::vector<KnownAccount> m_known; // by number
    std::map<std::string, std::string> m_chosen;
    std::unordered_multimap<std::string, std::size_t> m_by_digits; // without trailing zeros
    std::size_t m_digits = 6;
};

} // namespace comptoir::ledger
