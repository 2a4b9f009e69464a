// Open items found by a number (A110, A111, A138, A145, C15).
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

TEST(Numbers, AWholeNumberAndTheExactAmountAreTheAnswer) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA F59289482");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.decision, Decision::Invoice);
    EXPECT_EQ(proposal.kind, Kind::Exact);
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.party, "FAARO");
    EXPECT_TRUE(says(proposal, reasons::number_in_label));
    EXPECT_TRUE(says(proposal, reasons::amount_exact));
    EXPECT_TRUE(says(proposal, reasons::no_other_item));
    EXPECT_TRUE(says(proposal, reasons::flip_other_number));
}

TEST(Numbers, TheRunnersUpLackTheNumberAndTheParty) {
    Case one = aaro();
    one.line(-18999, day(9, 28), "VIR SEPA F59289482");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    one.item("FORANGE", "OB-2026-77", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::other_items_lack));
    EXPECT_TRUE(says(proposal, reasons::amount_exact_early));
}

TEST(Numbers, AllColumnsAreSearched) {
    const auto try_column = [](auto put, ErrorCode expected) {
        Case one = aaro();
        put(one.line(-18999, day(10, 12), "VIR SEPA"));
        one.item("FAARO", "F59289482", -18999, day(10, 1));
        const Proposal proposal = one.only();
        EXPECT_TRUE(proposal.unattended) << expected.name;
        EXPECT_TRUE(says(proposal, expected)) << expected.name;
    };
    try_column([](bank::StatementLine& line) { line.label_more = "F-592 89482"; },
               reasons::number_in_label_more);
    try_column([](bank::StatementLine& line) { line.comment = "F59289482"; },
               reasons::number_in_comment);
    try_column([](bank::StatementLine& line) { line.remittance_reference = "F59289482"; },
               reasons::number_in_remittance_reference);
    try_column([](bank::StatementLine& line) { line.ordering_account = "F59289482"; },
               reasons::number_in_ordering_account);
    try_column([](bank::StatementLine& line) { line.end_to_end_id = "F59289482"; },
               reasons::number_in_end_to_end_id);
    try_column(
        [](bank::StatementLine& line) {
            line.label = "VIR SEPA AARO SAS FACTURE F5928";
            line.label_more = "9482";
            line.bank_code = "18";
        },
        reasons::number_across_labels);
}

TEST(Numbers, ANumberInsideALongerOneNeverSettles) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA 1259289482");
    one.item("FAARO", "59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_FALSE(says(proposal, reasons::number_in_label));
}

TEST(Numbers, ANumberCutAtTheWidthOfTheLabelProvesNothing) {
    Case one = aaro();
    bank::StatementLine& line = one.line(-18999, day(10, 12), "VIR SEPA NUMERO FACTURE FA59289");
    line.bank_code = "18";
    line.label_more = "482";
    one.item("FAARO", "FA59289", -18999, day(10, 1));
    ASSERT_EQ(line.label.size(), 31U);
    EXPECT_FALSE(one.only().unattended);
    line.label_more = "FA59289";
    EXPECT_TRUE(one.only().unattended);
}

TEST(Numbers, ATwoDigitNumberNeverSettles) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA 47");
    one.item("FAARO", "47", -18999, day(10, 1));
    EXPECT_FALSE(one.only().unattended);
}

TEST(Numbers, BesideAForeignPartysNameTheNumberAndAmountAreShownAlone) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA ORANGE BUSINESS F59289482");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), std::vector<std::string>{"F59289482"});
    EXPECT_TRUE(says(proposal, reasons::foreign_number));
    one.lines[0].line.amount = eur(-18998); // nor is the number alone shown
    proposal = one.only();
    EXPECT_EQ(proposal.decision, Decision::None);
    EXPECT_TRUE(says(proposal, reasons::foreign_number));
}

TEST(Numbers, AForeignPartysIbanMakesTheNumberNoEvidence) {
    Case one = aaro();
    one.books.parties[2].ibans = {"FR7630006000011234567890189"};
    one.line(-18999, day(10, 12), "VIR SEPA F59289482").counterparty.iban =
        "FR7630006000011234567890189";
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    EXPECT_FALSE(one.only().unattended);
    one.lines[0].line.amount = eur(-18998);
    EXPECT_EQ(one.only().decision, Decision::None);
}

TEST(Numbers, AnUnknownNameBesideTheNumberIsLeftToAPerson) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA F59289482").counterparty.name = "Garage Lopez";
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::foreign_name));
}

