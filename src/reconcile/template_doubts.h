// Why a person confirms a template that stands in a line: the line is not of the kind it was made
// for.
#pragma once

#include "context.h"

#include <optional>

namespace comptoir::reconcile {

// The side, whose line it is, and the amount.
std::optional<Reason> other_kind_of_line(const Context& context, std::uint32_t line,
                                         const EntryTemplate& one);

} // namespace comptoir::reconcile
