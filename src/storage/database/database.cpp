#include "comptoir/storage/database.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/errors.h"
#include "comptoir/storage/migrate.h"

#include <sqlite3.h>
#include <unistd.h>

#include <cstring>

namespace comptoir::storage {

namespace fs = std::filesystem;

namespace {

constexpr int k_busy_timeout_ms = 5'000;
constexpr std::size_t k_texts_max = 512;
constexpr std::size_t k_idle_of_one_text_max = 4;

Param path_param(const fs::path& path) {
    return {"path", path.string()};
}

// One pragma that answers with an integer.
std::optional<std::int64_t> pragma_integer(sqlite3* handle, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) != SQLITE_OK)
        return std::nullopt;
    std::optional<std::int64_t> value;
    if (sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

std::string pragma_text(sqlite3* handle, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr) != SQLITE_OK)
        return {};
    std::string value;
    if (sqlite3_step(statement) == SQLITE_ROW)
        if (const void* bytes = sqlite3_column_text(statement, 0))
            value = static_cast<const char*>(bytes);
    sqlite3_finalize(statement);
    return value;
}

int open_flags(OpenMode mode) {
    switch (mode) {
    // Readers never write rows (query_only), but the last one to leave must be able to put the
    // journal back into the file: a closed dossier is one file. SQLite opens read-only by itself
    // when the file does not let itself be written.
    case OpenMode::ReadOnly:
    case OpenMode::ReadWrite:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    case OpenMode::Create:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    }
    return 0;
}

// Refuses what is not ours or what a newer program wrote; never "warns and goes on".
Result<void> check_identity(sqlite3* handle, const fs::path& path, OpenMode mode) {
    const auto application = pragma_integer(handle, "PRAGMA application_id");
    const auto version = pragma_integer(handle, "PRAGMA user_version");
    // Reading the schema now names a damaged first page here rather than at some later query.
    const auto tables = pragma_integer(handle, "SELECT count(*) FROM sqlite_schema");
    if (!application || !version || !tables)
        return fail(error_of(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle), path));
    if (*application != k_application_id)
        return fail(errors::not_a_dossier, {path_param(path)});
    const std::int64_t known = newest_schema_version();
    if (*version > known)
        return fail(errors::newer_than_program,
                    {path_param(path), {"version", *version}, {"known", known}});
    if (*version < known && mode == OpenMode::ReadOnly)
        return fail(errors::needs_migration, {path_param(path)});
    return {};
}

// `synchronous=FULL` on the writer: a committed match survives a power cut (docs/decisions).
Result<void> configure(sqlite3* handle, const fs::path& path, OpenMode mode) {
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, k_busy_timeout_ms);
    // Without recursive_triggers, INSERT OR REPLACE deletes rows behind the triggers' back.
    const char* common = "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
                         "PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;"
                         "PRAGMA mmap_size=0;";
    if (sqlite3_exec(handle, common, nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(error_of(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle), path));
    if (mode == OpenMode::ReadOnly) {
        sqlite3_exec(handle, "PRAGMA query_only=ON; PRAGMA cache_size=-32768", nullptr, nullptr,
                     nullptr);
        return {};
    }
    // Room for the indexes a large import or reconciliation writes all over; filled as needed.
    sqlite3_exec(handle, "PRAGMA cache_size=-65536", nullptr, nullptr, nullptr);
    if (sqlite3_db_readonly(handle, "main") == 1)
        return fail(errors::read_only_file, {path_param(path)});
    const std::string journal = pragma_text(handle, "PRAGMA journal_mode=WAL");
    if (journal != "wal") {
        if (sqlite3_errcode(handle) != SQLITE_OK)
            return fail(error_of(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle), path));
        return fail(errors::cannot_open, {path_param(path)}, "journal mode is " + journal);
    }
    sqlite3_exec(handle, "PRAGMA synchronous=FULL", nullptr, nullptr, nullptr);
    return {};
}

Result<void> stamp_new_file(sqlite3* handle, const fs::path& path) {
    const std::string sql = "PRAGMA application_id=" + text::number(k_application_id);
    if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(error_of(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle), path));
    return {};
}

// True when the folder lies on a file system mounted read-only, or refuses us new files.
bool is_on_read_only_medium(const fs::path& path) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    return access(folder.c_str(), W_OK) != 0;
}

// https://www.sqlite.org/uri.html: '%', '?' and '#' in the path are escaped.
std::string immutable_uri(const fs::path& path) {
    std::string uri = "file:";
    for (const char c : path.string()) {
        if (c == '%')
            uri += "%25";
        else if (c == '?')
            uri += "%3f";
        else if (c == '#')
            uri += "%23";
        else
            uri += c;
    }
    return uri + "?immutable=1";
}

} // namespace

