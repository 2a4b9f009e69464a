// Undoing a match: drafts go, validated entries are reversed, letters and states come back.
#include "comptoir/app/reconcile.h"

#include "app/payments/order_entry.h"
#include "app/reconcile/match_undo.h"
#include "app/reconcile/return_undo.h"
#include "comptoir/app/books.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/identify.h"
#include "comptoir/app/pointing_errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/payments/errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/learned_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/order_entry_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/return_repository.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using ledger::EntryId;
using ledger::RowId;

// Lettered or pointed by something later than the match: that has to be undone first.
bool is_used_since(storage::Database& database, const ledger::Entry& entry) {
    return std::any_of(entry.rows.begin(), entry.rows.end(), [&](const ledger::EntryRow& row) {
        return storage::imputed_minor(database, row.id) != 0 ||
               storage::is_pointed(database, row.id) || storage::marked_in(database, row.id);
    });
}

// Without its bank line the settlement is a movement that never was: the reversal is definitive at
// once, unless its day is still to come (books taken over with such days).
Result<void> reverse_settlement(Writer& writer, EntryId original, reconcile::MatchId match) {
    CT_ASSIGN(reversal, reverse_entry(writer, original));
    CT_ASSIGN(posted, load_entry(writer, reversal));
    if (ledger::check_come(posted.date, writer.today())) {
        CT_TRY(writer.require(users::Right::EntryValidate)); // it cannot be taken back
        CT_TRY(validate_entry(writer, reversal));
    }
    storage::MatchInserter(writer.database()).add_entry(match, reversal); // linked both ways
    return {};
}

void restore_states(Writer& writer, const std::vector<RowId>& touched) {
    storage::Database& database = writer.database();
    for (const std::int64_t payment : storage::unsettle_payments(database, touched))
        writer.changed(Noun::Payments, payment);
    for (const std::int64_t invoice : storage::refresh_invoice_states(database, touched))
        writer.changed(Noun::Invoices, invoice);
}

// What a return had opened again is settled as it was.
void settle_states(Writer& writer, const std::vector<RowId>& rows) {
    storage::Database& database = writer.database();
    for (const RowId row : rows) {
        for (const std::int64_t payment :
             storage::settle_payments(database, {row}, storage::imputed_minor(database, row)))
            writer.changed(Noun::Payments, payment);
    }
    for (const std::int64_t invoice : storage::refresh_invoice_states(database, rows))
        writer.changed(Noun::Invoices, invoice);
}

// A reference that changed names every open line anew, but left this one alone while it was
// matched.
Result<void> identify_freed(Writer& writer, const storage::MatchRecord& record,
                            const std::vector<bank::LineId>& lines) {
    storage::Database& database = writer.database();
    if (lines.empty() || !storage::names_changed_since(database, record.created_at))
        return {};
    std::vector<bank::StatementId> statements;
    for (const bank::LineId line : lines)
        statements.push_back(storage::find_line(database, line)->statement);
    CT_TRY(identify_lines(writer, statements));
    return {};
}

} // namespace

Result<void> take_match_back(Writer& writer, reconcile::MatchId match) {
    storage::Database& database = writer.database();
    const std::vector<EntryId> posted = storage::posted_entries_of_match(database, match);
    const std::vector<RowId> touched = storage::remove_imputations_of(database, match.value());
    storage::relabel(database, touched);
    storage::delete_vat_moves(database, match); // their entries are taken back below
    storage::forget_decisions_of(database, match);
    storage::mark_match_undone(database, match, writer.clock().now(), writer.user());
    for (const EntryId id : posted) {
        const std::optional<ledger::Entry> entry = storage::find_entry(database, id);
        if (!entry)
            continue;
        if (is_used_since(database, *entry))
            return fail(reconcile::errors::entry_used_since,
                        {{"match", match.value()}, {"entry", id.value()}});
        if (entry->state == ledger::EntryState::Draft)
            CT_TRY(delete_draft(writer, id)); // with a trace, and no number consumed
        else
            CT_TRY(reverse_settlement(writer, id, match));
    }
    CT_ASSIGN(again, settle_again(writer, match));
    restore_states(writer, touched);
    settle_states(writer, again);
    return {};
}

Result<void> undo_match(Writer& writer, reconcile::MatchId match, const std::string& reason) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementCancel));
    storage::Database& database = writer.database();
    const std::optional<storage::MatchRecord> record = storage::find_match(database, match);
    if (!record)
        return fail(errors::not_found, {{"what", "match"}, {"id", match.value()}});
    if (record->undone_at)
        return fail(reconcile::errors::already_undone, {{"match", match.value()}});
    if (const auto session = storage::pointing_of_match(database, match))
        return fail(errors::match_of_session,
                    {{"match", match.value()}, {"session", session.value()}});
    if (const auto payment = storage::payment_of_order_match(database, match))
        return fail(payments::errors::match_of_order,
                    {{"match", match.value()}, {"payment", payment.value()}});
    if (const auto by = storage::return_of(database, match))
        return fail(reconcile::errors::returned_already,
                    {{"match", match.value()}, {"by", by.value()}});
    std::string before = "lines";
    const std::vector<bank::LineId> lines = storage::lines_of_match(database, match);
    for (const bank::LineId line : lines)
        before += " " + text::number(line.value());

    const std::vector<RowId> orders = storage::order_rows_of_match(database, match);
    CT_TRY(take_match_back(writer, match));
    follow_orders(writer, orders);
    CT_TRY(identify_freed(writer, *record, lines));
    writer.record("match.undo", "match " + text::number(match.value()), before, text::trim(reason));
    writer.changed(Noun::Matches, match.value());
    for (const bank::LineId line : lines)
        writer.changed(Noun::Lines, line.value());
    writer.changed(Noun::Statements);
    return {};
}

} // namespace comptoir::app
