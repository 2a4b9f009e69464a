#include "differences.h"

#include "../vocabulary.h"
#include "matchers.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>

namespace comptoir::reconcile {

namespace {

constexpr std::int64_t k_cents_max = 5; // rounding
constexpr int k_discount_days = 35;     // escompte: paid within a month, if the line is silent
// What banks abroad keep back of a payment: at most so much, and no more than a tenth of it, or a
// quarter when it is a round sum.
constexpr std::int64_t k_fee_minor_max = 35'00;
constexpr std::int64_t k_fee_permille_max = 100;
constexpr std::int64_t k_round_fee_permille_max = 250;
constexpr std::int64_t k_fee_step = 50;
// Tenths of a percent.
constexpr std::array k_discounts{5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 70, 80, 100};

struct Lack {
    std::int64_t open = 0;    // > 0
    std::int64_t missing = 0; // > 0; < 0 when the line holds more
    Date last_day;            // of the items
    bool is_receipt = false;
};

bool is_neat_part(const Lack& lack) {
    return std::any_of(k_discounts.begin(), k_discounts.end(), [&](int permille) {
        // Either side may have rounded, each of several items apart.
        return std::abs(lack.open * permille - lack.missing * 1000) <= 2'000;
    });
}

bool is_fee(const Context& context, std::uint32_t line, const Lack& lack) {
    const bank::StatementLine& facts = context.line(line);
    if (facts.charges && facts.charges->minor() == lack.missing)
        return true;
    if (!lack.is_receipt || lack.missing > k_fee_minor_max)
        return false;
    const std::int64_t permille =
        lack.missing % k_fee_step == 0 ? k_round_fee_permille_max : k_fee_permille_max;
    return lack.missing * 1000 <= lack.open * permille;
}

const Allowance* allowance_for(const Context& context, std::uint32_t line, const Lack& lack,
                               AllowanceKind kind, const std::string& party) {
    const Allowance* best = nullptr;
    for (const Allowance& allowance : context.books.allowances) {
        if (allowance.kind != kind || !allowance.applies_to(party, context.line(line).nature) ||
            !allowance.covers(std::abs(lack.missing), lack.open))
            continue;
        // The party's own before that of a nature before that of all.
        const auto rank = [](const Allowance& one) {
            return (one.party.empty() ? 0 : 2) + (one.nature ? 1 : 0);
        };
        if (!best || rank(allowance) > rank(*best))
            best = &allowance;
    }
    return best;
}

bool speaks_of_discount(const bank::StatementLine& line) {
    const std::vector<Word> words = words_of(line);
    return std::any_of(words.begin(), words.end(),
                       [](const Word& word) { return says_discount(word.text); });
}

std::string usual_account(const Context& context, const Lack& lack, AllowanceKind kind) {
    const UsualAccounts& usual = context.books.accounts;
    // A receipt that lacks something, or a payment of more than was owed, is a charge.
    const bool charge = lack.is_receipt == (lack.missing > 0);
    switch (kind) {
    case AllowanceKind::Discount:
        return charge ? usual.discount_granted : usual.discount_obtained;
    case AllowanceKind::Fee:
        return usual.fee;
    case AllowanceKind::Rounding:
        return charge ? usual.rounding_charge : usual.rounding_income;
    }
    return {};
}

std::optional<AllowanceKind> likely_kind(const Context& context, std::uint32_t line,
                                         const Lack& lack) {
    if (std::abs(lack.missing) <= k_cents_max)
        return AllowanceKind::Rounding;
    if (lack.missing < 0)
        return std::nullopt;
    const bool is_early = context.line(line).booked_on - lack.last_day <= k_discount_days;
    if (is_neat_part(lack) && (is_early || speaks_of_discount(context.line(line))))
        return AllowanceKind::Discount;
    if (is_fee(context, line, lack))
        return AllowanceKind::Fee;
    return std::nullopt;
}

Lack lack_of(const Context& context, std::uint32_t line, const std::vector<ItemPart>& items) {
    Lack lack;
    std::int64_t sum = 0;
    lack.last_day = context.items[items.front().item].item->booked_on;
    for (const ItemPart& part : items) {
        sum += context.items[part.item].remaining;
        lack.last_day = std::max(lack.last_day, context.items[part.item].item->booked_on);
    }
    lack.is_receipt = context.minor(line) > 0;
    lack.open = lack.is_receipt ? sum : -sum;
    lack.missing = lack.open - std::abs(context.minor(line));
    return lack;
}

Kind kind_of(AllowanceKind kind) {
    switch (kind) {
    case AllowanceKind::Discount:
        return Kind::Discount;
    case AllowanceKind::Fee:
        return Kind::Fee;
    case AllowanceKind::Rounding:
        return Kind::Rounding;
    }
    return Kind::Discount;
}

// A discount gives back VAT, a fee does not: when a limit for each of them fits, none says which it
// was, unless one of the two was set for the party or the nature and the other for all.
bool may_be_fee_or_discount(const Context& context, std::uint32_t line, const Lack& lack,
                            const std::string& party) {
    if (lack.missing <= k_cents_max || !lack.is_receipt)
        return false;
    const bank::StatementLine& facts = context.line(line);
    if (facts.charges && facts.charges->minor() == lack.missing)
        return false; // the bank says that it is its own
    const Allowance* discount = allowance_for(context, line, lack, AllowanceKind::Discount, party);
    const Allowance* fee = allowance_for(context, line, lack, AllowanceKind::Fee, party);
    return discount && fee && discount->party.empty() == fee->party.empty() &&
           discount->nature.has_value() == fee->nature.has_value();
}

} // namespace

std::optional<Difference> difference_of(const Context& context, std::uint32_t line,
                                        const std::vector<ItemPart>& items) {
    const Lack lack = lack_of(context, line, items);
    if (lack.open <= 0 || lack.missing == 0)
        return std::nullopt;
    const std::string& party = context.items[items.front().item].item->party;
    std::optional<AllowanceKind> kind = likely_kind(context, line, lack);
    const Allowance* allowance = kind ? allowance_for(context, line, lack, *kind, party) : nullptr;
    for (const AllowanceKind other :
         {AllowanceKind::Discount, AllowanceKind::Fee, AllowanceKind::Rounding}) {
        // A limit somebody set for the party says what its differences are.
        if (!allowance && (lack.missing > 0 || other == AllowanceKind::Rounding)) {
            allowance = allowance_for(context, line, lack, other, party);
            if (allowance)
                kind = other;
        }
    }
    if (!kind)
        return std::nullopt;
    Difference difference;
    difference.kind = kind_of(*kind);
    difference.allowed =
        allowance != nullptr && !may_be_fee_or_discount(context, line, lack, party);
    difference.part.account = allowance && !allowance->account.empty()
                                  ? allowance->account
                                  : usual_account(context, lack, *kind);
    if (difference.part.account.empty())
        return std::nullopt;
    difference.part.amount = lack.is_receipt ? -lack.missing : lack.missing;
    if (allowance)
        difference.part.vat_permille = allowance->vat_permille;
    const ErrorCode code = difference.kind == Kind::Discount ? reasons::less_discount
                           : difference.kind == Kind::Fee    ? reasons::less_fee
                                                             : reasons::but_for_cents;
    difference.reason = {code,
                         {{"amount", plain(context, line, lack.missing)},
                          {"account", difference.part.account},
                          {"piece", context.items[items.front().item].item->piece}}};
    return difference;
}

AccountPart excess_of(const Context& context, std::uint32_t line,
                      const std::vector<ItemPart>& items) {
    AccountPart part;
    part.amount = context.minor(line);
    for (const ItemPart& item : items)
        part.amount -= item.amount;
    const ledger::OpenItem& first = *context.items[items.front().item].item;
    part.account = first.account;
    part.party = first.party;
    part.party_name = first.party_name;
    return part;
}

} // namespace comptoir::reconcile
