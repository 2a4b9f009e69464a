// Every planted damage is found and named. Damage is done the way a stranger would: with SQL, after
// dropping the triggers.
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/file_repository.h"
#include "fec_text.h"

#include <fstream>

using namespace comptoir;
using namespace comptoir::test;

namespace {

class Check : public testing::Test {
protected:
    Check() {
        value_of(import_text(m_dossier, a_small_year()));
        value_of(m_dossier.write<ledger::Party>([](app::Writer& writer) {
            return app::set_party(writer, {.code = "FAARO", .name = "Aaro", .terms_days = 30});
        }));
    }

    // The checks that fail after this SQL; dropping triggers fails "file.schema" by itself.
    std::vector<std::string> faults_after(const std::string& sql) {
        value_of(m_dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            writer.database().execute_script(sql);
            return true;
        }));
        std::vector<std::string> names;
        for (const std::string& fault : faults_of(m_dossier))
            names.push_back(fault.substr(0, fault.find(':')));
        return names;
    }
    void expect_found(const std::string& sql, const std::string& name) {
        const auto names = faults_after(sql);
        EXPECT_NE(std::find(names.begin(), names.end(), name), names.end())
            << sql << " was not found by " << name << " but by " << names.size();
    }
    // OD 1, 2 and 3, numbered by Comptoir.
    void validate_three() {
        value_of(m_dossier.write<app::ValidationReport>(
            [](app::Writer& writer) -> Result<app::ValidationReport> {
                for (unsigned day = 1; day <= 3; ++day) {
                    ledger::Entry entry;
                    entry.journal = "OD";
                    entry.date = *Date::from_ymd(2026, 2, day);
                    entry.piece = "P";
                    entry.label = "Essai";
                    entry.rows.resize(2);
                    entry.rows[0].account = "606400";
                    entry.rows[0].amount = eur(1'00);
                    entry.rows[1].account = "471000";
                    entry.rows[1].amount = eur(-1'00);
                    CT_TRY(app::post_draft(writer, entry));
                }
                return app::validate_entries(writer, std::nullopt);
            }));
        ASSERT_EQ(faults_of(m_dossier), std::vector<std::string>{});
    }
    static std::string without_triggers(const std::string& sql) {
        return "DROP TRIGGER entry_validated_is_frozen; DROP TRIGGER entry_validated_is_kept;"
               "DROP TRIGGER row_validated_is_frozen; DROP TRIGGER row_validated_is_kept;"
               "DROP TRIGGER row_joins_drafts_only; DROP TRIGGER event_is_frozen;"
               "DROP TRIGGER event_is_kept; DROP TRIGGER period_close_is_frozen;"
               "DROP TRIGGER period_close_is_kept;" +
               sql;
    }

    TempDossier m_dossier;
};

} // namespace

TEST_F(Check, ASoundDossierPassesEveryCheck) {
    EXPECT_EQ(faults_of(m_dossier), std::vector<std::string>{});
}

TEST_F(Check, TriggersRefuseEveryChangeOfWhatIsValidated) {
    for (const char* sql :
         {"UPDATE entry SET label = 'x' WHERE id = 1", "DELETE FROM entry WHERE id = 1",
          "UPDATE entry_row SET amount_minor = 1 WHERE id = 1",
          "DELETE FROM entry_row WHERE id = 1",
          "INSERT INTO entry_row (entry_id, position, account, amount_minor)"
          " VALUES (1, 9, '512000', 5)",
          "UPDATE event SET user = 'x' WHERE id = 1", "DELETE FROM event WHERE id = 1"}) {
        const auto written = m_dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            writer.database().execute_script(sql);
            return true;
        });
        EXPECT_FALSE(written) << sql;
    }
    EXPECT_EQ(faults_of(m_dossier), std::vector<std::string>{});
}

TEST_F(Check, FindsADroppedTrigger) {
    expect_found("DROP TRIGGER event_is_kept;", "file.schema");
}

TEST_F(Check, FindsAnAddedTable) {
    expect_found("CREATE TABLE extra (id);", "file.schema");
}

