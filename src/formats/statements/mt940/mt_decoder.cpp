#include "formats/statements/mt940/mt_decoder.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace comptoir::formats::mt940 {

namespace {

// 0x80 to 0xFF.
constexpr auto k_cp850 = std::to_array<std::string_view>({
    "Ç", "ü", "é", "â", "ä", "à", "å", "ç", "ê", "ë", "è", "ï", "î", "ì", "Ä", "Å", // 80
    "É", "æ", "Æ", "ô", "ö", "ò", "û", "ù", "ÿ", "Ö", "Ü", "ø", "£", "Ø", "×", "ƒ", // 90
    "á", "í", "ó", "ú", "ñ", "Ñ", "ª", "º", "¿", "®", "¬", "½", "¼", "¡", "«", "»", // A0
    "░", "▒", "▓", "│", "┤", "Á", "Â", "À", "©", "╣", "║", "╗", "╝", "¢", "¥", "┐", // B0
    "└", "┴", "┬", "├", "─", "┼", "ã", "Ã", "╚", "╔", "╩", "╦", "╠", "═", "╬", "¤", // C0
    "ð", "Ð", "Ê", "Ë", "È", "ı", "Í", "Î", "Ï", "┘", "┌", "█", "▄", "¦", "Ì", "▀", // D0
    "Ó", "ß", "Ô", "Ò", "õ", "Õ", "µ", "þ", "Þ", "Ú", "Û", "Ù", "ý", "Ý", "¯", "´", // E0
    " ", "±", "‗", "¾", "¶", "§", "÷", "¸", "°", "¨", "·", "¹", "³", "²", "■", " ", // F0
});

constexpr std::string_view k_windows = "Windows-1252";
constexpr std::string_view k_dos = "CP850";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_high(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

// > 0: an accented letter of DOS; < 0: of Windows. In Windows-1252 the bytes below 0xA0 are
// punctuation, which does not stand inside a word but for the apostrophe and the dashes.
int vote(unsigned char byte, bool letter_before, bool letter_after) {
    const bool in_word = letter_before && letter_after;
    const bool beside_letter = letter_before || letter_after;
    if (byte >= 0x81 && byte <= 0xA5) {
        const bool apostrophe_or_dash = byte == 0x92 || byte == 0x96 || byte == 0x97;
        if (in_word && !apostrophe_or_dash)
            return 1;
        // ü, and a capital Ü before its word: no word of Windows-1252 has these there.
        if ((byte == 0x81 && beside_letter) || (byte == 0x9A && letter_after))
            return 1;
        return byte == 0x82 && letter_before ? 1 : 0; // é at the end of a word
    }
    // Capitals and small letters of Windows-1252; 0xE1 is ß in DOS and says nothing.
    if (byte >= 0xC0 && byte != 0xE1 && beside_letter)
        return -1;
    return 0;
}

int votes_of(std::string_view line) {
    int votes = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (!is_high(line[at]))
            continue;
        const bool before = at > 0 && is_letter(line[at - 1]);
        const bool after = at + 1 < line.size() && is_letter(line[at + 1]);
        votes += vote(static_cast<unsigned char>(line[at]), before, after);
    }
    return votes;
}

} // namespace

std::string from_cp850(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + 16);
    for (const char c : bytes) {
        if (is_high(c))
            text += k_cp850[static_cast<unsigned char>(c) - 0x80U];
        else
            text += c;
    }
    return text;
}

std::string Decoder::decode(std::string_view line) {
    if (text::is_valid_utf8(line))
        return std::string(line);
    // Bounded, so that a long file does not overrun the count; the newest lines still weigh.
    constexpr int k_votes_max = 100;
    const int votes = votes_of(line);
    m_dos_votes = std::clamp(m_dos_votes + votes, -k_votes_max, k_votes_max);
    const bool is_dos = votes != 0 ? votes > 0 : m_dos_votes > 0;
    if (!m_told)
        m_guess = is_dos ? k_dos : k_windows;
    return is_dos ? from_cp850(line) : text::from_cp1252(line);
}

std::string_view Decoder::take_guess() {
    if (m_guess.empty() || m_told)
        return {};
    m_told = true;
    return m_guess;
}

} // namespace comptoir::formats::mt940