TEST(Numbers, ALikeNameBesideTheNumberIsItsParty) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA F59289482").counterparty.name = "AARO FRANCE";
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    EXPECT_TRUE(one.only().unattended);
}

TEST(Numbers, ANameOneLetterApartIsItsParty) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA F59289482").counterparty.name = "AAROO";
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    EXPECT_TRUE(one.only().unattended);
}

TEST(Numbers, AnInstalmentNeedsMoreThanAFewDigits) {
    Case one = aaro();
    one.line(-4200, day(10, 12), "CB AARO 0312");
    one.item("FAARO", "0312", -50000, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::short_number));
}

TEST(Numbers, AboveWhatRemainsProvesNothing) {
    Case one = aaro();
    one.line(-20000, day(10, 12), "VIR SEPA AARO F59289482");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.kind, Kind::Overpayment);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::above_open));
}

TEST(Numbers, ASmallerAmountOfItsOwnPartyIsAnInstalment) {
    Case one = aaro();
    one.line(-9000, day(10, 12), "VIR SEPA AARO F59289482");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.kind, Kind::Partial);
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.targets.front().amount, eur(-9000));
    EXPECT_TRUE(proposal.difference.is_zero());
    EXPECT_TRUE(says(proposal, reasons::instalment));
}

TEST(Numbers, ASmallerAmountOfNobodyIsOnlyProposed) {
    Case one = aaro();
    one.line(-9000, day(10, 12), "VIR SEPA F59289482");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::party_missing));
}

TEST(Numbers, InstalmentsAreImputedInOrderUntilNothingRemains) {
    Case one = aaro();
    one.line(-9000, day(10, 14), "AARO F59289482");
    one.line(-9999, day(10, 12), "AARO F59289482");
    one.line(-5000, day(10, 20), "AARO F59289482");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const std::vector<Proposal> proposals = one.all();
    EXPECT_EQ(proposals[1].kind, Kind::Partial);
    EXPECT_EQ(proposals[0].kind, Kind::Exact);
    EXPECT_TRUE(proposals[0].unattended);
    EXPECT_EQ(proposals[2].state, LineState::Open);
    EXPECT_TRUE(says(proposals[2], reasons::already_settled));
}

TEST(Numbers, TheSecondPaymentOfOneInvoiceFindsItSettled) {
    Case one = aaro();
    one.line(-18999, day(10, 14), "AARO F59289482");
    one.line(-18999, day(10, 12), "AARO F59289482");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const std::vector<Proposal> proposals = one.all();
    EXPECT_TRUE(proposals[1].unattended);
    EXPECT_EQ(proposals[0].state, LineState::Open);
    EXPECT_TRUE(says(proposals[0], reasons::already_settled));
}

TEST(Numbers, TheNumberOfOneInvoiceAndTheAmountOfAnotherAreTwoAnswers) {
    Case one = aaro();
    one.line(-9000, day(10, 12), "AARO F59289482");
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    one.item("FAARO", "F59289490", -9000, day(10, 2));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.state, LineState::Ambiguous);
    EXPECT_EQ(proposal.other_targets.size(), 1U);
    EXPECT_TRUE(says(proposal, reasons::other_exact_item));
}

TEST(Numbers, SeveralNamedInvoicesThatAddUpAreOneGroup) {
    Case one = aaro();
    one.line(431000, day(10, 14), "VIR DURAND BATIMENT FAC2026-00118 ET FAC2026-00121");
    one.item("CDURAND", "FAC2026-00118", 211000, day(10, 5));
    one.item("CDURAND", "FAC2026-00121", 220000, day(10, 7));
    one.item("CDURAND", "FAC2026-00122", 220000, day(10, 8));
    const Proposal proposal = one.only();
    EXPECT_EQ(proposal.kind, Kind::Grouped);
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"FAC2026-00118", "FAC2026-00121"}));
    EXPECT_TRUE(says(proposal, reasons::named_sum));
}

TEST(Numbers, ACreditNoteNamedBesideItsInvoiceIsDeducted) {
    Case one = aaro();
    one.line(-15000, day(10, 14), "AARO F59289482 AV5928001");
    one.item("FAARO", "F59289482", -19000, day(10, 5));
    one.item("FAARO", "AV5928001", 4000, day(10, 7)).account = "401000";
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.targets.size(), 2U);
    EXPECT_TRUE(proposal.difference.is_zero());
}

