// What was learned: evidence, what it stands for, from which matches; a switch and an eraser.
#pragma once

#include "comptoir/app/learned.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/column_model.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace comptoir::gui {

class MessageBar;
class Table;

class LearnedModel : public ColumnModel<app::LearnedRow> {
    Q_DECLARE_TR_FUNCTIONS(LearnedModel)

public:
    enum Column { From, Side, Evidence, To, Agreed, Against, Origins, State, k_columns };

    explicit LearnedModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const app::LearnedRow& row) const override { return row.id; }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const app::LearnedRow& row, int column, int role) const override;

private:
    QStringList decisions(const app::LearnedRow& row) const;

    const Words& m_words;
};

class LearnedList : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(LearnedList)

public:
    LearnedList(Session& session, QWidget* parent);

private:
    void reload();
    void update_buttons();
    void switch_selected();
    void erase_selected();
    void switch_all(bool on);

    Session& m_session;
    Latest m_latest;
    LearnedModel* m_model;
    Table* m_table;
    QLineEdit* m_filter;
    MessageBar* m_messages;
    QCheckBox* m_on;
    QPushButton *m_switch, *m_erase;
};

void open_learned_list(Session& session, QWidget* window);

} // namespace comptoir::gui
