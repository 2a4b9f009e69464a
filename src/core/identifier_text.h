// What the parsers of identifiers share: blanks as people paste them, and the modulo 97.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

inline bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
inline bool is_ascii_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
inline bool is_ascii_alnum_capital(char c) {
    return is_ascii_digit(c) || is_ascii_capital(c);
}

// Upper case without blanks: ASCII ones, the no-break spaces (U+00A0, U+202F) and the thin space
// (U+2009) that PDF files and web pages put between groups. Everything else stays.
std::string without_blanks(std::string_view text);

// `text` read as one number with A = 10 … Z = 35 (ISO 7064), modulo 97; empty when a character is
// neither a digit nor a capital. `before`: the remainder of what stands in front of it.
std::optional<unsigned> mod97(std::string_view text, unsigned before = 0);

} // namespace comptoir
