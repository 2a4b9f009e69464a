// The two questions a bank line may need: which account it goes to, and how a third party is named
// on statements.
#pragma once

#include "comptoir/gui/support/async.h"

#include <functional>

class QWidget;

namespace comptoir::gui {

// K: account (and third party for suppliers' and customers'). `chosen` runs with what was typed.
void open_account_dialog(Session& session, QWidget* window, const QString& line,
                         std::function<void(const QString& account, const QString& party)> chosen);

// T: the text looked for in bank labels (référence sur relevé bancaire); empty at first, on
// purpose.
void open_reference_dialog(Session& session, QWidget* window, const QString& party,
                           std::function<void()> done);

} // namespace comptoir::gui
