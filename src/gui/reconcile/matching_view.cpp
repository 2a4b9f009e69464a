#include "comptoir/gui/reconcile/matching_view.h"

#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/page_stack.h"
#include "comptoir/gui/widgets/rich_text.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>

namespace comptoir::gui {

namespace {

// What a key asks is given up when the next key comes; the delay only joins keys of one stroke.
constexpr int k_filter_delay_ms = 15;
// Two words can be read while they are typed; the heading beside gives way first.
constexpr int k_filter_least = 140;
constexpr int k_filter_most = 200;
constexpr int k_party_wanted = 110; // beside it what is left goes: the debit or credit stays

qlonglong key_of_pair(const app::PairingTarget& target) {
    return target.row.value() * 2 + (target.kind == reconcile::TargetKind::Invoice ? 1 : 0);
}

} // namespace

MatchingView::MatchingView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(8);
    build_tables();
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_left);
    splitter->addWidget(m_right);
    splitter->setStretchFactor(0, 110);
    splitter->setStretchFactor(1, 100);
    splitter->setSizes({1100, 1000});
    whole->addWidget(splitter, 1);
    m_panel = new ProposalPanel({session.theme(), session.words(), session.jobs()}, this);
    whole->addWidget(m_panel);
    build_sums();
    whole->addWidget(m_sum_bar->parentWidget());
    for (QTimer* timer : {&m_line_timer, &m_candidate_timer}) {
        timer->setSingleShot(true);
        timer->setInterval(k_filter_delay_ms);
    }
    connect(&m_line_timer, &QTimer::timeout, this, &MatchingView::load_lines);
    connect(&m_candidate_timer, &QTimer::timeout, this, &MatchingView::rank);
    connect(m_line_filter, &QLineEdit::textChanged, this, [this] {
        m_line_stop.request_stop();
        m_line_timer.start();
    });
    connect(m_candidate_filter, &QLineEdit::textChanged, this,
            [this] { m_candidate_timer.start(); });
    for (const QLineEdit* filter : {m_line_filter, m_candidate_filter})
        connect(filter, &QLineEdit::textChanged, this, &MatchingView::name_filters);
    connect(m_candidate_scope, &QComboBox::currentIndexChanged, this, &MatchingView::name_filters);
    for (QWidget* asked : std::initializer_list<QWidget*>{m_line_filter, m_candidate_filter,
                                                          m_line_table, m_candidate_table})
        asked->installEventFilter(this);
    retranslate();
}

