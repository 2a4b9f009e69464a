// The tray of an intake folder as text: a list that is written whole, so that a kill leaves the old
// one or the new one. The bytes of the parts stand in files beside it (app/intake.h).
#pragma once

#include "comptoir/bank/intake.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::storage {

std::string to_json(const bank::IntakeTray& tray);
// Nothing for a text that is damaged or of a newer program.
std::optional<bank::IntakeTray> intake_tray_from_json(std::string_view text);

} // namespace comptoir::storage
