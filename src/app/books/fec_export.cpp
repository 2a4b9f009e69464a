// The fichier des écritures comptables of one financial year.
#include "comptoir/app/books.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/core/bytes.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/fec.h"
#include "comptoir/ledger/entry_numbers.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace comptoir::app {

namespace {

using storage::ValidatedKey;

// "BQ0012" sorts as ("BQ", 12): 9 comes before 10.
std::pair<std::string, std::int64_t> number_order(std::string_view text) {
    const auto number = ledger::parse_entry_number(text);
    return number ? std::pair(number->prefix, number->value)
                  : std::pair(std::string(text), std::int64_t{0});
}

// A47 A-1 VIII: opening entries first, then in the order of validation, then of numbers.
void sort_for_export(std::vector<ValidatedKey>& keys) {
    const auto order = [](const ValidatedKey& key) {
        return std::tuple(!key.opening, key.validated_on, number_order(key.number), key.journal,
                          key.position);
    };
    std::sort(keys.begin(), keys.end(), [&](const ValidatedKey& a, const ValidatedKey& b) {
        if (a.opening != b.opening || a.validated_on != b.validated_on)
            return std::tuple(!a.opening, a.validated_on) < std::tuple(!b.opening, b.validated_on);
        return order(a) < order(b);
    });
}

class FecExporter {
public:
    FecExporter(Reader& reader, const FecExport& request)
        : m_database(reader.database()), m_request(request),
          m_dossier(storage::load_dossier(m_database)),
          m_writer(request.encoding == FecEncoding::Utf8 ? formats::FecCharacters::Utf8
                                                         : formats::FecCharacters::Latin9) {
        for (const ledger::Journal& journal : storage::load_journals(m_database))
            m_journals[journal.code] = journal.name;
        for (const ledger::Account& account : storage::load_accounts(m_database))
            m_accounts[account.number] = account.label;
        for (const ledger::Party& party : storage::load_parties(m_database))
            m_parties[party.code] = party.name;
    }

    Result<FecExportReport> run();

private:
    Result<DateRange> find_year() const;
    Result<void> check_not_the_imported_file() const;
    void append(const ledger::Entry& entry);
    std::string_view filled(std::string_view value, std::string_view instead, const char* column);
    void note_filled(const char* column) {
        if (m_inherited)
            ++m_filled[column];
    }
    void note_inherited(const std::vector<ValidatedKey>& keys);
    void note_letters_of_drafts(DateRange year);
    void add_fault(const ErrorSpec& spec, Params params) {
        m_report.inherited_faults.push_back(
            {Diagnostic::Severity::Warning, spec, std::move(params), std::nullopt});
    }

    storage::Database& m_database;
    const FecExport& m_request;
    storage::DossierRow m_dossier;
    formats::FecWriter m_writer;
    std::unordered_map<std::string, std::string> m_journals, m_accounts, m_parties;
    std::map<std::string, std::int64_t> m_filled; // column -> lines of inherited entries
    bool m_inherited = false;                     // the entry being written came with the books
    std::string m_bytes;
    FecExportReport m_report;
};

Result<DateRange> FecExporter::find_year() const {
    std::vector<DateRange> found;
    std::string days;
    for (const ledger::FinancialYear& year : storage::load_years(m_database)) {
        if (m_request.closing_day ? year.days.to != *m_request.closing_day
                                  : year.days.to.year() != m_request.year)
            continue;
        found.push_back(year.days);
        days += (days.empty() ? "" : ", ") + year.days.to.to_iso();
    }
    if (found.empty() && m_request.closing_day)
        return fail(errors::books_no_year_ending, {{"date", *m_request.closing_day}});
    if (found.empty())
        return fail(errors::books_no_year, {{"year", std::int64_t{m_request.year}}});
    if (found.size() > 1)
        return fail(errors::books_year_ambiguous,
                    {{"year", std::int64_t{m_request.year}}, {"days", days}});
    return found.front();
}

std::string_view FecExporter::filled(std::string_view value, std::string_view instead,
                                     const char* column) {
    if (!text::trim(value).empty())
        return value;
    note_filled(column);
    return instead;
}

void FecExporter::append(const ledger::Entry& entry) {
    m_inherited = entry.origin == ledger::EntryOrigin::Books;
    for (const ledger::EntryRow& row : entry.rows) {
        formats::FecOutputRow out;
        out.journal = entry.journal;
        out.journal_name = filled(m_journals[entry.journal], entry.journal, "JournalLib");
        out.number = entry.number;
        out.date = entry.date;
        out.account = row.account;
        out.account_label = filled(m_accounts[row.account], row.account, "CompteLib");
        out.party = row.party;
        if (!row.party.empty())
            out.party_name = m_parties[row.party];
        out.piece = filled(row.piece.empty() ? entry.piece : row.piece, entry.number, "PieceRef");
        if (!row.piece_date && !entry.piece_date)
            note_filled("PieceDate");
        out.piece_date = row.piece_date.value_or(entry.piece_date.value_or(entry.date));
        out.label =
            filled(row.label.empty() ? entry.label : row.label, out.journal_name, "EcritureLib");
        out.amount = row.amount;
        out.letter = row.letter;
        out.lettered_on = row.lettered_on;
        out.validated_on = entry.validated_on.value_or(entry.date);
        out.foreign = row.foreign_amount;
        m_writer.append(m_bytes, out);
        ++m_report.lines;
    }
}

// The stricter rules hold for what Comptoir numbered; what came in otherwise is named.
void FecExporter::note_inherited(const std::vector<ValidatedKey>& keys) {
    std::map<std::pair<std::string, std::string>, std::set<Date>> dates;
    std::int64_t early = 0, several = 0;
    const ValidatedKey* first_early = nullptr;
    for (const ValidatedKey& key : keys) {
        if (!key.inherited)
            continue;
        dates[{key.journal, key.number}].insert(key.date);
        if (key.validated_on < key.date && early++ == 0)
            first_early = &key;
    }
    std::pair<std::string, std::string> first_several;
    for (const auto& [number, days] : dates) {
        if (days.size() > 1 && several++ == 0)
            first_several = number;
    }
    if (several > 0)
        add_fault(errors::books_several_dates, {{"journal", first_several.first},
                                                {"number", first_several.second},
                                                {"count", several}});
    if (first_early != nullptr)
        add_fault(
            errors::books_validated_before_entry,
            {{"journal", first_early->journal}, {"number", first_early->number}, {"count", early}});
    for (const auto& [column, count] : m_filled)
        add_fault(errors::books_text_filled, {{"column", column}, {"count", count}});
}

// A letter of which the file holds one side alone, because the other is a draft: whoever adds it up
// would find it unbalanced.
void FecExporter::note_letters_of_drafts(DateRange year) {
    storage::Statement rows = m_database.query(R"(
        SELECT COUNT(DISTINCT l.group_id)
        FROM entry e
        JOIN entry_row r ON r.entry_id = e.id
        JOIN letter_row l ON l.row_id = r.id
        WHERE e.state = 'draft' AND EXISTS (
            SELECT 1 FROM letter_row o
            JOIN entry_row p ON p.id = o.row_id
            JOIN entry v ON v.id = p.entry_id
            WHERE o.group_id = l.group_id AND v.state = 'validated'
              AND v.day BETWEEN ?1 AND ?2))",
                                               year.from, year.to);
    if (rows.step() && rows.integer(0) > 0)
        add_fault(errors::books_letters_with_drafts, {{"count", rows.integer(0)}});
}

