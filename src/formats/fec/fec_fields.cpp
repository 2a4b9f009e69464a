#include "formats/fec/fec_fields.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <string>

namespace comptoir::formats::fec {

namespace {

constexpr int k_exponent_max = 15;

// Moves the comma of "1,25" by `exponent` places: 1 -> "12,5". Bounded by k_exponent_max.
std::string shift_comma(std::string_view mantissa, int exponent) {
    std::string digits{mantissa};
    std::size_t comma = digits.find(',');
    if (comma == digits.npos)
        comma = digits.size();
    else
        digits.erase(comma, 1);
    while (exponent > 0) {
        if (comma == digits.size())
            digits += '0';
        ++comma;
        --exponent;
    }
    while (exponent < 0) {
        if (comma == 0) {
            digits.insert(digits.begin(), '0');
            ++comma;
        }
        --comma;
        ++exponent;
    }
    if (comma == 0) {
        digits.insert(digits.begin(), '0');
        ++comma;
    }
    if (comma < digits.size())
        digits.insert(comma, 1, ',');
    return digits;
}

// Leading zeros pad some files; parse_money bounds its digits.
std::string without_leading_zeros(std::string_view digits) {
    const std::size_t first = digits.find_first_not_of('0');
    if (first == digits.npos || digits[first] == ',')
        return "0" + std::string(first == digits.npos ? std::string_view{} : digits.substr(first));
    return std::string(digits.substr(first));
}

std::optional<int> parse_part(std::string_view digits) {
    const std::optional<long long> value = text::parse_integer(digits);
    if (!text::all_digits(digits) || !value)
        return std::nullopt;
    return static_cast<int>(*value);
}

std::optional<Date> day_of(std::string_view year, std::string_view month, std::string_view day) {
    const auto y = parse_part(year), m = parse_part(month), d = parse_part(day);
    if (!y || !m || !d)
        return std::nullopt;
    return Date::from_ymd(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

bool is_date_mark(char c) {
    return c == '/' || c == '-' || c == '.';
}

} // namespace

MoneyParse parse_amount(std::string_view text, Currency currency) {
    if (text.empty())
        return {Money::zero(currency)};
    bool negative = false;
    if (text.front() == '+' || text.front() == '-') {
        negative = text.front() == '-';
        text.remove_prefix(1);
    } else if (text.back() == '+' || text.back() == '-') {
        negative = text.back() == '-';
        text.remove_suffix(1);
    }
    std::string digits{text};
    const std::size_t mark = text.find_first_of("eE");
    if (mark != text.npos) {
        const auto exponent = text::parse_integer(text.substr(mark + 1));
        if (!exponent || *exponent > k_exponent_max || *exponent < -k_exponent_max)
            return {std::nullopt, MoneyParseError::NotANumber};
        if (text.substr(0, mark).find_first_not_of("0123456789,") != text.npos)
            return {std::nullopt, MoneyParseError::NotANumber};
        digits = shift_comma(text.substr(0, mark), static_cast<int>(*exponent));
    }
    if (digits.empty() || digits.front() < '0' || digits.front() > '9' || digits.back() == ',')
        return {std::nullopt, MoneyParseError::NotANumber};
    MoneyParse parsed = parse_money(without_leading_zeros(digits), currency, ',');
    if (parsed.money && negative)
        parsed.money = -*parsed.money;
    return parsed;
}

std::optional<Date> parse_day(std::string_view text) {
    if (text.size() == 8 && text::all_digits(text)) {
        if (const auto day = Date::parse_compact(text))
            return day;
        return day_of(text.substr(4, 4), text.substr(2, 2), text.substr(0, 2));
    }
    if (text.size() != 10)
        return std::nullopt;
    if (is_date_mark(text[4]) && text[7] == text[4])
        return day_of(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2));
    if (is_date_mark(text[2]) && text[5] == text[2])
        return day_of(text.substr(6, 4), text.substr(3, 2), text.substr(0, 2));
    return std::nullopt;
}

std::optional<int> parse_side(std::string_view text) {
    if (text == "D" || text == "d" || text == "+1" || text == "1")
        return 1;
    if (text == "C" || text == "c" || text == "-1")
        return -1;
    return std::nullopt;
}

} // namespace comptoir::formats::fec
