// Rows come and go above what is seen while what is seen stays where it is.
#pragma once

#include "comptoir/gui/widgets/table.h"

#include <functional>

namespace comptoir::gui {

void keep_in_place(Table& table, const std::function<void()>& change);

} // namespace comptoir::gui
