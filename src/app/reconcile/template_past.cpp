// A template changed over past entries (A174): what it would book now, in place of what it booked.
#include "comptoir/app/reconcile.h"
#include "comptoir/app/templates.h"

#include "comptoir/core/text.h"
#include "comptoir/reconcile/template_errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/match_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using reconcile::StoredTemplate;
using storage::BookedSide;

struct Past {
    PastEntry shown;
    bank::LineId line;
    std::vector<Money> parts; // one per row of the template as it is now
};

bool books(const std::vector<BookedSide>& booked, const std::vector<reconcile::Target>& wanted) {
    // What is booked is the other side of what the line moves.
    std::vector<BookedSide> sides;
    for (const reconcile::Target& target : wanted) {
        const auto same = std::find_if(sides.begin(), sides.end(), [&](const BookedSide& side) {
            return side.account == target.account && side.party == target.party;
        });
        if (same != sides.end())
            same->amount_minor -= target.amount.minor();
        else
            sides.push_back({target.account, target.party, -target.amount.minor()});
    }
    std::sort(sides.begin(), sides.end(), [](const BookedSide& a, const BookedSide& b) {
        return std::tie(a.account, a.party) < std::tie(b.account, b.party);
    });
    return sides == booked;
}

// How the amount was spread, on the rows of the template as it is now: a person may have said so,
// hence the rows of the entry and not the shares. Empty when the rows cannot be told apart.
std::vector<Money> parts_of(const StoredTemplate& now, const ledger::Entry& entry,
                            const std::string& bank_account, Money line_amount) {
    if (!now.has_several_accounts())
        return {line_amount};
    const bool has_vat = std::any_of(now.rows.begin(), now.rows.end(),
                                     [](const auto& row) { return row.vat.has_value(); });
    std::vector<Money> parts;
    for (const ledger::EntryRow& row : entry.rows)
        if (row.account != bank_account)
            parts.push_back(-row.amount);
    if (has_vat || parts.size() != now.rows.size())
        return {};
    return parts;
}

std::vector<Past> find_past(Reader& reader, const StoredTemplate& now) {
    storage::Database& database = reader.database();
    const storage::DossierRow dossier = storage::load_dossier(database);
    std::vector<Past> list;
    for (const reconcile::MatchId match :
         storage::matches_of_template(database, now.scope, now.code)) {
        const std::vector<bank::LineId> lines = storage::lines_of_match(database, match);
        const auto posted = storage::posted_entries_of_match(database, match);
        const auto line = lines.size() == 1 ? storage::find_line(database, lines.front())
                                            : std::optional<storage::LineRecord>{};
        const auto entry = posted.size() == 1 ? storage::find_entry(database, posted.front())
                                              : std::optional<ledger::Entry>{};
        if (!line || !entry)
            continue;
        Past past;
        past.line = line->id;
        past.shown.before = match;
        past.shown.booked_on = entry->date;
        past.shown.amount = line->line.amount;
        past.shown.label = entry->label;
        const auto journal = storage::find_journal(database, line->journal);
        past.parts =
            parts_of(now, *entry, journal ? journal->account.value_or("") : "", line->line.amount);
        if (!past.parts.empty()) {
            const auto wanted =
                reconcile::targets_of(now, past.parts, dossier.chart, line->identity.party);
            if (wanted && books(storage::booked_sides(database, match), *wanted))
                continue; // as it would be booked now
            if (!wanted)
                past.parts.clear();
        }
        if (past.parts.empty())
            past.shown.fate = PastFate::Kept;
        else if (dossier.closed_until && entry->date <= *dossier.closed_until)
            past.shown.fate = PastFate::Closed;
        else
            past.shown.fate =
                entry->state == ledger::EntryState::Draft ? PastFate::Changed : PastFate::Reversed;
        list.push_back(std::move(past));
    }
    return list;
}

Result<StoredTemplate> find_or_refuse(Reader& reader, reconcile::TemplateId id) {
    auto found = storage::find_template(reader.database(), id);
    if (!found)
        return fail(reconcile::errors::template_unknown, {{"template", text::number(id.value())}});
    return std::move(*found);
}

} // namespace

std::string_view to_text(PastFate fate) {
    switch (fate) {
    case PastFate::Changed:
        return "changed";
    case PastFate::Reversed:
        return "reversed";
    case PastFate::Closed:
        return "closed";
    case PastFate::Kept:
        return "kept";
    }
    return "kept";
}

Result<std::vector<PastEntry>> preview_past(Reader& reader, reconcile::TemplateId id) {
    CT_ASSIGN(now, find_or_refuse(reader, id));
    std::vector<PastEntry> list;
    for (Past& past : find_past(reader, now))
        list.push_back(std::move(past.shown));
    return list;
}

Result<std::vector<PastEntry>> correct_past(Writer& writer, reconcile::TemplateId id) {
    CT_ASSIGN(act, writer.begin(users::Right::TemplateUpdate,
                                {users::Right::BatchEntries, users::Right::StatementReconcile,
                                 users::Right::StatementCancel}));
    CT_ASSIGN(now, find_or_refuse(writer, id));
    std::vector<PastEntry> list;
    std::int64_t changed = 0, reversed = 0, closed = 0;
    for (Past& past : find_past(writer, now)) {
        changed += past.shown.fate == PastFate::Changed ? 1 : 0;
        reversed += past.shown.fate == PastFate::Reversed ? 1 : 0;
        closed += past.shown.fate == PastFate::Closed ? 1 : 0;
        if (past.shown.fate == PastFate::Changed || past.shown.fate == PastFate::Reversed) {
            // The draft goes, or is reversed once validated; the line is free for the new entry.
            CT_TRY(undo_match(writer, past.shown.before));
            CT_ASSIGN(entry, prefill_entry(writer, past.line, id, past.parts));
            entry.label = past.shown.label;
            entry.although_booked = true; // as it was: another account, not another movement
            CT_ASSIGN(match, book_template_entry(writer, entry));
            past.shown.after = match;
        }
        list.push_back(std::move(past.shown));
    }
    writer.record("template.correct_past", "template " + now.code, "",
                  "changed " + text::number(changed) + ", reversed " + text::number(reversed) +
                      ", closed " + text::number(closed));
    return list;
}

} // namespace comptoir::app
