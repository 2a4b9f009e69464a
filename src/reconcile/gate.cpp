#include "gate.h"

#include "comptoir/ledger/rules.h"
#include "label_edge.h"
#include "label_head.h"
#include "longer_names.h"
#include "matchers/matchers.h"
#include "name_at_edge.h"
#include "name_check.h"
#include "named_besides.h"
#include "names_of_several.h"
#include "past_decisions.h"
#include "purposes.h"
#include "vocabulary.h"
#include "younger_pieces.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace comptoir::reconcile {

namespace {

// An accidental set must be this unlikely: possible sets over possible amounts, at most 1 in …
constexpr std::int64_t k_accident_odds = 200;
constexpr std::size_t k_searched_pieces_max = 30;

} // namespace

Searched searched_among(std::span<const std::int64_t> amounts) {
    Searched searched{amounts.size(), 0};
    for (const std::int64_t amount : amounts)
        searched.range += std::abs(amount);
    return searched;
}

bool may_fit_by_accident(const Searched& searched, std::size_t taken) {
    if (searched.pieces == 0 || searched.pieces > k_searched_pieces_max)
        return searched.pieces == 0 || taken != searched.pieces;
    return taken != searched.pieces &&
           (std::int64_t{1} << searched.pieces) > searched.range / k_accident_odds;
}

