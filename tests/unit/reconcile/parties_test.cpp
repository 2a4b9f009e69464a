// Open items found by their party, by sets and by amounts (A112 to A114, A139, D01).
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;
using test::pieces;
using test::says;

Case aaro() {
    Case one;
    one.party("CDURAND", "Durand Bâtiment SARL");
    one.party("FAARO", "Aaro SAS");
    one.party("FORANGE", "Orange Business");
    return one;
}

TEST(Parties, NameAndExactAmountAreTheAnswer) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA AARO");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::party_by_name));
    EXPECT_TRUE(says(proposal, reasons::flip_second_item));
}

TEST(Parties, TheStatementReferenceStandsForTheName) {
    Case one = aaro();
    one.books.parties[1].statement_reference = "CLUB 4471";
    one.line(-18999, day(10, 12), "PRLV CLUB 4471");
    one.line(-18999, day(10, 12), "PRLV AARO");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const std::vector<Proposal> proposals = one.all();
    EXPECT_TRUE(says(proposals[0], reasons::party_by_reference));
    EXPECT_TRUE(proposals[0].unattended);
    EXPECT_EQ(proposals[1].party, "");
}

TEST(Parties, TheIbanIdentifiesItsParty) {
    Case one = aaro();
    one.books.parties[1].ibans = {"FR7630006000011234567890189"};
    one.line(-18999, day(10, 12), "VIR SEPA").counterparty.iban = "FR7630006000011234567890189";
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::party_by_iban));
}

TEST(Parties, ANameAgainstAnIbanProvesNothing) {
    Case one = aaro();
    one.books.parties[2].ibans = {"FR7630006000011234567890189"};
    one.line(-18999, day(10, 12), "VIR SEPA AARO").counterparty.iban =
        "FR7630006000011234567890189";
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.decision, Decision::None);
    EXPECT_TRUE(says(proposal, reasons::name_against_iban));
}

TEST(Parties, FirstAndLastNameMayStandInEitherOrder) {
    Case one;
    one.party("CPETIT", "Jean Petit");
    one.line(18999, day(10, 12), "VIR PETIT JEAN");
    one.item("CPETIT", "FAC2026-00001", 18999, day(10, 1));
    EXPECT_TRUE(one.only().unattended);
}

TEST(Parties, ARibIsTheIbanItMakes) {
    Case one = aaro();
    one.books.parties[1].ibans = {"FR7630006000011234567890189"};
    one.line(-18999, day(10, 12), "VIR SEPA").ordering_account = "30006 00001 12345678901 89";
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    EXPECT_TRUE(says(one.only(), reasons::party_by_iban));
}

TEST(Parties, APartOfALongerNameIsNotTheName) {
    Case one = aaro();
    one.party("CDUPONT", "Durand");
    one.line(18999, day(10, 12), "VIR DURAND BATIMENT");
    one.item("CDUPONT", "FAC2026-00001", 18999, day(10, 1));
    EXPECT_EQ(one.only().decision, Decision::None);
    EXPECT_EQ(one.only().party, "CDURAND");
}

TEST(Parties, APaymentToOneOfOurAccountsSettlesNoInvoice) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR AARO").counterparty.iban = "FR7616958000016886912594701";
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::internal_transfer));
}

TEST(Parties, EqualPiecesOfOnePartyAreInterchangeableDueThenOldest) {
    Case one = aaro();
    one.line(-5990, day(10, 12), "PRLV ORANGE BUSINESS");
    one.item("FORANGE", "OB3", -5990, day(9, 20)).due_on = day(10, 20);
    one.item("FORANGE", "OB2", -5990, day(9, 1)).due_on = day(10, 1);
    one.item("FORANGE", "OB1", -5990, day(8, 1)).due_on = day(11, 1);
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"OB2"}));
    EXPECT_TRUE(says(proposal, reasons::interchangeable));
}

TEST(Parties, EqualLinesTakeEqualPiecesInOrder) {
    Case one = aaro();
    one.line(-5990, day(10, 12), "PRLV ORANGE BUSINESS");
    one.line(-5990, day(9, 12), "PRLV ORANGE BUSINESS");
    one.item("FORANGE", "OB-SEPT", -5990, day(9, 1));
    one.item("FORANGE", "OB-OCT", -5990, day(10, 1));
    const std::vector<Proposal> proposals = one.all();
    EXPECT_EQ(pieces(proposals[1]), (std::vector<std::string>{"OB-SEPT"}));
    EXPECT_EQ(pieces(proposals[0]), (std::vector<std::string>{"OB-OCT"}));
    EXPECT_TRUE(proposals[0].unattended && proposals[1].unattended);
}

