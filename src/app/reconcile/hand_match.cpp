// The lines, the entries that are there already, and whether the totals agree.
#include "app/reconcile/hand_match.h"

#include "app/bank/named_line.h"
#include "app/reconcile/parts_not_paid.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/pointing_errors.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/reconcile/settle.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace comptoir::app {

namespace rules = reconcile::errors;
using reconcile::Target;
using reconcile::TargetKind;

Result<HandMatch::Rest> HandMatch::rest() {
    m_asks = true;
    CT_TRY(take_lines());
    CT_TRY(take_carried());
    CT_TRY(take_journal());
    CT_TRY(take_entries());
    m_left = m_lines_total - m_entries_total;
    CT_TRY(take_invoices(false));
    return Rest{m_left, pieces()};
}

Result<MatchPlan> HandMatch::plan() {
    if (m_request.lines.empty())
        return fail(rules::nothing_ticked);
    CT_TRY(take_lines());
    CT_TRY(take_carried());
    if (m_request.targets.empty() && m_request.difference.empty())
        return fail(rules::nothing_ticked);
    CT_TRY(take_journal());
    MoneyToBook money = money_of_lines(); // as the bank sees it
    CT_TRY(take_value());
    CT_TRY(take_entries());
    const bool imputes = is_imputation();
    m_left = imputes ? m_entries_total : m_lines_total - m_entries_total;
    CT_TRY(take_invoices(imputes));
    if (imputes) {
        if (!m_request.difference.empty())
            return fail(rules::difference_beside_entry);
        CT_TRY(check_cash_movements());
        m_plan.imputed = std::move(m_plan.settled);
        m_plan.settled.clear();
    } else {
        CT_TRY(take_accounts());
        CT_TRY(take_difference());
        CT_TRY(check_parts_not_paid(m_reader.database(), m_books.chart, m_plan));
    }
    CT_TRY(check_totals(imputes));
    CT_TRY(check_not_booked(std::move(money)));
    describe();
    return std::move(m_plan);
}

Result<void> HandMatch::take_lines() {
    std::set<bank::LineId> seen;
    for (const bank::LineId id : m_request.lines) {
        if (!seen.insert(id).second)
            return fail(rules::ticked_twice, {{"what", "line"}, {"id", id.value()}});
        const std::optional<storage::LineRecord> record =
            storage::find_line(m_reader.database(), id);
        if (!record)
            return fail(errors::not_found, {{"what", "line"}, {"id", id.value()}});
        if (record->match != 0)
            return fail(rules::line_already_matched,
                        named_line(*record, {{"match", record->match}}));
        if (!record->mark.empty())
            return fail(rules::line_set_aside, named_line(*record));
        const auto pairing = storage::pairing_of(m_reader.database(), id);
        if (pairing && pairing != m_request.pairing)
            return fail(rules::line_paired, named_line(*record, {{"pairing", pairing.value()}}));
        if (!m_plan.lines.empty() && m_plan.lines.front().journal != record->journal)
            return fail(rules::other_journal,
                        {{"journal", m_plan.lines.front().journal}, {"other", record->journal}});
        if (!m_plan.lines.empty() && m_lines_total.currency() != record->line.amount.currency())
            return fail(rules::currency_differs,
                        {{"lines", std::string(m_lines_total.currency().code())},
                         {"targets", std::string(record->line.amount.currency().code())}});
        m_lines_total =
            m_plan.lines.empty() ? record->line.amount : m_lines_total + record->line.amount;
        m_plan.lines.push_back(
            {record->id, record->statement, record->journal, record->line, record->doubtful});
    }
    return {};
}

Result<void> HandMatch::take_carried() {
    if (has(TargetKind::Invoice) || has(TargetKind::Account))
        return {}; // a person says what is paid
    storage::LineActReader acts(m_reader.database());
    std::map<ledger::RowId, std::size_t> place; // of the item among the targets
    for (const reconcile::LineFacts& line : m_plan.lines) {
        const ledger::RowId row = acts.of(line.id).invoice;
        if (!row)
            continue;
        CT_ASSIGN(item, item_of({.kind = TargetKind::Invoice, .row = row}));
        if (item->open.currency() != line.line.amount.currency() ||
            item->open.is_negative() != line.line.amount.is_negative())
            return fail(rules::wrong_side, {{"piece", item->piece}, {"amount", line.line.amount}});
        const auto [at, is_new] = place.emplace(item->id, m_request.targets.size());
        if (is_new)
            m_request.targets.push_back({.kind = TargetKind::Invoice,
                                         .row = item->id,
                                         .amount = Money::zero(item->open.currency())});
        Money& used = *m_request.targets[at->second].amount;
        const Money left = item->open - used;
        if (left.is_zero())
            return fail(rules::item_settled, {{"piece", item->piece}});
        used += line.line.amount.abs() < left.abs() ? line.line.amount : left;
    }
    return {};
}

