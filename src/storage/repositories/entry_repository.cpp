// Entries and their chain as rows.
#include "comptoir/storage/repositories/ledger_repository.h"
#include "storage/repositories/ledger_names.h"

#include "comptoir/core/invariant.h"

#include <algorithm>
#include <array>
#include <utility>

namespace comptoir::storage {

namespace {

constexpr std::array<std::pair<ledger::EntryOrigin, std::string_view>, 6> k_origins{
    {{ledger::EntryOrigin::Books, "books"},
     {ledger::EntryOrigin::Match, "match"},
     {ledger::EntryOrigin::Invoice, "invoice"},
     {ledger::EntryOrigin::Reversal, "reversal"},
     {ledger::EntryOrigin::Manual, "manual"},
     {ledger::EntryOrigin::Opening, "opening"}}};

// An empty text is stored as NULL: foreign keys skip it.
void bind_text_or_null(Statement& statement, int index, std::string_view text) {
    if (text.empty())
        statement.bind_null(index);
    else
        statement.bind(index, text);
}

} // namespace

std::string_view name_of(ledger::EntryOrigin origin) {
    for (const auto& [candidate, name] : k_origins) {
        if (candidate == origin)
            return name;
    }
    return "manual";
}

ledger::EntryOrigin entry_origin_of(std::string_view name) {
    for (const auto& [origin, candidate] : k_origins) {
        if (candidate == name)
            return origin;
    }
    return ledger::EntryOrigin::Manual;
}

std::string amount_column(Currency account, bool is_foreign) {
    return is_foreign ? "CASE WHEN r.foreign_currency = '" + std::string(account.code()) +
                            "' THEN COALESCE(r.foreign_minor, 0) ELSE 0 END"
                      : "r.amount_minor";
}

std::string third_party_condition(ledger::Chart chart, std::string_view column) {
    std::string condition;
    for (const std::string_view digits : ledger::third_party_prefixes(chart)) {
        std::string before(digits); // "40" ends where "41" begins
        ++before.back();            // after '9' comes ':', which no account number holds
        condition += (condition.empty() ? "(" : " OR ") + std::string(column) + " >= '" +
                     std::string(digits) + "' AND " + std::string(column) + " < '" + before + "'";
    }
    return condition + ")";
}

EntryInserter::EntryInserter(Database& database)
    : m_database(&database), m_entry(database.prepare(R"(
          INSERT INTO entry (journal, day, number, piece, piece_day, label, state, origin,
                             reverses_id, created_at, created_by, transaction_code, id)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'draft', ?7, ?8, ?9, ?10, ?11, ?12))")),
      m_row(database.prepare(R"(
          INSERT INTO entry_row (entry_id, position, account, party, label, amount_minor,
                                 foreign_minor, foreign_currency, due_day, piece, piece_day, id)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))")) {}

void EntryInserter::bind_row(const ledger::EntryRow& row, ledger::EntryId entry, int position) {
    m_row.bind(1, entry).bind(2, position).bind(3, row.account);
    bind_text_or_null(m_row, 4, row.party);
    m_row.bind(5, row.label).bind(6, row.amount.minor());
    if (row.foreign_amount) {
        m_row.bind(7, row.foreign_amount->minor());
        m_row.bind(8, row.foreign_amount->currency().code());
    } else {
        m_row.bind_null(7).bind_null(8);
    }
    m_row.bind(9, row.due_on).bind(10, row.piece).bind(11, row.piece_date);
}

void EntryInserter::insert(ledger::Entry& entry, const EntryStamp& stamp) {
    m_entry.bind_all(entry.journal, entry.date, entry.number, entry.piece, entry.piece_date,
                     entry.label, name_of(entry.origin), entry.reverses, stamp.at, stamp.by,
                     entry.transaction_code);
    m_entry.bind_null(12);
    m_entry.run();
    entry.id = ledger::EntryId{m_database->last_insert_id()};
    int position = 0;
    for (ledger::EntryRow& row : entry.rows) {
        bind_row(row, entry.id, ++position);
        m_row.bind_null(12);
        m_row.run();
        row.id = ledger::RowId{m_database->last_insert_id()};
    }
}

void EntryInserter::insert_again(const ledger::Entry& entry, const EntryStamp& stamp) {
    m_entry.bind_all(entry.journal, entry.date, entry.number, entry.piece, entry.piece_date,
                     entry.label, name_of(entry.origin), entry.reverses, stamp.at, stamp.by,
                     entry.transaction_code, entry.id);
    m_entry.run();
    int position = 0;
    for (const ledger::EntryRow& row : entry.rows) {
        bind_row(row, entry.id, ++position);
        m_row.bind(12, row.id);
        m_row.run();
    }
}

ChainAppender::ChainAppender(Database& database)
    : m_database(&database), m_update(database.prepare(R"(
          UPDATE entry
          SET state = 'validated', number = ?2, validated_on = ?3, chain_position = ?4,
              chain_hash = ?5, numbered_here = ?6
          WHERE id = ?1 AND state = 'draft')")) {
    Statement head = database.query("SELECT chain_head, chain_length FROM dossier WHERE id = 1");
    invariant(head.step(), "a dossier has its row");
    const std::string_view bytes = head.blob_view(0);
    invariant(bytes.size() == m_head.size(), "the chain's head is a SHA-256");
    std::copy(bytes.begin(), bytes.end(), m_head.begin());
    m_length = head.integer(1);
}

void ChainAppender::append(const ledger::Entry& entry, Number number) {
    invariant(entry.validated_on.has_value() && !entry.number.empty(),
              "a validated entry has its number and its day of validation");
    m_head = ledger::chain_next(m_head, ledger::canonical_bytes(entry));
    ++m_length;
    const std::string hash(m_head.begin(), m_head.end());
    m_update.bind_all(entry.id, entry.number, *entry.validated_on, m_length);
    m_update.bind_blob(5, hash).bind(6, number == Number::GivenHere ? 1 : 0);
    m_update.run();
    invariant(m_database->changes() == 1, "only drafts are validated");
}

void ChainAppender::finish() {
    const std::string head(m_head.begin(), m_head.end());
    Statement update =
        m_database->prepare("UPDATE dossier SET chain_head = ?1, chain_length = ?2 WHERE id = 1");
    update.bind_blob(1, head).bind(2, m_length);
    update.run();
}

void delete_draft(Database& database, ledger::EntryId entry) {
    database.run("DELETE FROM entry_row WHERE entry_id = ?1", entry);
    database.run("DELETE FROM entry WHERE id = ?1 AND state = 'draft'", entry);
    invariant(database.changes() == 1, "only drafts are deleted");
}

ledger::EntryId reversal_of_entry(Database& database, ledger::EntryId entry) {
    Statement statement = database.query("SELECT id FROM entry WHERE reverses_id = ?1", entry);
    return statement.step() ? statement.id<ledger::EntryId>(0) : ledger::EntryId{};
}

std::int64_t living_match_of(Database& database, ledger::EntryId entry) {
    return database.integer(R"(
        SELECT COALESCE(MAX(m.id), 0)
        FROM match m
        WHERE m.undone_at IS NULL AND m.id IN (
            SELECT match_id FROM match_entry WHERE entry_id = ?1
            UNION ALL
            SELECT p.match_id FROM entry_row r JOIN pointing p ON p.row_id = r.id
            WHERE r.entry_id = ?1
            UNION ALL
            SELECT i.match_id FROM entry_row r JOIN imputation i ON i.debit_row_id = r.id
            WHERE r.entry_id = ?1
            UNION ALL
            SELECT i.match_id FROM entry_row r JOIN imputation i ON i.credit_row_id = r.id
            WHERE r.entry_id = ?1))",
                            entry);
}

