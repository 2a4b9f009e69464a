// Matching by hand: several lines, several entries, invoices and accounts, equal totals (A121 to
// A125, A138 to A161); with the difference written off, and again after an undo.
#include "comptoir/app/reconcile.h"
#include "comptoir/app/templates.h"
#include "comptoir/app/write_off.h"

#include "app/reconcile/difference_types.h"
#include "app/reconcile/hand_match.h"
#include "app/reconcile/learn.h"
#include "app/reconcile/match_rights.h"
#include "app/reconcile/match_writer.h"
#include "comptoir/core/text.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/settle.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/kept_line_acts.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/template_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using reconcile::TargetKind;

bool books_on_accounts(const std::vector<ManualTarget>& targets) {
    return std::any_of(targets.begin(), targets.end(), [](const ManualTarget& target) {
        return target.kind == TargetKind::Account;
    });
}

} // namespace

std::vector<users::Right> rights_beside(const ManualMatch& request) {
    std::vector<users::Right> rights;
    if (!request.difference.empty() || request.write_off)
        rights.push_back(users::Right::WriteOff);
    if (books_on_accounts(request.targets))
        rights.push_back(users::Right::SingleEntry);
    return rights;
}

// A write-off matches too, and may take accounts a person chose.
std::vector<users::Right> rights_beside(const WriteOff& request) {
    std::vector<users::Right> rights{users::Right::StatementReconcile};
    if (!request.rows.empty() || books_on_accounts(request.targets))
        rights.push_back(users::Right::SingleEntry);
    return rights;
}

namespace {

// While it was free a line was named by the references of that time; matched again it shows what it
// was matched with. The trace makes a later undo name it anew (names_changed_since).
void show_again(Writer& writer, const KeptMatch::Identity& kept) {
    const auto [before, now] = storage::give_identity_back(
        writer.database(), kept.line,
        {kept.party, kept.party_by, kept.template_id, kept.template_by});
    if (now == before)
        return;
    writer.record("line.shown_again", "line " + text::number(kept.line.value()),
                  before.party + "/" + text::number(before.template_id.value()),
                  now.party + "/" + text::number(now.template_id.value()));
}

} // namespace

Result<reconcile::MatchId> match_by_hand(Writer& writer, const ManualMatch& request) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile, rights_beside(request)));
    CT_ASSIGN(plan, HandMatch(writer, request).plan());
    if (request.pointed_on)
        CT_TRY(check_pointing_day(writer, plan.lines, *request.pointed_on));
    MatchWriter match_writer(writer);
    CT_ASSIGN(match, match_writer.write(plan));
    match_writer.publish();
    return match;
}

Result<reconcile::MatchId> match_again(Writer& writer, const KeptMatch& kept) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile, rights_beside(kept.request)));
    ManualMatch request = kept.request;
    request.although_booked = true; // it was matched so before
    CT_ASSIGN(plan, HandMatch(writer, std::move(request)).plan());
    plan.decision = kept.decision;
    plan.kind = kept.kind;
    plan.score = kept.score;
    plan.unattended = kept.unattended;
    plan.reasons = kept.reasons;
    plan.teaches = false;
    MatchWriter match_writer(writer);
    CT_ASSIGN(match, match_writer.write(plan));
    teach_again(writer, kept.lessons, match);
    for (const KeptMatch::Identity& identity : kept.identities)
        show_again(writer, identity);
    const auto used = template_named(writer, kept.request.template_code); // none: by hand
    if (used)
        storage::set_template_of_match(writer.database(), match, used->scope, used->code);
    match_writer.publish();
    return match;
}

Result<WriteOffOffer> write_off_offer(Reader& reader, const ManualMatch& ticked) {
    if (ticked.lines.empty())
        return fail(rules::nothing_ticked);
    CT_ASSIGN(rest, HandMatch(reader, ticked).rest());
    WriteOffOffer offer;
    offer.difference = rest.left;
    offer.settles = !rest.pieces.is_zero();
    if (rest.left.is_zero())
        return offer;
    const ledger::Chart chart = storage::load_dossier(reader.database()).chart;
    for (reconcile::DifferenceType& type : difference_types(reader.database(), chart)) {
        if (!type.account_for(rest.left).empty() &&
            reconcile::check_difference(type, rest.left, rest.pieces))
            offer.types.push_back(std::move(type));
    }
    return offer;
}

Result<reconcile::MatchId> write_off(Writer& writer, const WriteOff& request) {
    CT_ASSIGN(act, writer.begin(users::Right::WriteOff, rights_beside(request)));
    ManualMatch match{.lines = request.lines, .targets = request.targets};
    match.difference = request.type == k_other_difference ? std::string{} : request.type;
    match.write_off = ManualMatch::WriteOff{request.journal, request.booked_on};
    match.although_booked = request.although_booked;
    if (request.type == k_other_difference) {
        CT_ASSIGN(offer, write_off_offer(writer, match));
        if (offer.difference.is_zero())
            return fail(rules::no_difference, {{"lines", offer.difference}});
        match.targets.insert(match.targets.end(), request.rows.begin(), request.rows.end());
    }
    return match_by_hand(writer, match);
}

} // namespace comptoir::app
