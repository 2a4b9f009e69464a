// What automatic matching would do, shown before it is done.
#pragma once

#include "comptoir/app/reconcile.h"
#include "comptoir/gui/support/async.h"

#include <functional>
#include <optional>

class QWidget;

namespace comptoir::gui {

// Lists the lines of `asked` that have one answer; `agreed` runs on Enter, with the days of
// tolerance a person typed for this run (A100), if any.
void open_automatic_dialog(Session& session, QWidget* window, const app::ReconcileRequest& asked,
                           std::function<void(std::optional<int> days)> agreed);

} // namespace comptoir::gui
