#include "comptoir/gui/invoices/invoice_table_model.h"

#include "comptoir/gui/support/states.h"

namespace comptoir::gui {

QString party_name_of(const invoices::Invoice& invoice) {
    return q(invoice.direction == invoices::Direction::Sale ? invoice.buyer.name
                                                            : invoice.seller.name);
}

InvoiceTableModel::InvoiceTableModel(const Words& words, QObject* parent)
    : RowModel(parent), m_words(words) {}

int InvoiceTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : k_columns;
}

QVariant InvoiceTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    const bool amount = section == Net || section == Gross || section == Open;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter) | (amount ? Qt::AlignRight : Qt::AlignLeft);
    if (role == k_width_role) {
        static constexpr int k_widths[k_columns] = {15, 8, 22, 11, 11, 10, 10, 10, 16};
        return k_widths[section];
    }
    if (role == k_kind_role)
        return static_cast<int>(amount             ? CellKind::Amount
                                : section == State ? CellKind::Tag
                                : section == Issued || section == Due || section == Direction
                                    ? CellKind::Dim
                                    : CellKind::Text);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Number:
        return tr("Number");
    case Direction:
        return tr("Kind");
    case Party:
        return tr("Third party");
    case Issued:
        return tr("Date");
    case Due:
        return tr("Due");
    case Net:
        return tr("Net", "amount without VAT");
    case Gross:
        return tr("Gross", "amount with VAT");
    case Open:
        return tr("Left", "amount that remains to settle");
    case State:
        return tr("State");
    case k_columns:
        break;
    }
    return {};
}

QVariant InvoiceTableModel::cell(const invoices::Invoice& row, int column, int role) const {
    if (column == State && role == k_tone_role)
        return static_cast<int>(look_of(row.state).tone);
    if (column == State && role == k_icon_role)
        return QLatin1String(look_of(row.state).icon);
    if (role != Qt::DisplayRole)
        return {};
    const bool booked = row.state == invoices::InvoiceState::Booked ||
                        row.state == invoices::InvoiceState::Ordered ||
                        row.state == invoices::InvoiceState::Settled;
    switch (static_cast<Column>(column)) {
    case Number:
        return q(row.number);
    case Direction:
        return m_words.word("direction", invoices::to_text(row.direction));
    case Party:
        return party_name_of(row);
    case Issued:
        return m_words.date(row.issued_on);
    case Due:
        return row.due_on ? m_words.date(*row.due_on) : QString();
    case Net:
        return m_words.bare(row.net);
    case Gross:
        return m_words.bare(row.gross);
    case Open:
        return booked ? m_words.bare(row.open.abs()) : QString();
    case State:
        return m_words.word("invoice", invoices::to_text(row.state));
    case k_columns:
        break;
    }
    return {};
}

} // namespace comptoir::gui
