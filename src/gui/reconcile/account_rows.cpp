#include "comptoir/gui/reconcile/account_rows.h"

#include "comptoir/gui/reconcile/completions.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/typed_edits.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <array>

namespace comptoir::gui {

namespace {

constexpr std::size_t k_rows_max = 12;

// Rates in force, in permille: CGI art. 278 to 281 nonies; Belgian and Swiss law.
std::vector<int> vat_rates(ledger::Chart chart) {
    switch (chart) {
    case ledger::Chart::Pcg:
        return {200, 100, 55, 21};
    case ledger::Chart::Pcmn:
        return {210, 120, 60};
    case ledger::Chart::Kmu:
        return {81, 38, 26};
    }
    return {};
}

} // namespace

AccountRows::AccountRows(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_grid(new QGridLayout),
      m_left(role_label("small", this)), m_more(new QPushButton(tr("Add a &row"), this)) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    int column = 0;
    for (const QString& words :
         {tr("Account"), tr("Third party"), tr("Amount"), tr("VAT inside")}) {
        auto* heading = role_label("small", this);
        heading->setText(words);
        m_grid->addWidget(heading, 0, column++);
    }
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 2);
    whole->addLayout(m_grid);
    auto* below = new QHBoxLayout;
    m_more->setAutoDefault(false);
    m_more->setObjectName(QStringLiteral("add_row"));
    m_left->setObjectName(QStringLiteral("left"));
    below->addWidget(m_more);
    below->addStretch(1);
    below->addWidget(m_left);
    whole->addLayout(below);
    connect(m_more, &QPushButton::clicked, this, &AccountRows::add_row);
    add_row();
    setFocusProxy(m_rows.front().account);
}

void AccountRows::add_row() {
    if (m_rows.size() >= k_rows_max)
        return;
    const int at = static_cast<int>(m_rows.size()) + 1;
    Row row{new QLineEdit(this), new QLineEdit(this), new MoneyEdit(m_session.words(), this),
            new QComboBox(this)};
    const bool first = m_rows.empty();
    const auto name = [&](QWidget* field, const QString& id, const QString& words) {
        field->setObjectName(first ? id : id + QString::number(at));
        field->setAccessibleName(words);
    };
    name(row.account, QStringLiteral("account"), tr("Account"));
    name(row.party, QStringLiteral("party"), tr("Third party"));
    name(row.amount, QStringLiteral("amount"), tr("Amount"));
    name(row.vat, QStringLiteral("vat"), tr("VAT inside"));
    row.account->setPlaceholderText(tr("627 or bank charges"));
    row.party->setEnabled(false);
    row.vat->addItem(tr("none", "no VAT inside the amount"), 0);
    for (const int permille : vat_rates(m_session.dossier().chart))
        row.vat->addItem(tr("%1 %").arg(QLocale().toString(permille / 10.0, 'g', 3)), permille);
    complete_accounts(m_session, row.account);
    complete_parties(m_session, row.party);
    QWidget* const before = m_rows.empty() ? nullptr : m_rows.back().vat;
    int column = 0;
    for (QWidget* field :
         std::initializer_list<QWidget*>{row.account, row.party, row.amount, row.vat})
        m_grid->addWidget(field, at, column++);
    if (before)
        setTabOrder(before, row.account);
    setTabOrder(row.account, row.party);
    setTabOrder(row.party, row.amount);
    setTabOrder(row.amount, row.vat);
    setTabOrder(row.vat, m_more);
    row.amount->set_money(left());
    connect(row.account, &QLineEdit::textChanged, row.party,
            [this, party = row.party](const QString& text) {
                const bool wants = wants_party(m_session, text);
                party->setEnabled(wants);
                if (wants && party->text().isEmpty())
                    party->setText(m_party);
                else if (!wants && party->text() == m_party)
                    party->clear();
                show_left();
            });
    connect(row.amount, &QLineEdit::textChanged, this, &AccountRows::show_left);
    m_rows.push_back(row);
    m_more->setEnabled(m_rows.size() < k_rows_max);
    if (!first)
        row.account->setFocus(Qt::OtherFocusReason);
    show_left();
}

void AccountRows::set_total(Money total) {
    m_total = total;
    if (m_rows.size() == 1)
        m_rows.front().amount->set_money(total);
    show_left();
}

Money AccountRows::left() const {
    Money left = m_total;
    for (const Row& row : m_rows) {
        const std::optional<Money> amount = row.amount->money();
        if (amount && amount->currency() == left.currency())
            left -= *amount;
    }
    return left;
}

void AccountRows::show_left() {
    const Money rest = left();
    const bool unnamed = std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) {
        return row.account->text().trimmed().isEmpty();
    });
    // Where something else than rows was chosen, nothing is asked of them.
    m_left->setText(!isEnabled()      ? QString()
                    : !rest.is_zero() ? tr("Left: %1").arg(m_session.words().amount(rest))
                    : unnamed         ? tr("Each amount still needs its account.")
                                      : tr("All of it has an account."));
}

void AccountRows::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::EnabledChange && !m_rows.empty())
        show_left();
}

QString AccountRows::problem() const {
    for (const Row& row : m_rows) {
        if (first_word(row.account->text()).isEmpty())
            return tr("Type an account first.");
        if (wants_party(m_session, row.account->text()) && first_word(row.party->text()).isEmpty())
            return tr("This account needs a third party.");
        const std::optional<Money> amount = row.amount->money();
        if (!amount || amount->is_zero())
            return tr("Type the amount of each row.");
    }
    if (!left().is_zero())
        return tr("Share the amount out: %1 has no account yet.")
            .arg(m_session.words().amount(left()));
    return {};
}

std::vector<app::ManualTarget> AccountRows::rows() const {
    std::vector<app::ManualTarget> targets;
    for (const Row& row : m_rows) {
        app::ManualTarget target;
        target.kind = reconcile::TargetKind::Account;
        target.account = first_word(row.account->text()).toStdString();
        if (wants_party(m_session, row.account->text()))
            target.party = first_word(row.party->text()).toStdString();
        target.amount = row.amount->money();
        if (const int permille = row.vat->currentData().toInt(); permille > 0)
            target.vat_permille = permille;
        targets.push_back(std::move(target));
    }
    return targets;
}

} // namespace comptoir::gui
