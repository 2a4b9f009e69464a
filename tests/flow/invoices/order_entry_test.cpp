// A108, A280: an invoice whose payment is booked with its order says "ordre émis" until the bank's
// line is pointed to that entry.
#include "invoice_dossier.h"

#include "comptoir/app/journal_import.h"
#include "comptoir/app/reconcile.h"

namespace comptoir::app {

namespace {

using invoices::InvoiceState;
using payments::PaymentState;
using test::InvoiceDossier;
using test::refusal_of;
using test::value_of;

class InTransit : public testing::Test {
protected:
    void SetUp() override {
        value_of(dossier.write<JournalImport>([](Writer& writer) {
            return set_journal_import(writer, {.journal = "BQ", .settles_at_order = true});
        }));
        invoice = dossier.booked().id;
        dossier.confirm("FAARO001", test::k_aaro_iban);
        value_of(dossier.pay({.invoices = {invoice}, .items = {}}));
    }
    payments::Payment payment() {
        return value_of(dossier.read<std::vector<payments::Payment>>(
                            [](Reader& reader) { return list_payments(reader, {}); }))
            .back();
    }
    InvoiceState state() { return dossier.load(invoice).state; }
    // The bank's line of the order, two days later.
    void line_comes() {
        bank::StatementHeader header;
        header.format = "feed";
        header.account.iban = Iban::parse(test::k_own_iban);
        header.account.currency = Currency::eur();
        bank::StatementLine line;
        line.booked_on = *Date::parse_iso("2026-03-04");
        line.amount = -payment().amount;
        line.label = "VIR SEPA EMIS";
        line.end_to_end_id = payment().end_to_end_id;
        line.nature = bank::Nature::Transfer;
        header.from = header.to = line.booked_on;
        header.opening = bank::DatedBalance{line.booked_on, eur(0)};
        header.closing = bank::DatedBalance{line.booked_on, line.amount};
        std::vector<bank::LineId> ids;
        value_of(dossier.write<ImportReport>([&](Writer& writer) {
            return stage_feed_statement(writer, "BQ", header, {line}, &ids);
        }));
    }
    reconcile::MatchId apply() {
        const ReconcileReport report = value_of(dossier.write<ReconcileReport>(
            [](Writer& writer) { return apply_matches(writer, {}); }));
        return report.lines.at(0).match;
    }
    Result<void> undo(reconcile::MatchId match) {
        return dossier.write<void>([&](Writer& writer) { return undo_match(writer, match); });
    }
    Result<void> cancel() {
        return dossier.write<void>(
            [&](Writer& writer) { return cancel_payment(writer, payment().id); });
    }
    bool check_passes() {
        const auto checks = value_of(dossier.read<std::vector<CheckResult>>(
            [](Reader& reader) -> Result<std::vector<CheckResult>> {
                return check_dossier(reader, {});
            }));
        return std::all_of(checks.begin(), checks.end(),
                           [](const CheckResult& check) { return check.ok; });
    }
    InvoiceDossier dossier;
    invoices::InvoiceId invoice;
};

TEST_F(InTransit, TheInvoiceSaysOrderedUntilTheLineAndAfterItsUndo) {
    value_of(dossier.order("order.xml"));
    EXPECT_EQ(state(), InvoiceState::Ordered);
    EXPECT_TRUE(payment().entry);
    EXPECT_EQ(dossier.load(invoice).open, eur(0)); // off the due list
    line_comes();
    const reconcile::MatchId match = apply();
    ASSERT_TRUE(match);
    EXPECT_EQ(state(), InvoiceState::Settled);
    EXPECT_EQ(payment().state, PaymentState::Settled);
    EXPECT_TRUE(check_passes());
    EXPECT_TRUE(undo(match).has_value());
    EXPECT_EQ(state(), InvoiceState::Ordered);
    EXPECT_TRUE(check_passes());
    EXPECT_TRUE(cancel().has_value());
    EXPECT_EQ(state(), InvoiceState::Booked);
    EXPECT_EQ(dossier.load(invoice).open, eur(190'00));
    EXPECT_TRUE(check_passes());
}

TEST_F(InTransit, AnOrderOfItsEntryOnceMoreIsRefused) {
    value_of(dossier.order("order.xml"));
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {invoice}, .items = {}})),
              "payments.already_ordered");
    line_comes();
    ASSERT_TRUE(apply());
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {invoice}, .items = {}})), "payments.not_open");
    EXPECT_EQ(refusal_of(cancel()), "payments.not_cancellable");
    EXPECT_EQ(state(), InvoiceState::Settled);
}

TEST_F(InTransit, AFileThatCannotBeWrittenBooksNothing) {
    EXPECT_EQ(refusal_of(dossier.order("no/such/folder.xml")), "core.file_unwritable");
    EXPECT_EQ(state(), InvoiceState::Booked);
    EXPECT_EQ(payment().state, PaymentState::Basket);
    EXPECT_FALSE(payment().entry);
    EXPECT_TRUE(check_passes());
}

} // namespace
} // namespace comptoir::app
