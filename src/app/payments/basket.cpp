// Into the basket and out of it.
#include "app/payments/order_entry.h"
#include "app/payments/payment_items.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/invoices.h"
#include "comptoir/app/payments.h"
#include "comptoir/core/bytes.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/payments/errors.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/invoice_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/payment_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using invoices::Invoice;
using invoices::InvoiceState;
using payments::Payment;
namespace refusal = payments::errors;

constexpr std::int32_t k_repeat_days = 60; // same account, amount and reference: likely a mistake

std::string what_of(const ledger::OpenItem& item) {
    return item.piece.empty() ? item.party + " " + item.booked_on.to_iso() : item.piece;
}

Result<void> check_payable(const Invoice& invoice) {
    if (invoice.direction != invoices::Direction::Purchase)
        return fail(refusal::not_a_purchase, {{"what", invoice.number}});
    if (invoice.state == InvoiceState::Settled)
        return fail(refusal::not_open, {{"what", invoice.number}});
    if (invoice.state == InvoiceState::Ordered)
        return fail(refusal::already_ordered, {{"what", invoice.number}});
    if (invoice.state != InvoiceState::Booked)
        return fail(refusal::not_booked,
                    {{"number", invoice.number}, {"state", std::string(to_text(invoice.state))}});
    // UNTDID 4461: 49 direct debit, 59 SEPA direct debit; the seller takes the money himself.
    if (invoice.payment_means == "49" || invoice.payment_means == "59")
        return fail(refusal::direct_debit, {{"what", invoice.number}});
    return {};
}

// The payment of an open credit on a supplier account; for an invoice of ours, at most what it asks
// to be paid and was not paid yet.
Result<Payment> payment_of(Reader& reader, const ledger::OpenItem& item, const Invoice* invoice) {
    const ledger::Chart chart = storage::load_dossier(reader.database()).chart;
    if (item.kind != ledger::OpenItemKind::Invoice || !item.open.is_negative() ||
        !ledger::is_supplier_account(chart, item.account) || item.party.empty())
        return fail(refusal::not_a_purchase, {{"what", what_of(item)}});
    Payment payment;
    payment.open_item = item.id;
    payment.party = item.party;
    payment.payee_name = item.party_name.empty() ? item.party : item.party_name;
    payment.amount = left_to_order(reader, item, invoice);
    payment.reference = item.piece;
    if (!invoice)
        return payment;
    payment.invoice = invoice->id;
    if (!invoice->seller.name.empty())
        payment.payee_name = invoice->seller.name;
    if (!invoice->payment_reference.empty())
        payment.reference = invoice->payment_reference;
    if (payment.amount.minor() <= 0)
        return fail(refusal::not_open, {{"what", invoice->number}});
    return payment;
}

// The account the document names, confirmed or not; else the party's confirmed one. A document that
// names another account than the confirmed one must not be paid silently to either.
Result<void> choose_account(Writer& writer, Payment& payment, const Invoice* invoice) {
    if (invoice)
        payment.payee_iban = Iban::parse(invoice->seller.iban);
    const auto party = storage::find_party(writer.database(), payment.party);
    if (!payment.payee_iban && party)
        payment.payee_iban = party->iban;
    if (!payment.payee_iban)
        return fail(refusal::iban_missing, {{"party", payment.payee_name}});
    payment.iban_confirmed = party && party->iban == payment.payee_iban;
    return {};
}

Result<Payment> add(Writer& writer, Payment payment, const Invoice* invoice,
                    const PaymentAdd& request) {
    storage::Database& database = writer.database();
    const std::string what = payment.reference.empty() ? payment.party : payment.reference;
    if (payment.amount.currency() != Currency::eur())
        return fail(refusal::currency, {{"currency", std::string(payment.amount.currency().code())},
                                        {"party", payment.payee_name}});
    if (storage::item_has_living_payment(database, payment.open_item))
        return fail(refusal::already_ordered, {{"what", what}});
    CT_TRY(choose_account(writer, payment, invoice));
    payment.execute_on = request.execute_on.value_or(writer.today());
    const auto before =
        storage::same_order_since(database, payment, writer.today().plus_days(-k_repeat_days));
    if (before && !request.repeat_is_meant)
        return fail(refusal::repeats, {{"party", payment.payee_name},
                                       {"amount", payment.amount},
                                       {"reference", payment.reference},
                                       {"day", *before}});
    payment.end_to_end_id = crypto::random_uuid(); // until the row has its number
    payment.id = storage::insert_payment(database, payment, writer.clock().now(), writer.user());
    // What comes back on the statement: our number first, so that cutting never makes two alike.
    payment.end_to_end_id =
        payments::sepa_reference("CT" + text::pad_left(text::number(payment.id.value()), 6, '0') +
                                     "-" + text::fold_compact(what),
                                 35);
    storage::set_end_to_end_id(database, payment.id, payment.end_to_end_id);
    writer.record("payment.add", "payment " + text::number(payment.id.value()), {},
                  payment.party + ", " + payment.amount.to_decimal() + " EUR, " +
                      payment.payee_iban->masked());
    writer.changed(Noun::Payments, payment.id.value());
    return payment;
}

