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

} // namespace
} // namespace comptoir::gui
