#include "comptoir/bank/types.h"

#include <gtest/gtest.h>

namespace comptoir::bank {
namespace {

TEST(Natures, EveryNatureReadsBackFromItsText) {
    for (int value = 0; value <= static_cast<int>(Nature::Other); ++value) {
        const auto nature = static_cast<Nature>(value);
        EXPECT_EQ(parse_nature(to_text(nature)), nature) << to_text(nature);
    }
}

TEST(Natures, AnUnknownWordIsRefused) {
    EXPECT_FALSE(parse_nature("Transfer"));
    EXPECT_FALSE(parse_nature(""));
    EXPECT_FALSE(parse_nature("virement"));
}

TEST(Words, AreThoseOfTheContract) {
    EXPECT_EQ(to_text(LineStatus::Booked), "booked");
    EXPECT_EQ(to_text(LineStatus::Pending), "pending");
    EXPECT_EQ(to_text(LineStatus::Info), "info");
    EXPECT_EQ(to_text(BalanceCheck::Ok), "ok");
    EXPECT_EQ(to_text(BalanceCheck::Mismatch), "mismatch");
    EXPECT_EQ(to_text(BalanceCheck::NotPossible), "not_possible");
    EXPECT_EQ(to_text(Nature::InstantTransfer), "instant_transfer");
}

TEST(CollectingSink, StopsAtItsLimit) {
    CollectingSink sink(2);
    sink.begin_statement({});
    EXPECT_TRUE(sink.line({}));
    EXPECT_TRUE(sink.line({}));
    EXPECT_FALSE(sink.line({}));
    EXPECT_EQ(sink.statements.at(0).lines.size(), 2U);
}

TEST(CollectingSink, KeepsTheCompleteHeader) {
    CollectingSink sink;
    sink.begin_statement({});
    StatementHeader complete;
    complete.id = "S1";
    sink.end_statement(complete, BalanceCheck::Ok);
    ASSERT_EQ(sink.statements.size(), 1U);
    EXPECT_EQ(sink.statements[0].header.id, "S1");
    EXPECT_EQ(sink.statements[0].check, BalanceCheck::Ok);
}

} // namespace
} // namespace comptoir::bank
