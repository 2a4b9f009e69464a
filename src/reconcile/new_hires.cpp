#include "new_hires.h"

#include "comptoir/core/text.h"
#include "comptoir/reconcile/templates.h"
#include "vocabulary.h"
#include "word_set.h"

#include <algorithm>
#include <set>

namespace comptoir::reconcile {

namespace {

constexpr std::int64_t k_uses_that_show = 3;
constexpr std::size_t k_word_of_a_name_least = 3;
constexpr std::size_t k_words_of_a_person_least = 2, k_words_of_a_person_most = 4;
// Of one day, so many lines are looked at for somebody who is known.
constexpr std::ptrdiff_t k_lines_of_a_day_most = 64;

bool is_for_wages(const EntryTemplate& one) {
    const std::vector<std::string> words = text::fold_words(one.reference);
    return std::any_of(words.begin(), words.end(), says_wages) &&
           std::all_of(words.begin(), words.end(), [](const std::string& word) {
               return says_wages(word) || is_payment_word(word);
           });
}

// What is kept back from a wage and paid to others, beside the social bodies and taxes that
// says_no_invoice() knows, and what is paid back to somebody.
bool goes_to_others(std::string_view word) {
    static const WordSet k_words("ATD AVOCAT AVOCATS COTISATIONS FRAIS GERANT HUISSIER HUISSIERS "
                                 "MUTUELLE NDF NOTAIRE OPPOSITION PENSION PREVOYANCE PUBLIQUES "
                                 "REMB REMBOURSEMENT SAISIE SAISIES SATD SCP TIERS TRESOR "
                                 "TRESORERIE");
    return k_words.contains(word);
}

struct Payee {
    std::set<std::string> known, unknown; // words of names, by the template's earlier lines
    bool is_a_person = true;              // no word of a house or of another purpose beside them
};

Payee payee_of(const bank::StatementLine& line, const TemplatePast& past) {
    Payee payee;
    std::vector<std::string> words = words_where_names_stand(line);
    std::vector<std::string> behind = text::fold_words(line.label_more);
    if (runs_on(line) && line.label_more.front() != ' ' && !behind.empty())
        behind.erase(behind.begin()); // the rest of the word before it
    for (const std::vector<std::string>& more : {behind, text::fold_words(line.comment)})
        words.insert(words.end(), more.begin(), more.end());
    for (const std::string& word : words) {
        if (is_legal_form(word) || is_company_form(word) || is_trade_word(word) ||
            says_other_purpose(word) || says_deposit(word) || goes_to_others(word) ||
            (says_no_invoice(word) && !says_wages(word)))
            payee.is_a_person = false;
        const bool has_digits = std::any_of(word.begin(), word.end(), is_digit);
        if (word.size() < 3 || has_digits || says_wages(word) ||
            is_ordinary_beside_a_template(word))
            continue;
        (past.words.contains(word) ? payee.known : payee.unknown).insert(word);
    }
    return payee;
}

// Is the word that of a third party whose whole name may stand there? Of Lambert Bâtiment, of
// Lambert Julie, the surname of somebody else says nothing.
bool may_be_known(const Context& context, const Payee& payee, const std::string& word) {
    const auto stands_there = [&](const std::string& our) {
        const auto begins = [&](const std::string& theirs) {
            return our.starts_with(theirs) || theirs.starts_with(our);
        };
        return our.size() < k_word_of_a_name_least ||
               std::any_of(payee.unknown.begin(), payee.unknown.end(), begins) ||
               std::any_of(payee.known.begin(), payee.known.end(), begins);
    };
    const std::vector<std::uint32_t> holders = context.parties.with_word(word);
    return holders.size() == PartyIndex::k_word_holders_max ||
           std::any_of(holders.begin(), holders.end(), [&](std::uint32_t holder) {
               const std::vector<std::string>& name = context.parties.words_of_name(holder);
               return std::all_of(name.begin(), name.end(), stands_there);
           });
}

// How many of these words stand in a name, be they cut in one place or the other.
std::size_t count_in_name(const std::vector<std::string>& words,
                          const std::vector<std::string>& name) {
    std::size_t count = 0;
    for (const std::string& word : words)
        count += std::any_of(name.begin(), name.end(), [&](const std::string& our) {
            return our.size() >= k_word_of_a_name_least &&
                   (our.starts_with(word) || word.starts_with(our));
        });
    return count;
}

// Fabre Chloé Conseil may be who is paid as Fabre Chloé: two words of the line in one name are no
// chance, even where a third word of that name does not stand there.
bool may_be_a_third_party(const Context& context, const Payee& payee) {
    std::vector<std::string> words(payee.unknown.begin(), payee.unknown.end());
    words.insert(words.end(), payee.known.begin(), payee.known.end());
    for (const std::string& word : words) {
        for (const std::uint32_t holder : context.parties.with_word(word)) {
            if (count_in_name(words, context.parties.words_of_name(holder)) > 1)
                return true;
        }
    }
    return false;
}

bool is_paid_with_others(const Context& context, std::uint32_t index, const EntryTemplate& one,
                         const TemplatePast& past) {
    const Date day = context.line(index).booked_on;
    if (std::any_of(past.uses.begin(), past.uses.end(),
                    [&](const TemplatePast::Use& use) { return use.day == day; }))
        return true;
    const auto first = std::lower_bound(
        context.order.begin(), context.order.end(), day,
        [&](std::uint32_t line, Date wanted) { return context.line(line).booked_on < wanted; });
    const auto last = first + std::min(k_lines_of_a_day_most, context.order.end() - first);
    return std::any_of(first, last, [&](std::uint32_t other) {
        const bank::StatementLine& line = context.line(other);
        if (other == index || line.booked_on != day || context.minor(other) >= 0 ||
            line.nature != context.line(index).nature || !stands_in(one.reference, line))
            return false;
        const Payee payee = payee_of(line, past);
        return payee.unknown.empty() && payee.known.size() >= k_words_of_a_person_least;
    });
}

} // namespace

bool pays_a_new_hire(const Context& context, std::uint32_t index, const EntryTemplate& one,
                     const TemplatePast& past) {
    const bank::StatementLine& line = context.line(index);
    if (context.minor(index) >= 0 || line.nature != bank::Nature::Transfer ||
        past.count() < k_uses_that_show || !past.natures.contains(line.nature) ||
        !is_for_wages(one) || !context.readings[index].named.empty())
        return false;
    const Payee payee = payee_of(line, past);
    const std::size_t words = payee.known.size() + payee.unknown.size();
    if (!payee.is_a_person || payee.unknown.empty() || words < k_words_of_a_person_least ||
        words > k_words_of_a_person_most)
        return false;
    return std::none_of(
               payee.unknown.begin(), payee.unknown.end(),
               [&](const std::string& word) { return may_be_known(context, payee, word); }) &&
           !may_be_a_third_party(context, payee) && is_paid_with_others(context, index, one, past);
}

} // namespace comptoir::reconcile
