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
constexpr std::size_t k_beginning = 6; // the code, a sign, two digits
// Of one purpose sub-field; blanks at its end are cut off.
constexpr std::size_t k_piece_width = 27;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct SubField {
    int number = 0;
    std::string_view text;
    bool lost_blank = false; // at its end
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
    fields.reserve(12);
    std::size_t begin = 0; // of what is not yet copied
    for (std::size_t at = text.find(sign); at != std::string_view::npos;
         at = text.find(sign, at + 1)) {
        const auto number = sub_field_at(text, at, sign);
        if (!number)
            continue;
        if (!fields.empty())
            fields.back().text = text.substr(begin, at - begin);
        fields.push_back({*number, {}, false});
        begin = at + 3;
    }
    if (!fields.empty() && begin < text.size())
        fields.back().text = text.substr(begin);
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

struct FoundWord {
    const KeyWord* word = nullptr;
    std::size_t at = std::string::npos;
};

// The first key word at or behind `from`, found by the sign at its end.
FoundWord next_key_word(const Purpose& purpose, std::size_t from) {
    const std::string_view text = purpose.text;
    for (std::size_t sign = from; sign < text.size(); ++sign) {
        if (text[sign] != '+' && text[sign] != ':')
            continue;
        for (const KeyWord& word : k_key_words) {
            const std::size_t length = word.text.size();
            if (sign + 1 < from + length || text.substr(sign + 1 - length, length) != word.text)
                continue;
            const std::size_t at = sign + 1 - length;
            const char before = at == 0 ? ' ' : text[at - 1];
            const bool inside_word =
                (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z');
            if (!inside_word || begins_piece(purpose, at))
                return {&word, at};
        }
    }
    return {};
}

// The pieces without anything between them: key words and references straddle them.
Purpose joined(const std::vector<SubField>& pieces) {
    Purpose purpose;
    for (const SubField& piece : pieces) {
        purpose.begins.push_back(purpose.text.size());
        purpose.text += piece.text;
        if (piece.lost_blank)
            purpose.text += ' ';
    }
    return purpose;
}

// Without key words each piece is a line that somebody typed; a piece that is not full ends a word.
// With them it is one text cut at 27 columns, where a piece of 26 has lost the blank at its end.
bool restore_blanks(std::vector<SubField>& pieces, bool with_key_words) {
    bool any = false;
    for (std::size_t at = 0; at + 1 < pieces.size(); ++at) {
        const std::size_t length = text::length_in_characters(pieces[at].text);
        pieces[at].lost_blank =
            with_key_words ? length + 1 == k_piece_width : length > 0 && length < k_piece_width;
        any = any || pieces[at].lost_blank;
    }
    return any;
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

void read_purpose(std::vector<SubField>& pieces, MovementDetails& details) {
    Purpose purpose = joined(pieces);
    FoundWord first = next_key_word(purpose, 0);
    if (restore_blanks(pieces, first.word != nullptr)) {
        purpose = joined(pieces);
        first = next_key_word(purpose, 0);
    }
    const KeyWord* open = nullptr;
    std::size_t begin = 0;
    for (FoundWord next = first; next.word; next = next_key_word(purpose, begin)) {
        put(open, std::string_view(purpose.text).substr(begin, next.at - begin), details);
        open = next.word;
        begin = next.at + open->text.size();
    }
    put(open, std::string_view(purpose.text).substr(begin), details);
}

// --- Sub-fields ---------------------------------------------------------------------------------

void read_sub_field(const SubField& field, MovementDetails& details) {
    const auto comment = [&] {
        const std::string name = "?" + text::pad_left(text::number(field.number), 2, '0');
        add_named(details.comment, name, field.text);
    };
    switch (field.number) {
    case 0:
        details.posting_text += field.text;
        break;
    case 30: // BIC or national bank code
        if (Bic::parse(field.text) && details.bic.empty())
            details.bic = field.text;
        else
            comment();
        break;
    case 31:
        details.account = field.text;
        break;
    case 38: // IBAN, at Polish and Luxembourg banks beside the national number
        if (Iban::parse(field.text))
            details.account = field.text;
        else
            comment();
        break;
    case 32:
    case 33: // one name, cut at 27 columns
        if (!details.name.empty() && text::length_in_characters(details.name) < k_piece_width)
            details.name += ' ';
        details.name += field.text;
        break;
    default: // primanota, text key, names of those for whom somebody paid
        comment();
    }
}

} // namespace

bool recognise(const MovementText& text) {
    if (text.lines.empty())
        return false;
    // The beginning decides; a line break may stand inside it.
    std::string beginning(text::trim(text.lines.front()).substr(0, k_beginning));
    for (std::size_t at = 1; at < text.lines.size() && beginning.size() < k_beginning; ++at)
        beginning += text.lines[at].substr(0, k_beginning);
    beginning += ' '; // a sub-field may be without content
    const std::size_t place = sign_place(beginning);
    return k_signs.find(beginning[place]) != std::string_view::npos &&
           sub_field_at(beginning, place, beginning[place]).has_value();
}

void read(const MovementText& text, MovementDetails& details) {
    std::string whole = unwrapped(text);
    const std::size_t place = sign_place(whole);
    details.bank_code = whole.substr(0, place);
    details.nature = nature_of_business_code(details.bank_code);
    std::vector<SubField> pieces;
    for (const SubField& field : split(whole, whole[place])) {
        const bool is_purpose = (field.number >= 20 && field.number <= 29) ||
                                (field.number >= 60 && field.number <= 63);
        if (is_purpose)
            pieces.push_back(field);
        else
            read_sub_field(field, details);
    }
    read_purpose(pieces, details);
}

} // namespace comptoir::formats::mt940::gvc
