#include "comptoir/gui/ledger/party_dialog.h"

#include "comptoir/app/books.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"
#include "gui/reconcile/replay_panel.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

namespace comptoir::gui {

namespace {

constexpr int k_terms_unknown = -1;
constexpr int k_terms_most = 365;
constexpr int k_width = 860; // what was booked otherwise, beside what was typed

struct PartyDialog {
    Q_DECLARE_TR_FUNCTIONS(PartyDialog)
};

struct Fields {
    QLineEdit* name;
    IbanEdit* iban;
    QLineEdit* reference;
    QSpinBox* terms;
    QComboBox* vat;
    ReplayPanel* replay;
};

QString words_on_statements(const Fields& fields) {
    return fields.reference->text().trimmed();
}

// A113: the name serves where no reference is typed, and stands in the field so. What a new
// reference would have changed in the past is shown before it is saved (D03).
void follow_reference(const Fields& fields, FormDialog* dialog, const ledger::Party& party) {
    const auto show_name = [fields] {
        fields.reference->setPlaceholderText(fields.name->text().trimmed());
    };
    QObject::connect(fields.name, &QLineEdit::textChanged, dialog, show_name);
    show_name();
    fields.replay->hide();
    QObject::connect(fields.reference, &QLineEdit::textChanged, dialog, [fields, party] {
        const std::string words = words_on_statements(fields).toStdString();
        const bool is_new = !words.empty() && words != party.statement_reference;
        fields.replay->setVisible(is_new);
        if (!is_new)
            return fields.replay->clear();
        fields.replay->ask([code = party.code, words](app::Reader& reader) {
            return app::replay_references(reader, {{code, words}});
        });
    });
}

Fields add_fields(Session& session, FormDialog* dialog, const ledger::Party& party) {
    const Fields fields{new QLineEdit(q(party.name), dialog),
                        new IbanEdit(dialog),
                        new QLineEdit(q(party.statement_reference), dialog),
                        new QSpinBox(dialog),
                        new QComboBox(dialog),
                        new ReplayPanel(session, dialog)};
    fields.name->setObjectName(QStringLiteral("party_name"));
    fields.iban->setObjectName(QStringLiteral("party_iban"));
    fields.reference->setObjectName(QStringLiteral("party_reference"));
    fields.terms->setObjectName(QStringLiteral("party_terms"));
    fields.iban->set_iban(party.iban);
    fields.terms->setButtonSymbols(QSpinBox::NoButtons); // typed, or ↑ and ↓
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
    dialog->add_row(QString(), fields.replay);
    dialog->add_row(PartyDialog::tr("&Terms"), fields.terms);
    dialog->add_row(PartyDialog::tr("&VAT due"), fields.vat);
    follow_reference(fields, dialog, party);
    return fields;
}

// Only what differs: an untouched account number is not confirmed a second time, and what somebody
// else typed into the other fields since stays.
app::PartyChange change_of(const Fields& fields, const ledger::Party& party) {
    app::PartyChange change;
    change.code = party.code;
    if (const auto name = fields.name->text().trimmed().toStdString(); name != party.name)
        change.name = name;
    if (const auto iban = fields.iban->iban(); iban != party.iban)
        change.iban = iban;
    if (const auto words = words_on_statements(fields).toStdString();
        words != party.statement_reference)
        change.statement_reference = words;
    change.reason = fields.replay->reason().toStdString();
    if (const int days = fields.terms->value();
        days != k_terms_unknown && days != party.terms_days.value_or(k_terms_unknown))
        change.terms_days = days;
    const auto basis = static_cast<ledger::VatBasis>(fields.vat->currentData().toInt());
    if (basis != party.vat_basis)
        change.vat_basis = basis;
    return change;
}

bool changes_something(const app::PartyChange& change) {
    return change.name || change.iban || change.statement_reference || change.terms_days ||
           change.vat_basis;
}

// What was changed is what it was again with Ctrl+Z, and nothing else is touched. No act stands for
// a change with a confirmed account number, or with terms where none were: neither can be unsaid.
void offer_way_back(Session& session, const ledger::Party& before, const app::PartyChange& change) {
    if (change.iban || (change.terms_days && !before.terms_days))
        return;
    app::PartyChange back{.code = before.code};
    if (change.name)
        back.name = before.name;
    if (change.statement_reference)
        back.statement_reference = before.statement_reference;
    if (change.terms_days)
        back.terms_days = before.terms_days;
    if (change.vat_basis)
        back.vat_basis = before.vat_basis;
    back.reason = "undo";
    session.did({PartyDialog::tr("card of %1", "an act that can be undone").arg(q(before.name)),
                 [back](app::Writer& writer) -> Result<void> {
                     CT_TRY(app::set_party(writer, back));
                     return {};
                 },
                 users::Right::PartyUpdate});
}

void ask(Session& session, QWidget* window, const ledger::Party& party,
         const std::function<void()>& done) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  PartyDialog::tr("Third party %1").arg(q(party.code)), window);
    dialog->setObjectName(QStringLiteral("party_dialog"));
    dialog->setMinimumWidth(k_width);
    const Fields fields = add_fields(session, dialog, party);
    dialog->set_act(PartyDialog::tr("Save"), [=, &session] {
        if (!fields.iban->text().trimmed().isEmpty() && !fields.iban->iban())
            return dialog->show_problem(
                PartyDialog::tr("This is not an IBAN: compare each group of four characters."));
        if (!fields.replay->isHidden() && fields.replay->needs_reason())
            return dialog->show_problem(PartyDialog::tr(
                "The past says otherwise: look at what was booked, and give a reason."));
        const app::PartyChange change = change_of(fields, party);
        const auto close = [dialog, done] {
            dialog->accept();
            if (done)
                done();
        };
        if (!changes_something(change))
            return close();
        dialog->set_busy(true);
        command(
            session, dialog,
            [change](app::Writer& writer) { return app::set_party(writer, change); },
            [=, &session](Result<ledger::Party> saved) {
                if (!saved)
                    return dialog->show_error(saved.error());
                offer_way_back(session, party, change);
                close();
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
