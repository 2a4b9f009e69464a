// What a bank line may be asked: which account it goes to.
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

} // namespace comptoir::gui
