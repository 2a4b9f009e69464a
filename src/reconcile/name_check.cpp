#include "name_check.h"

#include "comptoir/core/text.h"
#include "vocabulary.h"

#include <algorithm>
#include <iterator>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_word_least = 3;
constexpr std::size_t k_house_number_most = 2; // digits of "12 Durand", "Durand 2"
// Labels this wide may be cut: CFONB has 31 characters, OFX 32.
constexpr std::size_t k_cut_label_least = 30;
constexpr int k_whole_word = 4;
constexpr int k_like_word = 3; // shortened, or one letter apart
constexpr int k_trade_word = 1;

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

bool starts(std::string_view start, std::string_view word) {
    return start.size() >= k_word_least && word.substr(0, start.size()) == start;
}

int closeness_of_words(const NameWord& word, std::string_view ours) {
    const std::string_view theirs = word.text;
    if (word.is_cut && theirs.size() < k_word_least)
        return ours.substr(0, theirs.size()) == theirs ? k_trade_word : 0;
    const int like = is_trade_word(ours) ? k_trade_word : k_like_word;
    if (theirs == ours)
        return is_trade_word(ours) ? k_trade_word : k_whole_word;
    if (starts(theirs, ours) || starts(ours, theirs))
        return like;
    if (theirs.size() >= 4 && ours.size() >= 4 && is_one_letter_apart(theirs, ours))
        return like;
    if (theirs.size() >= 5 && ours.size() >= 5 &&
        (theirs.find(ours) != std::string_view::npos ||
         ours.find(theirs) != std::string_view::npos))
        return like;
    return 0;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += word;
    return text;
}

// "SNCF", "L ATELIER" against "LATELIER": words that only meet as a whole.
bool meet_as_a_whole(const std::vector<NameWord>& words, const std::vector<std::string>& name) {
    std::vector<std::string> theirs;
    for (const NameWord& word : words)
        theirs.push_back(word.text);
    const std::string their_letters = joined(theirs);
    const std::string our_letters = joined(name);
    if (their_letters.empty() || our_letters.empty())
        return false;
    const std::string initials = initials_of(name);
    const bool by_initials = initials.size() >= k_word_least &&
                             std::find(theirs.begin(), theirs.end(), initials) != theirs.end();
    if (by_initials || (our_letters.size() >= 2 && our_letters == initials_of(theirs)))
        return true;
    const bool ours_longer = our_letters.size() > their_letters.size();
    const std::string& shorter = ours_longer ? their_letters : our_letters;
    const std::string& longer = ours_longer ? our_letters : their_letters;
    return shorter.size() >= 5 && longer.find(shorter) != std::string::npos;
}

// The start of a word at the end of a label, where another word before it is the whole of what it
// might start: "CORAIER POLONIMANN CORA" names somebody longer.
bool is_said_before(const std::vector<NameWord>& words, std::size_t at,
                    const std::vector<std::string>& name) {
    const auto begins = [&](const std::string& our) {
        return our.compare(0, words[at].text.size(), words[at].text) == 0;
    };
    std::vector<std::string> meant;
    std::copy_if(name.begin(), name.end(), std::back_inserter(meant), begins);
    for (std::size_t i = at; i > 0 && words[i].follows; --i)
        std::erase(meant, words[i - 1].text);
    return meant.empty();
}

// A word of the line beside one of the party's name, and not of it: "DURAND BATIMENT" is not
// Durand.
bool is_longer_name(const std::vector<NameWord>& words, const Closeness& closeness,
                    const std::vector<std::string>& name) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!words[i].follows)
            continue;
        if (closeness.met[i] != closeness.met[i - 1] ||
            (words[i].is_cut && closeness.met[i] && is_said_before(words, i, name)))
            return true;
    }
    return false;
}

bool another_is_closer(const Context& context, const std::vector<NameWord>& words,
                       std::uint32_t party, int score) {
    std::vector<std::uint32_t> others;
    for (const NameWord& word : words) {
        for (const std::uint32_t other : context.parties.with_word(word.text))
            others.push_back(other);
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    const std::string& own_name = context.parties.facts(party).name;
    return std::any_of(others.begin(), others.end(), [&](std::uint32_t other) {
        return other != party && context.parties.facts(other).name != own_name &&
               closeness_of(words, context.parties.words_of_name(other)).score > score;
    });
}

std::string text_of(const std::vector<NameWord>& words) {
    std::string text;
    for (const NameWord& word : words)
        text += (text.empty() ? "" : " ") + word.text;
    return text;
}

} // namespace

std::vector<NameWord> name_words_of(const Context& context, std::uint32_t line) {
    std::vector<Word> words = words_of(context.line(line));
    const LineReading& reading = context.readings[line];
    append_words(other_name(context.line(line)), Column::CounterpartyName, words);
    const bool runs_across = !words.empty() && words.front().column == Column::AcrossLabels;
    const bool may_be_cut =
        !runs_across && text::length_in_characters(context.line(line).label) >= k_cut_label_least;
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
        const bool is_cut = may_be_cut && word.column == Column::Label &&
                            (i + 1 == words.size() || words[i + 1].gap == '\n');
        const bool is_small = word.text.size() < k_word_least && !has_digit(word.text) && !is_cut;
        const bool is_house_number =
            word.text.size() <= k_house_number_most && text::all_digits(word.text);
        if (is_connector(word.text) || is_small || is_house_number || is_legal_form(word.text))
            continue; // neither a name nor the end of one
        const bool may_name = !has_digit(word.text) && !is_payment_word(word.text) &&
                              !begins_a_reference(context, reading, word.text);
        if (may_name)
            names.push_back(
                {std::string(usual_spelling(word.text)), follows && word.gap != '\n', is_cut});
        follows = may_name;
    }
    return names;
}

Closeness closeness_of(const std::vector<NameWord>& words, const std::vector<std::string>& name) {
    Closeness closeness;
    closeness.met.assign(words.size(), false);
    for (std::size_t i = 0; i < words.size(); ++i) {
        int best = 0;
        for (const std::string& our : name)
            best = std::max(best, closeness_of_words(words[i], our));
        closeness.met[i] = best > 0;
        closeness.distinct = closeness.distinct || best > k_trade_word;
        closeness.score += best;
    }
    if (!closeness.distinct && meet_as_a_whole(words, name)) {
        closeness.distinct = true;
        closeness.score += k_like_word;
        closeness.met.assign(words.size(), true);
    }
    return closeness;
}

std::optional<std::string> other_name_than(const Context& context, std::uint32_t line,
                                           std::uint32_t party, bool name_alone) {
    const std::vector<NameWord> words = name_words_of(context, line);
    if (words.empty() || party == k_no_party)
        return std::nullopt;
    const Closeness closeness = closeness_of(words, context.parties.words_of_name(party));
    const bool all_met =
        std::all_of(closeness.met.begin(), closeness.met.end(), [](bool met) { return met; });
    if (closeness.score == 0 || (!closeness.distinct && !all_met))
        return text_of(words);
    if (name_alone && is_longer_name(words, closeness, context.parties.words_of_name(party)))
        return text_of(words);
    if (another_is_closer(context, words, party, closeness.score))
        return text_of(words);
    return std::nullopt;
}

} // namespace comptoir::reconcile
