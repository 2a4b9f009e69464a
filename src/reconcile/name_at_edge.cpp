#include "name_at_edge.h"

#include "comptoir/core/text.h"
#include "label_edge.h"
#include "vocabulary.h"

#include <algorithm>
#include <string>
#include <vector>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_letters_least = 8; // its form and title among them
constexpr std::size_t k_words_least = 2;
constexpr std::size_t k_telling_least = 4;

using Words = std::vector<std::string>;

Words without_connectors(Words words) {
    std::erase_if(words, [](const std::string& word) { return is_connector(word); });
    return words;
}

// Does the name begin with the words, the last of them maybe cut, and go on?
bool begins_with(const Words& name, const Words& start, bool may_cut_word) {
    std::string letters, wanted;
    for (const std::string& word : start)
        wanted += word;
    bool ends_with_word = false;
    for (const std::string& word : name) {
        ends_with_word = ends_with_word || letters.size() == wanted.size();
        letters += word;
    }
    return letters.size() > wanted.size() && letters.starts_with(wanted) &&
           (may_cut_word || ends_with_word);
}

// The word that tells a party, whole or so much of it; empty: none does. Whose name begins like the
// words has one that begins like this.
std::string_view longest_telling(const Words& start) {
    std::string_view longest;
    for (const std::string& word : start)
        if (word.size() >= k_telling_least && word.size() > longest.size() &&
            !is_trade_word(word) && !is_legal_form(word) && !is_payment_word(word))
            longest = word;
    return usual_spelling(longest);
}

// A house, whose name goes on with what it does: a person's may end in a name of its own, as KARIM
// MARTIN does that Martinez goes on from.
bool is_a_house(const std::string& name) {
    const Words words = text::fold_words(name);
    return name.find('&') != std::string::npos ||
           std::any_of(words.begin(), words.end(), [](const std::string& word) {
               return word == "ET" || is_trade_word(word) || is_company_form(word) ||
                      count_digits(word) > 0;
           });
}

bool may_stand_before(const Word& word) {
    return word.is_marker || count_digits(word.text) > 0 || is_payment_word(word.text) ||
           is_bank_word(word.text);
}

// The names of the party: as the books have it, and without its legal form, be it turned.
bool may_begin(const Context& context, std::uint32_t party, const Words& start, bool may_cut_word) {
    const std::string& name = context.parties.facts(party).name;
    Words bare = without_connectors(name_words(name));
    if (begins_with(without_connectors(text::fold_words(name)), start, may_cut_word) ||
        begins_with(bare, start, may_cut_word))
        return true;
    if (!bare.empty())
        std::rotate(bare.begin(), bare.end() - 1, bare.end());
    return begins_with(bare, start, may_cut_word);
}

} // namespace

bool is_only_start_at_edge(const Context& context, std::uint32_t line, std::uint32_t party) {
    const bank::StatementLine& texts = context.line(line);
    const LabelEdge edge = edge_of(texts);
    if (edge == LabelEdge::Inside || !texts.label_more.empty() || !other_name(texts).empty() ||
        !is_a_house(context.parties.facts(party).name))
        return false;
    const bool may_cut_word = edge == LabelEdge::InWord;
    std::vector<Word> words;
    append_words(texts.label, Column::Label, words);
    for (std::size_t first = 0; first < words.size(); ++first) {
        if (first > 0 && !may_stand_before(words[first - 1]))
            continue;
        Words start;
        std::size_t letters = 0;
        for (std::size_t i = first; i < words.size(); ++i) {
            start.push_back(words[i].text);
            letters += words[i].text.size();
        }
        if (start.size() < k_words_least || letters < k_letters_least)
            continue;
        start = without_connectors(std::move(start));
        if (longest_telling(start).empty() || !may_begin(context, party, start, may_cut_word))
            continue;
        Words bare = start;
        std::erase_if(bare, [](const std::string& word) { return is_legal_form(word); });
        const std::vector<std::uint32_t> others = context.parties.with_word(longest_telling(start));
        return others.size() < PartyIndex::k_word_holders_max &&
               std::none_of(others.begin(), others.end(), [&](std::uint32_t other) {
                   return other != party && (may_begin(context, other, start, may_cut_word) ||
                                             may_begin(context, other, bare, may_cut_word));
               });
    }
    return false;
}

} // namespace comptoir::reconcile
