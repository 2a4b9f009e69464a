// A broken file from the drop to the books: put aside, looked at, corrected, tried, imported.
#include "statements_client.h"

namespace comptoir::gui {
namespace {

class Quarantine : public StatementsClient {
protected:
    QuarantineView& quarantine() { return *pane().quarantine(); }

    // The sign of the second movement is not one that CFONB 120 knows: its amount ends with "?".
    std::string broken() {
        std::string text = test::cfonb_text({march()});
        std::size_t record = text.find("\n04") + 1;
        record = text.find("\n04", record) + 1;
        constexpr std::size_t k_last_of_amount = 103; // columns 91 to 104
        m_good = text.substr(record, 120);
        text[record + k_last_of_amount] = '?';
        return text;
    }
    void put_aside() {
        bring({write("casse.cfonb", broken())});
        ASSERT_EQ(view().preview()->file_model()->row_at(0)->fate, Fate::PutAside);
        action("import_all")->trigger();
        settle();
        ASSERT_EQ(view().page(), ImportView::Outcome);
        EXPECT_GT(view().result()->note_model()->rowCount(), 0);
        pane().show_tab(StatementsPane::Quarantine);
        settle();
    }
    void correct(const QString& text, const QString& why) {
        action("replace_line")->trigger();
        client.settle();
        input<QLineEdit>("correction_text")->setText(text);
        input<QLineEdit>("correction_why")->setText(why);
        accept("correction_dialog");
    }
    std::string m_good;
};

TEST_F(Quarantine, AFileThatCannotBeReadOpensAtItsFaultyLine) {
    put_aside();
    watch(quarantine().line_model());
    ASSERT_EQ(quarantine().file_model()->rowCount(), 1);
    EXPECT_EQ(pane().waiting(), 1);
    ASSERT_NE(quarantine().current_line(), nullptr);
    EXPECT_TRUE(quarantine().current_line()->faulty);
    EXPECT_FALSE(quarantine().fault().isEmpty());
    EXPECT_FALSE(action("import_all")->isEnabled());
}

TEST_F(Quarantine, ACorrectionWithoutReasonIsRefusedBesideItsInput) {
    put_aside();
    action("replace_line")->trigger();
    client.settle();
    input<QLineEdit>("correction_text")->setText(q(m_good));
    accept("correction_dialog");
    EXPECT_NE(client.window().findChild<QDialog*>(QStringLiteral("correction_dialog")), nullptr);
    EXPECT_EQ(quarantine().correction_model()->rowCount(), 0);
}

TEST_F(Quarantine, ACorrectedFileIsTriedAndImported) {
    const std::size_t before = statements();
    put_aside();
    correct(q(m_good), QStringLiteral("montant lu sur le site de la banque"));
    ASSERT_EQ(quarantine().correction_model()->rowCount(), 1);
    ASSERT_TRUE(quarantine().trial().has_value());
    EXPECT_FALSE(quarantine().trial()->fault.has_value());
    ASSERT_TRUE(action("import_all")->isEnabled());
    action("import_all")->trigger();
    settle();
    EXPECT_EQ(statements(), before + 1);
    EXPECT_EQ(pane().tabs()->currentIndex(), StatementsPane::Import);
    EXPECT_EQ(view().page(), ImportView::Outcome);
    EXPECT_EQ(pane().waiting(), 0);
}

TEST_F(Quarantine, UndoingTheImportOpensTheFileAgain) {
    put_aside();
    correct(q(m_good), QStringLiteral("montant lu sur le site de la banque"));
    action("import_all")->trigger();
    settle();
    client.window().undo();
    settle();
    EXPECT_EQ(pane().waiting(), 1);
}

TEST_F(Quarantine, ACorrectionIsWithdrawn) {
    put_aside();
    correct(q(m_good), QStringLiteral("essai"));
    ASSERT_TRUE(action("drop_correction")->isEnabled());
    action("drop_correction")->trigger();
    settle();
    EXPECT_EQ(quarantine().correction_model()->rowCount(), 0);
    EXPECT_TRUE(quarantine().trial() && quarantine().trial()->fault);
}

TEST_F(Quarantine, DiscardingAsksWhyAndEmptiesTheList) {
    put_aside();
    action("discard_file")->trigger();
    client.settle();
    input<QLineEdit>("discard_why")->setText(QStringLiteral("la banque a renvoyé le fichier"));
    accept("discard_dialog");
    EXPECT_EQ(quarantine().file_model()->rowCount(), 0);
    EXPECT_EQ(pane().waiting(), 0);
}

// The days of a QIF may be read in two orders, and it names no account: put aside on the command
// line, it is repaired here.
TEST_F(Quarantine, WhatTheFileLeavesOpenIsAnsweredAndItIsImported) {
    const auto path = write("mois.qif", "!Type:Bank\nD03/04/2026\nT-12.00\nPDUVAL\n^\n"
                                        "D05/04/2026\nT40.00\nPCLINIQUE\n^\n");
    const std::size_t before = statements();
    bool done = false;
    command(
        client.session(), &client.window(),
        [path](app::Writer& writer) { return app::put_aside(writer, {.files = {path}}); },
        [&](Result<std::vector<app::PutAside>> aside) {
            EXPECT_EQ(aside->size(), 1U);
            done = true;
        });
    client.wait_for([&] { return done; }, "the file is put aside");
    pane().show_tab(StatementsPane::Quarantine);
    settle();
    ASSERT_EQ(quarantine().file_model()->rowCount(), 1);
    EXPECT_FALSE(action("import_all")->isEnabled());
    ASSERT_TRUE(action("date_order")->isEnabled());
    EXPECT_FALSE(action("add_journal")->isEnabled());
    action("date_order")->trigger();
    input<QComboBox>("date_order")->setCurrentIndex(0);
    accept("date_order_dialog");
    ASSERT_TRUE(action("add_journal")->isEnabled());
    EXPECT_FALSE(action("import_all")->isEnabled());
    action("add_journal")->trigger();
    client.settle();
    accept("which_journal_dialog");
    ASSERT_TRUE(action("import_all")->isEnabled()) << quarantine().verdict().toStdString();
    ASSERT_FALSE(quarantine().trial()->statements.empty());
    action("import_all")->trigger();
    client.settle();
    accept("without_balances_dialog"); // nothing proves it: a person says so
    EXPECT_EQ(statements(), before + 1);
    EXPECT_EQ(pane().waiting(), 0);
}

TEST_F(Quarantine, AnAccountWithoutJournalGetsOneAndIsTriedAgain) {
    test::TextStatement other = march();
    other.iban = "FR7616958000010000420011886";
    const auto path = write("autre.xml", test::camt_text({other}));
    bool done = false;
    command(
        client.session(), &client.window(),
        [path](app::Writer& writer) {
            return app::import_files(writer, {.files = {path}, .quarantine = true});
        },
        [&](Result<app::ImportReport> report) {
            EXPECT_EQ(report->put_aside.size(), 1U);
            done = true;
        });
    client.wait_for([&] { return done; }, "the file is put aside");
    pane().show_tab(StatementsPane::Quarantine);
    settle();
    ASSERT_TRUE(action("add_journal")->isEnabled()) << quarantine().verdict().toStdString();
    EXPECT_FALSE(action("date_order")->isEnabled());
    action("add_journal")->trigger();
    client.settle();
    EXPECT_EQ(input<QLineEdit>("journal_code")->text(), QStringLiteral("BQ2"));
    accept("journal_dialog");
    client.wait_for([&] { return action("import_all")->isEnabled(); }, "it is tried again");
}

} // namespace
} // namespace comptoir::gui
