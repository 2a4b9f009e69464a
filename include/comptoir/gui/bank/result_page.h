// After an import: the statements made, and what asks for a look (left out, doubtful, put aside).
#pragma once

#include "comptoir/gui/bank/import_plan.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/card.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/table.h"

#include <QWidget>

class QHBoxLayout;

namespace comptoir::gui {

struct MadeRow {
    qlonglong key = 0;
    app::ImportedStatement statement;
};

class MadeTableModel : public ColumnModel<MadeRow> {
    Q_OBJECT

public:
    enum Column { Journal, Period, New, Known, Doubtful, State, k_columns };

    explicit MadeTableModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const MadeRow& row) const override { return row.key; }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const MadeRow& row, int column, int role) const override;

private:
    const Words& m_words;
};

struct NoteRow {
    enum Kind { LeftOut, PutAside, Known, Remark };
    qlonglong key = 0;
    Kind kind = Remark;
    QString subject, sentence;
};

class NoteTableModel : public ColumnModel<NoteRow> {
    Q_OBJECT

public:
    enum Column { What, Subject, Sentence, k_columns };

    using ColumnModel::ColumnModel;
    qlonglong key_of(const NoteRow& row) const override { return row.key; }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const NoteRow& row, int column, int role) const override;
};

class ResultPage : public QWidget {
    Q_OBJECT

public:
    explicit ResultPage(Session& session, QWidget* parent = nullptr);
    void show_outcome(const ImportOutcome& outcome);
    const ImportOutcome& outcome() const { return m_outcome; }
    void retranslate();
    // The statement the user looks at, else the first one made.
    // The import whose known lines can be looked at: that of the chosen statement, else any.
    std::optional<std::int64_t> import_with_known() const;
    const app::ImportedStatement* chosen() const;
    QHBoxLayout* acts() const { return m_acts; }
    Table* made_table() const { return m_made; }
    MadeTableModel* made_model() const { return m_made_model; }
    NoteTableModel* note_model() const { return m_note_model; }
    QString headline() const;

signals:
    void open_asked();
    void current_changed();

private:
    void show_headline();
    std::vector<NoteRow> note_rows() const;

    Session& m_session;
    ImportOutcome m_outcome;
    MadeTableModel* m_made_model;
    NoteTableModel* m_note_model;
    QFrame* m_head;
    QLabel* m_headline;
    QHBoxLayout* m_acts;
    Card* m_made_card;
    Card* m_note_card;
    Table* m_made;
    Table* m_notes;
};

} // namespace comptoir::gui
