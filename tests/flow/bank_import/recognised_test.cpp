// What a file repeats is kept with both sides, and a person may know better (requirements C07-C09).
#include "bank_dossier.h"
#include "comptoir/app/recognised.h"
#include "comptoir/app/reconcile.h"
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

class Recognised : public testing::Test {
protected:
    std::vector<RecognisedLine> recognised(const RecognisedFilter& filter = {}) {
        return value_of(dossier.read<std::vector<RecognisedLine>>(
            [&](Reader& reader) { return list_recognised(reader, filter); }));
    }
    Result<void> overrule(bank::LineId id) {
        return dossier.write<void>([&](Writer& writer) { return overrule_recognised(writer, id); });
    }
    Result<void> again(bank::LineId id) {
        return dossier.write<void>([&](Writer& writer) { return recognise_again(writer, id); });
    }
    // One text for all that is stored of statements and lines, but for the numbers of statements.
    std::string snapshot() {
        return value_of(dossier.read<std::string>([](Reader& reader) -> Result<std::string> {
            std::string all;
            storage::Statement rows = reader.database().prepare(
                "SELECT l.id || '/' || l.booked_on || '/' || l.amount_minor || '/' || l.label || "
                "'/'"
                " || coalesce(s.opening_minor, '-') || '/' || coalesce(s.closing_minor, '-') || '/'"
                " || s.import_id || '/' || coalesce(s.from_day, '') || '/' ||"
                " coalesce(s.to_day, '') FROM bank_line l JOIN statement s ON s.id = l.statement_id"
                " ORDER BY l.id");
            while (rows.step())
                all += rows.text(0) + "\n";
            return all;
        }));
    }
    // Two files without balances, each with one ticket of the same words on the same day.
    void import_two_tickets() {
        const TextStatement ticket = {.lines = {{day("2026-01-05"), -2'10, "METRO"}},
                                      .opening_minor = k_opening,
                                      .has_balances = false};
        TextStatement second = ticket;
        second.id = "2";
        second.lines.push_back({day("2026-01-09"), -7'00, "TAXI"});
        first_file = camt_text({ticket});
        second_file = camt_text({second});
        EXPECT_EQ(dossier.import_text(first_file), (Totals{1, 0, 0}));
        EXPECT_EQ(dossier.import_text(second_file), (Totals{1, 1, 0}));
    }

    BankDossier dossier;
    std::string first_file, second_file;
};

TEST_F(Recognised, IsListedWithItsPlaceAndTheLineImportDateAndUserItRepeats) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 4)}));
    dossier.import_text(camt_text({cut(five_days(), k_opening, 2, 5)}));
    const auto rows = recognised();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[1].line.label, "FRAIS");
    EXPECT_EQ(rows[1].line.entry, 1) << "the first entry of the second file";
    EXPECT_EQ(rows[1].repeats_label, "FRAIS");
    EXPECT_EQ(rows[1].repeats.value(), 3);
    EXPECT_EQ(rows[1].repeats_from.statement, dossier.statements()[0].id);
    EXPECT_FALSE(rows[1].repeats_from.imported_by.empty());
    EXPECT_NE(rows[1].repeats_from.imported_at.ms, 0);
    EXPECT_NE(rows[1].repeats_from.import, rows[1].from.import);
    EXPECT_EQ(rows[1].from.statement, dossier.statements()[1].id);
}

TEST_F(Recognised, OfOneImportStatementJournalAndPageAreFound) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 4)}));
    dossier.import_text(camt_text({cut(five_days(), k_opening, 2, 5)}));
    const std::int64_t import = recognised().front().from.import;
    EXPECT_EQ(recognised({.import = import}).size(), 2u);
    EXPECT_EQ(recognised({.import = import + 1}).size(), 0u);
    EXPECT_EQ(recognised({.statement = dossier.statements()[1].id}).size(), 2u);
    EXPECT_EQ(recognised({.statement = dossier.statements()[0].id}).size(), 0u);
    EXPECT_EQ(recognised({.repeats = bank::LineId{3}}).size(), 1u);
    EXPECT_EQ(recognised({.journal = "BQ", .limit = 1}).size(), 1u);
    const auto newest = recognised({.limit = 1}).front();
    EXPECT_EQ(recognised({.before = newest.id.value()}).size(), 1u);
    const auto unknown = [&](const RecognisedFilter& filter) {
        return refusal_of(dossier.read<std::vector<RecognisedLine>>(
            [&](Reader& reader) { return list_recognised(reader, filter); }));
    };
    EXPECT_EQ(unknown({.journal = "ZZ"}), "ledger.unknown_journal");
    EXPECT_EQ(unknown({.statement = bank::StatementId{99}}), "app.not_found");
}

