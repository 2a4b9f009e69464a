// For which journal files are imported, how that journal takes them in, and its watched folder.
#include "comptoir/gui/bank/folder_watch.h"
#include "statements_client.h"

#include <QCheckBox>

#include <chrono>

namespace comptoir::gui {
namespace {

constexpr std::string_view k_other_iban = "FR7616958000010000420011886";

class JournalSettings : public StatementsClient {
protected:
    void SetUp() override {
        StatementsClient::SetUp();
        m_folder = client.file("Banque");
        std::filesystem::create_directory(m_folder);
    }
    void set(app::JournalImportChange change) {
        change.journal = "BQ";
        bool done = false;
        command(
            client.session(), &client.window(),
            [change](app::Writer& writer) { return app::set_journal_import(writer, change); },
            [&](Result<app::JournalImport> saved) {
                EXPECT_TRUE(saved.has_value());
                done = true;
            });
        client.wait_for([&] { return done; }, "the settings are saved");
        settle();
    }
    app::JournalImport settings() {
        app::JournalImport found;
        bool done = false;
        query(
            client.session(), &client.window(),
            [](app::Reader& reader) { return app::journal_import(reader, "BQ"); },
            [&](Result<app::JournalImport> import) {
                found = import.value_or(app::JournalImport{});
                done = true;
            });
        client.wait_for([&] { return done; }, "the settings are read");
        return found;
    }
    // As a bank's site would leave it there, long ago.
    std::filesystem::path put(const char* name, const std::string& text) {
        const auto path = m_folder / name;
        std::ofstream(path, std::ios::binary) << text;
        std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() -
                                                   std::chrono::hours(24 * 365));
        return path;
    }
    void look() {
        client.window().folders()->look();
        client.wait_for([this] { return !client.window().folders()->is_busy(); },
                        "the folders are looked at");
        settle();
    }
    MessageBar& messages() { return client.window().messages(); }
    ImportBar& bar() { return *view().bar(); }

