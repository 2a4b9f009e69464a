// What a person deletes does not come back by itself, whatever brings it (requirements C10, A92).
#include "bank_dossier.h"
#include "comptoir/app/pairings.h"
#include "comptoir/app/recognised.h"
#include "comptoir/app/statement_preview.h"

#include <random>

namespace comptoir::app {
namespace {

using test::BankDossier;
using test::camt_text;
using test::cfonb_text;
using test::cut;
using test::day;
using test::refusal_of;
using test::TextLine;
using test::TextStatement;
using test::Totals;
using test::value_of;

constexpr std::int64_t k_opening = 500'00;

std::vector<TextLine> five_days() {
    return {{day("2026-01-05"), -12'00, "PRLV DUVAL"},
            {day("2026-01-06"), 240'00, "VIR DUPONT"},
            {day("2026-01-07"), -3'50, "FRAIS"},
            {day("2026-01-08"), 9'00, "VIR"},
            {day("2026-01-09"), -80'00, "CARTE"}};
}

TextStatement without_balances(TextStatement statement) {
    statement.has_balances = false;
    return statement;
}

// What a person may take lines out of: the bank's balances say nothing of it.
std::string five_days_text() {
    return camt_text({without_balances(cut(five_days(), k_opening, 0, 5))});
}

class Deleted : public testing::Test {
protected:
    Result<void> remove(std::int64_t line, const std::string& why = "twice in the file") {
        return dossier.write<void>(
            [&](Writer& writer) { return delete_line(writer, bank::LineId{line}, why); });
    }
    Result<void> remove_statement(std::int64_t statement) {
        return dossier.write<void>([&](Writer& writer) {
            return delete_statement(writer, bank::StatementId{statement}, "not ours");
        });
    }
    Result<void> take_back(std::int64_t line) {
        return dossier.write<void>(
            [&](Writer& writer) { return take_back_line(writer, bank::LineId{line}); });
    }
    Result<bank::LineId> merge(std::int64_t line, std::int64_t other) {
        return dossier.write<bank::LineId>([&](Writer& writer) {
            return merge_lines(writer, bank::LineId{line}, bank::LineId{other});
        });
    }
    std::vector<DeletedLineRow> deleted(const DeletedFilter& filter = {}) {
        return value_of(dossier.read<std::vector<DeletedLineRow>>(
            [&](Reader& reader) { return list_deleted(reader, filter); }));
    }
    void match(std::int64_t line) {
        test::expect_done(dossier.write<void>([&](Writer& writer) -> Result<void> {
            writer.database().execute_script(
                "INSERT INTO match (id, journal, pointed_on, decision, kind, score, unattended,"
                " created_at, created_by) VALUES (7, 'BQ', '2026-01-05', 'none', 'exact', 900, 0,"
                " 0, 'claire')");
            writer.database().run("INSERT INTO match_line (line_id, match_id) VALUES (?1, 7)",
                                  line);
            return {};
        }));
    }
    bank::StatementId feed_statement(const std::vector<TextLine>& lines) {
        value_of(dossier.write<ImportReport>([&](Writer& writer) {
            bank::StatementHeader header;
            header.format = "feed.test";
            header.account.iban = Iban::parse(test::k_test_iban);
            std::vector<bank::StatementLine> fed;
            for (const TextLine& line : lines) {
                bank::StatementLine& each = fed.emplace_back();
                each.booked_on = line.booked_on;
                each.amount = eur(line.amount_minor);
                each.label = line.label;
            }
            return stage_feed_statement(writer, "BQ", header, fed, nullptr);
        }));
        const auto rows = dossier.statements();
        return rows.empty() ? bank::StatementId{} : rows.back().id;
    }

    BankDossier dossier;
};

TEST_F(Deleted, LineLeavesItsIdentityWithWhenWhoAndWhy) {
    dossier.import_text(five_days_text());
    test::expect_done(remove(3));
    EXPECT_EQ(dossier.line_count(), 4);
    const auto rows = deleted();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].line.label, "FRAIS");
    EXPECT_EQ(rows[0].line.amount, eur(-3'50));
    EXPECT_EQ(rows[0].line.entry, 3);
    EXPECT_EQ(rows[0].why, "twice in the file");
    EXPECT_FALSE(rows[0].deleted_by.empty());
    EXPECT_EQ(rows[0].from.file_name, "in.txt");
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM event WHERE action = 'line.delete'"), 1);
    EXPECT_EQ(deleted({.journal = "BQ", .limit = 1}).size(), 1u);
    EXPECT_EQ(deleted({.after = 3}).size(), 0u);
    EXPECT_EQ(refusal_of(dossier.read<std::vector<DeletedLineRow>>(
                  [](Reader& reader) { return list_deleted(reader, {.journal = "ZZ"}); })),
              "ledger.unknown_journal");
}

TEST_F(Deleted, LineThatTheBankCountedIsRefused) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 5)}));
    EXPECT_EQ(refusal_of(remove(3)), "bank.line_in_balances");
    EXPECT_EQ(dossier.lines(), lines_of(five_days()));
    EXPECT_TRUE(deleted().empty());
    test::expect_done(remove_statement(1));
    EXPECT_EQ(deleted().size(), 5u) << "a whole statement goes";
}

TEST_F(Deleted, LineThatWaitsInAPairIsRefusedAndSoIsItsStatement) {
    dossier.import_text(five_days_text());
    const auto pairing = value_of(dossier.write<reconcile::PairingId>([](Writer& writer) {
        return pair(writer, {.lines = {bank::LineId{3}, bank::LineId{4}}});
    }));
    EXPECT_EQ(refusal_of(remove(3)), "reconcile.line_paired");
    EXPECT_EQ(refusal_of(remove_statement(1)), "reconcile.line_paired");
    EXPECT_EQ(dossier.line_count(), 5);
    test::expect_done(remove(5)); // another line
    test::expect_done(dossier.write<void>([&](Writer& writer) { return unpair(writer, pairing); }));
    test::expect_done(remove(3));
    test::expect_done(remove_statement(1));
}

TEST_F(Deleted, LineIsNotBroughtBackByAnyFileThatHoldsIt) {
    const std::string text = five_days_text();
    dossier.import_text(text);
    test::expect_done(remove(3));
    const auto report = value_of(dossier.try_text(text));
    ASSERT_EQ(report.statements.size(), 1u);
    EXPECT_EQ(report.statements[0].lines_known, 4);
    EXPECT_EQ(report.statements[0].lines_deleted, 1);
    ASSERT_EQ(report.diagnostics.size(), 1u);
    EXPECT_EQ(report.diagnostics[0].code.name, "bank.deleted_left_out");
    EXPECT_EQ(dossier.import_text(cfonb_text({cut(five_days(), k_opening, 0, 5)})),
              (Totals{0, 4, 0}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(five_days(), k_opening, 1, 4)})),
              (Totals{0, 2, 0}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(five_days(), k_opening, 2, 3)})),
              (Totals{0, 0, 0}));
    EXPECT_EQ(dossier.line_count(), 4);
    expect_balances_hold(dossier);
}

