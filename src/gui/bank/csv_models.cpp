#include "comptoir/gui/bank/csv_models.h"

#include "comptoir/gui/support/said_once.h"

#include <QComboBox>
#include <QPainter>
#include <QTableView>

namespace comptoir::gui {

namespace {

constexpr int k_chooser_height = 26;
constexpr int k_header_height = 64;

bool is_amount(bank::CsvRole role) {
    using bank::CsvRole;
    return role == CsvRole::Amount || role == CsvRole::DetailAmount || role == CsvRole::Debit ||
           role == CsvRole::Credit || role == CsvRole::Balance || role == CsvRole::Charges ||
           role == CsvRole::OriginalAmount;
}

} // namespace

QString reason_words(bank::CsvReason reason) {
    switch (reason) {
    case bank::CsvReason::KnownProfile:
        return RoleHeader::tr("a known bank", "why a column has its role");
    case bank::CsvReason::Chosen:
        return RoleHeader::tr("chosen", "why a column has its role");
    case bank::CsvReason::KnownName:
        return RoleHeader::tr("by its name", "why a column has its role");
    case bank::CsvReason::LooksLike:
        return RoleHeader::tr("by its cells", "why a column has its role");
    case bank::CsvReason::AddsUp:
        return RoleHeader::tr("it adds up", "why a column has its role");
    case bank::CsvReason::Leftover:
        return RoleHeader::tr("longest text", "why a column has its role");
    case bank::CsvReason::Nothing:
        break;
    }
    return {};
}

QString lack_words(bank::CsvLack lack) {
    switch (lack) {
    case bank::CsvLack::Date:
        return RoleHeader::tr("Say which column holds the date.");
    case bank::CsvLack::Amount:
        return RoleHeader::tr("Say which column holds the amount, or which ones debit and credit.");
    case bank::CsvLack::DateOrder:
        return RoleHeader::tr("Every day of the file may be read in two orders: choose one.");
    case bank::CsvLack::DecimalMark:
        return RoleHeader::tr("No amount shows which sign separates its decimals: choose it.");
    }
    return {};
}

QVariant CellsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns)
        return {};
    const auto column = static_cast<std::size_t>(section);
    if (role == k_width_role)
        return 18;
    if (role == k_kind_role)
        return static_cast<int>(m_amounts[column]   ? CellKind::Amount
                                : m_ignored[column] ? CellKind::Dim
                                                    : CellKind::Text);
    if (role == Qt::DisplayRole)
        return tr("Column %1").arg(section + 1);
    return {};
}

QVariant CellsModel::cell(const CellsRow& row, int column, int role) const {
    if (role != Qt::DisplayRole || static_cast<std::size_t>(column) >= row.cells.size())
        return {};
    return q(row.cells[static_cast<std::size_t>(column)]).simplified();
}

void CellsModel::show_proposal(const bank::CsvProposal& proposal) {
    std::vector<CellsRow> rows;
    std::size_t columns = proposal.columns.size();
    for (std::size_t index = 0; index < proposal.first_rows.size(); ++index) {
        const std::int64_t line = index < proposal.first_row_lines.size()
                                      ? proposal.first_row_lines[index]
                                      : static_cast<std::int64_t>(index) + 1;
        columns = std::max(columns, proposal.first_rows[index].size());
        rows.push_back({static_cast<qlonglong>(index) + 1, line, line <= proposal.header_line,
                        proposal.first_rows[index]});
    }
    beginResetModel();
    m_columns = static_cast<int>(columns);
    m_ignored.assign(columns, true);
    m_amounts.assign(columns, false);
    for (std::size_t column = 0; column < proposal.columns.size(); ++column) {
        m_ignored[column] = proposal.columns[column].role == bank::CsvRole::Ignore;
        m_amounts[column] = is_amount(proposal.columns[column].role);
    }
    endResetModel();
    set_rows({});
    set_rows(std::move(rows));
}

ReadTableModel::ReadTableModel(const Words& words, QObject* parent)
    : ColumnModel(parent), m_words(words) {}

std::span<const ColumnLook> ReadTableModel::looks() const {
    static constexpr ColumnLook k_looks[k_columns] = {
        {CellKind::Dim, 11},    {CellKind::Dim, 12},    {CellKind::Text, 40}, {CellKind::Text, 22},
        {CellKind::Amount, 12}, {CellKind::Amount, 12}, {CellKind::Dim, 16}};
    return k_looks;
}

QString ReadTableModel::column_name(int column) const {
    switch (static_cast<Column>(column)) {
    case Day:
        return tr("Date");
    case ValueDay:
        return tr("Value date");
    case Label:
        return tr("Label");
    case Party:
        return tr("Third party");
    case Debit:
        return tr("Debit");
    case Credit:
        return tr("Credit");
    case Nature:
        return tr("Nature");
    case k_columns:
        break;
    }
    return {};
}

