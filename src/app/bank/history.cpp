#include "comptoir/app/errors.h"
#include "comptoir/app/statement_preview.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"

namespace comptoir::app {

namespace {

constexpr std::string_view k_history_rows =
    "SELECT s.id, s.journal, i.format, i.imported_at, i.imported_by, coalesce(f.name, '')"
    " FROM statement s JOIN import i ON i.id = s.import_id LEFT JOIN file f ON f.id = i.file_id"
    " WHERE (?1 = 0 OR s.id < ?1) AND (?2 IS NULL OR s.journal = ?2)"
    " AND (?3 IS NULL OR s.to_day >= ?3) AND (?4 IS NULL OR s.from_day <= ?4)"
    " ORDER BY s.id DESC";

Result<StatementRow> load_row(Reader& reader, bank::StatementId id) {
    CT_ASSIGN(rows, list_statements(reader, {std::nullopt, id.value() - 1, 1}));
    if (rows.empty() || rows.front().id != id)
        return fail(errors::not_found, {{"what", "statement"}, {"id", id.value()}});
    return rows.front();
}

} // namespace

Result<std::vector<HistoryRow>> list_history(Reader& reader, const HistoryFilter& filter) {
    if (filter.journal && !storage::find_journal(reader.database(), *filter.journal))
        return fail(ledger::errors::unknown_journal, {{"journal", *filter.journal}});
    const std::string folded = text::fold(filter.text);
    std::vector<HistoryRow> list;
    storage::Statement rows = reader.database().query(k_history_rows, filter.before, filter.journal,
                                                      filter.from, filter.to);
    while (static_cast<std::int64_t>(list.size()) < filter.limit && rows.step()) {
        HistoryRow row;
        row.format = rows.text(2);
        row.imported_at = rows.instant(3);
        row.imported_by = rows.text(4);
        const std::string words = rows.text(1) + " " + row.imported_by + " " + rows.text(5);
        if (!folded.empty() && text::fold(words).find(folded) == std::string::npos)
            continue;
        CT_ASSIGN(statement, load_row(reader, rows.id<bank::StatementId>(0)));
        if (filter.state && statement.state != *filter.state)
            continue;
        row.statement = std::move(statement);
        list.push_back(std::move(row));
    }
    return list;
}

Result<ImportDependents> dependents_of_import(Reader& reader, bank::StatementId statement) {
    storage::Database& database = reader.database();
    CT_TRY(load_row(reader, statement));
    ImportDependents dependents;
    storage::Statement siblings = database.query(
        "SELECT s.id FROM statement s JOIN statement mine ON mine.import_id = s.import_id"
        " WHERE mine.id = ?1 ORDER BY s.id",
        statement);
    while (siblings.step()) {
        const auto id = siblings.id<bank::StatementId>(0);
        CT_ASSIGN(row, load_row(reader, id));
        dependents.statements.push_back(std::move(row));
        for (const std::int64_t match : storage::matches_of_statement(database, id))
            dependents.matches.push_back(match);
    }
    storage::Statement repeated = database.query(
        "SELECT count(*) FROM repeated_line r JOIN bank_line l ON l.id = r.line_id"
        " JOIN statement s ON s.id = l.statement_id JOIN statement mine"
        " ON mine.import_id = s.import_id WHERE mine.id = ?1 AND r.import_id <> s.import_id",
        statement);
    if (repeated.step())
        dependents.repeated = repeated.integer(0);
    return dependents;
}

} // namespace comptoir::app