TEST_F(Deleted, OperationInTheWordsOfADeletedOneIsLeftOutAndSaidWhateverTheBalancesSay) {
    const std::vector<TextLine> twins(3, {day("2026-01-05"), -2'10, "METRO", ""});
    dossier.import_text(camt_text({cut(twins, k_opening, 0, 2)}));
    test::expect_done(remove_statement(1));
    const std::string third = camt_text({cut(twins, k_opening, 2, 3)});
    const auto report = value_of(dossier.try_text(third));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{0, 0, 0}));
    EXPECT_EQ(report.statements[0].lines_deleted, 1);
    EXPECT_EQ(report.diagnostics.size(), 1u);
    EXPECT_EQ(dossier.line_count(), 0);
    ImportRequest request;
    request.take_back_deleted = true;
    EXPECT_EQ(BankDossier::totals_of(value_of(dossier.try_text(third, request))),
              (Totals{1, 0, 0}));
    EXPECT_EQ(deleted().size(), 1u);
}

TEST_F(Deleted, LineIsTakenBackWhereItWas) {
    dossier.import_text(five_days_text());
    const auto before = dossier.statements();
    test::expect_done(remove(3));
    test::expect_done(take_back(3));
    EXPECT_EQ(dossier.lines(), lines_of(five_days()));
    const auto after = dossier.statements();
    ASSERT_EQ(after.size(), 1u);
    EXPECT_EQ(after[0].id, before[0].id);
    EXPECT_EQ(after[0].opening, before[0].opening);
    EXPECT_EQ(after[0].closing, before[0].closing);
    EXPECT_TRUE(deleted().empty());
    EXPECT_EQ(refusal_of(take_back(3)), "app.not_found");
}

