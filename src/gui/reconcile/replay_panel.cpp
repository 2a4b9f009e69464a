#include "gui/reconcile/replay_panel.h"

#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/table.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace comptoir::gui {

namespace {
constexpr int k_delay_ms = 250;
constexpr int k_table_height = 150;
} // namespace

ReplayModel::ReplayModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> ReplayModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {{CellKind::Dim, 10},
                                                      {CellKind::Text, 26},
                                                      {CellKind::Amount, 10},
                                                      {CellKind::Text, 24},
                                                      {CellKind::Dim, 9}};
    return k_looks;
}

QString ReplayModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Day:
        return tr("Date");
    case Label:
        return tr("Label");
    case Amount:
        return tr("Amount");
    case Booked:
        return tr("Really booked on");
    case Closed:
        return tr("Period");
    case k_columns:
        break;
    }
    return {};
}

QString ReplayModel::booked_words(const app::ReplayedLine& row) const {
    QStringList sides;
    for (const app::BookedOn& side : row.booked)
        sides << q(side.account) +
                     (side.party.empty() ? QString() : QLatin1Char(' ') + q(side.party)) +
                     QLatin1Char(' ') + m_words.bare(side.amount);
    return sides.join(QStringLiteral(" · "));
}

QVariant ReplayModel::cell(const app::ReplayedLine& row, int column, int role) const {
    if (role == k_negative_role && column == Amount)
        return row.amount.is_negative();
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Day:
        return m_words.date(row.booked_on);
    case Label:
        return q(row.label);
    case Amount:
        return m_words.bare(row.amount);
    case Booked:
        return booked_words(row);
    case Closed:
        return row.in_closed_period ? tr("closed") : QString();
    case k_columns:
        break;
    }
    return {};
}

ReplayPanel::ReplayPanel(Session& session, QWidget* parent) : QFrame(parent), m_session(session) {
    setObjectName(QStringLiteral("replay"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    m_counts = role_label("small", this);
    m_counts->setObjectName(QStringLiteral("replay_counts"));
    m_counts->setWordWrap(true);
    m_model = new ReplayModel(session.words(), this);
    m_table = new Table(QStringLiteral("replay"), session.theme(), this);
    m_table->show_model(m_model, ReplayModel::Label);
    m_table->setAccessibleName(tr("What was booked differently"));
    m_table->setFixedHeight(k_table_height);
    m_reason_label = role_label("dim", this);
    m_reason_label->setText(tr("&Reason to save it all the same"));
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setAccessibleName(tr("Reason to save it all the same"));
    m_reason_label->setBuddy(m_reason);
    for (QWidget* each :
         std::initializer_list<QWidget*>{m_counts, m_table, m_reason_label, m_reason})
        column->addWidget(each);
    m_timer.setSingleShot(true);
    m_timer.setInterval(k_delay_ms);
    connect(&m_timer, &QTimer::timeout, this, [this] { ask_now(); });
    clear();
}

void ReplayPanel::ask(Question question) {
    m_question = std::move(question);
    m_latest.next();
    m_timer.start();
}

void ReplayPanel::clear() {
    m_timer.stop();
    m_latest.next();
    m_contradicts = 0;
    m_model->set_rows({});
    m_counts->setText(tr("What the past says stands here once there is something to look for."));
    for (QWidget* each : std::initializer_list<QWidget*>{m_table, m_reason_label, m_reason})
        each->hide();
}

void ReplayPanel::ask_now() {
    const auto asked = m_latest.current();
    query(m_session, this, m_question, [this, asked](Result<app::Replay> replay) {
        if (!m_latest.is(asked))
            return;
        if (!replay)
            return m_counts->setText(m_session.words().sentence(replay.error()));
        show_replay(*replay);
    });
}

void ReplayPanel::show_replay(const app::Replay& replay) {
    m_contradicts = replay.contradicts;
    QStringList words;
    words << tr("agrees with %n past decision(s)", "", static_cast<int>(replay.agrees))
          << tr("contradicts %n", "past decisions", static_cast<int>(replay.contradicts));
    if (replay.closed > 0)
        words << tr("%n of them in closed periods, which stay as they are", "",
                    static_cast<int>(replay.closed));
    words << tr("names %n open line(s)", "", static_cast<int>(replay.open));
    m_counts->setText(words.join(QStringLiteral(" · ")));
    m_model->set_rows(replay.contradictions);
    for (QWidget* each : std::initializer_list<QWidget*>{m_table, m_reason_label, m_reason})
        each->setVisible(replay.contradicts > 0);
}

QString ReplayPanel::reason() const {
    return m_reason->text().trimmed();
}

QString ReplayPanel::counts() const {
    return m_counts->text();
}

} // namespace comptoir::gui
