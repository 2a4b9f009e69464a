// Columns of text for people: a heading each, aligned by characters, amounts to the right.
#pragma once

#include "comptoir/i18n/i18n.h"

#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::cli {

class Table {
public:
    enum class Side { Left, Right };
    struct Column {
        std::string_view heading; // "cli.column.amount"
        Side side = Side::Left;
    };
    Table(std::initializer_list<Column> columns, i18n::Language language);

    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    // Two blanks between columns, none at the end of a line. Nothing at all without a row: an empty
    // list is said in a sentence, or not at all.
    void print(std::ostream& out) const;

private:
    std::vector<std::string> m_headings;
    std::vector<Side> m_sides;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace comptoir::cli
