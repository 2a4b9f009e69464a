// The books: import from an FEC, entries, balance, validation, closing, export, check.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/types.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct BooksImport {
    std::vector<std::filesystem::path> files;
    std::optional<Date> pointed_until; // rows of bank accounts dated before it count as pointed
    Work work;
};
struct BooksReport {
    std::int64_t entries = 0, validated = 0, drafts = 0, parties = 0, open_items = 0;
    std::vector<Diagnostic> warnings;
};
// All files or none. Errors: formats.fec_*, ledger.unbalanced, books.already_imported …
Result<BooksReport> import_books(Writer& writer, const BooksImport& request);

// Called when the first statement of a bank journal arrives: rows of its account dated before
// `first_day` count as pointed, unless the books import said until when.
Result<void> settle_opening_pointing(Writer& writer, const std::string& journal, Date first_day);
// Takes that back when the only statement of the journal is taken back.
Result<void> unsettle_opening_pointing(Writer& writer, const std::string& journal);

Result<std::vector<ledger::Party>> list_parties(Reader& reader);
struct PartyChange {
    std::string code;
    std::optional<std::string> name;
    std::optional<Iban> iban; // typed by a person: confirms it, retires the other
    std::optional<std::string> statement_reference;
    std::optional<int> terms_days;
    std::optional<ledger::VatBasis> vat_basis;
    std::string reason = {}; // why a reference is saved although the past contradicts it
};
// Creates the party when the code is new and a name is given; the third party of unreconciled lines
// is found again when its name or reference changes. Errors: books.party_unknown {party},
// .party_code_missing, .terms_out_of_range, reconcile.reference_unusable, .contradicts_past.
Result<ledger::Party> set_party(Writer& writer, const PartyChange& change);

// A table of third parties: a header line names the columns code, name, iban, reference, terms, vat
// (any order, code alone is needed), separated by ';', ',' or tabs; UTF-8, ISO 8859-15 or
// Windows-1252. All lines or none. An account number that would replace a confirmed one is left out
// with a warning: changing where one pays is done by hand. Errors: books.party_table_header,
// .party_table_line, core.iban_invalid, core.file_*.
struct PartyImportReport {
    std::int64_t added = 0, changed = 0;
    std::vector<Diagnostic> warnings;
};
Result<PartyImportReport> import_parties(Writer& writer, const std::filesystem::path& file);

struct EntryFilter {
    std::optional<std::string> journal, account, party;
    std::optional<DateRange> days;
    std::optional<ledger::EntryState> state;
    std::string text;
    std::int64_t after = 0, limit = 1000; // entry id
};
Result<void> for_each_entry(Reader& reader, const EntryFilter& filter,
                            const std::function<bool(const ledger::Entry&)>& take);
Result<ledger::Entry> load_entry(Reader& reader, ledger::EntryId id);
Result<std::vector<ledger::FinancialYear>> list_years(Reader& reader);
// The twelve months after the last year: what open_year takes when no day is given.
Result<DateRange> next_year(Reader& reader);
struct YearOpening {
    std::optional<Date> from; // default: the day after the last year
    std::optional<Date> to;   // default: twelve months
};
// Opens a financial year. Errors: ledger.year_reversed, .year_too_long, .year_overlaps,
// .year_not_adjacent.
Result<ledger::FinancialYear> open_year(Writer& writer, const YearOpening& request);
Result<std::vector<ledger::Account>> list_accounts(Reader& reader);

struct BalanceFilter {
    std::optional<DateRange> days;
    bool by_party = true;
};
Result<std::vector<ledger::Balance>> trial_balance(Reader& reader, const BalanceFilter& filter);

struct OpenItemFilter {
    std::optional<std::string> party;
    std::optional<ledger::OpenItemKind> kind;
    bool purchases_only = false; // credits of suppliers: what may be paid
    std::string text;
    std::int64_t after = 0, limit = 1'000'000;
};
Result<std::vector<ledger::OpenItem>> list_open_items(Reader& reader, const OpenItemFilter& filter);

// Posts a checked draft (used by invoices and by hand). Errors: those of ledger::check_entry.
Result<ledger::EntryId> post_draft(Writer& writer, const ledger::Entry& entry);
// The undo of discard_draft(): the entry comes back under the ids it and its rows had.
Result<void> post_draft_again(Writer& writer, const ledger::Entry& entry);
struct ValidationReport {
    std::int64_t validated = 0;
    std::int64_t left = 0; // dated after today: they stay drafts
};
// Validates drafts dated on or before `until` in order of date, then id: gapless EcritureNum per
// journal and year, ValidDate today, hash chain. What is dated after today waits for its day.
Result<ValidationReport> validate_entries(Writer& writer, std::optional<Date> until);
// Deletes a draft, with a trace; no number is consumed. Its letters and pointings must be gone.
// Errors: app.not_found, books.draft_expected.
Result<void> delete_draft(Writer& writer, ledger::EntryId entry);
// What a person does: also takes back its letters and what the opening pointed, gives an invoice
// back to those approved, and the entry a reversal cancelled its validity. Errors: app.not_found,
// books.draft_expected, .entry_of_match, .entry_held_by_match, .entry_of_payment, .entry_ordered,
// .reversal_needed, pointing.row_marked {entry} {session}, invoices.wrong_state.
Result<void> discard_draft(Writer& writer, ledger::EntryId entry);
// Validates one draft, whatever the others (the reversal an undo posts). Errors:
// books.draft_expected, ledger.period_closed, .outside_years, .not_yet.
Result<void> validate_entry(Writer& writer, ledger::EntryId entry);
// The reversal of a validated entry, as a draft. Their bank rows are pointed and their third-party
// rows lettered against each other; an invoice goes back to those approved and may be booked again.
// Without a label: ledger::reversal_label. Errors: ledger.not_validated, .already_reversed,
// .outside_years, books.entry_of_match, .entry_held_by_match, .entry_of_payment, .entry_lettered …
Result<ledger::EntryId> reverse_entry(Writer& writer, ledger::EntryId entry,
                                      std::string_view label = {});
// No draft may remain on or before `day` (ledger.drafts_remain {count}), which has passed
// (ledger.not_over).
Result<void> close_period(Writer& writer, Date day);

enum class FecEncoding { Latin9, Utf8 };
struct FecExport {
    int year = 0; // year in which the financial year ends; refused when two end in it
    std::filesystem::path folder;
    FecEncoding encoding = FecEncoding::Latin9;
    std::optional<Date> closing_day = {}; // its last day, which says more than the year
};
struct FecExportReport {
    std::filesystem::path path;
    std::int64_t lines = 0;
    std::vector<Diagnostic> inherited_faults;
};
Result<FecExportReport> export_fec(Reader& reader, const FecExport& request);

struct CheckResult {
    std::string name; // "entries.balanced"
    bool ok = true;
    std::string detail; // names the first thing that is wrong; no secret, no label
};
// Whole dossier, each check named; never throws on damage, it reports it.
std::vector<CheckResult> check_dossier(Reader& reader, const Work& work);

// Grand totals per month for the Entries pane header and the like.
struct BooksCounts {
    std::int64_t entries = 0, drafts = 0, rows = 0;
};
Result<BooksCounts> count_books(Reader& reader);

} // namespace comptoir::app
