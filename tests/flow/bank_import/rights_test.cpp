// Importing in a dossier with passwords: who may import, and who may match what came in.
#include "bank_dossier.h"
#include "comptoir/app/books.h"
#include "comptoir/app/import_folder.h"
#include "comptoir/app/recognised.h"
#include "comptoir/i18n/i18n.h"
#include "support/protect.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using users::Right;

constexpr std::string_view k_now = "2026-11-02T09:00:00Z";

class ImportRightsTest : public ::testing::Test {
protected:
    // The journal BQ matches by itself what comes in.
    std::unique_ptr<app::Workspace> eve_with(const std::vector<Right>& rights) {
        value_of(m_dossier.write<app::JournalImport>([](app::Writer& writer) {
            return app::set_journal_import(writer, {.journal = "BQ", .matches = true});
        }));
        post_what_the_line_pays();
        protect(m_dossier.workspace(), rights);
        m_dossier.close();
        return open_as_eve(m_dossier.path(),
                           std::make_shared<FixedClock>(*Instant::parse_iso(k_now)));
    }
    Result<app::FolderImport> import(app::Workspace& workspace,
                                     std::optional<bool> matches = std::nullopt) {
        app::FolderImportRequest request;
        request.file.path = m_dossier.write_file("a.txt", cfonb_text({statement()}));
        request.file.sha256 = std::string(64, 'a');
        request.folder.path = request.file.path.parent_path();
        request.folder.journals =
            value_of(workspace.read<std::vector<app::JournalImport>>(app::list_journal_imports));
        request.matches = matches;
        return workspace.write<app::FolderImport>(
            [&](app::Writer& writer) { return app::import_from_folder(writer, request); });
    }
    // The entry of the statement's only line: matching has something to find.
    void post_what_the_line_pays() {
        ledger::Entry entry;
        entry.journal = "BQ";
        entry.date = day("2026-01-05");
        entry.piece = "P1";
        entry.piece_date = entry.date;
        entry.label = "PRLV DUVAL";
        entry.rows.resize(2);
        entry.rows[0].account = "627000";
        entry.rows[0].amount = Money{12'00, entry_currency()};
        entry.rows[1].account = "512000";
        entry.rows[1].amount = Money{-12'00, entry_currency()};
        value_of(m_dossier.write<ledger::EntryId>(
            [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    }
    static Currency entry_currency() { return *Currency::parse("EUR"); }
    static TextStatement statement() {
        return {.id = "2026-01",
                .lines = {{day("2026-01-05"), -12'00, "PRLV DUVAL", "a"}},
                .opening_minor = 100'00};
    }
    static std::int64_t line_count(app::Workspace& workspace) {
        return value_of(workspace.read<std::int64_t>(
            [](app::Reader& reader) { return app::count_lines(reader, {.journal = "BQ"}); }));
    }

    BankDossier m_dossier;
};

TEST_F(ImportRightsTest, WhatAJournalMatchesByItselfWaitsForWhoMayReconcile) {
    const auto eve = eve_with({Right::StatementImport});
    const auto done = value_of(import(*eve));
    EXPECT_EQ(done.outcome, app::FoundState::Imported);
    EXPECT_TRUE(done.matches.empty());
    EXPECT_EQ(line_count(*eve), 1);
}

TEST_F(ImportRightsTest, MatchingThatWasAskedForIsRefusedWithTheImport) {
    const auto eve = eve_with({Right::StatementImport});
    EXPECT_EQ(refusal_of(import(*eve, true)), "users.not_allowed");
    EXPECT_EQ(line_count(*eve), 0);
}

TEST_F(ImportRightsTest, WhoMayNotImportIsRefusedInASentence) {
    const auto eve = eve_with({Right::StatementReconcile});
    const auto refused = import(*eve);
    ASSERT_EQ(refusal_of(refused), "users.not_allowed");
    EXPECT_EQ(i18n::explain(refused.error(), i18n::Language::English),
              "eve may not import statements in this dossier. Who may: Claire Martin.");
    EXPECT_EQ(line_count(*eve), 0);
}

TEST_F(ImportRightsTest, WhoMayDoBothMatchesWhatComesIn) {
    const auto eve = eve_with({Right::StatementImport, Right::StatementReconcile});
    const auto done = value_of(import(*eve));
    EXPECT_EQ(done.outcome, app::FoundState::Imported);
    EXPECT_EQ(done.matches.size(), 1U);
    EXPECT_EQ(line_count(*eve), 1);
}

// Two files of other words without balances tell one operation: line 2 is in doubt beside line 1.
class MergeRightsTest : public ::testing::Test {
protected:
    MergeRightsTest() {
        for (const char* label : {"METRO", "TICKET"}) {
            TextStatement file{.id = label, .lines = {{day("2026-01-05"), -2'10, label, label}}};
            file.has_balances = false;
            m_dossier.import_text(camt_text({file}));
        }
    }
    std::unique_ptr<app::Workspace> eve_with(const std::vector<Right>& rights) {
        protect(m_dossier.workspace(), rights);
        m_dossier.close();
        return open_as_eve(m_dossier.path(),
                           std::make_shared<FixedClock>(*Instant::parse_iso(k_now)));
    }
    static Result<bank::LineId> merge(app::Workspace& workspace) {
        return workspace.write<bank::LineId>([](app::Writer& writer) {
            return app::merge_lines(writer, bank::LineId{2}, bank::LineId{1});
        });
    }
    static Result<void> remove(app::Workspace& workspace, std::int64_t line) {
        return workspace.write<void>([line](app::Writer& writer) {
            return app::delete_line(writer, bank::LineId{line}, "not ours");
        });
    }
    static Result<void> take_back(app::Workspace& workspace, std::int64_t line) {
        return workspace.write<void>([line](app::Writer& writer) {
            return app::take_back_line(writer, bank::LineId{line});
        });
    }
    static std::vector<Right> asked(app::Workspace& workspace) {
        std::vector<Right> rights;
        for (const app::DeletedLineRow& row :
             value_of(workspace.read<std::vector<app::DeletedLineRow>>(
                 [](app::Reader& reader) { return app::list_deleted(reader, {}); })))
            rights.push_back(row.takes_back);
        return rights;
    }
    BankDossier m_dossier;
};

TEST_F(MergeRightsTest, WhoMayMergeMayTakeThatBack) {
    const auto eve = eve_with({Right::StatementModify});
    value_of(merge(*eve));
    EXPECT_EQ(asked(*eve), std::vector{Right::StatementModify});
    expect_done(take_back(*eve, 2));
    EXPECT_TRUE(asked(*eve).empty());
}

TEST_F(MergeRightsTest, WhoMayOnlyDeleteTakesNoMergeBack) {
    value_of(merge(m_dossier.workspace()));
    const auto eve = eve_with({Right::StatementDelete});
    EXPECT_EQ(refusal_of(take_back(*eve, 2)), "users.not_allowed");
}

TEST_F(MergeRightsTest, WhoMayNotMergeTakesNoMergeBack) {
    value_of(merge(m_dossier.workspace()));
    const auto eve = eve_with({Right::StatementImport, Right::StatementReconcile});
    EXPECT_EQ(refusal_of(merge(*eve)), "users.not_allowed");
    EXPECT_EQ(refusal_of(take_back(*eve, 2)), "users.not_allowed");
}

TEST_F(MergeRightsTest, WhatWasDeletedStaysOfWhoMayDelete) {
    expect_done(remove(m_dossier.workspace(), 2));
    const auto eve = eve_with({Right::StatementModify});
    EXPECT_EQ(asked(*eve), std::vector{Right::StatementDelete});
    EXPECT_EQ(refusal_of(take_back(*eve, 2)), "users.not_allowed");
    EXPECT_EQ(refusal_of(remove(*eve, 1)), "users.not_allowed");
}

// Else who may only modify would bring an operation back that somebody deleted.
TEST_F(MergeRightsTest, AMergedLineWhoseOperationWasDeletedIsOfWhoMayDelete) {
    value_of(merge(m_dossier.workspace()));
    expect_done(remove(m_dossier.workspace(), 1));
    const auto eve = eve_with({Right::StatementModify});
    EXPECT_EQ(asked(*eve), (std::vector{Right::StatementDelete, Right::StatementDelete}));
    EXPECT_EQ(refusal_of(take_back(*eve, 2)), "users.not_allowed");
    EXPECT_EQ(refusal_of(take_back(*eve, 1)), "users.not_allowed");
}

} // namespace
} // namespace comptoir::test
