#include "comptoir/storage/repositories/kept_line_acts.h"

#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"

#include <optional>

namespace comptoir::storage {

namespace {

constexpr std::string_view k_by_hand = "hand";

bool has_row(Database& database, ledger::RowId row) {
    return database.integer("SELECT EXISTS (SELECT 1 FROM entry_row WHERE id = ?1)", row) != 0;
}

bool has_document(Database& database, inbox::DocumentId document) {
    return database.integer("SELECT EXISTS (SELECT 1 FROM document WHERE id = ?1)", document) != 0;
}

} // namespace

KeptLineActs find_line_acts(Database& database, bank::LineId line) {
    KeptLineActs kept;
    const std::optional<LineRecord> record = find_line(database, line);
    if (!record)
        return kept;
    LineActs acts = LineActReader(database).of(line);
    kept.mark = record->mark;
    kept.note = std::move(acts.note);
    kept.reason = std::move(acts.reason);
    kept.invoice = acts.invoice;
    kept.documents = documents_of_line(database, line);
    if (record->identity.party_by == k_by_hand)
        kept.party = record->identity.party;
    if (record->identity.template_by == k_by_hand)
        kept.template_id = record->identity.template_id;
    return kept;
}

void give_line_acts_back(Database& database, bank::LineId line, const KeptLineActs& kept) {
    if (!kept.mark.empty())
        set_line_mark(database, line, kept.mark);
    if (!kept.note.empty())
        set_line_note(database, line, kept.note);
    if (!kept.reason.empty())
        set_line_reason(database, line, kept.reason);
    if (kept.invoice && has_row(database, kept.invoice))
        set_line_invoice(database, line, kept.invoice);
    for (const inbox::DocumentId document : kept.documents)
        if (has_document(database, document))
            add_line_document(database, line, document);
    LineIdentityRecord identity = find_line_identity(database, line);
    if (!kept.party.empty()) {
        identity.party = kept.party;
        identity.party_by = k_by_hand;
    }
    if (kept.template_id) {
        identity.template_id = kept.template_id;
        identity.template_by = k_by_hand;
    }
    give_identity_back(database, line, identity);
}

ShownIdentity give_identity_back(Database& database, bank::LineId line,
                                 const LineIdentityRecord& kept) {
    ShownIdentity shown{find_line_identity(database, line), {}};
    shown.now = shown.before;
    if (shown.before.party_by != k_by_hand &&
        (kept.party.empty() || party_exists(database, kept.party))) {
        shown.now.party = kept.party;
        shown.now.party_by = kept.party_by;
    }
    if (shown.before.template_by != k_by_hand &&
        (!kept.template_id || find_template(database, kept.template_id))) {
        shown.now.template_id = kept.template_id;
        shown.now.template_by = kept.template_by;
    }
    if (shown.now != shown.before)
        save_line_identity(database, line, shown.now);
    return shown;
}

} // namespace comptoir::storage
