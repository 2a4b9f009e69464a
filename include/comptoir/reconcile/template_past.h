// What lines an entry template was used for: by these a line of another kind is told (C34).
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/date.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// The words of a line where names stand: its label, with the word that a full width cut, and the
// other side's name. Folded, letters alone, of three at least.
std::vector<std::string> words_where_names_stand(const bank::StatementLine& line);

// Says it only what the payment is, or when: a bank's word, a month, a legal form?
bool is_ordinary_beside_a_template(std::string_view folded);

// Of one template. Lines booked as it books before it was there count as well.
struct TemplatePast {
    struct Use {
        Date day;
        std::int64_t minor = 0;
    };
    std::vector<Use> uses; // by day, as they are added
    std::int64_t money_in = 0, money_out = 0;
    std::int64_t with_new_words = 0; // that said what none before them had
    std::int64_t with_mandate = 0, with_account = 0;
    std::set<std::string> mandates, accounts, names;
    std::set<std::string, std::less<>> words; // of all texts
    std::set<bank::Nature> natures;

    void add(const bank::StatementLine& line);
    std::int64_t count() const { return money_in + money_out; }
    // Are its words those of before as a rule? Fuel and restaurants are somewhere else each time.
    bool says_the_same() const;
    // Do several come within a few days, as tolls and fuel do?
    bool comes_often() const;
};

// Charges that are debited twice come so near.
inline constexpr int k_days_of_twice = 5;

} // namespace comptoir::reconcile