Result<Payment> add_invoice(Writer& writer, const OpenPurchases& open, invoices::InvoiceId id,
                            const PaymentAdd& request) {
    CT_ASSIGN(invoice, load_invoice(writer, id));
    CT_TRY(check_payable(invoice));
    for (ledger::RowId row : storage::party_rows(writer.database(), invoice))
        if (const ledger::OpenItem* item = open.of_row(row)) {
            CT_ASSIGN(payment, payment_of(writer, *item, &invoice));
            return add(writer, std::move(payment), &invoice, request);
        }
    return fail(refusal::not_open, {{"what", invoice.number}});
}

// An item of imported books, or the item behind an invoice of ours: then the invoice's rules hold.
Result<Payment> add_item(Writer& writer, const OpenPurchases& open, ledger::RowId row,
                         const PaymentAdd& request) {
    const ledger::OpenItem* item = open.of_row(row);
    if (!item)
        return fail(errors::not_found, {{"what", std::string("item")}, {"id", row.value()}});
    if (const auto invoice = storage::invoice_of_row(writer.database(), item->id))
        return add_invoice(writer, open, *invoice, request);
    CT_ASSIGN(payment, payment_of(writer, *item, nullptr));
    return add(writer, std::move(payment), nullptr, request);
}

} // namespace

Result<std::vector<Payment>> add_payments(Writer& writer, const PaymentAdd& request) {
    CT_ASSIGN(act, writer.begin(users::Right::Pay));
    if (request.invoices.empty() && request.items.empty())
        return fail(refusal::nothing);
    if (request.execute_on && *request.execute_on < writer.today())
        return fail(refusal::day_past, {{"day", *request.execute_on}, {"today", writer.today()}});
    CT_ASSIGN(open, OpenPurchases::load(writer));
    std::vector<Payment> added;
    for (invoices::InvoiceId id : request.invoices) {
        CT_ASSIGN(payment, add_invoice(writer, open, id, request));
        added.push_back(std::move(payment));
    }
    for (ledger::RowId row : request.items) {
        CT_ASSIGN(payment, add_item(writer, open, row, request));
        added.push_back(std::move(payment));
    }
    return added;
}

Result<void> cancel_payment(Writer& writer, payments::PaymentId id,
                            std::optional<payments::PaymentState> only) {
    CT_ASSIGN(act, writer.begin(users::Right::Pay));
    const std::vector<Payment> found = storage::load_payments(writer.database(), {.id = id});
    if (found.empty())
        return fail(errors::not_found, {{"what", std::string("payment")}, {"id", id.value()}});
    const Payment& payment = found.front();
    if ((payment.state != payments::PaymentState::Basket &&
         payment.state != payments::PaymentState::Ordered) ||
        (only && payment.state != *only))
        return fail(refusal::not_cancellable, {{"state", std::string(to_text(payment.state))}});
    // First, so that its item may have another order meanwhile.
    storage::set_payment_state(writer.database(), id, payments::PaymentState::Cancelled);
    CT_TRY(take_order_entry_back(writer, id));
    if (payment.invoice && payment.state == payments::PaymentState::Ordered) {
        CT_ASSIGN(invoice, load_invoice(writer, payment.invoice));
        // It may have been paid otherwise since the order came back.
        if (invoice.state == invoices::InvoiceState::Ordered) {
            CT_ASSIGN(state,
                      invoices::transition(invoice.state, invoices::InvoiceEvent::CancelOrder));
            invoice.state = state;
            storage::update_invoice(writer.database(), invoice);
        }
        writer.changed(Noun::Invoices, invoice.id.value());
    }
    writer.record("payment.cancel", "payment " + text::number(id.value()), to_text(payment.state));
    writer.changed(Noun::Payments, id.value());
    return {};
}

Result<std::vector<Payment>> list_payments(Reader& reader, const PaymentFilter& filter) {
    return storage::load_payments(
        reader.database(), {.state = filter.state, .after = filter.after, .limit = filter.limit});
}

} // namespace comptoir::app