TEST_F(Recognised, KeepsTheWordsOfItsFileOnlyWhereTheyAreOthers) {
    dossier.import_text(cfonb_text({cut(five_days(), k_opening, 0, 5)}));
    auto other = five_days();
    other[1].label = "VIREMENT DE DUPONT";
    dossier.import_text(camt_text({cut(other, k_opening, 0, 5)}));
    dossier.import_text(camt_text({cut(other, k_opening, 0, 5)}));
    const auto rows = recognised();
    ASSERT_EQ(rows.size(), 10u);
    EXPECT_EQ(rows[3].line.label, "VIREMENT DE DUPONT");
    EXPECT_EQ(rows[3].repeats_label, "VIR DUPONT");
    BankDossier same;
    const std::string text = camt_text({cut(five_days(), k_opening, 0, 5)});
    same.import_text(text);
    same.import_text(text);
    EXPECT_EQ(same.integer("SELECT count(*) FROM repeated_line WHERE line = '' AND label = ''"), 5);
}

TEST_F(Recognised, OverruledBecomesALineOfItsStatementAndStaysOne) {
    import_two_tickets();
    const auto row = recognised().front();
    test::expect_done(overrule(row.id));
    EXPECT_EQ(dossier.line_count(), 3);
    const auto statements = dossier.statements();
    ASSERT_EQ(statements.size(), 2u);
    EXPECT_EQ(statements[1].lines, 2) << "beside the other line of its file";
    const auto after = recognised().front();
    EXPECT_TRUE(after.overruled_at.has_value());
    EXPECT_FALSE(after.overruled_by.empty());
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM event WHERE action = 'duplicate.overrule'"), 1);
    EXPECT_EQ(dossier.import_text(second_file), (Totals{0, 2, 0})) << "known from then on";
    EXPECT_EQ(dossier.import_text(first_file), (Totals{0, 1, 0}));
    EXPECT_EQ(dossier.line_count(), 3);
}

TEST_F(Recognised, OverruledAgainstTheBalancesIsNeitherTakenAwayNorAddedAThirdTime) {
    const std::string text = camt_text({cut(five_days(), k_opening, 0, 5)});
    dossier.import_text(text);
    dossier.import_text(text);
    test::expect_done(overrule(recognised()[2].id));
    EXPECT_EQ(dossier.line_count(), 6);
    const auto alone = dossier.statements().back();
    EXPECT_EQ(alone.lines, 1);
    EXPECT_FALSE(alone.closing) << "the balances say nothing of it";
    EXPECT_EQ(dossier.import_text(text), (Totals{0, 5, 0}));
    EXPECT_EQ(dossier.import_text(cfonb_text({cut(five_days(), k_opening, 0, 5)})),
              (Totals{0, 5, 0}));
    EXPECT_EQ(dossier.import_text(camt_text({cut(five_days(), k_opening, 1, 4)})),
              (Totals{0, 3, 0}));
    EXPECT_EQ(dossier.line_count(), 6);
    expect_balances_hold(dossier);
}

