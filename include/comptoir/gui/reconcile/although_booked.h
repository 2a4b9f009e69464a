// C23: an act was refused because the books hold this money already; a person may know better.
#pragma once

#include "comptoir/gui/support/async.h"

#include <functional>

class QWidget;

namespace comptoir::gui {

class FormDialog;

bool is_booked_already(const Error& error);
// Shows the refusal with a button that goes on all the same: beside what was typed in `refused`,
// or, without such a dialog, in one of its own above `window`.
void offer_although_booked(Session& session, QWidget* window, FormDialog* refused,
                           const Error& error, std::function<void()> again);

} // namespace comptoir::gui
