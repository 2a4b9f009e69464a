#include "comptoir/gui/reconcile/create_missing.h"

#include "comptoir/app/accounts.h"
#include "comptoir/app/books.h"
#include "comptoir/app/books_errors.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/ledger/errors.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPointer>

namespace comptoir::gui {

namespace {

// Names the context of the translations below.
class CreateMissing {
    Q_DECLARE_TR_FUNCTIONS(CreateMissing)
};

struct Missing {
    bool is_account = false;
    std::string code; // number of an account, code of a third party
};

std::string text_of(const Error& error, std::string_view name) {
    for (const Param& param : error.params)
        if (const auto* text = std::get_if<std::string>(&param.value); text && param.name == name)
            return *text;
    return {};
}

std::optional<Missing> missing_in(const Error& error) {
    if (error.code.name == ledger::errors::unknown_account.name)
        return Missing{true, text_of(error, "account")};
    if (error.code.name == ledger::errors::unknown_party.name ||
        error.code.name == app::errors::party_unknown.name)
        return Missing{false, text_of(error, "party")};
    return std::nullopt;
}

Result<void> create(app::Writer& writer, const Missing& missing, const std::string& name) {
    if (missing.is_account) {
        CT_TRY(app::add_account(writer, {missing.code, name}));
        return {};
    }
    app::PartyChange change;
    change.code = missing.code;
    change.name = name;
    CT_TRY(app::set_party(writer, change));
    return {};
}

void ask_name(Session& session, FormDialog* refused, const Missing& missing,
              const std::function<void()>& then) {
    const QString code = q(missing.code);
    auto* dialog =
        new FormDialog({session.theme(), session.words(), session.jobs()},
                       missing.is_account ? CreateMissing::tr("Create account %1").arg(code)
                                          : CreateMissing::tr("Create third party %1").arg(code),
                       refused);
    dialog->setObjectName(QStringLiteral("create_missing_dialog"));
    auto* name = new QLineEdit(dialog);
    name->setObjectName(QStringLiteral("missing_name"));
    dialog->add_row(CreateMissing::tr("&Name"), name);
    dialog->set_act(CreateMissing::tr("Create"), [=, &session] {
        const std::string typed = name->text().trimmed().toStdString();
        if (typed.empty())
            return dialog->show_problem(CreateMissing::tr("Type its name first."));
        dialog->set_busy(true);
        command(
            session, dialog,
            [missing, typed](app::Writer& writer) { return create(writer, missing, typed); },
            [dialog, then, before = QPointer<FormDialog>(refused)](Result<void> made) {
                if (!made)
                    return dialog->show_error(made.error());
                dialog->accept();
                // What was typed is complete now: it goes on by itself.
                if (before && then)
                    then();
                else if (before)
                    before->act_again();
            });
    });
    dialog->open();
}

} // namespace

void show_refusal(Session& session, FormDialog* dialog, const Error& error,
                  std::function<void()> then) {
    dialog->show_error(error);
    const std::optional<Missing> missing = missing_in(error);
    if (!missing || missing->code.empty())
        return;
    const users::Right right =
        missing->is_account ? users::Right::BooksSetup : users::Right::PartyUpdate;
    if (!session.may(right))
        return dialog->show_problem(session.words().sentence(error) + QLatin1Char(' ') +
                                    session.why_not(right));
    dialog->offer(missing->is_account ? CreateMissing::tr("Create the account…")
                                      : CreateMissing::tr("Create the third party…"),
                  [&session, dialog, missing = *missing, then = std::move(then)] {
                      ask_name(session, dialog, missing, then);
                  });
}

} // namespace comptoir::gui
