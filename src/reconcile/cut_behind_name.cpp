#include "cut_behind_name.h"

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

} // namespace

std::vector<NameWord> with_cut_end(const Context& context, std::vector<NameWord> words,
                                   std::uint32_t line, std::uint32_t party) {
    const bank::StatementLine& texts = context.line(line);
    if (edge_of(texts) != LabelEdge::InWord || !texts.label_more.empty() ||
        !other_name(texts).empty())
        return words;
    std::vector<Word> label;
    append_words(texts.label, Column::Label, label);
    if (label.size() < 2)
        return words;
    const Word& last = label.back();
    const std::string& before = label[label.size() - 2].text;
    const std::vector<std::string> name = text::fold_words(context.parties.facts(party).name);
    const auto is_own = [&](const std::string& word) {
        return std::find(name.begin(), name.end(), word) != name.end();
    };
    if (!is_own(before) || is_own(last.text) || is_company_form(before) || is_legal_form(before))
        return words;
    if (!words.empty() && words.back().is_cut && words.back().text == usual_spelling(last.text))
        words.back().follows = words.size() > 1;
    else if (!words.empty() && may_begin_a_name(last))
        words.push_back({last.text, true, true});
    return words;
}

} // namespace comptoir::reconcile
