// How far a statement is, from its lines: never stored beside them (requirements, hole 8).
#pragma once

#include "comptoir/app/bank.h"

#include <cstdint>

namespace comptoir::app {

// `done`: matched or ignored. An empty statement is reconciled (A87).
StatementState state_of_counts(std::int64_t lines, std::int64_t done);

} // namespace comptoir::app
