// New words on the statement for a third party (T) or a template (Shift+M). Both windows start
// empty on purpose: the clicked line prefills nothing (A116, A168).
#pragma once

#include "comptoir/gui/support/session.h"

class QWidget;

namespace comptoir::gui {

void open_party_reference_dialog(Session& session, QWidget* window);
void open_template_reference_dialog(Session& session, QWidget* window);

} // namespace comptoir::gui
