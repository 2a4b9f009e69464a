#include "app/payments/order_entry.h"
#include "app/payments/payment_items.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/invoices.h"
#include "comptoir/app/payments.h"
#include "comptoir/core/file.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/payments/pain001.h"
#include "comptoir/payments/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/invoice_repository.h"
#include "comptoir/storage/repositories/payment_repository.h"

#include <algorithm>
#include <system_error>

namespace comptoir::app {

namespace {

using payments::OrderBatch;
using payments::Payment;
using payments::PaymentState;
namespace refusal = payments::errors;

constexpr std::int64_t k_payments_max = 100'000; // banks take far less in one file

formats::Pain001Version version_of(PainFormat format) {
    return format == PainFormat::Pain00100103 ? formats::Pain001Version::V03
                                              : formats::Pain001Version::V09;
}

Result<std::vector<Payment>> chosen(Writer& writer, const PaymentExport& request) {
    storage::Database& database = writer.database();
    if (request.payments.empty())
        return storage::load_payments(database,
                                      {.state = PaymentState::Basket, .limit = k_payments_max});
    std::vector<Payment> found;
    for (payments::PaymentId id : request.payments) {
        std::vector<Payment> one = storage::load_payments(database, {.id = id});
        if (one.empty())
            return fail(errors::not_found, {{"what", std::string("payment")}, {"id", id.value()}});
        if (one.front().state != PaymentState::Basket)
            return fail(
                refusal::not_in_basket,
                {{"payment", id.value()}, {"state", std::string(to_text(one.front().state))}});
        found.push_back(std::move(one.front()));
    }
    return found;
}

// What the books say now: an item settled since it went into the basket is not paid again, and an
// invoice whose approval was taken back is not paid at all.
Result<void> check_still_open(Writer& writer, std::vector<Payment>& payments) {
    CT_ASSIGN(open, OpenPurchases::load(writer));
    for (Payment& payment : payments) {
        const ledger::OpenItem* item = open.of_row(payment.open_item);
        const std::string what = payment.reference.empty() ? payment.party : payment.reference;
        if (!item || !item->open.is_negative())
            return fail(refusal::not_open, {{"what", what}});
        std::optional<invoices::Invoice> invoice;
        if (payment.invoice) {
            CT_ASSIGN(of_payment, load_invoice(writer, payment.invoice));
            invoice = std::move(of_payment);
        }
        payment.open = left_to_order(writer, *item, invoice ? &*invoice : nullptr);
        if (payment.open->is_zero())
            return fail(refusal::not_open, {{"what", what}});
    }
    return {};
}

// Unique for ever, whatever backup is restored: the second it was made, then a counter.
std::string message_id(Writer& writer) {
    std::string stamp;
    for (char c : writer.clock().now().to_iso().substr(0, 19))
        if (c >= '0' && c <= '9')
            stamp.push_back(c);
    return "CPT-" + stamp + "-" +
           text::pad_left(text::number(storage::count_batches(writer.database()) + 1), 4, '0');
}

Result<OrderBatch> batch_of(Writer& writer, const PaymentExport& request) {
    storage::Database& database = writer.database();
    const auto journal = storage::find_journal(database, request.journal);
    if (!journal || !journal->iban)
        return fail(refusal::journal_without_iban, {{"journal", request.journal}});
    const storage::DossierRow dossier = storage::load_dossier(database);
    OrderBatch batch{message_id(writer),
                     writer.clock().now(),
                     {dossier.company, *journal->iban, std::nullopt, dossier.company_number},
                     {},
                     {}};
    for (const ledger::Journal& own : storage::load_journals(database))
        if (own.iban)
            batch.own_accounts.push_back(*own.iban);
    CT_ASSIGN(basket, chosen(writer, request));
    batch.payments = std::move(basket);
    CT_TRY(check_still_open(writer, batch.payments));
    return payments::checked_batch(std::move(batch), writer.today());
}

// From the order on the invoice leaves the due list; its entry comes now or with the bank line.
Result<void> book_orders(Writer& writer, const OrderBatch& batch, const std::string& journal) {
    if (!books_at_order(writer, journal))
        return {};
    CT_ASSIGN(books, OrderBooks::load(writer, journal));
    for (const Payment& payment : batch.payments)
        CT_TRY(books.book(payment));
    return {};
}

Result<void> mark_ordered(Writer& writer, const OrderBatch& batch, payments::BatchId id) {
    for (const Payment& payment : batch.payments) {
        storage::order_payment(writer.database(), payment, id);
        writer.record("payment.order", "payment " + text::number(payment.id.value()), {},
                      batch.message_id + ", " + payment.amount.to_decimal() + " EUR, " +
                          payment.payee_iban->masked());
        writer.changed(Noun::Payments, payment.id.value());
        if (!payment.invoice)
            continue;
        CT_ASSIGN(invoice, load_invoice(writer, payment.invoice));
        CT_ASSIGN(state, invoices::transition(invoice.state, invoices::InvoiceEvent::Order));
        invoice.state = state;
        storage::update_invoice(writer.database(), invoice);
        writer.changed(Noun::Invoices, invoice.id.value());
    }
    return {};
}

} // namespace

std::optional<PainFormat> parse_pain_format(std::string_view text) {
    for (PainFormat format : {PainFormat::Pain00100103, PainFormat::Pain00100109})
        if (formats::to_text(version_of(format)) == text)
            return format;
    return std::nullopt;
}

Result<PaymentExportReport> export_payments(Writer& writer, const PaymentExport& request) {
    CT_ASSIGN(act, writer.begin(users::Right::Pay));
    std::error_code ignored;
    if (std::filesystem::exists(request.output, ignored))
        return fail(refusal::file_exists, {{"path", request.output.string()}});
    CT_ASSIGN(batch, batch_of(writer, request));
    const formats::Pain001Version version = version_of(request.format);
    const std::string xml = formats::write_pain001(batch, version);
    const storage::StoredFile file =
        storage::store_file(writer.database(), request.output.filename().string(), xml);
    const auto count = static_cast<std::int64_t>(batch.payments.size());
    const payments::BatchId id = storage::insert_batch(
        writer.database(),
        {request.journal, std::string(formats::to_text(version)), batch.message_id, file.id, count,
         payments::total_of(batch), batch.created_at, writer.user()});
    CT_TRY(mark_ordered(writer, batch, id));
    CT_TRY(book_orders(writer, batch, request.journal));
    writer.record("payment.export", "batch " + text::number(id.value()), {},
                  batch.message_id + ", " + text::number(count) + ", " +
                      payments::total_of(batch).to_decimal() + " EUR, sha256 " + file.sha256);
    // The file comes last: when it cannot be written, nothing above has happened. When the dossier
    // then cannot keep the order, the file goes: a bank must not get what the dossier does not
    // know.
    writer.on_roll_back([output = request.output] {
        std::error_code gone;
        std::filesystem::remove(output, gone);
    });
    CT_TRY(write_file_atomically(request.output, xml, true));
    return PaymentExportReport{id,    batch.message_id,          file.sha256,
                               count, payments::total_of(batch), request.output};
}

} // namespace comptoir::app
