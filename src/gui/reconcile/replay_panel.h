// What the past says of a reference or a template before it is saved: counts, what was really
// booked, and the field for a reason when it says otherwise.
#pragma once

#include "comptoir/app/replay.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/column_model.h"

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QLineEdit;

namespace comptoir::gui {

class Table;

class ReplayModel : public ColumnModel<app::ReplayedLine> {
    Q_DECLARE_TR_FUNCTIONS(ReplayModel)

public:
    enum Column { Day, Label, Amount, Booked, Closed, k_columns };

    explicit ReplayModel(const Words& words, QObject* parent = nullptr);
    qlonglong key_of(const app::ReplayedLine& row) const override { return row.line.value(); }
    std::span<const ColumnLook> looks() const override;
    QString column_name(int column) const override;
    QVariant cell(const app::ReplayedLine& row, int column, int role) const override;

private:
    QString booked_words(const app::ReplayedLine& row) const;
    const Words& m_words;
};

class ReplayPanel : public QFrame {
    Q_DECLARE_TR_FUNCTIONS(ReplayPanel)

public:
    using Question = std::function<Result<app::Replay>(app::Reader&)>;

    explicit ReplayPanel(Session& session, QWidget* parent);
    // Asked shortly after the last change; the answer to an older question is dropped.
    void ask(Question question);
    void clear();
    bool needs_reason() const { return m_contradicts > 0 && reason().isEmpty(); }
    QString reason() const;
    QString counts() const;

private:
    void ask_now();
    void show_replay(const app::Replay& replay);

    Session& m_session;
    Question m_question;
    QTimer m_timer;
    Latest m_latest;
    std::int64_t m_contradicts = 0;
    QLabel* m_counts;
    Table* m_table;
    ReplayModel* m_model;
    QLabel* m_reason_label;
    QLineEdit* m_reason;
};

} // namespace comptoir::gui
