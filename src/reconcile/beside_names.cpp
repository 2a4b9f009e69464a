#include "beside_names.h"

#include "comptoir/core/text.h"
#include "name_ends.h"
#include "vocabulary.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace comptoir::reconcile {

namespace {

constexpr std::size_t k_word_least = 3;    // shorter ones are not read as names either
constexpr std::size_t k_start_least = 3;   // letters of a word of ours that a column cut
constexpr std::size_t k_telling_least = 4; // letters that tell our name

using Words = std::vector<std::string>;

bool has(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool take_off(std::string_view form, std::string& word, const Words& name) {
    if (word.size() <= form.size())
        return false;
    const std::string_view all = word;
    if (all.starts_with(form)) {
        if (const auto behind = usual_spelling(all.substr(form.size())); has(name, behind)) {
            word = std::string(behind);
            return true;
        }
    }
    if (all.ends_with(form)) {
        const auto before = usual_spelling(all.substr(0, all.size() - form.size()));
        if (has(name, before)) {
            word = std::string(before);
            return true;
        }
    }
    return false;
}

// "SASDOMREL", "SCIDES LILAS", "LISFLOSOSARL": the blank beside a legal form was lost. What is left
// has to be a word of the name, to the letter.
void take_off_legal_form(std::string& word, const Words& name) {
    if (has(name, word))
        return;
    for (const std::string_view form : k_glued_forms) {
        if (take_off(form, word, name))
            return;
    }
    take_off("OUMME", word, name); // of "M OU MME"
}

void erase(std::vector<NameWord>& words, std::size_t first, std::size_t end) {
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(first),
                words.begin() + static_cast<std::ptrdiff_t>(end));
    if (first < words.size())
        words[first].follows = false;
}

bool tells(const std::string& word) {
    return !is_trade_word(word);
}

// Our own name from there on, its last word maybe cut: the word behind it. `at` itself when it is
// not there.
std::size_t end_of_own_name(const std::vector<NameWord>& words, std::size_t at, const Words& own) {
    std::size_t met = 0;
    bool is_telling = false;
    while (met < own.size() && at + met < words.size() && (met == 0 || words[at + met].follows)) {
        const NameWord& word = words[at + met];
        const std::string& ours = own[met];
        const bool is_start = word.text.size() >= k_start_least && ours.starts_with(word.text);
        if (word.text != ours && !is_start)
            break;
        is_telling = is_telling ||
                     (tells(ours) && (word.text == ours || word.text.size() >= k_telling_least));
        ++met;
        if (word.is_cut) // a start alone may be somebody's: "DURAND MORE"
            return is_telling && (met > 1 || word.text == ours) ? at + met : at;
        if (word.text != ours) {
            // Cut in the text of a payer, who ends there.
            const bool ends = at + met == words.size() || !words[at + met].follows;
            return is_telling && ends && met == own.size() ? at + met : at;
        }
    }
    return is_telling && met == own.size() ? at + met : at;
}

// Does a party bear our whole name, or all that tells it: a sister, or a partner of that name?
bool is_borne(const Context& context, const Words& own, bool as_a_whole) {
    const auto telling = std::find_if(own.begin(), own.end(), tells);
    if (telling == own.end())
        return true; // tells nobody
    const std::vector<std::uint32_t> holders = context.parties.with_word(*telling);
    return holders.size() == PartyIndex::k_word_holders_max ||
           std::any_of(holders.begin(), holders.end(), [&](std::uint32_t holder) {
               const Words& name = context.parties.words_of_name(holder);
               return std::all_of(own.begin(), own.end(), [&](const std::string& word) {
                   return (!as_a_whole && !tells(word)) || has(name, word);
               });
           });
}

// "SAS ORION", across the width of the label too: with its legal form, one word is our company.
bool is_said_in_full(const Context& context, const bank::StatementLine& line) {
    const Words full = text::fold_words(context.books.company);
    if (full.size() < 2 || (!is_company_form(full.front()) && !is_company_form(full.back())))
        return false;
    const std::string wanted = text::fold_compact(context.books.company);
    return text::fold_compact(line.label + line.label_more).find(wanted) != std::string::npos;
}

// A payer writes whom he pays behind his own name. Where a party is called like us, it stays; so
// does a start of it that may be another's, and a single word beside others, which may be a first
// name.
void take_off_own_name(const Context& context, const bank::StatementLine& line,
                       std::vector<NameWord>& words, const Words& name) {
    const Words& own = context.own_name;
    const bool meets = std::any_of(own.begin(), own.end(), [&](const std::string& ours) {
        return tells(ours) && has(name, ours);
    });
    if (own.empty() || meets || is_borne(context, own, true))
        return;
    const bool may_be_cut = !is_borne(context, own, false);
    const bool is_in_full = is_said_in_full(context, line);
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = end_of_own_name(words, at, own);
        const bool is_whole = end - at == own.size();
        const bool is_last = end == words.size() || !words[end].follows;
        const bool is_company = own.size() > 1 || (is_last && (is_in_full || !words[at].follows));
        if (end > at && (is_whole || may_be_cut) && is_company)
            erase(words, at, end);
        else
            ++at;
    }
}

