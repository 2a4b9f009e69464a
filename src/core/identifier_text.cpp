#include "identifier_text.h"

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
        if (const std::size_t blank = blank_at_start(text)) {
            text.remove_prefix(blank);
            continue;
        }
        const char c = text.front();
        result += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        text.remove_prefix(1);
    }
    return result;
}

std::optional<unsigned> mod97(std::string_view text) {
    unsigned rest = 0;
    for (const char c : text) {
        if (is_ascii_digit(c))
            rest = (rest * 10 + static_cast<unsigned>(c - '0')) % 97;
        else if (is_ascii_capital(c))
            rest = (rest * 100 + static_cast<unsigned>(c - 'A') + 10) % 97;
        else
            return std::nullopt;
    }
    return rest;
}

} // namespace comptoir
