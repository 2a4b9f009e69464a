#include "invoice_dossier.h"

#include "comptoir/core/bytes.h"
#include "comptoir/payments/errors.h"
#include "comptoir/storage/repositories/invoice_repository.h"

#include <pugixml.hpp>

namespace comptoir::app {

namespace {

using invoices::InvoiceState;
using payments::Payment;
using payments::PaymentState;
using test::InvoiceDossier;
using test::Ordered;
using test::refusal_of;
using test::value_of;
namespace refusal = payments::errors;

constexpr const char* k_other_iban = "FR7618206002800001234567813";

Payment payment_of(InvoiceDossier& dossier, payments::PaymentId id) {
    for (const Payment& payment : value_of(dossier.read<std::vector<Payment>>(
             [](Reader& reader) { return list_payments(reader, {}); })))
        if (payment.id == id)
            return payment;
    throw std::runtime_error("no such payment");
}

Result<bool> cancel(InvoiceDossier& dossier, payments::PaymentId id) {
    return dossier.write<bool>([&](Writer& writer) -> Result<bool> {
        CT_TRY(cancel_payment(writer, id));
        return true;
    });
}

TEST(PaymentFlow, AnUnconfirmedIbanIsRefusedThenConfirmedThenPaid) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    const Payment payment = value_of(dossier.pay({.invoices = {invoice.id}, .items = {}})).at(0);
    EXPECT_FALSE(payment.iban_confirmed);
    EXPECT_EQ(payment.amount, eur(190'00));
    EXPECT_EQ(payment.execute_on.to_iso(), "2026-03-02");
    EXPECT_EQ(refusal_of(dossier.order("order.xml")), refusal::iban_unconfirmed.name);
    EXPECT_FALSE(std::filesystem::exists(dossier.file("order.xml")));
    EXPECT_EQ(dossier.load(invoice.id).state, InvoiceState::Booked);

    const auto ibans = value_of(dossier.read<std::vector<PayeeIban>>(
        [](Reader& reader) { return payee_ibans(reader, "FAARO001"); }));
    ASSERT_EQ(ibans.size(), 1u);
    EXPECT_EQ(ibans[0].origin, "invoice");
    EXPECT_FALSE(ibans[0].payable);
    dossier.confirm("FAARO001", test::k_aaro_iban);

    const PaymentExportReport report = value_of(dossier.order("order.xml"));
    EXPECT_EQ(report.count, 1);
    EXPECT_EQ(report.total, eur(190'00));
    EXPECT_EQ(dossier.load(invoice.id).state, InvoiceState::Ordered);
    EXPECT_EQ(payment_of(dossier, payment.id).state, PaymentState::Ordered);
    EXPECT_EQ(payment_of(dossier, payment.id).batch, report.batch);
    const std::string xml = test::read_text(report.path);
    EXPECT_EQ(crypto::to_hex(crypto::sha256(xml)), report.sha256);
    EXPECT_NE(xml.find("<EndToEndId>" + payment.end_to_end_id + "</EndToEndId>"),
              std::string::npos);
    EXPECT_NE(xml.find(report.message_id), std::string::npos);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(report.path).permissions() &
                  (perms::owner_write | perms::group_write | perms::others_write),
              perms::none);
}

TEST(PaymentFlow, BothFormatsCarryTheSameOrder) {
    for (PainFormat format : {PainFormat::Pain00100103, PainFormat::Pain00100109}) {
        InvoiceDossier dossier;
        const invoices::Invoice invoice = dossier.booked();
        value_of(dossier.pay({.invoices = {invoice.id}, .items = {}}));
        dossier.confirm("FAARO001", test::k_aaro_iban);
        const PaymentExportReport report = value_of(dossier.order("order.xml", format));
        pugi::xml_document document;
        ASSERT_TRUE(document.load_file(report.path.c_str()));
        const auto block = document.child("Document").child("CstmrCdtTrfInitn").child("PmtInf");
        const auto transfer = block.child("CdtTrfTxInf");
        EXPECT_EQ(transfer.child("Amt").child_value("InstdAmt"), std::string("190.00"));
        EXPECT_EQ(transfer.child("Cdtr").child_value("Nm"), std::string("Aaro SAS"));
        EXPECT_EQ(transfer.child("CdtrAcct").child("Id").child_value("IBAN"),
                  std::string(test::k_aaro_iban));
        EXPECT_EQ(block.child("DbtrAcct").child("Id").child_value("IBAN"),
                  std::string(test::k_own_iban));
        EXPECT_EQ(transfer.child("RmtInf").child_value("Ustrd"), std::string("F59289482"));
    }
    EXPECT_EQ(parse_pain_format("pain.001.001.03"), PainFormat::Pain00100103);
    EXPECT_EQ(parse_pain_format("pain.008"), std::nullopt);
}

TEST(PaymentFlow, AChangedIbanIsRefusedAgain) {
    InvoiceDossier dossier;
    dossier.booked();
    dossier.confirm("FAARO001", test::k_aaro_iban);
    Ordered changed;
    changed.number = "F2";
    changed.iban = k_other_iban;
    const invoices::Invoice second = dossier.booked(changed);
    EXPECT_EQ(second.party, "FAARO001");
    const Payment payment = value_of(dossier.pay({.invoices = {second.id}, .items = {}})).at(0);
    EXPECT_EQ(payment.payee_iban->text(), k_other_iban);
    EXPECT_FALSE(payment.iban_confirmed);
    EXPECT_EQ(refusal_of(dossier.order("order.xml")), refusal::iban_unconfirmed.name);
    // Confirming the new one retires the old one.
    dossier.confirm("FAARO001", k_other_iban);
    EXPECT_TRUE(payment_of(dossier, payment.id).iban_confirmed);
    value_of(dossier.order("order.xml"));
    const auto ibans = value_of(dossier.read<std::vector<PayeeIban>>(
        [](Reader& reader) { return payee_ibans(reader, "FAARO001"); }));
    for (const PayeeIban& known : ibans)
        EXPECT_EQ(known.payable, known.iban.text() == k_other_iban);
}

TEST(PaymentFlow, AnIbanConfirmedAndThenReplacedIsNotPaid) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    dossier.confirm("FAARO001", test::k_aaro_iban);
    value_of(dossier.pay({.invoices = {invoice.id}, .items = {}}));
    dossier.confirm("FAARO001", k_other_iban);
    EXPECT_EQ(refusal_of(dossier.order("order.xml")), refusal::iban_unconfirmed.name);
}

TEST(PaymentFlow, OnlyBookedOpenPurchasesArePaid) {
    InvoiceDossier dossier;
    const auto received = dossier.receive({});
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {received}, .items = {}})),
              refusal::not_booked.name);
    EXPECT_EQ(refusal_of(dossier.pay({})), refusal::nothing.name);
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {}, .items = {ledger::RowId{12345}}})),
              "app.not_found");
    const auto sold = dossier.add("sale.xml", test::invoice_xml({.number = "V1"}), inbox::Box::Sale)
                          .invoice.value();
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {sold}, .items = {}})),
              refusal::not_a_purchase.name);
    value_of(dossier.review(received));
    value_of(dossier.approve(received));
    const invoices::Invoice invoice = value_of(dossier.book(received));
    dossier.settle(invoice);
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {received}, .items = {}})),
              refusal::not_open.name);
}

