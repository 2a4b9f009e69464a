// A bank line of a closed period: nothing books it unattended, a person does, on the first open day
// and naming the true one (PCG art. 1031-4).
#include "reconcile_dossier.h"

#include "comptoir/ledger/errors.h"
#include "comptoir/storage/database.h"

#include <gtest/gtest.h>

namespace comptoir {
namespace {

using test::october;
using test::ReconcileDossier;
using test::refusal_of;
using test::to_account;
using test::to_item;
using test::value_of;

Date september(int day) {
    return *Date::from_ymd(2026, 9, static_cast<unsigned>(day));
}

void close_until(ReconcileDossier& one, Date day) {
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::close_period(writer, day));
        return true;
    }));
}

TEST(ClosedPeriod, AMatchByHandIsBookedOnTheFirstOpenDayAndNamesTheTrueOne) {
    ReconcileDossier one;
    const auto lines = one.lines({{-720, september(29), "FRAIS"}});
    close_until(one, september(30));
    value_of(one.match({.lines = lines, .targets = {to_account("627000", eur(-720))}}));
    const ledger::Entry settlement = one.entries().back();
    EXPECT_EQ(settlement.date, october(1));
    EXPECT_EQ(settlement.label, "FRAIS (29/09/2026)");
    one.expect_check_passes();
}

TEST(ClosedPeriod, TheReportOfTheClosedDayStillHoldsAndTheNextOneIsExplained) {
    ReconcileDossier one;
    const auto lines = one.lines({{-720, september(29), "FRAIS"}}, 1000);
    close_until(one, september(30));
    const std::string before = one.report(september(30)).difference.to_decimal();
    value_of(one.match({.lines = lines, .targets = {to_account("627000", eur(-720))}}));
    EXPECT_EQ(one.report(september(30)).difference.to_decimal(), before);
    EXPECT_EQ(one.report(october(31)).difference.to_decimal(), before);
    EXPECT_EQ(one.report(september(30)).unbooked_debits, eur(720));
    EXPECT_EQ(one.report(october(31)).unbooked_debits, eur(0));
}

TEST(ClosedPeriod, UndoTakesItBackWhole) {
    ReconcileDossier one;
    const ledger::RowId item = one.invoice("FAARO", "F59289482", -18999, september(1));
    one.validate();
    const auto lines = one.lines({{-18999, september(29), "AARO F59289482"}});
    close_until(one, september(30));
    const std::string before = one.snapshot();
    const auto match = value_of(one.match({.lines = lines, .targets = {to_item(item)}}));
    EXPECT_NE(one.snapshot(), before);
    value_of(one.undo(match).map([] { return true; }));
    EXPECT_EQ(one.snapshot(), before);
    one.expect_check_passes();
}

TEST(ClosedPeriod, MadeAgainItNamesTheTrueDayOnceHoweverItWasWritten) {
    ReconcileDossier one;
    const auto lines = one.lines({{-720, september(29), "FRAIS"}});
    close_until(one, september(30));
    auto match =
        value_of(one.match({.lines = lines, .targets = {to_account("627000", eur(-720))}}));
    for (const char* written : {"FRAIS (29/09/2026)", "FRAIS (2026-09-29)"}) {
        const auto kept = value_of(one.dossier.write<std::optional<app::KeptMatch>>(
            [&](app::Writer& writer) -> Result<std::optional<app::KeptMatch>> {
                writer.database().run("UPDATE entry SET label = ?1 WHERE id = ?2",
                                      std::string(written), one.entries().back().id);
                return app::keep_match(writer, match);
            }));
        ASSERT_TRUE(kept);
        value_of(one.undo(match).map([] { return true; }));
        match = value_of(one.dossier.write<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::match_again(writer, *kept); }));
        EXPECT_EQ(one.entries().back().label, "FRAIS (29/09/2026)") << written;
    }
    one.expect_check_passes();
}

TEST(ClosedPeriod, WithoutALaterYearTheMatchIsRefused) {
    ReconcileDossier one;
    const auto lines = one.lines({{-720, *Date::from_ymd(2026, 12, 30), "FRAIS"}});
    one.dossier.clock().advance_ms(std::int64_t{90} * 24 * 3600 * 1000); // the year is over
    close_until(one, *Date::from_ymd(2026, 12, 31));
    EXPECT_EQ(refusal_of(one.match({.lines = lines, .targets = {to_account("627000", eur(-720))}})),
              ledger::errors::outside_years.name);
}

} // namespace
} // namespace comptoir