TEST_F(Deleted, LineComesInAgainWhenTheImportIsAskedTo) {
    const std::string text = five_days_text();
    dossier.import_text(text);
    test::expect_done(remove(3));
    ImportRequest request;
    request.take_back_deleted = true;
    const auto report = value_of(dossier.try_text(text, request));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{1, 4, 0}));
    EXPECT_EQ(dossier.lines(), lines_of(five_days()));
    EXPECT_TRUE(deleted().empty());
    EXPECT_EQ(dossier.import_text(text), (Totals{0, 5, 0}));
    expect_balances_hold(dossier);
}

TEST_F(Deleted, MatchedOrUnknownOrFedLineIsRefused) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 2)}));
    match(1);
    EXPECT_EQ(refusal_of(remove(1)), "app.line_is_matched");
    EXPECT_EQ(refusal_of(remove(99)), "app.not_found");
    feed_statement({{day("2026-02-05"), -5'00, "CARTE"}});
    EXPECT_EQ(refusal_of(remove(3)), "bank.feed_line");
    EXPECT_EQ(refusal_of(remove_statement(dossier.statements().back().id.value())),
              "bank.feed_statement");
    EXPECT_EQ(refusal_of(remove_statement(1)), "bank.statement_in_use");
    EXPECT_EQ(refusal_of(remove_statement(99)), "app.not_found");
    EXPECT_EQ(dossier.line_count(), 3);
}

TEST_F(Deleted, StatementIsNotBroughtBackByAFileNorByAFeed) {
    const std::string text = camt_text({cut(five_days(), k_opening, 0, 5)});
    dossier.import_text(text);
    test::expect_done(remove_statement(1));
    EXPECT_EQ(dossier.line_count(), 0);
    EXPECT_TRUE(dossier.statements().empty());
    const auto report = value_of(dossier.try_text(text));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{0, 0, 0}));
    EXPECT_EQ(report.statements[0].lines_deleted, 5);
    feed_statement(five_days());
    EXPECT_EQ(dossier.line_count(), 0);
    for (std::int64_t line = 1; line <= 5; ++line)
        test::expect_done(take_back(line));
    EXPECT_EQ(dossier.lines(), lines_of(five_days()));
    ASSERT_EQ(dossier.statements().size(), 1u);
    EXPECT_EQ(dossier.statements()[0].opening, eur(k_opening));
    expect_balances_hold(dossier);
}

TEST_F(Deleted, LineStaysDeletedWhenItsImportIsUndoneAndComesAgain) {
    const std::string text = five_days_text();
    dossier.import_text(text);
    test::expect_done(remove(5));
    test::expect_done(dossier.undo(dossier.statements()[0].id));
    EXPECT_EQ(dossier.import_text(text), (Totals{4, 0, 0})) << "what was undone comes again";
    EXPECT_EQ(deleted().size(), 1u) << "what was deleted does not";
    test::expect_done(take_back(5));
    EXPECT_EQ(dossier.lines(), lines_of(five_days()));
}

