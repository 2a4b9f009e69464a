#include "number_answers.h"

#include "../vocabulary.h"
#include "../word_set.h"
#include "comptoir/core/text.h"
#include "matchers.h"
#include "netted_notes.h"

#include <algorithm>
#include <cstdlib>

namespace comptoir::reconcile {

namespace {

// What banks abroad keep back of a payment: at most so much, and no more than a quarter of it.
constexpr std::int64_t k_fee_minor_max = 30'00;
constexpr std::int64_t k_fee_permille_max = 250;
constexpr std::int64_t k_guarantee_least_part = 20;

// A payment that lacks so little may be short by a discount or a bank's fee.
bool lacks_little(std::int64_t remaining, std::int64_t amount) {
    const std::int64_t left = std::abs(remaining) - std::abs(amount);
    return left * 1000 <= std::abs(remaining) * k_close_permille ||
           (left <= k_fee_minor_max && left * 1000 <= std::abs(remaining) * k_fee_permille_max);
}

// "ACPTE 10675", "1ER VERST 10584"; the balance leaves no rest, so that its word says nothing here.
bool is_paid_on_account(const std::vector<Word>& words, KeyPlace place) {
    static const WordSet k_words("ACOMPTE ACPT ACPTE TEILZAHLUNG VERST VERSEMENT VRST");
    constexpr std::size_t k_digits_least = 5;
    std::size_t digits = 0;
    for (std::size_t i = place.first; i <= place.last; ++i)
        digits += count_digits(words[i].text);
    return digits >= k_digits_least && place.first > 0 && words[place.first].gap != '\n' &&
           words[place.first].text.front() != '0' && k_words.contains(words[place.first - 1].text);
}

// "/MOTIF 100744": so many digits are an invoice's of that very party; five may be a town's.
bool is_long(const std::vector<Word>& words, KeyPlace place) {
    constexpr std::size_t k_digits_least = 6;
    const std::string& digits = words[place.first].text;
    return place.first == place.last && text::all_digits(digits) && digits.front() != '0' &&
           digits.size() >= k_digits_least;
}

// "2026 1303", "202609 758"; a counter that reads as the line's amount may be just that.
bool is_year_and_counter(const std::vector<Word>& words, KeyPlace place, std::int64_t minor) {
    if (place.last != place.first + 1)
        return false;
    const std::string& year = words[place.first].text;
    const std::string& counter = words[place.last].text;
    return text::all_digits(year) && text::all_digits(counter) && year.starts_with("20") &&
           (year.size() == 4 || year.size() == 6) && counter.size() >= 3 &&
           counter != text::number(std::abs(minor)) &&
           counter != text::number(std::abs(minor) / 100);
}

} // namespace

ItemAnswer NumberAnswers::start(const Claim& claim, const NumberHit& hit) const {
    ItemAnswer answer;
    answer.line = claim.line;
    answer.unattended = !claim.weak;
    answer.reasons.push_back(number_reason(m_context, hit));
    answer.evidence += hit.is_short ? score::k_short_number : score::k_number;
    return answer;
}

void NumberAnswers::add_evidence(const Claim& claim, const NumberHit& hit,
                                 ItemAnswer& answer) const {
    add_party_reasons(m_context, claim.line, item(hit).party, answer.reasons, answer.evidence);
    if (claim.weak)
        answer.reasons.push_back(claim.doubt);
}

bool NumberAnswers::with_difference(const Claim& claim, const std::vector<ItemPart>& parts) {
    const std::optional<Difference> difference = difference_of(m_context, claim.line, parts);
    if (!difference)
        return false;
    const NumberHit& hit = claim.hits.front();
    ItemAnswer answer = start(claim, hit);
    answer.kind = difference->kind;
    answer.parts = parts;
    answer.accounts = {difference->part};
    answer.unattended = difference->allowed && !claim.weak && !hit.is_short &&
                        hit.introduced.empty() && reading(claim.line).agrees(item(hit).party) &&
                        !speaks_of_part(claim.line);
    answer.reasons.push_back(difference->reason);
    add_evidence(claim, hit, answer);
    if (difference->allowed)
        answer.reasons.push_back(
            {reasons::within_limit,
             {{"amount", plain(m_context, claim.line, difference->part.amount)}}});
    else
        answer.reasons.push_back({reasons::nearly_all,
                                  {{"left", plain(m_context, claim.line, difference->part.amount)},
                                   {"piece", item(hit).item->piece}}});
    answer_with_items(m_context, std::move(answer));
    return true;
}

// "1ERE ECHEANCE", "MOINS AVOIR 12": a limit for discounts is for neither.
bool NumberAnswers::speaks_of_part(std::uint32_t line) const {
    const auto words = m_context.words(line);
    return std::any_of(words->begin(), words->end(),
                       [](const Word& word) { return says_part(word.text); });
}

// More than is open: all of it, and a credit of the party.
void NumberAnswers::excess(const Claim& claim, const std::vector<ItemPart>& parts) {
    const NumberHit& hit = claim.hits.front();
    ItemAnswer answer = start(claim, hit);
    answer.kind = Kind::Overpayment;
    answer.unattended = false;
    answer.parts = parts;
    answer.accounts = {excess_of(m_context, claim.line, parts)};
    answer.reasons.push_back(
        {reasons::paid_too_much,
         {{"amount", plain(m_context, claim.line, answer.accounts.front().amount)},
          {"piece", item(hit).item->piece},
          {"party", party_name(m_context, item(hit))}}});
    answer.reasons.push_back(above_open(claim, hit));
    add_evidence(claim, hit, answer);
    answer_with_items(m_context, std::move(answer));
}

Reason NumberAnswers::above_open(const Claim& claim, const NumberHit& hit) const {
    return {reasons::above_open,
            {{"piece", item(hit).item->piece},
             {"open", plain(m_context, claim.line, item(hit).remaining)},
             {"amount", m_context.line(claim.line).amount.abs()}}};
}

void NumberAnswers::above(const Claim& claim, const NumberHit& hit) {
    const std::vector<ItemPart> parts{{hit.item, item(hit).remaining}};
    // Of a number whose party the line does not name, a larger amount leaves nothing.
    if (claim.weak || !reading(claim.line).agrees(item(hit).party)) {
        m_context.proposals[claim.line].reasons = {above_open(claim, hit)};
        if (!claim.weak)
            with_difference(claim, parts); // but for cents
        return;
    }
    if (!with_difference(claim, parts))
        excess(claim, parts);
    if (!m_context.proposals[claim.line].unattended)
        m_context.progress[claim.line] = Progress::Doubtful; // a set may hold the invoice
}

// A retention is at most a twentieth of the work (loi no 71-584 of 16 July 1971, art. 1): what is
// kept back is paid a year after acceptance, so it stays open and is no discount.
bool NumberAnswers::keeps_guarantee(std::uint32_t line, std::int64_t left,
                                    const NumberHit& hit) const {
    if (std::abs(left) * k_guarantee_least_part >
        std::abs(item(hit).remaining) + k_guarantee_least_part)
        return false;
    const auto words = m_context.words(line);
    return std::any_of(words->begin(), words->end(),
                       [](const Word& word) { return says_retention(word.text); });
}

// The one open piece of the other side that makes the named invoice the exact amount.
std::optional<std::uint32_t> NumberAnswers::credit_note_beside(const Claim& claim,
                                                               const NumberHit& hit) const {
    const ItemState& invoice = item(hit);
    const std::int64_t wanted = m_context.minor(claim.line) - invoice.remaining;
    std::optional<std::uint32_t> note;
    for (const std::uint32_t other : m_context.items_of_amount(invoice.party, wanted)) {
        const ItemState& state = m_context.items[other];
        if (state.remaining != wanted || !m_context.same_currency(claim.line, other) ||
            state.item->account != invoice.item->account ||
            !plausible_day(m_context.line(claim.line), *state.item))
            continue;
        if (note)
            return std::nullopt;
        note = other;
    }
    return note;
}

// Only the amount speaks for the credit note: a person confirms, unless nothing else can be meant.
void NumberAnswers::less_credit_note(const Claim& claim, const NumberHit& hit, std::uint32_t note) {
    const ItemState& state = m_context.items[note];
    ItemAnswer answer = start(claim, hit);
    answer.kind = Kind::Grouped;
    answer.unattended = answer.unattended && is_surely_netted(m_context, claim.line, hit, note);
    answer.searched = notes_beside(m_context, claim.line, note);
    if (answer.unattended)
        answer.verdict = SetVerdict::OnlyOne;
    answer.parts = {{hit.item, item(hit).remaining}, {note, state.remaining}};
    answer.reasons.push_back(
        {reasons::less_credit_note,
         {{"note", state.item->piece}, {"amount", plain(m_context, claim.line, state.remaining)}}});
    add_evidence(claim, hit, answer);
    answer_with_items(m_context, std::move(answer));
}

// What is exact beside an instalment leaves two answers: a person chooses.
void NumberAnswers::exact_sets(const Claim& claim, const NumberHit& hit, ExactSets exact) {
    ItemAnswer answer = start(claim, hit);
    answer.unattended = false;
    answer.ambiguous = true;
    answer.reasons.push_back({reasons::exact_with_others,
                              {{"piece", item(hit).item->piece},
                               {"count", static_cast<std::int64_t>(exact.sets.front().size()) - 1},
                               {"party", party_name(m_context, item(hit))}}});
    exact.sets.insert(exact.is_only ? exact.sets.end() : exact.sets.begin(),
                      std::vector<ItemPart>{{hit.item, m_context.minor(claim.line)}});
    answer.kind = exact.is_only ? Kind::Grouped : Kind::Partial;
    answer.parts = std::move(exact.sets.front());
    exact.sets.erase(exact.sets.begin());
    answer.others = std::move(exact.sets);
    add_evidence(claim, hit, answer);
    answer_with_items(m_context, std::move(answer));
}

std::optional<std::string> NumberAnswers::word_of_difference(std::uint32_t line) const {
    const auto words = m_context.words(line);
    for (const Word& word : *words) {
        if (says_difference(word.text) || says_other_purpose(word.text))
            return word.text;
    }
    return std::nullopt;
}

const NumberHit* NumberAnswers::whole_of_another(std::uint32_t line, std::int64_t amount) const {
    const auto of_line = foreign.find(line);
    if (of_line == foreign.end())
        return nullptr;
    const std::vector<NumberHit>& hits = of_line->second;
    const auto found = std::find_if(hits.begin(), hits.end(), [&](const NumberHit& hit) {
        return item(hit).remaining == amount;
    });
    return found == hits.end() ? nullptr : &*found;
}

void NumberAnswers::instalment(const Claim& claim, const NumberHit& hit) {
    const std::int64_t amount = m_context.minor(claim.line);
    if (const std::optional<std::uint32_t> note = credit_note_beside(claim, hit))
        return less_credit_note(claim, hit, *note);
    if (ExactSets exact = exact_sets_with(m_context, claim.line, hit.item); !exact.sets.empty())
        return exact_sets(claim, hit, std::move(exact));
    const bool other_fits = !m_context.items_of_amount(item(hit).party, amount).empty();
    if (!other_fits && !keeps_guarantee(claim.line, item(hit).remaining - amount, hit) &&
        with_difference(claim, {{hit.item, item(hit).remaining}}))
        return;
    on_account(claim, hit);
}

void NumberAnswers::on_account(const Claim& claim, const NumberHit& hit) {
    const std::int64_t amount = m_context.minor(claim.line);
    ItemAnswer answer = start(claim, hit);
    answer.kind = Kind::Partial;
    answer.parts = {{hit.item, amount}};
    answer.reasons.push_back(
        {reasons::instalment,
         {{"amount", m_context.line(claim.line).amount.abs()},
          {"piece", item(hit).item->piece},
          {"left", plain(m_context, claim.line, item(hit).remaining - amount)}}});
    add_evidence(claim, hit, answer);
    doubt_on_account(claim, hit, answer);
    add_exact_others(claim, hit, answer);
    answer_with_items(m_context, std::move(answer));
}

// A short number of a part: the line calls it an invoice's, or speaks of a payment on account right
// before five digits or more beside the party's own name or account; or it has six digits, or is a
// year's and a counter's, as the piece has them. Nobody has another number of that form that is his
// invoice's by chance. A day is none of these.
bool NumberAnswers::says_what_it_is(const Claim& claim, const NumberHit& hit) const {
    const auto shared_words = m_context.words(claim.line);
    const std::vector<Word>& words = *shared_words;
    if (stands_as_day_near(words, hit.places, m_context.line(claim.line).booked_on))
        return false;
    if (hit.is_called)
        return true;
    const LineReading& read = reading(claim.line);
    const std::int64_t minor = m_context.minor(claim.line);
    const bool is_named = (read.by_name || read.by_iban) && !read.by_learning &&
                          !read.by_short_name && read.agrees(item(hit).party);
    return is_named && std::any_of(hit.places.begin(), hit.places.end(), [&](KeyPlace place) {
               return is_paid_on_account(words, place) ||
                      is_year_and_counter(words, place, minor) ||
                      (hit.kind != HitKind::InLabel && is_long(words, place));
           });
}

void NumberAnswers::doubt_on_account(const Claim& claim, const NumberHit& hit,
                                     ItemAnswer& answer) const {
    const std::int64_t amount = m_context.minor(claim.line);
    if (!reading(claim.line).agrees(item(hit).party) && hit.kind != HitKind::PaymentOrder) {
        answer.unattended = false;
        if (!claim.weak)
            answer.reasons.push_back({reasons::party_missing, {{"piece", item(hit).item->piece}}});
    }
    if (std::optional<Reason> doubt = doubt_of_instalment(m_context, claim.line, hit)) {
        answer.unattended = false;
        answer.reasons.push_back(std::move(*doubt));
    }
    if (auto word = word_of_difference(claim.line)) {
        answer.unattended = false; // it pays all, less what it says
        answer.reasons.push_back({reasons::speaks_of, {{"word", std::move(*word)}}});
    }
    if (const NumberHit* other = whole_of_another(claim.line, amount)) {
        // Another's piece of this number is paid by it to the cent.
        answer.unattended = false;
        answer.reasons.push_back({reasons::foreign_number,
                                  {{"piece", item(*other).item->piece},
                                   {"party", party_name(m_context, item(*other))}}});
    }
    if (keeps_guarantee(claim.line, item(hit).remaining - amount, hit)) {
        answer.unattended = false;
        answer.reasons.push_back(
            {reasons::kept_as_guarantee,
             {{"left", plain(m_context, claim.line, item(hit).remaining - amount)},
              {"piece", item(hit).item->piece}}});
    } else if (lacks_little(item(hit).remaining, amount)) {
        answer.unattended = false;
        answer.reasons.push_back(
            {reasons::nearly_all,
             {{"left", plain(m_context, claim.line, item(hit).remaining - amount)},
              {"piece", item(hit).item->piece}}});
    }
    if (hit.is_short && answer.unattended && !says_what_it_is(claim, hit)) {
        // Nothing but a few digits says which invoice: a shop or a day may be written like
        // it.
        answer.unattended = false;
        answer.reasons.push_back({reasons::short_number, {{"piece", item(hit).item->piece}}});
    }
}

void NumberAnswers::add_exact_others(const Claim& claim, const NumberHit& hit,
                                     ItemAnswer& answer) const {
    const std::int64_t amount = m_context.minor(claim.line);
    for (const std::uint32_t other : m_context.items_of_amount(item(hit).party, amount)) {
        if (answer.others.size() == k_other_targets_max)
            break;
        const ItemState& state = m_context.items[other];
        if (other == hit.item || state.remaining != amount ||
            !m_context.same_currency(claim.line, other) ||
            !plausible_day(m_context.line(claim.line), *state.item))
            continue;
        // The number says one invoice, the amount another: the amount to the cent comes first.
        answer.unattended = false;
        answer.ambiguous = true;
        if (answer.others.empty()) {
            answer.kind = Kind::Exact;
            answer.others.push_back(std::move(answer.parts));
            answer.parts = {{other, amount}};
        } else {
            answer.others.push_back({{other, amount}});
        }
        answer.reasons.push_back(
            {reasons::other_exact_item,
             {{"piece", state.item->piece}, {"amount", plain(m_context, claim.line, amount)}}});
    }
}

} // namespace comptoir::reconcile
