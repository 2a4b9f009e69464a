#include "cli/table.h"

#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::cli {

void Table::print(std::ostream& out) const {
    std::vector<std::size_t> widths(m_sides.size(), 0);
    for (const auto& row : m_rows)
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], text::length_in_characters(row[column]));
    for (const auto& row : m_rows) {
        std::string line;
        for (std::size_t column = 0; column < row.size(); ++column) {
            const std::string gap(widths[column] - text::length_in_characters(row[column]), ' ');
            line += column == 0 ? "" : "  ";
            line += m_sides[column] == Side::Right ? gap + row[column] : row[column] + gap;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    }
}

} // namespace comptoir::cli
