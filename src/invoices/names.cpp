#include "comptoir/core/text.h"
#include "comptoir/invoices/types.h"

#include <algorithm>
#include <array>

namespace comptoir::invoices {

namespace {

// Dropped from the words a code is made of; the list need not be complete.
constexpr std::array<std::string_view, 22> k_legal_forms{
    "SA",   "SAS",  "SASU", "SARL", "EURL", "SNC", "SCI", "SCP", "SELARL", "EI",  "SRL",
    "SPRL", "ASBL", "BV",   "NV",   "GMBH", "AG",  "KG",  "LTD", "LLC",    "STE", "SOCIETE"};

bool is_legal_form(const std::string& word) {
    return std::find(k_legal_forms.begin(), k_legal_forms.end(), word) != k_legal_forms.end();
}

std::string code_letters(std::string_view name) {
    std::string letters;
    for (const std::string& word : text::fold_words(name))
        if (!is_legal_form(word))
            letters += word;
    if (letters.empty())
        letters = text::fold_compact(name);
    std::erase_if(letters,
                  [](char c) { return !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9'); });
    return letters.empty() ? "TIER" : letters.substr(0, 4);
}

} // namespace

std::string normalised_number(std::string_view number) {
    // Leading zeros of each run of digits go: "FA/2026/0042" and "FA 2026 42" are one number.
    std::string kept;
    for (const std::string& word : text::fold_words(number)) {
        bool inside_digits = false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            const bool digit = word[i] >= '0' && word[i] <= '9';
            const bool digit_follows =
                i + 1 < word.size() && word[i + 1] >= '0' && word[i + 1] <= '9';
            if (word[i] == '0' && !inside_digits && digit_follows)
                continue;
            inside_digits = digit;
            kept.push_back(word[i]);
        }
    }
    return kept;
}

std::string party_key(const InvoiceParty& party) {
    std::string digits;
    for (char c : party.company_number)
        if (c >= '0' && c <= '9')
            digits.push_back(c);
    if (digits.size() == 14) // SIRET: the SIREN and the number of the establishment
        digits.resize(9);
    if (!digits.empty())
        return digits;
    const std::string vat = text::fold_compact(party.vat_id);
    // A French VAT identifier ends with the SIREN.
    if (vat.size() == 13 && vat.starts_with("FR") &&
        text::all_digits(std::string_view(vat).substr(4)))
        return vat.substr(4);
    return vat.empty() ? text::fold_compact(party.name) : vat;
}

std::string new_party_code(Direction direction, std::string_view name,
                           const std::function<bool(const std::string&)>& taken) {
    const std::string stem = (direction == Direction::Purchase ? "F" : "C") + code_letters(name);
    for (long long rank = 1;; ++rank) {
        const std::string code = stem + text::pad_left(text::number(rank), 3, '0');
        if (!taken(code))
            return code;
    }
}

} // namespace comptoir::invoices
