// What a bank line may be asked: which account it goes to.
#pragma once

#include "comptoir/app/reconcile.h"
#include "comptoir/gui/support/async.h"

#include <functional>

class QWidget;

namespace comptoir::gui {

class FormDialog;

// What was typed; whoever runs it closes the dialog, or leaves it open with the refusal in it.
using AccountsTyped = std::function<void(const std::vector<app::ManualTarget>&, FormDialog*)>;

// K: one account or several that share `total`, each with its VAT inside, and the third party of
// suppliers' and customers': `party`, the line's own, unless another one is typed.
void open_account_dialog(Session& session, QWidget* window, const QString& line, Money total,
                         const QString& party, AccountsTyped typed);

} // namespace comptoir::gui
