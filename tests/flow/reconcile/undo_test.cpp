// Undoing: drafts go, validated entries are reversed, everything else comes back.
#include "comptoir/storage/database.h"
#include "reconcile_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

TEST(UndoMatch, ADraftGoesWithoutConsumingANumber) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}});
    const std::string before = one.snapshot();
    const reconcile::MatchId match = one.apply().lines.front().match;
    ASSERT_NE(one.snapshot(), before);
    expect_done(one.undo(match));
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_EQ(one.entries().size(), 1U);
    one.expect_check_passes();
    // And again: the line is back among the open ones, with the same answer.
    EXPECT_EQ(one.apply().summary.matched, 1);
    one.validate();
    EXPECT_EQ(one.entries().back().number, "1");
}

TEST(UndoMatch, AValidatedEntryIsReversedAndItsBankRowsCancelEachOther) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}});
    one.validate();
    const std::string before = one.snapshot();
    const reconcile::MatchId match = one.apply().lines.front().match;
    one.validate();
    expect_done(one.undo(match));
    EXPECT_EQ(one.snapshot(), before);
    const ledger::Entry reversal = one.entries().back();
    EXPECT_EQ(reversal.origin, ledger::EntryOrigin::Reversal);
    EXPECT_EQ(reversal.state, ledger::EntryState::Validated);
    EXPECT_TRUE(reversal.reverses);
    // Nothing waits for a statement on either side.
    const reconcile::ReconciliationReport report = one.report(october(31));
    EXPECT_TRUE(report.debits.empty());
    EXPECT_TRUE(report.credits.empty());
    EXPECT_EQ(report.bank_debits.size(), 1U);
    EXPECT_TRUE(report.difference.is_zero());
    one.expect_check_passes();
    EXPECT_EQ(one.apply().summary.matched, 1);
}

TEST(UndoMatch, AClosedPeriodIsReversedInTheFirstOpenOne) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, *Date::parse_iso("2026-09-01"));
    one.lines({{-18999, *Date::parse_iso("2026-09-12"), "VIR SEPA AARO F59289482"}});
    const reconcile::MatchId match = one.apply().lines.front().match;
    one.validate();
    value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::close_period(writer, *Date::parse_iso("2026-09-30")));
        return true;
    }));
    expect_done(one.undo(match));
    EXPECT_EQ(one.entries().back().date, october(1));
    EXPECT_EQ(one.open_items().size(), 1U);
    // At the end of September the entry was there and its reversal was not.
    const reconcile::ReconciliationReport september = one.report(*Date::parse_iso("2026-09-30"));
    EXPECT_EQ(september.credits.size(), 1U);
    EXPECT_TRUE(september.difference.is_zero());
    EXPECT_TRUE(one.report(october(31)).credits.empty());
    one.expect_check_passes();
}

TEST(UndoMatch, AnEntryThatWasThereStaysAndIsNoLongerPointed) {
    ReconcileDossier one;
    const auto entry = one.bank_entry(-2400, october(14), "Frais", "627000");
    one.lines({{-2400, october(15), "FRAIS"}});
    const std::string before = one.snapshot();
    expect_done(one.undo(one.apply().lines.front().match));
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_FALSE(one.entry(entry).rows[1].pointed.has_value());
}

TEST(UndoMatch, AnImputationToAMovementIsTakenBack) {
    ReconcileDossier one;
    const auto item = one.invoice("FAARO", "F59289482", -18999, october(1));
    const auto movement = one.bank_entry(-18999, october(11), "VIR AARO", "401000", "FAARO");
    const auto lines = one.lines({{-18999, october(12), "VIR"}});
    const std::string before = one.snapshot();
    const auto match =
        value_of(one.match({.lines = lines, .targets = {to_entry(movement), to_item(item)}}));
    expect_done(one.undo(match));
    EXPECT_EQ(one.snapshot(), before);
}

