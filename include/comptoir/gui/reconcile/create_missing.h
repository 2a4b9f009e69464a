// An account or a third party nobody knows was typed: the dialog that was refused offers to create
// it, under the name one gives, and goes on with what was typed.
#pragma once

#include "comptoir/gui/support/async.h"

#include <functional>

namespace comptoir::gui {

class FormDialog;

// Shows the refusal in the dialog. For something unknown that this person may create, a button
// beside it asks for the name; who may not is told so. Once it is there `then` runs, without one
// the dialog's own act; `then` must not outlive the dialog.
void show_refusal(Session& session, FormDialog* dialog, const Error& error,
                  std::function<void()> then = {});

} // namespace comptoir::gui
