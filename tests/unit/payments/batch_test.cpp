#include "comptoir/core/text.h"
#include "comptoir/payments/errors.h"
#include "comptoir/payments/types.h"

#include <gtest/gtest.h>

namespace comptoir::payments {

namespace {

Date day(std::string_view iso) {
    return *Date::parse_iso(iso);
}
const Date k_today = day("2026-11-20"); // a Friday

Payment a_payment(std::int64_t item = 1) {
    Payment payment;
    payment.open_item = ledger::RowId(item);
    payment.party = "FAARO001";
    payment.payee_name = "Aaro SAS";
    payment.payee_iban = Iban::parse("DE89370400440532013000");
    payment.iban_confirmed = true;
    payment.amount = eur(120'00);
    payment.open = eur(120'00);
    payment.execute_on = k_today;
    payment.reference = "F59289482";
    payment.end_to_end_id = "CT-" + text::number(item) + "-F59289482";
    return payment;
}

OrderBatch a_batch(std::vector<Payment> payments) {
    return {"CPT-20261120-0001",
            {},
            {"Atelier Exemple SARL", *Iban::parse("FR7630006000011234567890189"), std::nullopt,
             "123456789"},
            {*Iban::parse("BE68539007547034")},
            std::move(payments)};
}

std::string_view refusal(Payment payment) {
    const auto batch = checked_batch(a_batch({a_payment(7), std::move(payment)}), k_today);
    return batch ? std::string_view("accepted") : batch.error().code.name;
}

TEST(LeftToOrder, IsWhatTheInvoiceAsksLessWhatWasPaidSinceItCame) {
    invoices::Invoice invoice;
    invoice.gross = eur(130'40);
    invoice.prepaid = eur(30'40);
    invoice.payable = eur(100'00);
    EXPECT_EQ(left_to_order(invoice, eur(130'40), eur(0), eur(0)), eur(100'00));
    EXPECT_EQ(left_to_order(invoice, eur(90'40), eur(40'00), eur(0)), eur(60'00));
    EXPECT_EQ(left_to_order(invoice, eur(30'40), eur(100'00), eur(0)), eur(0));
    // The prepayment itself, lettered with the invoice, is no part of what it asks.
    EXPECT_EQ(left_to_order(invoice, eur(100'00), eur(30'40), eur(30'40)), eur(100'00));
    // More than the document says was paid before counts as paid.
    EXPECT_EQ(left_to_order(invoice, eur(80'40), eur(50'00), eur(50'00)), eur(80'40));
    EXPECT_EQ(left_to_order(invoice, eur(20'00), eur(110'40), eur(50'00)), eur(20'00));
}

TEST(LeftToOrder, IsNeverNegative) {
    invoices::Invoice invoice;
    invoice.gross = eur(130'40);
    invoice.prepaid = eur(30'40);
    invoice.payable = eur(100'00);
    EXPECT_EQ(left_to_order(invoice, eur(10'40), eur(120'00), eur(0)), eur(0));
}

TEST(CheckedBatch, TakesASoundPayment) {
    EXPECT_EQ(refusal(a_payment()), "accepted");
}

TEST(CheckedBatch, RefusesAnEmptyBasket) {
    const auto batch = checked_batch(a_batch({}), k_today);
    ASSERT_FALSE(batch);
    EXPECT_EQ(batch.error().code, ErrorCode(errors::nothing));
}

TEST(CheckedBatch, RefusesAPayeeWithoutConfirmedSepaIban) {
    Payment payment = a_payment();
    payment.payee_iban.reset();
    EXPECT_EQ(refusal(payment), errors::iban_missing.name);
    payment = a_payment();
    payment.payee_iban = Iban::parse("TN5910006035183598478831");
    ASSERT_TRUE(payment.payee_iban);
    EXPECT_EQ(refusal(payment), errors::iban_not_sepa.name);
    payment = a_payment();
    payment.iban_confirmed = false;
    EXPECT_EQ(refusal(payment), errors::iban_unconfirmed.name);
}

TEST(CheckedBatch, NeverPaysOnesOwnAccounts) {
    Payment payment = a_payment();
    payment.payee_iban = Iban::parse("FR7630006000011234567890189");
    EXPECT_EQ(refusal(payment), errors::own_account.name);
    payment.payee_iban = Iban::parse("BE68539007547034");
    EXPECT_EQ(refusal(payment), errors::own_account.name);
}

TEST(CheckedBatch, RefusesAmountsOutsideTheScheme) {
    Payment payment = a_payment();
    payment.open.reset();
    for (std::int64_t cents : {0LL, -1LL, 1'000'000'000'00LL}) {
        payment.amount = eur(cents);
        EXPECT_EQ(refusal(payment), errors::amount_out_of_range.name) << cents;
    }
    payment.amount = eur(999'999'999'99);
    EXPECT_EQ(refusal(payment), "accepted");
    payment.amount = Money(100, *Currency::parse("CHF"));
    EXPECT_EQ(refusal(payment), errors::currency.name);
}

TEST(CheckedBatch, RefusesMoreThanIsOpen) {
    Payment payment = a_payment();
    payment.open = eur(119'99);
    EXPECT_EQ(refusal(payment), errors::more_than_open.name);
}

TEST(CheckedBatch, RefusesTheSameItemOrReferenceTwice) {
    Payment payment = a_payment(7);
    payment.end_to_end_id = "OTHER";
    EXPECT_EQ(refusal(payment), errors::twice.name);
    payment = a_payment(8);
    payment.end_to_end_id = a_payment(7).end_to_end_id;
    EXPECT_EQ(refusal(payment), errors::twice.name);
}

TEST(CheckedBatch, RefusesANameNoBankCanRead) {
    Payment payment = a_payment();
    payment.payee_name = " \t ";
    EXPECT_EQ(refusal(payment), errors::payee_unnamed.name);
}

TEST(CheckedBatch, MovesDaysOfThePastToTodayAndClosedDaysOnwards) {
    Payment past = a_payment(1), saturday = a_payment(2), later = a_payment(3);
    past.execute_on = day("2026-10-01");
    saturday.execute_on = day("2026-11-21");
    later.execute_on = day("2026-12-25");
    const auto batch = checked_batch(a_batch({later, saturday, past}), k_today);
    ASSERT_TRUE(batch);
    EXPECT_EQ(batch->payments[0].execute_on, day("2026-11-20"));
    EXPECT_EQ(batch->payments[1].execute_on, day("2026-11-23"));
    EXPECT_EQ(batch->payments[2].execute_on, day("2026-12-28"));
    EXPECT_EQ(total_of(*batch), eur(360'00));
}

TEST(CheckedBatch, CleansTextsAndKeepsStructuredReferences) {
    Payment free = a_payment(1), structured = a_payment(2);
    free.payee_name = "Société Œuvre & Fils";
    free.reference = "Facture n° 12 — été";
    structured.reference = "+++010/8068/17183+++";
    const auto batch = checked_batch(a_batch({free, structured}), k_today);
    ASSERT_TRUE(batch);
    EXPECT_EQ(batch->payments[0].payee_name, "Societe OEuvre + Fils");
    EXPECT_EQ(batch->payments[0].reference, sepa_text("Facture n° 12 — été", 140));
    EXPECT_EQ(batch->payments[1].reference, "010806817183");
}

} // namespace
} // namespace comptoir::payments
