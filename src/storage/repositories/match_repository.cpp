#include "comptoir/storage/repositories/match_repository.h"

#include "comptoir/storage/repositories/lettering_repository.h"
#include "storage/json/reason_json.h"

#include <algorithm>
#include <set>

namespace comptoir::storage {

namespace {

using reconcile::MatchId;

constexpr std::string_view k_match_columns =
    "SELECT m.id, m.journal, m.pointed_on, m.decision, m.kind, m.score, m.unattended, m.reasons,"
    " m.created_at, m.created_by, m.undone_at, coalesce(m.undone_by, '') FROM match m";

MatchRecord match_of(const Statement& row) {
    MatchRecord match;
    match.id = row.id<MatchId>(0);
    match.journal = row.text(1);
    match.pointed_on = row.date(2);
    match.decision = row.text(3);
    match.kind = row.text(4);
    match.score = row.small(5);
    match.unattended = row.integer(6) != 0;
    match.reasons = reasons_from_json(row.text_view(7));
    match.created_at = row.instant(8);
    match.created_by = row.text(9);
    if (!row.is_null(10))
        match.undone_at = row.instant(10);
    match.undone_by = row.text(11);
    return match;
}

template <class Id>
std::vector<Id> ids_of(Statement rows) {
    std::vector<Id> ids;
    while (rows.step())
        ids.push_back(rows.id<Id>(0));
    return ids;
}

} // namespace

MatchInserter::MatchInserter(Database& database)
    : m_database(&database),
      m_match(database.prepare(
          "INSERT INTO match (journal, pointed_on, decision, kind, score, unattended, reasons,"
          " created_at, created_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")),
      m_line(database.prepare("INSERT INTO match_line (match_id, line_id) VALUES (?1, ?2)")),
      m_entry(database.prepare("INSERT INTO match_entry (match_id, entry_id) VALUES (?1, ?2)")),
      m_pointing(database.prepare("INSERT INTO pointing (row_id, kind, match_id, pointed_on)"
                                  " VALUES (?2, 'statement', ?1, ?3)")) {}

MatchId MatchInserter::insert(const MatchRecord& match) {
    m_match.bind_all(match.journal, match.pointed_on, match.decision, match.kind, match.score,
                     match.unattended, reasons_to_json(match.reasons), match.created_at,
                     match.created_by);
    m_match.run();
    return MatchId{m_database->last_insert_id()};
}

void save_reasons(Database& database, MatchId match,
                  const std::vector<reconcile::Reason>& reasons) {
    database.run("UPDATE match SET reasons = ?2 WHERE id = ?1", match, reasons_to_json(reasons));
}

void MatchInserter::add_line(MatchId match, bank::LineId line) {
    m_line.bind_all(match, line).run();
}

void MatchInserter::add_entry(MatchId match, ledger::EntryId entry) {
    m_entry.bind_all(match, entry).run();
}

void MatchInserter::point(MatchId match, ledger::RowId row, Date pointed_on) {
    m_pointing.bind_all(match, row, pointed_on).run();
}

std::optional<MatchRecord> find_match(Database& database, MatchId id) {
    Statement row = database.query(std::string(k_match_columns) + " WHERE m.id = ?1", id);
    if (!row.step())
        return std::nullopt;
    return match_of(row);
}

std::vector<MatchRecord> load_matches(Database& database, const MatchQuery& query) {
    std::string sql = std::string(k_match_columns) + " WHERE m.id > ?1";
    if (!query.undone_too)
        sql += " AND m.undone_at IS NULL";
    // What an order holds is shown with the payment.
    sql += " AND NOT EXISTS (SELECT 1 FROM payment q WHERE q.order_match_id = m.id)";
    if (query.statement)
        sql += " AND m.id IN (SELECT x.match_id FROM bank_line l"
               " JOIN match_line x ON x.line_id = l.id WHERE l.statement_id = ?3)";
    sql += " ORDER BY m.id LIMIT ?2";
    Statement rows = database.query(sql, query.after, query.limit);
    if (query.statement)
        rows.bind(3, *query.statement);
    std::vector<MatchRecord> matches;
    while (rows.step())
        matches.push_back(match_of(rows));
    return matches;
}

std::vector<bank::LineId> lines_of_match(Database& database, MatchId match) {
    return ids_of<bank::LineId>(database.query(
        "SELECT line_id FROM match_line WHERE match_id = ?1 ORDER BY line_id", match));
}

std::vector<ledger::EntryId> posted_entries_of_match(Database& database, MatchId match) {
    return ids_of<ledger::EntryId>(database.query(
        "SELECT entry_id FROM match_entry WHERE match_id = ?1 ORDER BY entry_id", match));
}

std::vector<ledger::EntryId> entries_of_match(Database& database, MatchId match) {
    return ids_of<ledger::EntryId>(database.query(R"(
        SELECT entry_id FROM match_entry WHERE match_id = ?1
        UNION
        SELECT r.entry_id FROM pointing p JOIN entry_row r ON r.id = p.row_id WHERE p.match_id = ?1
        ORDER BY 1)",
                                                  match));
}

bool names_changed_since(Database& database, Instant at) {
    // Worded as the index is: a dossier has a million events and few of these.
    return database.integer("SELECT EXISTS (SELECT 1 FROM event INDEXED BY event_of_names"
                            " WHERE at >= ?1 AND (action GLOB 'template.*' OR"
                            " action GLOB 'party.*' OR action = 'line.shown_again'))",
                            at) != 0;
}

