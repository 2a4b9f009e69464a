// Text without structure: what the bank says first, then the rest. ABN AMRO fills columns of 32
// characters; Rabobank repeats :86: for each line.
#include "formats/statements/mt940/dialects.h"

#include "comptoir/core/text.h"

namespace comptoir::formats::mt940::plain {

namespace {

constexpr std::size_t k_column = 32;

// Where the second column of a line begins; npos when the line is one text. The columns of ABN
// AMRO begin at 33 or, behind a blank, at 34.
std::size_t second_column(std::string_view line) {
    for (const std::size_t at : {k_column, k_column + 1})
        if (line.size() > at && line[at] != ' ' && line[at - 1] == ' ' && line[at - 2] == ' ')
            return at;
    return std::string_view::npos;
}

} // namespace

bool recognise(const MovementText&) {
    return true;
}

void read(const MovementText& text, MovementDetails& details) {
    if (text.lines.empty())
        return;
    const std::string& first = text.lines.front();
    const std::size_t column = second_column(first);
    details.first_text = first.substr(0, column);
    // "999PN5477SCHECK-NR. 12": the German code for text without structure, and the primanota.
    constexpr std::size_t k_unstructured_length = 9;
    if (first.starts_with("999PN") && first.size() > k_unstructured_length &&
        text::all_digits(std::string_view(first).substr(5, 4))) {
        details.bank_code = "999";
        add_named(details.comment, "PN", first.substr(5, 4));
        details.first_text = first.substr(k_unstructured_length);
    }
    if (column != std::string::npos)
        details.purpose = first.substr(column) + ' ';
    details.purpose += unwrap(std::span(text.lines).subspan(1), LineBreak::AtWords);
}

} // namespace comptoir::formats::mt940::plain