TEST_F(Recognised, OverruledLeavesTheReportWhatTheFirstStatementOpensWith) {
    const std::string text = camt_text({cut(five_days(), -500'00, 0, 5)});
    const auto opens_with = [&] {
        return value_of(dossier.read<reconcile::ReconciliationReport>([](Reader& reader) {
                   return reconciliation_report(reader, "BQ", day("2026-01-31"));
               }))
            .initial_difference;
    };
    dossier.import_text(text);
    EXPECT_EQ(opens_with(), eur(-500'00));
    dossier.import_text(text);
    test::expect_done(overrule(recognised().back().id)); // alone, on the first day
    EXPECT_EQ(opens_with(), eur(-500'00));
}

TEST_F(Recognised, OverruledWithoutBalancesIsInALaterFileThatHasThem) {
    import_two_tickets();
    test::expect_done(overrule(recognised().front().id));
    const std::vector<TextLine> both = {{day("2026-01-05"), -2'10, "METRO"},
                                        {day("2026-01-05"), -2'10, "METRO"},
                                        {day("2026-01-09"), -7'00, "TAXI"}};
    EXPECT_EQ(dossier.import_text(camt_text({cut(both, k_opening, 0, 3)})), (Totals{0, 3, 0}));
    EXPECT_EQ(dossier.line_count(), 3);
}

TEST_F(Recognised, OverruledStandsBesideTheLinesThatTheBalancesCount) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 3)}));
    dossier.import_text(camt_text({cut(five_days(), k_opening, 2, 5)}));
    const auto before = dossier.statements()[1];
    const auto said = cut(five_days(), k_opening, 2, 5);
    EXPECT_EQ(before.opening, eur(said.opening_minor - 3'50));
    test::expect_done(overrule(recognised().front().id));
    const auto after = dossier.statements();
    ASSERT_EQ(after.size(), 3u) << "the balances say nothing of it";
    EXPECT_EQ(after[1].id, before.id);
    EXPECT_EQ(after[1].lines, 2);
    EXPECT_EQ(after[1].opening, before.opening);
    EXPECT_EQ(after[1].closing, before.closing);
    EXPECT_EQ(after[2].lines, 1);
    EXPECT_FALSE(after[2].opening);
    EXPECT_EQ(dossier.integer("SELECT opening_minor FROM file_statement WHERE id = 2"),
              said.opening_minor);
    expect_balances_hold(dossier);
}

TEST_F(Recognised, AgainGivesBackWhatWasThere) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 3)}));
    dossier.import_text(camt_text({cut(five_days(), k_opening, 1, 5)}));
    const std::string before = snapshot();
    const bank::LineId id = recognised().front().id;
    test::expect_done(overrule(id));
    EXPECT_NE(snapshot(), before);
    test::expect_done(again(id));
    EXPECT_EQ(snapshot(), before);
    EXPECT_FALSE(recognised().front().overruled_at.has_value());
}

TEST_F(Recognised, CannotBeOverruledTwiceNorWithoutBeingThere) {
    import_two_tickets();
    const bank::LineId id = recognised().front().id;
    EXPECT_EQ(refusal_of(again(id)), "bank.not_overruled");
    test::expect_done(overrule(id));
    EXPECT_EQ(refusal_of(overrule(id)), "bank.duplicate_overruled");
    EXPECT_EQ(refusal_of(overrule(bank::LineId{999})), "app.not_found");
    EXPECT_EQ(refusal_of(again(bank::LineId{999})), "app.not_found");
}

TEST_F(Recognised, AMatchedLineIsNotTakenForADuplicateAgain) {
    import_two_tickets();
    const bank::LineId id = recognised().front().id;
    test::expect_done(overrule(id));
    test::expect_done(dossier.write<void>([&](Writer& writer) -> Result<void> {
        writer.database().execute_script(
            "INSERT INTO match (id, journal, pointed_on, decision, kind, score, unattended,"
            " created_at, created_by) VALUES (7, 'BQ', '2026-01-05', 'none', 'exact', 900, 0, 0,"
            " 'claire')");
        writer.database().run("INSERT INTO match_line (line_id, match_id) VALUES (?1, 7)", id);
        return {};
    }));
    EXPECT_EQ(refusal_of(again(id)), "app.line_is_matched");
}

TEST_F(Recognised, ByAnOlderVersionHasNoPlaceAndAsksForItsFileAgain) {
    import_two_tickets();
    test::expect_done(dossier.write<void>([](Writer& writer) -> Result<void> {
        writer.database().execute_script(
            "UPDATE repeated_line SET id = -id, label = 'METRO 1', entry = 0, of_entry = 0");
        return {};
    }));
    const auto row = recognised().front();
    EXPECT_FALSE(row.has_place);
    EXPECT_EQ(row.line.label, "METRO 1");
    EXPECT_EQ(refusal_of(overrule(row.id)), "bank.duplicate_without_place");
    dossier.import_text(second_file);
    test::expect_done(overrule(recognised().front().id));
}

TEST_F(Recognised, OfAnImportAreSummedUpByTheImportTheyRepeat) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 2)}));
    dossier.import_text(camt_text({cut(five_days(), k_opening, 2, 5)}));
    const auto report = value_of(dossier.try_text(camt_text({cut(five_days(), k_opening, 1, 5)})));
    const auto summary = value_of(dossier.read<std::vector<RepeatedImport>>([&](Reader& reader) {
        return summarise_recognised(reader, report.statements.front().import);
    }));
    ASSERT_EQ(summary.size(), 2u);
    EXPECT_EQ(report.repeated.size(), 2u);
    EXPECT_EQ(summary[0].lines, 3);
    EXPECT_EQ(summary[0].label, "FRAIS");
    EXPECT_EQ(summary[0].origin.file_name, "in.txt");
    EXPECT_EQ(summary[1].lines, 1);
    EXPECT_FALSE(summary[1].origin.imported_by.empty());
}

// --- Undo of an import -------------------------------------------------------------------------

