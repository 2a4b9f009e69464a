#include "gui/reconcile/template_list.h"

#include "comptoir/app/reconcile.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/table.h"
#include "gui/reconcile/replay_panel.h"
#include "gui/reconcile/template_dialog.h"
#include "gui/support/allowed.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace comptoir::gui {

namespace {

QString account_words(const reconcile::StoredTemplate& one) {
    QStringList accounts;
    for (const reconcile::TemplateRow& row : one.rows)
        accounts << q(row.account);
    return accounts.join(QStringLiteral(" · "));
}

const char* state_of(const app::TemplateRowOfList& row) {
    if (!row.missing.empty())
        return "missing_account";
    return row.it.active ? "active" : "inactive";
}

Tone tone_of(const app::TemplateRowOfList& row) {
    if (!row.missing.empty())
        return Tone::Warn;
    return row.it.active ? Tone::Ok : Tone::Neutral;
}

} // namespace

TemplateListModel::TemplateListModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> TemplateListModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Dim, 3},   {CellKind::Text, 10}, {CellKind::Text, 20},  {CellKind::Text, 14},
        {CellKind::Text, 18}, {CellKind::Dim, 15},  {CellKind::Amount, 6}, {CellKind::Tag, 14}};
    return k_looks;
}

QString TemplateListModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Order:
        return tr("No.", "place in the order templates are tried");
    case Code:
        return tr("Code");
    case Label:
        return tr("Label");
    case Accounts:
        return tr("Accounts");
    case Reference:
        return tr("Words on the statement");
    case Scope:
        return tr("For");
    case Lines:
        return tr("Lines");
    case State:
        return tr("State");
    case k_columns:
        break;
    }
    return {};
}

QVariant TemplateListModel::cell(const app::TemplateRowOfList& row, int column, int role) const {
    if (column == State && role == k_tone_role)
        return static_cast<int>(tone_of(row));
    if (column == State && role == k_icon_role)
        return QLatin1String(!row.missing.empty() ? "warning"
                             : row.it.active      ? "state-matched"
                                                  : "dash");
    if (role == k_long_role && column == State && !row.missing.empty()) {
        QStringList missing;
        for (const std::string& account : row.missing)
            missing << q(account);
        return tr("This company has no account %1.").arg(missing.join(QStringLiteral(", ")));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Order:
        return m_words.count(row_of(key_of(row)) + 1);
    case Code:
        return q(row.it.code);
    case Label:
        return q(row.it.label);
    case Accounts:
        return account_words(row.it);
    case Reference:
        return q(row.it.reference);
    case Scope:
        return m_words.word("template_scope", reconcile::to_text(row.it.scope));
    case Lines:
        return m_words.count(row.lines);
    case State:
        return m_words.word("template", state_of(row));
    case k_columns:
        break;
    }
    return {};
}

TemplateList::TemplateList(Session& session, QWidget* parent)
    : QDialog(parent), m_session(session) {
    setWindowTitle(tr("Entry templates"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(980, 460);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 16, 20, 16);
    whole->setSpacing(10);
    auto* heading = role_label("title", this);
    heading->setText(tr("Entry templates"));
    auto* how = role_label("dim", this);
    how->setText(tr("Tried in this order: the first whose words stand in a line gives the line "
                    "its accounts."));
    how->setWordWrap(true);
    whole->addWidget(heading);
    whole->addWidget(how);
    m_messages = new MessageBar({session.theme(), session.words(), session.jobs()}, this);
    whole->addWidget(m_messages);
    m_model = new TemplateListModel(session.words(), this);
    m_table = new Table(QStringLiteral("templates"), session.theme(), this);
    m_table->setAccessibleName(tr("Entry templates"));
    m_table->show_model(m_model, TemplateListModel::Label);
    whole->addWidget(m_table, 1);
    auto* buttons = new QHBoxLayout;
    whole->addLayout(buttons);
    m_add = add_button("add", tr("&Add…"), [this] {
        open_template_dialog(m_session, this, std::nullopt, [this] { reload(); });
    });
    m_change = add_button("change", tr("&Change…"), [this] {
        if (const app::TemplateRowOfList* row = current())
            open_template_dialog(m_session, this, row->it, [this] { reload(); });
    });
    m_up = add_button("up", tr("&Up"), [this] { move(-1); });
    m_down = add_button("down", tr("&Down"), [this] { move(+1); });
    m_past = add_button("past", tr("Correct &past entries…"), [this] { correct_past(); });
    m_remove = add_button("remove", tr("&Remove"), [this] { remove(); });
    for (QPushButton* each : {m_add, m_change, m_up, m_down, m_past, m_remove})
        buttons->addWidget(each);
    buttons->addStretch(1);
    auto* close = new QPushButton(tr("Close"), this);
    close->setProperty("role", "primary");
    buttons->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_table, &Table::current_changed, this, [this] { update_buttons(); });
    connect(m_table, &Table::enter_pressed, m_change, &QPushButton::click);
    connect(&session, &Session::changed, this, [this] { reload(); });
    connect(&session, &Session::rights_changed, this, [this] { update_buttons(); });
    update_buttons();
    reload();
}

