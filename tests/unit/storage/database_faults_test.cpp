// What a full disk, a damaged page and a second writer become. Root ignores permission bits, so
// "read only" is shown by the connection's own mode, and by a file system mounted read-only in
// tests/flow/crash when the test may mount one.
#include "comptoir/storage/database.h"

#include "new_database.h"

#include <sqlite3.h>

#include <fstream>
#include <random>

namespace comptoir::storage {
namespace {

using test::failure_of;
using test::refusal_of;
using test::TempFolder;
using test::value_of;

class DatabaseFaultsTest : public testing::Test {
protected:
    std::filesystem::path path() const { return m_folder.file("a.comptoir"); }
    void overwrite(std::streamoff offset, std::string_view bytes) const {
        std::fstream file(path(), std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(offset);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        ASSERT_TRUE(file.good());
    }
    TempFolder m_folder;
};

TEST_F(DatabaseFaultsTest, AFullDiskRefusesTheInsertAndKeepsWhatWasThere) {
    const auto database = test::new_database(path());
    const std::int64_t accounts = database->integer("SELECT count(*) FROM account");
    const std::int64_t pages = database->integer("PRAGMA page_count");
    database->execute_script("PRAGMA max_page_count=" + std::to_string(pages + 2));
    const std::string code = failure_of([&] {
        Transaction transaction(*database);
        for (int index = 0; index < 1'000; ++index)
            database->run("INSERT INTO setting (name, value) VALUES (?1, ?2)",
                          std::to_string(index), std::string(1'000, 'x'));
        transaction.commit();
    });
    EXPECT_EQ(code, "storage.disk_full");
    EXPECT_FALSE(database->in_transaction());
    EXPECT_EQ(database->integer("SELECT count(*) FROM setting"), 0);
    EXPECT_EQ(database->integer("SELECT count(*) FROM account"), accounts);
    EXPECT_EQ(database->optional_text("PRAGMA integrity_check"), "ok");
}

TEST_F(DatabaseFaultsTest, ASecondWriterIsBusyInsteadOfWaitingForEver) {
    const auto first = test::new_database(path());
    const auto second = value_of(Database::open(path(), OpenMode::ReadWrite));
    sqlite3_busy_timeout(second->handle(), 1);
    Transaction transaction(*first);
    EXPECT_EQ(failure_of([&] { Transaction refused(*second); }), "storage.busy");
}

TEST_F(DatabaseFaultsTest, ADamagedHeaderIsNotADossier) {
    test::new_database(path()).reset();
    overwrite(0, "not a database at all");
    EXPECT_EQ(refusal_of(Database::open(path(), OpenMode::ReadWrite)), "storage.not_a_dossier");
}

TEST_F(DatabaseFaultsTest, ADamagedSchemaPageIsRefusedAtOpening) {
    test::new_database(path()).reset();
    overwrite(100, std::string(3'000, '\xee')); // the first page behind its header
    const auto opened = Database::open(path(), OpenMode::ReadWrite);
    EXPECT_EQ(refusal_of(opened), "storage.corrupt");
}

TEST_F(DatabaseFaultsTest, ADamagedTablePageIsNamedWhenItIsRead) {
    std::int64_t root = 0;
    std::int64_t page_bytes = 0;
    {
        const auto database = test::new_database(path());
        root = database->integer("SELECT rootpage FROM sqlite_schema WHERE name = 'account'");
        page_bytes = database->integer("PRAGMA page_size");
    }
    overwrite((root - 1) * page_bytes, std::string(64, '\xee'));
    const auto database = value_of(Database::open(path(), OpenMode::ReadWrite));
    EXPECT_EQ(failure_of([&] { database->integer("SELECT sum(length(label)) FROM account"); }),
              "storage.corrupt");
    EXPECT_EQ(database->integer("SELECT count(*) FROM dossier"), 1) << "other pages still read";
}

TEST_F(DatabaseFaultsTest, ACutFileIsRefusedOrFailsButNeverAnswersWrongly) {
    test::new_database(path()).reset();
    const auto size = std::filesystem::file_size(path());
    std::filesystem::resize_file(path(), size / 2);
    const auto opened = Database::open(path(), OpenMode::ReadWrite);
    if (!opened) {
        EXPECT_EQ(refusal_of(opened), "storage.corrupt");
        return;
    }
    EXPECT_NE((*opened)->optional_text("PRAGMA integrity_check"), "ok");
}

TEST_F(DatabaseFaultsTest, RandomDamageNeverCrashesTheProgram) {
    test::new_database(path()).reset();
    const std::string good = test::read_text(path());
    for (unsigned seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        std::string damaged = good;
        for (int flips = 0; flips < 40; ++flips)
            damaged[random() % damaged.size()] = static_cast<char>(random() & 0xff);
        std::ofstream(path(), std::ios::binary | std::ios::trunc) << damaged;
        const auto opened = Database::open(path(), OpenMode::ReadWrite);
        if (!opened)
            continue;
        const std::string code = failure_of([&] {
            Statement tables = (*opened)->query(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
            while (tables.step()) {
                Statement rows = (*opened)->prepare("SELECT * FROM \"" + tables.text(0) + "\"");
                while (rows.step()) {
                }
            }
        });
        EXPECT_TRUE(code.empty() || code.starts_with("storage.")) << code;
    }
}

} // namespace
} // namespace comptoir::storage
