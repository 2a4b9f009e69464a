// When a match counts at a day: all its lines and all its rows are dated until then.
#pragma once

#include <string_view>

namespace comptoir::storage {

// On `p`, a pointing or a match_line; ?2 is the day.
inline constexpr std::string_view k_whole_match = R"(
    NOT EXISTS (SELECT 1 FROM match_line x JOIN bank_line l ON l.id = x.line_id
                WHERE x.match_id = p.match_id AND l.booked_on > ?2)
    AND NOT EXISTS (SELECT 1 FROM pointing q JOIN entry_row s ON s.id = q.row_id
                    JOIN entry f ON f.id = s.entry_id
                    WHERE q.match_id = p.match_id AND f.day > ?2))";

} // namespace comptoir::storage
