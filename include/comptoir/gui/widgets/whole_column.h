// A header section answers here how many characters of its texts are kept whole, as amounts are:
// numbers of pieces, of which the end tells one from the next. Beyond that, or where the stretched
// column would have no room left, they are cut like words.
#pragma once

#include "comptoir/gui/widgets/cells.h"

namespace comptoir::gui {

inline constexpr int k_whole_role = Qt::UserRole + 101; // int: characters; 0: words, cut at will

} // namespace comptoir::gui
