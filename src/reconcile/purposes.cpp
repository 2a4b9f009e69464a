#include "purposes.h"

#include "vocabulary.h"
#include "word_set.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

namespace {

using Words = std::vector<Word>;

struct Pair {
    std::string_view first, second;
};

constexpr std::size_t k_words_between_most = 2; // "DEPOT DE GARANTIE", "TROP A PERCEVOIR"

// What undoes a payment, or gives it back.
bool undoes(std::string_view word) {
    static const WordSet k_words{
        "ANNULATION",    "ANNULE",          "CHARGEBACK",     "CONTREPASSATION",
        "CONTREPASSE",   "ERSTATTUNG",      "EXTOURNE",       "EXTOURNES",
        "INDU",          "OVERPAYMENT",     "REFUND",         "REMB",
        "REMBOURSEMENT", "REMBOURSEMENTS",  "REMBT",          "REVERSAL",
        "RIMBORSO",      "RUCKBUCHUNG",     "RUCKERSTATTUNG", "RUCKZAHLUNG",
        "RUECKBUCHUNG",  "RUECKERSTATTUNG", "RUECKZAHLUNG",   "STORNIERUNG",
        "STORNO",        "TERUGBETALING",   "TROPPERCU",      "TROPVERSE",
        "UBERZAHLUNG",   "UEBERZAHLUNG"};
    return k_words.contains(word);
}

// Securities, loans, capital, advances, penalties, disputes, and what is no invoice yet.
bool is_another_account(std::string_view word) {
    static const WordSet k_words{
        "ADVANCE",   "AMENDE",       "AMENDES",       "CAUTIONNEMENT", "CCA",       "CESSION",
        "CESSIONS",  "SOUSCRIPTION", "SOUSCRIPTIONS", "DARLEHEN",      "DIVIDEND",  "DON",
        "DONS",      "MECENAT",      "SUBVENTION",    "SUBVENTIONS",   "DIVIDENDS", "EMPRUNTS",
        "INDEMNITE", "INDEMNITES",   "INTEREST",      "LENING",        "LITIGE",    "LITIGES",
        "LOAN",      "MAHNGEBUEHR",  "MAHNGEBUHR",    "PENALTIES",     "PENALTY",   "PRETS",
        "SEQUESTRE", "VORSCHUSS",    "ZINSEN"};
    return says_other_purpose(word) || k_words.contains(word);
}

// What one pays to people one employs.
bool pays_wages(std::string_view word) {
    static const WordSet k_words{"GRATIFICATION", "NDF",    "PAYE", "PRIME",
                                 "PRIMES",        "SALARY", "STC"};
    return says_wages(word) || k_words.contains(word);
}

bool follows(const Words& words, std::size_t at, std::string_view second) {
    for (std::size_t i = at + 1; i < words.size() && i <= at + 1 + k_words_between_most; ++i) {
        if (words[i].gap == '\n')
            return false;
        if (words[i].text.starts_with(second))
            return true;
    }
    return false;
}

template <std::size_t N>
bool begins_one_of(const Words& words, std::size_t at, const std::array<Pair, N>& pairs) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
        return words[at].text == pair.first && follows(words, at, pair.second);
    });
}

constexpr std::array<Pair, 4> k_undoing{
    {{"TROP", "VERSE"}, {"TROP", "PERCU"}, {"TROP", "PAYE"}, {"PAIEMENT", "ERRON"}}};
constexpr std::array<Pair, 5> k_other_accounts{{{"DEPOT", "GARANTIE"},
                                                {"PRO", "FORMA"},
                                                {"COMPTE", "COURANT"},
                                                {"CPTE", "COURANT"},
                                                {"CPT", "COURANT"}}};
constexpr std::array<Pair, 4> k_wages{
    {{"NOTE", "FRAIS"}, {"NOTES", "FRAIS"}, {"TOUT", "COMPTE"}, {"FRAIS", "DEPLACEMENT"}}};

// "Prêt à Porter Lyon": a word of the name is no word about the payment.
bool is_of_name(const Context& context, std::uint32_t party, const std::string& word) {
    if (party == k_no_party)
        return false;
    const std::vector<std::string>& name = context.parties.words_of_name(party);
    return std::find(name.begin(), name.end(), usual_spelling(word)) != name.end();
}

} // namespace

std::vector<Purpose> purposes_of(std::string_view folded) {
    std::vector<Purpose> purposes;
    if (undoes(folded))
        purposes.push_back(Purpose::Undoing);
    if (is_another_account(folded))
        purposes.push_back(Purpose::OtherAccount);
    if (pays_wages(folded))
        purposes.push_back(Purpose::Wages);
    return purposes;
}

std::optional<std::string> other_purpose(const Context& context, std::uint32_t line,
                                         std::uint32_t party, const KnownPurpose& known) {
    const bank::StatementLine& texts = context.line(line);
    // Nobody draws wages from an account by direct debit: "PRIME" is an insurer's there.
    const bool may_be_wages =
        texts.amount.is_negative() && texts.nature != bank::Nature::DirectDebit;
    const auto shared_words = context.words(line);
    const Words& words = *shared_words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i].text;
        if (words[i].column == Column::CounterpartyName || is_of_name(context, party, word))
            continue;
        const bool speaks =
            (!known.gives_back && (undoes(word) || begins_one_of(words, i, k_undoing))) ||
            (!known.is_proven &&
             (is_another_account(word) || begins_one_of(words, i, k_other_accounts) ||
              (may_be_wages && (pays_wages(word) || begins_one_of(words, i, k_wages)))));
        if (speaks)
            return word;
    }
    return std::nullopt;
}

} // namespace comptoir::reconcile
