// In which order a person is asked what a line is (C18).
#pragma once

#include "comptoir/gui/support/session.h"

class QWidget;

namespace comptoir::gui {

// A list that Alt+↑ and Alt+↓ or its buttons put in order; saved by its act, for the whole dossier.
void open_source_order(Session& session, QWidget* window);

} // namespace comptoir::gui
