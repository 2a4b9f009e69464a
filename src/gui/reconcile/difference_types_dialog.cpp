#include "gui/reconcile/difference_types_dialog.h"

#include "comptoir/app/differences.h"
#include "comptoir/gui/reconcile/completions.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

namespace comptoir::gui {

namespace {

using reconcile::DifferenceKind;
using reconcile::DifferenceType;

constexpr int k_width = 620;

// Names the context of the translations below.
class DifferenceTypes {
    Q_DECLARE_TR_FUNCTIONS(DifferenceTypes)
};

QString kind_words(DifferenceKind kind) {
    switch (kind) {
    case DifferenceKind::Settlement:
        return DifferenceTypes::tr("cents nobody asks for");
    case DifferenceKind::Discount:
        return DifferenceTypes::tr("discount for early payment");
    case DifferenceKind::Fee:
        return DifferenceTypes::tr("kept back by the bank");
    case DifferenceKind::Exchange:
        return DifferenceTypes::tr("another exchange rate");
    }
    return {};
}

app::DifferenceChange whole_change(const DifferenceType& type, Currency currency) {
    return {.code = type.code,
            .label = type.label,
            .kind = type.kind,
            .charge_account = type.charge_account,
            .income_account = type.income_account,
            .per_day = Money{type.per_day_minor, currency}};
}

// The fields of one type; owned by their dialog.
class TypeForm : public QObject {
public:
    TypeForm(Session& session, FormDialog* dialog, std::vector<DifferenceType> types)
        : QObject(dialog), m_session(session), m_dialog(dialog), m_types(std::move(types)) {
        m_chosen = new QComboBox(dialog);
        m_chosen->setObjectName(QStringLiteral("difference_type"));
        for (const DifferenceType& type : m_types)
            m_chosen->addItem(q(type.label));
        m_chosen->addItem(DifferenceTypes::tr("A type of your own"));
        m_code = line("code");
        m_label = line("label");
        m_kind = new QComboBox(dialog);
        m_kind->setObjectName(QStringLiteral("kind"));
        for (const DifferenceKind kind : {DifferenceKind::Settlement, DifferenceKind::Discount,
                                          DifferenceKind::Fee, DifferenceKind::Exchange})
            m_kind->addItem(kind_words(kind));
        m_charge = line("charge_account");
        m_income = line("income_account");
        m_per_day = new MoneyEdit(session.words(), dialog);
        m_per_day->setObjectName(QStringLiteral("per_day"));
        m_per_day->setPlaceholderText(DifferenceTypes::tr("no limit"));
        complete_accounts(session, m_charge);
        complete_accounts(session, m_income);
        dialog->add_row(DifferenceTypes::tr("&Type"), m_chosen);
        dialog->add_row(DifferenceTypes::tr("&Code"), m_code);
        dialog->add_row(DifferenceTypes::tr("&Label"), m_label);
        dialog->add_row(DifferenceTypes::tr("&Kind"), m_kind);
        dialog->add_row(DifferenceTypes::tr("Account of a l&ack"), m_charge,
                        DifferenceTypes::tr("Empty: not offered."));
        dialog->add_row(DifferenceTypes::tr("Account of a &surplus"), m_income,
                        DifferenceTypes::tr("Empty: not offered."));
        dialog->add_row(DifferenceTypes::tr("Limit for a &day"), m_per_day,
                        DifferenceTypes::tr("What automatic matching books of it in one day at "
                                            "most; beyond that the line waits for you."));
        connect(m_chosen, &QComboBox::currentIndexChanged, this, [this] { show(); });
        dialog->set_act(DifferenceTypes::tr("Save"), [this] { save(); });
        show();
    }

private:
    QLineEdit* line(const char* name) {
        auto* made = new QLineEdit(m_dialog);
        made->setObjectName(QLatin1String(name));
        return made;
    }
    const DifferenceType* known() const {
        const auto at = static_cast<std::size_t>(m_chosen->currentIndex());
        return at < m_types.size() ? &m_types[at] : nullptr;
    }
    void show() {
        const DifferenceType* type = known();
        m_code->setText(type ? q(type->code) : QString());
        m_label->setText(type ? q(type->label) : QString());
        m_kind->setCurrentIndex(type ? static_cast<int>(type->kind) : 0);
        m_charge->setText(type ? q(type->charge_account) : QString());
        m_income->setText(type ? q(type->income_account) : QString());
        m_per_day->set_money(Money{type ? type->per_day_minor : 0, m_session.dossier().currency});
        if (!type || type->per_day_minor == 0)
            m_per_day->clear(); // none, not a limit of zero
        // The code and the kind stay what they were: past write-offs name them.
        m_code->setEnabled(!type);
        m_kind->setEnabled(!type);
    }
    void save() {
        const DifferenceType* type = known();
        app::DifferenceChange change;
        change.code = m_code->text().trimmed().toStdString();
        change.label = m_label->text().trimmed().toStdString();
        if (change.label->empty())
            change.label = change.code;
        if (!type)
            change.kind = static_cast<DifferenceKind>(m_kind->currentIndex());
        change.charge_account = first_word(m_charge->text()).toStdString();
        change.income_account = first_word(m_income->text()).toStdString();
        const auto per_day = m_per_day->money();
        if (!m_per_day->text().trimmed().isEmpty() && !per_day)
            return m_dialog->show_problem(DifferenceTypes::tr(
                "The limit for a day is no amount: type it as 5,00 or empty it."));
        change.per_day = per_day.value_or(Money::zero(m_session.dossier().currency));
        const bool taken =
            std::any_of(m_types.begin(), m_types.end(), [&](const DifferenceType& each) {
                return !type && each.code == change.code;
            });
        if (taken)
            return m_dialog->show_problem(
                DifferenceTypes::tr("There is such a type already: choose another code."));
        m_dialog->set_busy(true);
        std::optional<DifferenceType> before;
        if (type)
            before = *type;
        command(
            m_session, this,
            [change](app::Writer& writer) { return app::set_difference(writer, change); },
            [this, before](Result<DifferenceType> saved) {
                if (!saved)
                    return m_dialog->show_error(saved.error());
                m_session.did(undo_of(before, *saved, m_session.dossier().currency));
                m_dialog->accept();
            });
    }
    static Act undo_of(const std::optional<DifferenceType>& before, const DifferenceType& saved,
                       Currency currency) {
        const QString words =
            DifferenceTypes::tr("type of difference %1", "an act that can be undone")
                .arg(q(saved.label));
        if (!before)
            return {words, [code = saved.code](app::Writer& writer) {
                        return app::remove_difference(writer, code);
                    }};
        return {words,
                [change = whole_change(*before, currency)](app::Writer& writer) -> Result<void> {
                    CT_TRY(app::set_difference(writer, change));
                    return {};
                }};
    }

    Session& m_session;
    FormDialog* m_dialog;
    std::vector<DifferenceType> m_types;
    QComboBox *m_chosen, *m_kind;
    MoneyEdit* m_per_day;
    QLineEdit *m_code, *m_label, *m_charge, *m_income;
};

} // namespace

void open_difference_types(Session& session, QWidget* window) {
    auto* dialog = new FormDialog({session.theme(), session.words(), session.jobs()},
                                  DifferenceTypes::tr("Types of difference"), window);
    dialog->setObjectName(QStringLiteral("difference_types_dialog"));
    dialog->setMinimumWidth(k_width);
    dialog->set_introduction(DifferenceTypes::tr(
        "A write-off offers the types that have an account for its side: a lack is a charge, a "
        "surplus an income."));
    query(
        session, dialog, [](app::Reader& reader) { return app::difference_settings(reader); },
        [&session, dialog](Result<app::DifferenceSettings> settings) {
            if (!settings) {
                dialog->open();
                return dialog->show_error(settings.error());
            }
            new TypeForm(session, dialog, std::move(settings->types));
            dialog->open();
        });
}

} // namespace comptoir::gui
