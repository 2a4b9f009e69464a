#include "comptoir/gui/reconcile/although_booked.h"

#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/reconcile/errors.h"

#include <QCoreApplication>

namespace comptoir::gui {

namespace {

// Names the context of the translations below.
class AlthoughBooked {
    Q_DECLARE_TR_FUNCTIONS(AlthoughBooked)
};

} // namespace

bool is_booked_already(const Error& error) {
    return error.code.name == reconcile::errors::movement_booked.name ||
           error.code.name == reconcile::errors::movement_booked_by_two.name ||
           error.code.name == reconcile::errors::movement_taken_over.name;
}

void offer_although_booked(Session& session, QWidget* window, FormDialog* refused,
                           const Error& error, std::function<void()> again) {
    const QString words = AlthoughBooked::tr("Book it: it is another movement");
    if (refused) {
        refused->show_error(error);
        refused->offer(words, std::move(again));
        return;
    }
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  AlthoughBooked::tr("The books hold this already"), window);
    dialog->setObjectName(QStringLiteral("although_booked_dialog"));
    dialog->set_introduction(session.words().sentence(error));
    dialog->set_act(words, [dialog, again = std::move(again)] {
        dialog->accept();
        again();
    });
    dialog->open();
}

} // namespace comptoir::gui
