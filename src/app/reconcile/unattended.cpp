#include "app/reconcile/unattended.h"

#include "app/reconcile/parts_not_paid.h"
#include "app/reconcile/proposal_plan.h"
#include "comptoir/invoices/vat_on_receipts.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace {

using reconcile::LineFacts;
using reconcile::Proposal;

bool needs_settlement(const Proposal& proposal) {
    return std::any_of(proposal.targets.begin(), proposal.targets.end(),
                       [](const reconcile::Target& target) {
                           return target.kind != reconcile::TargetKind::Entry;
                       });
}

} // namespace

Unattended::Unattended(Writer& writer, MatchRun& run, const MatchWriter& match_writer)
    : m_writer(writer), m_run(run), m_books(run.books), m_match_writer(match_writer),
      m_has_waiting_vat(storage::has_waiting_vat(writer.database(), run.books.chart)),
      m_day_limits(writer.database(), run.books.chart), m_hand_pointed(writer.database()) {}

std::optional<reconcile::Reason> Unattended::objection(const LineFacts& line,
                                                       const Proposal& proposal) {
    for (const users::Right right : rights_beside(proposal, users::Right::BatchEntries))
        if (!m_writer.actor().rights.has(right))
            return {{reconcile::reasons::right_missing,
                     {{"right", std::string(users::to_text(right))}}}};
    const Date day = line.line.booked_on;
    if (needs_settlement(proposal)) {
        const ledger::Journal& journal = *m_books.journal(line.journal);
        if (!journal.account)
            return {{reconcile::errors::journal_without_account, {{"journal", line.journal}}}};
        if (journal.currency != m_books.currency)
            return {{reconcile::errors::value_missing,
                     {{"currency", std::string(journal.currency.code())},
                      {"books", std::string(m_books.currency.code())}}}};
        // Never booked on another day behind the user's back (requirements C36).
        if (!m_match_writer.day_is_open(day))
            return {{reconcile::reasons::day_not_open, {{"day", day}}}};
        // What the line is may be one of the entries a person pointed without it.
        if (const auto pointed = m_hand_pointed.warning_of(line.journal, day))
            return {{pointed->code, pointed->params}};
    }
    const auto parts =
        check_parts_not_paid(m_writer.database(), m_books.chart, plan_of(m_books, line, proposal));
    if (!parts)
        return {{parts.error().code, parts.error().params}};
    if (auto waits = kept_back(proposal))
        return waits;
    if (const auto booked = booked_already(line, proposal)) {
        Error refusal = refusal_of(m_writer, *booked);
        return {{refusal.code, std::move(refusal.params)}};
    }
    if (!m_day_limits.allows(proposal, day)) // last: what it allows, it counts
        return {{reconcile::reasons::day_limit_reached, {{"day", day}}}};
    return std::nullopt;
}

std::optional<reconcile::Reason> Unattended::kept_back(const Proposal& proposal) const {
    if (!m_has_waiting_vat)
        return std::nullopt;
    for (const reconcile::Target& target : proposal.targets) {
        const ledger::OpenItem* item = m_books.item_of_row(target.row);
        if (item && invoices::part_settled_by(m_books.chart, item->account, 0) ==
                        invoices::PartSettled::KeptBack)
            return {{reconcile::reasons::kept_back_vat_waits,
                     {{"piece", item->piece}, {"account", item->account}}}};
    }
    return std::nullopt;
}

std::optional<ExplainedLine> Unattended::booked_already(const LineFacts& line,
                                                        const Proposal& proposal) {
    if (!may_be_taken_over(proposal))
        return std::nullopt;
    const MoneyToBook money = money_of(line, proposal);
    if (proposal.decision == reconcile::Decision::Template)
        if (auto found = entries_of(line.journal).explanation_of(money))
            return found;
    const ledger::Journal& journal = *m_books.journal(line.journal);
    if (m_run.takeover.of(m_writer, m_books, journal))
        return std::nullopt; // as explained_at_takeover() says, without a look at each line
    return explained_at_takeover(m_writer, journal, {m_books.chart, m_books.currency}, money,
                                 AskedOf::All);
}

const EntriesInBooks& Unattended::entries_of(const std::string& journal) {
    if (const auto found = m_entries.find(journal); found != m_entries.end())
        return found->second;
    std::set<ledger::RowId> of_others;
    for (const Proposal& other : m_run.proposals)
        if (other.unattended)
            for (const reconcile::Target& target : other.targets)
                of_others.insert(target.row);
    std::vector<reconcile::EntryCandidate> entries;
    for (const reconcile::EntryCandidate& entry : m_books.books.entries)
        if (entry.bank_journal == journal && !of_others.contains(entry.row))
            entries.push_back(entry);
    const int days = m_books.journal(journal)->days_tolerance;
    return m_entries.try_emplace(journal, std::move(entries), days).first->second;
}

} // namespace comptoir::app
