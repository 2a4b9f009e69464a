#include "gui/reconcile/reference_dialog.h"

#include "comptoir/app/books.h"
#include "comptoir/app/templates.h"
#include "comptoir/gui/reconcile/completions.h"
#include "comptoir/gui/reconcile/create_missing.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "gui/reconcile/pickers.h"
#include "gui/reconcile/replay_panel.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

namespace comptoir::gui {

namespace {

class ReferenceDialog {
    Q_DECLARE_TR_FUNCTIONS(ReferenceDialog)
};

QLineEdit* add_reference(FormDialog* dialog) {
    auto* reference = new QLineEdit(dialog);
    reference->setObjectName(QStringLiteral("reference"));
    dialog->add_row(ReferenceDialog::tr("Words on the &statement"), reference,
                    ReferenceDialog::tr("Whole words, in any column of the line. Every "
                                        "unreconciled line that holds them changes, no other."));
    return reference;
}

bool may_save(FormDialog* dialog, const QString& what, const QString& reference,
              const ReplayPanel* replay) {
    if (what.isEmpty() || reference.isEmpty()) {
        dialog->show_problem(ReferenceDialog::tr("Choose one and type the words to look for."));
        return false;
    }
    if (replay->needs_reason()) {
        dialog->show_problem(ReferenceDialog::tr(
            "The past says otherwise: look at what was booked, and give a reason."));
        return false;
    }
    return true;
}

} // namespace

void open_party_reference_dialog(Session& session, QWidget* window) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  ReferenceDialog::tr("Update a third party"), window);
    dialog->setMinimumWidth(640);
    dialog->set_introduction(ReferenceDialog::tr(
        "How the bank names a customer or a supplier. Without words, its name is looked for."));
    auto* code = new QLineEdit(dialog);
    code->setObjectName(QStringLiteral("party"));
    complete_parties(session, code);
    dialog->add_row(ReferenceDialog::tr("&Third party"), code);
    QLineEdit* reference = add_reference(dialog);
    auto* replay = new ReplayPanel(session, dialog);
    dialog->add_row(QString(), replay);
    const auto ask = [code, reference, replay] {
        const std::string party = first_word(code->text()).toStdString();
        const std::string words = reference->text().trimmed().toStdString();
        if (party.empty() || words.empty())
            return replay->clear();
        replay->ask([party, words](app::Reader& reader) {
            return app::replay_references(reader, {{party, words}});
        });
    };
    QObject::connect(code, &QLineEdit::textChanged, dialog, ask);
    QObject::connect(reference, &QLineEdit::textChanged, dialog, ask);
    dialog->set_act(ReferenceDialog::tr("Save"), [dialog, code, reference, replay, &session] {
        const QString words = reference->text().trimmed();
        if (!may_save(dialog, first_word(code->text()), words, replay))
            return;
        app::PartyChange change;
        change.code = first_word(code->text()).toStdString();
        change.statement_reference = words.toStdString();
        change.reason = replay->reason().toStdString();
        dialog->set_busy(true);
        // What it was comes back with Ctrl+Z.
        auto before = std::make_shared<std::string>();
        command(
            session, dialog,
            [change, before](app::Writer& writer) -> Result<ledger::Party> {
                CT_ASSIGN(parties, app::list_parties(writer));
                for (const ledger::Party& party : parties)
                    if (party.code == change.code)
                        *before = party.statement_reference;
                return app::set_party(writer, change);
            },
            [dialog, before, &session](Result<ledger::Party> saved) {
                if (!saved)
                    return show_refusal(session, dialog, saved.error());
                session.did({ReferenceDialog::tr("words for %1", "an act that can be undone")
                                 .arg(q(saved->name)),
                             [code = saved->code, before](app::Writer& writer) -> Result<void> {
                                 app::PartyChange back;
                                 back.code = code;
                                 back.statement_reference = *before;
                                 back.reason = "undo";
                                 CT_TRY(app::set_party(writer, back));
                                 return {};
                             }});
                dialog->accept();
            });
    });
    dialog->open();
}

void open_template_reference_dialog(Session& session, QWidget* window) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  ReferenceDialog::tr("Update an entry template"), window);
    dialog->setMinimumWidth(640);
    dialog->set_introduction(
        ReferenceDialog::tr("The words by which lines get this template when they come in."));
    auto* chooser = new TemplateBox(session, dialog);
    chooser->setObjectName(QStringLiteral("template"));
    chooser->offer_none(ReferenceDialog::tr("Choose a template"));
    dialog->add_row(ReferenceDialog::tr("&Template"), chooser);
    QLineEdit* reference = add_reference(dialog);
    auto* replay = new ReplayPanel(session, dialog);
    dialog->add_row(QString(), replay);
    const auto ask = [chooser, reference, replay] {
        const auto chosen = chooser->chosen();
        const std::string words = reference->text().trimmed().toStdString();
        if (!chosen || words.empty())
            return replay->clear();
        reconcile::StoredTemplate changed = *chosen;
        changed.reference = words;
        replay->ask(
            [changed](app::Reader& reader) { return app::replay_template(reader, changed); });
    };
    QObject::connect(chooser, &QComboBox::currentIndexChanged, dialog, ask);
    QObject::connect(reference, &QLineEdit::textChanged, dialog, ask);
    dialog->set_act(ReferenceDialog::tr("Save"), [dialog, chooser, reference, replay, &session] {
        const auto chosen = chooser->chosen();
        const QString words = reference->text().trimmed();
        if (!may_save(dialog, chosen ? q(chosen->code) : QString(), words, replay))
            return;
        dialog->set_busy(true);
        command(
            session, dialog,
            [id = chosen->id, text = words.toStdString(),
             reason = replay->reason().toStdString()](app::Writer& writer) {
                return app::set_template_reference(writer, id, text, reason);
            },
            [dialog, before = *chosen, &session](Result<app::TemplateSaved> saved) {
                if (!saved)
                    return dialog->show_error(saved.error());
                session.did({ReferenceDialog::tr("words for %1", "an act that can be undone")
                                 .arg(q(before.label)),
                             [before](app::Writer& writer) -> Result<void> {
                                 CT_TRY(app::save_template(writer, before, "undo"));
                                 return {};
                             }});
                dialog->accept();
            });
    });
    dialog->open();
}

} // namespace comptoir::gui
