// Lines as a screen reads them: a search that stops when nobody waits for it any more, and the rows
// of lines that changed.
#pragma once

#include "comptoir/app/bank.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace comptoir::app {

struct LineSearch {
    LineFilter filter;
    bool unmatched = false; // open, parked and ignored ones, whatever filter.state says
    std::stop_token stop;
};
// As for_each_line() and count_lines(); stopped while it looks for a text: core.cancelled.
Result<void> search_lines(Reader& reader, const LineSearch& search,
                          const std::function<bool(const LineRow&)>& take);
Result<std::int64_t> count_found(Reader& reader, const LineSearch& search);

// These lines as they are now, in the order asked; `kept`: the search keeps it (`after` and `limit`
// do not count). What is no line any more is left out.
struct AskedLine {
    LineRow row;
    bool kept = false;
};
Result<std::vector<AskedLine>> load_lines(Reader& reader, const std::vector<bank::LineId>& lines,
                                          const LineSearch& search);

} // namespace comptoir::app