namespace {

// A supplier's credit note comes in, a customer's goes out: money is given back.
bool gives_back(const Context& context, const ItemAnswer& answer) {
    const bool comes_in = context.minor(answer.line) > 0;
    const ledger::Chart chart = context.books.chart;
    return std::all_of(answer.parts.begin(), answer.parts.end(), [&](const ItemPart& part) {
        const std::string& account = context.items[part.item].item->account;
        return comes_in ? ledger::is_supplier_account(chart, account)
                        : ledger::is_customer_account(chart, account);
    });
}

// A deposit pays no invoice in full; wages, loans and taxes pay none whose party is not named, and
// wages none at all. A word of the party's own name says nothing.
std::optional<Reason> speaks_of_else(const Context& context, const ItemAnswer& answer,
                                     bool named_by_number, bool is_proven) {
    const KnownPurpose known{is_proven, gives_back(context, answer)};
    for (const ItemPart& part : answer.parts) {
        if (auto word = other_purpose(context, answer.line, context.items[part.item].party, known))
            return Reason{reasons::speaks_of, {{"word", std::move(*word)}}};
    }
    const LineReading& reading = context.readings[answer.line];
    const bool names_party =
        std::any_of(answer.parts.begin(), answer.parts.end(), [&](const ItemPart& part) {
            return reading.agrees(context.items[part.item].party);
        });
    const auto is_of_name = [&](const std::string& word) {
        return std::any_of(answer.parts.begin(), answer.parts.end(), [&](const ItemPart& part) {
            const std::uint32_t party = context.items[part.item].party;
            if (party == k_no_party)
                return false;
            const std::vector<std::string>& name = context.parties.words_of_name(party);
            return std::find(name.begin(), name.end(), word) != name.end();
        });
    };
    const bool is_paid_out = context.minor(answer.line) < 0;
    const auto words = context.words(answer.line);
    for (const Word& word : *words) {
        const bool of_else =
            (!named_by_number && (says_deposit(word.text) || says_other_purpose(word.text))) ||
            (is_paid_out && ((!names_party && says_no_invoice(word.text)) ||
                             (!named_by_number && says_wages(word.text))));
        if (of_else && !is_of_name(word.text))
            return Reason{reasons::speaks_of, {{"word", word.text}}};
    }
    return std::nullopt;
}

// What we pay goes to who is named as the payee in the element for it: another name in the text is
// what the payment is about.
std::optional<Reason> other_payee(const Context& context, const ItemAnswer& answer) {
    const std::string_view payee = other_name(context.line(answer.line));
    if (payee.empty() || context.minor(answer.line) > 0)
        return std::nullopt;
    for (const ItemPart& part : answer.parts) {
        const ItemState& item = context.items[part.item];
        if (item.party != k_no_party && !context.parties.resembles(item.party, payee))
            return Reason{reasons::foreign_name,
                          {{"name", std::string(payee)}, {"party", party_name(context, item)}}};
    }
    return std::nullopt;
}

// The line carries another name than that of a party the answer settles. Our own payment order and
// the statement reference somebody chose for the party say more than a name.
std::optional<Reason> other_name(const Context& context, const ItemAnswer& answer) {
    const LineReading& reading = context.readings[answer.line];
    const bool is_ordered =
        std::any_of(reading.hits.begin(), reading.hits.end(),
                    [](const NumberHit& hit) { return hit.kind == HitKind::PaymentOrder; });
    if (is_ordered || reading.by_reference || reading.by_hand)
        return std::nullopt;
    if (!reading.by_iban) {
        if (std::optional<Reason> payee = other_payee(context, answer))
            return payee;
    }
    const bool is_named =
        std::all_of(answer.parts.begin(), answer.parts.end(),
                    [&](const auto& part) { return names_item(context, answer.line, part.item); });
    // Who pays for two by their numbers writes one name, or theirs.
    std::set<std::uint32_t> people;
    for (const ItemPart& part : answer.parts)
        people.insert(context.items[part.item].party);
    const bool one_will_do = is_named && answer.accounts.empty() && people.size() == 2;
    if (is_named && answer.accounts.empty() && people.size() > 1 &&
        names_these_alone(context, answer.line, people))
        return std::nullopt;
    // A few digits, or those of a day, fit by accident: beside them the name has to be the party's.
    const bool is_proven =
        std::any_of(answer.parts.begin(), answer.parts.end(), [&](const auto& part) {
            return std::any_of(reading.hits.begin(), reading.hits.end(), [&](const NumberHit& hit) {
                return hit.item == part.item && !hit.is_short;
            });
        });
    if (!is_proven && !reading.by_iban) {
        for (const ItemPart& part : answer.parts) {
            const ItemState& item = context.items[part.item];
            if (auto head = other_head_than(context, answer.line, item.party))
                return Reason{reasons::foreign_name,
                              {{"name", std::move(*head)}, {"party", party_name(context, item)}}};
        }
    }
    const NameProof proof = is_proven || reading.by_iban ? NameProof::Number : NameProof::NameAlone;
    std::optional<Reason> foreign;
    for (const ItemPart& part : answer.parts) {
        const ItemState& item = context.items[part.item];
        auto name = other_name_than(context, answer.line, item.party, proof);
        if (!name && one_will_do)
            return std::nullopt;
        if (name && !foreign)
            foreign = Reason{reasons::foreign_name,
                             {{"name", std::move(*name)}, {"party", party_name(context, item)}}};
    }
    return foreign;
}

// How many of the parties the line may name could pay it: one that is only a supplier pays nothing.
std::size_t may_pay(const Context& context, std::uint32_t line) {
    const std::vector<std::uint32_t>& parties = context.readings[line].parties;
    if (parties.size() < 2)
        return parties.size();
    const auto count = std::count_if(parties.begin(), parties.end(), [&](std::uint32_t party) {
        const std::vector<std::uint32_t>& items = context.items_of_party(party);
        return items.empty() || std::any_of(items.begin(), items.end(), [&](std::uint32_t index) {
                   return context.items[index].item->open.is_negative() ==
                          (context.minor(line) < 0);
               });
    });
    return static_cast<std::size_t>(count);
}

// The whole line, to the cent, by whole numbers of its own party.
bool is_proven_by_numbers(const Context& context, const ItemAnswer& answer) {
    const LineReading& reading = context.readings[answer.line];
    std::int64_t sum = 0;
    for (const ItemPart& part : answer.parts) {
        sum += part.amount;
        const ItemState& item = context.items[part.item];
        const bool is_named =
            std::any_of(reading.hits.begin(), reading.hits.end(), [&](const NumberHit& hit) {
                return hit.item == part.item && !hit.is_short && hit.introduced.empty();
            });
        if (!is_named || !reading.agrees(item.party) || part.amount != item.remaining)
            return false;
    }
    return answer.accounts.empty() && sum == context.minor(answer.line);
}

// Another line just paid a piece of the very amount: this one may have paid it again, and what
// other pieces make is chance.
bool may_pay_again(const Context& context, const ItemAnswer& answer) {
    const std::uint32_t party = context.items[answer.parts.front().item].party;
    if (party == k_no_party)
        return false;
    const std::vector<std::uint32_t>& items = context.items_of_party(party);
    return std::any_of(items.begin(), items.end(), [&](std::uint32_t index) {
        const ItemState& item = context.items[index];
        return item.is_invoice() && item.remaining == 0 &&
               item.item->open.minor() == context.minor(answer.line) &&
               context.same_currency(answer.line, index);
    });
}

bool begins_its_name(const Context& context, const ItemAnswer& answer) {
    if (two_younger_make_it(context, answer))
        return false;
    const std::uint32_t party = context.items[answer.parts.front().item].party;
    return party != k_no_party && answer.accounts.empty() &&
           std::all_of(answer.parts.begin(), answer.parts.end(),
                       [&](const ItemPart& part) {
                           return context.items[part.item].party == party &&
                                  part.amount == context.items[part.item].remaining;
                       }) &&
           is_only_start_at_edge(context, answer.line, party);
}

// An order number happens to be that of a piece which the line cannot pay: another party's, on the
// other side.
bool is_of_the_other_side(const Context& context, std::uint32_t line, const ItemState& item) {
    return item.party != k_no_party && !context.readings[line].agrees(item.party) &&
           item.item->open.is_negative() != (context.minor(line) < 0);
}

} // namespace