TEST(UndoMatch, TwiceIsRefused) {
    ReconcileDossier one;
    const auto lines = one.lines({{-100, october(12), "A"}});
    const auto match =
        value_of(one.match({.lines = lines, .targets = {to_account("627000", eur(-100))}}));
    expect_done(one.undo(match));
    EXPECT_EQ(refusal_of(one.undo(match)), "reconcile.already_undone");
    EXPECT_EQ(refusal_of(one.undo(reconcile::MatchId{99})), "app.not_found");
    const auto rows = value_of(one.dossier.read<std::vector<app::MatchRow>>(
        [](app::Reader& reader) { return app::list_matches(reader, {.undone_too = true}); }));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_TRUE(rows[0].undone);
}

TEST(UndoMatch, WhatWasLetteredSinceStandsInTheWay) {
    ReconcileDossier one;
    const auto lines = one.lines({{-5000, october(12), "ACOMPTE AARO"}, {-1, october(13), "X"}});
    const auto advance = value_of(one.match({.lines = {lines[0]},
                                             .targets = {{.kind = reconcile::TargetKind::Account,
                                                          .account = "401000",
                                                          .party = "FAARO",
                                                          .amount = eur(-5000)}}}));
    const ledger::EntryId settlement = one.entries().back().id;
    // The advance is lettered with an invoice by hand of the books.
    const auto item = one.invoice("FAARO", "F59289482", -5000, october(14));
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        writer.database().run("INSERT INTO imputation (debit_row_id, credit_row_id, amount_minor) "
                              "VALUES (?1, ?2, 5000)",
                              one.entry(settlement).rows[0].id, item);
        return true;
    }));
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(one.undo(advance)), "reconcile.entry_used_since");
    EXPECT_EQ(one.snapshot(), before);
}

TEST(UndoMatch, EveryActIsInTheLog) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "AARO F59289482"}});
    expect_done(one.undo(one.apply().lines.front().match));
    std::vector<std::string> actions;
    value_of(one.dossier.read<bool>([&](app::Reader& reader) -> Result<bool> {
        storage::Statement rows = reader.database().prepare("SELECT action FROM event ORDER BY id");
        while (rows.step())
            actions.push_back(rows.text(0));
        return true;
    }));
    EXPECT_NE(std::find(actions.begin(), actions.end(), "match.create"), actions.end());
    EXPECT_NE(std::find(actions.begin(), actions.end(), "match.undo"), actions.end());
    EXPECT_NE(std::find(actions.begin(), actions.end(), "entry.delete"), actions.end());
}

TEST(OrderedPayments, ASettlingLineSettlesTheOrderAndUndoBringsItBack) {
    ReconcileDossier one;
    const auto item = one.invoice("FAARO", "F59289482", -18999, october(1));
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        storage::Database& database = writer.database();
        database.run(
            "INSERT INTO file (sha256, name, size) VALUES (printf('%064d', 1), 'o.xml', 1)");
        database.run(
            "INSERT INTO payment_batch (journal, format, message_id, file_id, count, total_minor, "
            "created_at, created_by)"
            " VALUES ('BQ', 'pain.001.001.09', 'M1', last_insert_rowid(), 1, 18999, 0, 'claire')");
        database.run("INSERT INTO payment (item_row_id, party, payee_name, amount_minor, currency, "
                     "execute_on, reference,"
                     " end_to_end_id, state, batch_id, created_at, created_by)"
                     " VALUES (?1, 'FAARO', 'Aaro', 18999, 'EUR', '2026-10-12', 'F59289482', "
                     "'E2E-0001', 'ordered',"
                     " last_insert_rowid(), 0, 'claire')",
                     item);
        return true;
    }));
    one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}});
    const auto state = [&] {
        return value_of(
            one.dossier.read<std::string>([](app::Reader& reader) -> Result<std::string> {
                return reader.database().optional_text("SELECT state FROM payment").value_or("");
            }));
    };
    const reconcile::MatchId match = one.apply().lines.front().match;
    EXPECT_EQ(state(), "settled");
    expect_done(one.undo(match));
    EXPECT_EQ(state(), "ordered");
}

} // namespace
} // namespace comptoir::test
