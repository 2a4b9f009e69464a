#include "comptoir/core/text.h"

#include "transliteration.h"
#include "utf8.h"

#include <array>
#include <optional>

namespace comptoir::text {

namespace {

struct Exchange {
    unsigned char byte;
    char32_t character;
};

// ISO 8859-15 is ISO 8859-1 but for these eight places.
constexpr std::array k_latin9_changes = std::to_array<Exchange>({
    {0xA4, 0x20AC}, // €
    {0xA6, 0x0160}, // Š
    {0xA8, 0x0161}, // š
    {0xB4, 0x017D}, // Ž
    {0xB8, 0x017E}, // ž
    {0xBC, 0x0152}, // Œ
    {0xBD, 0x0153}, // œ
    {0xBE, 0x0178}, // Ÿ
});

// Windows-1252, 0x80 to 0x9F; U+FFFD where the code page defines nothing.
constexpr std::array<char32_t, 32> k_cp1252_high{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

char32_t latin9_character(unsigned char byte) {
    for (const Exchange& change : k_latin9_changes)
        if (change.byte == byte)
            return change.character;
    return byte;
}

std::optional<char> latin9_byte(char32_t character) {
    for (const Exchange& change : k_latin9_changes) {
        if (change.character == character)
            return static_cast<char>(change.byte);
        if (change.byte == character)
            return std::nullopt; // this place belongs to another character in ISO 8859-15
    }
    if (character < 0x100)
        return static_cast<char>(character);
    return std::nullopt;
}

template <class Decode>
std::string decode_bytes(std::string_view bytes, Decode decode) {
    if (is_ascii(bytes))
        return std::string{bytes};
    std::string utf8;
    utf8.reserve(bytes.size() + bytes.size() / 2);
    for (const char c : bytes)
        append_utf8(utf8, decode(static_cast<unsigned char>(c)));
    return utf8;
}

// A character outside ISO 8859-15, in characters inside; '?' when there is none.
void append_transliterated(std::string& out, char32_t character) {
    for (const char32_t part : base_of(character)) {
        const auto byte = latin9_byte(part);
        out += byte ? *byte : '?';
    }
}

} // namespace

std::string from_latin1(std::string_view bytes) {
    return decode_bytes(bytes, [](unsigned char byte) { return char32_t{byte}; });
}

std::string from_latin9(std::string_view bytes) {
    return decode_bytes(bytes, latin9_character);
}

std::string from_cp1252(std::string_view bytes) {
    return decode_bytes(bytes, [](unsigned char byte) {
        return byte >= 0x80 && byte <= 0x9F ? k_cp1252_high[byte - 0x80U] : char32_t{byte};
    });
}

std::string to_latin9(std::string_view utf8) {
    if (is_ascii(utf8))
        return std::string{utf8};
    // Composed first, so that "e" and a combining accent become one byte.
    const std::string composed = nfc(utf8);
    std::string bytes;
    bytes.reserve(composed.size());
    std::string_view rest = composed;
    while (!rest.empty()) {
        const CodePoint point = first_code_point(rest);
        rest.remove_prefix(point.bytes);
        if (const auto byte = latin9_byte(point.value))
            bytes += *byte;
        else
            append_transliterated(bytes, point.value);
    }
    return bytes;
}

} // namespace comptoir::text
