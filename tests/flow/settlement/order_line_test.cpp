// A108, A280: the bank line of a payment that its order booked is only pointed to that entry.
#include "comptoir/app/pointing.h"
#include "comptoir/app/returned_payment.h"
#include "comptoir/reconcile/reasons.h"
#include "order_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using payments::PaymentState;

class OrderLine : public testing::Test {
protected:
    // A bill of 120.00 that is ordered; the bank's line may come.
    payments::Payment ordered() {
        item = one.invoice("FAARO", "F-100", -12000, october(1));
        value_of(one.order({item}));
        one.wait_days(4);
        return one.last();
    }
    reconcile::LineState state_of(const app::ReconcileReport& report, std::size_t line) {
        return report.lines.at(line).proposal.state;
    }
    OrderDossier one;
    ledger::RowId item;
};

TEST_F(OrderLine, TheLineThatCarriesOurIdIsPointedUnattendedAndNothingIsBookedTwice) {
    const payments::Payment payment = ordered();
    // Another day, another name, and another open piece of the very amount.
    one.invoice("FORANGE", "O-9", -12000, october(3));
    one.lines({{-12000, november(13), "VIR SEPA", payment.end_to_end_id}});
    const app::ReconcileReport report = one.apply();
    ASSERT_EQ(report.summary.matched, 1);
    EXPECT_EQ(report.lines[0].proposal.reasons.front().code.name,
              reconcile::reasons::own_order.name);
    EXPECT_EQ(one.bank_entries(), 1U);
    EXPECT_TRUE(one.is_pointed(payment.entry));
    EXPECT_EQ(one.last().state, PaymentState::Settled);
    EXPECT_EQ(one.open_of("O-9"), -12000);
    EXPECT_EQ(one.balance("512100"), -12000);
    one.expect_check_passes();
}

