// Watches the folders of the journals while a dossier is open: tells what came in, or imports it
// when the journal's settings say so.
//
// The window's thread never touches the disk: folders are looked at on a pool thread, the dossier
// is asked on a reader, and the system's notices of changes are waited for on a thread of their
// own.
#pragma once

#include "comptoir/app/import_folder.h"
#include "comptoir/gui/bank/import_plan.h"
#include "comptoir/gui/support/async.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QThread>
#include <QTimer>

#include <map>
#include <memory>
#include <vector>

namespace comptoir::gui {

// Lives on a thread of its own, since a folder on a network may keep whoever asks waiting.
class FolderBell : public QObject {
    Q_OBJECT

public:
    void watch(const QStringList& folders);

signals:
    void rang();

private:
    QFileSystemWatcher* m_watcher = nullptr;
};

// What waits, by folder.
using WaitingFolders = std::vector<app::FolderListing>;

class FolderWatch : public QObject {
    Q_OBJECT

public:
    // `clock`: empty is the system's.
    FolderWatch(Session& session, std::shared_ptr<const Clock> clock, QObject* parent);
    ~FolderWatch() override;
    void look();
    // Imports what was found waiting, one file after another, each in a transaction of its own.
    void import(const WaitingFolders& folders, bool unattended);
    // It was shown: it is told again only when something new comes in.
    void told(const WaitingFolders& folders);
    bool is_busy() const { return m_looking || m_importing; }
    static int count_of(const WaitingFolders& folders);
    static QString journals_of(const WaitingFolders& folders); // "BQ, BR"
    static std::vector<std::filesystem::path> files_of(const WaitingFolders& folders);

signals:
    void arrived(const comptoir::gui::WaitingFolders& folders);
    void imported(const comptoir::gui::ImportOutcome& outcome, const QString& name,
                  bool unattended);
    void failed(const comptoir::Error& error);

private:
    using Memory = std::map<std::filesystem::path, app::FolderMemory>;
    struct Scanned {
        app::ImportFolder folder;
        app::FolderScan scan;
    };
    struct Run {
        std::vector<app::FolderImportRequest> files;
        std::size_t next = 0;
        ImportOutcome outcome;
        QString name;
        bool unattended = false;
        std::shared_ptr<Job> job;
    };
    void scan(std::vector<app::ImportFolder> folders);
    void sort(std::vector<Scanned> scanned);
    void tell(WaitingFolders folders);
    void import_next(const std::shared_ptr<Run>& run);
    void take(Run& run, app::FolderImport import);
    void finish_look();

    Session& m_session;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<Memory> m_memory;
    std::stop_source m_stop;
    QThread* m_thread;
    FolderBell* m_bell;
    QStringList m_watched;
    QTimer m_every;  // what the system does not notice: folders on a network
    QTimer m_settle; // what is still being written is looked at again soon
    QSet<QString> m_told, m_failed;
    bool m_looking = false, m_again = false, m_importing = false;
};

} // namespace comptoir::gui
