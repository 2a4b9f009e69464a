#include "comptoir/storage/repositories/invoice_repository.h"

#include "comptoir/core/invariant.h"
#include "storage/json/invoice_party_json.h"

namespace comptoir::storage {

namespace {

using invoices::Invoice;
using invoices::InvoiceState;

// Every invoice with what remains on the third party's rows, NULL without an entry; and whether an
// order that was booked when it was exported settles it, whose line did not come yet.
constexpr std::string_view k_with_remaining = R"(
    FROM (SELECT invoice.*,
                 (SELECT SUM(ABS(r.amount_minor)
                      - (SELECT COALESCE(SUM(m.amount_minor), 0) FROM imputation m
                         WHERE m.debit_row_id = r.id)
                      - (SELECT COALESCE(SUM(m.amount_minor), 0) FROM imputation m
                         WHERE m.credit_row_id = r.id))
                  FROM entry_row r
                  WHERE r.entry_id = invoice.entry_id AND r.party = invoice.party) AS remaining,
                 EXISTS (SELECT 1 FROM entry_row r CROSS JOIN payment p
                         WHERE r.entry_id = invoice.entry_id AND p.item_row_id = r.id
                           AND p.bank_row_id IS NOT NULL AND p.state = 'ordered'
                           AND EXISTS (SELECT 1 FROM imputation m
                                       WHERE m.match_id = p.order_match_id)) AS in_transit
          FROM invoice) i)";

// Column 29 is what remains, 30 whether its order is in transit.
constexpr std::string_view k_select = R"(
    SELECT i.id, i.document_id, i.direction, i.type, i.state, i.source, i.profile, i.number,
           i.issued_on, i.due_on, i.currency, i.net_minor, i.vat_minor, i.gross_minor,
           i.payable_minor, i.prepaid_minor, i.rounding_minor, i.payment_reference,
           i.payment_means, i.seller, i.buyer, i.party, i.expense_account, i.entry_id,
           i.refused_reason, i.reviewed_at, i.reviewed_by, i.approved_at, i.approved_by,
           i.remaining, i.in_transit)";

std::string all_invoices() {
    return std::string(k_select) + std::string(k_with_remaining);
}

InvoiceState state_of(InvoiceState stored, std::optional<std::int64_t> remaining, bool in_transit) {
    const bool settled = remaining && *remaining == 0 && !in_transit;
    if (!settled)
        return stored;
    return invoices::transition(stored, invoices::InvoiceEvent::Settle).value_or(stored);
}

void read_amounts(Invoice& invoice, const Statement& row) {
    const auto currency = Currency::parse(row.text_view(10));
    invariant(currency.has_value(), "a stored invoice has a known currency");
    invoice.currency = *currency;
    const auto money = [&](int column) { return Money{row.integer(column), *currency}; };
    invoice.net = money(11);
    invoice.vat = money(12);
    invoice.gross = money(13);
    invoice.payable = money(14);
    invoice.prepaid = money(15);
    invoice.rounding = money(16);
    const std::int64_t remaining = row.optional_integer(29).value_or(0);
    invoice.open = Money{invoice.gross.is_negative() ? -remaining : remaining, *currency};
}

std::optional<Instant> optional_instant(const Statement& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return row.instant(column);
}

Invoice read_invoice(const Statement& row) {
    Invoice invoice;
    invoice.id = row.id<invoices::InvoiceId>(0);
    invoice.document = row.optional_integer(1).value_or(0);
    const auto direction = invoices::parse_direction(row.text_view(2));
    const auto type = invoices::parse_invoice_type(row.text_view(3));
    const auto state = invoices::parse_invoice_state(row.text_view(4));
    invariant(direction && type && state, "a stored invoice has known direction, type and state");
    invoice.direction = *direction;
    invoice.type = *type;
    invoice.state = state_of(*state, row.optional_integer(29), row.integer(30) != 0);
    invoice.source = row.text(5);
    invoice.profile = row.text(6);
    invoice.number = row.text(7);
    invoice.issued_on = row.date(8);
    invoice.due_on = row.optional_date(9);
    read_amounts(invoice, row);
    invoice.payment_reference = row.text(17);
    invoice.payment_means = row.text(18);
    invoice.seller = party_of_json(row.text_view(19));
    invoice.buyer = party_of_json(row.text_view(20));
    invoice.party = row.text(21);
    invoice.expense_account = row.text(22);
    invoice.entry = row.id<ledger::EntryId>(23);
    invoice.refused_reason = row.text(24);
    invoice.reviewed_at = optional_instant(row, 25);
    invoice.reviewed_by = row.text(26);
    invoice.approved_at = optional_instant(row, 27);
    invoice.approved_by = row.text(28);
    return invoice;
}

