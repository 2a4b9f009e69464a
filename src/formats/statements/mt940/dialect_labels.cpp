// Words with a colon in running text: "AUFTRAGGEBER: … MITTEILUNGEN: …". Each bank has its own
// words; a set of them is a row below.
#include "formats/statements/bank_text.h"
#include "formats/statements/mt940/dialects.h"
#include "formats/statements/mt940/mt_codes.h"

#include "comptoir/core/text.h"

#include <array>
#include <span>

namespace comptoir::formats::mt940::labels {

namespace {

struct Label {
    std::string_view text;
    std::string MovementDetails::*target; // null: into the comment, with its name
};

// What stands in front of the first label.
enum class Head { PostingText, Purpose };

struct LabelSet {
    std::string_view bank;
    std::span<const Label> labels;
    int needed = 1; // how many must occur
    Head head = Head::PostingText;
};

// PostFinance. The German words are seen in files, the others are those of its paper statements.
constexpr auto k_postfinance = std::to_array<Label>({
    {"AUFTRAGGEBER:", &MovementDetails::name},
    {"MITTEILUNGEN:", &MovementDetails::purpose},
    {"DONNEUR D'ORDRE:", &MovementDetails::name},
    {"COMMUNICATIONS:", &MovementDetails::purpose},
    {"ORDINANTE:", &MovementDetails::name},
    {"COMUNICAZIONI:", &MovementDetails::purpose},
});

constexpr auto k_mbank = std::to_array<Label>({
    {"ID IPH:", nullptr},
    {"Z RACH.:", &MovementDetails::account},  // from the account
    {"NA RACH.:", &MovementDetails::account}, // to the account
    {"OD:", &MovementDetails::name},          // from
    {"DLA:", &MovementDetails::name},         // for
    {"TYT.:", &MovementDetails::purpose},     // title
    {"TNR:", &MovementDetails::bank_reference},
});

constexpr auto k_knab = std::to_array<Label>({
    {"REK:", &MovementDetails::account},
    {"NAAM:", &MovementDetails::name},
});

constexpr auto k_abn_amro = std::to_array<Label>({
    {"IBAN:", &MovementDetails::account},
    {"BIC:", &MovementDetails::bic},
    {"NAAM:", &MovementDetails::name},
    {"OMSCHRIJVING:", &MovementDetails::purpose},
    {"KENMERK:", &MovementDetails::end_to_end_id},
    {"MACHTIGING:", &MovementDetails::mandate_id},
    {"INCASSANT:", nullptr},
});

constexpr auto k_sets = std::to_array<LabelSet>({
    {"PostFinance", k_postfinance, 1, Head::PostingText},
    {"mBank", k_mbank, 2, Head::PostingText},
    {"ABN AMRO", k_abn_amro, 3, Head::PostingText},
    {"Knab", k_knab, 2, Head::Purpose},
});

bool may_precede(char c) {
    return c == ' ' || c == '/' || c == ';';
}

struct Found {
    const Label* label = nullptr;
    std::size_t at = std::string::npos;
};

// The first label of the set at or behind `from`.
Found next_label(const LabelSet& set, std::string_view capitals, std::size_t from) {
    Found first;
    for (const Label& label : set.labels) {
        std::size_t at = capitals.find(label.text, from);
        while (at != std::string::npos && at > 0 && !may_precede(capitals[at - 1]))
            at = capitals.find(label.text, at + 1);
        if (at < first.at)
            first = {&label, at};
    }
    return first;
}

const LabelSet* set_of(std::string_view capitals) {
    if (capitals.find(':') == std::string_view::npos)
        return nullptr;
    for (const LabelSet& set : k_sets) {
        int found = 0;
        for (Found next = next_label(set, capitals, 0); next.label && found < set.needed;
             next = next_label(set, capitals, next.at + next.label->text.size()))
            ++found;
        if (found >= set.needed)
            return &set;
    }
    return nullptr;
}

std::string_view without_marks(std::string_view value) {
    value = text::trim(value);
    while (value.ends_with(';') || value.ends_with('/'))
        value = text::trim(value.substr(0, value.size() - 1));
    return value;
}

void put(const Label& label, std::string_view value, MovementDetails& details) {
    if (!label.target)
        return add_named(details.comment, label.text, value);
    std::string& target = details.*label.target;
    if (target.empty())
        target = value;
    else
        join(target, value);
}

} // namespace

bool recognise(const MovementText& text) {
    return set_of(text::to_upper_ascii(unwrap(text.lines, LineBreak::AtWords))) != nullptr;
}

void read(const MovementText& text, MovementDetails& details) {
    const std::string whole = unwrap(text.lines, LineBreak::AtWords);
    const std::string capitals = text::to_upper_ascii(whole);
    const LabelSet& set = *set_of(capitals);
    Found open = next_label(set, capitals, 0);
    std::string& head = set.head == Head::PostingText ? details.posting_text : details.purpose;
    head = without_marks(std::string_view(whole).substr(0, open.at));
    while (open.label) {
        const std::size_t begin = open.at + open.label->text.size();
        const Found next = next_label(set, capitals, begin);
        const std::size_t end = next.label ? next.at : whole.size();
        put(*open.label, without_marks(std::string_view(whole).substr(begin, end - begin)),
            details);
        open = next;
    }
    details.nature = nature_of_words(details.posting_text);
}

} // namespace comptoir::formats::mt940::labels
