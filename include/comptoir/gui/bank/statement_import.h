// Importing statements from the client: choose or drop, progress, result in words, undo.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/message_bar.h"

#include <QObject>

#include <filesystem>
#include <vector>

namespace comptoir::gui {

class StatementImport : public QObject {
    Q_OBJECT

public:
    // Speaks through `messages`; dialogs belong to `window`.
    StatementImport(Session& session, MessageBar& messages, QWidget* window);
    void choose_files();
    void start(const std::vector<std::filesystem::path>& files, bool accept_mismatch = false);

signals:
    // The first statement made, so that the pane opens on it (A85).
    void imported(const QString& journal, qlonglong statement);
    void finished();

private:
    void tell(const app::ImportReport& report, const std::vector<std::filesystem::path>& files);
    void tell_failure(const Error& error, const std::vector<std::filesystem::path>& files);
    void offer_journal(const QString& iban, const std::vector<std::filesystem::path>& files);

    Session& m_session;
    MessageBar& m_messages;
    QWidget* m_window;
};

// Adds or completes a bank journal, then calls `done`.
void open_journal_dialog(Session& session, QWidget* window, const QString& iban,
                         std::function<void()> done);

} // namespace comptoir::gui
