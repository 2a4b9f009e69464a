#include "comptoir/gui/bank/reading_questions.h"

#include "comptoir/app/bank.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/journal_box.h"

#include <QComboBox>

namespace comptoir::gui {

namespace {

class ReadingQuestions {
    Q_DECLARE_TR_FUNCTIONS(ReadingQuestions)
};

// What a date of the file would be under an order, to choose by.
QString example_of(bank::DateOrder order) {
    switch (order) {
    case bank::DateOrder::DayMonthYear:
        return ReadingQuestions::tr("day, month, year (31/12/2026)");
    case bank::DateOrder::MonthDayYear:
        return ReadingQuestions::tr("month, day, year (12/31/2026)");
    case bank::DateOrder::YearMonthDay:
        return ReadingQuestions::tr("year, month, day (2026/12/31)");
    }
    return {};
}

Surroundings around(const Session& session) {
    return {session.theme(), session.words(), session.jobs()};
}

} // namespace

void ask_date_order(Session& session, QWidget* window, const QString& file,
                    std::function<void(bank::DateOrder)> done) {
    auto* dialog =
        new FormDialog(around(session), ReadingQuestions::tr("Day or month first?"), window);
    dialog->setObjectName(QStringLiteral("date_order_dialog"));
    dialog->set_introduction(
        ReadingQuestions::tr("Every day of %1 may be read in two orders, and the file does not say "
                             "which one its bank writes. The answer holds for the whole file.")
            .arg(file));
    auto* order = new QComboBox(dialog);
    order->setObjectName(QStringLiteral("date_order"));
    for (const bank::DateOrder each : {bank::DateOrder::DayMonthYear, bank::DateOrder::MonthDayYear,
                                       bank::DateOrder::YearMonthDay})
        order->addItem(example_of(each), static_cast<int>(each));
    dialog->add_row(ReadingQuestions::tr("&Order"), order);
    dialog->set_act(ReadingQuestions::tr("Read it so"), [dialog, order, done] {
        done(static_cast<bank::DateOrder>(order->currentData().toInt()));
        dialog->accept();
    });
    dialog->open();
}

void ask_which_journal(Session& session, QWidget* window,
                       std::function<void(const std::string&)> done) {
    auto* dialog =
        new FormDialog(around(session), ReadingQuestions::tr("Which account is it of?"), window);
    dialog->setObjectName(QStringLiteral("which_journal_dialog"));
    dialog->set_introduction(ReadingQuestions::tr(
        "This file does not say of which account it is: choose the bank journal of its lines."));
    auto* journals = new QComboBox(dialog);
    journals->setObjectName(QStringLiteral("which_journal"));
    dialog->add_row(ReadingQuestions::tr("&Journal"), journals);
    query(
        session, dialog, [](app::Reader& reader) { return app::list_journals(reader); },
        [journals](Result<std::vector<ledger::Journal>> known) {
            if (!known)
                return;
            for (const ledger::Journal& each : *known)
                if (each.type == ledger::JournalType::Bank)
                    add_journal(journals, each);
        });
    dialog->set_act(ReadingQuestions::tr("It is this one"), [dialog, journals, done] {
        if (journals->currentIndex() < 0)
            return;
        done(journals->currentData().toString().toStdString());
        dialog->accept();
    });
    dialog->open();
}

} // namespace comptoir::gui
