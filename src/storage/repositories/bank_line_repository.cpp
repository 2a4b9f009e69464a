#include "comptoir/storage/repositories/bank_repository.h"

#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/line_text_repository.h"
#include "storage/json/statement_line_json.h"

#include <array>

namespace comptoir::storage {

namespace {

// The order of the columns is that of line_of().
constexpr std::string_view k_line_columns =
    "SELECT l.id, l.statement_id, l.journal, l.mark, l.doubtful, coalesce(m.match_id, 0),"
    " l.booked_on, l.valued_on, l.amount_minor, l.currency, l.status, l.label, l.label_more,"
    " l.comment, l.remittance_reference, l.ordering_account, l.counterparty_name,"
    " l.counterparty_iban, l.counterparty_bic, l.end_to_end_id, l.bank_reference,"
    " l.structured_reference, l.mandate_id, l.cheque_number, l.nature, l.bank_code,"
    " l.original_minor, l.original_currency, l.charges_minor, l.charges_currency, l.reversal,"
    " l.entry, l.of_entry, coalesce(i.party, ''), coalesce(i.party_by, ''), i.template_id,"
    " coalesce(i.template_by, '')";
constexpr std::string_view k_of_match = " LEFT JOIN match_line m ON m.line_id = l.id";
constexpr std::string_view k_of_identity = " LEFT JOIN line_identity i ON i.line_id = l.id";

bank::LineStatus status_of(std::string_view text) {
    if (text == to_text(bank::LineStatus::Pending))
        return bank::LineStatus::Pending;
    if (text == to_text(bank::LineStatus::Info))
        return bank::LineStatus::Info;
    return bank::LineStatus::Booked;
}

std::optional<Money> optional_money(const Statement& row, int minor, int currency) {
    if (row.is_null(minor))
        return std::nullopt;
    return Money{row.integer(minor),
                 Currency::parse(row.text_view(currency)).value_or(Currency::eur())};
}

LineRecord line_of(const Statement& row) {
    LineRecord record;
    record.id = row.id<bank::LineId>(0);
    record.statement = row.id<bank::StatementId>(1);
    record.journal = row.text(2);
    record.mark = row.text(3);
    record.doubtful = row.integer(4) != 0;
    record.match = row.integer(5);
    bank::StatementLine& line = record.line;
    line.booked_on = row.date(6);
    line.valued_on = row.optional_date(7);
    line.amount =
        Money{row.integer(8), Currency::parse(row.text_view(9)).value_or(Currency::eur())};
    line.status = status_of(row.text_view(10));
    line.label = row.text(11);
    line.label_more = row.text(12);
    line.comment = row.text(13);
    line.remittance_reference = row.text(14);
    line.ordering_account = row.text(15);
    line.counterparty = {row.text(16), row.text(17), row.text(18)};
    line.end_to_end_id = row.text(19);
    line.bank_reference = row.text(20);
    line.structured_reference = row.text(21);
    line.mandate_id = row.text(22);
    line.cheque_number = row.text(23);
    line.nature = bank::parse_nature(row.text_view(24)).value_or(bank::Nature::Other);
    line.bank_code = row.text(25);
    line.original_amount = optional_money(row, 26, 27);
    line.charges = optional_money(row, 28, 29);
    line.reversal = row.integer(30) != 0;
    line.entry = row.small(31);
    line.of_entry = row.small(32);
    record.identity = {row.text(33), row.text(34), row.id<reconcile::TemplateId>(35), row.text(36)};
    return record;
}

constexpr std::int64_t k_above_any_rank = std::int64_t{1} << 40;

bool is_unmatched(const LineQuery& query) {
    return query.matched && !*query.matched;
}

// The tables a LineQuery walks through, in order of the lines. Of a dossier nearly all is matched
// or nearly nothing: either way only what is asked for is read (CROSS JOIN: this table leads).
struct LineSource {
    std::string_view from;
    std::string key; // the line's number in the table that leads
    bool has_match = false;
};
LineSource source_of(const LineQuery& query) {
    if (is_unmatched(query))
        return {" FROM unmatched_line u CROSS JOIN bank_line l ON l.id = u.line_id", "u.line_id"};
    // Doubtful lines are few; without a word SQLite would look through the journal for them.
    if (!query.matched)
        return {query.only_doubtful ? " FROM bank_line l INDEXED BY bank_line_doubtful"
                                    : " FROM bank_line l",
                "l.id"};
    if (query.statement)
        return {" FROM bank_line l JOIN match_line m ON m.line_id = l.id", "l.id", true};
    return {" FROM match_line m CROSS JOIN bank_line l ON l.id = m.line_id", "m.line_id", true};
}

// WHERE of a LineQuery with parameters ?1 to ?4 (statement, journal, mark, after).
std::string where_of(const LineQuery& query, const std::string& key) {
    std::string where = " WHERE " + key + " > ?4";
    if (query.statement)
        where += " AND l.statement_id = ?1";
    if (query.statement && is_unmatched(query))
        where += " AND " + key +
                 " BETWEEN (SELECT min(id) FROM bank_line WHERE statement_id = ?1)"
                 " AND (SELECT max(id) FROM bank_line WHERE statement_id = ?1)";
    if (query.journal)
        where += " AND l.journal = ?2";
    if (query.mark)
        where += " AND l.mark = ?3";
    if (query.only_doubtful)
        where += " AND l.doubtful = 1";
    return where;
}

void bind_query(Statement& rows, const LineQuery& query) {
    rows.bind(1, query.statement.value_or(bank::StatementId{}));
    rows.bind(2, query.journal.value_or(""));
    rows.bind(3, query.mark.value_or(""));
    rows.bind(4, query.after);
}

Statement select_lines(Database& database, std::string_view columns, const LineQuery& query,
                       bool with_identity) {
    const LineSource source = source_of(query);
    std::string sql = std::string(columns) + std::string(source.from);
    if (with_identity && !source.has_match)
        sql += k_of_match;
    if (with_identity)
        sql += k_of_identity;
    sql += where_of(query, source.key) + " ORDER BY " + source.key + " LIMIT ?5";
    Statement rows = database.prepare(sql);
    bind_query(rows, query);
    rows.bind(5, query.limit);
    return rows;
}

std::optional<std::int64_t> minor_of(const std::optional<Money>& amount) {
    return amount ? std::optional(amount->minor()) : std::nullopt;
}

} // namespace

LineInserter::LineInserter(Database& database)
    : m_database(&database),
      m_insert(database.prepare(
          "INSERT INTO bank_line (statement_id, journal, booked_on, valued_on, amount_minor,"
          " currency, rank, status, label, label_more, comment, remittance_reference,"
          " ordering_account, counterparty_name, counterparty_iban, counterparty_bic,"
          " end_to_end_id, bank_reference, structured_reference, mandate_id, cheque_number, nature,"
          " bank_code, original_minor, original_currency, charges_minor, charges_currency,"
          " reversal, entry, of_entry, id)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,"
          " ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31)")) {}

bank::LineId LineInserter::insert(bank::StatementId statement, std::string_view journal,
                                  const bank::StatementLine& line, std::int64_t rank,
                                  bank::LineId id) {
    m_insert.bind_all(statement, journal, line.booked_on, line.valued_on, line.amount.minor(),
                      line.amount.currency().code(), rank);
    const std::array<std::string_view, 16> texts{
        to_text(line.status),      line.label,
        line.label_more,           line.comment,
        line.remittance_reference, line.ordering_account,
        line.counterparty.name,    line.counterparty.iban,
        line.counterparty.bic,     line.end_to_end_id,
        line.bank_reference,       line.structured_reference,
        line.mandate_id,           line.cheque_number,
        to_text(line.nature),      line.bank_code};
    for (std::size_t index = 0; index < texts.size(); ++index)
        m_insert.bind_in_place(static_cast<int>(index) + 8, texts[index]);
    m_insert.bind(24, minor_of(line.original_amount));
    if (line.original_amount)
        m_insert.bind(25, line.original_amount->currency().code());
    m_insert.bind(26, minor_of(line.charges));
    if (line.charges)
        m_insert.bind(27, line.charges->currency().code());
    m_insert.bind(28, line.reversal).bind(29, line.entry).bind(30, line.of_entry).bind(31, id);
    m_insert.run();
    return bank::LineId{m_database->last_insert_id()};
}

std::optional<DaySpan> days_of_lines(Database& database, std::string_view journal) {
    // What was deleted is known too. Each alone is one step in the index; two in one query would
    // read every line.
    Statement rows = database.query(
        "SELECT min(first), max(last) FROM ("
        " SELECT (SELECT min(booked_on) FROM bank_line WHERE journal = ?1) AS first,"
        "  (SELECT max(booked_on) FROM bank_line WHERE journal = ?1) AS last"
        " UNION ALL SELECT (SELECT min(booked_on) FROM deleted_line WHERE journal = ?1),"
        "  (SELECT max(booked_on) FROM deleted_line WHERE journal = ?1))",
        journal);
    if (!rows.step() || rows.is_null(0))
        return std::nullopt;
    return DaySpan{rows.date(0), rows.date(1)};
}

std::optional<DaySpan> days_of_statement(Database& database, bank::StatementId statement) {
    Statement rows = database.query(
        "SELECT min(booked_on), max(booked_on) FROM bank_line WHERE statement_id = ?1", statement);
    if (!rows.step() || rows.is_null(0))
        return std::nullopt;
    return DaySpan{rows.date(0), rows.date(1)};
}

std::optional<Date> first_day_of_statements(Database& database, std::string_view journal) {
    Statement rows = database.query(
        "SELECT min(coalesce((SELECT min(l.booked_on) FROM bank_line l"
        " WHERE l.statement_id = s.id), s.from_day)) FROM statement s WHERE s.journal = ?1",
        journal);
    return rows.step() ? rows.optional_date(0) : std::nullopt;
}

RankFinder::RankFinder(Database& database)
    : m_select(database.prepare(
          "SELECT max("
          " coalesce((SELECT max(rank) FROM bank_line"
          "  WHERE journal = ?1 AND booked_on = ?2 AND amount_minor = ?3), 0),"
          " coalesce((SELECT max(rank) FROM deleted_line"
          "  WHERE journal = ?1 AND booked_on = ?2 AND amount_minor = ?3), 0))")) {}

std::int64_t RankFinder::highest(std::string_view journal, const bank::LineIdentity& identity) {
    m_select.bind_all(journal, identity.booked_on, identity.amount_minor);
    const std::int64_t rank = m_select.step() && !m_select.is_null(0) ? m_select.integer(0) : 0;
    m_select.reset();
    return rank;
}

namespace {

// "camt.053.001.08" and "camt.053.001.02", OFX 1 and 2 say the same words.
std::string family_of(const std::string& format) {
    return format.starts_with("ofx") ? "ofx" : format.substr(0, format.find('.'));
}

void add_deleted_equals(Database& database, std::string_view journal,
                        const bank::LineIdentity& identity, std::vector<StoredEqual>& equals) {
    Statement rows = database.query(
        "SELECT d.id, d.rank, d.line, i.format, coalesce((SELECT b.id FROM bank_line b"
        "  WHERE b.id = d.same_as), 0), coalesce((SELECT t.id FROM deleted_line t"
        "  WHERE t.id = d.same_as), 0)"
        " FROM deleted_line d JOIN import i ON i.id = d.import_id"
        " WHERE d.journal = ?1 AND d.booked_on = ?2 AND d.amount_minor = ?3 ORDER BY d.rank",
        journal, identity.booked_on, identity.amount_minor);
    while (rows.step()) {
        const bank::StatementLine line = line_from_json(rows.text_view(2));
        StoredEqual equal;
        equal.id = rows.id<bank::LineId>(0);
        equal.rank = rows.integer(1);
        equal.line.bank_reference = line.bank_reference;
        equal.line.text = text::fold_compact(line.label + line.label_more + line.counterparty.name);
        equal.line.format_family = family_of(rows.text(3));
        equal.deleted = true;
        equal.same_as = rows.id<bank::LineId>(4);
        equal.deleted_with = rows.id<bank::LineId>(5);
        equals.push_back(std::move(equal));
    }
}

} // namespace

std::vector<StoredEqual> load_equals(Database& database, std::string_view journal,
                                     const bank::LineIdentity& identity) {
    Statement rows = database.query(
        "SELECT l.id, l.rank, l.bank_reference, l.label, l.label_more, l.counterparty_name,"
        " i.format, s.balance_check = 'ok' FROM bank_line l"
        " JOIN statement s ON s.id = l.statement_id JOIN import i ON i.id = s.import_id"
        " WHERE l.journal = ?1 AND l.booked_on = ?2 AND l.amount_minor = ?3 ORDER BY l.rank",
        journal, identity.booked_on, identity.amount_minor);
    std::vector<StoredEqual> equals;
    while (rows.step()) {
        StoredEqual equal;
        equal.id = rows.id<bank::LineId>(0);
        equal.rank = rows.integer(1);
        equal.line.bank_reference = rows.text(2);
        equal.line.text = text::fold_compact(rows.text(3) + rows.text(4) + rows.text(5));
        equal.line.format_family = family_of(rows.text(6));
        equal.counted = rows.integer(7) != 0;
        equals.push_back(std::move(equal));
    }
    add_deleted_equals(database, journal, identity, equals);
    return equals;
}

void for_each_identity(Database& database, std::string_view journal, const DaySpan& days,
                       bank::StatementId but,
                       const std::function<bool(const bank::LineIdentity&)>& take) {
    Statement rows =
        database.query("SELECT booked_on, amount_minor FROM bank_line WHERE journal = ?1"
                       " AND booked_on BETWEEN ?2 AND ?3 AND statement_id IS NOT ?4"
                       " UNION SELECT booked_on, amount_minor FROM deleted_line WHERE journal = ?1"
                       " AND booked_on BETWEEN ?2 AND ?3 ORDER BY booked_on, amount_minor",
                       journal, days.first, days.last, but);
    while (rows.step())
        if (!take({rows.date(0), rows.integer(1)}))
            return;
}

std::vector<DayLine> lines_of_day(Database& database, std::string_view journal, Date day) {
    Statement rows = database.query(
        "SELECT l.statement_id, l.id, l.amount_minor, 0, NULL, s.from_day, s.to_day"
        " FROM bank_line l JOIN statement s ON s.id = l.statement_id"
        " WHERE l.journal = ?1 AND l.booked_on = ?2"
        " UNION ALL SELECT 0, id, amount_minor, 1, balance_before_minor, booked_on, booked_on"
        " FROM deleted_line WHERE journal = ?1 AND booked_on = ?2 AND same_as IS NULL"
        " ORDER BY 6, 7, 1, 2",
        journal, day);
    std::vector<DayLine> lines;
    while (rows.step())
        lines.push_back({rows.id<bank::StatementId>(0), rows.id<bank::LineId>(1), rows.integer(2),
                         rows.integer(3) != 0, rows.optional_integer(4)});
    return lines;
}

std::optional<std::int64_t> balance_before_line(Database& database, bank::StatementId statement,
                                                bank::LineId line) {
    Statement rows = database.query(
        "SELECT opening_minor + (SELECT coalesce(sum(amount_minor), 0) FROM bank_line"
        " WHERE statement_id = ?1 AND id < ?2) FROM statement WHERE id = ?1",
        statement, line);
    return rows.step() ? rows.optional_integer(0) : std::nullopt;
}

std::int64_t sum_between_days(Database& database, std::string_view journal, Date after, Date before,
                              bank::StatementId left_out) {
    return database.integer(
        "SELECT (SELECT coalesce(sum(amount_minor), 0) FROM bank_line WHERE journal = ?1"
        "  AND booked_on > ?2 AND booked_on < ?3 AND statement_id <> ?4)"
        " + (SELECT coalesce(sum(amount_minor), 0) FROM deleted_line WHERE journal = ?1"
        "  AND booked_on > ?2 AND booked_on < ?3 AND same_as IS NULL)",
        journal, after, before, left_out);
}

namespace {

// Equals are told apart by their rank, in the order of the path: it turns with the lines. In two
// steps, because no two of a group may have the same rank for a moment.
void turn_ranks_around(Database& database, bank::StatementId statement) {
    database.run("UPDATE bank_line SET rank = ?2 + g.both - rank FROM"
                 " (SELECT booked_on, amount_minor, min(rank) + max(rank) AS both FROM bank_line"
                 "  WHERE statement_id = ?1 GROUP BY booked_on, amount_minor HAVING count(*) > 1) g"
                 " WHERE statement_id = ?1 AND bank_line.booked_on = g.booked_on"
                 " AND bank_line.amount_minor = g.amount_minor",
                 statement, k_above_any_rank);
    database.run("UPDATE bank_line SET rank = rank - ?2 WHERE statement_id = ?1 AND rank > ?2",
                 statement, k_above_any_rank);
}

} // namespace

std::int64_t turn_lines_around(Database& database, bank::StatementId statement) {
    Statement ends =
        database.query("SELECT min(id), max(id) FROM bank_line WHERE statement_id = ?1", statement);
    ends.step();
    const std::int64_t first = ends.optional_integer(0).value_or(0);
    const std::int64_t sum = 2 * ends.optional_integer(1).value_or(0) + 1;
    database.run("UPDATE bank_line SET id = ?2 - id WHERE statement_id = ?1", statement, sum);
    // SQLite counts the numbers it gave, not those of an update: no other line may be given these.
    database.run("UPDATE sqlite_sequence SET seq = max(seq, ?1) WHERE name = 'bank_line'",
                 sum - first);
    turn_ranks_around(database, statement);
    return sum;
}

void for_each_step(Database& database, bank::StatementId statement,
                   const std::function<bool(const LineStep&)>& take) {
    Statement rows = database.query(
        "SELECT id, booked_on, amount_minor FROM bank_line WHERE statement_id = ?1 ORDER BY id",
        statement);
    while (rows.step())
        if (!take({rows.id<bank::LineId>(0), rows.date(1), rows.integer(2)}))
            return;
}

void delete_line(Database& database, bank::LineId line) {
    database.run("DELETE FROM bank_line WHERE id = ?1", line);
}

void mark_line_doubtful(Database& database, bank::LineId line, bool doubtful) {
    database.run("UPDATE bank_line SET doubtful = ?2 WHERE id = ?1", line, doubtful);
}

void move_lines(Database& database, bank::StatementId from, bank::StatementId to,
                bank::LineId first_line) {
    database.run("UPDATE bank_line SET statement_id = ?2 WHERE statement_id = ?1 AND id >= ?3",
                 from, to, first_line.value());
}

LineTotals totals_of(Database& database, bank::StatementId statement) {
    Statement rows =
        database.query("SELECT count(*), coalesce(sum(amount_minor), 0), coalesce(sum(doubtful), 0)"
                       " FROM bank_line WHERE statement_id = ?1",
                       statement);
    rows.step();
    return {rows.integer(0), rows.integer(1), rows.integer(2)};
}

void for_each_line(Database& database, const LineQuery& query,
                   const std::function<bool(const LineRecord&)>& take) {
    Statement rows = select_lines(database, k_line_columns, query, true);
    while (rows.step())
        if (!take(line_of(rows)))
            return;
}

void for_each_line_text(Database& database, const LineQuery& query,
                        const std::function<bool(const LineText&)>& take) {
    Statement rows = select_lines(database,
                                  "SELECT l.id, l.amount_minor, l.currency, l.label, l.label_more,"
                                  " l.counterparty_name, l.comment, l.remittance_reference",
                                  query, false);
    while (rows.step()) {
        const Currency currency = Currency::parse(rows.text_view(2)).value_or(Currency::eur());
        if (!take({rows.id<bank::LineId>(0),
                   Money{rows.integer(1), currency},
                   {rows.text_view(3), rows.text_view(4), rows.text_view(5), rows.text_view(6),
                    rows.text_view(7)}}))
            return;
    }
}

std::optional<Date> latest_line_day(Database& database, bank::StatementId statement) {
    Statement row =
        database.query("SELECT max(booked_on) FROM bank_line WHERE statement_id = ?1", statement);
    if (!row.step() || row.is_null(0))
        return std::nullopt;
    return row.date(0);
}

std::int64_t count_lines(Database& database, const LineQuery& query) {
    // The matched lines of a journal are those that are not unmatched: an index counts both.
    const bool all_matched = query.matched && *query.matched && !query.statement && !query.mark &&
                             !query.only_doubtful && query.after == 0;
    if (all_matched) {
        LineQuery part = query;
        part.matched.reset();
        const std::int64_t lines = count_lines(database, part);
        part.matched = false;
        return lines - count_lines(database, part);
    }
    const LineSource source = source_of(query);
    Statement rows = database.prepare("SELECT count(*)" + std::string(source.from) +
                                      where_of(query, source.key));
    bind_query(rows, query);
    rows.step();
    return rows.integer(0);
}

std::optional<LineRecord> find_line(Database& database, bank::LineId id) {
    Statement rows =
        database.query(std::string(k_line_columns) + " FROM bank_line l" + std::string(k_of_match) +
                           std::string(k_of_identity) + " WHERE l.id = ?1",
                       id);
    if (!rows.step())
        return std::nullopt;
    return line_of(rows);
}

void set_line_mark(Database& database, bank::LineId id, std::string_view mark) {
    database.run("UPDATE bank_line SET mark = ?2 WHERE id = ?1", id, mark);
}

void set_line_nature(Database& database, bank::LineId id, bank::Nature nature) {
    database.run("UPDATE bank_line SET nature = ?2 WHERE id = ?1", id, to_text(nature));
}

} // namespace comptoir::storage
