// A bank line of a closed period: nothing books it unattended, a person does, on the first open day
// and naming the true one (PCG art. 1031-4).
#include "reconcile_dossier.h"

#include "comptoir/app/write_off.h"
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

struct TypedDay {
    Date line, booked;
    const char* label;
    const char* entry; // its day and label
};

// A day that the bank wrote at the end of its label is not the true one.
TEST(ClosedPeriod, AWriteOffMadeAgainStandsOnItsDayAndKeepsItsLabel) {
    const TypedDay days[] = {
        {september(28), september(29), "PERTE", "2026-10-01 PERTE (29/09/2026)"},
        {september(28), september(29), "PERTE (12/09/2026)",
         "2026-10-01 PERTE (12/09/2026) (29/09/2026)"},
        {october(1), october(1), "LOYER (29/09/2026)", "2026-10-01 LOYER (29/09/2026)"},
        {october(1), october(2), "LOYER (01/10/2026)", "2026-10-02 LOYER (01/10/2026)"},
    };
    for (const TypedDay& day : days) {
        SCOPED_TRACE(day.entry);
        ReconcileDossier one;
        const auto lines = one.lines({{-720, day.line, day.label}, {-1, october(2), "FRAIS"}});
        close_until(one, september(30));
        app::WriteOff request{.lines = {lines.front()}};
        request.type = std::string(app::k_other_difference);
        request.rows = {to_account("658000", eur(-720))};
        request.booked_on = day.booked;
        const auto match = value_of(one.dossier.write<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::write_off(writer, request); }));
        const auto last = [&] {
            const ledger::Entry entry = one.entries().back();
            return entry.date.to_iso() + " " + entry.label;
        };
        EXPECT_EQ(last(), day.entry);
        const auto kept = value_of(one.dossier.read<std::optional<app::KeptMatch>>(
            [&](app::Reader& reader) { return app::keep_match(reader, match); }));
        ASSERT_TRUE(kept);
        value_of(one.undo(match).map([] { return true; }));
        value_of(one.dossier.write<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::match_again(writer, *kept); }));
        EXPECT_EQ(last(), day.entry);
        one.expect_check_passes();
    }
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
