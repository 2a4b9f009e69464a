// What the reconciliation verbs load from a dossier before they ask the rules.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/differences.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace comptoir::app {

struct ReconcileBooks {
    reconcile::Books books;
    std::vector<ledger::Journal> journals; // all, by code
    ledger::Chart chart = ledger::Chart::Pcg;
    Currency currency; // of the books

    const ledger::Journal* journal(std::string_view code) const;
    // The open item that holds this row; nullptr when nothing is open on it.
    const ledger::OpenItem* item_of_row(ledger::RowId row) const;
    // A discount booked there takes VAT back, unless the dossier says otherwise.
    bool corrects_vat(const std::string& account) const;

    std::unordered_map<ledger::RowId, std::size_t> item_by_row;
    std::vector<reconcile::DifferenceType> differences;
};

// Entries of the bank journals named (all when empty), open items, parties and references.
ReconcileBooks load_reconcile_books(Reader& reader, const std::vector<std::string>& bank_journals);
// Which payments of the past the returns among these lines may undo.
void load_past_payments(Reader& reader, const std::vector<reconcile::LineFacts>& lines,
                        reconcile::Books& books);
// The usable templates of company and firm, as the matcher takes them; codes are unique.
std::vector<reconcile::EntryTemplate> matcher_templates(Reader& reader);
// What lines they were used for, by code.
std::map<std::string, reconcile::TemplatePast> pasts_of_templates(Reader& reader);
// A stored line as the matcher sees it, with what a person or its identification said of it.
reconcile::LineFacts line_facts(const storage::LineRecord& record,
                                const std::vector<reconcile::EntryTemplate>& templates);
// Keeps which template a match was made with (A174).
void remember_template(Writer& writer, reconcile::MatchId match,
                       const reconcile::Proposal& proposal);
// Open items and journals only: what matching by hand needs.
ReconcileBooks load_items_and_journals(Reader& reader);

} // namespace comptoir::app
