// Pages of statement lines, as both tables of the reconciliation pane show them.
#pragma once

#include "comptoir/app/line_rows.h"
#include "comptoir/gui/reconcile/line_table_model.h"
#include "comptoir/gui/support/paging.h"

#include <cstdint>
#include <functional>
#include <optional>

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

// How many lines a list holds. A long list is on the screen before it is counted; until then the
// count is empty. `list` tells the list apart from the next one and outlives this, like `owner`.
class LineCount {
public:
    LineCount(Session& session, QObject* owner, const Latest& list, std::function<void()> show)
        : m_session(session), m_owner(owner), m_list(list), m_show(std::move(show)) {}
    QString words() const; // empty: nothing to say
    void of_page(const Page<LineView>& page, const app::LineSearch& search);
    void ask(const app::LineSearch& search); // `show` follows with the answer
    void add(std::int64_t more);             // rows that came, or went below zero

private:
    Session& m_session;
    QObject* m_owner;
    const Latest& m_list;
    std::function<void()> m_show;
    std::optional<std::int64_t> m_count;
};

} // namespace comptoir::gui
