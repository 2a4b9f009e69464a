// Lines that were recognised as known, and lines that were deleted: seen, overruled, taken back.
//
//   auto page = list_recognised(reader, {.import = 12});
//   overrule_recognised(writer, page->front().id); // it is another operation: a line of its own
//
// docs/decisions says which act leaves what behind.
#pragma once

#include "comptoir/app/bank.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

// --- Recognised lines
// -----------------------------------------------------------------------------
struct RecognisedLine {
    bank::LineId id; // the number it was given; overruled, it is the line of that number
    std::string journal;
    LineOrigin from;
    bank::StatementLine line; // as its file says it: line.entry is its place in its statement
    bool has_place = true;    // false: recognised before places were kept, cannot be overruled
    bank::LineId repeats;     // the line it repeats, or a deleted one
    LineOrigin repeats_from;  // where that line is, or was
    std::string repeats_label;
    bool repeats_deleted = false;
    std::optional<Instant> overruled_at;
    std::string overruled_by;
};
struct RecognisedFilter {
    std::optional<std::int64_t> import;
    std::optional<bank::StatementId> statement; // recognised in the file of this statement
    std::optional<bank::LineId> repeats;
    std::optional<std::string> journal;
    std::int64_t before = 0; // id; 0: from the newest on
    std::int64_t limit = 1000;
};
// The newest first. Errors: app.not_found (statement), ledger.unknown_journal.
Result<std::vector<RecognisedLine>> list_recognised(Reader& reader, const RecognisedFilter& filter);

// It is no duplicate: it becomes a line of its statement. Where the file has balances, its
// statement is cut as if the line had been new; alone, it makes a statement without balances.
// Errors: app.not_found, bank.duplicate_overruled {line}, bank.duplicate_without_place {file}.
Result<void> overrule_recognised(Writer& writer, bank::LineId recognised);
// It is a duplicate after all. Errors: app.not_found, bank.not_overruled {line},
// app.line_is_matched {line}, bank.twin_was_merged {line} {other}.
Result<void> recognise_again(Writer& writer, bank::LineId line);

// What the lines of one import repeat, by the import they repeat; the largest share first.
Result<std::vector<RepeatedImport>> summarise_recognised(Reader& reader, std::int64_t import);

// --- Doubtful lines -----------------------------------------------------------------------------
//
// Both lines tell one operation: `line` is deleted and known from then on as `other`, or the other
// way round when the bank's balances prove `line`. The line that stays is returned. Errors:
// app.not_found, bank.not_the_same {line} {other} {days} (a bank may move an operation by six
// days), bank.merged_with_itself {line}, bank.lines_in_balances {line} {other}, bank.overruled_line
// {line}, bank.feed_line, app.line_is_matched.
Result<bank::LineId> merge_lines(Writer& writer, bank::LineId line, bank::LineId other);
// It is an operation of its own: the doubt goes. Errors: app.not_found.
Result<void> confirm_line(Writer& writer, bank::LineId line);
// The doubt is back: what an answer that is taken back needs. Errors: app.not_found.
Result<void> doubt_line(Writer& writer, bank::LineId line);
// The lines of the same journal, day and amount, by number; without it. Of a doubtful line that has
// none: those of the amount at most six days away.
Result<std::vector<LineRow>> equals_of_line(Reader& reader, bank::LineId line);

// --- Deleted lines
// --------------------------------------------------------------------------------
struct DeletedLineRow {
    bank::LineId id;
    std::string journal;
    LineOrigin from;
    bank::StatementLine line;
    bank::LineId same_as; // 0: the operation itself was deleted
    Instant deleted_at;
    std::string deleted_by, why;
    users::Right takes_back = users::Right::StatementDelete; // what taking it back asks for
};
struct DeletedFilter {
    std::optional<std::string> journal;
    std::int64_t after = 0; // id
    std::int64_t limit = 1000;
};
Result<std::vector<DeletedLineRow>> list_deleted(Reader& reader, const DeletedFilter& filter);

// Neither a file nor a feed brings it again by itself. Lines of a feed's statement stay (A92).
// Errors: app.not_found, app.line_is_matched, bank.feed_line, bank.overruled_line {line},
// bank.line_in_balances {line} {statement}: the bank counted it.
Result<void> delete_line(Writer& writer, bank::LineId line, const std::string& why);
// A statement with all its lines, in the same way. Errors: app.not_found, bank.statement_in_use,
// bank.feed_statement, bank.overruled_line {line}.
Result<void> delete_statement(Writer& writer, bank::StatementId statement, const std::string& why);
// Back where it was, in the statement of its file. A line that was merged with another that is
// still there takes the right of merging, to modify; what was deleted takes the right to delete.
// Errors: app.not_found.
Result<void> take_back_line(Writer& writer, bank::LineId deleted);

} // namespace comptoir::app
