// The preview of the automatic lettering: every row is one letter, and may be left out.
#pragma once

#include "comptoir/app/lettering.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/table.h"

#include <QDialog>

#include <vector>

class QPushButton;

namespace comptoir::gui {

class MessageBar;

struct PlanRow {
    qlonglong key = 0;
    QString party;
    reconcile::LetterProposal proposal;
};

class PlanTableModel : public ColumnModel<PlanRow> {
    Q_OBJECT

public:
    enum Column { Party, Amount, Count, Method, Why, k_columns };
    explicit PlanTableModel(const Words& words, QObject* parent = nullptr);
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    qlonglong key_of(const PlanRow& row) const override { return row.key; }
    QVariant cell(const PlanRow& row, int column, int role) const override;

private:
    const Words& m_words;
};

class PlanDialog : public QDialog {
    Q_OBJECT

public:
    PlanDialog(Session& session, const std::vector<app::PartyPlan>& plans,
               QWidget* parent = nullptr);
    PlanTableModel* model() const { return m_model; }

signals:
    void lettered(const std::vector<comptoir::app::Lettered>& done);

private:
    void letter();

    Session& m_session;
    PlanTableModel* m_model;
    Table* m_table;
    MessageBar* m_messages;
    QPushButton* m_act;
};

} // namespace comptoir::gui
