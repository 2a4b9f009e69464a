// One entry template: what it books, the words that recognise a line, and what the past says.
#pragma once

#include "comptoir/gui/support/session.h"
#include "comptoir/reconcile/templates.h"

#include <functional>
#include <optional>

class QWidget;

namespace comptoir::gui {

// Without a template: a new one.
void open_template_dialog(Session& session, QWidget* window,
                          std::optional<reconcile::StoredTemplate> known,
                          std::function<void()> done);

} // namespace comptoir::gui