TEST_F(Recognised, LinesStayWithTheImportThatRepeatsThemWhenTheirsIsUndone) {
    const std::string first = camt_text({cut(five_days(), k_opening, 0, 3)});
    const std::string second = cfonb_text({cut(five_days(), k_opening, 1, 5)});
    dossier.import_text(first);
    dossier.import_text(second);
    test::expect_done(dossier.undo(dossier.statements()[0].id));
    EXPECT_EQ(dossier.line_count(), 4) << "the second file holds them all";
    const auto rows = dossier.statements();
    ASSERT_EQ(rows.size(), 1u);
    const auto said = cut(five_days(), k_opening, 1, 5);
    EXPECT_EQ(rows[0].opening, eur(said.opening_minor));
    EXPECT_EQ(rows[0].closing, eur(said.closing()));
    EXPECT_EQ(dossier.import_text(second), (Totals{0, 4, 0}));
    EXPECT_EQ(dossier.import_text(first), (Totals{1, 2, 0}));
    expect_balances_hold(dossier);
}

TEST_F(Recognised, TheSameFileTwiceThenUndoneIsTheFileOnce) {
    const std::string text = camt_text({cut(five_days(), k_opening, 0, 5)});
    dossier.import_text(text);
    dossier.import_text(text);
    dossier.import_text(text);
    test::expect_done(dossier.undo(dossier.statements()[0].id));
    EXPECT_EQ(dossier.lines(), lines_of(five_days()));
    ASSERT_EQ(dossier.statements().size(), 1u);
    EXPECT_EQ(dossier.statements()[0].opening, eur(k_opening));
    EXPECT_EQ(recognised().size(), 5u) << "what the third import repeats";
    EXPECT_EQ(recognised().front().repeats_from.import, 2);
    test::expect_done(dossier.undo(dossier.statements()[0].id));
    EXPECT_EQ(dossier.line_count(), 5);
    EXPECT_TRUE(recognised().empty());
    test::expect_done(dossier.undo(dossier.statements()[0].id));
    EXPECT_EQ(dossier.integer("SELECT (SELECT count(*) FROM bank_line) + (SELECT count(*) FROM"
                              " import) + (SELECT count(*) FROM file) + (SELECT count(*) FROM"
                              " file_statement)"),
              0);
}

TEST_F(Recognised, OverruledHasTheFilesBalancesOnceWhatItRepeatedIsUndone) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 5)}));
    dossier.import_text(camt_text({cut(five_days(), k_opening, 1, 3)}));
    for (const RecognisedLine& row : recognised())
        test::expect_done(overrule(row.id));
    test::expect_done(dossier.undo(dossier.statements()[0].id));
    ASSERT_EQ(dossier.statements().size(), 1u);
    const auto said = cut(five_days(), k_opening, 1, 3);
    EXPECT_EQ(dossier.statements()[0].lines, 2);
    EXPECT_EQ(dossier.statements()[0].opening, eur(said.opening_minor));
    EXPECT_EQ(dossier.statements()[0].closing, eur(said.closing()));
}

TEST_F(Recognised, ImportThatWasUndoneStandsForNothingAnyMore) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 3)}));
    dossier.import_text(camt_text({cut(five_days(), k_opening, 1, 5)}));
    test::expect_done(dossier.undo(dossier.statements()[1].id));
    EXPECT_TRUE(recognised().empty());
    test::expect_done(dossier.undo(dossier.statements()[0].id));
    EXPECT_EQ(dossier.line_count(), 0);
}

TEST_F(Recognised, LineThatItsOwnFileTellsTwiceStaysWithTheOtherStatement) {
    TextStatement first = cut(five_days(), k_opening, 0, 3);
    TextStatement second = cut(five_days(), k_opening, 1, 5);
    second.id = "2";
    dossier.import_text(camt_text({first, second}));
    EXPECT_EQ(dossier.line_count(), 5);
    const std::vector<bank::StatementId> both{dossier.statements()[0].id,
                                              dossier.statements()[1].id};
    test::expect_done(dossier.undo(both[0]));
    EXPECT_EQ(dossier.line_count(), 4) << "the second statement holds them";
    expect_balances_hold(dossier);
    test::expect_done(
        dossier.write<void>([&](Writer& writer) { return undo_statements(writer, both); }));
    EXPECT_EQ(dossier.line_count(), 0) << "the import goes wholly";
}

