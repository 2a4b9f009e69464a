#include "cli/arguments.h"

#include "comptoir/core/errors.h"

namespace comptoir::cli {

namespace {

// As Iban::masked() does, for what is no IBAN: errors may end in a log.
std::string masked(const std::string& text) {
    constexpr std::size_t k_shown = 4;
    if (text.size() <= 2 * k_shown)
        return text;
    return text.substr(0, k_shown) + " •••• " + text.substr(text.size() - k_shown);
}

} // namespace

Result<Date> day_argument(const std::string& text) {
    const auto day = Date::parse_iso(text);
    if (!day)
        return fail(errors::date_unreadable, {{"text", text}});
    return *day;
}

Result<std::optional<Date>> optional_day_argument(const std::string& text) {
    if (text.empty())
        return std::optional<Date>{};
    CT_ASSIGN(day, day_argument(text));
    return std::optional<Date>{day};
}

Result<Money> amount_argument(const std::string& text, Currency currency) {
    const MoneyParse parsed = parse_money(text, currency);
    if (parsed.money)
        return *parsed.money;
    switch (parsed.error) {
    case MoneyParseError::TooFine:
        return fail(errors::amount_too_fine,
                    {{"amount", text}, {"currency", std::string(currency.code())}});
    case MoneyParseError::TooLarge:
        return fail(errors::amount_too_large, {{"text", text}});
    case MoneyParseError::NotANumber:
        break;
    }
    return fail(errors::amount_unreadable, {{"text", text}});
}

Result<std::optional<Money>> optional_amount_argument(const std::string& text, Currency currency) {
    if (text.empty())
        return std::optional<Money>{};
    CT_ASSIGN(amount, amount_argument(text, currency));
    return std::optional<Money>{amount};
}

std::optional<std::string> optional_text_argument(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

Result<Iban> iban_argument(const std::string& text) {
    const auto iban = Iban::parse(text);
    if (!iban)
        return fail(errors::iban_invalid, {{"iban", masked(text)}});
    return *iban;
}

} // namespace comptoir::cli
