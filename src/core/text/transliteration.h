// What stands in for a character where only a smaller set is allowed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::text {

// The base of one character below accents and compatibility forms, as code points: "é" gives "e",
// "ﬁ" gives "fi", "ø" gives "o", "œ" gives "oe", "’" gives "'". Marks and invisible format
// characters give an empty text; a character without any simpler form gives itself.
std::u32string base_of(char32_t character);

// The hand-made part of base_of: letters, ligatures and punctuation that Unicode does not
// decompose. Empty optional: none.
std::optional<std::string_view> ascii_stand_in(char32_t character);

} // namespace comptoir::text
