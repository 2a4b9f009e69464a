#include "comptoir/ledger/entry_numbers.h"

#include <gtest/gtest.h>

#include <vector>

namespace comptoir::ledger {

namespace {

std::string after(const std::optional<std::string>& own, const std::vector<std::string>& highest) {
    EntryNumber number = number_to_follow(own, highest);
    ++number.value;
    return to_text(number);
}

} // namespace

TEST(EntryNumbers, KeepTheirPrefixAndTheirWidth) {
    const auto number = parse_entry_number("BQ0012");
    ASSERT_TRUE(number);
    EXPECT_EQ(number->prefix, "BQ");
    EXPECT_EQ(number->value, 12);
    EXPECT_EQ(to_text(*number), "BQ0012");
    EXPECT_EQ(to_text({"BQ", 10000, 4}), "BQ10000");
}

TEST(EntryNumbers, WithoutDigitsAtTheEndAreNone) {
    EXPECT_FALSE(parse_entry_number(""));
    EXPECT_FALSE(parse_entry_number("BQ"));
    EXPECT_FALSE(parse_entry_number("12a"));
    EXPECT_FALSE(parse_entry_number("1234567890123456"));
}

TEST(EntryNumbers, GoOnInTheFormOfTheJournal) {
    EXPECT_EQ(after({}, {}), "1");
    EXPECT_EQ(after({}, {"12"}), "13");
    EXPECT_EQ(after({}, {"BQ0007"}), "BQ0008");
    EXPECT_EQ(after({}, {"2026-09"}), "2026-10");
    EXPECT_EQ(after({}, {"000"}), "001");
}

TEST(EntryNumbers, OfSeveralFormsArePlainIntegers) {
    EXPECT_EQ(after({}, {"01-12", "02-9"}), "1");
    EXPECT_EQ(after({}, {"01-12", "4", "02-9"}), "5");
}

TEST(EntryNumbers, OfOursGoOnWhateverComesInLater) {
    EXPECT_EQ(after("3", {"3", "BQ0007"}), "4");
    EXPECT_EQ(after("BQ0008", {"BQ0008", "12"}), "BQ0009");
    EXPECT_EQ(after("BQ0008", {"BQ0020"}), "BQ0021");
}

} // namespace comptoir::ledger