TEST_F(Check, FindsAChangedAmount) {
    const std::string sql =
        without_triggers("UPDATE entry_row SET amount_minor = amount_minor + 1 WHERE id = 1;");
    const auto names = faults_after(sql);
    EXPECT_NE(std::find(names.begin(), names.end(), "entries.balanced"), names.end());
    EXPECT_NE(std::find(names.begin(), names.end(), "entries.chain"), names.end());
}

TEST_F(Check, FindsAmountsChangedTogether) {
    expect_found(without_triggers("UPDATE entry_row SET amount_minor = amount_minor * 2"
                                  " WHERE entry_id = 3;"),
                 "entries.chain");
}

TEST_F(Check, FindsAChangedLabelDateOrNumber) {
    expect_found(without_triggers("UPDATE entry SET number = '33' WHERE id = 3;"), "entries.chain");
}

TEST_F(Check, FindsARemovedEntry) {
    expect_found(without_triggers("DELETE FROM entry_row WHERE entry_id = 3;"
                                  "DELETE FROM entry WHERE id = 3;"),
                 "entries.chain");
}

TEST_F(Check, FindsThatTheLastEntryIsGone) {
    expect_found(without_triggers("PRAGMA defer_foreign_keys = ON;"
                                  "DELETE FROM imputation; DELETE FROM letter_row;"
                                  "DELETE FROM entry_row WHERE entry_id = 5;"
                                  "DELETE FROM entry WHERE id = 5;"),
                 "entries.chain");
}

TEST_F(Check, FindsAChangedEvent) {
    expect_found(without_triggers("UPDATE event SET user = 'mallory' WHERE id = 1;"),
                 "events.chain");
}

TEST_F(Check, FindsARemovedEventEvenTheLastOne) {
    expect_found(without_triggers("DELETE FROM event WHERE id = (SELECT MAX(id) FROM event);"),
                 "events.chain");
}

TEST_F(Check, FindsALetterThatWasTakenAway) {
    expect_found("DELETE FROM letter_row WHERE row_id = (SELECT MIN(row_id) FROM letter_row);",
                 "letters.groups");
}

TEST_F(Check, FindsALetterThatJoinsStrangers) {
    expect_found("UPDATE imputation SET credit_row_id ="
                 " (SELECT id FROM entry_row WHERE party = 'FLUM');",
                 "letters.imputations");
}

TEST_F(Check, FindsMoreSettledThanARowHolds) {
    expect_found("UPDATE imputation SET amount_minor = amount_minor + 1;", "letters.imputations");
}

TEST_F(Check, FindsAPointingWithoutItsMatch) {
    expect_found("PRAGMA defer_foreign_keys = ON;"
                 "INSERT INTO match (id, journal, pointed_on, decision, kind, score, unattended,"
                 " created_at, created_by, undone_at, undone_by) VALUES"
                 " (9, 'BQ', '2026-01-31', 'entry', 'exact', 1000, 0, 1, 'x', 2, 'x');"
                 "INSERT INTO pointing (row_id, kind, match_id, pointed_on)"
                 " SELECT MAX(id), 'statement', 9, '2026-01-31' FROM entry_row;",
                 "bank.pointings");
}