TEST_F(Deleted, TwinOfADoubtfulPairIsKnownAsTheOtherFromThenOn) {
    TextStatement first = cut(five_days(), k_opening, 0, 3);
    first.has_balances = false;
    TextStatement second = first;
    second.lines[1].label = "AUTRES MOTS";
    dossier.import_text(camt_text({first}));
    EXPECT_EQ(dossier.import_text(camt_text({second})), (Totals{0, 2, 1}));
    const std::int64_t doubtful = dossier.integer("SELECT id FROM bank_line WHERE doubtful = 1");
    const auto equals = value_of(dossier.read<std::vector<LineRow>>(
        [&](Reader& reader) { return equals_of_line(reader, bank::LineId{doubtful}); }));
    ASSERT_EQ(equals.size(), 1u);
    EXPECT_EQ(equals[0].line.label, "VIR DUPONT");
    EXPECT_EQ(value_of(merge(doubtful, equals[0].id.value())), equals[0].id);
    EXPECT_EQ(dossier.lines(), lines_of(first.lines));
    EXPECT_EQ(dossier.import_text(camt_text({second})), (Totals{0, 3, 0}));
    EXPECT_EQ(dossier.import_text(camt_text({first})), (Totals{0, 3, 0}));
    EXPECT_EQ(dossier.line_count(), 3);
    EXPECT_EQ(deleted()[0].same_as, equals[0].id);
}

TEST_F(Deleted, DoubtfulLineMayBeAnOperationOfItsOwn) {
    TextStatement first = cut(five_days(), k_opening, 0, 3);
    first.has_balances = false;
    TextStatement second = first;
    second.lines[1].label = "AUTRES MOTS";
    dossier.import_text(camt_text({first}));
    dossier.import_text(camt_text({second}));
    const bank::LineId line{dossier.integer("SELECT id FROM bank_line WHERE doubtful = 1")};
    const auto confirm = [&](bank::LineId id) {
        return dossier.write<void>([&](Writer& writer) { return confirm_line(writer, id); });
    };
    test::expect_done(confirm(line));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line WHERE doubtful = 1"), 0);
    EXPECT_EQ(dossier.line_count(), 4);
    EXPECT_EQ(refusal_of(confirm(bank::LineId{99})), "app.not_found");
}

TEST_F(Deleted, LinesThatDifferAreNotOneOperation) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 5)}));
    EXPECT_EQ(refusal_of(merge(1, 2)), "bank.not_the_same");
    EXPECT_EQ(refusal_of(merge(1, 1)), "bank.merged_with_itself");
    EXPECT_EQ(refusal_of(merge(1, 99)), "app.not_found");
    EXPECT_EQ(dossier.line_count(), 5);
}

