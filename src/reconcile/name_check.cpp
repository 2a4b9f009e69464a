#include "name_check.h"

#include "behind_name.h"
#include "beside_names.h"
#include "comptoir/core/text.h"
#include "form_ahead.h"
#include "name_ends.h"
#include "vocabulary.h"

#include <algorithm>
#include <iterator>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_word_least = 3;
constexpr std::size_t k_word_of_somebody_least = 4;
constexpr std::size_t k_written_out_least = 6;
constexpr int k_whole_word = 4;
constexpr int k_like_word = 3; // shortened, or one letter apart
constexpr int k_trade_word = 1;

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
    if (starts(theirs, ours) || starts(ours, theirs) ||
        (theirs.size() >= k_word_least && is_start_of_spelling(theirs, ours)))
        return like;
    if (theirs.size() >= 4 && ours.size() >= 4 && is_one_letter_apart(theirs, ours))
        return like;
    if (theirs.size() >= 5 && ours.size() >= 5 &&
        (theirs.find(ours) != std::string_view::npos ||
         ours.find(theirs) != std::string_view::npos))
        return like;
    return 0;
}

int closeness_of_words(const NameWord& word, const std::vector<std::string>& name) {
    int best = 0;
    for (const std::string& our : name)
        best = std::max(best, closeness_of_words(word, our));
    return best;
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
        return is_start_of_spelling(words[at].text, our);
    };
    std::vector<std::string> meant;
    std::copy_if(name.begin(), name.end(), std::back_inserter(meant), begins);
    for (std::size_t i = at; i > 0 && words[i].follows; --i)
        std::erase(meant, words[i - 1].text);
    return meant.empty();
}

// "Rixansen" where the party is Schonimann Rixansen: fewer words met than its name has of its own.
bool is_a_part(const std::vector<NameWord>& words, const Closeness& closeness,
               const std::vector<std::string>& name) {
    const auto met = std::count(closeness.met.begin(), closeness.met.end(), true);
    const auto own = std::count_if(name.begin(), name.end(), [](const std::string& word) {
        return word.size() >= k_word_least && !is_trade_word(word) && !is_payment_word(word);
    });
    const bool is_cut =
        std::any_of(words.begin(), words.end(), [](const NameWord& word) { return word.is_cut; });
    return !is_cut && met < own;
}

// A word of the line beside one of the party's name, and not of it: "DURAND BATIMENT" is not
// Durand.
bool is_longer_name(const Context& context, std::uint32_t line, const std::vector<NameWord>& words,
                    const Closeness& closeness, std::uint32_t party) {
    const std::vector<std::string>& name = context.parties.words_of_name(party);
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (!words[i].follows)
            continue;
        if (!closeness.met[i] && ends_with_payment_word(context, line, words, i, party))
            continue;
        if (closeness.met[i] != closeness.met[i - 1] ||
            (words[i].is_cut && closeness.met[i] && is_said_before(words, i, name)))
            return true;
    }
    return false;
}

// All of a line that may hold a name, its letters and digits alone.
std::string letters_of(const bank::StatementLine& line) {
    return text::fold_compact(line.label + " " + line.label_more) + " " +
           text::fold_compact(line.counterparty.name) + " " + text::fold_compact(line.comment);
}

// "DELESMA GMBH CO KG", where both Delesma and Delesma GmbH & Co. KG are known.
bool is_written_out(const std::string& letters, const std::string& theirs, const std::string& own) {
    const std::string wanted = text::fold_compact(theirs);
    const std::string ours = text::fold_compact(own);
    if (wanted.size() < k_written_out_least || letters.find(wanted) == std::string::npos)
        return false;
    return ours.size() < wanted.size() || letters.find(ours) == std::string::npos;
}

