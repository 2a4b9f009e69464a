// Under which account of the operating system this process runs.
#pragma once

#include <string>

namespace comptoir {

std::string system_account(); // "claire"; the number of an account without a name

} // namespace comptoir
