// The tables of the preview: chosen files, and the statements of one of them.
#pragma once

#include "comptoir/gui/bank/import_plan.h"
#include "comptoir/gui/widgets/column_model.h"

namespace comptoir::gui {

// One file, or one member of an archive.
struct FileRow {
    qlonglong key = 0;    // of the row
    qlonglong serial = 0; // of the planned file
    std::size_t member = 0;
    bool has_tick = true; // each member of an archive has its own
    bool is_read = false, is_known = false, accepts_mismatch = false, has_mismatch = false;
    Fate fate = Fate::Leave;
    bool fate_is_open = false; // another fate than Leave is possible
    FileNeed need = FileNeed::Nothing;
    QString name, format, accounts;
    std::optional<Date> from, to;
    std::int64_t lines = 0, known = 0, statements = 0, expected = 0;
    bool known_is_sure = true;
    bank::BalanceCheck check = bank::BalanceCheck::NotPossible;
};
std::vector<FileRow> rows_of(const PlannedFile& file);

class FileTableModel : public ColumnModel<FileRow> {
    Q_OBJECT

public:
    enum Column { Tick, Name, Format, Accounts, Period, Lines, Known, Check, State, k_columns };

    explicit FileTableModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const FileRow& row) const override { return row.key; }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const FileRow& row, int column, int role) const override;

private:
    QVariant state_cell(const FileRow& row, int role) const;
    QVariant check_cell(const FileRow& row, int role) const;

    const Words& m_words;
};

// The words, tone and icon of a balance check: the same in every table.
QVariant check_words(const Words& words, bank::BalanceCheck check, int role);
QString period_words(const Words& words, const std::optional<Date>& from,
                     const std::optional<Date>& to);

struct PreviewedRow {
    qlonglong key = 0;
    app::PreviewedStatement statement;
};

class PreviewedTableModel : public ColumnModel<PreviewedRow> {
    Q_OBJECT

public:
    enum Column {
        Account,
        Journal,
        Period,
        Opening,
        MoneyOut,
        MoneyIn,
        Closing,
        Check,
        Lines,
        Known,
        k_columns
    };

    explicit PreviewedTableModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const PreviewedRow& row) const override { return row.key; }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const PreviewedRow& row, int column, int role) const override;

private:
    QVariant journal_cell(const app::PreviewedStatement& statement, int role) const;

    const Words& m_words;
};

} // namespace comptoir::gui
