#include "comptoir/gui/reconcile/causes_window.h"

#include "comptoir/gui/widgets/buttons.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "gui/support/allowed.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <array>

namespace comptoir::gui {

namespace {
constexpr QSize k_window_size(1240, 460);

// What waits for its line by the right to cancel counts as seen again by the right to reconcile.
std::optional<users::Right> right_to_take_back(reconcile::RepairKind kind) {
    if (kind == reconcile::RepairKind::AwaitLine)
        return users::Right::StatementReconcile;
    return std::nullopt;
}
} // namespace

CauseTableModel::CauseTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> CauseTableModel::looks() const {
    static constexpr std::array<ColumnLook, k_columns> k_looks{{{CellKind::Text, 84},
                                                                {CellKind::Amount, 12},
                                                                {CellKind::Amount, 14},
                                                                {CellKind::Dim, 26}}};
    return k_looks;
}

QString CauseTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Why:
        return tr("Cause");
    case Explains:
        return tr("Explains");
    case Rest:
        return tr("Leaves", "what a cause does not explain");
    case Repair:
        return tr("Repair");
    case k_columns:
        break;
    }
    return {};
}

QVariant CauseTableModel::cell(const CauseRow& row, int column, int role) const {
    const reconcile::Cause& cause = row.cause;
    if (role == k_accent_role)
        return cause.is_exact();
    if (role == k_negative_role)
        return (column == Explains && cause.amount.is_negative()) ||
               (column == Rest && cause.rest.is_negative());
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Why:
        return m_words.sentence(cause.sentence);
    case Explains:
        return m_words.bare(cause.amount);
    case Rest:
        return cause.is_exact() ? tr("nothing", "it explains the whole difference")
                                : m_words.bare(cause.rest);
    case Repair:
        return cause.repair ? m_words.word("repair", to_text(cause.repair->kind)) : QString();
    case k_columns:
        break;
    }
    return {};
}

CausesWindow::CausesWindow(Session& session, CausesQuestion question, QWidget* parent)
    : QDialog(parent), m_session(session), m_question(std::move(question)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("causes_window"));
    resize(k_window_size);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(16, 12, 16, 12);
    whole->setSpacing(8);
    m_messages = new MessageBar({session.theme(), session.words(), session.jobs()}, this);
    whole->addWidget(m_messages);
    m_card = new Card(this);
    m_model = new CauseTableModel(session.words(), this);
    m_table = new Table(QStringLiteral("difference_causes"), session.theme(), m_card);
    m_table->show_model(m_model, CauseTableModel::Why);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_card->body()->addWidget(m_table);
    whole->addWidget(m_card, 1);
    build_actions();
    auto* row = new QHBoxLayout;
    m_close = new QPushButton(this);
    m_close->setObjectName(QStringLiteral("close"));
    m_close->setAutoDefault(false);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(m_close);
    row->addStretch(1);
    for (QAction* action : {m_undo, m_go})
        row->addWidget(new ActionButton(action, session.theme(), false, this));
    row->addWidget(new ActionButton(m_repair, session.theme(), true, this));
    whole->addLayout(row);
    connect(m_table, &Table::current_changed, this, &CausesWindow::update_actions);
    connect(m_table, &Table::enter_pressed, this, &CausesWindow::go_there);
    connect(&session, &Session::changed, this, [this](const Nouns& nouns) {
        if (has_any(nouns, {app::Noun::Entries, app::Noun::Lines, app::Noun::Matches}))
            load();
    });
    connect(&session, &Session::acts_changed, this, &CausesWindow::update_actions);
    connect(&session, &Session::rights_changed, this, &CausesWindow::update_actions);
    retranslate();
    load();
}

void CausesWindow::build_actions() {
    const auto add = [this](const char* name, const char* icon, const QKeySequence& key) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1String(name));
        action->setIcon(m_session.theme().icon(QLatin1String(icon)));
        action->setShortcut(key);
        action->setAutoRepeat(false);
        addAction(action);
        return action;
    };
    m_go = add("go_there", "chevron-right", {});
    m_repair = add("repair", "ok", Qt::Key_R);
    m_undo = add("undo", "undo", QKeySequence::Undo);
    connect(m_go, &QAction::triggered, this, &CausesWindow::go_there);
    connect(m_repair, &QAction::triggered, this, &CausesWindow::repair);
    connect(m_undo, &QAction::triggered, this, &CausesWindow::take_back);
}

void CausesWindow::retranslate() {
    setWindowTitle(tr("Where does the difference come from?"));
    m_table->setAccessibleName(tr("Causes, the best one first"));
    m_go->setText(tr("&Go there"));
    m_go->setToolTip(tr("Shows the line or the entry (Enter)"));
    m_repair->setText(tr("&Repair"));
    m_undo->setText(tr("&Take back the last act"));
    m_close->setText(tr("Close"));
    m_model->repaint();
    show_answer(std::move(m_answer));
}

void CausesWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void CausesWindow::load() {
    const auto asked = m_latest.next();
    query(
        m_session, this,
        [question = m_question](app::Reader& reader) -> Result<app::DifferenceAnswer> {
            if (!question.ticked)
                return app::difference_causes(reader, question.journal, question.at);
            CT_ASSIGN(search, app::ticked_causes(reader, *question.ticked));
            app::DifferenceAnswer answer;
            answer.journal = question.journal;
            answer.search = std::move(search);
            return answer;
        },
        [this, asked](Result<app::DifferenceAnswer> answer) {
            if (!m_latest.is(asked))
                return;
            if (!answer)
                return m_messages->show_error(answer.error());
            show_answer(std::move(*answer));
        });
}

