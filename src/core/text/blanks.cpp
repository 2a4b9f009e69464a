#include "comptoir/core/text.h"

#include <array>
#include <charconv>

namespace comptoir::text {

namespace {

bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

} // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string single_blanks(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    bool blank_due = false;
    for (const char c : text) {
        if (is_blank(c)) {
            blank_due = !result.empty();
            continue;
        }
        if (blank_due)
            result += ' ';
        blank_due = false;
        result += c;
    }
    return result;
}

std::string to_upper_ascii(std::string_view text) {
    std::string result{text};
    for (char& c : result)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return result;
}

bool all_digits(std::string_view text) {
    for (const char c : text)
        if (c < '0' || c > '9')
            return false;
    return !text.empty();
}

std::optional<long long> parse_integer(std::string_view text) {
    // from_chars knows no plus sign; behind one, a minus sign must not slip through.
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-'))
            return std::nullopt;
    }
    long long value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stopped != end)
        return std::nullopt;
    return value;
}

std::string pad_left(std::string_view text, std::size_t width, char fill) {
    std::string result;
    if (text.size() < width)
        result.assign(width - text.size(), fill);
    result += text;
    return result;
}

std::string number(long long value) {
    std::array<char, 24> buffer{};
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return std::string{buffer.data(), written.ptr};
}

} // namespace comptoir::text
