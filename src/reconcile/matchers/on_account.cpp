// A party pays without saying for what, and no piece or set of pieces of it has the amount.
//
// Shown, never settled without a person. In the order an accountant tries it: a piece that lacks a
// discount, a bank's fee or cents; one of which the amount is a round share; the one that fell due
// first, on account (art. 1342-10 Code civil); several in that order; all of them, and a credit.
// What one pays oneself is for a known piece, so of payments only the first is shown. Not for what
// the line calls a deposit, or gives a number of its own: that piece is not in the books.
#include "matchers.h"

#include "../name_check.h"
#include "../named_besides.h"
#include "../vocabulary.h"
#include "differences.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace comptoir::reconcile {

namespace {

using Items = std::vector<std::uint32_t>;

constexpr std::size_t k_pieces_max = 200;
// A payment of more than twice what is owed is for something else as well.
constexpr std::int64_t k_excess_times = 2;
// Halves, thirds, quarters, fifths and tenths.
constexpr std::array<std::pair<int, int>, 13> k_shares{{{1, 2},
                                                        {1, 3},
                                                        {2, 3},
                                                        {1, 4},
                                                        {3, 4},
                                                        {3, 10},
                                                        {4, 10},
                                                        {2, 10},
                                                        {1, 10},
                                                        {6, 10},
                                                        {7, 10},
                                                        {8, 10},
                                                        {9, 10}}};

class OnAccountMatcher {
public:
    explicit OnAccountMatcher(Context& context) : m_context(context) {}

    void match() {
        for (const std::uint32_t line : m_context.open_lines()) {
            if (m_context.stopped())
                return;
            if (m_context.undecided(line) && may_be_on_account(line))
                show(line);
        }
    }

private:
    std::int64_t remaining(std::uint32_t item) const {
        return std::abs(m_context.items[item].remaining);
    }
    std::int64_t paid(std::uint32_t line) const { return std::abs(m_context.minor(line)); }

    bool may_be_on_account(std::uint32_t line) const {
        const LineReading& reading = m_context.readings[line];
        return reading.parties.size() == 1 && reading.hits.empty() && !reading.own_account &&
               !reading.name_against_iban && may_settle_invoices(m_context.line(line)) &&
               m_context.proposals[line].targets.empty() && !says_another(line);
    }

    bool says_another(std::uint32_t line) const {
        const std::vector<Word> words = words_of(m_context.line(line));
        return std::any_of(words.begin(), words.end(), [](const Word& word) {
            return says_deposit(word.text) || says_no_invoice(word.text) ||
                   says_other_purpose(word.text);
        });
    }

    // On the line's side, in the order they are settled.
    Items pieces_of(std::uint32_t line, std::uint32_t party) const {
        Items pieces;
        for (const std::uint32_t index : m_context.items_of_party(party)) {
            const ItemState& item = m_context.items[index];
            const bool same_side = (item.remaining < 0) == (m_context.minor(line) < 0);
            if (item.remaining != 0 && same_side && m_context.same_currency(line, index) &&
                plausible_day(m_context.line(line), *item.item))
                pieces.push_back(index);
        }
        std::sort(pieces.begin(), pieces.end(), [&](std::uint32_t a, std::uint32_t b) {
            return settles_before(*m_context.items[a].item, *m_context.items[b].item);
        });
        return pieces;
    }

    void show(std::uint32_t line) {
        const std::uint32_t party = m_context.readings[line].parties.front();
        const Items pieces = pieces_of(line, party);
        if (pieces.empty() || pieces.size() > k_pieces_max ||
            other_name_than(m_context, line, party, NameProof::NameAlone) ||
            named_besides(m_context, line, pieces, [](std::uint32_t) { return true; }))
            return;
        if (show_nearly(line, pieces) || m_context.minor(line) < 0)
            return;
        if (!show_share(line, pieces) && !show_first(line, pieces))
            show_several(line, pieces);
    }

    ItemAnswer start(std::uint32_t line, Kind kind, std::vector<ItemPart> parts) const {
        ItemAnswer answer;
        answer.line = line;
        answer.kind = kind;
        answer.parts = std::move(parts);
        answer.verdict = m_context.proposals[line].set_verdict; // what the search of sets proved
        answer.sets = m_context.proposals[line].sets;
        return answer;
    }