TEST(Parties, MoreLinesThanPiecesAreLeftToAPerson) {
    Case one = aaro();
    one.line(-5990, day(10, 12), "PRLV ORANGE BUSINESS");
    one.line(-5990, day(10, 14), "PRLV ORANGE BUSINESS");
    one.item("FORANGE", "OB-OCT", -5990, day(10, 1));
    for (const Proposal& proposal : one.all()) {
        EXPECT_FALSE(proposal.unattended);
        EXPECT_TRUE(says(proposal, reasons::contested));
    }
}

TEST(Parties, AnInvoiceOfLaterDateIsNotWhatWasPaid) {
    Case one = aaro();
    one.line(-5990, day(3, 12), "PRLV ORANGE BUSINESS");
    one.item("FORANGE", "OB-OCT", -5990, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::before_invoice));
}

TEST(Parties, AnotherNumberOfTheSeriesSpeaksAgainst) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA AARO F59289999");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::other_number));
}

TEST(Parties, CustomerAndSupplierOfOneNameAreToldApartByTheSide) {
    Case one;
    one.party("CAARO", "Aaro");
    one.party("FAARO", "Aaro SAS");
    one.line(18999, day(10, 12), "VIR AARO");
    one.item("CAARO", "FAC2026-00001", 18999, day(10, 1));
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.targets.front().party, "CAARO");
}

TEST(Parties, TwoCodesOfOneNameWithTheSameAmountAreTwoAnswers) {
    Case one;
    one.party("FAARO1", "Aaro");
    one.party("FAARO2", "Aaro SAS");
    one.line(-18999, day(10, 12), "VIR AARO");
    one.item("FAARO1", "F59289481", -18999, day(10, 1));
    one.item("FAARO2", "F59289482", -18999, day(10, 1));
    EXPECT_EQ(one.only().state, LineState::Ambiguous);
}

TEST(Sets, TheOnlySetOfThePartyIsTheAnswer) {
    Case one = aaro();
    one.line(431000, day(10, 14), "VIR DURAND BATIMENT");
    one.item("CDURAND", "FAC2026-00118", 211000, day(10, 5));
    one.item("CDURAND", "FAC2026-00121", 220000, day(10, 7));
    one.item("CDURAND", "FAC2026-00122", 99900, day(10, 8));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.kind, Kind::Grouped);
    EXPECT_TRUE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::only_set));
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"FAC2026-00118", "FAC2026-00121"}));
}

TEST(Sets, SeveralSetsAreShownSideBySide) {
    Case one = aaro();
    one.line(50000, day(10, 14), "VIR DURAND BATIMENT");
    for (const std::int64_t cents : {10000, 20000, 30000, 40000})
        one.item("CDURAND", "FAC2026-" + std::to_string(cents), cents, day(10, 5));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Ambiguous);
    EXPECT_EQ(proposal.other_targets.size(), 1U);
    EXPECT_TRUE(says(proposal, reasons::sets_found));
}

TEST(Sets, InterchangeablePiecesDoNotMakeASecondSet) {
    Case one = aaro();
    one.line(31990, day(10, 14), "VIR DURAND BATIMENT");
    one.item("CDURAND", "FAC3", 10000, day(10, 7));
    one.item("CDURAND", "FAC1", 10000, day(10, 5));
    one.item("CDURAND", "FAC2", 21990, day(10, 6));
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"FAC1", "FAC2"}));
}

TEST(Sets, WhereASumMayFitByAccidentAPersonConfirms) {
    Case one = aaro();
    std::int64_t sum = 0;
    for (int i = 0; i < 18; ++i) {
        const std::int64_t cents = (std::int64_t{1} << i) * 10;
        one.item("CDURAND", "FAC" + std::to_string(i), cents, day(10, 5));
        if (i % 3 == 0)
            sum += cents;
    }
    one.line(sum, day(10, 14), "VIR DURAND BATIMENT");
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::only_set));
    EXPECT_TRUE(says(proposal, reasons::chance_of_accident));
}

