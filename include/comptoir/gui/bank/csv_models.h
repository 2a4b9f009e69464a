// The tables of the mapping page: the cells of the file as they stand, and the lines they give.
#pragma once

#include "comptoir/app/csv.h"
#include "comptoir/gui/support/theme.h"
#include "comptoir/gui/support/words.h"
#include "comptoir/gui/widgets/column_model.h"

#include <QHeaderView>

class QComboBox;

namespace comptoir::gui {

struct CellsRow {
    qlonglong key = 0;
    std::int64_t line = 0;  // of the file
    bool is_header = false; // or stands before it
    std::vector<std::string> cells;
};

class CellsModel : public RowModel<CellsRow> {
    Q_OBJECT

public:
    using RowModel::RowModel;
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : m_columns;
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    qlonglong key_of(const CellsRow& row) const override { return row.key; }
    QVariant cell(const CellsRow& row, int column, int role) const override;
    void show_proposal(const bank::CsvProposal& proposal);

private:
    int m_columns = 0;
    std::vector<bool> m_ignored, m_amounts;
};

struct ReadRow {
    qlonglong key = 0;
    bank::StatementLine line;
};

class ReadTableModel : public ColumnModel<ReadRow> {
    Q_OBJECT

public:
    enum Column { Day, ValueDay, Label, Party, Debit, Credit, Nature, k_columns };

    explicit ReadTableModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const ReadRow& row) const override { return row.key; }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const ReadRow& row, int column, int role) const override;

private:
    const Words& m_words;
};

// A chooser of what each column holds, in the header above it, and why it is proposed.
class RoleHeader : public QHeaderView {
    Q_OBJECT

public:
    RoleHeader(const Words& words, const Theme& theme, QWidget* parent);
    void show_columns(const std::vector<bank::CsvColumnProposal>& columns);
    QComboBox* chooser(int column) const;
    QSize sizeHint() const override;
    void retranslate();

public slots:
    void place(); // the choosers stand on their sections

signals:
    void role_chosen(int column, comptoir::bank::CsvRole role);

protected:
    void paintSection(QPainter* painter, const QRect& box, int section) const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill(QComboBox* chooser) const;

    const Words& m_words;
    const Theme& m_theme;
    std::vector<bank::CsvColumnProposal> m_columns;
    std::vector<QComboBox*> m_choosers;
};

QString reason_words(bank::CsvReason reason);
QString lack_words(bank::CsvLack lack);

} // namespace comptoir::gui
