// One table in words, before anyone decides how it looks: the same for paper, terminal and screen.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/i18n/i18n.h"

#include <filesystem>
#include <string>
#include <vector>

namespace comptoir::reports {

struct PrintedColumn {
    std::string heading;
    int width_mm = 20; // on paper; longer cells are cut, those of the last column go on below
    bool to_the_right = false;
};
struct PrintedTable {
    std::string title;
    std::string facts; // one line below the title
    std::vector<PrintedColumn> columns;
    std::vector<std::vector<std::string>> rows; // one cell for each column
    std::string nothing;                        // said when there is no row
};

// A4 on its side, with the headings on each page and page numbers. Needs a QGuiApplication (the
// offscreen platform will do). Writes beside the old file and renames. Errors:
// core.file_unwritable.
Result<void> write_table_pdf(const PrintedTable& table, i18n::Language language,
                             const std::filesystem::path& path);

} // namespace comptoir::reports
