// Database, Statement, Transaction: the only three classes that know SQLite.
//
// Expected refusals at opening come as Result. Once open, what goes wrong (disk full, corrupt page,
// a constraint that our own rules should have kept) is thrown as DatabaseFailure and caught at the
// one place where transactions begin and end (app::Workspace), which rolls back and turns it into
// an Error. See docs/decisions/0013-database-failures.md. One Database belongs to one thread.
#pragma once

#include "comptoir/core/cancellation.h"
#include "comptoir/core/clock.h"
#include "comptoir/core/date.h"
#include "comptoir/core/id.h"
#include "comptoir/core/money.h"
#include "comptoir/core/result.h"

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace comptoir::storage {

class DatabaseFailure : public std::exception {
public:
    explicit DatabaseFailure(Error error) : m_error(std::move(error)) {}
    const Error& error() const { return m_error; }
    const char* what() const noexcept override { return m_error.detail.c_str(); }

private:
    Error m_error;
};

enum class OpenMode { ReadOnly, ReadWrite, Create };

class Database;

// A prepared statement. Parameters are numbered ?1, ?2 … from 1; columns from 0.
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::string_view text);
    // Without a copy: the text stays where it is until reset(). For rows inserted by the thousand.
    Statement& bind_in_place(int index, std::string_view text);
    Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
    Statement& bind(int index, Date day);        // TEXT ISO
    Statement& bind(int index, Instant instant); // INTEGER ms
    Statement& bind_blob(int index, std::string_view bytes);
    Statement& bind_null(int index);
    Statement& bind(int index, int value) { return bind(index, std::int64_t{value}); }
    Statement& bind(int index, bool value) { return bind(index, std::int64_t{value ? 1 : 0}); }
    template <class Tag>
    Statement& bind(int index, Id<Tag> id) { // 0 becomes NULL
        return id ? bind(index, id.value()) : bind_null(index);
    }
    template <class T>
    Statement& bind(int index, const std::optional<T>& value) {
        return value ? bind(index, *value) : bind_null(index);
    }
    template <class... Args>
    Statement& bind_all(const Args&... args) {
        int index = 0;
        (bind(++index, args), ...);
        return *this;
    }

    bool step();  // true: a row is there
    void run();   // steps to the end and resets; for INSERT, UPDATE, DELETE
    void reset(); // keeps nothing bound

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    int small(int column) const { return static_cast<int>(integer(column)); }
    std::string text(int column) const;
    std::string_view text_view(int column) const; // until the next step
    std::string_view blob_view(int column) const; // until the next step
    Date date(int column) const;                  // a stored day is valid, or the file is corrupt
    std::optional<Date> optional_date(int column) const;
    std::optional<std::int64_t> optional_integer(int column) const;
    Instant instant(int column) const { return Instant{integer(column)}; }
    template <class T>
    T id(int column) const {
        return T{is_null(column) ? 0 : integer(column)};
    }

private:
    friend class Database;
    Statement(Database& database, sqlite3_stmt* handle, const std::string* key);
    [[noreturn]] void fail_now() const;
    Database* m_database;
    sqlite3_stmt* m_handle;
    const std::string* m_key; // its SQL text among the database's prepared statements
};

class Database {
public:
    // Create: makes the file (fails with storage.already_exists when there is one), WAL, full sync.
    // ReadOnly: never changes a row; on a read-only medium it reads a properly closed dossier too.
    // ReadWrite and ReadOnly: check application_id and user_version before anything else.
    // Errors: storage.not_a_dossier, .newer_than_program, .needs_migration (ReadOnly only),
    // .cannot_open, .corrupt, .already_exists, .read_only_file.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path, OpenMode mode);
    // Removes a file that could not be completed, with what SQLite left beside it.
    static void remove_files(const std::filesystem::path& path);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Compiles once: an SQL text that was prepared before is taken out again (most are used for
    // every line of a file). A Statement must not outlive its Database.
    Statement prepare(std::string_view sql);
    // Prepares, binds ?1… and leaves it ready to step().
    template <class... Args>
    Statement query(std::string_view sql, const Args&... args) {
        Statement statement = prepare(sql);
        statement.bind_all(args...);
        return statement;
    }
    template <class... Args>
    void run(std::string_view sql, const Args&... args) {
        query(sql, args...).run();
    }
    void execute_script(std::string_view sql); // several statements, no parameters

    // First column of the first row; invariant: there is one.
    template <class... Args>
    std::int64_t integer(std::string_view sql, const Args&... args) {
        Statement statement = query(sql, args...);
        return first_integer(statement);
    }
    template <class... Args>
    std::optional<std::string> optional_text(std::string_view sql, const Args&... args) {
        Statement statement = query(sql, args...);
        if (!statement.step() || statement.is_null(0))
            return std::nullopt;
        return statement.text(0);
    }

    std::int64_t last_insert_id() const;
    std::int64_t changes() const; // rows changed by the last statement
    bool in_transaction() const;
    void roll_back() noexcept; // harmless when nothing is open
    const std::filesystem::path& path() const { return m_path; }
    sqlite3* handle() const { return m_handle; } // for database/ and migrate/ only

private:
    Database(std::filesystem::path path, sqlite3* handle);
    static Result<std::unique_ptr<Database>> open_at(const std::filesystem::path& path,
                                                     const std::string& name, OpenMode mode);
    static std::int64_t first_integer(Statement& statement);
    friend class Statement;
    void give_back(const std::string* key, sqlite3_stmt* handle) noexcept;
    // Idle compiled statements by SQL text; a text in use twice at once is compiled twice.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, std::vector<sqlite3_stmt*>, TextHash, std::equal_to<>> m_idle;
    std::filesystem::path m_path;
    sqlite3* m_handle;
};

// BEGIN IMMEDIATE … COMMIT; rolls back when it dies uncommitted.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database* m_database;
    bool m_open = true;
};

// A part of a transaction that may fail alone: what was written since is undone when it dies
// without release().
class Savepoint {
public:
    explicit Savepoint(Database& database);
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;
    void release();
    void roll_back();

private:
    Database* m_database;
    bool m_open = true;
};

// The error a SQLite result code becomes: full disk, corrupt page, busy, constraint…
Error error_of(int extended_code, std::string_view message, const std::filesystem::path& path);

inline constexpr std::int32_t k_application_id = 0x43545231; // "CTR1"

} // namespace comptoir::storage
