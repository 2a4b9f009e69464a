// What may be paid, what is in the basket, what left: one row each.
#pragma once

#include "comptoir/gui/support/words.h"
#include "comptoir/gui/widgets/row_model.h"
#include "comptoir/ledger/types.h"
#include "comptoir/payments/types.h"

#include <set>

namespace comptoir::gui {

// Either an open purchase not ordered yet, or a payment.
struct PaymentView {
    std::optional<ledger::OpenItem> item;
    std::optional<payments::Payment> payment;

    qlonglong key() const { return payment ? payment->id.value() * 2 + 1 : item->id.value() * 2; }
    Money amount() const { return payment ? payment->amount : item->open.abs(); }
    const std::string& party() const { return payment ? payment->party : item->party; }
};

class PaymentTableModel : public RowModel<PaymentView> {
    Q_OBJECT

public:
    enum Column { Tick, Payee, Invoice, Day, Iban, Amount, State, k_columns };

    explicit PaymentTableModel(const Words& words, QObject* parent = nullptr);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    qlonglong key_of(const PaymentView& row) const override { return row.key(); }
    QVariant cell(const PaymentView& row, int column, int role) const override;
    void set_today(Date today) { m_today = today; }
    void toggle(qlonglong key);
    void clear_ticks();
    std::vector<const PaymentView*> ticked() const;

private:
    QVariant state_cell(const PaymentView& row, int role) const;

    const Words& m_words;
    Date m_today;
    std::set<qlonglong> m_ticks;
};

} // namespace comptoir::gui
