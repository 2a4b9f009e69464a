// M: the entry template of a line, the entry it makes, and booking it; for several selected lines,
// booking them all at once.
#pragma once

#include "comptoir/gui/reconcile/line_table_model.h"
#include "comptoir/gui/support/session.h"

#include <functional>
#include <vector>

class QWidget;

namespace comptoir::gui {

void open_line_template_dialog(Session& session, QWidget* window, const LineView& line);
// Each line by its own template; those without one are named.
void open_template_batch_dialog(Session& session, QWidget* window,
                                const std::vector<LineView>& lines);

// Whose line it is, by hand; an empty field gives back what is found by itself.
void open_line_party_dialog(Session& session, QWidget* window, const LineView& line);

} // namespace comptoir::gui
