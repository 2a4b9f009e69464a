// The words of a template stand in many lines that are not its own: somebody is reimbursed for the
// petrol, pays on account of the rent, or is called like the supplier of electricity. What was
// booked with the template before tells them apart, as it would an accountant who looks at the last
// twelve debits.
#include "template_doubts.h"

#include "comptoir/core/text.h"
#include "comptoir/ledger/rules.h"
#include "new_hires.h"
#include "outcome.h"
#include "purposes.h"
#include "vocabulary.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace comptoir::reconcile {

namespace {

// So many uses show what a charge looks like.
constexpr std::int64_t k_uses_that_show = 3;

const TemplatePast* past_of(const Context& context, const EntryTemplate& one) {
    const auto found = context.books.template_pasts.find(one.code);
    return found == context.books.template_pasts.end() ? nullptr : &found->second;
}

std::set<std::string> reference_words(const EntryTemplate& one) {
    const std::vector<std::string> words = text::fold_words(one.reference);
    return {words.begin(), words.end()};
}

// --- The side -----------------------------------------------------------------------------------

// Loans, wages, social charges and taxes are paid, as long as nothing else was seen.
bool is_mostly_paid(ledger::Chart chart, std::string_view account) {
    if (ledger::is_third_party_account(chart, account))
        return false;
    if (chart == ledger::Chart::Kmu)
        return account.starts_with('2');
    return account.starts_with('1') ||
           (account.starts_with('4') && !account.starts_with("46") && !account.starts_with("47"));
}

std::optional<Reason> other_side(const Context& context, std::uint32_t line,
                                 const EntryTemplate& one, const TemplatePast* past) {
    const ledger::Chart chart = context.books.chart;
    const bool comes_in = context.minor(line) > 0;
    const auto has = [&](const auto& is_such) {
        return std::any_of(
            one.accounts.begin(), one.accounts.end(),
            [&](const TemplateShare& share) { return is_such(chart, share.account); });
    };
    const bool is_charge = has(ledger::is_purchase_account),
               is_income = has(ledger::is_sale_account);
    bool against = false;
    if (is_charge != is_income)
        against = is_charge == comes_in;
    else if (!comes_in && has(is_mostly_paid))
        against = false; // whatever was given back before
    else if (past && past->count() > 0)
        against = (comes_in ? past->money_in : past->money_out) == 0;
    else
        against = comes_in && has(is_mostly_paid);
    if (!against)
        return std::nullopt;
    return Reason{comes_in ? reasons::template_money_in : reasons::template_money_out,
                  {{"template", one.code}}};
}

// --- Whose line it is ---------------------------------------------------------------------------

// A third party of the books that the line names and the template is not of.
std::optional<Reason> other_party(const Context& context, std::uint32_t line,
                                  const EntryTemplate& one, const TemplatePast* past) {
    const LineReading& reading = context.readings[line];
    if (reading.by_short_name || reading.named.empty())
        return std::nullopt;
    const std::set<std::string> own = reference_words(one);
    const auto is_own = [&](std::uint32_t party) {
        const PartyFacts& facts = context.parties.facts(party);
        const auto stands_there = [&](const TemplateShare& share) {
            return share.party == facts.code;
        };
        if (std::any_of(one.accounts.begin(), one.accounts.end(), stands_there))
            return true;
        bool is_known = past != nullptr; // every word of its name stood there before
        for (const std::string& word : text::fold_words(facts.name)) {
            if (own.contains(word) && !is_payment_word(word))
                return true;
            is_known = is_known && (past->words.contains(word) || is_payment_word(word));
        }
        // Where the shop is, not whose it is: card payments say the town.
        const bool is_one_word = context.parties.words_of_name(party).size() < 2;
        return is_known || (is_one_word && context.line(line).nature == bank::Nature::Card);
    };
    if (std::any_of(reading.named.begin(), reading.named.end(), is_own))
        return std::nullopt;
    return Reason{
        reasons::template_other_party,
        {{"template", one.code}, {"party", context.parties.facts(reading.named.front()).name}}};
}

// Where names stand in the line: the first word that no earlier line of the template had.
std::string new_word(const bank::StatementLine& line, const std::set<std::string>& own,
                     const TemplatePast& past) {
    for (std::string& word : words_where_names_stand(line))
        if (!own.contains(word) && !past.words.contains(word) &&
            !is_ordinary_beside_a_template(word))
            return std::move(word);
    return {};
}

// Money given back or paid in advance, of which no line of the template spoke before.
std::string other_purpose_word(const bank::StatementLine& line, const TemplatePast& past) {
    constexpr std::array<std::string_view, 9> k_words{
        "REMB", "REMBT", "REMBTS", "RBT", "REMBOURSEMENT", "REMBOURST", "ACOMPTE", "AVOIR", "NDF"};
    for (const std::string* text : {&line.label, &line.label_more})
        for (std::string& word : text::fold_words(*text))
            if (std::find(k_words.begin(), k_words.end(), word) != k_words.end() &&
                !past.words.contains(word))
                return std::move(word);
    return {};
}

// Without a past: the other side's name holds the template's words, and more that is no legal form,
// number or month. "EDF RENOUVELABLES" is not EDF.
std::string longer_name(const bank::StatementLine& line, const EntryTemplate& one) {
    const std::vector<std::string> name = words_of_other_name(line);
    const std::vector<std::string> own = text::fold_words(one.reference);
    const auto at = std::search(name.begin(), name.end(), own.begin(), own.end());
    if (own.empty() || at == name.end() || line.nature == bank::Nature::Card)
        return {};
    for (auto word = at + static_cast<std::ptrdiff_t>(own.size()); word != name.end(); ++word) {
        const bool has_digits = std::any_of(word->begin(), word->end(), is_digit);
        if (word->size() >= 3 && !has_digits && !is_ordinary_beside_a_template(*word) &&
            *word != "FRANCE")
            return *word;
    }
    return {};
}

std::optional<Reason> other_name_than_before(const Context& context, std::uint32_t index,
                                             const EntryTemplate& one, const TemplatePast* past) {
    const bank::StatementLine& line = context.line(index);
    const auto says = [&](std::string word) {
        return Reason{reasons::template_other_name,
                      {{"template", one.code}, {"text", std::move(word)}}};
    };
    if (!past || past->count() == 0) {
        if (std::string word = longer_name(line, one); !word.empty())
            return says(std::move(word));
        return std::nullopt;
    }
    if (std::string word = other_purpose_word(line, *past); !word.empty())
        return says(std::move(word));
    if (pays_a_new_hire(context, index, one, *past))
        return std::nullopt;
    const std::string mandate = key_of(line.mandate_id), account = other_account(line);
    // An account or a mandate that the charge had before is the same creditor.
    if (past->mandates.contains(mandate) || past->accounts.contains(account))
        return std::nullopt;
    std::string word = new_word(line, reference_words(one), *past);
    if (word.empty())
        return std::nullopt;
    const bool is_shown = past->count() >= k_uses_that_show;
    const bool is_new_creditor = (!mandate.empty() && past->with_mandate > 0) ||
                                 (!account.empty() && past->with_account > 0);
    const bool is_new_way = is_shown && !past->natures.contains(line.nature);
    if (is_new_creditor || is_new_way || (is_shown && past->says_the_same()))
        return says(std::move(word));
    if (std::string more = longer_name(line, one);
        !more.empty() && (!is_shown || !past->words.contains(more)))
        return says(std::move(more));
    return std::nullopt;
}

// --- The amount ---------------------------------------------------------------------------------

// A charge that hardly changes, in a far amount; or any in one that is far from all before.
std::optional<Reason> far_amount(const Context& context, std::uint32_t line,
                                 const EntryTemplate& one, const TemplatePast& past) {
    constexpr std::int64_t k_far_times = 3, k_far_times_of_fixed = 2, k_fixed_within_percent = 10;
    const std::int64_t amount = std::abs(context.minor(line));
    std::int64_t least = 0, most = 0, count = 0;
    for (const TemplatePast::Use& use : past.uses) {
        if ((use.minor < 0) != (context.minor(line) < 0))
            continue;
        const std::int64_t used = std::abs(use.minor);
        least = count == 0 ? used : std::min(least, used);
        most = std::max(most, used);
        ++count;
    }
    if (count < k_uses_that_show)
        return std::nullopt;
    // Of wages, other people's say only so much.
    const bool is_fixed = (most - least) * 100 <= most * k_fixed_within_percent &&
                          !pays_a_new_hire(context, line, one, past);
    const std::int64_t times = is_fixed ? k_far_times_of_fixed : k_far_times;
    if (amount <= most * times && (!is_fixed || amount * times >= least))
        return std::nullopt;
    const Currency currency = context.line(line).amount.currency();
    return Reason{reasons::template_far_amount,
                  {{"template", one.code},
                   {"least", Money{least, currency}},
                   {"most", Money{most, currency}}}};
}

} // namespace

std::optional<Reason> other_kind_of_line(const Context& context, std::uint32_t line,
                                         const EntryTemplate& one) {
    const TemplatePast* past = past_of(context, one);
    if (std::optional<Reason> side = other_side(context, line, one, past))
        return side;
    if (std::optional<Reason> party = other_party(context, line, one, past))
        return party;
    if (std::optional<Reason> name = other_name_than_before(context, line, one, past))
        return name;
    return past ? far_amount(context, line, one, *past) : std::nullopt;
}

} // namespace comptoir::reconcile