    void finish(ItemAnswer answer) {
        const std::uint32_t line = answer.line;
        add_party_reasons(m_context, line, m_context.readings[line].parties.front(), answer.reasons,
                          answer.evidence);
        answer_with_items(m_context, std::move(answer));
    }

    bool show_nearly(std::uint32_t line, const Items& pieces) {
        std::optional<Difference> best;
        std::uint32_t of = 0;
        for (const std::uint32_t piece : pieces) {
            std::optional<Difference> difference =
                difference_of(m_context, line, {{piece, m_context.items[piece].remaining}});
            if (difference &&
                (!best || std::abs(difference->part.amount) < std::abs(best->part.amount))) {
                best = std::move(difference);
                of = piece;
            }
        }
        if (!best)
            return false;
        ItemAnswer answer = start(line, best->kind, {{of, m_context.items[of].remaining}});
        answer.accounts = {best->part};
        answer.reasons.push_back(best->reason);
        answer.reasons.push_back({reasons::nearly_all,
                                  {{"left", plain(m_context, line, best->part.amount)},
                                   {"piece", m_context.items[of].item->piece}}});
        finish(std::move(answer));
        return true;
    }

    bool is_share(std::uint32_t line, std::uint32_t piece) const {
        return std::any_of(k_shares.begin(), k_shares.end(), [&](const auto& share) {
            // Rounded to the cent, either way.
            return std::abs(paid(line) * share.second - remaining(piece) * share.first) <
                   share.second;
        });
    }

    bool show_share(std::uint32_t line, const Items& pieces) {
        Items shares;
        std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(shares),
                     [&](std::uint32_t piece) { return is_share(line, piece); });
        if (shares.empty())
            return false;
        show_part(line, shares, reasons::round_share);
        return true;
    }

    bool show_first(std::uint32_t line, const Items& pieces) {
        Items larger;
        std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(larger),
                     [&](std::uint32_t piece) { return remaining(piece) > paid(line); });
        if (larger.empty())
            return false;
        show_part(line, larger, reasons::on_account);
        return true;
    }

    // On account of the first; the others are shown beside it.
    void show_part(std::uint32_t line, const Items& pieces, ErrorCode code) {
        const std::int64_t amount = m_context.minor(line);
        const ItemState& first = m_context.items[pieces.front()];
        ItemAnswer answer = start(line, Kind::Partial, {{pieces.front(), amount}});
        for (std::size_t i = 1; i < pieces.size() && i <= k_other_targets_max; ++i)
            answer.others.push_back({{pieces[i], amount}});
        answer.reasons.push_back({code,
                                  {{"amount", m_context.line(line).amount.abs()},
                                   {"piece", first.item->piece},
                                   {"party", party_name(m_context, first)},
                                   {"left", plain(m_context, line, first.remaining - amount)}}});
        finish(std::move(answer));
    }

    // Each piece is smaller: one after the other, and the last in part or a credit beside them.
    void show_several(std::uint32_t line, const Items& pieces) {
        std::int64_t left = m_context.minor(line);
        std::vector<ItemPart> parts;
        for (const std::uint32_t piece : pieces) {
            const std::int64_t part = std::min(left, m_context.items[piece].remaining);
            if (part <= 0)
                break;
            parts.push_back({piece, part});
            left -= part;
        }
        if (left * k_excess_times > m_context.minor(line))
            return;
        const ItemState& first = m_context.items[pieces.front()];
        ItemAnswer answer = start(line, left > 0 ? Kind::Overpayment : Kind::Partial, parts);
        if (left > 0) {
            answer.accounts = {excess_of(m_context, line, parts)};
            answer.reasons.push_back({reasons::paid_too_much,
                                      {{"amount", plain(m_context, line, left)},
                                       {"piece", first.item->piece},
                                       {"party", party_name(m_context, first)}}});
        } else {
            answer.reasons.push_back({reasons::in_turn,
                                      {{"amount", m_context.line(line).amount.abs()},
                                       {"count", static_cast<std::int64_t>(parts.size())},
                                       {"party", party_name(m_context, first)}}});
        }
        finish(std::move(answer));
    }

    Context& m_context;
};

} // namespace

void match_on_account(Context& context) {
    OnAccountMatcher(context).match();
}

} // namespace comptoir::reconcile