// "F2025-83 CHANTIER SIMON": what was paid, and for which work. At the head of a text it may be
// the name of who pays.
bool stands_behind_numbers(const Context& context, std::uint32_t line, std::string_view what) {
    const auto words = context.words(line);
    for (std::size_t i = 0; i < words->size(); ++i) {
        const Word& word = (*words)[i];
        if (word.text == what &&
            (i == 0 || word.gap == '\n' || count_digits((*words)[i - 1].text) == 0))
            return false;
    }
    return true;
}

// "CHANTIER MOREAU" behind the name: where the work was done. Before it, it is a part of one. The
// party's own number is as good as its name.
void take_off_site(std::vector<NameWord>& words, const Words& name, bool is_behind_number) {
    if (has(name, "CHANTIER"))
        return;
    bool has_name = is_behind_number;
    for (std::size_t at = 0; at + 1 < words.size();) {
        has_name = has_name || has(name, words[at].text);
        if (has_name && words[at].text == "CHANTIER" && words[at + 1].follows &&
            !has(name, words[at + 1].text))
            erase(words, at, at + 2);
        else
            ++at;
    }
}

// "MOMASO SNC TRAVAUX": the party's own legal form ends its name.
bool its_form_stands_before(const bank::StatementLine& line, const std::string& full,
                            std::string_view what) {
    const Words forms = legal_forms_in(full);
    const Words texts = text::fold_words(line.label);
    for (std::size_t i = 2; i < texts.size(); ++i)
        if (texts[i] == what && has(forms, texts[i - 1]) &&
            has(text::fold_words(full), texts[i - 2]))
            return true;
    return false;
}

// "LEROY MERLIN TRAVAUX": behind two words that are all of a name, what was paid for. Behind one it
// may be the name of another house, unless its legal form stands between.
void take_off_purpose(std::vector<NameWord>& words, const Words& name, bool is_behind_form) {
    while (is_behind_form && words.size() > 1 && words.back().text == "TRAVAUX" &&
           !has(name, "TRAVAUX"))
        words.pop_back();
    if (words.size() < 3 || words.back().text != "TRAVAUX" || has(name, "TRAVAUX"))
        return;
    std::size_t own = 0;
    for (const std::string& our : name) {
        if (our.size() < k_word_least || is_payment_word(our))
            continue;
        ++own;
        if (std::none_of(words.begin(), words.end(),
                         [&](const NameWord& word) { return word.text == our; }))
            return;
    }
    if (own > 1)
        words.pop_back();
}

constexpr std::size_t k_town_words_most = 3;

// "FILS", "PERE": of another house of the name, not of its town.
bool is_of_relatives(std::string_view word) {
    static constexpr std::array<std::string_view, 9> k_words{
        "FILLES", "FILS", "FRERE", "FRERES", "FRES", "GENDRE", "PERE", "SOEUR", "SOEURS"};
    return std::binary_search(k_words.begin(), k_words.end(), word);
}

// "Mairie de Rouen": the word says where, and names nobody.
bool says_where(const std::string& name, std::string_view word) {
    const Words words = text::fold_words(name);
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i] == word && words[i - 1] == "DE" && i > 1)
            return true;
    return false;
}

