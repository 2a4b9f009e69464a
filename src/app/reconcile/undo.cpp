// Undoing a match: drafts go, validated entries are reversed, letters and states come back.
#include "comptoir/app/reconcile.h"

#include "comptoir/app/books.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"
#include "comptoir/storage/repositories/match_repository.h"

#include <algorithm>
#include <cstdlib>

namespace comptoir::app {

namespace {

using ledger::EntryId;
using ledger::RowId;

// Lettered or pointed by something later than the match: that has to be undone first.
bool is_used_since(storage::Database& database, const ledger::Entry& entry) {
    return std::any_of(entry.rows.begin(), entry.rows.end(), [&](const ledger::EntryRow& row) {
        return storage::imputed_minor(database, row.id) != 0 ||
               storage::is_pointed(database, row.id);
    });
}

// Row by row the reversal cancels the original: bank rows are pointed against each other, so that
// neither waits for a statement; third-party rows letter each other, so that neither stays open.
Result<void> reverse_settlement(Writer& writer, const ledger::Entry& original,
                                const std::string& bank_account, reconcile::MatchId match) {
    storage::Database& database = writer.database();
    const ledger::Chart chart = storage::load_dossier(database).chart;
    CT_ASSIGN(reversal_id, reverse_entry(writer, original.id, original.label));
    CT_TRY(validate_entry(writer, reversal_id));
    const std::optional<ledger::Entry> reversal = storage::find_entry(database, reversal_id);
    if (!reversal || reversal->rows.size() != original.rows.size())
        return fail(errors::not_found, {{"what", "entry"}, {"id", reversal_id.value()}});
    for (std::size_t i = 0; i < original.rows.size(); ++i) {
        const ledger::EntryRow& row = original.rows[i];
        const ledger::EntryRow& cancels = reversal->rows[i];
        if (row.account == bank_account) {
            storage::point_mutually(database, row.id, cancels.id, reversal->date);
        } else if (ledger::is_third_party_account(chart, row.account)) {
            const bool is_debit = !row.amount.is_negative();
            storage::impute(database, is_debit ? row.id : cancels.id,
                            is_debit ? cancels.id : row.id, std::abs(row.amount.minor()), 0,
                            reversal->date);
        }
    }
    storage::MatchInserter(database).add_entry(match, reversal_id); // linked both ways
    return {};
}

void restore_states(Writer& writer, const std::vector<RowId>& touched) {
    storage::Database& database = writer.database();
    for (const std::int64_t payment : storage::unsettle_payments(database, touched))
        writer.changed(Noun::Payments, payment);
    for (const std::int64_t invoice : storage::refresh_invoice_states(database, touched))
        writer.changed(Noun::Invoices, invoice);
}

} // namespace

Result<void> undo_match(Writer& writer, reconcile::MatchId match) {
    storage::Database& database = writer.database();
    const std::optional<storage::MatchRecord> record = storage::find_match(database, match);
    if (!record)
        return fail(errors::not_found, {{"what", "match"}, {"id", match.value()}});
    if (record->undone_at)
        return fail(reconcile::errors::already_undone, {{"match", match.value()}});
    const std::string bank_account =
        database.optional_text("SELECT account FROM journal WHERE code = ?1", record->journal)
            .value_or("");
    std::string before = "lines";
    for (const bank::LineId line : storage::lines_of_match(database, match))
        before += " " + text::number(line.value());

    const std::vector<EntryId> posted = storage::posted_entries_of_match(database, match);
    const std::vector<RowId> touched = storage::remove_imputations_of(database, match.value());
    storage::relabel(database, touched);
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
            CT_TRY(reverse_settlement(writer, *entry, bank_account, match));
    }
    restore_states(writer, touched);
    writer.record("match.undo", "match " + text::number(match.value()), before);
    writer.changed(Noun::Matches, match.value());
    writer.changed(Noun::Lines);
    writer.changed(Noun::Statements);
    return {};
}

} // namespace comptoir::app
