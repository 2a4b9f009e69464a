#include "gui/reconcile/automatic_dialog.h"

#include "comptoir/gui/reconcile/line_table_model.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/table.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QSpinBox>

#include <array>

namespace comptoir::gui {

namespace {

constexpr int k_width = 1060, k_table_height = 380; // a dozen lines and what they are matched with
constexpr int k_days_of_journal = -1, k_days_max = 366;

// Names the context of the translations below.
class AutomaticDialog {
    Q_DECLARE_TR_FUNCTIONS(AutomaticDialog)
};

struct SureLine {
    bank::LineId id;
    Date day;
    QString label, party, with;
    Money amount;
};

class SureLineModel : public ColumnModel<SureLine> {
public:
    enum Column { Day, Label, Party, With, Amount, k_columns };
    SureLineModel(const Words& words, QObject* parent) : ColumnModel(parent), m_words(words) {}
    qlonglong key_of(const SureLine& row) const override { return row.id.value(); }
    std::span<const ColumnLook> looks() const override {
        static constexpr std::array<ColumnLook, k_columns> k_looks{{{CellKind::Dim, 12},
                                                                    {CellKind::Text, 34},
                                                                    {CellKind::Text, 21},
                                                                    {CellKind::Text, 16},
                                                                    {CellKind::Amount, 11}}};
        return k_looks;
    }
    QString column_name(int column) const override {
        switch (static_cast<Column>(column)) {
        case Day:
            return AutomaticDialog::tr("Date");
        case Label:
            return AutomaticDialog::tr("Label");
        case Party:
            return AutomaticDialog::tr("Third party");
        case With:
            return AutomaticDialog::tr("Matched with");
        case Amount:
            return AutomaticDialog::tr("Amount");
        case k_columns:
            break;
        }
        return {};
    }
    QVariant cell(const SureLine& row, int column, int role) const override {
        if (role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(column)) {
        case Day:
            return m_words.date(row.day);
        case Label:
            return row.label;
        case Party:
            return row.party;
        case With:
            return row.with;
        case Amount:
            return m_words.bare(row.amount);
        case k_columns:
            break;
        }
        return {};
    }

private:
    const Words& m_words;
};

std::vector<SureLine> sure_lines(const app::ReconcileReport& report) {
    std::vector<SureLine> rows;
    for (const app::LineOutcome& outcome : report.lines) {
        const reconcile::Proposal& proposal = outcome.proposal;
        if (proposal.state != reconcile::LineState::Proposed || !proposal.unattended)
            continue;
        rows.push_back({proposal.line, outcome.line.booked_on, q(outcome.line.label),
                        party_words(proposal), target_words(proposal.targets),
                        outcome.line.amount});
    }
    return rows;
}

// The preview and its one setting; owned by its dialog.
class AutomaticPreview : public QObject {
public:
    AutomaticPreview(Session& session, FormDialog* dialog, const app::ReconcileRequest& asked,
                     std::function<void(const app::ReconcileRequest&)> agreed)
        : QObject(dialog), m_session(session), m_dialog(dialog), m_asked(asked) {
        m_model = new SureLineModel(session.words(), dialog);
        m_table = new Table(QStringLiteral("automatic_preview"), session.theme(), dialog);
        m_table->show_model(m_model, SureLineModel::Label);
        m_table->setMinimumHeight(k_table_height);
        m_days = new QSpinBox(dialog);
        m_days->setObjectName(QStringLiteral("days"));
        m_days->setRange(k_days_of_journal, k_days_max);
        m_days->setSpecialValueText(AutomaticDialog::tr("those of the journal"));
        m_days->setValue(k_days_of_journal);
        m_days->setButtonSymbols(QSpinBox::NoButtons); // typed, or ↑ and ↓
        dialog->add_wide_row(AutomaticDialog::tr("&Lines"), m_table,
                             AutomaticDialog::tr("One undo (Ctrl+Z) takes all of it back."));
        dialog->add_row(AutomaticDialog::tr("&Days between line and entry"), m_days);
        add_pointing(dialog);
        m_act = [this, agreed = std::move(agreed)] {
            if (m_model->rowCount() == 0)
                return;
            m_dialog->accept();
            agreed(chosen());
        };
        connect(m_table, &Table::enter_pressed, dialog, &FormDialog::act_again);
        connect(m_days, &QSpinBox::valueChanged, this, [this] { ask(); });
        ask();
    }

    ~AutomaticPreview() override { m_stop.request_stop(); }

private:
    using Pointing = app::ReconcileRequest::Pointing;