Result<void> HandMatch::take_journal() {
    const ledger::Journal* journal = m_books.journal(m_plan.lines.front().journal);
    if (!journal || !journal->account)
        return fail(rules::journal_without_account, {{"journal", m_plan.lines.front().journal}});
    m_plan.journal = *journal;
    return {};
}

Result<void> HandMatch::take_value() {
    if (!m_request.book_value)
        return {};
    const Money value = *m_request.book_value;
    const bool is_foreign = m_lines_total.currency() != m_books.currency;
    bool fits = is_foreign && value.currency() == m_books.currency && !value.is_zero() &&
                value.is_negative() == m_lines_total.is_negative() && !has(TargetKind::Entry);
    std::vector<std::int64_t> weights;
    for (const reconcile::LineFacts& line : m_plan.lines) {
        fits = fits && line.line.amount.is_negative() == value.is_negative();
        weights.push_back(std::abs(line.line.amount.minor()));
    }
    if (!fits)
        return fail(rules::value_unfit, {{"value", value}});
    const std::vector<Money> parts = allocate(value, weights);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        m_plan.foreign.push_back(m_plan.lines[i].line.amount);
        m_plan.lines[i].line.amount = parts[i];
    }
    m_lines_total = value;
    return {};
}

MoneyToBook HandMatch::money_of_lines() const {
    MoneyToBook money;
    for (const reconcile::LineFacts& line : m_plan.lines)
        money.lines.push_back({line.id, line.line.booked_on, line.line.amount});
    money.rest = m_lines_total;
    return money;
}

Result<void> HandMatch::check_not_booked(MoneyToBook money) const {
    if (m_plan.settled.empty() || m_request.although_booked)
        return {};
    for (const Target& entry : m_plan.entries) {
        money.pointed.insert(entry.row);
        money.rest -= entry.amount; // of one currency: take_value() refused the others
    }
    money.party = m_plan.settled.front().target.party;
    for (const MatchPlan::Settled& settled : m_plan.settled)
        if (settled.target.party != money.party)
            money.party.clear();
    return app::check_not_booked(m_reader, m_plan.journal, {m_books.chart, m_books.currency},
                                 money);
}

Result<void> HandMatch::take_entries() {
    m_entries_total = Money::zero(m_lines_total.currency());
    std::set<ledger::RowId> seen;
    for (const ManualTarget& target : m_request.targets) {
        if (target.kind != TargetKind::Entry)
            continue;
        std::vector<ledger::RowId> rows;
        if (target.row)
            rows = {target.row};
        else
            rows = unpointed_rows(target.entry);
        const ledger::EntryId entry = target.entry;
        if (rows.empty())
            return fail_of_entry(entry);
        for (const ledger::RowId row : rows) {
            if (!seen.insert(row).second)
                return fail(rules::ticked_twice, {{"what", "entry"}, {"id", entry.value()}});
            CT_TRY(take_row(row, entry));
        }
    }
    return {};
}

std::vector<ledger::RowId> HandMatch::unpointed_rows(ledger::EntryId entry) const {
    std::vector<ledger::RowId> rows =
        storage::rows_of_entry_on(m_reader.database(), entry, *m_plan.journal.account);
    if (rows.size() > 1)
        std::erase_if(
            rows, [&](ledger::RowId row) { return storage::is_pointed(m_reader.database(), row); });
    return rows;
}

tl::unexpected<Error> HandMatch::fail_of_entry(ledger::EntryId entry) const {
    if (!storage::find_entry(m_reader.database(), entry))
        return fail(errors::not_found, {{"what", "entry"}, {"id", entry.value()}});
    const bool has_rows =
        !storage::rows_of_entry_on(m_reader.database(), entry, *m_plan.journal.account).empty();
    if (has_rows)
        return fail_of_pointed(entry);
    return fail(rules::no_bank_row,
                {{"entry", entry.value()}, {"account", *m_plan.journal.account}});
}

