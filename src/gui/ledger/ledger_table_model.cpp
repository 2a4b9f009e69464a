#include "comptoir/gui/ledger/ledger_window.h"

#include <array>

namespace comptoir::gui {

LedgerTableModel::LedgerTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> LedgerTableModel::looks() const {
    static constexpr std::array<ColumnLook, k_columns> k_looks{{{CellKind::Dim, 11},
                                                                {CellKind::Dim, 5},
                                                                {CellKind::Text, 11},
                                                                {CellKind::Text, 10},
                                                                {CellKind::Text, 24},
                                                                {CellKind::Amount, 11},
                                                                {CellKind::Text, 6},
                                                                {CellKind::Amount, 11},
                                                                {CellKind::Amount, 12},
                                                                {CellKind::Amount, 11},
                                                                {CellKind::Dim, 11},
                                                                {CellKind::Dim, 8},
                                                                {CellKind::Dim, 11},
                                                                {CellKind::Dim, 9},
                                                                {CellKind::Dim, 6},
                                                                {CellKind::Dim, 10}}};
    return k_looks;
}

QString LedgerTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Day:
        return tr("Date");
    case Journal:
        return tr("Jnl", "short for journal");
    case Piece:
        return tr("Document");
    case Invoice:
        return tr("Invoice");
    case Label:
        return tr("Label");
    case Debit:
        return tr("Debit");
    case Letter:
        return tr("Letter", "lettering code of an entry row");
    case Credit:
        return tr("Credit");
    case Balance:
        return tr("Balance");
    case Open:
        return tr("Open", "what no letter settles");
    case Due:
        return tr("Due");
    case Vat:
        return tr("VAT");
    case Settlement:
        return tr("Settlement", "by transfer, by card …");
    case Rate:
        return tr("Rate", "of exchange");
    case Currency:
        return tr("Cur.", "short for currency");
    case Party:
        return tr("Third party");
    case k_columns:
        break;
    }
    return {};
}

QVariant LedgerTableModel::cell(const app::LedgerRow& row, int column, int role) const {
    if (role == k_faint_role)
        return row.is_draft;
    if (role == k_negative_role)
        return column == Balance && row.balance.is_negative();
    if (role == k_long_role && column == Letter && !row.letter.empty()) {
        if (row.letter_type == "A")
            return tr("Lettered by an automatic match");
        return row.letter_type == "R" ? tr("Lettered in the books taken over")
                                      : tr("Lettered by hand");
    }
    if (role != Qt::DisplayRole)
        return {};
    const auto unless_zero = [this](Money amount) {
        return amount.is_zero() ? QString() : m_words.bare(amount.abs());
    };
    switch (static_cast<Column>(column)) {
    case Day:
        return m_words.date(row.day);
    case Journal:
        return q(row.journal);
    case Piece:
        return q(row.piece);
    case Invoice:
        return q(row.invoice);
    case Label:
        return q(row.label);
    case Debit:
        return row.amount.is_negative() ? QString() : unless_zero(row.amount);
    case Letter:
        return q(row.letter);
    case Credit:
        return row.amount.is_negative() ? unless_zero(row.amount) : QString();
    case Balance:
        return m_words.bare(row.balance);
    case Open:
        return unless_zero(row.open);
    case Due:
        return row.open.is_zero() ? QString() : m_words.date(row.due_on);
    case Vat:
        return q(row.vat);
    case Settlement:
        return row.settlement.empty() ? QString() : m_words.word("nature", row.settlement);
    case Rate:
        return q(row.rate);
    case Currency:
        return q(row.foreign ? row.foreign->currency().code() : row.amount.currency().code());
    case Party:
        return q(row.party);
    case k_columns:
        break;
    }
    return {};
}

} // namespace comptoir::gui
