#include "comptoir/gui/ledger/party_dialog.h"

#include "comptoir/app/books.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

namespace comptoir::gui {

namespace {

constexpr int k_terms_unknown = -1;
constexpr int k_terms_most = 365;

struct PartyDialog {
    Q_DECLARE_TR_FUNCTIONS(PartyDialog)
};

struct Fields {
    QLineEdit* name;
    IbanEdit* iban;
    QLineEdit* reference;
    QSpinBox* terms;
    QComboBox* vat;
};

Fields add_fields(FormDialog* dialog, const ledger::Party& party) {
    const Fields fields{new QLineEdit(q(party.name), dialog), new IbanEdit(dialog),
                        new QLineEdit(q(party.statement_reference), dialog), new QSpinBox(dialog),
                        new QComboBox(dialog)};
    fields.name->setObjectName(QStringLiteral("party_name"));
    fields.iban->setObjectName(QStringLiteral("party_iban"));
    fields.terms->setObjectName(QStringLiteral("party_terms"));
    fields.iban->set_iban(party.iban);
    fields.terms->setRange(k_terms_unknown, k_terms_most);
    fields.terms->setSpecialValueText(PartyDialog::tr("not known"));
    fields.terms->setSuffix(PartyDialog::tr(" days", "after the date of an invoice"));
    fields.terms->setValue(party.terms_days.value_or(k_terms_unknown));
    fields.vat->addItem(PartyDialog::tr("on debits"), static_cast<int>(ledger::VatBasis::Debits));
    fields.vat->addItem(PartyDialog::tr("on receipts"),
                        static_cast<int>(ledger::VatBasis::Receipts));
    fields.vat->setCurrentIndex(fields.vat->findData(static_cast<int>(party.vat_basis)));
    dialog->add_row(PartyDialog::tr("&Name"), fields.name);
    dialog->add_row(PartyDialog::tr("&IBAN"), fields.iban,
                    PartyDialog::tr("Typed here, it counts as confirmed: copy it from a paper you "
                                    "trust. The number used before is retired."));
    dialog->add_row(PartyDialog::tr("&Reference on statements"), fields.reference,
                    PartyDialog::tr("What the bank writes for it; empty: its name."));
    dialog->add_row(PartyDialog::tr("&Terms"), fields.terms);
    dialog->add_row(PartyDialog::tr("&VAT due"), fields.vat);
    return fields;
}

// Only what differs: an untouched account number is not confirmed a second time.
app::PartyChange change_of(const Fields& fields, const ledger::Party& party) {
    app::PartyChange change;
    change.code = party.code;
    change.name = fields.name->text().trimmed().toStdString();
    if (const auto iban = fields.iban->iban(); iban != party.iban)
        change.iban = iban;
    change.statement_reference = fields.reference->text().trimmed().toStdString();
    if (fields.terms->value() != k_terms_unknown)
        change.terms_days = fields.terms->value();
    change.vat_basis = static_cast<ledger::VatBasis>(fields.vat->currentData().toInt());
    return change;
}

void ask(Session& session, QWidget* window, const ledger::Party& party,
         const std::function<void()>& done) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  PartyDialog::tr("Third party %1").arg(q(party.code)), window);
    const Fields fields = add_fields(dialog, party);
    dialog->set_act(PartyDialog::tr("Save"), [=, &session] {
        if (!fields.iban->text().trimmed().isEmpty() && !fields.iban->iban())
            return dialog->show_problem(
                PartyDialog::tr("This is not an IBAN: compare each group of four characters."));
        dialog->set_busy(true);
        command(
            session, dialog,
            [change = change_of(fields, party)](app::Writer& writer) {
                return app::set_party(writer, change);
            },
            [dialog, done](Result<ledger::Party> saved) {
                if (!saved)
                    return dialog->show_error(saved.error());
                dialog->accept();
                if (done)
                    done();
            });
    });
    dialog->need(session, users::Right::PartyUpdate);
    dialog->open();
}

} // namespace

void open_party_dialog(Session& session, QWidget* window, const std::string& code,
                       std::function<void()> done) {
    query(
        session, window, [](app::Reader& reader) { return app::list_parties(reader); },
        [&session, window, code, done](Result<std::vector<ledger::Party>> parties) {
            if (!parties)
                return;
            const auto found =
                std::find_if(parties->begin(), parties->end(),
                             [&](const ledger::Party& each) { return each.code == code; });
            if (found != parties->end())
                ask(session, window, *found, done);
        });
}

} // namespace comptoir::gui
