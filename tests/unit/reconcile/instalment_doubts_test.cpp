// What else a line says that looks like an instalment.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;
using test::pieces;
using test::says;

// One line that quotes FC-26-0310 (5 000.00) of Verdier & Lorrain.
Case quoting(std::int64_t cents, std::string label) {
    Case one;
    one.party("CVERD", "Verdier Lorrain");
    one.line(cents, day(5, 20), std::move(label));
    one.item("CVERD", "FC-26-0310", 500000, day(4, 20));
    return one;
}

TEST(InstalmentDoubts, ANumberAndItsPartyAreAnInstalment) {
    for (const std::string label :
         {"VERDIER LORRAIN ACOMPTE FC-26-0310", "VERDIER LORRAIN FC-26-0310 DU 20/04/2026",
          "VERDIER LORRAIN 1ER VERSEMENT FC-26-0310 05/2026",
          "VERDIER LORRAIN FACT FC-26-0310 2 000,00 EUR", "VERDIER LORRAIN FC-26-0310 CDE 7781204",
          "VERDIER LORRAIN FACTURE FC-26-0310 2/3"}) {
        const Proposal proposal = quoting(200000, label).only();
        EXPECT_EQ(proposal.kind, Kind::Partial) << label;
        EXPECT_TRUE(proposal.unattended) << label;
    }
}

TEST(InstalmentDoubts, WhatTheLineCallsAnOrderSettlesNoInstalment) {
    for (const std::string label :
         {"VERDIER LORRAIN BL FC-26-0310", "VERDIER LORRAIN ACOMPTE DEVIS FC-26-0310",
          "VERDIER LORRAIN CDE N° FC-26-0310", "VERDIER LORRAIN CONTRAT: FC-26-0310",
          "VERDIER LORRAIN CLIENT NO FC-26-0310"}) {
        const Proposal proposal = quoting(200000, label).only();
        EXPECT_FALSE(proposal.unattended) << label;
        EXPECT_TRUE(says(proposal, reasons::no_invoice_number)) << label;
    }
}

TEST(InstalmentDoubts, CalledAnInvoiceAnywhereInTheLineItIsOne) {
    EXPECT_TRUE(
        quoting(200000, "VERDIER LORRAIN CDE FC-26-0310 FACT FC-26-0310").only().unattended);
}

TEST(InstalmentDoubts, TheExactAmountNeedsNoWordBeforeTheNumber) {
    const Proposal proposal = quoting(500000, "VERDIER LORRAIN DOSSIER FC-26-0310").only();
    EXPECT_EQ(proposal.kind, Kind::Exact);
    EXPECT_TRUE(proposal.unattended);
}

TEST(InstalmentDoubts, ANumberThatNobodyKnowsForbidsIt) {
    for (const std::string label :
         {"VERDIER LORRAIN FC-26-0310 - K20260426", "VERDIER LORRAIN FC-26-0310 ET 90014417",
          "VERDIER LORRAIN AV4471 SUR FC-26-0310"}) {
        const Proposal proposal = quoting(200000, label).only();
        EXPECT_FALSE(proposal.unattended) << label;
        EXPECT_TRUE(says(proposal, reasons::other_number)) << label;
    }
}

TEST(InstalmentDoubts, ABanksOwnIdIsNoNumber) {
    Case one = quoting(200000, "VERDIER LORRAIN FC-26-0310 ZX4471120");
    one.lines.front().line.end_to_end_id = "ZX4471120";
    EXPECT_TRUE(one.only().unattended);
}

TEST(InstalmentDoubts, AListThatGoesOnForbidsIt) {
    for (const std::string label :
         {"VERDIER LORRAIN FC-26-0310+FC", "VERDIER LORRAIN FC-26-0310,",
          "VERDIER LORRAIN FC-26-0310 ET", "VERDIER LORRAIN FC-26-0310 ET SUIVANTES",
          "VERDIER LORRAIN FACTURES FC-26-0310", "VERDIER LORRAIN FC-26-0310, 0311"}) {
        const Proposal proposal = quoting(200000, label).only();
        EXPECT_FALSE(proposal.unattended) << label;
        EXPECT_EQ(proposal.targets.front().piece, "FC-26-0310") << label;
        EXPECT_TRUE(says(proposal, reasons::list_goes_on)) << label;
    }
}

// --- The same person, in both roles
// ---------------------------------------------------------------

TEST(InstalmentDoubts, AnExactSetOfBothRolesIsShownFirst) {
    Case one = quoting(380000, "VERDIER LORRAIN FC-26-0310 MOINS VOTRE DU");
    one.party("FVERD", "Verdier Lorrain");
    one.item("FVERD", "00417/B", -120000, day(4, 22));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Ambiguous);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"00417/B", "FC-26-0310"}));
    EXPECT_TRUE(proposal.difference.is_zero());
    ASSERT_FALSE(proposal.other_targets.empty());
    EXPECT_EQ(proposal.other_targets.back().front().piece, "FC-26-0310"); // the instalment
    EXPECT_TRUE(says(proposal, reasons::exact_with_others));
}

TEST(InstalmentDoubts, ASupplierOfAnotherNameIsNotAsked) {
    Case one = quoting(380000, "VERDIER LORRAIN FC-26-0310");
    one.party("FOTHER", "Marchand Frères");
    one.item("FOTHER", "00417/B", -120000, day(4, 22));
    EXPECT_EQ(one.only().kind, Kind::Partial);
    EXPECT_TRUE(one.only().unattended);
}

