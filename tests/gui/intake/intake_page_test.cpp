// The page of many dossiers: drop, see what waits, assign it, look at the grid.
#include "comptoir/gui/intake/intake_page.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/quarantine.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "gui/support/client_under_test.h"
#include "support/protect.h"
#include "support/statement_texts.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include <fstream>

namespace comptoir::gui {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_numbers[] = {"00000000001", "00000000002"};

Iban iban_of(std::size_t index) {
    return *iban_of_rib({"30006", "00001", k_numbers[index]});
}

// Two clients, the first of which follows an account.
fs::path firm_folder(const test::TempFolder& files) {
    const fs::path folder = files.file("dossiers");
    fs::create_directories(folder);
    for (const char* name : {"dupont.comptoir", "martin.comptoir"})
        test::value_of(app::Workspace::create(folder / name, {.company = name, .owner = "claire"},
                                              {.user = "claire"}));
    auto workspace =
        test::value_of(app::Workspace::open(folder / "dupont.comptoir", {.user = "claire"}));
    test::value_of(workspace->write<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(writer, {.code = "BQ", .iban = iban_of(0)});
    }));
    return folder;
}

fs::path firm_file(const test::TempFolder& files) {
    std::vector<test::TextStatement> statements(2);
    for (std::size_t index = 0; index < 2; ++index) {
        statements[index].iban = iban_of(index).text();
        statements[index].lines = {{test::day("2026-01-05"), 12'00, "VIREMENT", ""},
                                   {test::day("2026-01-06"), -3'00, "CARTE", ""}};
    }
    const fs::path path = files.file("cabinet.txt");
    std::ofstream(path, std::ios::binary) << test::cfonb_text(statements);
    return path;
}

class IntakePageTest : public ::testing::Test {
protected:
    IntakePageTest() : m_client({.books = false, .statements = false}) {
        m_client.window().show_intake();
        page().set_folder(m_folder);
        quiet();
    }
    IntakePage& page() { return *m_client.window().intake(); }
    void quiet() {
        m_client.wait_for([this] { return !page().is_busy(); }, "the intake ends");
    }
    QString cell(IntakePage::View view, int row, int column) {
        return page().model(view).index(row, column).data().toString();
    }
    FormDialog* dialog(const char* name) {
        return page().findChild<FormDialog*>(QLatin1String(name));
    }
    QAction* action(const char* name) { return page().findChild<QAction*>(QLatin1String(name)); }
    static void press(FormDialog* dialog, const char* words) {
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            if (button->text() == QString::fromUtf8(words)) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        ADD_FAILURE() << "no button " << words;
    }
    test::TempFolder m_files;
    fs::path m_folder = firm_folder(m_files);
    fs::path m_file = firm_file(m_files);
    ClientUnderTest m_client;
};

TEST_F(IntakePageTest, OpensFromTheFileMenuWithoutADossier) {
    EXPECT_FALSE(m_client.window().session()) << "the dossier's lock may be needed";
    EXPECT_TRUE(page().isVisible());
    page().back()->trigger();
    EXPECT_FALSE(page().isVisible());
    auto* open = m_client.window().findChild<QAction*>(QStringLiteral("intake"));
    ASSERT_TRUE(open);
    EXPECT_TRUE(open->isEnabled());
    open->trigger();
    EXPECT_TRUE(page().isVisible());
    quiet();
}

TEST_F(IntakePageTest, FilesAreRoutedAndTheUnknownIsAssigned) {
    m_client.window().take_files({m_file}); // dropped anywhere on the window
    quiet();
    ASSERT_EQ(page().model(IntakePage::Received).rowCount(), 1);
    EXPECT_EQ(cell(IntakePage::Received, 0, 0), QStringLiteral("dupont.comptoir"));
    EXPECT_EQ(cell(IntakePage::Received, 0, 5), QStringLiteral("2"));
    ASSERT_EQ(page().model(IntakePage::Tray).rowCount(), 1);
    EXPECT_EQ(cell(IntakePage::Tray, 0, 0), q(iban_of(1).printed()));

    page().show_view(IntakePage::Tray);
    action("intake_assign")->trigger();
    QPointer<FormDialog> form = dialog("intake_assign_dialog");
    ASSERT_TRUE(form);
    auto* dossier = form->findChild<QComboBox*>(QStringLiteral("intake_dossier"));
    ASSERT_EQ(dossier->count(), 2);
    dossier->setCurrentIndex(0); // its BQ follows another account
    press(form, "Affecter");
    quiet();
    ASSERT_TRUE(form && form->isVisible()) << "the refusal stands in the dialog";
    form->findChild<QLineEdit*>(QStringLiteral("intake_journal"))->setText(QStringLiteral("BQ2"));
    press(form, "Affecter");
    m_client.wait_for(
        [this] { return !page().is_busy() && page().model(IntakePage::Tray).rowCount() == 0; },
        "the tray is empty");
    EXPECT_EQ(page().model(IntakePage::Grid).rowCount(), 2);
}

TEST_F(IntakePageTest, ADamagedFileIsAssignedToTheQuarantineOfADossier) {
    std::string damaged = test::cfonb_text({{.iban = iban_of(0).text()}});
    damaged.replace(90, 14, "NO AMOUNT HERE"); // of its first record
    const fs::path file = m_files.file("releve-abime.txt");
    std::ofstream(file, std::ios::binary) << damaged;
    page().take({file});
    quiet();
    ASSERT_EQ(page().model(IntakePage::Tray).rowCount(), 1);
    EXPECT_TRUE(cell(IntakePage::Tray, 0, 5).contains(QStringLiteral("releve-abime.txt")));
    action("intake_assign")->trigger();
    QPointer<FormDialog> form = dialog("intake_assign_dialog");
    ASSERT_TRUE(form);
    EXPECT_EQ(form->windowTitle(), QStringLiteral("Affecter un fichier abîmé"));
    press(form, "Affecter");
    m_client.wait_for(
        [this] { return !page().is_busy() && page().model(IntakePage::Tray).rowCount() == 0; },
        "the tray is empty");
    auto workspace =
        test::value_of(app::Workspace::open(m_folder / "dupont.comptoir", {.user = "claire"}));
    const auto waiting = test::value_of(workspace->read<std::vector<app::QuarantinedFile>>(
        [](app::Reader& reader) { return app::list_quarantine(reader, {}); }));
    ASSERT_EQ(waiting.size(), 1U);
    EXPECT_EQ(waiting[0].name, "releve-abime.txt");
}

TEST_F(IntakePageTest, DroppingAsksWhy) {
    page().take({m_file});
    quiet();
    page().show_view(IntakePage::Tray);
    action("intake_drop")->trigger();
    QPointer<FormDialog> form = dialog("intake_drop_dialog");
    ASSERT_TRUE(form);
    press(form, "Écarter");
    quiet();
    ASSERT_TRUE(form && form->isVisible()) << "without a reason nothing is dropped";
    form->findChild<QLineEdit*>(QStringLiteral("intake_why"))
        ->setText(QStringLiteral("compte clos"));
    press(form, "Écarter");
    quiet();
    ASSERT_EQ(page().model(IntakePage::Tray).rowCount(), 1);
    EXPECT_TRUE(cell(IntakePage::Tray, 0, 6).contains(QStringLiteral("compte clos")));
    EXPECT_FALSE(action("intake_drop")->isEnabled());
}

TEST_F(IntakePageTest, ADossierWithPasswordsAsksWhoAndIsServed) {
    test::protect(*test::value_of(app::Workspace::open(m_folder / "dupont.comptoir", {})),
                  {users::Right::StatementImport});
    page().take({m_file});
    quiet();
    EXPECT_EQ(page().model(IntakePage::Received).rowCount(), 0);
    EXPECT_EQ(page().model(IntakePage::Tray).rowCount(), 2);
    ASSERT_TRUE(page().messages().offered() && page().messages().offered()->isVisible());
    page().messages().offered()->click();
    QPointer<FormDialog> form = dialog("intake_sign_in_dialog");
    ASSERT_TRUE(form);
    auto* password = form->findChild<QLineEdit*>(QStringLiteral("intake_password"));
    form->findChild<QLineEdit*>(QStringLiteral("intake_user"))->setText(QStringLiteral("eve"));
    press(form, "Reprendre ce qui attend");
    ASSERT_TRUE(form && form->isVisible()) << "a password is wanted";
    password->setText(q(test::k_eve_password));
    press(form, "Reprendre ce qui attend");
    m_client.wait_for(
        [this] { return !page().is_busy() && page().model(IntakePage::Received).rowCount() == 1; },
        "the account is taken in");
    EXPECT_EQ(cell(IntakePage::Received, 0, 0), QStringLiteral("dupont.comptoir"));
}

TEST_F(IntakePageTest, AFolderWithoutDossiersIsSaidInASentence) {
    fs::create_directories(m_files.file("empty"));
    page().set_folder(m_files.file("empty"));
    quiet();
    EXPECT_TRUE(page().messages().sentence().contains(QStringLiteral("aucun dossier")))
        << page().messages().sentence().toStdString();
}

} // namespace
} // namespace comptoir::gui
