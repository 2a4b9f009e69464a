#include "comptoir/app/workspace.h"

#include "app/users/sign_in.h"
#include "app/workspace/job_queue.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/templates.h"
#include "comptoir/core/company_number.h"
#include "comptoir/core/file.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/log.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/errors.h"
#include "comptoir/storage/ledger_lock.h"
#include "comptoir/storage/migrate.h"
#include "comptoir/storage/repositories/dossier_repository.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <new>
#include <vector>

namespace comptoir::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_readers = 2;

Error internal_error(std::string detail) {
    log::error("app", detail);
    return Error{
        errors::internal, errors::internal.kind, {{"detail", detail}}, std::nullopt, detail};
}

// The one catch-all of the program: what a job throws becomes an Error at its border.
template <class Job>
std::optional<Error> guarded(const Job& job) {
    try {
        return job();
    } catch (const storage::DatabaseFailure& failure) {
        log::error("storage", failure.error().code.name);
        return failure.error();
    } catch (const InvariantBroken& broken) {
        return internal_error(broken.what());
    } catch (const std::bad_alloc&) {
        return internal_error("out of memory");
    } catch (const std::exception& exception) {
        return internal_error(exception.what());
    }
}

// Shared with subscriptions, which may outlive the workspace.
struct Listeners {
    std::recursive_mutex mutex; // a listener may subscribe, or end a subscription, while told
    std::uint64_t last_key = 0;
    std::map<std::uint64_t, std::function<void(const Changes&)>> by_key;

    void tell(const Changes& changes) {
        if (changes.empty())
            return;
        // Held while telling: once a subscription's destructor returns, it is not called again.
        const std::lock_guard lock(mutex);
        std::vector<std::uint64_t> keys;
        for (const auto& [key, listener] : by_key)
            keys.push_back(key);
        for (const std::uint64_t key : keys)
            if (const auto found = by_key.find(key); found != by_key.end())
                std::function(found->second)(changes); // a copy: it may end itself
    }
};

class ListenerSubscription final : public Workspace::Subscription {
public:
    ListenerSubscription(std::shared_ptr<Listeners> listeners, std::uint64_t key)
        : m_listeners(std::move(listeners)), m_key(key) {}
    ~ListenerSubscription() override {
        const std::lock_guard lock(m_listeners->mutex);
        m_listeners->by_key.erase(m_key);
    }

private:
    std::shared_ptr<Listeners> m_listeners;
    std::uint64_t m_key;
};

} // namespace

struct Workspace::State {
    fs::path path;
    Actor actor; // under actor_mutex once the writer runs
    mutable std::mutex actor_mutex;
    fs::path shared_templates;
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<const Clock> sign_in_clock;         // empty: the system's
    std::unique_ptr<storage::LedgerLock> lock;          // absent when read-only
    std::unique_ptr<storage::Database> writer_database; // absent when read-only
    std::array<std::unique_ptr<storage::Database>, k_readers> reader_databases;
    std::shared_ptr<Listeners> listeners = std::make_shared<Listeners>();
    // Last: their threads use what stands above, so they go first.
    std::unique_ptr<JobQueue> readers;
    std::unique_ptr<JobQueue> writer;

    std::optional<Error> transact(const Body& body);
    Actor who() const;
    void look_up_actor(const Changes& changes);
    std::optional<Error> query(const std::function<void(Reader&)>& body, std::size_t worker);
};

Actor Workspace::State::who() const {
    const std::lock_guard hold(actor_mutex);
    return actor;
}

// Rights given and taken hold from the next verb on.
void Workspace::State::look_up_actor(const Changes& changes) {
    if (std::none_of(changes.begin(), changes.end(),
                     [](const Change& change) { return change.noun == Noun::Users; }))
        return;
    const Actor before = who();
    Actor now = actor_of(*writer_database, before.user, before.is_signed_in);
    const std::lock_guard hold(actor_mutex);
    actor = std::move(now);
}

std::optional<Error> Workspace::State::transact(const Body& body) {
    Changes changes;
    Writer session(*writer_database, *clock, who(), shared_templates, sign_in_clock.get());
    const std::optional<Error> failed = guarded([&]() -> std::optional<Error> {
        storage::Transaction transaction(*writer_database);
        if (!body(session))
            return std::nullopt; // refused: the verb's own Result says why; all is rolled back
        transaction.commit();
        session.take_undo();
        changes = session.take_changes();
        look_up_actor(changes);
        return std::nullopt;
    });
    for (const auto& undo : session.take_undo())
        (void)guarded([&]() -> std::optional<Error> {
            undo();
            return std::nullopt;
        });
    // What a listener throws is no failure of the verb, and must not end the writer's thread.
    (void)guarded([&]() -> std::optional<Error> {
        listeners->tell(changes);
        return std::nullopt;
    });
    return failed;
}

