#include "utf8.h"

#include "comptoir/core/text.h"

#include <cstdint>
#include <cstring>

namespace comptoir::text {

namespace {

constexpr CodePoint k_ill_formed{k_replacement, 1, false};

// Length and payload bits of a lead byte; length 0 for a byte that cannot start a sequence.
struct Lead {
    std::size_t length = 0;
    char32_t bits = 0;
    char32_t smallest = 0; // smaller values would be overlong
};

Lead read_lead(unsigned char byte) {
    if ((byte & 0xE0U) == 0xC0U)
        return {2, byte & 0x1FU, 0x80};
    if ((byte & 0xF0U) == 0xE0U)
        return {3, byte & 0x0FU, 0x800};
    if ((byte & 0xF8U) == 0xF0U)
        return {4, byte & 0x07U, 0x10000};
    return {};
}

constexpr std::uint64_t k_high_bits = 0x8080808080808080U;

std::uint64_t eight_bytes(std::string_view text) {
    std::uint64_t block = 0;
    std::memcpy(&block, text.data(), sizeof block);
    return block;
}

} // namespace

CodePoint first_code_point(std::string_view utf8) {
    const auto first = static_cast<unsigned char>(utf8.front());
    if (first < 0x80)
        return {first, 1, true};
    const Lead lead = read_lead(first);
    if (lead.length == 0 || utf8.size() < lead.length)
        return k_ill_formed;
    char32_t value = lead.bits;
    for (std::size_t i = 1; i < lead.length; ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if ((byte & 0xC0U) != 0x80U)
            return k_ill_formed;
        value = (value << 6U) | (byte & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < lead.smallest || value > 0x10FFFF || surrogate)
        return k_ill_formed;
    return {value, lead.length, true};
}

void append_utf8(std::string& out, char32_t value) {
    const auto tail = [&](unsigned shift) {
        out += static_cast<char>(0x80U | ((value >> shift) & 0x3FU));
    };
    if (value < 0x80) {
        out += static_cast<char>(value);
        return;
    }
    if (value < 0x800) {
        out += static_cast<char>(0xC0U | (value >> 6U));
        tail(0);
        return;
    }
    if (value < 0x10000) {
        out += static_cast<char>(0xE0U | (value >> 12U));
        tail(6);
        tail(0);
        return;
    }
    out += static_cast<char>(0xF0U | (value >> 18U));
    tail(12);
    tail(6);
    tail(0);
}

void Utf16Units::append_to(std::string& out, char16_t unit) {
    const bool is_high = unit >= 0xD800 && unit <= 0xDBFF;
    const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (m_high != 0 && is_low) {
        append_utf8(out, 0x10000 + ((static_cast<char32_t>(m_high) - 0xD800) << 10U) +
                             (static_cast<char32_t>(unit) - 0xDC00));
        m_high = 0;
        return;
    }
    if (m_high != 0 || is_low)
        append_utf8(out, k_replacement);
    m_high = is_high ? unit : char16_t{0};
    if (!is_high && !is_low)
        append_utf8(out, unit);
}

bool is_ascii(std::string_view text) {
    while (text.size() >= sizeof(std::uint64_t)) {
        if ((eight_bytes(text) & k_high_bits) != 0)
            return false;
        text.remove_prefix(sizeof(std::uint64_t));
    }
    for (const char c : text)
        if (!is_ascii(c))
            return false;
    return true;
}

bool is_printable_ascii(std::string_view text) {
    // Of a byte below 0x80, adding 0x60 sets the high bit from 0x20 on, adding 1 only at 0x7F.
    constexpr std::uint64_t k_from_blank = 0x6060606060606060U;
    constexpr std::uint64_t k_ones = 0x0101010101010101U;
    while (text.size() >= sizeof(std::uint64_t)) {
        const std::uint64_t block = eight_bytes(text);
        if ((block & k_high_bits) != 0 || ((block + k_ones) & k_high_bits) != 0 ||
            ((block + k_from_blank) & k_high_bits) != k_high_bits)
            return false;
        text.remove_prefix(sizeof(std::uint64_t));
    }
    for (const char c : text)
        if (c < 0x20 || c >= 0x7F)
            return false;
    return true;
}

bool is_valid_utf8(std::string_view bytes) {
    if (is_ascii(bytes))
        return true;
    while (!bytes.empty()) {
        const CodePoint point = first_code_point(bytes);
        if (!point.valid)
            return false;
        bytes.remove_prefix(point.bytes);
    }
    return true;
}

std::size_t length_in_characters(std::string_view utf8) {
    if (is_ascii(utf8))
        return utf8.size();
    std::size_t count = 0;
    while (!utf8.empty()) {
        utf8.remove_prefix(first_code_point(utf8).bytes);
        ++count;
    }
    return count;
}

std::string cut_to_characters(std::string_view utf8, std::size_t characters_max) {
    std::string_view rest = utf8;
    for (std::size_t count = 0; count < characters_max && !rest.empty(); ++count)
        rest.remove_prefix(first_code_point(rest).bytes);
    return std::string{utf8.substr(0, utf8.size() - rest.size())};
}

} // namespace comptoir::text
