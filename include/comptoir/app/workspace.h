// Workspace: one open dossier. Owns the writer thread, the readers and the lock.
//
// Every change is one verb, run on the writer thread in one SQLite transaction: the verb returns a
// Result; a value commits, an Error rolls everything back. Queries run on reader threads, each with
// its own read-only connection. Nothing here knows Qt.
//
//   auto workspace = Workspace::open(path, {.user = "claire"});
//   auto report = (*workspace)->write<ImportReport>([&](Writer& w) { return import_files(w,
//   request); });
//   (*workspace)->read<...>([](Reader& r) { return list_journals(r); });
#pragma once

#include "comptoir/app/change.h"
#include "comptoir/core/cancellation.h"
#include "comptoir/core/clock.h"
#include "comptoir/core/result.h"
#include "comptoir/core/secret_string.h"
#include "comptoir/ledger/types.h"
#include "comptoir/users/rights.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace comptoir::storage {
class Database;
}

namespace comptoir::app {

// What a query may use. Lives on one reader thread (or on the writer, inside a verb).
class Reader {
public:
    Reader(storage::Database& database, const Clock& clock)
        : m_database(&database), m_clock(&clock) {}
    storage::Database& database() const { return *m_database; }
    const Clock& clock() const { return *m_clock; }
    Date today() const { return local_day(m_clock->now()); }

private:
    storage::Database* m_database;
    const Clock* m_clock;
};

// Who acts, and what they may do (docs/decisions/0022). Without passwords: everything.
struct Actor {
    std::string user;
    users::RightSet rights;
    bool is_protected = false; // the dossier asks for passwords
    bool is_signed_in = false;
};

// What a verb may use: the writing connection inside its transaction, and who acts.
class Writer : public Reader {
public:
    Writer(storage::Database& database, const Clock& clock, Actor actor,
           std::filesystem::path shared_templates = {}, const Clock* sign_in_clock = nullptr)
        : Reader(database, clock), m_actor(std::move(actor)), m_sign_in_clock(sign_in_clock),
          m_shared_templates(std::move(shared_templates)) {}
    const std::string& user() const { return m_actor.user; }
    const Actor& actor() const { return m_actor; }
    // What measures the wait after wrong passwords: the system's clock, whatever day the books
    // have.
    const Clock& sign_in_clock() const;
    // The file of entry templates for all companies; empty: there is none.
    const std::filesystem::path& shared_templates() const { return m_shared_templates; }

    // What stands between begin() and the end of the verb.
    class Act {
    public:
        explicit Act(Writer& writer) : m_writer(&writer) { ++m_writer->m_acts; }
        Act(Act&& other) noexcept : m_writer(std::exchange(other.m_writer, nullptr)) {}
        Act& operator=(Act&&) = delete;
        ~Act() {
            if (m_writer)
                --m_writer->m_acts;
        }

    private:
        Writer* m_writer;
    };
    // The first line of every verb: CT_ASSIGN(act, writer.begin(users::Right::Pay)). A verb that
    // another one calls asks for no right of its own, nor for its `also`: who may reconcile may
    // post the settlement. So the outer verb names all that its request needs in `also`; what
    // cannot be taken back is asked for where it happens, with require(). Errors:
    // users.not_allowed, .nobody_may, .password_needed.
    Result<Act> begin(users::Right right, const std::vector<users::Right>& also = {});
    Act begin_own() { return Act(*this); } // of what everybody may do to themselves
    // A right beside the one of the verb that runs: matching while importing. Errors as begin().
    Result<void> require(users::Right right);

