// Balances, third-party rows and the first pointing.
#include "comptoir/storage/repositories/ledger_repository.h"

namespace comptoir::storage {

namespace {

std::string balance_sql(const BalanceQuery& query) {
    const std::string columns =
        query.by_party ? "r.account, COALESCE(r.party, '')" : "r.account, ''";
    const std::string grouping = query.by_party ? "r.account, r.party" : "r.account";
    std::string sql = "SELECT " + columns +
                      ", SUM(CASE WHEN r.amount_minor > 0 THEN r.amount_minor ELSE 0 END)"
                      ", SUM(CASE WHEN r.amount_minor < 0 THEN -r.amount_minor ELSE 0 END)"
                      " FROM entry_row r";
    // Without days the covering index (account, party, amount_minor) answers alone.
    if (query.from || query.to)
        sql += " JOIN entry e ON e.id = r.entry_id"
               " WHERE (?1 IS NULL OR e.day >= ?1) AND (?2 IS NULL OR e.day <= ?2)";
    return sql + " GROUP BY " + grouping + " ORDER BY " + grouping;
}

} // namespace

std::optional<Date> first_counting_day(Database& database, std::optional<Date> day) {
    Statement row = database.query(R"(
        SELECT MAX(y.first_day)
        FROM financial_year y
        WHERE (?1 IS NULL OR y.first_day <= ?1)
          AND EXISTS (SELECT 1 FROM entry e JOIN journal j ON j.code = e.journal
                      WHERE j.type = 'opening' AND e.journal = j.code
                        AND e.day BETWEEN y.first_day AND y.last_day)
          AND EXISTS (SELECT 1 FROM entry e WHERE e.day < y.first_day))",
                                   day);
    if (!row.step())
        return std::nullopt;
    return row.optional_date(0);
}

std::vector<ledger::Balance> load_balances(Database& database, const BalanceQuery& query,
                                           Currency currency) {
    std::vector<ledger::Balance> balances;
    Statement rows = database.prepare(balance_sql(query));
    if (query.from || query.to)
        rows.bind(1, query.from).bind(2, query.to);
    while (rows.step()) {
        balances.push_back({rows.text(0), rows.text(1), Money{rows.integer(2), currency},
                            Money{rows.integer(3), currency}});
    }
    return balances;
}

std::int64_t account_balance(Database& database, std::string_view account, Date until) {
    return database.integer(R"(
        SELECT COALESCE(SUM(r.amount_minor), 0)
        FROM entry_row r JOIN entry e ON e.id = r.entry_id
        WHERE r.account = ?1 AND e.day <= ?2 AND (?3 IS NULL OR e.day >= ?3))",
                            account, until, first_counting_day(database, until));
}

std::vector<ledger::ThirdPartyRow> load_third_party_rows(Database& database, Currency currency,
                                                         std::optional<std::string_view> party) {
    std::unordered_map<std::string, ledger::JournalType> journals;
    Statement types = database.prepare("SELECT code, type FROM journal");
    while (types.step())
        journals[types.text(0)] =
            ledger::parse_journal_type(types.text_view(1)).value_or(ledger::JournalType::General);

    std::vector<ledger::ThirdPartyRow> result;
    Statement rows = database.query(std::string(R"(
        SELECT r.id, e.journal, e.number, COALESCE(NULLIF(r.piece, ''), e.piece), r.account, r.party, e.day,
               COALESCE(r.due_day,
                        date(COALESCE(r.piece_day, e.piece_day, e.day),
                             '+' || t.terms_days || ' days')),
               COALESCE(r.piece_day, e.piece_day), r.amount_minor,
               CASE WHEN r.amount_minor > 0
                    THEN (SELECT SUM(i.amount_minor) FROM imputation i WHERE i.debit_row_id = r.id)
                    ELSE -(SELECT SUM(i.amount_minor) FROM imputation i WHERE i.credit_row_id = r.id)
               END
        FROM entry_row r
        JOIN entry e ON e.id = r.entry_id
        LEFT JOIN party t ON t.code = r.party
        WHERE r.account >= '40' AND r.account < '42' AND (?1 IS NULL OR e.day >= ?1))") +
                                        (party ? " AND r.party = ?2" : ""),
                                    first_counting_day(database));
    if (party)
        rows.bind(2, *party);
    while (rows.step()) {
        ledger::ThirdPartyRow row;
        row.id = rows.id<ledger::RowId>(0);
        row.journal = rows.text(1);
        row.journal_type = journals[row.journal];
        row.number = rows.text(2);
        row.piece = rows.text(3);
        row.account = rows.text(4);
        row.party = rows.text(5);
        row.booked_on = rows.date(6);
        row.due_on = rows.optional_date(7);
        row.piece_date = rows.optional_date(8);
        row.amount = Money{rows.integer(9), currency};
        row.imputed = Money{rows.optional_integer(10).value_or(0), currency};
        result.push_back(std::move(row));
    }
    return result;
}

BooksTotals load_totals(Database& database) {
    BooksTotals totals;
    totals.entries = database.integer("SELECT COUNT(*) FROM entry");
    totals.drafts = database.integer("SELECT COUNT(*) FROM entry WHERE state = 'draft'");
    Statement rows = database.prepare(R"(
        SELECT COUNT(*),
               COALESCE(SUM(CASE WHEN amount_minor > 0 THEN amount_minor ELSE 0 END), 0),
               COALESCE(SUM(CASE WHEN amount_minor < 0 THEN -amount_minor ELSE 0 END), 0)
        FROM entry_row)");
    if (rows.step()) {
        totals.rows = rows.integer(0);
        totals.debit_minor = rows.integer(1);
        totals.credit_minor = rows.integer(2);
    }
    return totals;
}

std::int64_t point_opening_rows(Database& database, std::string_view account,
                                std::optional<Date> before) {
    database.run(R"(
        INSERT INTO pointing (row_id, kind, pointed_on)
        SELECT r.id, 'opening', e.day
        FROM entry_row r
        JOIN entry e ON e.id = r.entry_id
        JOIN journal j ON j.code = e.journal
        WHERE r.account = ?1 AND e.origin = 'books' AND (j.type = 'opening' OR e.day < ?2)
          AND NOT EXISTS (SELECT 1 FROM pointing p WHERE p.row_id = r.id))",
                 account, before);
    return database.changes();
}

void unpoint_opening_rows(Database& database, std::string_view account) {
    database.run(R"(
        DELETE FROM pointing
        WHERE kind = 'opening' AND row_id IN (
            SELECT r.id
            FROM entry_row r
            JOIN entry e ON e.id = r.entry_id
            JOIN journal j ON j.code = e.journal
            WHERE r.account = ?1 AND j.type <> 'opening'))",
                 account);
}

} // namespace comptoir::storage
