#include "gui/reconcile/learned_list.h"

#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/table.h"
#include "gui/support/allowed.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace comptoir::gui {

namespace {

// "-EDF CLIENT" was learned of money out; people read the side and the words.
bool is_money_out(const std::string& key) {
    return key.starts_with('-');
}

} // namespace

LearnedModel::LearnedModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> LearnedModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Dim, 11},   {CellKind::Dim, 8},    {CellKind::Text, 22}, {CellKind::Text, 24},
        {CellKind::Amount, 9}, {CellKind::Amount, 7}, {CellKind::Text, 26}, {CellKind::Tag, 11}};
    return k_looks;
}

QString LearnedModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case From:
        return tr("By");
    case Side:
        return tr("Side");
    case Evidence:
        return tr("Lines with");
    case To:
        return tr("Go to");
    case Agreed:
        return tr("Agree");
    case Against:
        return tr("Against");
    case Origins:
        return tr("Decided on");
    case State:
        return tr("State");
    case k_columns:
        break;
    }
    return {};
}

QVariant LearnedModel::cell(const app::LearnedRow& row, int column, int role) const {
    if (column == State && role == k_tone_role)
        return static_cast<int>(row.active ? Tone::Ok : Tone::Neutral);
    if (column == State && role == k_icon_role)
        return QLatin1String(row.active ? "state-matched" : "dash");
    if (column == Origins && role == Qt::ToolTipRole)
        return decisions(row).join(QLatin1Char('\n'));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case From:
        return m_words.word("learned_from", reconcile::to_text(row.what.from));
    case Side:
        return is_money_out(row.what.key) ? tr("Debit") : tr("Credit");
    case Evidence:
        return q(row.what.key).mid(1);
    case To:
        return q(row.what.code) + (row.name.empty() ? QString() : QLatin1Char(' ') + q(row.name));
    case Agreed:
        return m_words.count(row.what.agreed);
    case Against:
        return m_words.count(row.what.against);
    case Origins:
        return row.lines.empty() ? QString() : decisions(row).front();
    case State:
        return m_words.word("template", row.active ? "active" : "inactive");
    case k_columns:
        break;
    }
    return {};
}

// The latest first: what it says now is what one wants to see.
QStringList LearnedModel::decisions(const app::LearnedRow& row) const {
    QStringList list;
    for (auto line = row.lines.rbegin(); line != row.lines.rend(); ++line)
        list << tr("%1, %2, %3", "a bank line: day, amount, label")
                    .arg(m_words.date(line->booked_on), m_words.amount(line->amount),
                         q(line->label));
    return list;
}

