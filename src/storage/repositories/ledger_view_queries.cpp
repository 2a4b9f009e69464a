#include "comptoir/storage/repositories/ledger_view_queries.h"

#include "comptoir/ledger/rules.h"
#include "comptoir/storage/repositories/lettering_repository.h"

#include <unordered_map>

namespace comptoir::storage {

namespace {

constexpr std::string_view k_from_rows = R"(
    FROM entry_row r JOIN entry e ON e.id = r.entry_id
    LEFT JOIN party t ON t.code = r.party
    LEFT JOIN letter_row l ON l.row_id = r.id
    LEFT JOIN letter_group g ON g.id = l.group_id
    LEFT JOIN invoice i ON i.entry_id = e.id
    WHERE r.account = ?1 AND (?2 IS NULL OR COALESCE(r.party, '') = ?2)
      AND (?3 IS NULL OR e.day >= ?3) AND (?4 IS NULL OR e.day <= ?4)
    ORDER BY e.day, r.id)";

// The due day: the row's own, else the party's terms after the piece, else the piece's day.
constexpr std::string_view k_columns = R"(
    SELECT r.id, e.id, e.day,
           COALESCE(r.due_day,
                    date(COALESCE(r.piece_day, e.piece_day, e.day),
                         '+' || COALESCE(t.terms_days, 0) || ' days')),
           e.journal, e.number, COALESCE(NULLIF(r.piece, ''), e.piece), COALESCE(i.number, ''),
           COALESCE(NULLIF(r.label, ''), e.label), COALESCE(r.party, ''), r.amount_minor,
           COALESCE((SELECT SUM(amount_minor) FROM imputation WHERE debit_row_id = r.id), 0)
               + COALESCE((SELECT SUM(amount_minor) FROM imputation WHERE credit_row_id = r.id), 0),
           r.foreign_minor, r.foreign_currency, COALESCE(g.code, ''), l.group_id, l.lettered_on,
           COALESCE(l.imported, 0),
           COALESCE((SELECT MAX(match_id) FROM imputation WHERE debit_row_id = r.id),
                    (SELECT MAX(match_id) FROM imputation WHERE credit_row_id = r.id), 0),
           COALESCE((SELECT group_concat(DISTINCT x.rate_coefficient || ':' || x.rate_scale)
                     FROM invoice_tax x WHERE x.invoice_id = i.id), ''),
           COALESCE((SELECT group_concat(DISTINCT v.account) FROM entry_row v
                     WHERE v.entry_id = e.id AND substr(v.account, 1, 3) = '445'), ''),
           COALESCE((SELECT b.nature
                     FROM entry_row w JOIN pointing p ON p.row_id = w.id
                     JOIN match_line m ON m.match_id = p.match_id
                     JOIN bank_line b ON b.id = m.line_id
                     WHERE w.entry_id = e.id ORDER BY b.id LIMIT 1), ''),
           COALESCE(i.payment_means, ''), e.state)";

// UNTDID 4461, as far as a bank line has a word for it.
std::string nature_of_means(std::string_view means) {
    if (means == "30" || means == "31" || means == "58")
        return "transfer";
    if (means == "49" || means == "59")
        return "direct_debit";
    if (means == "48" || means == "54" || means == "55")
        return "card";
    if (means == "20")
        return "cheque";
    return means == "10" ? "cash" : "";
}

// "20:2,55:3" -> "20, 5.5"
std::string rates_of(std::string_view pairs) {
    std::string rates;
    while (!pairs.empty()) {
        const std::size_t comma = pairs.find(',');
        const std::string_view pair = pairs.substr(0, comma);
        const std::size_t colon = pair.find(':');
        Rate rate;
        for (const char digit : pair.substr(0, colon))
            rate.coefficient = rate.coefficient * 10 + (digit - '0');
        for (const char digit : pair.substr(colon + 1))
            rate.scale = static_cast<std::uint8_t>(rate.scale * 10 + (digit - '0'));
        rates += (rates.empty() ? "" : ", ") + rate.to_percent();
        pairs = comma == std::string_view::npos ? std::string_view{} : pairs.substr(comma + 1);
    }
    return rates;
}

LedgerViewRow read_row(const Statement& rows) {
    LedgerViewRow row;
    row.row = rows.id<ledger::RowId>(0);
    row.entry = rows.id<ledger::EntryId>(1);
    row.day = rows.date(2);
    row.due_on = rows.date(3);
    row.journal = rows.text(4);
    row.number = rows.text(5);
    row.piece = rows.text(6);
    row.invoice = rows.text(7);
    row.label = rows.text(8);
    row.party = rows.text(9);
    row.amount_minor = rows.integer(10);
    const std::int64_t imputed = rows.integer(11);
    row.open_minor = row.amount_minor + (row.amount_minor < 0 ? imputed : -imputed);
    if (!rows.is_null(12)) {
        const auto currency = Currency::parse(rows.text_view(13));
        if (currency)
            row.foreign = Money{rows.integer(12), *currency};
    }
    row.letter = rows.text(14);
    row.lettered_on = rows.optional_date(16);
    row.imported_letter = rows.integer(17) != 0;
    row.match = rows.integer(18);
    row.vat = rows.text_view(19).empty() ? rows.text(20) : rates_of(rows.text_view(19));
    row.settlement =
        rows.text_view(21).empty() ? nature_of_means(rows.text_view(22)) : rows.text(21);
    row.is_draft = rows.text_view(23) == "draft";
    return row;
}