TEST_F(Check, FindsAMatchWhoseLinesAndRowsDiffer) {
    const std::string sql =
        "INSERT INTO import (id, format, imported_at, imported_by) VALUES (9, 'camt', 1, 'x');"
        "INSERT INTO statement (id, import_id, journal, source, currency, opening_minor,"
        " closing_minor, balance_check) VALUES (1, 9, 'BQ', 'file', 'EUR', 0, -11000, 'ok');"
        "INSERT INTO bank_line (id, statement_id, journal, booked_on, amount_minor, currency, rank,"
        " nature) VALUES (1, 1, 'BQ', '2026-01-21', -11000, 'EUR', 1, 'transfer');"
        "INSERT INTO match (id, journal, pointed_on, decision, kind, score, unattended, created_at,"
        " created_by) VALUES (1, 'BQ', '2026-01-31', 'entry', 'exact', 1000, 0, 1, 'x');"
        "INSERT INTO match_line (line_id, match_id) VALUES (1, 1);"
        "INSERT INTO pointing (row_id, kind, match_id, pointed_on)"
        " SELECT id, 'statement', 1, '2026-01-31' FROM entry_row"
        " WHERE account = '512000' AND amount_minor = -12000;";
    EXPECT_EQ(faults_after(sql), std::vector<std::string>{"bank.matches"});
    EXPECT_EQ(faults_after("UPDATE bank_line SET amount_minor = -12000;"
                           "UPDATE statement SET closing_minor = -12000;"),
              std::vector<std::string>{});
    EXPECT_EQ(faults_after("UPDATE statement SET closing_minor = -12001;"),
              std::vector<std::string>{"bank.statements"});
}

TEST_F(Check, FindsAGapInTheNumbersGivenHere) {
    validate_three();
    expect_found(without_triggers("UPDATE entry SET number = '9' WHERE number = '3' AND "
                                  "journal = 'OD'; UPDATE entry_counter SET last_number = 9;"),
                 "entries.numbers");
}

TEST_F(Check, FindsANumberGivenTwice) {
    validate_three();
    expect_found(
        without_triggers("UPDATE entry SET number = '2' WHERE number = '3' AND journal = 'OD';"
                         "UPDATE entry_counter SET last_number = 2;"),
        "entries.numbers");
}

TEST_F(Check, FindsACounterThatStandsElsewhere) {
    validate_three();
    EXPECT_EQ(faults_after("UPDATE entry_counter SET last_number = 4;"),
              std::vector<std::string>{"entries.numbers"});
}

TEST_F(Check, FindsAReferenceToNothing) {
    m_dossier.close();
    // Foreign keys are off in a plain connection, as in any editor of SQLite files.
    auto database =
        value_of(storage::Database::open(m_dossier.path(), storage::OpenMode::ReadWrite));
    database->execute_script("PRAGMA foreign_keys = OFF;"
                             "UPDATE import SET file_id = 99;"
                             "PRAGMA foreign_keys = ON;");
    database.reset();
    m_dossier.reopen();
    const auto faults = faults_of(m_dossier);
    ASSERT_FALSE(faults.empty());
    EXPECT_TRUE(faults[0].starts_with("file.references")) << faults[0];
}

TEST_F(Check, FindsAClosingMovedByHand) {
    expect_found("UPDATE dossier SET closed_until = '2026-01-31';", "periods.closed");
}

TEST_F(Check, FindsAFlippedByteInAStoredFile) {
    expect_found("UPDATE file_piece SET bytes = CAST(substr(bytes, 1, 40) || x'00' || "
                 "substr(bytes, 42) AS BLOB)"
                 " WHERE position = 0;",
                 "files.hashes");
}

TEST_F(Check, FindsAFileUnderAnotherHash) {
    expect_found("UPDATE file SET sha256 = replace(sha256, substr(sha256, 1, 4), '0000');",
                 "files.hashes");
}

TEST_F(Check, SurvivesADamagedPage) {
    m_dossier.close();
    {
        std::fstream file(m_dossier.path(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekg(0, std::ios::end);
        const auto size = static_cast<long long>(file.tellg());
        // Every page but the first three: the schema still reads, the rows do not.
        for (long long at = 4096 * 40; at + 200 < size; at += 4096) {
            file.seekp(at);
            file << std::string(200, '\xA5');
        }
    }
    auto workspace = app::Workspace::open(m_dossier.path(), {.read_only = true});
    if (!workspace)
        SUCCEED() << "refused at the door";
    else
        EXPECT_FALSE((*workspace)
                         ->read<bool>([](app::Reader& reader) -> Result<bool> {
                             bool ok = true;
                             for (const app::CheckResult& check : app::check_dossier(reader, {}))
                                 ok = ok && check.ok;
                             return ok;
                         })
                         .value_or(false));
}
