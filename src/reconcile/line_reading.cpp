#include "line_reading.h"

#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <iterator>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_reference_words_max = 8;
constexpr std::size_t k_name_least = 3;

void insert_sorted(std::vector<std::uint32_t>& set, std::uint32_t value) {
    const auto at = std::lower_bound(set.begin(), set.end(), value);
    if (at == set.end() || *at != value)
        set.insert(at, value);
}

void join_sorted(std::vector<std::uint32_t>& set, const std::vector<std::uint32_t>& more) {
    for (const std::uint32_t value : more)
        insert_sorted(set, value);
}

std::vector<std::uint32_t> common(const std::vector<std::uint32_t>& a,
                                  const std::vector<std::uint32_t>& b) {
    std::vector<std::uint32_t> result;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty())
            text += ' ';
        text += word;
    }
    return text;
}

// A single word identifies somebody when it is long enough and not one of the banks' own.
bool identifies(const std::vector<std::string>& words, bool by_reference) {
    if (words.empty())
        return false;
    if (words.size() > 1)
        return !std::all_of(words.begin(), words.end(),
                            [](const std::string& word) { return is_bank_word(word); });
    const std::string& word = words.front();
    if (by_reference)
        return word.size() >= 2;
    return word.size() >= k_name_least && !text::all_digits(word) && !is_bank_word(word);
}

std::string initials(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += word.front();
    return text;
}

// One letter added, dropped or changed.
bool is_one_letter_apart(std::string_view a, std::string_view b) {
    if (a.size() < b.size())
        std::swap(a, b);
    if (a.size() - b.size() > 1)
        return false;
    const std::size_t head =
        static_cast<std::size_t>(std::mismatch(b.begin(), b.end(), a.begin()).first - b.begin());
    return a.substr(head + 1) ==
           (a.size() == b.size() ? b.substr(std::min(head + 1, b.size())) : b.substr(head));
}

bool contains(const std::vector<std::uint32_t>& set, std::uint32_t value) {
    return std::binary_search(set.begin(), set.end(), value);
}

// A French RIB as older formats write it: bank, branch, account and key, 23 characters.
std::optional<Iban> iban_of_french_number(std::string_view text) {
    const std::string compact = text::fold_compact(text);
    if (compact.size() != 23)
        return std::nullopt;
    const FrenchRib rib{compact.substr(0, 5), compact.substr(5, 5), compact.substr(10, 11)};
    if (rib_key(rib) != compact.substr(21))
        return std::nullopt;
    return iban_of_rib(rib);
}

} // namespace

PartyIndex::PartyIndex(const std::vector<PartyFacts>& parties) : m_parties(&parties) {
    for (std::uint32_t i = 0; i < parties.size(); ++i) {
        const PartyFacts& party = parties[i];
        m_by_code.emplace(party.code, i);
        const bool has_reference = !party.statement_reference.empty();
        if (has_reference)
            add_text(party.statement_reference, i, true);
        else
            add_text(party.name, i, false);
        std::vector<std::string> words = name_words(party.name);
        if (!words.empty()) {
            std::sort(words.begin(), words.end());
            insert_sorted(m_by_sorted_name[joined(words)], i);
        }
        for (const std::string& iban : party.ibans)
            insert_sorted(m_by_iban[iban], i);
    }
}

void PartyIndex::add_text(std::string_view original, std::uint32_t party, bool by_reference) {
    std::vector<std::string> words =
        by_reference ? text::fold_words(original) : name_words(original);
    if (words.size() > k_reference_words_max)
        words.resize(k_reference_words_max);
    if (!identifies(words, by_reference))
        return;
    m_words_max = std::max(m_words_max, words.size());
    const auto add = [&] {
        Text& entry = m_by_text[joined(words)];
        insert_sorted(entry.parties, party);
        entry.by_reference = entry.by_reference || by_reference;
    };
    add();
    if (!by_reference && words.size() == 2) { // "Jean Petit" is "PETIT JEAN" on many statements
        std::swap(words.front(), words.back());
        add();
    }
}

