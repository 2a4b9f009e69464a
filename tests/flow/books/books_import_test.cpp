#include "comptoir/app/bank.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/fec_errors.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "fec_text.h"

#include <stop_token>

using namespace comptoir;
using namespace comptoir::test;

namespace {

ledger::Journal journal_of(TempDossier& dossier, std::string_view code) {
    for (const ledger::Journal& journal : value_of(dossier.read<std::vector<ledger::Journal>>(
             [](app::Reader& reader) { return app::list_journals(reader); }))) {
        if (journal.code == code)
            return journal;
    }
    throw std::runtime_error("no such journal");
}

std::vector<std::string> pointed_rows(TempDossier& dossier) {
    std::vector<std::string> rows;
    for (const ledger::Entry& entry : entries_of(dossier)) {
        for (const ledger::EntryRow& row : entry.rows) {
            if (row.pointed)
                rows.push_back(entry.number + " " + row.account);
        }
    }
    return rows;
}

const ledger::EntryRow& party_row(const ledger::Entry& entry) {
    for (const ledger::EntryRow& row : entry.rows) {
        if (!row.party.empty())
            return row;
    }
    throw std::runtime_error("no party");
}

} // namespace

TEST(BooksImport, KeepsJournalNumberAndDatesOfValidatedEntries) {
    TempDossier dossier;
    const auto report = value_of(import_text(dossier, a_small_year()));
    EXPECT_EQ(report.entries, 5);
    EXPECT_EQ(report.validated, 5);
    EXPECT_EQ(report.drafts, 0);
    EXPECT_EQ(report.parties, 3);
    EXPECT_EQ(report.open_items, 2);
    EXPECT_TRUE(report.warnings.empty());
    const auto entries = entries_of(dossier);
    ASSERT_EQ(entries.size(), 5u);
    EXPECT_EQ(entries[4].journal, "BQ");
    EXPECT_EQ(entries[4].number, "5");
    EXPECT_EQ(entries[4].date.to_iso(), "2026-01-20");
    EXPECT_EQ(entries[4].validated_on->to_iso(), "2026-01-31");
    EXPECT_EQ(entries[4].state, ledger::EntryState::Validated);
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST(BooksImport, WithoutValidDateEntriesComeInAsDrafts) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.number = "7", .party = "FAARO", .validated = ""}, "606400", "401000", "10,00");
    const auto report = value_of(import_text(dossier, fec));
    EXPECT_EQ(report.drafts, 1);
    EXPECT_TRUE(warns(report.warnings, app::errors::books_drafts_came_in));
    EXPECT_EQ(entries_of(dossier)[0].state, ledger::EntryState::Draft);
}

TEST(BooksImport, GivesTheBankJournalItsOwnAccount) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    EXPECT_EQ(journal_of(dossier, "BQ").account, "512000");
}

TEST(BooksImport, NamesABankJournalThatUsesTwoAccounts) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.journal = "BQ", .number = "1"}, "512000", "471000", "10,00");
    fec.add_pair({.journal = "BQ", .number = "2"}, "512100", "471000", "10,00");
    const auto report = value_of(import_text(dossier, fec));
    EXPECT_TRUE(warns(report.warnings, app::errors::books_bank_account_unclear));
    EXPECT_FALSE(journal_of(dossier, "BQ").account);
}

TEST(BooksImport, MakesJournalsByTheirCodeWithAGuessedType) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.journal = "LCL", .number = "1"}, "512000", "471000", "10,00");
    fec.add_pair({.journal = "HA", .number = "2", .party = "FX"}, "606400", "401000", "10,00");
    fec.add_pair({.journal = "PAIE", .number = "3"}, "641000", "421000", "10,00");
    value_of(import_text(dossier, fec));
    EXPECT_EQ(journal_of(dossier, "LCL").type, ledger::JournalType::Bank);
    EXPECT_EQ(journal_of(dossier, "LCL").account, "512000");
    EXPECT_EQ(journal_of(dossier, "HA").type, ledger::JournalType::Purchase);
    EXPECT_EQ(journal_of(dossier, "PAIE").type, ledger::JournalType::General);
}

TEST(BooksImport, RefusesTheSameFileTwiceAndChangesNothing) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    EXPECT_EQ(refusal_of(import_text(dossier, a_small_year())),
              app::errors::books_already_imported.name);
    EXPECT_EQ(entries_of(dossier).size(), 5u);
}

TEST(BooksImport, RefusesTheSameBooksUnderOtherBytes) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    const auto file = dossier.write_file("copy.txt", "\xEF\xBB\xBF" + a_small_year().bytes());
    EXPECT_EQ(refusal_of(import_file(dossier, file)), app::errors::books_entry_exists.name);
}

