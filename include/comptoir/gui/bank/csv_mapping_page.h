// The mapping page: a CSV file of an unknown bank, what its columns hold, and the lines they give.
//
// Every choice is read again on the real file at once; saving remembers the mapping with a journal,
// and files with the same header are read by it from then on.
#pragma once

#include "comptoir/gui/bank/csv_models.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/table.h"

#include <QWidget>

#include <filesystem>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace comptoir::gui {

class CsvMappingPage : public QWidget {
    Q_OBJECT

public:
    explicit CsvMappingPage(Session& session, QWidget* parent = nullptr);
    void open(const std::filesystem::path& path);
    void save();
    void retranslate();
    bool can_save() const;
    const bank::CsvMapping& mapping() const { return m_mapping; }
    const std::optional<app::CsvPreview>& preview() const { return m_preview; }
    RoleHeader* header() const { return m_header; }
    Table* cell_table() const { return m_cells; }
    ReadTableModel* read_model() const { return m_read_model; }
    QComboBox* delimiters() const { return m_delimiter; }
    QComboBox* date_orders() const { return m_dates; }
    QComboBox* journals() const { return m_journal; }
    QLineEdit* name() const { return m_name; }
    QString remarks() const;
    QWidget* first_focus() const;

signals:
    void saved(const QString& journal);
    void failed(const comptoir::Error& error);
    void changed();

private:
    void build_settings();
    void build_tables();
    void build_foot();
    void load_journals();
    void read_again();
    void take_settings();
    void show_preview();
    void show_settings();
    void show_remarks();
    std::optional<ledger::Journal> chosen_journal() const;

    Session& m_session;
    std::filesystem::path m_path;
    bank::CsvMapping m_mapping;
    std::optional<app::CsvPreview> m_preview;
    std::optional<Error> m_error;
    std::vector<ledger::Journal> m_known_journals;
    CellsModel* m_cells_model;
    ReadTableModel* m_read_model;
    RoleHeader* m_header;
    Card *m_cells_card, *m_read_card;
    Table *m_cells, *m_read;
    QFrame *m_settings, *m_why, *m_foot;
    QLabel *m_delimiter_label, *m_encoding_label, *m_decimal_label, *m_dates_label, *m_sign_label,
        *m_remarks, *m_name_label, *m_journal_label;
    QComboBox *m_delimiter, *m_encoding, *m_decimal, *m_dates, *m_sign, *m_journal;
    QCheckBox *m_has_header, *m_inverted;
    QLineEdit* m_name;
    Latest m_latest;
};

} // namespace comptoir::gui
