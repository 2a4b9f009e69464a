// Matching by hand: several lines, several entries, invoices and accounts, equal totals (A121 to
// A125, A138 to A161).
#include "comptoir/app/reconcile.h"
#include "comptoir/app/write_off.h"

#include "app/bank/named_line.h"
#include "app/reconcile/difference_types.h"
#include "app/reconcile/line_lookup.h"
#include "app/reconcile/match_rights.h"
#include "app/reconcile/match_writer.h"
#include "app/reconcile/reconcile_books.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/pointing_errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/vat_rates.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/reconcile/settle.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/line_act_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

namespace comptoir::app {

namespace {

namespace rules = reconcile::errors;
using reconcile::Target;
using reconcile::target_of;
using reconcile::TargetKind;

class HandMatch {
public:
    HandMatch(Reader& reader, ManualMatch request)
        : m_reader(reader), m_request(std::move(request)),
          m_books(load_items_and_journals(reader)) {}

    struct Rest {
        Money left;   // what the targets leave of the lines
        Money pieces; // what the entries and invoices among them come to, unsigned
    };
    Result<Rest> rest() {
        m_asks = true;
        CT_TRY(take_lines());
        CT_TRY(take_carried());
        CT_TRY(take_journal());
        CT_TRY(take_entries());
        m_left = m_lines_total - m_entries_total;
        CT_TRY(take_invoices(false));
        return Rest{m_left, pieces()};
    }

