// Existing books from an FEC: all files or none, every validated entry into the chain.
#include "app/books/fec_entries.h"
#include "app/books/import_letters.h"
#include "app/books/import_years.h"
#include "app/books/opening_pointing.h"

#include "comptoir/app/books.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/app/books_letters_errors.h"
#include "comptoir/app/file_kind.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/file_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

namespace comptoir::app {

namespace {

constexpr std::string_view k_format = "fec";
constexpr std::int64_t k_progress_step = 2000;

class BooksImporter {
public:
    BooksImporter(Writer& writer, const BooksImport& request)
        : m_writer(writer), m_database(writer.database()),
          m_last_row_before(storage::last_row(writer.database())),
          m_joins_books(has_books_or_letters(writer.database())), m_request(request),
          m_dossier(storage::load_dossier(m_database)),
          m_letters(m_database, m_dossier.chart), m_stamp{writer.clock().now(), writer.user()} {}

    Result<void> import_file(const std::filesystem::path& path);
    BooksReport finish();

private:
    Result<storage::StoredFile> store(const std::filesystem::path& path);
    Result<FecEntries> read(storage::FileId file, const std::string& name);
    void check_company(const std::string& name);
    Result<void> check_days(const FecEntries& books);
    Result<void> check_numbers(const FecEntries& books);
    void add_years(const FecEntries& books, const std::string& name);
    void add_accounts(const FecEntries& books);
    void add_parties(const FecEntries& books);
    void add_journals(const FecEntries& books);
    void give_bank_account(ledger::Journal& journal, const FecEntries& books);
    Result<void> add_entries(FecEntries& books);
    std::string label_for(const ledger::Account& account);
    void settle_letters();
    void warn(const ErrorSpec& spec, Params params) {
        m_report.warnings.push_back(
            {Diagnostic::Severity::Warning, spec, std::move(params), std::nullopt});
    }

