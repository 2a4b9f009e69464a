#include "transliteration.h"

#include "comptoir/core/invariant.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <vector>

namespace comptoir::text {

namespace {

struct StandIn {
    char32_t character;
    std::string_view ascii;
};

// Sorted by character. Letters as EPC217-08 (SEPA conversion table) writes them.
constexpr std::array k_stand_ins = std::to_array<StandIn>({
    {0x00AB, "\""}, {0x00AD, ""},   {0x00BB, "\""}, {0x00C6, "AE"}, {0x00D0, "D"}, {0x00D7, "x"},
    {0x00D8, "O"},  {0x00DE, "Th"}, {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F7, ":"},
    {0x00F8, "o"},  {0x00FE, "th"}, {0x0110, "D"},  {0x0111, "d"},  {0x0126, "H"}, {0x0127, "h"},
    {0x0131, "i"},  {0x0138, "k"},  {0x0141, "L"},  {0x0142, "l"},  {0x014A, "N"}, {0x014B, "n"},
    {0x0152, "OE"}, {0x0153, "oe"}, {0x0166, "T"},  {0x0167, "t"},  {0x0192, "f"}, {0x02BC, "'"},
    {0x1E9E, "SS"}, {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},  {0x2013, "-"}, {0x2014, "-"},
    {0x2015, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"}, {0x201C, "\""},
    {0x201D, "\""}, {0x201E, "\""}, {0x201F, "\""}, {0x2022, "-"},  {0x2032, "'"}, {0x2033, "\""},
    {0x2039, "'"},  {0x203A, "'"},  {0x2044, "/"},  {0x2116, "No"}, {0x2212, "-"}, {0x2215, "/"},
});

bool is_invisible(char32_t character) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
        return true;
    default:
        return false;
    }
}

} // namespace

std::optional<std::string_view> ascii_stand_in(char32_t character) {
    const auto found = std::lower_bound(
        k_stand_ins.begin(), k_stand_ins.end(), character,
        [](const StandIn& row, char32_t wanted) { return row.character < wanted; });
    if (found == k_stand_ins.end() || found->character != character)
        return std::nullopt;
    return found->ascii;
}

std::u32string base_of(char32_t character) {
    if (character < 0x80)
        return std::u32string(1, character);
    if (const auto ascii = ascii_stand_in(character))
        return std::u32string(ascii->begin(), ascii->end());

    // No character decomposes into more than 18 (U+FDFA); 32 leaves room for later versions.
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary_class = 0;
    const auto count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(character), parts.data(),
        static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE), &boundary_class);
    invariant(count >= 0 && count <= static_cast<utf8proc_ssize_t>(parts.size()),
              "a Unicode scalar value decomposes into a few");

    std::u32string base;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        const auto part = static_cast<char32_t>(parts[i]);
        if (is_invisible(part))
            continue;
        if (const auto ascii = ascii_stand_in(part))
            base.append(ascii->begin(), ascii->end());
        else
            base += part;
    }
    return base;
}

} // namespace comptoir::text
