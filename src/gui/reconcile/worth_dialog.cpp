#include "comptoir/gui/reconcile/worth_dialog.h"

#include "comptoir/app/lettering.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QCoreApplication>

namespace comptoir::gui {

namespace {

// Names the context of the translations below.
class WorthDialog {
    Q_DECLARE_TR_FUNCTIONS(WorthDialog)
};

constexpr int k_width = 640; // the rate and what is left, in one row

enum Rest { Exchange, StaysOpen };

// Typed with a sign or without one: the bank said on which side it is.
std::optional<Money> typed_worth(const MoneyEdit& value, Money foreign) {
    const std::optional<Money> typed = value.money();
    if (!typed || typed->is_zero())
        return std::nullopt;
    return foreign.is_negative() ? -typed->abs() : typed->abs();
}

// The rate that the value makes, and what it leaves of the invoices.
QString sentence_of(const Session& session, const WorthQuestion& question, Money value) {
    QString sentence =
        WorthDialog::tr("1 %1 = %2 %3", "currency of the books, rate, currency")
            .arg(q(value.currency().code()), q(app::exchange_rate(question.foreign, value)),
                 q(question.foreign.currency().code()));
    if (question.items)
        sentence += WorthDialog::tr("; invoices %1, %2 is left", "two amounts")
                        .arg(session.words().amount(*question.items),
                             session.words().amount(value - *question.items));
    return sentence;
}

} // namespace

void open_worth_dialog(Session& session, QWidget* window, const WorthQuestion& question,
                       WorthTyped typed) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  WorthDialog::tr("What the lines are worth"), window);
    dialog->setObjectName(QStringLiteral("worth_dialog"));
    dialog->setMinimumWidth(k_width);
    const Currency books = session.dossier().currency;
    dialog->set_introduction(
        WorthDialog::tr("%1, %2 at the bank. The rate this makes is kept with the entry and never "
                        "computed again.",
                        "label of a bank line, or how many lines; an amount")
            .arg(question.line, session.words().amount(question.foreign)));
    auto* value = new MoneyEdit(session.words(), dialog);
    value->setObjectName(QStringLiteral("worth"));
    value->set_money(Money::zero(books));
    value->clear();
    dialog->add_row(
        WorthDialog::tr("&Worth in %1").arg(q(books.code())), value,
        WorthDialog::tr("At the rate of the day of the operation, as the bank or the official "
                        "rates say."));
    auto* rest = new QComboBox(dialog);
    rest->setObjectName(QStringLiteral("rest"));
    rest->addItem(WorthDialog::tr("is a difference of exchange"));
    rest->addItem(WorthDialog::tr("stays open"));
    if (question.items)
        dialog->add_row(WorthDialog::tr("What is &left"), rest);
    else
        rest->hide();
    QObject::connect(value, &QLineEdit::textChanged, dialog, [dialog, value, question, &session] {
        const std::optional<Money> worth = typed_worth(*value, question.foreign);
        // What was said of another figure does not stand beside this one.
        dialog->show_note(worth ? sentence_of(session, question, *worth) : QString());
    });
    dialog->set_act(question.items ? WorthDialog::tr("Match") : WorthDialog::tr("Continue"), [=] {
        const std::optional<Money> worth = typed_worth(*value, question.foreign);
        if (!worth)
            return dialog->show_problem(
                WorthDialog::tr("Type what the lines are worth on their day."));
        const bool is_partial = rest->currentIndex() == StaysOpen;
        if (is_partial && question.items && worth->abs() > question.items->abs())
            return dialog->show_problem(WorthDialog::tr(
                "The lines are worth more than the invoices: nothing of them stays open."));
        typed({*worth, is_partial}, dialog);
    });
    dialog->open();
}

} // namespace comptoir::gui
