// Invoices as rows. What is settled is not stored: it follows from the imputations on the third
// party's rows of the invoice's entry, so that undoing a match brings the state back by itself.
#pragma once

#include "comptoir/inbox/types.h"
#include "comptoir/invoices/types.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

invoices::InvoiceId insert_invoice(Database& database, const invoices::Invoice& invoice);
// Everything but the document and the id. `settled` is stored as what lies under it.
void update_invoice(Database& database, const invoices::Invoice& invoice);
std::optional<invoices::Invoice> find_invoice(Database& database, invoices::InvoiceId invoice);

struct InvoiceQuery {
    std::optional<invoices::Direction> direction;
    std::optional<invoices::InvoiceState> state;
    std::string text; // in the number, the party's code or the other side's name
    std::int64_t after = 0, limit = 1000;
};
std::vector<invoices::Invoice> load_invoices(Database& database,
                                             const InvoiceQuery& query); // by id
// How many there are in each state; states without one are absent.
std::map<invoices::InvoiceState, std::int64_t> count_invoices(Database& database);
// Living invoices (neither refused nor duplicates) with that normalised number.
std::vector<invoices::Invoice> invoices_numbered(Database& database, std::string_view normalised);

// The third party's rows of the invoice's entry, oldest first.
std::vector<ledger::RowId> party_rows(Database& database, const invoices::Invoice& invoice);

std::optional<invoices::InvoiceId> invoice_of_entry(Database& database, ledger::EntryId entry);
// The invoice whose entry holds that row; empty for rows of imported books.
std::optional<invoices::InvoiceId> invoice_of_row(Database& database, ledger::RowId row);

// The account the party's invoices went to last, in our invoices or else in entries of journals of
// that type whose account begins with one of `first_digits`; empty: never.
std::optional<std::string> usual_account(Database& database, std::string_view party,
                                         invoices::Direction direction,
                                         std::string_view first_digits);

struct ObjectEvent {
    Instant at;
    std::string user, action, before, after;
};
// Every event of one object ("invoice 12"), oldest first.
std::vector<ObjectEvent> events_of(Database& database, std::string_view object);

// What purchase and sale journals hold of a party, whoever booked it, between two days; reversals
// and what they cancel are left out.
struct BookedPiece {
    std::string journal, number, piece;
    std::int64_t amount_minor = 0; // of the party's row, debit > 0
};
std::vector<BookedPiece> booked_pieces(Database& database, std::string_view party, DateRange days);

} // namespace comptoir::storage