// The legal name is the same for every product: in the folder the books came from, an export would
// replace the only copy of what the other product wrote.
Result<void> FecExporter::check_not_the_imported_file() const {
    std::error_code unknown;
    if (!std::filesystem::exists(m_report.path, unknown))
        return {};
    crypto::Sha256 hash;
    CT_TRY(read_pieces(m_report.path, [&](std::string_view piece) {
        hash.add(piece);
        return true;
    }));
    const std::string sha256 = crypto::to_hex(hash.finish());
    crypto::Sha256 ours;
    ours.add(m_bytes);
    if (crypto::to_hex(ours.finish()) == sha256) // books that nobody added to: the same bytes
        return {};
    if (m_database
            .query("SELECT 1 FROM file f JOIN import i ON i.file_id = f.id"
                   " WHERE f.sha256 = ?1 AND i.format = 'fec'",
                   sha256)
            .step())
        return fail(errors::books_would_replace_import, {{"path", m_report.path.string()}});
    return {};
}

Result<FecExportReport> FecExporter::run() {
    CT_ASSIGN(year, find_year());
    // A file for the tax office is only made of books that are proven unchanged.
    if (const auto fault = storage::first_chain_fault(m_database))
        return fail(errors::books_chain_broken, {{"entry", fault->entry.value()}}, fault->what);
    std::vector<ValidatedKey> keys = storage::load_validated_keys(m_database, year);
    if (keys.empty())
        return fail(errors::books_nothing_to_export, {{"year", std::int64_t{year.to.year()}}});
    sort_for_export(keys);
    m_writer.append_header(m_bytes);
    std::vector<ledger::EntryId> ids;
    ids.reserve(keys.size());
    for (const ValidatedKey& key : keys)
        ids.push_back(key.id);
    storage::for_each_entry_of(m_database, ids, [&](const ledger::Entry& entry) { append(entry); });
    note_inherited(keys);
    if (const std::int64_t drafts = storage::count_drafts(m_database, year); drafts > 0)
        add_fault(errors::books_drafts_left_out, {{"count", drafts}});
    note_letters_of_drafts(year);
    m_report.path = m_request.folder / formats::fec_file_name(m_dossier.company_number, year.to);
    std::error_code made;
    if (!m_request.folder.empty())
        std::filesystem::create_directories(m_request.folder, made);
    if (made)
        return fail(comptoir::errors::file_unwritable, {{"path", m_request.folder.string()}});
    CT_TRY(check_not_the_imported_file());
    CT_TRY(write_file_atomically(m_report.path, m_bytes));
    return std::move(m_report);
}

} // namespace

Result<FecExportReport> export_fec(Reader& reader, const FecExport& request) {
    return FecExporter(reader, request).run();
}

} // namespace comptoir::app