void MatchingView::build_tables() {
    const Theme& theme = m_session.theme();
    m_lines = new LineTableModel(m_session.words(), true, this);
    m_lines->load_with([this](qlonglong after) { load_more(after); });
    m_candidates = new CandidateTableModel(m_session.words(), this);
    m_left = new Card(this);
    m_right = new Card(this);
    m_line_filter = new QLineEdit(m_left);
    m_line_filter->setObjectName(QStringLiteral("line_filter"));
    m_line_filter->setClearButtonEnabled(true);
    m_line_filter->setMaximumWidth(k_filter_most);
    m_line_filter->setMinimumWidth(k_filter_least);
    m_left->add_to_head(m_line_filter);
    m_line_table = new Table(QStringLiteral("reconcile_lines"), theme, m_left);
    m_line_table->show_model(m_lines, LineTableModel::Label);
    m_line_table->hide_at_first({LineTableModel::ValueDay, LineTableModel::Nature});
    m_line_table->let_go({LineTableModel::Note, LineTableModel::Template, LineTableModel::Party,
                          LineTableModel::Invoice});
    m_line_table->let_shrink({LineTableModel::State});
    m_empty = new EmptyState(theme, QStringLiteral("reconcile"), m_left);
    m_left_stack = new PageStack(m_left);
    m_left_stack->addWidget(m_line_table);
    m_left_stack->addWidget(m_empty);
    m_left->body()->addWidget(m_left_stack);

    m_candidate_scope = new QComboBox(m_right);
    m_candidate_scope->setObjectName(QStringLiteral("candidate_scope"));
    for (int i = 0; i < 3; ++i)
        m_candidate_scope->addItem(QString());
    m_candidate_filter = new QLineEdit(m_right);
    m_candidate_filter->setObjectName(QStringLiteral("candidate_filter"));
    m_candidate_filter->setClearButtonEnabled(true);
    m_candidate_filter->setMaximumWidth(k_filter_most);
    m_candidate_filter->setMinimumWidth(k_filter_least);
    m_right->add_to_head(m_candidate_scope);
    m_right->add_to_head(m_candidate_filter);
    m_candidate_table = new Table(QStringLiteral("reconcile_candidates"), theme, m_right);
    m_candidate_table->show_model(m_candidates, CandidateTableModel::Party);
    m_candidate_table->let_go({CandidateTableModel::Journal, CandidateTableModel::Rest},
                              k_party_wanted);
    m_right->body()->addWidget(m_candidate_table);

    connect(m_line_table, &Table::current_changed, this, &MatchingView::follow_line);
    connect(m_line_table, &Table::tick_asked, this,
            [this](const QModelIndex& index) { tick(index, true); });
    connect(m_candidate_table, &Table::tick_asked, this,
            [this](const QModelIndex& index) { tick(index, false); });
    for (Table* table : {m_line_table, m_candidate_table})
        connect(table, &Table::enter_pressed, this, [this] {
            if (m_session.may(
                    users::Right::StatementReconcile)) // else the act is grey and says why
                match();
        });
    connect(m_line_table, &Table::focus_changed, m_left, &Card::set_within);
    connect(m_candidate_table, &Table::focus_changed, m_right, &Card::set_within);
    connect(m_candidate_scope, &QComboBox::currentIndexChanged, this, &MatchingView::rank);
    // Tab goes to the other table; what narrows them comes after.
    setTabOrder(m_line_filter, m_line_table);
    setTabOrder(m_line_table, m_candidate_table);
    setTabOrder(m_candidate_table, m_candidate_scope);
    setTabOrder(m_candidate_scope, m_candidate_filter);
}

// A filter that leaves nothing keeps its table: the keyboard stays there, and so does the way back.
void MatchingView::show_table_or_words() {
    const bool table = m_lines->rowCount() > 0 || !m_line_filter->text().isEmpty();
    m_left_stack->setCurrentIndex(table ? 0 : 1);
    // Who came by key is still on the tab: the rows that arrive now are what was wanted.
    if (table && std::exchange(m_wants_keyboard, false) &&
        qobject_cast<QTabBar*>(QApplication::focusWidget()))
        m_line_table->setFocus(Qt::OtherFocusReason);
}

bool MatchingView::take_keyboard() {
    m_wants_keyboard = !m_line_table->isVisible();
    if (!m_wants_keyboard)
        m_line_table->setFocus(Qt::ShortcutFocusReason);
    return !m_wants_keyboard;
}

void MatchingView::build_sums() {
    auto* bar = new QFrame(this);
    bar->setProperty("role", "card");
    auto* rows = new QVBoxLayout(bar);
    rows->setContentsMargins(12, 6, 8, 6);
    rows->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    // The acts have a row of their own: beside the sums a small window would cut their words.
    m_sum_bar = new QWidget(bar);
    auto* acts = new QHBoxLayout(m_sum_bar);
    acts->setContentsMargins(0, 0, 0, 0);
    acts->setSpacing(6);
    acts->addStretch(1);
    rows->addLayout(row);
    rows->addWidget(m_sum_bar);
    m_sums = new QLabel(bar);
    m_sums->setObjectName(QStringLiteral("sums"));
    m_sums->setTextFormat(Qt::RichText);
    m_sums->setWordWrap(true);
    m_day_label = role_label("dim", bar);
    m_day = new DayEdit(m_session.words(), bar);
    m_day->setObjectName(QStringLiteral("pointed_on"));
    m_day->set_day(m_session.today());
    m_day_label->setBuddy(m_day);
    connect(m_day, &DayEdit::day_typed, this, [this] { m_day_is_typed = true; });
    // An act may come by its key before the field is left.
    connect(m_day, &QLineEdit::textEdited, this,
            [this] { m_day_is_typed = m_day_is_typed || m_day->problem().isEmpty(); });
    row->addWidget(m_sums, 1);
    row->addWidget(m_day_label);
    row->addWidget(m_day);
}

