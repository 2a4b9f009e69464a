// How long the client waits for more before it works: for the next key of a filter, for the next of
// a row of changes. Those waits are for the hands and eyes of a person.
//
//   m_timer.start(paced(k_refresh_delay));   // at once when nobody is there
//
// A test that settles after each key has nobody: the waits would be most of its time. What the
// waiting itself is for is tested at the pace of a person.
#pragma once

#include <chrono>

namespace comptoir::gui {

enum class Pace { Person, AtOnce };

void set_pace(Pace pace); // heeded where a wait begins
std::chrono::milliseconds paced(std::chrono::milliseconds wait);

} // namespace comptoir::gui
