// The words that banks use in CSV files, from resources/csv/words.tsv.
//
// All comparisons are of folded text: accents, case, blanks and punctuation do not count.
#pragma once

#include "comptoir/bank/csv_mapping.h"
#include "comptoir/bank/types.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::formats::csv {

// The role that banks give to a column of this name, with or without a currency behind it.
std::optional<bank::CsvRole> role_of_name(std::string_view header);
// "Montant (EUR)", "Belastung CHF", "Débit euros".
std::optional<Currency> currency_of_name(std::string_view header);

enum class RowStatus { Booked, Pending, Refused };
std::optional<RowStatus> status_of(std::string_view cell);

// True: money came in; empty: the word says neither.
std::optional<bool> is_money_in(std::string_view cell);

std::optional<unsigned> month_of_name(std::string_view folded); // 1 to 12

// By the first words of a label or of the bank's own kind.
bank::Nature nature_of(std::string_view words);

// Begins with a word that no operation begins with.
bool is_footer(std::string_view cell);

// What a label above or below the table announces.
enum class Fact { Closing, Opening, BalanceDay, From, To, Account, Currency, Holder, Ignored };
std::optional<Fact> fact_of(std::string_view label);

} // namespace comptoir::formats::csv
