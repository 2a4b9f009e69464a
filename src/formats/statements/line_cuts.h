// Where a file of lines may be cut: before each line that begins a block.
#pragma once

#include "comptoir/formats/statement_format.h"

#include <functional>
#include <string_view>

namespace comptoir::formats {

// `begins_block` is asked of the first bytes of every line (at most k_line_head_bytes), in order.
inline constexpr std::size_t k_line_head_bytes = 16;
Result<std::optional<StatementCuts>>
find_line_cuts(ByteSource& source, const Work& work,
               const std::function<bool(std::string_view)>& begins_block);

} // namespace comptoir::formats
