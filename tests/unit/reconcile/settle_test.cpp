#include "comptoir/reconcile/settle.h"

#include "builders.h"
#include "comptoir/i18n/i18n.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/report.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

using test::Case;
using test::day;

Target invoice(std::string piece, std::string account, std::int64_t cents) {
    Target target;
    target.kind = TargetKind::Invoice;
    target.piece = std::move(piece);
    target.account = std::move(account);
    target.party = "FAARO";
    target.amount = eur(cents);
    return target;
}

SettleRequest request_for(const Case& one, std::vector<Target> targets) {
    return {"BQ", "512100", one.lines, std::move(targets), eur(0)};
}

TEST(Settle, APurchasePaidDebitsTheSupplierAndCreditsTheBank) {
    Case one;
    one.line(-18999, day(10, 12), "VIR SEPA AARO F59289482");
    const Result<ledger::Entry> entry =
        settle(request_for(one, {invoice("F59289482", "401000", -18999)}));
    ASSERT_TRUE(entry.has_value());
    EXPECT_EQ(entry->journal, "BQ");
    EXPECT_EQ(entry->date, day(10, 12));
    EXPECT_EQ(entry->piece, "F59289482");
    EXPECT_EQ(entry->label, "VIR SEPA AARO F59289482");
    EXPECT_EQ(entry->origin, ledger::EntryOrigin::Match);
    ASSERT_EQ(entry->rows.size(), 2U);
    EXPECT_EQ(entry->rows[0].account, "401000");
    EXPECT_EQ(entry->rows[0].party, "FAARO");
    EXPECT_EQ(entry->rows[0].amount, eur(18999));
    EXPECT_EQ(entry->rows[1].account, "512100");
    EXPECT_EQ(entry->rows[1].party, "");
    EXPECT_EQ(entry->rows[1].amount, eur(-18999));
}

TEST(Settle, ASaleReceivedCreditsTheCustomer) {
    Case one;
    one.line(120000, day(10, 12), "VIR DURAND");
    const Result<ledger::Entry> entry =
        settle(request_for(one, {invoice("FAC118", "411000", 120000)}));
    ASSERT_TRUE(entry.has_value());
    EXPECT_EQ(entry->rows[0].amount, eur(-120000));
    EXPECT_EQ(entry->rows[1].amount, eur(120000));
}

TEST(Settle, SeveralInvoicesTakeTheBanksReferenceAsPiece) {
    Case one;
    one.line(431000, day(10, 14), "VIR DURAND").bank_reference = "AB12";
    const auto entry = settle(request_for(
        one, {invoice("FAC118", "411000", 211000), invoice("FAC121", "411000", 220000)}));
    ASSERT_TRUE(entry.has_value());
    EXPECT_EQ(entry->piece, "AB12");
    EXPECT_EQ(entry->rows.size(), 3U);
}

TEST(Settle, ThePieceIsNeverEmpty) {
    Case one;
    one.line(300, day(10, 14), "");
    Target account;
    account.kind = TargetKind::Account;
    account.account = "758000";
    account.amount = eur(300);
    const auto entry = settle(request_for(one, {account}));
    ASSERT_TRUE(entry.has_value());
    EXPECT_FALSE(entry->piece.empty());
    EXPECT_FALSE(entry->label.empty());
}

TEST(Settle, EachLineHasItsOwnBankRow) {
    Case one;
    one.line(10000, day(10, 14), "VIR 1");
    one.line(20000, day(10, 16), "VIR 2");
    const auto entry = settle(request_for(one, {invoice("FAC118", "411000", 30000)}));
    ASSERT_TRUE(entry.has_value());
    ASSERT_EQ(entry->rows.size(), 3U);
    EXPECT_EQ(entry->rows[1].amount, eur(10000));
    EXPECT_EQ(entry->rows[2].amount, eur(20000));
    EXPECT_EQ(entry->date, day(10, 16));
}

TEST(Settle, UnequalTotalsAreRefused) {
    Case one;
    one.line(-18999, day(10, 12), "VIR");
    const auto entry = settle(request_for(one, {invoice("F1", "401000", -18998)}));
    ASSERT_FALSE(entry.has_value());
    EXPECT_EQ(entry.error().code, ErrorCode(errors::totals_differ));
}

TEST(Settle, TwoCurrenciesAreRefused) {
    Case one;
    one.line(-18999, day(10, 12), "VIR");
    Target target = invoice("F1", "401000", -18999);
    target.amount = Money{-18999, *Currency::parse("USD")};
    const auto entry = settle(request_for(one, {target}));
    ASSERT_FALSE(entry.has_value());
    EXPECT_EQ(entry.error().code, ErrorCode(errors::currency_differs));
}

TEST(Settle, NothingTickedIsRefused) {
    Case one;
    one.line(-18999, day(10, 12), "VIR");
    EXPECT_EQ(settle(request_for(one, {})).error().code, ErrorCode(errors::nothing_ticked));
}

TEST(Report, TheExampleOfTheReferenceCloses) {
    ReconciliationReport report;
    report.currency = Currency::eur();
    report.ledger_balance = eur(330000);
    report.statement_balance = eur(560000);
    report.credits = {{day(9, 28), "4412087", "Chèque non présenté", eur(200000)}};
    report.bank_credits = {{day(9, 30), "", "Intérêts", eur(30000)}};
    close_report(report);
    EXPECT_EQ(report.theoretical, eur(530000));
    EXPECT_EQ(report.difference, eur(0));
}

TEST(Report, WhatIsNotExplainedIsTheDifference) {
    ReconciliationReport report;
    report.currency = Currency::eur();
    report.ledger_balance = eur(10000);
    report.statement_balance = eur(10700);
    report.initial_difference = eur(500);
    close_report(report);
    EXPECT_EQ(report.difference, eur(200));
}

TEST(Reasons, EveryReasonHasItsSentenceInBothLanguages) {
    for (const ErrorCode& code : reasons::all()) {
        EXPECT_TRUE(i18n::has_text(code.name)) << code.name;
        EXPECT_EQ(reasons::find(code.name), code);
    }
    EXPECT_FALSE(reasons::find("reconcile.invented").has_value());
}

TEST(States, TheWordsOfTheContractComeBack) {
    for (const LineState state : {LineState::Open, LineState::Proposed, LineState::Ambiguous,
                                  LineState::Matched, LineState::Parked, LineState::Ignored})
        EXPECT_EQ(parse_line_state(to_text(state)), state);
    EXPECT_FALSE(parse_line_state("perhaps").has_value());
}

} // namespace
} // namespace comptoir::reconcile