TEST_F(OrderLine, TheIdIsFoundInTheLabelToo) {
    const payments::Payment payment = ordered();
    one.lines({{-12000, november(3), "VIR SEPA EMIS " + payment.end_to_end_id}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    EXPECT_TRUE(one.is_pointed(payment.entry));
}

TEST_F(OrderLine, UndoingThePointingLeavesTheOrderInTransit) {
    const payments::Payment payment = ordered();
    const std::string before = one.snapshot();
    const auto lines = one.lines({{-12000, november(3), "VIR", payment.end_to_end_id}});
    one.apply();
    expect_done(one.undo(last_match(one).id));
    EXPECT_EQ(one.last().state, PaymentState::Ordered);
    EXPECT_FALSE(one.is_pointed(payment.entry));
    EXPECT_EQ(one.open_of("F-100"), 0);
    EXPECT_EQ(one.bank_entries(), 1U);
    one.expect_check_passes();
    expect_done(one.cancel(payment.id)); // link by link
    EXPECT_EQ(one.bank_entries(), 0U);
    EXPECT_EQ(one.open_of("F-100"), -12000);
    one.expect_check_passes();
}

TEST_F(OrderLine, OneLineForTheWholeFilePointsAllItsOrders) {
    const auto first = one.invoice("FAARO", "F-100", -12000, october(1));
    const auto second = one.invoice("FORANGE", "O-1", -5000, october(2));
    const app::PaymentExportReport file = value_of(one.order({first, second}));
    one.wait_days(4);
    one.lines({{-17000, november(3), "VIR SEPA MULTIPLE", {}, file.message_id + "-1"}});
    const app::ReconcileReport report = one.apply();
    ASSERT_EQ(report.summary.matched, 1);
    EXPECT_EQ(report.lines[0].proposal.reasons.front().code.name,
              reconcile::reasons::own_order_file.name);
    for (const payments::Payment& payment : one.payments())
        EXPECT_EQ(payment.state, PaymentState::Settled);
    EXPECT_EQ(one.bank_entries(), 2U);
    one.expect_check_passes();
    expect_done(one.undo(last_match(one).id));
    for (const payments::Payment& payment : one.payments())
        EXPECT_EQ(payment.state, PaymentState::Ordered);
    one.expect_check_passes();
}

TEST_F(OrderLine, WhenTheLineComesFirstTheOrderIsSettledWithoutAnEntryOfItsOwn) {
    one.book_at_order(false);
    const payments::Payment payment = ordered();
    one.lines({{-12000, november(3), "VIR", payment.end_to_end_id}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    one.book_at_order(true);
    EXPECT_EQ(one.last().state, PaymentState::Settled);
    EXPECT_FALSE(one.last().entry);
    EXPECT_EQ(one.bank_entries(), 1U);
    one.expect_check_passes();
}

TEST_F(OrderLine, PointingByHandOnPaperSettlesItToo) {
    const payments::Payment payment = ordered();
    one.validate();
    const reconcile::PointingId session =
        value_of(one.dossier.write<app::PointingSession>([](app::Writer& writer) {
            return app::open_pointing(
                writer,
                {.journal = "BQ", .from = november(1), .to = november(4), .balance = eur(-12000)});
        })).id;
    expect_done(one.dossier.write<void>([&](app::Writer& writer) -> Result<void> {
        CT_TRY(
            app::point_rows(writer, session, {one.entry(payment.entry).rows[1].id}, november(3)));
        CT_TRY(app::validate_pointing(writer, session, false));
        return {};
    }));
    EXPECT_EQ(one.last().state, PaymentState::Settled);
    one.expect_check_passes();
    expect_done(one.dossier.write<void>(
        [&](app::Writer& writer) { return app::erase_pointing(writer, session, {}); }));
    EXPECT_EQ(one.last().state, PaymentState::Ordered);
    one.expect_check_passes();
}

TEST_F(OrderLine, APaymentThatComesBackOpensItsInvoiceAgain) {
    const payments::Payment payment = ordered();
    const auto lines = one.lines({{-12000, november(2), "VIR", payment.end_to_end_id},
                                  {12000, november(4), "REJET VIR", payment.end_to_end_id}});
    const std::string before = one.snapshot();
    one.apply();
    const auto sent = last_match(one).id;
    const std::string paid = one.snapshot();
    const auto back = value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_return(writer, lines[1], sent); }));
    EXPECT_EQ(one.open_of("F-100"), -12000);
    EXPECT_EQ(one.balance("512100"), 0);
    EXPECT_EQ(one.last().state, PaymentState::Ordered);
    one.expect_check_passes();
    EXPECT_EQ(refusal_of(one.undo(sent)), "reconcile.returned_already");
    EXPECT_EQ(refusal_of(one.dossier.write<reconcile::MatchId>(
                  [&](app::Writer& writer) { return app::match_return(writer, lines[1], sent); })),
              "reconcile.returned_already");
    expect_done(one.undo(back));
    EXPECT_EQ(one.snapshot(), paid);
    EXPECT_EQ(one.last().state, PaymentState::Settled);
    one.expect_check_passes();
    expect_done(one.undo(sent));
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(OrderLine, AnOrderThatCameBackIsCancelledAndOrderedAgain) {
    const payments::Payment payment = ordered();
    const auto lines = one.lines({{-12000, november(2), "VIR", payment.end_to_end_id},
                                  {12000, november(4), "REJET VIR", payment.end_to_end_id}});
    one.apply();
    const auto sent = last_match(one).id;
    value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_return(writer, lines[1], sent); }));
    EXPECT_EQ(refusal_of(one.order({item}, "again.xml")), "payments.already_ordered");
    expect_done(one.cancel(payment.id));
    EXPECT_EQ(one.bank_entries(), 2U); // what happened stays booked
    value_of(one.order({item}, "again.xml"));
    EXPECT_EQ(one.open_of("F-100"), 0);
    one.expect_check_passes();
}

TEST_F(OrderLine, AReturnStaysOnceItsOrderIsCancelled) {
    const payments::Payment payment = ordered();
    const auto lines = one.lines({{-12000, november(2), "VIR", payment.end_to_end_id},
                                  {12000, november(4), "REJET VIR", payment.end_to_end_id}});
    one.apply();
    const auto sent = last_match(one).id;
    const auto back = value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_return(writer, lines[1], sent); }));
    expect_done(one.cancel(payment.id));
    const std::string cancelled = one.snapshot();
    // Else the entry would settle the bill for ever, and nobody could take it back.
    EXPECT_EQ(refusal_of(one.undo(back)), "payments.order_cancelled");
    EXPECT_EQ(one.snapshot(), cancelled);
    one.expect_check_passes();
}