TEST(Sets, TwoLinesThatWantOnePieceAreLeftToAPerson) {
    Case one = aaro();
    one.line(31000, day(10, 14), "VIR DURAND BATIMENT");
    one.line(32000, day(10, 15), "VIR DURAND BATIMENT");
    one.item("CDURAND", "FAC1", 10000, day(10, 5));
    one.item("CDURAND", "FAC2", 21000, day(10, 6));
    one.item("CDURAND", "FAC3", 22000, day(10, 6));
    for (const Proposal& proposal : one.all()) {
        EXPECT_FALSE(proposal.unattended);
        EXPECT_TRUE(says(proposal, reasons::contested));
    }
}

TEST(Sets, ANamedInvoiceBelongsToTheSet) {
    Case one = aaro();
    one.line(50000, day(10, 14), "VIR DURAND BATIMENT FAC2026-00041");
    one.item("CDURAND", "FAC2026-00011", 10000, day(10, 5));
    one.item("CDURAND", "FAC2026-00021", 20000, day(10, 5));
    one.item("CDURAND", "FAC2026-00031", 30000, day(10, 5));
    one.item("CDURAND", "FAC2026-00041", 40000, day(10, 5));
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"FAC2026-00011", "FAC2026-00041"}));
}

TEST(Sets, WholeNumbersBesideACutNameAreShownWithWhatMakesTheAmount) {
    Case one;
    one.party("CPRI", "Ets Prigent Frères SNC");
    one.item("CPRI", "F26G0502", 83500, day(7, 2));
    one.item("CPRI", "F26G0510", 71719, day(7, 5));
    one.item("CPRI", "F26G0533", 10560, day(7, 15));
    one.line(94060, day(7, 31), "VIR SEPA ETS PRIGENT F26G0502 ET SUIVANTES");
    const Proposal proposal = one.only();
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"F26G0502", "F26G0533"}));
    EXPECT_FALSE(proposal.unattended);
    one.lines.front().line.label = "VIR SEPA F26G0502 +";
    EXPECT_EQ(one.only().targets.size(), 2U);
    EXPECT_FALSE(one.only().unattended);
    one.lines.front().line.label = "VIR SEPA KERMADEC OPTIQUE F26G0502 ET SUIVANTES";
    EXPECT_TRUE(one.only().targets.empty());
    one.lines.front().line.label = "VIR SEPA CDE F26G0502 ET SUIVANTES"; // an order's number
    EXPECT_TRUE(one.only().targets.empty());
}

TEST(Sets, ASmallShortfallOnTheOnlyPieceIsProposed) {
    Case one = aaro();
    one.line(194400, day(10, 16), "VIR DURAND BATIMENT");
    one.item("CDURAND", "FAC2026-00098", 198000, day(10, 9));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_EQ(proposal.kind, Kind::Partial);
    EXPECT_TRUE(says(proposal, reasons::close_amount));
}

TEST(Sets, ADepositOfSeveralCustomersIsShownWhenItsSetIsTheOnlyOne) {
    Case one = aaro();
    one.party("CPARC", "Clinique du Parc");
    one.line(331000, day(10, 14), "REMISE CB CONTRAT 4412");
    one.item("CDURAND", "FAC2026-00118", 111000, day(10, 5));
    one.item("CPARC", "FAC2026-00121", 220000, day(10, 7));
    one.item("CPARC", "FAC2026-00122", 99900, day(10, 8));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(proposal.targets.size(), 2U);
    EXPECT_TRUE(says(proposal, reasons::only_set_of_all));
    one.item("CDURAND", "FAC2026-00123", 231100, day(10, 8));
    EXPECT_EQ(one.only().state, LineState::Ambiguous);
    EXPECT_TRUE(says(one.only(), reasons::sets_of_all));
}

TEST(Sets, ASearchAmongTooManyPiecesSaysThatItStopped) {
    Case one = aaro();
    one.line(999, day(10, 14), "VIR DURAND BATIMENT");
    for (int i = 0; i < 2001; ++i)
        one.item("CDURAND", "FAC" + std::to_string(i), 100000 + i, day(10, 5));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Open);
    EXPECT_TRUE(says(proposal, reasons::search_stopped));
}

TEST(Amounts, TheAmountAloneIsOnlyProposed) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA 402118834");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::amount_alone));
}

