// The two questions a bank line may need: which account it goes to, and how a third party is named
// on statements.
#pragma once

#include "comptoir/app/reconcile.h"
#include "comptoir/gui/support/async.h"

#include <functional>

class QWidget;

namespace comptoir::gui {

// K: one account or several that share `total`, each with its VAT inside, and the third party of
// suppliers' and customers'. `chosen` runs with what was typed.
void open_account_dialog(Session& session, QWidget* window, const QString& line, Money total,
                         std::function<void(const std::vector<app::ManualTarget>&)> chosen);

// T: the text looked for in bank labels (référence sur relevé bancaire); empty at first, on
// purpose.
void open_reference_dialog(Session& session, QWidget* window, const QString& party,
                           std::function<void()> done);

} // namespace comptoir::gui
