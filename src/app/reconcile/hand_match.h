// One match by hand, from what a person ticked to the plan that is written: lines, entries,
// invoices, accounts and what is left between them (A121 to A125, A138 to A161).
#pragma once

#include "app/reconcile/booked_already.h"
#include "app/reconcile/match_writer.h"
#include "app/reconcile/reconcile_books.h"
#include "comptoir/app/reconcile.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

class HandMatch {
public:
    HandMatch(Reader& reader, ManualMatch request)
        : m_reader(reader), m_request(std::move(request)),
          m_books(load_items_and_journals(reader)) {}

    struct Rest {
        Money left;   // what the targets leave of the lines
        Money pieces; // what the entries and invoices among them come to, unsigned
    };
    Result<Rest> rest();
    Result<MatchPlan> plan();

private:
    Result<void> take_lines();
    // A138, A145: each line imputes the invoice it carries, until nothing is left of it.
    Result<void> take_carried();
    Result<void> take_journal();
    // From here on the lines count in the currency of the books; each keeps its own amount.
    Result<void> take_value();
    MoneyToBook money_of_lines() const;
    // C23: what makes an entry asks first whether the books hold it.
    Result<void> check_not_booked(MoneyToBook money) const;
    Result<void> take_entries();
    std::vector<ledger::RowId> unpointed_rows(ledger::EntryId entry) const;
    tl::unexpected<Error> fail_of_entry(ledger::EntryId entry) const;
    // Pointed by a match, which can be undone, or by the takeover, which has none.
    tl::unexpected<Error> fail_of_pointed(ledger::EntryId id) const;
    Result<void> take_row(ledger::RowId row, ledger::EntryId entry);
    bool has(reconcile::TargetKind kind) const;
    // The entries explain the lines already: invoices given beside them are imputed to them (A142).
    bool is_imputation() const;
    Result<void> check_cash_movements() const;
    Result<const ledger::OpenItem*> item_of(const ManualTarget& target) const;
    Result<Money> credit_notes() const;
    bool is_credit_note(const ledger::OpenItem& item) const;
    Result<void> take_invoices(bool imputes);
    // Without an amount: all that is open, or what is left of the lines when that is less.
    Money default_amount(const ledger::OpenItem& item, bool imputes) const;
    // On a third party's account: who was said, else the one all the lines name.
    std::string party_for(const ManualTarget& target);
    // As the books number them: "6064" is the 60640000 they have.
    void number_accounts();
    Result<void> take_accounts();
    // A supplier on a customers' account, where the books never had it, or the other way round.
    void remark_side(const reconcile::Target& account);
    Money pieces() const;
    // C17, A178: what is left goes to the account of the type, on the side its sign says.
    Result<void> check_write_off_day(std::optional<Date> day) const;
    Result<void> check_write_off_journal(const std::string& code) const;
    Result<void> take_difference();
    // A125: the match is confirmed only when the totals are equal.
    Result<void> check_totals(bool imputes) const;
    void describe();

    Reader& m_reader;
    ManualMatch m_request;
    ReconcileBooks m_books;
    MatchPlan m_plan;
    Money m_lines_total, m_entries_total, m_left;
    std::optional<reconcile::Reason> m_difference_reason;
    std::vector<reconcile::Reason> m_remarks;
    bool m_cash_movements = true;
    bool m_asks = false; // rest() is asked: invoices are settled whole
};

} // namespace comptoir::app