TEST(Amounts, SeveralOfOneAmountAreAllShown) {
    Case one = aaro();
    one.line(-120000, day(10, 13), "VIR SEPA 402118834");
    one.item("FAARO", "2610-AC-000412", -120000, day(10, 8));
    one.item("FORANGE", "INV0004471", -120000, day(10, 8));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Ambiguous);
    EXPECT_EQ(proposal.other_targets.size(), 1U);
    EXPECT_TRUE(says(proposal, reasons::several_items));
}

TEST(Amounts, AFeeMeetsNoInvoice) {
    Case one = aaro();
    one.line(-2400, day(10, 15), "FRAIS DE TENUE DE COMPTE").nature = bank::Nature::Fee;
    one.item("FAARO", "F59289482", -2400, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Open);
    EXPECT_EQ(proposal.decision, Decision::None);
    EXPECT_TRUE(proposal.targets.empty());
    EXPECT_TRUE(says(proposal, reasons::no_candidate));
}

TEST(Amounts, AKnownPartyWithoutThatAmountIsOpen) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA ORANGE BUSINESS");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.decision, Decision::None);
    EXPECT_EQ(proposal.party, "FORANGE");
    EXPECT_TRUE(says(proposal, reasons::no_candidate_for_party));
}

TEST(Amounts, AnOpenPaymentIsNoInvoice) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA AARO");
    one.item("FAARO", "F59289482", -18999, day(10, 1)).kind = ledger::OpenItemKind::Payment;
    EXPECT_FALSE(one.only().unattended);
    EXPECT_FALSE(says(one.only(), reasons::amount_exact));
    EXPECT_TRUE(says(one.only(), reasons::payment_given_back)); // no invoice, but it may go back
}

TEST(Parties, AnEstablishmentIsTheSameHoweverItIsWritten) {
    for (const char* label :
         {"VIR ETS CARVALHO FILS", "VIR ETABLISSEMENTS CARVALHO FILS", "VIR CARVALHO FILS"}) {
        Case one;
        one.party("CCARV", "Établissements Carvalho & Fils");
        one.line(18999, day(10, 12), label);
        one.item("CCARV", "FAC-17", 18999, day(10, 1));
        EXPECT_TRUE(one.only().unattended) << label;
        EXPECT_TRUE(says(one.only(), reasons::party_by_name)) << label;
    }
}

