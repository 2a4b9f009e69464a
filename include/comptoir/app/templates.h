// Entry templates: their list, what they book, and what follows when one changes.
#pragma once

#include "comptoir/app/identify.h"
#include "comptoir/app/replay.h"
#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/templates.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

// --- The list ---------------------------------------------------------------------------------
// COMPTOIR_TEMPLATES, else comptoir/templates.json in the user's folder of settings; empty when
// there is none (decision 0021).
std::filesystem::path shared_templates_of_environment();

struct TemplateRowOfList {
    reconcile::StoredTemplate it;
    std::vector<std::string> missing; // accounts this dossier has not: it recognises nothing here
    std::int64_t lines = 0;           // not reconciled, that carry it
    std::int64_t matches = 0;         // made with it
};
// In the order they are tried: the company's, then those of all companies (C34).
Result<std::vector<TemplateRowOfList>> list_templates(Reader& reader);
// By code; the company's own first when both have it, unless a scope is named. Error:
// reconcile.template_unknown.
Result<reconcile::StoredTemplate>
template_named(Reader& reader, const std::string& code,
               std::optional<reconcile::TemplateScope> scope = std::nullopt);

// Those that may be used here, in order: active, with accounts this dossier has.
std::vector<reconcile::StoredTemplate> load_usable_templates(Reader& reader);

struct TemplateSaved {
    reconcile::TemplateId id;
    Replay replay;
    Identified identified; // templates of all unreconciled lines were found again
};
// Adds (id 0) or changes one; those for all companies are written to the shared file. A template
// that contradicts what is booked needs a reason, which the event log keeps. Errors: those of
// check_template, reconcile.template_exists, .template_unknown, .contradicts_past,
// .shared_file_missing, .shared_file_damaged, .shared_file_busy, ledger.unknown_account,
// .unknown_party, .unknown_journal.
Result<TemplateSaved> save_template(Writer& writer, const reconcile::StoredTemplate& changed,
                                    const std::string& reason = {});
// A167: only the text looked for. Error: reconcile.reference_unusable too.
Result<TemplateSaved> set_template_reference(Writer& writer, reconcile::TemplateId id,
                                             const std::string& reference,
                                             const std::string& reason = {});

// What is needed to bring it back.
struct RemovedTemplate {
    reconcile::StoredTemplate it;
    std::vector<std::string> order; // codes of its scope, with it
    struct Line {
        bank::LineId id;
        bool by_hand = false;
    };
    std::vector<Line> lines; // that carried it, reconciled ones too
};
Result<RemovedTemplate> remove_template(Writer& writer, reconcile::TemplateId id);
Result<void> restore_template(Writer& writer, const RemovedTemplate& removed);
// All codes of the scope, each once (C34). An order that contradicts what is booked needs a reason
// too. Errors: reconcile.template_order, .template_unknown, .contradicts_past.
Result<Identified> order_templates(Writer& writer, reconcile::TemplateScope scope,
                                   const std::vector<std::string>& codes,
                                   const std::string& reason = {});

// Brings the dossier's copies up to date with the shared file; true when something changed.
// A file that is not there changes nothing.
Result<bool> refresh_shared_templates(Writer& writer);

// --- Entries ----------------------------------------------------------------------------------
// A169: what a template says of a line, for a person to look at and change.
struct TemplateEntry {
    bank::LineId line;
    reconcile::StoredTemplate used;
    Money amount;
    std::string label;
    std::vector<Money> parts; // one per row of the template, tax included
    std::vector<reconcile::Target> targets;
    bool must_be_spread = false;  // several accounts: a person says how (A170)
    bool although_booked = false; // C23, as in ManualMatch
};
// Without a template: the line's. `parts`, when given, are what a person typed. Errors:
// reconcile.line_without_template, .template_does_not_fit, .party_needed, .totals_differ …
Result<TemplateEntry> prefill_entry(Reader& reader, bank::LineId line,
                                    std::optional<reconcile::TemplateId> which = std::nullopt,
                                    const std::vector<Money>& parts = {});
// Posts the entry as a person left it and matches it with the line; undo_match() takes it back.
// Errors: those of match_by_hand.
Result<reconcile::MatchId> book_template_entry(Writer& writer, const TemplateEntry& edited);
// A171: several lines, each by its own template, all or none; the drafts wait for validation.
// Errors: reconcile.line_without_template, .template_in_batch {line} {template} (A172) …
Result<std::vector<reconcile::MatchId>>
book_template_entries(Writer& writer, const std::vector<bank::LineId>& lines,
                      bool although_booked = false);
// One undo for them all.
Result<void> undo_matches(Writer& writer, const std::vector<reconcile::MatchId>& matches);

// --- The past (A174) --------------------------------------------------------------------------
enum class PastFate { Changed, Reversed, Closed, Kept };
std::string_view to_text(PastFate fate); // "changed", "reversed", "closed", "kept"
struct PastEntry {
    reconcile::MatchId before, after; // after 0: nothing was done
    PastFate fate = PastFate::Kept;
    Date booked_on;
    Money amount;
    std::string label;
};
// Entries made with the template that it would make otherwise now: drafts are changed, validated
// ones of an open period get a reversal and a new entry, those of closed periods are only listed
// (C. com. art. L123-22, PCG art. 1031-4), and so are those whose accounts cannot be told (a
// template with another number of rows). The preview writes nothing.
Result<std::vector<PastEntry>> preview_past(Reader& reader, reconcile::TemplateId id);
Result<std::vector<PastEntry>> correct_past(Writer& writer, reconcile::TemplateId id);

} // namespace comptoir::app
