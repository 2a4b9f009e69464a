// What "D'où vient l'écart ?" looks at, as rows. Decides nothing.
#pragma once

#include "comptoir/core/date.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/difference_causes.h"
#include "comptoir/storage/database.h"

#include <functional>
#include <optional>
#include <vector>

namespace comptoir::storage {

struct DifferenceQuery {
    const ledger::Journal* journal = nullptr; // a bank journal with an account
    Currency books_currency;
    Date at;
    Date until; // later rows and lines, up to that day
};
// Rows of the journal's account until `until`; `pointed` says what counts at `at`. Every row that
// waits, and of the others those `wanted` asks for. By day, then id.
std::vector<reconcile::BookRow>
load_book_rows(Database& database, const DifferenceQuery& query,
               const std::function<bool(const reconcile::BookRow& waiting)>& wanted = {});
// Unpointed rows of the other bank and cash accounts, dated from `from` until the day.
std::vector<reconcile::BookRow> load_rows_elsewhere(Database& database,
                                                    const DifferenceQuery& query, Date from);
// Lines that do not count as booked at `at`, those equal to them on their day, and those of
// `statements`. By day, then id.
std::vector<reconcile::BankRow> load_bank_rows(Database& database, const DifferenceQuery& query,
                                               const std::vector<bank::StatementId>& statements);
// All lines of one statement.
std::vector<reconcile::BankRow> load_statement_rows(Database& database,
                                                    bank::StatementId statement);

} // namespace comptoir::storage
