// Lines and entries put together tick by tick, and matched when their totals agree.
#include "acts_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

TEST(Pairing, SeveralLinesAndSeveralEntriesAreMatchedTogether) {
    ActsDossier one;
    const auto a = one.bank_entry(-6000, october(10), "VIR 1", "627000");
    const auto b = one.bank_entry(-4000, october(11), "VIR 2", "627000");
    const auto lines =
        one.lines({{-7000, october(12), "FRAIS A"}, {-3000, october(13), "FRAIS B"}});
    const auto pairing = value_of(one.pair({.lines = lines, .entries = {a, b}}));
    ASSERT_EQ(one.pairings().size(), 1U);
    EXPECT_TRUE(one.pairings().front().is_complete());
    EXPECT_EQ(one.line(lines[0]).pairing, pairing.value());
    EXPECT_EQ(one.line(lines[0]).state, reconcile::LineState::Open);
    value_of(one.match_pairings({pairing}));
    EXPECT_TRUE(one.pairings().empty());
    EXPECT_EQ(one.line(lines[1]).state, reconcile::LineState::Matched);
    EXPECT_EQ(one.entries().size(), 2U); // nothing new was booked
    one.expect_check_passes();
}

TEST(Pairing, AGroupIsAttachedToThePairInProgressOrStartsAnother) {
    ActsDossier one;
    const auto a = one.bank_entry(-6000, october(10), "VIR 1", "627000");
    const auto b = one.bank_entry(-4000, october(11), "VIR 2", "627000");
    const auto lines = one.lines({{-10000, october(12), "FRAIS"}, {-500, october(13), "AUTRE"}});
    const auto first = value_of(one.pair({.lines = {lines[0]}, .entries = {a}}));
    EXPECT_EQ(refusal_of(one.match_pairings({first})), "reconcile.totals_differ");
    value_of(one.pair({.into = first, .entries = {b}}));
    const auto second = value_of(one.pair({.lines = {lines[1]}}));
    EXPECT_NE(first, second);
    ASSERT_EQ(one.pairings().size(), 2U);
    EXPECT_EQ(one.pairings()[0].targets.size(), 2U);
    EXPECT_FALSE(one.pairings()[1].is_complete());
    value_of(one.match_pairings({first}));
    EXPECT_EQ(one.pairings().size(), 1U);
}

TEST(Pairing, InvoicesAreSettledWhenThePairIsMatched) {
    ActsDossier one;
    const auto item = one.invoice("FAARO", "F1", -10000, october(1));
    const auto other = one.invoice("FORANGE", "F2", -5000, october(2));
    const auto lines = one.lines({{-12000, october(12), "LOT"}});
    const auto pairing =
        value_of(one.pair({.lines = lines, .items = {{item, std::nullopt}, {other, eur(-2000)}}}));
    EXPECT_EQ(one.open_items().size(), 2U); // nothing is settled yet
    value_of(one.match_pairings({pairing}));
    ASSERT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.open_items().front().open, eur(-3000));
    one.expect_check_passes();
}

TEST(Pairing, WhatIsPairedIsNobodyElses) {
    ActsDossier one;
    const auto entry = one.bank_entry(-2400, october(12), "FRAIS DE TENUE", "627000");
    const auto lines =
        one.lines({{-2400, october(12), "FRAIS DE TENUE"}, {-2400, october(13), "FRAIS DE TENUE"}});
    const auto pairing = value_of(one.pair({.lines = {lines[1]}, .entries = {entry}}));
    EXPECT_EQ(one.apply().summary.matched, 0);
    EXPECT_EQ(refusal_of(one.match_lines({lines[0]}, {to_entry(entry)})), "reconcile.row_paired");
    EXPECT_EQ(refusal_of(one.match_lines({lines[1]}, {to_account("627000", eur(-2400))})),
              "reconcile.line_paired");
    EXPECT_EQ(refusal_of(one.pair({.lines = {lines[1]}})), "reconcile.line_paired");
    EXPECT_EQ(refusal_of(one.pair({.lines = {lines[0]}, .entries = {entry}})),
              "reconcile.row_paired");
    expect_done(one.dossier.workspace().write<void>(
        [&](app::Writer& writer) { return app::unpair(writer, pairing); }));
    EXPECT_EQ(one.line(lines[1]).pairing, 0);
    value_of(one.match_lines({lines[1]}, {to_entry(entry)}));
}

TEST(Pairing, MembersAreTakenOutOneByOne) {
    ActsDossier one;
    const auto lines = one.lines({{-100, october(12), "A"}, {-200, october(13), "B"}});
    const auto pairing = value_of(one.pair({.lines = lines}));
    value_of(one.run([&](app::Writer& w) { return app::unpair(w, pairing, {lines[0]}); }));
    ASSERT_EQ(one.pairings().size(), 1U);
    EXPECT_EQ(
        refusal_of(one.run([&](app::Writer& w) { return app::unpair(w, pairing, {lines[0]}); })),
        "app.not_found");
    value_of(one.run([&](app::Writer& w) { return app::unpair(w, pairing, {lines[1]}); }));
    EXPECT_TRUE(one.pairings().empty());
    EXPECT_EQ(refusal_of(one.run([&](app::Writer& w) { return app::unpair(w, pairing); })),
              "app.not_found");
}

TEST(Pairing, OnePairThatDoesNotBalanceStopsAllThatWereAsked) {
    ActsDossier one;
    const auto a = one.bank_entry(-6000, october(10), "VIR 1", "627000");
    const auto b = one.bank_entry(-4100, october(11), "VIR 2", "627000");
    const auto lines = one.lines({{-6000, october(12), "A"}, {-4000, october(13), "B"}});
    const auto good = value_of(one.pair({.lines = {lines[0]}, .entries = {a}}));
    const auto bad = value_of(one.pair({.lines = {lines[1]}, .entries = {b}}));
    EXPECT_EQ(refusal_of(one.match_pairings({good, bad})), "reconcile.totals_differ");
    EXPECT_EQ(one.line(lines[0]).state, reconcile::LineState::Open);
    EXPECT_EQ(one.pairings().size(), 2U);
    EXPECT_EQ(refusal_of(one.match_pairings({})), "reconcile.nothing_ticked");
}

TEST(Pairing, ADeletedDraftLeavesItsPair) {
    ActsDossier one;
    const auto entry = one.bank_entry(-2400, october(12), "FRAIS", "627000");
    const auto lines = one.lines({{-2400, october(12), "FRAIS"}});
    const auto pairing = value_of(one.pair({.lines = lines, .entries = {entry}}));
    value_of(one.run([&](app::Writer& w) { return app::discard_draft(w, entry); }));
    ASSERT_EQ(one.pairings().size(), 1U);
    EXPECT_TRUE(one.pairings().front().targets.empty());
    EXPECT_EQ(refusal_of(one.match_pairings({pairing})), "reconcile.nothing_ticked");
    one.expect_check_passes();
}

TEST(Pairing, TheDayOfPointingIsKeptWithThePair) {
    ActsDossier one;
    const auto entry = one.bank_entry(-2400, october(12), "FRAIS", "627000");
    const auto lines = one.lines({{-2400, october(12), "FRAIS"}});
    const auto pairing =
        value_of(one.pair({.lines = lines, .entries = {entry}, .pointed_on = october(20)}));
    value_of(one.match_pairings({pairing}));
    const auto matches = value_of(one.dossier.read<std::vector<app::MatchRow>>(
        [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    EXPECT_EQ(matches.front().pointed_on, october(20));
}

} // namespace
} // namespace comptoir::test