TEST(BooksImport, IsAllFilesOrNone) {
    TempDossier dossier;
    FecText wrong;
    wrong.add({.number = "90", .debit = "10,00"});
    const auto good = dossier.write_file("732829320FEC20261231_1.txt", a_small_year().bytes());
    const auto bad = dossier.write_file("732829320FEC20261231_2.txt", wrong.bytes());
    const auto report = dossier.write<app::BooksReport>([&](app::Writer& writer) {
        app::BooksImport request;
        request.files = {good, bad};
        return app::import_books(writer, request);
    });
    EXPECT_EQ(refusal_of(report), ledger::errors::unbalanced.name);
    EXPECT_EQ(report.error().place->file, "732829320FEC20261231_2.txt");
    EXPECT_EQ(report.error().place->line, 2);
    EXPECT_TRUE(entries_of(dossier).empty());
    EXPECT_TRUE(faults_of(dossier).empty());
    value_of(import_file(dossier, good)); // the refused attempt left no trace of the file
}

TEST(BooksImport, RefusesAClosedPeriod) {
    TempDossier dossier;
    expect_done(dossier.write<void>([&](app::Writer& writer) {
        return app::close_period(writer, *Date::from_ymd(2026, 1, 31));
    }));
    EXPECT_EQ(refusal_of(import_text(dossier, a_small_year())), ledger::errors::period_closed.name);
}

TEST(BooksImport, StopsWhenAskedAndLeavesNothing) {
    TempDossier dossier;
    FecText fec;
    for (int i = 1; i <= 2'500; ++i)
        fec.add_pair({.number = text::number(i)}, "606400", "471000", "1,00");
    const auto file = dossier.write_file("732829320FEC20261231.txt", fec.bytes());
    std::stop_source stop;
    stop.request_stop();
    const auto report = dossier.write<app::BooksReport>([&](app::Writer& writer) {
        app::BooksImport request;
        request.files = {file};
        request.work.stop = stop.get_token();
        return app::import_books(writer, request);
    });
    EXPECT_EQ(refusal_of(report), comptoir::errors::cancelled.name);
    EXPECT_TRUE(entries_of(dossier).empty());
}

TEST(BooksImport, WarnsOfANameThatIsNoFecAndOfAnotherCompany) {
    TempDossier dossier;
    const auto named = dossier.write_file("export.txt", a_small_year().bytes());
    EXPECT_TRUE(
        warns(value_of(import_file(dossier, named)).warnings, formats::errors::fec_file_name));
    TempDossier other;
    const auto foreign = other.write_file("123456789FEC20261231.txt", a_small_year().bytes());
    EXPECT_TRUE(
        warns(value_of(import_file(other, foreign)).warnings, app::errors::books_other_company));
}

TEST(BooksImport, CreatesTheYearOfTheFilesName) {
    TempDossier dossier; // has 2026
    FecText fec;
    fec.add_pair({.number = "1", .date = "20250301"}, "606400", "471000", "1,00");
    value_of(import_file(dossier, dossier.write_file("732829320FEC20250630.txt", fec.bytes())));
    const auto years = value_of(dossier.read<std::vector<ledger::FinancialYear>>(
        [](app::Reader& reader) { return app::list_years(reader); }));
    ASSERT_EQ(years.size(), 2u);
    EXPECT_EQ(years[0].days.from.to_iso(), "2024-07-01");
    EXPECT_EQ(years[0].days.to.to_iso(), "2025-06-30");
}

TEST(BooksImport, ALongFirstYearBeginsWithItsFirstEntryAndNeverOverlaps) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.number = "1", .date = "20240915"}, "606400", "471000", "1,00");
    fec.add_pair({.number = "2", .date = "20260105"}, "606400", "471000", "1,00");
    value_of(import_file(dossier, dossier.write_file("732829320FEC20251231.txt", fec.bytes())));
    const auto years = value_of(dossier.read<std::vector<ledger::FinancialYear>>(
        [](app::Reader& reader) { return app::list_years(reader); }));
    ASSERT_EQ(years.size(), 2u);
    EXPECT_EQ(years[0].days.from.to_iso(), "2024-09-15");
    EXPECT_EQ(years[0].days.to.to_iso(), "2025-12-31");
}

