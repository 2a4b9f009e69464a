#include "comptoir/gui/reconcile/matched_view.h"

#include "comptoir/gui/reconcile/line_page.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/page_stack.h"

#include <QSplitter>
#include <QStackedWidget>

namespace comptoir::gui {

namespace {

constexpr int k_rows_least = 90; // the header and two rows: a debit and its credit

app::LineSearch search_of(const LineScope& scope) {
    app::LineSearch search;
    search.filter.journal = scope.journal;
    search.filter.statement = scope.statement;
    search.filter.state = reconcile::LineState::Matched;
    return search;
}

constexpr int k_reversals_named = 8; // more would not fit a window, and say no more

std::vector<reconcile::MatchId> ids_of(const std::set<std::int64_t>& matches) {
    std::vector<reconcile::MatchId> ids;
    for (const std::int64_t match : matches)
        ids.emplace_back(match);
    return ids;
}

struct MatchDetail {
    std::optional<app::MatchRow> match;
    std::vector<EntryRowView> rows;
};

Result<MatchDetail> load_match(app::Reader& reader, bank::StatementId statement,
                               reconcile::MatchId id) {
    MatchDetail detail;
    app::MatchFilter filter;
    filter.statement = statement;
    filter.after = id.value() - 1;
    filter.limit = 1;
    CT_ASSIGN(matches, app::list_matches(reader, filter));
    if (matches.empty() || matches.front().id != id)
        return detail;
    detail.match = matches.front();
    for (const ledger::EntryId entry : detail.match->entries) {
        CT_ASSIGN(loaded, app::load_entry(reader, entry));
        for (EntryRowView& row : rows_of(loaded))
            detail.rows.push_back(std::move(row));
    }
    return detail;
}

} // namespace

MatchedView::MatchedView(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_lines = new LineTableModel(session.words(), false, this);
    m_lines->load_with([this](qlonglong after) { load_more(after); });
    m_rows = new EntryRowsModel(session.words(), this);
    m_left = new Card(this);
    m_line_table = new Table(QStringLiteral("matched_lines"), session.theme(), m_left);
    m_line_table->show_model(m_lines, LineTableModel::Label);
    m_line_table->hide_at_first({LineTableModel::Tick, LineTableModel::Party,
                                 LineTableModel::Invoice, LineTableModel::Template});
    m_empty = new EmptyState(session.theme(), QStringLiteral("match"), m_left);
    m_stack = new PageStack(m_left);
    m_stack->addWidget(m_line_table);
    m_stack->addWidget(m_empty);
    m_left->body()->addWidget(m_stack);
    m_right = new Card(this);
    m_row_table = new Table(QStringLiteral("matched_rows"), session.theme(), m_right);
    m_row_table->show_model(m_rows, EntryRowsModel::Label);
    m_row_table->setMinimumHeight(k_rows_least);
    m_right->body()->addWidget(m_row_table, 1);
    m_why = role_label("small", m_right);
    m_why->setWordWrap(true);
    m_why->setMargin(6);
    m_why->setIndent(6);
    m_right->body()->addWidget(m_why);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_left);
    splitter->addWidget(m_right);
    splitter->setSizes({600, 300});
    whole->addWidget(splitter);
    connect(m_line_table, &Table::current_changed, this, &MatchedView::follow_line);
    connect(m_line_table, &Table::selection_changed, this, &MatchedView::selection_changed);
    connect(m_line_table, &Table::focus_changed, m_left, &Card::set_within);
    connect(m_row_table, &Table::focus_changed, m_right, &Card::set_within);
    retranslate();
}

void MatchedView::retranslate() {
    m_left->set_title(tr("Matched lines"), m_count.words());
    m_right->set_title(tr("Entries of the match"));
    m_line_table->setAccessibleName(tr("Matched lines"));
    m_row_table->setAccessibleName(tr("Entries of the match"));
    m_empty->set_words(
        tr("Nothing is matched here yet"),
        tr("Lines you match, or that the automatic matching finds, move to this tab."));
    m_lines->repaint();
    m_rows->repaint();
}

void MatchedView::show_scope(const LineScope& scope) {
    m_scope = scope;
    m_lines->set_rows({});
    m_rows->set_rows({});
    reload();
}