TEST(PaymentFlow, ACreditNoteIsNotPaid) {
    InvoiceDossier dossier;
    Ordered credit;
    credit.type = "381";
    const invoices::Invoice invoice = dossier.booked(credit);
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {invoice.id}, .items = {}})),
              refusal::not_a_purchase.name);
}

TEST(PaymentFlow, TheSameItemIsNotOrderedTwice) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    dossier.confirm("FAARO001", test::k_aaro_iban);
    const Payment payment = value_of(dossier.pay({.invoices = {invoice.id}, .items = {}})).at(0);
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {invoice.id}, .items = {}})),
              refusal::already_ordered.name);
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {}, .items = {payment.open_item}})),
              refusal::already_ordered.name);
    value_of(dossier.order("order.xml"));
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {invoice.id}, .items = {}})),
              refusal::already_ordered.name);
    EXPECT_EQ(refusal_of(dossier.order("again.xml")), refusal::nothing.name);
}

TEST(PaymentFlow, ACancelledOrderFreesItsInvoiceButARepeatMustBeMeant) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    dossier.confirm("FAARO001", test::k_aaro_iban);
    const Payment payment = value_of(dossier.pay({.invoices = {invoice.id}, .items = {}})).at(0);
    value_of(dossier.order("order.xml"));
    value_of(cancel(dossier, payment.id));
    EXPECT_EQ(dossier.load(invoice.id).state, InvoiceState::Booked);
    EXPECT_EQ(refusal_of(cancel(dossier, payment.id)), refusal::not_cancellable.name);
    EXPECT_EQ(refusal_of(cancel(dossier, payments::PaymentId{77})), "app.not_found");
    value_of(
        dossier.pay({.invoices = {invoice.id}, .items = {}})); // a cancelled order repeats nothing
}

