// What files repeat and what was deleted, as rows; and the path of a file through both.
//
// A line is given its number while its file is read. A recognised line and a deleted one keep that
// number, so that a file's lines can be put in their order again whatever became of each of them.
// Decides nothing: app/bank does. Everything runs inside the caller's transaction.
#pragma once

#include "comptoir/storage/repositories/bank_repository.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

// --- Statements as their file says them ---------------------------------------------------------
struct FileStatement {
    StatementRecord said; // its id is 0
    bank::LineId first_line, last_line;
};
void insert_file_statement(Database& database, const FileStatement& statement);
// Of one import and journal, in the order of the file.
std::vector<FileStatement> load_file_statements(Database& database, ImportId import,
                                                std::string_view journal);

// One line of a file, whatever became of it.
struct PathStep {
    LineStep line;
    bank::StatementId statement; // 0: recognised or deleted
    bool overruled = false;      // it was recognised, and a person said it is a line of its own
};
// Of one import and journal, in the order of the file.
std::vector<PathStep> load_path(Database& database, ImportId import, std::string_view journal);
// The lines with these numbers, and no other, join a statement.
void move_run(Database& database, std::string_view journal, bank::LineId first, bank::LineId last,
              bank::StatementId to);

// --- Recognised lines ---------------------------------------------------------------------------
struct RepeatedLine {
    bank::LineId id; // the number it was given; below 0: recognised before numbers were kept
    ImportId import;
    bank::LineId repeats; // a line, or a deleted one
    std::int32_t entry = 0, of_entry = 0;
    std::string label; // of one without number
    std::string line;  // JSON; "": as the line it repeats
    bool overruled = false;
};
// Keeps what a file said of a line that is known; its words only where they are others. The line is
// still stored when insert() is called, and what it repeats is another line or a deleted one.
class RepeatInserter {
public:
    explicit RepeatInserter(Database& database);
    void insert(ImportId import, bank::LineId incoming, bank::LineId repeats);

private:
    Database* m_database;
    Statement m_compare, m_insert;
};
// The lines of a journal that an import repeats, and how many of them are matched or ignored.
struct RepeatedTotals {
    std::int64_t lines = 0, done = 0;
};
RepeatedTotals totals_of_repeated(Database& database, ImportId import, std::string_view journal);
// A person accepted before that the balances of this file disagree.
bool mismatch_was_accepted(Database& database, std::string_view sha256);
// Of a line that is not stored any more: `said` is what its file says of it.
void insert_repeated_line(Database& database, const RepeatedLine& repeated,
                          const bank::StatementLine& said);
std::optional<RepeatedLine> find_repeated_line(Database& database, bank::LineId id);
// The line as its file says it; empty when what it repeats is not there.
std::optional<bank::StatementLine> said_line(Database& database, const RepeatedLine& repeated);
void set_overruled(Database& database, bank::LineId id, Instant at, std::string_view by);
void clear_overruled(Database& database, bank::LineId id);
void delete_repeated_line(Database& database, bank::LineId id);
// What repeated `from`, or came by a feed as `from`, repeats `to` from now on.
void repeat_other_line(Database& database, bank::LineId from, bank::LineId to);
// Gives the words of `repeats` to the recognised lines that said the same, before they change.
void keep_words_of_repeats(Database& database, bank::LineId repeats);

// What was merged into `from` is merged into `to`.
void merge_other_lines(Database& database, bank::LineId from, bank::LineId to);
// The line that tells the operation of this one: itself, or what it was merged into; none when that
// operation was deleted.
bank::LineId line_telling(Database& database, bank::LineId id);

// For each line of a statement that another import repeats, or that was merged into it, the first
// one that can stand for it: a recognised line or a deleted one.
struct Successor {
    bank::LineId line, by;
};
std::vector<Successor> load_successors(Database& database, bank::StatementId statement);
// As if its file had never come: neither what it repeats nor what was merged of it is known.
void forget_what_import_repeats(Database& database, ImportId import, std::string_view journal);
// Whether anything of the import is kept on the journal beside one statement.
bool has_statement(Database& database, ImportId import, std::string_view journal,
                   bank::StatementId but = {});
// Of which lines were taken for operations of their own beside lines of this statement.
std::vector<ImportId> imports_overruling(Database& database, bank::StatementId statement);

// Σ of the lines of these days that a person took from the recognised ones, and what was recognised
// as deleted since counts for nothing.
std::int64_t sum_of_overruled(Database& database, std::string_view journal, Date first, Date last);

// --- Deleted lines ------------------------------------------------------------------------------
struct DeletedLine {
    bank::LineId id;
    ImportId import;
    bank::StatementId statement;
    std::string journal;
    std::int64_t rank = 0;
    bank::StatementLine line;
    std::optional<std::int64_t> balance_before_minor;
    bank::LineId same_as; // 0: the operation itself was deleted
    Instant at;
    std::string by, why;
    std::string acts; // JSON of what people had put on it; "": nothing
};
// What people put on the line is kept with it while it is still there, and put back on it.
std::string acts_of_line(Database& database, bank::LineId line);
void restore_acts(Database& database, bank::LineId line, const DeletedLine& deleted);
void insert_deleted_line(Database& database, const DeletedLine& deleted);
std::optional<DeletedLine> find_deleted_line(Database& database, bank::LineId id);
void drop_deleted_line(Database& database, bank::LineId id);
// By number; of one journal when it is given.
void for_each_deleted_line(Database& database, const std::optional<std::string>& journal,
                           bank::LineId after, const std::function<bool(const DeletedLine&)>& take);

// Whether the deleted lines of these days lead from one balance to the other, by the bank's own
// balances: what lies between was deleted, not missed.
bool leads_through_deleted(Database& database, std::string_view journal, const DaySpan& days,
                           std::int64_t from_minor, std::int64_t to_minor);

// --- Lines under a given number -----------------------------------------------------------------
// Stores a line under the number it was given when its file was read; its rank is the next free.
void insert_line_as(Database& database, bank::LineId id, bank::StatementId statement,
                    std::string_view journal, const bank::StatementLine& line);
std::int64_t rank_of_line(Database& database, bank::LineId line);
// The feed's operation was this line; without a line it is taken all the same, and never again due.
void forget_line_of_feed(Database& database, bank::LineId line);
// Without `to` its line is forgotten.
void give_feed_line(Database& database, bank::LineId from, bank::LineId to);
// The one operation of a feed that `said` tells is the line `to` from now on: one of those that
// were `from`, or of those without line where `from` is none (then also the only one of its day and
// amount).
struct FeedLink {
    std::string_view journal;
    bank::LineId from, to;
};
void link_feed_line(Database& database, const FeedLink& link, const bank::StatementLine& said);

} // namespace comptoir::storage
