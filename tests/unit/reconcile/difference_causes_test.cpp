// One mistake in books of hundreds of entries: is it named first?
#include "comptoir/i18n/i18n.h"
#include "comptoir/reconcile/cause_codes.h"
#include "comptoir/reconcile/difference_causes.h"
#include "difference_world.h"
#include "reconcile/causes/amount_slips.h"

#include <gtest/gtest.h>

#include <set>

namespace codes = comptoir::reconcile::cause_codes;

namespace comptoir::reconcile {
namespace {

using test::all_planted;
using test::Planted;
using test::World;

int named_first(unsigned seed, bool with_waiting, std::string& missed) {
    int right = 0;
    const std::vector<Planted> planted = all_planted();
    for (std::size_t i = 0; i < planted.size(); ++i) {
        World world(seed * 100 + static_cast<unsigned>(i), with_waiting);
        planted[i].plant(world);
        const CauseSearch search = world.search();
        EXPECT_FALSE(search.stopped);
        const Cause* first = search.causes.empty() ? nullptr : &search.causes.front();
        if (first && first->kind == planted[i].kind && world.is_named_by(*first))
            ++right;
        else
            missed += std::string(to_text(planted[i].kind)) + " was " +
                      std::string(!first                           ? "nothing"
                                  : first->kind == planted[i].kind ? "named of another record"
                                                                   : to_text(first->kind)) +
                      ", ";
    }
    return right;
}

TEST(DifferenceCauses, NamesThePlantedCauseFirstInCleanBooks) {
    for (unsigned seed = 1; seed <= 25; ++seed) {
        std::string missed;
        EXPECT_GE(named_first(seed, false, missed), 13) << "seed " << seed << ": " << missed;
    }
}

TEST(DifferenceCauses, NamesItFirstWhereOthersWaitTooInElevenOfTwelve) {
    int right = 0, all = 0;
    for (unsigned seed = 1; seed <= 25; ++seed) {
        std::string missed;
        const int found = named_first(seed, true, missed);
        right += found;
        all += 14;
        EXPECT_GE(found, 12) << "seed " << seed << ": " << missed;
    }
    EXPECT_GE(right * 12, all * 11) << right << " of " << all;
}

TEST(DifferenceCauses, EachPlantedCauseHasItsSentence) {
    std::set<std::string_view> said;
    for (const Planted& planted : all_planted()) {
        World world(4242, false);
        planted.plant(world);
        said.insert(world.search().causes.front().sentence.code.name);
    }
    for (const ErrorCode code : {codes::opening_not_taken, codes::dated_after, codes::seen_later,
                                 codes::fee_not_booked, codes::other_journal, codes::booked_twice})
        EXPECT_TRUE(said.contains(code.name)) << code.name;
}

TEST(DifferenceCauses, SaysTheAmountTheRestAndWhatToDo) {
    World world(7, false);
    const std::string label = world.some_label();
    world.book(54'000, world.facts.at, label);
    world.see(45'000, world.facts.at, label);
    const CauseSearch search = world.search();
    ASSERT_FALSE(search.causes.empty());
    const Cause& first = search.causes.front();
    EXPECT_EQ(search.difference, eur(-9'000));
    EXPECT_TRUE(first.is_exact());
    EXPECT_EQ(first.sentence.code, codes::swapped_digits);
    ASSERT_TRUE(first.repair.has_value());
    EXPECT_EQ(first.repair->kind, RepairKind::SetAmount);
    EXPECT_EQ(*first.repair->amount, eur(45'000));
    EXPECT_EQ(first.lines.size(), 1U);
}

TEST(DifferenceCauses, NothingIsLookedForWithoutADifference) {
    World world(8, false);
    EXPECT_TRUE(world.search().causes.empty());
}

TEST(DifferenceCauses, TheRentOfNextMonthIsNotBookedTwice) {
    World world(9, false);
    world.book(-1'000'00, world.facts.at.plus_days(-30), "LOYER BUREAU").pointed = true;
    world.see(-1'000'00, world.facts.at.plus_days(-30), "LOYER BUREAU").booked = true;
    world.book(-1'000'00, world.facts.at, "LOYER BUREAU");
    const CauseSearch search = world.search();
    ASSERT_FALSE(search.causes.empty());
    EXPECT_EQ(search.causes.front().kind, CauseKind::EntryNotAtBank);
    EXPECT_EQ(search.causes.front().sentence.code, codes::entry_not_at_bank);
}

TEST(DifferenceCauses, WhatMerelyWaitsIsSummedUp) {
    World world(10, false);
    world.book(-3'211'00, world.facts.at, "CHEQUE 1");
    world.book(-17'07, world.facts.at, "CHEQUE 2");
    CauseSearch search = world.search();
    ASSERT_FALSE(search.causes.empty());
    EXPECT_EQ(search.causes.front().kind, CauseKind::EntriesNotAtBank);
    EXPECT_EQ(search.causes.front().sentence.code, codes::entries_not_at_bank);
    World other(11, false);
    other.see(-3'211'00, other.facts.at, "PRLV X");
    other.see(-17'07, other.facts.at, "PRLV Y");
    search = other.search();
    ASSERT_FALSE(search.causes.empty());
    EXPECT_EQ(search.causes.front().sentence.code, codes::lines_not_booked);
    World third(12, false);
    third.see(-3'211'00, third.facts.at, "PRLV X");
    EXPECT_EQ(third.search().causes.front().sentence.code, codes::line_not_booked);
}

TEST(DifferenceCauses, SaysWhichDaysNoStatementHolds) {
    World world(15, false);
    world.bank_moves(12'00);
    world.facts.breaks.push_back({bank::BreakKind::Gap, bank::StatementId{1}, bank::StatementId{2},
                                  world.facts.at.plus_days(-20), world.facts.at.plus_days(-15),
                                  eur(50'00), eur(62'00), 3});
    EXPECT_EQ(world.search().causes.front().sentence.code, codes::missing_days);
    EXPECT_EQ(world.search().causes.front().statements.size(), 2U);
}

TEST(DifferenceCauses, AReversedEntryIsNoCause) {
    World world(13, false);
    BookRow& row = world.book(77'00, world.facts.at, "EXTOURNE");
    row.cancelled = true;
    for (const Cause& cause : world.search().causes)
        EXPECT_TRUE(cause.rows.empty());
}

// Nothing links the two: they come from other books, or somebody booked the second by hand.
TEST(DifferenceCauses, NeitherHalfOfAReversedPairIsACause) {
    const auto first_cause = [](const std::string& label, const std::string& reversal,
                                const std::string& piece, const std::string& other_piece) {
        World world(16, false);
        BookRow& first = world.book(-77'00, world.facts.at.plus_days(-9), label);
        first.piece = piece;
        BookRow& second = world.book(77'00, world.facts.at.plus_days(-2), reversal);
        second.piece = other_piece;
        world.see(-77'00, world.facts.at.plus_days(-8), "XYZ");
        return world.search().causes.front();
    };
    for (const char* words : {"Extourne BQ 12 - AARO 8812", "ANNULATION AARO 8812",
                              "Contre-passation AARO", "contrepassation aaro", "STORNO AARO"}) {
        const Cause cause = first_cause("VIR AARO 8812", words, "", "");
        EXPECT_EQ(cause.sentence.code, codes::line_not_booked) << words;
        EXPECT_TRUE(cause.rows.empty());
    }
    EXPECT_EQ(first_cause("VIR AARO", "VIR AARO", "F12", "F12").sentence.code,
              codes::line_not_booked);
    EXPECT_EQ(first_cause("VIR AARO", "EXTOURNE", "F12", "F12").sentence.code,
              codes::line_not_booked);
    // Two operations, whatever their amounts.
    EXPECT_EQ(first_cause("VIR AARO", "VIR DURAND", "F12", "V3").kind, CauseKind::EntryNotAtBank);
    EXPECT_EQ(first_cause("VIR AARO", "REMBOURSEMENT AARO", "F12", "A3").kind,
              CauseKind::EntryNotAtBank);
    EXPECT_EQ(first_cause("VIR AARO", "ANNULATION DURAND", "F12", "V3").kind,
              CauseKind::EntryNotAtBank);
}

// Booked on the wrong side, then again as it should be: what the bank shows is no reversal.
TEST(DifferenceCauses, AnEntrySetRightByASecondOneIsStillTheCause) {
    World world(17, false);
    BookRow& wrong = world.book(77'00, world.facts.at.plus_days(-9), "VIR AARO 8812");
    wrong.piece = "F12";
    const ledger::RowId row = wrong.row;
    world.book(-77'00, world.facts.at.plus_days(-8), "VIR AARO 8812").piece = "F12";
    world.see(-77'00, world.facts.at.plus_days(-8), "AARO 8812");
    const CauseSearch search = world.search();
    ASSERT_FALSE(search.causes.empty());
    EXPECT_EQ(search.causes.front().rows, std::vector{row});
}

TEST(DifferenceCauses, OnlyReversalsUpToTheDayCount) {
    World world(18, false);
    world.book(-77'00, world.facts.at.plus_days(-9), "VIR AARO 8812");
    world.book(77'00, world.facts.at.plus_days(5), "EXTOURNE AARO 8812");
    const CauseSearch search = world.search();
    ASSERT_FALSE(search.causes.empty());
    EXPECT_EQ(search.causes.front().kind, CauseKind::EntryNotAtBank);
}

TEST(DifferenceCauses, OneReversalTakesBackOneEntry) {
    World world(19, false);
    world.book(-77'00, world.facts.at.plus_days(-20), "VIR AARO 8812");
    const ledger::RowId live =
        world.book(-77'00, world.facts.at.plus_days(-3), "VIR AARO 8812").row;
    world.book(77'00, world.facts.at.plus_days(-10), "EXTOURNE AARO 8812");
    const CauseSearch search = world.search();
    ASSERT_FALSE(search.causes.empty());
    EXPECT_EQ(search.causes.front().rows, std::vector{live});
}

// --- Seen at the takeover ------------------------------------------------------------------------

// A cheque of 77.00 that the books taken over count as seen.
struct Takeover : World {
    explicit Takeover(unsigned seed) : World(seed, false) {
        facts.difference = facts.initial_difference = eur(77'00);
    }
    ledger::RowId seen(std::int64_t cents, int days_before) {
        BookRow& row = book(cents, facts.at.plus_days(-days_before), "CHQ 4412 AARO");
        row.pointed = row.seen_at_takeover = true;
        return row.row;
    }
    std::vector<std::vector<ledger::RowId>> named() {
        std::vector<std::vector<ledger::RowId>> rows;
        for (const Cause& cause : find_books_causes(facts).causes)
            if (cause.kind == CauseKind::SeenAtTakeover)
                rows.push_back(cause.rows);
        return rows;
    }
};

TEST(TakeoverCauses, AChequeThatMakesTheInheritedDifferenceComesFirst) {
    Takeover world(31);
    const ledger::RowId cheque = world.seen(-77'00, 250);
    const CauseSearch search = find_books_causes(world.facts);
    ASSERT_FALSE(search.causes.empty());
    const Cause& first = search.causes.front();
    EXPECT_EQ(first.kind, CauseKind::SeenAtTakeover);
    EXPECT_TRUE(first.is_exact());
    EXPECT_EQ(first.rows, std::vector{cheque});
    ASSERT_TRUE(first.repair);
    EXPECT_EQ(first.repair->kind, RepairKind::AwaitLine);
    EXPECT_EQ(first.sentence.code.name, codes::seen_at_takeover.name);
}

TEST(TakeoverCauses, WhereTheTakeoverAgreesNoneIsNamed) {
    Takeover world(32);
    world.seen(-77'00, 250);
    world.facts.initial_difference = eur(0);
    EXPECT_TRUE(world.named().empty());
}

TEST(TakeoverCauses, NeitherAnotherAmountNorTheOtherSideNorAReversedOneIs) {
    Takeover world(33);
    world.seen(77'00, 250);
    world.seen(-78'00, 250);
    world.seen(-77'00, 250);
    world.facts.rows.back().cancelled = true;
    world.book(-77'00, world.facts.at.plus_days(-250), "A balance").pointed = true;
    EXPECT_TRUE(world.named().empty());
}

TEST(TakeoverCauses, OfTheRentsOfAYearTheLatestThreeAreNamed) {
    Takeover world(34);
    std::vector<ledger::RowId> rents;
    for (int days = 500; days > 240; days -= 30)
        rents.push_back(world.seen(-77'00, days));
    const auto named = world.named();
    ASSERT_EQ(named.size(), 3U);
    EXPECT_EQ(named[0], std::vector{rents.back()});
    EXPECT_EQ(named[1], std::vector{rents[rents.size() - 2]});
}

TEST(DifferenceCauses, SaysWhenTheSearchStopped) {
    World world(14, true);
    world.book(-19'00, world.facts.at, "CHEQUE 9");
    world.search();
    CauseLimits limits;
    limits.steps_max = 3;
    EXPECT_TRUE(find_books_causes(world.facts, limits).stopped);
    EXPECT_TRUE(i18n::has_text(codes::search_stopped.name));
}

// --- One statement -------------------------------------------------------------------------------

StatementDifference a_statement(const std::vector<std::int64_t>& lines, std::int64_t movement) {
    StatementDifference facts;
    facts.statement.id = bank::StatementId{3};
    facts.statement.from = *Date::from_ymd(2026, 9, 1);
    facts.statement.to = *Date::from_ymd(2026, 9, 30);
    facts.statement.opening = eur(1'000'00);
    facts.statement.closing = eur(1'000'00 + movement);
    std::int64_t total = 0;
    for (const std::int64_t cents : lines) {
        BankRow line;
        line.line = bank::LineId{static_cast<std::int64_t>(facts.lines.size()) + 1};
        line.statement = facts.statement.id;
        line.date = *Date::from_ymd(2026, 9, 12);
        line.amount = eur(cents);
        line.label = "VIR DURAND";
        facts.lines.push_back(line);
        total += cents;
    }
    facts.statement.lines_total = eur(total);
    facts.difference = eur(movement - total);
    return facts;
}

Cause first_of(const CauseSearch& search) {
    return search.causes.empty() ? Cause{} : search.causes.front();
}

TEST(StatementCauses, ALineTwice) {
    const auto facts = a_statement({-100'01, 55'55, 55'55, 812'00}, 767'54);
    EXPECT_EQ(facts.difference, eur(-55'55));
    EXPECT_EQ(first_of(find_statement_causes(facts)).sentence.code, codes::duplicated_line);
}

TEST(StatementCauses, ALineWithTheWrongSign) {
    const auto facts = a_statement({-100'01, 55'55, 812'00}, 656'44);
    EXPECT_EQ(first_of(find_statement_causes(facts)).sentence.code, codes::sign_of_line);
}

TEST(StatementCauses, ALineWithSwappedDigitsThatTheBooksShow) {
    auto facts = a_statement({-100'01, 540'00, 813'57}, 1'163'56);
    BookRow row;
    row.row = ledger::RowId{5};
    row.entry = ledger::EntryId{5};
    row.label = "DURAND";
    row.date = *Date::from_ymd(2026, 9, 12);
    row.amount = eur(450'00);
    facts.rows.push_back(row);
    const Cause cause = first_of(find_statement_causes(facts));
    EXPECT_EQ(cause.kind, CauseKind::SwappedDigits);
    EXPECT_EQ(cause.rows.size(), 1U);
}

TEST(StatementCauses, ALineThatTheBooksHoldAndTheFileLost) {
    auto facts = a_statement({-100'01, 813'57}, 1'013'56);
    BookRow row;
    row.row = ledger::RowId{5};
    row.entry = ledger::EntryId{5};
    row.label = "DURAND";
    row.date = *Date::from_ymd(2026, 9, 12);
    row.amount = eur(300'00);
    facts.rows.push_back(row);
    EXPECT_EQ(first_of(find_statement_causes(facts)).sentence.code, codes::missing_line);
}

TEST(StatementCauses, AnOpeningThatIsNotTheClosingBefore) {
    auto facts = a_statement({-100'01, 813'57}, 1'013'56);
    facts.break_before = bank::ChainBreak{bank::BreakKind::Jump,
                                          bank::StatementId{2},
                                          bank::StatementId{3},
                                          {},
                                          {},
                                          eur(1'300'00),
                                          eur(1'000'00),
                                          0};
    EXPECT_EQ(first_of(find_statement_causes(facts)).sentence.code, codes::missing_statement);
}

TEST(StatementCauses, NothingKnownIsSaidToo) {
    const Cause cause = first_of(find_statement_causes(a_statement({-100'01}, 77'77)));
    EXPECT_EQ(cause.sentence.code, codes::statement_balance);
    EXPECT_TRUE(find_statement_causes(a_statement({-100'01}, -100'01)).causes.empty());
}

// --- What is ticked ------------------------------------------------------------------------------

class Ticked {
public:
    TickedDifference facts;
    Ticked(std::int64_t bank, const std::vector<std::int64_t>& books) {
        BankRow line;
        line.line = bank::LineId{1};
        line.date = *Date::from_ymd(2026, 9, 12);
        line.amount = eur(bank);
        line.label = "VIR AARO";
        line.ticked = true;
        facts.lines.push_back(line);
        std::int64_t total = 0;
        for (const std::int64_t cents : books) {
            row(cents).ticked = true;
            total += cents;
        }
        facts.difference = eur(bank - total);
        facts.journal = "BQ";
    }
    BookRow& row(std::int64_t cents) {
        BookRow row;
        row.row = ledger::RowId{static_cast<std::int64_t>(facts.rows.size()) + 1};
        row.entry = ledger::EntryId{row.row.value()};
        row.label = "AARO";
        row.date = *Date::from_ymd(2026, 9, 12);
        row.amount = eur(cents);
        row.has_two_rows = true;
        facts.rows.push_back(row);
        return facts.rows.back();
    }
    ErrorCode first() { return first_of(find_ticked_causes(facts)).sentence.code; }
};

TEST(TickedCauses, AnEntryTheWrongWayRound) {
    EXPECT_EQ(Ticked(-190'00, {190'00}).first(), codes::sign_reversed);
    Ticked written_off(-200'00, {-199'00, 1'00});
    written_off.facts.rows.back().is_write_off = true;
    EXPECT_EQ(written_off.first(), codes::write_off_side);
}

TEST(TickedCauses, SwappedDigitsAShiftedCommaAndAWrongDigit) {
    EXPECT_EQ(Ticked(-540'00, {-450'00}).first(), codes::swapped_digits);
    EXPECT_EQ(Ticked(-540'00, {-5'400'00}).first(), codes::shifted_comma);
    EXPECT_EQ(Ticked(-540'00, {-580'00}).first(), codes::mistyped_digit);
}

TEST(TickedCauses, AnEntryBookedTwiceOrNotTicked) {
    EXPECT_EQ(Ticked(-130'00, {-130'00, -130'00}).first(), codes::booked_twice);
    Ticked lacking(-200'00, {-130'00});
    lacking.row(-70'00);
    EXPECT_EQ(lacking.first(), codes::not_ticked);
}

TEST(TickedCauses, AnEntryThatAnotherMatchHolds) {
    Ticked held(-200'00, {-130'00});
    BookRow& row = held.row(-70'00);
    row.pointed = true;
    row.match = MatchId{12};
    const Cause cause = first_of(find_ticked_causes(held.facts));
    EXPECT_EQ(cause.sentence.code, codes::pointed_elsewhere);
    ASSERT_TRUE(cause.repair.has_value());
    EXPECT_EQ(cause.repair->match.value(), 12);
}

TEST(TickedCauses, AnEntryOfAnotherJournal) {
    Ticked other(-200'00, {-130'00});
    BookRow row = other.row(-70'00);
    other.facts.rows.pop_back();
    row.journal = "BQ2";
    other.facts.elsewhere.push_back(row);
    EXPECT_EQ(other.first(), codes::other_journal);
}

TEST(TickedCauses, SeveralEntriesOnlyWhenOneSetFits) {
    Ticked several(-200'00, {-130'00});
    several.row(-30'00);
    several.row(-40'00);
    EXPECT_EQ(several.first(), codes::several_items);
    several.row(-35'00);
    several.row(-35'01);
    several.row(-34'99);
    EXPECT_NE(several.first(), codes::several_items);
}

TEST(TickedCauses, ASmallRestIsWrittenOff) {
    EXPECT_EQ(Ticked(-200'00, {-199'77}).first(), codes::small_difference);
}

// --- Amounts -------------------------------------------------------------------------------------

TEST(AmountSlips, SwappedDigitsDifferByAMultipleOfNine) {
    for (const MeantAmount& meant : meant_amounts(12'345'67)) {
        if (meant.slip == Slip::SwappedDigits) {
            EXPECT_EQ((meant.minor - 12'345'67) % 9, 0);
        }
    }
}

TEST(AmountSlips, EachIsNamedOnceAndNeverTheAmountItself) {
    for (const std::int64_t amount :
         {1LL, -10LL, 100LL, 99'99LL, -1'010'10LL, 999'999'999'999'999LL}) {
        std::set<std::int64_t> seen;
        for (const MeantAmount& meant : meant_amounts(amount)) {
            EXPECT_TRUE(seen.insert(meant.minor).second) << amount << " " << meant.minor;
            EXPECT_NE(meant.minor, amount);
            EXPECT_NE(meant.minor, 0);
        }
    }
    EXPECT_TRUE(meant_amounts(0).empty());
    EXPECT_TRUE(meant_amounts(INT64_MIN).empty());
}

TEST(AmountSlips, OneSlipTellsTheTwoApart) {
    EXPECT_EQ(slip_between(54'00, -54'00), Slip::Sign);
    EXPECT_EQ(slip_between(54'00, 45'00), Slip::SwappedDigits);
    EXPECT_EQ(slip_between(54'00, 5'40), Slip::Comma);
    EXPECT_EQ(slip_between(54'00, 54'10), Slip::Digit);
    EXPECT_EQ(slip_between(54'00, 61'23), std::nullopt);
}

} // namespace
} // namespace comptoir::reconcile
