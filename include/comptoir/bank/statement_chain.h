// Do the statements of an account follow each other: what is missing, or there twice.
//
//   for (const ChainBreak& wrong : find_breaks(statements)) …
//
// A statement begins where the one before it ended. Pure, and asked anew each time: when the
// missing file comes in, in whatever order, the break is gone.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::bank {

struct ChainedStatement {
    StatementId id;
    std::optional<Date> from, to;
    std::optional<Money> opening, closing;
};

enum class BreakKind {
    Gap,     // days between them are in no statement
    Overlap, // both hold the same days, and their balances do not chain
    Jump     // no day is missing, yet the balances differ
};
std::string_view to_text(BreakKind kind); // "gap"

struct ChainBreak {
    BreakKind kind = BreakKind::Gap;
    StatementId before, after;
    std::optional<Date> closed_on, opened_on; // last day of the one, first day of the other
    std::optional<Money> closing, opening;
    std::int64_t days_missing = 0; // Mondays to Fridays
};

// In the order of days. Where the balances agree nothing is missing, whatever the days; where one
// of them is unknown only missing days are named.
std::vector<ChainBreak> find_breaks(std::vector<ChainedStatement> statements);

// With both days and both amounts: bank.statement_gap, .statement_overlap, .statement_jump.
Diagnostic break_diagnostic(const ChainBreak& found, const std::string& journal);

} // namespace comptoir::bank