void MatchedView::reload() {
    if (m_scope.journal.empty())
        return;
    const auto asked = m_latest_lines.next();
    app::LineSearch search = search_of(m_scope);
    search.filter.limit = std::max<std::int64_t>(k_page_rows, m_lines->rowCount());
    m_lines_asked = true;
    query(
        m_session, this, [search](app::Reader& reader) { return load_line_page(reader, search); },
        [this, asked, search](Result<Page<LineView>> page) {
            if (!m_latest_lines.is(asked))
                return;
            m_lines_asked = false;
            if (!page)
                return emit failed(page.error());
            m_count.of_page(*page, search);
            m_lines->set_rows(std::move(page->rows), page->complete);
            m_stack->setCurrentIndex(m_lines->rowCount() > 0 ? 0 : 1);
            m_line_table->select_key(std::exchange(m_wanted_line, 0));
            if (!m_line_table->currentIndex().isValid() && m_lines->rowCount() > 0)
                m_line_table->setCurrentIndex(m_lines->index(0, LineTableModel::Label));
            if (m_lines->rowCount() == 0)
                follow_line();
            retranslate();
            emit selection_changed();
        });
}

void MatchedView::refresh_lines(const std::vector<bank::LineId>& lines) {
    if (m_scope.journal.empty())
        return;
    // A list on its way may have been read before this change, and would bring the old rows back.
    if (m_lines_asked || m_lines->is_loading())
        return reload();
    query(
        m_session, this,
        [lines, search = search_of(m_scope)](app::Reader& reader) {
            return load_asked_lines(reader, lines, search);
        },
        [this, asked = m_latest_lines.current()](Result<AskedLines> found) {
            if (!m_latest_lines.is(asked))
                return;
            if (!found)
                return emit failed(found.error());
            const int before = m_lines->rowCount();
            const int row = m_line_table->currentIndex().row();
            const std::set<bank::LineId> gone(found->gone.begin(), found->gone.end());
            m_lines->remove_where([&](const LineView& line) { return gone.contains(line.id); });
            for (LineView& line : found->kept)
                m_lines->put(std::move(line));
            m_count.add(m_lines->rowCount() - before);
            stand_on(row);
            show_rest();
        });
}

