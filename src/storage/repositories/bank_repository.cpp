#include "comptoir/storage/repositories/bank_repository.h"

#include "comptoir/core/text.h"

namespace comptoir::storage {

namespace {

constexpr std::string_view k_journal_columns =
    "SELECT code, name, type, account, iban, currency, days_tolerance, bank_number FROM journal";

ledger::Journal journal_of(const Statement& row) {
    ledger::Journal journal;
    journal.code = row.text(0);
    journal.name = row.text(1);
    journal.type =
        ledger::parse_journal_type(row.text_view(2)).value_or(ledger::JournalType::General);
    if (!row.is_null(3))
        journal.account = row.text(3);
    if (!row.is_null(4))
        journal.iban = Iban::parse(row.text_view(4));
    journal.currency = Currency::parse(row.text_view(5)).value_or(Currency::eur());
    journal.days_tolerance = row.small(6);
    journal.bank_number = row.text(7);
    return journal;
}

std::optional<std::string> iban_text(const ledger::Journal& journal) {
    return journal.iban ? std::optional(journal.iban->text()) : std::nullopt;
}

constexpr std::string_view k_statement_columns =
    "SELECT id, import_id, journal, source, bank_id, sequence, from_day, to_day, currency,"
    " opening_minor, closing_minor, balance_check, mismatch_accepted_by FROM statement";

bank::BalanceCheck balance_check_of(std::string_view text) {
    if (text == to_text(bank::BalanceCheck::Ok))
        return bank::BalanceCheck::Ok;
    if (text == to_text(bank::BalanceCheck::Mismatch))
        return bank::BalanceCheck::Mismatch;
    return bank::BalanceCheck::NotPossible;
}

StatementRecord statement_of(const Statement& row) {
    StatementRecord record;
    record.id = row.id<bank::StatementId>(0);
    record.import = row.id<ImportId>(1);
    record.journal = row.text(2);
    record.source = row.text(3);
    record.bank_id = row.text(4);
    record.sequence = row.text(5);
    record.from = row.optional_date(6);
    record.to = row.optional_date(7);
    record.currency = Currency::parse(row.text_view(8)).value_or(Currency::eur());
    record.opening_minor = row.optional_integer(9);
    record.closing_minor = row.optional_integer(10);
    record.check = balance_check_of(row.text_view(11));
    if (!row.is_null(12))
        record.mismatch_accepted_by = row.text(12);
    return record;
}

} // namespace

// --- Journals ---------------------------------------------------------------------------------

std::vector<ledger::Journal> load_journals(Database& database) {
    std::vector<ledger::Journal> journals;
    Statement rows = database.query(std::string(k_journal_columns) + " ORDER BY code");
    while (rows.step())
        journals.push_back(journal_of(rows));
    return journals;
}

std::optional<ledger::Journal> find_journal(Database& database, std::string_view code) {
    Statement rows = database.query(std::string(k_journal_columns) + " WHERE code = ?1", code);
    if (!rows.step())
        return std::nullopt;
    return journal_of(rows);
}

void insert_journal(Database& database, const ledger::Journal& journal) {
    database.run("INSERT INTO journal (code, name, type, account, iban, currency, days_tolerance,"
                 " bank_number) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                 journal.code, journal.name, to_text(journal.type), journal.account,
                 iban_text(journal), journal.currency.code(), journal.days_tolerance,
                 journal.bank_number);
}

void update_journal(Database& database, const ledger::Journal& journal) {
    database.run("UPDATE journal SET name = ?2, account = ?3, iban = ?4, bank_number = ?5,"
                 " currency = ?6 WHERE code = ?1",
                 journal.code, journal.name, journal.account, iban_text(journal),
                 journal.bank_number, journal.currency.code());
}

std::int64_t uses_of_currency(Database& database, std::string_view journal) {
    return database.integer("SELECT (SELECT count(*) FROM statement WHERE journal = ?1)"
                            " + (SELECT count(*) FROM expected_line WHERE journal = ?1)"
                            " + (SELECT count(*) FROM pointing_session"
                            "    WHERE journal = ?1 AND state <> 'erased')",
                            journal);
}

std::int64_t rows_without_currency(Database& database, std::string_view account,
                                   Currency currency) {
    return database.integer("SELECT count(*) FROM entry_row"
                            " WHERE account = ?1 AND foreign_currency IS NOT ?2",
                            account, currency.code());
}

// --- Imports and statements -------------------------------------------------------------------

ImportId insert_import(Database& database, const NewImport& import) {
    database.run("INSERT INTO import (file_id, format, imported_at, imported_by)"
                 " VALUES (?1, ?2, ?3, ?4)",
                 import.file, import.format, import.at, import.by);
    return ImportId{database.last_insert_id()};
}

void set_import_format(Database& database, ImportId import, std::string_view format) {
    database.run("UPDATE import SET format = ?2 WHERE id = ?1", import, format);
}

bank::StatementId insert_statement(Database& database, const StatementRecord& statement) {
    database.run(
        "INSERT INTO statement (import_id, journal, source, bank_id, sequence, from_day,"
        " to_day, currency, opening_minor, closing_minor, balance_check,"
        " mismatch_accepted_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        statement.import, statement.journal, statement.source, statement.bank_id,
        statement.sequence, statement.from, statement.to, statement.currency.code(),
        statement.opening_minor, statement.closing_minor, to_text(statement.check),
        statement.mismatch_accepted_by);
    return bank::StatementId{database.last_insert_id()};
}

void update_statement(Database& database, const StatementRecord& statement) {
    database.run("UPDATE statement SET bank_id = ?2, sequence = ?3, from_day = ?4, to_day = ?5,"
                 " currency = ?6, opening_minor = ?7, closing_minor = ?8, balance_check = ?9,"
                 " mismatch_accepted_by = ?10 WHERE id = ?1",
                 statement.id, statement.bank_id, statement.sequence, statement.from, statement.to,
                 statement.currency.code(), statement.opening_minor, statement.closing_minor,
                 to_text(statement.check), statement.mismatch_accepted_by);
}

std::optional<StatementRecord> find_statement(Database& database, bank::StatementId id) {
    Statement rows = database.query(std::string(k_statement_columns) + " WHERE id = ?1", id);
    if (!rows.step())
        return std::nullopt;
    return statement_of(rows);
}

std::vector<StatementRecord> load_statements(Database& database, std::string_view journal) {
    std::vector<StatementRecord> records;
    Statement rows = database.query(std::string(k_statement_columns) +
                                        " WHERE journal = ?1 ORDER BY to_day, from_day, id",
                                    journal);
    while (rows.step())
        records.push_back(statement_of(rows));
    return records;
}

bool had_lines_before(Database& database, std::string_view journal, Date day,
                      Instant imported_until) {
    return database.integer("SELECT EXISTS (SELECT 1 FROM statement s"
                            " JOIN import i ON i.id = s.import_id"
                            " WHERE s.journal = ?1 AND i.imported_at <= ?3"
                            " AND EXISTS (SELECT 1 FROM bank_line l"
                            "             WHERE l.statement_id = s.id AND l.booked_on < ?2))",
                            journal, day, imported_until) != 0;
}

bool days_are_covered(Database& database, const StatementRecord& statement) {
    Statement rows = database.query("SELECT 1 FROM statement WHERE journal = ?1 AND id <> ?2"
                                    " AND from_day <= ?3 AND to_day >= ?4 LIMIT 1",
                                    statement.journal, statement.id, statement.from, statement.to);
    return rows.step();
}

void drop_needless_imports(Database& database) {
    database.execute_script(R"(
        -- A repaired file whose statements were all taken back waits again, corrections and all.
        UPDATE quarantine SET state = 'open', closed_at = NULL, closed_by = '', import_id = NULL,
            corrected_sha256 = ''
        WHERE state = 'imported' AND import_id IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.import_id = quarantine.import_id)
          AND NOT EXISTS (SELECT 1 FROM repeated_line r WHERE r.import_id = quarantine.import_id)
          AND NOT EXISTS (SELECT 1 FROM expected_line e WHERE e.import_id = quarantine.import_id)
          AND NOT EXISTS (SELECT 1 FROM deleted_line d WHERE d.import_id = quarantine.import_id)
          AND NOT EXISTS (SELECT 1 FROM quarantine o
                          WHERE o.sha256 = quarantine.sha256 AND o.state = 'open');
        DELETE FROM import
        WHERE format <> 'fec' -- books came from it, no statement
          AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.import_id = import.id)
          AND NOT EXISTS (SELECT 1 FROM repeated_line r WHERE r.import_id = import.id)
          AND NOT EXISTS (SELECT 1 FROM expected_line e WHERE e.import_id = import.id)
          AND NOT EXISTS (SELECT 1 FROM deleted_line d WHERE d.import_id = import.id);
        DELETE FROM file
        WHERE NOT EXISTS (SELECT 1 FROM import i WHERE i.file_id = file.id)
          AND NOT EXISTS (SELECT 1 FROM document d WHERE d.file_id = file.id)
          AND NOT EXISTS (SELECT 1 FROM quarantine q WHERE q.file_id = file.id)
          AND NOT EXISTS (SELECT 1 FROM payment_batch b WHERE b.file_id = file.id);)");
}

