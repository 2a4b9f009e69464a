// Books that come in several files, or again: nothing is lost, nothing is counted twice.
#include "comptoir/app/bank.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/app/pointing.h"
#include "comptoir/storage/database.h"
#include "fec_text.h"

using namespace comptoir;
using namespace comptoir::test;

namespace {

std::int64_t integer(TempDossier& dossier, std::string_view sql) {
    return value_of(dossier.read<std::int64_t>([&](app::Reader& reader) -> Result<std::int64_t> {
        return reader.database().integer(sql);
    }));
}

// One statement of journal BQ, which is there, with one line.
bank::StatementId take_statement_of(TempDossier& dossier, Date day) {
    bank::StatementHeader header;
    header.format = "camt.053.001.02";
    header.account.iban = Iban::parse("FR7616958000016886912594701");
    header.account.currency = Currency::eur();
    header.from = header.to = day;
    header.opening = bank::DatedBalance{day, eur(0)};
    header.closing = bank::DatedBalance{day, eur(-5'00)};
    bank::StatementLine line;
    line.booked_on = day;
    line.amount = eur(-5'00);
    line.label = "FRAIS";
    return value_of(dossier.write<app::ImportReport>([&](app::Writer& writer) {
               return app::stage_feed_statement(writer, "BQ", header, {line}, nullptr);
           }))
        .statements.at(0)
        .id;
}

bank::StatementId take_statement(TempDossier& dossier) {
    value_of(dossier.write<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(writer,
                                {.code = "BQ", .iban = Iban::parse("FR7616958000016886912594701")});
    }));
    return take_statement_of(dossier, *Date::from_ymd(2026, 2, 3));
}

void validate(TempDossier& dossier, Date day) {
    ledger::Entry entry;
    entry.journal = "OD";
    entry.date = day;
    entry.piece = "OD-1";
    entry.label = "Salaires";
    entry.rows.resize(2);
    entry.rows[0].account = "606400";
    entry.rows[0].amount = eur(10'00);
    entry.rows[1].account = "471000";
    entry.rows[1].amount = eur(-10'00);
    value_of(dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    value_of(dossier.write<app::ValidationReport>(
        [](app::Writer& writer) { return app::validate_entries(writer, std::nullopt); }));
}

} // namespace

// Code de commerce L123-22: what the books came from is kept ten years.
TEST(ImportAgain, TheFileOfTheBooksStaysWhenStatementsComeAndGo) {
    TempDossier dossier;
    value_of(import_text(dossier, a_small_year()));
    take_statement(dossier);
    EXPECT_EQ(integer(dossier, "SELECT COUNT(*) FROM import WHERE format = 'fec'"), 1);
    EXPECT_EQ(integer(dossier, "SELECT COUNT(*) FROM file"), 1);
    EXPECT_GT(integer(dossier, "SELECT COUNT(*) FROM file_piece"), 0);
    EXPECT_EQ(refusal_of(import_text(dossier, a_small_year())),
              app::errors::books_already_imported.name);
}

TEST(ImportAgain, DraftsThatAreHereAlreadyAreRefusedUnderAnotherName) {
    TempDossier dossier;
    FecText drafts, more;
    for (FecText* text : {&drafts, &more})
        text->add_pair({.number = "7", .party = "FAARO", .validated = ""}, "606400", "401000",
                       "120,00");
    more.add_pair({.number = "8", .party = "FAARO", .piece = "FA-2", .validated = ""}, "606400",
                  "401000", "30,00");
    EXPECT_EQ(value_of(import_text(dossier, drafts)).drafts, 1);
    EXPECT_EQ(refusal_of(import_text(dossier, more)), app::errors::books_entry_exists.name);
    EXPECT_EQ(entries_of(dossier).size(), 1u);
}

TEST(ImportAgain, NumbersThatComeInLaterBreakNoSequenceOfOurs) {
    TempDossier dossier;
    validate(dossier, *Date::from_ymd(2026, 1, 5));
    FecText later;
    later.add_pair({.journal = "OD", .number = "5", .date = "20260301"}, "606400", "471000",
                   "8,00");
    later.add_pair({.journal = "OD", .number = "6", .date = "20260302"}, "606400", "471000",
                   "9,00");
    value_of(import_text(dossier, later));
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
    validate(dossier, *Date::from_ymd(2026, 4, 5));
    EXPECT_EQ(entries_of(dossier).back().number, "7");
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
}

TEST(ImportAgain, AnInvoicePaidInTwoFilesUnderOneLetterIsSettled) {
    TempDossier dossier;
    FecText january, february;
    FecLine line{.number = "1", .party = "FAARO", .letter = "A", .lettered_on = "20260110"};
    january.add_pair(line, "606400", "401000", "120,00");
    line.journal = "BQ";
    line.number = "2";
    january.add_pair(line, "401000", "512000", "60,00");
    line.number = "3";
    line.date = "20260210";
    february.add_pair(line, "401000", "512000", "60,00");
    value_of(import_text(dossier, january));
    ASSERT_EQ(items_of(dossier).size(), 1u);
    value_of(import_text(dossier, february));
    EXPECT_TRUE(items_of(dossier).empty());
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
}

// A cheque of 88,00 that a person said the bank had not seen, among books that it had.
class ChequeOnItsWay : public testing::Test {
protected:
    ChequeOnItsWay() {
        FecText books;
        books.add_pair({.journal = "BQ", .number = "1", .date = "20260110", .label = "Frais"},
                       "627000", "512000", "12,00");
        books.add_pair({.journal = "BQ", .number = "2", .date = "20260112", .label = "CHQ 7002"},
                       "606400", "512000", "88,00");
        // The journal that the bank's statements come into, before the books name it.
        value_of(dossier.write<ledger::Journal>([](app::Writer& writer) {
            return app::add_journal(
                writer, {.code = "BQ", .iban = Iban::parse("FR7616958000016886912594701")});
        }));
        value_of(import_text(dossier, books));
        take_statement_of(dossier, *Date::from_ymd(2026, 2, 3));
        EXPECT_EQ(waiting(), 0);
        cheque = ledger::EntryId{integer(dossier, "SELECT id FROM entry WHERE number = '2'")};
        value_of(dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::mark_outstanding(writer, {cheque}));
            return true;
        }));
        EXPECT_EQ(waiting(), -88'00);
    }
    // What no statement, nor the takeover, shows of the bank account.
    std::int64_t waiting() {
        return integer(dossier, "SELECT COALESCE(SUM(r.amount_minor), 0) FROM entry_row r"
                                " WHERE r.account = '512000' AND NOT EXISTS"
                                " (SELECT 1 FROM pointing p WHERE p.row_id = r.id)");
    }
    static FecText more(const std::string& date) {
        FecText text;
        text.add_pair({.journal = "BQ", .number = "3", .date = date, .label = "Timbres"}, "626000",
                      "512000", "10,00");
        return text;
    }
    TempDossier dossier;
    ledger::EntryId cheque;
};

TEST_F(ChequeOnItsWay, WaitsOnWhenMoreOfTheBooksComes) {
    value_of(import_text(dossier, more("20260120")));
    EXPECT_EQ(waiting(), -88'00) << "the new row counts as seen, the cheque does not";
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
}

TEST_F(ChequeOnItsWay, WaitsOnBesideWhatCameAfterTheFirstStatement) {
    value_of(import_text(dossier, more("20260220")));
    EXPECT_EQ(waiting(), -98'00);
}

TEST_F(ChequeOnItsWay, WaitsOnWhenAnEarlierStatementComes) {
    take_statement_of(dossier, *Date::from_ymd(2026, 1, 20));
    EXPECT_EQ(waiting(), -88'00);
    take_statement_of(dossier, *Date::from_ymd(2026, 1, 5));
    EXPECT_EQ(waiting(), -100'00) << "nothing was seen before the first day now";
}

// The day that a person gave holds, whichever statements come later.
TEST_F(ChequeOnItsWay, NothingElseWaitsAfterAnEarlierStatementWhereADayWasGiven) {
    value_of(import_text(dossier, more("20260121"), Date::from_ymd(2026, 2, 1)));
    EXPECT_EQ(waiting(), -88'00);
    take_statement_of(dossier, *Date::from_ymd(2026, 1, 5));
    EXPECT_EQ(waiting(), -88'00) << "and not the whole past";
}

TEST_F(ChequeOnItsWay, IsSeenOnceAPersonSaysSo) {
    value_of(dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::mark_seen_at_opening(writer, {cheque}));
        return true;
    }));
    value_of(import_text(dossier, more("20260120")));
    EXPECT_EQ(waiting(), 0);
}

// Many programs start again at A every year: the same letter is another one.
TEST(ImportAgain, ALetterUsedAgainTheNextYearSettlesOnlyItsOwnInvoice) {
    TempDossier dossier;
    FecText last, next;
    FecLine line{.number = "1",
                 .date = "20251110",
                 .party = "FAARO",
                 .letter = "A",
                 .lettered_on = "20251220",
                 .validated = "20251231"};
    last.add_pair(line, "606400", "401000", "100,00");
    line.journal = "BQ";
    line.number = "2";
    line.date = "20251220";
    last.add_pair(line, "401000", "512000", "60,00");
    next.add_pair({.journal = "AN", .number = "1", .date = "20260101", .party = "FAARO"}, "891000",
                  "401000", "40,00");
    line = {
        .number = "2", .party = "FAARO", .piece = "FA-2", .letter = "A", .lettered_on = "20260120"};
    next.add_pair(line, "606400", "401000", "500,00");
    line.journal = "BQ";
    line.number = "3";
    line.date = "20260120";
    next.add_pair(line, "401000", "512000", "500,00");
    value_of(import_file(dossier, dossier.write_file("732829320FEC20251231.txt", last.bytes())));
    value_of(import_text(dossier, next));
    const auto items = items_of(dossier);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].open, eur(-40'00));
    EXPECT_EQ(items[0].journal, "AN");
    std::vector<std::string> letters;
    for (const ledger::Entry& entry : entries_of(dossier))
        for (const ledger::EntryRow& row : entry.rows)
            if (!row.letter.empty())
                letters.push_back(row.letter);
    EXPECT_EQ(letters, (std::vector<std::string>{"a", "a", "B", "B"}));
    EXPECT_EQ(faults_of(dossier), std::vector<std::string>{});
}
