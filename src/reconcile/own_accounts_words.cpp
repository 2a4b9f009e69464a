#include "own_accounts_words.h"

#include "vocabulary.h"

#include <algorithm>
#include <array>

namespace comptoir::reconcile {

using namespace std::string_view_literals; // the word lists

namespace {

constexpr std::size_t k_start_least = 3;

constexpr std::array k_treasury_words{
    "ALIM"sv,        "ALIMENTATION"sv, "APPRO"sv,   "APPROVISIONNEMENT"sv,
    "AUTRE"sv,       "CCP"sv,          "COMPTE"sv,  "COMPTES"sv,
    "COURANT"sv,     "CPT"sv,          "CPTE"sv,    "CPTES"sv,
    "DEPUIS"sv,      "ENTRE"sv,        "EPARGNE"sv, "EQUILIBRAGE"sv,
    "INTERN"sv,      "INTERNAL"sv,     "INTERNE"sv, "INTERNES"sv,
    "LIVRET"sv,      "LIVRETS"sv,      "MES"sv,     "MON"sv,
    "NIVELLEMENT"sv, "PLACEMENT"sv,    "TRESO"sv,   "TRESORERIE"sv,
    "UMBUCHUNG"sv};

template <std::size_t Count>
bool is_one_of(const std::array<std::string_view, Count>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool says_accounts(std::string_view word) {
    return is_account_word(word) || word == "COMPTES" || word == "CPTES";
}

bool is_owners_word(std::string_view word) {
    return is_one_of(std::array{"MES"sv, "MON"sv, "NOS"sv, "NOTRE"sv, "VOS"sv, "VOTRE"sv, "AUTRE"sv,
                                "LE"sv, "LES"sv, "DEUX"sv},
                     word);
}

// Says it by itself, as what is left of the label names nobody.
bool is_telling(std::string_view word) {
    return is_one_of(std::array{"INTERNE"sv, "INTERNES"sv, "INTERNAL"sv, "NIVELLEMENT"sv,
                                "EQUILIBRAGE"sv, "LIVRET"sv, "LIVRETS"sv, "EPARGNE"sv,
                                "UMBUCHUNG"sv},
                     word);
}

// Another's account, or money that is owed for it: "VERS COMPTE TIERS", "INTERETS LIVRET", "APPORT
// COMPTE COURANT ASSOCIE".
bool speaks_of_another_purpose(std::string_view word) {
    return word == "EXTERNE" || word == "EXTERNES" || word == "TIERS" || word == "ASSOCIE" ||
           word == "ASSOCIES" || word == "BENEFICIAIRE" || word == "INTERET" ||
           word == "INTERETS" || says_other_purpose(word) || says_wages(word) ||
           says_no_invoice(word) || says_difference(word);
}

} // namespace

bool is_treasury_word(std::string_view folded) {
    return is_one_of(k_treasury_words, folded);
}

bool starts_treasury_word(std::string_view folded) {
    return folded.size() >= k_start_least &&
           std::any_of(k_treasury_words.begin(), k_treasury_words.end(),
                       [&](std::string_view word) { return word.starts_with(folded); });
}

bool say_own_accounts(const std::vector<std::string>& words) {
    if (std::any_of(words.begin(), words.end(), speaks_of_another_purpose))
        return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (is_telling(words[i]))
            return true;
        const bool between = words[i] == "ENTRE" || words[i] == "VERS" || words[i] == "DEPUIS";
        std::size_t next = i + 1;
        while (between && next < words.size() && is_owners_word(words[next]))
            ++next;
        if (between && next < words.size() && says_accounts(words[next]))
            return true;
        const bool goes_on = says_accounts(words[i]) && i + 2 < words.size() && words[i + 1] == "A";
        if (goes_on && says_accounts(words[i + 2]))
            return true;
    }
    return false;
}

} // namespace comptoir::reconcile
