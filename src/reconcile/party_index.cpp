// Parties by name, statement reference and IBAN (A112 to A114).
//
// Names are compared by their letters and digits alone, without connectors and in the usual
// spelling: "Saint-Martin & Fils", "ST MARTIN ET FILS" and "SAINTMARTIN FILS" are one. A name that
// the width of a column cut counts when what is left is long enough and starts one party's name.
#include "comptoir/core/iban.h"
#include "comptoir/core/text.h"
#include "line_reading.h"
#include "vocabulary.h"

#include <algorithm>
#include <array>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_reference_words_max = 8;
constexpr std::size_t k_name_words_max = 12;
constexpr std::size_t k_name_least = 3;
constexpr std::size_t k_tiny_name = 2;              // "3M", "HP"
constexpr std::size_t k_name_beside_form_least = 5; // letters of a name that lost its blank
constexpr std::size_t k_turned_words_max = 3;       // a surname and two first names
// Of a cut name: its letters, and the width it fills with the legal form before it. Banks cut at
// 24 characters and more.
constexpr std::size_t k_cut_letters_least = 7;
constexpr std::size_t k_cut_width_least = 20;
constexpr std::size_t k_cut_width_of_label_least = 12;
constexpr std::size_t k_cut_words_least = 2;
constexpr std::size_t k_telling_letters_least = 4; // beside the trade

using Parties = std::vector<std::uint32_t>;

void insert_sorted(Parties& set, std::uint32_t value) {
    const auto at = std::lower_bound(set.begin(), set.end(), value);
    if (at == set.end() || *at != value)
        set.insert(at, value);
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string joined(const std::vector<std::string>& words, std::string_view blank) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty())
            text += blank;
        text += word;
    }
    return text;
}

std::vector<std::string> without_connectors(std::vector<std::string> words) {
    if (words.size() > 1)
        std::erase_if(words, [](const std::string& word) { return is_connector(word); });
    return words;
}

// In the usual spelling, without connectors between the words.
std::vector<std::string> spelled(const std::vector<std::string>& words) {
    std::vector<std::string> result = without_connectors(words);
    for (std::string& word : result)
        word = usual_spelling(word);
    return result;
}

// A single word identifies somebody when it is long enough and not one of the banks' own. What a
// person typed as reference counts as it is: "COTISATION CARTE" may be the bank.
bool identifies(const std::vector<std::string>& words, bool by_reference) {
    if (words.empty())
        return false;
    const std::string& word = words.front();
    if (by_reference)
        return words.size() > 1 || word.size() >= 2;
    if (words.size() > 1)
        return !std::all_of(words.begin(), words.end(),
                            [](const std::string& each) { return is_bank_word(each); });
    return word.size() >= k_name_least && !text::all_digits(word) && !is_bank_word(word);
}

// "Müller" is MULLER to text::fold(), and MUELLER to many banks.
std::string with_umlauts_spelled(const std::string& name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> k_umlauts{{
        {"\xC3\xA4", "ae"},
        {"\xC3\xB6", "oe"},
        {"\xC3\xBC", "ue"},
        {"\xC3\x84", "Ae"},
        {"\xC3\x96", "Oe"},
        {"\xC3\x9C", "Ue"},
    }};
    std::string text = name;
    for (const auto& [umlaut, letters] : k_umlauts) {
        for (std::size_t at = text.find(umlaut); at != std::string::npos; at = text.find(umlaut))
            text.replace(at, umlaut.size(), letters);
    }
    return text;
}

// "RIXAOT" at the end of a full label, where "RIXAOT HOL" and "DING" is the name of another: read
// across both columns it is a part of the longer one.
bool goes_on_across(const std::vector<Word>& words, KeyPlace apart, KeyPlace across) {
    if (words[apart.first].column != Column::Label ||
        words[across.first].column != Column::AcrossLabels ||
        across.last - across.first <= apart.last - apart.first)
        return false;
    // Both columns begin with the same words.
    const auto label = std::find_if(words.begin(), words.end(),
                                    [](const Word& word) { return word.column == Column::Label; });
    const auto start = static_cast<std::size_t>(label - words.begin());
    return apart.first - start >= across.first && apart.last - start < across.last;
}

} // namespace

std::string initials_of(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += word.front();
    return text;
}

bool is_one_letter_apart(std::string_view a, std::string_view b) {
    if (a.size() < b.size())
        std::swap(a, b);
    if (a.size() - b.size() > 1)
        return false;
    const std::size_t head =
        static_cast<std::size_t>(std::mismatch(b.begin(), b.end(), a.begin()).first - b.begin());
    if (head == a.size())
        return true;
    return a.substr(head + 1) ==
           (a.size() == b.size() ? b.substr(std::min(head + 1, b.size())) : b.substr(head));
}

