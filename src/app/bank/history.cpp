#include "comptoir/app/errors.h"
#include "comptoir/app/statement_preview.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/recognition_repository.h"

#include <map>
#include <set>

namespace comptoir::app {

namespace {

constexpr std::string_view k_history_rows =
    "SELECT s.id, s.journal, i.format, i.imported_at, i.imported_by, coalesce(f.name, '')"
    " FROM statement s JOIN import i ON i.id = s.import_id LEFT JOIN file f ON f.id = i.file_id"
    " WHERE (?1 = 0 OR s.id < ?1) AND (?2 IS NULL OR s.journal = ?2)"
    " AND (?3 IS NULL OR s.to_day >= ?3) AND (?4 IS NULL OR s.from_day <= ?4)"
    " AND (?5 IS NULL OR abs(s.opening_minor) = ?5 OR abs(s.closing_minor) = ?5"
    "      OR EXISTS (SELECT 1 FROM bank_line l WHERE l.statement_id = s.id"
    "                 AND (l.amount_minor = ?5 OR l.amount_minor = -?5)))"
    " AND substr(i.format, 1, length(?6)) = ?6 AND (?7 = '' OR i.imported_by = ?7)"
    " ORDER BY s.id DESC";

Result<StatementRow> load_row(Reader& reader, bank::StatementId id) {
    CT_ASSIGN(rows, list_statements(reader, {std::nullopt, id.value() - 1, 1}));
    if (rows.empty() || rows.front().id != id)
        return fail(errors::not_found, {{"what", "statement"}, {"id", id.value()}});
    return rows.front();
}

using Gaps = std::map<bank::StatementId, bank::ChainBreak>; // by the later statement

Result<Gaps> load_gaps(Reader& reader, const std::optional<std::string>& journal) {
    CT_ASSIGN(breaks, list_breaks(reader, journal));
    Gaps gaps;
    for (StatementBreak& each : breaks)
        gaps.emplace(each.found.after, std::move(each.found));
    return gaps;
}

Result<bool> has_line_with(Reader& reader, bank::StatementId statement, const std::string& text) {
    bool found = false;
    CT_TRY(for_each_line(reader, {.statement = statement, .text = text, .limit = 1},
                         [&](const LineRow&) {
                             found = true;
                             return false;
                         }));
    return found;
}

} // namespace

Result<std::vector<HistoryRow>> list_history(Reader& reader, const HistoryFilter& filter) {
    if (filter.journal && !storage::find_journal(reader.database(), *filter.journal))
        return fail(ledger::errors::unknown_journal, {{"journal", *filter.journal}});
    const std::string folded = text::fold(filter.text);
    CT_ASSIGN(gaps, load_gaps(reader, filter.journal));
    std::vector<HistoryRow> list;
    storage::Statement rows =
        reader.database().query(k_history_rows, filter.before, filter.journal, filter.from,
                                filter.to, filter.amount_minor, filter.format, filter.imported_by);
    while (static_cast<std::int64_t>(list.size()) < filter.limit && rows.step()) {
        HistoryRow row;
        row.format = rows.text(2);
        row.imported_at = rows.instant(3);
        row.imported_by = rows.text(4);
        const std::string words = rows.text(1) + " " + row.imported_by + " " + rows.text(5);
        if (!folded.empty() && text::fold(words).find(folded) == std::string::npos)
            continue;
        const auto id = rows.id<bank::StatementId>(0);
        if (const auto gap = gaps.find(id); gap != gaps.end())
            row.gap = gap->second;
        if (filter.only_gaps && !row.gap)
            continue;
        CT_ASSIGN(statement, load_row(reader, id));
        if (filter.state && statement.state != *filter.state)
            continue;
        if (!filter.line_text.empty()) {
            CT_ASSIGN(found, has_line_with(reader, id, filter.line_text));
            if (!found)
                continue;
        }
        row.statement = std::move(statement);
        list.push_back(std::move(row));
    }
    return list;
}

Result<std::vector<std::string>> list_importers(Reader& reader) {
    std::vector<std::string> users;
    storage::Statement rows = reader.database().query(
        "SELECT DISTINCT i.imported_by FROM import i"
        " WHERE EXISTS (SELECT 1 FROM statement s WHERE s.import_id = i.id) ORDER BY 1");
    while (rows.step())
        users.push_back(rows.text(0));
    return users;
}

namespace {

std::vector<bank::StatementId> statements_of(storage::Database& database, bank::StatementId id,
                                             UndoScope scope) {
    if (scope == UndoScope::Statement)
        return {id};
    std::vector<bank::StatementId> statements;
    storage::Statement rows = database.query(
        "SELECT s.id FROM statement s JOIN statement mine ON mine.import_id = s.import_id"
        " WHERE mine.id = ?1 ORDER BY s.id",
        id);
    while (rows.step())
        statements.push_back(rows.id<bank::StatementId>(0));
    return statements;
}

void add_match(storage::Database& database, std::int64_t match, ImportDependents& dependents) {
    storage::Statement entries =
        database.query("SELECT e.id, e.journal, e.number, e.label, e.day, e.state = 'validated'"
                       " FROM match_entry m JOIN entry e ON e.id = m.entry_id"
                       " WHERE m.match_id = ?1 ORDER BY e.id",
                       match);
    while (entries.step())
        dependents.entries.push_back({entries.id<ledger::EntryId>(0), entries.text(1),
                                      entries.text(2), entries.text(3), entries.date(4),
                                      entries.integer(5) != 0});
    storage::Statement invoices =
        database.query("SELECT DISTINCT v.id, v.number FROM imputation i JOIN entry_row r"
                       " ON r.id = i.debit_row_id OR r.id = i.credit_row_id JOIN invoice v"
                       " ON v.entry_id = r.entry_id WHERE i.match_id = ?1 ORDER BY v.id",
                       match);
    while (invoices.step())
        dependents.invoices.push_back({invoices.integer(0), invoices.text(1)});
}

storage::ImportId import_telling(storage::Database& database, bank::LineId line) {
    if (const auto repeated = storage::find_repeated_line(database, line))
        return repeated->import;
    const auto merged = storage::find_deleted_line(database, line);
    invariant(merged.has_value(), "a successor is a recognised line or a deleted one");
    return merged->import;
}

void add_heir(storage::Database& database, storage::ImportId import, std::int64_t lines,
              ImportDependents& dependents) {
    storage::Statement row =
        database.query("SELECT coalesce(f.name, ''), i.imported_at, i.imported_by FROM import i"
                       " LEFT JOIN file f ON f.id = i.file_id WHERE i.id = ?1",
                       import);
    if (row.step())
        dependents.heirs.push_back(
            {import.value(), row.text(0), row.instant(1), row.text(2), lines});
}

} // namespace

Result<std::vector<StatementRow>> statements_of_import(Reader& reader, std::int64_t import) {
    std::vector<bank::StatementId> ids;
    storage::Statement found = reader.database().query(
        "SELECT id FROM statement WHERE import_id = ?1 ORDER BY id", import);
    while (found.step())
        ids.push_back(found.id<bank::StatementId>(0));
    std::vector<StatementRow> rows;
    for (const bank::StatementId id : ids) {
        CT_ASSIGN(row, load_row(reader, id));
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<ImportDependents> dependents_of_import(Reader& reader, bank::StatementId statement,
                                              UndoScope scope) {
    storage::Database& database = reader.database();
    CT_TRY(load_row(reader, statement));
    const storage::ImportId statement_import = storage::find_statement(database, statement)->import;
    ImportDependents dependents;
    std::set<std::int64_t> matches;
    std::map<storage::ImportId, std::int64_t> heirs;
    std::int64_t repeated = 0, handed_over = 0;
    for (const bank::StatementId id : statements_of(database, statement, scope)) {
        CT_ASSIGN(row, load_row(reader, id));
        dependents.statements.push_back(std::move(row));
        const auto held = storage::matches_of_statement(database, id);
        matches.insert(held.begin(), held.end());
        for (const storage::Successor& successor : storage::load_successors(database, id)) {
            const storage::ImportId import = import_telling(database, successor.by);
            if (scope == UndoScope::WholeImport && import == statement_import)
                continue;
            ++heirs[import];
            const auto by = storage::find_repeated_line(database, successor.by);
            handed_over += by && by->import != statement_import ? 1 : 0;
        }
        repeated += database.integer(
            "SELECT count(DISTINCT l.id) FROM statement s JOIN bank_line l ON l.statement_id = s.id"
            " JOIN repeated_line r ON r.line_id = l.id AND r.import_id <> s.import_id"
            " AND r.overruled_at IS NULL WHERE s.id = ?1",
            id);
        dependents.feed_lines += database.integer(
            "SELECT count(*) FROM feed_operation o JOIN bank_line l ON l.id = o.line_id"
            " WHERE l.statement_id = ?1",
            id);
    }
    dependents.lost = repeated - handed_over;
    dependents.matches.assign(matches.begin(), matches.end());
    for (const std::int64_t match : dependents.matches)
        add_match(database, match, dependents);
    for (const auto& [import, lines] : heirs)
        add_heir(database, import, lines, dependents);
    return dependents;
}

} // namespace comptoir::app
