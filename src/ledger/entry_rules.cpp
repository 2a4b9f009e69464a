// What makes an entry legal, and how one is cancelled.
#include "comptoir/ledger/rules.h"

#include "comptoir/ledger/errors.h"
#include "comptoir/ledger/true_day.h"

#include <algorithm>

namespace comptoir::ledger {

namespace {

constexpr std::string_view k_reversal_word = "Extourne ";

// PCG art. 1011-1: every entry has a debit and a credit side.
Result<void> check_rows(const Entry& entry) {
    if (entry.rows.size() < 2)
        return fail(errors::entry_too_short,
                    {{"rows", static_cast<std::int64_t>(entry.rows.size())}});
    std::int64_t position = 0;
    for (const EntryRow& row : entry.rows) {
        ++position;
        // A47 A-1: a line is a debit or a credit; a line of zero says nothing.
        if (row.amount.is_zero())
            return fail(errors::zero_row, {{"row", position}, {"account", row.account}});
    }
    return {};
}

// PCG art. 1011-3: each amount is allocated to an account of the chart. An auxiliary details a
// collective account, so only those of suppliers and customers carry one.
Result<void> check_allocation(const Entry& entry, const BookFacts& facts) {
    for (const EntryRow& row : entry.rows) {
        if (!facts.account_exists(row.account))
            return fail(errors::unknown_account, {{"account", row.account}});
        if (row.party.empty())
            continue;
        if (!facts.party_exists(row.party))
            return fail(errors::unknown_party, {{"party", row.party}});
        if (!is_third_party_account(facts.chart, row.account))
            return fail(errors::party_on_general_account,
                        {{"party", row.party}, {"account", row.account}});
    }
    return {};
}

// PCG art. 1031-4: what is dated in a closed period is booked in the first open one.
Result<void> check_day(const Entry& entry, const BookFacts& facts) {
    const bool in_a_year =
        std::any_of(facts.years.begin(), facts.years.end(),
                    [&](const FinancialYear& year) { return year.days.contains(entry.date); });
    if (!in_a_year)
        return fail(errors::outside_years, {{"date", entry.date}});
    if (facts.closed_until && entry.date <= *facts.closed_until)
        return fail(errors::period_closed,
                    {{"date", entry.date}, {"closed_until", *facts.closed_until}});
    return {};
}

} // namespace

Result<void> check_balance(const Entry& entry) {
    // Few currencies in an entry: a short vector beats a map.
    std::vector<Money> sums;
    for (const EntryRow& row : entry.rows) {
        const auto sum = std::find_if(sums.begin(), sums.end(), [&](const Money& candidate) {
            return candidate.currency() == row.amount.currency();
        });
        if (sum == sums.end()) {
            sums.push_back(row.amount);
            continue;
        }
        const std::optional<Money> total = checked_add(*sum, row.amount);
        if (!total)
            return fail(
                errors::unbalanced,
                {{"journal", entry.journal}, {"number", entry.number}, {"difference", row.amount}});
        *sum = *total;
    }
    for (const Money& sum : sums) {
        if (!sum.is_zero())
            return fail(
                errors::unbalanced,
                {{"journal", entry.journal}, {"number", entry.number}, {"difference", sum}});
    }
    return {};
}

Result<void> check_entry(const Entry& entry, const BookFacts& facts) {
    CT_TRY(check_rows(entry));
    CT_TRY(check_allocation(entry, facts));
    CT_TRY(check_balance(entry));
    CT_TRY(check_day(entry, facts));
    if (facts.journal(entry.journal) == nullptr)
        return fail(errors::unknown_journal, {{"journal", entry.journal}});
    // PCG art. 1011-2 and A47 A-1: an entry says what it is about.
    if (entry.label.empty())
        return fail(errors::label_missing);
    return {};
}

Result<void> check_come(Date date, Date today) {
    if (date > today)
        return fail(errors::not_yet, {{"date", date}, {"today", today}});
    return {};
}

Result<void> check_over(Date last_day, Date today) {
    if (last_day >= today)
        return fail(errors::not_over, {{"date", last_day}, {"today", today}});
    return {};
}

std::string reversal_label(const Entry& entry) {
    return std::string(k_reversal_word) + entry.journal + " " + entry.number + " – " + entry.label;
}

Entry reversal_of(const Entry& entry, Date date, std::string label) {
    Entry reversal;
    reversal.journal = entry.journal;
    reversal.date = date;
    reversal.piece = entry.piece;
    reversal.piece_date = entry.piece_date;
    reversal.label = std::move(label);
    // Art. 1031-4: booked in a later period, the entry mentions the day of the true one.
    if (date != entry.date)
        reversal.label = with_true_day(std::move(reversal.label), entry.date);
    reversal.origin = EntryOrigin::Reversal;
    reversal.reverses = entry.id;
    for (const EntryRow& row : entry.rows) {
        EntryRow opposite;
        opposite.account = row.account;
        opposite.party = row.party;
        if (!row.label.empty()) // else its entry's, which the FEC takes then
            opposite.label = std::string(k_reversal_word) + row.label;
        if (!row.label.empty() && date != entry.date)
            opposite.label = with_true_day(std::move(opposite.label), entry.date);
        opposite.piece = row.piece;
        opposite.piece_date = row.piece_date;
        opposite.amount = -row.amount;
        if (row.foreign_amount)
            opposite.foreign_amount = -*row.foreign_amount;
        reversal.rows.push_back(std::move(opposite));
    }
    return reversal;
}

} // namespace comptoir::ledger
