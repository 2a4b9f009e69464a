// Bank journals, imports, statements and their lines as rows.
//
// Decides nothing: app/bank does. Everything runs inside the caller's transaction.
#pragma once

#include "comptoir/bank/rules.h"
#include "comptoir/bank/types.h"
#include "comptoir/core/clock.h"
#include "comptoir/ledger/types.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/file_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

using ImportId = Id<struct ImportTag>;

// --- Journals ---------------------------------------------------------------------------------
std::vector<ledger::Journal> load_journals(Database& database); // by code
std::optional<ledger::Journal> find_journal(Database& database, std::string_view code);
void insert_journal(Database& database, const ledger::Journal& journal);
// Name, account, IBAN, number, currency.
void update_journal(Database& database, const ledger::Journal& journal);
// Statements, announced lines and pointings that are in the journal's present currency.
std::int64_t uses_of_currency(Database& database, std::string_view journal);
// Rows of an account that do not say what they are in a currency of the bank.
std::int64_t rows_without_currency(Database& database, std::string_view account, Currency currency);

// --- Imports and statements -------------------------------------------------------------------
struct NewImport {
    std::optional<FileId> file;
    std::string format;
    Instant at;
    std::string by;
};
ImportId insert_import(Database& database, const NewImport& import);
// Drops imports that left no statement, no repeated, announced or deleted line, and files no one
// needs any more.
void drop_needless_imports(Database& database);
// The same of one import that was just made, in time that does not grow with the dossier.
void drop_needless_import(Database& database, ImportId import);
void set_import_format(Database& database, ImportId import, std::string_view format);

struct StatementRecord {
    bank::StatementId id;
    ImportId import;
    std::string journal;
    std::string source; // "file", "feed"
    std::string bank_id, sequence;
    std::optional<Date> from, to;
    Currency currency;
    std::optional<std::int64_t> opening_minor, closing_minor;
    bank::BalanceCheck check = bank::BalanceCheck::NotPossible;
    std::optional<std::string> mismatch_accepted_by;
};
bank::StatementId insert_statement(Database& database, const StatementRecord& statement);
void update_statement(Database& database, const StatementRecord& statement); // all but id, import
std::optional<StatementRecord> find_statement(Database& database, bank::StatementId id);
// Statements of a journal in the order of their days, then of their arrival.
std::vector<StatementRecord> load_statements(Database& database, std::string_view journal);
// With its lines and repeated lines; imports and files that nothing needs any more go too.
void delete_statement(Database& database, bank::StatementId id);
// The statement's row alone: its lines were moved elsewhere or are known already.
void delete_statement_shell(Database& database, bank::StatementId id);
// Matches that hold lines of a statement, by id.
std::vector<std::int64_t> matches_of_statement(Database& database, bank::StatementId id);

// --- Lines ------------------------------------------------------------------------------------
// Inserts many lines with one prepared statement.
class LineInserter {
public:
    explicit LineInserter(Database& database);
    // Under a number of its own, or under one it was given earlier.
    bank::LineId insert(bank::StatementId statement, std::string_view journal,
                        const bank::StatementLine& line, std::int64_t rank, bank::LineId id = {});

private:
    Database* m_database;
    Statement m_insert;
};

struct DaySpan {
    Date first, last;
};
// Of the lines, deleted ones included.
std::optional<DaySpan> days_of_lines(Database& database, std::string_view journal);
std::optional<DaySpan> days_of_statement(Database& database, bank::StatementId statement);
// The first movement of the journal's statements, or the first day of one without any.
std::optional<Date> first_day_of_statements(Database& database, std::string_view journal);

// The highest rank among equals, deleted ones included; 0 when there is none.
class RankFinder {
public:
    explicit RankFinder(Database& database);
    std::int64_t highest(std::string_view journal, const bank::LineIdentity& identity);

private:
    Statement m_select;
};