void MatchingView::retranslate() {
    show_count();
    m_right->set_title(tr("Entries and open invoices"), tr("best first for the chosen line"));
    m_line_filter->setPlaceholderText(tr("Filter the lines"));
    m_line_filter->setAccessibleName(tr("Filter the lines"));
    m_candidate_filter->setPlaceholderText(tr("Filter the books"));
    m_candidate_filter->setAccessibleName(tr("Filter the books"));
    m_line_table->setAccessibleName(tr("Statement lines not matched"));
    m_candidate_table->setAccessibleName(tr("Entries and open invoices"));
    m_candidate_scope->setAccessibleName(tr("What the books table shows"));
    m_candidate_scope->setItemText(0, tr("All"));
    m_candidate_scope->setItemText(1, tr("Bank entries"));
    m_candidate_scope->setItemText(2, tr("Invoices"));
    m_day_label->setText(tr("Pointed on"));
    name_filters();
    m_lines->repaint();
    m_candidates->repaint();
    m_panel->show_proposal(current_line() != nullptr, current_proposal());
    show_sums();
}

// What hides everything is named where the rows would be, with the way to clear it.
void MatchingView::name_filters() {
    const QString typed = m_line_filter->text();
    m_line_table->say_when_empty(
        typed.isEmpty()
            ? QString()
            : tr("No line of this list holds “%1”. Escape in the filter clears it.").arg(typed));
    const QString wanted = m_candidate_filter->text();
    if (!wanted.isEmpty())
        m_candidate_table->say_when_empty(
            tr("No entry and no invoice holds “%1”. Escape in the filter clears it.").arg(wanted));
    else if (m_candidate_scope->currentIndex() > 0)
        m_candidate_table->say_when_empty(
            tr("Only “%1” are shown, and none is open. Choose “%2” above to see the others.")
                .arg(m_candidate_scope->currentText(), m_candidate_scope->itemText(0)));
    else
        m_candidate_table->say_when_empty(tr("No entry and no invoice is open."));
}

void MatchingView::show_count() {
    m_left->set_title(m_scope.to_control ? tr("Lines to look at")
                                         : tr("Statement lines not matched"),
                      m_line_count.words());
}

void MatchingView::show_scope(const LineScope& scope) {
    m_scope = scope;
    m_ticks.clear();
    m_lines->set_rows({});
    m_lines->set_proposals(std::make_shared<Proposals>());
    m_all.reset();
    reload();
    retranslate();
}

void MatchingView::reload() {
    if (m_scope.journal.empty())
        return;
    load_lines();
    reload_rest();
}

void MatchingView::reload_rest() {
    if (m_scope.journal.empty())
        return;
    load_books();
    load_pairings();
    load_proposals();
}

const LineView* MatchingView::current_line() const {
    return m_lines->row_at(m_line_table->currentIndex().row());
}

const reconcile::Proposal* MatchingView::current_proposal() const {
    const LineView* line = current_line();
    return line ? m_lines->proposal_of(line->id) : nullptr;
}

bool MatchingView::select_line(qlonglong id) {
    return m_line_table->select_key(id);
}

// ---- ticks --------------------------------------------------------------------------------------

