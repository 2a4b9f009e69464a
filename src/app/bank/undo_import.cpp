// Taking a statement back: as if its file had never come.
#include "app/bank/expected_intake.h"
#include "app/bank/file_path.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/statement_preview.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"

#include <map>

namespace comptoir::app {

namespace {

using Heirs = std::map<storage::ImportId, bank::StatementId>; // where the lines go to

// What another import says of an operation: recognised in it, or merged as a doubtful line.
struct Heir {
    storage::ImportId import;
    bank::StatementLine said;
};

Heir find_heir(storage::Database& database, bank::LineId id) {
    if (const auto repeated = storage::find_repeated_line(database, id))
        return {repeated->import, *storage::said_line(database, *repeated)};
    const auto merged = storage::find_deleted_line(database, id);
    invariant(merged.has_value(), "a successor is a recognised line or a deleted one");
    return {merged->import, merged->line};
}

// The line of the other import stands for it from now on, in the words of its own file.
void hand_over(storage::Database& database, const std::string& journal,
               const storage::Successor& successor, Heirs& heirs) {
    const auto line = storage::find_line(database, successor.line);
    const Heir by = find_heir(database, successor.by);
    storage::keep_words_of_repeats(database, successor.line);
    storage::delete_repeated_line(database, successor.by);
    storage::drop_deleted_line(database, successor.by);
    bank::StatementId& heir = heirs[by.import];
    if (!heir)
        heir = open_statement(database, by.import, journal);
    storage::insert_line_as(database, successor.by, heir, journal, by.said);
    storage::set_line_mark(database, successor.by, line->mark);
    storage::repeat_other_line(database, successor.line, successor.by);
    storage::give_feed_line(database, successor.line, successor.by);
}

// What a file announced goes with its last statement.
void forget_expected(storage::Database& database, storage::ImportId import) {
    const bool has_statements =
        database.integer("SELECT count(*) FROM statement WHERE import_id = ?1", import) > 0;
    if (!has_statements)
        storage::delete_expected_of(database, import);
}

} // namespace

Result<void> undo_import(Writer& writer, bank::StatementId id) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementCancel));
    storage::Database& database = writer.database();
    const auto statement = storage::find_statement(database, id);
    if (!statement)
        return fail(errors::not_found, {{"what", "statement"}, {"id", id.value()}});
    if (statement->source == "feed") // A71: its operations would only come back by themselves
        return fail(bank::errors::feed_statement, {{"statement", id.value()}});
    const std::vector<std::int64_t> matches = storage::matches_of_statement(database, id);
    if (!matches.empty()) {
        std::string list;
        for (const std::int64_t match : matches)
            list += (list.empty() ? "" : ", ") + text::number(match);
        return fail(bank::errors::statement_in_use, {{"matches", list}});
    }
    const storage::LineTotals totals = storage::totals_of(database, id);
    OpeningPointing pointing(writer, statement->journal);
    const auto days = storage::days_of_statement(database, id);
    if (!storage::has_statement(database, statement->import, statement->journal, id))
        storage::forget_what_import_repeats(database, statement->import, statement->journal);
    const auto successors = storage::load_successors(database, id);
    Heirs heirs;
    for (const storage::Successor& successor : successors)
        hand_over(database, statement->journal, successor, heirs);
    // Beside what goes they were one operation too many; without it the balances count them.
    for (const storage::ImportId import : storage::imports_overruling(database, id))
        heirs.try_emplace(import);
    storage::delete_statement(database, id);
    for (const auto& [import, heir] : heirs)
        if (storage::has_statement(database, import, statement->journal))
            rearrange_statements(writer, import, statement->journal, heir);
    forget_expected(database, statement->import);
    storage::drop_needless_imports(database);
    // What its lines had replaced is expected again, unless others are there.
    if (days)
        settle_after_undo(writer, statement->journal, *days);
    writer.changed(Noun::Expected);
    CT_TRY(pointing.settle());
    const auto kept = static_cast<std::int64_t>(successors.size());
    writer.record("statement.undo_import", "statement " + text::number(id.value()),
                  text::number(totals.count) + " lines",
                  kept > 0 ? text::number(kept) + " kept by imports that repeat them" : "");
    writer.changed(Noun::Statements, id.value());
    writer.changed(Noun::Lines);
    return {};
}

Result<void> undo_statements(Writer& writer, const std::vector<bank::StatementId>& statements) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementCancel));
    storage::Database& database = writer.database();
    std::map<storage::ImportId, std::int64_t> named;
    for (const bank::StatementId id : statements)
        if (const auto statement = storage::find_statement(database, id))
            ++named[statement->import];
    std::erase_if(named, [&](const auto& import) {
        return import.second <
               database.integer("SELECT count(*) FROM statement WHERE import_id = ?1",
                                import.first);
    });
    for (const bank::StatementId id : statements)
        if (storage::find_statement(database, id)) // else it was joined to another one on the way
            CT_TRY(undo_import(writer, id));
    for (const auto& [import, count] : named)
        for (;;) {
            const bank::StatementId left{database.integer(
                "SELECT coalesce(min(id), 0) FROM statement WHERE import_id = ?1", import)};
            if (!left)
                break;
            CT_TRY(undo_import(writer, left));
        }
    return {};
}

} // namespace comptoir::app
