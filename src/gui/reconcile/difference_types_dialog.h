// The types of difference a write-off offers, and the accounts they go to (A177).
#pragma once

#include "comptoir/gui/support/session.h"

class QWidget;

namespace comptoir::gui {

// Ctrl+Z in the window gives back what a change replaced.
void open_difference_types(Session& session, QWidget* window);

} // namespace comptoir::gui
