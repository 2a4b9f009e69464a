// Taking entries back: a draft is discarded, a validated entry is reversed.
#include "comptoir/app/books.h"

#include "app/books/held_by_match.h"
#include "app/lettering/follow.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/invoices.h"
#include "comptoir/app/pointing_errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/payments/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/invoice_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/order_entry_repository.h"
#include "comptoir/storage/repositories/payment_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>
#include <cstdlib>

namespace comptoir::app {

namespace {

using invoices::InvoiceEvent;
using invoices::InvoiceState;
using ledger::EntryId;

std::string name_of(EntryId id) {
    return "entry " + text::number(id.value());
}

Result<ledger::Entry> find_or_refuse(Reader& reader, EntryId id) {
    auto entry = storage::find_entry(reader.database(), id);
    if (!entry)
        return fail(errors::not_found, {{"what", std::string("entry")}, {"id", id.value()}});
    return std::move(*entry);
}

// Taken back alone, it would leave a bank line matched to a movement that is no more, an order for
// a debt that is none, or a pointing by hand without a mark somebody put there.
Result<void> check_unused(storage::Database& database, EntryId id) {
    if (const auto payment = storage::payment_of_order_entry(database, id))
        return fail(payments::errors::entry_of_order,
                    {{"entry", id.value()}, {"payment", payment.value()}});
    CT_TRY(check_in_no_match(database, id));
    if (const std::int64_t payment = storage::living_payment_of(database, id); payment != 0)
        return fail(errors::entry_of_payment, {{"entry", id.value()}, {"payment", payment}});
    if (const auto session = storage::pointing_that_marks(database, id))
        return fail(errors::row_marked, {{"entry", id.value()}, {"session", session.value()}});
    return {};
}

Result<void> change_invoice(Writer& writer, invoices::InvoiceId id, InvoiceEvent event,
                            bool keeps_entry, EntryId entry) {
    CT_ASSIGN(invoice, load_invoice(writer, id));
    CT_ASSIGN(state, invoices::transition(invoice.state, event));
    invoice.state = state;
    if (!keeps_entry)
        invoice.entry = {};
    storage::update_invoice(writer.database(), invoice);
    writer.record("invoice." + std::string(invoices::to_text(event)),
                  "invoice " + text::number(id.value()), {}, name_of(entry));
    writer.changed(Noun::Invoices, id.value());
    return {};
}

// Row by row the reversal cancels the original: bank rows are pointed against each other, so that
// neither waits for a statement; third-party rows letter each other, so that neither stays open.
void cancel_rows(storage::Database& database, const ledger::Entry& original,
                 const ledger::Entry& reversal) {
    const ledger::Chart chart = storage::load_dossier(database).chart;
    const std::vector<ledger::Journal> journals = storage::load_journals(database);
    const auto has_statements = [&](const std::string& account) {
        return std::any_of(journals.begin(), journals.end(), [&](const ledger::Journal& journal) {
            return journal.account == account;
        });
    };
    for (std::size_t i = 0; i < original.rows.size(); ++i) {
        const ledger::EntryRow& row = original.rows[i];
        const ledger::EntryRow& opposite = reversal.rows[i];
        if (has_statements(row.account)) {
            if (!storage::is_pointed(database, row.id))
                storage::point_mutually(database, row.id, opposite.id, reversal.date);
        } else if (ledger::is_third_party_account(chart, row.account)) {
            const bool is_debit = !row.amount.is_negative();
            storage::impute(database, is_debit ? row.id : opposite.id,
                            is_debit ? opposite.id : row.id, std::abs(row.amount.minor()), 0,
                            reversal.date);
        }
    }
}

// A reversed invoice may have been booked again since: then its reversal is needed.
Result<void> restore_reversed(Writer& writer, const ledger::Entry& reversal) {
    storage::Database& database = writer.database();
    CT_ASSIGN(original, find_or_refuse(writer, reversal.reverses));
    storage::remove_mutual_pointings(database, original.id);
    if (original.origin != ledger::EntryOrigin::Invoice)
        return {};
    const auto invoice = storage::invoice_of_entry(database, original.id);
    if (!invoice)
        return fail(errors::reversal_needed, {{"entry", reversal.id.value()}});
    return change_invoice(writer, *invoice, InvoiceEvent::Book, true, original.id);
}

} // namespace

Result<void> discard_draft(Writer& writer, EntryId id) {
    CT_ASSIGN(act, writer.begin(users::Right::SingleEntry));
    storage::Database& database = writer.database();
    CT_ASSIGN(entry, find_or_refuse(writer, id));
    if (entry.state == ledger::EntryState::Validated)
        return fail(errors::draft_expected, {{"entry", id.value()}});
    CT_TRY(check_unused(database, id));
    if (const std::int64_t payment = storage::ordered_payment_of(database, id); payment != 0)
        return fail(errors::entry_ordered, {{"entry", id.value()}, {"payment", payment}});
    if (const auto invoice = storage::invoice_of_entry(database, id))
        CT_TRY(change_invoice(writer, *invoice, InvoiceEvent::Unbook, false, id));
    if (entry.reverses)
        CT_TRY(restore_reversed(writer, entry));
    storage::forget_cancelled_payments(database, id); // the history keeps them
    // VAT that its letters made due waits again before the entry goes.
    std::vector<ledger::RowId> rows;
    for (const ledger::EntryRow& row : entry.rows)
        rows.push_back(row.id);
    const std::vector<ledger::RowId> others = storage::release_entry(database, id);
    rows.insert(rows.end(), others.begin(), others.end());
    CT_TRY(follow_letters(writer, rows, Letters::Taken));
    storage::forget_vat_moves(database, id);
    return delete_draft(writer, id);
}

Result<EntryId> reverse_entry(Writer& writer, EntryId id, std::string_view label) {
    CT_ASSIGN(act, writer.begin(users::Right::SingleEntry));
    storage::Database& database = writer.database();
    CT_ASSIGN(entry, find_or_refuse(writer, id));
    if (entry.state != ledger::EntryState::Validated)
        return fail(ledger::errors::not_validated, {{"entry", id.value()}});
    if (const EntryId by = storage::reversal_of_entry(database, id))
        return fail(ledger::errors::already_reversed, {{"entry", id.value()}, {"by", by.value()}});
    CT_TRY(check_unused(database, id));
    if (storage::is_lettered(database, id))
        return fail(errors::entry_lettered, {{"entry", id.value()}});
    Date day = entry.date;
    // Art. 1031-4: the first day of the first open period, naming the true one.
    if (const auto closed = storage::load_dossier(database).closed_until; closed && day <= *closed)
        day = closed->plus_days(1);
    const auto years = storage::load_years(database);
    if (std::none_of(years.begin(), years.end(),
                     [&](const auto& year) { return year.days.contains(day); }))
        return fail(ledger::errors::outside_years, {{"date", day}});
    // Before its rows are lettered, which would make the invoice settled.
    if (entry.origin == ledger::EntryOrigin::Invoice) {
        if (const auto invoice = storage::invoice_of_entry(database, id))
            CT_TRY(change_invoice(writer, *invoice, InvoiceEvent::Unbook, true, id));
    }
    storage::forget_vat_moves(database, id);
    const ledger::Entry reversal = ledger::reversal_of(
        entry, day, label.empty() ? ledger::reversal_label(entry) : std::string(label));
    const EntryId posted =
        storage::insert_entry(database, reversal, {writer.clock().now(), writer.user()});
    CT_ASSIGN(stored, find_or_refuse(writer, posted));
    cancel_rows(database, entry, stored);
    writer.record("entry.reverse", name_of(id), {}, name_of(posted));
    writer.changed(Noun::Entries, posted.value());
    return posted;
}

} // namespace comptoir::app
