#include "comptoir/core/money.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>

namespace comptoir {

namespace {

__extension__ typedef __int128 Int128;

constexpr int k_scale_max = 12;

constexpr std::array<std::int64_t, 19> k_powers_of_ten = [] {
    std::array<std::int64_t, 19> powers{};
    std::int64_t power = 1;
    for (std::size_t i = 0; i < powers.size(); ++i) {
        powers[i] = power;
        if (i + 1 < powers.size())
            power *= 10;
    }
    return powers;
}();

std::int64_t power_of_ten(int exponent) {
    return k_powers_of_ten[static_cast<std::size_t>(exponent)];
}

bool within_limit(std::int64_t minor) {
    return minor >= -Money::k_limit_minor && minor <= Money::k_limit_minor;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// |value| as digits with `scale` of them behind the point, and a hyphen when negative.
std::string decimal_text(std::int64_t value, int scale) {
    std::array<char, 48> buffer{};
    std::size_t at = buffer.size();
    // The magnitude is unsigned so that the smallest 64-bit number needs no special case.
    auto rest =
        value < 0 ? 0U - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    int written = 0;
    do {
        if (scale > 0 && written == scale)
            buffer[--at] = '.';
        buffer[--at] = static_cast<char>('0' + static_cast<char>(rest % 10));
        rest /= 10;
        ++written;
    } while (rest != 0 || written <= scale);
    if (value < 0)
        buffer[--at] = '-';
    return std::string{buffer.data() + at, buffer.size() - at};
}

// numerator / 10^scale, rounded once.
Int128 divide_rounded(Int128 numerator, std::int64_t divisor, Rounding rounding) {
    const Int128 quotient = numerator / divisor;
    const Int128 rest = numerator % divisor;
    if (rest == 0 || rounding == Rounding::TowardsZero)
        return quotient;
    const Int128 twice = (rest < 0 ? -rest : rest) * 2;
    const Int128 away = numerator < 0 ? quotient - 1 : quotient + 1;
    if (twice != divisor)
        return twice > divisor ? away : quotient;
    if (rounding == Rounding::HalfAwayFromZero)
        return away;
    return quotient % 2 == 0 ? quotient : away;
}

MoneyParse refused(MoneyParseError error) {
    return {std::nullopt, error};
}

// A number as files write it: sign, digits, at most one mark. `fraction` keeps at most the first
// `decimals` digits; `finer` tells whether a digit other than zero followed them.
struct PlainDecimal {
    std::int64_t value = 0; // digits and kept fraction, without the mark
    int fraction = 0;
    bool negative = false;
    bool finer = false;
    bool too_large = false;
};

std::optional<PlainDecimal> read_decimal(std::string_view text, char mark, int decimals) {
    PlainDecimal result;
    std::size_t at = 0;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        result.negative = text[0] == '-';
        at = 1;
    }
    bool any_digit = false;
    bool behind_mark = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (is_digit(c)) {
            any_digit = true;
            if (behind_mark && result.fraction == decimals) {
                result.finer = result.finer || c != '0';
                continue;
            }
            if (behind_mark)
                ++result.fraction;
            // Stops growing well before overflow but goes on reading: a letter may follow.
            if (result.value > Money::k_limit_minor * 10)
                result.too_large = true;
            else
                result.value = result.value * 10 + (c - '0');
            continue;
        }
        if (c != mark || behind_mark)
            return std::nullopt;
        behind_mark = true;
    }
    if (!any_digit)
        return std::nullopt;
    return result;
}

} // namespace

std::string Money::to_decimal() const {
    return decimal_text(m_minor, m_currency.decimals());
}

Money operator+(Money a, Money b) {
    invariant(a.m_currency == b.m_currency, "amounts of one currency are added");
    const auto sum = checked_add(a, b);
    invariant(sum.has_value(), "a sum stays within the limit of amounts");
    return *sum;
}

Money operator-(Money a, Money b) {
    invariant(within_limit(b.m_minor), "an amount is within the limit");
    return a + Money{-b.m_minor, b.m_currency};
}

std::strong_ordering operator<=>(Money a, Money b) {
    invariant(a.m_currency == b.m_currency, "amounts of one currency are compared");
    return a.m_minor <=> b.m_minor;
}