    void add_pointing(FormDialog* dialog) {
        auto* both = new QWidget(dialog);
        auto* row = new QHBoxLayout(both);
        row->setContentsMargins(0, 0, 0, 0);
        m_pointing = new QComboBox(both);
        m_pointing->setObjectName(QStringLiteral("pointing"));
        for (const auto& [words, which] :
             {std::pair(AutomaticDialog::tr("the day of each line"), Pointing::OnItsDay),
              std::pair(AutomaticDialog::tr("the latest day of each statement"),
                        Pointing::OnLatestDay),
              std::pair(AutomaticDialog::tr("one day for all"), Pointing::OnGivenDay)})
            m_pointing->addItem(words, static_cast<int>(which));
        m_pointed_on = new DayEdit(m_session.words(), both);
        m_pointed_on->setObjectName(QStringLiteral("pointed_on"));
        m_pointed_on->setAccessibleName(AutomaticDialog::tr("Date of pointing"));
        m_pointed_on->set_day(m_session.today());
        m_pointed_on->setEnabled(false);
        row->addWidget(m_pointing);
        row->addWidget(m_pointed_on);
        row->addStretch(1);
        both->setFocusProxy(m_pointing);
        dialog->add_row(AutomaticDialog::tr("Date of &pointing"), both);
        m_pointing->setAccessibleName(both->accessibleName());
        connect(m_pointing, &QComboBox::currentIndexChanged, this,
                [this] { m_pointed_on->setEnabled(pointing() == Pointing::OnGivenDay); });
    }
    Pointing pointing() const { return static_cast<Pointing>(m_pointing->currentData().toInt()); }

    app::ReconcileRequest chosen() const {
        app::ReconcileRequest request;
        request.days = days();
        request.pointing = pointing();
        if (request.pointing == Pointing::OnGivenDay)
            request.pointed_on = m_pointed_on->day();
        return request;
    }

    std::optional<int> days() const {
        return m_days->value() == k_days_of_journal ? std::nullopt : std::optional(m_days->value());
    }

    void ask() {
        const auto asked = m_latest.next();
        m_dialog->set_introduction(AutomaticDialog::tr("Looking for what matches…"));
        m_dialog->set_act(AutomaticDialog::tr("Match"), m_act);
        m_dialog->set_busy(true);
        m_asked.days = days();
        // A search that is no longer wanted stops instead of keeping a reader busy.
        m_stop.request_stop();
        m_stop = std::stop_source();
        m_asked.work.stop = m_stop.get_token();
        query(
            m_session, this,
            [request = m_asked](app::Reader& reader) {
                return app::propose_matches(reader, request);
            },
            [this, asked](Result<app::ReconcileReport> report) {
                if (!m_latest.is(asked))
                    return;
                if (!report)
                    return m_dialog->show_error(report.error());
                show(*report);
            });
    }

    void show(const app::ReconcileReport& report) {
        const Words& words = m_session.words();
        const app::ReconcileSummary& sum = report.summary;
        std::vector<SureLine> rows = sure_lines(report);
        const auto sure = static_cast<std::int64_t>(rows.size());
        m_model->set_rows(std::move(rows));
        if (sure > 0)
            m_table->setCurrentIndex(m_model->index(0, SureLineModel::Label));
        m_dialog->set_introduction(
            AutomaticDialog::tr("%n line(s) have one answer. To confirm: %1; with several answers: "
                                "%2; without: %3.",
                                nullptr, static_cast<int>(sure))
                .arg(words.count(sum.proposed - sure), words.count(sum.ambiguous),
                     words.count(sum.open)));
        m_dialog->set_act(AutomaticDialog::tr("Match %n line(s)", nullptr, static_cast<int>(sure)),
                          m_act);
        m_dialog->set_busy(sure == 0);
    }

    Session& m_session;
    FormDialog* m_dialog;
    app::ReconcileRequest m_asked;
    SureLineModel* m_model;
    Table* m_table;
    QSpinBox* m_days;
    QComboBox* m_pointing = nullptr;
    DayEdit* m_pointed_on = nullptr;
    std::function<void()> m_act;
    std::stop_source m_stop;
    Latest m_latest;
};

} // namespace

void open_automatic_dialog(Session& session, QWidget* window, const app::ReconcileRequest& asked,
                           std::function<void(const app::ReconcileRequest& chosen)> agreed) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  AutomaticDialog::tr("Automatic matching"), window);
    dialog->setObjectName(QStringLiteral("automatic_dialog"));
    dialog->setMinimumWidth(k_width);
    new AutomaticPreview(session, dialog, asked, std::move(agreed));
    dialog->open();
}

} // namespace comptoir::gui
