// Payment orders, and entries a person posts, as acts.
#include "act_player.h"

#include "comptoir/app/errors.h"

#include <filesystem>

namespace comptoir::test {

Result<void> ActPlayer::order_payment(app::Writer& writer, const Act& act, Done& done) {
    CT_ASSIGN(added, app::add_payments(writer, {.invoices = {},
                                                .items = {m_invoices[act.items[0]]},
                                                .execute_on = std::nullopt,
                                                .repeat_is_meant = true}));
    done.payment = added.front().id;
    if (act.cents % 300 == 0)
        return {}; // stays in the basket
    app::PaymentExport request;
    request.journal = "BQ";
    request.output = m_books.dossier.file("order" + std::to_string(act.number) + ".xml");
    request.payments = {done.payment};
    std::filesystem::remove(request.output); // of a game played before
    CT_TRY(app::export_payments(writer, request));
    return {};
}

// The bank's line of an order that was sent: one of its amount that is free.
Result<void> ActPlayer::match_order(app::Writer& writer, const Act& act, Done& done) {
    const auto none = fail(app::errors::not_found, {{"what", "order"}, {"id", 0}});
    if (act.about < 0)
        return none;
    CT_ASSIGN(payments, app::list_payments(writer, {.limit = 1'000'000}));
    for (const payments::Payment& payment : payments) {
        if (payment.id != m_done[act.about].payment || !payment.entry)
            continue;
        for (const bank::LineId id : m_first_lines) {
            const app::LineRow row = row_of(writer, id);
            if (row.line.amount != -payment.amount || row.match || row.pairing != 0)
                continue;
            done.lines = {id};
            CT_ASSIGN(match, app::match_by_hand(writer, {.lines = done.lines,
                                                         .targets = {to_entry(payment.entry)}}));
            done.matches = {match};
            return {};
        }
    }
    return none;
}

Result<void> ActPlayer::post_or_reverse(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::ReverseEntry) {
        CT_ASSIGN(reversal, app::reverse_entry(writer, m_entries[act.entry]));
        done.posted = reversal;
        return {};
    }
    ledger::Entry entry;
    entry.journal = act.cents % 200 == 0 ? "BQ" : "OD";
    entry.date = october(10 + static_cast<int>(act.items[0]));
    entry.piece = "OWN " + std::to_string(act.number);
    entry.label = entry.piece;
    entry.rows.resize(2);
    entry.rows[0].account = act.text;
    entry.rows[0].amount = eur(act.cents);
    entry.rows[1].account = act.cents % 200 == 0 ? "512100" : "606100";
    entry.rows[1].amount = eur(-act.cents);
    CT_ASSIGN(id, app::post_draft(writer, entry));
    done.posted = id;
    return {};
}

} // namespace comptoir::test
