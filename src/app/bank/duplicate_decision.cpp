#include "app/bank/duplicate_decision.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using bank::Novelty;
using bank::Verdict;

// How many lines of a group are new: at least, at most, and as the texts suggest.
struct Span {
    std::size_t least = 0, most = 0, preferred = 0;
};

Span span_of(const EqualGroup& group, const std::vector<Verdict>& preferred) {
    const std::size_t incoming = group.incoming.size();
    Span span;
    span.least = incoming > group.known.size() ? incoming - group.known.size() : 0;
    span.most = incoming;
    // A line that no reference or text recognises counts as new in the preferred reading.
    span.preferred = static_cast<std::size_t>(
        std::count_if(preferred.begin(), preferred.end(),
                      [](const Verdict& verdict) { return verdict.novelty != Novelty::Known; }));
    return span;
}

std::int64_t sum_of(std::span<const EqualGroup> groups, const std::vector<Span>& spans,
                    std::size_t Span::*choice) {
    std::int64_t sum = 0;
    for (std::size_t index = 0; index < groups.size(); ++index)
        sum += static_cast<std::int64_t>(spans[index].*choice) *
               groups[index].identity.amount_minor;
    return sum;
}

std::vector<std::vector<Verdict>> with_counts(std::span<const EqualGroup> groups,
                                              const std::vector<std::size_t>& counts) {
    std::vector<std::vector<Verdict>> verdicts;
    verdicts.reserve(groups.size());
    for (std::size_t index = 0; index < groups.size(); ++index)
        verdicts.push_back(
            bank::compare_equals(groups[index].incoming, groups[index].known, counts[index]));
    return verdicts;
}

std::vector<std::size_t> counts_of(const std::vector<Span>& spans, std::size_t Span::*choice) {
    std::vector<std::size_t> counts;
    counts.reserve(spans.size());
    for (const Span& span : spans)
        counts.push_back(span.*choice);
    return counts;
}

// One group whose count explains what the preferred reading leaves; empty unless exactly one does.
std::optional<std::vector<std::size_t>> single_group_answer(std::span<const EqualGroup> groups,
                                                            const std::vector<Span>& spans,
                                                            std::int64_t missing) {
    std::optional<std::vector<std::size_t>> answer;
    for (std::size_t index = 0; index < groups.size(); ++index) {
        const std::int64_t amount = groups[index].identity.amount_minor;
        if (amount == 0 || missing % amount != 0)
            continue;
        const std::int64_t count =
            static_cast<std::int64_t>(spans[index].preferred) + missing / amount;
        if (count < static_cast<std::int64_t>(spans[index].least) ||
            count > static_cast<std::int64_t>(spans[index].most))
            continue;
        if (answer)
            return std::nullopt;
        answer = counts_of(spans, &Span::preferred);
        (*answer)[index] = static_cast<std::size_t>(count);
    }
    return answer;
}

} // namespace

std::vector<std::vector<Verdict>> decide_groups(std::span<const EqualGroup> groups,
                                                const ChainFacts& facts) {
    std::vector<std::vector<Verdict>> preferred;
    std::vector<Span> spans;
    for (const EqualGroup& group : groups) {
        preferred.push_back(bank::compare_equals(group.incoming, group.known, std::nullopt));
        spans.push_back(span_of(group, preferred.back()));
    }
    if (!facts.expected_new_sum)
        return preferred;
    const std::int64_t wanted = *facts.expected_new_sum - facts.certain_new_sum;
    for (const auto choice : {&Span::preferred, &Span::most, &Span::least})
        if (sum_of(groups, spans, choice) == wanted)
            return with_counts(groups, counts_of(spans, choice));
    const std::int64_t missing = wanted - sum_of(groups, spans, &Span::preferred);
    if (const auto counts = single_group_answer(groups, spans, missing))
        return with_counts(groups, *counts);
    return preferred;
}

} // namespace comptoir::app
