#include "comptoir/core/money.h"

#include "comptoir/core/invariant.h"
#include "support/seeded.h"

#include <limits>

#include <gtest/gtest.h>

namespace comptoir {
namespace {

Currency currency(std::string_view code) {
    const auto parsed = Currency::parse(code);
    EXPECT_TRUE(parsed.has_value()) << code;
    return parsed.value_or(Currency::eur());
}

std::int64_t parsed_minor(std::string_view text, Currency in = Currency::eur(), char mark = '.') {
    const MoneyParse parse = parse_money(text, in, mark);
    EXPECT_TRUE(parse.money.has_value()) << text;
    return parse.money ? parse.money->minor() : -987654321;
}

void expect_refused(std::string_view text, MoneyParseError error, Currency in = Currency::eur(),
                    char mark = '.') {
    const MoneyParse parse = parse_money(text, in, mark);
    EXPECT_FALSE(parse.money.has_value()) << text;
    EXPECT_EQ(parse.error, error) << text;
}

TEST(MoneyParse, ReadsPlainDecimals) {
    EXPECT_EQ(parsed_minor("0"), 0);
    EXPECT_EQ(parsed_minor("1"), 100);
    EXPECT_EQ(parsed_minor("-1.5"), -150);
    EXPECT_EQ(parsed_minor("+1234.56"), 123456);
    EXPECT_EQ(parsed_minor("0000000069,60", Currency::eur(), ','), 6960);
    EXPECT_EQ(parsed_minor("0.29"), 29);
}

TEST(MoneyParse, ReadsTheShortFormsOfXmlSchema) {
    EXPECT_EQ(parsed_minor(".50"), 50);
    EXPECT_EQ(parsed_minor("210."), 21000);
}

TEST(MoneyParse, TakesZerosBeyondTheDecimals) {
    EXPECT_EQ(parsed_minor("8.850"), 885);
    EXPECT_EQ(parsed_minor("8.85000000000000000000000000000000"), 885);
    EXPECT_EQ(parsed_minor("120.00", currency("JPY")), 120);
}

TEST(MoneyParse, FollowsTheDecimalsOfTheCurrency) {
    EXPECT_EQ(parsed_minor("1.234", currency("TND")), 1234);
    EXPECT_EQ(parsed_minor("1234", currency("JPY")), 1234);
    EXPECT_EQ(parsed_minor("1.2345", currency("CLF")), 12345);
}

TEST(MoneyParse, MinusZeroIsZero) {
    EXPECT_EQ(parsed_minor("-0.00"), 0);
}

TEST(MoneyParse, RefusesWhatIsNoNumber) {
    for (const char* text : {"",
                             " ",
                             "-",
                             "+",
                             ".",
                             "-.",
                             "1 234",
                             " 1",
                             "1 ",
                             "1,5",
                             "1.2.3",
                             "--1",
                             "+-1",
                             "1-",
                             "1e3",
                             "1E3",
                             "0x10",
                             "NaN",
                             "inf",
                             "€1",
                             "1\xC2\xA0"
                             "000",
                             "1'000",
                             "1.000,00",
                             "١٢",
                             "1\n"})
        expect_refused(text, MoneyParseError::NotANumber);
}

TEST(MoneyParse, RefusesAnEmbeddedZeroByte) {
    expect_refused(std::string_view{"1\0", 2}, MoneyParseError::NotANumber);
}

TEST(MoneyParse, RefusesThePointWhenTheMarkIsAComma) {
    expect_refused("1.50", MoneyParseError::NotANumber, Currency::eur(), ',');
}

TEST(MoneyParse, RefusesDigitsFinerThanTheCurrency) {
    expect_refused("8.855", MoneyParseError::TooFine);
    expect_refused("0.001", MoneyParseError::TooFine);
    expect_refused("1.5", MoneyParseError::TooFine, currency("JPY"));
    expect_refused("1.2345", MoneyParseError::TooFine, currency("TND"));
    expect_refused("1.0000000000000000000001", MoneyParseError::TooFine);
}

TEST(MoneyParse, RefusesALetterBehindTooManyDigitsAsNoNumber) {
    expect_refused("99999999999999999999999999x", MoneyParseError::NotANumber);
    expect_refused("8.855x", MoneyParseError::NotANumber);
}

TEST(MoneyParse, RefusesWhatIsBeyondTheLimit) {
    EXPECT_EQ(parsed_minor("10000000000000.00"), Money::k_limit_minor);
    EXPECT_EQ(parsed_minor("-10000000000000.00"), -Money::k_limit_minor);
    expect_refused("10000000000000.01", MoneyParseError::TooLarge);
    expect_refused("-10000000000000.01", MoneyParseError::TooLarge);
    expect_refused("9223372036854775807", MoneyParseError::TooLarge);
    expect_refused("9223372036854775808", MoneyParseError::TooLarge);
    expect_refused("18446744073709551616.00", MoneyParseError::TooLarge);
    expect_refused(std::string(5000, '9'), MoneyParseError::TooLarge);
    expect_refused("1000000000000000", MoneyParseError::TooLarge, currency("CLF"));
}

TEST(MoneyDecimal, WritesTheDecimalsOfTheCurrency) {
    EXPECT_EQ(eur(0).to_decimal(), "0.00");
    EXPECT_EQ(eur(5).to_decimal(), "0.05");
    EXPECT_EQ(eur(-5).to_decimal(), "-0.05");
    EXPECT_EQ(eur(123450).to_decimal(), "1234.50");
    EXPECT_EQ((Money{1234, currency("JPY")}.to_decimal()), "1234");
    EXPECT_EQ((Money{-1, currency("TND")}.to_decimal()), "-0.001");
    EXPECT_EQ(eur(-Money::k_limit_minor).to_decimal(), "-10000000000000.00");
}

TEST(MoneyDecimal, ParsingWhatWasWrittenGivesTheSameAmount) {
    SEEDED(random);
    const std::array currencies{Currency::eur(), currency("JPY"), currency("TND"), currency("CLF"),
                                currency("CHF")};
    for (int round = 0; round < 20000; ++round) {
        const Currency in = currencies[static_cast<std::size_t>(random.between(0, 4))];
        const std::int64_t limit = round % 2 == 0 ? 1000 : Money::k_limit_minor;
        const Money amount{random.between(-limit, limit), in};
        const MoneyParse parse = parse_money(amount.to_decimal(), in);
        ASSERT_TRUE(parse.money.has_value()) << amount.to_decimal();
        ASSERT_EQ(*parse.money, amount) << amount.to_decimal();
    }
}

TEST(MoneySum, AddsAndSubtracts) {
    EXPECT_EQ(eur(100) + eur(23), eur(123));
    EXPECT_EQ(eur(100) - eur(123), eur(-23));
    EXPECT_EQ(-eur(5), eur(-5));
    EXPECT_EQ(eur(-5).abs(), eur(5));
    Money sum = eur(1);
    sum += eur(2);
    sum -= eur(4);
    EXPECT_EQ(sum, eur(-1));
}

TEST(MoneySum, BreaksOnMixedCurrencies) {
    const Money francs{100, currency("CHF")};
    EXPECT_THROW(eur(1) + francs, InvariantBroken);
    EXPECT_THROW(eur(1) - francs, InvariantBroken);
    EXPECT_THROW((void)(eur(1) < francs), InvariantBroken);
}

TEST(MoneySum, AmountsOfTwoCurrenciesAreNotEqual) {
    EXPECT_FALSE(eur(0) == Money::zero(currency("CHF")));
}

TEST(MoneySum, BreaksBeyondTheLimit) {
    EXPECT_THROW(eur(Money::k_limit_minor) + eur(1), InvariantBroken);
    EXPECT_THROW(eur(-Money::k_limit_minor) - eur(1), InvariantBroken);
    EXPECT_THROW(eur(std::numeric_limits<std::int64_t>::max()) + eur(1), InvariantBroken);
    EXPECT_THROW(eur(0) - eur(std::numeric_limits<std::int64_t>::min()), InvariantBroken);
}

TEST(MoneyCheckedAdd, IsEmptyForMixedCurrenciesAndBeyondTheLimit) {
    EXPECT_EQ(checked_add(eur(1), eur(2)), eur(3));
    EXPECT_EQ(checked_add(eur(1), Money::zero(currency("CHF"))), std::nullopt);
    EXPECT_EQ(checked_add(eur(Money::k_limit_minor), eur(1)), std::nullopt);
    EXPECT_EQ(checked_add(eur(std::numeric_limits<std::int64_t>::max()), eur(1)), std::nullopt);
    EXPECT_EQ(checked_add(eur(Money::k_limit_minor), eur(-1)), eur(Money::k_limit_minor - 1));
}

TEST(MoneyOrder, ComparesBySignedAmount) {
    EXPECT_LT(eur(-1), eur(0));
    EXPECT_GT(eur(2), eur(1));
    EXPECT_LE(eur(2), eur(2));
}

TEST(RatePercent, ReadsAndWritesPercentages) {
    for (const char* text : {"0", "20", "5.5", "2.1", "0.9", "1.05", "8.1", "100", "-3", "0.001"}) {
        const auto rate = Rate::parse_percent(text);
        ASSERT_TRUE(rate.has_value()) << text;
        EXPECT_EQ(rate->to_percent(), text);
    }
    EXPECT_EQ(Rate::parse_percent("20"), (Rate{20, 2}));
    EXPECT_EQ(Rate::parse_percent("5.5"), (Rate{55, 3}));
}

TEST(RatePercent, DropsTrailingZeros) {
    EXPECT_EQ(Rate::parse_percent("20.00")->to_percent(), "20");
    EXPECT_EQ(Rate::parse_percent("5.50000000000000000")->to_percent(), "5.5");
    EXPECT_EQ((Rate{200, 3}.to_percent()), "20");
    EXPECT_EQ((Rate{2, 1}.to_percent()), "20");
    EXPECT_EQ((Rate{1, 0}.to_percent()), "100");
}

TEST(RatePercent, RefusesWhatIsNoPercentage) {
    for (const char* text : {"", ".", "20 %", "20%", "5,5", "1e1", " 20", "0.00000000001",
                             "99999999999999999999", "abc", "1.2.3"})
        EXPECT_EQ(Rate::parse_percent(text), std::nullopt) << text;
}

TEST(RateEquality, IsByValue) {
    EXPECT_EQ((Rate{20, 2}), (Rate{2, 1}));
    EXPECT_EQ((Rate{0, 0}), (Rate{0, 12}));
    EXPECT_FALSE((Rate{20, 2} == Rate{20, 3}));
}

TEST(MoneyMultiply, RoundsOnceAsTold) {
    const Rate half{5, 1};
    EXPECT_EQ(multiply(eur(3), half, Rounding::HalfAwayFromZero), eur(2));
    EXPECT_EQ(multiply(eur(-3), half, Rounding::HalfAwayFromZero), eur(-2));
    EXPECT_EQ(multiply(eur(3), half, Rounding::HalfEven), eur(2));
    EXPECT_EQ(multiply(eur(5), half, Rounding::HalfEven), eur(2));
    EXPECT_EQ(multiply(eur(-5), half, Rounding::HalfEven), eur(-2));
    EXPECT_EQ(multiply(eur(5), half, Rounding::TowardsZero), eur(2));
    EXPECT_EQ(multiply(eur(-5), half, Rounding::TowardsZero), eur(-2));
}

TEST(MoneyMultiply, ComputesTaxWithoutDrift) {
    EXPECT_EQ(multiply(eur(10000), Rate{20, 2}, Rounding::HalfAwayFromZero), eur(2000));
    EXPECT_EQ(multiply(eur(999), Rate{55, 3}, Rounding::HalfAwayFromZero), eur(55)); // 54.945
    EXPECT_EQ(multiply(eur(10), Rate{49, 3}, Rounding::HalfAwayFromZero), eur(0));   // 0.49
}

TEST(MoneyMultiply, KeepsTheCurrency) {
    const Currency yen = currency("JPY");
    EXPECT_EQ(multiply(Money{100, yen}, Rate{10, 2}, Rounding::HalfEven), (Money{10, yen}));
}

TEST(MoneyMultiply, SurvivesLargeIntermediateValues) {
    EXPECT_EQ(multiply(eur(Money::k_limit_minor), Rate{1'000'000'000'000, 12}, Rounding::HalfEven),
              eur(Money::k_limit_minor));
}

TEST(MoneyMultiply, BreaksBeyondTheLimitOrScale) {
    EXPECT_THROW(multiply(eur(Money::k_limit_minor), Rate{11, 1}, Rounding::HalfEven),
                 InvariantBroken);
    EXPECT_THROW(multiply(eur(1), Rate{1, 13}, Rounding::HalfEven), InvariantBroken);
}

std::vector<std::int64_t> minors(const std::vector<Money>& parts) {
    std::vector<std::int64_t> result;
    for (const Money part : parts)
        result.push_back(part.minor());
    return result;
}

std::vector<std::int64_t> shares(std::int64_t whole, std::vector<std::int64_t> weights) {
    return minors(allocate(eur(whole), weights));
}

TEST(MoneyAllocate, GivesTheRemainderToTheLargestRestThenTheEarlierPart) {
    using V = std::vector<std::int64_t>;
    EXPECT_EQ(shares(12000, {1, 1, 1}), (V{4000, 4000, 4000}));
    EXPECT_EQ(shares(100, {1, 1, 1}), (V{34, 33, 33}));
    EXPECT_EQ(shares(-100, {1, 1, 1}), (V{-34, -33, -33}));
    EXPECT_EQ(shares(101, {1, 2}), (V{34, 67}));
    EXPECT_EQ(shares(1, {1, 3}), (V{0, 1}));
    EXPECT_EQ(shares(0, {1, 3}), (V{0, 0}));
    EXPECT_EQ(shares(7, {0, 5, 0}), (V{0, 7, 0}));
    EXPECT_EQ(shares(7, {5}), (V{7}));
}

TEST(MoneyAllocate, TakesLargeWeights) {
    const std::int64_t large = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(shares(Money::k_limit_minor, {large, large}),
              (std::vector<std::int64_t>{Money::k_limit_minor / 2, Money::k_limit_minor / 2}));
}

TEST(MoneyAllocate, BreaksWithoutAPositiveWeight) {
    EXPECT_THROW(shares(100, {}), InvariantBroken);
    EXPECT_THROW(shares(100, {0, 0}), InvariantBroken);
    EXPECT_THROW(shares(100, {1, -1}), InvariantBroken);
}

TEST(MoneyAllocate, PartsSumToTheWholeAndDifferByLessThanOneUnitFromTheirShare) {
    SEEDED(random);
    for (int round = 0; round < 5000; ++round) {
        const std::int64_t limit = round % 2 == 0 ? 500 : Money::k_limit_minor;
        const std::int64_t whole = random.between(-limit, limit);
        std::vector<std::int64_t> weights;
        std::int64_t total = 0;
        for (std::int64_t i = random.between(1, 12); i > 0; --i) {
            weights.push_back(random.between(0, 1000));
            total += weights.back();
        }
        if (total == 0)
            continue;
        const std::vector<std::int64_t> parts = shares(whole, weights);
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            sum += parts[i];
            ASSERT_TRUE(parts[i] == 0 || (parts[i] < 0) == (whole < 0));
            // |part · total − whole · weight| < total, in integers.
            __extension__ typedef __int128 Int128;
            const Int128 off = Int128{parts[i]} * total - Int128{whole} * weights[i];
            ASSERT_TRUE(off < total && off > -total);
        }
        ASSERT_EQ(sum, whole);
    }
}

} // namespace
} // namespace comptoir
