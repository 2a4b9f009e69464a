// Company and VAT numbers: SIREN and SIRET (France), BCE (Belgium), UID (Switzerland).
//
// A failed checksum is a warning for the user, never a refusal: some registered numbers are odd
// (La Poste). Hence parse() keeps the number and says whether it checks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

enum class CompanyNumberKind { Siren, Siret, Bce, Uid };

struct CompanyNumber {
    CompanyNumberKind kind = CompanyNumberKind::Siren;
    std::string text;         // digits only, BCE with its leading 0 or 1; UID as CHE + 9 digits
    bool checksum_ok = false; // Luhn, mod 97, or mod 11
    // Empty when the text has the shape of none of them; blanks, dots and hyphens are skipped.
    static std::optional<CompanyNumber> parse(std::string_view text);
    friend bool operator==(const CompanyNumber&, const CompanyNumber&) = default;
};

// Letters, digits, blanks, dots and hyphens, at most 40: what any register writes, and what may
// stand in a file's name once its marks are dropped.
bool is_company_number_text(std::string_view text);

// The French VAT identifier of a SIREN: "FR" + key + SIREN, key = (12 + 3·(SIREN mod 97)) mod 97.
std::string french_vat_id(std::string_view siren);
// Shape and check digits of FR, BE and CHE identifiers; other countries: shape only.
bool vat_id_is_plausible(std::string_view text);

} // namespace comptoir
