#include "check_digits.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <array>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_belgian_digits = 12;
constexpr std::size_t k_swiss_digits = 27;
constexpr std::size_t k_creditor_least = 8, k_creditor_most = 25;
constexpr int k_modulus = 97;
// One number in 97 seems to be a Belgian reference: the zeros before what it holds tell.
constexpr std::size_t k_filling_least = 3;
constexpr std::size_t k_number_least = 3;

int remainder_97(std::string_view text, int before = 0) {
    int rest = before;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            rest = (rest * 10 + (c - '0')) % k_modulus;
        else // A = 10 … Z = 35 (ISO 7064)
            rest = (rest * 100 + (c - 'A' + 10)) % k_modulus;
    }
    return rest;
}

bool is_creditor_reference(std::string_view text) {
    const bool has_shape = text.size() >= k_creditor_least && text.size() <= k_creditor_most &&
                           text.starts_with("RF") && text::all_digits(text.substr(2, 2));
    return has_shape && remainder_97(text.substr(0, 4), remainder_97(text.substr(4))) == 1;
}

bool is_belgian(std::string_view text) {
    if (text.size() != k_belgian_digits || !text::all_digits(text))
        return false;
    const int rest = remainder_97(text.substr(0, 10));
    return (text[10] - '0') * 10 + (text[11] - '0') == (rest == 0 ? k_modulus : rest);
}

bool is_swiss(std::string_view text) {
    if (text.size() != k_swiss_digits || !text::all_digits(text))
        return false;
    static constexpr std::array k_table{0, 9, 4, 6, 8, 2, 7, 1, 3, 5};
    std::size_t carry = 0;
    for (const char c : text.substr(0, k_swiss_digits - 1))
        carry = static_cast<std::size_t>(
            k_table[(carry + static_cast<std::size_t>(c - '0')) % k_table.size()]);
    return static_cast<std::size_t>(text.back() - '0') == (10 - carry) % 10;
}

std::size_t common_start(std::string_view a, std::string_view b) {
    std::size_t i = 0;
    while (i < a.size() && i < b.size() && a[i] == b[i])
        ++i;
    return i;
}

} // namespace

std::optional<ReferenceKind> structured_reference(std::string_view compact) {
    if (is_creditor_reference(compact))
        return ReferenceKind::Creditor;
    if (is_belgian(compact))
        return ReferenceKind::Belgian;
    if (is_swiss(compact))
        return ReferenceKind::SwissQr;
    return std::nullopt;
}

std::vector<std::string_view> numbers_in_reference(std::string_view compact) {
    const std::optional<ReferenceKind> kind = structured_reference(compact);
    if (!kind)
        return {};
    if (*kind == ReferenceKind::Creditor)
        return {compact.substr(k_creditor_head)};
    const std::string_view filled =
        compact.substr(0, compact.size() - (*kind == ReferenceKind::Belgian ? 2 : 1));
    std::vector<std::string_view> numbers;
    const std::size_t zeros = std::min(filled.find_first_not_of('0'), filled.size());
    if (zeros < k_filling_least)
        return {};
    for (std::size_t at = 0; at <= zeros; ++at) {
        if (filled.size() - at >= k_number_least)
            numbers.push_back(filled.substr(at));
    }
    return numbers;
}

std::string creditor_reference(std::string_view number) {
    if (number.empty() || number.size() + k_creditor_head > k_creditor_most)
        return {};
    const int digits = k_modulus + 1 - remainder_97("RF00", remainder_97(number));
    return "RF" + std::string(digits < 10 ? "0" : "") + text::number(digits) +
           std::string(number);
}

std::optional<Fault> single_fault(std::string_view written, std::string_view meant) {
    const std::size_t at = common_start(written, meant);
    const std::string_view theirs = written.substr(at), ours = meant.substr(at);
    if (written.size() == meant.size()) {
        if (theirs.empty())
            return std::nullopt;
        if (theirs.substr(1) == ours.substr(1))
            return Fault::Wrong;
        const bool is_swap = theirs.size() >= 2 && theirs[0] == ours[1] && theirs[1] == ours[0] &&
                             theirs.substr(2) == ours.substr(2);
        return is_swap ? std::optional(Fault::Swapped) : std::nullopt;
    }
    if (written.size() + 1 == meant.size() && theirs == ours.substr(1))
        return Fault::Lost;
    if (written.size() == meant.size() + 1 && theirs.substr(1) == ours)
        return Fault::Added;
    return std::nullopt;
}

std::vector<std::string> with_one_left_out(std::string_view text) {
    std::vector<std::string> variants;
    variants.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i > 0 && text[i] == text[i - 1])
            continue; // the same text again
        variants.push_back(std::string(text.substr(0, i)).append(text.substr(i + 1)));
    }
    return variants;
}

} // namespace comptoir::reconcile
