// Which booked line came in the place of an announced one.
//
//   const auto pairs = pair_expected(expected, booked);
//   pairs[0]; // the places in `booked` of what replaced expected[0]; empty: it is still expected
//
// Announced are the lines of intraday reports, booking advices and feeds, and pending ones. The
// bank may book them with another id, on another day, and what was only held with another amount
// too. A batch may be announced whole and booked line by line, or the other way round.
#pragma once

#include "comptoir/bank/types.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::bank {

// Banks book within days; a reference may be recognised for longer, a line without any is said to
// be late after this.
inline constexpr std::int32_t k_expected_days = 15;
inline constexpr std::int32_t k_referenced_days = 90;
inline constexpr std::int32_t k_early_days = 5; // a report may carry the day after the booking

// One line for the comparison. `group`: lines of one entry that was split have the same one, 0 for
// a line that is its whole entry.
struct ComparedLine {
    Date day;
    std::int64_t amount_minor = 0;
    std::vector<std::string> references; // the bank's, end to end, cheque, mandate: not empty ones
    std::string words;                   // fold_compact of label and counterparty
    std::string message;                 // of message_family()
    std::int64_t group = 0;
    bool may_change = false; // pending: booked with another amount perhaps
};
ComparedLine compared_line(const StatementLine& line, std::string_view format, std::int64_t group);

// "camt.052" of "camt.052.001.08", "mt942", "feed": the kind of message whose words and references
// compare.
std::string message_family(std::string_view format);

// Each booked line serves one announced operation. The same reference weighs more than the same
// words, these more than the same amount alone. About O((n + m) log m) for days that are not
// crowded with one amount.
std::vector<std::vector<std::size_t>> pair_expected(std::span<const ComparedLine> expected,
                                                    std::span<const ComparedLine> booked);

} // namespace comptoir::bank