TEST(PaymentFlow, TheSamePayeeAmountAndReferenceWithinSixtyDaysIsAskedAbout) {
    InvoiceDossier dossier;
    const invoices::Invoice first = dossier.booked({.reference = "LOYER"});
    dossier.confirm("FAARO001", test::k_aaro_iban);
    value_of(dossier.pay({.invoices = {first.id}, .items = {}}));
    const invoices::Invoice second = dossier.booked({.number = "F3", .reference = "LOYER"});
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {second.id}, .items = {}})),
              refusal::repeats.name);
    EXPECT_TRUE(dossier.pay({.invoices = {second.id}, .items = {}, .repeat_is_meant = true}));
}

TEST(PaymentFlow, WhatTheSellerCollectsHimselfIsNotPaid) {
    InvoiceDossier dossier;
    Ordered collected;
    collected.means = "59";
    const auto id = dossier.receive(collected);
    value_of(dossier.review(id));
    value_of(dossier.approve(id));
    value_of(dossier.book(id));
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {id}, .items = {}})), refusal::direct_debit.name);
}

TEST(PaymentFlow, APartyWithoutAnyIbanCannotBePaid) {
    InvoiceDossier dossier;
    Ordered none;
    none.iban = "";
    const invoices::Invoice invoice = dossier.booked(none);
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {invoice.id}, .items = {}})),
              refusal::iban_missing.name);
    dossier.confirm("FAARO001", test::k_aaro_iban); // typed in the third party's file
    EXPECT_TRUE(
        value_of(dossier.pay({.invoices = {invoice.id}, .items = {}})).at(0).iban_confirmed);
}

TEST(PaymentFlow, OnesOwnAccountIsNeitherConfirmedNorPaid) {
    InvoiceDossier dossier;
    Ordered own;
    own.iban = test::k_own_iban;
    const invoices::Invoice invoice = dossier.booked(own);
    value_of(dossier.pay({.invoices = {invoice.id}, .items = {}}));
    EXPECT_EQ(refusal_of(dossier.order("order.xml")), refusal::own_account.name);
    const auto confirmed = dossier.write<bool>([](Writer& writer) -> Result<bool> {
        CT_TRY(confirm_payee_iban(writer, "FAARO001", *Iban::parse(test::k_own_iban)));
        return true;
    });
    EXPECT_EQ(refusal_of(confirmed), refusal::own_account.name);
    const auto unknown = dossier.write<bool>([](Writer& writer) -> Result<bool> {
        CT_TRY(confirm_payee_iban(writer, "NOBODY", *Iban::parse(test::k_aaro_iban)));
        return true;
    });
    EXPECT_EQ(refusal_of(unknown), refusal::unknown_party.name);
}

TEST(PaymentFlow, WhatWasSettledMeanwhileIsNotPaidAgain) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    dossier.confirm("FAARO001", test::k_aaro_iban);
    value_of(dossier.pay({.invoices = {invoice.id}, .items = {}}));
    dossier.settle(invoice);
    EXPECT_EQ(refusal_of(dossier.order("order.xml")), refusal::not_open.name);
}