    Writer& m_writer;
    storage::Database& m_database;
    const ledger::RowId m_last_row_before;
    const bool m_joins_books; // the dossier had imported books or letters before
    const BooksImport& m_request;
    storage::DossierRow m_dossier;
    ImportedLetters m_letters;
    storage::EntryStamp m_stamp;
    BooksReport m_report;
    std::set<std::string> m_parties, m_bank_accounts;
    bool m_any_letter = false;
};

Result<storage::StoredFile> BooksImporter::store(const std::filesystem::path& path) {
    CT_ASSIGN(stored, storage::store_file_from(m_database, path));
    if (stored.already_here &&
        m_database
            .query("SELECT 1 FROM import WHERE file_id = ?1 AND format = ?2", stored.id, k_format)
            .step())
        return fail(errors::books_already_imported, {{"name", path.filename().string()}});
    storage::insert_import(m_database, {stored.id, std::string(k_format), m_stamp.at, m_stamp.by});
    return stored;
}

// The bytes read are the bytes kept: both passes run over the stored file.
Result<FecEntries> BooksImporter::read(storage::FileId file, const std::string& name) {
    formats::FecProbe probe;
    storage::read_file_pieces(m_database, file, [&](std::string_view piece) { probe.add(piece); });
    FecGatherer gatherer(name, m_dossier.chart);
    formats::FecReader reader({name, probe.characters(), m_dossier.currency},
                              [&](formats::FecRow&& row) { gatherer.take(std::move(row)); });
    Result<void> added;
    storage::read_file_pieces(m_database, file, [&](std::string_view piece) {
        if (added)
            added = reader.add(piece);
    });
    CT_TRY(added);
    CT_ASSIGN(summary, reader.finish());
    std::move(summary.warnings.begin(), summary.warnings.end(),
              std::back_inserter(m_report.warnings));
    CT_ASSIGN(books, gatherer.finish());
    std::move(books.warnings.begin(), books.warnings.end(), std::back_inserter(m_report.warnings));
    return books;
}

void BooksImporter::check_company(const std::string& name) {
    const SourcePlace place{name, 0, {}, {}};
    const auto parsed = formats::parse_fec_file_name(name);
    if (!parsed) {
        m_report.warnings.push_back({Diagnostic::Severity::Warning,
                                     formats::errors::fec_file_name,
                                     {{"name", name}},
                                     place});
    } else if (parsed->company_number != m_dossier.company_number) {
        m_report.warnings.push_back(
            {Diagnostic::Severity::Warning,
             errors::books_other_company,
             {{"number", parsed->company_number}, {"company", m_dossier.company_number}},
             place});
    }
}

// PCG art. 1031-4: nothing enters a closed period, not even by import.
Result<void> BooksImporter::check_days(const FecEntries& books) {
    for (const ledger::Entry& entry : books.entries) {
        if (m_dossier.closed_until && entry.date <= *m_dossier.closed_until)
            return fail(ledger::errors::period_closed,
                        {{"date", entry.date}, {"closed_until", *m_dossier.closed_until}});
    }
    return {};
}

// The same books under another file name or encoding would double everything.
Result<void> BooksImporter::check_numbers(const FecEntries& books) {
    const std::vector<ledger::FinancialYear> years = storage::load_years(m_database);
    const auto key = [&](std::string_view journal, std::string_view number, Date day) {
        const auto year = std::find_if(years.begin(), years.end(), [&](const auto& candidate) {
            return candidate.days.contains(day);
        });
        return std::string(journal) + '\x1f' + std::string(number) + '\x1f' +
               text::number(year - years.begin());
    };
    std::unordered_set<std::string> known;
    storage::for_each_number(m_database,
                             [&](std::string_view journal, std::string_view number, Date day) {
                                 known.insert(key(journal, number, day));
                             });
    if (known.empty())
        return {};
    for (const ledger::Entry& entry : books.entries) {
        // Number 0 numbers nothing, so meeting it again says nothing.
        const bool numbered = entry.number.find_first_not_of('0') != entry.number.npos;
        if (numbered && known.contains(key(entry.journal, entry.number, entry.date)))
            return fail(errors::books_entry_exists,
                        {{"journal", entry.journal}, {"number", entry.number}});
    }
    return {};
}

void BooksImporter::add_years(const FecEntries& books, const std::string& name) {
    std::set<Date> days;
    for (const ledger::Entry& entry : books.entries)
        days.insert(entry.date);
    const auto parsed = formats::parse_fec_file_name(name);
    const auto closing = parsed ? std::optional(parsed->closing_day) : std::nullopt;
    for (const DateRange& year : plan_years(storage::load_years(m_database), days, closing)) {
        storage::insert_year(m_database, year);
        m_writer.record("year.create", year.from.to_iso() + " " + year.to.to_iso());
        m_writer.changed(Noun::Dossier);
    }
}

// An account without label borrows that of the chart's account it details.
std::string BooksImporter::label_for(const ledger::Account& account) {
    if (!account.label.empty())
        return account.label;
    for (std::size_t length = account.number.size(); length >= 2; --length) {
        const auto label = storage::account_label(
            m_database, ledger::padded_account(account.number.substr(0, length)));
        if (label && !label->empty())
            return *label;
    }
    return account.number;
}

void BooksImporter::add_accounts(const FecEntries& books) {
    for (const ledger::Account& account : books.accounts) {
        if (ledger::has_statements(m_dossier.chart, account.number))
            m_bank_accounts.insert(account.number);
        if (storage::account_exists(m_database, account.number)) {
            if (!account.label.empty())
                storage::relabel_unused_account(m_database, account);
            continue;
        }
        storage::insert_account(m_database, {account.number, label_for(account)});
    }
}

void BooksImporter::add_parties(const FecEntries& books) {
    for (const ledger::Party& party : books.parties) {
        m_parties.insert(party.code);
        if (storage::party_exists(m_database, party.code))
            continue;
        ledger::Party stored = party;
        if (stored.name.empty())
            stored.name = stored.code;
        storage::insert_party(m_database, stored);
    }
}

// A bank journal's own account: the one on each of its entries, or the only one it uses.
void BooksImporter::give_bank_account(ledger::Journal& journal, const FecEntries& books) {
    std::map<std::string, std::int64_t> entries_with;
    std::int64_t entries = 0;
    for (const ledger::Entry& entry : books.entries) {
        if (entry.journal != journal.code)
            continue;
        ++entries;
        std::set<std::string> accounts;
        for (const ledger::EntryRow& row : entry.rows) {
            if (ledger::has_statements(m_dossier.chart, row.account))
                accounts.insert(row.account);
        }
        for (const std::string& account : accounts)
            ++entries_with[account];
    }
    if (entries == 0)
        return;
    if (entries_with.size() > 1)
        std::erase_if(entries_with, [&](const auto& item) { return item.second != entries; });
    const auto journals = storage::load_journals(m_database);
    const bool taken =
        entries_with.size() == 1 &&
        std::any_of(journals.begin(), journals.end(), [&](const ledger::Journal& other) {
            return other.account == entries_with.begin()->first;
        });
    if (entries_with.size() != 1 || taken) {
        m_report.warnings.push_back({Diagnostic::Severity::Warning,
                                     errors::books_bank_account_unclear,
                                     {{"journal", journal.code}},
                                     std::nullopt});
        return;
    }
    journal.account = entries_with.begin()->first;
    storage::update_journal(m_database, journal);
}

void BooksImporter::add_journals(const FecEntries& books) {
    for (const ledger::JournalTraits& traits : books.journals) {
        auto known = storage::find_journal(m_database, traits.code);
        if (!known) {
            known.emplace();
            known->code = traits.code;
            known->name = traits.name;
            known->type = ledger::guess_journal_type(traits);
            known->currency = m_dossier.currency;
            storage::insert_journal(m_database, *known);
        } else if (!storage::journal_is_used(m_database, traits.code)) {
            known->name = traits.name;
            storage::update_journal(m_database, *known);
        }
        if (known->type == ledger::JournalType::Bank && !known->account)
            give_bank_account(*known, books);
    }
}

// In the order of the file, which is the order of the chain for what came in validated.
Result<void> BooksImporter::add_entries(FecEntries& books) {
    storage::EntryInserter inserter(m_database);
    storage::ChainAppender chain(m_database);
    const auto total = static_cast<std::int64_t>(books.entries.size());
    std::int64_t done = 0;
    for (ledger::Entry& entry : books.entries) {
        inserter.insert(entry, m_stamp);
        if (entry.validated_on) {
            entry.state = ledger::EntryState::Validated;
            chain.append(entry, storage::ChainAppender::Number::Inherited);
            ++m_report.validated;
        } else {
            ++m_report.drafts;
        }
        m_letters.take(entry);
        if (++done % k_progress_step == 0) {
            m_request.work.tell(done, total);
            if (m_request.work.stopped())
                return fail(comptoir::errors::cancelled);
        }
    }
    chain.finish();
    m_report.entries += total;
    return {};
}

Result<void> BooksImporter::import_file(const std::filesystem::path& path) {
    const std::string name = path.filename().string();
    CT_ASSIGN(stored, store(path));
    CT_ASSIGN(books, read(stored.id, name));
    check_company(name);
    CT_TRY(check_days(books));
    add_years(books, name);
    CT_TRY(check_numbers(books));
    add_accounts(books);
    add_parties(books);
    add_journals(books);
    CT_TRY(add_entries(books));
    m_letters.end_file();
    m_any_letter = m_any_letter || books.any_letter;
    m_writer.record("books.import", "file " + stored.sha256, {},
                    name + ", " + text::number(static_cast<long long>(books.entries.size())) +
                        " entries");
    return {};
}

void BooksImporter::settle_letters() {
    if (m_any_letter) {
        m_letters.impute_groups();
        if (const ImportedLetters::Interim interim = m_letters.interim(); interim.count > 0)
            warn(errors::books_letters_interim, {{"count", interim.count},
                                                 {"account", interim.account},
                                                 {"letter", interim.letter}});
    } else if (!m_joins_books) {
        const std::int64_t rows =
            m_letters.letter_oldest_first(storage::first_counting_day(m_database));
        if (rows > 0)
            warn(errors::books_lettered_oldest_first, {{"count", rows}});
    }
}

BooksReport BooksImporter::finish() {
    settle_letters();
    point_imported_rows(m_writer, m_bank_accounts, m_request.pointed_until, m_last_row_before);
    const auto rows =
        storage::load_third_party_rows(m_database, m_dossier.chart, m_dossier.currency);
    if (m_joins_books && !m_any_letter) {
        if (const std::int64_t open = m_letters.left_open(rows); open > 0)
            warn(errors::books_letters_left_open, {{"count", open}});
    }
    m_report.open_items = static_cast<std::int64_t>(ledger::open_items(rows).size());
    m_report.parties = static_cast<std::int64_t>(m_parties.size());
    for (const Noun noun : {Noun::Entries, Noun::Parties, Noun::Journals})
        m_writer.changed(noun);
    return std::move(m_report);
}

} // namespace

Result<BooksReport> import_books(Writer& writer, const BooksImport& request) {
    CT_ASSIGN(act, writer.begin(users::Right::BooksSetup));
    BooksImporter importer(writer, request);
    for (const std::filesystem::path& file : request.files)
        if (auto done = importer.import_file(file); !done)
            return fail(with_kind(std::move(done).error(), file, FileKind::Books));
    return importer.finish();
}

} // namespace comptoir::app
