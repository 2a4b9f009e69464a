// The German way (Deutsche Kreditwirtschaft, DFÜ-Abkommen, Anlage 3): a business code of three
// digits and sub-fields "?20…". Austrian, Luxembourg, Polish and Dutch banks took it over, some
// with "~", "<" or ">" for the question mark, some without the code.
#include "formats/statements/mt940/dialects.h"

#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"
#include "formats/statements/bank_text.h"
#include "formats/statements/mt940/mt_codes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace comptoir::formats::mt940::gvc {

namespace {

constexpr std::string_view k_signs = "?~<>";
constexpr std::size_t k_code_length = 3;
// Of one purpose sub-field; blanks at its end are cut off.
constexpr std::size_t k_piece_width = 27;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct SubField {
    int number = 0;
    std::string text;
};

bool is_sub_field(int number) {
    return number == 0 || number == 10 || (number >= 20 && number <= 39) ||
           (number >= 60 && number <= 71);
}

// The number behind the sign at `at`, when one stands there.
std::optional<int> sub_field_at(std::string_view text, std::size_t at, char sign) {
    if (at + 2 >= text.size() || text[at] != sign || !is_digit(text[at + 1]) ||
        !is_digit(text[at + 2]))
        return std::nullopt;
    const int number = (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
    return is_sub_field(number) ? std::optional(number) : std::nullopt;
}

// Where the first sign stands: behind the business code, or at the beginning.
std::size_t sign_place(std::string_view text) {
    return text::all_digits(text.substr(0, k_code_length)) ? k_code_length : 0;
}

std::string unwrapped(const MovementText& text) {
    // Cut anywhere, even between the sign and its number.
    std::string whole = unwrap(text.lines, LineBreak::Anywhere);
    whole.erase(0, std::min(whole.find_first_not_of(' '), whole.size()));
    return whole;
}

std::vector<SubField> split(std::string_view text, char sign) {
    std::vector<SubField> fields;
    for (std::size_t at = 0; at < text.size(); ++at) {
        // The last two characters of a text may be a sub-field without content.
        if (const auto number = sub_field_at(text, at, sign)) {
            fields.push_back({*number, {}});
            at += 2;
        } else if (!fields.empty()) {
            fields.back().text += text[at];
        }
    }
    return fields;
}

// --- Key words inside the purpose -------------------------------------------------------------

struct KeyWord {
    std::string_view text;
    std::string MovementDetails::*target; // null: into the comment, with its name
};
constexpr auto k_key_words = std::to_array<KeyWord>({
    {"EREF+", &MovementDetails::end_to_end_id},
    {"KREF+", &MovementDetails::customer_reference},
    {"MREF+", &MovementDetails::mandate_id},
    {"SVWZ+", &MovementDetails::purpose},
    {"IBAN+", &MovementDetails::account},
    {"BIC+", &MovementDetails::bic},
    {"COAM+", &MovementDetails::charges},
    {"OAMT+", &MovementDetails::original_amount},
    {"CRED+", nullptr},
    {"DEBT+", nullptr},
    {"ABWA+", nullptr},
    {"ABWE+", nullptr},
    {"MDAT+", nullptr},
    {"PURP+", nullptr},
    {"BREF+", nullptr},
    {"RREF+", nullptr},
    {"MTLG:", &MovementDetails::purpose}, // one bank's own word for its message
});

// The purpose as one text, and where its pieces began.
struct Purpose {
    std::string text;
    std::vector<std::size_t> begins;
};

bool begins_piece(const Purpose& purpose, std::size_t at) {
    return std::binary_search(purpose.begins.begin(), purpose.begins.end(), at);
}

const KeyWord* key_word_at(const Purpose& purpose, std::size_t at) {
    const std::string_view rest = std::string_view(purpose.text).substr(at);
    if (rest[0] < 'A' || rest[0] > 'S')
        return nullptr;
    for (const KeyWord& word : k_key_words) {
        if (!rest.starts_with(word.text))
            continue;
        const char before = at == 0 ? ' ' : purpose.text[at - 1];
        const bool inside_word =
            (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z');
        return !inside_word || begins_piece(purpose, at) ? &word : nullptr;
    }
    return nullptr;
}

bool has_key_word(const Purpose& purpose) {
    for (std::size_t at = 0; at < purpose.text.size(); ++at)
        if (key_word_at(purpose, at))
            return true;
    return false;
}

// The pieces without anything between them: key words and references straddle them.
Purpose joined(const std::vector<SubField>& pieces) {
    Purpose purpose;
    for (const SubField& piece : pieces) {
        purpose.begins.push_back(purpose.text.size());
        purpose.text += piece.text;
    }
    return purpose;
}

// Without key words each piece is a line that somebody typed; a piece that is not full ends a word.
// With them it is one text cut at 27 columns, where a piece of 26 has lost the blank at its end.
void restore_blanks(std::vector<SubField>& pieces, bool with_key_words) {
    for (std::size_t at = 0; at + 1 < pieces.size(); ++at) {
        const std::size_t length = text::length_in_characters(pieces[at].text);
        const bool lost_blank =
            with_key_words ? length + 1 == k_piece_width : length > 0 && length < k_piece_width;
        if (lost_blank)
            pieces[at].text += ' ';
    }
}

void put(const KeyWord* word, std::string_view value, MovementDetails& details) {
    if (!word) {
        join(details.purpose, text::trim(value));
        return;
    }
    if (!word->target) {
        add_named(details.comment, word->text, value);
        return;
    }
    std::string& target = details.*word->target;
    if (word->target == &MovementDetails::purpose || target.empty())
        join(target, text::trim(value));
}

void read_purpose(std::vector<SubField> pieces, MovementDetails& details) {
    restore_blanks(pieces, has_key_word(joined(pieces)));
    const Purpose purpose = joined(pieces);
    const KeyWord* open = nullptr;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < purpose.text.size(); ++at) {
        const KeyWord* word = key_word_at(purpose, at);
        if (!word)
            continue;
        put(open, std::string_view(purpose.text).substr(begin, at - begin), details);
        open = word;
        at += word->text.size() - 1;
        begin = at + 1;
    }
    put(open, std::string_view(purpose.text).substr(begin), details);
}

// --- Sub-fields ---------------------------------------------------------------------------------

void read_sub_field(const SubField& field, MovementDetails& details) {
    const std::string name = "?" + text::pad_left(text::number(field.number), 2, '0');
    switch (field.number) {
    case 0:
        details.posting_text += field.text;
        break;
    case 30: // BIC or national bank code
        if (Bic::parse(field.text) && details.bic.empty())
            details.bic = field.text;
        else
            add_named(details.comment, name, field.text);
        break;
    case 31:
        details.account = field.text;
        break;
    case 38: // IBAN, at Polish and Luxembourg banks beside the national number
        if (Iban::parse(field.text))
            details.account = field.text;
        else
            add_named(details.comment, name, field.text);
        break;
    case 32:
    case 33: // one name, cut at 27 columns
        if (!details.name.empty() && text::length_in_characters(details.name) < k_piece_width)
            details.name += ' ';
        details.name += field.text;
        break;
    default: // primanota, text key, names of those for whom somebody paid
        add_named(details.comment, name, field.text);
    }
}

} // namespace

bool recognise(const MovementText& text) {
    if (text.lines.empty())
        return false;
    // The beginning is enough, and may be on two lines.
    const std::size_t lines = std::min<std::size_t>(text.lines.size(), 3);
    const std::string beginning = unwrapped(
        {.lines = {text.lines.begin(), text.lines.begin() + static_cast<std::ptrdiff_t>(lines)},
         .non_swift = {},
         .supplementary = {},
         .customer_reference = {}});
    const std::size_t place = sign_place(beginning);
    return place < beginning.size() && k_signs.find(beginning[place]) != std::string_view::npos &&
           sub_field_at(beginning + ' ', place, beginning[place]).has_value();
}

void read(const MovementText& text, MovementDetails& details) {
    std::string whole = unwrapped(text);
    const std::size_t place = sign_place(whole);
    details.bank_code = whole.substr(0, place);
    details.nature = nature_of_business_code(details.bank_code);
    std::vector<SubField> pieces;
    for (SubField& field : split(whole, whole[place])) {
        const bool is_purpose = (field.number >= 20 && field.number <= 29) ||
                                (field.number >= 60 && field.number <= 63);
        if (is_purpose)
            pieces.push_back(std::move(field));
        else
            read_sub_field(field, details);
    }
    read_purpose(std::move(pieces), details);
}

} // namespace comptoir::formats::mt940::gvc