std::optional<Money> checked_add(Money a, Money b) {
    if (a.currency() != b.currency())
        return std::nullopt;
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.minor(), b.minor(), &sum) || !within_limit(sum))
        return std::nullopt;
    return Money{sum, a.currency()};
}

MoneyParse parse_money(std::string_view text, Currency currency, char decimal_mark) {
    const int decimals = currency.decimals();
    const auto number = read_decimal(text, decimal_mark, decimals);
    if (!number)
        return refused(MoneyParseError::NotANumber);
    if (number->finer)
        return refused(MoneyParseError::TooFine);
    if (number->too_large)
        return refused(MoneyParseError::TooLarge);
    std::int64_t minor = 0;
    // The value is below 10^17 and the scale at most 4, hence the checked product.
    if (__builtin_mul_overflow(number->value, power_of_ten(decimals - number->fraction), &minor) ||
        !within_limit(minor))
        return refused(MoneyParseError::TooLarge);
    return {Money{number->negative ? -minor : minor, currency}, MoneyParseError::NotANumber};
}

std::optional<Rate> Rate::parse_percent(std::string_view text) {
    // "5.500" is 5.5: trailing zeros carry nothing and would use up the scale.
    if (text.find('.') != std::string_view::npos)
        while (text.size() > 1 && text.back() == '0')
            text.remove_suffix(1);
    const auto number = read_decimal(text, '.', k_scale_max - 2);
    if (!number || number->finer || number->too_large)
        return std::nullopt;
    return Rate{number->negative ? -number->value : number->value,
                static_cast<std::uint8_t>(number->fraction + 2)};
}

std::string Rate::to_percent() const {
    invariant(scale <= k_scale_max, "a rate has at most twelve decimals");
    if (scale < 2) {
        std::int64_t percent = 0;
        invariant(!__builtin_mul_overflow(coefficient, power_of_ten(2 - scale), &percent),
                  "a rate can be told in percent");
        return decimal_text(percent, 0);
    }
    std::string text = decimal_text(coefficient, scale - 2);
    if (scale == 2)
        return text;
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.')
        text.pop_back();
    return text;
}

bool operator==(const Rate& a, const Rate& b) {
    invariant(a.scale <= k_scale_max && b.scale <= k_scale_max,
              "a rate has at most twelve decimals");
    return Int128{a.coefficient} * power_of_ten(k_scale_max - a.scale) ==
           Int128{b.coefficient} * power_of_ten(k_scale_max - b.scale);
}

Money multiply(Money amount, Rate rate, Rounding rounding) {
    invariant(rate.scale <= k_scale_max, "a rate has at most twelve decimals");
    const Int128 product = Int128{amount.minor()} * rate.coefficient;
    const Int128 minor = divide_rounded(product, power_of_ten(rate.scale), rounding);
    invariant(minor >= -Money::k_limit_minor && minor <= Money::k_limit_minor,
              "a product stays within the limit of amounts");
    return Money{static_cast<std::int64_t>(minor), amount.currency()};
}

std::vector<Money> allocate(Money whole, std::span<const std::int64_t> weights) {
    Int128 total = 0;
    for (const std::int64_t weight : weights) {
        invariant(weight >= 0, "weights are not negative");
        total += weight;
    }
    invariant(total > 0, "at least one weight is positive");
    invariant(within_limit(whole.minor()), "an amount is within the limit");

    const bool negative = whole.is_negative();
    const std::int64_t magnitude = whole.abs().minor();
    std::vector<std::int64_t> parts(weights.size());
    std::vector<Int128> rests(weights.size());
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const Int128 share = Int128{magnitude} * weights[i];
        parts[i] = static_cast<std::int64_t>(share / total);
        rests[i] = share % total;
        given += parts[i];
    }

    // What is left is smaller than the number of parts with a remainder: one unit each, the
    // largest remainder first, the earlier part on a tie.
    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rests[a] > rests[b]; });
    for (std::size_t i = 0; given < magnitude; ++i, ++given)
        ++parts[order[i]];

    std::vector<Money> result;
    result.reserve(parts.size());
    for (const std::int64_t part : parts)
        result.emplace_back(negative ? -part : part, whole.currency());
    return result;
}

} // namespace comptoir
