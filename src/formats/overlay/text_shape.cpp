// How a file is cut into lines, and how its characters are written.
#include "comptoir/core/text.h"
#include "comptoir/formats/overlay.h"
#include "comptoir/formats/statement_archive.h"
#include "formats/overlay/line_chunks.h"

#include <algorithm>

namespace comptoir::formats {

namespace {

// Longer than any line a person wrote or a program broke for people; a statement in one line is
// far longer.
constexpr std::size_t k_long_line = 1000;
constexpr std::size_t k_record_columns = 120;
constexpr std::size_t k_declaration_bytes = 256;

// The bytes at the end of `text` that only begin a character.
std::size_t unfinished_bytes(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0U) == 0x80)
            continue;
        const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return length > back ? back : 0;
    }
    return 0;
}

// What one pass over the file shows.
struct Facts {
    std::string beginning;
    bool valid_utf8 = true;
    bool has_nul = false;
    bool has_line_feed = false;
    std::string first_line_end;
    std::size_t longest_line = 0;

    void take(std::string_view piece) {
        if (beginning.size() < k_piece_bytes)
            beginning.append(piece.substr(0, k_piece_bytes - beginning.size()));
        has_nul = has_nul || piece.find('\0') != std::string_view::npos;
        take_characters(piece);
        take_lines(piece);
    }
    void finish() {
        valid_utf8 = valid_utf8 && m_carried.empty();
        longest_line = std::max(longest_line, m_line);
    }

private:
    void take_characters(std::string_view piece) {
        if (!valid_utf8)
            return;
        m_carried.append(piece);
        const std::size_t unfinished = unfinished_bytes(m_carried);
        const std::string_view whole =
            std::string_view(m_carried).substr(0, m_carried.size() - unfinished);
        valid_utf8 = text::is_valid_utf8(whole);
        m_carried.erase(0, whole.size());
    }
    void take_lines(std::string_view piece) {
        for (const char byte : piece) {
            if (first_line_end == "\r" && !m_line_end_seen) {
                first_line_end = byte == '\n' ? "\r\n" : "\r";
                m_line_end_seen = true;
            }
            if (byte != '\n' && byte != '\r') {
                ++m_line;
                continue;
            }
            if (first_line_end.empty()) {
                first_line_end = std::string(1, byte);
                m_line_end_seen = byte == '\n';
            }
            has_line_feed = has_line_feed || byte == '\n';
            longest_line = std::max(longest_line, m_line);
            m_line = 0;
        }
    }

    std::string m_carried;
    std::size_t m_line = 0;
    bool m_line_end_seen = false;
};

std::optional<TextEncoding> utf16_of(std::string_view beginning) {
    if (beginning.starts_with("\xFF\xFE"))
        return TextEncoding::Utf16LittleEndian;
    if (beginning.starts_with("\xFE\xFF"))
        return TextEncoding::Utf16BigEndian;
    if (beginning.starts_with(std::string_view("<\0", 2)))
        return TextEncoding::Utf16LittleEndian;
    if (beginning.starts_with(std::string_view("\0<", 2)))
        return TextEncoding::Utf16BigEndian;
    return std::nullopt;
}

TextEncoding declared_encoding(std::string_view beginning) {
    const std::string_view declaration = beginning.substr(0, k_declaration_bytes);
    const std::string upper = text::to_upper_ascii(declaration.substr(0, declaration.find("?>")));
    const auto names = [&](std::string_view name) { return upper.find(name) != std::string::npos; };
    if (!upper.starts_with("<?XML"))
        return TextEncoding::Cp1252;
    if (names("8859-15") || names("LATIN-9") || names("LATIN9"))
        return TextEncoding::Latin9;
    if (names("8859-1") || names("LATIN-1") || names("LATIN1"))
        return TextEncoding::Latin1;
    return TextEncoding::Cp1252;
}

bool is_xml_or_ofx(std::string_view beginning) {
    const std::string_view text = text::trim(beginning);
    return text.starts_with('<') || text.starts_with("OFXHEADER");
}

bool begins_cfonb(std::string_view beginning) {
    const std::string_view text = text::trim(beginning);
    return text.starts_with("01") && text::all_digits(text.substr(2, 5));
}

Result<Facts> facts_of(ByteSource& source) {
    Facts facts;
    for (;;) {
        CT_ASSIGN(piece, source.next());
        if (piece.empty())
            break;
        facts.take(piece);
    }
    facts.finish();
    return facts;
}

bool is_text(const Facts& facts, bool is_utf16) {
    return !looks_like_zip(facts.beginning) && !facts.beginning.starts_with("%PDF") &&
           (is_utf16 || !facts.has_nul);
}

} // namespace

Result<TextShape> shape_of(const std::function<Result<std::unique_ptr<ByteSource>>()>& open) {
    TextShape shape;
    CT_ASSIGN(raw, open());
    CT_ASSIGN(facts, facts_of(*raw));
    const auto utf16 = utf16_of(facts.beginning);
    shape.is_text = is_text(facts, utf16.has_value());
    if (!shape.is_text)
        return shape;
    if (utf16) {
        shape.encoding = *utf16;
        CT_ASSIGN(again, open());
        Utf8Source decoded(*again, *utf16);
        CT_ASSIGN(of_decoded, facts_of(decoded));
        facts = std::move(of_decoded);
    } else if (!facts.valid_utf8) {
        shape.encoding = declared_encoding(facts.beginning);
    }
    // Without a mark, the declaration of UTF-16 would be believed of what is UTF-8 by now.
    shape.has_mark = utf16 || facts.beginning.starts_with("\xEF\xBB\xBF");
    if (!facts.first_line_end.empty())
        shape.line_end =
            facts.has_line_feed && facts.first_line_end == "\r" ? "\n" : facts.first_line_end;
    const std::string_view beginning =
        std::string_view(facts.beginning)
            .substr(facts.beginning.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    if (facts.longest_line > k_long_line && is_xml_or_ofx(beginning))
        shape.layout = TextLayout::Elements;
    else if (facts.longest_line >= 2 * k_record_columns && begins_cfonb(beginning))
        shape.layout = TextLayout::Records120;

    CT_ASSIGN(source, open());
    LineChunks chunks(*source, shape);
    bool in_line = false;
    for (;;) {
        CT_ASSIGN(chunk, chunks.next());
        if (!chunk)
            break;
        in_line = !chunk->ends_line;
        shape.lines += chunk->ends_line ? 1 : 0;
    }
    shape.lines += in_line ? 1 : 0;
    return shape;
}

std::string_view encoding_name(TextEncoding encoding) {
    switch (encoding) {
    case TextEncoding::Utf8:
        return "UTF-8";
    case TextEncoding::Latin1:
        return "ISO-8859-1";
    case TextEncoding::Latin9:
        return "ISO-8859-15";
    case TextEncoding::Cp1252:
        return "Windows-1252";
    case TextEncoding::Utf16LittleEndian:
    case TextEncoding::Utf16BigEndian:
        return "UTF-16";
    }
    return "UTF-8";
}

} // namespace comptoir::formats
