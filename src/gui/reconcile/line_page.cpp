#include "comptoir/gui/reconcile/line_page.h"

namespace comptoir::gui {

Result<Page<LineView>> load_line_page(app::Reader& reader, const app::LineFilter& filter) {
    Page<LineView> page;
    CT_TRY(app::for_each_line(reader, filter, [&](const app::LineRow& row) {
        page.rows.push_back(line_view(row));
        return true;
    }));
    page.complete = static_cast<std::int64_t>(page.rows.size()) < filter.limit;
    return page;
}

Result<CountedLines> load_counted_lines(app::Reader& reader, const app::LineFilter& filter) {
    CT_ASSIGN(page, load_line_page(reader, filter));
    CT_ASSIGN(count, app::count_lines(reader, filter));
    return CountedLines{std::move(page), count};
}

} // namespace comptoir::gui
