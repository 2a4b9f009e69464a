// Payments that lack or exceed a little, money between own accounts, payments that came back.
#include "builders.h"

#include "comptoir/reconcile/differences.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

Case invoice_of_aaro(std::int64_t cents) {
    Case books;
    books.books.accounts = usual_accounts(ledger::Chart::Pcg);
    books.party("C1", "Aarolis Conseil");
    books.item("C1", "FA-2026-643", cents, day(3, 1));
    return books;
}

const Target& account_of(const Proposal& proposal) {
    return proposal.targets.back();
}

TEST(Differences, ANeatPartTakenEarlyIsADiscount) {
    Case books = invoice_of_aaro(1'000'00);
    books.line(980'00, day(3, 9), "VIR AAROLIS CONSEIL FA-2026-643");
    const Proposal proposal = books.only();
    EXPECT_EQ(proposal.kind, Kind::Discount);
    EXPECT_FALSE(proposal.unattended);
    ASSERT_EQ(proposal.targets.size(), 2U);
    EXPECT_EQ(proposal.targets.front().amount, eur(1'000'00));
    EXPECT_EQ(account_of(proposal).account, "665000");
    EXPECT_EQ(account_of(proposal).amount, eur(-20'00));
    EXPECT_TRUE(proposal.difference.is_zero());
    EXPECT_TRUE(says(proposal, reasons::less_discount));
}

TEST(Differences, ADiscountTheLineNamesIsOneHoweverLate) {
    Case books = invoice_of_aaro(6'360'00);
    books.line(6'169'20, day(5, 20), "VIR AAROLIS CONSEIL ESC 3% FA-2026-643");
    EXPECT_EQ(books.only().kind, Kind::Discount);
    EXPECT_FALSE(books.only().unattended);
    books.lines.front().line.amount = eur(6'169'00); // no neat part of it
    EXPECT_NE(books.only().kind, Kind::Discount);
    books.lines.front().line.amount = eur(6'169'20);
    books.lines.front().line.label = "VIR AAROLIS CONSEIL FA-2026-643"; // late, and says nothing
    EXPECT_NE(books.only().kind, Kind::Discount);
}

TEST(Differences, ADiscountASupplierGrantsIsAnIncome) {
    Case books = invoice_of_aaro(-1'000'00);
    books.line(-970'00, day(3, 9), "VIR AAROLIS CONSEIL FA-2026-643");
    const Proposal proposal = books.only();
    EXPECT_EQ(proposal.kind, Kind::Discount);
    EXPECT_EQ(account_of(proposal).account, "765000");
    EXPECT_EQ(account_of(proposal).amount, eur(30'00));
}

TEST(Differences, AFewEurosKeptFromAReceiptAreAFee) {
    Case books = invoice_of_aaro(1'234'56);
    books.line(1'217'56, day(4, 30), "VIR AAROLIS CONSEIL FA-2026-643");
    EXPECT_EQ(books.only().kind, Kind::Fee);
    EXPECT_EQ(account_of(books.only()).account, "627000");
    EXPECT_TRUE(says(books.only(), reasons::less_fee));
}

TEST(Differences, AFewCentsAreARounding) {
    Case books = invoice_of_aaro(1'234'56);
    books.line(1'234'58, day(4, 30), "VIR AAROLIS CONSEIL FA-2026-643");
    EXPECT_EQ(books.only().kind, Kind::Rounding);
    EXPECT_EQ(account_of(books.only()).account, "758000");
    EXPECT_TRUE(says(books.only(), reasons::but_for_cents));
    EXPECT_FALSE(books.only().unattended);
}

TEST(Differences, WithoutAnAccountInTheChartItIsAnInstalment) {
    Case books = invoice_of_aaro(1'000'00);
    books.books.accounts = {};
    books.line(980'00, day(3, 9), "VIR AAROLIS CONSEIL FA-2026-643");
    EXPECT_EQ(books.only().kind, Kind::Partial);
    EXPECT_FALSE(books.only().unattended);
}

TEST(Differences, WithinTheLimitOfThePartyTheyAreBookedUnattended) {
    Case books = invoice_of_aaro(1'000'00);
    Allowance allowance;
    allowance.party = "C1";
    allowance.limit_permille = 20;
    allowance.account = "665100";
    allowance.vat_permille = 200;
    books.books.allowances = {allowance};
    books.line(980'00, day(3, 9), "VIR AAROLIS CONSEIL FA-2026-643");
    EXPECT_TRUE(books.only().unattended);
    EXPECT_EQ(account_of(books.only()).account, "665100");
    EXPECT_EQ(account_of(books.only()).vat_permille, 200);
    EXPECT_TRUE(says(books.only(), reasons::within_limit));
}

TEST(Differences, BeyondTheLimitOrOfAnotherPartyAPersonDecides) {
    for (const char* party : {"C1", "C2"}) {
        Case books = invoice_of_aaro(1'000'00);
        Allowance allowance;
        allowance.party = party;
        allowance.limit_minor = std::string_view(party) == "C1" ? 19'99 : 50'00;
        books.books.allowances = {allowance};
        books.line(980'00, day(3, 9), "VIR AAROLIS CONSEIL FA-2026-643");
        EXPECT_FALSE(books.only().unattended) << party;
    }
}

TEST(Differences, TwoLimitsThatBothFitDecideNothing) {
    Case books = invoice_of_aaro(1'000'00);
    Allowance discount, fee;
    discount.limit_permille = 20;
    fee.kind = AllowanceKind::Fee;
    fee.limit_minor = 30'00;
    books.books.allowances = {discount, fee};
    books.line(980'00, day(3, 9), "VIR AAROLIS CONSEIL FA-2026-643");
    EXPECT_FALSE(books.only().unattended);
    books.books.allowances[1].limit_minor = 19'99;
    EXPECT_TRUE(books.only().unattended);
    books.books.allowances[1].limit_minor = 30'00;
    books.books.allowances[0].party = "C1"; // what somebody said of this customer
    EXPECT_TRUE(books.only().unattended);
    books.books.allowances[1].party = "C1";
    EXPECT_FALSE(books.only().unattended);
    books.lines[0].line.charges = Money{20'00, *Currency::parse("EUR")}; // the bank says so
    EXPECT_TRUE(books.only().unattended);
}

TEST(Differences, ALimitDoesNotSpeakForAStranger) {
    Case books = invoice_of_aaro(1'000'00);
    Allowance allowance;
    allowance.limit_minor = 50'00;
    books.books.allowances = {allowance};
    books.line(980'00, day(3, 9), "VIR OLLIVON FA-2026-643");
    EXPECT_FALSE(books.only().unattended);
}

TEST(Differences, WhatIsAboveTheOpenAmountStaysAsACreditOfTheParty) {
    Case books = invoice_of_aaro(1'000'00);
    books.line(1'150'00, day(3, 9), "VIR AAROLIS CONSEIL FA-2026-643");
    const Proposal proposal = books.only();
    EXPECT_EQ(proposal.kind, Kind::Overpayment);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(proposal.targets.front().amount, eur(1'000'00));
    EXPECT_EQ(account_of(proposal).account, "411000");
    EXPECT_EQ(account_of(proposal).party, "C1");
    EXPECT_EQ(account_of(proposal).amount, eur(150'00));
    EXPECT_TRUE(says(proposal, reasons::paid_too_much));
}

TEST(Differences, SeveralNamedInvoicesMayBePaidLessADiscount) {
    Case books = invoice_of_aaro(1'000'00);
    books.item("C1", "FA-2026-644", 500'00, day(3, 2));
    books.line(1'470'00, day(3, 9), "VIR AAROLIS CONSEIL FA-2026-643 FA-2026-644");
    EXPECT_EQ(books.only().kind, Kind::Discount);
    EXPECT_EQ(books.only().targets.size(), 3U);
}

Case two_accounts() {
    Case books;
    books.books.accounts = usual_accounts(ledger::Chart::Pcg);
    books.books.journals = {{"BQ", "FR7616958000016886912594701", 5},
                            {"BL", "FR7616958000010000420011886", 5}};
    return books;
}

TEST(Transfers, BothLegsGoToTheAccountOfTransfersUnderWay) {
    Case books = two_accounts();
    books.line(-500'00, day(3, 9), "VIR EPARGNE").counterparty.iban = "FR7616958000010000420011886";
    books.line(500'00, day(3, 10), "VIR RECU").nature = bank::Nature::Internal;
    books.lines.back().journal = "BL";
    for (const Proposal& proposal : books.all()) {
        EXPECT_EQ(proposal.decision, Decision::Transfer);
        EXPECT_TRUE(proposal.unattended);
        EXPECT_EQ(proposal.targets.front().account, "580000");
    }
    EXPECT_EQ(books.of(0).other_leg, books.lines[1].id);
    EXPECT_TRUE(says(books.of(0), reasons::other_leg));
}

TEST(Transfers, OneLegAloneIsShown) {
    Case books = two_accounts();
    books.line(-500'00, day(3, 9), "VIR EPARGNE").counterparty.iban = "FR7616958000010000420011886";
    EXPECT_EQ(books.only().decision, Decision::Transfer);
    EXPECT_FALSE(books.only().unattended);
    EXPECT_TRUE(says(books.only(), reasons::other_leg_missing));
}

TEST(Transfers, TwoLegsForOneAreShown) {
    Case books = two_accounts();
    books.line(-500'00, day(3, 9), "VIR EPARGNE").counterparty.iban = "FR7616958000010000420011886";
    for (int i = 0; i < 2; ++i) {
        books.line(500'00, day(3, 10), "VIR RECU").nature = bank::Nature::Internal;
        books.lines.back().journal = "BL";
    }
    EXPECT_FALSE(books.of(0).unattended);
}

TEST(Transfers, WithoutTheAccountTheLineStaysOpen) {
    Case books = two_accounts();
    books.books.accounts.transfer.clear();
    books.line(-500'00, day(3, 9), "VIR EPARGNE").counterparty.iban = "FR7616958000010000420011886";
    EXPECT_EQ(books.only().state, LineState::Open);
}

PastPayment past(std::int64_t match, std::string id) {
    PastPayment payment;
    payment.match = MatchId{match};
    payment.journal = "BQ";
    payment.line.booked_on = day(2, 1);
    payment.line.amount = eur(300'00);
    payment.line.end_to_end_id = std::move(id);
    payment.account = "411000";
    payment.party = "C" + std::to_string(match);
    payment.piece = "F" + std::to_string(match);
    return payment;
}

// An allowance has one account: of two nobody says which is whose.
TEST(Allowances, AnOwnTypeIsBookedUnattendedOnItsOneAccountAlone) {
    DifferenceType own{.code = "tpe", .label = "Terminal", .kind = DifferenceKind::Fee};
    own.charge_account = own.income_account = "627800";
    DifferenceLimit limit;
    limit.type = "tpe";
    limit.limit_minor = 500;
    const auto one = allowances_of({own}, {limit});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].account, "627800");
    own.income_account.clear();
    EXPECT_TRUE(allowances_of({own}, {limit}).empty());
    own.income_account = "758000";
    EXPECT_TRUE(allowances_of({own}, {limit}).empty());
    own.code = limit.type = "fee"; // its accounts are the usual ones of each side
    const auto usual = allowances_of({own}, {limit});
    ASSERT_EQ(usual.size(), 1U);
    EXPECT_EQ(usual[0].account, "");
}

TEST(Returns, AReturnedPaymentOpensWhatItPaid) {
    Case books = invoice_of_aaro(1'000'00);
    books.books.past_payments = {past(1, "E1"), past(2, "E2")};
    bank::StatementLine& line = books.line(-300'00, day(2, 9), "REJET PRLV");
    line.nature = bank::Nature::Return;
    line.end_to_end_id = "E2";
    const Proposal proposal = books.only();
    EXPECT_EQ(proposal.kind, Kind::Return);
    EXPECT_EQ(proposal.state, LineState::Proposed);
    EXPECT_FALSE(proposal.unattended);
    EXPECT_EQ(proposal.targets.front().party, "C2");
    EXPECT_EQ(proposal.targets.front().account, "411000");
    EXPECT_TRUE(says(proposal, reasons::payment_came_back));
}

TEST(Returns, TwoThatFitAreBothShown) {
    Case books = invoice_of_aaro(1'000'00);
    books.books.past_payments = {past(1, "E1"), past(2, "E2")};
    books.line(-300'00, day(2, 9), "REJET PRLV").nature = bank::Nature::Return;
    EXPECT_EQ(books.only().state, LineState::Ambiguous);
    EXPECT_EQ(books.only().other_targets.size(), 1U);
}

TEST(Returns, NothingComesBackBeforeItWasPaid) {
    Case books = invoice_of_aaro(1'000'00);
    books.books.past_payments = {past(1, "E1")};
    books.line(-300'00, day(1, 9), "REJET PRLV").nature = bank::Nature::Return;
    EXPECT_EQ(books.only().state, LineState::Open);
}

TEST(CalledInvoice, ANumberTheLineCallsAnInvoicesSpeaksAgainstAnother) {
    Case books = invoice_of_aaro(1'000'00);
    books.books.items.front().piece = "371005";
    books.line(1'000'00, day(3, 9), "VIR AAROLIS CONSEIL FACT 371122");
    EXPECT_FALSE(books.only().unattended);
}

TEST(CalledInvoice, ItsOwnNumberWithoutZerosDoesNot) {
    Case books = invoice_of_aaro(1'000'00);
    books.books.items.front().piece = "FA-2026-000643";
    books.line(1'000'00, day(3, 9), "VIR AAROLIS CONSEIL FACTURE NO 643");
    EXPECT_TRUE(books.only().unattended);
}

} // namespace
} // namespace comptoir::reconcile::test
