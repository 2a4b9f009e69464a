// From every old version, and interrupted in each step. The ledgers of old versions are text dumps
// in tests/data/ledgers; README.md there says how they were made.
#include "comptoir/storage/migrate.h"

#include "comptoir/storage/repositories/event_repository.h"
#include "new_database.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <vector>

namespace comptoir::storage {
namespace {

using test::refusal_of;
using test::TempFolder;
using test::value_of;

std::string dump_name(int version) {
    std::string digits = std::to_string(version);
    return "ledgers/v" + std::string(4 - digits.size(), '0') + digits + ".sql";
}

// The dump as a dossier of that version on disk.
void load_dump(const std::filesystem::path& path, int version) {
    const std::string sql = test::read_text(test::data_path(dump_name(version)));
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    char* message = nullptr;
    const int code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &message);
    EXPECT_EQ(code, SQLITE_OK) << (message ? message : "");
    sqlite3_free(message);
    ASSERT_EQ(sqlite3_close(handle), SQLITE_OK);
}

// Text of every table, index and trigger with its blanks made equal.
std::map<std::string, std::string> schema_of(Database& database) {
    std::map<std::string, std::string> schema;
    Statement rows =
        database.query("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema");
    while (rows.step()) {
        std::string normal;
        for (const char c : rows.text(1)) {
            const bool blank = c == ' ' || c == '\n' || c == '\t';
            if (!blank)
                normal += c;
            else if (!normal.empty() && normal.back() != ' ')
                normal += ' ';
        }
        schema[rows.text(0)] = normal;
    }
    return schema;
}

std::map<std::string, std::int64_t> counts_of(Database& database) {
    std::vector<std::string> tables;
    {
        Statement rows = database.query(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
        while (rows.step())
            tables.push_back(rows.text(0));
    }
    std::map<std::string, std::int64_t> counts;
    for (const std::string& table : tables)
        counts[table] = database.integer("SELECT count(*) FROM \"" + table + "\"");
    return counts;
}

std::map<std::string, std::int64_t> balances_of(Database& database) {
    std::map<std::string, std::int64_t> balances;
    Statement rows = database.query("SELECT account || ' ' || coalesce(party, ''),"
                                    " sum(amount_minor) FROM entry_row GROUP BY 1");
    while (rows.step())
        balances[rows.text(0)] = rows.integer(1);
    return balances;
}

class MigrateTest : public testing::TestWithParam<int> {
protected:
    std::filesystem::path path() const { return m_folder.file("old.comptoir"); }
    std::filesystem::path backup() const {
        return path().string() + ".before-step-" + std::to_string(GetParam() + 1);
    }
    void SetUp() override { load_dump(path(), GetParam()); }
    bool is_newest() const { return GetParam() == newest_schema_version(); }
    TempFolder m_folder;
};

TEST_P(MigrateTest, TheDumpHoldsRowsInEveryTableOfItsVersion) {
    const auto database = value_of(Database::open(path(), OpenMode::ReadWrite));
    EXPECT_EQ(schema_version(*database), GetParam());
    for (const auto& [table, count] : counts_of(*database))
        EXPECT_GT(count, 0) << table << " has no row in " << dump_name(GetParam());
}

TEST_P(MigrateTest, AnOldLedgerBecomesLikeANewOneAndKeepsItsRows) {
    const auto database = value_of(Database::open(path(), OpenMode::ReadWrite));
    const auto counts = counts_of(*database);
    const auto balances = balances_of(*database);
    ASSERT_FALSE(balances.empty());

    EXPECT_EQ(value_of(migrate(*database)), GetParam());

    EXPECT_EQ(schema_version(*database), newest_schema_version());
    const auto fresh = test::new_database(m_folder.file("fresh.comptoir"));
    EXPECT_EQ(schema_of(*database), schema_of(*fresh));
    const auto counts_after = counts_of(*database);
    for (const auto& [table, count] : counts)
        EXPECT_EQ(counts_after.at(table), count) << table;
    EXPECT_EQ(balances_of(*database), balances);
    EXPECT_FALSE(database->prepare("PRAGMA foreign_key_check").step());
    EXPECT_EQ(database->optional_text("PRAGMA integrity_check"), "ok");
    EXPECT_EQ(first_broken_event(*database), 0);
    EXPECT_EQ(database->integer("PRAGMA foreign_keys"), 1) << "switched on again after the steps";
}

TEST_P(MigrateTest, ACopyOfTheOldLedgerStandsBesideTheNewOne) {
    {
        const auto database = value_of(Database::open(path(), OpenMode::ReadWrite));
        value_of(migrate(*database));
    }
    if (is_newest()) {
        EXPECT_FALSE(std::filesystem::exists(backup())) << "nothing to do, nothing to keep";
        return;
    }
    const auto copy = value_of(Database::open(backup(), OpenMode::ReadWrite));
    EXPECT_EQ(schema_version(*copy), GetParam());
    EXPECT_EQ(copy->optional_text("PRAGMA integrity_check"), "ok");
    EXPECT_EQ(copy->integer("SELECT count(*) FROM dossier"), 1);
}

TEST_P(MigrateTest, MigratingTwiceIsMigratingOnce) {
    const auto database = value_of(Database::open(path(), OpenMode::ReadWrite));
    value_of(migrate(*database));
    const auto schema = schema_of(*database);
    EXPECT_EQ(value_of(migrate(*database)), newest_schema_version());
    EXPECT_EQ(schema_of(*database), schema);
}

TEST_P(MigrateTest, AnInterruptedStepLeavesTheVersionBeforeItAndOpensAgain) {
    for (int broken = GetParam() + 1; broken <= newest_schema_version(); ++broken) {
        SCOPED_TRACE("interrupted in step " + std::to_string(broken));
        std::filesystem::remove(path());
        load_dump(path(), GetParam());
        std::map<std::string, std::int64_t> counts;
        {
            const auto database = value_of(Database::open(path(), OpenMode::ReadWrite));
            counts = counts_of(*database);
            MigrationOptions options;
            options.before_commit = [&](int step) {
                if (step == broken)
                    throw std::runtime_error("the power went off");
            };
            const auto migrated = migrate(*database, options);
            ASSERT_EQ(refusal_of(migrated), "storage.migration_failed");
            EXPECT_EQ(std::get<std::int64_t>(migrated.error().params[1].value), broken);
            EXPECT_EQ(schema_version(*database), broken - 1);
            EXPECT_EQ(database->integer("PRAGMA foreign_keys"), 1);
        }
        const auto again = value_of(Database::open(path(), OpenMode::ReadWrite));
        EXPECT_EQ(schema_version(*again), broken - 1);
        EXPECT_EQ(again->optional_text("PRAGMA integrity_check"), "ok");
        for (const auto& [table, count] : counts)
            EXPECT_EQ(counts_of(*again).at(table), count) << table;
        EXPECT_EQ(value_of(migrate(*again)), broken - 1);
        EXPECT_EQ(schema_version(*again), newest_schema_version());
    }
}

TEST_P(MigrateTest, AFullDiskInTheMiddleLeavesTheOldVersion) {
    constexpr int k_needs_no_page = 18; // step 19 adds one column
    if (is_newest() || GetParam() == k_needs_no_page)
        return; // nothing to fill the disk with
    const auto database = value_of(Database::open(path(), OpenMode::ReadWrite));
    const std::int64_t pages = database->integer("PRAGMA page_count");
    database->execute_script("PRAGMA max_page_count=" + std::to_string(pages));
    EXPECT_EQ(refusal_of(migrate(*database)), "storage.migration_failed");
    EXPECT_EQ(schema_version(*database), GetParam());
    EXPECT_EQ(database->optional_text("PRAGMA integrity_check"), "ok");
}

INSTANTIATE_TEST_SUITE_P(EveryVersion, MigrateTest, testing::Range(1, newest_schema_version() + 1));

TEST(Migrate, EveryVersionHasItsDump) {
    for (int version = 1; version <= newest_schema_version(); ++version)
        EXPECT_TRUE(std::filesystem::exists(test::data_path(dump_name(version))))
            << dump_name(version) << ": see tests/data/ledgers/README.md";
}

TEST(Migrate, ANewFileNeedsNoCopy) {
    const TempFolder folder;
    test::new_database(folder.file("a.comptoir")).reset();
    const auto entries = std::filesystem::directory_iterator(folder.path());
    EXPECT_EQ(std::distance(begin(entries), end(entries)), 1);
}

TEST(Migrate, AFileOfANewerProgramIsLeftAlone) {
    const TempFolder folder;
    const auto database = test::new_database(folder.file("a.comptoir"));
    database->execute_script("PRAGMA user_version=99");
    EXPECT_EQ(refusal_of(migrate(*database)), "storage.newer_than_program");
    EXPECT_EQ(schema_version(*database), 99);
}

TEST(Migrate, StepsAreNumberedFromOneWithoutHoles) {
    int expected = 0;
    for (const SchemaStep& step : schema_steps())
        EXPECT_EQ(step.number, ++expected);
    EXPECT_EQ(expected, newest_schema_version());
}

} // namespace
} // namespace comptoir::storage
