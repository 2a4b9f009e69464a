#include "cli/table.h"

#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::cli {

Table::Table(std::initializer_list<Column> columns, i18n::Language language) {
    for (const Column& column : columns) {
        m_headings.push_back(i18n::say(column.heading, language));
        m_sides.push_back(column.side);
    }
}

void Table::print(std::ostream& out) const {
    if (m_rows.empty())
        return;
    std::vector<std::size_t> widths(m_sides.size(), 0);
    const auto widen = [&](const std::vector<std::string>& cells) {
        for (std::size_t column = 0; column < cells.size(); ++column)
            widths[column] = std::max(widths[column], text::length_in_characters(cells[column]));
    };
    const auto show = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t column = 0; column < cells.size(); ++column) {
            const std::string gap(widths[column] - text::length_in_characters(cells[column]), ' ');
            line += column == 0 ? "" : "  ";
            line += m_sides[column] == Side::Right ? gap + cells[column] : cells[column] + gap;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    };
    widen(m_headings);
    for (const auto& row : m_rows)
        widen(row);
    show(m_headings);
    for (const auto& row : m_rows)
        show(row);
}

} // namespace comptoir::cli
