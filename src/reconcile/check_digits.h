// Payment references that carry check digits, and what one fault makes of them (requirements D07).
//
// RF creditor reference (ISO 11649, modulo 97), Belgian structured communication (OGM/VCS, twelve
// digits, the last two modulo 97), Swiss QR reference (27 digits, recursive modulo 10). Each finds
// every single wrong digit and every swap of two neighbours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

enum class ReferenceKind : std::uint8_t { Creditor, Belgian, SwissQr };

// What stands before the number in a creditor reference: RF and two check digits.
inline constexpr std::size_t k_creditor_head = 4;

// Of letters and digits run together; empty when the check digits do not hold.
std::optional<ReferenceKind> structured_reference(std::string_view compact);

// RF, check digits and the number; empty when it is too long.
std::string creditor_reference(std::string_view number);

// What an intact reference may hold as its number: all of it behind RF and the check digits, or
// what follows the zeros that fill the other ones, with some of them or none.
std::vector<std::string_view> numbers_in_reference(std::string_view compact);

enum class Fault : std::uint8_t { Wrong, Lost, Added, Swapped };
// The one fault that makes `written` of `meant`; empty when there is none, or more than one.
std::optional<Fault> single_fault(std::string_view written, std::string_view meant);

// The text with each of its characters left out in turn. Two texts one fault apart share one of
// these, or one is among the other's.
std::vector<std::string> with_one_left_out(std::string_view text);

} // namespace comptoir::reconcile