QPushButton* TemplateList::add_button(const char* name, const QString& words,
                                      std::function<void()> act) {
    auto* button = new QPushButton(words, this);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, act = std::move(act)] {
        m_messages->clear();
        act();
    });
    return button;
}

const app::TemplateRowOfList* TemplateList::current() const {
    return m_model->row_at(m_table->currentIndex().row());
}

void TemplateList::reload() {
    const auto asked = m_latest.next();
    query(
        m_session, this, [](app::Reader& reader) { return app::list_templates(reader); },
        [this, asked](Result<std::vector<app::TemplateRowOfList>> list) {
            if (!m_latest.is(asked))
                return;
            if (!list)
                return m_messages->show_error(list.error());
            const qlonglong kept = m_table->current_key();
            m_model->set_rows(std::move(*list));
            if (!m_table->select_key(kept) && m_model->rowCount() > 0)
                m_table->setCurrentIndex(m_model->index(0, TemplateListModel::Label));
            update_buttons();
        });
}

void TemplateList::update_buttons() {
    const app::TemplateRowOfList* row = current();
    const int at = m_table->currentIndex().row();
    const auto beside = [&](int by) {
        const app::TemplateRowOfList* other = m_model->row_at(at + by);
        return row && other && other->it.scope == row->it.scope;
    };
    using users::Right;
    allow(m_session, m_add, true, {Right::TemplateUpdate});
    for (QPushButton* each : {m_change, m_remove})
        allow(m_session, each, row != nullptr, {Right::TemplateUpdate});
    allow(m_session, m_up, beside(-1), {Right::TemplateUpdate});
    allow(m_session, m_down, beside(+1), {Right::TemplateUpdate});
    // As app::correct_past() begins.
    allow(m_session, m_past, row && row->matches > 0,
          {Right::TemplateUpdate, Right::BatchEntries, Right::StatementReconcile,
           Right::StatementCancel});
}

void TemplateList::move(int by) {
    const app::TemplateRowOfList* row = current();
    if (!row)
        return;
    std::vector<std::string> before;
    for (const app::TemplateRowOfList& each : m_model->rows())
        if (each.it.scope == row->it.scope)
            before.push_back(each.it.code);
    std::vector<std::string> after = before;
    const auto at = std::find(after.begin(), after.end(), row->it.code) - after.begin();
    if (at + by < 0 || at + by >= static_cast<std::ptrdiff_t>(after.size()))
        return;
    std::swap(after[static_cast<std::size_t>(at)], after[static_cast<std::size_t>(at + by)]);
    const OrderChange change{row->it.scope, std::move(before), std::move(after)};
    query(
        m_session, this,
        [change](app::Reader& reader) {
            return app::replay_order(reader, change.scope, change.after);
        },
        [this, change](Result<app::Replay> replay) {
            if (!replay)
                return m_messages->show_error(replay.error());
            if (replay->contradicts > 0)
                return ask_why(change);
            save_order(change, {}, nullptr);
        });
}