bool another_is_closer(const Context& context, const std::vector<NameWord>& words,
                       std::uint32_t line, std::uint32_t party, int score) {
    std::vector<std::uint32_t> others;
    for (const NameWord& word : words) {
        for (const std::uint32_t other : context.parties.with_word(word.text))
            others.push_back(other);
    }
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    const std::string& own_name = context.parties.facts(party).name;
    const std::string letters = letters_of(context.line(line));
    return std::any_of(others.begin(), others.end(), [&](std::uint32_t other) {
        const std::string& name = context.parties.facts(other).name;
        return other != party && name != own_name &&
               (closeness_of(words, context.parties.words_of_name(other)).score > score ||
                is_written_out(letters, name, own_name));
    });
}

// What a full column ends with may be the start of a longer form: "SA" of SAS and SASU.
bool ends_full_column(const bank::StatementLine& line, const std::string& form) {
    return std::binary_search(std::begin(k_label_widths), std::end(k_label_widths),
                              text::length_in_characters(line.label)) &&
           text::fold_compact(line.label).ends_with(form);
}

// "SCIMOREL": the form before the first word of the party's name, the blank lost.
std::vector<std::string> glued_forms(const Context& context, const bank::StatementLine& texts,
                                     std::uint32_t party) {
    const std::vector<std::string>& name = context.parties.words_of_name(party);
    std::vector<std::string> forms;
    for (const std::string& word :
         text::fold_words(texts.label + " " + texts.label_more + " " + texts.counterparty.name)) {
        for (const std::string& our : name) {
            const std::size_t letters = word.size() - std::min(word.size(), our.size());
            if (letters < 2 || our.size() < k_word_least)
                continue;
            for (const std::string& form : {word.substr(0, letters), word.substr(our.size())}) {
                if (is_company_form(form) && (form + our == word || our + form == word))
                    forms.push_back(form);
            }
        }
    }
    return forms;
}

// "SARL DURAND" is not Durand SAS. Only a number tells that a form is the start of another.
bool has_other_form(const Context& context, std::uint32_t line, std::uint32_t party,
                    NameProof proof) {
    const bool may_be_cut = proof == NameProof::Number;
    const std::vector<std::string> own = legal_forms_in(context.parties.facts(party).name);
    const bank::StatementLine& texts = context.line(line);
    std::vector<std::string> theirs =
        legal_forms_in(texts.label + " " + texts.label_more + " " + texts.counterparty.name);
    for (std::string& form : glued_forms(context, texts, party))
        theirs.push_back(std::move(form));
    for (const std::string& form : legal_forms_of_own_name(context, letters_of(texts))) {
        if (const auto at = std::find(theirs.rbegin(), theirs.rend(), form); at != theirs.rend())
            theirs.erase(std::next(at).base());
    }
    return !own.empty() && !theirs.empty() &&
           std::none_of(theirs.begin(), theirs.end(), [&](const std::string& form) {
               return std::any_of(own.begin(), own.end(), [&](const std::string& ours) {
                   return ours == form ||
                          (may_be_cut && ours.starts_with(form) && ends_full_column(texts, form));
               });
           });
}

// A word by which somebody else of the books is known, and not the party: the text beside the name
// may say for whom it pays.
bool names_somebody_else(const Context& context, const std::vector<NameWord>& words,
                         std::uint32_t party) {
    const std::vector<std::string>& own = context.parties.words_of_name(party);
    return std::any_of(words.begin(), words.end(), [&](const NameWord& word) {
        if (word.text.size() < k_word_of_somebody_least || is_trade_word(word.text) ||
            closeness_of_words(word, own) > 0)
            return false;
        const std::vector<std::uint32_t> holders = context.parties.with_word(word.text);
        return std::any_of(holders.begin(), holders.end(), [&](std::uint32_t holder) {
            const std::vector<std::string>& name = context.parties.words_of_name(holder);
            return std::find(name.begin(), name.end(), word.text) != name.end();
        });
    });
}

