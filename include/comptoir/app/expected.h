// What the bank announced and has not booked yet: intraday reports, booking advices, pending
// operations of statements and feeds.
//
//   auto expected = list_expected(reader, {.journal = "BQ"});
//   expected->front().state; // ExpectedState::Replaced once its booked line came in
//
// They stand apart from statement lines: no match, no entry, no balance and no état knows them.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/app/workspace.h"
#include "comptoir/bank/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

using ExpectedId = Id<struct ExpectedTag>;

enum class ExpectedState {
    Expected,
    Late,     // announced more than bank::k_expected_days ago and not booked since
    Replaced, // its booked line came in
    Dropped   // a person said that it does not come
};
std::string_view to_text(ExpectedState state); // "expected"
std::optional<ExpectedState> parse_expected_state(std::string_view text);

// A booked line that came in the place of an announced one.
struct ReplacingLine {
    bank::LineId line;
    bank::StatementId statement;
    Date booked_on;
    Money amount;
    std::string label;
};
struct ExpectedRow {
    ExpectedId id;
    std::string journal;
    ExpectedState state = ExpectedState::Expected;
    bank::StatementLine line; // as announced
    std::string format;       // "camt.052.001.08", "feed.qonto"
    std::string file_name;    // empty: a feed
    Instant told_at;
    std::vector<ReplacingLine> replaced_by; // several when the bank split it
    bool waits_in_feed = false;             // booked by the feed, its statement is not made yet
    std::string dropped_by;
};
struct ExpectedFilter {
    std::optional<std::string> journal;
    std::optional<ExpectedState> state; // none: Expected and Late
    bool whatever_state = false;
    std::string text;       // folded search in the texts and the amount
    std::int64_t after = 0; // id
    std::int64_t limit = 1000;
};
// By id. Errors: ledger.unknown_journal.
Result<std::vector<ExpectedRow>> list_expected(Reader& reader, const ExpectedFilter& filter);

// What is still to come, per journal; journals without any are left out.
struct ExpectedTotal {
    std::string journal;
    std::int64_t count = 0, late = 0; // the late ones are counted apart
    Money money_in, money_out;        // of those expected
    Money late_sum;
};
Result<std::vector<ExpectedTotal>> expected_totals(Reader& reader,
                                                   const std::optional<std::string>& journal);

// The announcements a line came in the place of; empty for most.
Result<std::vector<ExpectedRow>> announcements_of(Reader& reader, bank::LineId line);

// A person says that it does not come, or that it does after all. Errors: app.not_found,
// bank.expected_is_booked {id}.
Result<void> drop_expected(Writer& writer, ExpectedId id);
Result<void> keep_expected(Writer& writer, ExpectedId id);

} // namespace comptoir::app
