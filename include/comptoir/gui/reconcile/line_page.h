// Pages of statement lines, as both tables of the reconciliation pane show them.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/gui/reconcile/line_table_model.h"
#include "comptoir/gui/support/paging.h"

#include <cstdint>

namespace comptoir::gui {

struct CountedLines {
    Page<LineView> page;
    std::int64_t count = 0; // of the whole list
};

// At most filter.limit lines after filter.after.
Result<Page<LineView>> load_line_page(app::Reader& reader, const app::LineFilter& filter);
// The beginning of a list, and how long it is.
Result<CountedLines> load_counted_lines(app::Reader& reader, const app::LineFilter& filter);

} // namespace comptoir::gui
