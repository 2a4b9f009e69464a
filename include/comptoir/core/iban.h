// Iban and Bic: parsed once, canonical, immutable.
//
// Rules: ISO 13616 registry (resources/iban-registry.tsv), mod 97 check; French RIB key and
// Belgian national check as in docs/domain/identifiers.md. A valid check does not prove that the
// account exists.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir {

enum class IbanProblem { Empty, BadCharacters, UnknownCountry, WrongLength, WrongChecksum };

class Iban {
public:
    // Accepts blanks anywhere and lower case. `problem`, when given, says why it was refused.
    static std::optional<Iban> parse(std::string_view text, IbanProblem* problem = nullptr);

    const std::string& text() const { return m_text; } // "FR7616958000016886912594701"
    std::string_view country() const { return std::string_view{m_text}.substr(0, 2); }
    std::string_view bban() const { return std::string_view{m_text}.substr(4); }
    std::string printed() const; // groups of four
    std::string masked() const;  // "FR76 •••• 4701": the only form allowed in logs
    bool is_sepa() const;
    bool is_swiss_qr() const; // IID 30000 to 31999 (Swiss or Liechtenstein)

    friend auto operator<=>(const Iban&, const Iban&) = default;

private:
    explicit Iban(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

// True when the text has the shape of an IBAN (two letters, two digits…), right or wrong.
bool looks_like_iban(std::string_view text);

// French RIB: five digits, five digits, eleven letters or digits. The key is 01 to 97.
struct FrenchRib {
    std::string bank;    // code banque, 5
    std::string branch;  // code guichet, 5
    std::string account; // 11
};
std::optional<std::string> rib_key(const FrenchRib& rib); // two digits; empty when malformed
std::optional<Iban> iban_of_rib(const FrenchRib& rib);
// The parts of a French or Monegasque IBAN; empty for other countries.
std::optional<FrenchRib> rib_of_iban(const Iban& iban);

// The check digits inside the BBAN of a French, Monegasque or Belgian IBAN; empty for other
// countries. Wrong ones are worth a warning: the IBAN itself may still be right.
std::optional<bool> national_check_ok(const Iban& iban);

class Bic {
public:
    static std::optional<Bic> parse(std::string_view text); // 8 or 11, pattern of pain.001.001.09
    const std::string& text() const { return m_text; }
    friend auto operator<=>(const Bic&, const Bic&) = default;

private:
    explicit Bic(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

} // namespace comptoir
