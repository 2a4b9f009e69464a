// Pages of statement lines, as both tables of the reconciliation pane show them.
#pragma once

#include "comptoir/app/line_rows.h"
#include "comptoir/gui/reconcile/line_table_model.h"
#include "comptoir/gui/support/paging.h"

#include <cstdint>

namespace comptoir::gui {

// At most filter.limit lines after filter.after of the search. A search that takes long answers
// with the first lines it found; the next page goes on behind them.
Result<Page<LineView>> load_line_page(app::Reader& reader, const app::LineSearch& search);

// Lines that changed, as they are now.
struct AskedLines {
    std::vector<LineView> kept; // those the filter keeps
    std::vector<bank::LineId> gone;
};
Result<AskedLines> load_asked_lines(app::Reader& reader, const std::vector<bank::LineId>& lines,
                                    const app::LineSearch& search);

} // namespace comptoir::gui
