// The Duplicates tab: lines that files repeated, beside the line they repeat, lines that may repeat
// another one, and lines that were deleted; say what is a duplicate, take one back, go to both
// sides.
#pragma once

#include "comptoir/app/recognised.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/support/paging.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/message_bar.h"
#include "comptoir/gui/widgets/table.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace comptoir::gui {

// A recognised, a doubtful or a deleted line.
struct DuplicateRow {
    enum Kind { Known, OfDeleted, Overruled, Deleted, Merged, Doubtful };
    Kind kind = Known;
    bank::LineId id;
    std::string journal;
    bank::StatementLine line;
    app::LineOrigin from;
    std::string other;     // what it repeats, in the words of that line; why it was deleted
    bank::LineId other_id; // of a doubtful line: the one it may repeat
    app::LineOrigin other_from;
    std::optional<Instant> when; // of the import it repeats, or of the deletion
    std::string by;
    users::Right answer = users::Right::StatementModify; // what change_chosen() asks for
};

class DuplicateTableModel : public ColumnModel<DuplicateRow> {
    Q_OBJECT

public:
    enum Column { Day, Label, Amount, File, Entry, Other, OtherFile, When, By, State, k_columns };

    explicit DuplicateTableModel(const Words& words, QObject* parent = nullptr);
    enum List { Recognised, Deleted, Doubtful };
    void show_list(List list) { m_list = list; } // names the columns
    qlonglong key_of(const DuplicateRow& row) const override { return row.id.value(); }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const DuplicateRow& row, int column, int role) const override;

private:
    const Words& m_words;
    List m_list = Recognised;
};

class DuplicatesView : public QWidget {
    Q_OBJECT

public:
    explicit DuplicatesView(Session& session, QWidget* parent = nullptr);
    void reload(); // keeps selection and place
    void retranslate();
    // Those of one import alone, or of the import of one statement, until another list is chosen.
    void show_import(std::int64_t import);
    void show_statement(bank::StatementId statement);
    void change_chosen(); // no duplicate, a duplicate after all, take back
    void merge_chosen();  // a doubtful line and the one it repeats are one operation
    void open_other();
    void open_own();
    const DuplicateRow* current() const;
    DuplicateTableModel::List list() const;
    void show_list(DuplicateTableModel::List list);
    Table* table() const { return m_table; }
    DuplicateTableModel* model() const { return m_model; }
    QComboBox* kinds() const { return m_kinds; }
    EmptyState* empty_state() const { return m_empty; }

signals:
    void failed(const comptoir::Error& error);
    void told(const QString& sentence, int tone);
    void open_asked(const QString& journal, qlonglong statement);
    void changed();

private:
    void load_more(qlonglong after);
    void load_journals();
    void name_empty();
    void show_part(std::int64_t import, bank::StatementId statement);
    bool is_part() const { return m_import != 0 || m_statement; }
    std::optional<std::string> journal() const;

    Session& m_session;
    DuplicateTableModel* m_model;
    Card* m_card;
    Table* m_table;
    QComboBox* m_kinds;
    QComboBox* m_journals;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    std::int64_t m_import = 0;
    bank::StatementId m_statement;
    Latest m_latest, m_latest_journals;
};

} // namespace comptoir::gui
