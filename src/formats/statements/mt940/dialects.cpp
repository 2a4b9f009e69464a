#include "formats/statements/mt940/dialects.h"

#include "comptoir/core/text.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <array>

namespace comptoir::formats::mt940 {

namespace {

// In this order; the last one recognises everything.
constexpr auto k_dialects = std::to_array<Dialect>({
    {"German business codes", gvc::recognise, gvc::read},
    {"code words between slashes", slashes::recognise, slashes::read},
    {"account and name repeated", repeated_account::recognise, repeated_account::read},
    {"labels with a colon", labels::recognise, labels::read},
    {"free text", plain::recognise, plain::read},
});

// SWIFT's width of a line: one that reaches it may be cut inside a word.
constexpr std::size_t k_full_line = 65;

} // namespace

void read_details(const MovementText& text, MovementDetails& details) {
    for (const Dialect& dialect : k_dialects)
        if (dialect.recognise(text)) {
            dialect.read(text, details);
            break;
        }
    if (!text.non_swift.empty())
        read_non_swift(text, details);
}

std::string unwrap(std::span<const std::string> lines, LineBreak line_break) {
    std::string whole;
    std::size_t width = 0;
    for (std::size_t at = 0; at + 1 < lines.size(); ++at)
        width = std::max(width, text::length_in_characters(lines[at]));
    constexpr std::size_t k_blanks_lost_max = 4;
    constexpr std::size_t k_cut_width_min = 60; // of texts that a width cuts at all
    for (std::size_t at = 0; at < lines.size(); ++at) {
        whole += lines[at];
        if (at + 1 == lines.size())
            break;
        const std::size_t length = text::length_in_characters(lines[at]);
        const bool lost_blanks =
            width >= k_cut_width_min && length < width && width - length <= k_blanks_lost_max;
        const bool ends_word = line_break == LineBreak::AtWords && length < k_full_line;
        // A time was cut at its colon: FieldReader::begins_field().
        const bool in_time = lines[at + 1].starts_with(':');
        if ((lost_blanks || ends_word) && !in_time)
            whole += ' ';
    }
    return whole;
}

void add_named(std::string& text, std::string_view name, std::string_view value) {
    value = text::trim(value);
    if (value.empty())
        return;
    join(text, name);
    join(text, value);
}

} // namespace comptoir::formats::mt940
