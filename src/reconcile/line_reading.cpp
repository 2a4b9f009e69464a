#include "line_reading.h"

#include "bank_markers.h"
#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"
#include "introductions.h"

#include <algorithm>
#include <iterator>

namespace comptoir::reconcile {

namespace {

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

namespace {

// "POUR: SAUR TRAVAUX REF: …", "/BEN SAUR /MOTIF …": banks that give the label to their own words
// name the other side in the continuation, from its mark to the next.
std::vector<std::string> words_marked_as_name(const bank::StatementLine& line) {
    std::vector<Word> words;
    append_words(line.label_more, Column::LabelMore, words);
    std::vector<std::string> names;
    bool is_name = false;
    for (Word& word : words) {
        if (word.is_marker)
            is_name = announces_a_name(word.text) || word.text == "DE" || word.text == "POUR";
        else if (is_name)
            names.push_back(std::move(word.text));
    }
    return names;
}

} // namespace

std::vector<std::string> words_of_other_name(const bank::StatementLine& line) {
    std::vector<std::string> name = text::fold_words(other_name(line));
    return name.empty() ? words_marked_as_name(line) : name;
}

namespace {

constexpr std::size_t k_digits_of_series_least = 4;
constexpr std::size_t k_year_digits = 4;
constexpr std::size_t k_short_year_digits = 2;
constexpr std::size_t k_dated_digits_least = 7;
// "26FA00610": so much is no quarter, plate or part of an address.
constexpr std::size_t k_letters_inside_least = 2, k_digits_around_least = 6;

std::string series_shape(std::string_view key) {
    std::string shape = shape_of(key);
    if (!text::all_digits(key))
        return shape;
    // "260145215": the year comes first. Else the first half belongs to the shape, as numbers given
    // one after another share it.
    std::size_t same = key.size() / 2;
    if (key.size() >= k_dated_digits_least && key.front() == '2')
        same = key.starts_with("20") ? k_year_digits : k_short_year_digits;
    shape.replace(0, same, key.substr(0, same));
    return shape;
}

// "0083/2026": the counter comes first, and the year belongs to the shape. Whether the end is a
// year is not certain, as 4712045 comes before 4712046: such a number has both shapes.
std::string shape_by_last_year(std::string_view key) {
    const bool may_end_with_year = text::all_digits(key) && !key.starts_with("20") &&
                                   key.size() > k_year_digits &&
                                   key.substr(key.size() - k_year_digits, 2) == "20";
    if (!may_end_with_year)
        return {};
    const std::size_t at = key.size() - k_year_digits;
    std::string shape = shape_of(key);
    shape.replace(at, k_year_digits, key.substr(at));
    return shape;
}

// "X421M1", "Q422T2": of a number with digits between its letters, which of them are letters. Such
// letters may be drawn as the digits are. Empty of any other number.
std::string shape_of_drawn_letters(std::string_view key) {
    constexpr std::size_t k_digits_least = 3;
    const std::size_t first = std::min(key.find_first_of("0123456789"), key.size());
    const std::size_t last = key.find_last_of("0123456789");
    const bool has_inner =
        first < key.size() && std::any_of(key.begin() + static_cast<std::ptrdiff_t>(first),
                                          key.begin() + static_cast<std::ptrdiff_t>(last),
                                          [](char c) { return !is_digit(c); });
    if (first == 0 || !has_inner || count_digits(key) < k_digits_least)
        return {};
    std::string shape = shape_of(key);
    std::replace_if(
        shape.begin(), shape.end(), [](char c) { return c != '9'; }, 'a');
    return shape;
}

} // namespace

// Two numbers alike in all but their letters: others of the series have other ones.
void Series::add_drawn_letters(const std::string& key) {
    std::string drawn = shape_of_drawn_letters(key);
    if (drawn.empty())
        return;
    const std::string shape = shape_of(key);
    const auto [known, is_first] = m_letters.try_emplace(drawn, shape);
    if (!is_first && known->second != shape)
        m_shapes.insert(std::move(drawn));
}

void Series::add(const std::string& key) {
    if (key_strength(key) == KeyStrength::Useless)
        return;
    const bool begins_with_digit = key.front() >= '0' && key.front() <= '9';
    const std::size_t digits = count_digits(key);
    const bool is_telling = !begins_with_digit || (digits >= k_digits_around_least &&
                                                   key.size() - digits >= k_letters_inside_least);
    const bool tells_a_series =
        text::all_digits(key) ? key.size() >= k_digits_of_series_least : is_telling;
    if (!text::all_digits(key)) {
        m_list_shapes.insert(series_shape(key));
        m_longest_of_lists = std::max(m_longest_of_lists, key.size());
    }
    if (!tells_a_series)
        return;
    m_shapes.insert(series_shape(key));
    add_drawn_letters(key);
    if (std::string shape = shape_by_last_year(key); !shape.empty())
        m_shapes.insert(std::move(shape));
    m_longest = std::max(m_longest, key.size());
}

void Series::add(const Series& other) {
    m_shapes.insert(other.m_shapes.begin(), other.m_shapes.end());
    m_list_shapes.insert(other.m_list_shapes.begin(), other.m_list_shapes.end());
    m_letters.insert(other.m_letters.begin(), other.m_letters.end());
    m_longest = std::max(m_longest, other.m_longest);
    m_longest_of_lists = std::max(m_longest_of_lists, other.m_longest_of_lists);
}

bool Series::may_begin_list(std::string_view key) const {
    return holds(key) || m_list_shapes.contains(series_shape(key));
}

bool Series::holds(std::string_view key) const {
    return m_shapes.contains(series_shape(key)) || m_shapes.contains(shape_by_last_year(key)) ||
           (!m_letters.empty() && m_shapes.contains(shape_of_drawn_letters(key)));
}

namespace {

// Whole, and not where the continuation begins.
bool stands_in_continuation(const std::vector<Word>& words, const std::string& text) {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
        return word.column == Column::LabelMore && word.gap != '\n' && word.text == text;
    });
}

} // namespace

