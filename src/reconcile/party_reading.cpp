// Whose name and account a line carries (A112 to A114).
#include "comptoir/core/text.h"
#include "label_edge.h"
#include "line_reading.h"

#include <algorithm>
#include <iterator>

namespace comptoir::reconcile {

namespace {

void insert_sorted(std::vector<std::uint32_t>& set, std::uint32_t value) {
    const auto at = std::lower_bound(set.begin(), set.end(), value);
    if (at == set.end() || *at != value)
        set.insert(at, value);
}

void join_sorted(std::vector<std::uint32_t>& set, const std::vector<std::uint32_t>& more) {
    for (const std::uint32_t value : more)
        insert_sorted(set, value);
}

std::vector<std::uint32_t> common(const std::vector<std::uint32_t>& a,
                                  const std::vector<std::uint32_t>& b) {
    std::vector<std::uint32_t> result;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
    return result;
}

} // namespace

namespace {

// A name in the line, with the words it stands in.
struct Named {
    PartyIndex::Mention mention;
    const std::vector<Word>* words = nullptr;

    bool has(std::string_view text) const {
        for (std::size_t i = mention.first; i <= mention.last; ++i) {
            if ((*words)[i].text == text)
                return true;
        }
        return false;
    }
    // A word of the name, or the start of one: a column ended there.
    bool has_start(std::string_view text) const {
        for (std::size_t i = mention.first; i <= mention.last; ++i) {
            const std::string& word = (*words)[i].text;
            if (word.compare(0, text.size(), text) == 0 ||
                (word.size() >= k_word_of_name_least && text.substr(0, word.size()) == word))
                return true;
        }
        return false;
    }

private:
    static constexpr std::size_t k_word_of_name_least = 3;
};

// The longer name stands whole elsewhere in the line, and here in a cut or glued shape around the
// shorter one: "SAS VASSEUR F" beside VASSEUR FRERES is no mention of Ets Vasseur.
bool is_part_of(const Named& shorter, const Named& longer) {
    const PartyIndex::Mention& mention = shorter.mention;
    if (mention.last - mention.first >= longer.mention.last - longer.mention.first)
        return false;
    for (std::size_t i = mention.first; i <= mention.last; ++i) {
        if (!longer.has((*shorter.words)[i].text))
            return false;
    }
    const auto belongs = [&](const Word& word) {
        return !shorter.has(word.text) && longer.has_start(word.text);
    };
    const std::vector<Word>& words = *shorter.words;
    return (mention.first > 0 && words[mention.first].gap != '\n' &&
            belongs(words[mention.first - 1])) ||
           (mention.last + 1 < words.size() && words[mention.last + 1].gap != '\n' &&
            belongs(words[mention.last + 1]));
}

// "CARTE X1234 29/04/26 MAIRIE DE" is 30 characters wide and "VICHY" its continuation: where the
// label ended there was a blank, and the name goes on behind it. Only the words of such a label.
std::vector<Word> words_across_blank(const bank::StatementLine& line) {
    std::vector<Word> words;
    const bool ends_with_blank =
        !line.label_more.empty() && line.bank_code.find('/') == std::string::npos &&
        std::binary_search(std::begin(k_label_widths), std::end(k_label_widths),
                           text::length_in_characters(line.label) + 1);
    if (ends_with_blank)
        append_words(line.label + " " + line.label_more, Column::AcrossLabels, words);
    return words;
}

// The names that begin in the label and end in its continuation; what they hold of the columns
// apart is a part of them.
void add_names_across_blank(const bank::StatementLine& line, const std::vector<Word>& across,
                            const PartyIndex& parties, std::vector<Named>& names) {
    if (across.empty())
        return;
    std::vector<Word> label;
    append_words(line.label, Column::Label, label);
    for (PartyIndex::Mention& mention : parties.mentions(across)) {
        if (mention.first >= label.size() || mention.last < label.size())
            continue;
        Named named{std::move(mention), &across};
        std::erase_if(names, [&](const Named& one) {
            const PartyIndex::Mention& apart = one.mention;
            for (std::size_t i = apart.first; i <= apart.last; ++i) {
                if (!named.has((*one.words)[i].text))
                    return false;
            }
            return !apart.by_reference &&
                   apart.last - apart.first < named.mention.last - named.mention.first;
        });
        names.push_back(std::move(named));
    }
}

// "F2026-0836 CHANTIER ROBERT": for which work, beside who is paid and named elsewhere. Who pays a
// builder is the customer whose site it is, and a text somebody chose for a party always counts.
void leave_out_sites(const bank::StatementLine& line, std::vector<Named>& names) {
    if (!line.amount.is_negative())
        return;
    const auto is_site = [](const Named& one) {
        const std::size_t first = one.mention.first;
        const std::vector<Word>& words = *one.words;
        return !one.mention.by_reference && first > 0 && words[first].gap != '\n' &&
               words[first - 1].text == "CHANTIER";
    };
    if (!std::all_of(names.begin(), names.end(), is_site))
        std::erase_if(names, is_site);
}

} // namespace

void read_parties(const bank::StatementLine& line, const std::vector<Word>& words,
                  const PartyIndex& parties, LineReading& reading) {
    std::vector<Named> names;
    const LabelEdge edge = edge_of(line);
    for (PartyIndex::Mention& mention : parties.mentions(words)) {
        // "VIREMENT DE VULCANIA IMMOBILIER" in 31 characters: VULCANIA IMMOBILIER SUD prints the
        // same. Whoever's name begins so is meant, unless another column tells.
        if (edge != LabelEdge::Inside && !mention.by_reference && ends_label(words, mention.last))
            join_sorted(mention.parties,
                        parties.names_going_on(words, mention, edge == LabelEdge::AtBlank));
        names.push_back({std::move(mention), &words});
    }
    const std::vector<Word> across = words_across_blank(line);
    add_names_across_blank(line, across, parties, names);
    std::vector<Word> name_only;
    if (const std::string_view name = other_name(line); !name.empty()) {
        append_words(name, Column::CounterpartyName, name_only);
        for (PartyIndex::Mention& mention : parties.mentions(name_only))
            names.push_back({std::move(mention), &name_only});
        if (std::vector<std::uint32_t> same = parties.named(name);
            !same.empty() && !name_only.empty())
            names.push_back({{std::move(same), false, 0, name_only.size() - 1, false}, &name_only});
    }
    leave_out_sites(line, names);
    reading.by_reference = std::any_of(names.begin(), names.end(), [&](const Named& one) {
        return one.words == &words && one.mention.by_reference;
    });
    std::vector<std::vector<std::uint32_t>> groups;
    for (const Named& one : names) {
        const bool is_part = !one.mention.by_reference &&
                             std::any_of(names.begin(), names.end(), [&](const Named& other) {
                                 return is_part_of(one, other);
                             });
        if (!is_part)
            groups.push_back(one.mention.parties);
        reading.by_short_name = reading.by_short_name || (!is_part && one.mention.is_shortened);
    }
    std::vector<std::uint32_t> certain;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        join_sorted(reading.named, groups[i]);
        certain = i == 0 ? groups[i] : common(certain, groups[i]);
    }
    if (const std::string iban = other_account(line); !iban.empty())
        reading.of_iban = parties.of_iban(iban);
    if (reading.of_iban.empty()) {
        reading.parties = certain;
    } else if (reading.named.empty()) {
        reading.parties = reading.of_iban;
    } else {
        reading.parties = common(certain.empty() ? reading.named : certain, reading.of_iban);
        reading.name_against_iban = reading.parties.empty();
    }
    reading.by_name = !reading.parties.empty() && !reading.named.empty();
    reading.by_reference = reading.by_reference && reading.by_name;
    reading.by_iban = !reading.parties.empty() && !reading.of_iban.empty();
}

} // namespace comptoir::reconcile
