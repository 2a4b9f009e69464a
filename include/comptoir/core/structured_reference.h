// Payment references with check digits: ISO 11649 (RF…), Belgian OGM/VCS (+++…+++), Swiss QRR.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

enum class ReferenceKind { Rf, BelgianOgm, SwissQrr };

struct StructuredReference {
    ReferenceKind kind = ReferenceKind::Rf;
    std::string text; // canonical: no blanks, no +++, upper case
    // Empty unless the shape and the check digits are right.
    static std::optional<StructuredReference> parse(std::string_view text);
    friend bool operator==(const StructuredReference&, const StructuredReference&) = default;
};

} // namespace comptoir