TEST(Parties, TheDayOfACardIsNoNumberOfASeries) {
    const auto is_taken = [](const char* label, bank::Nature nature) {
        Case one;
        one.party("F1", "Le Relais");
        one.item("F1", "0665", -140'00, day(6, 18));
        one.item("F1", "0671", -90'00, day(6, 20));
        one.line(-140'00, day(7, 6), label).nature = nature;
        return one.only().unattended;
    };
    EXPECT_TRUE(is_taken("PAIEMENT CB 0607 LE RELAIS", bank::Nature::Card));
    EXPECT_FALSE(is_taken("PAIEMENT CB 0669 LE RELAIS", bank::Nature::Card)) << "no day";
    EXPECT_FALSE(is_taken("PAIEMENT CB 0603 LE RELAIS", bank::Nature::Card)) << "months ago";
    EXPECT_FALSE(is_taken("PAIEMENT 0607 LE RELAIS", bank::Nature::Card));
    EXPECT_FALSE(is_taken("VIR CB 0607 LE RELAIS", bank::Nature::Transfer));
}

bool is_settled_beside(const std::vector<const char*>& numbers, const char* text) {
    Case one;
    one.party("F1", "Polymétal");
    std::int64_t cents = -202'90;
    for (const char* number : numbers) {
        one.item("F1", number, cents, day(2, 2));
        cents -= 1000'00;
    }
    one.line(-202'90, day(3, 16), "VIR SEPA POLYMETAL").label_more = text;
    return one.only().unattended;
}

TEST(Parties, TheLettersOfASeriesMayBeDrawnAsItsDigitsAre) {
    EXPECT_FALSE(is_settled_beside({"X421M1", "Q422T2"}, "B423K3"));
    EXPECT_FALSE(is_settled_beside({"X421M1", "Q422T2", "X424M4"}, "REF Q499T9"));
    EXPECT_TRUE(is_settled_beside({"X421M1", "Q422T2"}, "X421M1"));
    EXPECT_TRUE(is_settled_beside({"X421M1", "X422M2"}, "B423K3")) << "its letters are given";
    EXPECT_FALSE(is_settled_beside({"X421M1", "X422M2"}, "X423M3"));
    EXPECT_TRUE(is_settled_beside({"X421M1", "Q422T2"}, "B42K3")) << "another shape";
    EXPECT_TRUE(is_settled_beside({"FA2017", "AV2018"}, "CT2019")) << "letters of one place alone";
    EXPECT_TRUE(is_settled_beside({"26FA0017", "26AV0018"}, "26CT0019"));
}

TEST(Parties, AnUnknownNumberOfASeriesOfDigitsIsAnInvoiceThatNeverCame) {
    Case one;
    one.party("FEDF", "EDF Entreprises");
    one.line(-18999, day(10, 12), "PRLV SEPA EDF ENTREPRISES FACT 10152734507");
    one.item("FEDF", "10152734419", -18999, day(10, 1));
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::other_number));
    // A contract's number of the same length, begun otherwise, is none of the series.
    Case contract;
    contract.party("FEDF", "EDF Entreprises");
    contract.line(-18999, day(10, 12), "PRLV SEPA EDF ENTREPRISES CONTRAT 40277120018");
    contract.item("FEDF", "10152734419", -18999, day(10, 1));
    EXPECT_TRUE(contract.only().unattended);
}

TEST(Parties, ANumberThatSeemsToEndWithAYearHasNeighboursToo) {
    const auto is_taken = [](const char* piece, const char* number) {
        Case one;
        one.party("FEDF", "EDF Entreprises");
        one.line(-18999, day(10, 12), std::string("PRLV SEPA EDF ENTREPRISES ") + number);
        one.item("FEDF", piece, -18999, day(10, 1));
        return one.only().unattended;
    };
    EXPECT_FALSE(is_taken("4712045", "4712046"));
    EXPECT_FALSE(is_taken("4712099", "4712100"));
    EXPECT_FALSE(is_taken("0083/2026", "0084/2026"));
    EXPECT_TRUE(is_taken("4712045", "4712045"));
}

// A company of a group that pays for its sister, by a number too short to prove anything.
TEST(EqualPieces, OfAnotherVatOnReceiptsAreNotInterchangeable) {
    test::Case one;
    one.party("F9", "Ondrelis");
    const ledger::RowId first = one.item("F9", "OD2026-11", -48000, test::day(3, 1)).id;
    const ledger::RowId second = one.item("F9", "OD2026-12", -48000, test::day(3, 1)).id;
    one.line(-48000, test::day(4, 2), "VIR SEPA ONDRELIS");
    EXPECT_TRUE(one.only().unattended);
    one.books.waiting_vat = {{first, "445664=8000;"}, {second, "445664=8000;"}};
    EXPECT_TRUE(one.only().unattended);
    one.books.waiting_vat[second] = "445664=2502;";
    EXPECT_FALSE(one.only().unattended);
    one.books.waiting_vat.erase(second); // on debits
    EXPECT_FALSE(one.only().unattended);
    one.lines[0].line.label_more = "FACT OD2026-12";
    EXPECT_TRUE(one.only().unattended);
}

TEST(Parties, AFewDigitsOfASistersPieceOfTheAmountAreLeftToAPerson) {
    Case one;
    one.party("FGARO", "Garonne Bois Services");
    one.party("FGARO2", "Garonne Bois Immobilier");
    one.item("FGARO", "0417", -148680, day(3, 2));
    one.item("FGARO2", "GI-00812", -148680, day(3, 3));
    one.line(-148680, day(3, 20), "VIR GARONNE BOIS IMMOBILIER REGLEMENT 417");
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::other_number));
    one.lines.front().line.label = "VIR GARONNE BOIS IMMOBILIER REGLEMENT 418";
    EXPECT_TRUE(one.only().unattended);
    one.lines.front().line.label = "VIR GARONNE BOIS IMMOBILIER REGLEMENT 417";
    one.books.items.front().amount = one.books.items.front().open = Money{-148681, Currency::eur()};
    EXPECT_TRUE(one.only().unattended); // another amount: the digits are an accident
}

} // namespace
} // namespace comptoir::reconcile
