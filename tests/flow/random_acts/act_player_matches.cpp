// Matches of more than one kind: as proposed, apart, written off by rows, again after an undo.
#include "act_player.h"

#include "comptoir/app/errors.h"
#include "comptoir/app/write_off.h"

#include <algorithm>

namespace comptoir::test {

namespace {

tl::unexpected<Error> nothing(const char* what) {
    return fail(app::errors::not_found, {{"what", what}, {"id", 0}});
}

} // namespace

Result<void> ActPlayer::perform_newer(app::Writer& writer, const Act& act, Done& done) {
    switch (act.verb) {
    case Verb::Proposal:
        return match_proposal(writer, act, done);
    case Verb::MatchEach:
    case Verb::WriteOffEach:
    case Verb::TemplateBatch:
        return match_apart(writer, act, done);
    case Verb::WriteOffRows:
        return write_off_rows(writer, act, done);
    case Verb::MatchLines:
        return match_together(writer, act, done);
    case Verb::AutomaticOnDay: {
        app::ReconcileRequest request;
        request.pointing = act.cents % 200 == 0 ? app::ReconcileRequest::Pointing::OnLatestDay
                                                : app::ReconcileRequest::Pointing::OnGivenDay;
        request.pointed_on = october(26 + static_cast<int>(act.items[0] % 5));
        if (act.cents % 300 == 0)
            request.days = static_cast<int>(act.items[1]);
        return match_all(writer, request, done);
    }
    case Verb::UndoMatch:
        return undo_match(writer, act, done);
    case Verb::SaveTemplate:
    case Verb::TemplateReference:
    case Verb::OrderTemplates:
        return change_template(writer, act, done);
    case Verb::PartyReference:
    case Verb::SwitchLearned:
    case Verb::MatchSources:
    case Verb::AllowDifference:
        return change_settings(writer, act, done);
    case Verb::OrderPayment:
        return order_payment(writer, act, done);
    case Verb::MatchOrder:
        return match_order(writer, act, done);
    case Verb::PostEntry:
    case Verb::ReverseEntry:
        return post_or_reverse(writer, act, done);
    case Verb::MatchForeign:
        return match_foreign(writer, act, done);
    case Verb::ImportTwin:
        return bring_twin(writer, act, done);
    default:
        return change_file_lines(writer, act, done);
    }
}

Result<void> ActPlayer::reverse_newer(app::Writer& writer, const Act& act, Done& done) {
    switch (act.verb) {
    case Verb::UndoMatch: {
        CT_ASSIGN(match, app::match_again(writer, done.kept));
        m_done[act.about].matches = {match};
        return {};
    }
    case Verb::SaveTemplate:
    case Verb::TemplateReference: {
        CT_TRY(app::save_template(writer, done.template_before, "undo"));
        return {};
    }
    case Verb::OrderTemplates: {
        CT_TRY(app::order_templates(writer, reconcile::TemplateScope::Company, done.order_before,
                                    "undo"));
        return {};
    }
    case Verb::PartyReference:
    case Verb::SwitchLearned:
    case Verb::MatchSources:
    case Verb::AllowDifference:
        return reverse_settings(writer, act, done);
    case Verb::OrderPayment:
        return app::cancel_payment(writer, done.payment);
    case Verb::PostEntry:
    case Verb::ReverseEntry:
        return app::discard_draft(writer, done.posted);
    case Verb::Outstanding:
    case Verb::DeleteLine:
    case Verb::DeleteStatement:
    case Verb::ImportTwin:
    case Verb::MergeLines:
    case Verb::ConfirmLine:
    case Verb::Attach:
    case Verb::Detach:
        return reverse_file_lines(writer, act, done);
    default:
        return app::undo_matches(writer, done.matches);
    }
}

Result<void> ActPlayer::match_proposal(app::Writer& writer, const Act& act, Done& done) {
    CT_ASSIGN(report, app::propose_matches(writer, {}));
    const bank::LineId wanted = line(act.lines.front());
    for (const app::LineOutcome& outcome : report.lines) {
        if (outcome.proposal.line != wanted || outcome.proposal.targets.empty())
            continue;
        CT_ASSIGN(match, app::match_proposal(writer, outcome.proposal, act.cents % 300 == 0));
        done.matches = {match};
        CT_ASSIGN(rows, app::list_matches(writer, {.limit = 1'000'000}));
        for (const app::MatchRow& row : rows)
            if (row.id == match)
                done.lines = row.lines;
        return {};
    }
    return nothing("proposal");
}

Result<void> ActPlayer::match_apart(app::Writer& writer, const Act& act, Done& done) {
    if (act.verb == Verb::TemplateBatch) {
        CT_ASSIGN(made, app::book_template_entries(writer, lines(act), act.cents % 300 == 0));
        done.matches = std::move(made);
    } else if (act.verb == Verb::MatchEach) {
        app::ManualMatch request{.lines = lines(act)};
        request.targets = {{.kind = reconcile::TargetKind::Account, .account = act.text}};
        request.although_booked = act.cents % 300 == 0;
        CT_ASSIGN(made, app::match_each_by_hand(writer, request));
        done.matches = std::move(made);
    } else {
        app::WriteOff request{.lines = lines(act)};
        request.type = "fee";
        request.although_booked = act.cents % 300 == 0;
        CT_ASSIGN(made, app::write_off_each(writer, request));
        done.matches = std::move(made);
    }
    return {};
}

// "Other": what a line and a part of an invoice leave goes to two accounts, in a journal and on a
// day of the person's choice.
Result<void> ActPlayer::write_off_rows(app::Writer& writer, const Act& act, Done& done) {
    app::WriteOff request;
    request.lines = lines(act);
    request.type = std::string(app::k_other_difference);
    const Money amount = row_of(writer, request.lines.front()).line.amount;
    Money left = amount;
    if (act.cents % 200 == 0) {
        left = amount.is_negative() ? eur(-act.cents / 10) : eur(act.cents / 10);
        request.targets = {to_item(m_invoices[act.items[0]], amount - left)};
    }
    const Money part = eur(left.minor() / 3);
    request.rows = {to_account("658000", part), to_account("627000", left - part)};
    if (act.cents % 300 == 0)
        request.journal = "OD";
    if (act.items[1] % 2 == 0)
        request.booked_on = october(20 + static_cast<int>(act.items[1] % 8));
    CT_ASSIGN(match, app::write_off(writer, request));
    done.matches = {match};
    return {};
}

Result<void> ActPlayer::match_together(app::Writer& writer, const Act& act, Done& done) {
    app::ManualMatch request;
    request.lines = lines(act);
    Money total = eur(0);
    for (const bank::LineId id : request.lines)
        total += row_of(writer, id).line.amount;
    request.targets = {to_item(m_invoices[act.items[0]], total)};
    if (act.cents % 200 == 0)
        request.pointed_on = october(22 + static_cast<int>(act.items[1] % 8));
    CT_ASSIGN(match, app::match_by_hand(writer, request));
    done.matches = {match};
    return {};
}

Result<void> ActPlayer::match_foreign(app::Writer& writer, const Act& act, Done& done) {
    app::ManualMatch request;
    request.lines = {m_foreign_lines[act.items[0] % k_foreign_lines]};
    done.lines = request.lines;
    const Money amount = row_of(writer, request.lines.front()).line.amount;
    const Money worth = eur(amount.is_negative() ? -6000 - act.cents : 6000 + act.cents);
    request.book_value = worth;
    if (act.cents % 200 == 0) {
        request.targets = {to_account(act.text, worth)};
    } else {
        request.targets = {
            to_item(m_invoices[act.items[1]], eur(amount.is_negative() ? -5000 : 5000))};
        request.difference = "exchange";
    }
    CT_ASSIGN(match, app::match_by_hand(writer, request));
    done.matches = {match};
    return {};
}

Result<void> ActPlayer::undo_match(app::Writer& writer, const Act& act, Done& done) {
    if (act.about < 0 || m_done[act.about].matches.size() != 1)
        return nothing("match");
    // While nothing is learned, what is matched again teaches nothing either.
    CT_ASSIGN(learns, app::learning_is_on(writer));
    // And what was forgotten is known by the number of its match.
    if (!learns || m_forgets > 0)
        return nothing("learning");
    const reconcile::MatchId match = m_done[act.about].matches.front();
    CT_ASSIGN(kept, app::keep_match(writer, match));
    if (!kept)
        return nothing("kept match");
    done.kept = std::move(*kept);
    done.lines = m_done[act.about].lines;
    return app::undo_match(writer, match);
}

} // namespace comptoir::test