void bind_query(Statement& statement, const LedgerViewQuery& query) {
    statement.bind(1, query.account).bind(2, query.party).bind(3, query.from).bind(4, query.to);
}

bool group_balances(Database& database, ledger::LetterGroupId group) {
    return database.integer("SELECT COALESCE(SUM(r.amount_minor), 0) FROM letter_row l"
                            " JOIN entry_row r ON r.id = l.row_id WHERE l.group_id = ?1",
                            group) == 0;
}

} // namespace

void for_each_ledger_row(Database& database, const LedgerViewQuery& query,
                         const std::function<bool(LedgerViewRow&&)>& take) {
    Statement rows = database.prepare(std::string(k_columns) + std::string(k_from_rows));
    bind_query(rows, query);
    std::unordered_map<ledger::LetterGroupId, bool> balanced;
    std::unordered_map<std::int64_t, bool> unattended;
    while (rows.step()) {
        LedgerViewRow row = read_row(rows);
        if (const auto group = rows.id<ledger::LetterGroupId>(15)) {
            const auto [place, inserted] = balanced.try_emplace(group, false);
            if (inserted)
                place->second = group_balances(database, group);
            row.letter_balanced = place->second;
        }
        if (row.match != 0) {
            const auto [place, inserted] = unattended.try_emplace(row.match, false);
            if (inserted)
                place->second = database.integer("SELECT COALESCE(MAX(unattended), 0) FROM match"
                                                 " WHERE id = ?1",
                                                 row.match) != 0;
            row.unattended = place->second;
        }
        if (!take(std::move(row)))
            return;
    }
}

LedgerTotals ledger_totals(Database& database, const LedgerViewQuery& query) {
    Statement row = database.prepare(R"(
        SELECT COALESCE(SUM(CASE WHEN r.amount_minor > 0 THEN r.amount_minor END), 0),
               COALESCE(-SUM(CASE WHEN r.amount_minor < 0 THEN r.amount_minor END), 0)
        FROM entry_row r JOIN entry e ON e.id = r.entry_id
        WHERE r.account = ?1 AND (?2 IS NULL OR COALESCE(r.party, '') = ?2)
          AND (?3 IS NULL OR e.day >= ?3) AND (?4 IS NULL OR e.day <= ?4))");
    bind_query(row, query);
    row.step();
    return {row.integer(0), row.integer(1)};
}

bool year_is_opened(Database& database, DateRange days) {
    return database
        .query(R"(
            SELECT 1 FROM journal j CROSS JOIN entry e
            WHERE j.type = 'opening' AND e.journal = j.code AND e.day BETWEEN ?1 AND ?2)",
               days.from, days.to)
        .step();
}

std::vector<std::string> accounts_of_party(Database& database, std::string_view party) {
    std::vector<std::string> accounts;
    Statement rows = database.query(R"(
        SELECT a.number,
               (SELECT count(*) FROM entry_row r WHERE r.account = a.number AND r.party = ?1) AS used
        FROM account a
        WHERE EXISTS (SELECT 1 FROM entry_row r WHERE r.account = a.number AND r.party = ?1)
        ORDER BY used DESC, a.number)",
                                    party);
    while (rows.step())
        accounts.push_back(rows.text(0));
    return accounts;
}

std::optional<LetterableFacts> find_letterable(Database& database, ledger::RowId row) {
    Statement found =
        database.query("SELECT r.entry_id, r.account, COALESCE(r.party, ''), e.day, r.amount_minor"
                       " FROM entry_row r JOIN entry e ON e.id = r.entry_id WHERE r.id = ?1",
                       row);
    if (!found.step())
        return std::nullopt;
    LetterableFacts facts{row,
                          found.id<ledger::EntryId>(0),
                          found.text(1),
                          found.text(2),
                          found.date(3),
                          found.integer(4),
                          0};
    const std::int64_t imputed = imputed_minor(database, row);
    facts.open_minor = facts.amount_minor + (facts.amount_minor < 0 ? imputed : -imputed);
    return facts;
}

std::string shown_letter_of(Database& database, ledger::RowId row) {
    Statement found = database.query("SELECT g.code, g.id FROM letter_row l JOIN letter_group g"
                                     " ON g.id = l.group_id WHERE l.row_id = ?1",
                                     row);
    if (!found.step())
        return {};
    return ledger::shown_letter(found.text_view(0),
                                group_balances(database, found.id<ledger::LetterGroupId>(1)));
}

} // namespace comptoir::storage
