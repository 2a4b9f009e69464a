#include "formats/xml/xml_encoding.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"

#include <cstdint>
#include <cstring>

namespace comptoir::formats {

namespace {

// The value of encoding="…" in <?xml … ?>; empty when there is none.
std::string_view declared_encoding(std::string_view beginning) {
    beginning = beginning.substr(0, k_declaration_bytes_max);
    if (beginning.starts_with("\xEF\xBB\xBF"))
        beginning.remove_prefix(3);
    if (!beginning.starts_with("<?xml"))
        return {};
    const std::string_view declaration = beginning.substr(0, beginning.find("?>"));
    const std::size_t word = declaration.find("encoding");
    if (word == std::string_view::npos)
        return {};
    const std::size_t open = declaration.find_first_of("'\"", word);
    if (open == std::string_view::npos)
        return {};
    const std::size_t close = declaration.find(declaration[open], open + 1);
    if (close == std::string_view::npos)
        return {};
    return declaration.substr(open + 1, close - open - 1);
}

enum class Step { Character, Cut, Wrong };

bool is_continuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

// One character that begins with a byte >= 0x80 (RFC 3629, so no surrogates and nothing overlong).
Step step_over(std::string_view text, std::size_t& length) {
    const auto at = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned char first = at(0);
    length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4)
        return Step::Wrong;
    for (std::size_t index = 1; index < length; ++index) {
        if (index == text.size())
            return Step::Cut;
        const unsigned char byte = at(index);
        const bool second_wrong =
            index == 1 && ((first == 0xE0 && byte < 0xA0) || (first == 0xED && byte > 0x9F) ||
                           (first == 0xF0 && byte < 0x90) || (first == 0xF4 && byte > 0x8F));
        if (!is_continuation(byte) || second_wrong)
            return Step::Wrong;
    }
    return Step::Character;
}

// How many bytes are valid UTF-8, and whether only the end of the text cut the next character.
std::size_t valid_prefix(std::string_view text, bool& cut) {
    cut = false;
    std::size_t at = 0;
    while (at < text.size()) {
        std::uint64_t eight = 0;
        if (at + 8 <= text.size()) {
            std::memcpy(&eight, text.data() + at, 8);
            if ((eight & 0x8080808080808080ULL) == 0) {
                at += 8;
                continue;
            }
        }
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        std::size_t length = 0;
        const Step step = step_over(text.substr(at), length);
        if (step != Step::Character) {
            cut = step == Step::Cut;
            return at;
        }
        at += length;
    }
    return at;
}

} // namespace

Result<XmlEncoding> XmlEncoding::of_beginning(std::string_view beginning) {
    if (beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF"))
        return XmlEncoding(Kind::Utf16);
    const std::string_view declared = declared_encoding(beginning);
    std::string name;
    for (const char c : text::to_upper_ascii(declared))
        if (c != '-' && c != '_' && c != ' ')
            name += c;
    // A file that says UTF-16 and could be read so far is in one-byte characters all the same.
    if (name.empty() || name.starts_with("UTF8") || name == "USASCII" || name == "ASCII" ||
        name.starts_with("UTF16"))
        return XmlEncoding(Kind::Utf8);
    if (name == "ISO88591" || name == "LATIN1" || name == "88591")
        return XmlEncoding(Kind::Latin1);
    if (name == "ISO885915" || name == "LATIN9" || name == "885915")
        return XmlEncoding(Kind::Latin9);
    if (name == "WINDOWS1252" || name == "CP1252" || name == "ANSI")
        return XmlEncoding(Kind::Cp1252);
    return fail(errors::encoding_unknown, {{"encoding", std::string(declared.substr(0, 40))}});
}

std::string_view XmlEncoding::decode(std::string_view piece, bool last) {
    switch (m_kind) {
    case Kind::Utf16:
        return piece;
    case Kind::Utf8:
        return decode_utf8(piece, last);
    case Kind::Latin1:
        m_decoded = text::from_latin1(piece);
        break;
    case Kind::Latin9:
        m_decoded = text::from_latin9(piece);
        break;
    case Kind::Cp1252:
        m_decoded = text::from_cp1252(piece);
        break;
    }
    return m_decoded;
}

std::string_view XmlEncoding::decode_utf8(std::string_view piece, bool last) {
    if (!m_pending.empty()) {
        m_pending.append(piece);
        m_decoded = std::move(m_pending);
        m_pending.clear();
        piece = m_decoded;
    }
    bool cut = false;
    const std::size_t valid = valid_prefix(piece, cut);
    if (valid == piece.size())
        return piece;
    if (cut && !last) {
        m_pending = piece.substr(valid);
        return piece.substr(0, valid);
    }
    // Not UTF-8 after all. The one-byte sets agree on everything banks write; once is enough to
    // know, and going back and forth would read a French text two ways.
    m_kind = Kind::Cp1252;
    m_guessed = true;
    m_decoded = std::string(piece.substr(0, valid)) + text::from_cp1252(piece.substr(valid));
    return m_decoded;
}

} // namespace comptoir::formats