LearnedList::LearnedList(Session& session, QWidget* parent) : QDialog(parent), m_session(session) {
    setWindowTitle(tr("What was learned"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(980, 480);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 16, 20, 16);
    whole->setSpacing(10);
    auto* heading = role_label("title", this);
    heading->setText(tr("What was learned"));
    auto* how = role_label("dim", this);
    how->setText(tr("From matches of one line. It proposes, and never books anything by itself; "
                    "what was undone is forgotten."));
    how->setWordWrap(true);
    whole->addWidget(heading);
    whole->addWidget(how);
    auto* head = new QHBoxLayout;
    m_on = new QCheckBox(tr("&Learn, and use what was learned"), this);
    m_on->setObjectName(QStringLiteral("learning"));
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("learned_filter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(220);
    head->addWidget(m_on, 1);
    head->addWidget(m_filter);
    whole->addLayout(head);
    m_messages = new MessageBar({session.theme(), session.words(), session.jobs()}, this);
    whole->addWidget(m_messages);
    m_model = new LearnedModel(session.words(), this);
    m_table = new Table(QStringLiteral("learned"), session.theme(), this);
    m_table->setAccessibleName(tr("What was learned"));
    m_table->show_model(m_model, LearnedModel::Evidence);
    whole->addWidget(m_table, 1);
    auto* buttons = new QHBoxLayout;
    m_switch = new QPushButton(tr("&Switch off"), this);
    m_switch->setObjectName(QStringLiteral("switch"));
    m_erase = new QPushButton(tr("&Erase"), this);
    m_erase->setObjectName(QStringLiteral("erase"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setProperty("role", "primary");
    for (QPushButton* each : {m_switch, m_erase}) {
        each->setAutoDefault(false);
        buttons->addWidget(each);
    }
    buttons->addStretch(1);
    buttons->addWidget(close);
    whole->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_switch, &QPushButton::clicked, this, [this] { switch_selected(); });
    connect(m_erase, &QPushButton::clicked, this, [this] { erase_selected(); });
    connect(m_on, &QCheckBox::clicked, this, [this](bool on) { switch_all(on); });
    connect(m_filter, &QLineEdit::textChanged, this, [this] { reload(); });
    connect(m_table, &Table::current_changed, this, [this] { update_buttons(); });
    connect(&session, &Session::changed, this, [this] { reload(); });
    connect(&session, &Session::rights_changed, this, [this] { update_buttons(); });
    update_buttons();
    reload();
}

void LearnedList::reload() {
    const auto asked = m_latest.next();
    struct Learning {
        std::vector<app::LearnedRow> rows;
        bool on = true;
    };
    query(
        m_session, this,
        [text = m_filter->text().toStdString()](app::Reader& reader) -> Result<Learning> {
            CT_ASSIGN(rows, app::list_learned(reader, {text}));
            CT_ASSIGN(on, app::learning_is_on(reader));
            return Learning{std::move(rows), on};
        },
        [this, asked](Result<Learning> learning) {
            if (!m_latest.is(asked))
                return;
            if (!learning)
                return m_messages->show_error(learning.error());
            m_model->set_rows(std::move(learning->rows));
            m_on->setChecked(learning->on);
            if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
                m_table->setCurrentIndex(m_model->index(0, LearnedModel::Evidence));
            update_buttons();
        });
}

void LearnedList::update_buttons() {
    const app::LearnedRow* row = m_model->row_at(m_table->currentIndex().row());
    for (QPushButton* each : {m_switch, m_erase})
        allow(m_session, each, row != nullptr, {users::Right::TemplateUpdate});
    allow(m_session, m_on, true, {users::Right::TemplateUpdate});
    m_switch->setText(row && !row->active ? tr("&Switch on") : tr("&Switch off"));
}

void LearnedList::switch_selected() {
    const app::LearnedRow* row = m_model->row_at(m_table->currentIndex().row());
    if (!row)
        return;
    command(
        m_session, this,
        [id = row->id, on = !row->active](app::Writer& writer) {
            return app::switch_learned(writer, id, on);
        },
        [this](Result<app::SwitchedLearning> switched) {
            if (!switched)
                return m_messages->show_error(switched.error());
            m_session.did({tr("switching what was learned", "an act that can be undone"),
                           [switched = *switched](app::Writer& writer) {
                               return app::undo_switch_learned(writer, switched);
                           }});
        });
}

void LearnedList::erase_selected() {
    std::vector<std::int64_t> ids;
    for (const qlonglong key : m_table->selected_keys())
        ids.push_back(key);
    if (ids.empty())
        return;
    command(
        m_session, this, [ids](app::Writer& writer) { return app::erase_learned(writer, ids); },
        [this](Result<app::ErasedLearning> erased) {
            if (!erased)
                return m_messages->show_error(erased.error());
            m_session.did({tr("erasing what was learned", "an act that can be undone"),
                           [erased = *erased](app::Writer& writer) {
                               return app::restore_learned(writer, erased);
                           }});
        });
}

void LearnedList::switch_all(bool on) {
    command(
        m_session, this, [on](app::Writer& writer) { return app::switch_learning(writer, on); },
        [this](Result<void> done) {
            if (!done)
                m_messages->show_error(done.error());
        });
}

void open_learned_list(Session& session, QWidget* window) {
    auto* list = new LearnedList(session, window);
    list->open();
}

} // namespace comptoir::gui
