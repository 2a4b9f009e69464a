#include "comptoir/gui/bank/journal_dialog.h"

#include "comptoir/app/bank.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QCoreApplication>
#include <QLineEdit>

#include <algorithm>

namespace comptoir::gui {

namespace {

class JournalDialog {
    Q_DECLARE_TR_FUNCTIONS(JournalDialog)
};

constexpr int k_codes_max = 99;

// A bank journal that follows no account yet is completed; else the first free BQ2, BQ3 …
struct JournalProposal {
    QString code = QStringLiteral("BQ"), account = QStringLiteral("512100"), name;
};

JournalProposal proposal_of(const std::vector<ledger::Journal>& journals) {
    for (const ledger::Journal& journal : journals)
        if (journal.type == ledger::JournalType::Bank && !journal.follows_an_account())
            return {q(journal.code),
                    journal.account ? q(*journal.account) : QStringLiteral("512100"),
                    q(journal.name)};
    const auto taken = [&](const QString& code, const QString& account) {
        return std::any_of(journals.begin(), journals.end(), [&](const ledger::Journal& journal) {
            return q(journal.code) == code || (journal.account && q(*journal.account) == account);
        });
    };
    for (int rank = 2; rank <= k_codes_max; ++rank) {
        JournalProposal proposal{
            QStringLiteral("BQ%1").arg(rank), QStringLiteral("512%1").arg(rank * 100, 3), {}};
        if (!taken(proposal.code, proposal.account))
            return proposal;
    }
    return {};
}

} // namespace

void open_journal_dialog(Session& session, QWidget* window, const QString& followed,
                         std::function<void()> done) {
    const Surroundings around{session.theme(), session.words(), session.jobs()};
    auto* dialog = new FormDialog(around, JournalDialog::tr("Bank journal"), window);
    dialog->setObjectName(QStringLiteral("journal_dialog"));
    dialog->set_introduction(JournalDialog::tr(
        "A bank journal ties one account of the bank to one 512 account of the books."));
    auto* code = new QLineEdit(QStringLiteral("BQ"), dialog);
    code->setObjectName(QStringLiteral("journal_code"));
    auto* name = new QLineEdit(dialog);
    auto* account = new QLineEdit(QStringLiteral("512100"), dialog);
    auto* iban = new IbanEdit(dialog);
    iban->set_iban(Iban::parse(followed.toStdString()));
    auto* number = new QLineEdit(iban->iban() ? QString() : followed, dialog);
    number->setObjectName(QStringLiteral("journal_number"));
    dialog->add_row(JournalDialog::tr("&Code"), code);
    dialog->add_row(JournalDialog::tr("&Name"), name,
                    JournalDialog::tr("For example the bank’s name."));
    dialog->add_row(JournalDialog::tr("&Account"), account);
    dialog->add_row(JournalDialog::tr("&IBAN"), iban);
    dialog->add_row(
        JournalDialog::tr("N&umber"), number,
        JournalDialog::tr("Of an account without IBAN, as a card: what its files say."));
    query(
        session, dialog, [](app::Reader& reader) { return app::list_journals(reader); },
        [=](Result<std::vector<ledger::Journal>> journals) {
            if (!journals || code->isModified() || account->isModified())
                return;
            const JournalProposal proposal = proposal_of(*journals);
            code->setText(proposal.code);
            account->setText(proposal.account);
            name->setText(proposal.name);
        });
    dialog->set_act(JournalDialog::tr("Save the journal"), [=, &session] {
        app::JournalAdd request;
        request.code = code->text().trimmed().toStdString();
        request.name = name->text().trimmed().toStdString();
        request.account = account->text().trimmed().toStdString();
        request.iban = iban->iban();
        if (!request.iban && !iban->text().trimmed().isEmpty())
            return dialog->show_problem(
                JournalDialog::tr("This is not a valid IBAN: check its digits."));
        request.number = number->text().trimmed().toStdString();
        if (!request.iban && request.number.empty())
            return dialog->show_problem(JournalDialog::tr(
                "Say which account of the bank it follows: its IBAN, or its number."));
        if (request.iban && !request.number.empty())
            return dialog->show_problem(JournalDialog::tr(
                "An account with an IBAN is known by it: leave the number empty."));
        dialog->set_busy(true);
        command(
            session, dialog,
            [request](app::Writer& writer) { return app::add_journal(writer, request); },
            [dialog, done](Result<ledger::Journal> journal) {
                if (!journal)
                    return dialog->show_error(journal.error());
                dialog->accept();
                if (done)
                    done();
            });
    });
    dialog->need(session, users::Right::BooksSetup);
    dialog->open();
}

} // namespace comptoir::gui
