// Fixed-width decimal fields of dates and times.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace comptoir {

// The number that `count` digits from `at` on write; empty when one of them is no digit or the
// text is too short. At most nine digits.
inline std::optional<int> read_digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size())
        return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        const char c = text[i];
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

// Writes `value` with exactly `count` digits at `out`.
inline void write_digits(char* out, int value, std::size_t count) {
    for (std::size_t i = count; i > 0; --i) {
        out[i - 1] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

} // namespace comptoir
