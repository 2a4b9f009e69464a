// A statement file with corrections laid over it, and the lines a person corrects.
//
// What is a line depends on the file, because a bank may write a whole statement without one line
// end: TextShape says how lines are counted, and where none end, they are ended while reading. That
// changes nothing for the readers: XML ignores blanks between elements, CFONB takes its records
// with or without line ends.
//
//   CT_ASSIGN(shape, shape_of(source));
//   OverlaySource corrected(again, shape, corrections);   // feed it to read_statements()
//
// UTF-16 is read as UTF-8. The original is only read; bounded memory throughout.
#pragma once

#include "comptoir/bank/corrections.h"
#include "comptoir/core/result.h"
#include "comptoir/formats/statement_format.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats {

enum class TextEncoding { Utf8, Latin1, Latin9, Cp1252, Utf16LittleEndian, Utf16BigEndian };
enum class TextLayout {
    Lines,      // as the file has them
    Records120, // a CFONB file without line ends
    Elements    // XML (or OFX) in long lines: a line ends between two elements
};

struct TextShape {
    bool is_text = true; // false: nothing to correct line by line (ZIP, PDF, NUL bytes)
    TextEncoding encoding = TextEncoding::Utf8;
    TextLayout layout = TextLayout::Lines;
    std::string line_end = "\n"; // of the first line; what inserted lines end with
    bool has_mark = false;       // UTF-8 byte order mark
    std::int64_t lines = 0;
};
// Reads the whole source. Errors: those of the source.
Result<TextShape> shape_of(const std::function<Result<std::unique_ptr<ByteSource>>()>& open);

// Calls `take` with each line (1-based, without its end, in UTF-8, at most bytes_max of it, and
// whether it was cut) until it answers false.
struct ShownLine {
    std::int64_t line = 0;
    std::string text;
    bool cut = false;
};
Result<void> for_each_text_line(ByteSource& source, const TextShape& shape, std::size_t bytes_max,
                                std::int64_t first, const std::function<bool(ShownLine&&)>& take);

// The text in the file's encoding; empty when it has a character that encoding lacks.
std::optional<std::string> encoded(std::string_view utf8, TextEncoding encoding);
std::string_view encoding_name(TextEncoding encoding); // "ISO-8859-1"

// The source with its corrections, in the order bank::original_line wants them.
class OverlaySource final : public ByteSource {
public:
    // `source` outlives this. invariant: every text can be encoded.
    OverlaySource(ByteSource& source, const TextShape& shape,
                  const std::vector<bank::LineCorrection>& corrections);
    ~OverlaySource() override;
    Result<std::string_view> next() override;
    std::int64_t bytes_total() const override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// Columns of a field in a fixed record, as the format's own messages name record and field.
struct ColumnSpan {
    int first = 0, last = 0; // 1-based
};
std::optional<ColumnSpan> columns_of_field(std::string_view format, std::string_view record,
                                           std::string_view field);

} // namespace comptoir::formats
