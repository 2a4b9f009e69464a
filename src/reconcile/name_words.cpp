#include "name_words.h"

#include "bank_markers.h"
#include "comptoir/core/text.h"
#include "vocabulary.h"
#include "words.h"

#include <algorithm>
#include <array>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_word_least = 3;
constexpr std::size_t k_house_number_most = 2; // digits of "12 Durand", "Durand 2"
// Labels this wide may be cut: CFONB has 31 characters, OFX 32.
constexpr std::size_t k_cut_label_least = 30;
constexpr std::size_t k_letters_of_reference_most = 4;

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "FAC" of "FAC-2026-17": a word of the line that only begins one of its references.
bool begins_a_reference(const Context& context, const LineReading& reading,
                        const std::string& word) {
    return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const NumberHit& hit) {
        const std::string key =
            hit.kind == HitKind::Piece ? context.items[hit.item].key : key_of(hit.text);
        return key.compare(0, word.size(), word) == 0;
    });
}

std::string letters_before_digits(const std::string& word) {
    return word.substr(0, word.find_first_of("0123456789"));
}

// Is the last word of the label the letters this word begins with?
bool ends_a_label(const std::vector<Word>& words, const std::string& text) {
    const std::string letters = letters_before_digits(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_last =
            words[i].column == Column::Label && (i + 1 == words.size() || words[i + 1].gap == '\n');
        if (is_last)
            return letters.size() >= k_word_least && words[i].text == letters &&
                   !is_payment_word(letters);
    }
    return false;
}

// Letters at the end of a full label and a number behind it are no one token: "ZENAPR" and
// "FA2507007", but "FA" and "2507007".
bool is_name_before_number(const Context& context, const LineReading& reading, const Word& last,
                           const Word& more) {
    constexpr std::size_t k_letters_least = 4;
    return last.text.size() >= k_letters_least && !has_digit(last.text) && has_digit(more.text) &&
           !starts_payment_word(last.text) && !begins_a_reference(context, reading, last.text);
}

// "UCH 15/09/26": the end of AUCH and the day of a card's payment.
bool stands_as_day(const std::vector<Word>& words, std::size_t at) {
    const auto is_part = [&](std::size_t i) {
        return i < words.size() && text::all_digits(words[i].text) && words[i].text.size() == 2 &&
               (i == at || words[i].gap == '/');
    };
    return is_part(at) && is_part(at + 1) && is_part(at + 2);
}

// The continuation begins with our own company's name, whole, or with what was paid for: no end of
// a word that the label began.
bool begins_something_else(const Context& context, const std::vector<Word>& words,
                           std::size_t at_more) {
    const auto is_word = [&](const std::string& text) {
        const std::vector<std::uint32_t> holders = context.parties.with_word(text);
        return std::any_of(holders.begin(), holders.end(), [&](std::uint32_t holder) {
            const std::vector<std::string>& name = context.parties.words_of_name(holder);
            return std::find(name.begin(), name.end(), text) != name.end();
        });
    };
    if (words[at_more].text == "TRAVAUX") // behind a whole word it may belong to it
        return !is_word(std::string(usual_spelling(words[at_more - 1].text)));
    std::size_t met = 0;
    while (met < context.own_name.size() && at_more + met < words.size() &&
           words[at_more + met].column == Column::LabelMore &&
           usual_spelling(words[at_more + met].text) == context.own_name[met])
        ++met;
    return met > 1 && met == context.own_name.size();
}

// "IMMLOYER" at the border of a full label: the continuation begins with LOYER, a word of payments,
// and IMM is where the width ended. The word across the border, or none.
const Word* cut_before_payment_word(const Context& context, const LineReading& reading,
                                    const std::vector<Word>& words, std::size_t at) {
    if (words[at].column != Column::AcrossLabels)
        return nullptr;
    const auto label = std::find_if(words.begin(), words.end(),
                                    [](const Word& word) { return word.column == Column::Label; });
    const auto more = std::find_if(
        label, words.end(), [](const Word& word) { return word.column == Column::LabelMore; });
    if (label == words.end() || more == words.end() || more == label ||
        static_cast<std::size_t>(more - label) != at + 1)
        return nullptr;
    const Word& last = *(more - 1);
    if (is_payment_word(words[at].text))
        return nullptr; // "N CLI" and "ENT 1952039"
    const bool is_glued = words[at].text == last.text + more->text;
    const auto behind = more + 1;
    const auto at_more = static_cast<std::size_t>(more - words.begin());
    const bool is_reference = more->text.size() <= k_letters_of_reference_most &&
                              behind != words.end() && behind->column == Column::LabelMore &&
                              behind->gap != '\n' && has_digit(behind->text) &&
                              !stands_as_day(words, at_more + 1); // "FC-25-8828"
    const bool ends_the_name = is_reference || begins_something_else(context, words, at_more) ||
                               is_name_before_number(context, reading, last, *more) ||
                               (more->text.size() >= k_word_least && is_payment_word(more->text));
    return is_glued && ends_the_name && context.parties.with_word(words[at].text).empty() ? &last
                                                                                          : nullptr;
}