std::optional<Error> Workspace::State::query(const std::function<void(Reader&)>& body,
                                             std::size_t worker) {
    return guarded([&]() -> std::optional<Error> {
        storage::Database& database = *reader_databases[worker];
        // One read transaction: every query of this job sees the same moment.
        database.execute_script("BEGIN");
        struct End {
            storage::Database& database;
            ~End() { database.roll_back(); } // what the query threw comes first
        } end{database};
        Reader session(database, *clock);
        body(session);
        return std::nullopt;
    });
}

Workspace::Workspace(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Workspace::~Workspace() {
    // Writer first: what it still publishes may ask readers; then readers; then the files.
    if (m_state->writer)
        m_state->writer->stop();
    if (m_state->readers)
        m_state->readers->stop();
    for (auto& database : m_state->reader_databases)
        database.reset();
    m_state->writer_database.reset(); // the last connection checkpoints: one file again
    m_state->lock.reset();
}

namespace {

// A whole dossier in one file; a journal left beside it would be lost with the renaming.
Result<void> make_dossier(const fs::path& path, const storage::NewDossierRow& row,
                          const std::string& user, const Clock& clock) {
    CT_ASSIGN(database, storage::Database::open(path, storage::OpenMode::Create));
    const auto failed = guarded([&]() -> std::optional<Error> {
        if (auto migrated = storage::migrate(*database); !migrated)
            return migrated.error();
        storage::Transaction transaction(*database);
        Writer writer(*database, clock, Actor{.user = user});
        const Writer::Act act = writer.begin_own();
        storage::insert_dossier(*database, row);
        writer.record("dossier.create", row.company, "", ledger::to_text(row.chart));
        transaction.commit();
        return std::nullopt;
    });
    database.reset();
    if (failed)
        return fail(*failed);
    std::error_code ignored;
    if (fs::exists(path.string() + "-wal", ignored))
        return fail(storage::errors::disk_full, {{"path", path.string()}});
    return {};
}

} // namespace

Result<Workspace::Created> Workspace::create(const fs::path& path, const NewDossier& dossier,
                                             const OpenOptions& options) {
    const std::shared_ptr<const Clock> clock =
        options.clock ? options.clock : std::make_shared<SystemClock>();
    if (text::trim(dossier.company).empty())
        return fail(errors::company_missing);
    const DateRange year = dossier.year.value_or([&] {
        const int this_year = local_day(clock->now()).year();
        return DateRange{*Date::from_ymd(this_year, 1, 1), *Date::from_ymd(this_year, 12, 31)};
    }());
    CT_TRY(ledger::check_new_year(year, {}));
    // It becomes a part of file names (the FEC's).
    if (!is_company_number_text(dossier.company_number))
        return fail(errors::company_number_unusable, {{"number", dossier.company_number}});
    Created created;
    const auto number = CompanyNumber::parse(dossier.company_number);
    if (!number || !number->checksum_ok)
        created.warnings.push_back({Diagnostic::Severity::Warning,
                                    errors::company_number_doubtful,
                                    {{"number", dossier.company_number}},
                                    std::nullopt});
    CT_ASSIGN(lock, storage::LedgerLock::take(path));
    std::error_code ignored;
    if (fs::exists(path, ignored))
        return fail(storage::errors::already_exists, {{"path", path.string()}});
    // Made beside its place and named when complete: a program that is killed meanwhile leaves no
    // half dossier under that name. What it leaves is taken away by the next one, under this lock.
    const fs::path unfinished = path.string() + ".new";
    storage::Database::remove_files(unfinished);
    auto made = make_dossier(unfinished,
                             {dossier.company, number ? number->text : dossier.company_number,
                              dossier.chart, dossier.owner, year, clock->now()},
                             options.user.empty() ? dossier.owner : options.user, *clock);
    if (made)
        made = name_new_file(unfinished, path);
    if (!made) {
        storage::Database::remove_files(unfinished);
        return fail(made.error());
    }
    return created;
}

namespace {

// Who does not get in changes nothing: the door stands before the migration, where the file knows
// users already (load_dossier and the door read what no step since 15 has changed).
Result<Actor> enter(storage::Database& database, const Clock& clock, const OpenOptions& options) {
    const auto at_the_door = [&] {
        return sign_in(database, clock, options, storage::load_dossier(database).owner);
    };
    if (!storage::knows_users(database) ||
        storage::schema_version(database) > storage::newest_schema_version()) {
        CT_TRY(storage::migrate(database));
        return at_the_door();
    }
    CT_ASSIGN(actor, at_the_door());
    CT_TRY(storage::migrate(database));
    return actor;
}

} // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(const fs::path& path,
                                                   const OpenOptions& options) {
    auto state = std::make_unique<State>();
    state->path = path;
    state->clock = options.clock ? options.clock : std::make_shared<SystemClock>();
    state->sign_in_clock = options.sign_in_clock;
    state->actor = Actor{.user = options.user, .rights = users::RightSet::all()};
    std::optional<Error> failed;
    if (!options.read_only) {
        CT_ASSIGN(lock, storage::LedgerLock::take(path));
        CT_ASSIGN(database, storage::Database::open(path, storage::OpenMode::ReadWrite));
        failed = guarded([&]() -> std::optional<Error> {
            auto actor = enter(*database, *state->clock, options);
            if (!actor)
                return std::move(actor).error();
            state->actor = std::move(*actor);
            return std::nullopt;
        });
        if (failed)
            return fail(*failed);
        state->lock = std::move(lock);
        state->writer_database = std::move(database);
        state->writer = std::make_unique<JobQueue>(1);
    }
    for (auto& slot : state->reader_databases) {
        CT_ASSIGN(database, storage::Database::open(path, storage::OpenMode::ReadOnly));
        slot = std::move(database);
    }
    failed = guarded([&]() -> std::optional<Error> {
        if (options.read_only && options.user.empty())
            state->actor.user = storage::load_dossier(*state->reader_databases[0]).owner;
        return std::nullopt;
    });
    if (failed)
        return fail(*failed);
    state->readers = std::make_unique<JobQueue>(k_readers);
    state->shared_templates = options.shared_templates;
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(state)));
    // Who may not change templates works with the copies the dossier has.
    if (!options.read_only && !options.shared_templates.empty() &&
        workspace->actor().rights.has(users::Right::TemplateUpdate)) {
        // A damaged file is told by whoever changes it; the dossier keeps the copies it has.
        const auto refreshed = workspace->write<bool>(refresh_shared_templates);
        if (!refreshed)
            log::error("app", refreshed.error().code.name);
    }
    return workspace;
}

