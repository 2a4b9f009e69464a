#include "past_decisions.h"

namespace comptoir::reconcile {

namespace {

constexpr std::int64_t k_decisions_least = 2;

bool is_machine_made(LearnedFrom from) {
    return from == LearnedFrom::Iban || from == LearnedFrom::Mandate;
}

} // namespace

PastDecisions::PastDecisions(const std::vector<Learned>& learned) {
    for (const Learned& one : learned) {
        // What contradicts itself proposes nothing.
        if (one.agreed > 0 && one.against == 0)
            m_by_key.emplace(std::pair(one.from, one.key), &one);
    }
}

const Learned* PastDecisions::of(const bank::StatementLine& line) const {
    if (m_by_key.empty())
        return nullptr;
    const Learned* best = nullptr;
    for (const LearnedKey& key : learned_keys(line)) { // the strongest evidence first
        const auto found = m_by_key.find({key.from, key.key});
        if (found == m_by_key.end())
            continue;
        if (!best) {
            best = found->second;
            if (is_machine_made(best->from))
                return best;
        } else if (best->to != found->second->to || best->code != found->second->code) {
            return nullptr;
        }
    }
    return best;
}

bool is_as_good_as_known(const Learned& learned) {
    return is_machine_made(learned.from) && learned.agreed >= k_decisions_least;
}

} // namespace comptoir::reconcile
