#include "comptoir/gui/reconcile/completions.h"

#include "comptoir/app/books.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/support/said_once.h"
#include "comptoir/ledger/rules.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>

namespace comptoir::gui {

namespace {

// The list that completes a field opens while one types. Without a row chosen in it, Enter is meant
// for the dialog and Tab for the next field: neither may be spent on closing the list.
class KeysPastList : public QObject {
public:
    KeysPastList(QCompleter* completer, QLineEdit* edit)
        : QObject(completer), m_completer(completer), m_edit(edit) {
        completer->popup()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::KeyPress || m_completer->popup()->currentIndex().isValid())
            return QObject::eventFilter(watched, event);
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter &&
            key->key() != Qt::Key_Tab && key->key() != Qt::Key_Backtab)
            return QObject::eventFilter(watched, event);
        m_completer->popup()->hide();
        // A copy: the list keeps its own, and the field may go with its dialog.
        QCoreApplication::postEvent(
            m_edit, new QKeyEvent(QEvent::KeyPress, key->key(), key->modifiers(), key->text()));
        return true;
    }

private:
    QCompleter* m_completer;
    QLineEdit* m_edit;
};

QStringListModel* list_of(QLineEdit* edit) {
    auto* list = new QStringListModel(edit);
    auto* completer = new QCompleter(list, edit);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    edit->setCompleter(completer);
    new KeysPastList(completer, edit);
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
                    names << said_once(q(account.number), q(account.label), QStringLiteral(" "));
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
                    names << said_once(q(party.code), q(party.name), QStringLiteral(" "));
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
