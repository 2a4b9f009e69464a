// Taking a statement back, and what holds it.
#include "bank_dossier.h"
#include "comptoir/app/errors.h"

namespace comptoir::app {
namespace {

using test::BankDossier;
using test::camt_text;
using test::cut;
using test::day;
using test::refusal_of;
using test::TextLine;
using test::Totals;
using test::value_of;

constexpr std::int64_t k_opening = 500'00;

std::vector<TextLine> history() {
    return {{day("2026-01-05"), -12'00, "PRLV DUVAL"},
            {day("2026-01-06"), 240'00, "VIR DUPONT"},
            {day("2026-01-07"), -3'50, "FRAIS"},
            {day("2026-01-08"), 9'00, "VIR"}};
}

bank::StatementId last_statement(BankDossier& dossier) {
    return dossier.statements().back().id;
}

// The first line is matched, as far as the bank's side is concerned.
void match_first_line(BankDossier& dossier) {
    test::expect_done(dossier.write<void>([](Writer& writer) -> Result<void> {
        writer.database().execute_script(
            "INSERT INTO match (id, journal, pointed_on, decision, kind, score, unattended,"
            " created_at, created_by) VALUES (7, 'BQ', '2026-01-05', 'none', 'exact', 900, 0, 0,"
            " 'claire');"
            "INSERT INTO match_line (line_id, match_id) SELECT min(id), 7 FROM bank_line");
        return {};
    }));
}

TEST(UndoImport, LeavesNothingOfTheStatementAndItsFile) {
    BankDossier dossier;
    const std::string text = camt_text({cut(history(), k_opening, 0, 4)});
    dossier.import_text(text);
    test::expect_done(dossier.undo(last_statement(dossier)));
    EXPECT_EQ(dossier.integer("SELECT (SELECT count(*) FROM bank_line) + (SELECT count(*) FROM"
                              " statement) + (SELECT count(*) FROM import) + (SELECT count(*)"
                              " FROM file) + (SELECT count(*) FROM file_piece)"),
              0);
}

TEST(UndoImport, TheFileMayBeImportedAgainAndItsStatementHasANewNumber) {
    BankDossier dossier;
    const std::string text = camt_text({cut(history(), k_opening, 0, 4)});
    dossier.import_text(text);
    const auto first = last_statement(dossier);
    test::expect_done(dossier.undo(first));
    EXPECT_EQ(dossier.import_text(text), (Totals{4, 0, 0}));
    EXPECT_GT(last_statement(dossier), first) << "a number is never given twice";
}

TEST(MarkLine, ParksAnOpenLineAndPutsItBack) {
    BankDossier dossier;
    dossier.import_text(camt_text({cut(history(), k_opening, 0, 4)}));
    const bank::LineId line{dossier.integer("SELECT max(id) FROM bank_line")};
    const auto mark = [&](reconcile::LineState state) {
        return dossier.write<void>([&](Writer& writer) { return mark_line(writer, line, state); });
    };
    test::expect_done(mark(reconcile::LineState::Parked));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line WHERE mark = 'parked'"), 1);
    test::expect_done(mark(reconcile::LineState::Open));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line WHERE mark <> ''"), 0);
}

TEST(MarkLine, RefusesAMatchedLineAndAStateThatOnlyMatchingGives) {
    BankDossier dossier;
    dossier.import_text(camt_text({cut(history(), k_opening, 0, 4)}));
    match_first_line(dossier);
    const auto mark = [&](std::int64_t line, reconcile::LineState state) {
        return refusal_of(dossier.write<void>(
            [&](Writer& writer) { return mark_line(writer, bank::LineId{line}, state); }));
    };
    const std::int64_t first = dossier.integer("SELECT min(id) FROM bank_line");
    EXPECT_EQ(mark(first, reconcile::LineState::Parked), errors::line_is_matched.name);
    EXPECT_EQ(mark(first + 1, reconcile::LineState::Matched), errors::line_is_matched.name);
    EXPECT_EQ(mark(9999, reconcile::LineState::Parked), errors::not_found.name);
}

TEST(UndoImport, IsRefusedWhileLinesAreMatchedAndNamesTheMatches) {
    BankDossier dossier;
    dossier.import_text(camt_text({cut(history(), k_opening, 0, 4)}));
    match_first_line(dossier);
    const auto refused = dossier.undo(last_statement(dossier));
    ASSERT_EQ(refusal_of(refused), "bank.statement_in_use");
    EXPECT_EQ(std::get<std::string>(refused.error().params[0].value), "7");
    EXPECT_EQ(dossier.line_count(), 4);
}

TEST(UndoImport, OfAnUnknownStatementIsRefused) {
    BankDossier dossier;
    EXPECT_EQ(refusal_of(dossier.undo(bank::StatementId{99})), "app.not_found");
}

TEST(UndoImport, OfAFeedStatementIsRefused) {
    BankDossier dossier;
    value_of(dossier.write<ImportReport>([](Writer& writer) {
        bank::StatementHeader header;
        header.format = "feed.test";
        header.account.iban = Iban::parse(test::k_test_iban);
        bank::StatementLine line;
        line.booked_on = day("2026-01-05");
        line.amount = eur(-12'00);
        return stage_feed_statement(writer, "BQ", header, {line}, nullptr);
    }));
    EXPECT_EQ(refusal_of(dossier.undo(last_statement(dossier))), "bank.feed_statement");
}

TEST(UndoImport, OfTheFirstFileLeavesTheSecondWhatBothHold) {
    BankDossier dossier;
    const std::string first = camt_text({cut(history(), k_opening, 0, 3)});
    const std::string second = camt_text({cut(history(), k_opening, 1, 4)});
    dossier.import_text(first);
    const auto first_id = last_statement(dossier);
    EXPECT_EQ(dossier.import_text(second), (Totals{1, 2, 0}));
    test::expect_done(dossier.undo(first_id));
    EXPECT_EQ(dossier.line_count(), 3);
    EXPECT_EQ(dossier.import_text(second), (Totals{0, 3, 0}));
    EXPECT_EQ(dossier.import_text(first), (Totals{1, 2, 0}));
    EXPECT_EQ(dossier.lines(), lines_of(history()));
    expect_balances_hold(dossier);
}

TEST(UndoImport, IsInTheEventLog) {
    BankDossier dossier;
    dossier.import_text(camt_text({cut(history(), k_opening, 0, 4)}));
    test::expect_done(dossier.undo(last_statement(dossier)));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM event WHERE action = 'statement.undo_import'"
                              " AND before = '4 lines'"),
              1);
}

TEST(UndoImport, TakesBackWhatTheFirstStatementPointed) {
    BankDossier dossier;
    test::expect_done(dossier.write<void>([](Writer& writer) -> Result<void> {
        writer.database().execute_script(
            "INSERT INTO entry (id, journal, day, label, state, origin, created_at, created_by)"
            " VALUES (1, 'BQ', '2026-01-02', 'earlier', 'draft', 'books', 0, 'claire');"
            "INSERT INTO entry_row (entry_id, position, account, amount_minor)"
            " VALUES (1, 1, '512000', 50000), (1, 2, '471000', -50000)");
        return {};
    }));
    dossier.import_text(camt_text({cut(history(), k_opening, 0, 4)}));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM pointing WHERE kind = 'opening'"), 1);
    test::expect_done(dossier.undo(last_statement(dossier)));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM pointing"), 0);
}

TEST(UndoImport, AnEarlierStatementThatComesLaterMovesThePointedPastBack) {
    BankDossier dossier;
    test::expect_done(dossier.write<void>([](Writer& writer) -> Result<void> {
        writer.database().execute_script(
            "INSERT INTO entry (id, journal, day, label, state, origin, created_at, created_by)"
            " VALUES (1, 'BQ', '2026-01-02', 'before', 'draft', 'books', 0, 'claire'),"
            " (2, 'BQ', '2026-01-06', 'between', 'draft', 'books', 0, 'claire');"
            "INSERT INTO entry_row (entry_id, position, account, amount_minor) VALUES"
            " (1, 1, '512000', 50000), (1, 2, '471000', -50000),"
            " (2, 1, '512000', 24000), (2, 2, '471000', -24000)");
        return {};
    }));
    dossier.import_text(camt_text({cut(history(), k_opening, 2, 4)}));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM pointing"), 2);
    dossier.import_text(camt_text({cut(history(), k_opening, 0, 2)}));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM pointing"), 1)
        << "the line of that day is on the earlier statement, to be matched";
    test::expect_done(dossier.undo(last_statement(dossier)));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM pointing"), 2)
        << "what is first again decides again";
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line"), 2);
}

TEST(UndoImport, OfALaterStatementLeavesThePointedPastAlone) {
    BankDossier dossier;
    test::expect_done(dossier.write<void>([](Writer& writer) -> Result<void> {
        writer.database().execute_script(
            "INSERT INTO entry (id, journal, day, label, state, origin, created_at, created_by)"
            " VALUES (1, 'BQ', '2026-01-02', 'before', 'draft', 'books', 0, 'claire'),"
            " (2, 'BQ', '2026-01-06', 'between', 'draft', 'books', 0, 'claire');"
            "INSERT INTO entry_row (entry_id, position, account, amount_minor) VALUES"
            " (1, 1, '512000', 50000), (1, 2, '471000', -50000),"
            " (2, 1, '512000', 24000), (2, 2, '471000', -24000)");
        return {};
    }));
    dossier.import_text(camt_text({cut(history(), k_opening, 0, 2)}));
    dossier.import_text(camt_text({cut(history(), k_opening, 2, 4)}));
    test::expect_done(dossier.undo(last_statement(dossier)));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM pointing"), 1);
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM event WHERE action ="
                              " 'pointing.opening_undone'"),
              0);
}

} // namespace
} // namespace comptoir::app
