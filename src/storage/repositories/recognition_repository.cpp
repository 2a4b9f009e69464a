#include "comptoir/storage/repositories/recognition_repository.h"

#include "comptoir/storage/repositories/feed_repository.h"
#include "storage/json/line_acts_json.h"
#include "storage/json/statement_line_json.h"

namespace comptoir::storage {

namespace {

constexpr std::string_view k_file_statement_columns =
    "SELECT import_id, journal, source, bank_id, sequence, from_day, to_day, currency,"
    " opening_minor, closing_minor, balance_check, mismatch_accepted_by, first_line_id,"
    " last_line_id FROM file_statement";

bank::BalanceCheck check_of(std::string_view text) {
    if (text == to_text(bank::BalanceCheck::Ok))
        return bank::BalanceCheck::Ok;
    return text == to_text(bank::BalanceCheck::Mismatch) ? bank::BalanceCheck::Mismatch
                                                         : bank::BalanceCheck::NotPossible;
}

FileStatement file_statement_of(const Statement& row) {
    FileStatement statement;
    StatementRecord& said = statement.said;
    said.import = row.id<ImportId>(0);
    said.journal = row.text(1);
    said.source = row.text(2);
    said.bank_id = row.text(3);
    said.sequence = row.text(4);
    said.from = row.optional_date(5);
    said.to = row.optional_date(6);
    said.currency = Currency::parse(row.text_view(7)).value_or(Currency::eur());
    said.opening_minor = row.optional_integer(8);
    said.closing_minor = row.optional_integer(9);
    said.check = check_of(row.text_view(10));
    if (!row.is_null(11))
        said.mismatch_accepted_by = row.text(11);
    statement.first_line = row.id<bank::LineId>(12);
    statement.last_line = row.id<bank::LineId>(13);
    return statement;
}

constexpr std::string_view k_repeated_columns =
    "SELECT r.id, r.import_id, r.line_id, r.entry, r.of_entry, r.label, r.line,"
    " r.overruled_at IS NOT NULL FROM repeated_line r";

RepeatedLine repeated_of(const Statement& row) {
    RepeatedLine repeated;
    repeated.id = row.id<bank::LineId>(0);
    repeated.import = row.id<ImportId>(1);
    repeated.repeats = row.id<bank::LineId>(2);
    repeated.entry = row.small(3);
    repeated.of_entry = row.small(4);
    repeated.label = row.text(5);
    repeated.line = row.text(6);
    repeated.overruled = row.integer(7) != 0;
    return repeated;
}

constexpr std::string_view k_deleted_columns =
    "SELECT id, import_id, statement_id, journal, rank, entry, of_entry, line,"
    " balance_before_minor, coalesce(same_as, 0), deleted_at, deleted_by, why,"
    " coalesce(line -> '$.acts', '') FROM deleted_line";

DeletedLine deleted_of(const Statement& row) {
    DeletedLine deleted;
    deleted.id = row.id<bank::LineId>(0);
    deleted.import = row.id<ImportId>(1);
    deleted.statement = row.id<bank::StatementId>(2);
    deleted.journal = row.text(3);
    deleted.rank = row.integer(4);
    deleted.line = line_from_json(row.text_view(7));
    deleted.line.entry = row.small(5);
    deleted.line.of_entry = row.small(6);
    deleted.balance_before_minor = row.optional_integer(8);
    deleted.same_as = row.id<bank::LineId>(9);
    deleted.at = row.instant(10);
    deleted.by = row.text(11);
    deleted.why = row.text(12);
    deleted.acts = row.text(13);
    return deleted;
}

} // namespace

// --- Statements as their file says them ---------------------------------------------------------

void insert_file_statement(Database& database, const FileStatement& statement) {
    const StatementRecord& said = statement.said;
    database.run("INSERT INTO file_statement (import_id, journal, source, bank_id, sequence,"
                 " from_day, to_day, currency, opening_minor, closing_minor, balance_check,"
                 " mismatch_accepted_by, first_line_id, last_line_id)"
                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                 said.import, said.journal, said.source, said.bank_id, said.sequence, said.from,
                 said.to, said.currency.code(), said.opening_minor, said.closing_minor,
                 to_text(said.check), said.mismatch_accepted_by, statement.first_line.value(),
                 statement.last_line.value());
}

std::vector<FileStatement> load_file_statements(Database& database, ImportId import,
                                                std::string_view journal) {
    std::vector<FileStatement> statements;
    Statement rows = database.query(std::string(k_file_statement_columns) +
                                        " WHERE import_id = ?1 AND journal = ?2"
                                        " ORDER BY first_line_id",
                                    import, journal);
    while (rows.step())
        statements.push_back(file_statement_of(rows));
    return statements;
}

std::vector<PathStep> load_path(Database& database, ImportId import, std::string_view journal) {
    Statement rows = database.query(
        "SELECT l.id, l.booked_on, l.amount_minor, l.statement_id,"
        "  EXISTS (SELECT 1 FROM repeated_line r WHERE r.id = l.id AND r.overruled_at IS NOT NULL)"
        " FROM statement s JOIN bank_line l ON l.statement_id = s.id"
        " WHERE s.import_id = ?1 AND s.journal = ?2"
        // The day its own file says, where the bank moved it.
        " UNION ALL SELECT r.id, CASE WHEN r.line <> '' THEN r.line ->> '$.booked_on'"
        "   ELSE coalesce(l.booked_on, d.booked_on) END,"
        "  coalesce(l.amount_minor, d.amount_minor), 0, 0"
        " FROM repeated_line r LEFT JOIN bank_line l ON l.id = r.line_id"
        "  LEFT JOIN deleted_line d ON d.id = r.line_id"
        " WHERE r.import_id = ?1 AND r.id > 0 AND r.overruled_at IS NULL"
        "  AND coalesce(l.journal, d.journal) = ?2"
        " UNION ALL SELECT id, booked_on, amount_minor, 0, 0 FROM deleted_line"
        " WHERE import_id = ?1 AND journal = ?2 ORDER BY 1",
        import, journal);
    std::vector<PathStep> path;
    while (rows.step())
        path.push_back({{rows.id<bank::LineId>(0), rows.date(1), rows.integer(2)},
                        rows.id<bank::StatementId>(3),
                        rows.integer(4) != 0});
    return path;
}

void move_run(Database& database, std::string_view journal, bank::LineId first, bank::LineId last,
              bank::StatementId to) {
    // By the numbers: neither index would find so few lines.
    database.run("UPDATE bank_line SET statement_id = ?4"
                 " WHERE id BETWEEN ?2 AND ?3 AND +journal = ?1 AND +statement_id <> ?4",
                 journal, first, last, to);
}

// --- Recognised lines ---------------------------------------------------------------------------

RepeatInserter::RepeatInserter(Database& database)
    : m_database(&database),
      // All but the amount and the journal, which are equal, and the place in the file.
      m_compare(database.prepare(
          "SELECT a.entry, a.of_entry,"
          " (a.booked_on, a.valued_on, a.label, a.label_more, a.comment, a.remittance_reference,"
          "  a.ordering_account, a.counterparty_name, a.counterparty_iban, a.counterparty_bic,"
          "  a.end_to_end_id, a.bank_reference, a.structured_reference, a.mandate_id,"
          "  a.cheque_number, a.nature, a.bank_code, a.original_minor, a.original_currency,"
          "  a.charges_minor, a.charges_currency, a.reversal)"
          " IS (b.booked_on, b.valued_on, b.label, b.label_more, b.comment, b.remittance_reference,"
          "  b.ordering_account, b.counterparty_name, b.counterparty_iban, b.counterparty_bic,"
          "  b.end_to_end_id, b.bank_reference, b.structured_reference, b.mandate_id,"
          "  b.cheque_number, b.nature, b.bank_code, b.original_minor, b.original_currency,"
          "  b.charges_minor, b.charges_currency, b.reversal)"
          " FROM bank_line a LEFT JOIN bank_line b ON b.id = ?2 WHERE a.id = ?1")),
      m_insert(database.prepare(
          "INSERT INTO repeated_line (id, import_id, line_id, entry, of_entry, label, line)"
          " VALUES (?1, ?2, ?3, ?4, ?5, '', ?6)")) {}

void RepeatInserter::insert(ImportId import, bank::LineId incoming, bank::LineId repeats) {
    m_compare.bind_all(incoming, repeats);
    m_compare.step();
    const std::int64_t entry = m_compare.integer(0), of_entry = m_compare.integer(1);
    const bool same = m_compare.integer(2) != 0;
    m_compare.reset();
    std::string words;
    if (!same) {
        words = to_json(find_line(*m_database, incoming)->line);
        const auto deleted = m_database->optional_text(
            "SELECT CASE WHEN line -> '$.acts' IS NULL THEN line ELSE json_remove(line, '$.acts')"
            " END FROM deleted_line WHERE id = ?1",
            repeats);
        if (deleted == words)
            words.clear();
    }
    m_insert.bind_all(incoming, import, repeats, entry, of_entry, words);
    m_insert.run();
}

bool mismatch_was_accepted(Database& database, std::string_view sha256) {
    return database
        .query("SELECT 1 FROM file_statement s JOIN import i ON i.id = s.import_id"
               " JOIN file f ON f.id = i.file_id"
               " WHERE f.sha256 = ?1 AND s.mismatch_accepted_by IS NOT NULL LIMIT 1",
               sha256)
        .step();
}

RepeatedTotals totals_of_repeated(Database& database, ImportId import, std::string_view journal) {
    Statement rows =
        database.query("SELECT count(*), count(CASE WHEN l.mark = 'ignored' OR EXISTS"
                       "  (SELECT 1 FROM match_line m WHERE m.line_id = l.id) THEN 1 END)"
                       " FROM (SELECT DISTINCT line_id FROM repeated_line WHERE import_id = ?1) r"
                       " JOIN bank_line l ON l.id = r.line_id"
                       " JOIN statement s ON s.id = l.statement_id WHERE s.journal = ?2",
                       import, journal);
    rows.step();
    return {rows.integer(0), rows.integer(1)};
}

void insert_repeated_line(Database& database, const RepeatedLine& repeated,
                          const bank::StatementLine& said) {
    database.run("INSERT INTO repeated_line (id, import_id, line_id, entry, of_entry, label, line)"
                 " VALUES (?1, ?2, ?3, ?4, ?5, '', ?6)",
                 repeated.id, repeated.import, repeated.repeats, repeated.entry, repeated.of_entry,
                 to_json(said));
}

std::optional<RepeatedLine> find_repeated_line(Database& database, bank::LineId id) {
    Statement rows = database.query(std::string(k_repeated_columns) + " WHERE r.id = ?1", id);
    if (!rows.step())
        return std::nullopt;
    return repeated_of(rows);
}

std::optional<bank::StatementLine> said_line(Database& database, const RepeatedLine& repeated) {
    std::optional<bank::StatementLine> line;
    if (!repeated.line.empty())
        line = line_from_json(repeated.line);
    else if (auto stored = find_line(database, repeated.repeats))
        line = std::move(stored->line);
    else if (auto deleted = find_deleted_line(database, repeated.repeats))
        line = std::move(deleted->line);
    if (!line)
        return std::nullopt;
    if (!repeated.label.empty())
        line->label = repeated.label;
    line->entry = repeated.entry;
    line->of_entry = repeated.of_entry;
    return line;
}

void set_overruled(Database& database, bank::LineId id, Instant at, std::string_view by) {
    database.run("UPDATE repeated_line SET overruled_at = ?2, overruled_by = ?3 WHERE id = ?1", id,
                 at, by);
}

void clear_overruled(Database& database, bank::LineId id) {
    database.run("UPDATE repeated_line SET overruled_at = NULL, overruled_by = NULL WHERE id = ?1",
                 id);
}

void delete_repeated_line(Database& database, bank::LineId id) {
    database.run("DELETE FROM repeated_line WHERE id = ?1", id);
}

void repeat_other_line(Database& database, bank::LineId from, bank::LineId to) {
    database.run("UPDATE repeated_line SET line_id = ?2 WHERE line_id = ?1 AND id <> ?2", from, to);
    // Of what is itself merged the line that tells it, so that no chain grows.
    database.run("UPDATE deleted_line SET same_as ="
                 " coalesce((SELECT t.same_as FROM deleted_line t WHERE t.id = ?2), ?2)"
                 " WHERE same_as = ?1 AND id <> ?2",
                 from, to);
}

void merge_other_lines(Database& database, bank::LineId from, bank::LineId to) {
    database.run("UPDATE deleted_line SET same_as = ?2 WHERE same_as = ?1 AND id <> ?2", from, to);
}

bank::LineId line_telling(Database& database, bank::LineId id) {
    return bank::LineId{database.integer(
        "SELECT coalesce((SELECT id FROM bank_line WHERE id = ?1),"
        " (SELECT b.id FROM deleted_line d JOIN bank_line b ON b.id = d.same_as WHERE d.id = ?1),"
        " 0)",
        id)};
}

void keep_words_of_repeats(Database& database, bank::LineId repeats) {
    const auto said = find_line(database, repeats);
    if (said)
        database.run("UPDATE repeated_line SET line = ?2 WHERE line_id = ?1 AND line = ''", repeats,
                     to_json(said->line));
}

namespace {

// What may stand for the lines of a statement: what repeats them, and what was merged into them.
// Of the same import only what another statement of its file tells too.
constexpr std::string_view k_successors =
    "SELECT x.line, min(x.by) FROM"
    " (SELECT l.id AS line, r.id AS by, r.import_id AS import FROM bank_line l"
    "   JOIN repeated_line r ON r.line_id = l.id"
    "   WHERE l.statement_id = ?1 AND r.id > 0 AND r.overruled_at IS NULL"
    "  UNION ALL SELECT l.id, d.id, d.import_id FROM deleted_line d"
    "   JOIN bank_line l ON l.id = d.same_as WHERE l.statement_id = ?1) x"
    " JOIN statement s ON s.id = ?1 WHERE x.import <> s.import_id OR EXISTS ("
    "  SELECT 1 FROM file_statement f JOIN bank_line o"
    "   ON o.id BETWEEN f.first_line_id AND f.last_line_id"
    "  WHERE f.import_id = x.import AND f.journal = s.journal AND f.first_line_id > 0"
    "   AND x.by BETWEEN f.first_line_id AND f.last_line_id"
    "   AND +o.journal = s.journal AND +o.statement_id <> s.id)"
    " GROUP BY x.line ORDER BY 2";

} // namespace

std::vector<Successor> load_successors(Database& database, bank::StatementId statement) {
    Statement rows = database.query(k_successors, statement);
    std::vector<Successor> successors;
    while (rows.step())
        successors.push_back({rows.id<bank::LineId>(0), rows.id<bank::LineId>(1)});
    return successors;
}

void forget_what_import_repeats(Database& database, ImportId import, std::string_view journal) {
    database.run("DELETE FROM repeated_line WHERE import_id = ?1 AND overruled_at IS NULL"
                 " AND ?2 = coalesce((SELECT l.journal FROM bank_line l"
                 "  WHERE l.id = repeated_line.line_id),"
                 " (SELECT d.journal FROM deleted_line d WHERE d.id = repeated_line.line_id))",
                 import, journal);
    database.run("DELETE FROM deleted_line WHERE import_id = ?1 AND journal = ?2"
                 " AND same_as IS NOT NULL",
                 import, journal);
    // Of a deleted line that is taken back nothing is known but itself.
    database.run("UPDATE file_statement SET from_day = NULL, to_day = NULL, opening_minor = NULL,"
                 " closing_minor = NULL, balance_check = 'not_possible',"
                 " mismatch_accepted_by = NULL WHERE import_id = ?1 AND journal = ?2",
                 import, journal);
}

bool has_statement(Database& database, ImportId import, std::string_view journal,
                   bank::StatementId but) {
    return database
        .query("SELECT 1 FROM statement WHERE import_id = ?1 AND journal = ?2 AND id <> ?3 LIMIT 1",
               import, journal, but.value())
        .step();
}

std::vector<ImportId> imports_overruling(Database& database, bank::StatementId statement) {
    Statement rows =
        database.query("SELECT DISTINCT r.import_id FROM bank_line l JOIN repeated_line r"
                       " ON r.line_id = l.id WHERE l.statement_id = ?1"
                       " AND r.overruled_at IS NOT NULL ORDER BY 1",
                       statement);
    std::vector<ImportId> imports;
    while (rows.step())
        imports.push_back(rows.id<ImportId>(0));
    return imports;
}

std::int64_t sum_of_overruled(Database& database, std::string_view journal, Date first, Date last) {
    return database.integer(
        "SELECT coalesce(sum(l.amount_minor), 0) FROM repeated_line r"
        " JOIN bank_line l ON l.id = r.id"
        " WHERE r.overruled_at IS NOT NULL AND l.journal = ?1 AND l.booked_on BETWEEN ?2 AND ?3",
        journal, first, last);
}

// --- Deleted lines ------------------------------------------------------------------------------

std::string acts_of_line(Database& database, bank::LineId line) {
    return to_json(find_line_acts(database, line));
}

void restore_acts(Database& database, bank::LineId line, const DeletedLine& deleted) {
    if (!deleted.acts.empty())
        give_line_acts_back(database, line, line_acts_of_json(deleted.acts));
}

void insert_deleted_line(Database& database, const DeletedLine& deleted) {
    std::string line = to_json(deleted.line);
    if (!deleted.acts.empty())
        line.replace(line.size() - 1, 1, ",\"acts\":" + deleted.acts + "}");
    database.run("INSERT INTO deleted_line (id, import_id, statement_id, journal, booked_on,"
                 " amount_minor, rank, entry, of_entry, line, balance_before_minor, same_as,"
                 " deleted_at, deleted_by, why)"
                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
                 deleted.id, deleted.import, deleted.statement, deleted.journal,
                 deleted.line.booked_on, deleted.line.amount.minor(), deleted.rank,
                 deleted.line.entry, deleted.line.of_entry, line, deleted.balance_before_minor,
                 deleted.same_as, deleted.at, deleted.by, deleted.why);
}

std::optional<DeletedLine> find_deleted_line(Database& database, bank::LineId id) {
    Statement rows = database.query(std::string(k_deleted_columns) + " WHERE id = ?1", id);
    if (!rows.step())
        return std::nullopt;
    return deleted_of(rows);
}

void drop_deleted_line(Database& database, bank::LineId id) {
    database.run("DELETE FROM deleted_line WHERE id = ?1", id);
}

void for_each_deleted_line(Database& database, const std::optional<std::string>& journal,
                           bank::LineId after,
                           const std::function<bool(const DeletedLine&)>& take) {
    Statement rows =
        database.query(std::string(k_deleted_columns) +
                           " WHERE id > ?1 AND (?2 IS NULL OR journal = ?2) ORDER BY id",
                       after.value(), journal);
    while (rows.step())
        if (!take(deleted_of(rows)))
            return;
}

bool leads_through_deleted(Database& database, std::string_view journal, const DaySpan& days,
                           std::int64_t from_minor, std::int64_t to_minor) {
    Statement rows = database.query(
        "SELECT balance_before_minor, amount_minor FROM deleted_line WHERE journal = ?1"
        " AND booked_on BETWEEN ?2 AND ?3 AND same_as IS NULL AND balance_before_minor IS NOT NULL"
        " ORDER BY booked_on, id",
        journal, days.first, days.last);
    std::optional<std::int64_t> balance;
    while (rows.step())
        if (rows.integer(0) == balance.value_or(from_minor))
            balance = rows.integer(0) + rows.integer(1);
    return balance == to_minor;
}

// --- Lines under a given number -----------------------------------------------------------------

void insert_line_as(Database& database, bank::LineId id, bank::StatementId statement,
                    std::string_view journal, const bank::StatementLine& line) {
    const std::int64_t rank =
        RankFinder(database).highest(journal, {line.booked_on, line.amount.minor()}) + 1;
    LineInserter(database).insert(statement, journal, line, rank, id);
}

std::int64_t rank_of_line(Database& database, bank::LineId line) {
    return database.integer("SELECT rank FROM bank_line WHERE id = ?1", line);
}

void forget_line_of_feed(Database& database, bank::LineId line) {
    database.run("UPDATE feed_operation SET line_id = NULL WHERE line_id = ?1", line);
}

void give_feed_line(Database& database, bank::LineId from, bank::LineId to) {
    if (!to)
        return forget_line_of_feed(database, from);
    database.run("UPDATE feed_operation SET line_id = ?2 WHERE line_id = ?1", from, to);
}

void link_feed_line(Database& database, const FeedLink& link, const bank::StatementLine& said) {
    Statement rows = database.query(
        "SELECT o.id, o.line FROM feed_operation o JOIN connection_account a"
        " ON a.connection_id = o.connection_id AND a.provider_account = o.provider_account"
        " JOIN journal j ON j.code = ?1 AND (a.journal = j.code OR"
        "  (a.journal IS NULL AND a.iban = j.iban))"
        " WHERE o.state = 'taken' AND o.booked_on = ?2 AND o.amount_minor = ?3"
        " AND o.line_id IS ?4 ORDER BY o.id",
        link.journal, said.booked_on, said.amount.minor(),
        link.from ? std::optional(link.from.value()) : std::nullopt);
    std::vector<std::int64_t> all, same_words;
    while (rows.step()) {
        const bank::StatementLine told = line_from_json(rows.text_view(1));
        all.push_back(rows.integer(0));
        if (told.bank_reference == said.bank_reference && told.label == said.label)
            same_words.push_back(rows.integer(0));
    }
    if (!same_words.empty())
        return mark_taken(database, same_words.front(), link.to);
    if (!link.from && all.size() == 1)
        mark_taken(database, all.front(), link.to);
}

} // namespace comptoir::storage
