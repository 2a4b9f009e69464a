#include "formats/statements/mt940/mt_values.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/mt940_errors.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace comptoir::formats::mt940 {

namespace {

// SWIFT User Handbook, field 60a: years above 79 are of the last century.
constexpr int k_century_pivot = 79;
constexpr std::size_t k_shown_bytes = 60;

int two_digits(std::string_view text, std::size_t at) {
    return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

std::optional<WrittenDay> day_of(int year, int month, int day) {
    if (day < 1)
        return std::nullopt;
    if (const auto date =
            Date::from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day)))
        return WrittenDay{*date, false};
    const auto first = Date::from_ymd(year, static_cast<unsigned>(month), 1);
    if (!first || day > 31)
        return std::nullopt;
    return WrittenDay{first->end_of_month(), true};
}

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

} // namespace

SourcePlace Scribe::place(std::string_view field) const {
    return SourcePlace{{}, line, ":" + tag + ":", std::string(field)};
}

void Scribe::tell(Diagnostic::Severity severity, ErrorSpec spec, Params params,
                  std::string_view field) const {
    if (sink)
        (*sink)({severity, spec, std::move(params), place(field)});
}

std::optional<WrittenDay> parse_day(std::string_view yymmdd) {
    if (yymmdd.size() != 6 || !text::all_digits(yymmdd))
        return std::nullopt;
    const int year = two_digits(yymmdd, 0);
    return day_of(year > k_century_pivot ? 1900 + year : 2000 + year, two_digits(yymmdd, 2),
                  two_digits(yymmdd, 4));
}

std::optional<WrittenDay> parse_day_near(std::string_view mmdd, Date near) {
    if (mmdd.size() != 4 || !text::all_digits(mmdd))
        return std::nullopt;
    // Within the half of a year no other year brings it nearer.
    constexpr int k_half_year = 180;
    std::optional<WrittenDay> best = day_of(near.year(), two_digits(mmdd, 0), two_digits(mmdd, 2));
    if (best && std::abs(best->date - near) < k_half_year)
        return best;
    best.reset();
    for (int year = near.year() - 1; year <= near.year() + 1; ++year)
        if (const auto day = day_of(year, two_digits(mmdd, 0), two_digits(mmdd, 2)))
            if (!best || std::abs(day->date - near) < std::abs(best->date - near))
                best = day;
    return best;
}

std::size_t amount_length(std::string_view text) {
    return std::min(text.find_first_not_of("0123456789,."), text.size());
}

Result<Money> parse_amount(std::string_view text, Currency currency, const Scribe& scribe) {
    // A point is no decimal mark here, and thousands are not marked: "1.230" has two readings.
    if (text.find('.') != std::string_view::npos)
        return fail_at(
            scribe.place("amount"), comptoir::errors::amount_unreadable,
            {{"text", std::string(text.substr(0, k_shown_bytes))}, {"form", std::string("comma")}});
    if (const auto plain = parse_money(text, currency, ',').money)
        return *plain;
    std::string decimal(text);
    std::replace(decimal.begin(), decimal.end(), ',', '.');
    if (decimal.starts_with('.') && decimal.size() > 1)
        decimal.insert(0, "0");
    if (decimal.ends_with('.') && decimal.size() > 1)
        decimal.pop_back();
    auto amount = read_amount(decimal, currency);
    if (amount)
        return *amount;
    Error error = std::move(amount).error();
    if (error.code == ErrorCode(comptoir::errors::amount_unreadable))
        error.params = {{"text", std::string(text.substr(0, k_shown_bytes))},
                        {"form", std::string("comma")}};
    error.place = scribe.place("amount");
    return fail(std::move(error));
}

std::optional<Money> parse_currency_and_amount(std::string_view text) {
    text = text::trim(text);
    if (text.size() < 4)
        return std::nullopt;
    const auto currency = Currency::parse(text.substr(0, 3));
    if (!currency)
        return std::nullopt;
    text = text::trim(text.substr(3));
    const auto amount = parse_amount(text.substr(0, amount_length(text)), *currency, {});
    return amount ? std::optional(*amount) : std::nullopt;
}

Result<bank::DatedBalance> parse_balance(std::string_view written, std::optional<Currency> usual,
                                         const Scribe& scribe) {
    const std::string_view text = text::trim(written);
    const auto refused = [&] {
        return fail_at(scribe.place("balance"), errors::mt940_balance,
                       {{"text", clean(text::cut_to_characters(text, k_shown_bytes))}});
    };
    constexpr std::size_t k_day_end = 7;
    if (text.size() <= k_day_end || (text[0] != 'C' && text[0] != 'D') ||
        !text::all_digits(text.substr(1, 6)))
        return refused();
    std::string_view rest = text.substr(k_day_end);
    std::optional<Currency> currency = usual;
    if (is_capital(rest[0])) {
        const std::string_view code = rest.substr(0, 3);
        currency = Currency::parse(code);
        if (!currency)
            return fail_at(scribe.place("currency"), comptoir::errors::currency_unknown,
                           {{"text", std::string(code)}});
        rest.remove_prefix(std::min<std::size_t>(3, rest.size()));
    } else if (currency) {
        scribe.warn(errors::mt940_balance_currency, {{"currency", std::string(currency->code())}},
                    "currency");
    }
    rest = text::trim(rest);
    if (!currency || rest.empty() || amount_length(rest) != rest.size())
        return refused();
    CT_ASSIGN(amount, parse_amount(rest, *currency, scribe));
    bank::DatedBalance balance{std::nullopt, text[0] == 'D' ? -amount : amount};
    if (const auto day = parse_day(text.substr(1, 6))) {
        balance.date = day->date;
        if (day->moved)
            scribe.warn(errors::mt940_day_moved,
                        {{"text", std::string(text.substr(1, 6))}, {"date", day->date}}, "date");
    }
    return balance;
}

} // namespace comptoir::formats::mt940
