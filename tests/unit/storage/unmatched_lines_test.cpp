// The lines that wait for a match, as the schema itself keeps them.
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/line_text_repository.h"

#include "new_database.h"

#include <algorithm>

namespace comptoir::storage {
namespace {

using test::TempFolder;

class UnmatchedLinesTest : public testing::Test {
protected:
    void SetUp() override {
        m_database->execute_script(R"(
            INSERT INTO import (id, format, imported_at, imported_by) VALUES (1, 'made', 0, 'claire');
            INSERT INTO statement (id, import_id, journal, source, currency, balance_check)
            VALUES (1, 1, 'BQ', 'file', 'EUR', 'not_possible'),
                   (2, 1, 'BQ', 'file', 'EUR', 'not_possible');
            INSERT INTO bank_line (id, statement_id, journal, booked_on, amount_minor, currency, rank,
                                   label, nature, doubtful, mark)
            VALUES (1, 1, 'BQ', '2026-03-01', -100, 'EUR', 1, 'PRLV UN', 'other', 0, ''),
                   (2, 1, 'BQ', '2026-03-02', -200, 'EUR', 1, 'PRLV DEUX', 'other', 1, ''),
                   (3, 2, 'BQ', '2026-03-03', -300, 'EUR', 1, 'VIR TROIS', 'other', 0, 'parked'),
                   (4, 2, 'BQ', '2026-03-04', -400, 'EUR', 1, 'VIR QUATRE', 'other', 0, '');
            INSERT INTO match (id, journal, pointed_on, decision, kind, score, unattended, created_at,
                               created_by)
            VALUES (1, 'BQ', '2026-03-04', 'entry', 'exact', 1000, 1, 0, 'claire');
        )");
    }
    void match(int line) {
        m_database->run("INSERT INTO match_line (line_id, match_id) VALUES (?1, 1)", line);
    }
    std::vector<std::int64_t> found(const LineQuery& query) {
        std::vector<std::int64_t> ids, by_text;
        for_each_line(*m_database, query, [&](const LineRecord& line) {
            ids.push_back(line.id.value());
            return true;
        });
        for_each_line_text(*m_database, query, [&](const LineText& line) {
            by_text.push_back(line.id.value());
            return true;
        });
        EXPECT_EQ(by_text, ids);
        EXPECT_EQ(count_lines(*m_database, query), static_cast<std::int64_t>(ids.size()));
        return ids;
    }
    using Ids = std::vector<std::int64_t>;
    TempFolder m_folder;
    std::unique_ptr<Database> m_database = test::new_database(m_folder.file("a.comptoir"));
};

TEST_F(UnmatchedLinesTest, ALineWaitsUntilItIsMatchedAndAgainOnceItIsNot) {
    EXPECT_EQ(found({.matched = false}), (Ids{1, 2, 3, 4}));
    match(2);
    match(4);
    EXPECT_EQ(found({.matched = false}), (Ids{1, 3}));
    EXPECT_EQ(found({.matched = true}), (Ids{2, 4}));
    m_database->run("DELETE FROM match_line WHERE match_id = 1");
    EXPECT_EQ(found({.matched = false}), (Ids{1, 2, 3, 4}));
    EXPECT_EQ(found({.matched = true}), Ids{});
}

TEST_F(UnmatchedLinesTest, StatementJournalMarkAndPlaceNarrowTheList) {
    match(1);
    EXPECT_EQ(found({.statement = bank::StatementId{1}, .matched = false}), Ids{2});
    EXPECT_EQ(found({.statement = bank::StatementId{1}, .matched = true}), Ids{1});
    EXPECT_EQ(found({.statement = bank::StatementId{1}}), (Ids{1, 2}));
    EXPECT_EQ(found({.journal = "BQ", .matched = false, .mark = ""}), (Ids{2, 4}));
    EXPECT_EQ(found({.matched = false, .mark = "parked"}), Ids{3});
    EXPECT_EQ(found({.journal = "OD", .matched = false}), Ids{});
    EXPECT_EQ(found({.journal = "OD", .matched = true}), Ids{});
    EXPECT_EQ(found({.matched = false, .after = 2}), (Ids{3, 4}));
    EXPECT_EQ(found({.only_doubtful = true}), Ids{2});
    EXPECT_EQ(found({.matched = false, .only_doubtful = true}), Ids{2});
    EXPECT_EQ(found({.matched = true, .only_doubtful = true}), Ids{});
}

TEST_F(UnmatchedLinesTest, ADeletedLineWaitsNoMore) {
    delete_line(*m_database, bank::LineId{4});
    EXPECT_EQ(found({.matched = false}), (Ids{1, 2, 3}));
}

TEST_F(UnmatchedLinesTest, LinesTurnedAroundWaitUnderTheirNewNumbers) {
    const std::int64_t sum = turn_lines_around(*m_database, bank::StatementId{2});
    EXPECT_EQ(found({.matched = false}), (Ids{1, 2, sum - 4, sum - 3}));
    EXPECT_EQ(found({.statement = bank::StatementId{2}, .matched = false}),
              (Ids{sum - 4, sum - 3}));
}

TEST_F(UnmatchedLinesTest, ALineIsNeitherMatchedTwiceNorWithoutBeingThere) {
    match(1);
    EXPECT_EQ(test::failure_of([&] { match(1); }), "storage.constraint");
    EXPECT_EQ(test::failure_of([&] { match(9); }), "storage.constraint");
    EXPECT_EQ(found({.matched = false}), (Ids{2, 3, 4}));
}

} // namespace
} // namespace comptoir::storage
