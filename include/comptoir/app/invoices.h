// Documents and invoices: in, read, reviewed, approved, booked.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/inbox/types.h"
#include "comptoir/invoices/types.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct AddedDocument {
    inbox::Document document;
    bool already_here = false;                  // same bytes: nothing added (C37)
    std::optional<invoices::InvoiceId> invoice; // read from a structured source
    std::optional<inbox::Reading> reading;
};
struct DocumentBatch {
    std::vector<AddedDocument> documents;
};
// All files or none. PDF, PNG, JPEG (30 MB) or e-invoice XML. Errors: inbox.type_not_taken,
// inbox.too_large, core.file_unreadable.
Result<DocumentBatch> add_documents(Writer& writer, const std::vector<std::filesystem::path>& files,
                                    inbox::Box box);
Result<std::vector<inbox::Document>> list_documents(Reader& reader, std::optional<inbox::Box> box);
Result<std::string> document_bytes(Reader& reader, inbox::DocumentId document);
Result<void> move_document(Writer& writer, inbox::DocumentId document, inbox::Box box);

// Without a dossier: what an invoice file says. Errors: inbox.no_invoice_inside, formats.xml_*.
Result<inbox::Reading> read_invoice_file(const std::filesystem::path& path);

struct InvoiceFilter {
    std::optional<invoices::Direction> direction;
    std::optional<invoices::InvoiceState> state;
    std::string text;
    std::int64_t after = 0, limit = 1000;
};
Result<std::vector<invoices::Invoice>> list_invoices(Reader& reader, const InvoiceFilter& filter);
// How many there are in each state, without loading them.
Result<std::map<invoices::InvoiceState, std::int64_t>> count_invoices(Reader& reader);
Result<invoices::Invoice> load_invoice(Reader& reader, invoices::InvoiceId id);

// The rules the stored invoice keeps and breaks now (those of its lines need the document again).
std::vector<invoices::InvoiceCheck> checks_of(const invoices::Invoice& invoice);

// What the person corrected; absent fields stay as read. A party that does not exist is created
// from the document (code F… or C… from its name) when `party` is empty.
struct InvoiceReview {
    std::optional<std::string> number, party, payment_reference, expense_account;
    std::optional<std::string> payment_means; // BT-81: 30 transfer, 59 direct debit …
    std::optional<Date> issued_on, due_on;
    std::optional<Money> net, vat, gross, payable;
};
// Errors: invoices.wrong_state, .duplicate, .unknown_party, .party_ambiguous, .unknown_account,
// .bases_differ, .reverse_charge_with_vat.
Result<invoices::Invoice> review_invoice(Writer& writer, invoices::InvoiceId id,
                                         const InvoiceReview& review);
Result<invoices::Invoice> approve_invoice(Writer& writer, invoices::InvoiceId id);
Result<invoices::Invoice> refuse_invoice(Writer& writer, invoices::InvoiceId id,
                                         const std::string& reason);
// Posts the AC or VE draft entry; open for payment from then on. `account`: where the net goes;
// when absent the reviewed one, else where the party's invoices went last. In a closed period the
// entry takes the first open day and names the true one (art. 1031-4 PCG). Errors: invoices.*,
// ledger.*.
Result<invoices::Invoice> book_invoice(Writer& writer, invoices::InvoiceId id,
                                       std::optional<std::string> account);
// Every history line of one object, for the detail panes.
struct HistoryLine {
    Instant at;
    std::string user, action, before, after;
};
Result<std::vector<HistoryLine>> history_of(Reader& reader, const std::string& object);

} // namespace comptoir::app