std::set<std::int64_t> MatchingView::proposal_ticks(bool lines) const {
    std::set<std::int64_t> keys;
    const app::PairingRow* pairing = current_pairing();
    if (m_ticks.is_empty() && pairing) {
        if (lines)
            for (const bank::LineId line : pairing->lines)
                keys.insert(line.value());
        else
            for (const app::PairingTarget& target : pairing->targets)
                keys.insert(key_of_pair(target));
        return keys;
    }
    const reconcile::Proposal* proposal = current_proposal();
    if (!m_ticks.is_empty() || !proposal || proposal->state != reconcile::LineState::Proposed)
        return keys;
    if (lines)
        keys.insert(proposal->line.value());
    else
        for (const reconcile::Target& target : proposal->targets)
            keys.insert(key_of_target(target));
    return keys;
}

// The first tick by hand starts from what the proposal had ticked.
void MatchingView::adopt_ticks() {
    const auto targets = proposal_ticks(false);
    if (const LineView* line = current_line(); line && !proposal_ticks(true).empty())
        m_ticks.toggle_line(*line);
    for (const std::int64_t key : targets)
        if (const Candidate* candidate = m_candidates->find(key))
            m_ticks.toggle_candidate(*candidate);
}

void MatchingView::tick(const QModelIndex& index, bool lines) {
    if (!index.isValid())
        return;
    const qlonglong key = index.data(k_key_role).toLongLong();
    if (current_pairing() && proposal_ticks(lines).contains(key))
        return emit told(tr("This waits in a pair: match the pair, or take it apart first."));
    Table* table = lines ? m_line_table : m_candidate_table;
    QList<qlonglong> keys = table->selected_keys();
    if (!keys.contains(key))
        keys = {key};
    const bool follows = proposal_ticks(lines).contains(key);
    if (follows) {
        adopt_ticks(); // a tick the proposal had set becomes the user's own
        if (keys.size() == 1)
            return show_ticks();
    }
    const bool ticked = follows || !is_ticked(key, lines);
    const bool group_in_progress = lines && keys.size() > 1 && ticked && !m_ticks.lines().empty() &&
                                   std::none_of(keys.begin(), keys.end(), [&](qlonglong each) {
                                       return is_ticked(each, lines);
                                   });
    if (group_in_progress) {
        m_pending = keys;
        m_pending_lines = lines;
        return emit attach_asked(tr("%n line(s) to tick: attach them to the reconciliation in "
                                    "progress, or start a new one?",
                                    nullptr, static_cast<int>(keys.size())));
    }
    set_ticks(keys, lines, ticked);
}

bool MatchingView::is_ticked(qlonglong key, bool lines) const {
    return lines ? m_ticks.has_line(key) : m_ticks.has_candidate(key);
}

void MatchingView::set_ticks(const QList<qlonglong>& keys, bool lines, bool ticked) {
    // Ticking at the right says: this line with that.
    if (!lines && m_ticks.lines().empty())
        if (const LineView* line = current_line(); line && !line->pairing)
            m_ticks.toggle_line(*line);
    for (const qlonglong each : keys) {
        if (is_ticked(each, lines) == ticked)
            continue;
        if (!lines) {
            if (const Candidate* candidate = m_candidates->find(each))
                m_ticks.toggle_candidate(*candidate);
        } else if (const LineView* line = m_lines->find(each); line && !line->pairing) {
            m_ticks.toggle_line(*line);
        }
    }
    show_ticks();
}

void MatchingView::tick_current() {
    const bool right = m_candidate_table->hasFocus();
    tick((right ? m_candidate_table : m_line_table)->currentIndex(), !right);
}

void MatchingView::clear_ticks() {
    m_ticks.clear();
    m_day_is_typed = false;
    show_ticks();
}

void MatchingView::show_ticks() {
    m_lines->set_ticks(m_ticks.line_keys(), proposal_ticks(true));
    m_candidates->set_ticks(m_ticks.candidate_keys(), proposal_ticks(false));
    show_sums();
    emit selection_changed();
}