TEST(BooksImport, LettersOfTheFileStayAndPartialOnesAreSmall) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.number = "1",
                  .party = "FAARO",
                  .piece = "FA-1",
                  .letter = "AB",
                  .lettered_on = "20260120"},
                 "606400", "401000", "120,00");
    fec.add_pair({.number = "2",
                  .party = "FLUM",
                  .piece = "FA-2",
                  .letter = "AC",
                  .lettered_on = "20260120"},
                 "606400", "401000", "600,00");
    fec.add_pair({.journal = "BQ",
                  .number = "3",
                  .party = "FAARO",
                  .piece = "R",
                  .letter = "AB",
                  .lettered_on = "20260120"},
                 "401000", "512000", "120,00");
    fec.add_pair({.journal = "BQ",
                  .number = "4",
                  .party = "FLUM",
                  .piece = "R",
                  .letter = "AC",
                  .lettered_on = "20260120"},
                 "401000", "512000", "450,00");
    const auto report = value_of(import_text(dossier, fec));
    EXPECT_EQ(report.open_items, 1);
    EXPECT_TRUE(warns(report.warnings, app::errors::books_letters_interim))
        << "what is lettered in part is said";
    const auto entries = entries_of(dossier);
    EXPECT_EQ(party_row(entries[0]).letter, "AB");
    EXPECT_EQ(party_row(entries[1]).letter, "ac");
    const auto items = items_of(dossier);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].piece, "FA-2");
    EXPECT_EQ(items[0].open, eur(-150'00));
    EXPECT_EQ(items[0].party_name, "Tiers FLUM");
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST(BooksImport, LettersInLowerCaseAreSaidOnlyWhereTheyDoNotBalance) {
    TempDossier dossier;
    FecText fec;
    const auto settle = [&](const char* letter, const char* paid) {
        fec.add_pair({.number = std::string("A") + letter,
                      .party = "FLUM",
                      .piece = "FA",
                      .letter = letter,
                      .lettered_on = "20260120"},
                     "606400", "401000", "600,00");
        fec.add_pair({.journal = "BQ",
                      .number = std::string("B") + letter,
                      .party = "FLUM",
                      .piece = "R",
                      .letter = letter,
                      .lettered_on = "20260120"},
                     "401000", "512000", paid);
    };
    settle("aa", "600,00");
    settle("AB", "600,00");
    EXPECT_FALSE(
        warns(value_of(import_text(dossier, fec)).warnings, app::errors::books_letters_interim));
    TempDossier other;
    settle("ac", "599,99");
    const auto report = value_of(import_text(other, fec));
    EXPECT_TRUE(warns(report.warnings, app::errors::books_letters_interim));
    EXPECT_EQ(report.open_items, 1);
    EXPECT_EQ(items_of(other)[0].open, eur(-1));
}

TEST(BooksImport, WithoutAnyLetterPartiesAreLetteredOldestFirst) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.number = "1", .party = "FAARO", .piece = "FA-1"}, "606400", "401000", "100,00");
    fec.add_pair({.number = "2", .date = "20260111", .party = "FAARO", .piece = "FA-2"}, "606400",
                 "401000", "50,00");
    fec.add_pair(
        {.journal = "BQ", .number = "3", .date = "20260120", .party = "FAARO", .piece = "R"},
        "401000", "512000", "120,00");
    const auto report = value_of(import_text(dossier, fec));
    EXPECT_TRUE(warns(report.warnings, app::errors::books_lettered_oldest_first));
    const auto items = items_of(dossier);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].piece, "FA-2");
    EXPECT_EQ(items[0].open, eur(-30'00));
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST(BooksImport, AnUnletteredBankRowIsAnOpenPayment) {
    TempDossier dossier;
    FecText fec = a_small_year();
    fec.add_pair(
        {.journal = "BQ", .number = "6", .date = "20260125", .party = "FLUM", .piece = "REL-1"},
        "401000", "512000", "77,00");
    value_of(import_text(dossier, fec));
    const auto items = items_of(dossier);
    ASSERT_EQ(items.size(), 3u);
    EXPECT_EQ(items[2].kind, ledger::OpenItemKind::Payment);
    EXPECT_EQ(items[2].open, eur(77'00));
}

TEST(BooksImport, OpeningRowsDetailPiecesByRow) {
    TempDossier dossier;
    FecText fec;
    const FecLine an{.journal = "AN", .number = "1", .date = "20260101", .label = "Report"};
    FecLine first = an, second = an, bank = an;
    first.account = second.account = "401000";
    first.party = second.party = "FAARO";
    first.piece = "FA-90";
    first.credit = "30,00";
    second.piece = "FA-91";
    second.credit = "70,00";
    bank.account = "512000";
    bank.debit = "100,00";
    fec.add(first).add(second).add(bank);
    fec.add_pair({.number = "2", .party = "FX", .letter = "A"}, "606400", "401000", "1,00");
    value_of(import_text(dossier, fec));
    const auto items = items_of(dossier);
    ASSERT_GE(items.size(), 2u);
    EXPECT_EQ(items[0].piece, "FA-90");
    EXPECT_EQ(items[1].piece, "FA-91");
    EXPECT_EQ(items[1].open, eur(-70'00));
}

TEST(BooksImport, NumberZeroEverywhereIsCutWhereItBalances) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.number = "0", .date = "20260110", .piece = "A"}, "606400", "471000", "1,00");
    fec.add_pair({.number = "0", .date = "20260110", .piece = "B"}, "606400", "471000", "2,00");
    fec.add_pair({.number = "0", .date = "20260111", .piece = "C"}, "606400", "471000", "3,00");
    EXPECT_EQ(value_of(import_text(dossier, fec)).entries, 3);
    EXPECT_EQ(entries_of(dossier)[2].number, "0");
    EXPECT_TRUE(faults_of(dossier).empty());
}

TEST(BooksImport, OneNumberWithTwoDatesBecomesTwoEntriesWithAWarning) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.number = "5", .date = "20260110"}, "606400", "471000", "1,00");
    fec.add_pair({.number = "5", .date = "20260112"}, "606400", "471000", "2,00");
    const auto report = value_of(import_text(dossier, fec));
    EXPECT_EQ(report.entries, 2);
    EXPECT_TRUE(warns(report.warnings, app::errors::books_several_dates));
}

