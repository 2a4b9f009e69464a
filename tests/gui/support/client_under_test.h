// The client on a dossier of the invented company, with a clock that stands still.
//
//   ClientUnderTest client;                    // books, journal and two statements are in
//   client.show(MainWindow::Reconcile);        // waits for every answer
//   QTest::keyClick(table, Qt::Key_Return);
//   client.settle();
//
// Waiting is always for a condition: nothing asked is unanswered, nothing published untold.
#pragma once

#include "comptoir/gui/shell/main_window.h"
#include "support/temp_dossier.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <functional>
#include <memory>

namespace comptoir::gui {

std::filesystem::path sample(std::string_view name);

class ClientUnderTest {
public:
    struct Options {
        bool books = true, statements = true;
        i18n::Language language = i18n::Language::French;
        QSize size = {1440, 900};
        std::string now = "2026-03-02T08:00:00Z";
        std::function<void(test::TempDossier&)> fill; // instead of books and statements
        std::filesystem::path shared_templates;       // a file for all companies; empty: none
    };
    ClientUnderTest() : ClientUnderTest(Options{}) {}
    explicit ClientUnderTest(Options options);
    ~ClientUnderTest();

    MainWindow& window() { return *m_window; }
    Session& session() { return *m_window->session(); }
    Theme& theme() { return m_theme; }
    Words& words() { return m_words; }
    JobBoard& jobs() { return m_jobs; }
    template <class PaneType>
    PaneType& pane(MainWindow::PaneIndex index) {
        return *qobject_cast<PaneType*>(m_window->pane(index));
    }
    void show(MainWindow::PaneIndex index);
    void settle();
    // Fails the test when it does not come true in ten seconds.
    void wait_for(const std::function<bool()>& condition, const char* what);
    // A file beside the dossier.
    std::filesystem::path file(std::string_view name) const { return m_dossier.file(name); }

private:
    QTemporaryDir m_settings;
    test::TempDossier m_dossier;
    Theme m_theme;
    Words m_words;
    JobBoard m_jobs;
    std::unique_ptr<MainWindow> m_window;
};

// Aborts on the first thing a model does wrong.
inline void watch(QAbstractItemModel* model) {
    new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 model);
}

} // namespace comptoir::gui