PartyIndex::PartyIndex(const std::vector<PartyFacts>& parties)
    : m_parties(&parties), m_words(parties.size()) {
    for (std::uint32_t i = 0; i < parties.size(); ++i) {
        const PartyFacts& party = parties[i];
        m_by_code.emplace(party.code, i);
        if (party.statement_reference.empty())
            add_name(party.name, i);
        else
            add_reference(party.statement_reference, i);
        // An account number is written with and without blanks, whichever a person typed.
        if (const auto iban = Iban::parse(text::fold_compact(party.statement_reference))) {
            add_reference(iban->text(), i);
            add_reference(iban->printed(), i);
        }
        const std::string other = with_umlauts_spelled(party.name);
        if (other != party.name && party.statement_reference.empty())
            add_name(other, i);
        std::vector<std::string> words = spelled(name_words(party.name));
        m_words[i] = words;
        for (std::string& word : text::fold_words(party.statement_reference))
            m_words[i].push_back(std::move(word));
        for (const std::string& word : m_words[i])
            m_sorted_words.emplace_back(word, i);
        if (!words.empty()) {
            std::sort(words.begin(), words.end());
            insert_sorted(m_by_sorted_name[joined(words, " ")], i);
        }
        for (const std::string& iban : party.ibans)
            insert_sorted(m_by_iban[iban], i);
    }
    std::sort(m_sorted_names.begin(), m_sorted_names.end());
    std::sort(m_sorted_words.begin(), m_sorted_words.end());
}

void PartyIndex::add_reference(const std::string& reference, std::uint32_t party) {
    std::vector<std::string> words = text::fold_words(reference);
    if (words.size() > k_reference_words_max)
        words.resize(k_reference_words_max);
    if (!identifies(words, true))
        return;
    m_words_max = std::max(m_words_max, words.size());
    insert_sorted(m_by_reference[joined(words, " ")], party);
}

void PartyIndex::add_name(const std::string& name, std::uint32_t party) {
    std::vector<std::string> words = name_words(name);
    if (words.size() > k_name_words_max)
        words.resize(k_name_words_max);
    if (words.size() == 1 && words.front().size() == k_tiny_name && !is_connector(words.front()) &&
        !is_bank_word(words.front()) && !is_payment_word(words.front()))
        insert_sorted(m_by_tiny_name[words.front()], party);
    if (!identifies(words, false))
        return;
    m_words_max = std::max(m_words_max, words.size() + 2); // connectors and split words
    insert_sorted(m_by_name[joined(without_connectors(words), "")], party); // "SAINTMARTIN"
    if (words.size() > 1) {
        std::string letters; // a blank beside the connector may be lost
        for (const std::string& word : words)
            letters += usual_spelling(word);
        insert_sorted(m_by_name[letters], party);
    }
    words = spelled(words);
    insert_sorted(m_by_name[joined(words, "")], party);
    m_sorted_names.emplace_back(joined(words, ""), party);
    // "Jean Petit" is "PETIT JEAN" on many statements, "Petit Anne-Laure" ANNE-LAURE PETIT.
    for (std::size_t turns = 1; turns < words.size() && words.size() <= k_turned_words_max;
         ++turns) {
        std::rotate(words.begin(), words.begin() + 1, words.end());
        insert_sorted(m_by_name[joined(words, "")], party);
    }
}

std::uint32_t PartyIndex::find(std::string_view code) const {
    const auto found = m_by_code.find(code);
    return found == m_by_code.end() ? k_no_party : found->second;
}

// "SASDOMREL", "SCIDES LILAS", "PLACOSAS": the blank beside the legal form or the title was lost.
// An M alone may be the first letter of a first name. `first` and `last` are the words at the ends
// of the name.
const PartyIndex::Parties* PartyIndex::without_legal_form(const std::string& name,
                                                          const std::string& first,
                                                          const std::string& last) const {
    const auto without = [&](std::string_view form) -> const Parties* {
        if (name.size() < form.size() + k_name_beside_form_least)
            return nullptr;
        const Parties* known = nullptr;
        if (form != "SA" && first.size() > form.size() && first.starts_with(form))
            known = m_by_name.find(std::string_view(name).substr(form.size()));
        if (!known && last.size() > form.size() && last.ends_with(form))
            known = m_by_name.find(std::string_view(name).substr(0, name.size() - form.size()));
        return known;
    };
    for (const std::string_view form : k_glued_forms) {
        if (const Parties* known = without(form))
            return known;
    }
    const Parties* known = without("ETABLISSEMENTS");
    return known ? known : without("SA");
}

