#include "comptoir/core/company_number.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "identifier_text.h"

#include <algorithm>
#include <array>

namespace comptoir {

namespace {

unsigned digit_at(std::string_view digits, std::size_t i) {
    return static_cast<unsigned>(digits[i] - '0');
}

bool luhn_ok(std::string_view digits) {
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        unsigned digit = digit_at(digits, digits.size() - 1 - i);
        if (i % 2 == 1) {
            digit *= 2;
            if (digit > 9)
                digit -= 9;
        }
        sum += digit;
    }
    return sum % 10 == 0;
}

// La Poste ran out of Luhn-valid numbers for its offices: there the plain sum of digits is a
// multiple of five (INSEE, Sirene documentation). Its head office follows Luhn.
bool siret_ok(std::string_view digits) {
    if (luhn_ok(digits))
        return true;
    if (!digits.starts_with("356000000"))
        return false;
    unsigned sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += digit_at(digits, i);
    return sum % 5 == 0;
}

// Belgian enterprise number: the last two digits are 97 minus the first eight modulo 97.
bool bce_ok(std::string_view digits) {
    const unsigned expected = 97 - mod97(digits.substr(0, 8)).value_or(0);
    return digit_at(digits, 8) * 10 + digit_at(digits, 9) == expected;
}

// Swiss UID (BFS): modulo 11 with these weights; a check digit of 10 is never given out.
bool uid_ok(std::string_view digits) {
    constexpr std::array<unsigned, 8> k_weights{5, 4, 3, 2, 7, 6, 5, 4};
    unsigned sum = 0;
    for (std::size_t i = 0; i < k_weights.size(); ++i)
        sum += digit_at(digits, i) * k_weights[i];
    const unsigned check = (11 - sum % 11) % 11;
    return check != 10 && digit_at(digits, 8) == check;
}

std::string without_separators(std::string_view text) {
    std::string result = without_blanks(text);
    std::erase_if(result, [](char c) { return c == '.' || c == '-'; });
    return result;
}

// "CHE123456789", with the words of the VAT register behind it or not; empty otherwise.
std::optional<std::string_view> uid_digits(std::string_view canonical) {
    if (!canonical.starts_with("CHE"))
        return std::nullopt;
    const std::string_view rest = canonical.substr(3);
    const std::string_view suffix = rest.size() > 9 ? rest.substr(9) : std::string_view{};
    if (rest.size() < 9 || !text::all_digits(rest.substr(0, 9)))
        return std::nullopt;
    if (!suffix.empty() && suffix != "MWST" && suffix != "TVA" && suffix != "IVA")
        return std::nullopt;
    return rest.substr(0, 9);
}

bool is_bce_shape(std::string_view digits) {
    return digits.size() == 10 && text::all_digits(digits) && digits[0] <= '1';
}

bool french_vat_ok(std::string_view rest) {
    if (rest.size() != 11)
        return false;
    const std::string_view key = rest.substr(0, 2);
    const std::string_view siren = rest.substr(2);
    if (!text::all_digits(siren))
        return false;
    // Some holders without a SIREN get letters in the key; O and I are left out since they look
    // like digits. Their check rule is not published.
    if (!text::all_digits(key))
        return std::all_of(key.begin(), key.end(), [](char c) {
            return is_ascii_alnum_capital(c) && c != 'O' && c != 'I';
        });
    if (french_vat_id(siren).substr(2, 2) != key)
        return false;
    // Monegasque holders have a number that starts with 000 and is no SIREN.
    return siren.starts_with("000") || luhn_ok(siren);
}

} // namespace

std::optional<CompanyNumber> CompanyNumber::parse(std::string_view text) {
    const std::string canonical = without_separators(text);
    if (const auto uid = uid_digits(canonical))
        return CompanyNumber{CompanyNumberKind::Uid, "CHE" + std::string{*uid}, uid_ok(*uid)};
    if (canonical.starts_with("BE")) {
        std::string digits = canonical.substr(2);
        if (digits.size() == 9) // the form before 2005 lacks the leading zero
            digits.insert(0, 1, '0');
        if (!is_bce_shape(digits))
            return std::nullopt;
        return CompanyNumber{CompanyNumberKind::Bce, digits, bce_ok(digits)};
    }
    if (!text::all_digits(canonical))
        return std::nullopt;
    if (canonical.size() == 9)
        return CompanyNumber{CompanyNumberKind::Siren, canonical, luhn_ok(canonical)};
    if (canonical.size() == 14)
        return CompanyNumber{CompanyNumberKind::Siret, canonical, siret_ok(canonical)};
    if (is_bce_shape(canonical))
        return CompanyNumber{CompanyNumberKind::Bce, canonical, bce_ok(canonical)};
    return std::nullopt;
}

bool is_company_number_text(std::string_view text) {
    constexpr std::size_t k_characters_max = 40;
    constexpr std::string_view k_marks = " .-";
    return text.size() <= k_characters_max && std::all_of(text.begin(), text.end(), [&](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      k_marks.find(c) != k_marks.npos;
           });
}

std::string french_vat_id(std::string_view siren) {
    invariant(siren.size() == 9 && text::all_digits(siren), "a SIREN has nine digits");
    const unsigned key = (12 + 3 * mod97(siren).value_or(0)) % 97;
    return "FR" + text::pad_left(text::number(static_cast<long long>(key)), 2, '0') +
           std::string{siren};
}

bool vat_id_is_plausible(std::string_view text) {
    const std::string canonical = without_separators(text);
    if (canonical.size() < 4 || !is_ascii_capital(canonical[0]) || !is_ascii_capital(canonical[1]))
        return false;
    const std::string_view rest = std::string_view{canonical}.substr(2);
    if (canonical.starts_with("FR"))
        return french_vat_ok(rest);
    if (canonical.starts_with("BE"))
        return is_bce_shape(rest) && bce_ok(rest);
    if (canonical.starts_with("CH")) {
        const auto uid = uid_digits(canonical);
        return uid && uid_ok(*uid);
    }
    // VIES: two to twelve characters, of which some are digits; Irish numbers may hold + or *.
    const bool characters_ok = std::all_of(rest.begin(), rest.end(), [](char c) {
        return is_ascii_alnum_capital(c) || c == '+' || c == '*';
    });
    return rest.size() <= 12 && characters_ok &&
           std::any_of(rest.begin(), rest.end(), is_ascii_digit);
}

} // namespace comptoir
