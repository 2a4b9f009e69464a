// A statement file into the dossier: what is taken, what is refused, what is left out.
#include "bank_dossier.h"
#include "comptoir/app/line_acts.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/text.h"

namespace comptoir::app {
namespace {

using test::BankDossier;
using test::camt_text;
using test::cfonb_text;
using test::cut;
using test::day;
using test::refusal_of;
using test::TextStatement;
using test::Totals;
using test::value_of;

TextStatement january() {
    return {.lines = {{day("2026-01-05"), -12'00, "PRLV DUVAL"},
                      {day("2026-01-12"), 240'00, "VIR DUPONT FA-001"},
                      {day("2026-01-30"), -3'50, "FRAIS"}},
            .opening_minor = 1000'00};
}

TextStatement february() {
    return {.id = "2",
            .lines = {{day("2026-02-03"), -8'40, "VIR PAPETERIE"}},
            .opening_minor = january().closing()};
}

std::string text_param(const Error& error, std::string_view name) {
    for (const Param& param : error.params)
        if (param.name == name)
            if (const auto* text = std::get_if<std::string>(&param.value))
                return *text;
    return {};
}

TEST(BankImport, TakesAStatementWithItsBalancesAndLines) {
    BankDossier dossier;
    const auto report = value_of(dossier.try_text(camt_text({january()})));
    ASSERT_EQ(report.statements.size(), 1u);
    EXPECT_EQ(report.statements[0].journal, "BQ");
    EXPECT_EQ(report.statements[0].lines_new, 3);
    const auto rows = dossier.statements();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].opening, eur(1000'00));
    EXPECT_EQ(rows[0].closing, eur(1224'50));
    EXPECT_EQ(rows[0].check, bank::BalanceCheck::Ok);
    EXPECT_EQ(rows[0].state, StatementState::Imported);
    EXPECT_EQ(dossier.lines(false), lines_of(january().lines, false));
}

TEST(BankImport, TheOriginalBytesComeBackEqual) {
    BankDossier dossier;
    const std::string text = camt_text({january()});
    value_of(dossier.try_text(text));
    EXPECT_EQ(value_of(dossier.read<std::string>(
                  [&](Reader& reader) { return original_file(reader, bank::StatementId{1}); })),
              text);
}

TEST(BankImport, SeveralFilesAreTakenTogetherOrNotAtAll) {
    BankDossier dossier;
    const auto good = dossier.write_file("good.xml", camt_text({january()}));
    const auto broken = dossier.write_file("broken.xml", camt_text({february()}).substr(0, 900));
    EXPECT_FALSE(dossier.try_import({good, broken}));
    EXPECT_EQ(dossier.integer("SELECT (SELECT count(*) FROM bank_line) + (SELECT count(*) FROM"
                              " statement) + (SELECT count(*) FROM import) + (SELECT count(*)"
                              " FROM file) + (SELECT count(*) FROM file_piece)"),
              0);
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM event WHERE action = 'statement.import'"), 0);
}

TEST(BankImport, AMissingFileIsNamedAndTheOthersAreNotTaken) {
    BankDossier dossier;
    const auto good = dossier.write_file("good.xml", camt_text({january()}));
    EXPECT_EQ(refusal_of(dossier.try_import({good, dossier.file("nothing.xml")})),
              "core.file_unreadable");
    EXPECT_EQ(dossier.line_count(), 0);
}

TEST(BankImport, AFileOfNoKnownFormatIsRefused) {
    BankDossier dossier;
    EXPECT_EQ(refusal_of(dossier.try_text("Bonjour,\nle relevé suit.\n")),
              "formats.unknown_format");
    EXPECT_EQ(refusal_of(dossier.try_text("")), "formats.empty_file");
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM file"), 0);
}

TEST(BankImport, AWrongBalanceIsRefusedWithBothFigures) {
    BankDossier dossier;
    TextStatement wrong = january();
    wrong.closing_minor = 1224'51;
    const auto refused = dossier.try_text(camt_text({wrong}));
    ASSERT_EQ(refusal_of(refused), "bank.balance_mismatch");
    std::vector<Money> figures;
    for (const Param& param : refused.error().params)
        if (const auto* money = std::get_if<Money>(&param.value))
            figures.push_back(*money);
    EXPECT_EQ(figures, (std::vector<Money>{eur(1224'51), eur(1224'50)}));
    EXPECT_EQ(dossier.line_count(), 0);
}

TEST(BankImport, AWrongBalanceIsAcceptedOncePerFile) {
    BankDossier dossier;
    TextStatement wrong = january();
    wrong.closing_minor = 1224'51;
    const std::string file = camt_text({wrong});
    value_of(dossier.try_text(file, {.accept_mismatch = true}));
    EXPECT_EQ(dossier.import_text(file), (Totals{0, 3, 0}));
    EXPECT_EQ(refusal_of(dossier.try_text(file + "\n")), "bank.balance_mismatch")
        << "another file is asked for again";
}

TEST(BankImport, AWrongBalanceThatAPersonAcceptsIsTakenAndRemembersWho) {
    BankDossier dossier;
    TextStatement wrong = january();
    wrong.closing_minor = 1224'51;
    value_of(dossier.try_text(camt_text({wrong}), {.accept_mismatch = true}));
    EXPECT_EQ(dossier.line_count(), 3);
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM statement WHERE mismatch_accepted_by = 'claire'"
                              " AND balance_check = 'mismatch'"),
              1);
}

TEST(BankImport, AnAccountWithoutJournalIsRefusedWithTheCommandThatHelps) {
    BankDossier dossier;
    TextStatement other = january();
    other.iban = "FR7630004008230001000642381";
    const std::string iban = other.iban;
    const auto refused = dossier.try_text(camt_text({other}));
    ASSERT_EQ(refusal_of(refused), "bank.account_without_journal");
    EXPECT_EQ(text_param(refused.error(), "iban"), iban);
    EXPECT_NE(text_param(refused.error(), "command").find("journal add"), std::string::npos);
    EXPECT_NE(text_param(refused.error(), "command").find(iban), std::string::npos);
    EXPECT_EQ(dossier.line_count(), 0);
}

TEST(BankImport, AChosenJournalLeavesTheOtherAccountsOutByName) {
    BankDossier dossier;
    TextStatement other = january();
    other.iban = "FR7630004008230001000642381";
    const auto report =
        value_of(dossier.try_text(camt_text({january(), other, other}), {.journal = "BQ"}));
    EXPECT_EQ(dossier.line_count(), 3);
    ASSERT_EQ(report.left_out.size(), 1u) << "once for each account";
    EXPECT_EQ(report.left_out[0].reason.name, "bank.other_journal");
    EXPECT_NE(report.left_out[0].account.find("381"), std::string::npos);
}

TEST(BankImport, AFileOfOtherAccountsOnlyLeavesNothingBehind) {
    BankDossier dossier;
    TextStatement other = january();
    other.iban = "FR7630004008230001000642381";
    const auto report = value_of(dossier.try_text(camt_text({other}), {.journal = "BQ"}));
    EXPECT_TRUE(report.statements.empty());
    EXPECT_EQ(dossier.integer("SELECT (SELECT count(*) FROM import) + (SELECT count(*) FROM file)"),
              0);
}

TEST(BankImport, AnUnknownJournalIsRefused) {
    BankDossier dossier;
    EXPECT_EQ(refusal_of(dossier.try_text(camt_text({january()}), {.journal = "XX"})),
              "ledger.unknown_journal");
}

TEST(BankImport, TheNationalNumberOfACfonbFileFindsTheJournalOfTheIban) {
    BankDossier dossier;
    EXPECT_EQ(dossier.import_text(cfonb_text({january()})), (Totals{3, 0, 0}));
}

TEST(BankImport, TheRibOfACfonbFileFindsTheJournalOfAMonacanIban) {
    test::TempDossier dossier;
    const std::optional<Iban> iban = Iban::parse("MC5830006000011234567890189");
    ASSERT_TRUE(iban);
    value_of(dossier.write<ledger::Journal>([&](app::Writer& writer) {
        return app::add_journal(writer, {.code = "BQ", .iban = iban, .account = "512000"});
    }));
    const auto file = dossier.write_file("in.txt", cfonb_text({january()}));
    const auto report = value_of(dossier.write<app::ImportReport>(
        [&](app::Writer& writer) { return app::import_files(writer, {.files = {file}}); }));
    ASSERT_EQ(report.statements.size(), 1u);
    EXPECT_EQ(report.statements[0].journal, "BQ");
    EXPECT_EQ(report.statements[0].lines_new, 3);
}

TEST(BankImport, ChainedDaysOfOneFileBecomeOneStatement) {
    BankDossier dossier;
    std::vector<TextStatement> days;
    std::int64_t balance = 100'00;
    for (int index = 0; index < 20; ++index) {
        const Date on = day("2026-03-02").plus_days(index);
        days.push_back({.lines = {{on, 10'00 + index, "VIR " + std::to_string(index)}},
                        .opening_minor = balance,
                        .opening_day = on.plus_days(-1),
                        .closing_day = on});
        balance += 10'00 + index;
    }
    const auto report = value_of(dossier.try_text(cfonb_text(days)));
    ASSERT_EQ(report.statements.size(), 1u);
    EXPECT_EQ(report.statements[0].lines_new, 20);
    const auto rows = dossier.statements();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].opening, eur(100'00));
    EXPECT_EQ(rows[0].closing, eur(balance));
    EXPECT_EQ(rows[0].to, day("2026-03-21"));
    expect_balances_hold(dossier);
}

TEST(BankImport, AGapInsideAFileKeepsTwoStatements) {
    BankDossier dossier;
    TextStatement march = {.lines = {{day("2026-03-10"), 1'00, "VIR"}}, .opening_minor = 9000'00};
    const auto report = value_of(dossier.try_text(camt_text({january(), march})));
    EXPECT_EQ(report.statements.size(), 2u);
    EXPECT_EQ(dossier.statements().size(), 2u);
}

TEST(BankImport, AGapAfterTheStoredStatementsIsAWarningWithBothBalances) {
    BankDossier dossier;
    value_of(dossier.try_text(camt_text({january()})));
    TextStatement later = february();
    later.opening_minor += 77'00;
    const auto report = value_of(dossier.try_text(camt_text({later})));
    const bool named = std::any_of(
        report.diagnostics.begin(), report.diagnostics.end(),
        [](const Diagnostic& diagnostic) { return diagnostic.code.name == "bank.statement_gap"; });
    EXPECT_TRUE(named);
    EXPECT_EQ(dossier.line_count(), 4);
}

TEST(BankImport, AnEmptyStatementIsKeptAndIsReconciled) {
    BankDossier dossier;
    const TextStatement empty = {
        .opening_minor = 50'00, .opening_day = day("2026-01-01"), .closing_day = day("2026-01-31")};
    const auto report = value_of(dossier.try_text(camt_text({empty})));
    ASSERT_EQ(report.statements.size(), 1u);
    EXPECT_EQ(report.statements[0].state, StatementState::Reconciled);
    EXPECT_TRUE(bool(report.statements[0].id));
    const auto rows = dossier.statements();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].state, StatementState::Reconciled);
}

TEST(BankImport, AFileOfKnownLinesAnswersHowFarTheyAre) {
    BankDossier dossier;
    const std::string file = camt_text({january()});
    value_of(dossier.try_text(file));
    const auto state_again = [&] {
        const auto again = value_of(dossier.try_text(file));
        EXPECT_EQ(again.statements.size(), 1u);
        EXPECT_EQ(again.statements.at(0).lines_known, 3);
        EXPECT_FALSE(bool(again.statements[0].id));
        return again.statements[0].state;
    };
    EXPECT_EQ(state_again(), StatementState::Imported);
    const auto ignore = [&](const std::string& where) {
        std::vector<bank::LineId> lines;
        for (std::int64_t id = 1; id <= 9; ++id)
            if (dossier.integer("SELECT count(*) FROM bank_line WHERE id = " + text::number(id) +
                                " AND " + where) == 1)
                lines.emplace_back(id);
        value_of(dossier.write<app::LineActUndo>(
            [&](app::Writer& writer) { return app::ignore_lines(writer, lines, "private"); }));
    };
    ignore("id = (SELECT min(id) FROM bank_line)");
    EXPECT_EQ(state_again(), StatementState::PartlyReconciled);
    ignore("mark <> 'ignored'");
    EXPECT_EQ(state_again(), StatementState::Reconciled);
}

TEST(BankImport, AnEmptyStatementImportedTwiceIsOne) {
    BankDossier dossier;
    const TextStatement empty = {
        .opening_minor = 50'00, .opening_day = day("2026-01-01"), .closing_day = day("2026-01-31")};
    value_of(dossier.try_text(camt_text({empty})));
    const auto again = value_of(dossier.try_text(camt_text({empty})));
    ASSERT_EQ(again.statements.size(), 1u);
    EXPECT_FALSE(bool(again.statements[0].id));
    EXPECT_EQ(dossier.statements().size(), 1u);
}

TEST(BankImport, EveryImportIsInTheEventLog) {
    BankDossier dossier;
    value_of(dossier.try_text(camt_text({january()})));
    EXPECT_EQ(dossier.integer("SELECT count(*) FROM event WHERE action = 'statement.import' AND"
                              " user = 'claire' AND after = 'new 3, known 0, doubtful 0'"),
              1);
}

TEST(BankImport, AStoppedImportLeavesNothing) {
    BankDossier dossier;
    std::stop_source stop;
    stop.request_stop();
    ImportRequest request;
    request.work.stop = stop.get_token();
    EXPECT_EQ(refusal_of(dossier.try_text(camt_text({january()}), request)), "core.cancelled");
    EXPECT_EQ(
        dossier.integer("SELECT (SELECT count(*) FROM bank_line) + (SELECT count(*) FROM file)"),
        0);
}

TEST(ImportFiles, KeepsWhatTheBankHasNotBookedApartAndSaysHowMuch) {
    BankDossier dossier;
    std::string text = camt_text({cut({{day("2026-01-05"), -12'00, "PRLV DUVAL"}}, 500'00, 0, 1)});
    const std::size_t end = text.find("</Stmt>");
    ASSERT_NE(end, std::string::npos);
    text.insert(end, "<Ntry><Amt Ccy=\"EUR\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts>"
                     "<BookgDt><Dt>2026-01-06</Dt></BookgDt></Ntry>");
    const ImportReport report = value_of(dossier.try_text(text));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{1, 0, 0}));
    EXPECT_TRUE(report.diagnostics.empty());
    ASSERT_EQ(report.expected.size(), 1u);
    EXPECT_EQ(report.expected.front().lines_new, 1);
    EXPECT_EQ(report.expected.front().journal, "BQ");
    EXPECT_EQ(dossier.line_count(), 1);
}

} // namespace
} // namespace comptoir::app
