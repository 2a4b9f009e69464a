#include "formats/statements/cfonb120/cfonb_amount.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <cstdlib>
#include <string>

namespace comptoir::formats::cfonb120 {

std::optional<Overpunched> parse_overpunched(std::string_view utf8) {
    std::string_view last = utf8.substr(utf8.empty() ? 0 : utf8.size() - 1);
    bool guessed = false;
    // French 7-bit character sets have é and è where ASCII has { and }.
    for (const auto& [seen, meant] : {std::pair{"é", "{"}, std::pair{"è", "}"}})
        if (utf8.ends_with(seen)) {
            last = meant;
            utf8.remove_suffix(1); // two bytes
            guessed = true;
        }
    constexpr std::size_t k_width = 14;
    if (utf8.size() != k_width)
        return std::nullopt;
    std::int64_t value = 0;
    bool in_number = false;
    for (const char c : utf8.substr(0, k_width - 1)) {
        if (c == ' ' && !in_number)
            continue;
        if (c < '0' || c > '9')
            return std::nullopt;
        in_number = true;
        value = value * 10 + (c - '0');
    }
    const char sign = last.front();
    int digit = 0;
    if (sign >= '0' && sign <= '9') { // the overpunch of a credit was undone
        digit = sign - '0';
        guessed = true;
    } else if (sign == '{' || sign == '}') {
        digit = 0;
    } else if (sign >= 'A' && sign <= 'I') {
        digit = sign - 'A' + 1;
    } else if (sign >= 'J' && sign <= 'R') {
        digit = sign - 'J' + 1;
    } else {
        return std::nullopt;
    }
    const bool debit = sign == '}' || (sign >= 'J' && sign <= 'R');
    value = value * 10 + digit;
    return Overpunched{debit ? -value : value, guessed};
}

Result<Money> scaled(std::int64_t digits, int decimals, Currency currency) {
    const auto shown = [&] { return text::number(digits) + "E-" + text::number(decimals); };
    std::int64_t minor = digits;
    for (int step = decimals; step < currency.decimals(); ++step) {
        if (std::abs(minor) > Money::k_limit_minor)
            break;
        minor *= 10;
    }
    for (int step = currency.decimals(); step < decimals; ++step) {
        if (minor % 10 != 0)
            return fail(comptoir::errors::amount_too_fine,
                        {{"amount", shown()}, {"currency", std::string(currency.code())}});
        minor /= 10;
    }
    if (std::abs(minor) > Money::k_limit_minor)
        return fail(comptoir::errors::amount_too_large, {{"text", shown()}});
    return Money(minor, currency);
}

} // namespace comptoir::formats::cfonb120