// Two files of other words without balances, one operation: a line each, the second in doubt.
class Merged : public Deleted {
protected:
    void SetUp() override {
        const TextLine ticket{day("2026-01-05"), -2'10, "METRO", "R1"};
        first_file = camt_text({without_balances({.lines = {ticket}})});
        TextStatement second{.id = "2", .lines = {ticket, {day("2026-01-09"), -7'00, "TAXI"}}};
        second.lines[0].reference = "R2";
        second.lines[0].label = "TICKET";
        second_file = camt_text({without_balances(second)});
        dossier.import_text(first_file);
        EXPECT_EQ(dossier.import_text(second_file), (Totals{1, 0, 1}));
    }
    Result<void> overrule(std::int64_t line) {
        return dossier.write<void>(
            [&](Writer& writer) { return overrule_recognised(writer, bank::LineId{line}); });
    }
    Result<void> again(std::int64_t line) {
        return dossier.write<void>(
            [&](Writer& writer) { return recognise_again(writer, bank::LineId{line}); });
    }
    std::string first_file, second_file;
};

TEST_F(Merged, LineComesBackAsTheOperationWhenTheImportOfTheOtherIsUndone) {
    value_of(merge(2, 1));
    const bank::StatementId first = dossier.statements()[0].id;
    const auto dependents = value_of(dossier.read<ImportDependents>(
        [&](Reader& reader) { return dependents_of_import(reader, first, UndoScope::Statement); }));
    ASSERT_EQ(dependents.heirs.size(), 1u);
    EXPECT_EQ(dependents.heirs[0].lines, 1);
    test::expect_done(dossier.undo(first));
    EXPECT_EQ(dossier.line_count(), 2) << "the second file holds both";
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line WHERE id = 2"), 1);
    EXPECT_TRUE(deleted().empty());
    ASSERT_EQ(dossier.statements().size(), 1u);
    EXPECT_EQ(dossier.import_text(second_file), (Totals{0, 2, 0}));
}

TEST_F(Merged, LineIsForgottenWithItsOwnImport) {
    value_of(merge(2, 1));
    test::expect_done(dossier.undo(dossier.statements()[1].id));
    EXPECT_TRUE(deleted().empty());
    test::expect_done(dossier.undo(dossier.statements()[0].id));
    EXPECT_EQ(dossier.integer("SELECT (SELECT count(*) FROM bank_line) + (SELECT count(*) FROM"
                              " import) + (SELECT count(*) FROM deleted_line)"),
              0);
}

TEST_F(Merged, LineFollowsWhenTheOtherIsMergedInItsTurn) {
    const std::string third = camt_text(
        {without_balances({.id = "3", .lines = {{day("2026-01-05"), -2'10, "AUTRE", "R5"}}})});
    value_of(merge(2, 1));
    EXPECT_EQ(dossier.import_text(third), (Totals{0, 0, 1}));
    const std::int64_t last = dossier.integer("SELECT max(id) FROM bank_line");
    value_of(merge(1, last));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM deleted_line WHERE same_as = " +
                              std::to_string(last)),
              2);
    EXPECT_EQ(dossier.import_text(second_file), (Totals{0, 2, 0}));
}

TEST_F(Merged, LineIsDeletedWithTheOtherAndComesBackOnce) {
    value_of(merge(2, 1));
    test::expect_done(remove(1));
    const auto report = value_of(dossier.try_text(second_file));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{0, 1, 0}));
    EXPECT_EQ(report.statements[0].lines_deleted, 1) << "what it tells was deleted";
    ImportRequest request;
    request.take_back_deleted = true;
    EXPECT_EQ(BankDossier::totals_of(value_of(dossier.try_text(second_file, request))),
              (Totals{1, 1, 0}));
    EXPECT_EQ(dossier.import_text(second_file), (Totals{0, 2, 0}));
    EXPECT_EQ(dossier.line_count(), 2);
}

TEST_F(Merged, LineOfAFeedThatIsDeletedWaitsForNothing) {
    value_of(merge(2, 1));
    test::expect_done(remove(1));
    feed_statement({{day("2026-01-05"), -2'10, "TICKET"}});
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line"
                              " WHERE booked_on = '2026-01-05' AND doubtful = 0"),
              0);
}

TEST_F(Merged, LineThatTheBankCountedStaysHoweverTheTwoAreNamed) {
    const TextLine ticket{day("2026-02-05"), -2'10, "BUS", "R7"};
    dossier.import_text(camt_text({without_balances({.id = "7", .lines = {ticket}})}));
    const std::int64_t loose = dossier.integer("SELECT max(id) FROM bank_line");
    TextStatement proven{.id = "8", .lines = {ticket, {day("2026-02-06"), 8'00, "VIR"}}};
    proven.lines[0].label = "TRAM";
    proven.lines[0].reference = "R8";
    proven.lines.push_back({day("2026-02-05"), -2'10, "TAXI", "R9"});
    std::swap(proven.lines[1], proven.lines[2]);
    dossier.import_text(camt_text({proven}));
    const std::int64_t counted = dossier.integer(
        "SELECT max(l.id) FROM bank_line l JOIN statement s ON s.id = l.statement_id"
        " WHERE s.balance_check = 'ok' AND l.booked_on = '2026-02-05'");
    ASSERT_GT(counted, loose);
    EXPECT_EQ(value_of(merge(counted, loose)).value(), counted);
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line WHERE id = " + std::to_string(loose)),
              0);
}

TEST_F(Merged, TwoLinesThatTheBankCountedAreTwoOperations) {
    const std::vector<TextLine> two(2, {day("2026-03-05"), -2'10, "BUS", ""});
    dossier.import_text(camt_text({cut(two, k_opening, 0, 2)}));
    const std::int64_t last = dossier.integer("SELECT max(id) FROM bank_line");
    EXPECT_EQ(refusal_of(merge(last, last - 1)), "bank.lines_in_balances");
    EXPECT_EQ(deleted().size(), 0u);
}

TEST_F(Merged, OverruledLineIsNotDeletedButRestored) {
    dossier.import_text(first_file);
    const std::int64_t id =
        dossier.integer("SELECT id FROM repeated_line ORDER BY id DESC LIMIT 1");
    test::expect_done(overrule(id));
    EXPECT_EQ(refusal_of(remove(id)), "bank.overruled_line");
    EXPECT_EQ(refusal_of(merge(id, 1)), "bank.overruled_line");
    const std::int64_t statement =
        dossier.integer("SELECT statement_id FROM bank_line WHERE id = " + std::to_string(id));
    EXPECT_EQ(refusal_of(remove_statement(statement)), "bank.overruled_line");
    test::expect_done(again(id));
}

TEST_F(Merged, LineAndWhatRepeatsItDoNotGoTogether) {
    dossier.import_text(first_file);
    const std::int64_t id =
        dossier.integer("SELECT id FROM repeated_line ORDER BY id DESC LIMIT 1");
    test::expect_done(overrule(id));
    value_of(merge(1, id));
    EXPECT_EQ(refusal_of(again(id)), "bank.twin_was_merged");
    test::expect_done(take_back(1));
    test::expect_done(again(id));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM bank_line WHERE id = 1"), 1);
}

// The law: whatever is deleted stays away, whatever pieces are imported again in whatever order,
// and taking all of it back gives the history once.
TEST_F(Deleted, LinesStayAwayWhateverIsImportedAgain) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        const auto history = test::random_history(random, 20, false);
        BankDossier own;
        own.import_text(camt_text({without_balances(cut(history, k_opening, 0, 20))}));
        std::vector<TextLine> left;
        std::vector<bank::LineId> gone;
        for (std::size_t index = 0; index < history.size(); ++index) {
            if (random() % 4) {
                left.push_back(history[index]);
                continue;
            }
            gone.push_back(bank::LineId{static_cast<std::int64_t>(index) + 1});
            test::expect_done(own.write<void>(
                [&](Writer& writer) { return delete_line(writer, gone.back(), ""); }));
        }
        expect_balances_hold(own);
        for (int file = 0; file < 3; ++file) {
            std::size_t from = random() % 20, to = random() % 20;
            if (from > to)
                std::swap(from, to);
            // Whole days: without balances of its own the first file cannot tell half a day.
            while (from > 0 && history[from - 1].booked_on == history[from].booked_on)
                --from;
            while (to < 19 && history[to + 1].booked_on == history[to].booked_on)
                ++to;
            own.import_text(camt_text({cut(history, k_opening, from, to + 1)}));
            EXPECT_EQ(own.lines(), lines_of(left)) << from << "-" << to + 1;
        }
        std::shuffle(gone.begin(), gone.end(), random);
        for (const bank::LineId line : gone)
            test::expect_done(
                own.write<void>([&](Writer& writer) { return take_back_line(writer, line); }));
        EXPECT_EQ(own.lines(), lines_of(history));
        EXPECT_EQ(own.integer("SELECT count(*) FROM statement"), 1);
        expect_balances_hold(own);
        if (HasFailure())
            return;
    }
}

} // namespace
} // namespace comptoir::app