void MatchingView::show_sums() {
    const Words& words = m_session.words();
    Ticks::Sums sums = m_ticks.sums();
    const LineView* line = current_line();
    const reconcile::Proposal* proposal = current_proposal();
    const app::PairingRow* pairing = current_pairing();
    if (m_ticks.is_empty() && pairing) {
        sums.lines = pairing->lines_total;
        sums.candidates = pairing->targets_total;
        sums.difference = sums.lines - sums.candidates;
    } else if (m_ticks.is_empty() && line && proposal &&
               proposal->state == reconcile::LineState::Proposed) {
        sums.lines = line->amount;
        sums.candidates = line->amount - proposal->difference;
        sums.difference = proposal->difference;
    }
    const Colours& c = m_session.theme().colours();
    const auto figure = [&](Money amount) {
        return QStringLiteral("<b style=\"color:%1\">%2</b>")
            .arg((amount.is_negative() ? c.negative : c.text).name(), words.bare(amount));
    };
    const QString gap = QStringLiteral("&nbsp;&nbsp;&nbsp;&nbsp;");
    const std::optional<Ticks::Unlike> unlike = m_ticks.unlike(m_session.dossier().currency);
    QString text =
        sums.one_currency
            ? tr("Ticked: bank %1%4books %2%4difference %3", "sums of what is ticked; %4 is a gap")
                  .arg(figure(sums.lines), figure(sums.candidates), figure(sums.difference), gap)
        : unlike ? tr("Ticked: bank %1%3invoices %2%3Enter asks what the bank’s amount is worth",
                      "sums of what is ticked, in two currencies; %3 is a gap")
                       .arg(words.amount(unlike->lines), words.amount(unlike->items), gap)
                 : tr("Ticked: amounts of several currencies cannot be matched together.");
    if (sums.left_of_partial)
        text += gap + tr("settled in part, %1 left").arg(figure(sums.left_of_partial->abs()));
    m_sums->setText(rich_text(text));
    if (!m_day_is_typed && m_day->problem().isEmpty()) { // never over what is half typed
        const std::optional<Date> latest = m_ticks.latest_day();
        if (latest || line)
            m_day->set_day(latest.value_or(line ? line->booked_on : m_session.today()));
    }
}

void MatchingView::follow_line() {
    m_panel->show_proposal(current_line() != nullptr, current_proposal());
    show_ticks();
    rank();
}

bool MatchingView::can_match() const {
    if (!m_ticks.is_empty())
        return m_ticks.can_match() || m_ticks.unlike(m_session.dossier().currency);
    if (const app::PairingRow* pairing = current_pairing())
        return pairing->is_complete();
    if (const LineView* line = current_line(); line && !line->invoice.isEmpty())
        return true;
    const reconcile::Proposal* proposal = current_proposal();
    return proposal && proposal->state == reconcile::LineState::Proposed;
}

// ---- the filters --------------------------------------------------------------------------------

void MatchingView::focus_filter() {
    QLineEdit* filter = m_candidate_table->hasFocus() ? m_candidate_filter : m_line_filter;
    filter->setFocus(Qt::ShortcutFocusReason);
    filter->selectAll();
}

bool MatchingView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    // Tab goes between the two tables; Shift+Tab leaves them, so that nobody is shut in.
    if (watched == m_candidate_table || watched == m_line_table) {
        if (watched == m_line_table || event->type() != QEvent::KeyPress || key != Qt::Key_Tab)
            return QWidget::eventFilter(watched, event);
        m_line_table->setFocus(Qt::TabFocusReason);
        return true;
    }
    // Escape leaves the filter; only in the tables does it clear the ticks.
    if (event->type() == QEvent::ShortcutOverride) {
        if (key == Qt::Key_Escape)
            event->accept();
        return key == Qt::Key_Escape || QWidget::eventFilter(watched, event);
    }
    Table* table = watched == m_candidate_filter ? m_candidate_table : m_line_table;
    if (key == Qt::Key_Escape)
        qobject_cast<QLineEdit*>(watched)->clear();
    if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter &&
        key != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    // Out of the filter, into the rows it left.
    table->setFocus(Qt::ShortcutFocusReason);
    return true;
}

} // namespace comptoir::gui
