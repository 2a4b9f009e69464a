// The year before, reconciled: by Comptoir where it may, else by a person who knows the truth.
#include "world.h"

#include <algorithm>
#include <map>
#include <set>

namespace comptoir::bench {

namespace {

using reconcile::LearnedTo;

struct Rows {
    explicit Rows(const World& world) {
        for (const ledger::OpenItem& item : world.books.items)
            party[item.id] = item.party;
        for (const reconcile::EntryCandidate& entry : world.books.entries)
            party[entry.row] = entry.party;
    }
    std::map<ledger::RowId, std::string> party;
};

std::string template_of(const std::vector<reconcile::EntryTemplate>& templates,
                        const std::string& account) {
    for (const reconcile::EntryTemplate& one : templates)
        if (one.accounts.front().account == account)
            return one.code;
    return {};
}

// One third party, or one account: as the program learns (app/reconcile/learned.cpp).
std::optional<reconcile::PastDecision> decision_of(const TwoYears& years, std::size_t line,
                                                   const Rows& rows, bool by_itself) {
    std::set<std::string> parties, accounts;
    for (const Truth::Part& part : years.world.truths[line].parts) {
        const std::string party = part.row ? rows.party.at(part.row) : part.party;
        if (!party.empty())
            parties.insert(party);
        else
            accounts.insert(part.account);
    }
    reconcile::PastDecision decision;
    decision.match = reconcile::MatchId{static_cast<std::int64_t>(line) + 1};
    decision.line = years.world.lines[line].line;
    if (by_itself) { // labels were understood without
        decision.line.label.clear();
        decision.line.label_more.clear();
        decision.line.counterparty.name.clear();
    }
    if (parties.size() == 1) {
        decision.code = *parties.begin();
        return decision;
    }
    if (!parties.empty() || accounts.size() != 1)
        return std::nullopt;
    const std::string code = template_of(years.templates, *accounts.begin());
    decision.to = code.empty() ? LearnedTo::Account : LearnedTo::Template;
    decision.code = code.empty() ? *accounts.begin() : code;
    return decision;
}

void take_paid(World& world, std::size_t first_year) {
    std::map<ledger::RowId, std::int64_t> paid;
    for (std::size_t i = 0; i < first_year; ++i)
        for (const Truth::Part& part : world.truths[i].parts)
            if (part.row)
                paid[part.row] += part.minor;
    for (ledger::OpenItem& item : world.books.items)
        if (const auto found = paid.find(item.id); found != paid.end())
            item.open -= Money{found->second, item.open.currency()};
    std::erase_if(world.books.items,
                  [](const ledger::OpenItem& item) { return item.open.is_zero(); });
    std::erase_if(world.books.entries,
                  [&](const reconcile::EntryCandidate& entry) { return paid.contains(entry.row); });
}

template <class List>
void drop_first(List& list, std::size_t count) {
    list.erase(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(count));
}

} // namespace

World second_year(TwoYears years) {
    const Rows rows(years.world);
    const std::vector<reconcile::LineFacts> first(
        years.world.lines.begin(),
        years.world.lines.begin() + static_cast<std::ptrdiff_t>(years.first_year));
    const std::vector<reconcile::Proposal> proposals =
        reconcile::propose(first, years.world.books, {}, {});
    std::vector<reconcile::PastDecision> decisions;
    std::map<std::string, reconcile::TemplatePast> pasts;
    for (std::size_t i = 0; i < first.size(); ++i) {
        auto decision = decision_of(years, i, rows, proposals[i].unattended);
        if (decision && decision->to == LearnedTo::Template)
            pasts[decision->code].add(first[i].line);
        if (decision)
            decisions.push_back(std::move(*decision));
    }
    World world = std::move(years.world);
    take_paid(world, years.first_year);
    drop_first(world.lines, years.first_year);
    drop_first(world.truths, years.first_year);
    drop_first(world.shapes, years.first_year);
    world.books.learned = reconcile::learn(decisions);
    world.books.templates = std::move(years.templates);
    world.books.template_pasts = std::move(pasts);
    return world;
}

} // namespace comptoir::bench