QVariant ReadTableModel::cell(const ReadRow& row, int column, int role) const {
    const bank::StatementLine& line = row.line;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(column)) {
    case Day:
        return m_words.date(line.booked_on);
    case ValueDay:
        return line.valued_on ? m_words.date(*line.valued_on) : QString();
    case Label:
        return whole_label(q(line.label), q(line.label_more)).simplified();
    case Party:
        return q(line.counterparty.name);
    case Debit:
        return line.amount.is_negative() ? m_words.bare(-line.amount) : QString();
    case Credit:
        return line.amount.is_negative() ? QString() : m_words.bare(line.amount);
    case Nature:
        return m_words.word("nature", to_text(line.nature));
    case k_columns:
        break;
    }
    return {};
}

RoleHeader::RoleHeader(const Words& words, const Theme& theme, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent), m_words(words), m_theme(theme) {
    setSectionsMovable(false);
    setMinimumSectionSize(120);
    connect(this, &QHeaderView::sectionResized, this, &RoleHeader::place);
    connect(this, &QHeaderView::sectionCountChanged, this, &RoleHeader::place);
}

QSize RoleHeader::sizeHint() const {
    return {QHeaderView::sizeHint().width(), k_header_height};
}

void RoleHeader::fill(QComboBox* chooser) const {
    for (const bank::CsvRole role : bank::csv_roles())
        chooser->addItem(m_words.word("csv_role", to_text(role)), static_cast<int>(role));
}

void RoleHeader::show_columns(const std::vector<bank::CsvColumnProposal>& columns) {
    m_columns = columns;
    while (m_choosers.size() > columns.size()) {
        delete m_choosers.back();
        m_choosers.pop_back();
    }
    while (m_choosers.size() < columns.size()) {
        auto* chooser = new QComboBox(viewport());
        const int column = static_cast<int>(m_choosers.size());
        chooser->setObjectName(QStringLiteral("role_%1").arg(column));
        chooser->setMaxVisibleItems(14);
        fill(chooser);
        chooser->view()->setMinimumWidth(220);
        connect(chooser, &QComboBox::activated, this, [this, column, chooser] {
            emit role_chosen(column, static_cast<bank::CsvRole>(chooser->currentData().toInt()));
        });
        m_choosers.push_back(chooser);
        chooser->show();
    }
    for (std::size_t column = 0; column < columns.size(); ++column)
        m_choosers[column]->setCurrentIndex(
            m_choosers[column]->findData(static_cast<int>(columns[column].role)));
    retranslate();
    place();
}

void RoleHeader::retranslate() {
    for (std::size_t column = 0; column < m_choosers.size(); ++column) {
        QComboBox* chooser = m_choosers[column];
        for (int item = 0; item < chooser->count(); ++item)
            chooser->setItemText(item,
                                 m_words.word("csv_role", to_text(static_cast<bank::CsvRole>(
                                                              chooser->itemData(item).toInt()))));
        chooser->setAccessibleName(
            tr("What column %1 holds, %2", "column number and its name in the file")
                .arg(column + 1)
                .arg(q(m_columns[column].header)));
    }
    viewport()->update();
}

QComboBox* RoleHeader::chooser(int column) const {
    const auto index = static_cast<std::size_t>(column);
    return index < m_choosers.size() ? m_choosers[index] : nullptr;
}

void RoleHeader::place() {
    for (std::size_t column = 0; column < m_choosers.size(); ++column) {
        const int section = static_cast<int>(column);
        if (section >= count())
            continue;
        m_choosers[column]->setGeometry(sectionViewportPosition(section) + 4, 5,
                                        std::max(60, sectionSize(section) - 8), k_chooser_height);
    }
}

void RoleHeader::resizeEvent(QResizeEvent* event) {
    QHeaderView::resizeEvent(event);
    place();
}

void RoleHeader::paintSection(QPainter* painter, const QRect& box, int section) const {
    const Colours& c = m_theme.colours();
    painter->save();
    painter->fillRect(box, c.zebra);
    painter->setPen(c.line);
    painter->drawLine(box.bottomLeft(), box.bottomRight());
    painter->setPen(c.line_soft);
    painter->drawLine(box.topRight(), box.bottomRight());
    const auto column = static_cast<std::size_t>(section);
    if (column < m_columns.size()) {
        QFont small = font();
        small.setPointSizeF(8.75);
        painter->setFont(small);
        const QRect text = box.adjusted(8, k_chooser_height + 8, -8, -4);
        const QString reason = reason_words(m_columns[column].reason);
        const QFontMetrics metrics(small);
        painter->setPen(c.dim);
        const int reason_width = reason.isEmpty() ? 0 : metrics.horizontalAdvance(reason) + 8;
        painter->drawText(text, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                          metrics.elidedText(q(m_columns[column].header).simplified(),
                                             Qt::ElideRight, text.width() - reason_width));
        painter->setPen(c.accent);
        painter->drawText(text, static_cast<int>(Qt::AlignVCenter | Qt::AlignRight), reason);
    }
    painter->restore();
}

} // namespace comptoir::gui
