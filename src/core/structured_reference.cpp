#include "comptoir/core/structured_reference.h"

#include "comptoir/core/text.h"
#include "identifier_text.h"

#include <algorithm>
#include <array>

namespace comptoir {

namespace {

// ISO 11649: "RF", two check digits, up to 21 characters; the reference with RFxx moved to its end
// is 1 modulo 97. The check digits are 98 minus a remainder, hence 02 to 98.
bool is_rf(std::string_view text) {
    if (text.size() < 5 || text.size() > 25 || !text.starts_with("RF"))
        return false;
    const std::string_view check = text.substr(2, 2);
    if (!text::all_digits(check) || check == "00" || check == "01" || check == "99")
        return false;
    return mod97(std::string{text.substr(4)} + std::string{text.substr(0, 4)}) == 1U;
}

// Febelfin, structured communication: the last two of twelve digits are the first ten modulo 97,
// with 97 in place of 0.
bool is_ogm(std::string_view digits) {
    if (digits.size() != 12 || !text::all_digits(digits))
        return false;
    const unsigned rest = mod97(digits.substr(0, 10)).value_or(0);
    const unsigned expected = rest == 0 ? 97 : rest;
    return digits.substr(10) ==
           text::pad_left(text::number(static_cast<long long>(expected)), 2, '0');
}

// SIX, QR-bill guidelines annex B: recursive modulo 10 over 26 digits, then the check digit.
bool is_qrr(std::string_view digits) {
    if (digits.size() != 27 || !text::all_digits(digits))
        return false;
    constexpr std::array<unsigned, 10> k_table{0, 9, 4, 6, 8, 2, 7, 1, 3, 5};
    unsigned carry = 0;
    for (const char c : digits.substr(0, 26))
        carry = k_table[(carry + static_cast<unsigned>(c - '0')) % 10];
    return static_cast<unsigned>(digits[26] - '0') == (10 - carry) % 10;
}

// "+++123/4567/89012+++" or "***123/4567/89012***" as printed on Belgian bills: the twelve digits,
// or the text itself when it has no such dress.
std::string without_ogm_dress(const std::string& text) {
    const std::string_view view = text;
    if (view.size() != 20 || (!view.starts_with("+++") && !view.starts_with("***")) ||
        view.substr(0, 3) != view.substr(17) || view[6] != '/' || view[11] != '/')
        return text;
    return text.substr(3, 3) + text.substr(7, 4) + text.substr(12, 5);
}

} // namespace

std::optional<StructuredReference> StructuredReference::parse(std::string_view text) {
    const std::string canonical = without_ogm_dress(without_blanks(text));
    if (is_rf(canonical))
        return StructuredReference{ReferenceKind::Rf, canonical};
    if (is_ogm(canonical))
        return StructuredReference{ReferenceKind::BelgianOgm, canonical};
    if (is_qrr(canonical))
        return StructuredReference{ReferenceKind::SwissQrr, canonical};
    return std::nullopt;
}

} // namespace comptoir
