// Books without letters: a first takeover letters them oldest first, a later one leaves them open.
#include "comptoir/app/books_errors.h"
#include "comptoir/app/books_letters_errors.h"
#include "comptoir/app/lettering.h"
#include "fec_text.h"

using namespace comptoir;
using namespace comptoir::test;

namespace {

std::vector<std::string> letters_of(TempDossier& dossier) {
    std::vector<std::string> letters;
    for (const ledger::Entry& entry : entries_of(dossier))
        for (const ledger::EntryRow& row : entry.rows)
            if (!row.letter.empty())
                letters.push_back(row.letter);
    return letters;
}

void add_invoice(FecText& fec, const std::string& number, const std::string& party,
                 const std::string& amount, const std::string& letter = {}) {
    fec.add_pair({.number = number,
                  .date = "20260210",
                  .party = party,
                  .piece = "FA-" + number,
                  .letter = letter,
                  .lettered_on = letter.empty() ? "" : "20260220",
                  .validated = "20260228"},
                 "606400", "401000", amount);
}

void add_payment(FecText& fec, const std::string& number, const std::string& party,
                 const std::string& amount, const std::string& letter = {}) {
    fec.add_pair({.journal = "BQ",
                  .number = number,
                  .date = "20260220",
                  .party = party,
                  .piece = "REL-" + number,
                  .letter = letter,
                  .lettered_on = letter.empty() ? "" : "20260220",
                  .validated = "20260228"},
                 "401000", "512000", amount);
}

FecText invoice_and_payment(const std::string& number, const std::string& party) {
    FecText fec;
    add_invoice(fec, number + "1", party, "50,00");
    add_payment(fec, number + "2", party, "50,00");
    return fec;
}

void expect_left_open(const app::BooksReport& report, std::int64_t rows) {
    EXPECT_FALSE(warns(report.warnings, app::errors::books_lettered_oldest_first));
    for (const Diagnostic& warning : report.warnings) {
        if (warning.code == ErrorCode(app::errors::books_letters_left_open)) {
            ASSERT_EQ(warning.params.size(), 1u);
            EXPECT_EQ(std::get<std::int64_t>(warning.params[0].value), rows);
            return;
        }
    }
    ADD_FAILURE() << "what stays open is not told";
}

void expect_silent(const app::BooksReport& report) {
    EXPECT_FALSE(warns(report.warnings, app::errors::books_lettered_oldest_first));
    EXPECT_FALSE(warns(report.warnings, app::errors::books_letters_left_open));
}

} // namespace

TEST(ImportLetters, LaterBooksWithoutLettersStayOpenBesideThoseThatHaveThem) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    const auto letters = letters_of(dossier);
    const auto open = items_of(dossier).size();
    expect_left_open(value_of(import_text(dossier, invoice_and_payment("2", "FAARO"))), 2);
    EXPECT_EQ(letters_of(dossier), letters);
    EXPECT_EQ(items_of(dossier).size(), open + 2);
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
}

TEST(ImportLetters, AutomaticLetteringProposesWhatStayedOpen) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    value_of(import_text(dossier, invoice_and_payment("2", "FAARO")));
    const auto plans = value_of(dossier.read<std::vector<app::PartyPlan>>(
        [](app::Reader& reader) { return app::plan_letters(reader, {.account = "401000"}); }));
    ASSERT_EQ(plans.size(), 1u);
    EXPECT_EQ(plans[0].party, "FAARO");
}

TEST(ImportLetters, LaterBooksStayOpenAlsoBesideThoseLetteredOldestFirst) {
    TempDossier dossier;
    EXPECT_TRUE(warns(value_of(import_text(dossier, invoice_and_payment("1", "FAARO"))).warnings,
                      app::errors::books_lettered_oldest_first));
    const auto letters = letters_of(dossier);
    EXPECT_EQ(letters.size(), 2u);
    expect_left_open(value_of(import_text(dossier, invoice_and_payment("2", "FAARO"))), 2);
    EXPECT_EQ(letters_of(dossier), letters);
    EXPECT_EQ(items_of(dossier).size(), 2u);
}

