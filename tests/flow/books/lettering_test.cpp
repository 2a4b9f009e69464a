// Letters follow imputations: what a match letters, its undo gives back exactly.
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"
#include "fec_text.h"

#include <map>
#include <random>

using namespace comptoir;
using namespace comptoir::test;
using ledger::RowId;
using storage::Database;

namespace {

using Letters = std::map<std::int64_t, std::string>;

Letters letters_of(Database& database) {
    Letters letters;
    auto rows = database.prepare("SELECT l.row_id, g.code || ' ' || l.lettered_on FROM letter_row l"
                                 " JOIN letter_group g ON g.id = l.group_id");
    while (rows.step())
        letters[rows.integer(0)] = rows.text(1);
    return letters;
}

// Ten invoices and ten payments of one supplier, 100,00 each; matches 1 to `matches` exist.
struct Fixture {
    std::vector<RowId> debits, credits;
    explicit Fixture(Database& database, int matches = 300) {
        storage::insert_party(database, {.code = "FPAP", .name = "Papeterie"});
        for (int i = 0; i < 10; ++i) {
            for (const bool debit : {true, false}) {
                ledger::Entry entry;
                entry.journal = "OD";
                entry.date = *Date::from_ymd(2026, 1, static_cast<unsigned>(1 + i));
                entry.label = "x";
                entry.rows.resize(2);
                entry.rows[0].account = "401000";
                entry.rows[0].party = "FPAP";
                entry.rows[0].amount = eur(debit ? 100'00 : -100'00);
                entry.rows[1].account = "471000";
                entry.rows[1].amount = eur(debit ? -100'00 : 100'00);
                storage::EntryInserter(database).insert(entry, {});
                (debit ? debits : credits).push_back(entry.rows[0].id);
            }
        }
        for (int i = 1; i <= matches; ++i)
            database.run("INSERT INTO match (id, journal, pointed_on, decision, kind, score,"
                         " unattended, created_at, created_by)"
                         " VALUES (?1, 'BQ', '2026-01-31', 'entry', 'exact', 1000, 0, 1, 'x')",
                         i);
    }
};

const Date k_day = *Date::from_ymd(2026, 1, 31);

void undo(Database& database, std::int64_t match) {
    const auto touched = storage::remove_imputations_of(database, match);
    storage::relabel(database, touched);
}

template <class Body>
void in_dossier(const Body& body) {
    TempDossier dossier;
    value_of(dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        Fixture rows(writer.database());
        body(writer.database(), rows);
        EXPECT_EQ(storage::first_lettering_fault(writer.database()), "");
        EXPECT_EQ(storage::first_imputation_fault(writer.database()), "");
        return true;
    }));
}

} // namespace

