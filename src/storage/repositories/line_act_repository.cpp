#include "comptoir/storage/repositories/line_act_repository.h"

namespace comptoir::storage {

namespace {

using reconcile::PairingId;

constexpr std::string_view k_pairing_columns =
    "SELECT id, journal, pointed_on, created_at, created_by FROM pairing";

PairingRecord pairing_of_row(const Statement& row) {
    PairingRecord pairing;
    pairing.id = row.id<PairingId>(0);
    pairing.journal = row.text(1);
    pairing.pointed_on = row.optional_date(2);
    pairing.created_at = row.instant(3);
    pairing.created_by = row.text(4);
    return pairing;
}

void load_members(Database& database, PairingRecord& pairing) {
    Statement lines = database.query(
        "SELECT line_id FROM pairing_line WHERE pairing_id = ?1 ORDER BY line_id", pairing.id);
    while (lines.step())
        pairing.lines.push_back(lines.id<bank::LineId>(0));
    Statement rows = database.query(
        "SELECT row_id, amount_minor FROM pairing_row WHERE pairing_id = ?1 ORDER BY row_id",
        pairing.id);
    while (rows.step())
        pairing.rows.push_back({rows.id<ledger::RowId>(0), rows.optional_integer(1)});
}

void drop_empty_note(Database& database, bank::LineId line) {
    database.run("DELETE FROM line_note WHERE line_id = ?1 AND note = '' AND reason = ''", line);
}

std::unordered_set<std::int64_t> integers_of(Statement rows) {
    std::unordered_set<std::int64_t> found;
    while (rows.step())
        found.insert(rows.integer(0));
    return found;
}

} // namespace

LineActReader::LineActReader(Database& database)
    : m_any(database.integer("SELECT EXISTS (SELECT 1 FROM line_note)"
                             " OR EXISTS (SELECT 1 FROM line_invoice)"
                             " OR EXISTS (SELECT 1 FROM line_document)"
                             " OR EXISTS (SELECT 1 FROM pairing_line)") != 0) {
    if (!m_any)
        return;
    m_select.emplace(database.prepare(R"(
        SELECT n.note, n.reason, i.item_row_id, COALESCE(NULLIF(r.piece, ''), e.piece),
               p.pairing_id, (SELECT count(*) FROM line_document d WHERE d.line_id = ?1)
        FROM (SELECT 1)
        LEFT JOIN line_note n ON n.line_id = ?1
        LEFT JOIN line_invoice i ON i.line_id = ?1
        LEFT JOIN entry_row r ON r.id = i.item_row_id
        LEFT JOIN entry e ON e.id = r.entry_id
        LEFT JOIN pairing_line p ON p.line_id = ?1)"));
}

LineActs LineActReader::of(bank::LineId line) {
    LineActs acts;
    if (!m_select)
        return acts;
    m_select->bind(1, line);
    if (m_select->step()) {
        acts.note = m_select->text(0);
        acts.reason = m_select->text(1);
        acts.invoice = m_select->id<ledger::RowId>(2);
        acts.invoice_piece = m_select->text(3);
        acts.pairing = m_select->is_null(4) ? 0 : m_select->integer(4);
        acts.documents = m_select->integer(5);
    }
    m_select->reset();
    return acts;
}

void set_line_invoice(Database& database, bank::LineId line, std::optional<ledger::RowId> item) {
    if (!item) {
        database.run("DELETE FROM line_invoice WHERE line_id = ?1", line);
        return;
    }
    database.run("INSERT INTO line_invoice (line_id, item_row_id) VALUES (?1, ?2)"
                 " ON CONFLICT (line_id) DO UPDATE SET item_row_id = ?2",
                 line, *item);
}

void set_line_note(Database& database, bank::LineId line, std::string_view note) {
    database.run("INSERT INTO line_note (line_id, note) VALUES (?1, ?2)"
                 " ON CONFLICT (line_id) DO UPDATE SET note = ?2",
                 line, note);
    drop_empty_note(database, line);
}

void set_line_reason(Database& database, bank::LineId line, std::string_view reason) {
    database.run("INSERT INTO line_note (line_id, reason) VALUES (?1, ?2)"
                 " ON CONFLICT (line_id) DO UPDATE SET reason = ?2",
                 line, reason);
    drop_empty_note(database, line);
}

void add_line_document(Database& database, bank::LineId line, inbox::DocumentId document) {
    database.run("INSERT OR IGNORE INTO line_document (line_id, document_id) VALUES (?1, ?2)", line,
                 document);
}

void remove_line_document(Database& database, bank::LineId line, inbox::DocumentId document) {
    database.run("DELETE FROM line_document WHERE line_id = ?1 AND document_id = ?2", line,
                 document);
}

std::vector<inbox::DocumentId> documents_of_line(Database& database, bank::LineId line) {
    std::vector<inbox::DocumentId> documents;
    Statement rows = database.query(
        "SELECT document_id FROM line_document WHERE line_id = ?1 ORDER BY document_id", line);
    while (rows.step())
        documents.push_back(rows.id<inbox::DocumentId>(0));
    return documents;
}

PairingId insert_pairing(Database& database, const PairingRecord& pairing) {
    database.run("INSERT INTO pairing (journal, pointed_on, created_at, created_by)"
                 " VALUES (?1, ?2, ?3, ?4)",
                 pairing.journal, pairing.pointed_on, pairing.created_at, pairing.created_by);
    const PairingId id{database.last_insert_id()};
    for (const bank::LineId line : pairing.lines)
        add_to_pairing(database, id, line);
    for (const PairedRow& row : pairing.rows)
        add_to_pairing(database, id, row);
    return id;
}

std::optional<PairingRecord> find_pairing(Database& database, PairingId id) {
    Statement row = database.query(std::string(k_pairing_columns) + " WHERE id = ?1", id);
    if (!row.step())
        return std::nullopt;
    PairingRecord pairing = pairing_of_row(row);
    load_members(database, pairing);
    return pairing;
}

std::vector<PairingRecord> load_pairings(Database& database,
                                         const std::optional<std::string>& journal) {
    std::vector<PairingRecord> pairings;
    Statement rows = database.query(
        std::string(k_pairing_columns) + " WHERE ?1 IS NULL OR journal = ?1 ORDER BY id", journal);
    while (rows.step())
        pairings.push_back(pairing_of_row(rows));
    for (PairingRecord& pairing : pairings)
        load_members(database, pairing);
    return pairings;
}

void set_pairing_day(Database& database, PairingId id, Date pointed_on) {
    database.run("UPDATE pairing SET pointed_on = ?2 WHERE id = ?1", id, pointed_on);
}

void add_to_pairing(Database& database, PairingId id, bank::LineId line) {
    database.run("INSERT INTO pairing_line (line_id, pairing_id) VALUES (?1, ?2)", line, id);
}

void add_to_pairing(Database& database, PairingId id, const PairedRow& row) {
    database.run("INSERT INTO pairing_row (row_id, pairing_id, amount_minor) VALUES (?1, ?2, ?3)",
                 row.row, id, row.amount_minor);
}

void take_from_pairing(Database& database, bank::LineId line) {
    database.run("DELETE FROM pairing_line WHERE line_id = ?1", line);
}

void take_from_pairing(Database& database, ledger::RowId row) {
    database.run("DELETE FROM pairing_row WHERE row_id = ?1", row);
}

void delete_pairing(Database& database, PairingId id) {
    database.run("DELETE FROM pairing WHERE id = ?1", id);
}

PairingId pairing_of(Database& database, bank::LineId line) {
    return PairingId{database.integer(
        "SELECT COALESCE(MAX(pairing_id), 0) FROM pairing_line WHERE line_id = ?1", line)};
}

PairingId pairing_of(Database& database, ledger::RowId row) {
    return PairingId{database.integer(
        "SELECT COALESCE(MAX(pairing_id), 0) FROM pairing_row WHERE row_id = ?1", row)};
}

std::unordered_set<std::int64_t> reserved_lines(Database& database) {
    return integers_of(database.prepare("SELECT line_id FROM pairing_line"));
}

std::unordered_set<std::int64_t> reserved_rows(Database& database) {
    return integers_of(database.prepare("SELECT row_id FROM pairing_row WHERE amount_minor IS NULL"
                                        " UNION ALL SELECT row_id FROM pointing_mark"));
}

} // namespace comptoir::storage
