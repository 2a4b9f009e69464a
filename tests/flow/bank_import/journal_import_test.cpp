// How a bank journal takes its statements in: its settings, and what they change in an import.
#include "bank_dossier.h"
#include "comptoir/app/journal_import.h"
#include "comptoir/app/statement_preview.h"
#include "comptoir/storage/repositories/event_repository.h"
#include "support/zip_text.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

constexpr std::string_view k_other_iban = "FR7630004008230001000642328";

class JournalImportTest : public ::testing::Test {
protected:
    Result<app::JournalImport> set(app::JournalImportChange change) {
        if (change.journal.empty())
            change.journal = "BQ";
        return m_dossier.write<app::JournalImport>(
            [&](app::Writer& writer) { return app::set_journal_import(writer, change); });
    }
    app::JournalImport settings(const std::string& journal = "BQ") {
        return value_of(m_dossier.read<app::JournalImport>(
            [&](app::Reader& reader) { return app::journal_import(reader, journal); }));
    }
    void add_other_journal() {
        value_of(m_dossier.write<ledger::Journal>([](app::Writer& writer) {
            return app::add_journal(
                writer, {.code = "BR", .iban = Iban::parse(k_other_iban), .account = "512900"});
        }));
    }
    static TextStatement january() {
        return {.id = "1",
                .lines = {{day("2026-01-05"), -12'00, "PRLV DUVAL", "r1"},
                          {day("2026-01-06"), 40'00, "VIR CLINIQUE", "r2"}},
                .opening_minor = 100'00};
    }
    static TextStatement other_january() {
        TextStatement other = january();
        other.iban = k_other_iban;
        return other;
    }
    std::vector<app::PreviewedFile> preview(app::PreviewFile file) {
        return value_of(m_dossier.read<std::vector<app::PreviewedFile>>(
            [&](app::Reader& reader) { return app::preview_files(reader, {.files = {file}}); }));
    }
    BankDossier m_dossier;
};

TEST_F(JournalImportTest, AJournalThatWasNeverSetTakesAnyFileAndWatchesNothing) {
    const app::JournalImport fresh = settings();
    EXPECT_TRUE(fresh.digital);
    EXPECT_EQ(fresh.format, "");
    EXPECT_TRUE(fresh.folder.empty());
    EXPECT_FALSE(fresh.watched || fresh.unattended || fresh.matches);
    EXPECT_EQ(fresh.journal.iban, Iban::parse(k_test_iban));
}

TEST_F(JournalImportTest, WhatIsSetIsReadAgainAndStandsInTheEventLog) {
    const std::filesystem::path folder = m_dossier.path().parent_path();
    value_of(set({.format = "cfonb120", .folder = folder / "", .watched = true, .matches = true}));
    value_of(set({.unattended = true}));
    m_dossier.reopen();
    const app::JournalImport kept = settings();
    EXPECT_EQ(kept.format, "cfonb120");
    EXPECT_EQ(kept.folder, folder) << "a path without a file name, and without a slash at its end";
    EXPECT_TRUE(kept.watched && kept.unattended && kept.matches);
    std::vector<std::string> after;
    expect_done(m_dossier.read<void>([&](app::Reader& reader) -> Result<void> {
        storage::for_each_event(reader.database(), [&](std::int64_t, const auto& event) {
            if (event.action == "journal.import" && event.object == "journal BQ")
                after.push_back(event.after);
            return true;
        });
        return {};
    }));
    ASSERT_EQ(after.size(), 2U);
    EXPECT_NE(after[1].find("unattended on"), std::string::npos) << after[1];
}

TEST_F(JournalImportTest, RefusesWhatCannotBe) {
    const auto file = m_dossier.write_file("releve.txt", "x");
    EXPECT_EQ(refusal_of(set({.journal = "XX"})), "ledger.unknown_journal");
    EXPECT_EQ(refusal_of(set({.journal = "AC"})), "ledger.not_a_bank_journal");
    EXPECT_EQ(refusal_of(set({.format = "pdf"})), "bank.format_unknown");
    EXPECT_EQ(refusal_of(set({.folder = "Banque"})), "bank.folder_not_absolute");
    EXPECT_EQ(refusal_of(set({.folder = m_dossier.file("nowhere")})), "bank.folder_not_found");
    EXPECT_EQ(refusal_of(set({.folder = file})), "bank.folder_is_file");
    EXPECT_EQ(refusal_of(set({.watched = true})), "bank.folder_missing");
    EXPECT_EQ(refusal_of(set({.format = "feed", .folder = file.parent_path(), .watched = true})),
              "bank.feed_takes_no_files");
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM journal_import"), 0);
}

TEST_F(JournalImportTest, AWatchedFolderIsNotTakenAway) {
    value_of(set({.folder = m_dossier.path().parent_path(), .watched = true}));
    EXPECT_EQ(refusal_of(set({.folder = std::filesystem::path()})), "bank.folder_missing");
    value_of(set({.folder = std::filesystem::path(), .watched = false}));
    EXPECT_TRUE(settings().folder.empty());
}

TEST_F(JournalImportTest, EveryRegisteredFormatMayBeChosen) {
    ASSERT_GE(app::statement_file_formats().size(), 7U);
    for (const app::FormatRow& row : app::statement_file_formats())
        EXPECT_EQ(value_of(set({.format = row.id})).format, row.id) << row.name;
    EXPECT_EQ(value_of(set({.format = "feed"})).format, "feed");
    EXPECT_EQ(value_of(set({.format = ""})).format, "");
}

TEST_F(JournalImportTest, TheJournalsFormatHoldsUntilAnotherIsAsked) {
    value_of(set({.format = "cfonb120"}));
    const std::string camt = camt_text({january()});
    EXPECT_EQ(refusal_of(m_dossier.try_text(camt, {.journal = "BQ"})), "bank.format_differs");
    EXPECT_EQ(refusal_of(m_dossier.try_text(camt, {.journal = "BQ", .quarantine = true})),
              "bank.format_differs")
        << "nothing is wrong with the file: it is not put aside";
    EXPECT_EQ(m_dossier.line_count(), 0);
    EXPECT_EQ(BankDossier::totals_of(
                  value_of(m_dossier.try_text(camt, {.journal = "BQ", .format = "camt053"}))),
              (Totals{2, 0, 0}));
    EXPECT_EQ(BankDossier::totals_of(
                  value_of(m_dossier.try_text(cfonb_text({january()}), {.journal = "BQ"}))),
              (Totals{0, 2, 0}));
}

TEST_F(JournalImportTest, TheMembersOfAnArchiveAreOfTheFormatToo) {
    value_of(set({.format = "cfonb120"}));
    const auto zip = m_dossier.write_file("a.zip", zip_text({{"m.xml", camt_text({january()})}}));
    EXPECT_EQ(refusal_of(m_dossier.try_import({zip}, {.journal = "BQ"})), "bank.format_differs");
}

TEST_F(JournalImportTest, AMemberOfAnotherFormatStaysOutByNameAndTheRestComesIn) {
    value_of(set({.format = "cfonb120"}));
    const auto zip = m_dossier.write_file(
        "a.zip", zip_text({{"m.xml", camt_text({january()})}, {"n.txt", cfonb_text({january()})}}));
    const auto report = value_of(m_dossier.try_import({zip}, {.journal = "BQ"}));
    EXPECT_EQ(BankDossier::totals_of(report), (Totals{2, 0, 0}));
    ASSERT_EQ(report.members.size(), 2U);
    for (const app::ImportedMember& member : report.members)
        EXPECT_EQ(member.fate, member.name == "a.zip!m.xml" ? app::MemberFate::LeftOut
                                                            : app::MemberFate::Imported);
    EXPECT_TRUE(std::any_of(
        report.diagnostics.begin(), report.diagnostics.end(),
        [](const Diagnostic& doubt) { return doubt.code.name == "bank.format_differs"; }));
}

TEST_F(JournalImportTest, WithoutAJournalTheFormatIsNotAsked) {
    value_of(set({.format = "cfonb120"}));
    EXPECT_EQ(m_dossier.import_text(camt_text({january()})), (Totals{2, 0, 0}));
}

TEST_F(JournalImportTest, AJournalOfAConnectionTakesNoFileUnlessAsked) {
    value_of(set({.format = "feed"}));
    const std::string camt = camt_text({january()});
    EXPECT_EQ(refusal_of(m_dossier.try_text(camt, {.journal = "BQ"})), "bank.feed_takes_no_files");
    EXPECT_EQ(refusal_of(m_dossier.try_text(camt, {.journal = "BQ", .format = ""})), "");
}

TEST_F(JournalImportTest, AJournalWithoutDigitalStatementsTakesNone) {
    add_other_journal();
    value_of(set({.digital = false}));
    const std::string both = camt_text({january(), other_january()});
    EXPECT_EQ(refusal_of(m_dossier.try_text(both, {.journal = "BQ"})), "bank.digital_off");
    const auto report = value_of(m_dossier.try_text(both));
    ASSERT_EQ(report.statements.size(), 1U);
    EXPECT_EQ(report.statements[0].journal, "BR");
    ASSERT_EQ(report.left_out.size(), 1U);
    EXPECT_EQ(report.left_out[0].reason.name, "bank.digital_off");
    value_of(set({.digital = true}));
    EXPECT_EQ(m_dossier.import_text(both), (Totals{2, 2, 0}));
}

// Requirement A81.
TEST_F(JournalImportTest, WithoutAJournalEveryAccountOfTheFileGetsItsStatement) {
    add_other_journal();
    const auto report = value_of(m_dossier.try_text(cfonb_text({january(), other_january()})));
    ASSERT_EQ(report.statements.size(), 2U);
    EXPECT_NE(report.statements[0].journal, report.statements[1].journal);
    EXPECT_TRUE(report.left_out.empty());
    EXPECT_EQ(m_dossier.line_count(), 4);
}

// Requirement A87.
TEST_F(JournalImportTest, AFreshStatementIsImportedAndAnEmptyOneReconciled) {
    TextStatement empty = january();
    empty.id = "2";
    empty.opening_minor = january().closing();
    empty.lines.clear();
    empty.opening_day = empty.closing_day = day("2026-02-28");
    value_of(m_dossier.try_text(camt_text({january()})));
    value_of(m_dossier.try_text(camt_text({empty})));
    const auto statements = m_dossier.statements();
    ASSERT_EQ(statements.size(), 2U);
    EXPECT_EQ(statements[0].state, app::StatementState::Imported);
    EXPECT_EQ(statements[1].state, app::StatementState::Reconciled);
}

TEST_F(JournalImportTest, ThePreviewSaysWhatTheImportWouldLeaveOutOrRefuse) {
    add_other_journal();
    const auto path = m_dossier.write_file("in.xml", camt_text({january(), other_january()}));
    auto found = preview({.path = path, .journal = "BQ"}).front().members.front();
    ASSERT_EQ(found.statements.size(), 2U);
    EXPECT_FALSE(found.statements[0].left_out);
    EXPECT_TRUE(found.statements[1].left_out);
    EXPECT_EQ(found.statements[1].problem->code.name, "bank.other_journal");
    value_of(set({.format = "cfonb120"}));
    found = preview({.path = path, .journal = "BQ"}).front().members.front();
    ASSERT_TRUE(found.error);
    EXPECT_EQ(found.error->code.name, "bank.format_differs");
    found = preview({.path = path, .journal = "BQ", .format = "camt053"}).front().members.front();
    EXPECT_FALSE(found.error);
    value_of(set({.digital = false}));
    found = preview({.path = path}).front().members.front();
    EXPECT_FALSE(found.error);
    EXPECT_EQ(found.statements[0].problem->code.name, "bank.digital_off");
    EXPECT_FALSE(found.statements[1].problem);
}

} // namespace
} // namespace comptoir::test