std::optional<Reason> doubt(Context& context, const ItemAnswer& answer) {
    const LineReading& reading = context.readings[answer.line];
    if (context.lines[answer.line].doubtful)
        return Reason{reasons::doubtful_line, {}};
    if (says_returned_besides(context, answer.line))
        return Reason{reasons::is_return, {}};
    if (reading.own_account)
        return Reason{reasons::internal_transfer, {}};
    std::vector<std::uint32_t> items;
    std::size_t found = 0; // parts that nothing but the sum speaks for
    for (const ItemPart& part : answer.parts) {
        items.push_back(part.item);
        found += !names_item(context, answer.line, part.item);
    }
    const auto is_held = [&](std::uint32_t item) {
        return std::find(items.begin(), items.end(), item) != items.end();
    };
    const bool is_proven = is_proven_by_numbers(context, answer);
    const auto says_nothing = [&](std::uint32_t item) {
        return is_held(item) ||
               (is_proven && is_of_the_other_side(context, answer.line, context.items[item]));
    };
    if (std::optional<Reason> other =
            named_besides(context, answer.line, items, says_nothing, is_proven))
        return other;
    if (std::optional<Reason> cut = doubt_of_cut_number(context, answer))
        return cut;
    if (std::optional<Reason> name = other_name(context, answer))
        return name;
    if (std::optional<Reason> else_meant =
            speaks_of_else(context, answer, found < answer.parts.size(), is_proven))
        return else_meant;
    // Homonyms, or a name cut where theirs differ: one of them owes it, any of them may pay.
    const std::size_t payers = may_pay(context, answer.line);
    if (found > 0 && payers > 1)
        return Reason{reasons::shared_name, {{"count", static_cast<std::int64_t>(payers)}}};
    if (const auto others = pieces_of_longer_names(context, answer); !others.empty())
        return Reason{reasons::shared_name,
                      {{"count", static_cast<std::int64_t>(parties_of(context, others) + 1)}}};
    // What was learned proposes; an account number or a mandate alone is as good as a known one,
    // and so is the start of the name of this party alone where the width cut it.
    if (found > 0 && reading.by_learning && !is_as_good_as_known(*reading.learned) &&
        !begins_its_name(context, answer))
        return Reason{reasons::learned_alone, {}};
    if (std::optional<Reason> overdue = doubt_of_overdue(context, answer))
        return overdue;
    if (std::optional<Reason> older = doubt_of_two_older(context, answer))
        return older;
    // Twice the amount of the one that is named: paid twice, or both.
    if (found == 1 && answer.parts.size() == 2 &&
        answer.parts.front().amount == answer.parts.back().amount)
        return Reason{reasons::chance_of_accident,
                      {{"items", static_cast<std::int64_t>(answer.searched.pieces)}}};
    if (found > 0 && answer.parts.size() > 1 && answer.verdict != SetVerdict::OnlyOne)
        return Reason{reasons::search_stopped,
                      {{"items", static_cast<std::int64_t>(answer.searched.pieces)}}};
    if (answer.parts.size() > 1 && found > 0 &&
        (may_fit_by_accident(answer.searched, found) || may_pay_again(context, answer)))
        return Reason{reasons::chance_of_accident,
                      {{"items", static_cast<std::int64_t>(answer.searched.pieces)}}};
    return std::nullopt;
}

} // namespace comptoir::reconcile
