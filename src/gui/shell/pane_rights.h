// Which right an act of a pane needs: it is grey with its reason for who lacks it.
#pragma once

#include "comptoir/users/rights.h"

#include <QString>

#include <optional>

namespace comptoir::gui {

// Empty: the act only shows something, or what it needs depends on what is chosen: its pane then
// says which it is (Pane::need).
std::optional<users::Right> right_of_act(const QString& pane, const QString& act);

} // namespace comptoir::gui
