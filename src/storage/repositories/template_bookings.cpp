// What was booked to accounts, without an invoice or an entry that was there.
#include "comptoir/storage/repositories/template_repository.h"

namespace comptoir::storage {

namespace {
// Decisions, the latest: what a charge looked like longer ago says nothing of the next one.
constexpr std::int64_t k_bookings_max = 10'000;
} // namespace

void for_each_template_booking(
    Database& database, const std::function<bool(std::string_view account)>& is_wanted,
    const std::function<void(const TemplateBooking&, std::string_view account,
                             const bank::StatementLine&)>& take) {
    Statement rows = database.query(R"(
        SELECT r.account, l.id, l.journal, coalesce(t.code, ''), l.booked_on, l.amount_minor,
               l.currency, l.label, l.label_more, l.comment, l.remittance_reference,
               l.ordering_account, l.counterparty_name, l.counterparty_iban, l.mandate_id, l.nature
        FROM (SELECT id FROM match WHERE undone_at IS NULL AND decision IN ('template', 'none')
              ORDER BY id DESC LIMIT ?1) AS m
             CROSS JOIN match_entry me ON me.match_id = m.id
             CROSS JOIN entry_row r ON r.entry_id = me.entry_id
             CROSS JOIN match_line ml ON ml.match_id = m.id
             CROSS JOIN bank_line l ON l.id = ml.line_id
             LEFT JOIN match_template t ON t.match_id = m.id
        ORDER BY l.booked_on, l.id, r.position)",
                                    k_bookings_max);
    TemplateBooking booking;
    bank::StatementLine line;
    while (rows.step()) {
        const std::string_view account = rows.text_view(0);
        if (!is_wanted(account))
            continue;
        booking = {rows.id<bank::LineId>(1), rows.text(2), rows.text(3)};
        line.booked_on = rows.date(4);
        line.amount =
            Money{rows.integer(5), Currency::parse(rows.text_view(6)).value_or(Currency::eur())};
        line.label = rows.text(7);
        line.label_more = rows.text(8);
        line.comment = rows.text(9);
        line.remittance_reference = rows.text(10);
        line.ordering_account = rows.text(11);
        line.counterparty.name = rows.text(12);
        line.counterparty.iban = rows.text(13);
        line.mandate_id = rows.text(14);
        line.nature = bank::parse_nature(rows.text_view(15)).value_or(bank::Nature::Other);
        take(booking, account, line);
    }
}

} // namespace comptoir::storage
