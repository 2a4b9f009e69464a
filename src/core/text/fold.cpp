#include "comptoir/core/text.h"

#include "comptoir/core/invariant.h"
#include "transliteration.h"
#include "utf8.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace comptoir::text {

namespace {

// What fold() makes of a byte below 0x80: its capital or digit, or 0 for a blank.
constexpr std::array<char, 128> k_ascii_folded = [] {
    std::array<char, 128> table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'))
            table[c] = static_cast<char>(c);
        else if (c >= 'a' && c <= 'z')
            table[c] = static_cast<char>(c - 'a' + 'A');
    }
    return table;
}();

bool is_letter_or_digit(char32_t character) {
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(character))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_MC: // a vowel sign inside a word
        return true;
    default:
        return false;
    }
}

// The folded form of one character beyond ASCII, where ' ' stands for "neither letter nor digit".
// Empty for marks and invisible characters: they do not part a word.
std::string fold_character(char32_t character) {
    // The ordinal signs are written for the degree sign in "n°" and the reverse; as letters they
    // would make two words of one.
    if (character == 0xAA || character == 0xBA)
        return " ";
    if (character == 0x2116) // the numero sign, which decomposes to "No"
        return "N ";
    std::string folded;
    for (const char32_t part : base_of(character)) {
        const auto upper =
            static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(part)));
        if (upper < 0x80) {
            const char c = k_ascii_folded[upper];
            folded += c == 0 ? ' ' : c;
            continue;
        }
        if (is_letter_or_digit(upper))
            append_utf8(folded, upper);
        else
            folded += ' ';
    }
    return folded;
}

// Nearly every character beyond ASCII in European labels lies here: folded once, then looked up.
constexpr char32_t k_cached_end = 0x250;

const std::string& cached_fold(char32_t character) {
    static const auto cache = [] {
        std::array<std::string, k_cached_end - 0x80> folded;
        for (std::size_t i = 0; i < folded.size(); ++i)
            folded[i] = fold_character(static_cast<char32_t>(i + 0x80));
        return folded;
    }();
    return cache[character - 0x80];
}

// Appends letters and digits, and one blank between runs of them.
class FoldedText {
public:
    explicit FoldedText(std::size_t size) { m_text.reserve(size); }
    void add_blank() { m_blank_due = !m_text.empty(); }
    void add(char c) {
        if (m_blank_due)
            m_text += ' ';
        m_blank_due = false;
        m_text += c;
    }
    void add_folded(std::string_view folded) {
        for (const char c : folded) {
            if (c == ' ')
                add_blank();
            else
                add(c);
        }
    }
    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
    bool m_blank_due = false;
};

std::string with_valid_utf8(std::string_view bytes) {
    std::string result;
    result.reserve(bytes.size());
    while (!bytes.empty()) {
        const CodePoint point = first_code_point(bytes);
        append_utf8(result, point.value);
        bytes.remove_prefix(point.bytes);
    }
    return result;
}

struct Freed {
    void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }
};

} // namespace

std::string nfc(std::string_view utf8) {
    if (is_ascii(utf8))
        return std::string{utf8};
    const std::string valid = with_valid_utf8(utf8);
    utf8proc_uint8_t* bytes = nullptr;
    const auto count =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                     static_cast<utf8proc_ssize_t>(valid.size()), &bytes,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, Freed> owner{bytes};
    invariant(count >= 0, "valid UTF-8 has a composed form");
    return std::string{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count)};
}

std::string fold(std::string_view utf8) {
    FoldedText folded{utf8.size()};
    while (!utf8.empty()) {
        const auto byte = static_cast<unsigned char>(utf8.front());
        if (byte < 0x80) {
            if (const char c = k_ascii_folded[byte])
                folded.add(c);
            else
                folded.add_blank();
            utf8.remove_prefix(1);
            continue;
        }
        const CodePoint point = first_code_point(utf8);
        if (!point.valid)
            folded.add_blank();
        else if (point.value < k_cached_end)
            folded.add_folded(cached_fold(point.value));
        else
            folded.add_folded(fold_character(point.value));
        utf8.remove_prefix(point.bytes);
    }
    return folded.take();
}

std::vector<std::string> fold_words(std::string_view utf8) {
    const std::string folded = fold(utf8);
    std::vector<std::string> words;
    std::string_view rest = folded;
    while (!rest.empty()) {
        const std::size_t end = rest.find(' ');
        words.emplace_back(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return words;
}

std::string fold_compact(std::string_view utf8) {
    std::string folded = fold(utf8);
    std::erase(folded, ' ');
    return folded;
}

} // namespace comptoir::text
