// A bank that changes the booking day of an operation from one file to the next: one operation.
#include "bank_dossier.h"
#include "comptoir/app/recognised.h"
#include "comptoir/app/statement_preview.h"

namespace comptoir::app {
namespace {

using test::BankDossier;
using test::camt_text;
using test::cfonb_text;
using test::cut;
using test::day;
using test::TextLine;
using test::TextStatement;
using test::Totals;
using test::value_of;

constexpr std::int64_t k_opening = 500'00;

std::vector<TextLine> ten_days() {
    return {{day("2026-01-02"), -12'00, "PRLV DUVAL"}, {day("2026-01-05"), 240'00, "VIR DUPONT"},
            {day("2026-01-06"), -80'00, "CARTE GARE"}, {day("2026-01-07"), -3'50, "FRAIS"},
            {day("2026-01-08"), 9'00, "VIR PETIT"},    {day("2026-01-12"), -31'00, "PRLV EAU"}};
}

// The third operation two days later, between those of the eighth.
std::vector<TextLine> with_card_moved() {
    auto lines = ten_days();
    TextLine card = lines[2];
    card.booked_on = day("2026-01-08");
    lines.erase(lines.begin() + 2);
    lines.insert(lines.begin() + 3, card);
    return lines;
}

class MovedDay : public testing::Test {
protected:
    std::vector<RecognisedLine> recognised() {
        return value_of(dossier.read<std::vector<RecognisedLine>>(
            [](Reader& reader) { return list_recognised(reader, {}); }));
    }
    std::int64_t doubtful_of(std::string_view label) {
        return dossier.integer("SELECT count(*) FROM bank_line WHERE doubtful = 1 AND label = '" +
                               std::string(label) + "'");
    }