struct StoredEqual {
    bank::LineId id;
    std::int64_t rank = 0;
    bank::EqualLine line;
    bool counted =
        false; // it stands in a statement whose balances agree: its day is complete there
    bool deleted = false;
    bank::LineId same_as;      // of a deleted one: the line that tells its operation
    bank::LineId deleted_with; // of a deleted one: the deleted one that told its operation
    // Deleted for what it is, not because another line tells it.
    bool is_gone() const { return deleted && !same_as; }
    bank::LineId tombstone() const { return deleted_with ? deleted_with : id; }
};
// Equals of one journal, day and amount: the stored ones by rank, then the deleted ones by rank.
// `format_family` of each comes from its import.
std::vector<StoredEqual> load_equals(Database& database, std::string_view journal,
                                     const bank::LineIdentity& identity);

// The days and amounts of the lines on these days outside of one statement, stored or deleted, each
// once, by day and amount. Stops when `take` says false.
void for_each_identity(Database& database, std::string_view journal, const DaySpan& days,
                       bank::StatementId but,
                       const std::function<bool(const bank::LineIdentity&)>& take);

// Lines of one day with their statements, by statement (days, then arrival), then id; deleted ones
// (but for those whose operation another line tells) each by itself.
struct DayLine {
    bank::StatementId statement;
    bank::LineId id;
    std::int64_t amount_minor = 0;
    bool deleted = false;
    std::optional<std::int64_t> balance_before_minor; // of a deleted one
};
std::vector<DayLine> lines_of_day(Database& database, std::string_view journal, Date day);
// Opening balance of the statement and its lines before this one; empty without opening balance.
std::optional<std::int64_t> balance_before_line(Database& database, bank::StatementId statement,
                                                bank::LineId line);
// Σ stored and deleted lines on the days strictly between, those of one statement left out.
std::int64_t sum_between_days(Database& database, std::string_view journal, Date after, Date before,
                              bank::StatementId left_out);
// Day and amount of each line of a statement, by id; `take` returns false to stop.
struct LineStep {
    bank::LineId id;
    Date booked_on;
    std::int64_t amount_minor = 0;
};
void for_each_step(Database& database, bank::StatementId statement,
                   const std::function<bool(const LineStep&)>& take);
// Lines before this day, of statements that came in no later than that.
bool had_lines_before(Database& database, std::string_view journal, Date day,
                      Instant imported_until);
// True when other statements of the journal cover these days wholly.
bool days_are_covered(Database& database, const StatementRecord& statement);

void delete_line(Database& database, bank::LineId line);
void mark_line_doubtful(Database& database, bank::LineId line, bool doubtful = true);
// Turns the lines of a statement around, when a file gave the latest first: by id they follow each
// other as at the bank. Nothing may refer to them yet. Answers what a line's two ids sum to.
std::int64_t turn_lines_around(Database& database, bank::StatementId statement);
// All lines of `from`, or those from `first_line` on.
void move_lines(Database& database, bank::StatementId from, bank::StatementId to,
                bank::LineId first_line = {});
// Sum of the lines of a statement, and how many there are.
struct LineTotals {
    std::int64_t count = 0, sum_minor = 0, doubtful = 0;
};
LineTotals totals_of(Database& database, bank::StatementId statement);

struct LineRecord {
    bank::LineId id;
    bank::StatementId statement;
    std::string journal;
    std::string mark; // "", "parked", "ignored"
    bool doubtful = false;
    std::int64_t match = 0;
    bank::StatementLine line;
    LineIdentityRecord identity;
};
struct LineQuery {
    std::optional<bank::StatementId> statement;
    std::optional<std::string> journal;
    std::optional<bool> matched;
    std::optional<std::string> mark;
    bool only_doubtful = false;
    std::int64_t after = 0;
    std::int64_t limit = 1'000'000;
};
// By id; `take` returns false to stop.
void for_each_line(Database& database, const LineQuery& query,
                   const std::function<bool(const LineRecord&)>& take);
std::int64_t count_lines(Database& database, const LineQuery& query);
std::optional<Date> latest_line_day(Database& database, bank::StatementId statement);
std::optional<LineRecord> find_line(Database& database, bank::LineId id);
void set_line_mark(Database& database, bank::LineId id, std::string_view mark);
void set_line_nature(Database& database, bank::LineId id, bank::Nature nature);

} // namespace comptoir::storage
