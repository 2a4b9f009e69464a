// What the automatic lettering would do, shown before it is done.
#include "comptoir/gui/ledger/lettering_plan.h"
#include "comptoir/gui/ledger/ledger_window.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "gui/support/allowed.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <array>

namespace comptoir::gui {

PlanTableModel::PlanTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> PlanTableModel::looks() const {
    static constexpr std::array<ColumnLook, k_columns> k_looks{{{CellKind::Text, 22},
                                                                {CellKind::Amount, 12},
                                                                {CellKind::Dim, 6},
                                                                {CellKind::Dim, 26},
                                                                {CellKind::Text, 40}}};
    return k_looks;
}

QString PlanTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Party:
        return tr("Third party");
    case Amount:
        return tr("Amount");
    case Count:
        return tr("Rows");
    case Method:
        return tr("Method");
    case Why:
        return tr("Why");
    case k_columns:
        break;
    }
    return {};
}

QVariant PlanTableModel::cell(const PlanRow& row, int column, int role) const {
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Party:
        return row.party;
    case Amount:
        return m_words.bare(row.proposal.amount);
    case Count:
        return m_words.count(static_cast<std::int64_t>(row.proposal.rows.size()));
    case Method:
        return m_words.word("lettering", to_text(row.proposal.method));
    case Why:
        return m_words.sentence(row.proposal.reason);
    case k_columns:
        break;
    }
    return {};
}

PlanDialog::PlanDialog(Session& session, const std::vector<app::PartyPlan>& plans, QWidget* parent)
    : QDialog(parent), m_session(session) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("lettering_plan"));
    setWindowTitle(tr("Automatic lettering"));
    resize(1000, 480);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(16, 12, 16, 12);
    m_messages = new MessageBar({session.theme(), session.words(), session.jobs()}, this);
    whole->addWidget(m_messages);
    std::vector<PlanRow> rows;
    bool stopped = false;
    for (const app::PartyPlan& each : plans) {
        stopped = stopped || each.plan.stopped;
        for (const reconcile::LetterProposal& proposal : each.plan.proposals)
            rows.push_back({static_cast<qlonglong>(rows.size()) + 1,
                            q(each.party_name.empty() ? each.party : each.party_name), proposal});
    }
    auto* card = new Card(this);
    card->set_title(
        rows.empty() ? tr("Nothing settles each other exactly")
                     : tr("%n letters would be given", nullptr, static_cast<int>(rows.size())),
        rows.empty() ? QString() : tr("take rows out of the choice that should stay open"));
    auto* model = new PlanTableModel(session.words(), this);
    m_model = model;
    m_table = new Table(QStringLiteral("lettering_plan_rows"), session.theme(), card);
    m_table->show_model(model, PlanTableModel::Why);
    m_table->setAccessibleName(tr("What would be lettered"));
    card->body()->addWidget(m_table);
    whole->addWidget(card, 1);
    const bool any = !rows.empty();
    model->set_rows(std::move(rows));
    m_table->selectAll();
    if (stopped)
        m_messages->show_message(
            tr("The search stopped at its limit: more may be lettered by hand."), Tone::Accent);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    auto* leave = new QPushButton(tr("Cancel"), this);
    m_act = new QPushButton(tr("&Letter the chosen ones"), this);
    m_act->setObjectName(QStringLiteral("letter_planned"));
    m_act->setProperty("role", "primary");
    m_act->setDefault(true);
    const auto follow = [this, any] { allow(m_session, m_act, any, {users::Right::Lettering}); };
    connect(&session, &Session::rights_changed, this, follow);
    follow();
    row->addWidget(leave);
    row->addWidget(m_act);
    whole->addLayout(row);
    connect(leave, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_act, &QPushButton::clicked, this, &PlanDialog::letter);
}

void PlanDialog::letter() {
    std::vector<reconcile::LetterProposal> chosen;
    for (const qlonglong key : m_table->selected_keys())
        if (const PlanRow* row = m_model->find(key))
            chosen.push_back(row->proposal);
    if (chosen.empty())
        return;
    m_act->setEnabled(false);
    command(
        m_session, this,
        [chosen](app::Writer& writer) { return app::letter_planned(writer, chosen); },
        [this](Result<std::vector<app::Lettered>> done) {
            allow(m_session, m_act, true, {users::Right::Lettering});
            if (!done)
                return m_messages->show_error(done.error());
            emit lettered(std::move(*done));
            accept();
        });
}

void LedgerWindow::show_plan() {
    app::AutoLettering request;
    request.account = m_choice.account;
    if (!m_choice.party.empty())
        request.party = m_choice.party;
    query(
        m_session, this,
        [request](app::Reader& reader) { return app::plan_letters(reader, request); },
        [this](Result<std::vector<app::PartyPlan>> plans) {
            if (!plans)
                return m_messages->show_error(plans.error());
            auto* dialog = new PlanDialog(m_session, *plans, this);
            connect(dialog, &PlanDialog::lettered, this, &LedgerWindow::follow_plan);
            dialog->open();
            emit plan_shown(dialog->model()->rowCount());
        });
}

void LedgerWindow::follow_plan(const std::vector<app::Lettered>& done) {
    m_session.did({tr("%n letters given at once", "an act to undo", static_cast<int>(done.size())),
                   [done](app::Writer& writer) -> Result<void> {
                       for (auto each = done.rbegin(); each != done.rend(); ++each)
                           CT_TRY(app::undo_letter(writer, *each));
                       return {};
                   }});
    m_messages->show_message(tr("%n letters given.", nullptr, static_cast<int>(done.size())),
                             Tone::Ok);
}

} // namespace comptoir::gui
