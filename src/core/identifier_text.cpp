#include "identifier_text.h"

#include <cstdint>

namespace comptoir {

namespace {

// Bytes of the blank that starts the text, 0 when none does.
std::size_t blank_at_start(std::string_view text) {
    switch (text.front()) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\f':
    case '\v':
        return 1;
    default:
        break;
    }
    if (text.starts_with("\xC2\xA0"))
        return 2;
    if (text.starts_with("\xE2\x80\xAF") || text.starts_with("\xE2\x80\x89"))
        return 3;
    return 0;
}

} // namespace

std::string without_blanks(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const char c = text.front();
        // Above the blank and below 0x80: no look-up of the rarer blanks.
        const std::size_t blank = c > ' ' ? 0 : blank_at_start(text);
        if (blank == 0)
            result.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
        text.remove_prefix(blank == 0 ? 1 : blank);
    }
    return result;
}

std::optional<unsigned> mod97(std::string_view text, unsigned before) {
    // Two characters more always fit; the remainder is taken when they would not.
    constexpr std::uint64_t k_full = std::uint64_t{1} << 56U;
    std::uint64_t rest = before;
    for (const char c : text) {
        if (is_ascii_digit(c))
            rest = rest * 10 + static_cast<unsigned>(c - '0');
        else if (is_ascii_capital(c))
            rest = rest * 100 + static_cast<unsigned>(c - 'A') + 10;
        else
            return std::nullopt;
        if (rest > k_full)
            rest %= 97;
    }
    return static_cast<unsigned>(rest % 97);
}

} // namespace comptoir
