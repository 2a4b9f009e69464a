#include "comptoir/gui/reconcile/line_page.h"

#include <algorithm>
#include <chrono>

namespace comptoir::gui {

namespace {
constexpr std::chrono::milliseconds k_search_patience{30};
}

Result<Page<LineView>> load_line_page(app::Reader& reader, const app::LineSearch& search) {
    using Clock = std::chrono::steady_clock;
    // A list read again is read as far as it was.
    const bool searches = !search.filter.text.empty() && search.filter.limit <= k_page_rows;
    const Clock::time_point until = Clock::now() + k_search_patience;
    Page<LineView> page;
    page.complete = true;
    CT_TRY(app::search_lines(reader, search, [&](const app::LineRow& row) {
        page.rows.push_back(line_view(row));
        page.complete = static_cast<std::int64_t>(page.rows.size()) < search.filter.limit &&
                        !(searches && Clock::now() > until);
        return page.complete;
    }));
    return page;
}

Result<AskedLines> load_asked_lines(app::Reader& reader, const std::vector<bank::LineId>& lines,
                                    const app::LineSearch& search) {
    CT_ASSIGN(found, app::load_lines(reader, lines, search));
    AskedLines asked;
    for (const app::AskedLine& line : found)
        if (line.kept)
            asked.kept.push_back(line_view(line.row));
    for (const bank::LineId id : lines)
        if (std::none_of(asked.kept.begin(), asked.kept.end(),
                         [&](const LineView& line) { return line.id == id; }))
            asked.gone.push_back(id);
    return asked;
}

QString LineCount::words() const {
    return m_count.value_or(0) > 0 ? m_session.words().count(*m_count) : QString();
}

void LineCount::of_page(const Page<LineView>& page, const app::LineSearch& search) {
    m_count.reset();
    if (page.complete)
        m_count = static_cast<std::int64_t>(page.rows.size());
    else
        ask(search);
}

void LineCount::ask(const app::LineSearch& search) {
    query(
        m_session, m_owner,
        [search](app::Reader& reader) { return app::count_found(reader, search); },
        [this, asked = m_list.current()](Result<std::int64_t> count) {
            if (!m_list.is(asked) || !count)
                return;
            m_count = *count;
            m_show();
        });
}

void LineCount::add(std::int64_t more) {
    if (m_count)
        *m_count += more;
}

} // namespace comptoir::gui
