#include "comptoir/reconcile/label_numbers.h"

#include "comptoir/core/date.h"
#include "comptoir/core/text.h"
#include "words.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_number_most = 30; // characters: what is longer is no number people quote
constexpr std::size_t k_telephone_groups = 5;

struct Token {
    std::vector<std::string> groups;
    std::string text; // as written, folded: "F-805"
    char last_gap = 0;
};

bool joins(char gap) {
    return gap == '-' || gap == '/' || gap == '.' || gap == '_';
}

std::vector<Token> tokens_of(std::string_view label) {
    std::vector<Word> words;
    append_words(label, Column::Label, words);
    std::vector<Token> tokens;
    for (Word& word : words) {
        if (tokens.empty() || !joins(word.gap))
            tokens.push_back({});
        else
            tokens.back().text += word.gap;
        Token& token = tokens.back();
        token.last_gap = token.groups.empty() ? char{0} : word.gap;
        token.text += word.text;
        token.groups.push_back(std::move(word.text));
    }
    return tokens;
}

int number_of(const std::string& digits) {
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

bool is_month(const std::string& group) {
    return group.size() <= 2 && number_of(group) >= 1 && number_of(group) <= 12;
}
bool is_year(const std::string& group) {
    return (group.size() == 4 && (group.starts_with("20") || group.starts_with("19"))) ||
           group.size() == 2;
}

// "03/2026", "2026-03", "202603", "T12026", "12/03/2026".
bool is_period(const Token& token, const std::string& key) {
    if (key.size() >= 4 && key.size() <= 6 && (key[0] == 'T' || key[0] == 'S') && key[1] >= '1' &&
        key[1] <= '4' && text::all_digits(std::string_view(key).substr(1)))
        return true;
    if (!text::all_digits(key))
        return false;
    const std::vector<std::string>& groups = token.groups;
    // "2026/0616" has two groups, a day one or three.
    const bool is_year_and_counter =
        groups.size() == 2 && groups[0].size() == 4 && is_year(groups[0]) && groups[1].size() == 4;
    if (key_strength(key) == KeyStrength::Short && key.size() >= 6 && !is_year_and_counter)
        return true; // reads as a day
    if (groups.size() == 1 && key.size() == 6)
        return (is_year(key.substr(0, 4)) && is_month(key.substr(4))) ||
               (is_month(key.substr(0, 2)) && is_year(key.substr(2)));
    if (groups.size() == 2)
        return (is_month(groups[0]) && is_year(groups[1])) ||
               (is_year(groups[0]) && groups[0].size() == 4 && is_month(groups[1]));
    return groups.size() == 3 && std::all_of(groups.begin(), groups.end(), [](const auto& group) {
               return group.size() <= 2 || (group.size() == 4 && is_year(group));
           });
}

bool is_amount(const Token& token, const std::string& key) {
    return text::all_digits(key) && token.groups.size() > 1 && token.last_gap == '.' &&
           token.groups.back().size() == 2;
}

bool is_telephone(const Token& token, const std::string& key) {
    return text::all_digits(key) && token.groups.size() == k_telephone_groups &&
           std::all_of(token.groups.begin(), token.groups.end(),
                       [](const std::string& group) { return group.size() == 2; });
}

// A French vehicle since 2009: AB-123-CD.
bool is_plate(std::string_view key) {
    const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    return key.size() == 7 && letter(key[0]) && letter(key[1]) &&
           text::all_digits(key.substr(2, 3)) && letter(key[5]) && letter(key[6]);
}

} // namespace

std::vector<std::string> numbers_in_label(std::string_view label, std::string_view piece) {
    std::vector<std::string> numbers;
    const std::string own = key_of(piece);
    for (const Token& token : tokens_of(label)) {
        std::string key;
        for (const std::string& group : token.groups)
            key += group;
        if (own.ends_with(key) || key.size() > k_number_most ||
            key_strength(key) == KeyStrength::Useless || is_period(token, key) ||
            is_amount(token, key) || is_telephone(token, key) || is_plate(key))
            continue;
        numbers.push_back(token.text);
    }
    return numbers;
}

std::vector<ItemReference> references_in_labels(const std::vector<LabelledRow>& rows) {
    std::map<std::pair<std::string, std::string>, std::set<std::string>> pieces;
    std::vector<std::pair<const LabelledRow*, std::string>> found;
    for (const LabelledRow& row : rows) {
        for (std::string& number : numbers_in_label(row.label, row.piece)) {
            pieces[{row.party, key_of(number)}].insert(row.piece);
            found.emplace_back(&row, std::move(number));
        }
    }
    std::vector<ItemReference> references;
    for (auto& [row, number] : found) {
        if (pieces[{row->party, key_of(number)}].size() == 1)
            references.push_back({row->row, std::move(number), false, true});
    }
    return references;
}

} // namespace comptoir::reconcile
