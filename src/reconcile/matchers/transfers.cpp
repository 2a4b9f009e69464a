// A transfer between two of our own accounts: the line on the one and the line on the other, each
// to the account of transfers under way, which they clear (PCG 58, art. 945-58).
//
// Both legs found, equal and opposite, and one of them carries the other's account number: the
// evidence leaves one answer. One leg alone, or two that only say they are internal, are shown.
#include "matchers.h"

#include "../outcome.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace comptoir::reconcile {

namespace {

constexpr int k_days_between_legs = 6;

using Key = std::pair<std::string_view, std::int64_t>; // currency, amount without sign

class TransferMatcher {
public:
    explicit TransferMatcher(Context& context) : m_context(context) {
        for (const BankJournalFacts& journal : context.books.journals) {
            if (!journal.iban.empty())
                m_journal_of_iban[journal.iban] = journal.code;
        }
    }

    void match() {
        if (m_context.books.accounts.transfer.empty())
            return;
        std::map<Key, std::vector<std::uint32_t>> by_amount;
        for (const std::uint32_t line : m_context.open_lines()) {
            if (may_be_leg(line))
                by_amount[{m_context.line(line).amount.currency().code(),
                           std::abs(m_context.minor(line))}]
                    .push_back(line);
        }
        for (const auto& [key, lines] : by_amount) {
            for (const std::uint32_t line : lines)
                answer(line, lines);
        }
    }

private:
    bool may_be_leg(std::uint32_t line) const {
        return m_context.undecided(line) && m_context.readings[line].hits.empty() &&
               !m_context.line(line).reversal &&
               (m_context.readings[line].own_account || says_internal(line));
    }

    bool says_internal(std::uint32_t line) const {
        return m_context.line(line).nature == bank::Nature::Internal &&
               m_context.readings[line].named.empty();
    }

    // The journal whose account the line carries; empty when it carries none of ours.
    std::string other_journal(std::uint32_t line) const {
        const auto found = m_journal_of_iban.find(other_account(m_context.line(line)));
        return found == m_journal_of_iban.end() ? std::string{} : found->second;
    }

    bool are_legs(std::uint32_t a, std::uint32_t b) const {
        const std::string& of_a = m_context.lines[a].journal;
        const std::string& of_b = m_context.lines[b].journal;
        const std::string named_by_a = other_journal(a), named_by_b = other_journal(b);
        return of_a != of_b && m_context.minor(a) == -m_context.minor(b) &&
               std::abs(m_context.line(a).booked_on - m_context.line(b).booked_on) <=
                   k_days_between_legs &&
               (named_by_a.empty() || named_by_a == of_b) &&
               (named_by_b.empty() || named_by_b == of_a);
    }

    std::vector<std::uint32_t> legs_of(std::uint32_t line,
                                       const std::vector<std::uint32_t>& lines) const {
        std::vector<std::uint32_t> legs;
        for (const std::uint32_t other : lines) {
            if (are_legs(line, other))
                legs.push_back(other);
        }
        return legs;
    }

    void answer(std::uint32_t line, const std::vector<std::uint32_t>& lines) {
        const std::vector<std::uint32_t> legs = legs_of(line, lines);
        const bool both = legs.size() == 1 && legs_of(legs.front(), lines).size() == 1;
        const bool named = m_context.readings[line].own_account ||
                           (both && m_context.readings[legs.front()].own_account);
        if (!both && !m_context.readings[line].own_account)
            return; // nothing says to which account
        Proposal& proposal = m_context.proposals[line];
        const bool doubtful =
            m_context.lines[line].doubtful || (both && m_context.lines[legs.front()].doubtful);
        proposal.decision = Decision::Transfer;
        proposal.state = LineState::Proposed;
        proposal.kind = Kind::Exact;
        proposal.unattended = both && named && !doubtful;
        Target target;
        target.kind = TargetKind::Account;
        target.account = m_context.books.accounts.transfer;
        target.amount = m_context.line(line).amount;
        proposal.targets = {target};
        proposal.difference = money_of(m_context, line, 0);
        proposal.score_permille =
            score::k_amount + (named ? score::k_iban : 0) + (both ? score::k_number : 0);
        proposal.reasons.clear();
        if (m_context.readings[line].own_account)
            proposal.reasons.push_back({reasons::internal_transfer, {}});
        if (both) {
            const LineFacts& leg = m_context.lines[legs.front()];
            proposal.other_leg = leg.id;
            proposal.reasons.push_back({reasons::other_leg,
                                        {{"journal", leg.journal},
                                         {"day", leg.line.booked_on},
                                         {"amount", leg.line.amount.abs()}}});
        } else {
            proposal.reasons.push_back({reasons::other_leg_missing, {}});
        }
        if (doubtful)
            proposal.reasons.push_back({reasons::doubtful_line, {}});
        m_context.progress[line] = Progress::Final;
    }

    Context& m_context;
    std::map<std::string, std::string> m_journal_of_iban;
};

} // namespace

void match_transfers(Context& context) {
    TransferMatcher(context).match();
}

} // namespace comptoir::reconcile
