#include "inputs.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"
#include "invented.h"

#include <array>
#include <fstream>
#include <iostream>

namespace comptoir::bench {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t k_items_per_party = 20;

std::string party_code(std::int64_t party) {
    return "C" + std::to_string(10'000 + party);
}

// Names that share no word, as companies' names seldom do.
std::string party_name(std::int64_t party) {
    static constexpr std::string_view k_syllables = "BADOFIGUKALEMONUPARISOTUVAXYZELO";
    std::string name;
    for (std::uint64_t rest = scattered(party + 77'000'000), letters = 0; letters < 4; ++letters) {
        name += k_syllables.substr((rest % 16) * 2, 2);
        rest /= 16;
    }
    return name + " " + std::to_string(party);
}

std::string invoice_number(std::int64_t item) {
    return "FA-2026-" + std::to_string(100'000 + item);
}

ledger::Entry invoice_entry(std::int64_t item, std::int64_t items) {
    ledger::Entry entry;
    entry.journal = "VE";
    entry.date = day_of(item, items);
    entry.piece = invoice_number(item);
    entry.piece_date = entry.date;
    entry.label = "Facture " + entry.piece;
    entry.origin = ledger::EntryOrigin::Books;
    entry.rows.resize(2);
    entry.rows[0].account = "411000";
    entry.rows[0].party = party_code(item / k_items_per_party);
    entry.rows[0].amount = eur(amount_of(item));
    entry.rows[0].due_on = entry.date.plus_days(30);
    entry.rows[1].account = "706000";
    entry.rows[1].amount = eur(-amount_of(item));
    return entry;
}

ledger::Entry books_entry(std::int64_t index, std::int64_t entries) {
    ledger::Entry entry;
    entry.journal = "OD";
    entry.date = day_of(index, entries);
    entry.piece = "P" + std::to_string(index);
    entry.piece_date = entry.date;
    entry.label = "Écriture " + std::to_string(index);
    entry.origin = ledger::EntryOrigin::Books;
    entry.rows.resize(4);
    const std::int64_t amount = amount_of(index);
    const std::array<std::pair<const char*, std::int64_t>, 4> rows{{{"606100", amount},
                                                                    {"445660", amount / 5},
                                                                    {"401000", -amount},
                                                                    {"512000", -(amount / 5)}}};
    for (std::size_t row = 0; row < rows.size(); ++row) {
        entry.rows[row].account = rows[row].first;
        entry.rows[row].amount = eur(rows[row].second);
    }
    entry.rows[2].party = party_code(index % 2'000);
    return entry;
}

// Paid through a transfer account: nothing of it waits on the bank's side either.
ledger::Entry receipt_entry(const ledger::Entry& invoice) {
    ledger::Entry entry = invoice;
    entry.journal = "OD";
    entry.label = "Règlement " + invoice.piece;
    entry.rows[0].amount = -invoice.rows[0].amount;
    entry.rows[1].amount = -invoice.rows[1].amount;
    entry.rows[1].account = "580000";
    return entry;
}

void insert_settled(app::Writer& writer, std::int64_t rows, std::int64_t parties) {
    const storage::EntryStamp stamp{writer.clock().now(), writer.user()};
    storage::EntryInserter entries(writer.database());
    storage::BulkLettering letters(writer.database());
    const std::int64_t pieces = rows / 4;
    for (std::int64_t piece = 0; piece < pieces; ++piece) {
        ledger::Entry invoice = invoice_entry(piece, pieces);
        invoice.piece = "FP-" + std::to_string(piece);
        invoice.rows[0].party = party_code(piece % parties);
        ledger::Entry receipt = receipt_entry(invoice);
        entries.insert(invoice, stamp);
        entries.insert(receipt, stamp);
        const ledger::EntryRow &debit = invoice.rows[0], &credit = receipt.rows[0];
        letters.insert({.account = debit.account,
                        .party = debit.party,
                        .rows = {{debit.id, invoice.date}, {credit.id, invoice.date}}});
        letters.impute(debit.id, credit.id, debit.amount.minor());
    }
}

void insert_parties(app::Writer& writer, std::int64_t count) {
    for (std::int64_t party = 0; party < count; ++party)
        storage::insert_party(writer.database(),
                              {.code = party_code(party), .name = party_name(party)});
}

void insert_account(app::Writer& writer, const char* number) {
    storage::insert_account(writer.database(), {number, number});
}

} // namespace

void give_up_on(const Error& error) {
    std::cerr << "comptoir-bench: " << error.code.name << " " << error.detail << "\n";
    std::exit(1);
}

std::unique_ptr<app::Workspace> open_dossier(const fs::path& path) {
    return value_of(app::Workspace::open(path, {}));
}

void make_dossier(const fs::path& path) {
    app::NewDossier dossier{.company = "Mesures", .company_number = "732829320", .owner = "mesure"};
    dossier.year = DateRange{test::day("2026-01-01"), test::day("2026-12-31")};
    value_of(app::Workspace::create(path, dossier, {}));
    value_of(open_dossier(path)->write<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(
            writer, {.code = "BQ", .iban = Iban::parse(test::k_test_iban), .account = "512000"});
    }));
}

void make_reconcile_dossier(const fs::path& path, std::int64_t items) {
    make_reconcile_dossier(path, {.items = items, .lines = items});
}

void make_reconcile_dossier(const fs::path& path, const LongPast& past) {
    const std::int64_t items = past.items, lines = past.lines;
    make_dossier(path);
    const auto workspace = open_dossier(path);
    value_of(workspace->write<void>([&](app::Writer& writer) -> Result<void> {
        insert_account(writer, "411000");
        insert_account(writer, "706000");
        insert_account(writer, "580000");
        const std::int64_t parties = items / k_items_per_party + 1;
        insert_parties(writer, parties);
        insert_settled(writer, past.settled_rows, parties);
        storage::EntryInserter inserter(writer.database());
        for (std::int64_t item = 0; item < items; ++item) {
            ledger::Entry entry = invoice_entry(item, items);
            inserter.insert(entry, {writer.clock().now(), writer.user()});
        }
        return {};
    }));
    const fs::path file = path.string() + ".xml";
    {
        std::ofstream out(file, std::ios::binary);
        test::write_long_camt(out,
                              {lines, 0, [items, lines](std::int64_t line) {
                                   const std::int64_t item = line * (items / lines);
                                   const std::string who = party_name(item / k_items_per_party);
                                   return test::TextLine{
                                       day_of(item, items).plus_days(20), amount_of(item),
                                       "VIR " + who + (item % 10 ? " " + invoice_number(item) : ""),
                                       "R" + std::to_string(item)};
                               }});
    }
    value_of(workspace->write<app::ImportReport>(
        [&](app::Writer& writer) { return app::import_files(writer, {.files = {file}}); }));
    fs::remove(file);
}

void make_books_dossier(const fs::path& path, std::int64_t rows) {
    make_dossier(path);
    const auto workspace = open_dossier(path);
    value_of(workspace->write<void>([&](app::Writer& writer) -> Result<void> {
        for (const char* account : {"606100", "445660", "401000"})
            insert_account(writer, account);
        insert_parties(writer, 2'000);
        storage::EntryInserter inserter(writer.database());
        for (std::int64_t index = 0; index < rows / 4; ++index) {
            ledger::Entry entry = books_entry(index, rows / 4);
            inserter.insert(entry, {writer.clock().now(), writer.user()});
        }
        return {};
    }));
}

} // namespace comptoir::bench
