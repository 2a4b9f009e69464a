// States that must not be lost: orders that stay settled, journals that cannot book, entries that a
// match holds.
#include "comptoir/app/books_errors.h"
#include "comptoir/core/text.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/database.h"
#include "reconcile_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

void order(ReconcileDossier& one, ledger::RowId item, std::int64_t cents, std::string_view name) {
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        storage::Database& database = writer.database();
        database.run("INSERT INTO file (sha256, name, size)"
                     " VALUES (printf('%064d', (SELECT count(*) + 1 FROM file)), 'o.xml', 1)");
        database.run(
            "INSERT INTO payment_batch (journal, format, message_id, file_id, count,"
            " total_minor, created_at, created_by)"
            " VALUES ('BQ', 'pain.001.001.09', ?1, last_insert_rowid(), 1, ?2, 0, 'claire')",
            name, cents);
        database.run(
            "INSERT INTO payment (item_row_id, party, payee_name, amount_minor, currency,"
            " execute_on, reference, end_to_end_id, state, batch_id, created_at, created_by)"
            " VALUES (?1, 'FAARO', 'Aaro', ?2, 'EUR', '2026-10-12', 'F59289482', ?3,"
            " 'ordered', last_insert_rowid(), 0, 'claire')",
            item, cents, name);
        return true;
    }));
}

std::string state_of(ReconcileDossier& one, std::string_view name) {
    return value_of(one.dossier.read<std::string>([&](app::Reader& reader) -> Result<std::string> {
        return reader.database()
            .optional_text("SELECT state FROM payment WHERE end_to_end_id = ?1", name)
            .value_or("");
    }));
}

reconcile::MatchId pay(ReconcileDossier& one, ledger::RowId item, std::int64_t cents, int day) {
    const auto line = one.lines({{cents, october(day), "VIR AARO"}}).front();
    return value_of(one.match({.lines = {line}, .targets = {to_item(item, eur(cents))}}));
}

TEST(KeptStates, UndoingAnotherPaymentLeavesASettledOrderSettled) {
    ReconcileDossier one;
    const auto item = one.invoice("FAARO", "F59289482", -100'00, october(1));
    order(one, item, 40'00, "E2E-40");
    pay(one, item, -40'00, 12);
    EXPECT_EQ(state_of(one, "E2E-40"), "settled");
    const auto by_hand = pay(one, item, -60'00, 14); // no order stands behind it
    expect_done(one.undo(by_hand));
    EXPECT_EQ(state_of(one, "E2E-40"), "settled");
}

TEST(KeptStates, UndoingOneOfTwoOrdersGivesBackItsOwn) {
    ReconcileDossier one;
    const auto item = one.invoice("FAARO", "F59289482", -100'00, october(1));
    order(one, item, 60'00, "E2E-60");
    const auto first = pay(one, item, -60'00, 12);
    order(one, item, 40'00, "E2E-40");
    pay(one, item, -40'00, 14);
    expect_done(one.undo(first));
    EXPECT_EQ(state_of(one, "E2E-60"), "ordered");
    EXPECT_EQ(state_of(one, "E2E-40"), "settled");
}

TEST(KeptStates, AnEntryThatSettlesALivingMatchIsNotReversedByHand) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}});
    const reconcile::MatchId match = one.apply().lines.front().match;
    one.validate();
    const ledger::EntryId settlement = one.entries().back().id;
    const auto reverse = [&] {
        return one.dossier.write<ledger::EntryId>([&](app::Writer& writer) {
            return app::reverse_entry(writer, settlement, "Extourne");
        });
    };
    EXPECT_EQ(refusal_of(reverse()), app::errors::entry_of_match.name);
    expect_done(one.undo(match));
    EXPECT_EQ(refusal_of(reverse()), "ledger.already_reversed");
    one.expect_check_passes();
}

// Matched with --entry, an entry of the books is held by its pointing alone.
TEST(KeptStates, AnEntryPointedByALivingMatchIsNotReversedByHand) {
    ReconcileDossier one;
    const auto entry = one.bank_entry(-4200, october(3), "CHQ 123", "606400");
    one.validate();
    const auto lines = one.lines({{-4200, october(5), "CHEQUE 123"}});
    const auto match = value_of(one.match(
        {.lines = lines, .targets = {{.kind = reconcile::TargetKind::Entry, .entry = entry}}}));
    const auto reverse = [&] {
        return one.dossier.write<ledger::EntryId>(
            [&](app::Writer& writer) { return app::reverse_entry(writer, entry); });
    };
    EXPECT_EQ(refusal_of(reverse()), app::errors::entry_held_by_match.name);
    expect_done(one.undo(match));
    value_of(reverse());
    one.expect_check_passes();
}

// The rest of the run is not lost because one journal lacks its account.
TEST(KeptStates, AJournalWithoutAccountBooksNothingAndStopsNobodyElse) {
    ReconcileDossier one;
    const char* iban = "FR7630006000011234567890189";
    value_of(one.dossier.write<ledger::Journal>([&](app::Writer& writer) {
        return app::add_journal(writer, {.code = "B2", .iban = Iban::parse(iban), .name = "Deux"});
    }));
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.invoice("FORANGE", "ORA-778812", -4200, october(1));
    bank::StatementHeader header;
    header.format = "feed";
    header.account.iban = Iban::parse(iban);
    header.account.currency = Currency::eur();
    header.from = header.to = october(12);
    bank::StatementLine line;
    line.booked_on = october(12);
    line.amount = eur(-18999);
    line.label = "VIR SEPA AARO F59289482";
    std::vector<bank::LineId> ids;
    value_of(one.dossier.write<app::ImportReport>([&](app::Writer& writer) {
        return app::stage_feed_statement(writer, "B2", header, {line}, &ids);
    }));
    one.lines({{-4200, october(12), "PRLV ORANGE ORA-778812"}});
    const app::ReconcileReport report = one.apply();
    EXPECT_EQ(report.summary.matched, 1);
    const auto outcome =
        std::find_if(report.lines.begin(), report.lines.end(), [&](const app::LineOutcome& each) {
            return each.proposal.line == ids.front();
        });
    ASSERT_NE(outcome, report.lines.end());
    EXPECT_EQ(outcome->proposal.state, reconcile::LineState::Proposed);
    const auto taken = one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_proposal(writer, outcome->proposal); });
    EXPECT_EQ(refusal_of(taken), reconcile::errors::journal_without_account.name);
}

} // namespace
} // namespace comptoir::test