// Where the cursor was, or on the last row: one stays highlighted while there are rows.
void MatchedView::stand_on(int row) {
    const int last = m_lines->rowCount() - 1;
    if (last >= 0 && m_line_table->selectionModel()->selectedRows().isEmpty())
        m_line_table->selectionModel()->setCurrentIndex(
            m_lines->index(std::clamp(row, 0, last), LineTableModel::Label),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void MatchedView::show_rest() {
    m_stack->setCurrentIndex(m_lines->rowCount() > 0 ? 0 : 1);
    follow_line();
    retranslate();
    emit selection_changed();
}

void MatchedView::load_more(qlonglong after) {
    app::LineSearch search = search_of(m_scope);
    search.filter.after = after;
    search.filter.limit = k_page_rows;
    append_page(
        m_session, this, m_latest_lines, *m_lines,
        [search](app::Reader& reader) { return load_line_page(reader, search); },
        [this](const Error& error) { emit failed(error); });
}

void MatchedView::follow_line() {
    const auto asked = m_latest_rows.next();
    const LineView* line = m_lines->row_at(m_line_table->currentIndex().row());
    if (!line || !line->match) {
        m_rows->set_rows({});
        show_why({});
        return;
    }
    query(
        m_session, this,
        [statement = line->statement, match = line->match](app::Reader& reader) {
            return load_match(reader, statement, match);
        },
        [this, asked](Result<MatchDetail> detail) {
            if (!m_latest_rows.is(asked))
                return;
            if (!detail)
                return emit failed(detail.error());
            m_rows->set_rows(std::move(detail->rows));
            if (!detail->match)
                return show_why({});
            const Words& words = m_session.words();
            QStringList reasons;
            for (const reconcile::Reason& reason : detail->match->reasons)
                reasons << words.sentence(reason);
            reasons << tr("Matched by %1 on %2, pointed on %3.")
                           .arg(q(detail->match->created_by), words.time(detail->match->created_at),
                                words.date(detail->match->pointed_on));
            show_why(reasons.join(QLatin1Char(' ')));
        });
}

void MatchedView::show_why(const QString& words) {
    m_why->setText(words);
    keep_why_whole();
}

// A splitter knows least heights only, not those that follow from the width of a paragraph.
void MatchedView::keep_why_whole() {
    const QMargins edges = m_right->contentsMargins();
    const int wanted =
        m_right->layout()->minimumHeightForWidth(m_right->width() - edges.left() - edges.right());
    m_right->setMinimumHeight(std::max(0, wanted)); // -1: nothing follows from the width yet
}

void MatchedView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    keep_why_whole();
}

bool MatchedView::select_line(qlonglong id) {
    return m_line_table->select_key(id);
}

bool MatchedView::can_undo() const {
    return m_line_table->currentIndex().isValid();
}

void MatchedView::undo() {
    std::set<std::int64_t> matches;
    for (const qlonglong key : m_line_table->selected_keys())
        if (const LineView* line = m_lines->find(key); line && line->match)
            matches.insert(line->match.value());
    if (matches.empty())
        return;
    query(
        m_session, this,
        [matches](app::Reader& reader) { return app::outlook_of_undo(reader, ids_of(matches)); },
        [this, matches](Result<app::UndoOutlook> outlook) {
            if (!outlook)
                return emit failed(outlook.error());
            if (outlook->reversals.empty())
                return undo_matches(matches);
            ask_for_reversals(*outlook, matches);
        });
}

// A reversal is definitive: it is said, with its day, before it is booked.
void MatchedView::ask_for_reversals(const app::UndoOutlook& outlook,
                                    const std::set<std::int64_t>& matches) {
    const Words& words = m_session.words();
    auto* dialog = new FormDialog({m_session.theme(), m_session.words(), m_session.jobs()},
                                  tr("Undo validated entries"), window());
    dialog->setObjectName(QStringLiteral("reversal_dialog"));
    QStringList sentences;
    for (const app::UndoOutlook::Reversal& each : outlook.reversals) {
        if (sentences.size() == k_reversals_named) {
            sentences << tr("… and %n more.", nullptr,
                            static_cast<int>(outlook.reversals.size()) - k_reversals_named);
            break;
        }
        sentences << tr("Entry %1 %2 of %3 is validated: a reversal dated %4 will be booked.",
                        "journal, number, day, day of the reversal")
                         .arg(q(each.journal), q(each.number), words.date(each.booked_on),
                              words.date(each.reversed_on));
    }
    sentences << tr("It is definitive at once and Ctrl+Z does not take it back.");
    dialog->set_introduction(sentences.join(QLatin1Char('\n')));
    dialog->set_act(tr("Book the reversal"), [this, dialog, matches] {
        dialog->accept();
        undo_matches(matches);
    });
    dialog->open();
}

void MatchedView::undo_matches(const std::set<std::int64_t>& matches) {
    using Kept = std::vector<std::optional<app::KeptMatch>>;
    command(
        m_session, this,
        [matches](app::Writer& writer) -> Result<Kept> {
            Kept kept;
            for (const reconcile::MatchId match : ids_of(matches)) {
                CT_ASSIGN(one, app::keep_match(writer, match));
                CT_TRY(app::undo_match(writer, match));
                kept.push_back(std::move(one));
            }
            return kept;
        },
        [this, matches](Result<Kept> kept) {
            if (!kept)
                return emit failed(kept.error());
            const bool again = std::all_of(kept->begin(), kept->end(),
                                           [](const auto& one) { return one.has_value(); });
            if (again)
                m_session.did({tr("%n match(es) undone", "an act that can be undone",
                                  static_cast<int>(matches.size())),
                               [made = std::move(*kept)](app::Writer& writer) -> Result<void> {
                                   for (auto one = made.rbegin(); one != made.rend(); ++one)
                                       CT_TRY(app::match_again(writer, **one));
                                   return {};
                               },
                               users::Right::StatementReconcile});
            const int before = m_lines->rowCount();
            const int row = m_line_table->currentIndex().row();
            m_lines->remove_where(
                [&](const LineView& line) { return matches.contains(line.match.value()); });
            m_count.add(m_lines->rowCount() - before);
            stand_on(row);
            show_rest();
            const auto count = static_cast<int>(matches.size());
            emit told(again ? tr("%n match(es) undone; the lines are open again.", nullptr, count)
                            : tr("%n match(es) undone; the lines are open again. Ctrl+Z does not "
                                 "take this back.",
                                 nullptr, count));
        });
}

} // namespace comptoir::gui
