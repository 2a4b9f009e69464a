// The chosen files before anything is written: what each holds, what will be done with it, and
// what a person must answer first.
#pragma once

#include "comptoir/gui/bank/preview_models.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/table.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QHBoxLayout;

namespace comptoir::gui {

class PreviewPage : public QWidget {
    Q_OBJECT

public:
    // `plan` belongs to the view that owns this page and is shown anew by show_plan().
    PreviewPage(Session& session, const std::vector<PlannedFile>& plan, QWidget* parent = nullptr);
    void show_plan();
    void retranslate();
    const PlannedFile* current_file() const;
    const app::PreviewedMember* current_member() const;
    Table* file_table() const { return m_files; }
    Table* statement_table() const { return m_statements; }
    FileTableModel* file_model() const { return m_file_model; }
    PreviewedTableModel* statement_model() const { return m_statement_model; }
    QCheckBox* automatic() const { return m_automatic; }
    // As the settings of the chosen journal say; none: as the user left it last.
    void propose_matching(std::optional<bool> wanted);
    QHBoxLayout* file_acts() const { return m_file_acts; } // what the chosen file asks for
    Card* file_card() const { return m_file_card; }
    QString notes() const;

signals:
    void toggle_asked();
    void current_changed();

private:
    void follow_rights();
    void show_member();
    void show_totals();
    QStringList notes_of(const PlannedFile& file) const;

    Session& m_session;
    const std::vector<PlannedFile>& m_plan;
    FileTableModel* m_file_model;
    PreviewedTableModel* m_statement_model;
    Card* m_file_card;
    Card* m_statement_card;
    Table* m_files;
    Table* m_statements;
    QFrame* m_why;
    QLabel* m_notes;
    QHBoxLayout* m_file_acts;
    QCheckBox* m_automatic;
    std::optional<bool> m_proposed; // what the journal says about matching
    QLabel* m_totals;
};

} // namespace comptoir::gui
