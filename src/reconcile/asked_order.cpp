#include "asked_order.h"

#include "matchers/order.h"

#include <algorithm>
#include <map>

namespace comptoir::reconcile {

namespace {

bool may_be_asked_again(const Context& context, std::uint32_t line) {
    const Proposal& proposal = context.proposals[line];
    return !proposal.unattended && !proposal.targets.empty() && !proposal.returned &&
           proposal.kind != Kind::Return && !context.lines[line].template_by_hand;
}

bool same_targets(const std::vector<Target>& a, const std::vector<Target>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Target& x, const Target& y) {
        return x.kind == y.kind && x.row == y.row && x.account == y.account && x.amount == y.amount;
    });
}

// What the usual order had first stays in sight.
void keep_in_sight(const Proposal& usual, Proposal& now) {
    if (same_targets(usual.targets, now.targets))
        return;
    std::erase_if(now.other_targets, [&](const std::vector<Target>& other) {
        return same_targets(other, usual.targets);
    });
    now.other_targets.insert(now.other_targets.begin(), usual.targets);
    if (now.other_targets.size() > k_other_targets_max)
        now.other_targets.resize(k_other_targets_max);
}

} // namespace

void ask_in_order(Context& context, const std::vector<Source>& first) {
    const std::vector<Source> order = whole_order(first);
    const std::span<const Source> usual = usual_sources();
    if (std::equal(order.begin(), order.end(), usual.begin(), usual.end()))
        return;
    std::map<std::uint32_t, Proposal> kept;
    for (std::uint32_t i = 0; i < context.proposals.size(); ++i) {
        if (!may_be_asked_again(context, i)) {
            context.progress[i] = Progress::Final;
            continue;
        }
        Proposal fresh;
        fresh.line = context.lines[i].id;
        fresh.difference = context.line(i).amount;
        fresh.party = context.proposals[i].party;
        kept.emplace(i, std::exchange(context.proposals[i], std::move(fresh)));
        context.progress[i] = Progress::Undecided;
    }
    const auto ask = [&](Asked asked, std::optional<Source> source) {
        for (const Matcher& matcher : k_matchers) {
            if (matcher.asked == asked && matcher.source == source && !kept.empty() &&
                !context.stopped())
                matcher.match(context);
        }
    };
    for (const Source source : order)
        ask(Asked::InTurn, source);
    ask(Asked::Last, std::nullopt);
    for (auto& [line, usual_one] : kept) {
        Proposal& now = context.proposals[line];
        now.unattended = false; // the engine's own order alone proves
        if (now.targets.empty())
            now = std::move(usual_one);
        else
            keep_in_sight(usual_one, now);
    }
}

} // namespace comptoir::reconcile
