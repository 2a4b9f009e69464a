#include "comptoir/gui/shell/year_dialog.h"

#include "comptoir/app/books.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QCoreApplication>

namespace comptoir::gui {

namespace {

struct YearDialog {
    Q_DECLARE_TR_FUNCTIONS(YearDialog)
};

void ask(Session& session, MessageBar& messages, QWidget* window, DateRange usual) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  YearDialog::tr("Open a financial year"), window);
    dialog->set_introduction(YearDialog::tr(
        "Entries may then be dated in it. The years before stay open until you close them."));
    auto* from = new DayEdit(session.words(), dialog);
    auto* to = new DayEdit(session.words(), dialog);
    from->setObjectName(QStringLiteral("year_from"));
    to->setObjectName(QStringLiteral("year_to"));
    from->set_day(usual.from);
    to->set_day(usual.to);
    dialog->add_row(YearDialog::tr("&First day"), from);
    dialog->add_row(YearDialog::tr("&Last day"), to);
    dialog->set_act(YearDialog::tr("Open the year"), [=, &session, &messages] {
        const app::YearOpening request{from->day(), to->day()};
        dialog->set_busy(true);
        command(
            session, dialog,
            [request](app::Writer& writer) { return app::open_year(writer, request); },
            [dialog, &session, &messages](Result<ledger::FinancialYear> year) {
                if (!year)
                    return dialog->show_error(year.error());
                dialog->accept();
                messages.show_message(YearDialog::tr("The financial year from %1 to %2 is open.")
                                          .arg(session.words().date(year->days.from),
                                               session.words().date(year->days.to)),
                                      Tone::Ok);
            });
    });
    dialog->open();
}

} // namespace

void open_year_dialog(Session& session, MessageBar& messages, QWidget* window) {
    query(
        session, window, [](app::Reader& reader) { return app::next_year(reader); },
        [&session, &messages, window](Result<DateRange> usual) {
            if (!usual)
                return messages.show_error(usual.error());
            ask(session, messages, window, *usual);
        });
}

} // namespace comptoir::gui