    std::filesystem::path m_folder;
};

TEST_F(JournalSettings, ChoosingTheJournalFillsFormatFolderAndIban) {
    set({.format = "cfonb120", .folder = m_folder, .matches = true});
    EXPECT_FALSE(bar().formats()->isEnabled());
    EXPECT_FALSE(view().preview()->automatic()->isChecked());
    bar().choose("BQ");
    EXPECT_EQ(bar().formats()->currentData().toString(), QStringLiteral("cfonb120"));
    EXPECT_TRUE(bar().facts().contains(QStringLiteral("Banque")));
    EXPECT_TRUE(bar().facts().contains(QStringLiteral("IBAN FR76")));
    EXPECT_TRUE(view().preview()->automatic()->isChecked());
    EXPECT_TRUE(bar().name_filter().contains(QStringLiteral("CFONB 120")));
    bar().choose("");
    EXPECT_FALSE(view().preview()->automatic()->isChecked()) << "as the user left it";
}

TEST_F(JournalSettings, AFileOfAnotherFormatIsNotForThisJournalUntilAnyIsChosen) {
    set({.format = "cfonb120"});
    bar().choose("BQ");
    bring({write("mars.xml", test::camt_text({march()}))});
    EXPECT_EQ(view().current_need(), FileNeed::Settings);
    EXPECT_FALSE(action("import_all")->isEnabled());
    EXPECT_FALSE(view().preview()->notes().isEmpty());
    bar().formats()->setCurrentIndex(0);
    emit bar().formats()->activated(0);
    settle();
    EXPECT_EQ(view().current_need(), FileNeed::Nothing);
    EXPECT_TRUE(action("import_all")->isEnabled());
    const std::size_t before = statements();
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(statements(), before + 1);
}

TEST_F(JournalSettings, OtherAccountsAreShownAsLeftOut) {
    test::TextStatement other = march();
    other.iban = k_other_iban;
    bring({write("deux.xml", test::camt_text({march(), other}))});
    EXPECT_EQ(view().current_need(), FileNeed::Journal);
    bar().choose("BQ");
    settle();
    EXPECT_EQ(view().current_need(), FileNeed::Nothing);
    const auto* model = view().preview()->statement_model();
    ASSERT_EQ(model->rowCount(), 2);
    EXPECT_FALSE(model->row_at(0)->statement.left_out);
    EXPECT_TRUE(model->row_at(1)->statement.left_out);
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(view().page(), ImportView::Outcome);
    EXPECT_TRUE(pane().isVisible()) << "something was left out: it is seen first";
    EXPECT_EQ(view().result()->note_model()->row_at(0)->kind, NoteRow::LeftOut);
}

TEST_F(JournalSettings, AFileOfAnotherAccountAloneCannotBeImportedForThisOne) {
    test::TextStatement other = march();
    other.iban = k_other_iban;
    bar().choose("BQ");
    bring({write("autre.xml", test::camt_text({other}))});
    EXPECT_FALSE(action("import_all")->isEnabled());
}

TEST_F(JournalSettings, WhatAnImportMadeOpensAtOnceAndItsResultIsOneStepBack) {
    test::TextStatement next = march();
    next.opening_minor = 13'072'80; // where the samples end: no gap to be seen first
    bring({write("mars.xml", test::camt_text({next}))});
    action("import_all")->trigger();
    settle();
    EXPECT_TRUE(client.window().pane(MainWindow::Reconcile)->isVisible())
        << view().result()->headline().toStdString();
    EXPECT_FALSE(messages().sentence().isEmpty());
    messages().offered()->click();
    settle();
    ASSERT_TRUE(pane().isVisible());
    EXPECT_EQ(view().page(), ImportView::Outcome);
    EXPECT_TRUE(action("undo_import")->isEnabled());
}

TEST_F(JournalSettings, TheDialogShowsWhatIsSetAndSavesWhatIsChanged) {
    set({.format = "camt053"});
    bar().choose("BQ");
    ASSERT_TRUE(action("journal_settings")->isEnabled());
    action("journal_settings")->trigger();
    client.settle();
    EXPECT_TRUE(input<QCheckBox>("settings_digital")->isChecked());
    EXPECT_EQ(input<QComboBox>("settings_format")->currentData().toString(),
              QStringLiteral("camt053"));
    EXPECT_TRUE(input<QLineEdit>("settings_iban")->text().startsWith(QStringLiteral("FR76")));
    EXPECT_FALSE(input<QCheckBox>("settings_watched")->isEnabled()) << "there is no folder";
    input<QLineEdit>("settings_folder")->setText(q(m_folder.string()));
    input<QCheckBox>("settings_watched")->setChecked(true);
    input<QCheckBox>("settings_matches")->setChecked(true);
    accept("journal_settings_dialog");
    const app::JournalImport saved = settings();
    EXPECT_EQ(saved.folder, m_folder);
    EXPECT_TRUE(saved.watched && saved.matches);
    EXPECT_FALSE(saved.unattended);
    EXPECT_TRUE(bar().facts().contains(QStringLiteral("Banque")));
}

TEST_F(JournalSettings, PaymentsAreBookedWithTheLineUntilTheJournalSaysWithTheOrder) {
    action("journal_settings")->trigger();
    client.settle();
    EXPECT_FALSE(input<QCheckBox>("settings_at_order")->isChecked());
    input<QCheckBox>("settings_at_order")->setChecked(true);
    accept("journal_settings_dialog");
    EXPECT_TRUE(settings().settles_at_order);
    action("journal_settings")->trigger();
    client.settle();
    EXPECT_TRUE(input<QCheckBox>("settings_at_order")->isChecked());
}

TEST_F(JournalSettings, TheDialogSaysWhatIsWrongAndStays) {
    action("journal_settings")->trigger();
    client.settle();
    input<QLineEdit>("settings_folder")->setText(QStringLiteral("Banque"));
    accept("journal_settings_dialog");
    auto* dialog = client.window().findChild<QDialog*>(QStringLiteral("journal_settings_dialog"));
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_FALSE(dialog->findChild<MessageBar*>()->sentence().isEmpty());
    EXPECT_TRUE(settings().folder.empty());
}

TEST_F(JournalSettings, AJournalOfAConnectionOffersNoFileChooser) {
    set({.format = "feed"});
    bar().choose("BQ");
    EXPECT_FALSE(action("choose_files")->isEnabled());
    bar().choose("");
    EXPECT_TRUE(action("choose_files")->isEnabled());
}

TEST_F(JournalSettings, WhatComesIntoTheFolderIsToldAndNothingIsWritten) {
    put("mars.xml", test::camt_text({march()}));
    const std::size_t before = statements();
    set({.folder = m_folder, .watched = true});
    client.wait_for([this] { return !messages().is_empty(); }, "the file is told");
    EXPECT_TRUE(messages().sentence().contains(QStringLiteral("BQ")));
    EXPECT_EQ(statements(), before);
    messages().clear();
    look();
    EXPECT_TRUE(messages().is_empty()) << "it was told";
    put("avril.txt", "no statement");
    look();
    EXPECT_TRUE(messages().is_empty());
}

TEST_F(JournalSettings, WhatWaitsIsLookedAtForItsJournal) {
    put("mars.xml", test::camt_text({march()}));
    set({.folder = m_folder, .watched = true});
    client.show(MainWindow::Entries);
    messages().clear();
    pane().messages().clear();
    put("avril.xml", test::camt_text({march(), march()}));
    look();
    ASSERT_FALSE(messages().is_empty());
    messages().also_offered()->click();
    settle();
    ASSERT_TRUE(pane().isVisible());
    EXPECT_EQ(view().page(), ImportView::Preview);
    EXPECT_EQ(view().plan().size(), 2U);
    EXPECT_EQ(bar().journal(), "BQ");
}

TEST_F(JournalSettings, OneButtonImportsWhatWaitsAndShowsTheResult) {
    put("mars.xml", test::camt_text({march()}));
    test::TextStatement wrong = march();
    wrong.closing_minor = 999'00;
    put("faux.xml", test::camt_text({wrong}));
    const std::size_t before = statements();
    set({.folder = m_folder, .watched = true});
    client.wait_for([this] { return !messages().is_empty(); }, "the files are told");
    messages().offered()->click();
    client.wait_for([this] { return view().page() == ImportView::Outcome; }, "they are imported");
    settle();
    EXPECT_EQ(statements(), before + 1);
    EXPECT_EQ(pane().waiting(), 1) << "the other one is in quarantine";
    look();
    EXPECT_TRUE(messages().is_empty());
}

TEST_F(JournalSettings, WithoutAskingOnlyWhenTheJournalSaysSo) {
    put("mars.xml", test::camt_text({march()}));
    const std::size_t before = statements();
    set({.folder = m_folder, .watched = true, .unattended = true});
    client.wait_for([this] { return !messages().is_empty(); }, "the import is told");
    settle();
    EXPECT_EQ(statements(), before + 1);
    EXPECT_FALSE(client.session().can_undo()) << "Ctrl+Z takes back what the user did";
    messages().offered()->click();
    settle();
    EXPECT_EQ(view().page(), ImportView::Outcome);
    EXPECT_TRUE(action("undo_import")->isEnabled());
}

TEST_F(JournalSettings, AFolderThatIsGoneIsToldOnce) {
    set({.folder = m_folder, .watched = true});
    std::filesystem::remove_all(m_folder);
    look();
    ASSERT_FALSE(messages().is_empty());
    messages().clear();
    look();
    EXPECT_TRUE(messages().is_empty());
}

} // namespace
} // namespace comptoir::gui