TEST(PaymentFlow, AnOrderThatCameBackIsSettledByItself) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    dossier.confirm("FAARO001", test::k_aaro_iban);
    const Payment payment = value_of(dossier.pay({.invoices = {invoice.id}, .items = {}})).at(0);
    value_of(dossier.order("order.xml"));
    dossier.settle(invoice);
    EXPECT_EQ(payment_of(dossier, payment.id).state, PaymentState::Settled);
    EXPECT_EQ(dossier.load(invoice.id).state, InvoiceState::Settled);
    EXPECT_EQ(refusal_of(cancel(dossier, payment.id)), refusal::not_cancellable.name);
}

// BT-113: what was paid before the invoice came is neither asked for nor paid by an order.
TEST(PaymentFlow, APrepaidInvoiceIsOrderedForItsRestAndOnlyOnce) {
    InvoiceDossier dossier;
    const auto id = dossier.receive({});
    invoices::Invoice invoice = dossier.load(id);
    value_of(dossier.write<bool>([&](Writer& writer) -> Result<bool> {
        invoice.prepaid = eur(60'00);
        invoice.payable = eur(130'00);
        storage::update_invoice(writer.database(), invoice);
        return true;
    }));
    value_of(dossier.review(id));
    value_of(dossier.approve(id));
    invoice = value_of(dossier.book(id));
    dossier.confirm("FAARO001", test::k_aaro_iban);
    const Payment payment = value_of(dossier.pay({.invoices = {id}, .items = {}})).at(0);
    EXPECT_EQ(payment.amount, eur(130'00));
    dossier.settle(invoice, eur(20'00));
    EXPECT_EQ(refusal_of(dossier.order("order.xml")), refusal::more_than_open.name);
    value_of(cancel(dossier, payment.id));
    EXPECT_EQ(value_of(dossier.pay({.invoices = {id}, .items = {}})).at(0).amount, eur(110'00));
    value_of(dossier.order("order.xml"));
    dossier.settle(invoice, eur(110'00));
    EXPECT_EQ(dossier.load(id).open, eur(60'00));
    value_of(dossier.write<bool>([&](Writer& writer) -> Result<bool> {
        invoice = value_of(load_invoice(writer, id)); // the order came back: booked again
        invoice.state = InvoiceState::Booked;
        storage::update_invoice(writer.database(), invoice);
        writer.database().run("UPDATE payment SET state = 'settled' WHERE state = 'ordered'");
        return true;
    }));
    EXPECT_EQ(refusal_of(dossier.pay({.invoices = {id}, .items = {}, .repeat_is_meant = true})),
              refusal::not_open.name);
}

TEST(PaymentFlow, ExportRefusesFilesThatExistAndJournalsWithoutIban) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    dossier.confirm("FAARO001", test::k_aaro_iban);
    const Payment payment = value_of(dossier.pay({.invoices = {invoice.id}, .items = {}})).at(0);
    dossier.write_file("there.xml", "keep me");
    EXPECT_EQ(refusal_of(dossier.order("there.xml")), refusal::file_exists.name);
    EXPECT_EQ(test::read_text(dossier.file("there.xml")), "keep me");
    const auto from_od = dossier.write<PaymentExportReport>([&](Writer& writer) {
        return export_payments(writer,
                               {.journal = "OD", .output = dossier.file("od.xml"), .payments = {}});
    });
    EXPECT_EQ(refusal_of(from_od), refusal::journal_without_iban.name);
    const auto nowhere = dossier.order("no/such/folder.xml");
    EXPECT_EQ(refusal_of(nowhere), "core.file_unwritable");
    EXPECT_EQ(payment_of(dossier, payment.id).state, PaymentState::Basket) << "nothing happened";
    EXPECT_EQ(dossier.load(invoice.id).state, InvoiceState::Booked);
    value_of(cancel(dossier, payment.id));
    const auto cancelled = dossier.write<PaymentExportReport>([&](Writer& writer) {
        return export_payments(
            writer, {.journal = "BQ", .output = dossier.file("c.xml"), .payments = {payment.id}});
    });
    EXPECT_EQ(refusal_of(cancelled), refusal::not_in_basket.name);
}

TEST(PaymentFlow, AnOpenItemOfTheBooksIsPaidToTheConfirmedIban) {
    InvoiceDossier dossier;
    value_of(dossier.write<ledger::Party>([](Writer& writer) {
        return set_party(writer,
                         {.code = "FZED", .name = "Zed", .iban = Iban::parse(k_other_iban)});
    }));
    value_of(dossier.write<ledger::EntryId>([](Writer& writer) -> Result<ledger::EntryId> {
        ledger::Entry entry;
        entry.journal = "AC";
        entry.date = *Date::parse_iso("2026-02-01");
        entry.piece = "Z-1";
        entry.label = "Zed Z-1";
        ledger::EntryRow expense, supplier;
        expense.account = "606300";
        expense.amount = eur(50'00);
        supplier.account = "401100";
        supplier.party = "FZED";
        supplier.amount = eur(-50'00);
        entry.rows = {expense, supplier};
        return post_draft(writer, entry);
    }));
    const auto items = value_of(dossier.read<std::vector<ledger::OpenItem>>(
        [](Reader& reader) { return list_open_items(reader, {.party = "FZED", .text = {}}); }));
    ASSERT_EQ(items.size(), 1u);
    const Payment payment = value_of(dossier.pay({.invoices = {}, .items = {items[0].id}})).at(0);
    EXPECT_TRUE(payment.iban_confirmed);
    EXPECT_EQ(payment.amount, eur(50'00));
    EXPECT_EQ(payment.reference, "Z-1");
    EXPECT_EQ(value_of(dossier.order("order.xml")).total, eur(50'00));
}

// A file the dossier knows nothing of would be paid once by the bank and once more by us.
TEST(PaymentFlow, AFileWhoseOrderIsNotKeptIsTakenAway) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    dossier.confirm("FAARO001", test::k_aaro_iban);
    value_of(dossier.pay({.invoices = {invoice.id}, .items = {}}));
    bool written = false;
    const auto lost = dossier.write<bool>([&](Writer& writer) -> Result<bool> {
        CT_TRY(export_payments(
            writer, {.journal = "BQ", .output = dossier.file("order.xml"), .payments = {}}));
        written = std::filesystem::exists(dossier.file("order.xml"));
        return fail(refusal::nothing); // as when the disk is full at the commit
    });
    EXPECT_FALSE(lost);
    EXPECT_TRUE(written);
    EXPECT_FALSE(std::filesystem::exists(dossier.file("order.xml")));
    EXPECT_EQ(dossier.load(invoice.id).state, InvoiceState::Booked);
    EXPECT_EQ(value_of(dossier.order("order.xml")).count, 1);
}

TEST(PaymentFlow, EveryStepIsInTheHistory) {
    InvoiceDossier dossier;
    const invoices::Invoice invoice = dossier.booked();
    dossier.confirm("FAARO001", test::k_aaro_iban);
    const Payment payment = value_of(dossier.pay({.invoices = {invoice.id}, .items = {}})).at(0);
    value_of(dossier.order("order.xml"));
    const auto actions = [&](const std::string& object) {
        std::vector<std::string> found;
        for (const HistoryLine& line : value_of(dossier.read<std::vector<HistoryLine>>(
                 [&](Reader& reader) { return history_of(reader, object); }))) {
            found.push_back(line.action);
            EXPECT_EQ(line.after.find(test::k_aaro_iban), std::string::npos)
                << "no full IBAN in the log";
        }
        return found;
    };
    using Actions = std::vector<std::string>;
    EXPECT_EQ(actions("invoice " + text::number(invoice.id.value())),
              (Actions{"invoice.receive", "invoice.review", "invoice.approve", "invoice.book"}));
    EXPECT_EQ(actions("payment " + text::number(payment.id.value())),
              (Actions{"payment.add", "payment.order"}));
    EXPECT_EQ(actions("party FAARO001"), (Actions{"party.create", "party.confirm_iban"}));
}

} // namespace
} // namespace comptoir::app
