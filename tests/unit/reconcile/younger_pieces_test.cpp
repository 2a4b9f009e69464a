// A piece long overdue beside two younger ones that make the amount as well.
#include "builders.h"
#include "comptoir/core/text.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

class YoungerPieces : public testing::Test {
protected:
    YoungerPieces() {
        one.party("CMOREL", "Morel Zinguerie");
        one.party("CDURAND", "Durand Couverture");
        one.item("CMOREL", "202605-011", 7'920, day(5, 7)); // due on 6 June
        one.item("CMOREL", "202608-019", 3'600, day(8, 20));
        one.item("CMOREL", "202608-020", 4'320, day(8, 20));
        one.line(7'920, day(9, 25), "VIR MOREL ZINGUERIE");
    }
    bool is_sure() const { return one.only().unattended; }
    Case one;
};

TEST_F(YoungerPieces, LeaveTheOverdueOneToAPerson) {
    const Proposal found = one.only();
    EXPECT_FALSE(found.unattended);
    EXPECT_EQ(found.state, LineState::Proposed);
    EXPECT_TRUE(says(found, reasons::overdue_beside_younger));
    EXPECT_EQ(pieces(found), std::vector<std::string>{"202605-011"}) << "shown all the same";
}

TEST_F(YoungerPieces, DoSoAlsoWhenTheAccountTellsTheParty) {
    one.books.parties.front().ibans = {"FR7614668011498154991237466"};
    one.lines[0].line.label = "VIR SEPA";
    one.lines[0].line.counterparty.iban = "FR7614668011498154991237466";
    EXPECT_FALSE(is_sure());
}

TEST_F(YoungerPieces, DoSoOnTheOtherSideToo) {
    for (ledger::OpenItem& item : one.books.items) {
        item.account = "401000";
        item.amount = item.open = -item.open;
    }
    one.lines[0].line.amount = -one.lines[0].line.amount;
    EXPECT_FALSE(is_sure());
}

TEST_F(YoungerPieces, SayNothingWhereTheLineNamesTheOverdueOne) {
    one.lines[0].line.label += " 202605-011";
    EXPECT_TRUE(is_sure());
}

TEST_F(YoungerPieces, SayNothingWithinAMonthOfTheDueDay) {
    one.lines[0].line.booked_on = one.books.items[0].due_on.plus_days(30);
    one.books.items[1].booked_on = one.books.items[2].booked_on = day(6, 1);
    EXPECT_TRUE(is_sure());
    one.lines[0].line.booked_on = one.books.items[0].due_on.plus_days(31);
    EXPECT_FALSE(is_sure());
}

TEST_F(YoungerPieces, SayNothingWhenOlder) {
    one.books.items[1].booked_on = day(5, 6);
    EXPECT_TRUE(is_sure());
}

TEST_F(YoungerPieces, SayNothingACentOff) {
    one.books.items[2].open = eur(4'321);
    EXPECT_TRUE(is_sure());
}

TEST_F(YoungerPieces, SayNothingWhenSettled) {
    one.books.items[2].open = eur(0);
    EXPECT_TRUE(is_sure());
    one.books.items[1].open = eur(7'920); // with what is settled it would be a pair
    EXPECT_TRUE(is_sure());
}

TEST_F(YoungerPieces, SayNothingOfAnotherParty) {
    one.books.items[2].party = "CDURAND";
    one.books.items[2].party_name = "Durand Couverture";
    EXPECT_TRUE(is_sure());
}

TEST_F(YoungerPieces, SayNothingWithACreditNote) {
    one.books.items[1].open = eur(-3'600);
    one.books.items[2].open = eur(11'520);
    EXPECT_TRUE(is_sure());
}

TEST_F(YoungerPieces, SayNothingWhenTheyCameLongAfterThePayment) {
    one.books.items[2].booked_on = one.lines[0].line.booked_on.plus_days(90);
    EXPECT_TRUE(is_sure());
}

TEST_F(YoungerPieces, SayNothingOfAnotherCurrency) {
    one.books.items[2].open = Money{4'320, *Currency::parse("CHF")};
    EXPECT_TRUE(is_sure());
}

// A pair far behind hundreds of others is looked for all the same.
TEST_F(YoungerPieces, AreFoundBehindHundredsOfOthers) {
    one.books.items[2].open = eur(4'321); // no pair among the first ones
    EXPECT_TRUE(is_sure());
    for (int i = 0; i < 400; ++i)
        one.item("CMOREL", "202608-" + text::number(100 + i), 100'000 + i, day(8, 20));
    EXPECT_TRUE(is_sure());
    one.item("CMOREL", "202608-900", 4'320, day(8, 21));
    EXPECT_FALSE(is_sure());
}

TEST_F(YoungerPieces, AreTakenForAPairWhereTheyAreTooManyToLookAt) {
    one.books.items[2].open = eur(4'321);
    for (int i = 0; i < 2'000; ++i)
        one.item("CMOREL", "R-" + text::number(10'000 + i), 3'000, day(8, 20));
    EXPECT_FALSE(is_sure());
}

TEST_F(YoungerPieces, AreTakenForAPairWhereThePartyHasTooManyPieces) {
    one.books.items[2].open = eur(4'321);
    for (int i = 0; i < 20'000; ++i)
        one.item("CMOREL", "R-" + text::number(100'000 + i), 1'000'000 + i, day(4, 20));
    EXPECT_FALSE(is_sure());
    one.books.items.resize(10'000);
    EXPECT_TRUE(is_sure());
}

// A surer line took one of them: nothing is left beside the overdue piece.
TEST_F(YoungerPieces, SayNothingWhenAnotherLineNamesOne) {
    one.line(3'600, day(9, 24), "VIR MOREL ZINGUERIE 202608-019");
    EXPECT_TRUE(one.of(0).unattended);
    EXPECT_EQ(pieces(one.of(0)), std::vector<std::string>{"202605-011"});
}

// One piece of the amount, and two older ones that make it.
class OlderPieces : public testing::Test {
protected:
    OlderPieces() {
        one.party("FDUMAS", "Quincaillerie Dumas");
        one.party("FROCHE", "Fromagerie Roche");
        one.item("FDUMAS", "QU-70", -12'500, day(9, 13)).account = "401000";
        one.item("FDUMAS", "QU-71", -17'500, day(9, 14)).account = "401000";
        one.item("FDUMAS", "QU-72", -30'000, day(9, 15)).account = "401000";
        one.line(-30'000, day(9, 25), "VIR SEPA QUINCAILLERIE DUMAS");
    }
    bool is_sure() const { return one.only().unattended; }
    Case one;
};

TEST_F(OlderPieces, LeaveTheYoungerOneToAPerson) {
    const Proposal found = one.only();
    EXPECT_FALSE(found.unattended);
    EXPECT_TRUE(says(found, reasons::two_older_make_it));
    EXPECT_EQ(pieces(found), std::vector<std::string>{"QU-72"}) << "shown all the same";
}

TEST_F(OlderPieces, SayNothingWhereTheLineNamesThePiece) {
    one.lines[0].line.label += " QU-72";
    EXPECT_TRUE(is_sure());
}

TEST_F(OlderPieces, SayNothingACentOff) {
    one.books.items[1].open = eur(-17'499);
    EXPECT_TRUE(is_sure());
}

TEST_F(OlderPieces, SayNothingOfAnotherParty) {
    one.books.items[1].party = "FROCHE";
    one.books.items[1].party_name = "Fromagerie Roche";
    EXPECT_TRUE(is_sure());
}

TEST_F(OlderPieces, OfOneDayAreThoseThatFallDueBefore) {
    one.books.items[0].booked_on = one.books.items[2].booked_on;
    EXPECT_FALSE(is_sure());
    one.books.items[0].due_on = one.books.items[2].due_on;
    EXPECT_TRUE(is_sure());
}

TEST_F(OlderPieces, SayNothingWhereOneFallsDueLater) {
    one.books.items[0].due_on = one.books.items[2].due_on.plus_days(1);
    EXPECT_TRUE(is_sure());
}

TEST_F(OlderPieces, SayNothingWhenSettled) {
    one.books.items[0].open = eur(0);
    EXPECT_TRUE(is_sure());
}

} // namespace
} // namespace comptoir::reconcile::test
