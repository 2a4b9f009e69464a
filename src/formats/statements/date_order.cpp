#include "formats/statements/date_order.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "formats/statements/bank_text.h"

namespace comptoir::formats {

namespace {

constexpr int k_months = 12;
constexpr int k_days = 31;
constexpr std::size_t k_day_text_max = 40; // with a time and blanks; longer is no day
// Two digits above this are of the last century, as in CFONB files.
constexpr int k_last_century_above = 60;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int number_of(std::string_view digits) {
    return static_cast<int>(text::parse_integer(digits).value_or(0));
}

int full_year(int number, std::size_t digits) {
    if (digits == 4)
        return number;
    return number > k_last_century_above && number < 100 ? 1900 + number : 2000 + number;
}

// "2026-01-31T08:00:00+01:00", "31/01/2026 10:22": the day alone.
std::string_view without_time(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return text;
    const std::size_t end = text.find_last_of(" T", colon);
    return end == std::string_view::npos ? text : text::trim(text.substr(0, end));
}

// Without separators: eight digits, or six with a year of two.
std::optional<WrittenDay> split_compact(std::string_view digits) {
    constexpr std::size_t k_long = 8, k_short = 6;
    if (digits.size() == k_short)
        return WrittenDay{{number_of(digits.substr(0, 2)), number_of(digits.substr(2, 2)),
                           number_of(digits.substr(4, 2))},
                          -1};
    if (digits.size() != k_long)
        return std::nullopt;
    // A month of 19 or 20 does not exist: the two readings exclude each other.
    if (const auto day = Date::parse_compact(digits))
        return WrittenDay{
            {day->year(), static_cast<int>(day->month()), static_cast<int>(day->day())}, 0};
    return WrittenDay{{number_of(digits.substr(0, 2)), number_of(digits.substr(2, 2)),
                       number_of(digits.substr(4, 4))},
                      2};
}

struct Group {
    std::string_view digits;
    char before = 0; // the separator that stands before it
};

// Digits between single separators, with blanks around; empty when there is anything else.
std::optional<std::array<Group, 3>> groups_of(std::string_view text) {
    std::array<Group, 3> groups;
    std::size_t count = 0;
    char separator = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (is_digit(text[at])) {
            if (count == groups.size() || (count > 0 && separator == 0))
                return std::nullopt;
            const std::size_t begin = at;
            while (at < text.size() && is_digit(text[at]))
                ++at;
            groups[count++] = {text.substr(begin, at - begin), separator};
            separator = 0;
            continue;
        }
        const char c = text[at++];
        if (c == ' ' && separator == 0)
            separator = ' ';
        else if (c != ' ' && (separator != 0 && separator != ' '))
            return std::nullopt;
        else if (c == '/' || c == '-' || c == '.' || c == '\'')
            separator = c;
        else if (c != ' ')
            return std::nullopt;
    }
    if (count != groups.size() || groups[0].before != 0)
        return std::nullopt;
    return groups;
}

} // namespace

bool WrittenDay::may_swap() const {
    return year_at != 0 && numbers[0] != numbers[1] && numbers[0] <= k_months &&
           numbers[1] <= k_months;
}

std::optional<WrittenDay> split_day(std::string_view text) {
    if (text.size() > k_day_text_max)
        return std::nullopt;
    text = without_time(text::trim(text));
    if (text::all_digits(text))
        return split_compact(text);
    const auto groups = groups_of(text);
    if (!groups)
        return std::nullopt;
    WrittenDay day;
    for (std::size_t at = 0; at < groups->size(); ++at) {
        const Group& group = (*groups)[at];
        // Quicken writes the years from 2000 on after an apostrophe: "1/ 5' 6".
        const bool is_marked = at == 2 && group.before == '\'';
        if (group.digits.size() > 4 || group.digits.size() == 3)
            return std::nullopt;
        int number = number_of(group.digits);
        if (is_marked || group.digits.size() == 4 || number > k_days) {
            if (day.year_at != -1 || at == 1)
                return std::nullopt;
            day.year_at = static_cast<int>(at);
            number = is_marked && group.digits.size() < 4 ? 2000 + number
                                                          : full_year(number, group.digits.size());
        }
        day.numbers[at] = number;
    }
    return day;
}

std::optional<Date> day_in_order(const WrittenDay& day, bank::DateOrder order) {
    const auto& n = day.numbers;
    const auto date = [](int year, int month, int number) {
        return Date::from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(number));
    };
    if (day.year_at == 0)
        return date(n[0], n[1], n[2]);
    if (order == bank::DateOrder::YearMonthDay)
        return day.year_at == -1 ? date(full_year(n[0], 2), n[1], n[2]) : std::nullopt;
    const int year = day.year_at == 2 ? n[2] : full_year(n[2], 2);
    return order == bank::DateOrder::DayMonthYear ? date(year, n[1], n[0]) : date(year, n[0], n[1]);
}

void DateOrderFinder::see(const WrittenDay& day, std::string_view as_written, std::int64_t line) {
    if (m_proven || day.year_at == 0)
        return;
    if (day.numbers[0] > k_months && day.numbers[1] <= k_months)
        m_proven = bank::DateOrder::DayMonthYear;
    else if (day.numbers[1] > k_months && day.numbers[0] <= k_months)
        m_proven = bank::DateOrder::MonthDayYear;
    else if (m_open_day.empty() && day.may_swap()) {
        m_open_day = clean(as_written);
        m_open_line = line;
    }
}

Result<bank::DateOrder> DateOrderFinder::decide(const bank::ReadingChoices& choices) const {
    if (choices.date_order)
        return *choices.date_order;
    if (m_proven)
        return *m_proven;
    if (!m_open_day.empty())
        return fail_at(SourcePlace{{}, m_open_line, {}, "date"}, errors::date_order_ambiguous,
                       {{"text", m_open_day}});
    return bank::DateOrder::DayMonthYear;
}

} // namespace comptoir::formats
