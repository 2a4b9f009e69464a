// What is measured, one task per process.
#pragma once

#include <string>
#include <vector>

namespace comptoir::bench {

// The first argument names the task; answers on the standard output. False: no such task.
bool run_task(const std::vector<std::string>& arguments);

} // namespace comptoir::bench
