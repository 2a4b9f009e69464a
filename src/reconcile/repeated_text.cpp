// Where the width of a label ended the bank may go on behind it, or give the text once more.
#include "comptoir/core/text.h"
#include "vocabulary.h"
#include "words.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace comptoir::reconcile {

namespace {

bool fills_its_width(std::string_view label) {
    return std::binary_search(std::begin(k_label_widths), std::end(k_label_widths),
                              text::length_in_characters(label));
}

// "FACT NO 453", "26/453": a text that begins so ends the name before it anyway. "TRANSPORT" may
// belong to that name, and so may other words of payments: Leroy Depot Vente, Leroy Direct.
bool ends_a_name(std::string_view text) {
    static constexpr std::array<std::string_view, 8> k_sure{"FACT",  "REGL", "LOYER", "ECHE",
                                                            "SOLDE", "REF",  "NO",    "INV"};
    const std::vector<std::string> words = text::fold_words(text);
    if (words.empty())
        return false;
    const std::string& first = words.front();
    return count_digits(first) > 0 ||
           (is_payment_word(first) &&
            std::any_of(k_sure.begin(), k_sure.end(),
                        [&](std::string_view start) { return first.starts_with(start); }));
}

} // namespace

bool runs_on(const bank::StatementLine& line) {
    return !line.label_more.empty() && line.bank_code.find('/') == std::string::npos &&
           fills_its_width(line.label) && before_what_is_repeated(line) == line.label.size();
}

std::size_t before_what_is_repeated(const bank::StatementLine& line) {
    constexpr std::size_t k_repeated_least = 8; // a shorter end begins many texts
    const std::string_view label = line.label, more = line.label_more;
    for (std::size_t at = 1; at + k_repeated_least <= label.size(); ++at) {
        if (label[at - 1] == ' ' && label[at] != ' ' && more.starts_with(label.substr(at)) &&
            fills_its_width(label) && ends_a_name(label.substr(at)))
            return at;
    }
    return label.size();
}

} // namespace comptoir::reconcile
