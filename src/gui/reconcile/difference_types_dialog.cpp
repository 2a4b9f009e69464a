#include "gui/reconcile/difference_types_dialog.h"

#include "comptoir/app/differences.h"
#include "comptoir/gui/reconcile/completions.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/form_dialog.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLineEdit>

#include <algorithm>

namespace comptoir::gui {

namespace {

using reconcile::DifferenceKind;
using reconcile::DifferenceLimit;
using reconcile::DifferenceType;

constexpr int k_width = 620;
constexpr std::int64_t k_hundredths_per_permille = 10; // of a percentage: 1,5 is 15 permille

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

// Up to what a type is booked without asking, whoever pays and however: the others of a dossier,
// for a third party or a nature, stay as they are.
bool is_for_all(const DifferenceLimit& limit) {
    return limit.party.empty() && !limit.nature;
}

bool is_same_size(const DifferenceLimit& one, const DifferenceLimit& other) {
    return one.limit_minor == other.limit_minor && one.limit_permille == other.limit_permille;
}

bool is_none(const DifferenceLimit& limit) {
    return limit.limit_minor == 0 && limit.limit_permille == 0;
}

// By what it says: one that was taken away and put back by Ctrl+Z has another number.
std::int64_t id_of(const std::vector<DifferenceLimit>& limits, const DifferenceLimit& wanted) {
    for (const DifferenceLimit& limit : limits)
        if (limit.type == wanted.type && is_for_all(limit) && is_same_size(limit, wanted))
            return limit.id;
    return wanted.id;
}

using Limits = std::vector<DifferenceLimit>;

// Takes those of `before` away and sets those of `after`. Returns the ones that count.
using Allow = Result<std::int64_t> (*)(app::Writer&, const DifferenceLimit&);
Result<Limits> replace_limits(app::Writer& writer, const Limits& before, Limits after,
                              Allow allow) {
    for (const DifferenceLimit& limit : before) {
        CT_ASSIGN(settings, app::difference_settings(writer));
        CT_TRY(app::forbid_difference(writer, id_of(settings.limits, limit)));
    }
    for (DifferenceLimit& limit : after) {
        CT_ASSIGN(id, allow(writer, limit));
        limit.id = id;
    }
    return after;
}

struct SavedType {
    DifferenceType type;
    Limits limits;
};

// The fields of one type; owned by their dialog.
class TypeForm : public QObject {
public:
    TypeForm(Session& session, FormDialog* dialog, app::DifferenceSettings settings)
        : QObject(dialog), m_session(session), m_dialog(dialog), m_types(std::move(settings.types)),
          m_limits(std::move(settings.limits)) {
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
        add_limits();
        connect(m_chosen, &QComboBox::currentIndexChanged, this, [this] { show(); });
        connect(m_kind, &QComboBox::currentIndexChanged, this, [this] { allow_limits(); });
        dialog->set_act(DifferenceTypes::tr("Save"), [this] { save(); });
        show();
    }

private:
    QLineEdit* line(const char* name) {
        auto* made = new QLineEdit(m_dialog);
        made->setObjectName(QLatin1String(name));
        return made;
    }
    void add_limits() {
        m_limit = money("limit");
        m_share = line("share");
        m_share->setAlignment(Qt::AlignRight);
        m_per_day = money("per_day");
        m_dialog->add_row(
            DifferenceTypes::tr("Without asking, &up to"), m_limit,
            DifferenceTypes::tr("For every third party and nature of line. Empty: you are asked."));
        m_dialog->add_row(
            DifferenceTypes::tr("And up to this s&hare (%)"), m_share,
            DifferenceTypes::tr("Of what is open, as 1 or 0.5. Empty: the amount alone counts."));
        m_per_day->setPlaceholderText(DifferenceTypes::tr("no limit"));
        m_dialog->add_row(DifferenceTypes::tr("Limit for a &day"), m_per_day,
                          DifferenceTypes::tr("What automatic matching books of it in one day at "
                                              "most; beyond that the line waits for you."));
    }
    MoneyEdit* money(const char* name) {
        auto* made = new MoneyEdit(m_session.words(), m_dialog);
        made->setObjectName(QLatin1String(name));
        return made;
    }
    Currency currency() const { return m_session.dossier().currency; }
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
        // The code and the kind stay what they were: past write-offs name them.
        m_code->setEnabled(!type);
        m_kind->setEnabled(!type);
        show_limits(type);
    }
    void show_limits(const DifferenceType* type) {
        m_for_all.clear();
        int others = 0;
        for (const DifferenceLimit& limit : m_limits) {
            if (!type || limit.type != type->code)
                continue;
            if (is_for_all(limit))
                m_for_all.push_back(limit);
            else
                ++others;
        }
        const DifferenceLimit shown = shown_limit();
        show_money(m_limit, shown.limit_minor);
        show_money(m_per_day, type ? type->per_day_minor : 0);
        m_share->setText(share_text(shown.limit_permille));
        m_dialog->show_note(note_on_limits(others));
        allow_limits();
    }
    // Of nothing when the type that is shown has none.
    DifferenceLimit shown_limit() const {
        return m_for_all.empty() ? DifferenceLimit{} : m_for_all.front();
    }
    // What counts beside the two fields: several limits for all are possible by command line.
    QString note_on_limits(int of_some) const {
        QStringList notes, sizes;
        for (std::size_t i = 1; i < m_for_all.size(); ++i)
            sizes += size_words(m_for_all[i]);
        if (!sizes.isEmpty())
            notes += DifferenceTypes::tr("%n other limit(s) for every third party and nature "
                                         "count too: %1. What you change above replaces them too.",
                                         "amounts", static_cast<int>(sizes.size()))
                         .arg(sizes.join(QStringLiteral("; ")));
        if (of_some > 0)
            notes += DifferenceTypes::tr("%n other limit(s) of this type, for a third party or a "
                                         "nature, stay.",
                                         nullptr, of_some);
        return notes.join(QLatin1Char('\n'));
    }
    QString size_words(const DifferenceLimit& limit) const {
        QStringList parts;
        if (limit.limit_minor > 0)
            parts += m_session.words().amount(Money{limit.limit_minor, currency()});
        if (limit.limit_permille > 0)
            parts += share_text(limit.limit_permille) + QStringLiteral("\u00a0%");
        return parts.join(QStringLiteral(" / "));
    }
    // A difference of exchange is computed from its rates: no limit makes it right.
    void allow_limits() {
        const bool can =
            reconcile::allowance_kind_of(static_cast<DifferenceKind>(m_kind->currentIndex()))
                .has_value();
        m_limit->setEnabled(can);
        m_share->setEnabled(can);
    }
    void show_money(MoneyEdit* edit, std::int64_t minor) {
        edit->set_money({minor, currency()}); // it reads what is typed in that currency
        if (minor == 0)
            edit->clear();
    }
    QString share_text(int permille) const {
        if (permille == 0)
            return {};
        const Money hundredths{permille * k_hundredths_per_permille, Currency::eur()};
        return m_session.words().bare(hundredths);
    }
    // What is typed in minor units, nothing being zero; none when it is no amount.
    std::optional<std::int64_t> typed(const MoneyEdit* edit) {
        if (!edit->isEnabled() || edit->text().trimmed().isEmpty())
            return 0;
        const std::optional<Money> money = MoneyEdit::parse(edit->text(), currency());
        if (money && !money->is_negative())
            return money->minor();
        m_dialog->show_problem(
            DifferenceTypes::tr("Type an amount of zero or more: %1").arg(edit->text()));
        return std::nullopt;
    }
    std::optional<int> typed_share() {
        const QString text = m_share->text().remove(QLatin1Char('%')).trimmed();
        if (!m_share->isEnabled() || text.isEmpty())
            return 0;
        const auto percent = MoneyEdit::parse(text, Currency::eur());
        constexpr std::int64_t k_whole = 1000;
        if (percent && percent->minor() % k_hundredths_per_permille == 0) {
            const std::int64_t permille = percent->minor() / k_hundredths_per_permille;
            if (permille >= 0 && permille <= k_whole)
                return static_cast<int>(permille);
        }
        m_dialog->show_problem(
            DifferenceTypes::tr("Type a share from 0 to 100 %, with one decimal: %1")
                .arg(m_share->text()));
        return std::nullopt;
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
        const bool taken =
            std::any_of(m_types.begin(), m_types.end(), [&](const DifferenceType& each) {
                return !type && each.code == change.code;
            });
        if (taken)
            return m_dialog->show_problem(
                DifferenceTypes::tr("There is such a type already: choose another code."));
        DifferenceLimit limit{.type = change.code};
        if (!read_limits(change, limit))
            return;
        m_dialog->set_busy(true);
        std::optional<DifferenceType> before;
        if (type)
            before = *type;
        // Untouched fields touch no limit; empty ones leave none, as they say.
        Limits gone, now;
        if (!is_same_size(shown_limit(), limit)) {
            gone = m_for_all;
            if (!is_none(limit))
                now.push_back(limit);
        }
        command(
            m_session, this,
            [change, gone, now](app::Writer& writer) -> Result<SavedType> {
                CT_ASSIGN(saved, app::set_difference(writer, change));
                CT_ASSIGN(count, replace_limits(writer, gone, now, app::allow_difference));
                return SavedType{saved, count};
            },
            [this, before, gone](Result<SavedType> saved) {
                if (!saved)
                    return m_dialog->show_error(saved.error());
                m_session.did(undo_of(before, gone, *saved));
                m_dialog->accept();
            });
    }
    bool read_limits(app::DifferenceChange& change, DifferenceLimit& limit) {
        const std::optional<std::int64_t> amount = typed(m_limit);
        if (!amount)
            return false;
        const std::optional<int> share = typed_share();
        if (!share)
            return false;
        const std::optional<std::int64_t> per_day = typed(m_per_day);
        if (!per_day)
            return false;
        limit.limit_minor = *amount;
        limit.limit_permille = *share;
        change.per_day = Money{*per_day, currency()};
        return true;
    }
    Act undo_of(const std::optional<DifferenceType>& before, const Limits& gone,
                const SavedType& saved) const {
        const QString words =
            DifferenceTypes::tr("type of difference %1", "an act that can be undone")
                .arg(q(saved.type.label));
        if (!before)
            return {words, [code = saved.type.code](app::Writer& writer) {
                        return app::remove_difference(writer, code);
                    }};
        return {words,
                [change = whole_change(*before, currency()), gone,
                 now = saved.limits](app::Writer& writer) -> Result<void> {
                    CT_TRY(app::set_difference(writer, change));
                    CT_TRY(replace_limits(writer, now, gone, app::give_difference_limit_back));
                    return {};
                }};
    }

    Session& m_session;
    FormDialog* m_dialog;
    std::vector<DifferenceType> m_types;
    Limits m_limits;  // of every type, for whomever
    Limits m_for_all; // of the type that is shown; its fields show the first
    QComboBox *m_chosen, *m_kind;
    QLineEdit *m_code, *m_label, *m_charge, *m_income, *m_share;
    MoneyEdit *m_limit, *m_per_day;
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
            new TypeForm(session, dialog, std::move(*settings));
            dialog->open();
        });
}

} // namespace comptoir::gui
