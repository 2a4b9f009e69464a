#include "name_ends.h"

#include "comptoir/core/text.h"
#include "vocabulary.h"
#include "words.h"

#include <algorithm>
#include <array>

namespace comptoir::reconcile {

std::vector<std::string> legal_forms_in(std::string_view text) {
    std::vector<std::string> forms;
    std::string letters;
    const auto end_of_letters = [&] {
        if (is_company_form(letters))
            forms.push_back(letters);
        letters.clear();
    };
    for (std::string& word : text::fold_words(text)) {
        if (word.size() == 1) {
            letters += word;
            continue;
        }
        end_of_letters();
        if (is_company_form(word))
            forms.push_back(std::move(word));
    }
    end_of_letters();
    return forms;
}

bool is_start_of_own_form(const Context& context, const NameWord& word, std::uint32_t party) {
    if (!word.is_cut || word.follows || word.text.size() < 2)
        return false;
    const std::vector<std::string> forms = legal_forms_in(context.parties.facts(party).name);
    return std::any_of(forms.begin(), forms.end(),
                       [&](const std::string& form) { return form.starts_with(word.text); });
}

namespace {

constexpr std::size_t k_word_least = 3;
constexpr std::size_t k_stump_least = 4; // letters of "FACT…", "REGL…"
constexpr std::size_t k_words_of_whole_name_least = 2;

// A house, not a person: its name has a trade or a legal form, and a letter behind it is no second
// first name.
bool is_a_house(const Context& context, std::uint32_t party) {
    const std::vector<std::string> words = text::fold_words(context.parties.facts(party).name);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return is_trade_word(word) || is_company_form(word);
    });
}

// No first name, town or trade begins like these: REG may be Régis, SOL Solange.
bool is_surely_of_payments(std::string_view stump, std::size_t least) {
    static constexpr std::array<std::string_view, 9> k_starts{
        "CLIE", "ECHE", "FACT", "LOYE", "PAIE", "REGL", "SITU", "SOLD", "VOTR"};
    return stump.size() >= least &&
           std::any_of(k_starts.begin(), k_starts.end(), [&](std::string_view start) {
               return stump.starts_with(start.substr(0, std::min(start.size(), stump.size())));
           });
}

// "SA" of Librairie Fontaine SNC, of a name that its own legal form ends.
bool starts_own_legal_form(const Context& context, std::string_view stump, std::uint32_t party) {
    if (stump.size() < 2)
        return false; // of SARL, or of Services
    const std::vector<std::string> forms = legal_forms_in(context.parties.facts(party).name);
    return std::any_of(forms.begin(), forms.end(),
                       [&](const std::string& form) { return form.starts_with(stump); });
}

// "ZEREL SASU FA": the party's own legal form ends its name, whatever begins behind it. A letter
// alone may begin anything behind a name of one word.
bool stands_behind_own_form(const Context& context, std::uint32_t line, std::string_view stump,
                            std::uint32_t party, std::size_t least) {
    const std::vector<std::string> words = text::fold_words(context.line(line).label);
    if (words.size() < k_words_of_whole_name_least || words.back() != stump || stump.size() < least)
        return false;
    const std::vector<std::string> own = legal_forms_in(context.parties.facts(party).name);
    return std::find(own.begin(), own.end(), words[words.size() - 2]) != own.end();
}

// "VOT": of what follows the whole name of a house only VOTRE begins so; a person may be a Votier.
bool begins_votre(std::string_view stump) {
    return stump == "VOT";
}

// Our own company's name, whole, as words of a text from here on.
bool begins_own_name(const Context& context, const std::vector<std::string>& words,
                     std::size_t at) {
    const std::vector<std::string>& own = context.own_name;
    if (own.size() < k_words_of_whole_name_least || words.size() - at < own.size())
        return false;
    return std::equal(own.begin(), own.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                      [](const std::string& our, const std::string& word) {
                          return our == usual_spelling(word);
                      });
}

// "TRA" at the end of the label where the continuation, maybe behind a reference, says TRAVAUX, or
// "MAR" before our own name Marie: the bank gives there in full what did not fit. What it says is
// read there. Any other word there may as well be the rest of another's name: DUR and DURAND.
bool is_said_in_continuation(const Context& context, std::uint32_t line, std::string_view stump) {
    const std::vector<std::string> words = text::fold_words(context.line(line).label_more);
    std::size_t at = 0;
    if (words.size() > 2 && words.front() == "REF")
        at = 2;
    if (stump.size() < k_word_least || at >= words.size() || words[at].size() <= stump.size() ||
        !words[at].starts_with(stump))
        return false;
    // A month may be a first name's beginning: MAR of Marie before MARS.
    return words[at] == "TRAVAUX" || (is_payment_word(words[at]) && !is_month_name(words[at])) ||
           begins_own_name(context, words, at);
}

} // namespace

bool ends_with_payment_word(const Context& context, std::uint32_t line,
                            const std::vector<NameWord>& words, std::size_t at,
                            std::uint32_t party) {
    const std::string& stump = words[at].text;
    const bool is_last = at + 1 == words.size() || !words[at + 1].follows;
    const bool is_repeated = is_said_in_continuation(context, line, stump);
    if (!words[at].is_cut || !is_last || (!starts_payment_word(stump) && !is_repeated))
        return false;
    std::size_t own = 0;
    for (const std::string& our : context.parties.words_of_name(party)) {
        if (our.size() < k_word_least || is_payment_word(our))
            continue;
        ++own;
        const bool is_there =
            std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at),
                        [&](const NameWord& word) {
                            const std::vector<NameWord> alone{{word.text, false, word.is_cut}};
                            return closeness_of(alone, std::vector<std::string>{our}).score > 0;
                        });
        if (!is_there)
            return false;
    }
    const bool is_long = own >= k_words_of_whole_name_least;
    const bool is_sure = is_long && is_a_house(context, party);
    return own > 0 && (is_surely_of_payments(stump, k_stump_least) ||
                       (is_sure && begins_votre(stump)) || (is_long && is_repeated) ||
                       ((is_sure || stump.size() >= k_word_least) &&
                        starts_own_legal_form(context, stump, party)) ||
                       stands_behind_own_form(context, line, stump, party, is_sure ? 1 : 2));
}

} // namespace comptoir::reconcile
