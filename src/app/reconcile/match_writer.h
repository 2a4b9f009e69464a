// Writes one match whole: settlement entry, imputations and letters, pointing, the match itself,
// and the states of orders and invoices that follow. One object serves a whole run, so that ten
// thousand matches prepare their statements once.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/books_accounts.h"
#include "comptoir/ledger/rules.h"
#include "comptoir/payments/types.h"
#include "comptoir/reconcile/types.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/match_repository.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace comptoir::app {

// What is to be tied together; its totals are equal already.
struct MatchPlan {
    ledger::Journal journal;
    std::vector<reconcile::LineFacts> lines;
    // The one line is what this payment's order will bring: its entry waits to be pointed.
    std::optional<payments::PaymentId> order;
    // Of each line, when the account is in another currency than the books: `lines` then hold what
    // they are worth in the currency of the books.
    std::vector<Money> foreign;
    std::optional<Date> pointed_on; // default: the latest day among the lines (A99)
    reconcile::Decision decision = reconcile::Decision::None;
    reconcile::Kind kind = reconcile::Kind::Exact;
    int score = 0;
    bool unattended = false;
    std::string label;         // of the settlement entry; empty: the line's
    std::string template_code; // the entry template it was made with; empty: none
    std::vector<reconcile::Reason> reasons;

    std::vector<reconcile::Target> entries; // existing 512 rows: pointed only
    struct Settled {
        reconcile::Target target;             // Invoice or Account
        std::vector<ledger::RowId> item_rows; // Invoice: the rows of its open item, oldest first
        bool corrects_vat = false; // Account: a discount, which takes VAT of the invoices back
    };
    std::vector<Settled> settled; // by a new settlement entry
    // The rate of the VAT inside its one account: what the match teaches beside the account.
    std::optional<int> taught_vat;
    bool teaches = true;          // false: made again, it teaches what it taught
    std::vector<Settled> imputed; // to the third-party rows of the existing entries (A142)

    // A write-off (A176, A178): the settlement entry is dated and put where the person said.
    struct WriteOff {
        std::string journal;
        std::optional<Date> booked_on;
    };
    std::optional<WriteOff> write_off;
};

// Nothing is seen on a statement before the bank booked it, nor tomorrow.
// Error: reconcile.pointing_day {day} {first} {today}.
Result<void> check_pointing_day(const Writer& writer,
                                const std::vector<reconcile::LineFacts>& lines, Date day);

class MatchWriter {
public:
    explicit MatchWriter(Writer& writer);

    const ledger::BooksAccounts& accounts() const { return m_books; }
    // May a settlement be booked on its true day?
    bool day_is_open(Date day) const;
    // Errors: those of settle() and check_entry(), reconcile.not_a_cash_movement, .other_party.
    Result<reconcile::MatchId> write(const MatchPlan& plan);
    // Once, after the last match: tells subscribers what changed.
    void publish();

private:
    Result<ledger::Entry> post_settlement(const MatchPlan& plan);
    void leave_closed_period(ledger::Entry& entry) const;
    void make_usual_accounts(const ledger::Entry& entry);
    Result<reconcile::MatchId> write_whole(const MatchPlan& plan);
    Result<void> tie_settlement(const MatchPlan& part, const ledger::Entry& settlement,
                                reconcile::MatchId match, Date pointed_on);
    Result<void> impute_to_entries(const MatchPlan& plan, reconcile::MatchId match);
    std::int64_t impute(ledger::RowId row, const std::vector<ledger::RowId>& item_rows,
                        std::int64_t amount_minor, reconcile::MatchId match);
    void follow_states(const MatchPlan::Settled& settled);
    Result<void> move_vat(const std::vector<MatchPlan::Settled>& paid, reconcile::MatchId match,
                          Date settled_on);
    ledger::BookFacts facts() const;
    void record(const MatchPlan& plan, reconcile::MatchId match,
                const std::vector<ledger::Entry>& settlements);

    Writer& m_writer;
    storage::EntryInserter m_entries;
    storage::MatchInserter m_matches;
    std::vector<ledger::FinancialYear> m_years;
    std::vector<ledger::Journal> m_journals;
    ledger::BooksAccounts m_books; // as they were when the run began
    std::unordered_set<std::string> m_accounts, m_parties;
    ledger::Chart m_chart = ledger::Chart::Pcg;
    std::optional<Date> m_closed_until;
    Currency m_currency;
    bool m_has_orders = false, m_has_invoices = false, m_has_waiting_vat = false;
    std::vector<reconcile::Reason> m_remarks; // on the VAT the match at hand moved
    std::vector<reconcile::MatchId> m_written;
    std::set<std::int64_t> m_payments, m_invoices;
};

} // namespace comptoir::app
