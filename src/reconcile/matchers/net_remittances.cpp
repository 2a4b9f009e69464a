// A remittance of cards that the bank credits less its fee: the books hold its gross amount on 512.
//
// "REMISE CARTES 4980937 BRUT 1673,30 COM 11,71": the entry of the gross amount explains the line
// but for the fee. A person confirms: what is missing may as well be a payment that failed.
// Merchant fees are a few per mille, seldom more than three per cent.
#include "matchers.h"

#include "../outcome.h"
#include "../words.h"
#include "comptoir/core/text.h"
#include "comptoir/reconcile/rules.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>

namespace comptoir::reconcile {

namespace {

constexpr std::int64_t k_fee_permille_most = 30;
constexpr std::size_t k_candidates_max = 64;

bool says(const std::vector<Word>& words, std::initializer_list<std::string_view> some) {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
        return std::find(some.begin(), some.end(), word.text) != some.end();
    });
}

bool is_card_remittance(const bank::StatementLine& line, const std::vector<Word>& words) {
    return line.amount.minor() > 0 && says(words, {"REMISE", "REM", "REMCB", "REMCARTES"}) &&
           (says(words, {"CB", "CARTE", "CARTES", "TPE", "REMCB", "REMCARTES"}) ||
            line.nature == bank::Nature::Card);
}

// "BRUT 1673,30": with its cents, or it may be cut.
std::optional<std::int64_t> gross_said(const std::vector<Word>& words) {
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        const Word& cents = words[i + 2];
        if (words[i].text != "BRUT" || !text::all_digits(words[i + 1].text) ||
            words[i + 1].text.size() > 9 || (cents.gap != ',' && cents.gap != '.') ||
            cents.text.size() != 2 || !text::all_digits(cents.text))
            continue;
        const auto gross = text::parse_integer(words[i + 1].text + cents.text);
        if (gross)
            return *gross;
    }
    return std::nullopt;
}

class NetRemittances {
public:
    explicit NetRemittances(Context& context)
        : m_context(context), m_fee_account(context.books.accounts.fee) {}

    void match() {
        if (m_fee_account.empty())
            return;
        for (const std::uint32_t line : m_context.open_lines()) {
            if (!m_context.undecided(line) || !m_context.proposals[line].targets.empty() ||
                m_context.minor(line) <= 0)
                continue;
            const std::vector<Word> words = words_of(m_context.line(line));
            if (is_card_remittance(m_context.line(line), words))
                show(line, gross_said(words));
        }
    }

private:
    using Entries = std::vector<std::uint32_t>;

    static bool is_fee(std::int64_t fee, std::int64_t gross) {
        return fee * 1000 <= gross * k_fee_permille_most;
    }
    std::int64_t minor_of(std::uint32_t index) const {
        return m_context.books.entries[index].amount.minor();
    }

    // Made when the first remittance asks: most statements hold none.
    const Entries& by_amount() {
        if (m_by_amount.empty()) {
            m_by_amount.resize(m_context.books.entries.size());
            std::iota(m_by_amount.begin(), m_by_amount.end(), 0U);
            std::sort(m_by_amount.begin(), m_by_amount.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return minor_of(a) < minor_of(b); });
        }
        return m_by_amount;
    }

    bool fits(std::uint32_t line, std::uint32_t index, std::optional<std::int64_t> gross) const {
        const EntryCandidate& entry = m_context.books.entries[index];
        const bank::StatementLine& paid = m_context.line(line);
        const std::int64_t days = paid.booked_on - entry.date;
        const std::int64_t fee = entry.amount.minor() - paid.amount.minor();
        return !m_context.entry_used[index] && entry.party.empty() &&
               entry.bank_journal == m_context.lines[line].journal &&
               entry.amount.currency() == paid.amount.currency() && days >= 0 &&
               days <= m_context.days_of(m_context.lines[line].journal) && fee > 0 &&
               is_fee(fee, entry.amount.minor()) && (!gross || entry.amount.minor() == *gross);
    }

    std::vector<Target> targets_of(std::uint32_t line, std::uint32_t index) const {
        const EntryCandidate& entry = m_context.books.entries[index];
        Target fee;
        fee.kind = TargetKind::Account;
        fee.account = m_fee_account;
        fee.amount = m_context.line(line).amount - entry.amount;
        return {target_of(entry), fee};
    }

    void show(std::uint32_t line, std::optional<std::int64_t> gross) {
        Entries found;
        // Above what was paid, by the fee at most.
        const Entries& entries = by_amount();
        auto at = std::upper_bound(
            entries.begin(), entries.end(), m_context.minor(line),
            [&](std::int64_t paid, std::uint32_t index) { return paid < minor_of(index); });
        for (; at != entries.end() && is_fee(minor_of(*at) - m_context.minor(line), minor_of(*at));
             ++at) {
            if (fits(line, *at, gross))
                found.push_back(*at);
        }
        if (found.empty() || found.size() > k_candidates_max)
            return;
        // The day of the sales first, then the smaller fee.
        std::sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
            const EntryCandidate& one = m_context.books.entries[a];
            const EntryCandidate& two = m_context.books.entries[b];
            return std::tuple(-one.date.days(), one.amount.minor(), one.row) <
                   std::tuple(-two.date.days(), two.amount.minor(), two.row);
        });
        const EntryCandidate& entry = m_context.books.entries[found.front()];
        Proposal& proposal = m_context.proposals[line];
        proposal.decision = Decision::Entry;
        proposal.state = found.size() > 1 ? LineState::Ambiguous : LineState::Proposed;
        proposal.kind = Kind::Fee;
        proposal.unattended = false;
        proposal.targets = targets_of(line, found.front());
        proposal.other_targets.clear();
        for (std::size_t i = 1; i < found.size() && i <= k_other_targets_max; ++i)
            proposal.other_targets.push_back(targets_of(line, found[i]));
        proposal.score_permille = score::k_entry;
        proposal.difference = money_of(m_context, line, 0);
        proposal.reasons = {
            {reasons::less_fee,
             {{"amount", plain(m_context, line, entry.amount.minor() - m_context.minor(line))},
              {"account", m_fee_account},
              {"piece", entry.piece}}}};
        m_context.progress[line] = Progress::Final;
    }

    Context& m_context;
    std::string m_fee_account;
    Entries m_by_amount; // all entries, the smallest first
};

} // namespace

void match_net_remittances(Context& context) {
    NetRemittances(context).match();
}

} // namespace comptoir::reconcile
