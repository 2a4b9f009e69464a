#include "formats/statements/csv/csv_values.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/csv_errors.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/csv/csv_words.h"

#include <algorithm>
#include <array>

namespace comptoir::formats::csv {

namespace {

constexpr std::size_t k_cell_shown = 60;
constexpr std::size_t k_amount_length_max = 60;
constexpr std::size_t k_group = 3;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool take_any(std::string_view& rest, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
        if (rest.starts_with(word)) {
            rest.remove_prefix(word.size());
            return true;
        }
    return false;
}

// Blanks and apostrophes separate thousands; U+00A0, U+202F, U+2009, U+2007, U+2019.
bool take_blank(std::string_view& rest) {
    if (rest.front() > ' ' && rest.front() != '\'') // a sign, a digit or a letter of ASCII
        return false;
    return take_any(rest, {" ", "\t", "\n", "\r", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89",
                           "\xE2\x80\x87", "\xE2\x80\x99"});
}

// What may stand around the digits.
class AmountMarks {
public:
    bool take(std::string_view& rest) {
        if (is_letter(rest.front()))
            return take_word(rest);
        if (take_any(rest, {"+"}))
            return see_sign(false);
        if (take_any(rest, {"-", "(", "\xE2\x88\x92", "\xE2\x80\x93"})) // minus, en dash
            return see_sign(true);
        if (take_any(rest, {")"}))
            return negative;
        if (take_any(rest, {"\xE2\x82\xAC"}))
            return see_currency("EUR");
        if (take_any(rest, {"\xC2\xA3"}))
            return see_currency("GBP");
        return take_any(rest, {"$"}); // of which country it does not say
    }

