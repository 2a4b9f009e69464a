// Error codes of the sandbox bank.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::sandbox::errors {

inline constexpr ErrorSpec bad_scenario{"sandbox.bad_scenario", ErrorKind::Unreadable}; // {field}
inline constexpr ErrorSpec bad_faults{"sandbox.bad_faults", ErrorKind::Unreadable};     // {text}
inline constexpr ErrorSpec port_taken{"sandbox.port_taken", ErrorKind::Broken};         // {port}

} // namespace comptoir::sandbox::errors