TEST(InstalmentDoubts, ThePartysOwnCreditNotesMakeASet) {
    Case one = quoting(400000, "VERDIER LORRAIN FC-26-0310");
    one.item("CVERD", "FC-26-0311", 20000, day(4, 21));
    one.item("CVERD", "AV-26-0009", -120000, day(4, 22));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(proposal.targets.size(), 3U);
}

TEST(InstalmentDoubts, APieceThatMakesNothingExactDoesNotStandInTheWay) {
    Case one = quoting(400000, "VERDIER LORRAIN FC-26-0310");
    one.party("FVERD", "Verdier Lorrain");
    one.item("FVERD", "00417/B", -120000, day(4, 22));
    EXPECT_EQ(one.only().kind, Kind::Partial);
}

// One line of Verdier Lorrain that pays 200.00 of a number of digits alone.
bool pays_part_of(const char* piece, const std::string& label) {
    Case one;
    one.party("CVERD", "Verdier Lorrain");
    one.line(20'000, day(5, 20), label);
    one.item("CVERD", piece, 90'000, day(4, 20));
    return one.only().unattended;
}

TEST(InstalmentDoubts, DigitsBehindAPaymentOnAccountBesideTheNameAreTheInvoices) {
    EXPECT_TRUE(pays_part_of("10675", "VIR SEPA VERDIER LORRAIN ACPTE 10675"));
    EXPECT_TRUE(pays_part_of("10675", "VIR SEPA VERDIER LORRAIN ACPTE 10675 1/3"));
    EXPECT_TRUE(pays_part_of("100387", "VIR SEPA VERDIER LORRAIN 1ER VERST 100387"));
    EXPECT_FALSE(pays_part_of("10675", "VIR SEPA VERDIER LORRAIN 10675")) << "a town's code";
    EXPECT_TRUE(pays_part_of("100744", "VIR SEPA VERDIER LORRAIN 100744 1/3"));
    EXPECT_FALSE(pays_part_of("100744", "VIR SEPA 100744 1/3")) << "nobody";
    EXPECT_FALSE(pays_part_of("100744", "VIR SEPA VERDIER LORRAIN CLIENT 100744"));
    EXPECT_FALSE(pays_part_of("120526", "VIR SEPA VERDIER LORRAIN 120526")) << "a day";
    EXPECT_FALSE(pays_part_of("202605", "VIR SEPA VERDIER LORRAIN 202605")) << "a month";
    EXPECT_FALSE(pays_part_of("10675", "VIR SEPA ACPTE 10675")) << "nobody";
    EXPECT_FALSE(pays_part_of("10675", "VIR SEPA QUIVAZ ACPTE 10675"));
    EXPECT_FALSE(pays_part_of("1067", "VIR SEPA VERDIER LORRAIN ACPTE 1067")) << "too few";
    EXPECT_FALSE(pays_part_of("120526", "VIR SEPA VERDIER LORRAIN ACPTE 120526")) << "a day";
    EXPECT_FALSE(pays_part_of("202605", "VIR SEPA VERDIER LORRAIN ACPTE 202605")) << "a month";
    EXPECT_FALSE(pays_part_of("10675", "VIR SEPA VERDIER LORRAIN ACPTE DEVIS 10675"));
    EXPECT_FALSE(pays_part_of("10675", "VIR SEPA VERDIER LORRAIN ACPTE CLIENT 10675"));
    EXPECT_FALSE(pays_part_of("10675", "VIR SEPA VERDIER LORRAIN SOLDE 10675")) << "leaves a rest";
}

TEST(InstalmentDoubts, AYearAndACounterAreTheInvoicesWithTheirMarksLost) {
    EXPECT_TRUE(pays_part_of("2026-1303", "VIR SEPA VERDIER LORRAIN 2026 1303"));
    EXPECT_TRUE(pays_part_of("2026.1303", "VIR SEPA VERDIER LORRAIN ACPTE 2026 1303 1/3"));
    EXPECT_TRUE(pays_part_of("202603-758", "VIR SEPA VERDIER LORRAIN 202603 758 1/3"));
    EXPECT_FALSE(pays_part_of("2026-0317", "VIR SEPA VERDIER LORRAIN ACPTE 2026 0317")) << "a day";
    EXPECT_FALSE(pays_part_of("2026-1303", "VIR SEPA 2026 1303"));
    EXPECT_FALSE(pays_part_of("2026-1303", "VIR SEPA QUIVAZ 2026 1303"));
    EXPECT_FALSE(pays_part_of("2026-1303", "VIR SEPA VERDIER LORRAIN 2026 1303 4471 22"));
    EXPECT_FALSE(pays_part_of("4126-1303", "VIR SEPA VERDIER LORRAIN 4126 1303"));
    EXPECT_FALSE(pays_part_of("2026-1303", "VIR SEPA VERDIER LORRAIN CLIENT 2026 1303"));
    EXPECT_FALSE(pays_part_of("2026-200", "VIR SEPA VERDIER LORRAIN TRAVAUX 2026 200"))
        << "200.00 is what it pays";
    EXPECT_FALSE(pays_part_of("2026-20000", "VIR SEPA VERDIER LORRAIN 2026 20000"));
}

} // namespace
} // namespace comptoir::reconcile
