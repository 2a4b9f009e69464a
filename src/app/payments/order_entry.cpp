#include "app/payments/order_entry.h"

#include "app/reconcile/match_undo.h"
#include "comptoir/core/text.h"
#include "comptoir/payments/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/journal_import_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/order_entry_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

namespace comptoir::app {

namespace {

// What the bank will do, as a line of its own: for the words and the day of the entry.
reconcile::LineFacts line_of(const payments::Payment& payment, const std::string& journal) {
    reconcile::LineFacts facts;
    facts.journal = journal;
    facts.line.booked_on = payment.execute_on;
    facts.line.amount = -payment.amount;
    facts.line.label = "VIR " + payment.payee_name + " " + payment.reference;
    facts.line.remittance_reference = payment.end_to_end_id;
    return facts;
}

} // namespace

bool books_at_order(Reader& reader, const std::string& journal) {
    const auto import = storage::find_journal_import(reader.database(), journal);
    return import && import->settles_at_order;
}

OrderBooks::OrderBooks(Writer& writer, ledger::Journal journal, OpenPurchases open)
    : m_writer(&writer), m_journal(std::move(journal)), m_open(std::move(open)), m_matches(writer) {
}

Result<OrderBooks> OrderBooks::load(Writer& writer, const std::string& code) {
    const auto journal = storage::find_journal(writer.database(), code);
    if (!journal)
        return fail(payments::errors::journal_without_iban, {{"journal", code}});
    CT_ASSIGN(open, OpenPurchases::load(writer));
    return OrderBooks(writer, *journal, std::move(open));
}

Result<void> OrderBooks::book(const payments::Payment& payment) {
    const ledger::OpenItem* item = m_open.of_row(payment.open_item);
    if (!item)
        return fail(payments::errors::not_open, {{"what", payment.reference}});
    MatchPlan plan;
    plan.journal = m_journal;
    plan.lines = {line_of(payment, m_journal.code)};
    plan.order = payment.id;
    plan.decision = reconcile::Decision::Invoice;
    plan.kind = payment.amount == -item->open ? reconcile::Kind::Exact : reconcile::Kind::Partial;
    plan.score = 1000;
    plan.unattended = true; // a closed day is refused, not moved
    plan.settled.push_back({reconcile::target_of(*item, -payment.amount), item->rows});
    CT_ASSIGN(match, m_matches.write(plan));
    m_writer->record("payment.book", "payment " + text::number(payment.id.value()), {},
                     "match " + text::number(match.value()));
    m_writer->changed(Noun::Entries);
    return {};
}

Result<void> take_order_entry_back(Writer& writer, payments::PaymentId payment) {
    storage::Database& database = writer.database();
    const auto entry = storage::find_order_entry(database, payment);
    if (!entry || storage::is_pointed(database, entry->bank_row))
        return {};
    if (const auto pairing = storage::pairing_of(database, entry->bank_row))
        return fail(reconcile::errors::row_paired,
                    {{"entry", storage::find_row(database, entry->bank_row)->entry.value()},
                     {"pairing", pairing.value()}});
    storage::forget_order_entry(database, payment);
    CT_TRY(take_match_back(writer, entry->match));
    writer.record("payment.unbook", "payment " + text::number(payment.value()),
                  "match " + text::number(entry->match.value()));
    writer.changed(Noun::Entries);
    return {};
}

void follow_orders(Writer& writer, std::span<const ledger::RowId> bank_rows) {
    storage::Database& database = writer.database();
    std::vector<ledger::RowId> items;
    for (const storage::FollowedOrder& order : storage::follow_order_rows(database, bank_rows)) {
        writer.changed(Noun::Payments, order.payment.value());
        items.push_back(order.item);
    }
    for (const std::int64_t invoice : storage::refresh_invoice_states(database, items))
        writer.changed(Noun::Invoices, invoice);
}

} // namespace comptoir::app
