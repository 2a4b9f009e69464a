// Code points in and out of UTF-8, for the functions of comptoir::text.
#pragma once

#include "comptoir/core/utf8.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace comptoir::text {

inline constexpr char32_t k_replacement = 0xFFFD;

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1; // how many the text spent on it
    bool valid = true;     // false: ill-formed, `value` is U+FFFD
};

// The first code point of a text that is not empty. Overlong forms, surrogates and values above
// U+10FFFF are ill-formed; each ill-formed byte counts alone (RFC 3629).
CodePoint first_code_point(std::string_view utf8);

inline bool is_ascii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

} // namespace comptoir::text
