// Names in which a line shortens the trade: "ELEC BRODEL", "BRODEL NETTO", "SARL BRODEL
// DISTRIBUTI".
//
// Each word of the line stands for a word of the name, and each of the name for one of the line:
// the words that tell the party whole, those of its trade whole or shortened. Only a legal form and
// "& Cie" may be left out. A surname alone is not the house of that name, a first name that starts
// another is no shortened one, and of several parties that fit none is told apart.
#include "comptoir/core/text.h"
#include "line_reading.h"
#include "vocabulary.h"

#include <algorithm>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_words_least = 2;
constexpr std::size_t k_words_most = 6;
constexpr std::size_t k_turned_words_most = 3; // as for whole names
constexpr std::size_t k_telling_least = 4;
constexpr std::size_t k_short_beside_few_letters_least = 4; // "ROY INFO"

using Words = std::vector<std::string>;

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool may_be_left_out(const std::string& word) {
    return word == "CIE" || is_legal_form(word) || is_connector(word);
}

// "SARLBRODEL NETTO".
bool take_off_legal_form(std::string& word) {
    for (const std::string_view form : k_glued_company_forms) {
        if (word.starts_with(form) && word.size() >= form.size() + k_telling_least) {
            word.erase(0, form.size());
            return true;
        }
    }
    return false;
}

// Does each word stand for one of the name, and each of the name for one of the words?
bool shortens(const Words& words, const Words& name) {
    std::vector<bool> used(name.size(), false);
    std::size_t last = 0;
    std::size_t telling = 0; // letters
    std::size_t shortest = std::string::npos;
    bool in_order = true;
    bool is_shorter = false;
    for (const std::string& word : words) {
        std::size_t at = name.size();
        for (std::size_t i = 0; i < name.size() && at == name.size(); ++i) {
            if (!used[i] && name[i] == word)
                at = i;
        }
        for (std::size_t i = 0; i < name.size() && at == name.size(); ++i) {
            if (!used[i] && shortens_trade(word, name[i]))
                at = i;
        }
        if (at == name.size())
            return false;
        used[at] = true;
        in_order = in_order && at >= last;
        last = at;
        if (name[at] != word) {
            is_shorter = true;
            shortest = std::min(shortest, word.size());
        } else if (!is_trade_word(word)) {
            telling = std::max(telling, word.size());
        }
    }
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (used[i])
            continue;
        if (!may_be_left_out(name[i]))
            return false;
        is_shorter = true;
    }
    const bool tells = telling >= k_telling_least || (telling + 1 == k_telling_least &&
                                                      shortest >= k_short_beside_few_letters_least);
    return is_shorter && tells && (in_order || words.size() <= k_turned_words_most);
}

} // namespace

std::vector<std::uint32_t>
PartyIndex::with_short_name(const std::vector<std::string>& words) const {
    if (words.size() < k_words_least || words.size() > k_words_most)
        return {};
    Parties parties;
    for (const std::string& word : words) {
        if (is_trade_word(word) || word.size() + 1 < k_telling_least)
            continue;
        const Parties holders = with_word(word);
        if (holders.size() == k_word_holders_max)
            return {}; // there may be more
        for (const std::uint32_t holder : holders) {
            if ((*m_parties)[holder].statement_reference.empty() &&
                shortens(words, m_words[holder]))
                parties.push_back(holder);
        }
        break; // a word that tells stands in the name whole
    }
    std::sort(parties.begin(), parties.end());
    parties.erase(std::unique(parties.begin(), parties.end()), parties.end());
    return parties;
}

// The runs of words that are neither numbers nor a payment's. A whole name inside a longer one that
// is shortened is none: "BRODEL" in "ELEC BRODEL".
void PartyIndex::add_short_mentions(const std::vector<Word>& words,
                                    std::vector<Mention>& mentions) const {
    for (const KeyPlace place : runs_of_names(words)) {
        const std::size_t first = place.first, end = place.last + 1;
        // "BRODEL NETTO F 260117": the letter belongs to the number.
        std::size_t last = end - 1;
        if (last > first && words[last].text.size() == 1 && end < words.size() &&
            words[end].gap != '\n' && has_digit(words[end].text))
            --last;
        Words run;
        for (std::size_t i = first; i <= last; ++i) {
            if (!is_connector(words[i].text))
                run.emplace_back(usual_spelling(words[i].text));
        }
        const bool is_known =
            std::any_of(mentions.begin(), mentions.end(), [&](const Mention& one) {
                return one.first <= first && end - 1 <= one.last;
            });
        Parties parties = is_known ? Parties{} : with_short_name(run);
        if (parties.empty() && !is_known && !run.empty() && take_off_legal_form(run.front()))
            parties = with_short_name(run);
        if (!parties.empty()) {
            std::erase_if(mentions, [&](const Mention& one) {
                return !one.by_reference && first <= one.first && one.last < end;
            });
            mentions.push_back({std::move(parties), false, first, end - 1, true});
        }
    }
}

} // namespace comptoir::reconcile