TEST(ImportLetters, LaterBooksStayOpenBesideBooksThatHadNothingToLetter) {
    TempDossier dossier;
    FecText first, later;
    add_invoice(first, "1", "FAARO", "50,00");
    add_payment(later, "2", "FAARO", "50,00");
    expect_silent(value_of(import_text(dossier, first)));
    // The payment of an invoice that was here already: one row of this import may settle it.
    expect_left_open(value_of(import_text(dossier, later)), 1);
    EXPECT_TRUE(letters_of(dossier).empty());
    EXPECT_EQ(items_of(dossier).size(), 2u);
}

TEST(ImportLetters, LaterBooksThatCouldSettleNothingSayNothing) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    FecText later;
    add_invoice(later, "21", "FAARO", "50,00"); // its earlier one is settled
    add_payment(later, "22", "FNEW", "50,00");  // of another party
    const auto letters = letters_of(dossier);
    expect_silent(value_of(import_text(dossier, later)));
    EXPECT_EQ(letters_of(dossier), letters);
}

TEST(ImportLetters, LaterBooksWithLettersKeepTheirs) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    const auto open = items_of(dossier).size();
    FecText later;
    add_invoice(later, "21", "FAARO", "50,00", "B");
    add_payment(later, "22", "FAARO", "50,00", "B");
    expect_silent(value_of(import_text(dossier, later)));
    EXPECT_EQ(items_of(dossier).size(), open);
    EXPECT_EQ(letters_of(dossier), (std::vector<std::string>{"A", "A", "B", "B"}));
}

TEST(ImportLetters, FilesOfOneFirstTakeoverAreLetteredTogether) {
    TempDossier dossier;
    FecText first, second;
    add_invoice(first, "1", "FAARO", "50,00");
    add_payment(second, "2", "FAARO", "50,00");
    const auto report = value_of(dossier.write<app::BooksReport>([&](app::Writer& writer) {
        app::BooksImport request;
        request.files = {dossier.write_file("732829320FEC20261231.txt", first.bytes()),
                         dossier.write_file("732829320FEC20261231b.txt", second.bytes())};
        return app::import_books(writer, request);
    }));
    EXPECT_TRUE(warns(report.warnings, app::errors::books_lettered_oldest_first));
    EXPECT_EQ(letters_of(dossier).size(), 2u);
    EXPECT_TRUE(items_of(dossier).empty());
}

TEST(ImportLetters, OwnEntriesWithoutLettersLeaveAFirstTakeoverAsItIs) {
    for (const bool is_lettered : {false, true}) {
        TempDossier dossier;
        ledger::Entry entry;
        entry.journal = "OD";
        entry.date = *Date::from_ymd(2026, 1, 5);
        entry.piece = entry.label = "OD-1";
        entry.rows.resize(2);
        entry.rows[0].account = entry.rows[1].account = "401000";
        entry.rows[0].amount = eur(10'00);
        entry.rows[1].amount = eur(-10'00);
        value_of(dossier.write<ledger::EntryId>(
            [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
        if (is_lettered) {
            const auto rows = entries_of(dossier).at(0).rows;
            value_of(dossier.write<app::Lettered>([&](app::Writer& writer) {
                return app::letter_rows(writer, {rows[0].id, rows[1].id});
            }));
        }
        const auto letters = letters_of(dossier).size();
        const auto report = value_of(import_text(dossier, invoice_and_payment("2", "FAARO")));
        if (is_lettered)
            expect_left_open(report, 2);
        else
            EXPECT_TRUE(warns(report.warnings, app::errors::books_lettered_oldest_first));
        EXPECT_EQ(letters_of(dossier).size(), letters + (is_lettered ? 0 : 2));
        EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
    }
}
