// Which roles are proposed for the columns of an unknown bank, and why.
#include "csv_files.h"

#include "comptoir/core/text.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using bank::CsvReason;
using bank::CsvRole;

std::string roles_of(std::string_view bytes) {
    const auto proposal = propose(bytes);
    if (!proposal)
        return std::string(proposal.error().code.name);
    std::string roles;
    for (const bank::CsvColumnProposal& column : proposal->columns)
        roles += (roles.empty() ? "" : " ") + std::string(to_text(column.role));
    return roles;
}

TEST(CsvProposal, BelievesNamesThatTheCellsDoNotContradict) {
    EXPECT_EQ(roles_of("Date;Date de valeur;Libellé;Montant (EUR);Solde;Devise\n"
                       "30/01/2026;31/01/2026;A;-12,00;5,00;EUR\n"),
              "date value_date label amount balance currency");
    EXPECT_EQ(roles_of("Date;Montant;Libellé\n30/01/2026;ACHAT;-12,00\n"), "date label amount");
}

TEST(CsvProposal, PrefersTheOneAmountToItsTwoHalves) {
    EXPECT_EQ(roles_of("Date;Libellé;Montant;Débit;Crédit\n30/01/2026;A;-12,00;-12,00;\n"),
              "date label amount ignore ignore");
}

TEST(CsvProposal, LooksAtTheCellsWhereNamesAreMissing) {
    EXPECT_EQ(roles_of("30/01/2026;ACHAT PAPETERIE;30/01/2026;;12,00;EUR\n"
                       "29/01/2026;ACHAT LIBRAIRIE;29/01/2026;;1,00;EUR\n"
                       "28/01/2026;VIREMENT;28/01/2026;24,00;;EUR\n"),
              "date label value_date credit debit currency");
    EXPECT_EQ(
        roles_of("18.09.2017;EINKAUF;18.09.2017;33,87;O\n19.09.2017;EINKAUF;18.09.2017;3,87;O\n"
                 "19.09.2017;GEHALT;18.09.2017;1000,00;I\n"),
        "date label value_date amount sign");
}

TEST(CsvProposal, FindsTheBalanceByItsSums) {
    const std::string_view bytes = "30/01/2026;A;-10,00;90,00\n29/01/2026;B;-5,00;100,00\n"
                                   "28/01/2026;C;25,00;105,00\n27/01/2026;D;-20,00;80,00\n";
    EXPECT_EQ(roles_of(bytes), "date label amount balance");
    EXPECT_EQ(propose(bytes)->columns[3].reason, CsvReason::AddsUp);
    EXPECT_EQ(read_proposed(bytes).statements.at(0).check, bank::BalanceCheck::Ok);
}

TEST(CsvProposal, FindsTheBalanceWhenTheDirectionStandsBesideTheAmount) {
    const std::string_view bytes = "Compte;FR7610001000010000000000162\n\n"
                                   "Jour;Opération;Sens;Somme;Solde courant\n"
                                   "05/01/2026;Virement reçu;C;1.200,00;2.200,00\n"
                                   "16/01/2026;Prélèvement;D;89,90;2.110,10\n"
                                   "20/01/2026;Frais;D;10,10;2.100,00\n";
    EXPECT_EQ(roles_of(bytes), "date label sign amount balance");
    const Reading reading = read_proposed(bytes);
    EXPECT_EQ(reading.statements.at(0).check, bank::BalanceCheck::Ok);
    ASSERT_TRUE(reading.header().account.iban) << "the line above the header names the account";
    EXPECT_EQ(reading.header().opening->amount.to_decimal(), "1000.00");
}

TEST(CsvProposal, FindsTheBalanceOfDebitAndCreditColumns) {
    EXPECT_EQ(roles_of("Jour;Texte;Débit;Crédit;Reste\n05/01/2026;A;;1200,00;2200,00\n"
                       "16/01/2026;B;89,90;;2110,10\n20/01/2026;C;10,10;;2100,00\n"),
              "date label debit credit balance");
    // Figures that do not chain are no balance.
    EXPECT_EQ(roles_of("Jour;Texte;Débit;Crédit;Reste\n05/01/2026;A;;1200,00;2200,00\n"
                       "16/01/2026;B;89,90;;2110,11\n20/01/2026;C;10,10;;2100,00\n"),
              "date label debit credit ignore");
}

TEST(CsvProposal, TellsTheOwnAccountFromTheOthers) {
    EXPECT_EQ(roles_of("30/01/2026;BE68539007547034;BE62510007547061;PAPIER;-12,00\n"
                       "29/01/2026;BE68539007547034;BE43068999999501;LOYER;-13,00\n"
                       "28/01/2026;BE68539007547034;;FRAIS;1,00\n"),
              "date account counterparty_account label amount");
}

TEST(CsvProposal, ShowsTheFirstRowsWithTheirLines) {
    const auto proposal = propose("Export\n\nDate;Libellé;Montant\n30/01/2026;A;-12,00\n");
    ASSERT_TRUE(proposal);
    EXPECT_EQ(proposal->header_line, 3);
    ASSERT_EQ(proposal->first_rows.size(), proposal->first_row_lines.size());
    EXPECT_EQ(proposal->first_rows.front().front(), "Export");
    EXPECT_EQ(proposal->first_row_lines.back(), 4);
    EXPECT_EQ(proposal->columns[1].example, "A");
}

TEST(CsvProposal, FollowsTheDelimiterThatAPersonChose) {
    constexpr std::string_view k_file = "Date;Text,Amount\n30/01/2026;A,-12.00\n";
    bank::CsvMapping asked;
    asked.delimiter = ',';
    formats::TextSource source(k_file);
    const auto proposal = formats::propose_csv_mapping(source, {}, &asked);
    ASSERT_TRUE(proposal);
    EXPECT_EQ(proposal->mapping.delimiter, ',');
    EXPECT_EQ(proposal->columns.size(), 2U);
}

TEST(CsvProposal, AProposalReadAgainIsTheSame) {
    constexpr std::string_view k_file =
        "Date;Libellé;Débit;Crédit;Autre\n30/01/2026;A;12,00;;x\n29/01/2026;B;;5,00;y\n";
    const auto first = propose(k_file);
    ASSERT_TRUE(first);
    formats::TextSource source(k_file);
    const auto again = formats::propose_csv_mapping(source, {}, &first->mapping);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->mapping, first->mapping);
    EXPECT_EQ(again->columns[0].reason, CsvReason::Chosen);
}

} // namespace
} // namespace comptoir::test
