// What stands on the account of transfers under way, and which bank lines put it there.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/date.h"
#include "comptoir/storage/database.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

struct TransferRow {
    Date day; // of its line, when it has one
    std::int64_t amount_minor = 0;
    std::string bank_journal; // of its entry; empty: another kind of journal
    bank::LineId line;        // the one line matched with its entry; 0: none, or several
};
// Of entries between these days, of one of these amounts on either side, by day. Left out is what
// cancels itself: entries reversed and their reversals, payments that came back and their returns.
std::vector<TransferRow> transfer_rows(Database& database, std::string_view account, Date first,
                                       Date last, const std::set<std::int64_t>& amounts);

} // namespace comptoir::storage
