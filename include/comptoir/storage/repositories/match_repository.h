// Matches as rows: what a match ties together, pointing, and the states that follow from it.
//
// Decides nothing: app/reconcile does. Everything runs inside the caller's transaction.
#pragma once

#include "comptoir/core/clock.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct MatchRecord {
    reconcile::MatchId id;
    std::string journal;
    Date pointed_on;
    std::string decision; // "entry", "invoice" …
    std::string kind;     // "exact" …
    int score = 0;
    bool unattended = false;
    std::vector<reconcile::Reason> reasons; // unknown codes of a newer program are left out
    Instant created_at;
    std::string created_by;
    std::optional<Instant> undone_at;
    std::string undone_by;
};

// Writes many matches with prepared statements.
class MatchInserter {
public:
    explicit MatchInserter(Database& database);
    reconcile::MatchId insert(const MatchRecord& match);
    void add_line(reconcile::MatchId match, bank::LineId line);
    void add_entry(reconcile::MatchId match, ledger::EntryId entry); // a settlement it posted
    void point(reconcile::MatchId match, ledger::RowId row, Date pointed_on);

private:
    Database* m_database;
    Statement m_match, m_line, m_entry, m_pointing;
};

// What is said of a match once its VAT is moved, too.
void save_reasons(Database& database, reconcile::MatchId match,
                  const std::vector<reconcile::Reason>& reasons);
std::optional<MatchRecord> find_match(Database& database, reconcile::MatchId id);
struct MatchQuery {
    std::optional<bank::StatementId> statement;
    bool undone_too = false;
    std::int64_t after = 0, limit = 1000;
};
std::vector<MatchRecord> load_matches(Database& database, const MatchQuery& query); // by id

std::vector<bank::LineId> lines_of_match(Database& database, reconcile::MatchId match);
// Settlement entries it posted, kept after its undo, and entries it points.
std::vector<ledger::EntryId> posted_entries_of_match(Database& database, reconcile::MatchId match);
std::vector<ledger::EntryId> entries_of_match(Database& database, reconcile::MatchId match);

// Were templates, or third parties and the words they are known by, changed at that time or later?
bool names_changed_since(Database& database, Instant at);
// Takes the match's lines and pointings away and says who undid it; the match row stays.
void mark_match_undone(Database& database, reconcile::MatchId match, Instant at,
                       std::string_view by);
bool is_pointed(Database& database, ledger::RowId row);
// Takes back the mutual pointings of an entry's rows.
void remove_mutual_pointings(Database& database, ledger::EntryId entry);
void point_mutually(Database& database, ledger::RowId a, ledger::RowId b, Date pointed_on);

// --- What follows from settling an item -------------------------------------------------------
// Ordered payments of these items for at most `amount_minor` become settled; back again on undo,
// unless a newer order lives. Return the payments they changed.
std::vector<std::int64_t> settle_payments(Database& database,
                                          const std::vector<ledger::RowId>& item_rows,
                                          std::int64_t amount_minor);
std::vector<std::int64_t> unsettle_payments(Database& database,
                                            const std::vector<ledger::RowId>& item_rows);
// Our own invoices booked by the entries of these rows: settled when nothing is open on them, else
// ordered or booked. Returns the invoices it changed.
std::vector<std::int64_t> refresh_invoice_states(Database& database,
                                                 const std::vector<ledger::RowId>& item_rows);

} // namespace comptoir::storage
