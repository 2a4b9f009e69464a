// How a bank journal takes its statements in: digital statements, format, folder, watching it,
// importing and matching without asking.
#pragma once

#include "comptoir/gui/support/session.h"

#include <string>

class QWidget;

namespace comptoir::gui {

// Begins with `journal`, or with the first bank journal when it is empty.
void open_journal_settings(Session& session, QWidget* window, const std::string& journal);

} // namespace comptoir::gui
