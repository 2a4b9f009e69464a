// The état de rapprochement on screen: figures at the left, the four lists at the right.
#pragma once

#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/row_model.h"
#include "comptoir/reconcile/report.h"

#include <QWidget>

#include <filesystem>

class QGridLayout;
class QHBoxLayout;

class QAction;

namespace comptoir::gui {

class Card;
class DayEdit;
class Table;

struct ReportRow {
    qlonglong key = 0;
    QString section; // shown on its first row
    reconcile::ReportLine line;
};

class ReportTableModel : public RowModel<ReportRow> {
    Q_OBJECT

public:
    enum Column { Section, Day, Piece, Label, Amount, k_columns };
    explicit ReportTableModel(const Words& words, QObject* parent = nullptr);
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    qlonglong key_of(const ReportRow& row) const override { return row.key; }
    QVariant cell(const ReportRow& row, int column, int role) const override;

private:
    const Words& m_words;
};

class ReconciliationView : public QWidget {
    Q_OBJECT

public:
    explicit ReconciliationView(Session& session, QWidget* parent = nullptr);
    void show_report(const std::string& journal, Date at);
    void reload();
    void retranslate();
    // A button beside the title of the figures.
    void add_to_figures(QAction* action);
    bool has_report() const { return m_report.has_value(); }
    Date day() const { return m_at; }
    QString file_name() const; // "etat-BQ-2026-10-31.pdf"
    // Written by a worker thread; the answer comes as told() or failed().
    void export_pdf(const std::filesystem::path& path);
    const std::string& journal() const { return m_journal; }
    Date at() const { return m_at; }
    ReportTableModel* model() const { return m_model; }

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence);
    void report_changed();
    void day_chosen(); // by a person

private:
    void show_figures();
    void write_pdf(const std::filesystem::path& path);

    Session& m_session;
    std::string m_journal;
    Date m_at;
    std::optional<reconcile::ReconciliationReport> m_report;
    Card* m_figures_card;
    Card* m_lists_card;
    DayEdit* m_day;
    QHBoxLayout* m_acts;
    QWidget* m_figures = nullptr;
    ReportTableModel* m_model;
    Table* m_table;
    Latest m_latest;
};

} // namespace comptoir::gui