void drop_needless_import(Database& database, ImportId import) {
    const bool is_needed =
        database.query("SELECT 1 FROM statement WHERE import_id = ?1", import).step() ||
        database.query("SELECT 1 FROM repeated_line WHERE import_id = ?1", import).step() ||
        database.query("SELECT 1 FROM expected_line WHERE import_id = ?1", import).step();
    if (!is_needed)
        drop_needless_imports(database);
}

void delete_statement(Database& database, bank::StatementId id) {
    // A line that was recognised once and overruled goes as what it became.
    database.run("DELETE FROM repeated_line WHERE id IN"
                 " (SELECT id FROM bank_line WHERE statement_id = ?1)",
                 id);
    // What repeated its lines repeats nothing any more; what was overruled is a line of its own.
    database.run("DELETE FROM repeated_line WHERE line_id IN"
                 " (SELECT id FROM bank_line WHERE statement_id = ?1)",
                 id);
    // What was merged into its lines told the same operation.
    database.run("DELETE FROM deleted_line WHERE same_as IN"
                 " (SELECT id FROM bank_line WHERE statement_id = ?1)",
                 id);
    // What a feed brought too is no longer here by the file: it waits for its statement again.
    database.run("UPDATE feed_operation SET state = 'staged', line_id = NULL WHERE line_id IN"
                 " (SELECT id FROM bank_line WHERE statement_id = ?1)",
                 id);
    database.run("DELETE FROM bank_line WHERE statement_id = ?1", id);
    database.run("DELETE FROM statement WHERE id = ?1", id);
    drop_needless_imports(database);
}

void delete_statement_shell(Database& database, bank::StatementId id) {
    database.run("DELETE FROM statement WHERE id = ?1", id);
}

std::vector<std::int64_t> matches_of_statement(Database& database, bank::StatementId id) {
    std::vector<std::int64_t> matches;
    Statement rows = database.query("SELECT DISTINCT m.match_id FROM match_line m"
                                    " JOIN bank_line l ON l.id = m.line_id"
                                    " WHERE l.statement_id = ?1 ORDER BY m.match_id",
                                    id);
    while (rows.step())
        matches.push_back(rows.integer(0));
    return matches;
}

} // namespace comptoir::storage
