// Cheques on their way at a takeover: what the books taken over do not know the bank had not seen.
#include "comptoir/app/pointing.h"

#include "app/reconcile/hand_pointing.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/pointing_errors.h"
#include "comptoir/core/text.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

// The rows of a taken over entry on the accounts of bank journals. What an opening journal brings
// forward is a balance, not an operation: it stays seen.
Result<std::vector<ledger::EntryRow>> bank_rows_taken_over(Reader& reader, ledger::EntryId id) {
    storage::Database& database = reader.database();
    const std::optional<ledger::Entry> entry = storage::find_entry(database, id);
    if (!entry)
        return fail(errors::not_found, {{"what", "entry"}, {"id", id.value()}});
    const std::vector<ledger::Journal> journals = storage::load_journals(database);
    const bool opens = std::any_of(journals.begin(), journals.end(), [&](const auto& journal) {
        return journal.code == entry->journal && journal.type == ledger::JournalType::Opening;
    });
    std::vector<ledger::EntryRow> rows;
    for (const ledger::EntryRow& row : entry->rows) {
        const bool of_bank = std::any_of(journals.begin(), journals.end(), [&](const auto& one) {
            return one.type == ledger::JournalType::Bank && one.account == row.account;
        });
        if (of_bank)
            rows.push_back(row);
    }
    if (entry->origin != ledger::EntryOrigin::Books || opens || rows.empty())
        return fail(errors::not_taken_over, {{"entry", id.value()}});
    return rows;
}

void trace(Writer& writer, std::string_view act, ledger::EntryId entry,
           const std::vector<ledger::RowId>& rows) {
    writer.record(act, "entry " + text::number(entry.value()), {}, list_of_rows(rows));
    writer.changed(Noun::Entries, entry.value());
}

} // namespace

Result<void> mark_outstanding(Writer& writer, const std::vector<ledger::EntryId>& entries) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementCancel));
    for (const ledger::EntryId id : entries) {
        CT_ASSIGN(rows, bank_rows_taken_over(writer, id));
        std::vector<ledger::RowId> gone;
        for (const ledger::EntryRow& row : rows)
            if (storage::unpoint_opening_row(writer.database(), row.id))
                gone.push_back(row.id);
        if (gone.empty()) {
            const bool waits = std::none_of(rows.begin(), rows.end(), [&](const auto& row) {
                return storage::is_pointed(writer.database(), row.id);
            });
            return fail(waits ? errors::waits_already : errors::not_taken_over,
                        {{"entry", id.value()}});
        }
        trace(writer, "pointing.outstanding", id, gone);
    }
    return {};
}

Result<void> mark_seen_at_opening(Writer& writer, const std::vector<ledger::EntryId>& entries) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile));
    storage::Database& database = writer.database();
    for (const ledger::EntryId id : entries) {
        CT_ASSIGN(rows, bank_rows_taken_over(writer, id));
        const Date day = storage::find_entry(database, id)->date;
        std::vector<ledger::RowId> seen;
        for (const ledger::EntryRow& row : rows) {
            if (storage::is_pointed(database, row.id))
                return fail(reconcile::errors::row_already_pointed, {{"entry", id.value()}});
            if (const auto session = storage::marked_in(database, row.id))
                return fail(errors::row_marked,
                            {{"entry", id.value()}, {"session", session.value()}});
            if (const auto pairing = storage::pairing_of(database, row.id))
                return fail(reconcile::errors::row_paired,
                            {{"entry", id.value()}, {"pairing", pairing.value()}});
            storage::point_opening_row(database, row.id, day);
            seen.push_back(row.id);
        }
        trace(writer, "pointing.seen_at_opening", id, seen);
    }
    return {};
}

} // namespace comptoir::app