void mark_match_undone(Database& database, MatchId match, Instant at, std::string_view by) {
    database.run("DELETE FROM pointing WHERE match_id = ?1", match);
    database.run("DELETE FROM match_line WHERE match_id = ?1", match);
    database.run("UPDATE match SET undone_at = ?2, undone_by = ?3 WHERE id = ?1", match, at, by);
}

bool is_pointed(Database& database, ledger::RowId row) {
    return database.integer("SELECT count(*) FROM pointing WHERE row_id = ?1", row) != 0;
}

void remove_mutual_pointings(Database& database, ledger::EntryId entry) {
    database.run("DELETE FROM pointing WHERE kind = 'mutual'"
                 " AND row_id IN (SELECT id FROM entry_row WHERE entry_id = ?1)",
                 entry);
}

void point_mutually(Database& database, ledger::RowId a, ledger::RowId b, Date pointed_on) {
    for (const ledger::RowId row : {a, b})
        database.run("INSERT INTO pointing (row_id, kind, match_id, pointed_on)"
                     " VALUES (?1, 'mutual', NULL, ?2)",
                     row, pointed_on);
}

std::vector<std::int64_t> settle_payments(Database& database,
                                          const std::vector<ledger::RowId>& item_rows,
                                          std::int64_t amount_minor) {
    std::vector<std::int64_t> changed;
    for (const ledger::RowId row : item_rows) {
        // Both states are named for the index of living payments, which holds just these. One
        // that its order's entry settles waits for its own line (order_entry_repository.h).
        Statement payments =
            database.query("UPDATE payment SET state = 'settled' WHERE item_row_id = ?1"
                           " AND state IN ('basket', 'ordered') AND bank_row_id IS NULL"
                           " AND state = 'ordered' AND amount_minor <= ?2 RETURNING id",
                           row, amount_minor);
        while (payments.step())
            changed.push_back(payments.integer(0));
    }
    return changed;
}

std::vector<std::int64_t> unsettle_payments(Database& database,
                                            const std::vector<ledger::RowId>& item_rows) {
    std::vector<std::int64_t> changed;
    for (const ledger::RowId row : item_rows) {
        // Only when what is still imputed no longer covers the settled orders; the one of just the
        // missing amount, else the latest. One alone: an item has one living order at a time.
        Statement payments = database.query(R"(
            UPDATE payment SET state = 'ordered'
            WHERE id = (SELECT p.id FROM payment p,
                            (SELECT sum(amount_minor) - ?2 AS missing FROM payment
                             WHERE item_row_id = ?1
                               AND (state = 'settled' OR state = 'ordered' AND bank_row_id IS NOT NULL
                                    AND EXISTS (SELECT 1 FROM imputation i
                                                WHERE i.match_id = order_match_id)))
                        WHERE p.item_row_id = ?1 AND p.state = 'settled' AND missing > 0
                          AND p.bank_row_id IS NULL
                        ORDER BY p.amount_minor = missing DESC, p.id DESC LIMIT 1)
              AND NOT EXISTS (SELECT 1 FROM payment o WHERE o.item_row_id = ?1
                              AND o.state IN ('basket', 'ordered') AND o.bank_row_id IS NULL)
            RETURNING id)",
                                            row, imputed_minor(database, row));
        while (payments.step())
            changed.push_back(payments.integer(0));
    }
    return changed;
}

std::vector<std::int64_t> refresh_invoice_states(Database& database,
                                                 const std::vector<ledger::RowId>& item_rows) {
    std::set<std::int64_t> invoices;
    for (const ledger::RowId row : item_rows) {
        Statement found =
            database.query("SELECT i.id FROM invoice i JOIN entry_row r ON r.entry_id = i.entry_id"
                           " WHERE r.id = ?1 AND i.state IN ('booked', 'ordered', 'settled')",
                           row);
        while (found.step())
            invoices.insert(found.integer(0));
    }
    std::vector<std::int64_t> changed;
    for (const std::int64_t invoice : invoices) {
        Statement update = database.query(R"(
            UPDATE invoice SET state = CASE
                WHEN EXISTS (SELECT 1 FROM entry_row r CROSS JOIN payment p
                             WHERE r.entry_id = invoice.entry_id AND p.item_row_id = r.id
                               AND p.bank_row_id IS NOT NULL AND p.state = 'ordered'
                               AND EXISTS (SELECT 1 FROM imputation i
                                           WHERE i.match_id = p.order_match_id))
                THEN 'ordered'
                WHEN NOT EXISTS (
                    SELECT 1 FROM entry_row r
                    WHERE r.entry_id = invoice.entry_id AND r.party IS NOT NULL
                      AND abs(r.amount_minor) <>
                          COALESCE((SELECT SUM(amount_minor) FROM imputation WHERE debit_row_id = r.id), 0)
                        + COALESCE((SELECT SUM(amount_minor) FROM imputation WHERE credit_row_id = r.id), 0))
                THEN 'settled'
                WHEN EXISTS (SELECT 1 FROM entry_row r CROSS JOIN payment p
                             WHERE r.entry_id = invoice.entry_id AND p.item_row_id = r.id
                               AND p.state IN ('basket', 'ordered') AND p.state = 'ordered'
                               AND p.bank_row_id IS NULL)
                  OR EXISTS (SELECT 1 FROM entry_row r CROSS JOIN payment p
                             WHERE r.entry_id = invoice.entry_id AND p.item_row_id = r.id
                               AND p.bank_row_id IS NOT NULL AND p.state = 'ordered')
                THEN 'ordered'
                ELSE 'booked' END
            WHERE id = ?1 RETURNING id)",
                                          invoice);
        while (update.step())
            changed.push_back(update.integer(0));
    }
    return changed;
}

} // namespace comptoir::storage
