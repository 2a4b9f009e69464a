// A118, C33: what the nature of each chosen line is, what it becomes, and the change of all at
// once.
#pragma once

#include "comptoir/gui/reconcile/line_table_model.h"
#include "comptoir/gui/support/session.h"

#include <vector>

class QWidget;

namespace comptoir::gui {

void open_nature_dialog(Session& session, QWidget* window, const std::vector<LineView>& lines);

} // namespace comptoir::gui
