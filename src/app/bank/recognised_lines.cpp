// What a file repeated: listed with both sides, and overruled where a person knows better.
#include "app/bank/expected_intake.h"
#include "app/bank/file_path.h"
#include "app/bank/moved_lines.h"
#include "app/bank/named_line.h"
#include "app/reconcile/line_lookup.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/recognised.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"

#include <algorithm>
#include <map>

namespace comptoir::app {

namespace {

// The recognised line, its import, what it repeats (a line or a deleted one) and the import of
// that.
constexpr std::string_view k_rows =
    "SELECT r.id, r.import_id, coalesce(f.name, ''), i.imported_at, i.imported_by, r.line_id,"
    " coalesce(l.journal, d.journal), r.overruled_at, coalesce(r.overruled_by, ''),"
    " coalesce((SELECT own.statement_id FROM bank_line own WHERE own.id = r.id"
    "   AND r.overruled_at IS NOT NULL),"
    "  (SELECT max(s.id) FROM statement s WHERE s.import_id = r.import_id"
    "   AND s.journal = coalesce(l.journal, d.journal)), 0),"
    " d.id IS NOT NULL,"
    " coalesce(s.id, (SELECT ds.id FROM statement ds WHERE ds.id = d.statement_id), 0),"
    " ti.id, coalesce(tf.name, ''), ti.imported_at, ti.imported_by"
    " FROM repeated_line r JOIN import i ON i.id = r.import_id LEFT JOIN file f ON f.id = i.file_id"
    " LEFT JOIN bank_line l ON l.id = r.line_id LEFT JOIN statement s ON s.id = l.statement_id"
    " LEFT JOIN deleted_line d ON d.id = r.line_id"
    " JOIN import ti ON ti.id = coalesce(s.import_id, d.import_id)"
    " LEFT JOIN file tf ON tf.id = ti.file_id"
    " WHERE (?1 = 0 OR r.id < ?1) AND (?2 IS NULL OR r.import_id = ?2)"
    " AND (?3 IS NULL OR r.line_id = ?3) AND (?4 IS NULL OR coalesce(l.journal, d.journal) = ?4)"
    " ORDER BY r.id DESC LIMIT ?5";

LineOrigin origin_at(const storage::Statement& row, int statement, int import) {
    LineOrigin origin;
    origin.statement = row.id<bank::StatementId>(statement);
    origin.import = row.integer(import);
    origin.file_name = row.text(import + 1);
    origin.imported_at = row.instant(import + 2);
    origin.imported_by = row.text(import + 3);
    return origin;
}

RecognisedLine recognised_of(storage::Database& database, const storage::Statement& row) {
    RecognisedLine recognised;
    recognised.id = row.id<bank::LineId>(0);
    recognised.from = origin_at(row, 9, 1);
    recognised.repeats = row.id<bank::LineId>(5);
    recognised.journal = row.text(6);
    if (!row.is_null(7))
        recognised.overruled_at = row.instant(7);
    recognised.overruled_by = row.text(8);
    recognised.repeats_deleted = row.integer(10) != 0;
    recognised.repeats_from = origin_at(row, 11, 12);
    recognised.has_place = recognised.id.value() > 0;
    if (const auto stored = storage::find_repeated_line(database, recognised.id))
        if (auto said = storage::said_line(database, *stored))
            recognised.line = std::move(*said);
    if (const auto line = storage::find_line(database, recognised.repeats))
        recognised.repeats_label = line->line.label;
    else if (const auto deleted = storage::find_deleted_line(database, recognised.repeats))
        recognised.repeats_label = deleted->line.label;
    return recognised;
}

Result<std::optional<std::int64_t>> import_of(Reader& reader, const RecognisedFilter& filter) {
    if (!filter.statement)
        return filter.import;
    const auto statement = storage::find_statement(reader.database(), *filter.statement);
    if (!statement)
        return fail(errors::not_found, {{"what", "statement"}, {"id", filter.statement->value()}});
    return std::optional(statement->import.value());
}

std::string name_of(bank::LineId line) {
    return "line " + text::number(line.value());
}

Result<storage::RepeatedLine> found_repeated(Reader& reader, bank::LineId id) {
    auto repeated = storage::find_repeated_line(reader.database(), id);
    if (!repeated)
        return fail(errors::not_found, {{"what", "duplicate"}, {"id", id.value()}});
    return std::move(*repeated);
}

// What a feed brought is the line of its own number once that is one; what another feed or file
// told of the line it repeats stays with that.
void take_feed_operation(storage::Database& database, storage::ImportId import,
                         const storage::FeedLink& link, const bank::StatementLine& said) {
    if (database.integer("SELECT file_id IS NULL FROM import WHERE id = ?1", import) != 0)
        storage::link_feed_line(database, link, said);
}

std::string journal_of(storage::Database& database, const storage::RepeatedLine& repeated) {
    if (const auto line = storage::find_line(database, repeated.repeats))
        return line->journal;
    const auto deleted = storage::find_deleted_line(database, repeated.repeats);
    return deleted ? deleted->journal : std::string();
}

Result<std::vector<LineRow>> lines_equal_to(Reader& reader, const std::string& journal,
                                            const bank::LineIdentity& identity, bank::LineId but) {
    std::vector<LineRow> equals;
    for (const storage::StoredEqual& equal :
         storage::load_equals(reader.database(), journal, identity)) {
        if (equal.deleted || equal.id == but)
            continue;
        CT_TRY(for_each_line(reader,
                             {.journal = journal, .after = equal.id.value() - 1, .limit = 1},
                             [&](const LineRow& row) {
                                 equals.push_back(row);
                                 return true;
                             }));
    }
    return equals;
}

} // namespace

Result<std::vector<RecognisedLine>> list_recognised(Reader& reader,
                                                    const RecognisedFilter& filter) {
    storage::Database& database = reader.database();
    if (filter.journal && !storage::find_journal(database, *filter.journal))
        return fail(ledger::errors::unknown_journal, {{"journal", *filter.journal}});
    CT_ASSIGN(import, import_of(reader, filter));
    std::vector<RecognisedLine> list;
    storage::Statement rows =
        database.query(k_rows, filter.before, import, filter.repeats, filter.journal, filter.limit);
    while (rows.step())
        list.push_back(recognised_of(database, rows));
    return list;
}

Result<void> overrule_recognised(Writer& writer, bank::LineId id) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    storage::Database& database = writer.database();
    CT_ASSIGN(repeated, found_repeated(writer, id));
    if (repeated.overruled)
        return fail(bank::errors::duplicate_overruled, line_known_as(database, id));
    const auto said = storage::said_line(database, repeated);
    const std::string journal = journal_of(database, repeated);
    if (!said || journal.empty())
        return fail(errors::not_found, {{"what", "line"}, {"id", repeated.repeats.value()}});
    if (id.value() < 0) {
        const auto file = database.optional_text(
            "SELECT f.name FROM import i JOIN file f ON f.id = i.file_id WHERE i.id = ?1",
            repeated.import);
        return fail(bank::errors::duplicate_without_place, {{"file", file.value_or("-")}});
    }
    OpeningPointing pointing(writer, journal);
    const bank::StatementId opened = open_statement(database, repeated.import, journal);
    storage::insert_line_as(database, id, opened, journal, *said);
    storage::set_overruled(database, id, writer.clock().now(), writer.user());
    take_feed_operation(database, repeated.import,
                        {journal, storage::line_telling(database, repeated.repeats), id}, *said);
    rearrange_statements(writer, repeated.import, journal, opened);
    settle_after_lines(writer, journal, {said->booked_on, said->booked_on});
    CT_TRY(pointing.settle());
    writer.record("duplicate.overrule", name_of(id), "repeats " + name_of(repeated.repeats),
                  said->amount.to_decimal());
    return {};
}