    // Appends to the chained event log (who and when are added). `before` and `after` are short
    // texts or JSON; never a secret. Example: record("match.create", "match 12", "", reasons).
    // Inside an act only: a verb that forgot its right fails the first test that runs it.
    void record(std::string_view action, std::string_view object, std::string_view before = {},
                std::string_view after = {});
    // Published to subscribers once the transaction is committed.
    void changed(Noun noun, std::int64_t id = 0);
    Changes take_changes() { return std::exchange(m_changes, {}); }
    // Undoes what a verb did outside the dossier (a file it wrote) when its transaction does not
    // commit. Must not throw.
    void on_roll_back(std::function<void()> undo) { m_undo.push_back(std::move(undo)); }
    std::vector<std::function<void()>> take_undo() { return std::exchange(m_undo, {}); }

private:
    Actor m_actor;
    const Clock* m_sign_in_clock;
    int m_acts = 0; // verbs that began and did not end
    std::filesystem::path m_shared_templates;
    Changes m_changes;
    std::vector<std::function<void()>> m_undo;
};

struct DossierFacts {
    std::string company;
    std::string company_number;
    ledger::Chart chart = ledger::Chart::Pcg;
    Currency currency;
    std::string owner;
    std::optional<Date> closed_until;
};

struct OpenOptions {
    bool read_only = false;             // no lock, no writer: reading while another process writes
    std::string user;                   // empty: the dossier's owner
    std::shared_ptr<const Clock> clock; // empty: the system's
    // Entry templates for all companies (app/templates.h): read when the dossier is opened for
    // writing. Empty: the dossier keeps the copies it has.
    std::filesystem::path shared_templates;
    SecretString password; // of a protected dossier opened for writing
    // Tests only: what measures the wait after wrong passwords. Empty: the system's clock.
    std::shared_ptr<const Clock> sign_in_clock;
};

struct NewDossier {
    std::string company;
    std::string company_number;
    ledger::Chart chart = ledger::Chart::Pcg;
    std::optional<DateRange> year; // default: the calendar year of today
    std::string owner;
};

class Workspace {
public:
    // Makes the file with chart, journals AC VE BQ OD AN and one financial year. A failed checksum
    // of the company number is a warning. Errors: storage.already_exists, app.company_missing,
    // ledger.year_*, core.* .
    struct Created {
        std::vector<Diagnostic> warnings;
    };
    static Result<Created> create(const std::filesystem::path& path, const NewDossier& dossier,
                                  const OpenOptions& options);
    // A protected dossier opens for writing to who signs in (users.*), before anything in the file
    // changes; that takes half a second. Migrates when needed (never read-only). Errors: storage.*,
    // storage.locked_by_other.
    static Result<std::unique_ptr<Workspace>> open(const std::filesystem::path& path,
                                                   const OpenOptions& options);
    ~Workspace(); // stops taking jobs, drains the writer, closes; the dossier is one file again

    const std::filesystem::path& path() const;
    const Clock& clock() const;
    std::string user() const;
    Actor actor() const;    // as the last committed verb left it
    DossierFacts dossier(); // one query; empty when the file cannot be read any more

    // Runs a verb on the writer thread and waits. Read-only workspaces answer app.read_only.
    template <class T>
    Result<T> write(std::function<Result<T>(Writer&)> verb) {
        std::optional<Result<T>> answer;
        const std::optional<Error> failed = run_write([&](Writer& writer) {
            answer = verb(writer);
            return answer->has_value();
        });
        if (failed)
            return fail(*failed);
        return std::move(*answer);
    }
    // Same, without waiting; `done` runs on the writer thread after the commit or roll-back.
    template <class T>
    void post_write(std::function<Result<T>(Writer&)> verb, std::function<void(Result<T>)> done) {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        enqueue_write(
            [verb = std::move(verb), answer](Writer& writer) {
                *answer = verb(writer);
                return (*answer)->has_value();
            },
            [answer, done = std::move(done)](const std::optional<Error>& failed) {
                done(failed ? Result<T>(fail(*failed)) : std::move(**answer));
            });
    }

    // Runs a query on the calling thread's turn of a reader connection and waits.
    template <class T>
    Result<T> read(std::function<Result<T>(Reader&)> query) {
        std::optional<Result<T>> answer;
        const std::optional<Error> failed =
            run_read([&](Reader& reader) { answer = query(reader); });
        if (failed)
            return fail(*failed);
        return std::move(*answer);
    }
    // Same on a reader thread, without waiting; `done` runs there.
    template <class T>
    void post_read(std::function<Result<T>(Reader&)> query, std::function<void(Result<T>)> done) {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        enqueue_read(
            [query = std::move(query), answer](Reader& reader) { *answer = query(reader); },
            [answer, done = std::move(done)](const std::optional<Error>& failed) {
                done(failed ? Result<T>(fail(*failed)) : std::move(**answer));
            });
    }

    // Called on the writer thread after each commit that changed something. The subscription ends
    // when the returned object dies.
    class Subscription {
    public:
        virtual ~Subscription() = default;
    };
    std::unique_ptr<Subscription> subscribe(std::function<void(const Changes&)> listener);

private:
    struct State;
    explicit Workspace(std::unique_ptr<State> state);
    using Body = std::function<bool(Writer&)>; // true: commit
    using After = std::function<void(const std::optional<Error>&)>;
    std::optional<Error> run_write(const Body& body);
    void enqueue_write(Body body, After after);
    std::optional<Error> run_read(const std::function<void(Reader&)>& body);
    void enqueue_read(std::function<void(Reader&)> body, After after);
    std::unique_ptr<State> m_state;
};

} // namespace comptoir::app
