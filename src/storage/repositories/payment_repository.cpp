#include "comptoir/storage/repositories/payment_repository.h"

#include "comptoir/core/invariant.h"

namespace comptoir::storage {

namespace {

using payments::Payment;
using payments::PaymentState;

// What no imputation covers of the item remains; an order whose item is covered has come back, but
// for one that its own entry covers.
constexpr std::string_view k_select = R"(
    SELECT p.id, p.invoice_id, p.item_row_id, p.party, p.payee_name, p.payee_iban, p.amount_minor,
           p.currency, p.execute_on, p.reference, p.end_to_end_id, p.shown_state, p.batch_id,
           EXISTS (SELECT 1 FROM party_iban b
                   WHERE b.party = p.party AND b.iban = p.payee_iban
                     AND b.confirmed_at IS NOT NULL AND b.retired_at IS NULL),
           (SELECT r.entry_id FROM entry_row r WHERE r.id = p.bank_row_id)
    FROM (SELECT payment.*,
                 CASE WHEN payment.state = 'ordered' AND payment.bank_row_id IS NULL
                       AND (SELECT ABS(r.amount_minor)
                                - (SELECT COALESCE(SUM(m.amount_minor), 0) FROM imputation m
                                   WHERE m.debit_row_id = r.id)
                                - (SELECT COALESCE(SUM(m.amount_minor), 0) FROM imputation m
                                   WHERE m.credit_row_id = r.id)
                            FROM entry_row r WHERE r.id = payment.item_row_id) = 0
                      THEN 'settled' ELSE payment.state END AS shown_state
          FROM payment) p)";

Payment read_payment(const Statement& row) {
    Payment payment;
    payment.id = row.id<payments::PaymentId>(0);
    payment.invoice = row.id<invoices::InvoiceId>(1);
    payment.open_item = row.id<ledger::RowId>(2);
    payment.party = row.text(3);
    payment.payee_name = row.text(4);
    payment.payee_iban = Iban::parse(row.text_view(5));
    const auto currency = Currency::parse(row.text_view(7));
    const auto state = payments::parse_payment_state(row.text_view(11));
    invariant(currency && state, "a stored payment has a known currency and state");
    payment.amount = Money{row.integer(6), *currency};
    payment.execute_on = row.date(8);
    payment.reference = row.text(9);
    payment.end_to_end_id = row.text(10);
    payment.state = *state;
    payment.batch = row.id<payments::BatchId>(12);
    payment.iban_confirmed = row.integer(13) != 0;
    payment.entry = row.id<ledger::EntryId>(14);
    return payment;
}

} // namespace

payments::PaymentId insert_payment(Database& database, const Payment& payment, Instant at,
                                   std::string_view by) {
    database.run(R"(
        INSERT INTO payment (invoice_id, item_row_id, party, payee_name, payee_iban, amount_minor,
                             currency, execute_on, reference, end_to_end_id, state, created_at,
                             created_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'basket', ?11, ?12))",
                 payment.invoice, payment.open_item, payment.party, payment.payee_name,
                 payment.payee_iban ? payment.payee_iban->text() : std::string(),
                 payment.amount.minor(), payment.amount.currency().code(), payment.execute_on,
                 payment.reference, payment.end_to_end_id, at, by);
    return payments::PaymentId{database.last_insert_id()};
}

void set_end_to_end_id(Database& database, payments::PaymentId payment, std::string_view id) {
    database.run("UPDATE payment SET end_to_end_id = ?2 WHERE id = ?1", payment, id);
}

void set_payment_state(Database& database, payments::PaymentId payment, PaymentState state) {
    database.run("UPDATE payment SET state = ?2 WHERE id = ?1", payment, payments::to_text(state));
}

void order_payment(Database& database, const Payment& payment, payments::BatchId batch) {
    database.run(R"(
        UPDATE payment
        SET state = 'ordered', batch_id = ?2, execute_on = ?3, payee_name = ?4, reference = ?5,
            end_to_end_id = ?6
        WHERE id = ?1)",
                 payment.id, batch, payment.execute_on, payment.payee_name, payment.reference,
                 payment.end_to_end_id);
}

