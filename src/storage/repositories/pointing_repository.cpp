#include "comptoir/storage/repositories/pointing_repository.h"

namespace comptoir::storage {

namespace {

using reconcile::MatchId;
using reconcile::PointingId;

constexpr std::string_view k_session_columns =
    "SELECT id, journal, from_day, to_day, currency, balance_minor, state, match_id, opened_at,"
    " opened_by, closed_at, coalesce(closed_by, '') FROM pointing_session";

PointingRecord session_of(const Statement& row) {
    PointingRecord session;
    session.id = row.id<PointingId>(0);
    session.journal = row.text(1);
    session.from = row.date(2);
    session.to = row.date(3);
    session.balance =
        Money{row.integer(5), Currency::parse(row.text_view(4)).value_or(Currency::eur())};
    session.state = row.text(6);
    session.match = row.id<MatchId>(7);
    session.opened_at = row.instant(8);
    session.opened_by = row.text(9);
    if (!row.is_null(10))
        session.closed_at = row.instant(10);
    session.closed_by = row.text(11);
    return session;
}

std::vector<Mark> marks_of_rows(Statement rows) {
    std::vector<Mark> marks;
    while (rows.step())
        marks.push_back({rows.id<ledger::RowId>(0), rows.date(1)});
    return marks;
}

constexpr std::string_view k_review_columns =
    "SELECT id, journal, day, ledger_minor, statement_minor, difference_minor, reviewer,"
    " reviewed_at, digest FROM report_review";

ReviewRecord review_of(const Statement& row) {
    return {row.integer(0), row.text(1), row.date(2),    row.integer(3), row.integer(4),
            row.integer(5), row.text(6), row.instant(7), row.text(8)};
}

} // namespace

PointingId insert_pointing(Database& database, const PointingRecord& session) {
    database.run("INSERT INTO pointing_session (journal, from_day, to_day, currency, balance_minor,"
                 " state, opened_at, opened_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                 session.journal, session.from, session.to,
                 std::string(session.balance.currency().code()), session.balance.minor(),
                 session.state, session.opened_at, session.opened_by);
    return PointingId{database.last_insert_id()};
}

void update_pointing(Database& database, const PointingRecord& session) {
    database.run("UPDATE pointing_session SET from_day = ?2, to_day = ?3, currency = ?4,"
                 " balance_minor = ?5, state = ?6, match_id = ?7, closed_at = ?8, closed_by = ?9"
                 " WHERE id = ?1",
                 session.id, session.from, session.to,
                 std::string(session.balance.currency().code()), session.balance.minor(),
                 session.state, session.match, session.closed_at,
                 session.closed_at ? std::optional(session.closed_by) : std::nullopt);
}

std::optional<PointingRecord> find_pointing(Database& database, PointingId id) {
    Statement row = database.query(std::string(k_session_columns) + " WHERE id = ?1", id);
    if (!row.step())
        return std::nullopt;
    return session_of(row);
}

std::vector<PointingRecord> load_pointings(Database& database,
                                           const std::optional<std::string>& journal) {
    std::vector<PointingRecord> sessions;
    Statement rows = database.query(
        std::string(k_session_columns) + " WHERE ?1 IS NULL OR journal = ?1 ORDER BY id", journal);
    while (rows.step())
        sessions.push_back(session_of(rows));
    return sessions;
}

PointingId open_pointing_of(Database& database, std::string_view journal) {
    return PointingId{database.integer("SELECT COALESCE(MAX(id), 0) FROM pointing_session"
                                       " WHERE journal = ?1 AND state = 'open'",
                                       journal)};
}

PointingId pointing_of_match(Database& database, MatchId match) {
    return PointingId{database.integer(
        "SELECT COALESCE(MAX(id), 0) FROM pointing_session WHERE match_id = ?1", match)};
}

PointingId pointing_open_again(Database& database, std::string_view journal) {
    return PointingId{
        database.integer("SELECT COALESCE(MAX(id), 0) FROM pointing_session"
                         " WHERE journal = ?1 AND state = 'open' AND closed_at IS NOT NULL",
                         journal)};
}

PointingId pointing_open_again_at(Database& database, std::string_view journal, Date at) {
    const PointingId session = pointing_open_again(database, journal);
    const bool is_whole =
        database.integer("SELECT NOT EXISTS (SELECT 1 FROM pointing_mark m"
                         " JOIN entry_row r ON r.id = m.row_id JOIN entry e ON e.id = r.entry_id"
                         " WHERE m.session_id = ?1 AND e.day > ?2)",
                         session, at) != 0;
    return is_whole ? session : PointingId{};
}

std::optional<PointingRecord> last_pointing(Database& database, std::string_view journal, Date at,
                                            Currency currency) {
    Statement row = database.query(std::string(k_session_columns) +
                                       " WHERE journal = ?1 AND (state = 'validated'"
                                       " OR (state = 'open' AND closed_at IS NOT NULL))"
                                       " AND to_day <= ?2 AND currency = ?3"
                                       " ORDER BY to_day DESC, id DESC LIMIT 1",
                                   journal, at, std::string(currency.code()));
    if (!row.step())
        return std::nullopt;
    return session_of(row);
}

std::vector<PointableRow> load_pointable_rows(Database& database, std::string_view account,
                                              Currency books, Currency currency, PointingId session,
                                              MatchId match, Date until) {
    const bool foreign = currency != books;
    Statement rows = database.query(
        std::string(
            "SELECT r.id, e.id, e.journal, e.number, COALESCE(NULLIF(r.piece, ''), e.piece),"
            " COALESCE(NULLIF(r.label, ''), e.label), e.day, ") +
            (foreign ? "r.foreign_minor" : "r.amount_minor") +
            ", e.state = 'draft', COALESCE(m.pointed_on, p.pointed_on)"
            " FROM entry_row r JOIN entry e ON e.id = r.entry_id"
            " LEFT JOIN pointing_mark m ON m.row_id = r.id"
            " LEFT JOIN pointing p ON p.row_id = r.id"
            " WHERE r.account = ?1 AND e.day <= ?2 AND (m.session_id IS NULL OR m.session_id = ?3)"
            " AND (p.row_id IS NULL OR p.match_id = ?4)" +
            (foreign ? " AND r.foreign_currency = ?5" : "") + " ORDER BY e.day, r.id",
        account, until, session, match.value());
    if (foreign)
        rows.bind(5, std::string(currency.code()));
    std::vector<PointableRow> found;
    while (rows.step()) {
        PointableRow row;
        row.row = rows.id<ledger::RowId>(0);
        row.entry = rows.id<ledger::EntryId>(1);
        row.journal = rows.text(2);
        row.number = rows.text(3);
        row.piece = rows.text(4);
        row.label = rows.text(5);
        row.date = rows.date(6);
        row.amount = Money{rows.integer(7), currency};
        row.draft = rows.integer(8) != 0;
        row.pointed_on = rows.optional_date(9);
        found.push_back(std::move(row));
    }
    return found;
}

void mark_row(Database& database, PointingId session, ledger::RowId row, Date on) {
    database.run("INSERT INTO pointing_mark (row_id, session_id, pointed_on) VALUES (?1, ?2, ?3)"
                 " ON CONFLICT (row_id) DO UPDATE SET session_id = ?2, pointed_on = ?3",
                 row, session, on);
}

void unmark_row(Database& database, ledger::RowId row) {
    database.run("DELETE FROM pointing_mark WHERE row_id = ?1", row);
}

void unmark_all(Database& database, PointingId session) {
    database.run("DELETE FROM pointing_mark WHERE session_id = ?1", session);
}

PointingId marked_in(Database& database, ledger::RowId row) {
    return PointingId{database.integer(
        "SELECT COALESCE(MAX(session_id), 0) FROM pointing_mark WHERE row_id = ?1", row)};
}

PointingId pointing_that_marks(Database& database, ledger::EntryId entry) {
    return PointingId{
        database.integer("SELECT COALESCE(MAX(m.session_id), 0) FROM entry_row r"
                         " JOIN pointing_mark m ON m.row_id = r.id WHERE r.entry_id = ?1",
                         entry)};
}

std::vector<Mark> marks_of(Database& database, PointingId session) {
    return marks_of_rows(database.query(
        "SELECT row_id, pointed_on FROM pointing_mark WHERE session_id = ?1 ORDER BY row_id",
        session));
}

std::vector<Mark> pointings_of_match(Database& database, MatchId match) {
    return marks_of_rows(database.query(
        "SELECT row_id, pointed_on FROM pointing WHERE match_id = ?1 ORDER BY row_id", match));
}

std::vector<Mark> opening_pointings(Database& database, std::string_view account) {
    return marks_of_rows(
        database.query("SELECT p.row_id, p.pointed_on FROM pointing p"
                       " JOIN entry_row r ON r.id = p.row_id"
                       " WHERE p.kind = 'opening' AND r.account = ?1 ORDER BY p.row_id",
                       account));
}

std::vector<ledger::RowId> rows_left_waiting(Database& database, std::string_view account,
                                             Date before, ledger::RowId until) {
    Statement found =
        database.query("SELECT r.id FROM entry_row r JOIN entry e ON e.id = r.entry_id"
                       " JOIN journal j ON j.code = e.journal"
                       " WHERE r.account = ?1 AND e.origin = 'books' AND j.type <> 'opening'"
                       " AND e.day < ?2 AND r.id <= ?3"
                       " AND NOT EXISTS (SELECT 1 FROM pointing p WHERE p.row_id = r.id)"
                       " AND NOT EXISTS (SELECT 1 FROM pointing_mark m WHERE m.row_id = r.id)"
                       " ORDER BY r.id",
                       account, before, until);
    std::vector<ledger::RowId> rows;
    while (found.step())
        rows.push_back(found.id<ledger::RowId>(0));
    return rows;
}

ledger::RowId last_row(Database& database) {
    return ledger::RowId{database.integer("SELECT COALESCE(MAX(id), 0) FROM entry_row")};
}

void point_opening_row(Database& database, ledger::RowId row, Date on) {
    database.run("INSERT INTO pointing (row_id, kind, pointed_on) VALUES (?1, 'opening', ?2)", row,
                 on);
}

bool unpoint_opening_row(Database& database, ledger::RowId row) {
    database.run("DELETE FROM pointing WHERE row_id = ?1 AND kind = 'opening'", row);
    return database.changes() > 0;
}

std::int64_t drafts_on(Database& database, std::string_view account, Date until) {
    // From the drafts, which are few and have an index, to their rows.
    return database.integer("SELECT count(*) FROM entry e WHERE e.state = 'draft' AND e.day <= ?2"
                            " AND EXISTS (SELECT 1 FROM entry_row r"
                            " WHERE r.entry_id = e.id AND r.account = ?1)",
                            account, until);
}

std::int64_t insert_review(Database& database, const ReviewRecord& review) {
    database.run("INSERT INTO report_review (journal, day, ledger_minor, statement_minor,"
                 " difference_minor, reviewer, reviewed_at, digest)"
                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                 review.journal, review.day, review.ledger_minor, review.statement_minor,
                 review.difference_minor, review.reviewer, review.reviewed_at, review.digest);
    return database.last_insert_id();
}

std::optional<ReviewRecord> last_review(Database& database, std::string_view journal, Date day) {
    Statement row = database.query(std::string(k_review_columns) +
                                       " WHERE journal = ?1 AND day = ?2 ORDER BY id DESC LIMIT 1",
                                   journal, day);
    if (!row.step())
        return std::nullopt;
    return review_of(row);
}

std::vector<ReviewRecord> load_reviews(Database& database,
                                       const std::optional<std::string>& journal) {
    std::vector<ReviewRecord> reviews;
    Statement rows = database.query(
        std::string(k_review_columns) + " WHERE ?1 IS NULL OR journal = ?1 ORDER BY id", journal);
    while (rows.step())
        reviews.push_back(review_of(rows));
    return reviews;
}

} // namespace comptoir::storage
