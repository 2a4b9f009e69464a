#include "formats/statements/csv/csv_words.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/resource.h"
#include "comptoir/core/text.h"
#include "comptoir/core/utf8.h"
#include "formats/statements/csv/csv_tables.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace comptoir::formats::csv {

namespace {

// The signs "+" and "-" fold to nothing: they stay as they are.
std::string key_of(std::string_view word) {
    const std::string folded = text::fold_compact(word);
    return folded.empty() ? std::string(text::trim(word)) : folded;
}

class Words {
public:
    Words() {
        for (const TableRow& row : table_rows("words.tsv"))
            for (std::size_t at = 1; at < row.size(); ++at)
                m_words[std::string(row[0])].emplace_back(key_of(row[at]));
    }
    bool has(std::string_view group, std::string_view key) const {
        const std::vector<std::string>& words = group_of(group);
        return std::find(words.begin(), words.end(), key) != words.end();
    }
    const std::vector<std::string>& group_of(std::string_view group) const {
        const auto found = m_words.find(group);
        invariant(found != m_words.end(), "every group of words is in the table");
        return found->second;
    }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> m_words;
};

const Words& words() {
    static const Words all;
    return all;
}

std::optional<bank::CsvRole> role_of_key(std::string_view key) {
    static const auto roles = [] {
        std::map<std::string, bank::CsvRole, std::less<>> by_name;
        for (const bank::CsvRole role : bank::csv_roles())
            if (role != bank::CsvRole::Ignore)
                for (const std::string& name :
                     words().group_of("column." + std::string(to_text(role))))
                    by_name.try_emplace(name, role);
        return by_name;
    }();
    const auto found = roles.find(key);
    return found == roles.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Currency> currency_of_word(std::string_view word) {
    if (word == "EURO" || word == "EUROS")
        return Currency::eur();
    return Currency::parse(word);
}

// Whether the folded words begin with those of `phrase`, written without blanks.
bool begins_with_words(const std::vector<std::string>& folded, std::string_view phrase) {
    std::string joined;
    for (const std::string& word : folded) {
        joined += word;
        if (joined.size() >= phrase.size())
            return joined == phrase;
    }
    return false;
}

} // namespace

std::optional<bank::CsvRole> role_of_name(std::string_view header) {
    if (const auto role = role_of_key(text::fold_compact(header)))
        return role;
    std::vector<std::string> parts = text::fold_words(header);
    if (parts.size() < 2 || !currency_of_word(parts.back()))
        return std::nullopt;
    parts.pop_back();
    std::string key;
    for (const std::string& part : parts)
        key += part;
    return role_of_key(key);
}

std::optional<Currency> currency_of_name(std::string_view header) {
    const std::vector<std::string> parts = text::fold_words(header);
    return parts.size() < 2 ? std::nullopt : currency_of_word(parts.back());
}

std::optional<RowStatus> status_of(std::string_view cell) {
    if (cell.empty())
        return std::nullopt;
    const std::string key = key_of(cell);
    for (const auto& [group, status] : {std::pair{"status.booked", RowStatus::Booked},
                                        std::pair{"status.pending", RowStatus::Pending},
                                        std::pair{"status.refused", RowStatus::Refused}})
        if (words().has(group, key))
            return status;
    return std::nullopt;
}

std::optional<bool> is_money_in(std::string_view cell) {
    if (cell.empty())
        return std::nullopt;
    const std::string key = key_of(cell);
    if (words().has("sign.in", key))
        return true;
    if (words().has("sign.out", key))
        return false;
    return std::nullopt;
}

std::optional<unsigned> month_of_name(std::string_view folded) {
    for (unsigned month = 1; month <= 12; ++month)
        if (words().has("month." + text::number(month), folded))
            return month;
    return std::nullopt;
}

namespace {

using Phrase = std::pair<std::string, bank::Nature>;

// Sorted by their letters, so that those with a common beginning stand together.
const std::vector<Phrase>& nature_phrases() {
    static const auto phrases = [] {
        std::map<std::string, bank::Nature> by_phrase;
        for (const bank::Nature nature :
             {bank::Nature::InstantTransfer, bank::Nature::Transfer, bank::Nature::DirectDebit,
              bank::Nature::Card, bank::Nature::Cheque, bank::Nature::Cash, bank::Nature::Fee,
              bank::Nature::Interest, bank::Nature::Bill})
            for (const std::string& phrase :
                 words().group_of("kind." + std::string(to_text(nature))))
                by_phrase.try_emplace(phrase, nature);
        return std::vector<Phrase>(by_phrase.begin(), by_phrase.end());
    }();
    return phrases;
}

} // namespace

// The longest phrase that the words begin with: "VIR INST" before "VIR".
bank::Nature nature_of(std::string_view text) {
    constexpr std::size_t k_words_max = 4;
    constexpr std::size_t k_looked_at = 48;
    if (text.empty())
        return bank::Nature::Other;
    bank::Nature nature = bank::Nature::Other;
    const std::string folded = text::is_ascii(text)
                                   ? text::fold(text.substr(0, k_looked_at))
                                   : text::fold(text::cut_to_characters(text, k_looked_at));
    std::string joined;
    std::string_view rest = folded;
    auto first = nature_phrases().begin();
    for (std::size_t count = 0; count < k_words_max && !rest.empty(); ++count) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        joined += rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        first = std::lower_bound(
            first, nature_phrases().end(), joined,
            [](const Phrase& phrase, const std::string& words) { return phrase.first < words; });
        if (first == nature_phrases().end() || !first->first.starts_with(joined))
            break; // nor does any longer one
        if (first->first == joined)
            nature = first->second;
    }
    return nature;
}

bool is_footer(std::string_view cell) {
    const std::vector<std::string> folded = text::fold_words(cell);
    const std::vector<std::string>& phrases = words().group_of("footer");
    return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
        return begins_with_words(folded, phrase);
    });
}

std::optional<Fact> fact_of(std::string_view label) {
    static constexpr auto k_groups = std::to_array<std::pair<std::string_view, Fact>>({
        {"preamble.ignored", Fact::Ignored},
        {"preamble.opening", Fact::Opening},
        {"preamble.closing", Fact::Closing},
        {"preamble.balance_day", Fact::BalanceDay},
        {"preamble.from", Fact::From},
        {"preamble.to", Fact::To},
        {"preamble.account", Fact::Account},
        {"preamble.currency", Fact::Currency},
        {"preamble.holder", Fact::Holder},
    });
    const std::string key = text::fold_compact(label);
    for (const auto& [group, fact] : k_groups)
        if (words().has(group, key))
            return fact;
    return std::nullopt;
}

} // namespace comptoir::formats::csv
