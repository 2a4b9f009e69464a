#include "cli/arguments.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/i18n/i18n.h"

#include <algorithm>

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
    // People type the decimal comma of their language; a comma that separates thousands leaves more
    // digits than a currency has, or two separators, and is refused.
    std::string typed = text;
    if (typed.find('.') == typed.npos)
        std::replace(typed.begin(), typed.end(), ',', '.');
    const MoneyParse parsed = parse_money(typed, currency);
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

Assigned split_at_equals(const std::string& text) {
    const std::size_t at = text.find('=');
    if (at == std::string::npos)
        return {text, std::nullopt};
    return {text.substr(0, at), text.substr(at + 1)};
}

std::optional<std::string> optional_text_argument(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

tl::unexpected<Error> refuse_choice(std::string_view option, const std::string& text,
                                    std::string_view allowed) {
    return fail(
        errors::option_refused,
        {{"option", std::string(option)}, {"value", text}, {"allowed", std::string(allowed)}});
}

Result<std::string> choice_argument(std::string_view option, std::string_view domain,
                                    const std::string& text) {
    const std::string wanted = text::fold_compact(text);
    std::string allowed;
    for (const std::string_view key : i18n::text_keys()) {
        if (!key.starts_with(domain) || key.substr(domain.size(), 1) != ".")
            continue;
        const std::string_view value = key.substr(domain.size() + 1);
        for (const std::string& name :
             {std::string(value), i18n::word(domain, value, i18n::Language::English),
              i18n::word(domain, value, i18n::Language::French)})
            if (text::fold_compact(name) == wanted)
                return std::string(value);
        allowed += (allowed.empty() ? "" : ", ") + std::string(value);
    }
    return refuse_choice(option, text, allowed);
}

Result<std::optional<bank::DateOrder>> optional_date_order_argument(const std::string& text) {
    const auto order = bank::parse_date_order(text);
    if (!text.empty() && !order)
        return refuse_choice("--date-order", text, "dmy, mdy, ymd");
    return order;
}

Result<Iban> iban_argument(const std::string& text) {
    const auto iban = Iban::parse(text);
    if (!iban)
        return fail(errors::iban_invalid, {{"iban", masked(text)}});
    return *iban;
}

Result<Currency> currency_argument(const std::string& text) {
    const auto currency = Currency::parse(text::to_upper_ascii(text));
    if (!currency)
        return fail(errors::currency_unknown, {{"text", text}});
    return *currency;
}

} // namespace comptoir::cli
