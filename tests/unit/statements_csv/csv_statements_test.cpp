// Accounts, balances, statuses and batches: from rows to statements.
#include "csv_files.h"
#include "support/test_paths.h"

#include "comptoir/bank/errors.h"
#include "comptoir/formats/csv_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

namespace ferrors = formats::errors;
using bank::BalanceCheck;

TEST(CsvBalances, GiveOpeningAndClosingInEitherDirectionOfTime) {
    const Reading up = read_known("05/01/2026;;;10,00;A;110,00\n06/01/2026;;-30,00;;B;80,00\n");
    const Reading down = read_known("06/01/2026;;-30,00;;B;80,00\n05/01/2026;;;10,00;A;110,00\n");
    for (const Reading* reading : {&up, &down}) {
        ASSERT_EQ(reading->code(), "");
        EXPECT_EQ(reading->statements[0].check, BalanceCheck::Ok);
        EXPECT_EQ(reading->header().opening->amount, eur(100'00));
        EXPECT_EQ(reading->header().closing->amount, eur(80'00));
        EXPECT_EQ(reading->header().from, Date::from_ymd(2026, 1, 5));
        EXPECT_EQ(reading->header().to, Date::from_ymd(2026, 1, 6));
    }
}

TEST(CsvBalances, ThatStandOnSomeRowsAloneAreEnough) {
    const Reading reading = read_known("05/01/2026;;;10,00;A;\n05/01/2026;;;5,00;B;115,00\n"
                                       "06/01/2026;;-30,00;;C;\n07/01/2026;;-5,00;;D;80,00\n"
                                       "08/01/2026;;-1,00;;E;\n");
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::Ok);
    EXPECT_EQ(reading.header().opening->amount, eur(100'00));
    EXPECT_EQ(reading.header().closing->amount, eur(79'00));
}

TEST(CsvBalances, ThatDoNotFollowAreToldWithTheirLine) {
    const Reading reading = read_known("05/01/2026;;;10,00;A;110,00\n06/01/2026;;-30,00;;B;80,00\n"
                                       "07/01/2026;;-5,00;;C;70,00\n08/01/2026;;-5,00;;C;65,00\n");
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::Mismatch);
    ASSERT_TRUE(reading.told(bank::errors::balance_mismatch));
    EXPECT_EQ(reading.diagnostics.back().place->line, 4);
}

TEST(CsvBalances, OfTheDayOfTheDownloadAreNotUsed) {
    const Reading reading = read_known("05/01/2026;;;10,00;A;80,00\n06/01/2026;;-30,00;;B;80,00\n");
    EXPECT_EQ(reading.statements[0].check, BalanceCheck::NotPossible);
    EXPECT_FALSE(reading.header().closing);
    EXPECT_TRUE(reading.told(ferrors::csv_balance_unused));
}

TEST(CsvBalances, OfThePreambleCountWhenTheyAreOfTheEnd) {
    const auto file = [](const std::string& day) {
        return "Compte n° 12345678901;\nSolde au " + day +
               " 100,00 €\nListe du compte entre le 01/01/2026 et le 31/01/2026;\n"
               "Date;Libellé;Débit euros;Crédit euros;\n15/01/2026;A;12,00;;\n";
    };
    const Reading of_the_end = read_bytes(file("31/01/2026"));
    EXPECT_EQ(of_the_end.header().closing->amount, eur(100'00));
    EXPECT_EQ(of_the_end.header().opening->amount, eur(112'00));
    EXPECT_EQ(of_the_end.statements[0].check, BalanceCheck::NotPossible);
    EXPECT_FALSE(read_bytes(file("15/03/2026")).header().closing); // that of today
    EXPECT_FALSE(read_bytes(file("10/01/2026")).header().closing);
}

TEST(CsvAmountColumns, DebitsMayBeWrittenEitherWay) {
    EXPECT_EQ(amounts_of(read_known("05/01/2026;;10,00;;A;\n06/01/2026;;20,00;;B;\n"
                                    "07/01/2026;;-5,00;;C;\n08/01/2026;;;7,00;D;\n")),
              "-10.00 -20.00 5.00 7.00"); // the third one takes a debit back
    EXPECT_EQ(amounts_of(read_known("05/01/2026;;-10,00;0,00;A;\n06/01/2026;;-20,00;;B;\n"
                                    "08/01/2026;;0,00;7,00;D;\n")),
              "-10.00 -20.00 7.00");
}

TEST(CsvAmountColumns, ADirectionMayStandBeside) {
    EXPECT_EQ(amounts_of(read_proposed("Date;Libellé;Montant;Sens\n25/02/2018;A;5,00;D\n"
                                       "26/02/2018;B;1,25;C\n")),
              "-5.00 1.25");
    EXPECT_EQ(amounts_of(read_proposed("Datum;Omschrijving;Bedrag;Af Bij\n25/02/2018;A;5,00;Af\n"
                                       "26/02/2018;B;1,25;Bij\n")),
              "-5.00 1.25");
}

TEST(CsvAmountColumns, ACardCountsWhatWasSpentAsPositive) {
    constexpr std::string_view k_file =
        "Date;Libellé;Montant\n25/02/2018;A;5,00\n26/02/2018;B;1,25\n";
    auto mapping = propose(k_file)->mapping;
    mapping.amounts_inverted = true;
    EXPECT_EQ(amounts_of(read_with(k_file, mapping)), "-5.00 -1.25");
}

TEST(CsvRows, OfNoOperationAreLeftOutWithANotice) {
    const Reading reading =
        read_known("05/01/2026;;;10,00;A;\n31/01/2026;;0,00;;Nouveau taux débiteur 15,9 %;\n"
                   "31/01/2026;;;;Relevé;\nTotal;;0,00;10,00;;\n");
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(amounts_of(reading), "10.00");
    EXPECT_TRUE(reading.told(ferrors::csv_zero_left_out));
    EXPECT_TRUE(reading.told(ferrors::csv_empty_left_out));
    EXPECT_TRUE(reading.told(ferrors::csv_footer_left_out));
}

TEST(CsvRows, PendingOnesAreShownAndRefusedOnesAreNot) {
    const Reading reading = read_proposed(
        "Date;Libellé;Montant;Statut\n25/02/2018;A;5,00;Exécuté\n26/02/2018;B;1,25;En cours\n"
        "27/02/2018;C;2,00;Refusé\n;D;2,00;En attente\n25/02/2018;E;6,00;Exécuté\n");
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(amounts_of(reading), "5.00 1.25 6.00");
    EXPECT_EQ(reading.line(0).status, bank::LineStatus::Booked);
    EXPECT_EQ(reading.line(1).status, bank::LineStatus::Pending);
    EXPECT_TRUE(reading.told(ferrors::csv_pending_shown));
    EXPECT_TRUE(reading.told(ferrors::csv_pending_left_out));
    EXPECT_TRUE(reading.told(ferrors::csv_refused_left_out));
}

TEST(CsvRows, AnUnknownStatusIsTold) {
    const Reading reading =
        read_bytes("Volgnummer;Uitvoeringsdatum;Bedrag;Rekeningnummer;Details;Status\n"
                   "1;25/01/2026;5,00;BE68539007547034;A;Raar\n");
    EXPECT_EQ(amounts_of(reading), "5.00");
    EXPECT_TRUE(reading.told(ferrors::csv_status_unknown));
}

std::string zkb(std::string_view details) {
    return "Datum;Buchungstext;Betrag Detail;Belastung CHF;Gutschrift CHF\n"
           "28.01.2026;Sammelauftrag;;300.00;\n" +
           std::string(details) + "27.01.2026;Zins;;;1.00\n";
}

TEST(CsvBatches, AreSplitWhenTheyAddUp) {
    const Reading reading = read_bytes(zkb(";Müller;100.00;;\n;Meier;200.00;;\n"));
    EXPECT_EQ(amounts_of(reading), "-100.00 -200.00 1.00");
    EXPECT_EQ(reading.line(0).label, "Müller");
    EXPECT_EQ(reading.line(1).entry, 1);
    EXPECT_EQ(reading.line(1).of_entry, 2);
    EXPECT_EQ(reading.line(2).entry, 2);
}

TEST(CsvBatches, StayWholeWithAWarningWhenTheyDoNot) {
    const Reading reading = read_bytes(zkb(";Müller;100.00;;\n;Meier;199.00;;\n"));
    EXPECT_EQ(amounts_of(reading), "-300.00 1.00");
    EXPECT_EQ(reading.line(0).label_more, "Müller Meier");
    EXPECT_TRUE(reading.told(bank::errors::batch_not_split));
}

TEST(CsvBatches, RowsWithoutDayAndAmountContinueALabel) {
    const Reading reading = read_bytes(zkb(";Rechnung 12;;;\n"));
    EXPECT_EQ(reading.line(0).label_more, "Rechnung 12");
    EXPECT_TRUE(reading.diagnostics.size() == 1); // the account alone
}

TEST(CsvBatches, ADetailWithoutItsOperationIsRefused) {
    const Reading reading = read_bytes("Datum;Buchungstext;Betrag Detail;Belastung CHF;"
                                       "Gutschrift CHF\n;Müller;100.00;;\n28.01.2026;A;;3.00;\n");
    EXPECT_EQ(reading.code(), ferrors::csv_detail_alone.name);
    EXPECT_EQ(line_of(reading), 2);
}

TEST(CsvAccounts, OneTableMayHoldSeveral) {
    const auto row = [](const char* account, const char* amount) {
        return std::string("2026-01-30;2026-01-30;A;;;;") + amount + ";;" + account + ";;\n";
    };
    const Reading reading = read_bytes(
        "dateOp;dateVal;label;category;categoryParent;supplierFound;amount;comment;accountNum;"
        "accountLabel;accountbalance\n" +
        row("00040123456", "1,00") + row("00040999999", "2,00") + row("00040123456", "3,00"));
    ASSERT_EQ(reading.statements.size(), 2U);
    EXPECT_EQ(reading.statements[0].header.account.number, "00040123456");
    EXPECT_EQ(reading.statements[0].lines.size(), 2U);
    EXPECT_EQ(reading.statements[1].lines.size(), 1U);
}

TEST(CsvAccounts, ThatLookLikeAnIbanAndAreNoneAreNumbers) {
    const Reading reading = read_bytes("Volgnummer;Uitvoeringsdatum;Bedrag;Rekeningnummer;Details\n"
                                       "1;25/01/2026;5,00;BE11123456789012;A\n");
    EXPECT_FALSE(reading.header().account.iban);
    EXPECT_EQ(reading.header().account.number, "BE11123456789012");
    EXPECT_TRUE(reading.told(bank::errors::account_check_failed));
}

TEST(CsvAccounts, ComeFromTheMappingWhenTheFileHasNone) {
    constexpr std::string_view k_file = "Date;Libellé;Montant\n25/02/2018;A;-5,00\n";
    auto mapping = propose(k_file)->mapping;
    EXPECT_TRUE(read_with(k_file, mapping).told(ferrors::account_missing));
    EXPECT_TRUE(read_with(k_file, mapping).told(ferrors::currency_assumed));
    mapping.account = "FR7630006000011234567890189";
    mapping.currency = Currency::parse("CHF");
    const Reading reading = read_with(k_file, mapping);
    EXPECT_EQ(reading.header().account.iban->text(), mapping.account);
    EXPECT_EQ(reading.line(0).amount.currency().code(), "CHF");
    EXPECT_TRUE(reading.diagnostics.empty());
}

TEST(CsvAccounts, AMaskedNumberNamesNone) {
    const Reading reading = read_bytes(read_text(data_path("statements/csv/bnp-paribas.csv")));
    EXPECT_EQ(reading.header().account.number, "");
}

TEST(CsvMappings, AreKnownAgainByTheirHeader) {
    constexpr std::string_view k_file =
        "Export\nTag;Text;Eingang;Ausgang\n25.02.2018;A;;5,00\n26.02.2018;B;1,00;\n";
    auto mapping = propose(k_file)->mapping;
    ASSERT_EQ(mapping.columns.size(), 4U);
    mapping.name = "hafenbank";
    mapping.columns[2].role = bank::CsvRole::Credit;
    mapping.columns[3].role = bank::CsvRole::Debit;
    bank::ReadingChoices choices;
    choices.csv_mappings = {bank::CsvMapping{}, mapping};
    formats::TextSource source(k_file);
    bank::CollectingSink sink;
    ASSERT_TRUE(formats::read_statements(source, "x.csv", sink, {}, {}, choices));
    ASSERT_EQ(sink.statements.size(), 1U);
    EXPECT_EQ(sink.statements[0].header.format, "csv:hafenbank");
    EXPECT_EQ(sink.statements[0].lines[0].amount, eur(-5'00));
    EXPECT_EQ(sink.statements[0].lines[1].amount, eur(1'00));
}

TEST(CsvMappings, WithoutHeaderAreKnownAgainByTheirPlaces) {
    constexpr std::string_view k_file = "25.02.2018;A;-5,00\n26.02.2018;B;1,00\n";
    auto mapping = propose(k_file)->mapping;
    mapping.name = "bare";
    ASSERT_FALSE(mapping.has_header);
    bank::ReadingChoices choices;
    choices.csv_mappings = {mapping};
    formats::TextSource source(k_file);
    bank::CollectingSink sink;
    ASSERT_TRUE(formats::read_statements(source, "x.csv", sink, {}, {}, choices));
    EXPECT_EQ(sink.statements[0].lines.size(), 2U);
    // A header makes it another file, however many columns it has.
    formats::TextSource other("Tag;Text;Betrag\n25.02.2018;A;-5,00\n");
    const auto refused = formats::read_statements(other, "x.csv", sink, {}, {}, choices);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode(ferrors::csv_unknown_layout));
}

} // namespace
} // namespace comptoir::test
