// Text as banks and the tax office write it: encodings, folding for comparison, SEPA characters.
//
// All functions are pure, locale-free and bounded by the size of their input.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::text {

bool is_valid_utf8(std::string_view bytes);
std::string from_latin1(std::string_view bytes); // ISO 8859-1 -> UTF-8
std::string from_latin9(std::string_view bytes); // ISO 8859-15 -> UTF-8
std::string from_cp1252(std::string_view bytes); // undefined bytes become U+FFFD
// UTF-8 -> ISO 8859-15. Characters outside it are transliterated, else '?'; never fails.
std::string to_latin9(std::string_view utf8);

std::string nfc(std::string_view utf8); // Unicode normal form C; invalid bytes become U+FFFD

// For comparing labels: NFKD, accents dropped, upper case, every run of anything that is neither
// letter nor digit becomes one blank, trimmed. "Facture n° F-592/é" -> "FACTURE N F 592 E".
std::string fold(std::string_view utf8);
// fold() split at blanks.
std::vector<std::string> fold_words(std::string_view utf8);
// Letters and digits of fold() run together: for finding references across blanks.
std::string fold_compact(std::string_view utf8);

// The SEPA character set (EPC217-08): transliterates accents and ligatures, others become '.' or
// ' '. Does not cut: count after calling it.
std::string to_sepa(std::string_view utf8);

std::string_view trim(std::string_view text);     // ASCII blanks
std::string single_blanks(std::string_view text); // trims and joins runs of ASCII blanks
std::string to_upper_ascii(std::string_view text);
std::size_t length_in_characters(std::string_view utf8);
std::string cut_to_characters(std::string_view utf8, std::size_t characters_max);
bool all_digits(std::string_view text);                        // false for an empty text
std::optional<long long> parse_integer(std::string_view text); // whole text, optional sign
std::string pad_left(std::string_view text, std::size_t width, char fill);
std::string number(long long value); // locale-free decimal

} // namespace comptoir::text
