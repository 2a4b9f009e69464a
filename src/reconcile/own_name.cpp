#include "own_name.h"

#include "comptoir/core/text.h"
#include "name_check.h"
#include "vocabulary.h"

#include <algorithm>
#include <array>

namespace comptoir::reconcile {

using namespace std::string_view_literals; // the word list

namespace {

constexpr std::size_t k_word_least = 3; // shorter ones are not read as names either

// Beside the name: what one's own transfers are for.
bool is_treasury_word(std::string_view word) {
    static constexpr std::array k_words{"ALIMENTATION"sv, "APPRO"sv,       "APPROVISIONNEMENT"sv,
                                        "EQUILIBRAGE"sv,  "NIVELLEMENT"sv, "TRESORERIE"sv};
    return std::binary_search(k_words.begin(), k_words.end(), word);
}

// As name_words_of() spells those of a line.
std::vector<std::string> telling_words(std::string_view name) {
    std::vector<std::string> words;
    for (const std::string& word : name_words(name)) {
        if (word.size() >= k_word_least && !is_connector(word) && !is_legal_form(word) &&
            !is_payment_word(word)) // "CIE"
            words.emplace_back(usual_spelling(word));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

} // namespace

OwnName::OwnName(const Context& context) : m_context(context) {
    const std::string& company = context.books.company;
    std::vector<std::string> words = telling_words(company);
    const bool tells = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return !is_trade_word(word) && !is_payment_word(word);
    });
    if (tells && context.parties.named(company).empty())
        m_words = std::move(words);
}

bool OwnName::stands_in(std::uint32_t line) const {
    if (m_words.empty())
        return false;
    const bank::StatementLine& text = m_context.line(line);
    if (const std::string_view name = other_name(text); !name.empty())
        return telling_words(name) == m_words;
    // Most lines hold no letter of it: words are not looked for in them.
    const std::string letters = text::fold_compact(text.label + text.label_more);
    if (letters.find(m_words.front()) == std::string::npos)
        return false;
    std::vector<std::string> found;
    for (const NameWord& word : name_words_of(m_context, line)) {
        if (is_treasury_word(word.text))
            continue;
        if (!std::binary_search(m_words.begin(), m_words.end(), word.text))
            return false;
        found.push_back(word.text);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found == m_words;
}

} // namespace comptoir::reconcile