void read_taxes(Database& database, Invoice& invoice) {
    Statement rows = database.query(R"(
        SELECT category, rate_coefficient, rate_scale, base_minor, vat_minor, exemption
        FROM invoice_tax WHERE invoice_id = ?1 ORDER BY position)",
                                    invoice.id);
    while (rows.step()) {
        invoices::TaxLine tax;
        tax.category = rows.text(0);
        tax.rate = Rate{rows.integer(1), static_cast<std::uint8_t>(rows.integer(2))};
        tax.base = Money{rows.integer(3), invoice.currency};
        tax.vat = Money{rows.integer(4), invoice.currency};
        tax.exemption = rows.text(5);
        invoice.taxes.push_back(std::move(tax));
    }
}

void write_taxes(Database& database, const Invoice& invoice) {
    database.run("DELETE FROM invoice_tax WHERE invoice_id = ?1", invoice.id);
    std::int64_t position = 0;
    for (const invoices::TaxLine& tax : invoice.taxes)
        database.run(R"(
            INSERT INTO invoice_tax (invoice_id, position, category, rate_coefficient, rate_scale,
                                     base_minor, vat_minor, exemption)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))",
                     invoice.id, ++position, tax.category, tax.rate.coefficient,
                     std::int64_t{tax.rate.scale}, tax.base.minor(), tax.vat.minor(),
                     tax.exemption);
}

std::vector<Invoice> all_of(Database& database, Statement rows) {
    std::vector<Invoice> found;
    while (rows.step())
        found.push_back(read_invoice(rows));
    for (Invoice& invoice : found)
        read_taxes(database, invoice);
    return found;
}

std::optional<std::string> or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

invoices::InvoiceId insert_invoice(Database& database, const Invoice& invoice) {
    Statement insert = database.prepare(R"(
        INSERT INTO invoice (document_id, direction, type, state, number, number_normalised,
                             issued_on, currency, net_minor, vat_minor, gross_minor, payable_minor,
                             seller, buyer, source, profile)
        VALUES (?1, ?2, ?3, ?4, '', '', '1970-01-01', 'EUR', 0, 0, 0, 0, '{}', '{}', ?5, ?6))");
    if (invoice.document != 0)
        insert.bind(1, invoice.document);
    else
        insert.bind_null(1);
    insert.bind(2, invoices::to_text(invoice.direction)).bind(3, invoices::to_text(invoice.type));
    insert.bind(4, invoices::to_text(invoice.state))
        .bind(5, invoice.source)
        .bind(6, invoice.profile);
    insert.run();
    Invoice stored = invoice;
    stored.id = invoices::InvoiceId{database.last_insert_id()};
    update_invoice(database, stored);
    return stored.id;
}

void update_invoice(Database& database, const Invoice& invoice) {
    invariant(invoice.state != InvoiceState::Settled, "settled follows from the books");
    Statement update = database.prepare(R"(
        UPDATE invoice
        SET type = ?2, state = ?3, number = ?4, number_normalised = ?5, issued_on = ?6, due_on = ?7,
            currency = ?8, net_minor = ?9, vat_minor = ?10, gross_minor = ?11, payable_minor = ?12,
            prepaid_minor = ?13, rounding_minor = ?14, payment_reference = ?15, payment_means = ?16,
            seller = ?17, buyer = ?18, party = ?19, expense_account = ?20, entry_id = ?21,
            refused_reason = ?22, reviewed_at = ?23, reviewed_by = ?24, approved_at = ?25,
            approved_by = ?26, direction = ?27
        WHERE id = ?1)");
    update.bind_all(invoice.id, invoices::to_text(invoice.type), invoices::to_text(invoice.state),
                    invoice.number, invoices::normalised_number(invoice.number), invoice.issued_on,
                    invoice.due_on, invoice.currency.code(), invoice.net.minor(),
                    invoice.vat.minor(), invoice.gross.minor(), invoice.payable.minor(),
                    invoice.prepaid.minor(), invoice.rounding.minor(), invoice.payment_reference,
                    invoice.payment_means, party_to_json(invoice.seller),
                    party_to_json(invoice.buyer), or_null(invoice.party),
                    or_null(invoice.expense_account), invoice.entry, invoice.refused_reason,
                    invoice.reviewed_at, or_null(invoice.reviewed_by), invoice.approved_at,
                    or_null(invoice.approved_by), invoices::to_text(invoice.direction));
    update.run();
    write_taxes(database, invoice);
}

std::optional<Invoice> find_invoice(Database& database, invoices::InvoiceId invoice) {
    std::vector<Invoice> found =
        all_of(database, database.query(all_invoices() + " WHERE i.id = ?1", invoice));
    if (found.empty())
        return std::nullopt;
    return std::move(found.front());
}