namespace {
constexpr std::size_t k_glued_digits_least = 4;
}

std::vector<CalledNumber> numbers_called_invoice(const std::vector<Word>& words) {
    std::vector<CalledNumber> numbers;
    std::size_t across = 0; // those of them that may end in the continuation
    for (std::size_t i = 0; i < words.size(); ++i) {
        // "VOTRE FACT" at the end of a full label, and the number behind it: FACT2608043.
        const std::size_t letters = words[i].text.find_first_of("0123456789");
        if (letters != std::string::npos &&
            words[i].text.size() - letters >= k_glued_digits_least &&
            is_invoice_word(words[i].text.substr(0, letters)) &&
            text::all_digits(std::string_view(words[i].text).substr(letters)))
            numbers.push_back({words[i].text.substr(letters), {}, {i, i}});
        if (i + 1 == words.size() || !is_invoice_word(words[i].text) || words[i + 1].gap == '\n')
            continue;
        std::size_t at = i + 1;
        while (at + 1 < words.size() &&
               (words[at].text.size() <= 2 || is_number_sign(words[at].text)) &&
               !text::all_digits(words[at].text) && words[at + 1].gap != '\n')
            ++at; // "FACTURE N 17", "FACT NO 17"
        std::string number = words[at].text;
        std::size_t next = at + 1;
        for (; next < words.size(); ++next) {
            const char gap = words[next].gap;
            if (gap != '-' && gap != '/' && gap != '.' && gap != '_')
                break;
            number += words[next].text;
        }
        const bool has_digits =
            std::any_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
        const bool runs_across = words.front().column == Column::AcrossLabels;
        const bool is_across = words[at].column == Column::AcrossLabels;
        const bool may_be_cut = runs_across && words[at].column == Column::Label &&
                                (next == words.size() || words[next].gap == '\n');
        if (may_be_cut && across > 0)
            numbers[across - 1].or_else = number; // as a whole, or the first half of one
        if (may_be_cut || !has_digits)
            continue;
        numbers.push_back({std::move(number), {}, {at, next - 1}});
        if (is_across && !stands_in_continuation(words, words[at].text))
            across = numbers.size();
    }
    return numbers;
}