std::vector<PartyIndex::Found> PartyIndex::whole_mentions(const std::vector<Word>& words) const {
    std::vector<Found> found;
    std::vector<std::string_view> spelled_words;
    spelled_words.reserve(words.size());
    for (const Word& word : words)
        spelled_words.push_back(usual_spelling(word.text));
    std::string name, reference, with_connectors;
    for (std::size_t first = 0; first < words.size(); ++first) {
        name.clear();
        reference.clear();
        with_connectors.clear();
        for (std::size_t last = first; last < words.size() && last < first + m_words_max; ++last) {
            const std::string& word = words[last].text;
            if (last > first && words[last].gap == '\n')
                break;
            if (!m_by_reference.empty()) {
                if (last > first)
                    reference += ' ';
                reference += word;
                if (const Parties* known = m_by_reference.find(reference))
                    found.push_back({first, last, known, true});
            }
            with_connectors += spelled_words[last];
            if (is_connector(word))
                continue; // a name neither begins nor ends with one
            name += spelled_words[last];
            if (first < last && is_connector(words[first].text))
                continue;
            const Parties* known = m_by_name.find(name);
            if (!known && with_connectors.size() > name.size())
                known = m_by_name.find(with_connectors); // "DESCOURSET CABAUD"
            if (!known)
                known = without_legal_form(name, words[first].text, word);
            if (known)
                found.push_back({first, last, known, false});
        }
    }
    return found;
}

std::vector<PartyIndex::Mention> PartyIndex::mentions(const std::vector<Word>& words) const {
    const std::vector<Found> found = whole_mentions(words);
    std::vector<Mention> mentions;
    for (const Found& one : found) {
        // "DURAND" inside "DURAND BATIMENT" is not a mention of Durand.
        const bool inside = std::any_of(found.begin(), found.end(), [&](const Found& other) {
            return (other.first <= one.first && one.last <= other.last &&
                    other.last - other.first > one.last - one.first) ||
                   goes_on_across(words, {one.first, one.last}, {other.first, other.last});
        });
        if (!inside)
            mentions.push_back({*one.parties, one.by_reference, one.first, one.last, false});
    }
    add_cut_mentions(words, found, mentions);
    add_tiny_mentions(words, mentions);
    add_short_mentions(words, mentions);
    return mentions;
}

std::vector<KeyPlace> runs_of_names(const std::vector<Word>& words) {
    const auto may_name = [&](std::size_t i) {
        return !has_digit(words[i].text) && !is_payment_word(words[i].text) && !words[i].is_marker;
    };
    std::vector<KeyPlace> runs;
    for (std::size_t first = 0; first < words.size();) {
        if (!may_name(first)) {
            ++first;
            continue;
        }
        std::size_t end = first + 1;
        while (end < words.size() && words[end].gap != '\n' && may_name(end))
            ++end;
        runs.push_back({first, end - 1});
        first = end;
    }
    return runs;
}

// A run of words that are neither numbers nor a payment's, which starts the name of one party, and
// is so wide that a bank may have cut it.
void PartyIndex::add_cut_mentions(const std::vector<Word>& words, const std::vector<Found>& found,
                                  std::vector<Mention>& mentions) const {
    for (const KeyPlace run : runs_of_names(words)) {
        std::size_t first = run.first;
        const std::size_t end = run.last + 1;
        // "VIREMENT A DUPONT".
        while (end - first > k_cut_words_least && words[first].text.size() == 1)
            ++first;
        // A full label, which its continuation does not take up: there the width did cut.
        const bool ends_label = words.front().column == Column::AcrossLabels &&
                                words[first].column == Column::Label &&
                                (end == words.size() || words[end].gap == '\n');
        const std::size_t least = ends_label && end - first >= k_cut_words_least
                                      ? k_cut_width_of_label_least
                                      : k_cut_width_least;
        std::string start;
        std::size_t width = end - first - 1;
        std::size_t telling = 0;
        for (std::size_t i = first; i < end; ++i) {
            if (!is_trade_word(words[i].text) && !is_connector(words[i].text))
                telling += words[i].text.size();
            width += words[i].text.size();
            if (!is_connector(words[i].text))
                start += usual_spelling(words[i].text);
        }
        // "ETABLISSEMENTS": a part of the name as the bank holds it.
        if (first > 0 && words[first].gap != '\n' && words[first - 1].text.size() >= 7 &&
            name_words(words[first - 1].text + " X").size() == 1)
            width += words[first - 1].text.size() + 1;
        const bool is_known = std::any_of(found.begin(), found.end(), [&](const Found& one) {
            return one.first < end && first <= one.last;
        });
        if (!is_known && start.size() >= k_cut_letters_least && width >= least) {
            Parties parties = with_cut_name(start);
            // "BOULANGERIE MO" may be Morel or Moulin, and only one of them is in the books.
            const bool is_sure = width >= k_cut_width_least ||
                                 (telling >= k_telling_letters_least &&
                                  std::all_of(parties.begin(), parties.end(), [&](auto party) {
                                      return begins_with_trade(m_words[party]);
                                  }));
            if (!parties.empty() && is_sure)
                mentions.push_back({std::move(parties), false, first, end - 1, false});
        }
    }
}