const fs::path& Workspace::path() const {
    return m_state->path;
}

const Clock& Workspace::clock() const {
    return *m_state->clock;
}

std::string Workspace::user() const {
    return m_state->who().user;
}

Actor Workspace::actor() const {
    return m_state->who();
}

DossierFacts Workspace::dossier() {
    DossierFacts info;
    const auto failed = run_read([&](Reader& reader) {
        const storage::DossierRow row = storage::load_dossier(reader.database());
        info = {row.company,  row.company_number, row.chart,
                row.currency, row.owner,          row.closed_until};
    });
    if (failed)
        log::error("app", failed->code.name);
    return info;
}

std::optional<Error> Workspace::run_write(const Body& body) {
    if (!m_state->writer)
        return Error{errors::read_only, errors::read_only.kind, {{"path", m_state->path.string()}}};
    invariant(!m_state->writer->on_own_thread(), "a verb does not start another transaction");
    std::optional<Error> failed = Error{errors::shutting_down, errors::shutting_down.kind};
    m_state->writer->run_and_wait([&](std::size_t) { failed = m_state->transact(body); });
    return failed;
}

void Workspace::enqueue_write(Body body, After after) {
    if (!m_state->writer) {
        after(Error{errors::read_only, errors::read_only.kind, {{"path", m_state->path.string()}}});
        return;
    }
    // A refusal leaves `after` to the Result of the verb; a failure carries its own error.
    const bool taken = m_state->writer->post(
        [this, body = std::move(body), after](std::size_t) { after(m_state->transact(body)); });
    if (!taken)
        after(Error{errors::shutting_down, errors::shutting_down.kind});
}

std::optional<Error> Workspace::run_read(const std::function<void(Reader&)>& body) {
    invariant(!m_state->readers->on_own_thread(), "a query does not start another query");
    std::optional<Error> failed = Error{errors::shutting_down, errors::shutting_down.kind};
    m_state->readers->run_and_wait(
        [&](std::size_t worker) { failed = m_state->query(body, worker); });
    return failed;
}

void Workspace::enqueue_read(std::function<void(Reader&)> body, After after) {
    const bool taken =
        m_state->readers->post([this, body = std::move(body), after](std::size_t worker) {
            after(m_state->query(body, worker));
        });
    if (!taken)
        after(Error{errors::shutting_down, errors::shutting_down.kind});
}

std::unique_ptr<Workspace::Subscription>
Workspace::subscribe(std::function<void(const Changes&)> listener) {
    const std::lock_guard lock(m_state->listeners->mutex);
    const std::uint64_t key = ++m_state->listeners->last_key;
    m_state->listeners->by_key.emplace(key, std::move(listener));
    return std::make_unique<ListenerSubscription>(m_state->listeners, key);
}

} // namespace comptoir::app
