// Names of two characters: "PRLV SEPA 3M", "VIREMENT POUR HP FACT 202601464".
//
// So little is a name only where nothing else can be one: alone in its column but for what banks
// write before a name, and what a payer writes behind it. "HP CONSEIL" is another house, "BP 123" a
// post-office box, "LOYER 3M" three months.
#include "comptoir/core/text.h"
#include "line_reading.h"
#include "vocabulary.h"

#include <algorithm>
#include <array>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_number_least = 5; // digits: fewer may belong to the two letters

bool stands_before_names(const Word& word) {
    static constexpr std::array<std::string_view, 22> k_words{
        "A",        "ACHAT",  "CARTE", "CB",       "DE",   "DU",          "EMIS", "EN",
        "EUROPEEN", "FAVEUR", "INST",  "PAIEMENT", "POUR", "PRELEVEMENT", "PRLV", "RECU",
        "REM",      "SEPA",   "VIR",   "VIREMENT", "VIRT", "VOTRE"};
    const bool has_digits = count_digits(word.text) > 0; // of a card, a day, an operation
    return word.is_marker || has_digits ||
           std::find(k_words.begin(), k_words.end(), word.text) != k_words.end();
}

bool may_follow_names(const std::vector<Word>& words, std::size_t at) {
    if (at == words.size() || words[at].gap == '\n' || words[at].is_marker)
        return true;
    const bool is_mark = words[at].gap != ' ';
    if (is_mark)
        return false; // "HP-CONSEIL", "R&D"
    if (text::all_digits(words[at].text)) {
        const bool is_day = at + 1 < words.size() && words[at + 1].gap == '/';
        return is_day || words[at].text.size() >= k_number_least;
    }
    const bool ends = at + 1 == words.size() || words[at + 1].gap == '\n';
    return words[at].text.size() > 2 &&
           (is_payment_word(words[at].text) || (ends && starts_payment_word(words[at].text)));
}

} // namespace

void PartyIndex::add_tiny_mentions(const std::vector<Word>& words,
                                   std::vector<Mention>& mentions) const {
    if (m_by_tiny_name.empty())
        return;
    bool is_alone = true; // nothing but what banks write so far
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].gap == '\n')
            is_alone = true;
        const Parties* known = is_alone ? m_by_tiny_name.find(words[i].text) : nullptr;
        if (known && words[i].gap != '-' && words[i].gap != '.' && may_follow_names(words, i + 1))
            mentions.push_back({*known, false, i, i, false});
        is_alone = is_alone && stands_before_names(words[i]);
    }
}

} // namespace comptoir::reconcile
