// Rows of third parties: all of them, one party's, or those of the pieces that are still open.
#include "comptoir/storage/repositories/ledger_repository.h"
#include "storage/repositories/ledger_names.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

namespace comptoir::storage {

namespace {

using Imputed = std::unordered_map<std::int64_t, std::int64_t>;

// Σ imputations of each row that has any, always positive.
Imputed load_imputed(Database& database) {
    Imputed imputed;
    imputed.reserve(
        static_cast<std::size_t>(database.integer("SELECT coalesce(max(id), 0) FROM imputation")));
    for (const char* side : {"debit_row_id", "credit_row_id"}) {
        Statement rows = database.prepare("SELECT " + std::string(side) +
                                          ", SUM(amount_minor) FROM imputation GROUP BY " + side);
        while (rows.step())
            imputed[rows.integer(0)] += rows.integer(1);
    }
    return imputed;
}

std::int64_t imputed_on(const Imputed& imputed, std::int64_t row) {
    const auto found = imputed.find(row);
    return found == imputed.end() ? 0 : found->second;
}

// Reads the rows of queries that begin with k_columns.
class RowReader {
public:
    static constexpr std::string_view k_columns = R"(
        SELECT r.id, e.journal, e.number, COALESCE(NULLIF(r.piece, ''), e.piece), r.account,
               r.party, e.day, r.due_day, COALESCE(r.piece_day, e.piece_day), r.amount_minor)";

    RowReader(Database& database, Currency currency, const Imputed& imputed)
        : m_currency(currency), m_imputed(imputed) {
        Statement types = database.prepare("SELECT code, type FROM journal");
        while (types.step())
            m_journals[types.text(0)] = ledger::parse_journal_type(types.text_view(1))
                                            .value_or(ledger::JournalType::General);
        Statement parties =
            database.prepare("SELECT code, terms_days FROM party WHERE terms_days IS NOT NULL");
        while (parties.step())
            m_terms[parties.text(0)] = parties.integer(1);
    }

    ledger::ThirdPartyRow row_of(const Statement& rows) {
        ledger::ThirdPartyRow row;
        row.id = rows.id<ledger::RowId>(0);
        row.journal = rows.text(1);
        row.journal_type = m_journals[row.journal];
        row.number = rows.text(2);
        row.piece = rows.text(3);
        row.account = rows.text(4);
        row.party = rows.text(5);
        row.booked_on = rows.date(6);
        row.due_on = rows.optional_date(7);
        row.piece_date = rows.optional_date(8);
        row.amount = Money{rows.integer(9), m_currency};
        const std::int64_t minor = imputed_on(m_imputed, row.id.value());
        row.imputed = Money{row.amount.is_negative() ? -minor : minor, m_currency};
        if (const auto days = m_terms.find(row.party); !row.due_on && days != m_terms.end())
            row.due_on = row.piece_date.value_or(row.booked_on)
                             .plus_days(static_cast<std::int32_t>(days->second));
        return row;
    }

private:
    Currency m_currency;
    const Imputed& m_imputed;
    std::unordered_map<std::string, ledger::JournalType> m_journals;
    std::unordered_map<std::string, std::int64_t> m_terms;
};

std::vector<ledger::ThirdPartyRow> load_rows(Database& database, ledger::Chart chart,
                                             Currency currency, const Imputed& imputed,
                                             std::optional<std::string_view> party) {
    // Without a party the table is read from end to end: half of all rows are wanted. The unary
    // pluses keep indexes away.
    Statement rows = database.query(
        std::string(RowReader::k_columns) + R"(
        FROM entry_row r CROSS JOIN entry e
        WHERE e.id = r.entry_id AND )" +
            third_party_condition(chart, "+r.account") +
            (party ? " AND " + third_party_condition(chart, "r.account") + " AND r.party = ?2"
                   : std::string()) +
            " AND +e.day >= ?1",
        first_counting_day(database).value_or(k_first_day));
    if (party)
        rows.bind(2, *party);
    RowReader reader(database, currency, imputed);
    std::vector<ledger::ThirdPartyRow> result;
    while (rows.step())
        result.push_back(reader.row_of(rows));
    return result;
}

