#include "comptoir/gui/inbox/documents_pane.h"
#include "comptoir/gui/invoices/invoice_table_model.h"
#include "comptoir/gui/support/states.h"

namespace comptoir::gui {

DocumentTableModel::DocumentTableModel(const Words& words, QObject* parent)
    : RowModel(parent), m_words(words) {}

int DocumentTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : k_columns;
}

QVariant DocumentTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter) |
               (section == Gross ? Qt::AlignRight : Qt::AlignLeft);
    if (role == k_width_role) {
        static constexpr int k_widths[k_columns] = {22, 15, 12, 8, 8, 15, 16};
        return k_widths[section];
    }
    if (role == k_kind_role)
        return static_cast<int>(section == Gross                        ? CellKind::Amount
                                : section == State                      ? CellKind::Tag
                                : section == Source || section == Added ? CellKind::Dim
                                                                        : CellKind::Text);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Name:
        return tr("Document");
    case Party:
        return tr("Third party");
    case Number:
        return tr("No.", "invoice number");
    case Gross:
        return tr("Gross", "amount with VAT");
    case Source:
        return tr("Source");
    case State:
        return tr("State");
    case Added:
        return tr("Added");
    case k_columns:
        break;
    }
    return {};
}

QVariant DocumentTableModel::cell(const DocumentView& row, int column, int role) const {
    const bool read = row.invoice.has_value();
    if (column == State && role == k_tone_role)
        return static_cast<int>(read ? look_of(row.invoice->state).tone : Tone::Neutral);
    if (column == State && role == k_icon_role)
        return QLatin1String(read ? look_of(row.invoice->state).icon : "documents");
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Name:
        return q(row.document.name);
    case Party:
        return read ? party_name_of(*row.invoice) : QString();
    case Number:
        return read ? q(row.invoice->number) : QString();
    case Gross:
        return read ? m_words.bare(row.invoice->gross) : QString();
    case Source:
        switch (row.document.type) {
        case inbox::MediaType::Pdf:
            return read ? QStringLiteral("Factur-X") : QStringLiteral("PDF");
        case inbox::MediaType::Png:
            return QStringLiteral("PNG");
        case inbox::MediaType::Jpeg:
            return QStringLiteral("JPEG");
        case inbox::MediaType::Xml:
            return QStringLiteral("XML");
        }
        return {};
    case State:
        return read ? m_words.word("invoice", invoices::to_text(row.invoice->state))
                    : tr("kept", "state of a document nothing was read from");
    case Added:
        return m_words.time(row.document.added_at);
    case k_columns:
        break;
    }
    return {};
}

} // namespace comptoir::gui
