// Error codes of ledger: what the books refuse.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::ledger::errors {

inline constexpr ErrorSpec entry_too_short{"ledger.entry_too_short", ErrorKind::Refused}; // {rows}
inline constexpr ErrorSpec zero_row{"ledger.zero_row", ErrorKind::Refused}; // {row} {account}
inline constexpr ErrorSpec unknown_account{"ledger.unknown_account",
                                           ErrorKind::Refused};                       // {account}
inline constexpr ErrorSpec unknown_party{"ledger.unknown_party", ErrorKind::Refused}; // {party}
inline constexpr ErrorSpec party_on_general_account{"ledger.party_on_general_account",
                                                    ErrorKind::Refused}; // {party} {account}
inline constexpr ErrorSpec unbalanced{"ledger.unbalanced",
                                      ErrorKind::Refused}; // {journal} {number} {difference}
inline constexpr ErrorSpec outside_years{"ledger.outside_years", ErrorKind::Refused}; // {date}
inline constexpr ErrorSpec period_closed{"ledger.period_closed",
                                         ErrorKind::Refused}; // {date} {closed_until}
inline constexpr ErrorSpec journal_code{"ledger.journal_code", ErrorKind::Refused}; // {code} {most}
inline constexpr ErrorSpec unknown_journal{"ledger.unknown_journal",
                                           ErrorKind::Refused}; // {journal}
inline constexpr ErrorSpec drafts_remain{"ledger.drafts_remain",
                                         ErrorKind::Refused}; // {count} {date}
inline constexpr ErrorSpec already_closed{"ledger.already_closed",
                                          ErrorKind::Refused}; // {date} {closed_until}
inline constexpr ErrorSpec not_validated{"ledger.not_validated", ErrorKind::Refused}; // {entry}
inline constexpr ErrorSpec already_reversed{"ledger.already_reversed",
                                            ErrorKind::Refused}; // {entry} {by}
// Financial years.
inline constexpr ErrorSpec year_reversed{"ledger.year_reversed", ErrorKind::Refused}; // {from} {to}
inline constexpr ErrorSpec year_too_long{"ledger.year_too_long",
                                         ErrorKind::Refused}; // {from} {to} {most} months
inline constexpr ErrorSpec year_overlaps{"ledger.year_overlaps",
                                         ErrorKind::Refused}; // {from} {to} {other_from} {other_to}
inline constexpr ErrorSpec year_not_adjacent{"ledger.year_not_adjacent",
                                             ErrorKind::Refused}; // {from} {to} {first_free}

inline constexpr ErrorSpec not_yet{"ledger.not_yet", ErrorKind::Refused};   // {date} {today}
inline constexpr ErrorSpec not_over{"ledger.not_over", ErrorKind::Refused}; // {date} {today}
inline constexpr ErrorSpec label_missing{"ledger.label_missing", ErrorKind::Refused};

// Journals.
inline constexpr ErrorSpec journal_has_other_account{
    "ledger.journal_has_other_account", ErrorKind::Refused}; // {journal} {account} its own
inline constexpr ErrorSpec journal_has_other_iban{
    "ledger.journal_has_other_iban", ErrorKind::Refused}; // {journal} {iban} its own, masked
inline constexpr ErrorSpec journal_has_other_number{
    "ledger.journal_has_other_number", ErrorKind::Refused}; // {journal} {number} its own
inline constexpr ErrorSpec journal_used_in_currency{
    "ledger.journal_used_in_currency", ErrorKind::Refused}; // {journal} {currency} its own, {count}
inline constexpr ErrorSpec account_without_currency{
    "ledger.account_without_currency", ErrorKind::Refused}; // {account} {currency} {count}
inline constexpr ErrorSpec number_taken{"ledger.number_taken",
                                        ErrorKind::Refused}; // {number} {journal}
inline constexpr ErrorSpec number_is_wrong_iban{"ledger.number_is_wrong_iban",
                                                ErrorKind::Refused}; // {number}
inline constexpr ErrorSpec iban_taken{"ledger.iban_taken",
                                      ErrorKind::Refused}; // {iban} {journal}, masked
inline constexpr ErrorSpec account_taken{"ledger.account_taken",
                                         ErrorKind::Refused}; // {account} {journal}
inline constexpr ErrorSpec not_a_bank_account{"ledger.not_a_bank_account",
                                              ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec not_a_bank_journal{"ledger.not_a_bank_journal",
                                              ErrorKind::Refused}; // {journal}

} // namespace comptoir::ledger::errors
