// What the books taken over hold on a bank account and count as seen by the bank before its first
// statement. Decides nothing: app/reconcile/booked_already.h does.
#pragma once

#include "comptoir/ledger/types.h"
#include "comptoir/storage/database.h"
#include "comptoir/storage/repositories/reconcile_queries.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct TakeoverRow {
    ledger::RowId row;
    ledger::EntryId entry;
    Date day;
    std::string party; // of the entry's third-party rows; empty: none, or several
    std::string words; // piece and label, of the row and of its entry
    bool alone = true; // its entry has no other row on an account of a bank journal
};
// Operations of this amount, as the journal's bank sees it, that count as seen since the takeover;
// balances brought forward and what was reversed are none. Latest first.
std::vector<TakeoverRow> rows_seen_at_takeover(Database& database, const ledger::Journal& journal,
                                               const BooksFacts& books, std::int64_t amount_minor);
// The SQL of that, of an entry `e`. Books that number an entry a month hold forty operations in
// one, and a transfer is on two banks: what is given back of such an entry is more than one
// operation.
inline constexpr std::string_view k_one_bank_row = R"(
    (SELECT count(*) FROM entry_row b WHERE b.entry_id = e.id
         AND b.account IN (SELECT account FROM journal WHERE type = 'bank')) = 1)";
bool has_one_bank_row(Database& database, ledger::EntryId entry);
// The bank's first balance is known, and all that counts as seen makes it.
bool takeover_agrees(Database& database, const ledger::Journal& journal, const BooksFacts& books);

} // namespace comptoir::storage