Result<void> recognise_again(Writer& writer, bank::LineId id) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    storage::Database& database = writer.database();
    CT_ASSIGN(repeated, found_repeated(writer, id));
    const auto line = storage::find_line(database, id);
    if (!repeated.overruled || !line)
        return fail(bank::errors::not_overruled, line_known_as(database, id));
    if (line->match != 0)
        return fail(errors::line_is_matched, named_line(*line, {{"match", line->match}}));
    // Both would go, and the operation with them.
    if (storage::line_telling(database, repeated.repeats) == id)
        return fail(bank::errors::twin_was_merged,
                    named_line(*line, {{"other", repeated.repeats.value()}}));
    OpeningPointing pointing(writer, line->journal);
    storage::keep_words_of_repeats(database, id);
    storage::repeat_other_line(database, id, repeated.repeats);
    storage::give_feed_line(database, id, storage::line_telling(database, repeated.repeats));
    storage::delete_line(database, id);
    storage::clear_overruled(database, id);
    rearrange_statements(writer, repeated.import, line->journal, line->statement);
    settle_after_undo(writer, line->journal, {line->line.booked_on, line->line.booked_on});
    CT_TRY(pointing.settle());
    writer.record("duplicate.recognise", name_of(id), line->line.amount.to_decimal(),
                  "repeats " + name_of(repeated.repeats));
    return {};
}

