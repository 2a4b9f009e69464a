// The ledger of one account and third party, and its letters: by hand, automatic, and taken back.
//
//   auto ledger = load_ledger_view(reader, {.account = "401000", .party = "FAARO"});
//   auto done = letter_rows(writer, {row, other});   // "A", or "a" while a rest remains
//   undo_letter(writer, *done);
//
// Letters are no part of what a validation locks: they come and go on validated rows and in closed
// periods, and each act is traced. A code is never given twice for one account and party.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/ledger/lettering_state.h"
#include "comptoir/reconcile/auto_lettering.h"
#include "comptoir/reconcile/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

enum class LetterFilter { All, Open, Lettered };

struct LedgerRequest {
    std::string account;
    std::optional<std::string> party = std::nullopt; // none: all of the account
    std::optional<DateRange> days = std::nullopt;    // default: what counts in today's balance
    LetterFilter letters = LetterFilter::All;
    std::int64_t limit = 1'000'000;
};
// Foreign units for one of ours, cut after six places: for the eye, never for a sum.
std::string exchange_rate(Money foreign, Money own);

struct LedgerRow {
    ledger::RowId row;
    ledger::EntryId entry;
    Date day, due_on;
    std::string journal, number, piece, invoice, label, party;
    Money amount;            // debit positive
    Money balance;           // running, of all rows until this one
    Money open;              // what no letter settles
    std::string letter;      // capitals: balanced; small: partial
    std::string letter_type; // "M" by hand, "A" automatic, "R" taken over with the books
    std::optional<Date> lettered_on;
    std::string vat;              // rates in percent, or the VAT accounts of the entry
    std::string settlement;       // "transfer" …
    std::optional<Money> foreign; // amount in its own currency
    std::string rate;             // of exchange, foreign units for one of ours: "1.084200"
    bool is_draft = false;
};
struct YearFigures {
    DateRange days;
    Money debit, credit, balance, variation; // variation: of the balance since the year before
};
struct LedgerView {
    std::string account, account_label, party, party_name;
    Money brought_forward; // before the first row
    std::vector<LedgerRow> rows;
    bool complete = true;           // false: there are more rows than `limit`
    Money debit, credit, balance;   // of all rows of the days, shown or not
    std::vector<YearFigures> years; // next year, this one and four before, as far as known (A283)
};
// Errors: ledger.unknown_account, ledger.unknown_party.
Result<LedgerView> load_ledger_view(Reader& reader, const LedgerRequest& request);

// Accounts on which a third party has rows, the busiest first.
Result<std::vector<std::string>> accounts_of_party(Reader& reader, const std::string& party);

struct Lettered {
    std::string letter; // as shown
    bool balanced = false;
    Money rest;                                  // of the rows together: zero when balanced
    std::vector<ledger::RowId> rows;             // with the letter
    std::vector<ledger::RowId> unused;           // the others were settled before their turn came
    std::vector<ledger::HandImputation> settled; // what settles what, for undo
    ledger::EntryId vat_entry;                   // moved VAT on receipts; 0: none
    std::vector<reconcile::Reason> remarks;      // of that VAT
};
// Settles debits by credits, oldest first. Rows lettered in part may be completed. Errors:
// ledger.letter_nothing, .letter_one_account, .letter_one_side, .letter_settled,
// .letter_bank_account, app.not_found.
Result<Lettered> letter_rows(Writer& writer, const std::vector<ledger::RowId>& rows);
// Errors: ledger.letter_changed_since.
Result<void> undo_letter(Writer& writer, const Lettered& done);

struct Unlettered {
    std::vector<std::string> letters; // that went, as shown
    ledger::TakenLetters taken;
};
// Removes the letters of these rows, whole groups. Errors: ledger.not_lettered,
// .lettered_by_match {match}, app.not_found.
Result<Unlettered> unletter_rows(Writer& writer, const std::vector<ledger::RowId>& rows);
// Errors: ledger.letter_changed_since.
Result<void> undo_unletter(Writer& writer, const Unlettered& done);

struct AutoLettering {
    std::string account;
    std::optional<std::string> party = std::nullopt; // none: each party of the account
    std::optional<Date> until = std::nullopt;
    reconcile::LetteringOptions options = {};
};
struct PartyPlan {
    std::string party, party_name;
    reconcile::LetteringPlan plan;
};
// What would be lettered; writes nothing. Parties without a proposal are left out.
Result<std::vector<PartyPlan>> plan_letters(Reader& reader, const AutoLettering& request);
// Letters what was shown, all or nothing. Error: ledger.letter_changed_since.
Result<std::vector<Lettered>> letter_planned(Writer& writer,
                                             const std::vector<reconcile::LetterProposal>& plan);

} // namespace comptoir::app
