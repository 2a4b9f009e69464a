// One page of a list that streams: lines, entries.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/core/result.h"

#include <cstdint>

namespace comptoir::cli {

// Calls `show` for the rows of one page, in order of id. `filter.limit` is one more than the page
// holds: the row beyond only tells that there is a next page. Answers the last id shown when there
// is one, else 0. `for_each` is a query of app: for_each(reader, filter, take).
template <class Row, class Filter, class ForEach, class Show>
Result<std::int64_t> show_page(app::Workspace& workspace, const Filter& filter, ForEach for_each,
                               const Show& show) {
    return workspace.read<std::int64_t>([&](app::Reader& reader) -> Result<std::int64_t> {
        std::int64_t count = 0, last = 0, next = 0;
        CT_TRY(for_each(reader, filter, [&](const Row& row) {
            if (++count == filter.limit) {
                next = last;
                return false;
            }
            last = row.id.value();
            show(row);
            return true;
        }));
        return next;
    });
}

} // namespace comptoir::cli
