// What is kept of a statement of which some lines are not: a month imported over ten days that were
// here becomes what came before them and what came after, each part with its true balances. Pure.
#pragma once

#include "comptoir/storage/repositories/bank_repository.h"

#include <vector>

namespace comptoir::app {

// Consecutive lines of a file that are all kept, or all not, or all taken from the recognised ones.
struct LineRun {
    bool kept = false;
    bool overruled = false; // they were recognised, and a person said they are other operations
    bank::LineId first_line, last_line;
    Date first_day, last_day;
    std::int64_t sum_minor = 0;
};

// Takes a statement's lines in the order of their file.
class LineRuns {
public:
    void add(const storage::LineStep& step, bool kept, bool overruled = false);
    const std::vector<LineRun>& runs() const { return m_runs; }
    std::int64_t sum_minor() const { return m_sum_minor; }

private:
    std::vector<LineRun> m_runs;
    std::int64_t m_sum_minor = 0;
};

struct StatementPart {
    storage::StatementRecord record; // id and all but days and balances are those of the whole
    std::vector<LineRun> kept;
};
// Cut at what is not kept when the balances of the whole meet and its days never go back; else one
// part, with what can still be said of its balances. Lines that the balances call known, and a
// person does not, say nothing of the balance: a part of them alone has none.
std::vector<StatementPart> parts_of(const storage::StatementRecord& whole, const LineRuns& lines);

// The statement goes on from one of its file that ended with `closing_minor` on `ended_on`; a file
// that gives the latest first has balances that are equal by chance.
bool goes_on_from(const std::optional<std::int64_t>& closing_minor,
                  const std::optional<Date>& ended_on, const storage::StatementRecord& statement);

} // namespace comptoir::app
