#include "comptoir/storage/repositories/takeover_rows.h"

#include "comptoir/storage/repositories/bank_repository.h"
#include "storage/repositories/ledger_names.h"

namespace comptoir::storage {

namespace {

bool is_foreign(const ledger::Journal& journal, const BooksFacts& books) {
    return journal.currency != books.currency;
}

} // namespace

std::vector<TakeoverRow> rows_seen_at_takeover(Database& database, const ledger::Journal& journal,
                                               const BooksFacts& books, std::int64_t amount_minor) {
    // A bank's rows have no third party: with that said, the index leads to the amount.
    const std::string of_amount = is_foreign(journal, books)
                                      ? amount_column(journal.currency, true) + " = ?2"
                                      : std::string("r.party IS NULL AND r.amount_minor = ?2");
    Statement found = database.query(R"(
        SELECT r.id, e.id, e.day,
               COALESCE((SELECT CASE WHEN min(t.party) = max(t.party) THEN min(t.party) END
                         FROM entry_row t WHERE t.entry_id = e.id), ''),
               r.piece || ' ' || e.piece || ' ' || r.label || ' ' || e.label, )" +
                                         std::string(k_one_bank_row) + R"(
        FROM entry_row r
        JOIN entry e ON e.id = r.entry_id
        JOIN pointing p ON p.row_id = r.id
        WHERE r.account = ?1 AND )" + of_amount +
                                         R"(
          AND p.kind = 'opening' AND e.origin = 'books' AND e.reverses_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM entry o WHERE o.reverses_id = e.id)
          AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.code = e.journal AND j.type = 'opening')
        ORDER BY e.day DESC, r.id DESC)",
                                     journal.account.value_or(""), amount_minor);
    std::vector<TakeoverRow> rows;
    while (found.step())
        rows.push_back({found.id<ledger::RowId>(0), found.id<ledger::EntryId>(1), found.date(2),
                        found.text(3), found.text(4), found.integer(5) != 0});
    return rows;
}

bool has_one_bank_row(Database& database, ledger::EntryId entry) {
    Statement found = database.query(
        "SELECT " + std::string(k_one_bank_row) + " FROM entry e WHERE e.id = ?1", entry);
    return found.step() && found.integer(0) != 0;
}

bool takeover_agrees(Database& database, const ledger::Journal& journal, const BooksFacts& books) {
    const std::vector<StatementRecord> statements = load_statements(database, journal.code);
    return !statements.empty() && statements.front().opening_minor &&
           initial_difference(database, journal, is_foreign(journal, books)) == 0;
}

} // namespace comptoir::storage
