#include "comptoir/gui/reconcile/line_dialogs.h"

#include "comptoir/app/books.h"
#include "comptoir/gui/reconcile/account_rows.h"
#include "comptoir/gui/reconcile/completions.h"
#include "comptoir/gui/widgets/form_dialog.h"

#include <QCoreApplication>
#include <QLineEdit>

namespace comptoir::gui {

namespace {

constexpr int k_width = 720; // accounts with their names, and their rates

// Names the context of the translations below.
class LineDialogs {
    Q_DECLARE_TR_FUNCTIONS(LineDialogs)
};

} // namespace

void open_account_dialog(Session& session, QWidget* window, const QString& line, Money total,
                         const QString& party, AccountsTyped typed) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  LineDialogs::tr("Match with an account"), window);
    dialog->setObjectName(QStringLiteral("account_dialog"));
    dialog->setMinimumWidth(k_width);
    dialog->set_introduction(line);
    auto* rows = new AccountRows(session, dialog);
    rows->set_total(total);
    rows->set_party(party);
    dialog->add_row(
        LineDialogs::tr("&Accounts"), rows,
        LineDialogs::tr("Number or words, for example 627 or services bancaires; 471 for what is "
                        "not known yet."));
    dialog->set_act(LineDialogs::tr("Match"), [dialog, rows, typed] {
        if (const QString problem = rows->problem(); !problem.isEmpty())
            return dialog->show_problem(problem);
        typed(rows->rows(), dialog);
    });
    dialog->open();
}

} // namespace comptoir::gui
