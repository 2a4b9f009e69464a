#include "formats/statements/ofx/ofx_currency.h"

#include "comptoir/core/text.h"

#include <cstdint>
#include <string>

namespace comptoir::formats::ofx {

namespace {

constexpr std::size_t k_scale_max = 12;
constexpr std::size_t k_digits_max = 15;

std::optional<std::int64_t> product(std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(a, b, &result))
        return std::nullopt;
    return result;
}

std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (; exponent > 0; --exponent)
        power *= 10;
    return power;
}

// minor × up / down in minor units of `currency`.
std::optional<Money> scaled(std::int64_t minor, std::int64_t up, std::int64_t down, Currency from,
                            Currency to) {
    const int decimals = to.decimals() - from.decimals();
    const auto raised = product(up, power_of_ten(decimals));
    const auto lowered = product(down, power_of_ten(-decimals));
    if (!raised || !lowered)
        return std::nullopt;
    const auto numerator = product(minor, *raised);
    if (!numerator || *lowered == 0)
        return std::nullopt;
    std::int64_t quotient = *numerator / *lowered;
    const std::int64_t rest = *numerator % *lowered;
    const std::int64_t rest_size = rest < 0 ? -rest : rest;
    if (rest_size >= *lowered - rest_size)
        quotient += *numerator < 0 ? -1 : 1;
    if (quotient >= Money::k_limit_minor || quotient <= -Money::k_limit_minor)
        return std::nullopt;
    return Money{quotient, to};
}

} // namespace

std::optional<Rate> parse_rate(std::string_view text) {
    std::string digits(text::trim(text));
    std::size_t scale = 0;
    if (const std::size_t mark = digits.find_first_of(".,"); mark != std::string::npos) {
        digits.erase(mark, 1);
        while (digits.size() > mark && digits.back() == '0')
            digits.pop_back();
        scale = digits.size() - mark;
    }
    if (!text::all_digits(digits) || digits.size() > k_digits_max || scale > k_scale_max)
        return std::nullopt;
    const std::int64_t coefficient = text::parse_integer(digits).value_or(0);
    if (coefficient == 0)
        return std::nullopt;
    return Rate{coefficient, static_cast<std::uint8_t>(scale)};
}

std::optional<Money> times_rate(Money foreign, Rate rate, Currency own) {
    return scaled(foreign.minor(), rate.coefficient, power_of_ten(rate.scale), foreign.currency(),
                  own);
}

std::optional<Money> by_rate(Money own, Rate rate, Currency foreign) {
    return scaled(own.minor(), power_of_ten(rate.scale), rate.coefficient, own.currency(), foreign);
}

} // namespace comptoir::formats::ofx
