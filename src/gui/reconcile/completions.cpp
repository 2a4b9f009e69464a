#include "comptoir/gui/reconcile/completions.h"

#include "comptoir/app/books.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/ledger/rules.h"

#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>

namespace comptoir::gui {

namespace {

QStringListModel* list_of(QLineEdit* edit) {
    auto* list = new QStringListModel(edit);
    auto* completer = new QCompleter(list, edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    edit->setCompleter(completer);
    return list;
}

} // namespace

void complete_accounts(Session& session, QLineEdit* edit) {
    QStringListModel* list = list_of(edit);
    query(
        session, edit, [](app::Reader& reader) { return app::list_accounts(reader); },
        [list](Result<std::vector<ledger::Account>> accounts) {
            QStringList names;
            if (accounts)
                for (const ledger::Account& account : *accounts)
                    names << q(account.number) + QLatin1Char(' ') + q(account.label);
            list->setStringList(names);
        });
}

void complete_parties(Session& session, QLineEdit* edit) {
    QStringListModel* list = list_of(edit);
    query(
        session, edit, [](app::Reader& reader) { return app::list_parties(reader); },
        [list](Result<std::vector<ledger::Party>> parties) {
            QStringList names;
            if (parties)
                for (const ledger::Party& party : *parties)
                    names << q(party.code) + QLatin1Char(' ') + q(party.name);
            list->setStringList(names);
        });
}

QString first_word(const QString& text) {
    return text.trimmed().section(QLatin1Char(' '), 0, 0);
}

bool wants_party(const Session& session, const QString& account) {
    return ledger::is_third_party_account(session.dossier().chart,
                                          first_word(account).toStdString());
}

} // namespace comptoir::gui
