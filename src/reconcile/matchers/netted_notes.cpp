#include "netted_notes.h"

#include "../gate.h"
#include "../vocabulary.h"
#include "instalment_doubts.h"
#include "round_shares.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace comptoir::reconcile {

namespace {

bool speaks_of_less(const bank::StatementLine& line) {
    const std::vector<Word> words = words_of(line);
    return std::any_of(words.begin(), words.end(), [](const Word& word) {
        return says_deposit(word.text) || says_difference(word.text) || says_retention(word.text) ||
               (says_part(word.text) && !says_credit_note(word.text));
    });
}

} // namespace

bool is_surely_netted(Context& context, std::uint32_t line, const NumberHit& hit,
                      std::uint32_t note) {
    const ItemState& invoice = context.items[hit.item];
    const ItemState& given = context.items[note];
    const std::int64_t amount = context.minor(line);
    const Date day = context.line(line).booked_on;
    if (hit.is_short || !hit.introduced.empty() || !context.readings[line].agrees(invoice.party) ||
        given.item->booked_on > day || given.item->booked_on < invoice.item->booked_on ||
        share_of(std::abs(amount), std::abs(invoice.remaining)) != Share::None ||
        share_of(std::abs(amount), invoice.item->amount.abs().minor()) != Share::None ||
        std::abs(amount) * 20 == std::abs(invoice.remaining) * 19 || // a retention
        !context.items_of_amount(invoice.party, amount).empty() ||
        speaks_of_less(context.line(line)))
        return false;
    const ExactSets exact = exact_sets_with(context, line, hit.item);
    return exact.is_only && exact.sets.size() == 1 && exact.sets.front().size() == 2 &&
           std::any_of(exact.sets.front().begin(), exact.sets.front().end(),
                       [&](const ItemPart& part) { return part.item == note; });
}

Searched notes_beside(const Context& context, std::uint32_t line, std::uint32_t note) {
    std::vector<std::int64_t> amounts;
    for (const std::uint32_t index : context.items_of_party(context.items[note].party)) {
        const ItemState& state = context.items[index];
        const bool is_note = (state.remaining < 0) == (context.items[note].remaining < 0);
        if (state.remaining != 0 && is_note && context.same_currency(line, index))
            amounts.push_back(state.remaining);
    }
    return searched_among(amounts);
}

} // namespace comptoir::reconcile
