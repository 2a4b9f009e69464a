#include "comptoir/gui/reconcile/line_dialogs.h"

#include "comptoir/app/books.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/ledger/rules.h"

#include <QCompleter>
#include <QCoreApplication>
#include <QLineEdit>
#include <QStringListModel>

namespace comptoir::gui {

namespace {

// Names the context of the translations below.
class LineDialogs {
    Q_DECLARE_TR_FUNCTIONS(LineDialogs)
};

// "401000 Fournisseurs" completes by any part of it; the first word is what counts.
QCompleter* completing(QLineEdit* edit) {
    auto* completer = new QCompleter(new QStringListModel(edit), edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    edit->setCompleter(completer);
    return completer;
}

QString first_word(const QString& text) {
    return text.trimmed().section(QLatin1Char(' '), 0, 0);
}

void fill_parties(Session& session, QObject* context, QCompleter* completer) {
    query(
        session, context, [](app::Reader& reader) { return app::list_parties(reader); },
        [completer](Result<std::vector<ledger::Party>> parties) {
            QStringList names;
            if (parties)
                for (const ledger::Party& party : *parties)
                    names << q(party.code) + QLatin1Char(' ') + q(party.name);
            qobject_cast<QStringListModel*>(completer->model())->setStringList(names);
        });
}

bool wants_party(const Session& session, const QString& account) {
    return ledger::is_third_party_account(session.dossier().chart, account.trimmed().toStdString());
}

} // namespace

void open_account_dialog(Session& session, QWidget* window, const QString& line,
                         std::function<void(const QString&, const QString&)> chosen) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  LineDialogs::tr("Match with an account"), window);
    dialog->set_introduction(line);
    auto* account = new QLineEdit(dialog);
    account->setObjectName(QStringLiteral("account"));
    auto* party = new QLineEdit(dialog);
    party->setObjectName(QStringLiteral("party"));
    party->setEnabled(false);
    QCompleter* accounts = completing(account);
    QCompleter* parties = completing(party);
    query(
        session, dialog, [](app::Reader& reader) { return app::list_accounts(reader); },
        [accounts](Result<std::vector<ledger::Account>> list) {
            QStringList names;
            if (list)
                for (const ledger::Account& each : *list)
                    names << q(each.number) + QLatin1Char(' ') + q(each.label);
            qobject_cast<QStringListModel*>(accounts->model())->setStringList(names);
        });
    fill_parties(session, dialog, parties);
    QObject::connect(
        account, &QLineEdit::textChanged, party,
        [&session, party](const QString& text) { party->setEnabled(wants_party(session, text)); });
    dialog->add_row(LineDialogs::tr("&Account"), account,
                    LineDialogs::tr("Number or words, for example 627 or services bancaires."));
    dialog->add_row(LineDialogs::tr("&Third party"), party,
                    LineDialogs::tr("For accounts of suppliers and customers only."));
    dialog->set_act(LineDialogs::tr("Match"), [=, &session] {
        const QString number = first_word(account->text());
        if (number.isEmpty())
            return dialog->show_problem(LineDialogs::tr("Type an account first."));
        if (wants_party(session, number) && party->text().trimmed().isEmpty())
            return dialog->show_problem(LineDialogs::tr("This account needs a third party."));
        dialog->accept();
        chosen(number, wants_party(session, number) ? first_word(party->text()) : QString());
    });
    dialog->open();
}

void open_reference_dialog(Session& session, QWidget* window, const QString& party,
                           std::function<void()> done) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  LineDialogs::tr("Name on bank statements"), window);
    dialog->set_introduction(LineDialogs::tr("Lines whose label holds this text get the third "
                                             "party. Without one, its name is looked for."));
    auto* code = new QLineEdit(party, dialog);
    code->setObjectName(QStringLiteral("party"));
    fill_parties(session, dialog, completing(code));
    auto* reference = new QLineEdit(dialog);
    reference->setObjectName(QStringLiteral("reference"));
    dialog->add_row(LineDialogs::tr("&Third party"), code);
    dialog->add_row(LineDialogs::tr("&Text on the statement"), reference);
    dialog->set_act(LineDialogs::tr("Save"), [=, &session] {
        app::PartyChange change;
        change.code = first_word(code->text()).toStdString();
        change.statement_reference = reference->text().trimmed().toStdString();
        if (change.code.empty() || change.statement_reference->empty())
            return dialog->show_problem(LineDialogs::tr("Choose a third party and type a text."));
        dialog->set_busy(true);
        command(
            session, dialog,
            [change](app::Writer& writer) { return app::set_party(writer, change); },
            [dialog, done](Result<ledger::Party> saved) {
                if (!saved)
                    return dialog->show_error(saved.error());
                dialog->accept();
                done();
            });
    });
    dialog->open();
}

} // namespace comptoir::gui