Result<std::vector<RepeatedImport>> summarise_recognised(Reader& reader, std::int64_t import) {
    storage::Database& database = reader.database();
    std::vector<RepeatedImport> summary;
    storage::Statement rows = database.query(
        "SELECT coalesce(s.import_id, d.import_id), count(*), min(r.id) FROM repeated_line r"
        " LEFT JOIN bank_line l ON l.id = r.line_id LEFT JOIN statement s ON s.id = l.statement_id"
        " LEFT JOIN deleted_line d ON d.id = r.line_id"
        " WHERE r.import_id = ?1 AND r.overruled_at IS NULL GROUP BY 1 ORDER BY 2 DESC, 1",
        import);
    std::vector<std::pair<std::int64_t, std::int64_t>> firsts;
    while (rows.step())
        firsts.emplace_back(rows.integer(1), rows.integer(2));
    for (const auto& [count, first] : firsts) {
        CT_ASSIGN(line,
                  list_recognised(reader, {.import = import, .before = first + 1, .limit = 1}));
        if (line.empty())
            continue;
        const RecognisedLine& row = line.front();
        summary.push_back({row.repeats_from, count, row.id, row.repeats, row.line.booked_on,
                           row.line.amount, row.line.label});
    }
    return summary;
}

Result<std::vector<LineRow>> equals_of_line(Reader& reader, bank::LineId id) {
    storage::Database& database = reader.database();
    CT_ASSIGN(line, find_line_or_refuse(reader, id));
    const bank::LineIdentity own{line.line.booked_on, line.line.amount.minor()};
    CT_ASSIGN(equals, lines_equal_to(reader, line.journal, own, id));
    if (!equals.empty() || !line.doubtful)
        return equals;
    // In doubt without an equal on its day: the bank may have moved it from another.
    std::vector<bank::LineIdentity> near;
    storage::for_each_identity(
        database, line.journal,
        {own.booked_on.plus_days(-k_days_moved_max), own.booked_on.plus_days(k_days_moved_max)}, {},
        [&](const bank::LineIdentity& identity) {
            if (identity.amount_minor == own.amount_minor)
                near.push_back(identity);
            return true;
        });
    for (const bank::LineIdentity& identity : near) {
        CT_ASSIGN(more, lines_equal_to(reader, line.journal, identity, id));
        equals.insert(equals.end(), more.begin(), more.end());
    }
    return equals;
}

} // namespace comptoir::app