// From the index of accounts alone; `rows` counts all it looked at.
std::vector<std::int64_t> open_rows(Database& database, ledger::Chart chart, const Imputed& imputed,
                                    std::int64_t& rows) {
    std::vector<std::int64_t> open;
    Statement each = database.prepare("SELECT r.id, r.amount_minor FROM entry_row r WHERE " +
                                      third_party_condition(chart, "r.account"));
    while (each.step()) {
        ++rows;
        const std::int64_t id = each.integer(0), amount = each.integer(1);
        if ((amount < 0 ? -amount : amount) != imputed_on(imputed, id))
            open.push_back(id);
    }
    return open;
}

// Rows that open_items() may put together with an open one share its piece or, without one, its
// entry.
class PieceRows {
public:
    PieceRows(Database& database, ledger::Chart chart, Currency currency, const Imputed& imputed)
        : m_reader(database, currency, imputed),
          m_key(database.prepare(
              "SELECT COALESCE(NULLIF(r.piece, ''), e.piece), e.journal, e.day, e.number"
              " FROM entry_row r JOIN entry e ON e.id = r.entry_id WHERE r.id = ?1")),
          m_alone(
              query(database, chart,
                    "FROM entry_row r CROSS JOIN entry e WHERE e.id = r.entry_id AND r.id = ?2")),
          m_of_entry(
              query(database, chart,
                    "FROM entry e CROSS JOIN entry_row r WHERE r.entry_id = e.id AND e.journal"
                    " = ?2 AND e.day = ?3 AND e.number = ?4 AND e.piece = '' AND r.piece = ''")),
          m_of_piece(query(database, chart,
                           "FROM entry e CROSS JOIN entry_row r WHERE r.entry_id = e.id"
                           " AND e.piece = ?2 AND e.piece <> '' AND r.piece = ''")),
          m_of_row_piece(query(database, chart,
                               "FROM entry_row r CROSS JOIN entry e WHERE e.id = r.entry_id"
                               " AND r.piece = ?2 AND r.piece <> ''")),
          m_from(first_counting_day(database).value_or(k_first_day)) {}

    void add(std::int64_t open_row) {
        m_key.reset();
        m_key.bind_all(open_row);
        if (!m_key.step())
            return;
        const std::string piece = m_key.text(0);
        if (!piece.empty()) {
            if (m_pieces.insert(piece).second) {
                take(m_of_piece, piece);
                take(m_of_row_piece, piece);
            }
            return;
        }
        const std::string journal = m_key.text(1), number = m_key.text(3);
        const Date day = m_key.date(2);
        if (number.empty())
            take(m_alone, open_row);
        else if (m_entries.insert({journal, day.to_iso(), number}).second)
            take(m_of_entry, journal, day, number);
    }
    // By row, as load_third_party_rows() gives them.
    std::vector<ledger::ThirdPartyRow> take_all() {
        std::sort(m_rows.begin(), m_rows.end(),
                  [](const auto& a, const auto& b) { return a.id < b.id; });
        return std::move(m_rows);
    }

private:
    static Statement query(Database& database, ledger::Chart chart, std::string_view from) {
        return database.prepare(std::string(RowReader::k_columns) + " " + std::string(from) +
                                " AND " + third_party_condition(chart, "+r.account") +
                                " AND +e.day >= ?1");
    }
    template <class... Keys>
    void take(Statement& rows, const Keys&... keys) {
        rows.reset();
        rows.bind_all(m_from, keys...);
        while (rows.step())
            m_rows.push_back(m_reader.row_of(rows));
    }

    RowReader m_reader;
    Statement m_key, m_alone, m_of_entry, m_of_piece, m_of_row_piece;
    Date m_from;
    std::unordered_set<std::string> m_pieces;
    std::set<std::array<std::string, 3>> m_entries; // journal, day, number
    std::vector<ledger::ThirdPartyRow> m_rows;
};

} // namespace

std::vector<ledger::ThirdPartyRow> load_third_party_rows(Database& database, ledger::Chart chart,
                                                         Currency currency,
                                                         std::optional<std::string_view> party) {
    return load_rows(database, chart, currency, load_imputed(database), party);
}

std::vector<ledger::ThirdPartyRow> load_rows_of_open_pieces(Database& database, ledger::Chart chart,
                                                            Currency currency) {
    const Imputed imputed = load_imputed(database);
    std::int64_t rows = 0;
    const std::vector<std::int64_t> open = open_rows(database, chart, imputed, rows);
    if (static_cast<std::int64_t>(open.size()) * k_lookup_cost > rows)
        return load_rows(database, chart, currency, imputed, {});
    PieceRows pieces(database, chart, currency, imputed);
    for (const std::int64_t row : open)
        pieces.add(row);
    return pieces.take_all();
}

} // namespace comptoir::storage
