#include "comptoir/gui/bank/folder_watch.h"

namespace comptoir::gui {

namespace {

constexpr int k_every_ms = 60'000;
constexpr int k_settle_ms = static_cast<int>(app::k_folder_settle_ms) + 1'000;
constexpr int k_farewell_ms = 1'000;

} // namespace

void FolderBell::watch(const QStringList& folders) {
    if (!m_watcher) {
        m_watcher = new QFileSystemWatcher(this);
        connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderBell::rang);
    }
    if (const QStringList before = m_watcher->directories(); !before.isEmpty())
        m_watcher->removePaths(before);
    if (!folders.isEmpty())
        m_watcher->addPaths(folders);
}

FolderWatch::FolderWatch(Session& session, std::shared_ptr<const Clock> clock, QObject* parent)
    : QObject(parent), m_session(session),
      m_clock(clock ? std::move(clock) : std::make_shared<const SystemClock>()),
      m_memory(std::make_shared<Memory>()), m_thread(new QThread), m_bell(new FolderBell) {
    m_bell->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_bell, &QObject::deleteLater);
    // What just came in is still being written.
    connect(m_bell, &FolderBell::rang, &m_settle, qOverload<>(&QTimer::start));
    m_thread->start();
    m_settle.setSingleShot(true);
    m_settle.setInterval(k_settle_ms);
    m_every.setInterval(k_every_ms);
    connect(&m_settle, &QTimer::timeout, this, &FolderWatch::look);
    connect(&m_every, &QTimer::timeout, this, &FolderWatch::look);
    connect(&session, &Session::changed, this, [this](const Nouns& nouns) {
        if (has_any(nouns, {app::Noun::Journals}))
            look();
    });
    m_every.start();
}

FolderWatch::~FolderWatch() {
    m_stop.request_stop();
    m_thread->quit();
    // A folder that does not answer must not keep the window from closing: its thread is left to
    // end by itself.
    if (m_thread->wait(k_farewell_ms))
        delete m_thread;
}

void FolderWatch::look() {
    if (m_looking || m_importing) {
        m_again = true;
        return;
    }
    m_looking = true;
    query(
        m_session, this, [](app::Reader& reader) { return app::list_import_folders(reader, {}); },
        [this](Result<std::vector<app::ImportFolder>> folders) {
            if (folders)
                return scan(std::move(*folders));
            finish_look();
        });
}

void FolderWatch::scan(std::vector<app::ImportFolder> folders) {
    QStringList watched;
    for (const app::ImportFolder& folder : folders)
        watched << q(folder.path.string());
    if (watched != m_watched) {
        m_watched = watched;
        QMetaObject::invokeMethod(m_bell, [bell = m_bell, watched] { bell->watch(watched); });
    }
    if (folders.empty())
        return finish_look();
    run_apart(
        this,
        [folders = std::move(folders), clock = m_clock, memory = m_memory,
         stop = m_stop.get_token()] {
            std::vector<Scanned> scanned;
            for (const app::ImportFolder& folder : folders)
                scanned.push_back({folder, app::scan_folder(folder.path, *clock,
                                                            (*memory)[folder.path], {{}, stop})});
            return scanned;
        },
        [this](std::vector<Scanned> scanned) { sort(std::move(scanned)); });
}

void FolderWatch::sort(std::vector<Scanned> scanned) {
    if (!m_session.is_open())
        return finish_look();
    const auto carried = std::make_shared<std::vector<Scanned>>(std::move(scanned));
    query(
        m_session, this,
        [carried](app::Reader& reader) -> Result<WaitingFolders> {
            WaitingFolders listings;
            for (Scanned& each : *carried) {
                CT_ASSIGN(listing, app::sort_scan(reader, each.folder, std::move(each.scan)));
                listings.push_back(std::move(listing));
            }
            return listings;
        },
        [this](Result<WaitingFolders> listings) {
            if (listings)
                tell(std::move(*listings));
            finish_look();
        });
}

void FolderWatch::finish_look() {
    m_looking = false;
    if (std::exchange(m_again, false))
        look();
}

