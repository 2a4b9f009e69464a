// The last line of defence: what is validated, logged or closed cannot be changed even by SQL.
#include "comptoir/storage/repositories/event_repository.h"

#include "new_database.h"

namespace comptoir::storage {
namespace {

using test::failure_of;
using test::TempFolder;

class TriggersTest : public testing::Test {
protected:
    void SetUp() override {
        m_database->execute_script(R"(
            INSERT INTO account (number, label) VALUES ('999001', 'a'), ('999002', 'b');
            INSERT INTO entry (id, journal, day, number, label, state, origin, created_at, created_by)
            VALUES (1, 'OD', '2026-03-01', '', 'draft', 'draft', 'manual', 0, 'claire'),
                   (2, 'OD', '2026-03-01', '1', 'validated', 'draft', 'manual', 0, 'claire');
            INSERT INTO entry_row (id, entry_id, position, account, amount_minor)
            VALUES (1, 1, 1, '999001', 100), (2, 1, 2, '999002', -100),
                   (3, 2, 1, '999001', 100), (4, 2, 2, '999002', -100);
            UPDATE entry SET state = 'validated', validated_on = '2026-03-02', chain_position = 1,
                   chain_hash = zeroblob(32) WHERE id = 2;
            INSERT INTO period_close (closed_until, closed_at, closed_by, debit_minor, credit_minor,
                                      chain_length, chain_head)
            VALUES ('2025-12-31', 0, 'claire', 0, 0, 0, zeroblob(32));
        )");
        append_event(*m_database, {.user = "claire", .action = "test.made", .object = "entry 1"});
    }
    std::string attempt(std::string_view sql) {
        return failure_of([&] { m_database->execute_script(sql); });
    }
    TempFolder m_folder;
    std::unique_ptr<Database> m_database = test::new_database(m_folder.file("a.comptoir"));
};

TEST_F(TriggersTest, ADraftMayChangeAndGo) {
    EXPECT_EQ(attempt("UPDATE entry SET label = 'other' WHERE id = 1"), "");
    EXPECT_EQ(attempt("UPDATE entry_row SET amount_minor = 200 WHERE id = 1"), "");
    EXPECT_EQ(attempt("DELETE FROM entry_row WHERE entry_id = 1; DELETE FROM entry WHERE id = 1"),
              "");
}

TEST_F(TriggersTest, AValidatedEntryIsNeverChanged) {
    for (const char* column :
         {"label = 'x'", "day = '2026-03-05'", "number = '2'", "state = 'draft'", "piece = 'x'",
          "chain_hash = zeroblob(32)", "validated_on = NULL", "journal = 'AN'", "id = 9"})
        EXPECT_EQ(attempt("UPDATE entry SET " + std::string(column) + " WHERE id = 2"),
                  "storage.constraint")
            << column;
}

TEST_F(TriggersTest, AValidatedEntryIsNeverDeleted) {
    EXPECT_EQ(attempt("DELETE FROM entry WHERE id = 2"), "storage.constraint");
    EXPECT_EQ(attempt("DELETE FROM entry"), "storage.constraint");
}

TEST_F(TriggersTest, AValidatedEntryIsNotReplacedByAnother) {
    EXPECT_EQ(attempt("INSERT OR REPLACE INTO entry (id, journal, day, label, state, origin,"
                      " created_at, created_by) VALUES (2, 'OD', '2026-03-01', 'x', 'draft',"
                      " 'manual', 0, 'x')"),
              "storage.constraint");
}

TEST_F(TriggersTest, TheRowsOfAValidatedEntryAreFrozenToo) {
    EXPECT_EQ(attempt("UPDATE entry_row SET amount_minor = 200 WHERE id = 3"),
              "storage.constraint");
    EXPECT_EQ(attempt("UPDATE entry_row SET account = '999002' WHERE id = 3"),
              "storage.constraint");
    EXPECT_EQ(attempt("DELETE FROM entry_row WHERE id = 4"), "storage.constraint");
    EXPECT_EQ(attempt("UPDATE entry_row SET entry_id = 1, position = 9 WHERE id = 3"),
              "storage.constraint");
}

TEST_F(TriggersTest, AValidatedEntryTakesNoFurtherRow) {
    EXPECT_EQ(attempt("INSERT INTO entry_row (entry_id, position, account, amount_minor)"
                      " VALUES (2, 3, '999001', 1)"),
              "storage.constraint");
    EXPECT_EQ(attempt("UPDATE entry_row SET entry_id = 2, position = 3 WHERE id = 1"),
              "storage.constraint");
}

TEST_F(TriggersTest, AnEventIsNeverChangedDeletedOrReplaced) {
    EXPECT_EQ(attempt("UPDATE event SET user = 'nobody'"), "storage.constraint");
    EXPECT_EQ(attempt("DELETE FROM event"), "storage.constraint");
    EXPECT_EQ(attempt("INSERT OR REPLACE INTO event (id, at, simulated_clock, user, action, object,"
                      " hash) VALUES (1, 0, 0, 'x', 'x', 'x', zeroblob(32))"),
              "storage.constraint");
    EXPECT_EQ(first_broken_event(*m_database), 0);
}

TEST_F(TriggersTest, AClosingIsNeverChangedOrTakenBack) {
    EXPECT_EQ(attempt("UPDATE period_close SET closed_until = '2024-12-31'"), "storage.constraint");
    EXPECT_EQ(attempt("DELETE FROM period_close"), "storage.constraint");
}

TEST_F(TriggersTest, AnEventSlippedInBesideTheChainIsFound) {
    m_database->execute_script("INSERT INTO event (id, at, simulated_clock, user, action, object,"
                               " hash) VALUES (2, 0, 0, 'x', 'x', 'x', zeroblob(32))");
    EXPECT_EQ(first_broken_event(*m_database), 2);
}

TEST_F(TriggersTest, ALogCutShortBehindOurBackIsFound) {
    append_event(*m_database, {.user = "claire", .action = "test.made", .object = "entry 2"});
    m_database->execute_script("DROP TRIGGER event_is_kept; DELETE FROM event WHERE id = 2");
    EXPECT_EQ(first_broken_event(*m_database), 2);
}

TEST_F(TriggersTest, ZeroRowsUnknownAccountsAndUnknownStatesAreRefused) {
    EXPECT_EQ(attempt("UPDATE entry_row SET amount_minor = 0 WHERE id = 1"), "storage.constraint");
    EXPECT_EQ(attempt("UPDATE entry_row SET account = 'none' WHERE id = 1"), "storage.constraint");
    EXPECT_EQ(attempt("UPDATE entry SET state = 'maybe' WHERE id = 1"), "storage.constraint");
    EXPECT_EQ(attempt("UPDATE entry SET state = 'validated' WHERE id = 1"), "storage.constraint");
}

} // namespace
} // namespace comptoir::storage