std::uint32_t PartyIndex::find(std::string_view code) const {
    const auto found = m_by_code.find(std::string(code));
    return found == m_by_code.end() ? k_no_party : found->second;
}

std::vector<PartyIndex::Mention> PartyIndex::mentions(const std::vector<Word>& words) const {
    struct Found {
        std::size_t first, last;
        const Text* text;
    };
    std::vector<Found> found;
    std::string run;
    for (std::size_t first = 0; first < words.size(); ++first) {
        run.clear();
        for (std::size_t last = first; last < words.size() && last < first + m_words_max; ++last) {
            if (last > first) {
                if (words[last].gap == '\n')
                    break;
                run += ' ';
            }
            run += words[last].text;
            if (const auto known = m_by_text.find(run); known != m_by_text.end())
                found.push_back({first, last, &known->second});
        }
    }
    std::vector<Mention> mentions;
    for (const Found& one : found) {
        // "DURAND" inside "DURAND BATIMENT" is not a mention of Durand.
        const bool inside = std::any_of(found.begin(), found.end(), [&](const Found& other) {
            return other.first <= one.first && one.last <= other.last &&
                   other.last - other.first > one.last - one.first;
        });
        if (!inside)
            mentions.push_back({one.text->parties, one.text->by_reference});
    }
    return mentions;
}

std::vector<std::uint32_t> PartyIndex::named(std::string_view counterparty_name) const {
    std::vector<std::string> words = name_words(counterparty_name);
    std::sort(words.begin(), words.end());
    const auto found = m_by_sorted_name.find(joined(words));
    return found == m_by_sorted_name.end() ? std::vector<std::uint32_t>{} : found->second;
}

std::vector<std::uint32_t> PartyIndex::of_iban(std::string_view iban) const {
    const auto found = m_by_iban.find(std::string(iban));
    return found == m_by_iban.end() ? std::vector<std::uint32_t>{} : found->second;
}

bool PartyIndex::resembles(std::uint32_t party, std::string_view counterparty_name) const {
    const std::vector<std::string> theirs = name_words(counterparty_name);
    std::vector<std::string> ours = name_words(facts(party).name);
    for (std::string& word : text::fold_words(facts(party).statement_reference))
        ours.push_back(std::move(word));
    const auto significant = [](const std::string& word) {
        return word.size() >= 3 && !is_bank_word(word);
    };
    for (const std::string& word : theirs) {
        if (!significant(word))
            continue;
        for (const std::string& our : ours) {
            if (our == word ||
                (word.size() >= 4 && our.size() >= 4 && is_one_letter_apart(word, our)))
                return true;
        }
    }
    std::string our_letters, their_letters;
    for (const std::string& word : ours)
        our_letters += word;
    for (const std::string& word : theirs)
        their_letters += word;
    if (their_letters == our_letters)
        return true;
    if (their_letters.size() >= 2 &&
        (their_letters == initials(ours) || our_letters == initials(theirs)))
        return true;
    const std::string& shorter =
        our_letters.size() < their_letters.size() ? our_letters : their_letters;
    const std::string& longer =
        our_letters.size() < their_letters.size() ? their_letters : our_letters;
    return shorter.size() >= 5 && longer.find(shorter) != std::string::npos;
}

bool LineReading::agrees(std::uint32_t party) const {
    return party != k_no_party && contains(parties, party);
}

bool LineReading::contradicts(std::uint32_t party) const {
    if (party == k_no_party)
        return !named.empty() || !of_iban.empty();
    return (!named.empty() && !contains(named, party)) ||
           (!of_iban.empty() && !contains(of_iban, party));
}

