// "D'où vient l'écart ?": the causes of a difference, best first, each with its place and its
// repair.
//
// Opened from the état de rapprochement, from the three figures and from what is ticked. Enter goes
// to the place, R repairs, Ctrl+Z takes the repair back.
#pragma once

#include "comptoir/app/difference.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/column_model.h"
#include "comptoir/gui/widgets/table.h"

#include <QAction>
#include <QDialog>

#include <optional>
#include <string>
#include <vector>

class QPushButton;

namespace comptoir::gui {

class Card;
class MessageBar;

// Bank against books at a day, or ticked lines against ticked rows.
struct CausesQuestion {
    std::string journal;
    Date at;
    std::optional<app::TickedSelection> ticked;
};

struct CauseRow {
    qlonglong key = 0;
    reconcile::Cause cause;
};

class CauseTableModel : public ColumnModel<CauseRow> {
    Q_OBJECT

public:
    enum Column { Why, Explains, Rest, Repair, k_columns };
    explicit CauseTableModel(const Words& words, QObject* parent = nullptr);
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    qlonglong key_of(const CauseRow& row) const override { return row.key; }
    QVariant cell(const CauseRow& row, int column, int role) const override;

private:
    const Words& m_words;
};

class CausesWindow : public QDialog {
    Q_OBJECT

public:
    CausesWindow(Session& session, CausesQuestion question, QWidget* parent = nullptr);
    Table* table() const { return m_table; }
    CauseTableModel* model() const { return m_model; }
    MessageBar& messages() const { return *m_messages; }

signals:
    void jump_asked(const QString& pane, const QString& kind, qlonglong id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void build_actions();
    void retranslate();
    void load();
    void show_answer(app::DifferenceAnswer answer);
    void update_actions();
    void allow_repair(const std::optional<reconcile::Repair>& repair);
    static QString words_of(const app::RepairDone& done);
    void go_there();
    void repair();
    void take_back();
    const CauseRow* chosen() const;

    Session& m_session;
    CausesQuestion m_question;
    app::DifferenceAnswer m_answer;
    Card* m_card;
    CauseTableModel* m_model;
    Table* m_table;
    MessageBar* m_messages;
    QAction *m_go, *m_repair, *m_undo;
    QPushButton* m_close;
    Latest m_latest;
};

CausesWindow* open_causes(Session& session, QWidget* window, CausesQuestion question);

} // namespace comptoir::gui