void FolderWatch::tell(WaitingFolders folders) {
    WaitingFolders offered, unattended;
    bool is_new = false;
    for (app::FolderListing& listing : folders) {
        const QString path = q(listing.folder.path.string());
        // Once: a folder of another machine may be away for weeks.
        if (!listing.error)
            m_failed.remove(path);
        else if (!m_failed.contains(path)) {
            m_failed.insert(path);
            emit failed(*listing.error);
        }
        for (const app::FoundFile& file : listing.files)
            if (file.state == app::FoundState::Growing)
                m_settle.start();
        listing.files = listing.waiting();
        if (listing.files.empty())
            continue;
        const bool asks = !listing.folder.is_unattended();
        if (!asks) // what could not be read once is not tried every minute
            std::erase_if(listing.files, [this](const app::FoundFile& file) {
                return m_told.contains(q(file.sha256));
            });
        for (const app::FoundFile& file : listing.files)
            is_new = is_new || !m_told.contains(q(file.sha256));
        (asks ? offered : unattended).push_back(std::move(listing));
    }
    if (!m_session.may(users::Right::StatementImport))
        return; // it waits for somebody who may
    if (!unattended.empty())
        import(unattended, true);
    if (!offered.empty() && is_new)
        emit arrived(offered);
}

void FolderWatch::told(const WaitingFolders& folders) {
    for (const app::FolderListing& listing : folders)
        for (const app::FoundFile& file : listing.files)
            m_told.insert(q(file.sha256));
}

void FolderWatch::import(const WaitingFolders& folders, bool unattended) {
    if (m_importing)
        return;
    auto run = std::make_shared<Run>();
    for (const app::FolderListing& listing : folders)
        for (const app::FoundFile& file : listing.files)
            run->files.push_back({listing.folder, file, false, std::nullopt, {}});
    if (run->files.empty())
        return;
    m_importing = true;
    run->name = q(run->files.front().file.path.filename().string());
    run->unattended = unattended;
    run->job = m_session.jobs().begin(
        tr("Importing %n file(s)", "long work", static_cast<int>(run->files.size())));
    import_next(run);
}

void FolderWatch::import_next(const std::shared_ptr<Run>& run) {
    run->job->total = static_cast<std::int64_t>(run->files.size());
    run->job->done = static_cast<std::int64_t>(run->next);
    const bool ends = run->next == run->files.size() || run->job->stop.stop_requested();
    if (ends || !m_session.is_open()) {
        m_session.jobs().end(run->job);
        m_importing = false;
        emit imported(run->outcome, run->name, run->unattended);
        return finish_look();
    }
    app::FolderImportRequest request = run->files[run->next];
    request.work = Work{{}, run->job->stop.get_token()};
    command(
        m_session, this,
        [request](app::Writer& writer) { return app::import_from_folder(writer, request); },
        [this, run](Result<app::FolderImport> import) {
            if (import)
                take(*run, std::move(*import));
            else if (import.error().code.name != "core.cancelled")
                emit failed(import.error());
            m_told.insert(q(run->files[run->next].file.sha256));
            ++run->next;
            import_next(run);
        });
}

void FolderWatch::take(Run& run, app::FolderImport import) {
    if (import.refusal) {
        SourcePlace place = import.refusal->place.value_or(SourcePlace{});
        place.file = import.path.filename().string();
        import.report.diagnostics.push_back({Diagnostic::Severity::Error, import.refusal->code,
                                             import.refusal->params, std::move(place)});
    }
    merge(run.outcome.report, std::move(import.report));
    run.outcome.matched += import.matched;
    run.outcome.matches.insert(run.outcome.matches.end(), import.matches.begin(),
                               import.matches.end());
}

int FolderWatch::count_of(const WaitingFolders& folders) {
    std::size_t count = 0;
    for (const app::FolderListing& listing : folders)
        count += listing.files.size();
    return static_cast<int>(count);
}

QString FolderWatch::journals_of(const WaitingFolders& folders) {
    QStringList codes;
    for (const app::FolderListing& listing : folders)
        for (const app::JournalImport& import : listing.folder.journals)
            codes << q(import.journal.code);
    return codes.join(QStringLiteral(", "));
}

std::vector<std::filesystem::path> FolderWatch::files_of(const WaitingFolders& folders) {
    std::vector<std::filesystem::path> files;
    for (const app::FolderListing& listing : folders)
        for (const app::FoundFile& file : listing.files)
            files.push_back(file.path);
    return files;
}

} // namespace comptoir::gui
