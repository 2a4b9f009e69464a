#include "own_name.h"

#include "comptoir/core/text.h"
#include "name_check.h"
#include "own_accounts_words.h"
#include "vocabulary.h"

#include <algorithm>
#include <iterator>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_word_least = 3; // shorter ones are not read as names either
// What the width of a column left of the next word behind the whole name: "/MOTIF V".
constexpr std::size_t k_stump_most = 2;
constexpr std::size_t k_start_of_bank_least = 4;
constexpr std::size_t k_cut_word_least = 7; // the only word of a name, cut

// Each once.
std::vector<std::string> telling_words(std::string_view name) {
    std::vector<std::string> words;
    for (std::string& word : words_spelled_in(name)) {
        if (std::find(words.begin(), words.end(), word) == words.end())
            words.push_back(std::move(word));
    }
    return words;
}

bool are_same(std::vector<std::string> a, std::vector<std::string> b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

// A name in a column that name_words_of() does not read.
bool names_another(std::string_view text, const std::vector<std::string>& ours) {
    const std::vector<std::string> words = telling_words(text);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return !is_treasury_word(word) && count_digits(word) == 0 &&
               std::find(ours.begin(), ours.end(), word) == ours.end();
    });
}

} // namespace

struct OwnName::Found {
    std::vector<bool> whole, cut; // by word of the name
    bool ends_in_stump = false;

    bool any() const {
        const auto is_set = [](bool one) { return one; };
        return std::any_of(whole.begin(), whole.end(), is_set) ||
               std::any_of(cut.begin(), cut.end(), is_set);
    }
    bool has(std::size_t word) const { return whole[word] || cut[word]; }
    bool is_all() const {
        return !whole.empty() &&
               std::all_of(whole.begin(), whole.end(), [](bool one) { return one; });
    }
};

OwnName::OwnName(const Context& context) : m_context(context) {
    const std::string& company = context.books.company;
    std::vector<std::string> words = telling_words(company);
    const bool tells = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return !is_trade_word(word) && !is_payment_word(word);
    });
    if (tells && context.parties.named(company).empty())
        m_words = std::move(words);
}

// Most lines hold no letter of the name: words are not looked for in them. A name that a column cut
// begins with its first word.
bool OwnName::may_bear(const std::string& letters) const {
    return !m_words.empty() && letters.find(m_words.front()) != std::string::npos;
}

// Is every word of the texts that may be a name one of ours, or of the treasury? The last one of a
// full column may be cut.
bool OwnName::reads_only_own(std::uint32_t line, Found& found) const {
    found.whole.assign(m_words.size(), false);
    found.cut.assign(m_words.size(), false);
    for (const NameWord& word : name_words_of(m_context, line)) {
        if (is_treasury_word(word.text))
            continue;
        const auto ours = std::find(m_words.begin(), m_words.end(), word.text);
        if (ours != m_words.end()) {
            found.whole[static_cast<std::size_t>(ours - m_words.begin())] = true;
            continue;
        }
        if (!word.is_cut)
            return false;
        if (word.text.size() >= k_start_of_bank_least && starts_payment_word(word.text))
            continue; // "VIREMEN" of an internal transfer
        const bool is_again = found.is_all() && word.text.size() >= k_start_of_bank_least - 1 &&
                              m_words.front().starts_with(word.text);
        if (is_again)
            continue; // payee and payer, both of them we
        bool starts = false;
        for (std::size_t i = 0; i < m_words.size() && !starts; ++i) {
            starts = !found.whole[i] && m_words[i].starts_with(word.text);
            found.cut[i] = starts;
        }
        found.ends_in_stump = !starts && !starts_treasury_word(word.text);
        if (found.ends_in_stump && word.text.size() > k_stump_most)
            return false;
    }
    return true;
}

// The first words of the name, the last of them cut perhaps: the others did not fit.
bool OwnName::is_start_of_name(const Found& found) const {
    std::size_t count = 0;
    while (count < m_words.size() && found.has(count))
        ++count;
    bool tells = false;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (i >= count && found.has(i))
            return false;
        tells = tells || (i < count && !is_trade_word(m_words[i]) &&
                          (found.whole[i] || count == 1) && m_words[i].size() >= k_word_least);
    }
    const bool only_a_cut_word = count == 1 && found.cut[0];
    return tells && !(only_a_cut_word && m_words[0].size() < k_cut_word_least);
}

// Does a party bear a telling word of ours, too? Then less than the whole name may be its.
bool OwnName::is_known_otherwise(const Found& found) const {
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (found.has(i) && !is_trade_word(m_words[i]) &&
            !m_context.parties.with_word(m_words[i]).empty())
            return true;
    }
    return false;
}

OwnSaying OwnName::read(std::uint32_t line) const {
    const bank::StatementLine& text = m_context.line(line);
    const std::string texts = text.label + " " + text.label_more;
    const std::vector<std::string> said =
        text::fold_words(runs_on(text) ? text.label + text.label_more : texts);
    OwnSaying saying;
    if (const std::string_view name = other_name(text); !name.empty()) {
        saying.name = !m_words.empty() && are_same(telling_words(name), m_words);
        saying.words = saying.name && say_own_accounts(said);
        return saying;
    }
    const bool by_words = say_own_accounts(said);
    if (!by_words && !may_bear(text::fold_compact(text.label + text.label_more)))
        return saying;
    Found found;
    if (!reads_only_own(line, found))
        return saying;
    const bool is_full = std::binary_search(std::begin(k_label_widths), std::end(k_label_widths),
                                            text::length_in_characters(text.label)) &&
                         text.label_more.empty();
    const bool known_otherwise = is_known_otherwise(found);
    if (found.is_all())
        saying.name = true;
    else if (found.any())
        saying.name =
            is_full && !known_otherwise && !found.ends_in_stump && is_start_of_name(found);
    saying.words = by_words && (saying.name || !known_otherwise) && !found.ends_in_stump &&
                   !names_another(text.comment, m_words);
    return saying;
}

} // namespace comptoir::reconcile
