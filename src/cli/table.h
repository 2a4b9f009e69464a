// Columns of text for people: aligned by characters, amounts to the right.
#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace comptoir::cli {

class Table {
public:
    enum class Side { Left, Right };
    explicit Table(std::vector<Side> sides) : m_sides(std::move(sides)) {}
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    void print(std::ostream& out) const; // two blanks between columns, none at the end of a line

private:
    std::vector<Side> m_sides;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace comptoir::cli
