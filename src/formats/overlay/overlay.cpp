#include "comptoir/formats/overlay.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "formats/overlay/line_chunks.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace comptoir::formats {

namespace {

std::string decoded(std::string_view bytes, TextEncoding encoding) {
    switch (encoding) {
    case TextEncoding::Latin1:
        return text::from_latin1(bytes);
    case TextEncoding::Latin9:
        return text::from_latin9(bytes);
    case TextEncoding::Cp1252:
        return text::from_cp1252(bytes);
    case TextEncoding::Utf8:
    case TextEncoding::Utf16LittleEndian: // decoded by Utf8Source
    case TextEncoding::Utf16BigEndian:
        break;
    }
    return text::is_valid_utf8(bytes) ? std::string(bytes) : text::from_cp1252(bytes);
}

bool takes_one_byte(TextEncoding encoding) {
    return encoding == TextEncoding::Latin1 || encoding == TextEncoding::Latin9 ||
           encoding == TextEncoding::Cp1252;
}

// The byte of each character beyond ASCII.
std::map<std::string, char, std::less<>> bytes_of_characters(TextEncoding encoding) {
    std::map<std::string, char, std::less<>> bytes;
    for (int value = 0x80; value <= 0xFF; ++value) {
        const char byte = static_cast<char>(value);
        std::string character = decoded(std::string_view(&byte, 1), encoding);
        if (character != "\xEF\xBF\xBD") // U+FFFD: the byte means nothing
            bytes.emplace(std::move(character), byte);
    }
    return bytes;
}

std::size_t character_bytes(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// One line while it is collected for a person.
class LineText {
public:
    LineText(TextEncoding encoding, std::size_t bytes_max)
        : m_encoding(encoding), m_bytes_max(bytes_max) {}

    void add(std::string_view bytes) {
        const std::size_t taken = std::min(bytes.size(), m_bytes_max - m_bytes.size());
        m_bytes.append(bytes.substr(0, taken));
        m_cut = m_cut || taken < bytes.size();
    }
    ShownLine finish(std::int64_t line) {
        if (!m_cut && m_bytes.ends_with('\r'))
            m_bytes.pop_back();
        if (m_cut && !takes_one_byte(m_encoding))
            while (!m_bytes.empty() && (static_cast<unsigned char>(m_bytes.back()) & 0x80U) != 0)
                m_bytes.pop_back(); // not in the middle of a character
        ShownLine shown{line, decoded(m_bytes, m_encoding), m_cut};
        m_bytes.clear();
        m_cut = false;
        return shown;
    }

private:
    TextEncoding m_encoding;
    std::size_t m_bytes_max;
    std::string m_bytes;
    bool m_cut = false;
};

} // namespace

Result<void> for_each_text_line(ByteSource& source, const TextShape& shape, std::size_t bytes_max,
                                std::int64_t first, const std::function<bool(ShownLine&&)>& take) {
    LineChunks chunks(source, shape);
    LineText text(shape.encoding, bytes_max);
    std::int64_t line = 1;
    bool in_line = false;
    for (;;) {
        CT_ASSIGN(chunk, chunks.next());
        if (!chunk)
            break;
        in_line = !chunk->ends_line;
        if (line >= first)
            text.add(chunk->text);
        if (in_line)
            continue;
        if (line >= first && !take(text.finish(line)))
            return {};
        ++line;
    }
    if (in_line && line >= first)
        take(text.finish(line));
    return {};
}

std::optional<std::string> encoded(std::string_view utf8, TextEncoding encoding) {
    if (!text::is_valid_utf8(utf8))
        return std::nullopt;
    if (!takes_one_byte(encoding))
        return std::string(utf8);
    const auto bytes = bytes_of_characters(encoding);
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::string_view character = utf8.substr(at, character_bytes(utf8[at]));
        at += character.size();
        if (character.size() == 1) {
            out += character;
            continue;
        }
        const auto byte = bytes.find(character);
        if (byte == bytes.end())
            return std::nullopt;
        out += byte->second;
    }
    return out;
}

// --- The corrected text -----------------------------------------------------------------------

struct OverlaySource::State {
    State(ByteSource& original, const TextShape& of_file)
        : source(original), chunks(original, of_file), shape(of_file) {}

