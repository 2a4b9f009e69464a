// What the matcher and the état de rapprochement need to know, in few queries.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/label_numbers.h"
#include "comptoir/reconcile/report.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

// How the books are kept.
struct BooksFacts {
    ledger::Chart chart = ledger::Chart::Pcg;
    Currency currency;
};

// Unpointed rows of a bank journal's own account, by day and row. A journal in a foreign currency
// takes its rows' foreign amounts; rows without one are left out.
struct CandidateDays {
    Date first, last;
};
std::vector<reconcile::EntryCandidate>
load_entry_candidates(Database& database, const ledger::Journal& journal, const BooksFacts& books,
                      const std::optional<CandidateDays>& days = std::nullopt);
std::optional<reconcile::EntryCandidate> find_entry_candidate(Database& database,
                                                              const ledger::Journal& journal,
                                                              const BooksFacts& books,
                                                              ledger::RowId row);
// Rows of an entry on an account, by position.
std::vector<ledger::RowId> rows_of_entry_on(Database& database, ledger::EntryId entry,
                                            std::string_view account);

// Third-party accounts on which this party has rows, by number.
std::vector<std::string> accounts_of_party(Database& database, ledger::Chart chart,
                                           std::string_view party);
std::vector<reconcile::PartyFacts> load_party_facts(Database& database); // by code

// References that name an open row: orders under way and payment references of invoices. `item` is
// a row of the open item, not always its first.
std::vector<reconcile::ItemReference> load_item_references(Database& database);
// Rows on third parties' accounts, but those of bank and cash journals, whose label has a digit and
// is not the piece's alone: of every party that has one among `open`, its settled rows too, since a
// number on several pieces of a party names none of them. By row.
std::vector<reconcile::LabelledRow> load_labelled_rows(Database& database, ledger::Chart chart,
                                                       const std::vector<ledger::RowId>& open);
// The numbers of the last invoices and credit notes of each journal of purchases and sales, open or
// settled: a few thousand at most, whatever the age of the books.
std::vector<reconcile::PastPiece> load_past_pieces(Database& database, ledger::Chart chart);
// The third-party row of an invoice of ours; empty when it is not booked.
std::optional<ledger::RowId> row_of_invoice(Database& database, std::int64_t invoice);

struct RowFacts {
    ledger::EntryId entry;
    std::string account, party;
    Date day;
    std::int64_t amount_minor = 0;
};
std::optional<RowFacts> find_row(Database& database, ledger::RowId row);

// --- État de rapprochement --------------------------------------------------------------------
// Rows of the account dated until `at` that no match wholly dated until `at` points, nor the
// opening, nor a row that cancels them; nor a pointing by hand that was validated and is open
// again.
struct UnpointedRow {
    Date day;
    std::string piece, label;
    std::int64_t amount_minor = 0; // of the account's own currency; debit positive
};
std::vector<UnpointedRow> load_unpointed_rows(Database& database, const ledger::Journal& journal,
                                              bool foreign, Date at);
// Bank lines until `at` that no such match holds.
std::vector<reconcile::ReportLine> load_unbooked_lines(Database& database, std::string_view journal,
                                                       Date at);
// Σ rows of the account until `at`, in the account's own currency.
std::int64_t account_balance_at(Database& database, const ledger::Journal& journal, bool foreign,
                                Date at);
// The bank's balance at the end of `at` by the chain of statements; 0 without any statement.
std::int64_t statement_balance_at(Database& database, std::string_view journal, Date at);
// The last day until `at` that a statement of the journal covers.
std::optional<Date> last_statement_day(Database& database, std::string_view journal, Date at);
// Opening of the first statement less what the books hold as pointed by the opening; 0 without one.
std::int64_t initial_difference(Database& database, const ledger::Journal& journal, bool foreign);

} // namespace comptoir::storage
