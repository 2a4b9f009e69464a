// C: a receipt or a payment from bank lines, open for editing before it is saved; and a preview of
// several at once.
#pragma once

#include "comptoir/app/movements.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/support/words.h"

#include <QGridLayout>
#include <QLabel>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QLineEdit;

namespace comptoir::gui {

class MoneyEdit;

// The counterparts of one amount, spread over accounts (A160); says what is left to spread.
class PartsEdit : public QWidget {
    Q_OBJECT

public:
    PartsEdit(Session& session, QWidget* parent = nullptr);
    void show_parts(const std::vector<app::MovementPart>& parts, Money amount);
    std::vector<app::MovementPart> parts() const; // rows without account are left out
    Money left() const;
    bool lacks_account() const;
    void add_row(const app::MovementPart& part);

private:
    struct Row {
        QLineEdit* account;
        QLineEdit* party;
        MoneyEdit* amount;
    };
    void show_left();

    Session& m_session;
    Money m_amount;
    std::vector<Row> m_rows;
    QGridLayout* m_grid;
    QLabel* m_left;
};

QString movement_words(const Words& words, app::MovementKind kind);

using MovementsMade = std::function<void(const std::vector<app::CreatedMovement>&)>;
void open_movement_dialog(Session& session, QWidget* window, const std::vector<bank::LineId>& lines,
                          MovementsMade made);
// One per line, on its third party's side, after a look at all of them (A152, A153).
void open_movements_dialog(Session& session, QWidget* window,
                           const std::vector<bank::LineId>& lines, MovementsMade made);

} // namespace comptoir::gui
