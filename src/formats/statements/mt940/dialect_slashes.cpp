// Code words between slashes, as Dutch banks write them: "/TRTP/SEPA OVERBOEKING/IBAN/NL…/NAME/…".
// ABN AMRO, Knab, Rabobank and ING share the words; ING nests the other party in /CNTP/ and the
// purpose in /REMI/. A value may hold a slash: only known words begin another one.
#include "formats/statements/bank_text.h"
#include "formats/statements/mt940/dialects.h"
#include "formats/statements/mt940/mt_codes.h"

#include "comptoir/core/text.h"

#include <algorithm>
#include <array>

namespace comptoir::formats::mt940::slashes {

namespace {

enum class Meaning {
    PostingText,
    Account,
    Bic,
    Name,
    Purpose,
    EndToEnd,
    CustomerReference,
    Mandate,
    Structured,
    Return,
    Party,    // the other party follows, or its name
    Ultimate, // somebody behind a party follows, whose name is not the party's
    Nested,   // /CNTP/ account/BIC/name/town
    BankCode,
    Original,
    Charges,
    Comment,
};

struct Word {
    std::string_view text;
    Meaning meaning;
};
constexpr auto k_words = std::to_array<Word>({
    {"TRTP", Meaning::PostingText}, {"IBAN", Meaning::Account},
    {"BBAN", Meaning::Account},     {"BIC", Meaning::Bic},
    {"NAME", Meaning::Name},        {"REMI", Meaning::Purpose},
    {"EREF", Meaning::EndToEnd},    {"PREF", Meaning::CustomerReference},
    {"MARF", Meaning::Mandate},     {"CDTRREF", Meaning::Structured},
    {"RTRN", Meaning::Return},      {"ORDP", Meaning::Party},
    {"BENM", Meaning::Party},       {"ULTD", Meaning::Ultimate},
    {"ULTC", Meaning::Ultimate},    {"ULTB", Meaning::Ultimate},
    {"CNTP", Meaning::Nested},      {"TRCD", Meaning::BankCode},
    {"OCMT", Meaning::Original},    {"CHGS", Meaning::Charges},
    {"CSID", Meaning::Comment},     {"ADDR", Meaning::Comment},
    {"ISDT", Meaning::Comment},     {"SVCL", Meaning::Comment},
    {"PURP", Meaning::Comment},     {"IREF", Meaning::Comment},
    {"EXCH", Meaning::Comment},     {"CDTRREFTP", Meaning::Comment},
    {"ID", Meaning::Comment},
});

// The word between the slash at `at` and the next one, when it is known.
const Word* word_at(std::string_view text, std::size_t at) {
    constexpr std::size_t k_longest = 9;
    if (text[at] != '/')
        return nullptr;
    const std::size_t end = text.substr(0, at + k_longest + 2).find('/', at + 1);
    if (end == std::string_view::npos)
        return nullptr;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    for (const Word& word : k_words)
        if (word.text == name)
            return &word;
    return nullptr;
}

std::string_view without_slashes(std::string_view value) {
    value = text::trim(value);
    while (value.starts_with('/'))
        value = text::trim(value.substr(1));
    while (value.ends_with('/'))
        value = text::trim(value.substr(0, value.size() - 1));
    return value;
}

// The part up to the next slash, taken off the front of `value`.
std::string_view take_part(std::string_view& value) {
    const std::size_t slash = value.find('/');
    const std::string_view part = value.substr(0, slash);
    value.remove_prefix(slash == std::string_view::npos ? value.size() : slash + 1);
    return text::trim(part);
}

// "account/BIC/name/town": a name may hold a slash, a town does not.
void read_nested(std::string_view value, MovementDetails& details) {
    while (value.ends_with('/')) // behind the last part there is one slash, or three
        value.remove_suffix(1);
    details.account = take_part(value);
    details.bic = take_part(value);
    const std::size_t last = value.rfind('/');
    details.name = text::trim(value.substr(0, last));
    if (last != std::string_view::npos)
        add_named(details.comment, "CNTP", value.substr(last + 1));
}

// "USTD//text/", "STRD/CUR/reference/", or the text itself.
void read_remittance(std::string_view value, MovementDetails& details) {
    std::string_view rest = value;
    const std::string_view kind = take_part(rest);
    if (kind == "STRD") {
        std::string_view reference = rest;
        const std::string_view type = take_part(reference);
        if (text::trim(reference).empty())
            reference = type;
        details.structured_reference = without_slashes(reference);
        join(details.purpose, without_slashes(reference));
        return;
    }
    join(details.purpose, without_slashes(kind == "USTD" ? rest : value));
}

void put_once(std::string& target, std::string_view value) {
    if (target.empty())
        target = value;
}

class Reader {
public:
    explicit Reader(MovementDetails& details) : m_details(details) {}

