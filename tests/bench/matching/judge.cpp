#include "judge.h"

#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace comptoir::bench {

namespace {

// Equal pieces of one party are interchangeable one to one: what is compared is whose and how much,
// not which of the equals.
using Part = std::tuple<std::string, std::string, std::int64_t, std::int64_t>;

class Answers {
public:
    explicit Answers(const World& world) {
        for (const ledger::OpenItem& item : world.books.items)
            m_parts[item.id] = {item.party, item.account, item.open.minor(), 0};
        for (const reconcile::PartyFacts& party : world.books.parties)
            m_names[party.code] = party.name;
        for (const reconcile::EntryCandidate& entry : world.books.entries)
            m_parts[entry.row] = {entry.party, "entry", entry.amount.minor(), 0};
    }
    std::vector<Part> of(const Truth& truth) const {
        std::vector<Part> parts;
        for (const Truth::Part& part : truth.parts)
            parts.push_back(part.row ? part_of(part.row, part.minor)
                                     : Part{part.party, part.account, 0, part.minor});
        std::sort(parts.begin(), parts.end());
        return parts;
    }
    std::vector<Part> of(const std::vector<reconcile::Target>& targets) const {
        std::vector<Part> parts;
        for (const reconcile::Target& target : targets)
            parts.push_back(target.kind == reconcile::TargetKind::Account
                                ? Part{target.party, target.account, 0, target.amount.minor()}
                                : part_of(target.row, target.amount.minor()));
        std::sort(parts.begin(), parts.end());
        return parts;
    }
    // "C4 (Durand SAS)": whose name it is tells why it was found.
    std::string described(const std::vector<Part>& parts) const {
        std::string text;
        for (const auto& [party, account, open, used] : parts) {
            const auto name = m_names.find(party);
            text += " " + party + " (" + (name == m_names.end() ? "" : name->second) + ")/" +
                    account + ":" + text::number(used) + " of " + text::number(open);
        }
        return text.empty() ? " nothing" : text;
    }
    std::int64_t open_of(ledger::RowId row) const { return std::get<2>(m_parts.at(row)); }

private:
    Part part_of(ledger::RowId row, std::int64_t used) const {
        const auto found = m_parts.find(row);
        invariant(found != m_parts.end(), "a target is a row of the world");
        Part part = found->second;
        std::get<3>(part) = used;
        return part;
    }
    std::map<ledger::RowId, Part> m_parts;
    std::map<std::string, std::string> m_names; // of parties
};

} // namespace

void Score::add(const Score& other) {
    lines += other.lines;
    with_answer += other.with_answer;
    decidable += other.decidable;
    unattended += other.unattended;
    decided += other.decided;
    right_first += other.right_first;
    wrong += other.wrong;
    wrong_first += other.wrong_first;
}

void judge(const World& world, const std::vector<reconcile::Proposal>& proposals,
           Judgement& judgement) {
    invariant(proposals.size() == world.lines.size(), "one proposal a line");
    const Answers answers(world);
    std::map<ledger::RowId, std::int64_t> used;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        const reconcile::Proposal& proposal = proposals[i];
        const Truth& truth = world.truths[i];
        const std::vector<Part> given = answers.of(proposal.targets);
        const std::vector<Part> wanted = answers.of(truth);
        const bool one = proposal.state == reconcile::LineState::Proposed && !given.empty();
        const bool unattended = one && proposal.unattended;
        bool right = given == wanted;
        if (unattended) {
            for (const reconcile::Target& target : proposal.targets) {
                if (target.kind == reconcile::TargetKind::Account)
                    continue;
                used[target.row] += std::abs(target.amount.minor());
                // A piece settled twice is wrong, whoever came first.
                right = right && used[target.row] <= std::abs(answers.open_of(target.row));
            }
        }
        Score score;
        score.lines = 1;
        score.with_answer = !truth.parts.empty();
        score.decidable = truth.decidable;
        score.unattended = unattended && right;
        score.decided = truth.decidable && score.unattended;
        // Several that fit equally: the truth is among those shown.
        const bool shown =
            proposal.state == reconcile::LineState::Ambiguous &&
            (given == wanted ||
             std::any_of(proposal.other_targets.begin(), proposal.other_targets.end(),
                         [&](const auto& other) { return answers.of(other) == wanted; }));
        score.right_first = score.with_answer && ((one && right) || (shown && !truth.decidable));
        score.wrong = unattended && !right;
        score.wrong_first = one && !right;
        judgement.by_shape[world.shapes[i]].add(score);
        judgement.all.add(score);
        if ((unattended && !right) || (truth.decidable && !score.unattended)) {
            const bank::StatementLine& line = world.lines[i].line;
            std::string reasons;
            for (const reconcile::Reason& reason : proposal.reasons)
                reasons += " " + std::string(reason.code.name);
            judgement.faults.push_back({world.seed, world.shapes[i],
                                        line.booked_on.to_iso() + " " + line.label + " | " +
                                            line.label_more + " | " + line.comment + " | " +
                                            line.counterparty.name + " -> " +
                                            answers.described(given) + "; truth" +
                                            answers.described(wanted) + ";" + reasons,
                                        unattended});
        }
    }
}

} // namespace comptoir::bench
