// Money: an integer number of minor units of one currency.
//
// Never a floating point number, never without its currency. Sums and differences are checked:
// mixing currencies or leaving ±10^15 minor units breaks an invariant (callers that read amounts
// from outside use parse_money and checked_add, which refuse instead).
//
//   Money price = eur(120'00);                 // 120,00 €
//   auto parts = allocate(price, {1, 1, 1});   // 40,00 each; parts always sum to the whole
#pragma once

#include "comptoir/core/currency.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir {

class Money {
public:
    static constexpr std::int64_t k_limit_minor = 1'000'000'000'000'000; // ±10^15

    constexpr Money() = default; // 0,00 EUR
    constexpr Money(std::int64_t minor, Currency currency) : m_minor(minor), m_currency(currency) {}
    static constexpr Money zero(Currency currency) { return Money{0, currency}; }

    constexpr std::int64_t minor() const { return m_minor; }
    constexpr Currency currency() const { return m_currency; }
    constexpr bool is_zero() const { return m_minor == 0; }
    constexpr bool is_negative() const { return m_minor < 0; }
    Money abs() const { return Money{m_minor < 0 ? -m_minor : m_minor, m_currency}; }

    // "−1234.50" with the currency's own number of decimals: for files and JSON, not for people.
    std::string to_decimal() const;

    Money operator-() const { return Money{-m_minor, m_currency}; }
    friend Money operator+(Money a, Money b); // invariant: same currency, within the limit
    friend Money operator-(Money a, Money b);
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }

    friend bool operator==(const Money&, const Money&) = default;
    // Invariant: same currency.
    friend std::strong_ordering operator<=>(Money a, Money b);

private:
    std::int64_t m_minor = 0;
    Currency m_currency;
};

constexpr Money eur(std::int64_t cents) {
    return Money{cents, Currency::eur()};
}

// Adds what came from outside: empty when the currencies differ or the limit is passed.
std::optional<Money> checked_add(Money a, Money b);

enum class MoneyParseError { NotANumber, TooFine, TooLarge };

// Reads a plain decimal as files write it: optional sign, digits, at most one `decimal_mark`, no
// blanks, no thousands separators, no exponent. Trailing zeros beyond the currency's decimals are
// accepted ("8.850"); other digits there are TooFine ("8.855").
struct MoneyParse {
    std::optional<Money> money;
    MoneyParseError error = MoneyParseError::NotANumber; // meaningful when money is empty
};
MoneyParse parse_money(std::string_view text, Currency currency, char decimal_mark = '.');

// A decimal factor: coefficient / 10^scale. Rate{20, 2} is 20 %; Rate{55, 3} is 5.5 %.
struct Rate {
    std::int64_t coefficient = 0;
    std::uint8_t scale = 0;                                          // 0 to 12
    static std::optional<Rate> parse_percent(std::string_view text); // "5.5" -> 0.055
    std::string to_percent() const;                                  // "5.5"
    friend bool operator==(const Rate& a, const Rate& b);            // by value: 0.20 = 0.2
};

enum class Rounding { HalfAwayFromZero, HalfEven, TowardsZero };

// amount × rate, rounded once, as the caller says.
Money multiply(Money amount, Rate rate, Rounding rounding);

// Splits `whole` in proportion to `weights` (each >= 0, at least one > 0) by largest remainder;
// ties go to the earlier part. The parts have the sign of the whole and sum to it exactly.
std::vector<Money> allocate(Money whole, std::span<const std::int64_t> weights);

} // namespace comptoir