TEST(Numbers, OneNumberOfTwoPartiesNeedsTheParty) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR AARO 2026-0077");
    one.item("FAARO", "2026-0077", -18999, day(10, 1));
    one.item("FORANGE", "2026-0077", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_EQ(proposal.targets.front().party, "FAARO");
    one.lines.front().line.label = "VIR 2026-0077";
    EXPECT_FALSE(one.only().unattended);
}

TEST(Numbers, OurPaymentOrderNamesItsInvoice) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA EMIS").end_to_end_id = "CPT-20261012-0007";
    one.item("FAARO", "47", -18999, day(10, 1));
    one.books.references.push_back({one.books.items.front().id, "CPT-20261012-0007", true});
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::order_of_item));
}

TEST(Numbers, AStructuredReferenceNamesItsInvoice) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA").structured_reference = "RF18539007547034";
    one.item("FAARO", "47", -18999, day(10, 1));
    one.books.references.push_back({one.books.items.front().id, "RF18 5390 0754 7034", false});
    const Proposal proposal = one.only();
    EXPECT_TRUE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::reference_of_item));
}

TEST(Numbers, AReturnSettlesNothingUnattended) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "REJET VIR AARO F59289482").nature = bank::Nature::Return;
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_TRUE(says(proposal, reasons::is_return));
    one.lines.front().line.nature = bank::Nature::Transfer;
    one.lines.front().line.reversal = true;
    EXPECT_FALSE(one.only().unattended);
}

TEST(Numbers, AnotherCurrencyNeverMeetsTheInvoice) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR AARO F59289482").amount =
        Money{-18999, *Currency::parse("CHF")};
    one.item("FAARO", "F59289482", -18999, day(10, 1));
    EXPECT_EQ(one.only().decision, Decision::None);
}

