// Takes announced lines in: each operation once, however many reports tell it.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/bank/rules.h"
#include "comptoir/storage/repositories/connection_repository.h"
#include "comptoir/storage/repositories/expected_repository.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct ExpectedCounts {
    std::int64_t lines_new = 0, lines_known = 0;
    std::optional<storage::DaySpan> days;
};

class ExpectedIntake {
public:
    ExpectedIntake(Writer& writer, storage::ImportId import)
        : m_writer(&writer), m_import(import) {}

    // Lines of one report come together: begin_report, add*, end_report.
    void begin_report(std::string journal, std::string format);
    void add(bank::StatementLine&& line);
    void end_report();

    const std::map<std::string, ExpectedCounts>& by_journal() const { return m_counts; }

private:
    void flush();
    void take_group(std::vector<bank::StatementLine>& equals);
    void take_new(bank::StatementLine&& line);

    Writer* m_writer;
    storage::ImportId m_import;
    std::string m_journal, m_format;
    std::int64_t m_report = 0;
    std::vector<bank::StatementLine> m_lines; // at most k_lines_at_once
    std::map<std::string, ExpectedCounts> m_counts;
};

// The pending operations of one account of a feed, after a page of it.
void follow_pending_operations(Writer& writer, storage::ConnectionRowId connection,
                               std::string_view provider_account);

// Pairs what is still expected on a journal with what is booked: after lines of these days came in,
// after announcements of these days came in, or after lines of these days went away (what they had
// replaced is expected again, unless others are there).
void settle_after_lines(Writer& writer, const std::string& journal, const storage::DaySpan& days);
void settle_after_announcements(Writer& writer, const std::string& journal,
                                const storage::DaySpan& days);
void settle_after_undo(Writer& writer, const std::string& journal, const storage::DaySpan& days);

// A line is deleted: nothing will come for what announced it.
void drop_announcements_of(Writer& writer, bank::LineId line);

} // namespace comptoir::app