TEST_F(OrderLine, TheBasketsUndoDoesNotTakeBackWhatWasOrderedSince) {
    const payments::Payment payment = ordered();
    EXPECT_EQ(refusal_of(one.dossier.write<void>([&](app::Writer& writer) {
                  return app::cancel_payment(writer, payment.id, PaymentState::Basket);
              })),
              "payments.not_cancellable");
    EXPECT_EQ(one.last().state, PaymentState::Ordered);
    EXPECT_EQ(one.bank_entries(), 1U);
}

// --- refusals and doubts ------------------------------------------------------------------------

TEST_F(OrderLine, AnotherAmountUnderOurIdIsNotThatOrder) {
    const payments::Payment payment = ordered();
    one.lines({{-12500, november(3), "VIR", payment.end_to_end_id}});
    EXPECT_EQ(one.apply().summary.matched, 0);
    EXPECT_FALSE(one.is_pointed(payment.entry));
    EXPECT_EQ(one.last().state, PaymentState::Ordered);
}

TEST_F(OrderLine, ALongerIdIsNotOurs) {
    const payments::Payment payment = ordered();
    one.lines({{-12000, november(23), "VIR " + payment.end_to_end_id + "7"}});
    EXPECT_EQ(one.apply().summary.matched, 0);
    EXPECT_FALSE(one.is_pointed(payment.entry));
}

TEST_F(OrderLine, ASumThatNamesNoFileIsShownAndNotTaken) {
    const auto first = one.invoice("FAARO", "F-100", -12000, october(1));
    const auto second = one.invoice("FORANGE", "O-1", -5000, october(2));
    value_of(one.order({first, second}));
    one.wait_days(4);
    one.lines({{-17000, november(3), "VIREMENTS EMIS"}});
    const app::ReconcileReport report = one.apply();
    EXPECT_EQ(report.summary.matched, 0);
    EXPECT_EQ(state_of(report, 0), reconcile::LineState::Proposed);
    EXPECT_EQ(report.lines[0].proposal.targets.size(), 2U);
    EXPECT_EQ(report.lines[0].proposal.reasons.front().code.name,
              reconcile::reasons::own_order_sum.name);
}

TEST_F(OrderLine, AFileOneOrderOfWhichWasCancelledIsTheSumOfTheOthers) {
    const auto first = one.invoice("FAARO", "F-100", -12000, october(1));
    const auto second = one.invoice("FORANGE", "O-1", -5000, october(2));
    const app::PaymentExportReport file = value_of(one.order({first, second}));
    expect_done(one.cancel(one.last().id)); // rejected by the bank
    one.wait_days(4);
    one.lines({{-17000, november(3), "VIR MULTIPLE", {}, file.message_id}});
    EXPECT_EQ(one.apply().summary.matched, 0);
    one.lines({{-12000, november(4), "VIR MULTIPLE", {}, file.message_id}}, -17000);
    EXPECT_EQ(one.apply().summary.matched, 1);
    EXPECT_EQ(one.open_of("O-1"), -5000);
    one.expect_check_passes();
}

TEST_F(OrderLine, TheSecondOfTwoLinesUnderOneIdIsLeftToAPerson) {
    const payments::Payment payment = ordered();
    one.lines({{-12000, november(2), "VIR", payment.end_to_end_id},
               {-12000, november(3), "VIR", payment.end_to_end_id}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    EXPECT_EQ(one.bank_entries(), 1U);
    one.expect_check_passes();
}

TEST_F(OrderLine, WhatIsPointedIsNotCancelled) {
    const payments::Payment payment = ordered();
    one.lines({{-12000, november(3), "VIR", payment.end_to_end_id}});
    one.apply();
    EXPECT_EQ(refusal_of(one.cancel(payment.id)), "payments.not_cancellable");
    EXPECT_TRUE(one.is_pointed(payment.entry));
}

} // namespace
} // namespace comptoir::test