void CausesWindow::show_answer(app::DifferenceAnswer answer) {
    m_answer = std::move(answer);
    const Words& words = m_session.words();
    const reconcile::CauseSearch& search = m_answer.search;
    const QString what =
        m_question.ticked
            ? tr("What is ticked: difference %1").arg(words.amount(search.difference))
            : tr("%1, %2: bank %3, books %4, difference %5", "journal, day and three amounts")
                  .arg(q(m_question.journal), words.date(m_question.at), words.bare(m_answer.bank),
                       words.bare(m_answer.books), words.bare(search.difference));
    QString more;
    if (search.difference.is_zero())
        more = tr("nothing to explain");
    else if (search.stopped)
        more = tr("the search stopped at its limit: other causes are possible");
    m_card->set_title(what, more);
    std::vector<CauseRow> rows;
    for (const reconcile::Cause& cause : search.causes)
        rows.push_back({static_cast<qlonglong>(rows.size()) + 1, cause});
    m_model->set_rows({});
    m_model->set_rows(std::move(rows));
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, CauseTableModel::Why));
    update_actions();
}

const CauseRow* CausesWindow::chosen() const {
    return m_model->row_at(m_table->currentIndex().row());
}

void CausesWindow::update_actions() {
    const CauseRow* row = chosen();
    m_go->setEnabled(row && !(row->cause.lines.empty() && row->cause.entries.empty() &&
                              row->cause.statements.empty()));
    allow_repair(row ? row->cause.repair : std::nullopt);
    allow_undo(m_session, m_undo);
}

void CausesWindow::allow_repair(const std::optional<reconcile::Repair>& repair) {
    using users::Right;
    if (repair && repair->kind == reconcile::RepairKind::MergeLines)
        return allow(m_session, m_repair, true, {Right::StatementModify},
                     tr("The repeated line goes among the deleted ones; can be undone"));
    if (repair && repair->kind == reconcile::RepairKind::UndoMatch)
        return allow(m_session, m_repair, true, {Right::SingleEntry, Right::StatementCancel},
                     tr("The lines of that match are open again"));
    if (repair && repair->kind == reconcile::RepairKind::AwaitLine)
        return allow(m_session, m_repair, true, {Right::StatementCancel},
                     tr("The entry no longer counts as seen; can be undone"));
    allow(m_session, m_repair, repair.has_value(), {Right::SingleEntry},
          tr("A draft is replaced, a validated entry reversed and posted again; can be undone"));
}

// What is told once it is done.
QString CausesWindow::words_of(const app::RepairDone& done) {
    if (done.kind == reconcile::RepairKind::MergeLines)
        return tr("The repeated line is taken out; it stays among the deleted ones.");
    if (done.kind == reconcile::RepairKind::AwaitLine)
        return tr("The entry waits for its line.");
    if (done.kind != reconcile::RepairKind::UndoMatch)
        return tr("The entry is corrected.");
    return done.can_be_undone() ? tr("The match is undone; its lines are open again.")
                                : tr("The match is undone; its lines are open again. Ctrl+Z does "
                                     "not take this back.");
}

// The entry is where most is to be mended; a line or a statement where there is none.
void CausesWindow::go_there() {
    const CauseRow* row = chosen();
    if (!row)
        return;
    const reconcile::Cause& cause = row->cause;
    if (!cause.entries.empty())
        emit jump_asked(QStringLiteral("entries"), QStringLiteral("entry"),
                        cause.entries.front().value());
    else if (!cause.lines.empty())
        emit jump_asked(QStringLiteral("reconcile"), QStringLiteral("line"),
                        cause.lines.front().value());
    else if (!cause.statements.empty())
        emit jump_asked(QStringLiteral("statements"), QStringLiteral("statement"),
                        cause.statements.back().value());
}

void CausesWindow::repair() {
    const CauseRow* row = chosen();
    if (!row || !row->cause.repair)
        return;
    const QString words =
        tr("repair: %1", "an act to undo").arg(m_session.words().sentence(row->cause.sentence));
    command(
        m_session, this,
        [wanted = *row->cause.repair](app::Writer& writer) {
            return app::repair_difference(writer, wanted);
        },
        [this, words](Result<app::RepairDone> done) {
            if (!done)
                return m_messages->show_error(done.error());
            if (done->can_be_undone())
                m_session.did(
                    {words,
                     [done = *done](app::Writer& writer) { return app::undo_repair(writer, done); },
                     right_to_take_back(done->kind)});
            m_messages->show_message(words_of(*done), Tone::Ok);
        });
}

void CausesWindow::take_back() {
    take_back_last_act(m_session, this, [this](const Result<void>& done, const QString& words) {
        if (!done)
            return m_messages->show_error(done.error());
        m_messages->show_message(tr("Taken back: %1.").arg(words), Tone::Ok);
    });
}

CausesWindow* open_causes(Session& session, QWidget* window, CausesQuestion question) {
    auto* causes = new CausesWindow(session, std::move(question), window);
    causes->show();
    return causes;
}

} // namespace comptoir::gui
