// Texts of enumerators in the ledger's tables, and what its rules are in SQL.
#pragma once

#include "comptoir/ledger/types.h"

#include <string>
#include <string_view>

namespace comptoir::storage {

std::string_view name_of(ledger::EntryOrigin origin);
ledger::EntryOrigin entry_origin_of(std::string_view name);

// "(r.account >= '40' AND r.account < '41' OR …)": an SQL condition, true on the chart's accounts
// of third parties. Ranges rather than LIKE, so that an index may serve.
std::string third_party_condition(ledger::Chart chart, std::string_view column);

// The SQL of a row's amount as the bank of an account sees it. What is in another currency than a
// foreign account's, or in none but that of the books (an exchange difference of the year's end),
// it never shows.
std::string amount_column(Currency account, bool is_foreign);

// Before and after every day the books can hold.
inline const Date k_first_day = *Date::from_ymd(1900, 1, 1);
inline const Date k_last_day = *Date::from_ymd(2199, 12, 31);

// Finding a row through an index costs about so many times as much as reading the next one.
inline constexpr std::int64_t k_lookup_cost = 5;

} // namespace comptoir::storage
