#include "an_invoice.h"

#include "comptoir/invoices/booking_accounts.h"
#include "comptoir/invoices/errors.h"

#include <gtest/gtest.h>

#include <random>

namespace comptoir::invoices {

namespace {

using test::an_invoice;
using test::rows_of;

std::string booked(const Invoice& invoice, ledger::Chart chart = ledger::Chart::Pcg,
                   ledger::VatBasis basis = ledger::VatBasis::Debits) {
    const bool purchase = invoice.direction == Direction::Purchase;
    const BookingAccounts& accounts = booking_accounts(chart);
    const auto entry =
        booking_entry(invoice, chart, purchase ? "AC" : "VE",
                      std::string(purchase ? accounts.supplier : accounts.customer), basis);
    return entry ? rows_of(*entry) : std::string(entry.error().code.name);
}

TEST(BookingEntry, APurchaseDebitsExpenseAndVatAndCreditsTheSupplier) {
    EXPECT_EQ(booked(an_invoice()), "606400 100.00, 445660 20.00, 401000/FAARO001 -120.00");
}

TEST(BookingEntry, CarriesPieceDatesOriginAndDueDate) {
    const auto entry = booking_entry(an_invoice(), ledger::Chart::Pcg, "AC", "401000");
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->journal, "AC");
    EXPECT_EQ(entry->piece, "F59289482");
    EXPECT_EQ(entry->date, test::day("2026-10-05"));
    EXPECT_EQ(entry->piece_date, test::day("2026-10-05"));
    EXPECT_EQ(entry->label, "Aaro SAS F59289482");
    EXPECT_EQ(entry->origin, ledger::EntryOrigin::Invoice);
    EXPECT_EQ(entry->rows.back().due_on, test::day("2026-11-04"));
    EXPECT_EQ(entry->rows.front().due_on, std::nullopt);
}

TEST(BookingEntry, AnAssetTakesItsOwnVatAccount) {
    Invoice invoice = an_invoice();
    invoice.expense_account = "218300";
    EXPECT_EQ(booked(invoice), "218300 100.00, 445620 20.00, 401000/FAARO001 -120.00");
}

TEST(BookingEntry, EachRateHasItsRow) {
    Invoice invoice = an_invoice();
    invoice.taxes = {{"S", Rate{20, 2}, eur(50'00), eur(10'00), ""},
                     {"S", Rate{55, 3}, eur(50'00), eur(2'75), ""}};
    invoice.vat = eur(12'75);
    invoice.gross = invoice.payable = eur(112'75);
    EXPECT_EQ(booked(invoice), "606400 100.00, 445660 10.00, 445660 2.75, 401000/FAARO001 -112.75");
}

TEST(BookingEntry, ASaleMirrorsAPurchase) {
    Invoice invoice = an_invoice();
    invoice.direction = Direction::Sale;
    invoice.party = "CEXEM001";
    invoice.expense_account = "706000";
    EXPECT_EQ(booked(invoice), "706000 -100.00, 445710 -20.00, 411000/CEXEM001 120.00");
}

TEST(BookingEntry, CreditNotesAndNegativeTotalsAreReversed) {
    Invoice credit = an_invoice();
    credit.type = InvoiceType::CreditNote;
    EXPECT_EQ(booked(credit), "606400 -100.00, 445660 -20.00, 401000/FAARO001 120.00");
    credit.direction = Direction::Sale;
    credit.expense_account = "706000";
    EXPECT_EQ(booked(credit), "706000 100.00, 445710 20.00, 411000/FAARO001 -120.00");
    Invoice negative = an_invoice();
    negative.net = eur(-100'00);
    negative.vat = negative.taxes[0].vat = eur(-20'00);
    negative.taxes[0].base = eur(-100'00);
    negative.gross = negative.payable = eur(-120'00);
    EXPECT_EQ(booked(negative), "606400 -100.00, 445660 -20.00, 401000/FAARO001 120.00");
}

TEST(BookingEntry, ReverseChargeStandsOnBothSides) {
    Invoice invoice = an_invoice();
    invoice.seller.country = "DE";
    invoice.vat = eur(0);
    invoice.gross = invoice.payable = eur(100'00);
    invoice.taxes = {{"K", Rate{0, 2}, eur(100'00), eur(0), "intra"}};
    EXPECT_EQ(booked(invoice),
              "606400 100.00, 445660 20.00, 445200 -20.00, 401000/FAARO001 -100.00");
    invoice.seller.country = "FR"; // building subcontractors: due at home
    invoice.taxes[0].category = "AE";
    EXPECT_EQ(booked(invoice),
              "606400 100.00, 445660 20.00, 445715 -20.00, 401000/FAARO001 -100.00");
    invoice.type = InvoiceType::CreditNote;
    EXPECT_EQ(booked(invoice),
              "606400 -100.00, 445660 -20.00, 445715 20.00, 401000/FAARO001 100.00");
}

TEST(BookingEntry, ASaleUnderReverseChargeBearsNoVat) {
    Invoice invoice = an_invoice();
    invoice.direction = Direction::Sale;
    invoice.expense_account = "706000";
    invoice.vat = eur(0);
    invoice.gross = invoice.payable = eur(100'00);
    invoice.taxes = {{"AE", Rate{0, 2}, eur(100'00), eur(0), "x"}};
    EXPECT_EQ(booked(invoice), "706000 -100.00, 411000/FAARO001 100.00");
}

TEST(BookingEntry, VatOnReceiptsWaits) {
    EXPECT_EQ(booked(an_invoice(), ledger::Chart::Pcg, ledger::VatBasis::Receipts),
              "606400 100.00, 445640 20.00, 401000/FAARO001 -120.00");
    Invoice sale = an_invoice();
    sale.direction = Direction::Sale;
    sale.expense_account = "706000";
    EXPECT_EQ(booked(sale, ledger::Chart::Pcg, ledger::VatBasis::Receipts),
              "706000 -100.00, 445740 -20.00, 411000/FAARO001 120.00");
}

TEST(BookingEntry, BelgiumAndSwitzerlandHaveTheirOwnAccounts) {
    Invoice invoice = an_invoice();
    invoice.expense_account = "611000";
    EXPECT_EQ(booked(invoice, ledger::Chart::Pcmn),
              "611000 100.00, 411000 20.00, 440000/FAARO001 -120.00");
    invoice.expense_account = "650000";
    EXPECT_EQ(booked(invoice, ledger::Chart::Kmu),
              "650000 100.00, 117000 20.00, 200000/FAARO001 -120.00");
    invoice.expense_account = "152000";
    EXPECT_EQ(booked(invoice, ledger::Chart::Kmu),
              "152000 100.00, 117100 20.00, 200000/FAARO001 -120.00");
}

TEST(BookingEntry, ACentPerRateGoesToTheLargestVatRowAndMoreIsRefused) {
    Invoice invoice = an_invoice();
    invoice.vat = eur(20'01);
    invoice.gross = invoice.payable = eur(120'01);
    EXPECT_EQ(booked(invoice), "606400 100.00, 445660 20.01, 401000/FAARO001 -120.01");
    invoice.vat = eur(20'02);
    invoice.gross = invoice.payable = eur(120'02);
    EXPECT_EQ(booked(invoice), "invoices.amounts_inconsistent");
}

TEST(BookingEntry, TheRoundingOfThePayableSumHasItsAccount) {
    Invoice invoice = an_invoice();
    invoice.rounding = eur(-2);
    invoice.payable = eur(119'98);
    EXPECT_EQ(booked(invoice),
              "606400 100.00, 445660 20.00, 758900 -0.02, 401000/FAARO001 -119.98");
    invoice.rounding = eur(2);
    invoice.payable = eur(120'02);
    EXPECT_EQ(booked(invoice), "606400 100.00, 445660 20.00, 658500 0.02, 401000/FAARO001 -120.02");
}

TEST(BookingEntry, TotalsWithoutBreakdownAreEnough) {
    Invoice invoice = an_invoice();
    invoice.taxes.clear();
    EXPECT_EQ(booked(invoice), "606400 100.00, 445660 20.00, 401000/FAARO001 -120.00");
}

TEST(BookingEntry, RefusesWhatItCannotBook) {
    Invoice invoice = an_invoice();
    invoice.gross = eur(121'00);
    EXPECT_EQ(booked(invoice), errors::amounts_inconsistent.name);
    invoice = an_invoice();
    invoice.party.clear();
    EXPECT_EQ(booked(invoice), errors::no_party.name);
    invoice = an_invoice();
    invoice.expense_account.clear();
    EXPECT_EQ(booked(invoice), errors::no_account.name);
    invoice = an_invoice();
    invoice.vat = Money(20'00, *Currency::parse("CHF"));
    EXPECT_EQ(booked(invoice), errors::amounts_inconsistent.name);
    invoice = an_invoice();
    invoice.net = invoice.vat = invoice.gross = invoice.payable = eur(0);
    invoice.taxes.clear();
    EXPECT_EQ(booked(invoice), errors::nothing_to_book.name);
}

TEST(BookingEntry, TheNetAmountGoesToAChargeAnAssetOrAnIncome) {
    Invoice invoice = an_invoice();
    for (const char* account : {"512100", "401000", "706000", "445660"}) {
        invoice.expense_account = account;
        EXPECT_EQ(booked(invoice), errors::account_unfit.name) << account;
    }
    invoice.direction = Direction::Sale;
    invoice.expense_account = "606400";
    EXPECT_EQ(booked(invoice), errors::account_unfit.name);
}

TEST(BookingEntry, EveryEntryBalances) {
    std::mt19937 random(20261121);
    std::uniform_int_distribution<int> cents(-500'00, 5000'00), choice(0, 5);
    const char* categories[] = {"S", "S", "S", "AE", "K", "E"};
    for (int round = 0; round < 2000; ++round) {
        Invoice invoice = an_invoice();
        invoice.direction = choice(random) % 2 ? Direction::Sale : Direction::Purchase;
        if (invoice.direction == Direction::Sale)
            invoice.expense_account = "706000";
        invoice.type = choice(random) == 0 ? InvoiceType::CreditNote : InvoiceType::Invoice;
        invoice.taxes.clear();
        invoice.net = invoice.vat = eur(0);
        for (int i = choice(random) % 4; i >= 0; --i) {
            const std::string category = categories[choice(random)];
            TaxLine tax{category, category == "S" ? Rate{200, 3} : Rate{0, 2}, eur(cents(random)),
                        eur(0), "x"};
            tax.vat = multiply(tax.base, tax.rate, Rounding::HalfAwayFromZero);
            invoice.net += tax.base;
            invoice.vat += tax.vat;
            invoice.taxes.push_back(tax);
        }
        invoice.gross = invoice.payable = invoice.net + invoice.vat;
        const auto entry = booking_entry(invoice, ledger::Chart::Pcg, "AC", "401000");
        if (!entry) {
            ASSERT_TRUE(invoice.gross.is_zero()) << "round " << round;
            continue;
        }
        Money sum = eur(0);
        for (const ledger::EntryRow& row : entry->rows) {
            ASSERT_FALSE(row.amount.is_zero());
            sum += row.amount;
        }
        ASSERT_TRUE(sum.is_zero()) << "round " << round << ": " << rows_of(*entry);
    }
}

} // namespace
} // namespace comptoir::invoices