    ByteSource& source;
    LineChunks chunks;
    TextShape shape;
    std::vector<bank::LineCorrection> corrections; // texts in the file's encoding
    std::size_t next_correction = 0;
    std::int64_t line = 1;
    bool at_line_start = true;
    bool ended = false;
    const bank::LineCorrection* of_line = nullptr; // Replace or Delete of the line being read
    bool line_has_return = false;                  // ends with CR LF
    std::string out;
    std::size_t given = 0;

    const bank::LineCorrection* correction_here(bool inserts) {
        if (next_correction == corrections.size())
            return nullptr;
        const bank::LineCorrection& correction = corrections[next_correction];
        const bool is_insert = correction.kind == bank::CorrectionKind::Insert;
        if (correction.line != line || is_insert != inserts)
            return nullptr;
        ++next_correction;
        return &correction;
    }
    void begin_line() {
        while (const auto* insert = correction_here(true))
            out += insert->text + shape.line_end;
        of_line = correction_here(false);
        line_has_return = false;
    }
    void end_line(std::string_view end) {
        if (of_line && of_line->kind == bank::CorrectionKind::Replace) {
            out += of_line->text;
            if (line_has_return && end == "\n")
                out += '\r';
            out += end;
        }
        ++line;
    }
    void end_file() {
        ended = true;
        if (at_line_start)
            return;
        // The last line has no end; when it is left out, the text before it ends with one.
        bool needs_end = !of_line || of_line->kind != bank::CorrectionKind::Delete;
        end_line({});
        while (const auto* insert = correction_here(true))
            out += (std::exchange(needs_end, true) ? shape.line_end : "") + insert->text;
    }
    Result<void> step() {
        if (at_line_start)
            begin_line();
        CT_ASSIGN(chunk, chunks.next());
        if (!chunk) {
            end_file();
            return {};
        }
        at_line_start = chunk->ends_line;
        if (!of_line)
            out.append(chunk->text).append(chunk->end);
        else if (!chunk->text.empty())
            line_has_return = chunk->text.back() == '\r';
        if (chunk->ends_line)
            end_line(chunk->end);
        return {};
    }
};

OverlaySource::OverlaySource(ByteSource& source, const TextShape& shape,
                             const std::vector<bank::LineCorrection>& corrections)
    : m_state(std::make_unique<State>(source, shape)) {
    m_state->corrections = corrections;
    for (bank::LineCorrection& correction : m_state->corrections) {
        auto bytes = encoded(correction.text, shape.encoding);
        invariant(bytes.has_value(), "a correction was kept that the file's encoding cannot hold");
        correction.text = std::move(*bytes);
    }
    if (shape.has_mark)
        m_state->out = "\xEF\xBB\xBF";
}

OverlaySource::~OverlaySource() = default;

Result<std::string_view> OverlaySource::next() {
    State& state = *m_state;
    if (state.given == state.out.size()) {
        state.out.clear();
        state.given = 0;
    }
    while (!state.ended && state.out.size() < k_piece_bytes)
        CT_TRY(state.step());
    const std::string_view piece = std::string_view(state.out).substr(state.given, k_piece_bytes);
    state.given += piece.size();
    return piece;
}

std::int64_t OverlaySource::bytes_total() const {
    return m_state->source.bytes_total();
}

// --- Columns ----------------------------------------------------------------------------------

std::optional<ColumnSpan> columns_of_field(std::string_view format, std::string_view record,
                                           std::string_view field) {
    struct Column {
        std::string_view format, record, field; // an empty record: all of them
        ColumnSpan span;
    };
    // CFONB 120: brochure of the CFONB, as docs/formats/cfonb120.md gives its columns.
    static constexpr std::array k_columns{
        Column{"cfonb120", "", "record", {1, 2}},
        Column{"cfonb120", "", "currency", {17, 19}},
        Column{"cfonb120", "", "decimals", {20, 20}},
        Column{"cfonb120", "", "account", {22, 32}},
        Column{"cfonb120", "", "booking date", {35, 40}},
        Column{"cfonb120", "04", "value date", {43, 48}},
        Column{"cfonb120", "", "amount", {91, 104}},
        Column{"cfonb120", "", "balance", {91, 104}},
    };
    for (const Column& column : k_columns)
        if (column.format == format && column.field == field &&
            (column.record.empty() || column.record == record))
            return column.span;
    return std::nullopt;
}

} // namespace comptoir::formats
