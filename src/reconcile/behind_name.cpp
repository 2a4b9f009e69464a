#include "behind_name.h"

#include "beside_names.h"
#include "comptoir/core/text.h"
#include "label_edge.h"
#include "vocabulary.h"
#include "word_set.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_sure_least = 4; // letters of a word of payments that is surely one

// Whole or cut, they say that a number or what is paid comes next, and begin no name.
bool begins_no_name(std::string_view word) {
    static const WordSet k_words(
        "CB CDE CHQ CLI ECH EUR FAC INV LCR NO NR NRO NUM NUMS PMT RBT REF "
        "RGT SCT SDD TRF TTC TVA VIR VRT");
    return k_words.contains(word);
}

bool may_begin_a_name(const Word& word) {
    return is_payment_word(word.text) && word.text.size() < k_sure_least && !word.is_marker &&
           !begins_no_name(word.text) && !is_company_form(word.text) && !is_legal_form(word.text);
}

// The words of a party's name, as a label spells them.
class OwnWords {
public:
    OwnWords(const Context& context, std::uint32_t party)
        : m_name(text::fold_words(context.parties.facts(party).name)) {}
    bool has(const Word& word) const {
        return std::find(m_name.begin(), m_name.end(), word.text) != m_name.end();
    }
    // A form of a company ends a name, whoever bears it.
    bool goes_on_after(const Word& word) const {
        return has(word) && !is_company_form(word.text) && !is_legal_form(word.text);
    }

private:
    std::vector<std::string> m_name;
};

// "LEROY WEB AGENCE": WEB is a word of payments and of the name of Leroy Web, AGENCE stands behind
// it as behind any other word of the name.
void join_behind_own_payment_words(const std::vector<Word>& label, const OwnWords& own,
                                   std::vector<NameWord>& words) {
    for (std::size_t at = 2; at < label.size(); ++at) {
        const Word& before = label[at - 1];
        if (!own.goes_on_after(before) || !is_payment_word(before.text) ||
            !own.goes_on_after(label[at - 2]) || own.has(label[at]))
            continue;
        const auto word = std::find_if(words.begin(), words.end(), [&](const NameWord& each) {
            return each.text == usual_spelling(label[at].text);
        });
        if (word != words.end() && word != words.begin())
            word->follows = true;
    }
}

} // namespace

std::vector<NameWord> with_words_behind_name(const Context& context, std::vector<NameWord> words,
                                             std::uint32_t line, std::uint32_t party) {
    const bank::StatementLine& texts = context.line(line);
    if (!other_name(texts).empty())
        return words;
    std::vector<Word> label;
    append_words(texts.label, Column::Label, label);
    if (label.size() < 2)
        return words;
    const OwnWords own(context, party);
    join_behind_own_payment_words(label, own, words);
    if (edge_of(texts) != LabelEdge::InWord || !texts.label_more.empty())
        return words;
    const Word& last = label.back();
    if (!own.goes_on_after(label[label.size() - 2]) || own.has(last))
        return words;
    if (!words.empty() && words.back().is_cut && words.back().text == usual_spelling(last.text))
        words.back().follows = words.size() > 1;
    else if (!words.empty() && may_begin_a_name(last))
        words.push_back({last.text, true, true});
    return words;
}

} // namespace comptoir::reconcile
