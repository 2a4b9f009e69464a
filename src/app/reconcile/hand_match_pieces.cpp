// What is settled besides: invoices, accounts a person names, and a type of difference.
#include "app/reconcile/hand_match.h"

#include "app/books/books_accounts.h"
#include "app/reconcile/difference_types.h"
#include "app/reconcile/line_lookup.h"
#include "comptoir/app/errors.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/ledger/vat_rates.h"
#include "comptoir/reconcile/errors.h"
#include "comptoir/reconcile/reasons.h"
#include "comptoir/reconcile/settle.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace rules = reconcile::errors;
using reconcile::Target;
using reconcile::target_of;
using reconcile::TargetKind;

Result<const ledger::OpenItem*> HandMatch::item_of(const ManualTarget& target) const {
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

// Credit notes beside invoices, whole or in the part that was said: they add to what the lines pay.
Result<Money> HandMatch::credit_notes() const {
    Money sum = Money::zero(m_left.currency());
    for (const ManualTarget& target : m_request.targets) {
        if (target.kind != TargetKind::Invoice)
            continue;
        CT_ASSIGN(item, item_of(target));
        const Money amount = target.amount.value_or(item->open);
        if (is_credit_note(*item) && amount.currency() == sum.currency())
            sum += amount;
    }
    return sum;
}

bool HandMatch::is_credit_note(const ledger::OpenItem& item) const {
    return !m_lines_total.is_zero() && item.open.currency() == m_lines_total.currency() &&
           item.open.is_negative() != m_lines_total.is_negative();
}

Result<void> HandMatch::take_invoices(bool imputes) {
    std::set<ledger::RowId> seen;
    CT_ASSIGN(credit, credit_notes());
    m_left -= credit;
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
        if (!is_credit_note(*item))
            m_left -= amount;
        m_plan.settled.push_back({target_of(*item, amount), item->rows});
    }
    return {};
}

Money HandMatch::default_amount(const ledger::OpenItem& item, bool imputes) const {
    const bool same_side = m_left.is_negative() == item.open.is_negative() && !m_left.is_zero();
    const bool others_wait =
        (has(TargetKind::Account) || !m_request.difference.empty() || m_asks) && !imputes;
    if (same_side && !others_wait && m_left.abs() < item.open.abs())
        return m_left;
    return item.open;
}

std::string HandMatch::party_for(const ManualTarget& target) {
    if (!target.party.empty() || !ledger::is_third_party_account(m_books.chart, target.account))
        return target.party;
    std::vector<storage::LineRecord> records;
    for (const reconcile::LineFacts& line : m_plan.lines)
        if (auto record = storage::find_line(m_reader.database(), line.id))
            records.push_back(std::move(*record));
    const std::vector<std::string> parties = parties_of_lines(m_reader, m_books, records);
    const bool agree = std::all_of(parties.begin(), parties.end(), [&](const std::string& party) {
        return party == parties.front();
    });
    return agree && !parties.empty() ? parties.front() : std::string{};
}

void HandMatch::number_accounts() {
    if (!has(TargetKind::Account))
        return;
    const ledger::BooksAccounts accounts = load_books_accounts(m_reader.database());
    for (ManualTarget& target : m_request.targets)
        if (target.kind == TargetKind::Account)
            target.account = accounts.typed(target.account);
}

Result<void> HandMatch::take_accounts() {
    number_accounts();
    for (const ManualTarget& target : m_request.targets) {
        if (target.kind != TargetKind::Account)
            continue;
        const std::string party = party_for(target);
        CT_TRY(
            reconcile::check_account_target(m_books.chart, m_plan.journal, target.account, party));
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
        remark_side(account);
        m_plan.settled.push_back({std::move(account), {}});
    }
    return {};
}

void HandMatch::remark_side(const reconcile::Target& account) {
    const bool customer = ledger::is_customer_account(m_books.chart, account.account);
    if (account.party.empty() ||
        customer == ledger::is_supplier_account(m_books.chart, account.account))
        return;
    std::string others;
    for (const std::string& known :
         storage::accounts_of_party(m_reader.database(), m_books.chart, account.party)) {
        if (ledger::is_customer_account(m_books.chart, known) == customer)
            return;
        others += (others.empty() ? "" : ", ") + known;
    }
    if (!others.empty())
        m_remarks.push_back(
            {reconcile::reasons::party_on_other_side,
             {{"party", account.party}, {"account", account.account}, {"others", others}}});
}

Money HandMatch::pieces() const {
    Money sum = Money::zero(m_lines_total.currency());
    for (const Target& entry : m_plan.entries)
        sum += entry.amount.abs();
    for (const MatchPlan::Settled& settled : m_plan.settled)
        if (settled.target.kind == TargetKind::Invoice)
            sum += settled.target.amount.abs();
    return sum;
}

// The entry holds the payment too, and its VAT on receipts: within the statement and the month.
// Beside entries that hold the payment only the difference is booked.
Result<void> HandMatch::check_write_off_day(std::optional<Date> day) const {
    if (!day)
        return {};
    const DaysOfLines days = days_of(m_reader, m_plan.lines);
    // Not beyond the month either: the VAT of a payment of October falls due in October.
    const Date last = std::min(days.end, days.latest.end_of_month());
    if (*day < days.first || (*day > last && m_plan.entries.empty()))
        return fail(rules::write_off_day, {{"day", *day}, {"first", days.first}, {"last", last}});
    return {};
}

// Its entry moves the bank: in a journal of sales it would be an invoice's, and tax is read there.
Result<void> HandMatch::check_write_off_journal(const std::string& code) const {
    const ledger::Journal* journal = code.empty() ? nullptr : m_books.journal(code);
    using ledger::JournalType;
    if (journal && (journal->type == JournalType::Sale || journal->type == JournalType::Purchase ||
                    journal->type == JournalType::Opening))
        return fail(rules::write_off_journal, {{"journal", code}});
    return {};
}

Result<void> HandMatch::take_difference() {
    if (m_request.write_off) {
        CT_TRY(check_write_off_day(m_request.write_off->booked_on));
        CT_TRY(check_write_off_journal(m_request.write_off->journal));
        m_plan.write_off = {m_request.write_off->journal, m_request.write_off->booked_on};
    }
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

} // namespace comptoir::app