    Result<MatchPlan> plan() {
        if (m_request.lines.empty())
            return fail(rules::nothing_ticked);
        CT_TRY(take_lines());
        CT_TRY(take_carried());
        if (m_request.targets.empty() && m_request.difference.empty())
            return fail(rules::nothing_ticked);
        CT_TRY(take_journal());
        CT_TRY(take_value());
        CT_TRY(take_entries());
        const bool imputes = is_imputation();
        m_left = imputes ? m_entries_total : m_lines_total - m_entries_total;
        CT_TRY(take_invoices(imputes));
        if (imputes) {
            CT_TRY(check_cash_movements());
            m_plan.imputed = std::move(m_plan.settled);
            m_plan.settled.clear();
        } else {
            CT_TRY(take_accounts());
            CT_TRY(take_difference());
        }
        CT_TRY(check_totals(imputes));
        describe();
        return std::move(m_plan);
    }

private:
    Result<void> take_lines() {
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
                return fail(rules::line_paired,
                            named_line(*record, {{"pairing", pairing.value()}}));
            if (!m_plan.lines.empty() && m_plan.lines.front().journal != record->journal)
                return fail(rules::other_journal, {{"journal", m_plan.lines.front().journal},
                                                   {"other", record->journal}});
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

    // A138, A145: each line imputes the invoice it carries, until nothing is left of it.
    Result<void> take_carried() {
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
                return fail(rules::wrong_side,
                            {{"piece", item->piece}, {"amount", line.line.amount}});
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

    Result<void> take_journal() {
        const ledger::Journal* journal = m_books.journal(m_plan.lines.front().journal);
        if (!journal || !journal->account)
            return fail(rules::journal_without_account,
                        {{"journal", m_plan.lines.front().journal}});
        m_plan.journal = *journal;
        return {};
    }

    // From here on the lines count in the currency of the books; each keeps its own amount.
    Result<void> take_value() {
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

    Result<void> take_entries() {
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

    std::vector<ledger::RowId> unpointed_rows(ledger::EntryId entry) const {
        std::vector<ledger::RowId> rows =
            storage::rows_of_entry_on(m_reader.database(), entry, *m_plan.journal.account);
        if (rows.size() > 1)
            std::erase_if(rows, [&](ledger::RowId row) {
                return storage::is_pointed(m_reader.database(), row);
            });
        return rows;
    }

    tl::unexpected<Error> fail_of_entry(ledger::EntryId entry) const {
        if (!storage::find_entry(m_reader.database(), entry))
            return fail(errors::not_found, {{"what", "entry"}, {"id", entry.value()}});
        const bool has_rows =
            !storage::rows_of_entry_on(m_reader.database(), entry, *m_plan.journal.account).empty();
        if (has_rows)
            return fail_of_pointed(entry);
        return fail(rules::no_bank_row,
                    {{"entry", entry.value()}, {"account", *m_plan.journal.account}});
    }

    // Pointed by a match, which can be undone, or by the takeover, which has none.
    tl::unexpected<Error> fail_of_pointed(ledger::EntryId id) const {
        const std::optional<ledger::Entry> entry = storage::find_entry(m_reader.database(), id);
        const bool at_opening =
            entry && entry->origin == ledger::EntryOrigin::Books &&
            std::any_of(entry->rows.begin(), entry->rows.end(), [&](const ledger::EntryRow& row) {
                return row.account == *m_plan.journal.account && row.pointed == 0;
            });
        return at_opening ? fail(rules::row_seen_at_opening, {{"entry", id.value()}})
                          : fail(rules::row_already_pointed, {{"entry", id.value()}});
    }

    Result<void> take_row(ledger::RowId row, ledger::EntryId entry) {
        const std::optional<reconcile::EntryCandidate> candidate = storage::find_entry_candidate(
            m_reader.database(), m_plan.journal, {m_books.chart, m_books.currency}, row);
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

    bool has(TargetKind kind) const {
        return std::any_of(m_request.targets.begin(), m_request.targets.end(),
                           [&](const ManualTarget& target) { return target.kind == kind; });
    }

    // The entries explain the lines already: invoices given beside them are imputed to them (A142).
    bool is_imputation() const {
        return has(TargetKind::Entry) && has(TargetKind::Invoice) && !has(TargetKind::Account) &&
               m_entries_total == m_lines_total;
    }

    Result<void> check_cash_movements() const {
        if (!m_cash_movements)
            return fail(rules::not_a_cash_movement,
                        {{"entry", m_plan.entries.front().entry.value()}});
        return {};
    }

    Result<const ledger::OpenItem*> item_of(const ManualTarget& target) const {
        ledger::RowId row = target.row;
        if (!row) {
            const auto of_invoice = storage::row_of_invoice(m_reader.database(), target.invoice);
            if (!of_invoice)
                return fail(rules::invoice_not_booked, {{"invoice", target.invoice}});
            row = *of_invoice;
        }
        if (const ledger::OpenItem* item = m_books.item_of_row(row))
            return item;
        const std::optional<storage::RowFacts> facts = storage::find_row(m_reader.database(), row);
        if (!facts || !ledger::is_third_party_account(m_books.chart, facts->account))
            return fail(errors::not_found, {{"what", "invoice"}, {"id", row.value()}});
        const std::optional<ledger::Entry> entry =
            storage::find_entry(m_reader.database(), facts->entry);
        return fail(rules::item_settled, {{"piece", entry ? entry->piece : std::string{}}});
    }

    Result<void> take_invoices(bool imputes) {
        std::set<ledger::RowId> seen;
        for (const ManualTarget& target : m_request.targets) {
            if (target.kind != TargetKind::Invoice)
                continue;
            CT_ASSIGN(item, item_of(target));
            if (!seen.insert(item->id).second)
                return fail(rules::ticked_twice, {{"what", "invoice"}, {"id", item->id.value()}});
            if (item->open.currency() != m_lines_total.currency())
                return fail(rules::currency_differs,
                            {{"lines", std::string(m_lines_total.currency().code())},
                             {"targets", std::string(item->open.currency().code())}});
            const Money amount = target.amount.value_or(default_amount(*item, imputes));
            if (amount.currency() != item->open.currency() || amount.is_zero() ||
                amount.is_negative() != item->open.is_negative() || amount.abs() > item->open.abs())
                return fail(rules::more_than_open,
                            {{"piece", item->piece}, {"amount", amount}, {"open", item->open}});
            m_left -= amount;
            m_plan.settled.push_back({target_of(*item, amount), item->rows});
        }
        return {};
    }

    // Without an amount: all that is open, or what is left of the lines when that is less.
    Money default_amount(const ledger::OpenItem& item, bool imputes) const {
        const bool same_side = m_left.is_negative() == item.open.is_negative() && !m_left.is_zero();
        const bool others_wait =
            (has(TargetKind::Account) || !m_request.difference.empty() || m_asks) && !imputes;
        if (same_side && !others_wait && m_left.abs() < item.open.abs())
            return m_left;
        return item.open;
    }

    // On a third party's account: who was said, else the one all the lines name.
    std::string party_for(const ManualTarget& target) {
        if (!target.party.empty() || !ledger::is_third_party_account(m_books.chart, target.account))
            return target.party;
        std::vector<storage::LineRecord> records;
        for (const reconcile::LineFacts& line : m_plan.lines)
            if (auto record = storage::find_line(m_reader.database(), line.id))
                records.push_back(std::move(*record));
        const std::vector<std::string> parties = parties_of_lines(m_reader, m_books, records);
        const bool agree =
            std::all_of(parties.begin(), parties.end(),
                        [&](const std::string& party) { return party == parties.front(); });
        return agree && !parties.empty() ? parties.front() : std::string{};
    }

    Result<void> take_accounts() {
        for (const ManualTarget& target : m_request.targets) {
            if (target.kind != TargetKind::Account)
                continue;
            const std::string party = party_for(target);
            CT_TRY(reconcile::check_account_target(m_books.chart, m_plan.journal, target.account,
                                                   party));
            // One account may take what is left; two could share it in many ways.
            const bool is_last = &target == &m_request.targets.back();
            if (!target.amount && !is_last)
                return fail(rules::amount_missing, {{"account", target.account}});
            const Money amount = target.amount.value_or(m_left);
            if (amount.is_zero())
                return fail(rules::amount_missing, {{"account", target.account}});
            if (amount.currency() != m_lines_total.currency())
                return fail(rules::currency_differs,
                            {{"lines", std::string(m_lines_total.currency().code())},
                             {"targets", std::string(amount.currency().code())}});
            if (target.vat_permille && *target.vat_permille > 0 &&
                !ledger::is_known_vat_rate(m_books.chart, *target.vat_permille))
                return fail(rules::vat_rate_unknown,
                            {{"rate", ledger::vat_rate_text(*target.vat_permille)},
                             {"known", ledger::known_vat_rates_text(m_books.chart)}});
            Target account;
            account.kind = TargetKind::Account;
            account.account = target.account;
            account.party = party;
            account.amount = amount;
            account.vat_permille = target.vat_permille;
            m_left -= amount;
            m_plan.settled.push_back({std::move(account), {}});
        }
        return {};
    }

    Money pieces() const {
        Money sum = Money::zero(m_lines_total.currency());
        for (const Target& entry : m_plan.entries)
            sum += entry.amount.abs();
        for (const MatchPlan::Settled& settled : m_plan.settled)
            if (settled.target.kind == TargetKind::Invoice)
                sum += settled.target.amount.abs();
        return sum;
    }

    // C17, A178: what is left goes to the account of the type, on the side its sign says.
    Result<void> take_difference() {
        if (m_request.write_off)
            m_plan.write_off = {m_request.write_off->journal, m_request.write_off->booked_on};
        if (m_request.difference.empty())
            return {};
        const std::vector<reconcile::DifferenceType> types =
            difference_types(m_reader.database(), m_books.chart);
        const reconcile::DifferenceType* type = find_difference(types, m_request.difference);
        if (!type)
            return fail(rules::difference_unknown, {{"type", m_request.difference}});
        if (m_left.is_zero())
            return fail(rules::no_difference, {{"lines", m_lines_total}});
        const std::string& account = type->account_for(m_left);
        if (account.empty())
            return fail(rules::difference_not_offered, {{"type", type->code}});
        CT_TRY(reconcile::check_account_target(m_books.chart, m_plan.journal, account, {}));
        CT_TRY(reconcile::check_difference(*type, m_left, pieces()));
        Target target;
        target.kind = TargetKind::Account;
        target.account = account;
        target.amount = m_left;
        if (type->vat == reconcile::DifferenceVat::Inside)
            target.vat_permille = type->vat_permille;
        m_plan.settled.push_back(
            {std::move(target), {}, type->vat == reconcile::DifferenceVat::Corrected});
        m_difference_reason = {
            {reconcile::reasons::difference_booked, {{"type", type->label}, {"amount", m_left}}}};
        m_left = Money::zero(m_left.currency());
        return {};
    }

    // A125: the match is confirmed only when the totals are equal.
    Result<void> check_totals(bool imputes) const {
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

    void describe() {
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
        if (has(TargetKind::Invoice))
            m_plan.decision = reconcile::Decision::Invoice;
        else if (has(TargetKind::Entry))
            m_plan.decision = reconcile::Decision::Entry;
    }

    Reader& m_reader;
    ManualMatch m_request;
    ReconcileBooks m_books;
    MatchPlan m_plan;
    Money m_lines_total, m_entries_total, m_left;
    std::optional<reconcile::Reason> m_difference_reason;
    bool m_cash_movements = true;
    bool m_asks = false; // rest() is asked: invoices are settled whole
};

bool books_on_accounts(const std::vector<ManualTarget>& targets) {
    return std::any_of(targets.begin(), targets.end(), [](const ManualTarget& target) {
        return target.kind == TargetKind::Account;
    });
}

} // namespace

std::vector<users::Right> rights_beside(const ManualMatch& request) {
    std::vector<users::Right> rights;
    if (!request.difference.empty() || request.write_off)
        rights.push_back(users::Right::WriteOff);
    if (books_on_accounts(request.targets))
        rights.push_back(users::Right::SingleEntry);
    return rights;
}

// A write-off matches too, and may take accounts a person chose.
std::vector<users::Right> rights_beside(const WriteOff& request) {
    std::vector<users::Right> rights{users::Right::StatementReconcile};
    if (!request.rows.empty() || books_on_accounts(request.targets))
        rights.push_back(users::Right::SingleEntry);
    return rights;
}

Result<reconcile::MatchId> match_by_hand(Writer& writer, const ManualMatch& request) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile, rights_beside(request)));
    CT_ASSIGN(plan, HandMatch(writer, request).plan());
    MatchWriter match_writer(writer);
    CT_ASSIGN(match, match_writer.write(plan));
    match_writer.publish();
    return match;
}

Result<reconcile::MatchId> match_again(Writer& writer, const KeptMatch& kept) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementReconcile, rights_beside(kept.request)));
    CT_ASSIGN(plan, HandMatch(writer, kept.request).plan());
    plan.decision = kept.decision;
    plan.kind = kept.kind;
    plan.score = kept.score;
    plan.unattended = kept.unattended;
    plan.reasons = kept.reasons;
    MatchWriter match_writer(writer);
    CT_ASSIGN(match, match_writer.write(plan));
    match_writer.publish();
    return match;
}

Result<WriteOffOffer> write_off_offer(Reader& reader, const ManualMatch& ticked) {
    if (ticked.lines.empty())
        return fail(rules::nothing_ticked);
    CT_ASSIGN(rest, HandMatch(reader, ticked).rest());
    WriteOffOffer offer;
    offer.difference = rest.left;
    offer.settles = !rest.pieces.is_zero();
    if (rest.left.is_zero())
        return offer;
    const ledger::Chart chart = storage::load_dossier(reader.database()).chart;
    for (reconcile::DifferenceType& type : difference_types(reader.database(), chart)) {
        if (!type.account_for(rest.left).empty() &&
            reconcile::check_difference(type, rest.left, rest.pieces))
            offer.types.push_back(std::move(type));
    }
    return offer;
}

Result<reconcile::MatchId> write_off(Writer& writer, const WriteOff& request) {
    CT_ASSIGN(act, writer.begin(users::Right::WriteOff, rights_beside(request)));
    ManualMatch match{.lines = request.lines, .targets = request.targets};
    match.difference = request.type == k_other_difference ? std::string{} : request.type;
    match.write_off = ManualMatch::WriteOff{request.journal, request.booked_on};
    if (request.type == k_other_difference) {
        CT_ASSIGN(offer, write_off_offer(writer, match));
        if (offer.difference.is_zero())
            return fail(rules::no_difference, {{"lines", offer.difference}});
        match.targets.insert(match.targets.end(), request.rows.begin(), request.rows.end());
    }
    return match_by_hand(writer, match);
}

} // namespace comptoir::app