namespace {

std::string digits_in(std::string_view text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// Does a counter begin there, whose zeros people leave out: after the year, or of several zeros?
bool may_lose_zeros(std::string_view digits, std::size_t at, std::size_t count) {
    const bool after_year = (at == 4 && digits.substr(0, 2) == "20") || at == 2 || at == 0;
    // "2026/04/695" of 2026/04/0695, "2604/16" of 2604/016: after year and month.
    const std::size_t month = digits.starts_with("20") ? k_year_digits : k_short_year_digits;
    const bool after_month = at == month + 2 && digits.size() > at &&
                             digits.substr(month, 2) >= "01" && digits.substr(month, 2) <= "12";
    return count >= 2 || after_year || after_month;
}

} // namespace

bool may_be_the_same_number(std::string_view written, std::string_view key) {
    std::string theirs = digits_in(written);
    const std::string ours = digits_in(key);
    theirs.erase(0, std::min(theirs.find_first_not_of('0'), theirs.size()));
    const std::string_view bare =
        std::string_view(ours).substr(std::min(ours.find_first_not_of('0'), ours.size()));
    // An end of it was cut or left out.
    if (theirs.empty() || bare.starts_with(theirs) || ours.ends_with(theirs))
        return true;
    // Zeros lost inside: "2026-643" of "2026-000643".
    for (std::size_t at = 0; at < ours.size();) {
        std::size_t end = at;
        while (end < ours.size() && ours[end] == '0')
            ++end;
        for (std::size_t lost = 1; at + lost <= end && may_lose_zeros(ours, at, end - at); ++lost) {
            const std::string less = ours.substr(0, at) + ours.substr(at + lost);
            if (less == theirs || less.ends_with(theirs))
                return true;
        }
        at = std::max(end, at + 1);
    }
    return false;
}

bool may_be_called(const CalledNumber& called, std::string_view key) {
    const auto bare = [](std::string digits) {
        return digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    };
    return may_be_the_same_number(called.number, key) ||
           (!called.or_else.empty() && bare(digits_in(called.or_else)) == bare(digits_in(key)));
}

namespace {

// "CB 0607": the day of the payment, which a card's text begins with.
bool is_day_of_card(const bank::StatementLine& line, const std::vector<Word>& words,
                    std::size_t at) {
    constexpr std::int64_t k_days_most = 31;
    const std::string& text = words[at].text;
    if (line.nature != bank::Nature::Card || at == 0 || words[at].gap == '\n' || text.size() != 4 ||
        !text::all_digits(text) || (words[at - 1].text != "CB" && words[at - 1].text != "CARTE"))
        return false;
    const auto number = [&](std::size_t from) {
        return static_cast<unsigned>((text[from] - '0') * 10 + (text[from + 1] - '0'));
    };
    const int year = line.booked_on.year();
    for (const int of : {year, year - 1}) {
        const std::optional<Date> day = Date::from_ymd(of, number(2), number(0));
        if (day && *day <= line.booked_on && line.booked_on - *day <= k_days_most)
            return true;
    }
    return false;
}

} // namespace

std::vector<std::string> numbers_of_series(const bank::StatementLine& line,
                                           const std::vector<Word>& words, const Series& series) {
    if (series.longest() == 0)
        return {};
    const bool may_be_cut = cuts_a_number(line);
    std::vector<std::pair<std::string, KeyPlace>> found;
    for_each_key(words, series.longest(), [&](std::string_view run, KeyPlace place) {
        if (series.holds(run) && stands_whole(words, place) &&
            !(may_be_cut && stands_at_cut(words, place)) &&
            !(place.first == place.last && is_day_of_card(line, words, place.first)))
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

namespace {

bool is_short_number(const Word& word) {
    return word.text.size() <= 2 && text::all_digits(word.text);
}

// "12/03/26" is a day.
bool reads_like_a_day(const std::vector<Word>& words, std::size_t last) {
    return last > 0 && is_short_number(words[last]) && is_short_number(words[last - 1]) &&
           words[last].gap == words[last + 1].gap;
}

} // namespace

namespace {

bool goes_on_in_list(const std::vector<Word>& words, std::size_t at) {
    return at < words.size() &&
           (words[at].gap == '/' || words[at].gap == '-' || words[at].gap == '+') &&
           !digits_in(words[at].text).empty();
}

// What follows a number of the series behind its mark: whole numbers of the series, or single words
// with digits. "FC-310/FC-311/312" goes on with FC311 and 312.
std::string rest_of_list(const std::vector<Word>& words, std::size_t next, const Series& series) {
    std::string rest;
    while (goes_on_in_list(words, next) ||
           (next + 1 < words.size() && words[next].gap != ' ' && words[next].gap != '\n' &&
            goes_on_in_list(words, next + 1))) {
        std::string run;
        std::size_t end = next;
        for (std::size_t last = next; last < words.size() && run.size() < series.longest_of_lists();
             ++last) {
            if (last > next && (words[last].gap == '\n' || words[last].gap == '+'))
                break;
            run += words[last].text;
            if (series.may_begin_list(run))
                end = last;
        }
        rest += words[next].gap;
        for (std::size_t i = next; i <= end; ++i)
            rest += words[i].text;
        next = end + 1;
    }
    return rest;
}

} // namespace

std::vector<std::string> lists_of_series(const std::vector<Word>& words, const Series& series) {
    std::vector<std::string> lists;
    for_each_key(words, series.longest_of_lists(), [&](std::string_view run, KeyPlace place) {
        const std::size_t next = place.last + 1;
        const bool begins = words[place.first].gap == ' ' || words[place.first].gap == '\n' ||
                            digits_in(words[place.first - 1].text).empty(); // "/REMI/…"
        if (!begins || next >= words.size() || !series.may_begin_list(run))
            return;
        const Word& more = words[next];
        const bool goes_on = more.gap == '/' || more.gap == '-' || more.gap == '+';
        const bool all_marked =
            std::none_of(words.begin() + static_cast<std::ptrdiff_t>(place.first) + 1,
                         words.begin() + static_cast<std::ptrdiff_t>(next),
                         [](const Word& word) { return word.gap == ' ' || word.gap == '\n'; });
        if (goes_on && all_marked && !digits_in(more.text).empty() &&
            !reads_like_a_day(words, place.last))
            lists.push_back(std::string(run) + rest_of_list(words, next, series));
    });
    return lists;
}

} // namespace comptoir::reconcile