// "DE: HP MOTI": the name is announced with a colon, the last one of the label, and so is what
// follows. In "DE: HP REF: 12 MOTI" something else stands before it.
bool announces_with_colon(std::string_view label) {
    constexpr std::string_view k_of = "DE: ";
    const std::size_t colon = label.rfind(':');
    return colon != std::string_view::npos && colon >= 2 &&
           label.substr(colon - 2).starts_with(k_of) && (colon == 2 || label[colon - 3] == ' ');
}

// "DE ELIVAARC SASU /MOT", "DE: HP MOTI": the mark of what follows, where the width ended.
bool ends_with_cut_marker(const std::string& label) {
    if (announces_with_colon(label) && label.ends_with(" MOTI"))
        return true;
    const std::size_t mark = label.rfind(" /");
    if (mark == std::string::npos || mark + 2 >= label.size())
        return false;
    const std::string_view start = std::string_view(label).substr(mark + 2);
    static constexpr std::array<std::string_view, 3> k_markers{"MOTIF", "REF", "REMI"};
    return std::any_of(k_markers.begin(), k_markers.end(),
                       [&](std::string_view marker) { return marker.starts_with(start); });
}

// The name in its element says what the texts said already.
bool are_read_before(const std::vector<NameWord>& names, std::string_view element) {
    const std::vector<std::string> words = words_spelled_in(element);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::any_of(names.begin(), names.end(),
                           [&](const NameWord& name) { return name.text == word; });
    });
}

} // namespace

std::vector<std::string> words_spelled_in(std::string_view name) {
    std::vector<std::string> words;
    for (const std::string& word : name_words(name)) {
        if (word.size() >= k_word_least && !is_connector(word) && !is_legal_form(word) &&
            !is_payment_word(word)) // "CIE"
            words.emplace_back(usual_spelling(word));
    }
    return words;
}

std::vector<NameWord> name_words_of(const Context& context, std::uint32_t line) {
    const auto shared_words = context.words(line);
    const LineReading& reading = context.readings[line];
    std::vector<Word> with_name;
    if (const std::string_view name = other_name(context.line(line)); !name.empty()) {
        with_name = *shared_words;
        append_words(name, Column::CounterpartyName, with_name);
    }
    const std::vector<Word>& words = with_name.empty() ? *shared_words : with_name;
    const bool runs_across = !words.empty() && words.front().column == Column::AcrossLabels;
    const bool may_be_cut =
        !runs_across && text::length_in_characters(context.line(line).label) >= k_cut_label_least &&
        before_what_is_repeated(context.line(line)) == context.line(line).label.size();
    std::vector<NameWord> names;
    bool follows = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const bool is_text =
            word.column == Column::CounterpartyName ||
            (runs_across ? word.column == Column::AcrossLabels
                         : word.column == Column::Label || word.column == Column::LabelMore);
        if (!is_text)
            continue;
        // The element's form or title is passed over, and would join the name to itself.
        if (word.column == Column::CounterpartyName && word.gap == '\n' &&
            are_read_before(names, other_name(context.line(line))))
            follows = false;
        const bool is_cut = may_be_cut && word.column == Column::Label &&
                            (i + 1 == words.size() || words[i + 1].gap == '\n');
        const bool is_small = word.text.size() < k_word_least && !has_digit(word.text) && !is_cut;
        const bool is_house_number =
            word.text.size() <= k_house_number_most && text::all_digits(word.text);
        if (is_connector(word.text) || is_small || is_house_number || is_legal_form(word.text))
            continue; // neither a name nor the end of one
        if ((word.is_marker && announces_a_name(word.text)) ||
            (is_cut && ends_with_cut_marker(context.line(line).label)))
            continue;
        if (word.column == Column::AcrossLabels && has_digit(word.text) && i > 0 &&
            ends_a_label(words, word.text)) {
            // "VALEVEOVA" at the very end of a full label, then a number: no one token.
            names.push_back({std::string(usual_spelling(letters_before_digits(word.text))),
                             follows && word.gap != '\n', true});
            follows = false;
            continue;
        }
        if (const Word* cut = cut_before_payment_word(context, reading, words, i)) {
            if (!has_digit(cut->text) && !is_payment_word(cut->text) && !is_connector(cut->text) &&
                !is_legal_form(cut->text) && !(cut->text.size() < 2 && !follows))
                names.push_back(
                    {std::string(usual_spelling(cut->text)), follows && word.gap != '\n', true});
            follows = false;
            const std::string more(
                usual_spelling(std::string_view(word.text).substr(cut->text.size())));
            if (!context.own_name.empty() && more == context.own_name.front()) {
                names.push_back({more, false, false});
                follows = true;
            }
            continue;
        }
        const bool may_name = !has_digit(word.text) && !is_payment_word(word.text) &&
                              !word.is_marker && !begins_a_reference(context, reading, word.text);
        if (may_name)
            names.push_back(
                {std::string(usual_spelling(word.text)), follows && word.gap != '\n', is_cut});
        follows = may_name;
    }
    return names;
}

} // namespace comptoir::reconcile
