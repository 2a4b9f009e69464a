#include "comptoir/gui/payments/payment_table_model.h"

#include "comptoir/gui/support/states.h"

namespace comptoir::gui {

PaymentTableModel::PaymentTableModel(const Words& words, QObject* parent)
    : RowModel(parent), m_words(words) {}

int PaymentTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : k_columns;
}

QVariant PaymentTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter) |
               (section == Amount ? Qt::AlignRight : Qt::AlignLeft);
    if (role == k_width_role) {
        static constexpr int k_widths[k_columns] = {2, 26, 18, 11, 17, 11, 22};
        return k_widths[section];
    }
    if (role == k_kind_role)
        return static_cast<int>(section == Tick                     ? CellKind::Tick
                                : section == Amount                 ? CellKind::Amount
                                : section == State                  ? CellKind::Tag
                                : section == Day || section == Iban ? CellKind::Dim
                                                                    : CellKind::Text);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Tick:
        return QString();
    case Payee:
        return tr("Payee");
    case Invoice:
        return tr("Invoice");
    case Day:
        return tr("Day", "due day of an invoice, or day of execution of a payment");
    case Iban:
        return tr("IBAN");
    case Amount:
        return tr("Amount");
    case State:
        return tr("State");
    case k_columns:
        break;
    }
    return {};
}

namespace {

// Books of another product name no due day: it stands on the day of the invoice until terms say
// otherwise. Thirty days are the legal terms then (C. com. art. L441-10), not a red one.
constexpr int k_legal_terms_days = 30;

bool is_overdue(const ledger::OpenItem& item, Date today) {
    const bool stated = item.due_on > item.booked_on;
    return (stated ? item.due_on : item.booked_on.plus_days(k_legal_terms_days)) < today;
}

} // namespace

QVariant PaymentTableModel::state_cell(const PaymentView& row, int role) const {
    struct Shown {
        QString words;
        StateLook look;
    } shown;
    if (row.item) {
        const bool late = is_overdue(*row.item, m_today);
        shown = {late ? tr("overdue") : tr("to pay"),
                 {late ? Tone::Bad : Tone::Neutral, late ? "warning" : "state-open"}};
    } else if (row.payment->state == payments::PaymentState::Basket && !row.payment->payee_iban) {
        shown = {tr("no IBAN"), {Tone::Bad, "warning"}};
    } else if (row.payment->state == payments::PaymentState::Basket &&
               !row.payment->iban_confirmed) {
        shown = {tr("IBAN to confirm"), {Tone::Warn, "warning"}};
    } else {
        shown = {m_words.word("payment", payments::to_text(row.payment->state)),
                 look_of(row.payment->state)};
    }
    if (role == Qt::DisplayRole)
        return shown.words;
    if (role == k_tone_role)
        return static_cast<int>(shown.look.tone);
    if (role == k_icon_role)
        return QLatin1String(shown.look.icon);
    return {};
}

QVariant PaymentTableModel::cell(const PaymentView& row, int column, int role) const {
    if (role == k_accent_role)
        return m_ticks.contains(row.key());
    if (column == State)
        return state_cell(row, role);
    if (column == Tick && role == Qt::CheckStateRole)
        return m_ticks.contains(row.key()) ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Payee:
        return q(row.payment ? row.payment->payee_name : row.item->party_name);
    case Invoice:
        return q(row.payment ? row.payment->reference : row.item->piece);
    case Day:
        return m_words.date(row.payment ? row.payment->execute_on : row.item->due_on);
    case Iban:
        return row.payment && row.payment->payee_iban ? q(row.payment->payee_iban->masked())
                                                      : QString();
    case Amount:
        return m_words.bare(row.amount());
    case Tick:
    case State:
    case k_columns:
        break;
    }
    return {};
}

void PaymentTableModel::toggle(qlonglong key) {
    if (m_ticks.erase(key) == 0)
        m_ticks.insert(key);
    repaint();
}

void PaymentTableModel::clear_ticks() {
    m_ticks.clear();
    repaint();
}

std::vector<const PaymentView*> PaymentTableModel::ticked() const {
    std::vector<const PaymentView*> found;
    for (const PaymentView& row : rows())
        if (m_ticks.contains(row.key()))
            found.push_back(&row);
    return found;
}

} // namespace comptoir::gui