// D03: what was booked says otherwise; it is looked at first.
void TemplateList::ask_why(const OrderChange& change) {
    auto* dialog = new FormDialog({m_session.theme(), m_session.words(), m_session.jobs()},
                                  tr("Another order of the templates"), this);
    dialog->setObjectName(QStringLiteral("order_reason"));
    dialog->setMinimumWidth(640);
    dialog->set_introduction(
        tr("Another template would be the first to recognise lines that are booked already. They "
           "stay as they are."));
    auto* replay = new ReplayPanel(m_session, dialog);
    dialog->add_row(QString(), replay);
    replay->ask([change](app::Reader& reader) {
        return app::replay_order(reader, change.scope, change.after);
    });
    dialog->set_act(tr("Save"), [this, dialog, replay, change] {
        if (replay->reason().isEmpty())
            return dialog->show_problem(
                tr("The past says otherwise: look at what was booked, and give a reason."));
        dialog->set_busy(true);
        save_order(change, replay->reason(), dialog);
    });
    dialog->open();
}

// A refusal stands beside the reason that was typed, which is still there to be mended.
void TemplateList::save_order(const OrderChange& change, const QString& reason,
                              FormDialog* asked_in) {
    command(
        m_session, asked_in ? static_cast<QObject*>(asked_in) : this,
        [change, why = reason.toStdString()](app::Writer& writer) {
            return app::order_templates(writer, change.scope, change.after, why);
        },
        [this, change, asked_in](Result<app::Identified> done) {
            if (!done && asked_in)
                return asked_in->show_error(done.error());
            if (!done)
                return m_messages->show_error(done.error());
            if (asked_in)
                asked_in->accept();
            m_session.did(
                {tr("order of the templates", "an act that can be undone"),
                 [change](app::Writer& writer) -> Result<void> {
                     CT_TRY(app::order_templates(writer, change.scope, change.before, "undo"));
                     return {};
                 }});
        });
}

void TemplateList::remove() {
    const app::TemplateRowOfList* row = current();
    if (!row)
        return;
    command(
        m_session, this,
        [id = row->it.id](app::Writer& writer) { return app::remove_template(writer, id); },
        [this](Result<app::RemovedTemplate> removed) {
            if (!removed)
                return m_messages->show_error(removed.error());
            m_session.did(
                {tr("removal of %1", "an act that can be undone").arg(q(removed->it.label)),
                 [removed = *removed](app::Writer& writer) {
                     return app::restore_template(writer, removed);
                 }});
            m_messages->show_message(tr("%1 is removed; Ctrl+Z in the main window brings it back.")
                                         .arg(q(removed->it.label)),
                                     Tone::Accent);
        });
}

// A174: shown first, then done.
void TemplateList::correct_past() {
    const app::TemplateRowOfList* row = current();
    if (!row)
        return;
    query(
        m_session, this,
        [id = row->it.id](app::Reader& reader) { return app::preview_past(reader, id); },
        [this, one = row->it](Result<std::vector<app::PastEntry>> past) {
            if (!past)
                return m_messages->show_error(past.error());
            int drafts = 0, validated = 0, closed = 0, kept = 0;
            for (const app::PastEntry& entry : *past) {
                drafts += entry.fate == app::PastFate::Changed ? 1 : 0;
                validated += entry.fate == app::PastFate::Reversed ? 1 : 0;
                closed += entry.fate == app::PastFate::Closed ? 1 : 0;
                kept += entry.fate == app::PastFate::Kept ? 1 : 0;
            }
            if (past->empty())
                return m_messages->show_message(
                    tr("Everything made with this template is as it would be made now."), Tone::Ok);
            QStringList words;
            words << tr("%n draft(s) to change", "", drafts)
                  << tr("%n validated to reverse and make again", "", validated)
                  << tr("%n in closed periods, left as they are", "", closed);
            if (kept > 0)
                words << tr("%n to look at by hand", "", kept);
            m_messages->show_message(words.join(QStringLiteral(" · ")), Tone::Accent);
            if (drafts + validated > 0)
                m_messages->offer(tr("Correct them"), [this, one] { book_past(one); });
        });
}

void TemplateList::book_past(const reconcile::StoredTemplate& one) {
    command(
        m_session, this,
        [id = one.id](app::Writer& writer) { return app::correct_past(writer, id); },
        [this](Result<std::vector<app::PastEntry>> past) {
            if (!past)
                return m_messages->show_error(past.error());
            int done = 0;
            for (const app::PastEntry& entry : *past)
                done += entry.after ? 1 : 0;
            m_messages->show_message(tr("%n entry(ies) corrected.", "", done), Tone::Ok);
        });
}

void open_template_list(Session& session, QWidget* window) {
    auto* list = new TemplateList(session, window);
    list->open();
}

} // namespace comptoir::gui
