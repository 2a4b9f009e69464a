// Reading entries with their letters and pointings.
#include "comptoir/storage/repositories/ledger_repository.h"
#include "storage/repositories/ledger_names.h"

#include "comptoir/core/text.h"

namespace comptoir::storage {

namespace {

constexpr std::string_view k_columns =
    "e.id, e.journal, e.day, e.number, e.piece, e.piece_day, e.label, e.state, e.origin,"
    " e.validated_on, e.reverses_id, e.transaction_code";

// Numbered parameters for a WHERE clause that grows with the query.
std::string entry_sql(const EntryQuery& query) {
    std::string sql = "SELECT " + std::string(k_columns) + " FROM entry e WHERE e.id > ?1";
    if (query.id)
        sql += " AND e.id = ?2";
    if (query.journal)
        sql += " AND e.journal = ?3";
    if (query.account || query.party) {
        sql += " AND e.id IN (SELECT r.entry_id FROM entry_row r WHERE 1 = 1";
        if (query.account)
            sql += " AND r.account = ?4";
        if (query.party)
            sql += " AND r.party = ?5";
        sql += ")";
    }
    if (query.days)
        sql += " AND e.day BETWEEN ?6 AND ?7";
    if (query.state)
        sql += *query.state == ledger::EntryState::Draft ? " AND e.state = 'draft'"
                                                         : " AND e.state = 'validated'";
    if (query.validated_order)
        return sql + " AND e.chain_position IS NOT NULL ORDER BY e.chain_position";
    return sql + " ORDER BY e.id";
}

void bind_query(Statement& statement, const EntryQuery& query) {
    statement.bind(1, query.after);
    if (query.id)
        statement.bind(2, *query.id);
    if (query.journal)
        statement.bind(3, *query.journal);
    if (query.account)
        statement.bind(4, *query.account);
    if (query.party)
        statement.bind(5, *query.party);
    if (query.days)
        statement.bind(6, query.days->from).bind(7, query.days->to);
}

ledger::Entry read_entry(const Statement& row) {
    ledger::Entry entry;
    entry.id = row.id<ledger::EntryId>(0);
    entry.journal = row.text(1);
    entry.date = row.date(2);
    entry.number = row.text(3);
    entry.piece = row.text(4);
    entry.piece_date = row.optional_date(5);
    entry.label = row.text(6);
    entry.state =
        row.text_view(7) == "validated" ? ledger::EntryState::Validated : ledger::EntryState::Draft;
    entry.origin = entry_origin_of(row.text_view(8));
    entry.validated_on = row.optional_date(9);
    entry.reverses = row.id<ledger::EntryId>(10);
    entry.transaction_code = row.text(11);
    return entry;
}

// Rows of one entry after the other; remembers which letter groups balance.
class RowReader {
public:
    RowReader(Database& database, bool with_letters)
        : m_rows(database.prepare(with_letters ? R"(
              SELECT r.id, r.account, r.party, r.label, r.amount_minor, r.foreign_minor,
                     r.foreign_currency, r.due_day, l.group_id, g.code, l.lettered_on, p.kind,
                     CASE WHEN p.kind = 'statement' THEN
                         (SELECT b.statement_id
                          FROM match_line m JOIN bank_line b ON b.id = m.line_id
                          WHERE m.match_id = p.match_id ORDER BY b.id LIMIT 1) END,
                     r.piece, r.piece_day
              FROM entry_row r
              LEFT JOIN letter_row l ON l.row_id = r.id
              LEFT JOIN letter_group g ON g.id = l.group_id
              LEFT JOIN pointing p ON p.row_id = r.id
              WHERE r.entry_id = ?1
              ORDER BY r.position)"
                                               : R"(
              SELECT r.id, r.account, r.party, r.label, r.amount_minor, r.foreign_minor,
                     r.foreign_currency, r.due_day, NULL, NULL, NULL, NULL, NULL, r.piece,
                     r.piece_day
              FROM entry_row r
              WHERE r.entry_id = ?1
              ORDER BY r.position)")),
          m_group(database.prepare(R"(
              SELECT SUM(r.amount_minor), MAX(l.lettered_on)
              FROM letter_row l JOIN entry_row r ON r.id = l.row_id
              WHERE l.group_id = ?1)")),
          m_currency(
              Currency::parse(database.optional_text("SELECT currency FROM dossier WHERE id = 1")
                                  .value_or("EUR"))
                  .value_or(Currency::eur())) {}

    void read(ledger::Entry& entry) {
        m_rows.bind(1, entry.id);
        while (m_rows.step()) {
            ledger::EntryRow row;
            row.id = m_rows.id<ledger::RowId>(0);
            row.account = m_rows.text(1);
            row.party = m_rows.text(2);
            row.label = m_rows.text(3);
            row.amount = Money{m_rows.integer(4), m_currency};
            if (!m_rows.is_null(5))
                row.foreign_amount = Money{
                    m_rows.integer(5), Currency::parse(m_rows.text_view(6)).value_or(m_currency)};
            row.due_on = m_rows.optional_date(7);
            row.piece = m_rows.text(13);
            row.piece_date = m_rows.optional_date(14);
            read_letter(row);
            if (!m_rows.is_null(11)) // a pointing that is not by statement shows as 0
                row.pointed = m_rows.is_null(12) ? 0 : m_rows.integer(12);
            entry.rows.push_back(std::move(row));
        }
        m_rows.reset();
    }

private:
    struct Group {
        bool balanced = false;
        Date lettered_on;
    };

    // FEC: all rows of a letter have one date; the greatest of the group by convention.
    void read_letter(ledger::EntryRow& row) {
        if (m_rows.is_null(8))
            return;
        const std::int64_t id = m_rows.integer(8);
        auto place = m_groups.find(id);
        if (place == m_groups.end()) {
            m_group.bind(1, id);
            Group group;
            if (m_group.step())
                group = {m_group.integer(0) == 0, m_group.date(1)};
            m_group.reset();
            place = m_groups.emplace(id, group).first;
        }
        row.letter = ledger::shown_letter(m_rows.text_view(9), place->second.balanced);
        row.lettered_on = place->second.lettered_on;
    }

    Statement m_rows, m_group;
    Currency m_currency;
    std::unordered_map<std::int64_t, Group> m_groups;
};

} // namespace

void for_each_entry(Database& database, const EntryQuery& query,
                    const std::function<bool(const ledger::Entry&)>& take) {
    RowReader rows(database, query.with_letters);
    Statement entries = database.prepare(entry_sql(query));
    bind_query(entries, query);
    while (entries.step()) {
        ledger::Entry entry = read_entry(entries);
        rows.read(entry);
        if (!take(entry))
            return;
    }
}

std::optional<ledger::Entry> find_entry(Database& database, ledger::EntryId id) {
    std::optional<ledger::Entry> found;
    EntryQuery query;
    query.id = id;
    for_each_entry(database, query, [&](const ledger::Entry& entry) {
        found = entry;
        return false;
    });
    return found;
}

void for_each_entry_of(Database& database, std::span<const ledger::EntryId> ids,
                       const std::function<void(const ledger::Entry&)>& take) {
    RowReader rows(database, true);
    Statement select =
        database.prepare("SELECT " + std::string(k_columns) + " FROM entry e WHERE e.id = ?1");
    for (const ledger::EntryId id : ids) {
        select.bind(1, id);
        if (select.step()) {
            ledger::Entry entry = read_entry(select);
            rows.read(entry);
            take(entry);
        }
        select.reset();
    }
}

std::vector<ValidatedKey> load_validated_keys(Database& database, DateRange days) {
    std::vector<ValidatedKey> keys;
    Statement rows = database.query(R"(
        SELECT e.id, j.type, e.numbered_here, e.journal, e.number, e.day, e.validated_on,
               e.chain_position
        FROM entry e JOIN journal j ON j.code = e.journal
        WHERE e.state = 'validated' AND e.day BETWEEN ?1 AND ?2)",
                                    days.from, days.to);
    while (rows.step()) {
        ValidatedKey key;
        key.id = rows.id<ledger::EntryId>(0);
        key.opening = rows.text_view(1) == "opening";
        key.inherited = rows.integer(2) == 0;
        key.journal = rows.text(3);
        key.number = rows.text(4);
        key.date = rows.date(5);
        key.validated_on = rows.date(6);
        key.position = rows.integer(7);
        keys.push_back(std::move(key));
    }
    return keys;
}

std::int64_t count_drafts(Database& database, DateRange days) {
    return database.integer(
        "SELECT COUNT(*) FROM entry WHERE state = 'draft' AND day BETWEEN ?1 AND ?2", days.from,
        days.to);
}

std::optional<ChainFault> first_chain_fault(Database& database) {
    Statement dossier =
        database.prepare("SELECT company_number, chain_head, chain_length FROM dossier");
    if (!dossier.step())
        return ChainFault{{}, "the dossier has no row"};
    crypto::Digest head = ledger::chain_start(dossier.text_view(0));
    const auto same = [](const crypto::Digest& digest, std::string_view bytes) {
        return bytes ==
               std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size());
    };
    RowReader rows(database, false);
    Statement entries = database.prepare("SELECT " + std::string(k_columns) +
                                         ", e.chain_position, e.chain_hash FROM entry e"
                                         " WHERE e.chain_position IS NOT NULL"
                                         " ORDER BY e.chain_position");
    std::int64_t position = 0;
    while (entries.step()) {
        ledger::Entry entry = read_entry(entries);
        if (entries.integer(12) != ++position)
            return ChainFault{entry.id, "the entry before it is missing"};
        rows.read(entry);
        head = ledger::chain_next(head, ledger::canonical_bytes(entry));
        if (!same(head, entries.blob_view(13)))
            return ChainFault{entry.id, "it is not as it was validated"};
    }
    if (position != dossier.integer(2) || !same(head, dossier.blob_view(1)))
        return ChainFault{{}, "the last validated entries are missing"};
    return std::nullopt;
}

} // namespace comptoir::storage
