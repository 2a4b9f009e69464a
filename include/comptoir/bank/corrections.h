// Corrections that lie over a file without changing it: line N is replaced, deleted, or preceded by
// another. Lines are counted from 1 in the original, whatever the other corrections do.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace comptoir::bank {

enum class CorrectionKind {
    Replace, // line N reads `text`
    Insert,  // `text` comes before line N; N = lines + 1 puts it at the end
    Delete   // line N is not read
};
std::string_view to_text(CorrectionKind kind); // "replace"
std::optional<CorrectionKind> parse_correction_kind(std::string_view text);

struct LineCorrection {
    CorrectionKind kind = CorrectionKind::Replace;
    std::int64_t line = 0;
    std::string text; // UTF-8, one line without its end; empty for Delete
};

// `corrections` in the order in which they are read: by line, what is inserted before it first.
// Where line `corrected` of the corrected text comes from: a line of the original, or for an
// inserted one the line it stands before.
std::int64_t original_line(std::span<const LineCorrection> corrections, std::int64_t corrected);

} // namespace comptoir::bank
