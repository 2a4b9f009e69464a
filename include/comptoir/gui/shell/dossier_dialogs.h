// Making a dossier, opening one, taking books in: the questions of the File menu.
#pragma once

#include "comptoir/app/books.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/message_bar.h"

#include <QWidget>

#include <filesystem>
#include <functional>
#include <memory>

namespace comptoir::gui {

struct OpenedDossier {
    Result<std::unique_ptr<app::Workspace>> workspace = fail(Error{});
    app::DossierFacts info;
    std::filesystem::path path;
};

// Closes `before` first (its lock and its file), then opens; on a pool thread.
void open_workspace(QObject* context, const std::filesystem::path& path, app::OpenOptions options,
                    std::unique_ptr<app::Workspace> before,
                    std::function<void(OpenedDossier)> done);

void open_new_dossier_dialog(Surroundings surroundings, QWidget* window,
                             const app::OpenOptions& options,
                             std::function<void(const std::filesystem::path&)> created);
void open_dossier_chooser(QWidget* window,
                          std::function<void(const std::filesystem::path&)> chosen);

// Books from an FEC (art. A47 A-1 LPF): asks from when bank rows count as pointed.
void open_books_dialog(Session& session, MessageBar& messages, QWidget* window,
                       const std::vector<std::filesystem::path>& files);

// Without a dossier: what to do first, and the dossiers opened lately.
class StartPage : public QWidget {
    Q_OBJECT

public:
    StartPage(Surroundings surroundings, QAction* new_dossier, QAction* open, QAction* intake,
              QWidget* parent);
    void show_recent(const QStringList& paths);
    MessageBar& messages() { return *m_messages; }
    void retranslate();

signals:
    void path_chosen(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    Surroundings m_surroundings;
    MessageBar* m_messages;
    QLabel* m_title;
    QLabel* m_sentence;
    QLabel* m_recent_title;
    QWidget* m_recent;
};

} // namespace comptoir::gui