std::vector<Invoice> load_invoices(Database& database, const InvoiceQuery& query) {
    std::optional<std::string_view> direction, state;
    if (query.direction)
        direction = invoices::to_text(*query.direction);
    if (query.state)
        state = invoices::to_text(*query.state);
    // instr() rather than LIKE: the text is the user's, wildcards included.
    return all_of(database, database.query(all_invoices() + R"(
        WHERE i.id > ?1 AND (?2 IS NULL OR i.direction = ?2)
          AND (?3 IS NULL OR ?3 = CASE WHEN i.state IN ('booked', 'ordered') AND i.remaining = 0
                                            AND NOT i.in_transit
                                       THEN 'settled' ELSE i.state END)
          AND (?4 = '' OR instr(lower(i.number || ' ' || COALESCE(i.party, '') || ' '
               || COALESCE(json_extract(i.seller, '$.name'), '') || ' '
               || COALESCE(json_extract(i.buyer, '$.name'), '')), lower(?4)) > 0)
        ORDER BY i.id LIMIT ?5)",
                                           query.after, direction, state, query.text, query.limit));
}

std::map<InvoiceState, std::int64_t> count_invoices(Database& database) {
    std::map<InvoiceState, std::int64_t> counts;
    Statement rows =
        database.query("SELECT i.state, i.remaining = 0 AND NOT i.in_transit, count(*)" +
                       std::string(k_with_remaining) + " GROUP BY 1, 2");
    while (rows.step()) {
        const auto stored = invoices::parse_invoice_state(rows.text_view(0));
        invariant(stored.has_value(), "a stored state is one of ours");
        const std::int64_t remaining = rows.integer(1) != 0 ? 0 : 1;
        counts[state_of(*stored, remaining, false)] += rows.integer(2);
    }
    return counts;
}

std::vector<Invoice> invoices_numbered(Database& database, std::string_view normalised) {
    return all_of(database, database.query(all_invoices() + R"(
        WHERE i.number_normalised = ?1 AND i.state NOT IN ('refused', 'duplicate') ORDER BY i.id)",
                                           normalised));
}

std::vector<ledger::RowId> party_rows(Database& database, const Invoice& invoice) {
    std::vector<ledger::RowId> rows;
    Statement found = database.query(
        "SELECT id FROM entry_row WHERE entry_id = ?1 AND party = ?2 ORDER BY position",
        invoice.entry, invoice.party);
    while (found.step())
        rows.push_back(found.id<ledger::RowId>(0));
    return rows;
}

std::optional<invoices::InvoiceId> invoice_of_entry(Database& database, ledger::EntryId entry) {
    Statement found = database.query("SELECT id FROM invoice WHERE entry_id = ?1", entry);
    if (!found.step())
        return std::nullopt;
    return found.id<invoices::InvoiceId>(0);
}

std::optional<invoices::InvoiceId> invoice_of_row(Database& database, ledger::RowId row) {
    Statement found = database.query(R"(
        SELECT i.id FROM entry_row r JOIN invoice i ON i.entry_id = r.entry_id WHERE r.id = ?1)",
                                     row);
    if (!found.step())
        return std::nullopt;
    return found.id<invoices::InvoiceId>(0);
}

std::optional<std::string> usual_account(Database& database, std::string_view party,
                                         invoices::Direction direction,
                                         std::string_view first_digits) {
    if (auto ours = database.optional_text(R"(
            SELECT expense_account FROM invoice
            WHERE party = ?1 AND direction = ?2 AND entry_id IS NOT NULL
              AND expense_account IS NOT NULL
            ORDER BY id DESC LIMIT 1)",
                                           party, invoices::to_text(direction)))
        return ours;
    return database.optional_text(R"(
        SELECT other.account
        FROM entry_row own
        JOIN entry e ON e.id = own.entry_id
        JOIN journal j ON j.code = e.journal AND j.type = ?2
        JOIN entry_row other ON other.entry_id = e.id
        WHERE own.party = ?1 AND other.party IS NULL AND instr(?3, substr(other.account, 1, 1)) > 0
        ORDER BY e.id DESC, ABS(other.amount_minor) DESC LIMIT 1)",
                                  party, invoices::to_text(direction), first_digits);
}

std::vector<ObjectEvent> events_of(Database& database, std::string_view object) {
    std::vector<ObjectEvent> events;
    Statement rows = database.query(
        "SELECT at, user, action, before, after FROM event WHERE object = ?1 ORDER BY id", object);
    while (rows.step())
        events.push_back({rows.instant(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
    return events;
}

std::vector<BookedPiece> booked_pieces(Database& database, std::string_view party, DateRange days) {
    std::vector<BookedPiece> pieces;
    Statement rows = database.query(R"(
        SELECT e.journal, coalesce(e.number, ''), CASE r.piece WHEN '' THEN e.piece ELSE r.piece END,
               r.amount_minor
        FROM entry_row r
        JOIN entry e ON e.id = r.entry_id
        JOIN journal j ON j.code = e.journal
        WHERE r.party = ?1 AND e.day BETWEEN ?2 AND ?3 AND j.type IN ('purchase', 'sale')
          AND e.reverses_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM entry c WHERE c.reverses_id = e.id))",
                                    party, days.from, days.to);
    while (rows.step())
        pieces.push_back({std::string(rows.text_view(0)), std::string(rows.text_view(1)),
                          std::string(rows.text_view(2)), rows.integer(3)});
    return pieces;
}

} // namespace comptoir::storage