TEST(Lettering, BothRowsGetTheNextFreeCodeAndLoseItTogether) {
    in_dossier([](Database& database, Fixture& rows) {
        storage::impute(database, rows.debits[0], rows.credits[0], 100'00, 1, k_day);
        storage::impute(database, rows.debits[1], rows.credits[1], 100'00, 2, k_day);
        EXPECT_EQ(letters_of(database)[rows.debits[0].value()], "A 2026-01-31");
        EXPECT_EQ(letters_of(database)[rows.credits[1].value()], "B 2026-01-31");
        undo(database, 1);
        EXPECT_EQ(letters_of(database).size(), 2u);
        // A code is never given twice.
        storage::impute(database, rows.debits[0], rows.credits[0], 100'00, 3, k_day);
        EXPECT_EQ(letters_of(database)[rows.debits[0].value()], "C 2026-01-31");
    });
}

TEST(Lettering, JoiningTwoGroupsKeepsTheOlderCodeAndUndoGivesBothBack) {
    in_dossier([](Database& database, Fixture& rows) {
        storage::impute(database, rows.debits[0], rows.credits[0], 60'00, 1, k_day);
        storage::impute(database, rows.debits[1], rows.credits[1], 60'00, 2, k_day);
        const Letters before = letters_of(database);
        storage::impute(database, rows.debits[1], rows.credits[0], 40'00, 3, k_day);
        for (const auto& [row, letter] : letters_of(database))
            EXPECT_EQ(letter, "A 2026-01-31") << row;
        undo(database, 3);
        EXPECT_EQ(letters_of(database), before);
    });
}

TEST(Lettering, ImputedIsTheSumOfBothSides) {
    in_dossier([](Database& database, Fixture& rows) {
        storage::impute(database, rows.debits[0], rows.credits[0], 60'00, 1, k_day);
        storage::impute(database, rows.debits[1], rows.credits[0], 40'00, 1, k_day);
        EXPECT_EQ(storage::imputed_minor(database, rows.credits[0]), 100'00);
        EXPECT_EQ(storage::imputed_minor(database, rows.debits[0]), 60'00);
        EXPECT_EQ(storage::imputed_minor(database, rows.debits[5]), 0);
    });
}

TEST(Lettering, RelabelAfterImputeChangesNothing) {
    in_dossier([](Database& database, Fixture& rows) {
        storage::impute(database, rows.debits[0], rows.credits[0], 60'00, 1, k_day);
        storage::impute(database, rows.debits[1], rows.credits[0], 40'00, 2, k_day);
        const Letters before = letters_of(database);
        storage::relabel(database, rows.debits);
        EXPECT_EQ(letters_of(database), before);
    });
}

TEST(Lettering, AGroupOfImportedBooksIsNeverSplit) {
    in_dossier([](Database& database, Fixture& rows) {
        storage::BulkLettering bulk(database);
        bulk.insert({"401000", "FPAP", "K", {{rows.debits[0], k_day}, {rows.credits[0], k_day}}});
        bulk.impute(rows.debits[0], rows.credits[0], 50'00);
        const Letters before = letters_of(database);
        storage::impute(database, rows.debits[0], rows.credits[1], 50'00, 1, k_day);
        storage::impute(database, rows.debits[2], rows.credits[0], 50'00, 2, k_day);
        undo(database, 2);
        undo(database, 1);
        EXPECT_EQ(letters_of(database), before);
        // Our own codes follow the file's.
        storage::impute(database, rows.debits[4], rows.credits[4], 100'00, 3, k_day);
        EXPECT_EQ(letters_of(database)[rows.debits[4].value()], "L 2026-01-31");
    });
}

TEST(Lettering, MatchesThenTheirUndoInReverseOrderRestoreEveryLetter) {
    const unsigned seed = 99;
    std::mt19937 random(seed);
    in_dossier([&](Database& database, Fixture& rows) {
        std::vector<Letters> history;
        std::int64_t match = 0;
        for (int step = 0; step < 250; ++step) {
            const bool back = !history.empty() && (random() % 5 < 2 || match == 299);
            if (back) {
                undo(database, match--);
                ASSERT_EQ(letters_of(database), history.back())
                    << "seed " << seed << " step " << step;
                history.pop_back();
                continue;
            }
            history.push_back(letters_of(database));
            ++match;
            for (unsigned i = 0; i <= random() % 3; ++i) {
                const RowId debit = rows.debits[random() % 10],
                            credit = rows.credits[random() % 10];
                const std::int64_t left =
                    std::min(100'00 - storage::imputed_minor(database, debit),
                             100'00 - storage::imputed_minor(database, credit));
                if (left > 0)
                    storage::impute(database, debit, credit,
                                    1 + static_cast<int>(random() % 999) % left, match, k_day);
            }
        }
        while (match > 0)
            undo(database, match--);
        EXPECT_TRUE(letters_of(database).empty());
    });
}

TEST(Lettering, UndoInAnyOrderLeavesSoundGroups) {
    const unsigned seed = 123;
    std::mt19937 random(seed);
    in_dossier([&](Database& database, Fixture& rows) {
        std::vector<std::int64_t> living;
        for (std::int64_t match = 1; match <= 200; ++match) {
            const RowId debit = rows.debits[random() % 10], credit = rows.credits[random() % 10];
            if (storage::imputed_minor(database, debit) < 100'00 &&
                storage::imputed_minor(database, credit) < 100'00) {
                storage::impute(database, debit, credit, 1, match, k_day);
                living.push_back(match);
            }
            if (living.size() > 8) {
                const std::size_t victim = random() % living.size();
                undo(database, living[victim]);
                living.erase(living.begin() + static_cast<std::ptrdiff_t>(victim));
            }
            ASSERT_EQ(storage::first_lettering_fault(database), "") << "seed " << seed;
        }
    });
}
