// What people put on bank lines: a note, a reason, the invoice a line carries, documents; and the
// pairs of lines and book rows that wait for validation.
//
// Decides nothing: app/reconcile does. Everything runs inside the caller's transaction.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/inbox/types.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace comptoir::storage {

struct LineActs {
    std::string note, reason;
    ledger::RowId invoice; // a row of the carried open item; 0: none
    std::string invoice_piece;
    std::int64_t pairing = 0, documents = 0;
};
// Looks lines up one by one with one prepared statement; most dossiers have nothing to look up.
class LineActReader {
public:
    explicit LineActReader(Database& database);
    LineActs of(bank::LineId line);

private:
    bool m_any = false;
    std::optional<Statement> m_select;
};

void set_line_invoice(Database& database, bank::LineId line, std::optional<ledger::RowId> item);
void set_line_note(Database& database, bank::LineId line, std::string_view note);
void set_line_reason(Database& database, bank::LineId line, std::string_view reason);
void add_line_document(Database& database, bank::LineId line, inbox::DocumentId document);
void remove_line_document(Database& database, bank::LineId line, inbox::DocumentId document);
std::vector<inbox::DocumentId> documents_of_line(Database& database, bank::LineId line);

// --- Pairs ------------------------------------------------------------------------------------
struct PairedRow {
    ledger::RowId row;
    std::optional<std::int64_t> amount_minor; // of an open item, holder's side
};
struct PairingRecord {
    reconcile::PairingId id;
    std::string journal;
    std::optional<Date> pointed_on;
    Instant created_at;
    std::string created_by;
    std::vector<bank::LineId> lines;
    std::vector<PairedRow> rows;
};
reconcile::PairingId insert_pairing(Database& database, const PairingRecord& pairing);
std::optional<PairingRecord> find_pairing(Database& database, reconcile::PairingId id);
std::vector<PairingRecord> load_pairings(Database& database,
                                         const std::optional<std::string>& journal);
void set_pairing_day(Database& database, reconcile::PairingId id, Date pointed_on);
void add_to_pairing(Database& database, reconcile::PairingId id, bank::LineId line);
void add_to_pairing(Database& database, reconcile::PairingId id, const PairedRow& row);
void take_from_pairing(Database& database, bank::LineId line);
void take_from_pairing(Database& database, ledger::RowId row);
void delete_pairing(Database& database, reconcile::PairingId id);
reconcile::PairingId pairing_of(Database& database, bank::LineId line);
reconcile::PairingId pairing_of(Database& database, ledger::RowId row);

// What waits for a person and is therefore nobody else's: paired lines; rows paired or marked in a
// pointing session.
std::unordered_set<std::int64_t> reserved_lines(Database& database);
std::unordered_set<std::int64_t> reserved_rows(Database& database);

} // namespace comptoir::storage
