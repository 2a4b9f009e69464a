#include "name_ends.h"

#include "comptoir/core/text.h"
#include "vocabulary.h"

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
// alone may begin anything.
bool stands_behind_own_form(const Context& context, std::uint32_t line, std::string_view stump,
                            std::uint32_t party) {
    const std::vector<std::string> words = text::fold_words(context.line(line).label);
    if (words.size() < k_words_of_whole_name_least || words.back() != stump || stump.size() < 2)
        return false;
    const std::vector<std::string> own = legal_forms_in(context.parties.facts(party).name);
    return std::find(own.begin(), own.end(), words[words.size() - 2]) != own.end();
}

} // namespace

bool ends_with_payment_word(const Context& context, std::uint32_t line,
                            const std::vector<NameWord>& words, std::size_t at,
                            std::uint32_t party) {
    const std::string& stump = words[at].text;
    if (!words[at].is_cut || at + 1 < words.size() || !starts_payment_word(stump))
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
    const bool is_sure = own >= k_words_of_whole_name_least && is_a_house(context, party);
    return own > 0 && (is_surely_of_payments(stump, k_stump_least) ||
                       ((is_sure || stump.size() >= k_word_least) &&
                        starts_own_legal_form(context, stump, party)) ||
                       stands_behind_own_form(context, line, stump, party));
}

} // namespace comptoir::reconcile
