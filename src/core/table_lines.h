// Reads the tab separated lists that are compiled into the program.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace comptoir {

// Calls take(columns) for every row below the line of column names. Lines that start with '#' tell
// the origin of the list and are skipped, like empty ones.
template <class Take>
void for_each_row(std::string_view content, Take take) {
    bool names_seen = false;
    std::vector<std::string_view> columns;
    while (!content.empty()) {
        const std::size_t end = content.find('\n');
        std::string_view line = content.substr(0, end);
        content = end == std::string_view::npos ? std::string_view{} : content.substr(end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() || line.front() == '#')
            continue;
        if (!names_seen) {
            names_seen = true;
            continue;
        }
        columns.clear();
        for (;;) {
            const std::size_t tab = line.find('\t');
            columns.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos)
                break;
            line.remove_prefix(tab + 1);
        }
        take(columns);
    }
}

} // namespace comptoir
