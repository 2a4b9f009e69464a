#include "app/bank/moved_lines.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace comptoir::app {

namespace {

enum class Likeness { None, Amount, Words };

Likeness likeness_of(const LooseLine& incoming, const LooseLine& stored, bool words_count) {
    const bank::EqualLine& said = incoming.equal.line;
    const bank::EqualLine& known = stored.equal.line;
    const bool both_referred = !said.bank_reference.empty() && !known.bank_reference.empty();
    if (both_referred && said.bank_reference == known.bank_reference)
        return Likeness::Words;
    if (!words_count)
        return Likeness::None;
    if (said.format_family != known.format_family)
        return stored.equal.counted ? Likeness::Amount : Likeness::None;
    const bool same_words = !said.text.empty() && said.text == known.text;
    return same_words && !both_referred ? Likeness::Words : Likeness::None;
}

std::int32_t days_between(const LooseLine& a, const LooseLine& b) {
    return std::abs(a.identity.booked_on.days() - b.identity.booked_on.days());
}

using Places = std::vector<std::size_t>;
using PlacesByAmount = std::map<std::int64_t, Places>;

PlacesByAmount by_amount(std::span<const LooseLine> lines) {
    PlacesByAmount places;
    for (std::size_t at = 0; at < lines.size(); ++at)
        places[lines[at].identity.amount_minor].push_back(at);
    return places;
}

// The lines of one amount.
class Pairing {
public:
    Pairing(std::span<const LooseLine> incoming, std::span<const LooseLine> stored,
            bool words_count)
        : m_incoming(incoming), m_stored(stored), m_words_count(words_count) {}

    std::vector<MovedPair> pair(Places incoming, Places stored) {
        std::vector<MovedPair> pairs;
        const bool as_many = incoming.size() == stored.size();
        for (const Likeness wanted : {Likeness::Words, Likeness::Amount})
            for (auto known = stored.begin(); known != stored.end();) {
                const auto said = nearest(incoming, *known, wanted);
                if (said == incoming.end()) {
                    ++known;
                    continue;
                }
                pairs.push_back({*said, *known, false});
                incoming.erase(said);
                known = stored.erase(known);
            }
        for (MovedPair& each : pairs)
            each.certain = as_many && stored.empty();
        return pairs;
    }

private:
    Places::iterator nearest(Places& incoming, std::size_t stored, Likeness wanted) const {
        auto best = incoming.end();
        for (auto at = incoming.begin(); at != incoming.end(); ++at) {
            const std::int32_t days = days_between(m_incoming[*at], m_stored[stored]);
            if (days > k_days_moved_max ||
                likeness_of(m_incoming[*at], m_stored[stored], m_words_count) < wanted)
                continue;
            if (best == incoming.end() || days < days_between(m_incoming[*best], m_stored[stored]))
                best = at;
        }
        return best;
    }

    std::span<const LooseLine> m_incoming, m_stored;
    bool m_words_count;
};

} // namespace

std::vector<MovedPair> pair_moved_lines(std::span<const LooseLine> incoming,
                                        std::span<const LooseLine> stored, bool words_count) {
    std::vector<MovedPair> all;
    const PlacesByAmount known = by_amount(stored);
    Pairing pairing(incoming, stored, words_count);
    for (const auto& [amount, places] : by_amount(incoming))
        if (const auto found = known.find(amount); found != known.end())
            for (const MovedPair& pair : pairing.pair(places, found->second))
                all.push_back(pair);
    return all;
}

} // namespace comptoir::app
