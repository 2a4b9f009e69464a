#include "comptoir/gui/reconcile/classic_pointing_dialogs.h"

#include "comptoir/app/report_reviews.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

#include <algorithm>

namespace comptoir::gui {

namespace {

// Names the context of the translations below.
class PointingDialogs {
    Q_DECLARE_TR_FUNCTIONS(PointingDialogs)
};

FormDialog* ask(Session& session, QWidget* window, const QString& title) {
    return new FormDialog({session.theme(), session.words(), session.jobs()}, title, window);
}

} // namespace

void open_pointing_dialog(Session& session, QWidget* window, const ledger::Journal& journal,
                          std::function<void(const app::PointingSession&)> opened) {
    FormDialog* dialog = ask(session, window, PointingDialogs::tr("New pointing"));
    dialog->setObjectName(QStringLiteral("pointing_dialog"));
    dialog->set_introduction(
        PointingDialogs::tr("Journal %1, account %2").arg(q(journal.code), q(*journal.account)));
    const Date today = session.today();
    auto* from = new DayEdit(session.words(), dialog);
    from->setObjectName(QStringLiteral("from"));
    from->set_day(today.plus_days(1 - static_cast<std::int32_t>(today.day())));
    auto* to = new DayEdit(session.words(), dialog);
    to->setObjectName(QStringLiteral("to"));
    to->set_day(today);
    auto* currency = new QComboBox(dialog);
    currency->setObjectName(QStringLiteral("currency"));
    currency->addItem(QString::fromUtf8(journal.currency.code().data(),
                                        static_cast<qsizetype>(journal.currency.code().size())));
    const Currency books = session.dossier().currency;
    if (books != journal.currency)
        currency->addItem(
            QString::fromUtf8(books.code().data(), static_cast<qsizetype>(books.code().size())));
    auto* balance = new MoneyEdit(session.words(), dialog);
    balance->setObjectName(QStringLiteral("balance"));
    balance->set_money(Money::zero(journal.currency));
    dialog->add_row(PointingDialogs::tr("&From"), from);
    dialog->add_row(PointingDialogs::tr("&To"), to);
    if (currency->count() > 1)
        dialog->add_row(PointingDialogs::tr("&Currency"), currency);
    else
        currency->hide();
    dialog->add_row(PointingDialogs::tr("&Balance of the bank"), balance,
                    PointingDialogs::tr("As the paper statement shows it on the last day; money "
                                        "on the account is positive."));
    QObject::connect(currency, &QComboBox::currentTextChanged, balance,
                     [balance](const QString& code) {
                         if (const auto chosen = Currency::parse(code.toStdString()))
                             balance->set_money(Money::zero(*chosen));
                     });
    dialog->set_act(PointingDialogs::tr("Start"), [=, &session, code = journal.code] {
        const std::optional<Money> amount = balance->money();
        if (!amount)
            return dialog->show_problem(PointingDialogs::tr("Type the balance first."));
        const app::PointingOpening opening{code, from->day(), to->day(), *amount};
        dialog->set_busy(true);
        command(
            session, dialog,
            [opening](app::Writer& writer) { return app::open_pointing(writer, opening); },
            [dialog, opened](Result<app::PointingSession> made) {
                if (!made)
                    return dialog->show_error(made.error());
                dialog->accept();
                opened(*made);
            });
    });
    dialog->open();
}

void open_until_dialog(Session& session, QWidget* window, const app::PointingSession& pointing,
                       int except, std::function<void(Date)> chosen) {
    FormDialog* dialog = ask(session, window, PointingDialogs::tr("Point all until a day"));
    dialog->setObjectName(QStringLiteral("until_dialog"));
    dialog->set_introduction(PointingDialogs::tr(
        "Everything until then counts as seen, except the %n selected entry(ies).", nullptr,
        except));
    auto* until = new DayEdit(session.words(), dialog);
    until->setObjectName(QStringLiteral("until"));
    until->set_latest(pointing.to);
    until->set_day(pointing.to);
    dialog->add_row(PointingDialogs::tr("&Until"), until);
    dialog->set_act(PointingDialogs::tr("Point"), [=] {
        dialog->accept();
        chosen(until->day());
    });
    dialog->open();
}

void open_difference_dialog(Session& session, QWidget* window, Money difference,
                            std::function<void()> accepted) {
    FormDialog* dialog = ask(session, window, PointingDialogs::tr("A difference is left"));
    dialog->setObjectName(QStringLiteral("difference_dialog"));
    dialog->set_introduction(
        PointingDialogs::tr("What is pointed and the bank’s balance differ by %1. Validate all the "
                            "same? The difference stays in the reconciliation statement.")
            .arg(session.words().amount(difference)));
    dialog->set_act(PointingDialogs::tr("Validate all the same"), [=] {
        dialog->accept();
        accepted();
    });
    dialog->prefer_cancel();
    dialog->open();
}

namespace {

// What is validated afterwards stays so, with sums that these marks are no part of any more.
QString words_of_later(const Words& words, const MarksToErase& marks) {
    const auto [first, last] = std::minmax_element(marks.later.begin(), marks.later.end());
    if (marks.later.size() == 1)
        return PointingDialogs::tr("The pointing until %1 is validated too: its balance differs by "
                                   "%2 as long as these entries are not pointed again.",
                                   "a day; an amount")
            .arg(words.date(*first), words.amount(marks.sum));
    return PointingDialogs::tr("%n pointing(s), until %1 to %2, are validated too: their balances "
                               "differ by %3 as long as these entries are not pointed again.",
                               "two days; an amount", static_cast<int>(marks.later.size()))
        .arg(words.date(*first), words.date(*last), words.amount(marks.sum));
}

QString words_of_erasing(const MarksToErase& marks) {
    if (marks.is_open_again)
        return marks.is_whole
                   ? PointingDialogs::tr("The pointing is open again and still counts in the "
                                         "statements. All of it is erased, with its %n mark(s).",
                                         nullptr, marks.count)
                   : PointingDialogs::tr("The pointing is open again and still counts in the "
                                         "statements: the %n selected mark(s) leave them.",
                                         nullptr, marks.count);
    return marks.is_whole
               ? PointingDialogs::tr(
                     "The pointing is validated. All of it is erased, with its %n mark(s).",
                     nullptr, marks.count)
               : PointingDialogs::tr("The pointing is validated. Without the %n selected mark(s) "
                                     "it is open again, and has to be validated once more.",
                                     nullptr, marks.count);
}

} // namespace

void open_reopen_dialog(Session& session, QWidget* window, const MarksToErase& marks,
                        std::function<void()> accepted) {
    FormDialog* dialog = ask(session, window, PointingDialogs::tr("Erase marks"));
    dialog->setObjectName(QStringLiteral("reopen_dialog"));
    dialog->set_introduction(words_of_erasing(marks));
    if (!marks.later.empty() && !marks.sum.is_zero()) {
        dialog->show_note(words_of_later(session.words(), marks));
        dialog->prefer_cancel();
    }
    dialog->need(session, users::Right::StatementCancel);
    dialog->set_act(PointingDialogs::tr("Erase"), [=] {
        dialog->accept();
        accepted();
    });
    dialog->open();
}

namespace {

// Nobody's name goes from the paper unseen.
QString words_of_review(const Words& words, const app::ReportReview& review) {
    const QString day = words.date(local_day(review.reviewed_at));
    return review.is_current
               ? PointingDialogs::tr("%1 reviewed it on %2. Your name takes that place on the "
                                     "statement; the log keeps the earlier review.",
                                     "a reviewer; a day")
                     .arg(q(review.reviewer), day)
               : PointingDialogs::tr("%1 reviewed it on %2, and it changed since. Your name takes "
                                     "that place on the statement; the log keeps the earlier "
                                     "review.",
                                     "a reviewer; a day")
                     .arg(q(review.reviewer), day);
}

} // namespace

void open_review_dialog(Session& session, QWidget* window, const std::string& journal, Date day,
                        std::function<void()> reviewed) {
    FormDialog* dialog = ask(session, window, PointingDialogs::tr("Reviewed"));
    dialog->setObjectName(QStringLiteral("review_dialog"));
    dialog->set_introduction(
        PointingDialogs::tr("Reconciliation statement of journal %1 on %2. No entry of the account "
                            "may be a draft until then.")
            .arg(q(journal), session.words().date(day)));
    auto* reviewer = new QLineEdit(q(session.workspace().user()), dialog);
    reviewer->setObjectName(QStringLiteral("reviewer"));
    dialog->add_row(PointingDialogs::tr("Reviewed &by"), reviewer);
    query(
        session, dialog,
        [journal, day](app::Reader& reader) { return app::review_of(reader, journal, day); },
        [dialog, &session](Result<std::optional<app::ReportReview>> before) {
            if (before && *before)
                dialog->show_note(words_of_review(session.words(), **before));
        });
    dialog->set_act(PointingDialogs::tr("Sign"), [=, &session] {
        dialog->set_busy(true);
        command(
            session, dialog,
            [journal, day, name = reviewer->text().toStdString()](app::Writer& writer) {
                return app::review_report(writer, journal, day, name);
            },
            [dialog, reviewed](Result<app::ReportReview> review) {
                if (!review)
                    return dialog->show_error(review.error());
                dialog->accept();
                reviewed();
            });
    });
    dialog->open();
}

} // namespace comptoir::gui