std::vector<ledger::EntryId> draft_ids(Database& database, std::optional<Date> until) {
    std::vector<ledger::EntryId> ids;
    Statement rows = database.query(R"(
        SELECT id FROM entry
        WHERE state = 'draft' AND (?1 IS NULL OR day <= ?1)
        ORDER BY day, id)",
                                    until);
    while (rows.step())
        ids.push_back(rows.id<ledger::EntryId>(0));
    return ids;
}

std::vector<std::string> highest_numbers(Database& database, std::string_view journal,
                                         DateRange days) {
    std::vector<std::string> numbers;
    // A column beside MAX() is that of the row that has the maximum. Longer texts of digits than
    // this are references, not numbers.
    Statement rows = database.query(R"(
        SELECT number, MAX(CAST(substr(number, length(prefix) + 1) AS INTEGER))
        FROM (SELECT number, rtrim(number, '0123456789') AS prefix
              FROM entry
              WHERE journal = ?1 AND day BETWEEN ?2 AND ?3 AND state = 'validated')
        WHERE length(number) - length(prefix) BETWEEN 1 AND 15
        GROUP BY prefix)",
                                    journal, days.from, days.to);
    while (rows.step())
        numbers.push_back(rows.text(0));
    return numbers;
}

std::optional<std::string> last_number_given(Database& database, std::string_view journal,
                                             DateRange days) {
    return database.optional_text(R"(
        SELECT number FROM entry
        WHERE journal = ?1 AND day BETWEEN ?2 AND ?3 AND numbered_here = 1
        ORDER BY chain_position DESC LIMIT 1)",
                                  journal, days.from, days.to);
}

std::int64_t load_counter(Database& database, std::string_view journal, ledger::YearId year) {
    Statement row = database.query(
        "SELECT last_number FROM entry_counter WHERE journal = ?1 AND year_id = ?2", journal, year);
    return row.step() ? row.integer(0) : 0;
}

void save_counter(Database& database, std::string_view journal, ledger::YearId year,
                  std::int64_t last_number) {
    database.run(R"(
        INSERT INTO entry_counter (journal, year_id, last_number) VALUES (?1, ?2, ?3)
        ON CONFLICT (journal, year_id) DO UPDATE SET last_number = excluded.last_number)",
                 journal, year, last_number);
}

void for_each_number(
    Database& database,
    const std::function<void(std::string_view journal, std::string_view number, Date day)>& take) {
    Statement rows = database.prepare("SELECT journal, number, day FROM entry WHERE number <> ''");
    while (rows.step())
        take(rows.text_view(0), rows.text_view(1), rows.date(2));
}

bool journal_is_used(Database& database, std::string_view code) {
    return database.query("SELECT 1 FROM entry WHERE journal = ?1 LIMIT 1", code).step();
}

void insert_period_close(Database& database, Date until, const EntryStamp& stamp) {
    database.run(R"(
        INSERT INTO period_close (closed_until, closed_at, closed_by, debit_minor, credit_minor,
                                  chain_length, chain_head)
        SELECT ?1, ?2, ?3,
               COALESCE((SELECT SUM(r.amount_minor) FROM entry_row r JOIN entry e ON e.id = r.entry_id
                         WHERE e.day <= ?1 AND r.amount_minor > 0), 0),
               COALESCE((SELECT -SUM(r.amount_minor) FROM entry_row r JOIN entry e ON e.id = r.entry_id
                         WHERE e.day <= ?1 AND r.amount_minor < 0), 0),
               chain_length, chain_head
        FROM dossier WHERE id = 1)",
                 until, stamp.at, stamp.by);
    database.run("UPDATE dossier SET closed_until = ?1 WHERE id = 1", until);
}

} // namespace comptoir::storage