// The format has an element for the other side's name, and it is the party's: what the texts say
// besides is what was paid, unless they name somebody else of the books.
bool is_named_in_element(const Context& context, std::uint32_t line,
                         const std::vector<NameWord>& words, std::uint32_t party) {
    const std::vector<std::uint32_t> same = context.parties.named(other_name(context.line(line)));
    if (!std::binary_search(same.begin(), same.end(), party))
        return false;
    const std::vector<std::uint32_t>& named = context.readings[line].named;
    return std::includes(same.begin(), same.end(), named.begin(), named.end()) &&
           !names_somebody_else(context, words, party);
}

// All of the words, but what a width left of a word of payments apart from the name.
bool are_met_but_the_end(const std::vector<NameWord>& words, const Closeness& closeness) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_stump =
            words[i].is_cut && !words[i].follows && starts_payment_word(words[i].text);
        if (!closeness.met[i] && !is_stump)
            return false;
    }
    return true;
}

std::string text_of(const std::vector<NameWord>& words) {
    std::string text;
    for (const NameWord& word : words)
        text += (text.empty() ? "" : " ") + word.text;
    return text;
}

} // namespace

Closeness closeness_of(const std::vector<NameWord>& words, const std::vector<std::string>& name) {
    Closeness closeness;
    closeness.met.assign(words.size(), false);
    std::vector<bool> used; // each word of the name once in one run of words
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i == 0 || !words[i].follows)
            used.assign(name.size(), false);
        int best = 0;
        std::size_t at = 0;
        for (std::size_t our = 0; our < name.size(); ++our) {
            const int close = used[our] ? 0 : closeness_of_words(words[i], name[our]);
            if (close > best) {
                best = close;
                at = our;
            }
        }
        if (best == 0)
            continue;
        used[at] = true;
        closeness.met[i] = true;
        closeness.distinct = closeness.distinct || best > k_trade_word;
        closeness.whole = closeness.whole || best == k_whole_word ||
                          (best == k_like_word &&
                           (starts(words[i].text, name[at]) || starts(name[at], words[i].text)));
        closeness.score += best;
    }
    if (!closeness.distinct && meet_as_a_whole(words, name)) {
        closeness.distinct = closeness.whole = true;
        closeness.score += k_like_word;
        closeness.met.assign(words.size(), true);
    }
    return closeness;
}

std::optional<std::string> other_name_than(const Context& context, std::uint32_t line,
                                           std::uint32_t party, NameProof proof) {
    if (party == k_no_party)
        return std::nullopt;
    std::vector<NameWord> words =
        without_what_stands_besides(context, name_words_of(context, line), line, party, proof);
    if (proof != NameProof::Number)
        words = with_words_behind_name(context, std::move(words), line, party);
    if (words.empty()) // a number proves nothing for another name's beginning
        return proof == NameProof::Number ? form_of_somebody_else(context, line, party)
                                          : std::nullopt;
    if (proof == NameProof::Number && words.size() == 1 &&
        is_start_of_own_form(context, words.front(), party))
        return std::nullopt;
    if (is_named_in_element(context, line, words, party) &&
        !has_other_form(context, line, party, proof))
        return std::nullopt;
    const std::vector<std::string>& name = context.parties.words_of_name(party);
    const Closeness closeness = closeness_of(words, name);
    const bool all_met =
        std::all_of(closeness.met.begin(), closeness.met.end(), [](bool met) { return met; });
    if (closeness.score == 0 || (!closeness.distinct && !all_met))
        return text_of(words);
    // A shortened name is that of the party when it is the only one.
    const bool is_shortened = context.readings[line].by_short_name;
    if (proof != NameProof::Number && is_shortened && !are_met_but_the_end(words, closeness))
        return text_of(words);
    if (proof == NameProof::AmountAlone && (!closeness.whole || is_a_part(words, closeness, name)))
        return text_of(words);
    if (proof != NameProof::Number && (is_longer_name(context, line, words, closeness, party) ||
                                       has_other_form(context, line, party, proof)))
        return text_of(words);
    if (another_is_closer(context, words, line, party, closeness.score))
        return text_of(words);
    return std::nullopt;
}

} // namespace comptoir::reconcile
