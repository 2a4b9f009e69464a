#include "app/bank/journal_of_list.h"
#include "app/bank/named_line.h"
#include "app/bank/statement_state.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"

namespace comptoir::app {

using reconcile::LineState;

StatementState state_of_counts(std::int64_t lines, std::int64_t done) {
    if (done >= lines)
        return StatementState::Reconciled;
    return done == 0 ? StatementState::Imported : StatementState::PartlyReconciled;
}

namespace {

constexpr std::string_view k_statement_rows =
    "SELECT s.id, s.journal, s.from_day, s.to_day, s.currency, s.opening_minor, s.closing_minor,"
    " s.balance_check, s.source, coalesce(f.name, ''),"
    " (SELECT count(*) FROM bank_line l WHERE l.statement_id = s.id),"
    // Not matched, and ignored: among the lines that wait, which are few or all there are.
    " (SELECT count(*) FROM unmatched_line u CROSS JOIN bank_line l ON l.id = u.line_id"
    "  WHERE u.line_id BETWEEN (SELECT min(id) FROM bank_line WHERE statement_id = s.id)"
    "   AND (SELECT max(id) FROM bank_line WHERE statement_id = s.id) AND l.statement_id = s.id),"
    " (SELECT count(*) FROM unmatched_line u CROSS JOIN bank_line l ON l.id = u.line_id"
    "  WHERE u.line_id BETWEEN (SELECT min(id) FROM bank_line WHERE statement_id = s.id)"
    "   AND (SELECT max(id) FROM bank_line WHERE statement_id = s.id) AND l.statement_id = s.id"
    "   AND l.mark = 'ignored'),"
    " (SELECT count(*) FROM bank_line l WHERE l.statement_id = s.id AND l.doubtful = 1)"
    " FROM statement s JOIN import i ON i.id = s.import_id LEFT JOIN file f ON f.id = i.file_id"
    " WHERE s.id > ?1 AND (?2 IS NULL OR s.journal = ?2) ORDER BY s.id LIMIT ?3";

std::optional<Money> optional_money(const storage::Statement& row, int column, Currency currency) {
    if (row.is_null(column))
        return std::nullopt;
    return Money{row.integer(column), currency};
}

} // namespace

std::string_view to_text(StatementState state) {
    switch (state) {
    case StatementState::Imported:
        return "imported";
    case StatementState::PartlyReconciled:
        return "partly_reconciled";
    case StatementState::Reconciled:
        return "reconciled";
    }
    return "imported";
}

// A list of a journal that does not exist would look like a list with nothing in it.
Result<void> check_journal(Reader& reader, const std::optional<std::string>& code) {
    if (code && !storage::find_journal(reader.database(), *code))
        return fail(ledger::errors::unknown_journal, {{"journal", *code}});
    return {};
}

Result<std::vector<StatementRow>> list_statements(Reader& reader, const StatementFilter& filter) {
    CT_TRY(check_journal(reader, filter.journal));
    std::vector<StatementRow> list;
    storage::Statement rows =
        reader.database().query(k_statement_rows, filter.after, filter.journal, filter.limit);
    while (rows.step()) {
        StatementRow row;
        row.id = rows.id<bank::StatementId>(0);
        row.journal = rows.text(1);
        row.from = rows.optional_date(2);
        row.to = rows.optional_date(3);
        row.currency = Currency::parse(rows.text_view(4)).value_or(Currency::eur());
        row.opening = optional_money(rows, 5, row.currency);
        row.closing = optional_money(rows, 6, row.currency);
        row.check = rows.text_view(7) == "ok"         ? bank::BalanceCheck::Ok
                    : rows.text_view(7) == "mismatch" ? bank::BalanceCheck::Mismatch
                                                      : bank::BalanceCheck::NotPossible;
        row.source = rows.text(8);
        row.file_name = rows.text(9);
        row.lines = rows.integer(10);
        row.matched = row.lines - rows.integer(11);
        row.state = state_of_counts(row.lines, row.matched + rows.integer(12));
        row.doubtful = rows.integer(13);
        list.push_back(std::move(row));
    }
    return list;
}

Result<void> mark_line(Writer& writer, bank::LineId id, LineState state) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    const auto record = storage::find_line(writer.database(), id);
    if (!record)
        return fail(errors::not_found, {{"what", "line"}, {"id", id.value()}});
    const bool can_be_marked =
        state == LineState::Open || state == LineState::Parked || state == LineState::Ignored;
    if (record->match != 0 || !can_be_marked)
        return fail(errors::line_is_matched, named_line(*record, {{"match", record->match}}));
    const std::string mark = state == LineState::Open ? "" : std::string(to_text(state));
    storage::set_line_mark(writer.database(), id, mark);
    writer.record("line.mark", "line " + text::number(id.value()), record->mark, mark);
    writer.changed(Noun::Lines, id.value());
    return {};
}

Result<std::string> original_file(Reader& reader, bank::StatementId statement) {
    storage::Statement rows = reader.database().query(
        "SELECT i.file_id FROM statement s JOIN import i ON i.id = s.import_id WHERE s.id = ?1",
        statement);
    if (!rows.step() || rows.is_null(0))
        return fail(errors::not_found, {{"what", "file"}, {"id", statement.value()}});
    return storage::load_file(reader.database(), storage::FileId{rows.integer(0)});
}

} // namespace comptoir::app
