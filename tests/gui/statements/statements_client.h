// The statements pane on a dossier with a journal and two statements, and files to bring in.
#pragma once

#include "comptoir/gui/bank/statements_pane.h"
#include "gui/support/client_under_test.h"
#include "support/statement_texts.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>

#include <fstream>

namespace comptoir::gui {

class StatementsClient : public testing::Test {
protected:
    void SetUp() override { client.show(MainWindow::Statements); }

    StatementsPane& pane() { return client.pane<StatementsPane>(MainWindow::Statements); }
    ImportView& view() { return *pane().import_view(); }
    QAction* action(const char* name) { return pane().findChild<QAction*>(QLatin1String(name)); }
    std::filesystem::path write(std::string_view name, std::string_view text) {
        const auto path = client.file(name);
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    // Two lines of March, after the samples.
    static test::TextStatement march() {
        test::TextStatement statement;
        statement.id = "2026-03";
        statement.opening_minor = 100'00;
        statement.lines = {{test::day("2026-03-02"), -12'00, "PRLV DUVAL", "m1"},
                           {test::day("2026-03-03"), 40'00, "VIR CLINIQUE", "m2"}};
        return statement;
    }
    void bring(const std::vector<std::filesystem::path>& files) {
        client.window().take_files(files);
        client.wait_for([this] { return !view().plan().empty(); }, "the files are in the list");
        settle();
    }
    // Previews follow each other in small steps, and a change of the dossier asks for them again.
    void settle() {
        client.settle();
        client.wait_for([this] { return client.jobs().jobs().empty(); }, "no work is under way");
        client.settle();
    }
    void change(const std::function<Result<void>(app::Writer&)>& act) {
        bool done = false;
        command(client.session(), &client.window(), act, [&](Result<void> answer) {
            EXPECT_TRUE(answer.has_value());
            done = true;
        });
        client.wait_for([&] { return done; }, "the change is done");
        settle();
    }
    // For the eyes, where a folder is asked for.
    void picture(const char* name) {
        QCoreApplication::processEvents(); // what was set finds its room
        if (const QString folder = qEnvironmentVariable("COMPTOIR_PICTURES"); !folder.isEmpty())
            client.window().grab().save(folder +
                                        QStringLiteral("/%1.png").arg(QLatin1String(name)));
    }
    std::size_t statements() {
        std::size_t count = 0;
        bool done = false;
        query(
            client.session(), &client.window(),
            [](app::Reader& reader) { return app::list_statements(reader, {}); },
            [&](Result<std::vector<app::StatementRow>> rows) {
                count = rows ? rows->size() : 0;
                done = true;
            });
        client.wait_for([&] { return done; }, "the statements are counted");
        return count;
    }
    template <class DialogInput>
    DialogInput* input(const char* name) {
        auto* found = client.window().findChild<DialogInput*>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    void accept(const char* dialog) {
        auto* found = client.window().findChild<QDialog*>(QLatin1String(dialog));
        ASSERT_NE(found, nullptr) << dialog;
        found->findChild<QPushButton*>(QStringLiteral("act_button"))->click();
        settle();
    }

    ClientUnderTest client;
};

} // namespace comptoir::gui