    void read(const Word& word, std::string_view written) {
        const std::string_view value = without_slashes(written);
        switch (word.meaning) {
        case Meaning::PostingText:
            return put_once(m_details.posting_text, value);
        case Meaning::Account:
            return put_once(m_details.account, value);
        case Meaning::Bic:
            return put_once(m_details.bic, value);
        case Meaning::Purpose:
            return read_remittance(written, m_details);
        case Meaning::EndToEnd:
            return put_once(m_details.end_to_end_id, value);
        case Meaning::CustomerReference:
            return put_once(m_details.customer_reference, value);
        case Meaning::Mandate:
            return put_once(m_details.mandate_id, value);
        case Meaning::Structured:
            return put_once(m_details.structured_reference, value);
        case Meaning::BankCode:
            return put_once(m_details.bank_code, value);
        case Meaning::Original:
            return put_once(m_details.original_amount, value);
        case Meaning::Charges:
            return put_once(m_details.charges, value);
        case Meaning::Nested:
            return read_nested(written, m_details);
        case Meaning::Return:
            m_details.is_returned = true;
            return add_named(m_details.comment, word.text, value);
        default:
            return read_party(word, value);
        }
    }

private:
    void read_party(const Word& word, std::string_view value) {
        if (word.meaning == Meaning::Party || word.meaning == Meaning::Ultimate)
            m_of_ultimate = word.meaning == Meaning::Ultimate;
        const bool is_name = word.meaning == Meaning::Name || word.meaning == Meaning::Party;
        if (is_name && !m_of_ultimate)
            return put_once(m_details.name, value);
        add_named(m_details.comment, word.text, value);
    }

    MovementDetails& m_details;
    bool m_of_ultimate = false;
};

} // namespace

bool recognise(const MovementText& text) {
    if (text.lines.empty())
        return false;
    const std::string_view first = text::trim(text.lines.front());
    if (!first.starts_with('/'))
        return false;
    if (word_at(first, 0))
        return true;
    // A word of the bank's own may come first: then another line begins with a known one.
    return std::any_of(text.lines.begin(), text.lines.end(), [](const std::string& line) {
        const std::string_view trimmed = text::trim(line);
        return !trimmed.empty() && word_at(trimmed, 0);
    });
}

void read(const MovementText& text, MovementDetails& details) {
    const std::string whole = unwrap(text.lines, LineBreak::AtWords);
    Reader reader(details);
    const Word* open = nullptr;
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        const std::string_view value = std::string_view(whole).substr(begin, end - begin);
        if (open)
            reader.read(*open, value);
        else
            join(details.comment, text::trim(value));
    };
    for (std::size_t at = 0; at < whole.size(); ++at) {
        const Word* word = word_at(whole, at);
        if (!word)
            continue;
        close(at);
        open = word;
        begin = at + word->text.size() + 2;
        at = begin - 1;
    }
    close(whole.size());
    details.nature = nature_of_words(details.posting_text);
}

} // namespace comptoir::formats::mt940::slashes
