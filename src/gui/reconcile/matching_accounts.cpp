// The acts that book what a line leaves: accounts with their VAT (K), write-off (S).
#include "comptoir/gui/reconcile/line_dialogs.h"
#include "comptoir/gui/reconcile/matching_view.h"
#include "comptoir/gui/reconcile/worth_dialog.h"
#include "comptoir/gui/reconcile/write_off_dialog.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "comptoir/reconcile/differences.h"

namespace comptoir::gui {

app::ManualMatch MatchingView::chosen() const {
    app::ManualMatch match = m_ticks.whole();
    if (match.lines.empty()) {
        if (const LineView* line = current_line())
            match.lines.push_back(line->id);
    }
    return match;
}

namespace {

// Where the amount stands beside it: of one line its label, of several how many they are.
QString label_of(const Ticks& ticks, const LineView* current) {
    const auto& ticked = ticks.lines();
    if (ticked.size() > 1)
        return MatchingView::tr("%n lines", nullptr, static_cast<int>(ticked.size()));
    const LineView* line = ticked.empty() ? current : &ticked.begin()->second;
    return line ? line->label : QString();
}

} // namespace

QString MatchingView::chosen_words() const {
    const auto& ticked = m_ticks.lines();
    if (ticked.size() > 1)
        return tr("%n lines", nullptr, static_cast<int>(ticked.size()));
    const LineView* line = ticked.empty() ? current_line() : &ticked.begin()->second;
    if (!line)
        return {};
    return tr("%1, %2", "a bank line: label, amount")
        .arg(line->label, m_session.words().amount(line->amount));
}

const reconcile::Proposal* MatchingView::shown_proposal() const {
    const reconcile::Proposal* proposal = current_proposal();
    const bool shown =
        m_ticks.is_empty() && proposal && proposal->state == reconcile::LineState::Proposed;
    return shown ? proposal : nullptr;
}

// What the bar counts as ticked: nothing ticked by hand means the pieces of the shown proposal. Its
// accounts are left out: they are the proposal's own answer for what the pieces leave.
app::ManualMatch MatchingView::shown_as_ticked() const {
    app::ManualMatch match = chosen();
    const reconcile::Proposal* proposal = shown_proposal();
    if (!proposal)
        return match;
    for (const reconcile::Target& target : proposal->targets) {
        if (target.kind == reconcile::TargetKind::Account)
            continue;
        match.targets.push_back(
            ticked_target(target.kind, target.row, target.entry, target.amount));
    }
    return match;
}

void MatchingView::ask_account() {
    const LineView* line = current_line();
    if (m_ticks.lines().empty() && !line)
        return;
    const Money total = m_ticks.lines().empty() ? line->amount : m_ticks.lines_total();
    // Kept as it was asked for: the list may move on while somebody types.
    app::ManualMatch asked = chosen();
    if (!take_day(asked.pointed_on))
        return;
    const QString words = chosen_words();
    if (total.currency() == m_session.dossier().currency)
        return ask_account_of(asked, words, total);
    open_worth_dialog(m_session, window(), {label_of(m_ticks, line), total, std::nullopt},
                      [this, asked, words](const Worth& worth, FormDialog* dialog) {
                          dialog->accept();
                          app::ManualMatch request = asked;
                          request.book_value = worth.value;
                          ask_account_of(request, words, worth.value);
                      });
}

// Whose all of these lines are, kept with them or recognised; empty: of nobody, or of several.
static QString party_of(const LineTableModel& model, const std::vector<bank::LineId>& lines) {
    std::string party;
    for (const bank::LineId id : lines) {
        const LineView* line = model.find(id.value());
        const reconcile::Proposal* proposal = model.proposal_of(id);
        const bool is_recognised = proposal && proposal->state == reconcile::LineState::Proposed;
        const std::string here = line && !line->party.empty() ? line->party
                                 : is_recognised              ? proposal->party
                                                              : std::string();
        if (here.empty() || (!party.empty() && here != party))
            return {};
        party = here;
    }
    return q(party);
}

void MatchingView::ask_account_of(const app::ManualMatch& asked, const QString& words,
                                  Money total) {
    open_account_dialog(
        m_session, window(), words, total, party_of(*m_lines, asked.lines),
        [this, asked, words](const std::vector<app::ManualTarget>& accounts, FormDialog* dialog) {
            app::ManualMatch request = asked;
            request.targets = accounts;
            run_each(std::move(request), words, dialog);
        });
}

// C28: invoices in the currency of the books, paid on an account in another one.
void MatchingView::match_unlike(const Ticks::Unlike& sums) {
    if (sums.items.is_zero() || sums.items.is_negative() != sums.lines.is_negative())
        return emit told(tr("These lines do not pay these invoices: one is money in, the other "
                            "money out."));
    app::ManualMatch ticked = m_ticks.whole();
    if (!take_day(ticked.pointed_on))
        return;
    const QString words = chosen_words();
    open_worth_dialog(
        m_session, window(), {label_of(m_ticks, current_line()), sums.lines, sums.items},
        [this, ticked, words, items = sums.items](const Worth& worth, FormDialog* dialog) {
            app::ManualMatch request = ticked;
            request.book_value = worth.value;
            if (worth.is_partial)
                for (app::ManualTarget& target : request.targets)
                    target.amount.reset(); // each in its turn, the last in part
            else if (worth.value != items)
                request.difference = std::string(to_text(reconcile::DifferenceKind::Exchange));
            run_manual(std::move(request), words, dialog);
        });
}

void MatchingView::match_to_accounts(const std::vector<app::ManualTarget>& accounts) {
    app::ManualMatch request = chosen();
    if (request.lines.empty())
        return;
    request.targets = accounts;
    if (!take_day(request.pointed_on))
        return;
    run_each(std::move(request), chosen_words(), {});
}

// One entry per line, and one undo for all of them.
void MatchingView::run_each(app::ManualMatch request, const QString& label, const Asking& asking) {
    if (!take_in_flight(request.lines))
        return;
    if (asking)
        asking->set_busy(true);
    using Matches = std::vector<reconcile::MatchId>;
    command(
        m_session, this,
        [request](app::Writer& writer) { return app::match_each_by_hand(writer, request); },
        [this, request, label, asking](Result<Matches> answer) {
            after_matches(request.lines, label, answer, asking, [this, request, label, asking] {
                app::ManualMatch insisted = request;
                insisted.although_booked = true;
                run_each(std::move(insisted), label, asking);
            });
        });
}

void MatchingView::ask_write_off() {
    const LineView* line = current_line();
    const QString words = chosen_words();
    WriteOffQuestion question{
        words, shown_as_ticked(),
        m_ticks.latest_day().value_or(line ? line->booked_on : m_session.today()), std::nullopt};
    if (question.ticked.lines.empty())
        return;
    if (const reconcile::Proposal* proposal = shown_proposal())
        question.proposed = proposed_difference(*proposal);
    open_write_off_dialog(
        m_session, window(), question,
        [this, words](const app::WriteOff& request, FormDialog* dialog) {
            run_write_off(request, words, dialog);
        },
        [this](const Error& error) { emit failed(error); },
        [this](const QString& sentence) { emit told(sentence); });
}

void MatchingView::run_write_off(const app::WriteOff& request, const QString& label,
                                 const Asking& asking) {
    if (!take_in_flight(request.lines))
        return;
    if (asking)
        asking->set_busy(true);
    using Matches = std::vector<reconcile::MatchId>;
    command(
        m_session, this,
        [request](app::Writer& writer) { return app::write_off_each(writer, request); },
        [this, request, label, asking](Result<Matches> answer) {
            after_matches(request.lines, label, answer, asking, [this, request, label, asking] {
                app::WriteOff insisted = request;
                insisted.although_booked = true;
                run_write_off(insisted, label, asking);
            });
        });
}

} // namespace comptoir::gui
