// What a person deletes leaves its identity behind, so that nothing brings it back by itself.
#include "app/bank/expected_intake.h"
#include "app/bank/file_path.h"
#include "app/bank/moved_lines.h"
#include "app/bank/named_line.h"
#include "app/reconcile/line_lookup.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/identify.h"
#include "comptoir/app/recognised.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/line_act_repository.h"

#include <cstdlib>

namespace comptoir::app {

namespace {

std::string name_of(bank::LineId line) {
    return "line " + text::number(line.value());
}

struct Deletion {
    bank::LineId same_as;
    std::string why;
};

// The bank counted its lines: without one of them its balances are no more those it printed.
bool is_counted(Reader& reader, const storage::LineRecord& line) {
    return storage::find_statement(reader.database(), line.statement)->check ==
           bank::BalanceCheck::Ok;
}

bool was_overruled(storage::Database& database, bank::LineId line) {
    const auto repeated = storage::find_repeated_line(database, line);
    return repeated && repeated->overruled;
}

// The line's row goes, what is known of it stays.
void bury(Writer& writer, const storage::StatementRecord& statement,
          const storage::LineRecord& line, std::optional<std::int64_t> balance_before,
          const Deletion& deletion) {
    storage::Database& database = writer.database();
    storage::DeletedLine deleted;
    deleted.id = line.id;
    deleted.import = statement.import;
    deleted.statement = statement.id;
    deleted.journal = line.journal;
    deleted.rank = storage::rank_of_line(database, line.id);
    deleted.line = line.line;
    deleted.balance_before_minor = balance_before;
    deleted.same_as = deletion.same_as;
    deleted.at = writer.clock().now();
    deleted.by = writer.user();
    deleted.why = deletion.why;
    deleted.acts = storage::acts_of_line(database, line.id);
    if (!deletion.same_as) // nothing will come for what announced it either
        drop_announcements_of(writer, line.id);
    storage::insert_deleted_line(database, deleted);
    if (deletion.same_as)
        storage::merge_other_lines(database, line.id, deletion.same_as);
    storage::give_feed_line(database, line.id, deletion.same_as);
    storage::delete_line(database, line.id);
}

// A person paired it: the pair would not come back with the line.
Result<void> check_is_in_no_pair(Reader& reader, bank::LineId line) {
    const auto pairing = storage::pairing_of(reader.database(), line);
    if (!pairing)
        return {};
    return fail(
        reconcile::errors::line_paired,
        named_line(*storage::find_line(reader.database(), line), {{"pairing", pairing.value()}}));
}

// One line, and its statement put right.
Result<void> bury_one(Writer& writer, const storage::LineRecord& line, const Deletion& deletion) {
    const auto statement = storage::find_statement(writer.database(), line.statement);
    if (line.match != 0)
        return fail(errors::line_is_matched, named_line(line, {{"match", line.match}}));
    CT_TRY(check_is_in_no_pair(writer, line.id));
    if (statement->source == "feed")
        return fail(bank::errors::feed_line, named_line(line));
    if (was_overruled(writer.database(), line.id))
        return fail(bank::errors::overruled_line, named_line(line));
    if (statement->check == bank::BalanceCheck::Ok)
        return fail(bank::errors::line_in_balances,
                    named_line(line, {{"statement", statement->id.value()}}));
    OpeningPointing pointing(writer, line.journal);
    bury(writer, *statement, line, std::nullopt, deletion);
    rearrange_statements(writer, statement->import, line.journal, statement->id);
    settle_after_undo(writer, line.journal, {line.line.booked_on, line.line.booked_on});
    return pointing.settle();
}

// Who may merge two lines may take that back. Once the line that stayed was deleted too, taking
// this one back undoes that deletion, and is of who may delete.
bool is_merged(storage::Database& database, const storage::DeletedLine& deleted) {
    return deleted.same_as && storage::find_line(database, deleted.same_as);
}

constexpr std::string_view k_origin =
    "SELECT i.id, coalesce(f.name, ''), i.imported_at, i.imported_by,"
    " coalesce((SELECT s.id FROM statement s WHERE s.id = ?2), 0)"
    " FROM import i LEFT JOIN file f ON f.id = i.file_id WHERE i.id = ?1";

LineOrigin origin_of(storage::Database& database, const storage::DeletedLine& deleted) {
    LineOrigin origin;
    storage::Statement row = database.query(k_origin, deleted.import, deleted.statement);
    if (!row.step())
        return origin;
    origin.import = row.integer(0);
    origin.file_name = row.text(1);
    origin.imported_at = row.instant(2);
    origin.imported_by = row.text(3);
    origin.statement = row.id<bank::StatementId>(4);
    return origin;
}

} // namespace

Result<void> delete_line(Writer& writer, bank::LineId id, const std::string& why) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementDelete));
    CT_ASSIGN(line, find_line_or_refuse(writer, id));
    CT_TRY(bury_one(writer, line, {{}, why}));
    writer.record("line.delete", name_of(id), line.line.amount.to_decimal(), why);
    return {};
}

Result<bank::LineId> merge_lines(Writer& writer, bank::LineId id, bank::LineId other_id) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    CT_ASSIGN(going, find_line_or_refuse(writer, id));
    CT_ASSIGN(staying, find_line_or_refuse(writer, other_id));
    if (id == other_id)
        return fail(bank::errors::merged_with_itself, named_line(going));
    // The bank may move an operation to another booking day.
    const std::int32_t days = std::abs(going.line.booked_on.days() - staying.line.booked_on.days());
    if (going.journal != staying.journal || going.line.amount != staying.line.amount ||
        days > k_days_moved_max)
        return fail(
            bank::errors::not_the_same,
            named_line(going, named_other(staying, {{"days", std::int64_t{k_days_moved_max}}})));
    // The bank's balances prove that a line is there: the other one goes, however they are named.
    if (is_counted(writer, going)) {
        if (is_counted(writer, staying))
            return fail(bank::errors::lines_in_balances, named_line(going, named_other(staying)));
        std::swap(going, staying);
    }
    CT_TRY(bury_one(writer, going, {staying.id, {}}));
    storage::mark_line_doubtful(writer.database(), staying.id, false);
    writer.record("line.merge", name_of(going.id), going.line.amount.to_decimal(),
                  name_of(staying.id));
    return staying.id;
}

