#include "gui/reconcile/nature_dialog.h"

#include "comptoir/app/identify.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/table.h"

#include <QComboBox>
#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace comptoir::gui {

namespace {

constexpr int k_width = 860, k_table_height = 260;

// Names the context of the translations below.
class NatureDialog {
    Q_DECLARE_TR_FUNCTIONS(NatureDialog)
};

// The lines as they are and as they would be. What has the nature already is not written again.
class NatureModel : public ColumnModel<LineView> {
public:
    enum Column { Day, Label, Amount, Now, Becomes, k_columns };
    NatureModel(const Words& words, QObject* parent) : ColumnModel(parent), m_words(words) {}

    void choose(std::optional<bank::Nature> nature) {
        m_chosen = nature;
        if (rowCount() > 0)
            emit dataChanged(index(0, Becomes), index(rowCount() - 1, Becomes));
    }
    std::vector<bank::LineId> changing() const {
        std::vector<bank::LineId> lines;
        for (int row = 0; row < rowCount(); ++row)
            if (m_chosen && row_at(row)->nature != *m_chosen)
                lines.push_back(row_at(row)->id);
        return lines;
    }

    qlonglong key_of(const LineView& row) const override { return row.id.value(); }
    std::span<const ColumnLook> looks() const override {
        static constexpr std::array<ColumnLook, k_columns> k_looks{{{CellKind::Dim, 11},
                                                                    {CellKind::Text, 34},
                                                                    {CellKind::Amount, 11},
                                                                    {CellKind::Text, 16},
                                                                    {CellKind::Text, 16}}};
        return k_looks;
    }
    QString column_name(int column) const override {
        switch (static_cast<Column>(column)) {
        case Day:
            return NatureDialog::tr("Date");
        case Label:
            return NatureDialog::tr("Label");
        case Amount:
            return NatureDialog::tr("Amount");
        case Now:
            return NatureDialog::tr("Nature now");
        case Becomes:
            return NatureDialog::tr("Becomes");
        case k_columns:
            break;
        }
        return {};
    }
    QVariant cell(const LineView& row, int column, int role) const override {
        if (role == k_negative_role && column == Amount)
            return row.amount.is_negative();
        if (role == k_faint_role && column == Becomes)
            return m_chosen == row.nature;
        if (role != Qt::DisplayRole)
            return {};
        switch (static_cast<Column>(column)) {
        case Day:
            return m_words.date(row.booked_on);
        case Label:
            return row.label;
        case Amount:
            return m_words.bare(row.amount);
        case Now:
            return words_of(row.nature);
        case Becomes:
            if (!m_chosen)
                return {};
            return row.nature == *m_chosen ? NatureDialog::tr("unchanged") : words_of(*m_chosen);
        case k_columns:
            break;
        }
        return {};
    }
    QString words_of(bank::Nature nature) const {
        return m_words.word("nature", bank::to_text(nature));
    }

private:
    const Words& m_words;
    std::optional<bank::Nature> m_chosen;
};

QComboBox* nature_box(const NatureModel& model, QWidget* parent) {
    auto* nature = new QComboBox(parent);
    nature->setObjectName(QStringLiteral("nature"));
    for (int i = 0; i <= static_cast<int>(bank::Nature::Other); ++i)
        nature->addItem(model.words_of(static_cast<bank::Nature>(i)), i);
    nature->setPlaceholderText(NatureDialog::tr("Choose a nature"));
    nature->setCurrentIndex(-1); // nobody chose one yet
    return nature;
}

void change(Session& session, FormDialog* dialog, const std::vector<bank::LineId>& lines,
            bank::Nature nature) {
    dialog->set_busy(true);
    command(
        session, dialog,
        [lines, nature](app::Writer& writer) { return app::set_natures(writer, lines, nature); },
        [dialog, &session](Result<std::vector<app::LineNature>> before) {
            if (!before)
                return dialog->show_error(before.error());
            session.did({NatureDialog::tr("nature of %n line(s)", "an act that can be undone",
                                          static_cast<int>(before->size())),
                         [before = *before](app::Writer& writer) {
                             return app::restore_natures(writer, before);
                         }});
            dialog->accept();
        });
}

} // namespace

void open_nature_dialog(Session& session, QWidget* window, const std::vector<LineView>& lines) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  NatureDialog::tr("Nature of the lines"), window);
    dialog->setMinimumWidth(k_width);
    auto* model = new NatureModel(session.words(), dialog);
    auto* nature = nature_box(*model, dialog);
    auto* table = new Table(QStringLiteral("natures_preview"), session.theme(), dialog);
    table->show_model(model, NatureModel::Label);
    table->setMinimumHeight(k_table_height);
    model->set_rows(lines);
    dialog->add_row(NatureDialog::tr("&Nature"), nature);
    dialog->add_wide_row(NatureDialog::tr("&Lines"), table,
                         NatureDialog::tr("One undo (Ctrl+Z) takes all of it back."));
    const auto act = [dialog, model, nature, &session] {
        if (nature->currentIndex() < 0)
            return dialog->show_problem(NatureDialog::tr("Choose the nature first."));
        const auto changing = model->changing();
        if (changing.empty())
            return dialog->show_problem(
                NatureDialog::tr("Every line has this nature already: nothing is to change."));
        change(session, dialog, changing, static_cast<bank::Nature>(nature->currentIndex()));
    };
    const auto show = [dialog, model, nature, act, all = static_cast<int>(lines.size())] {
        const int chosen = nature->currentIndex();
        model->choose(chosen < 0 ? std::nullopt : std::optional(static_cast<bank::Nature>(chosen)));
        const auto changing = static_cast<int>(model->changing().size());
        dialog->set_introduction(
            chosen < 0
                ? NatureDialog::tr("%n line(s) chosen.", "bank lines", all)
                : NatureDialog::tr("%n line(s) chosen, %1 of them change.", "bank lines", all)
                      .arg(changing));
        dialog->set_act(chosen < 0 ? NatureDialog::tr("Change")
                                   : NatureDialog::tr("Change %n line(s)", nullptr, changing),
                        act);
    };
    QObject::connect(nature, &QComboBox::currentIndexChanged, dialog, show);
    QObject::connect(table, &Table::enter_pressed, dialog, &FormDialog::act_again);
    show();
    dialog->open();
}

} // namespace comptoir::gui