    BankDossier dossier;
};

TEST_F(MovedDay, IsTheSameOperationWhereTheBalancesMeetAsBefore) {
    dossier.import_text(camt_text({cut(ten_days(), k_opening, 0, 6)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(with_card_moved(), k_opening, 0, 6)})),
              (Totals{0, 6, 0}));
    EXPECT_EQ(dossier.lines(), test::lines_of(ten_days())) << "the day it came with first";
    EXPECT_EQ(dossier.statements().size(), 1u);
    test::expect_balances_hold(dossier);
}

TEST_F(MovedDay, IsListedAmongTheRecognisedOnesWithTheDayItsFileSays) {
    dossier.import_text(camt_text({cut(ten_days(), k_opening, 0, 6)}));
    dossier.import_text(camt_text({cut(with_card_moved(), k_opening, 0, 6)}));
    int moved = 0;
    for (const RecognisedLine& row : recognised())
        if (row.line.label == "CARTE GARE") {
            ++moved;
            EXPECT_EQ(row.line.booked_on, day("2026-01-08"));
            EXPECT_EQ(row.repeats_label, "CARTE GARE");
        }
    EXPECT_EQ(moved, 1);
}

TEST_F(MovedDay, IsTheSameOperationInALaterPieceThatGoesOn) {
    auto later = with_card_moved();
    later.push_back({day("2026-01-14"), -5'00, "CARTE PAIN"});
    dossier.import_text(camt_text({cut(ten_days(), k_opening, 0, 6)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(later, k_opening, 0, 7)})), (Totals{1, 6, 0}));
    EXPECT_EQ(dossier.line_count(), 7);
    ASSERT_EQ(dossier.statements().size(), 2u);
    EXPECT_EQ(dossier.integer("SELECT opening_minor FROM statement ORDER BY id DESC LIMIT 1"),
              cut(ten_days(), k_opening, 0, 6).closing())
        << "a balance the bank wrote";
    test::expect_balances_hold(dossier);
}

TEST_F(MovedDay, IsTheSameOperationInOtherWordsOfAnotherFormat) {
    dossier.import_text(cfonb_text({cut(ten_days(), k_opening, 0, 6)}));
    auto moved = with_card_moved();
    for (TextLine& line : moved)
        line.label = "AVEC " + line.label;
    EXPECT_EQ(dossier.import_text(camt_text({cut(moved, k_opening, 0, 6)})), (Totals{0, 6, 0}));
}

TEST_F(MovedDay, WithoutBalancesIsDoubtful) {
    TextStatement first = cut(ten_days(), k_opening, 0, 6);
    TextStatement second = cut(with_card_moved(), k_opening, 0, 6);
    first.has_balances = second.has_balances = false;
    dossier.import_text(camt_text({first}));
    EXPECT_EQ(dossier.import_text(camt_text({second})), (Totals{0, 5, 1}));
    EXPECT_EQ(doubtful_of("CARTE GARE"), 1);
}

TEST_F(MovedDay, ThatIsDoubtfulShowsTheOtherLineAndIsMergedWithIt) {
    TextStatement first = cut(ten_days(), k_opening, 0, 6);
    TextStatement second = cut(with_card_moved(), k_opening, 0, 6);
    first.has_balances = second.has_balances = false;
    dossier.import_text(camt_text({first}));
    dossier.import_text(camt_text({second}));
    const bank::LineId doubtful{dossier.integer("SELECT id FROM bank_line WHERE doubtful = 1")};
    const auto others = value_of(dossier.read<std::vector<LineRow>>(
        [&](Reader& reader) { return equals_of_line(reader, doubtful); }));
    ASSERT_EQ(others.size(), 1u);
    EXPECT_EQ(others.front().line.booked_on, day("2026-01-06"));
    value_of(dossier.write<bank::LineId>(
        [&](Writer& writer) { return merge_lines(writer, doubtful, others.front().id); }));
    EXPECT_EQ(dossier.lines(), test::lines_of(ten_days()));
    second.id = "again"; // the same lines, another file
    EXPECT_EQ(dossier.import_text(camt_text({second})), (Totals{0, 6, 0})) << "known from then on";
}

TEST_F(MovedDay, OntoADayThatHasAnEqualIsStillOneOperation) {
    const std::vector<TextLine> before{{day("2026-01-05"), 7'00, "VIR"},
                                       {day("2026-01-06"), -80'00, "CARTE GARE"},
                                       {day("2026-01-08"), -80'00, "CARTE GARE"},
                                       {day("2026-01-09"), -1'00, "FRAIS"}};
    auto after = before;
    after[1].booked_on = day("2026-01-08");
    dossier.import_text(camt_text({cut(before, k_opening, 0, 4)}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(after, k_opening, 0, 4)})), (Totals{0, 4, 0}));
    EXPECT_EQ(dossier.lines(), test::lines_of(before));
}

// An authorisation that was never booked stands in a file without balances; the operation of the
// eighth is another, though balances and amount would let it pass for the first of the month's.
TEST_F(MovedDay, OfALineBeforeTheDaysOfTheFileIsAnotherOperation) {
    TextStatement loose = {.lines = {{day("2026-01-04"), -10'00, "ABO"},
                                     {day("2026-01-06"), -25'00, "CARTE"},
                                     {day("2026-01-07"), 50'00, "VIR"},
                                     {day("2026-01-07"), -10'00, "PARKING"}},
                           .has_balances = false};
    dossier.import_text(camt_text({loose}));
    const std::vector<TextLine> booked{{day("2026-01-06"), -25'00, "CARTE"},
                                       {day("2026-01-07"), 50'00, "VIR"},
                                       {day("2026-01-08"), -10'00, "ABO"}};
    dossier.import_text(camt_text({cut(booked, k_opening, 0, 3)}));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line WHERE booked_on = '2026-01-08'"), 1);
}

TEST_F(MovedDay, OfADeletedOperationDoesNotComeBackWithoutAWord) {
    TextStatement first = cut(ten_days(), k_opening, 0, 6);
    first.has_balances = false;
    dossier.import_text(camt_text({first}));
    const bank::LineId card{dossier.integer("SELECT id FROM bank_line WHERE label = 'CARTE GARE'")};
    test::expect_done(
        dossier.write<void>([&](Writer& writer) { return delete_line(writer, card, "not ours"); }));
    TextStatement second = cut(with_card_moved(), k_opening, 0, 6);
    second.has_balances = false;
    dossier.import_text(camt_text({second}));
    EXPECT_EQ(doubtful_of("CARTE GARE"), 1) << "never back without a word";
}

TEST_F(MovedDay, OfOneOfTwoLikeOperationsThatAreMissingIsDoubtful) {
    const std::vector<TextLine> before{{day("2026-01-05"), -80'00, "CARTE GARE"},
                                       {day("2026-01-06"), -80'00, "CARTE GARE"},
                                       {day("2026-01-09"), -1'00, "FRAIS"}};
    const std::vector<TextLine> after{{day("2026-01-05"), 3'00, "VIR"},
                                      {day("2026-01-07"), -80'00, "CARTE GARE"},
                                      {day("2026-01-09"), -1'00, "FRAIS"}};
    dossier.import_text(camt_text({cut(before, k_opening, 0, 3)}));
    dossier.import_text(camt_text({cut(after, k_opening, 0, 3)}));
    EXPECT_EQ(doubtful_of("CARTE GARE"), 1);
}

TEST_F(MovedDay, WhereTheBalancesSayTwoOperationsIsAnother) {
    dossier.import_text(camt_text({cut(ten_days(), k_opening, 0, 6)}));
    auto both = ten_days();
    both.insert(both.begin() + 4, {day("2026-01-08"), -80'00, "CARTE GARE"});
    EXPECT_EQ(dossier.import_text(camt_text({cut(both, k_opening, 0, 7)})), (Totals{1, 6, 0}));
    EXPECT_EQ(dossier.line_count(), 7);
}

TEST_F(MovedDay, OfOtherWordsInOneFormatIsAnotherOperation) {
    auto other = with_card_moved();
    other[3].label = "CARTE PORT";
    dossier.import_text(camt_text({cut(ten_days(), k_opening, 0, 6)}));
    dossier.import_text(camt_text({cut(other, k_opening, 0, 6)}));
    EXPECT_EQ(dossier.line_count(), 7);
    EXPECT_EQ(doubtful_of("CARTE PORT"), 0) << "other words: nothing to hold it against";
}

TEST_F(MovedDay, UnderAnotherReferenceOfTheBankIsAnotherOperation) {
    auto first = ten_days(), second = with_card_moved();
    first[2].reference = "A1";
    second[3].reference = "B2";
    dossier.import_text(camt_text({cut(first, k_opening, 0, 6)}));
    dossier.import_text(camt_text({cut(second, k_opening, 0, 6)}));
    EXPECT_EQ(dossier.line_count(), 7);
}

TEST_F(MovedDay, ByMoreThanAWeekIsAnotherOperation) {
    TextStatement first =
        cut({{day("2026-01-02"), -80'00, "CARTE GARE"}, {day("2026-01-20"), 1'00, "VIR"}},
            k_opening, 0, 2);
    TextStatement second = first;
    second.lines = {{day("2026-01-01"), 2'00, "VIR"}, {day("2026-01-12"), -80'00, "CARTE GARE"}};
    first.has_balances = second.has_balances = false;
    dossier.import_text(camt_text({first}));
    EXPECT_EQ(dossier.import_text(camt_text({second})), (Totals{2, 0, 0}));
}

TEST_F(MovedDay, IsALineOfItsOwnOnceAPersonSaysSoAndRecognisedAgain) {
    dossier.import_text(camt_text({cut(ten_days(), k_opening, 0, 6)}));
    dossier.import_text(camt_text({cut(with_card_moved(), k_opening, 0, 6)}));
    bank::LineId id;
    for (const RecognisedLine& row : recognised())
        if (row.line.label == "CARTE GARE")
            id = row.id;
    test::expect_done(
        dossier.write<void>([&](Writer& writer) { return overrule_recognised(writer, id); }));
    EXPECT_EQ(dossier.line_count(), 7);
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line WHERE booked_on = '2026-01-08'"), 2);
    test::expect_done(
        dossier.write<void>([&](Writer& writer) { return recognise_again(writer, id); }));
    EXPECT_EQ(dossier.lines(), test::lines_of(ten_days()));
}

TEST_F(MovedDay, ComesWithItsOwnDayOnceTheFileItRepeatedIsTakenBack) {
    dossier.import_text(camt_text({cut(ten_days(), k_opening, 0, 6)}));
    dossier.import_text(camt_text({cut(with_card_moved(), k_opening, 0, 6)}));
    test::expect_done(dossier.undo(dossier.statements().front().id));
    EXPECT_EQ(dossier.lines(), test::lines_of(with_card_moved()));
    EXPECT_EQ(dossier.statements().size(), 1u);
    test::expect_balances_hold(dossier);
    EXPECT_EQ(dossier.import_text(camt_text({cut(ten_days(), k_opening, 0, 6)})),
              (Totals{0, 6, 0}));
}

} // namespace
} // namespace comptoir::app
