#include "comptoir/bank/corrections.h"

namespace comptoir::bank {

std::string_view to_text(CorrectionKind kind) {
    switch (kind) {
    case CorrectionKind::Replace:
        return "replace";
    case CorrectionKind::Insert:
        return "insert";
    case CorrectionKind::Delete:
        return "delete";
    }
    return "replace";
}

std::optional<CorrectionKind> parse_correction_kind(std::string_view text) {
    for (const auto kind :
         {CorrectionKind::Replace, CorrectionKind::Insert, CorrectionKind::Delete})
        if (text == to_text(kind))
            return kind;
    return std::nullopt;
}

std::int64_t original_line(std::span<const LineCorrection> corrections, std::int64_t corrected) {
    std::int64_t shift = 0; // of the lines that follow the corrections seen so far
    for (const LineCorrection& correction : corrections) {
        if (corrected < correction.line + shift)
            break;
        if (correction.kind == CorrectionKind::Insert) {
            if (corrected == correction.line + shift)
                return correction.line;
            ++shift;
        } else if (correction.kind == CorrectionKind::Delete) {
            --shift;
        }
    }
    return corrected - shift;
}

} // namespace comptoir::bank
