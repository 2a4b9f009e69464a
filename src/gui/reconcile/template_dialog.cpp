#include "gui/reconcile/template_dialog.h"

#include "comptoir/app/bank.h"
#include "comptoir/app/templates.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "gui/reconcile/replay_panel.h"
#include "gui/reconcile/template_rows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

namespace comptoir::gui {

namespace {

using reconcile::StoredTemplate;
using reconcile::TemplateScope;

class TemplateDialog {
    Q_DECLARE_TR_FUNCTIONS(TemplateDialog)
};

struct Inputs {
    FormDialog* dialog;
    QLineEdit *code, *label, *reference;
    QComboBox *scope, *journal;
    TemplateRowsEdit* rows;
    QCheckBox* active;
    ReplayPanel* replay;
    StoredTemplate known;

    StoredTemplate typed(QString* problem) const {
        StoredTemplate one = known;
        one.code = code->text().trimmed().toStdString();
        one.label = label->text().trimmed().toStdString();
        one.reference = reference->text().trimmed().toStdString();
        one.scope = scope->currentIndex() == 1 ? TemplateScope::Shared : TemplateScope::Company;
        one.journal = journal->currentData().toString().toStdString();
        one.active = active->isChecked();
        TemplateRowsEdit::Typed accounts = rows->typed();
        one.rows = std::move(accounts.rows);
        *problem = accounts.problem;
        return one;
    }
    void ask() const {
        QString problem;
        const StoredTemplate one = typed(&problem);
        if (!problem.isEmpty() || one.reference.empty() || !one.active)
            return replay->clear();
        replay->ask([one](app::Reader& reader) { return app::replay_template(reader, one); });
    }
};

void fill_journals(Session& session, QComboBox* box, const std::string& chosen) {
    box->addItem(TemplateDialog::tr("any journal"), QString());
    query(
        session, box, [](app::Reader& reader) { return app::list_journals(reader); },
        [box, chosen](Result<std::vector<ledger::Journal>> journals) {
            if (!journals)
                return;
            for (const ledger::Journal& journal : *journals)
                if (journal.type == ledger::JournalType::Bank)
                    box->addItem(q(journal.code) + QStringLiteral(" – ") + q(journal.name),
                                 q(journal.code));
            box->setCurrentIndex(std::max(0, box->findData(q(chosen))));
        });
}

QLineEdit* add_line(FormDialog* dialog, const char* name, const QString& label,
                    const std::string& text, const QString& hint = {}) {
    auto* edit = new QLineEdit(q(text), dialog);
    edit->setObjectName(QLatin1String(name));
    dialog->add_row(label, edit, hint);
    return edit;
}

Inputs build(Session& session, FormDialog* dialog, const StoredTemplate& known) {
    Inputs inputs{};
    inputs.dialog = dialog;
    inputs.known = known;
    inputs.code = add_line(dialog, "code", TemplateDialog::tr("&Code"), known.code);
    inputs.label = add_line(dialog, "label", TemplateDialog::tr("&Label"), known.label);
    inputs.scope = new QComboBox(dialog);
    inputs.scope->setObjectName(QStringLiteral("scope"));
    inputs.scope->addItem(TemplateDialog::tr("this company"));
    inputs.scope->addItem(TemplateDialog::tr("all companies"));
    inputs.scope->setCurrentIndex(known.scope == TemplateScope::Shared ? 1 : 0);
    inputs.scope->setEnabled(!known.id);
    dialog->add_row(TemplateDialog::tr("&For"), inputs.scope);
    inputs.rows = new TemplateRowsEdit(session, dialog);
    inputs.rows->show_rows(known.rows);
    dialog->add_row(TemplateDialog::tr("&Accounts"), inputs.rows,
                    TemplateDialog::tr("A share is a percentage (80 %), an amount, or “rest”."));
    inputs.journal = new QComboBox(dialog);
    inputs.journal->setObjectName(QStringLiteral("journal"));
    fill_journals(session, inputs.journal, known.journal);
    dialog->add_row(TemplateDialog::tr("&Journal"), inputs.journal);
    inputs.reference = add_line(
        dialog, "reference", TemplateDialog::tr("Words on the &statement"), known.reference,
        TemplateDialog::tr("Whole words; without any it is only chosen by hand."));
    inputs.active = new QCheckBox(TemplateDialog::tr("Acti&ve"), dialog);
    inputs.active->setObjectName(QStringLiteral("active"));
    inputs.active->setChecked(known.active);
    dialog->add_row(QString(), inputs.active);
    inputs.replay = new ReplayPanel(session, dialog);
    dialog->add_row(QString(), inputs.replay);
    return inputs;
}

// Before it was saved, or not at all.
Act undo_of(const StoredTemplate& before, const app::TemplateSaved& saved) {
    const QString words =
        TemplateDialog::tr("template %1", "an act that can be undone").arg(q(before.label));
    if (!before.id)
        return {words, [id = saved.id](app::Writer& writer) -> Result<void> {
                    CT_TRY(app::remove_template(writer, id));
                    return {};
                }};
    return {words, [before](app::Writer& writer) -> Result<void> {
                CT_TRY(app::save_template(writer, before, "undo"));
                return {};
            }};
}

void save(Session& session, const Inputs& inputs, const std::function<void()>& done) {
    QString problem;
    const StoredTemplate one = inputs.typed(&problem);
    if (!problem.isEmpty())
        return inputs.dialog->show_problem(problem);
    if (inputs.replay->needs_reason())
        return inputs.dialog->show_problem(TemplateDialog::tr(
            "The past says otherwise: look at what was booked, and give a reason."));
    inputs.dialog->set_busy(true);
    command(
        session, inputs.dialog,
        [one, reason = inputs.replay->reason().toStdString()](app::Writer& writer) {
            return app::save_template(writer, one, reason);
        },
        [inputs, done, &session](Result<app::TemplateSaved> saved) {
            if (!saved)
                return inputs.dialog->show_error(saved.error());
            StoredTemplate before = inputs.known;
            if (!before.id)
                before.label = inputs.label->text().trimmed().toStdString();
            session.did(undo_of(before, *saved));
            inputs.dialog->accept();
            done();
        });
}

} // namespace

void open_template_dialog(Session& session, QWidget* window, std::optional<StoredTemplate> known,
                          std::function<void()> done) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  known ? TemplateDialog::tr("Change a template")
                                        : TemplateDialog::tr("New entry template"),
                                  window);
    dialog->setMinimumWidth(680);
    dialog->set_introduction(TemplateDialog::tr(
        "For lines that settle no invoice: account fees, loan instalments, rents."));
    const Inputs inputs = build(session, dialog, known.value_or(StoredTemplate{}));
    const auto ask = [inputs] { inputs.ask(); };
    QObject::connect(inputs.reference, &QLineEdit::textChanged, dialog, ask);
    QObject::connect(inputs.rows, &QTableWidget::cellChanged, dialog, ask);
    QObject::connect(inputs.journal, &QComboBox::currentIndexChanged, dialog, ask);
    QObject::connect(inputs.active, &QCheckBox::toggled, dialog, ask);
    QObject::connect(inputs.scope, &QComboBox::currentIndexChanged, dialog, ask);
    dialog->set_act(TemplateDialog::tr("Save"),
                    [inputs, done, &session] { save(session, inputs, done); });
    inputs.ask();
    dialog->open();
}

} // namespace comptoir::gui