Error error_of(int extended_code, std::string_view message, const fs::path& path) {
    const auto make = [&](const ErrorSpec& spec) {
        return Error{spec, spec.kind, {path_param(path)}, std::nullopt, std::string(message)};
    };
    switch (extended_code & 0xff) {
    case SQLITE_FULL:
        return make(errors::disk_full);
    case SQLITE_CORRUPT:
        return make(errors::corrupt);
    case SQLITE_NOTADB:
        return make(errors::not_a_dossier);
    case SQLITE_READONLY:
        return make(errors::read_only_file);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return make(errors::busy);
    case SQLITE_CONSTRAINT:
        return make(errors::constraint);
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return make(errors::cannot_open);
    default:
        return make(errors::io_failure);
    }
}

// --- Statement --------------------------------------------------------------------------------

Statement::Statement(Database& database, sqlite3_stmt* handle, const std::string* key)
    : m_database(&database), m_handle(handle), m_key(key) {}

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database), m_handle(std::exchange(other.m_handle, nullptr)),
      m_key(other.m_key) {}

Statement::~Statement() {
    if (m_handle)
        m_database->give_back(m_key, m_handle);
}

void Statement::fail_now() const {
    sqlite3* handle = m_database->handle();
    throw DatabaseFailure(
        error_of(sqlite3_extended_errcode(handle), sqlite3_errmsg(handle), m_database->path()));
}

Statement& Statement::bind(int index, std::int64_t value) {
    if (sqlite3_bind_int64(m_handle, index, value) != SQLITE_OK)
        fail_now();
    return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
    // An empty view may have a null pointer, which SQLite would store as NULL.
    const char* bytes = text.data() ? text.data() : "";
    if (sqlite3_bind_text64(m_handle, index, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) !=
        SQLITE_OK)
        fail_now();
    return *this;
}

Statement& Statement::bind_in_place(int index, std::string_view text) {
    const char* bytes = text.data() ? text.data() : "";
    if (sqlite3_bind_text64(m_handle, index, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8) !=
        SQLITE_OK)
        fail_now();
    return *this;
}

Statement& Statement::bind(int index, Date day) {
    return bind(index, day.to_iso());
}

Statement& Statement::bind(int index, Instant instant) {
    return bind(index, instant.ms);
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
    const char* data = bytes.data() ? bytes.data() : "";
    if (sqlite3_bind_blob64(m_handle, index, data, bytes.size(), SQLITE_TRANSIENT) != SQLITE_OK)
        fail_now();
    return *this;
}

Statement& Statement::bind_null(int index) {
    if (sqlite3_bind_null(m_handle, index) != SQLITE_OK)
        fail_now();
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    fail_now();
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    sqlite3_reset(m_handle); // its error, if any, was thrown by step()
    sqlite3_clear_bindings(m_handle);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_handle, column);
}

std::string_view Statement::text_view(int column) const {
    const void* bytes = sqlite3_column_text(m_handle, column);
    if (!bytes)
        return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

std::string Statement::text(int column) const {
    return std::string(text_view(column));
}

std::string_view Statement::blob_view(int column) const {
    const void* bytes = sqlite3_column_blob(m_handle, column);
    if (!bytes)
        return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column))};
}

Date Statement::date(int column) const {
    const auto day = Date::parse_iso(text_view(column));
    if (!day)
        throw DatabaseFailure(
            error_of(SQLITE_CORRUPT, "a stored day is not a day", m_database->path()));
    return *day;
}

std::optional<Date> Statement::optional_date(int column) const {
    return is_null(column) ? std::nullopt : std::optional(date(column));
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}

// --- Database ---------------------------------------------------------------------------------

Database::Database(fs::path path, sqlite3* handle) : m_path(std::move(path)), m_handle(handle) {}

Database::~Database() {
    for (const auto& [sql, handles] : m_idle)
        for (sqlite3_stmt* handle : handles)
            sqlite3_finalize(handle);
    sqlite3_close_v2(m_handle);
}

