#include "comptoir/bank/rules.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace comptoir::bank {

namespace {

constexpr std::size_t k_unpaired = std::numeric_limits<std::size_t>::max();

// Which stored line each incoming one may be. A pair by reference or text is evidence; a pair by
// rank only says that as many lines are already there.
struct Pairs {
    std::vector<std::size_t> known_of; // per incoming line, k_unpaired when none
    std::vector<bool> evident;
};

// The same words under two references of one bank: two tickets of one day, or a bank that renames
// its lines at each download. The words alone prove nothing then.
bool references_contradict(const EqualLine& a, const EqualLine& b) {
    return a.format_family == b.format_family && !a.bank_reference.empty() &&
           !b.bank_reference.empty() && a.bank_reference != b.bank_reference;
}

// Takes, for each incoming line without partner, the first free stored line with the same key.
template <class KeyOf>
void pair_by(std::span<const EqualLine> incoming, std::span<const EqualLine> known, KeyOf key_of,
             std::vector<bool>& taken, Pairs& pairs) {
    // Stored lines by key, the first one last so that pop_back() hands them out in their order.
    std::unordered_map<std::string, std::vector<std::size_t>> free_by_key;
    for (std::size_t index = known.size(); index-- > 0;) {
        if (taken[index])
            continue;
        if (std::string key = key_of(known[index]); !key.empty())
            free_by_key[std::move(key)].push_back(index);
    }
    for (std::size_t index = 0; index < incoming.size(); ++index) {
        if (pairs.known_of[index] != k_unpaired)
            continue;
        const std::string key = key_of(incoming[index]);
        const auto free = key.empty() ? free_by_key.end() : free_by_key.find(key);
        if (free == free_by_key.end() || free->second.empty())
            continue;
        const std::size_t partner = free->second.back();
        free->second.pop_back();
        taken[partner] = true;
        pairs.known_of[index] = partner;
        pairs.evident[index] = !references_contradict(incoming[index], known[partner]);
    }
}

void pair_by_rank(std::span<const EqualLine> known, std::vector<bool>& taken, Pairs& pairs) {
    std::size_t next = 0;
    for (std::size_t& partner : pairs.known_of) {
        if (partner != k_unpaired)
            continue;
        while (next < known.size() && taken[next])
            ++next;
        if (next == known.size())
            return;
        taken[next] = true;
        partner = next;
    }
}

Pairs pair_equals(std::span<const EqualLine> incoming, std::span<const EqualLine> known) {
    Pairs pairs{std::vector<std::size_t>(incoming.size(), k_unpaired),
                std::vector<bool>(incoming.size(), false)};
    std::vector<bool> taken(known.size(), false);
    pair_by(
        incoming, known,
        [](const EqualLine& line) {
            return line.bank_reference.empty() ? std::string()
                                               : line.format_family + '\n' + line.bank_reference;
        },
        taken, pairs);
    // Another family writes the same reference for the same operation, if it gives any.
    pair_by(
        incoming, known, [](const EqualLine& line) { return line.bank_reference; }, taken, pairs);
    pair_by(
        incoming, known,
        [](const EqualLine& line) {
            return line.text.empty() ? std::string() : line.format_family + '\n' + line.text;
        },
        taken, pairs);
    pair_by_rank(known, taken, pairs);
    return pairs;
}

} // namespace

std::vector<Verdict> compare_equals(std::span<const EqualLine> incoming,
                                    std::span<const EqualLine> known,
                                    std::optional<std::size_t> new_expected) {
    const Pairs pairs = pair_equals(incoming, known);
    std::vector<Verdict> verdicts(incoming.size());
    if (!new_expected) {
        for (std::size_t index = 0; index < incoming.size(); ++index) {
            if (pairs.known_of[index] == k_unpaired)
                continue;
            verdicts[index] = pairs.evident[index]
                                  ? Verdict{Novelty::Known, pairs.known_of[index]}
                                  : Verdict{Novelty::Doubtful, pairs.known_of[index]};
        }
        return verdicts;
    }
    // The balances have the last word on how many; the evidence says which ones.
    const std::size_t known_expected = incoming.size() - std::min(*new_expected, incoming.size());
    std::size_t left = known_expected;
    for (const bool evident : {true, false})
        for (std::size_t index = 0; index < incoming.size() && left > 0; ++index)
            if (pairs.known_of[index] != k_unpaired && pairs.evident[index] == evident) {
                verdicts[index] = {Novelty::Known, pairs.known_of[index]};
                --left;
            }
    // More lines called known than are stored: which of the rest is new cannot be told.
    for (std::size_t index = 0; index < incoming.size() && left > 0; ++index)
        if (verdicts[index].novelty == Novelty::New) {
            verdicts[index].novelty = Novelty::Doubtful;
            --left;
        }
    return verdicts;
}

} // namespace comptoir::bank