tl::unexpected<Error> HandMatch::fail_of_pointed(ledger::EntryId id) const {
    const std::optional<ledger::Entry> entry = storage::find_entry(m_reader.database(), id);
    const bool at_opening =
        entry && entry->origin == ledger::EntryOrigin::Books &&
        std::any_of(entry->rows.begin(), entry->rows.end(), [&](const ledger::EntryRow& row) {
            return row.account == *m_plan.journal.account && row.pointed == 0;
        });
    return at_opening ? fail(rules::row_seen_at_opening, {{"entry", id.value()}})
                      : fail(rules::row_already_pointed, {{"entry", id.value()}});
}

Result<void> HandMatch::take_row(ledger::RowId row, ledger::EntryId entry) {
    const std::optional<reconcile::EntryCandidate> candidate = storage::find_entry_candidate(
        m_reader.database(), m_plan.journal, {m_books.chart, m_books.currency}, row);
    // A row alone, of a match made again: its entry went meanwhile.
    if (!entry && !storage::find_row(m_reader.database(), row))
        return fail(rules::matched_entry_gone);
    if (!candidate)
        return fail(rules::no_bank_row,
                    {{"entry", entry.value()}, {"account", *m_plan.journal.account}});
    if (storage::is_pointed(m_reader.database(), row))
        return fail_of_pointed(candidate->entry);
    const auto pairing = storage::pairing_of(m_reader.database(), row);
    if (pairing && pairing != m_request.pairing)
        return fail(rules::row_paired,
                    {{"entry", candidate->entry.value()}, {"pairing", pairing.value()}});
    if (const auto session = storage::marked_in(m_reader.database(), row))
        return fail(errors::row_marked,
                    {{"entry", candidate->entry.value()}, {"session", session.value()}});
    if (candidate->amount.currency() != m_lines_total.currency())
        return fail(rules::currency_differs,
                    {{"lines", std::string(m_lines_total.currency().code())},
                     {"targets", std::string(candidate->amount.currency().code())}});
    Target target;
    target.kind = TargetKind::Entry;
    target.row = row;
    target.entry = candidate->entry;
    target.journal = candidate->journal;
    target.number = candidate->number;
    target.piece = candidate->piece;
    target.account = candidate->account;
    target.party = candidate->party;
    target.amount = candidate->amount;
    m_entries_total += target.amount;
    m_cash_movements = m_cash_movements && candidate->has_third_party_counterpart;
    m_plan.entries.push_back(std::move(target));
    return {};
}

bool HandMatch::has(TargetKind kind) const {
    return std::any_of(m_request.targets.begin(), m_request.targets.end(),
                       [&](const ManualTarget& target) { return target.kind == kind; });
}

bool HandMatch::is_imputation() const {
    return has(TargetKind::Entry) && has(TargetKind::Invoice) && !has(TargetKind::Account) &&
           m_entries_total == m_lines_total;
}

Result<void> HandMatch::check_cash_movements() const {
    if (!m_cash_movements)
        return fail(rules::not_a_cash_movement, {{"entry", m_plan.entries.front().entry.value()}});
    return {};
}

Result<void> HandMatch::check_totals(bool imputes) const {
    Money targets = m_entries_total;
    for (const MatchPlan::Settled& settled : m_plan.settled)
        targets += settled.target.amount;
    if (targets != m_lines_total)
        return fail(rules::totals_differ, {{"lines", m_lines_total}, {"targets", targets}});
    if (imputes && m_left.is_negative() != m_entries_total.is_negative() && !m_left.is_zero())
        return fail(rules::totals_differ,
                    {{"lines", m_entries_total}, {"targets", m_entries_total - m_left}});
    return {};
}

void HandMatch::describe() {
    m_plan.pointed_on = m_request.pointed_on;
    m_plan.kind = reconcile::Kind::Manual;
    m_plan.score = 1000;
    m_plan.reasons = {{reconcile::reasons::by_hand, {}}};
    m_plan.label = m_request.label;
    if (!m_request.template_code.empty()) {
        m_plan.template_code = m_request.template_code;
        m_plan.decision = reconcile::Decision::Template;
        m_plan.kind = reconcile::Kind::Rule;
        m_plan.reasons = {
            {reconcile::reasons::by_template_hand, {{"template", m_request.template_code}}}};
        return;
    }
    if (m_difference_reason)
        m_plan.reasons.push_back(*m_difference_reason);
    m_plan.reasons.insert(m_plan.reasons.end(), m_remarks.begin(), m_remarks.end());
    if (has(TargetKind::Invoice))
        m_plan.decision = reconcile::Decision::Invoice;
    else if (has(TargetKind::Entry))
        m_plan.decision = reconcile::Decision::Entry;
}

} // namespace comptoir::app