Result<std::unique_ptr<Database>> Database::open(const fs::path& path, OpenMode mode) {
    // Statistics nobody reads would put a process-wide lock around each of SQLite's allocations. An
    // error only says that SQLite was in use before us: then it keeps them.
    static const int without_statistics = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(without_statistics);
    std::error_code ignored;
    const bool exists = fs::exists(path, ignored);
    if (mode == OpenMode::Create && exists)
        return fail(errors::already_exists, {path_param(path)});
    if (mode != OpenMode::Create && !exists)
        return fail(errors::cannot_open, {path_param(path)}, "no such file");
    auto opened = open_at(path, path.string(), mode);
    if (opened)
        return opened;
    if (mode == OpenMode::Create)
        remove_files(path); // ours alone, and nothing in it
    // A medium that takes no writes has no room for the shared memory of a journal; a file that
    // was closed properly needs none, and nobody can change it there.
    const bool closed_properly = !fs::exists(path.string() + "-wal", ignored);
    if (mode == OpenMode::ReadOnly && closed_properly && is_on_read_only_medium(path))
        return open_at(path, immutable_uri(path), mode);
    return opened;
}

Result<std::unique_ptr<Database>> Database::open_at(const fs::path& path, const std::string& name,
                                                    OpenMode mode) {
    sqlite3* handle = nullptr;
    const int flags = open_flags(mode) | (name.starts_with("file:") ? SQLITE_OPEN_URI : 0);
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    std::unique_ptr<Database> database(new Database(path, handle));
    if (code != SQLITE_OK)
        return fail(error_of(code, handle ? sqlite3_errmsg(handle) : "out of memory", path));
    if (mode == OpenMode::Create)
        CT_TRY(stamp_new_file(handle, path));
    else
        CT_TRY(check_identity(handle, path, mode));
    CT_TRY(configure(handle, path, mode));
    return database;
}

Statement Database::prepare(std::string_view sql) {
    auto known = m_idle.find(sql);
    if (known != m_idle.end() && !known->second.empty()) {
        sqlite3_stmt* idle = known->second.back();
        known->second.pop_back();
        return Statement(*this, idle, &known->first);
    }
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    if (code != SQLITE_OK)
        throw DatabaseFailure(
            error_of(sqlite3_extended_errcode(m_handle), sqlite3_errmsg(m_handle), m_path));
    invariant(handle, "an SQL text holds one statement");
    // Composed texts (filters) are few, yet nothing here may grow without bound.
    if (known == m_idle.end() && m_idle.size() < k_texts_max) {
        known = m_idle.emplace(std::string(sql), std::vector<sqlite3_stmt*>{}).first;
        known->second.reserve(k_idle_of_one_text_max);
    }
    return Statement(*this, handle, known == m_idle.end() ? nullptr : &known->first);
}

void Database::give_back(const std::string* key, sqlite3_stmt* handle) noexcept {
    sqlite3_reset(handle); // its error, if any, was thrown by step()
    sqlite3_clear_bindings(handle);
    const auto idle = key ? m_idle.find(*key) : m_idle.end();
    if (idle == m_idle.end() || idle->second.size() == k_idle_of_one_text_max) {
        sqlite3_finalize(handle);
        return;
    }
    idle->second.push_back(handle); // room was reserved when the text was first met
}

void Database::execute_script(std::string_view sql) {
    const std::string script(sql);
    if (sqlite3_exec(m_handle, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw DatabaseFailure(
            error_of(sqlite3_extended_errcode(m_handle), sqlite3_errmsg(m_handle), m_path));
}

std::int64_t Database::first_integer(Statement& statement) {
    const bool found = statement.step();
    invariant(found, "the query answers one row");
    return statement.integer(0);
}

std::int64_t Database::last_insert_id() const {
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(m_handle);
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}

void Database::roll_back() noexcept {
    // A failed COMMIT or a full disk may have rolled back already; the second one is harmless.
    sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Database::remove_files(const fs::path& path) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(path.string() + suffix, ignored);
}

// --- Transaction ------------------------------------------------------------------------------

Transaction::Transaction(Database& database) : m_database(&database) {
    database.execute_script("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (m_open)
        m_database->roll_back();
}

void Transaction::commit() {
    m_database->execute_script("COMMIT");
    m_open = false;
}

// Savepoints of one name nest; the innermost is meant.
Savepoint::Savepoint(Database& database) : m_database(&database) {
    database.execute_script("SAVEPOINT part");
}

Savepoint::~Savepoint() {
    // A failure that ended the whole transaction (a full disk) took the savepoint with it.
    if (!m_open || !m_database->in_transaction())
        return;
    try {
        roll_back();
    } catch (const DatabaseFailure&) {
        m_database->roll_back(); // the transaction cannot be trusted any more
    }
}

void Savepoint::release() {
    m_database->execute_script("RELEASE part");
    m_open = false;
}

void Savepoint::roll_back() {
    m_database->execute_script("ROLLBACK TO part; RELEASE part");
    m_open = false;
}

} // namespace comptoir::storage
