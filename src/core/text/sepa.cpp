#include "comptoir/core/text.h"

#include "transliteration.h"
#include "utf8.h"

#include <array>

namespace comptoir::text {

namespace {

// What each ASCII character becomes. Allowed as it is: letters, digits and / - ? : ( ) . , ' +
// and the blank (EPC217-08, section 6.1). Control characters, line ends included, become blanks.
constexpr std::array<char, 128> k_sepa = [] {
    std::array<char, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        const bool kept =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        table[c] = kept ? static_cast<char>(c) : c < 0x20 || c == 0x7F ? ' ' : '.';
    }
    for (const char c : std::string_view{"/-?:().,'+ "})
        table[static_cast<std::size_t>(c)] = c;
    table['&'] = '+';
    table['_'] = '-';
    table['~'] = '-';
    table['@'] = '.';
    table['`'] = '\'';
    table[';'] = ',';
    table['['] = '(';
    table['{'] = '(';
    table[']'] = ')';
    table['}'] = ')';
    return table;
}();

void append_sepa(std::string& out, char32_t character) {
    if (character == 0x20AC) { // €
        out += 'E';
        return;
    }
    // C1 control characters are no text, and the line and paragraph separators are blanks.
    if ((character >= 0x80 && character < 0xA0) || character == 0x2028 || character == 0x2029) {
        out += ' ';
        return;
    }
    for (const char32_t part : base_of(character))
        out += part < 0x80 ? k_sepa[part] : '.';
}

} // namespace

std::string to_sepa(std::string_view utf8) {
    std::string result;
    result.reserve(utf8.size());
    while (!utf8.empty()) {
        const CodePoint point = first_code_point(utf8);
        utf8.remove_prefix(point.bytes);
        if (point.value < 0x80)
            result += k_sepa[point.value];
        else
            append_sepa(result, point.value);
    }
    return result;
}

} // namespace comptoir::text
