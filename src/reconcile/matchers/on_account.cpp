// A party pays without saying for what, and no piece or set of pieces of it has the amount.
//
// Shown, never settled without a person. In the order an accountant tries it: the piece whose
// number ends with the few digits that stand there; a piece that lacks a discount, a bank's fee or
// cents; one of which the amount is a round share; one that is exceeded by next to nothing, as a
// slip of the pen; the one that fell due first, on account (art. 1342-10 Code civil); several in
// that order; all of them, and a credit. What one pays oneself is for a known piece, and a deposit
// may be for none: of these the last three are not tried, unless a part is spoken of and one piece
// alone is large enough. Not for what gives a number of its own: that piece is not in the books.
#include "matchers.h"

#include "../name_check.h"
#include "../named_besides.h"
#include "../vocabulary.h"
#include "differences.h"
#include "round_shares.h"
#include "told_pieces.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <utility>

namespace comptoir::reconcile {

namespace {

using Items = std::vector<std::uint32_t>;

constexpr std::size_t k_pieces_max = 200;
// A payment of more than twice what is owed is for something else as well.
constexpr std::int64_t k_excess_times = 2;
// A slip of the pen or a unit too much: beyond, it is no longer the same amount.
constexpr std::int64_t k_slip_permille = 10;
constexpr std::int64_t k_slip_minor_max = 10'00;

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
            return says_no_invoice(word.text) || says_other_purpose(word.text);
        });
    }

    bool speaks_of_deposit(std::uint32_t line) const {
        const std::vector<Word> words = words_of(m_context.line(line));
        return std::any_of(words.begin(), words.end(),
                           [](const Word& word) { return says_deposit(word.text); });
    }

    bool speaks_of_part(std::uint32_t line) const {
        const std::vector<Word> words = words_of(m_context.line(line));
        return std::any_of(words.begin(), words.end(), [](const Word& word) {
            return says_part(word.text) || says_deposit(word.text);
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
            show_told(line, pieces) ||
            named_besides(m_context, line, pieces, [](std::uint32_t) { return true; }))
            return;
        const bool is_part = speaks_of_part(line);
        if (is_part && show_share(line, pieces))
            return;
        if (!is_part &&
            (show_nearly(line, pieces) || show_share(line, pieces) || show_slip(line, pieces)))
            return;
        if (m_context.minor(line) > 0 && !speaks_of_deposit(line)) {
            if (!show_first(line, pieces))
                show_several(line, pieces);
        } else if (is_part) {
            show_only_larger(line, pieces);
        }
    }

    ItemAnswer start(std::uint32_t line, Kind kind, std::vector<ItemPart> parts) const {
        ItemAnswer answer;
        answer.line = line;
        answer.kind = kind;
        answer.parts = std::move(parts);
        answer.verdict = m_context.proposals[line].set_verdict; // what the search of sets proved
        answer.sets = m_context.proposals[line].sets;
        answer.sets_at_least = m_context.proposals[line].sets_at_least;
        return answer;
    }

    void finish(ItemAnswer answer) {
        const std::uint32_t line = answer.line;
        add_party_reasons(m_context, line, m_context.readings[line].parties.front(), answer.reasons,
                          answer.evidence);
        answer_with_items(m_context, std::move(answer));
    }

    // The piece whose number ends with the digits that stand there.
    bool show_told(std::uint32_t line, const Items& pieces) {
        const std::optional<std::uint32_t> told = told_piece(m_context, line, pieces);
        if (!told || remaining(*told) == paid(line) ||
            paid(line) > remaining(*told) * k_excess_times)
            return false;
        if (!speaks_of_part(line) && show_nearly(line, {*told}))
            return true;
        if (paid(line) > remaining(*told)) {
            show_excess(line, *told);
            return true;
        }
        const ItemState& state = m_context.items[*told];
        const std::int64_t amount = m_context.minor(line);
        ItemAnswer answer = start(line, Kind::Partial, {{*told, amount}});
        answer.reasons = {{reasons::instalment,
                           {{"amount", m_context.line(line).amount.abs()},
                            {"piece", state.item->piece},
                            {"left", plain(m_context, line, state.remaining - amount)}}},
                          {reasons::short_number, {{"piece", state.item->piece}}}};
        finish(std::move(answer));
        return true;
    }

    void show_excess(std::uint32_t line, std::uint32_t piece) {
        const ItemState& state = m_context.items[piece];
        ItemAnswer answer = start(line, Kind::Overpayment, {{piece, state.remaining}});
        answer.accounts = {excess_of(m_context, line, answer.parts)};
        answer.reasons.push_back(
            {reasons::paid_too_much,
             {{"amount", plain(m_context, line, answer.accounts.front().amount)},
              {"piece", state.item->piece},
              {"party", party_name(m_context, state)}}});
        finish(std::move(answer));
    }

    // One piece that the amount exceeds by next to nothing.
    bool show_slip(std::uint32_t line, const Items& pieces) {
        std::optional<std::uint32_t> meant;
        for (const std::uint32_t piece : pieces) {
            const std::int64_t over = paid(line) - remaining(piece);
            if (over <= 0 || over > k_slip_minor_max ||
                over * 1000 > remaining(piece) * k_slip_permille)
                continue;
            if (meant)
                return false;
            meant = piece;
        }
        if (meant)
            show_excess(line, *meant);
        return meant.has_value();
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

    // To the cent before in units; of a deposit the newest, which is paid when the work begins.
    bool show_share(std::uint32_t line, const Items& pieces) {
        Items shares;
        for (const Share wanted : {Share::ToTheCent, Share::InUnits}) {
            Items fitting;
            std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(fitting),
                         [&](std::uint32_t piece) {
                             return remaining(piece) > paid(line) &&
                                    share_of(paid(line), remaining(piece)) == wanted;
                         });
            if (speaks_of_part(line))
                std::reverse(fitting.begin(), fitting.end());
            shares.insert(shares.end(), fitting.begin(), fitting.end());
        }
        if (shares.empty())
            return false;
        show_part(line, shares, reasons::round_share);
        return true;
    }

    void show_only_larger(std::uint32_t line, const Items& pieces) {
        Items larger;
        std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(larger),
                     [&](std::uint32_t piece) { return remaining(piece) > paid(line); });
        if (larger.size() == 1)
            show_part(line, larger, reasons::on_account);
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
