// Several lines to one account: an entry for each, on its own day, with its own label and piece.
#include "acts_dossier.h"
#include "comptoir/app/identify.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using Matches = std::vector<reconcile::MatchId>;

Date march(int day) {
    return *Date::from_ymd(2026, 3, static_cast<unsigned>(day));
}

class LinesApart : public testing::Test {
protected:
    Result<Matches> match_each(const app::ManualMatch& request) {
        return one.act<Matches>(
            [&](app::Writer& writer) { return app::match_each_by_hand(writer, request); });
    }
    app::ManualTarget fuel(std::int64_t cents) {
        auto target = to_account("606100", eur(cents));
        target.vat_permille = 200;
        return target;
    }
    ActsDossier one;
};

TEST_F(LinesApart, EachKeepsItsDayItsLabelItsPieceAndItsVat) {
    const auto lines = one.lines({{-12000, october(2), "ESSENCE TOTAL", "", "R1"},
                                  {-6000, october(15), "ESSENCE SHELL", "", "R2"},
                                  {-2400, october(30), "ESSENCE BP", "", "R3"}});
    const auto matches = value_of(match_each({.lines = lines, .targets = {fuel(-20400)}}));
    ASSERT_EQ(matches.size(), 3U);
    const auto entries = one.entries();
    ASSERT_EQ(entries.size(), 3U);
    const struct {
        Date day;
        const char *label, *piece;
        std::int64_t net, vat;
    } wanted[] = {{october(2), "ESSENCE TOTAL", "R1", 10000, 2000},
                  {october(15), "ESSENCE SHELL", "R2", 5000, 1000},
                  {october(30), "ESSENCE BP", "R3", 2000, 400}};
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(entries[i].date, wanted[i].day);
        EXPECT_EQ(entries[i].label, wanted[i].label);
        EXPECT_EQ(entries[i].piece, wanted[i].piece);
        ASSERT_EQ(entries[i].rows.size(), 3U);
        EXPECT_EQ(entries[i].rows[0].amount, eur(wanted[i].net));
        EXPECT_EQ(entries[i].rows[1].account, "445660");
        EXPECT_EQ(entries[i].rows[1].amount, eur(wanted[i].vat));
    }
    EXPECT_TRUE(one.report(october(31)).difference.is_zero());
    one.expect_check_passes();
}

TEST_F(LinesApart, AcrossMonthsEachStaysInItsOwn) {
    const auto lines =
        one.lines({{-1200, march(31), "CAFE"}, {-1200, *Date::from_ymd(2026, 4, 1), "CAFE"}});
    value_of(match_each({.lines = lines, .targets = {fuel(-2400)}}));
    EXPECT_EQ(one.entries()[0].date, march(31));
    EXPECT_EQ(one.entries()[1].date, *Date::from_ymd(2026, 4, 1));
}

TEST_F(LinesApart, LinesThatOnePieceJoinsAreOneMatch) {
    const auto item = one.invoice("CDURAND", "V1", 10000, october(1));
    const auto lines = one.lines({{6000, october(12), "A"}, {4000, october(13), "B"}});
    EXPECT_EQ(value_of(match_each({.lines = lines, .targets = {to_item(item)}})).size(), 1U);
    EXPECT_EQ(one.entries().back().piece, "V1");
    EXPECT_TRUE(one.open_items().empty());
}

TEST_F(LinesApart, AlsoWithTheDifferenceOfThePieceOnAnAccount) {
    const auto item = one.invoice("CDURAND", "V1", 10000, october(1));
    const auto lines = one.lines({{6000, october(12), "A"}, {3900, october(13), "B"}});
    EXPECT_EQ(value_of(match_each({.lines = lines,
                                   .targets = {to_item(item, eur(10000)),
                                               to_account("627000", eur(-100))}}))
                  .size(),
              1U);
}

TEST_F(LinesApart, WhatTheBankTookIsAFeeLineByLine) {
    const auto lines = one.lines({{-100, october(12), "A"}, {-200, october(13), "B"}});
    EXPECT_EQ(value_of(match_each({.lines = lines, .difference = "fee"})).size(), 2U);
    EXPECT_EQ(one.entries()[0].date, october(12));
}

TEST_F(LinesApart, SeveralAccountsForSeveralLinesAreRefused) {
    const auto lines = one.lines({{-100, october(12), "A"}, {-200, october(13), "B"}});
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(match_each(
                  {.lines = lines,
                   .targets = {to_account("627000", eur(-250)), to_account("606100", eur(-50))}})),
              "reconcile.lines_split");
    EXPECT_EQ(
        refusal_of(match_each(
            {.lines = lines, .targets = {to_account("627000", eur(-250))}, .difference = "fee"})),
        "reconcile.lines_split");
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(LinesApart, AllOrNone) {
    const auto lines = one.lines({{-100, october(12), "A"}, {-200, october(13), "B"}});
    const std::string before = one.snapshot();
    EXPECT_EQ(
        refusal_of(match_each({.lines = lines, .targets = {to_account("627000", eur(-250))}})),
        "reconcile.totals_differ");
    EXPECT_EQ(refusal_of(match_each(
                  {.lines = {lines[0], lines[0]}, .targets = {to_account("627000", eur(-200))}})),
              "reconcile.ticked_twice");
    EXPECT_EQ(
        refusal_of(match_each({.lines = lines, .targets = {to_account("999999", eur(-300))}})),
        "ledger.unknown_account");
    value_of(one.match_lines({lines[1]}, {to_account("627000", eur(-200))}));
    EXPECT_EQ(
        refusal_of(match_each({.lines = lines, .targets = {to_account("627000", eur(-300))}})),
        "reconcile.line_already_matched");
    EXPECT_EQ(one.line(lines[0]).state, reconcile::LineState::Open);
    EXPECT_NE(one.snapshot(), before);
    EXPECT_EQ(refusal_of(match_each({.lines = {}})), "reconcile.nothing_ticked");
}

TEST_F(LinesApart, ARateNoLawKnowsIsRefusedWithTheKnownOnes) {
    const auto lines = one.lines({{-5909, october(12), "ESSENCE"}});
    auto target = to_account("606300", eur(-5909));
    for (const int permille : {190, 1, 196, 210, 81, 105}) {
        target.vat_permille = permille;
        EXPECT_EQ(refusal_of(match_each({.lines = lines, .targets = {target}})),
                  "reconcile.vat_rate_unknown");
    }
    target.vat_permille = 55;
    target.account = "606100";
    value_of(match_each({.lines = lines, .targets = {target}}));
}

TEST_F(LinesApart, AThirdPartysAccountTakesTheLinesOwnParty) {
    const auto lines = one.lines({{-5000, october(12), "ACOMPTE"}, {-100, october(13), "X"}});
    value_of(one.run(
        [&](app::Writer& writer) { return app::set_line_party(writer, lines[0], "FAARO"); }));
    value_of(match_each({.lines = {lines[0]}, .targets = {to_account("401000", eur(-5000))}}));
    EXPECT_EQ(one.entries().back().rows[0].party, "FAARO");
    EXPECT_EQ(
        refusal_of(match_each({.lines = {lines[1]}, .targets = {to_account("401000", eur(-100))}})),
        "reconcile.party_needed");
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
