// What automatic matching would do, shown before it is done.
#pragma once

#include "comptoir/app/reconcile.h"
#include "comptoir/gui/support/async.h"

#include <functional>
#include <optional>

class QWidget;

namespace comptoir::gui {

// Lists the lines of `asked` that have one answer; `agreed` runs on Enter, with what a person chose
// for this run beside it: the days of tolerance (A100), and the date de pointage (A99).
void open_automatic_dialog(Session& session, QWidget* window, const app::ReconcileRequest& asked,
                           std::function<void(const app::ReconcileRequest& chosen)> agreed);

} // namespace comptoir::gui
