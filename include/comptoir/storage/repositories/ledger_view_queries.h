// The rows of one account and third party as the ledger shows them, and what each year made of
// them.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/ledger/types.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct LedgerViewRow {
    ledger::RowId row;
    ledger::EntryId entry;
    Date day, due_on;
    std::string journal, number, piece, invoice, label, party;
    std::int64_t amount_minor = 0;
    std::int64_t open_minor = 0; // signed as the amount
    std::optional<Money> foreign;
    std::string letter; // the code as stored; `letter_balanced` says how it is shown
    bool letter_balanced = false;
    std::optional<Date> lettered_on;
    std::int64_t match = 0; // that imputed it; 0: none
    bool unattended = false;
    bool imported_letter = false;
    std::string vat; // rates of the invoice ("20"), else the VAT accounts of the entry
    std::string
        settlement; // nature of the bank line, else the invoice's payment means (UNTDID 4461)
    bool is_draft = false;
};
struct LedgerViewQuery {
    std::string account;
    std::optional<std::string> party; // "": rows without one
    std::optional<Date> from, to;
};
// By day, then id; `take` returns false to stop.
void for_each_ledger_row(Database& database, const LedgerViewQuery& query,
                         const std::function<bool(LedgerViewRow&&)>& take);
struct LedgerTotals {
    std::int64_t debit_minor = 0, credit_minor = 0;
};
LedgerTotals ledger_totals(Database& database, const LedgerViewQuery& query);
// A year whose own entries open with the balances of the one before.
bool year_is_opened(Database& database, DateRange days);

// The busiest first.
std::vector<std::string> accounts_of_party(Database& database, std::string_view party);

struct LetterableFacts {
    ledger::RowId row;
    ledger::EntryId entry;
    std::string account, party;
    Date day;
    std::int64_t amount_minor = 0, open_minor = 0; // same sign
};
std::optional<LetterableFacts> find_letterable(Database& database, ledger::RowId row);
// The letter of a row as it is shown; empty: none.
std::string shown_letter_of(Database& database, ledger::RowId row);

} // namespace comptoir::storage
