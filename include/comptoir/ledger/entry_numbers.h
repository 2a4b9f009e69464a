// EcritureNum as a sequence: "BQ0012" is 12, after "BQ", in four digits.
//
// Comptoir numbers each journal and year without a gap (LPF art. A47 A-1). Where books were taken
// over in the middle of a year, their journal's own form goes on.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace comptoir::ledger {

struct EntryNumber {
    std::string prefix;
    std::int64_t value = 0;
    std::size_t digits = 1; // leading zeros included
};
// Empty for a text that does not end in digits, or in more of them than a number holds (15).
std::optional<EntryNumber> parse_entry_number(std::string_view text);
std::string to_text(const EntryNumber& number);

// The number after which a journal goes on in one year. `own`: the last one Comptoir gave there;
// `highest`: the highest of each prefix that stands there. Comptoir's own form goes on; else the
// journal's, when it has only one; else plain integers.
EntryNumber number_to_follow(const std::optional<std::string>& own,
                             std::span<const std::string> highest);

} // namespace comptoir::ledger