TEST_F(Recognised, OfDeletedStatementsTakesTheOperationOfNoFeedAlong) {
    import_two_tickets();
    const bank::LineId id = recognised().front().id;
    test::expect_done(overrule(id));
    test::expect_done(dossier.write<void>(
        [](Writer& writer) { return delete_line(writer, bank::LineId{1}, ""); }));
    test::expect_done(again(id));
    EXPECT_EQ(dossier.line_count(), 1);
    EXPECT_TRUE(recognised().front().repeats_deleted);
}

TEST_F(Recognised, DependentsNameTheImportsThatKeepLines) {
    dossier.import_text(camt_text({cut(five_days(), k_opening, 0, 3)}));
    dossier.import_text(camt_text({cut(five_days(), k_opening, 1, 5)}));
    const bank::StatementId first = dossier.statements()[0].id;
    const auto dependents = value_of(dossier.read<ImportDependents>(
        [&](Reader& reader) { return dependents_of_import(reader, first, UndoScope::Statement); }));
    ASSERT_EQ(dependents.statements.size(), 1u);
    ASSERT_EQ(dependents.heirs.size(), 1u);
    EXPECT_EQ(dependents.heirs[0].lines, 2);
    EXPECT_EQ(dependents.heirs[0].file_name, "in.txt");
    EXPECT_EQ(dependents.lost, 0);
}

// The law: whatever is overruled and recognised again, in whatever order the files came, the
// dossier is as it was; and undoing imports leaves what the others hold.
TEST_F(Recognised, OverruledAndRecognisedAgainRestoresAnyHistory) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        const auto history = test::random_history(random, 20, false);
        BankDossier own;
        for (int file = 0; file < 4; ++file) {
            std::size_t from = random() % 20, to = random() % 20;
            if (from > to)
                std::swap(from, to);
            own.import_text(camt_text({cut(history, k_opening, from, to + 1)}));
        }
        const auto rows = value_of(own.read<std::vector<RecognisedLine>>(
            [](Reader& reader) { return list_recognised(reader, {}); }));
        const auto lines = own.lines();
        const std::int64_t statements = own.integer("SELECT sum(coalesce(opening_minor, 0) * 7 + "
                                                    "coalesce(closing_minor, 0)) FROM statement");
        std::vector<bank::LineId> overruled;
        for (const RecognisedLine& row : rows)
            if (random() % 2) {
                test::expect_done(own.write<void>(
                    [&](Writer& writer) { return overrule_recognised(writer, row.id); }));
                overruled.push_back(row.id);
                expect_balances_hold(own);
            }
        EXPECT_EQ(own.line_count(),
                  value_of(own.read<std::int64_t>([](Reader& reader) -> Result<std::int64_t> {
                      return reader.database().integer(
                          "SELECT count(*) FROM bank_line l JOIN statement s ON"
                          " s.id = l.statement_id AND s.journal = l.journal");
                  })));
        std::shuffle(overruled.begin(), overruled.end(), random);
        for (const bank::LineId id : overruled)
            test::expect_done(
                own.write<void>([&](Writer& writer) { return recognise_again(writer, id); }));
        EXPECT_EQ(own.lines(), lines);
        EXPECT_EQ(own.integer("SELECT sum(coalesce(opening_minor, 0) * 7 +"
                              " coalesce(closing_minor, 0)) FROM statement"),
                  statements);
        if (HasFailure())
            return;
    }
}

TEST_F(Recognised, UndoOfAnyImportLeavesWhatTheOthersHold) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        const auto history = test::random_history(random, 20, false);
        BankDossier own;
        std::vector<std::pair<std::size_t, std::size_t>> pieces;
        for (int file = 0; file < 4; ++file) {
            std::size_t from = random() % 20, to = random() % 20;
            if (from > to)
                std::swap(from, to);
            pieces.emplace_back(from, to + 1);
            own.import_text(camt_text({cut(history, k_opening, from, to + 1)}));
        }
        const std::size_t victim = random() % pieces.size();
        for (;;) {
            const auto statement =
                own.integer("SELECT coalesce(min(id), 0) FROM statement WHERE import_id = " +
                            std::to_string(victim + 1));
            if (statement == 0)
                break;
            test::expect_done(own.undo(bank::StatementId{statement}));
            expect_balances_hold(own);
        }
        std::vector<TextLine> left;
        for (std::size_t index = 0; index < history.size(); ++index)
            for (std::size_t piece = 0; piece < pieces.size(); ++piece)
                if (piece != victim && index >= pieces[piece].first &&
                    index < pieces[piece].second) {
                    left.push_back(history[index]);
                    break;
                }
        EXPECT_EQ(own.lines(), lines_of(left));
        if (HasFailure())
            return;
    }
}

} // namespace
} // namespace comptoir::app