std::string other_account(const bank::StatementLine& line) {
    for (const std::string* text : {&line.counterparty.iban, &line.ordering_account}) {
        if (const std::optional<Iban> iban = Iban::parse(*text))
            return iban->text();
        if (const std::optional<Iban> iban = iban_of_french_number(*text))
            return iban->text();
    }
    return {};
}

std::string_view other_name(const bank::StatementLine& line) {
    const std::string folded = text::fold_compact(line.counterparty.name);
    if (folded.empty() || folded == "NOTPROVIDED" || folded == "UNKNOWN")
        return {};
    return line.counterparty.name;
}

void read_parties(const bank::StatementLine& line, const std::vector<Word>& words,
                  const PartyIndex& parties, LineReading& reading) {
    std::vector<std::vector<std::uint32_t>> groups;
    for (PartyIndex::Mention& mention : parties.mentions(words)) {
        reading.by_reference = reading.by_reference || mention.by_reference;
        groups.push_back(std::move(mention.parties));
    }
    if (const std::string_view name = other_name(line); !name.empty()) {
        std::vector<Word> name_only;
        append_words(name, Column::CounterpartyName, name_only);
        for (PartyIndex::Mention& mention : parties.mentions(name_only))
            groups.push_back(std::move(mention.parties));
        if (std::vector<std::uint32_t> same = parties.named(name); !same.empty())
            groups.push_back(std::move(same));
    }
    std::vector<std::uint32_t> certain;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        join_sorted(reading.named, groups[i]);
        certain = i == 0 ? groups[i] : common(certain, groups[i]);
    }
    if (const std::string iban = other_account(line); !iban.empty())
        reading.of_iban = parties.of_iban(iban);
    if (reading.of_iban.empty()) {
        reading.parties = certain;
    } else if (reading.named.empty()) {
        reading.parties = reading.of_iban;
    } else {
        reading.parties = common(certain.empty() ? reading.named : certain, reading.of_iban);
        reading.name_against_iban = reading.parties.empty();
    }
    reading.by_name = !reading.parties.empty() && !reading.named.empty();
    reading.by_reference = reading.by_reference && reading.by_name;
    reading.by_iban = !reading.parties.empty() && !reading.of_iban.empty();
}

namespace {

constexpr std::size_t k_digits_of_series_least = 6;

std::string series_shape(std::string_view key) {
    std::string shape = shape_of(key);
    if (text::all_digits(key))
        shape.replace(0, key.size() / 2, key.substr(0, key.size() / 2));
    return shape;
}

} // namespace

void Series::add(const std::string& key) {
    if (key_strength(key) != KeyStrength::Strong)
        return;
    const bool begins_with_digit = key.front() >= '0' && key.front() <= '9';
    const bool tells_a_series =
        text::all_digits(key) ? key.size() >= k_digits_of_series_least : !begins_with_digit;
    if (!tells_a_series)
        return;
    m_shapes.insert(series_shape(key));
    m_longest = std::max(m_longest, key.size());
}

bool Series::holds(std::string_view key) const {
    return m_shapes.contains(series_shape(key));
}

std::vector<std::string> numbers_of_series(const bank::StatementLine& line,
                                           const std::vector<Word>& words, const Series& series) {
    if (series.longest() == 0)
        return {};
    const bool may_be_cut = cuts_a_number(line);
    std::vector<std::pair<std::string, KeyPlace>> found;
    for_each_key(words, series.longest(), [&](std::string_view run, KeyPlace place) {
        if (series.holds(run) && stands_whole(words, place) &&
            !(may_be_cut && stands_at_cut(words, place)))
            found.emplace_back(run, place);
    });
    std::vector<std::string> numbers;
    for (const auto& [number, place] : found) {
        const bool inside = std::any_of(found.begin(), found.end(), [&](const auto& other) {
            return other.second.first <= place.first && place.last <= other.second.last &&
                   other.second.last - other.second.first > place.last - place.first;
        });
        if (!inside)
            numbers.push_back(number);
    }
    return numbers;
}

} // namespace comptoir::reconcile
