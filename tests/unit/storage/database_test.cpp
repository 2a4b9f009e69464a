#include "comptoir/storage/database.h"

#include "new_database.h"

#include <cstdint>
#include <fstream>
#include <limits>
#include <optional>

namespace comptoir::storage {
namespace {

using test::failure_of;
using test::refusal_of;
using test::TempFolder;
using test::value_of;

class DatabaseTest : public testing::Test {
protected:
    std::filesystem::path path() const { return m_folder.file("a.comptoir"); }
    // A table of its own in a file without schema: these tests are about the classes alone.
    std::unique_ptr<Database> scratch() {
        auto database = value_of(Database::open(path(), OpenMode::Create));
        database->execute_script(
            "CREATE TABLE thing (id INTEGER PRIMARY KEY, word TEXT UNIQUE, size INTEGER, raw BLOB,"
            " day TEXT) STRICT");
        return database;
    }
    TempFolder m_folder;
};

TEST_F(DatabaseTest, BindsAndReadsEveryKindOfValue) {
    const auto database = scratch();
    Statement insert =
        database->prepare("INSERT INTO thing (word, size, raw, day) VALUES (?1, ?2, ?3, ?4)");
    insert.bind(1, "d'été").bind(2, std::numeric_limits<std::int64_t>::min());
    insert.bind_blob(3, std::string_view("\0\xff\0", 3)).bind(4, *Date::from_ymd(2026, 2, 28));
    insert.run();
    EXPECT_EQ(database->last_insert_id(), 1);
    EXPECT_EQ(database->changes(), 1);
    Statement row = database->query("SELECT word, size, raw, day, NULL FROM thing");
    ASSERT_TRUE(row.step());
    EXPECT_EQ(row.text(0), "d'été");
    EXPECT_EQ(row.integer(1), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(row.blob_view(2), std::string_view("\0\xff\0", 3));
    EXPECT_EQ(row.date(3), *Date::from_ymd(2026, 2, 28));
    EXPECT_TRUE(row.is_null(4));
    EXPECT_EQ(row.optional_date(4), std::nullopt);
    EXPECT_EQ(row.optional_integer(4), std::nullopt);
    EXPECT_FALSE(row.step());
}

TEST_F(DatabaseTest, AnEmptyTextIsStoredAsTextAndNotAsNull) {
    const auto database = scratch();
    database->run("INSERT INTO thing (word) VALUES (?1)", std::string_view());
    EXPECT_EQ(database->integer("SELECT count(*) FROM thing WHERE word = ''"), 1);
}

TEST_F(DatabaseTest, AnEmptyBlobIsStoredAsBlobAndNotAsNull) {
    const auto database = scratch();
    Statement insert = database->prepare("INSERT INTO thing (raw) VALUES (?1)");
    insert.bind_blob(1, {}).run();
    EXPECT_EQ(database->integer("SELECT count(*) FROM thing WHERE raw = x''"), 1);
}

TEST_F(DatabaseTest, AnEmptyOptionalAndTheZeroIdAreNull) {
    const auto database = scratch();
    database->run("INSERT INTO thing (size, word) VALUES (?1, ?2)", Id<struct ThingTag>{},
                  std::optional<std::string>());
    EXPECT_EQ(database->integer("SELECT count(*) FROM thing WHERE size IS NULL AND word IS NULL"),
              1);
}

TEST_F(DatabaseTest, AReusedStatementKeepsNothingBoundFromBefore) {
    const auto database = scratch();
    Statement insert = database->prepare("INSERT INTO thing (word, size) VALUES (?1, ?2)");
    insert.bind_all("first", 1).run();
    insert.bind(1, "second").run();
    EXPECT_EQ(
        database->integer("SELECT count(*) FROM thing WHERE word = 'second' AND size IS NULL"), 1);
}

TEST_F(DatabaseTest, AHostileTextStaysAText) {
    const auto database = scratch();
    const std::string hostile = "x'); DROP TABLE thing; --";
    database->run("INSERT INTO thing (word) VALUES (?1)", hostile);
    EXPECT_EQ(database->optional_text("SELECT word FROM thing"), hostile);
}

TEST_F(DatabaseTest, OptionalTextIsEmptyWithoutRowAndForNull) {
    const auto database = scratch();
    EXPECT_EQ(database->optional_text("SELECT word FROM thing"), std::nullopt);
    database->run("INSERT INTO thing (size) VALUES (3)");
    EXPECT_EQ(database->optional_text("SELECT word FROM thing"), std::nullopt);
}

TEST_F(DatabaseTest, AStrictTableRefusesATextInAnIntegerColumn) {
    const auto database = scratch();
    EXPECT_EQ(failure_of([&] { database->run("INSERT INTO thing (size) VALUES ('many')"); }),
              "storage.constraint");
}

TEST_F(DatabaseTest, ABrokenUniqueKeyIsAConstraintFailure) {
    const auto database = scratch();
    database->run("INSERT INTO thing (word) VALUES ('one')");
    EXPECT_EQ(failure_of([&] { database->run("INSERT INTO thing (word) VALUES ('one')"); }),
              "storage.constraint");
}

TEST_F(DatabaseTest, AFailureSaysWhichFileAndHoldsTheDetailForTheLog) {
    const auto database = scratch();
    try {
        database->run("INSERT INTO thing (id) VALUES ('x')");
        FAIL() << "the insert must fail";
    } catch (const DatabaseFailure& failure) {
        ASSERT_EQ(failure.error().params.size(), 1u);
        EXPECT_EQ(failure.error().params[0].name, "path");
        EXPECT_EQ(std::get<std::string>(failure.error().params[0].value), path().string());
        EXPECT_FALSE(failure.error().detail.empty());
    }
}

TEST_F(DatabaseTest, AStoredDayThatIsNoDayIsDamage) {
    const auto database = scratch();
    database->run("INSERT INTO thing (day) VALUES ('2026-02-30')");
    Statement row = database->query("SELECT day FROM thing");
    ASSERT_TRUE(row.step());
    EXPECT_EQ(failure_of([&] { row.date(0); }), "storage.corrupt");
}

TEST_F(DatabaseTest, ATransactionThatDiesUncommittedLeavesNothing) {
    const auto database = scratch();
    {
        Transaction transaction(*database);
        database->run("INSERT INTO thing (word) VALUES ('gone')");
        EXPECT_TRUE(database->in_transaction());
    }
    EXPECT_FALSE(database->in_transaction());
    EXPECT_EQ(database->integer("SELECT count(*) FROM thing"), 0);
}

TEST_F(DatabaseTest, ACommittedTransactionStays) {
    {
        const auto database = scratch();
        Transaction transaction(*database);
        database->run("INSERT INTO thing (word) VALUES ('kept')");
        transaction.commit();
    }
    const auto again = value_of(Database::open(path(), OpenMode::ReadWrite));
    EXPECT_EQ(again->optional_text("SELECT word FROM thing"), "kept");
}

TEST_F(DatabaseTest, TheWriterSyncsEveryCommitAndChecksReferences) {
    const auto database = scratch();
    EXPECT_EQ(database->integer("PRAGMA synchronous"), 2);
    EXPECT_EQ(database->integer("PRAGMA foreign_keys"), 1);
    EXPECT_EQ(database->optional_text("PRAGMA journal_mode"), "wal");
    EXPECT_EQ(database->integer("PRAGMA application_id"), k_application_id);
}

TEST_F(DatabaseTest, AClosedDossierIsOneFile) {
    test::new_database(path()).reset();
    value_of(Database::open(path(), OpenMode::ReadWrite)).reset();
    value_of(Database::open(path(), OpenMode::ReadOnly))->integer("SELECT count(*) FROM account");
    for (const char* suffix : {"-wal", "-shm", "-journal", ".lock"})
        EXPECT_FALSE(std::filesystem::exists(path().string() + suffix)) << suffix;
}

TEST_F(DatabaseTest, AReadOnlyConnectionReadsAndNeverWrites) {
    test::new_database(path()).reset();
    const auto database = value_of(Database::open(path(), OpenMode::ReadOnly));
    EXPECT_GT(database->integer("SELECT count(*) FROM account"), 100);
    EXPECT_EQ(failure_of([&] { database->run("DELETE FROM account"); }), "storage.read_only_file");
    EXPECT_EQ(failure_of([&] { Transaction transaction(*database); }), "storage.read_only_file");
}

TEST_F(DatabaseTest, AReaderSeesTheLastCommitWhileAWriterWrites) {
    const auto writer = test::new_database(path());
    const auto reader = value_of(Database::open(path(), OpenMode::ReadOnly));
    Transaction transaction(*writer);
    writer->run("INSERT INTO setting (name, value) VALUES ('a', '1')");
    EXPECT_EQ(reader->integer("SELECT count(*) FROM setting WHERE name = 'a'"), 0);
    transaction.commit();
    EXPECT_EQ(reader->integer("SELECT count(*) FROM setting WHERE name = 'a'"), 1);
}

TEST_F(DatabaseTest, CreateRefusesAFileThatExists) {
    std::ofstream(path()) << "anything";
    EXPECT_EQ(refusal_of(Database::open(path(), OpenMode::Create)), "storage.already_exists");
}

TEST_F(DatabaseTest, AMissingFileIsNotMadeByOpening) {
    EXPECT_EQ(refusal_of(Database::open(path(), OpenMode::ReadWrite)), "storage.cannot_open");
    EXPECT_EQ(refusal_of(Database::open(path(), OpenMode::ReadOnly)), "storage.cannot_open");
    EXPECT_FALSE(std::filesystem::exists(path()));
}

TEST_F(DatabaseTest, AFolderCannotBeOpened) {
    std::filesystem::create_directories(path());
    EXPECT_EQ(refusal_of(Database::open(path(), OpenMode::ReadWrite)), "storage.cannot_open");
}

TEST_F(DatabaseTest, AFailedCreationLeavesNoFileBehind) {
    const auto inside_a_file = m_folder.file("no-folder") / "a.comptoir";
    EXPECT_EQ(refusal_of(Database::open(inside_a_file, OpenMode::Create)), "storage.cannot_open");
    EXPECT_FALSE(std::filesystem::exists(inside_a_file));
}

TEST_F(DatabaseTest, ATextFileIsNotADossier) {
    std::ofstream(path()) << std::string(4096, 'x');
    EXPECT_EQ(refusal_of(Database::open(path(), OpenMode::ReadWrite)), "storage.not_a_dossier");
}

TEST_F(DatabaseTest, AnEmptyFileIsNotADossier) {
    std::ofstream{path()};
    EXPECT_EQ(refusal_of(Database::open(path(), OpenMode::ReadWrite)), "storage.not_a_dossier");
    EXPECT_EQ(std::filesystem::file_size(path()), 0u);
}

TEST_F(DatabaseTest, AnotherProgramsDatabaseIsNotADossierAndStaysAsItWas) {
    {
        const auto database = scratch();
        database->execute_script("PRAGMA application_id=42");
    }
    const std::string before = test::read_text(path());
    EXPECT_EQ(refusal_of(Database::open(path(), OpenMode::ReadWrite)), "storage.not_a_dossier");
    EXPECT_EQ(test::read_text(path()), before);
}

TEST_F(DatabaseTest, AFileOfANewerProgramIsRefusedByNumber) {
    {
        const auto database = test::new_database(path());
        database->execute_script("PRAGMA user_version=99");
    }
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        const auto opened = Database::open(path(), mode);
        ASSERT_EQ(refusal_of(opened), "storage.newer_than_program");
        EXPECT_EQ(std::get<std::int64_t>(opened.error().params[1].value), 99);
        EXPECT_EQ(std::get<std::int64_t>(opened.error().params[2].value), newest_schema_version());
    }
}

TEST_F(DatabaseTest, AnOlderFileIsRefusedForReadingOnly) {
    {
        const auto database = test::new_database(path());
        database->execute_script("PRAGMA user_version=1");
    }
    EXPECT_EQ(refusal_of(Database::open(path(), OpenMode::ReadOnly)), "storage.needs_migration");
    EXPECT_TRUE(Database::open(path(), OpenMode::ReadWrite).has_value());
}

TEST(DatabaseErrors, EachKindOfSqliteCodeHasItsOwnErrorCode) {
    const auto code = [](int sqlite_code) {
        return error_of(sqlite_code, "said by a test", "a.comptoir").code.name;
    };
    EXPECT_EQ(code(13), "storage.disk_full");                // SQLITE_FULL
    EXPECT_EQ(code(11 | (1 << 8)), "storage.corrupt");       // SQLITE_CORRUPT_VTAB
    EXPECT_EQ(code(26), "storage.not_a_dossier");            // SQLITE_NOTADB
    EXPECT_EQ(code(8 | (5 << 8)), "storage.read_only_file"); // SQLITE_READONLY_CANTINIT
    EXPECT_EQ(code(5), "storage.busy");                      // SQLITE_BUSY
    EXPECT_EQ(code(6), "storage.busy");                      // SQLITE_LOCKED
    EXPECT_EQ(code(19 | (8 << 8)), "storage.constraint");    // SQLITE_CONSTRAINT_UNIQUE
    EXPECT_EQ(code(14), "storage.cannot_open");              // SQLITE_CANTOPEN
    EXPECT_EQ(code(10 | (2 << 8)), "storage.io_failure");    // SQLITE_IOERR_SHORT_READ
}

} // namespace
} // namespace comptoir::storage