TEST(Numbers, APaymentThatLacksLittleIsNoInstalmentUntilAPersonSaysSo) {
    for (const std::int64_t paid : {-98'00, -95'00, -90'00, -76'00}) { // discounts, then a fee
        Case one = aaro();
        one.line(paid, day(10, 12), "VIR SEPA AARO SAS F59289482");
        one.item("FAARO", "F59289482", -100'00, day(10, 1));
        EXPECT_FALSE(one.only().unattended) << paid;
        EXPECT_TRUE(says(one.only(), reasons::nearly_all)) << paid;
    }
    Case half = aaro();
    half.line(-50'00, day(10, 12), "VIR SEPA AARO SAS F59289482");
    half.item("FAARO", "F59289482", -100'00, day(10, 1));
    EXPECT_TRUE(half.only().unattended);
    EXPECT_FALSE(says(half.only(), reasons::nearly_all));
}

TEST(Numbers, ACreditNoteThatMakesTheExactAmountIsShownBeforeAnInstalment) {
    Case one = aaro();
    one.line(-60'00, day(10, 12), "VIR SEPA AARO SAS F59289482");
    one.item("FAARO", "F59289482", -100'00, day(10, 1));
    one.item("FAARO", "A59289483", 40'00, day(10, 2)).account = "401000";
    const Proposal proposal = one.only();
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(pieces(proposal), (std::vector<std::string>{"A59289483", "F59289482"}));
    EXPECT_TRUE(says(proposal, reasons::less_credit_note));
    EXPECT_TRUE(proposal.difference.is_zero());
}

TEST(Numbers, OfTwoCreditNotesThatWouldFitNoneIsTaken) {
    Case one = aaro();
    one.line(-60'00, day(10, 12), "VIR SEPA AARO SAS F59289482");
    one.item("FAARO", "F59289482", -100'00, day(10, 1));
    one.item("FAARO", "A59289483", 40'00, day(10, 2)).account = "401000";
    one.item("FAARO", "A59289484", 40'00, day(10, 2)).account = "401000";
    EXPECT_EQ(pieces(one.only()), std::vector<std::string>{"F59289482"});
}

TEST(Numbers, ANumberWithALongGroupBehindAPointIsNoAmount) {
    Case one = aaro();
    one.line(-18999, day(10, 12), "VIR SEPA 2026.00000710");
    one.item("FAARO", "2026.00000710", -18999, day(10, 1));
    EXPECT_TRUE(one.only().unattended);
    for (const char* label : {"VIR SEPA TEL 01.02.03.04.05", "VIR SEPA 1.234.567,89"}) {
        Case other = aaro();
        other.line(-18999, day(10, 12), label);
        other.item("FAARO", "0102030405", -99'00, day(10, 1));
        other.item("FAARO", "1234567", -98'00, day(10, 1));
        EXPECT_FALSE(other.only().unattended) << label;
    }
}

// Worn numbers: what a counter's zeros, its letters and its marks become.
class WornNumbers : public testing::Test {
protected:
    WornNumbers() {
        one.party("CBRO", "Brodequin Ferrand");
        one.item("CBRO", "FK2026-0318", 120000, day(9, 1));
    }
    Proposal paid(std::int64_t cents, std::string label) {
        one.lines.clear();
        one.line(cents, day(10, 12), std::move(label));
        return one.only();
    }
    bool is_found(const std::string& label) {
        return !paid(120000, "VIR BRODEQUIN FERRAND " + label).reasons.empty() &&
               says(one.only(), reasons::number_in_label);
    }
    Case one;
};

TEST_F(WornNumbers, ZerosLettersAndMarksMayBeLost) {
    for (const char* label : {"FK2026-318", "FK 2026 318", "2026-318", "FK2026/318", "2026 0318"})
        EXPECT_TRUE(is_found(label)) << label;
    one.books.items[0].piece = "1102/26";
    EXPECT_TRUE(is_found("1102 26"));
    one.books.items[0].piece = "BE-000327";
    EXPECT_TRUE(is_found("BE327"));
}

TEST_F(WornNumbers, AddedDigitsAnotherCounterOrALongerRowAreOthers) {
    for (const char* label : {"FK2026-00318", "FK2026-3180", "FK2026-31", "FK2027-318", "318",
                              "4471 2026 0318", "2026 0318 44", "12.2026-318", "2026.318,00"})
        EXPECT_FALSE(is_found(label)) << label;
}

TEST_F(WornNumbers, DaysAndMonthsAreNone) {
    one.books.items[0].piece = "03/2026";
    EXPECT_FALSE(is_found("LOYER 3 2026"));
    one.books.items[0].piece = "12-10-2026";
    EXPECT_FALSE(is_found("12 10 2026"));
}

TEST_F(WornNumbers, OneWithLettersIsEnoughBesideNoName) {
    EXPECT_TRUE(paid(120000, "VIR FK2026-318").unattended);
    EXPECT_FALSE(paid(120000, "VIR 2026 0318").unattended); // digits alone may be many things
    EXPECT_FALSE(paid(120000, "VIR 2026-318").unattended);
}

TEST_F(WornNumbers, AMonthBehindLettersIsNoCounter) {
    one.books.items[0].piece = "FAC2026-00011";
    EXPECT_FALSE(paid(40000, "VIR BRODEQUIN FERRAND FAC 2026-11").unattended);
    EXPECT_FALSE(paid(120000, "VIR FAC 2026-11").unattended);
    EXPECT_TRUE(paid(40000, "VIRT BRODEQUIN FERRAND FAC2026-00011").unattended);
    EXPECT_TRUE(paid(40000, "VIRT BRODEQUIN FERRAND FAC 2026-0011").unattended);
}

TEST_F(WornNumbers, TwoThatItMayBeAreAsked) {
    one.item("CBRO", "FK2026-318", 70000, day(9, 2));
    EXPECT_FALSE(paid(120000, "VIR BRODEQUIN FERRAND FK 2026 318").unattended);
}

TEST_F(WornNumbers, AListWhosePartsAreAllKnownIsNoOtherNumber) {
    one.item("CBRO", "FK2026-0319", 30000, day(9, 2));
    one.item("CBRO", "FK2026-0320", 50001, day(9, 2));
    const std::string name = "VIR BRODEQUIN FERRAND ";
    EXPECT_TRUE(paid(200001, name + "FK2026-0318/FK2026-0319").unattended); // a third by its sum
    EXPECT_FALSE(paid(150000, name + "FK2026-0318/FK2026-0320").unattended);
    EXPECT_FALSE(paid(200001, name + "FK2026-0318/FK2026-0319/FK2026-0327").unattended);
    EXPECT_FALSE(paid(200001, name + "FK2026-0318/FK2026-0319/27").unattended);
}

TEST_F(WornNumbers, PureDigitsBySlashesAreAListToo) {
    one.books.items[0].piece = "004900";
    one.item("CBRO", "004903", -32406, day(9, 2));
    EXPECT_TRUE(paid(87594, "VIR BRODEQUIN FERRAND 004900/004903").unattended);
    EXPECT_FALSE(paid(87594, "VIR BRODEQUIN FERRAND 004900/004907").unattended);
}

} // namespace
} // namespace comptoir::reconcile