std::vector<Payment> load_payments(Database& database, const PaymentQuery& query) {
    std::optional<std::string_view> state;
    if (query.state)
        state = payments::to_text(*query.state);
    Statement rows = database.query(std::string(k_select) + R"(
        WHERE p.id > ?1 AND (?2 IS NULL OR p.id = ?2) AND (?3 IS NULL OR p.shown_state = ?3)
          AND (?4 IS NULL OR p.invoice_id = ?4)
        ORDER BY p.id LIMIT ?5)",
                                    query.after, query.id, state, query.invoice, query.limit);
    std::vector<Payment> found;
    while (rows.step())
        found.push_back(read_payment(rows));
    return found;
}

bool item_has_living_payment(Database& database, ledger::RowId item) {
    return database
        .query(R"(
            SELECT 1 FROM payment
            WHERE item_row_id = ?1 AND state IN ('basket', 'ordered')
              AND (bank_row_id IS NULL
                   OR NOT EXISTS (SELECT 1 FROM imputation i WHERE i.match_id = order_match_id)))",
               item)
        .step();
}

std::int64_t living_payment_of(Database& database, ledger::EntryId entry) {
    return database.integer(R"(
        SELECT COALESCE(MAX(p.id), 0)
        FROM payment p JOIN entry_row r ON r.id = p.item_row_id
        WHERE r.entry_id = ?1 AND p.state IN ('basket', 'ordered'))",
                            entry);
}

std::int64_t ordered_payment_of(Database& database, ledger::EntryId entry) {
    return database.integer(R"(
        SELECT COALESCE(MAX(p.id), 0)
        FROM payment p JOIN entry_row r ON r.id = p.item_row_id
        WHERE r.entry_id = ?1 AND p.batch_id IS NOT NULL)",
                            entry);
}

void forget_cancelled_payments(Database& database, ledger::EntryId entry) {
    database.run(R"(
        DELETE FROM payment
        WHERE state = 'cancelled' AND batch_id IS NULL
          AND item_row_id IN (SELECT id FROM entry_row WHERE entry_id = ?1))",
                 entry);
}

std::optional<Date> same_order_since(Database& database, const Payment& payment, Date since) {
    Statement row = database.query(R"(
        SELECT execute_on FROM payment
        WHERE payee_iban = ?1 AND amount_minor = ?2 AND currency = ?3 AND reference = ?4
          AND state IN ('basket', 'ordered', 'settled') AND execute_on >= ?5
        ORDER BY execute_on DESC LIMIT 1)",
                                   payment.payee_iban ? payment.payee_iban->text() : std::string(),
                                   payment.amount.minor(), payment.amount.currency().code(),
                                   payment.reference, since);
    if (!row.step())
        return std::nullopt;
    return row.date(0);
}

payments::BatchId insert_batch(Database& database, const NewBatch& batch) {
    database.run(R"(
        INSERT INTO payment_batch (journal, format, message_id, file_id, count, total_minor,
                                   created_at, created_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))",
                 batch.journal, batch.format, batch.message_id, batch.file, batch.count,
                 batch.total.minor(), batch.created_at, batch.created_by);
    return payments::BatchId{database.last_insert_id()};
}

std::int64_t count_batches(Database& database) {
    return database.integer("SELECT COUNT(*) FROM payment_batch");
}

std::vector<PartyIban> load_party_ibans(Database& database, std::string_view party) {
    std::vector<PartyIban> found;
    Statement rows = database.query(R"(
        SELECT iban, origin, first_seen_at, confirmed_by,
               confirmed_at IS NOT NULL AND retired_at IS NULL
        FROM party_iban WHERE party = ?1 ORDER BY first_seen_at DESC, id DESC)",
                                    party);
    while (rows.step()) {
        PartyIban iban{rows.text(0), rows.text(1), rows.instant(2), std::nullopt,
                       rows.integer(4) != 0};
        if (!rows.is_null(3))
            iban.confirmed_by = rows.text(3);
        found.push_back(std::move(iban));
    }
    return found;
}

} // namespace comptoir::storage
