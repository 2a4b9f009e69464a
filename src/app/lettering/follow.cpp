#include "app/lettering/follow.h"

#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_view_queries.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>

namespace comptoir::app {

Result<MovedVat> follow_letters(Writer& writer, const std::vector<ledger::RowId>& rows,
                                Letters letters) {
    storage::Database& database = writer.database();
    MovedVat moved;
    if (storage::has_waiting_vat(database, storage::load_dossier(database).chart)) {
        Date latest;
        for (const ledger::RowId row : rows) {
            if (const auto facts = storage::find_letterable(database, row))
                latest = std::max(latest, facts->day);
        }
        if (letters == Letters::Taken) {
            CT_TRY(take_due_vat_back(writer, rows, latest));
        } else {
            CT_ASSIGN(made, move_due_vat(writer, rows, {}, latest));
            moved = std::move(made);
        }
    }
    for (const std::int64_t invoice : storage::refresh_invoice_states(database, rows))
        writer.changed(Noun::Invoices, invoice);
    writer.changed(Noun::Entries);
    return moved;
}

} // namespace comptoir::app
