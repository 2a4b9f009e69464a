#include "comptoir/gui/bank/journal_dialog.h"

#include "comptoir/app/bank.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

#include <algorithm>
#include <array>

namespace comptoir::gui {

namespace {

class JournalDialog {
    Q_DECLARE_TR_FUNCTIONS(JournalDialog)
};

constexpr int k_codes_max = 99;

// Of the accounts firms keep beside that of their books; any other is typed.
constexpr std::array<const char*, 8> k_usual_currencies{"EUR", "USD", "GBP", "CHF",
                                                        "CAD", "JPY", "PLN", "MAD"};

QComboBox* currency_box(QWidget* parent, Currency chosen) {
    auto* box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("journal_currency"));
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->addItem(q(chosen.code()));
    for (const char* code : k_usual_currencies)
        if (const QString usual = QLatin1String(code); box->findText(usual) < 0)
            box->addItem(usual);
    return box;
}

// A journal that exists keeps its currency unless another is chosen for it.
void keep_currency_of_known(QLineEdit* code, QComboBox* currency,
                            const std::vector<ledger::Journal>& journals) {
    QObject::connect(code, &QLineEdit::textEdited, currency,
                     [currency, journals](const QString& typed) {
                         for (const ledger::Journal& journal : journals)
                             if (q(journal.code) == typed.trimmed())
                                 currency->setEditText(q(journal.currency.code()));
                     });
}

// A bank journal that follows no account yet is completed; else the first free BQ2, BQ3 …
struct JournalProposal {
    QString code = QStringLiteral("BQ"), account = QStringLiteral("512100"), name;
};

JournalProposal proposal_of(const std::vector<ledger::Journal>& journals, Currency currency) {
    for (const ledger::Journal& journal : journals)
        if (journal.type == ledger::JournalType::Bank && !journal.follows_an_account() &&
            journal.currency == currency)
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

struct Inputs {
    QLineEdit *code, *name, *account, *number;
    IbanEdit* iban;
    QComboBox* currency;
};

// Answers what keeps it from being saved, or nothing.
QString read_inputs(const Inputs& inputs, app::JournalAdd& request) {
    request.code = inputs.code->text().trimmed().toStdString();
    request.name = inputs.name->text().trimmed().toStdString();
    request.account = inputs.account->text().trimmed().toStdString();
    request.iban = inputs.iban->iban();
    if (!request.iban && !inputs.iban->text().trimmed().isEmpty())
        return JournalDialog::tr("This is not a valid IBAN: check its digits.");
    request.number = inputs.number->text().trimmed().toStdString();
    if (!request.iban && request.number.empty())
        return JournalDialog::tr(
            "Say which account of the bank it follows: its IBAN, or its number.");
    if (request.iban && !request.number.empty())
        return JournalDialog::tr("An account with an IBAN is known by it: leave the number empty.");
    request.currency =
        Currency::parse(inputs.currency->currentText().trimmed().toUpper().toStdString());
    if (!request.currency)
        return JournalDialog::tr(
            "This is not a currency: type its three letters, for example USD.");
    return {};
}

} // namespace

void open_journal_dialog(Session& session, QWidget* window, const FollowedAccount& followed,
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
    iban->set_iban(Iban::parse(followed.number.toStdString()));
    auto* number = new QLineEdit(iban->iban() ? QString() : followed.number, dialog);
    number->setObjectName(QStringLiteral("journal_number"));
    dialog->add_row(JournalDialog::tr("&Code"), code);
    dialog->add_row(JournalDialog::tr("&Name"), name,
                    JournalDialog::tr("For example the bank’s name."));
    dialog->add_row(JournalDialog::tr("&Account"), account);
    dialog->add_row(JournalDialog::tr("&IBAN"), iban);
    dialog->add_row(
        JournalDialog::tr("N&umber"), number,
        JournalDialog::tr("Of an account without IBAN, as a card: what its files say."));
    const Currency books = session.dossier().currency;
    QComboBox* currency = currency_box(dialog, followed.currency.value_or(books));
    dialog->add_row(JournalDialog::tr("Cu&rrency"), currency,
                    JournalDialog::tr("Of the account at the bank. The books stay in %1; the rows "
                                      "of this account keep both amounts.")
                        .arg(q(books.code())));
    query(
        session, dialog, [](app::Reader& reader) { return app::list_journals(reader); },
        [=, proposed =
                followed.currency.value_or(books)](Result<std::vector<ledger::Journal>> journals) {
            if (!journals)
                return;
            keep_currency_of_known(code, currency, *journals);
            if (code->isModified() || account->isModified())
                return;
            const JournalProposal proposal = proposal_of(*journals, proposed);
            code->setText(proposal.code);
            account->setText(proposal.account);
            name->setText(proposal.name);
        });
    const Inputs inputs{code, name, account, number, iban, currency};
    dialog->set_act(JournalDialog::tr("Save the journal"), [=, &session] {
        app::JournalAdd request;
        if (const QString problem = read_inputs(inputs, request); !problem.isEmpty())
            return dialog->show_problem(problem);
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
