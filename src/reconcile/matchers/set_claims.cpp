#include "set_claims.h"

#include "../gate.h"
#include "cited_pieces.h"

#include <algorithm>
#include <compare>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace comptoir::reconcile {

namespace {

// Pieces that pay one another's place: of one account, party, amount and currency.
struct Equals {
    std::string_view account, party, currency;
    std::int64_t amount = 0;
    friend auto operator<=>(const Equals&, const Equals&) = default;
};

class ShareOut {
public:
    ShareOut(Context& context, std::vector<SetClaim>& claims)
        : m_context(context), m_claims(claims), m_cited(context) {}

    void run() {
        std::sort(m_claims.begin(), m_claims.end(), [&](const SetClaim& a, const SetClaim& b) {
            const LineFacts& one = m_context.lines[a.answer.line];
            const LineFacts& two = m_context.lines[b.answer.line];
            return std::tie(one.line.booked_on, one.id) < std::tie(two.line.booked_on, two.id);
        });
        for (SetClaim& claim : m_claims)
            claim.lines = claim.pieces = 0;
        deal();
        if (m_short.empty() && m_named_twice.empty())
            return;
        // What a person has to confirm anyway takes no piece from lines that nothing speaks
        // against.
        bool is_fewer = false;
        for (SetClaim& claim : m_claims) {
            if (!is_contested(claim) || claim.is_shown || !claim.answer.unattended)
                continue;
            if (doubt(m_context, claim.answer)) {
                m_doubtful.insert(claim.answer.line);
                is_fewer = true;
            }
        }
        if (is_fewer)
            deal();
        count_askers();
        for (SetClaim& claim : m_claims)
            count_contest(claim);
    }

private:
    Equals equals_of(std::uint32_t index) const {
        const ItemState& state = m_context.items[index];
        return {state.item->account, state.item->party, state.item->open.currency().code(),
                state.remaining};
    }

    bool may_take(const SetClaim& claim, std::uint32_t item) const {
        return is_candidate(m_context, claim.answer.line, item) && !is_forced(claim, item);
    }

    static bool is_forced(const SetClaim& claim, std::uint32_t item) {
        return std::find(claim.forced.begin(), claim.forced.end(), item) != claim.forced.end();
    }

    using Needs = std::map<Equals, int>;

    Needs needs_of(const SetClaim& claim, const std::vector<ItemPart>& parts) const {
        Needs needs;
        for (const ItemPart& part : parts) {
            if (!is_forced(claim, part.item))
                ++needs[equals_of(part.item)];
        }
        return needs;
    }

    // Of several sets, what all of them hold.
    Needs needs_of(const SetClaim& claim) const {
        Needs needs = needs_of(claim, claim.answer.parts);
        for (const std::vector<ItemPart>& other : claim.answer.others) {
            const Needs others = needs_of(claim, other);
            for (auto& [equals, count] : needs) {
                const auto found = others.find(equals);
                count = found == others.end() ? 0 : std::min(count, found->second);
            }
        }
        return needs;
    }

    void deal() {
        m_short.clear();
        m_named_twice.clear();
        m_taken.clear();
        for (const SetClaim& claim : m_claims) {
            if (m_doubtful.contains(claim.answer.line))
                continue;
            for (const std::uint32_t item : claim.forced) {
                if (!m_taken.insert(item).second)
                    m_named_twice.insert(item);
            }
        }
        for (SetClaim& claim : m_claims) {
            if (!m_doubtful.contains(claim.answer.line))
                take(claim);
        }
    }

    // What is settled first, and what another line names last.
    std::vector<std::uint32_t> pick(const SetClaim& claim, const Equals& wanted, int count) const {
        std::vector<std::uint32_t> picked;
        for (const bool named_elsewhere : {false, true}) {
            for (const std::uint32_t index : *claim.open) {
                if (static_cast<int>(picked.size()) == count)
                    return picked;
                if (m_context.items[index].remaining == wanted.amount &&
                    equals_of(index) == wanted && !m_taken.contains(index) &&
                    may_take(claim, index) &&
                    m_cited.by_another(claim.answer.line, index) == named_elsewhere)
                    picked.push_back(index);
            }
        }
        return picked;
    }

    void take(SetClaim& claim) {
        std::vector<std::uint32_t> taken;
        bool is_whole = true;
        for (const auto& [wanted, count] : needs_of(claim)) {
            const std::vector<std::uint32_t> picked = pick(claim, wanted, count);
            if (static_cast<int>(picked.size()) < count) {
                m_short.insert(wanted);
                is_whole = false;
            }
            m_taken.insert(picked.begin(), picked.end());
            taken.insert(taken.end(), picked.begin(), picked.end());
        }
        if (!is_whole || claim.answer.verdict != SetVerdict::OnlyOne)
            return;
        std::vector<ItemPart> parts;
        for (const std::uint32_t index : claim.forced)
            parts.push_back({index, m_context.items[index].remaining});
        std::sort(taken.begin(), taken.end(), [&](std::uint32_t a, std::uint32_t b) {
            return settles_before(*m_context.items[a].item, *m_context.items[b].item);
        });
        for (const std::uint32_t index : taken)
            parts.push_back({index, m_context.items[index].remaining});
        claim.answer.parts = std::move(parts);
    }

    bool is_short(std::uint32_t item) const {
        return m_named_twice.contains(item) || m_short.contains(equals_of(item));
    }
    bool is_contested(const SetClaim& claim) const {
        return std::any_of(claim.answer.parts.begin(), claim.answer.parts.end(),
                           [&](const ItemPart& part) { return is_short(part.item); });
    }

    // How many lines ask for pieces equal to one another.
    void count_askers() {
        for (const SetClaim& claim : m_claims) {
            std::set<Equals> asked;
            for (const ItemPart& part : claim.answer.parts)
                asked.insert(equals_of(part.item));
            for (const Equals& equals : asked)
                ++m_askers[equals];
        }
    }

    // Of what is short: how many lines ask, and for how many pieces.
    void count_contest(SetClaim& claim) const {
        for (const ItemPart& part : claim.answer.parts) {
            if (!is_short(part.item))
                continue;
            const Equals wanted = equals_of(part.item);
            const auto is_wanted = [&](std::uint32_t item) { return equals_of(item) == wanted; };
            claim.lines = m_askers.at(wanted);
            claim.pieces = std::count_if(claim.open->begin(), claim.open->end(),
                                         [&](std::uint32_t item) {
                                             return is_wanted(item) && may_take(claim, item);
                                         }) +
                           std::count_if(claim.forced.begin(), claim.forced.end(), is_wanted);
            return;
        }
    }

    Context& m_context;
    std::vector<SetClaim>& m_claims;
    CitedPieces m_cited;
    std::set<Equals> m_short;
    std::set<std::uint32_t> m_named_twice;
    std::set<std::uint32_t> m_taken;
    std::set<std::uint32_t> m_doubtful; // lines
    std::map<Equals, std::int64_t> m_askers;
};

} // namespace

bool is_candidate(const Context& context, std::uint32_t line, std::uint32_t item) {
    return context.same_currency(line, item) &&
           plausible_day(context.line(line), *context.items[item].item);
}

void share_out(Context& context, std::vector<SetClaim>& claims) {
    ShareOut(context, claims).run();
}

} // namespace comptoir::reconcile
