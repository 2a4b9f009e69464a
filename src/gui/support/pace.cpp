#include "comptoir/gui/support/pace.h"

namespace comptoir::gui {

namespace {
Pace g_pace = Pace::Person;
}

void set_pace(Pace pace) {
    g_pace = pace;
}

std::chrono::milliseconds paced(std::chrono::milliseconds wait) {
    return g_pace == Pace::Person ? wait : std::chrono::milliseconds(0);
}

} // namespace comptoir::gui