TEST(BooksImport, NamesGapsOrderAndLabels) {
    TempDossier dossier;
    FecText fec;
    fec.add_pair({.number = "1", .validated = "20260301"}, "606400", "471000", "1,00");
    fec.add_pair({.number = "4", .validated = "20260201"}, "606400", "471000", "2,00");
    fec.add_pair({.number = "5", .date = "20260401", .validated = "20260302"}, "606400", "471000",
                 "2,00");
    std::string bytes = fec.bytes();
    bytes.replace(bytes.rfind("Compte 606400"), 13, "Autre libelle");
    const auto report =
        value_of(import_file(dossier, dossier.write_file("732829320FEC20261231.txt", bytes)));
    EXPECT_TRUE(warns(report.warnings, app::errors::books_number_gap));
    EXPECT_TRUE(warns(report.warnings, app::errors::books_not_in_order));
    EXPECT_TRUE(warns(report.warnings, app::errors::books_several_labels));
    EXPECT_TRUE(warns(report.warnings, app::errors::books_validated_before_entry));
}

// --- what counts as pointed ---------------------------------------------------------------------

TEST(OpeningPointing, OpeningRowsAlwaysCountAsPointed) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    EXPECT_EQ(pointed_rows(dossier), std::vector<std::string>{"1 512000"});
}

TEST(OpeningPointing, RowsBeforeTheGivenDayCountToo) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year(), *Date::from_ymd(2026, 1, 21)));
    EXPECT_EQ(pointed_rows(dossier), (std::vector<std::string>{"1 512000", "5 512000"}));
    // The person's word holds when a statement comes.
    expect_done(dossier.write<void>([](app::Writer& writer) {
        return app::settle_opening_pointing(writer, "BQ", *Date::from_ymd(2026, 12, 1));
    }));
    EXPECT_EQ(pointed_rows(dossier).size(), 2u);
}

TEST(OpeningPointing, TheDayGivenIsNotPointedItself) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year(), *Date::from_ymd(2026, 1, 20)));
    EXPECT_EQ(pointed_rows(dossier).size(), 1u);
}

TEST(OpeningPointing, WithoutAWordTheFirstStatementDecidesOnceAndCanBeTakenBack) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    const auto settle = [&](unsigned month) {
        expect_done(dossier.write<void>([&](app::Writer& writer) {
            return app::settle_opening_pointing(writer, "BQ", *Date::from_ymd(2026, month, 1));
        }));
    };
    settle(2);
    EXPECT_EQ(pointed_rows(dossier).size(), 2u);
    settle(12);
    EXPECT_EQ(pointed_rows(dossier).size(), 2u);
    expect_done(dossier.write<void>(
        [](app::Writer& writer) { return app::unsettle_opening_pointing(writer, "BQ"); }));
    EXPECT_EQ(pointed_rows(dossier), std::vector<std::string>{"1 512000"});
    EXPECT_TRUE(faults_of(dossier).empty());
}

// --- two years ----------------------------------------------------------------------------------

TEST(TwoYears, OpeningEntriesReplaceTheYearsBeforeThemInBalancesAndOpenItems) {
    TempDossier dossier;
    FecText before, after;
    before.add_pair(
        {.number = "1", .date = "20250110", .party = "FAARO", .piece = "FA-1", .letter = "X"},
        "606400", "401000", "100,00");
    FecLine an{.journal = "AN",
               .number = "1",
               .date = "20260101",
               .party = "FAARO",
               .piece = "AN",
               .letter = "X"};
    after.add_pair(an, "110000", "401000", "100,00");
    value_of(import_file(dossier, dossier.write_file("732829320FEC20251231.txt", before.bytes())));
    value_of(import_text(dossier, after));
    const auto items = items_of(dossier);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].open, eur(-100'00));
    for (const ledger::Balance& balance : balances_of(dossier)) {
        if (balance.account == "401000") {
            EXPECT_EQ(balance.credit, eur(100'00));
        }
    }
    EXPECT_TRUE(faults_of(dossier).empty());
}