Result<void> confirm_line(Writer& writer, bank::LineId id) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    CT_ASSIGN(line, find_line_or_refuse(writer, id));
    if (!line.doubtful)
        return {};
    storage::mark_line_doubtful(writer.database(), id, false);
    writer.record("line.confirm", name_of(id), "doubtful", "");
    writer.changed(Noun::Lines, id.value());
    writer.changed(Noun::Statements, line.statement.value());
    return {};
}

Result<void> doubt_line(Writer& writer, bank::LineId id) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    CT_ASSIGN(line, find_line_or_refuse(writer, id));
    if (line.doubtful)
        return {};
    storage::mark_line_doubtful(writer.database(), id, true);
    writer.record("line.doubt", name_of(id), "", "doubtful");
    writer.changed(Noun::Lines, id.value());
    writer.changed(Noun::Statements, line.statement.value());
    return {};
}

Result<void> delete_statement(Writer& writer, bank::StatementId id, const std::string& why) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementDelete));
    storage::Database& database = writer.database();
    const auto statement = storage::find_statement(database, id);
    if (!statement)
        return fail(errors::not_found, {{"what", "statement"}, {"id", id.value()}});
    if (statement->source == "feed")
        return fail(bank::errors::feed_statement, {{"statement", id.value()}});
    std::string matches;
    for (const std::int64_t match : storage::matches_of_statement(database, id))
        matches += (matches.empty() ? "" : ", ") + text::number(match);
    if (!matches.empty())
        return fail(bank::errors::statement_in_use, {{"matches", matches}});
    std::vector<storage::LineStep> lines;
    storage::for_each_step(database, id, [&](const storage::LineStep& step) {
        lines.push_back(step);
        return true;
    });
    for (const storage::LineStep& line : lines) {
        CT_TRY(check_is_in_no_pair(writer, line.id));
        if (was_overruled(database, line.id))
            return fail(bank::errors::overruled_line, line_known_as(database, line.id));
    }
    OpeningPointing pointing(writer, statement->journal);
    const auto days = storage::days_of_statement(database, id);
    std::optional<std::int64_t> balance;
    if (statement->check == bank::BalanceCheck::Ok)
        balance = statement->opening_minor;
    for (const storage::LineStep& line : lines) {
        bury(writer, *statement, *storage::find_line(database, line.id), balance, {{}, why});
        if (balance)
            *balance += line.amount_minor;
    }
    storage::delete_statement(database, id);
    if (days)
        settle_after_undo(writer, statement->journal, *days);
    CT_TRY(pointing.settle());
    writer.record("statement.delete", "statement " + text::number(id.value()),
                  text::number(static_cast<std::int64_t>(lines.size())) + " lines", why);
    writer.changed(Noun::Statements, id.value());
    writer.changed(Noun::Lines);
    return {};
}

Result<void> take_back_line(Writer& writer, bank::LineId id) {
    storage::Database& database = writer.database();
    const auto deleted = storage::find_deleted_line(database, id);
    CT_ASSIGN(act, deleted && is_merged(database, *deleted)
                       ? writer.begin(users::Right::StatementModify)
                       : writer.begin(users::Right::StatementDelete));
    if (!deleted)
        return fail(errors::not_found, {{"what", "deleted_line"}, {"id", id.value()}});
    OpeningPointing pointing(writer, deleted->journal);
    const bank::StatementId opened = open_statement(database, deleted->import, deleted->journal);
    storage::drop_deleted_line(database, id);
    storage::insert_line_as(database, id, opened, deleted->journal, deleted->line);
    storage::link_feed_line(database, {deleted->journal, {}, id}, deleted->line);
    rearrange_statements(writer, deleted->import, deleted->journal, opened);
    settle_after_lines(writer, deleted->journal,
                       {deleted->line.booked_on, deleted->line.booked_on});
    CT_TRY(pointing.settle());
    // Its third party and its template are found as when it came in, unless a person had set them.
    CT_TRY(identify_lines(writer, {storage::find_line(database, id)->statement}));
    storage::restore_acts(database, id, *deleted);
    writer.record("line.take_back", name_of(id), "deleted", deleted->line.amount.to_decimal());
    return {};
}

Result<std::vector<DeletedLineRow>> list_deleted(Reader& reader, const DeletedFilter& filter) {
    storage::Database& database = reader.database();
    if (filter.journal && !storage::find_journal(database, *filter.journal))
        return fail(ledger::errors::unknown_journal, {{"journal", *filter.journal}});
    std::vector<DeletedLineRow> rows;
    if (filter.limit <= 0)
        return rows;
    storage::for_each_deleted_line(
        database, filter.journal, bank::LineId{filter.after},
        [&](const storage::DeletedLine& deleted) {
            rows.push_back({deleted.id, deleted.journal, origin_of(database, deleted), deleted.line,
                            deleted.same_as, deleted.at, deleted.by, deleted.why,
                            is_merged(database, deleted) ? users::Right::StatementModify
                                                         : users::Right::StatementDelete});
            return static_cast<std::int64_t>(rows.size()) < filter.limit;
        });
    return rows;
}

} // namespace comptoir::app
