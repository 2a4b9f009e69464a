// What the two tables ask of the dossier: pages of lines, books and proposals.
#include "comptoir/gui/reconcile/matching_view.h"

#include "comptoir/gui/reconcile/line_page.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/reconcile/keep_in_place.h"

#include <QComboBox>
#include <QLineEdit>
#include <QStackedWidget>

namespace comptoir::gui {

namespace {

constexpr std::size_t k_control_max = 5000;
constexpr std::int64_t k_first_rows =
    200; // of a filter being typed: a few screens, set in one turn
// Beyond, a list is set anew: rows that come and go one by one would each move all that follow.
constexpr int k_patches_max = 16;

// How many stretches of rows come or go; both lists are in order of their numbers.
int count_patches(const std::vector<LineView>& before, const std::vector<LineView>& after) {
    int patches = 0;
    int side = 0; // which list alone held the last row
    std::size_t b = 0, a = 0;
    while (b < before.size() || a < after.size()) {
        const bool both = b < before.size() && a < after.size() && before[b].id == after[a].id;
        const bool goes =
            !both && (a == after.size() || (b < before.size() && before[b].id < after[a].id));
        const int here = both ? 0 : goes ? 1 : 2;
        patches += here != 0 && here != side ? 1 : 0;
        side = here;
        b += both || goes ? 1 : 0;
        a += both || !goes ? 1 : 0;
    }
    return patches;
}

// Parked and ignored lines, doubtful ones, and those several answers fit, or none: their document
// is not there (A106).
bool to_control(const LineView& line, const Unanswered& unanswered) {
    return line.state == reconcile::LineState::Parked ||
           line.state == reconcile::LineState::Ignored || line.doubtful ||
           unanswered.contains(line.id.value());
}

// Those of very many lines take longer to free than the window may stand still.
void free_apart(std::shared_ptr<const Proposals> proposals) {
    run_on_pool([held = std::move(proposals)]() mutable { held.reset(); });
}

Result<Page<LineView>> load_control(app::Reader& reader, app::LineSearch search,
                                    const Unanswered& unanswered) {
    Page<LineView> page;
    search.filter.limit = 1'000'000;
    CT_TRY(app::search_lines(reader, search, [&](const app::LineRow& row) {
        if (LineView line = line_view(row); to_control(line, unanswered))
            page.rows.push_back(std::move(line));
        return page.rows.size() < k_control_max;
    }));
    return page;
}

} // namespace

app::LineSearch MatchingView::line_search() const {
    app::LineSearch search;
    search.filter.journal = m_scope.journal;
    search.filter.statement = m_scope.statement;
    search.filter.text = m_line_filter->text().toStdString();
    search.filter.state = reconcile::LineState::Open;
    search.unmatched = m_scope.to_control;
    search.stop = m_line_stop.get_token();
    return search;
}

void MatchingView::load_lines() {
    const auto asked = m_latest_lines.next();
    // What is no longer wanted stops instead of keeping a reader busy.
    m_line_stop.request_stop();
    m_line_stop = std::stop_source();
    app::LineSearch search = line_search();
    // The same list again is read as far as it was; another one from its beginning.
    const bool same = m_shown_text == m_line_filter->text();
    search.filter.limit =
        same ? std::max<std::int64_t>(k_page_rows, m_lines->rowCount()) : k_first_rows;
    m_lines_asked = true;
    query(
        m_session, this,
        [search, control = m_scope.to_control, unanswered = m_unanswered](app::Reader& reader) {
            return control ? load_control(reader, search, unanswered)
                           : load_line_page(reader, search);
        },
        [this, asked, search](Result<Page<LineView>> page) {
            if (!m_latest_lines.is(asked))
                return;
            m_lines_asked = false;
            if (!page)
                return emit failed(page.error());
            m_shown_text = QString::fromStdString(search.filter.text);
            m_line_count.of_page(*page, search);
            show_page(std::move(*page));
        });
}

void MatchingView::show_page(Page<LineView> page) {
    // Lines whose match is under way are already on their way out.
    std::erase_if(page.rows,
                  [&](const LineView& line) { return m_in_flight.contains(line.id.value()); });
    std::vector<bank::LineId> going;
    for (const auto& [line, act] : m_in_flight)
        going.push_back(bank::LineId{line});
    remember_gone(going);
    const bool anew = count_patches(m_lines->rows(), page.rows) > k_patches_max;
    const qlonglong current = m_line_table->current_key();
    const QList<qlonglong> chosen = m_line_table->selected_keys();
    keep_in_place(*m_line_table, [&] {
        if (anew)
            m_lines->set_rows({});
        m_lines->set_rows(std::move(page.rows), page.complete);
    });
    show_table_or_words();
    if (anew && m_line_table->select_key(current))
        select_too(chosen);
    if (!m_line_table->select_key(std::exchange(m_wanted_line, 0)))
        select_what_came_back();
    if (!m_line_table->currentIndex().isValid() && m_lines->rowCount() > 0)
        m_line_table->setCurrentIndex(m_lines->index(0, LineTableModel::Label));
    show_count();
    m_panel->show_proposal(current_line() != nullptr, current_proposal());
    show_sums();
    emit selection_changed();
}

void MatchingView::select_too(const QList<qlonglong>& keys) {
    for (const qlonglong key : keys)
        if (const int row = m_lines->row_of(key); row >= 0)
            m_line_table->selectionModel()->select(m_lines->index(row, LineTableModel::Label),
                                                   QItemSelectionModel::Select |
                                                       QItemSelectionModel::Rows);
}

// Undo puts a line back into the list: the cursor goes where the act was.
void MatchingView::select_what_came_back() {
    qlonglong back = 0;
    std::erase_if(m_gone, [&](qlonglong line) {
        if (!m_lines->find(line))
            return false;
        back = line; // the last one that went
        return true;
    });
    m_line_table->select_key(back);
}

void MatchingView::load_more(qlonglong after) {
    app::LineSearch search = line_search();
    search.filter.after = after;
    search.filter.limit = k_page_rows;
    append_page(
        m_session, this, m_latest_lines, *m_lines,
        [search](app::Reader& reader) { return load_line_page(reader, search); },
        [this](const Error& error) { emit failed(error); });
}

void MatchingView::refresh_lines(const std::vector<bank::LineId>& lines) {
    if (m_scope.journal.empty())
        return;
    // A list on its way may have been read before this change, and would bring the old rows back.
    if (m_lines_asked || m_lines->is_loading())
        return load_lines();
    query(
        m_session, this,
        [lines, search = line_search()](app::Reader& reader) {
            return load_asked_lines(reader, lines, search);
        },
        [this, asked = m_latest_lines.current()](Result<AskedLines> found) {
            if (!m_latest_lines.is(asked))
                return; // a list read since holds them as they are
            if (!found)
                return emit failed(found.error());
            take_lines(std::move(*found));
        });
}

void MatchingView::take_lines(AskedLines found) {
    int more = 0;
    keep_in_place(*m_line_table, [&] {
        for (LineView& line : found.kept) {
            if (m_in_flight.contains(line.id.value()))
                continue;
            // What was put aside and is taken up stays in sight until it is answered.
            if (line.state == reconcile::LineState::Open && m_lines->find(line.id.value()))
                m_unanswered.taken_up.insert(line.id.value());
            if (m_scope.to_control && !to_control(line, m_unanswered))
                found.gone.push_back(line.id);
            else
                more += m_lines->put(std::move(line)) ? 1 : 0;
        }
    });
    m_line_count.add(more);
    drop_lines(found.gone);
    if (more > 0)
        select_what_came_back();
    if (!m_lines->is_complete()) // of what is not loaded nobody saw how many came or went
        m_line_count.ask(line_search());
}

void MatchingView::load_books() {
    const auto asked = m_latest_books.next();
    query(
        m_session, this,
        [journal = m_scope.journal](app::Reader& reader) {
            return load_candidates(reader, journal);
        },
        [this, asked](Result<std::shared_ptr<const Candidates>> all) {
            if (!m_latest_books.is(asked))
                return;
            if (!all)
                return emit failed(all.error());
            m_all = std::move(*all);
            rank();
        });
}

void MatchingView::load_proposals() {
    const auto asked = m_latest_proposals.next();
    // A search that is no longer wanted stops instead of keeping a reader busy.
    m_proposal_stop.request_stop();
    m_proposal_stop = std::stop_source();
    app::ReconcileRequest request;
    request.work.stop = m_proposal_stop.get_token();
    query(
        m_session, this,
        [request,
         scope = m_scope](app::Reader& reader) mutable -> Result<std::shared_ptr<const Proposals>> {
            if (scope.statement) {
                request.statements = {*scope.statement};
            } else {
                CT_ASSIGN(statements, app::list_statements(reader, {scope.journal, 0, 100'000}));
                for (const app::StatementRow& statement : statements)
                    if (statement.state != app::StatementState::Reconciled)
                        request.statements.push_back(statement.id);
            }
            auto proposals = std::make_shared<Proposals>();
            // An empty list would mean every statement of every journal.
            if (request.statements.empty())
                return std::shared_ptr<const Proposals>(proposals);
            CT_ASSIGN(report, app::propose_matches(reader, request));
            for (app::LineOutcome& outcome : report.lines)
                proposals->insert_or_assign(outcome.proposal.line.value(),
                                            std::move(outcome.proposal));
            return std::shared_ptr<const Proposals>(std::move(proposals));
        },
        [this, asked](Result<std::shared_ptr<const Proposals>> proposals) {
            if (!m_latest_proposals.is(asked))
                return free_apart(std::move(proposals).value_or(nullptr));
            if (!proposals)
                return emit failed(proposals.error());
            auto before = std::exchange(m_unanswered, {*proposals, {}}).proposals;
            m_lines->set_proposals(std::move(*proposals));
            free_apart(std::move(before));
            if (m_scope.to_control)
                load_lines();
            follow_line();
        });
}

void MatchingView::rank() {
    if (!m_all)
        return;
    const auto asked = m_latest_rank.next();
    RankingRequest request;
    if (const LineView* line = current_line()) {
        request.amount = line->amount;
        request.day = line->booked_on;
    }
    if (const reconcile::Proposal* proposal = current_proposal())
        request.proposal = *proposal;
    request.scope = static_cast<CandidateScope>(std::max(0, m_candidate_scope->currentIndex()));
    request.text = m_candidate_filter->text();
    for (const std::int64_t key : m_ticks.candidate_keys())
        request.ticked.push_back(key);
    const app::PairingRow* here = current_pairing();
    for (const app::PairingRow& pairing : m_pairings)
        for (const app::PairingTarget& target : pairing.targets)
            (&pairing == here ? request.ticked : request.paired)
                .push_back(target.row.value() * 2 +
                           (target.kind == reconcile::TargetKind::Invoice ? 1 : 0));
    query(
        m_session, this,
        [all = m_all, request](app::Reader&) {
            return Result<Candidates>(rank_candidates(*all, request));
        },
        [this, asked](Result<Candidates> ranked) {
            if (!m_latest_rank.is(asked) || !ranked)
                return;
            const qlonglong kept = m_candidate_table->current_key();
            m_candidates->set_rows(std::move(*ranked));
            if (m_candidate_table->hasFocus())
                m_candidate_table->select_key(kept);
            else
                m_candidate_table->scrollToTop();
            show_ticks();
        });
}

} // namespace comptoir::gui