// Of somebody else of the books; who shares a word with the name of the shop is one of its house.
bool is_of_anybody(const Context& context, const NameWord& word, const Words& name) {
    const std::vector<std::uint32_t> holders = context.parties.with_word(word.text);
    return std::any_of(holders.begin(), holders.end(), [&](std::uint32_t holder) {
        const Words& theirs = context.parties.words_of_name(holder);
        if (word.is_cut || !has(theirs, word.text))
            return word.is_cut;
        return !says_where(context.parties.facts(holder).name, word.text) ||
               std::any_of(name.begin(), name.end(),
                           [&](const std::string& our) { return has(theirs, our); });
    });
}

bool is_large_town(std::string_view word) {
    return word == "LYON" || word == "PARIS" || word == "TOULOUSE"; // among the words of trades
}

// The text of a card ends with the town of the shop: "PIERRE PETIT AUCH", "SARL LUMEN COLMAR". So
// it does behind the whole of a name of two words or more, its legal form among them, and only
// where nobody of the books is called so. A trade or a relative makes another house.
void take_off_town(const Context& context, const bank::StatementLine& line,
                   std::vector<NameWord>& words, std::uint32_t party, const Words& name) {
    if (line.nature != bank::Nature::Card || !line.amount.is_negative() || words.size() < 2)
        return;
    Words own;
    for (const std::string& our : name) {
        if (our.size() >= k_word_least && !is_payment_word(our) && !is_legal_form(our))
            own.push_back(our);
    }
    const std::string& full = context.parties.facts(party).name;
    const bool is_long = text::fold_words(full).size() > 1;
    const bool stands_there =
        text::fold_compact(line.label + line.label_more).find(text::fold_compact(full)) !=
        std::string::npos;
    if (own.empty() || !is_long || (own.size() == 1 && !stands_there))
        return;
    for (std::size_t at = 0; at + own.size() < words.size(); ++at) {
        // A surname and a first name either way round.
        const std::size_t turned = own.size() == 2 && words[at].text == own.back() ? 1 : 0;
        std::size_t met = 0;
        while (met < own.size() && words[at + met].text == own[(met + turned) % own.size()] &&
               (met == 0 || words[at + met].follows))
            ++met;
        if (met < own.size() || (at > 0 && words[at].follows))
            continue;
        std::size_t end = at + met;
        while (end < words.size() && words[end].follows)
            ++end;
        const auto is_other = [&](const NameWord& word) {
            return (is_trade_word(word.text) && !is_large_town(word.text)) ||
                   is_of_relatives(word.text) || is_of_anybody(context, word, name);
        };
        const auto first = words.begin() + static_cast<std::ptrdiff_t>(at + met);
        const auto last = words.begin() + static_cast<std::ptrdiff_t>(end);
        if (end - at - met <= k_town_words_most && std::none_of(first, last, is_other))
            erase(words, at + met, end);
        return;
    }
}

} // namespace

std::vector<std::string> legal_forms_of_own_name(const Context& context, std::string_view letters) {
    std::string name;
    for (const std::string& word : context.own_name)
        name += word;
    Words forms;
    if (name.empty() || letters.find(name) == std::string_view::npos)
        return forms;
    for (std::string& word : text::fold_words(context.books.company)) {
        if (is_company_form(word))
            forms.push_back(std::move(word));
    }
    return forms;
}

std::vector<NameWord> without_what_stands_besides(const Context& context,
                                                  std::vector<NameWord> words, std::uint32_t line,
                                                  std::uint32_t party, NameProof proof) {
    const Words& name = context.parties.words_of_name(party);
    for (NameWord& word : words)
        take_off_legal_form(word.text, name);
    std::vector<NameWord> rest = words;
    take_off_own_name(context, context.line(line), rest, name);
    take_off_site(rest, name,
                  proof == NameProof::Number && stands_behind_numbers(context, line, "CHANTIER"));
    take_off_purpose(
        rest, name,
        its_form_stands_before(context.line(line), context.parties.facts(party).name, "TRAVAUX"));
    take_off_town(context, context.line(line), rest, party, name);
    // Beside a number or the party's name, be it of two letters, our own name alone speaks against
    // nobody; else it is all there is.
    const LineReading& reading = context.readings[line];
    const bool is_named = reading.by_name && !reading.by_learning && reading.agrees(party);
    return rest.empty() && proof != NameProof::Number && !is_named ? words : rest;
}

} // namespace comptoir::reconcile
