// The tables of the quarantine: files, lines of one file, its corrections, what a trial read.
#pragma once

#include "comptoir/app/quarantine.h"
#include "comptoir/gui/support/words.h"
#include "comptoir/gui/widgets/column_model.h"

#include <QStyledItemDelegate>

class QTableView;

namespace comptoir::gui {

class QuarantineTableModel : public ColumnModel<app::QuarantinedFile> {
    Q_OBJECT

public:
    enum Column { Name, Format, Fault, Corrections, Since, State, k_columns };

    explicit QuarantineTableModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const app::QuarantinedFile& row) const override { return row.id.value(); }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const app::QuarantinedFile& row, int column, int role) const override;

private:
    const Words& m_words;
};

struct ViewedLine {
    qlonglong key = 0;
    app::QuarantineLine line;
};

class ViewedLineModel : public ColumnModel<ViewedLine> {
    Q_OBJECT

public:
    enum Column { Number, Mark, Text, k_columns };

    explicit ViewedLineModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const ViewedLine& row) const override { return row.key; }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const ViewedLine& row, int column, int role) const override;
    void set_view(const app::QuarantineView& view);
    static qlonglong key_of_line(qlonglong line); // of a line of the original
    int row_of_fault() const;
    int longest() const { return m_longest; } // in characters
    int first_fault_column() const { return m_first_fault_column; }
    int last_fault_column() const { return m_last_fault_column; }

private:
    const Words& m_words;
    int m_longest = 0, m_first_fault_column = 0, m_last_fault_column = 0;
};

// Lines in characters of one width; the columns of the fault on coloured paper, what is not read
// any more struck through.
class FixedTextDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    FixedTextDelegate(const Theme& theme, const ViewedLineModel& model, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    static QFont font();
    static int character_width();
    static constexpr int k_left = 7; // before the first column

private:
    const Theme& m_theme;
    const ViewedLineModel& m_model;
};

// The numbers of the columns above the lines of a file of fixed records.
class ColumnRuler : public QWidget {
    Q_OBJECT

public:
    ColumnRuler(const Theme& theme, QTableView* table, int section, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QTableView* m_table;
    int m_section;
};

class CorrectionTableModel : public ColumnModel<app::Correction> {
    Q_OBJECT

public:
    enum Column { Line, Kind, Text, Why, By, k_columns };

    explicit CorrectionTableModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const app::Correction& row) const override { return row.id.value(); }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const app::Correction& row, int column, int role) const override;

private:
    const Words& m_words;
};

struct TriedRow {
    qlonglong key = 0;
    app::TriedStatement statement;
};

class TriedTableModel : public ColumnModel<TriedRow> {
    Q_OBJECT

public:
    enum Column { Account, Opening, Sum, Closing, Lines, Check, k_columns };

    explicit TriedTableModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const TriedRow& row) const override { return row.key; }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const TriedRow& row, int column, int role) const override;

private:
    const Words& m_words;
};

QString fault_words(const Words& words, const app::QuarantineFault& fault);

} // namespace comptoir::gui