std::vector<std::uint32_t> PartyIndex::with_cut_name(const std::string& start) const {
    Parties parties;
    auto at = std::lower_bound(m_sorted_names.begin(), m_sorted_names.end(),
                               std::pair(start, std::uint32_t{0}));
    for (; at != m_sorted_names.end() && at->first.compare(0, start.size(), start) == 0; ++at) {
        if (parties.size() == k_word_holders_max)
            return {};
        insert_sorted(parties, at->second);
    }
    return parties;
}

namespace {

// In the order of the name or turned: "PETIT JEAN" begins Jean-Paul Petit turned as well.
bool goes_on_from(std::vector<std::string> name, const std::string& start, bool by_words_alone) {
    for (std::size_t turns = 0; turns < name.size(); ++turns) {
        std::string letters;
        bool ends_with_word = false;
        for (const std::string& word : name) {
            ends_with_word = ends_with_word || letters.size() == start.size();
            letters += word;
        }
        if (letters.size() > start.size() && letters.compare(0, start.size(), start) == 0 &&
            (ends_with_word || !by_words_alone))
            return true;
        std::rotate(name.begin(), name.begin() + 1, name.end());
    }
    return false;
}

} // namespace

std::vector<std::uint32_t> PartyIndex::names_going_on(const std::vector<Word>& words,
                                                      const Mention& mention,
                                                      bool by_words_alone) const {
    std::string start, first;
    for (std::size_t i = mention.first; i <= mention.last; ++i) {
        if (is_connector(words[i].text))
            continue;
        start += usual_spelling(words[i].text);
        if (first.empty())
            first = start;
    }
    Parties candidates = with_word(first), going_on;
    auto at = std::lower_bound(m_sorted_names.begin(), m_sorted_names.end(),
                               std::pair(start, std::uint32_t{0}));
    for (; at != m_sorted_names.end() && at->first.starts_with(start); ++at)
        insert_sorted(candidates, at->second);
    for (const std::uint32_t party : candidates) {
        if (goes_on_from(m_words[party], start, by_words_alone))
            going_on.push_back(party);
    }
    return going_on;
}

std::vector<std::uint32_t> PartyIndex::with_word(std::string_view word) const {
    Parties parties;
    auto at = std::lower_bound(m_sorted_words.begin(), m_sorted_words.end(),
                               std::pair(std::string(word), std::uint32_t{0}));
    for (; at != m_sorted_words.end() && at->first.compare(0, word.size(), word) == 0; ++at) {
        if (parties.size() == k_word_holders_max)
            break;
        insert_sorted(parties, at->second);
    }
    return parties;
}

std::vector<std::uint32_t> PartyIndex::named(std::string_view counterparty_name) const {
    std::vector<std::string> words = spelled(name_words(counterparty_name));
    std::sort(words.begin(), words.end());
    const Parties* found = m_by_sorted_name.find(joined(words, " "));
    return found ? *found : Parties{};
}

std::vector<std::uint32_t> PartyIndex::of_iban(std::string_view iban) const {
    const Parties* found = m_by_iban.find(iban);
    return found ? *found : Parties{};
}

bool PartyIndex::resembles(std::uint32_t party, std::string_view counterparty_name) const {
    const std::vector<std::string> theirs = spelled(name_words(counterparty_name));
    const std::vector<std::string>& ours = m_words[party];
    const auto significant = [](const std::string& word) {
        return word.size() >= 3 && !is_bank_word(word);
    };
    for (const std::string& word : theirs) {
        if (!significant(word))
            continue;
        for (const std::string& our : ours) {
            if (our == word ||
                (word.size() >= 4 && our.size() >= 4 && is_one_letter_apart(word, our)))
                return true;
        }
    }
    const std::string our_letters = joined(ours, "");
    const std::string their_letters = joined(theirs, "");
    if (their_letters == our_letters)
        return true;
    if (their_letters.size() >= 2 &&
        (their_letters == initials_of(ours) || our_letters == initials_of(theirs)))
        return true;
    const std::string& shorter =
        our_letters.size() < their_letters.size() ? our_letters : their_letters;
    const std::string& longer =
        our_letters.size() < their_letters.size() ? their_letters : our_letters;
    return shorter.size() >= 5 && longer.find(shorter) != std::string::npos;
}

} // namespace comptoir::reconcile
