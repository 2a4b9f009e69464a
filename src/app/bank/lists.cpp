#include "app/bank/statement_state.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/expected_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"

#include <map>

namespace comptoir::app {

namespace {

using reconcile::LineState;

// Stored facts only: whether a line is proposed or ambiguous is the matcher's answer of the moment.
LineState state_of(const storage::LineRecord& record) {
    if (record.match != 0)
        return LineState::Matched;
    if (record.mark == "parked")
        return LineState::Parked;
    return record.mark == "ignored" ? LineState::Ignored : LineState::Open;
}

storage::LineQuery query_of(const LineFilter& filter) {
    storage::LineQuery query;
    query.statement = filter.statement;
    query.journal = filter.journal;
    query.after = filter.after;
    query.only_doubtful = filter.only_doubtful;
    if (!filter.state)
        return query;
    query.matched = *filter.state == LineState::Matched;
    if (*filter.state == LineState::Parked || *filter.state == LineState::Ignored)
        query.mark = std::string(to_text(*filter.state));
    else if (*filter.state != LineState::Matched)
        query.mark = "";
    return query;
}

bool holds_text(const bank::StatementLine& line, std::string_view folded) {
    return text::fold(line.label + " " + line.label_more + " " + line.counterparty.name + " " +
                      line.comment + " " + line.remittance_reference + " " +
                      line.amount.to_decimal())
               .find(folded) != std::string::npos;
}

} // namespace

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
    " (SELECT count(*) FROM bank_line l JOIN match_line m ON m.line_id = l.id"
    "  WHERE l.statement_id = s.id),"
    " (SELECT count(*) FROM bank_line l WHERE l.statement_id = s.id AND l.mark = 'ignored'"
    "  AND NOT EXISTS (SELECT 1 FROM match_line m WHERE m.line_id = l.id)),"
    " (SELECT count(*) FROM bank_line l WHERE l.statement_id = s.id AND l.doubtful = 1)"
    " FROM statement s JOIN import i ON i.id = s.import_id LEFT JOIN file f ON f.id = i.file_id"
    " WHERE s.id > ?1 AND (?2 IS NULL OR s.journal = ?2) ORDER BY s.id LIMIT ?3";

std::optional<Money> optional_money(const storage::Statement& row, int column, Currency currency) {
    if (row.is_null(column))
        return std::nullopt;
    return Money{row.integer(column), currency};
}

// A list of a journal that does not exist would look like a list with nothing in it.
Result<void> check_journal(Reader& reader, const std::optional<std::string>& code) {
    if (code && !storage::find_journal(reader.database(), *code))
        return fail(ledger::errors::unknown_journal, {{"journal", *code}});
    return {};
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
        row.matched = rows.integer(11);
        row.state = state_of_counts(row.lines, row.matched + rows.integer(12));
        row.doubtful = rows.integer(13);
        list.push_back(std::move(row));
    }
    return list;
}

Result<void> for_each_line(Reader& reader, const LineFilter& filter,
                           const std::function<bool(const LineRow&)>& take) {
    CT_TRY(check_journal(reader, filter.journal));
    if (filter.statement && !storage::find_statement(reader.database(), *filter.statement))
        return fail(errors::not_found, {{"what", "statement"}, {"id", filter.statement->value()}});
    const std::string folded = text::fold(filter.text);
    std::int64_t left = filter.limit;
    std::map<reconcile::TemplateId, std::string> codes;
    for (reconcile::StoredTemplate& one : storage::load_templates(reader.database()))
        codes.emplace(one.id, std::move(one.code));
    // Most dossiers know of no announcement: a million lines then need not be asked one by one.
    const bool has_announcements = storage::has_expected(reader.database());
    storage::LineActReader acts(reader.database());
    storage::for_each_line(
        reader.database(), query_of(filter), [&](const storage::LineRecord& record) {
            if (left <= 0)
                return false;
            if (!folded.empty() && !holds_text(record.line, folded))
                return true;
            --left;
            LineRow row;
            row.id = record.id;
            row.statement = record.statement;
            row.journal = record.journal;
            row.state = state_of(record);
            row.doubtful = record.doubtful;
            row.line = record.line;
            row.match = reconcile::MatchId{record.match};
            row.party = record.identity.party;
            row.party_by = record.identity.party_by;
            row.template_by = record.identity.template_by;
            if (const auto code = codes.find(record.identity.template_id); code != codes.end())
                row.template_code = code->second;
            if (has_announcements)
                row.announced = storage::expected_before_line(reader.database(), record.id);
            storage::LineActs of_line = acts.of(record.id);
            row.note = std::move(of_line.note);
            row.reason = std::move(of_line.reason);
            row.invoice = of_line.invoice;
            row.invoice_piece = std::move(of_line.invoice_piece);
            row.pairing = of_line.pairing;
            row.documents = of_line.documents;
            return take(row);
        });
    return {};
}

Result<std::int64_t> count_lines(Reader& reader, const LineFilter& filter) {
    if (filter.text.empty())
        return storage::count_lines(reader.database(), query_of(filter));
    std::int64_t count = 0;
    LineFilter all = filter;
    all.limit = 1'000'000;
    CT_TRY(for_each_line(reader, all, [&](const LineRow&) {
        ++count;
        return true;
    }));
    return count;
}

Result<void> mark_line(Writer& writer, bank::LineId id, LineState state) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    const auto record = storage::find_line(writer.database(), id);
    if (!record)
        return fail(errors::not_found, {{"what", "line"}, {"id", id.value()}});
    const bool can_be_marked =
        state == LineState::Open || state == LineState::Parked || state == LineState::Ignored;
    if (record->match != 0 || !can_be_marked)
        return fail(errors::line_is_matched, {{"line", id.value()}});
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
