// Proposals for lines: every matcher in its order, then what is said of the lines left.
#include "comptoir/reconcile/booked_legs.h"
#include "comptoir/reconcile/types.h"

#include "comptoir/reconcile/reasons.h"

#include "asked_order.h"
#include "context.h"
#include "flips.h"
#include "matchers/order.h"
#include "outcome.h"

namespace comptoir::reconcile {

namespace {

// What to say of a line nothing was found for.
Reason nothing_found(const Context& context, std::uint32_t line) {
    const LineReading& reading = context.readings[line];
    const Money amount = context.line(line).amount.abs();
    if (reading.own_account)
        return {reasons::internal_transfer, {}};
    if (reading.name_against_iban)
        return {reasons::name_against_iban, {}};
    if (reading.parties.size() == 1) {
        const PartyFacts& party = context.parties.facts(reading.parties.front());
        return {reasons::no_candidate_for_party,
                {{"party", party.name.empty() ? party.code : party.name}, {"amount", amount}}};
    }
    return {reasons::no_candidate, {{"amount", amount}}};
}

std::vector<Proposal> answers_of(Context& context) {
    for (const Matcher& matcher : k_matchers)
        matcher.match(context);
    if (!context.options.sources.empty())
        ask_in_order(context, context.options.sources);
    const auto count = static_cast<std::uint32_t>(context.first_booked_leg);
    for (std::uint32_t i = 0; i < count; ++i) {
        Proposal& proposal = context.proposals[i];
        if (proposal.targets.empty() && proposal.reasons.empty())
            proposal.reasons.push_back(nothing_found(context, i));
    }
    add_flips(context);
    context.work.tell(count, count);
    context.proposals.resize(count);
    return std::move(context.proposals);
}

} // namespace

std::vector<Proposal> propose(const std::vector<LineFacts>& lines, const Books& books,
                              const ProposeOptions& options, const Work& work) {
    Context context(lines, books, options, work);
    return answers_of(context);
}

std::vector<Proposal> propose_beside(const std::vector<LineFacts>& booked_legs,
                                     const std::vector<LineFacts>& lines, const Books& books,
                                     const ProposeOptions& options, const Work& work) {
    std::vector<LineFacts> all = lines;
    all.insert(all.end(), booked_legs.begin(), booked_legs.end());
    Context context(all, books, options, work, booked_legs.size());
    return answers_of(context);
}

} // namespace comptoir::reconcile
