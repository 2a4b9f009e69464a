// A108, A280: the entry of a payment made when its order is exported.
#include "comptoir/app/journal_import.h"
#include "order_dossier.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace comptoir::test {
namespace {

using payments::PaymentState;

class OrderEntry : public testing::Test {
protected:
    OrderDossier one;
};

TEST_F(OrderEntry, TheExportBooksThePaymentLetteredWithItsInvoice) {
    const auto item = one.invoice("FAARO", "F-100", -12000, october(1));
    value_of(one.order({item}));
    const payments::Payment payment = one.last();
    EXPECT_EQ(payment.state, PaymentState::Ordered); // "ordre émis", until the bank's line
    ASSERT_TRUE(payment.entry);
    const ledger::Entry entry = one.entry(payment.entry);
    EXPECT_EQ(entry.journal, "BQ");
    EXPECT_EQ(entry.date, november(2)); // the day it is executed, not that of the file
    EXPECT_EQ(entry.state, ledger::EntryState::Draft);
    EXPECT_EQ(entry.piece, "F-100");
    ASSERT_EQ(entry.rows.size(), 2U);
    EXPECT_EQ(entry.rows[0].account, "401000");
    EXPECT_EQ(entry.rows[0].party, "FAARO");
    EXPECT_EQ(entry.rows[0].amount, eur(12000));
    EXPECT_FALSE(entry.rows[0].letter.empty());
    EXPECT_EQ(entry.rows[1].account, "512100");
    EXPECT_EQ(entry.rows[1].amount, eur(-12000));
    EXPECT_FALSE(entry.rows[1].pointed);
    EXPECT_EQ(one.open_of("F-100"), 0); // off the due list
    one.expect_check_passes();
}

TEST_F(OrderEntry, WithoutTheSettingTheBankLineBooksIt) {
    one.book_at_order(false);
    const auto item = one.invoice("FAARO", "F-100", -12000, october(1));
    value_of(one.order({item}));
    EXPECT_FALSE(one.last().entry);
    EXPECT_EQ(one.bank_entries(), 0U);
    EXPECT_EQ(one.open_of("F-100"), -12000);
}

TEST_F(OrderEntry, ACancelledOrderTakesItsEntryBack) {
    const auto item = one.invoice("FAARO", "F-100", -12000, october(1));
    const std::string before = one.snapshot();
    value_of(one.order({item}));
    expect_done(one.cancel(one.last().id));
    EXPECT_EQ(one.last().state, PaymentState::Cancelled);
    EXPECT_EQ(one.bank_entries(), 0U);
    EXPECT_EQ(one.snapshot(), before);
    one.expect_check_passes();
    value_of(one.order({item}, "again.xml")); // and may be ordered again
    EXPECT_EQ(one.open_of("F-100"), 0);
    one.expect_check_passes();
}

TEST_F(OrderEntry, AValidatedEntryOfACancelledOrderIsReversed) {
    const auto item = one.invoice("FAARO", "F-100", -12000, october(1));
    value_of(one.order({item}));
    one.wait_days(4);
    one.validate();
    const std::string before = one.report(november(4)).ledger_balance.to_decimal();
    expect_done(one.cancel(one.last().id));
    EXPECT_EQ(one.bank_entries(), 2U);
    EXPECT_EQ(one.open_of("F-100"), -12000);
    EXPECT_EQ(one.balance("512100"), 0);
    EXPECT_NE(one.report(november(4)).ledger_balance.to_decimal(), before);
    one.expect_check_passes();
}

TEST_F(OrderEntry, VatOnReceiptsMovesWithTheOrderAndBack) {
    const auto item = one.purchase({.party = "FAARO", .piece = "F-7", .rates = {{10000, 2000}}});
    value_of(one.order({item}));
    EXPECT_EQ(one.balance("445640"), 0);
    EXPECT_EQ(one.balance("445660"), 2000);
    one.expect_check_passes();
    expect_done(one.cancel(one.last().id));
    EXPECT_EQ(one.balance("445640"), 2000);
    EXPECT_EQ(one.balance("445660"), 0);
    one.expect_check_passes();
}

// --- refusals -----------------------------------------------------------------------------------

TEST_F(OrderEntry, WhatCannotBeBookedIsNotOrderedAndLeavesNoFile) {
    const auto item = one.invoice("FAARO", "F-100", -12000, october(1));
    const auto other = one.invoice("FORANGE", "O-1", -5000, october(2));
    const std::string before = one.snapshot();
    const Date next_year = *Date::parse_iso("2027-01-05"); // whose books are not open
    EXPECT_EQ(refusal_of(one.order({item, other}, "order.xml", next_year)), "ledger.outside_years");
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_TRUE(one.payments().empty());
    EXPECT_FALSE(std::filesystem::exists(one.dossier.file("order.xml")));
}

TEST_F(OrderEntry, AnInvoiceInTransitIsNotOrderedASecondTime) {
    const auto item = one.invoice("FAARO", "F-100", -12000, october(1));
    value_of(one.order({item}));
    EXPECT_EQ(refusal_of(one.order({item}, "again.xml")), "app.not_found"); // nothing is open
    EXPECT_EQ(one.payments().size(), 1U);
}

TEST_F(OrderEntry, ItsEntryGoesWithItsPaymentAlone) {
    const auto item = one.invoice("FAARO", "F-100", -12000, october(1));
    value_of(one.order({item}));
    const ledger::EntryId entry = one.last().entry;
    EXPECT_EQ(refusal_of(one.dossier.write<void>(
                  [&](app::Writer& writer) { return app::discard_draft(writer, entry); })),
              "payments.entry_of_order");
    one.wait_days(4);
    one.validate();
    EXPECT_EQ(refusal_of(one.dossier.write<ledger::EntryId>(
                  [&](app::Writer& writer) { return app::reverse_entry(writer, entry); })),
              "payments.entry_of_order");
    EXPECT_EQ(refusal_of(one.undo(reconcile::MatchId{1})), "payments.match_of_order");
    EXPECT_TRUE(last_match(one).lines.empty()); // it is no match of the list
    EXPECT_EQ(last_match(one).id.value(), 0);
    one.expect_check_passes();
}

TEST_F(OrderEntry, AJournalInAnotherCurrencyOrWithoutAccountLeavesItToTheLine) {
    value_of(one.dossier.write<ledger::Journal>([](app::Writer& writer) {
        return app::add_journal(writer, {.code = "B2", .iban = std::nullopt, .account = "512200"});
    }));
    one.run_sql("UPDATE journal SET currency = 'USD' WHERE code = 'B2'");
    const auto at_order = [&](const std::string& journal) {
        return one.dossier.write<app::JournalImport>([&](app::Writer& writer) {
            return app::set_journal_import(writer, {.journal = journal, .settles_at_order = true});
        });
    };
    EXPECT_EQ(refusal_of(at_order("B2")), "payments.journal_currency");
    one.run_sql("UPDATE journal SET currency = 'EUR', account = NULL WHERE code = 'B2'");
    EXPECT_EQ(refusal_of(at_order("B2")), "reconcile.journal_without_account");
    EXPECT_EQ(refusal_of(at_order("OD")), "ledger.not_a_bank_journal");
    EXPECT_EQ(refusal_of(at_order("ZZ")), "ledger.unknown_journal");
}

TEST_F(OrderEntry, TheCheckTellsAPaymentWhoseStateIsNotItsEntrys) {
    const auto item = one.invoice("FAARO", "F-100", -12000, october(1));
    value_of(one.order({item}));
    EXPECT_TRUE(one.check("payments.orders").ok);
    one.run_sql("UPDATE payment SET state = 'settled'");
    EXPECT_FALSE(one.check("payments.orders").ok);
}

} // namespace
} // namespace comptoir::test