    bool negative = false;
    std::optional<Currency> currency;

private:
    bool take_word(std::string_view& rest) {
        std::size_t length = 0;
        while (length < rest.size() && is_letter(rest[length]))
            ++length;
        const std::string word = text::to_upper_ascii(rest.substr(0, length));
        rest.remove_prefix(length);
        if (word == "DR" || word == "CR")
            return see_sign(word == "DR");
        if (word == "EURO" || word == "EUROS")
            return see_currency("EUR");
        return see_currency(word);
    }
    bool see_sign(bool is_minus) {
        negative = is_minus;
        return !std::exchange(m_has_sign, true);
    }
    bool see_currency(std::string_view code) {
        if (currency)
            return false;
        currency = Currency::parse(code);
        return currency.has_value();
    }
    bool m_has_sign = false;
};

// What an amount proves about the decimal mark: it, 0 when nothing, '?' when it is open.
char mark_shown_by(const std::string& digits) {
    const auto commas = std::count(digits.begin(), digits.end(), ',');
    const auto points = std::count(digits.begin(), digits.end(), '.');
    if (commas + points == 0)
        return 0;
    const std::size_t last = digits.find_last_of(",.");
    if (commas > 0 && points > 0)
        return digits[last];
    if (commas + points > 1)
        return commas > 0 ? '.' : ',';
    const std::size_t after = digits.size() - last - 1;
    if (after != k_group || last == 0 || last > k_group || digits.starts_with('0'))
        return digits[last];
    return '?';
}

Result<Money> refuse_amount(const std::string& digits) {
    return fail(errors::csv_amount, {{"text", digits.substr(0, k_cell_shown)}});
}

// "1.234.567" with every group of three; the digits alone, empty when a group is none.
std::optional<std::string> ungrouped(std::string_view whole, char mark) {
    std::string digits;
    std::size_t group = 0;
    bool first = true;
    for (const char c : whole) {
        if (c != mark) {
            digits += c;
            ++group;
            continue;
        }
        if (group == 0 || group > k_group || (!first && group != k_group))
            return std::nullopt;
        first = false;
        group = 0;
    }
    if (!first && group != k_group)
        return std::nullopt;
    return digits;
}

std::optional<Date> named_day(std::string_view cell) {
    std::vector<std::string> words = text::fold_words(cell);
    if (words.size() < 3)
        return std::nullopt;
    if (!text::all_digits(words[0]) && text::all_digits(words[1]))
        std::swap(words[0], words[1]); // "Nov 04, 2009"
    const std::optional<unsigned> month = month_of_name(words[1]);
    if (!month || !text::all_digits(words[0]) || words[0].size() > 2 || !text::all_digits(words[2]))
        return std::nullopt;
    const auto number = [](const std::string& digits) {
        return static_cast<int>(text::parse_integer(digits).value_or(0));
    };
    int year = number(words[2]);
    if (words[2].size() == 2)
        year += 2000;
    else if (words[2].size() != 4)
        return std::nullopt;
    return Date::from_ymd(year, *month, static_cast<unsigned>(number(words[0])));
}

} // namespace

std::string plain_cell(std::string_view cell) {
    cell = text::trim(cell);
    if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"'))
        cell = cell.substr(2, cell.size() - 3);
    // A closing quote whose opening one was lost.
    if (cell.ends_with('"') && cell.find('"') == cell.size() - 1)
        cell.remove_suffix(1);
    return clean(cell);
}

bool is_plain_cell(std::string_view cell) {
    return is_clean(cell) && !cell.ends_with('"');
}

std::optional<WrittenAmount> split_amount(std::string_view cell) {
    if (cell.size() > k_amount_length_max)
        return std::nullopt;
    WrittenAmount amount;
    AmountMarks marks;
    bool ended = false;
    bool has_digit = false;
    for (std::string_view rest = text::trim(cell); !rest.empty();) {
        const char c = rest.front();
        if (is_digit(c) || ((c == ',' || c == '.') && !ended)) {
            if (ended)
                return std::nullopt;
            has_digit = has_digit || is_digit(c);
            amount.digits += c;
            rest.remove_prefix(1);
            continue;
        }
        if (take_blank(rest))
            continue;
        if (!marks.take(rest))
            return std::nullopt;
        ended = !amount.digits.empty();
    }
    if (!has_digit)
        return std::nullopt;
    amount.negative = marks.negative;
    amount.currency = marks.currency;
    return amount;
}

Result<Money> amount_with_mark(const WrittenAmount& amount, char decimal_mark, Currency currency) {
    const std::size_t at = amount.digits.find(decimal_mark);
    if (at != std::string::npos && amount.digits.find(decimal_mark, at + 1) != std::string::npos)
        return refuse_amount(amount.digits);
    const char grouping = decimal_mark == ',' ? '.' : ',';
    if (amount.digits.find(grouping) == std::string::npos)
        if (const auto plain = parse_money(amount.digits, currency, decimal_mark).money)
            return amount.negative ? -*plain : *plain;
    const auto whole = ungrouped(std::string_view(amount.digits).substr(0, at), grouping);
    const std::string decimals = at == std::string::npos ? "" : amount.digits.substr(at + 1);
    if (!whole || decimals.find(grouping) != std::string::npos)
        return refuse_amount(amount.digits);
    const std::string plain = (amount.negative ? "-" : "") + (whole->empty() ? "0" : *whole) +
                              (decimals.empty() ? "" : "." + decimals);
    return read_amount(plain, currency);
}

void DecimalMarkFinder::see(const WrittenAmount& amount, std::string_view as_written) {
    if (m_proven)
        return;
    const char shown = mark_shown_by(amount.digits);
    if (shown == '?') {
        if (m_open_amount.empty())
            m_open_amount = clean(as_written);
    } else if (shown != 0) {
        m_proven = shown;
    }
}

Result<char> DecimalMarkFinder::decide(char otherwise) const {
    if (m_proven)
        return *m_proven;
    if (otherwise != 0)
        return otherwise;
    if (!m_open_amount.empty())
        return fail(errors::csv_decimal_unclear, {{"text", m_open_amount}});
    return '.';
}

std::optional<WrittenDate> split_date(std::string_view cell) {
    cell = text::trim(cell);
    // Six digits alone are a number before they are a day.
    constexpr std::size_t k_short = 6;
    if (cell.size() < k_short || (cell.size() == k_short && text::all_digits(cell)))
        return std::nullopt;
    if (const auto day = split_day(cell))
        return WrittenDate{day, std::nullopt};
    constexpr std::size_t k_length_max = 40;
    if (cell.size() > k_length_max || !std::any_of(cell.begin(), cell.end(), is_digit))
        return std::nullopt;
    if (const auto day = named_day(cell))
        return WrittenDate{std::nullopt, day};
    return std::nullopt;
}

std::optional<Date> date_in_order(const WrittenDate& date, bank::DateOrder order) {
    return date.named ? date.named : day_in_order(*date.numbers, order);
}

} // namespace comptoir::formats::csv
