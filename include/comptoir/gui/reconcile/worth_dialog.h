// What bank lines in another currency than the books are worth in that of the books. Only a person
// knows the rate of the day, so nothing is filled in (C28).
#pragma once

#include "comptoir/core/money.h"
#include "comptoir/gui/support/session.h"

#include <functional>
#include <optional>

class QWidget;

namespace comptoir::gui {

struct WorthQuestion {
    QString line;               // how the lines are called
    Money foreign;              // their sum at the bank
    std::optional<Money> items; // what the ticked invoices still owe, in the currency of the books
};
class FormDialog;

struct Worth {
    Money value;             // on the side of the lines
    bool is_partial = false; // what is left stays open; else it is a difference of exchange
};
// Whoever acts on it closes the dialog, or leaves it open with the refusal in it.
using WorthTyped = std::function<void(const Worth&, FormDialog*)>;
void open_worth_dialog(Session& session, QWidget* window, const WorthQuestion& question,
                       WorthTyped typed);

} // namespace comptoir::gui
