#include "comptoir/bank/types.h"

#include <utility>

namespace comptoir::bank {

void CollectingSink::begin_statement(const StatementHeader& so_far) {
    statements.emplace_back();
    statements.back().header = so_far;
}

bool CollectingSink::line(StatementLine&& line) {
    if (m_line_count == m_lines_max)
        return false;
    ++m_line_count;
    statements.back().lines.push_back(std::move(line));
    return true;
}

void CollectingSink::end_statement(const StatementHeader& header, BalanceCheck check) {
    statements.back().header = header;
    statements.back().check = check;
}

void CollectingSink::diagnostic(Diagnostic&& diagnostic) {
    diagnostics.push_back(std::move(diagnostic));
}

} // namespace comptoir::bank
