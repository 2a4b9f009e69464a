// Error codes of bank: what is wrong with a statement, and why an import or its undo is refused.
// Those marked "a warning" are diagnostics of a reading, not refusals. Sentences: i18n.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::bank::errors {

// --- What a file says against itself --------------------------------------------------------
inline constexpr ErrorSpec balance_mismatch{
    "bank.balance_mismatch",
    ErrorKind::Refused}; // {account} {closing} {computed}; a warning when only read
inline constexpr ErrorSpec totals_differ{"bank.totals_differ",
                                         ErrorKind::Refused}; // {announced} {found}; a warning
inline constexpr ErrorSpec chain_gap{
    "bank.chain_gap",
    ErrorKind::Refused}; // {account} {closed_on} {closing} {opened_on} {opening}; warns
inline constexpr ErrorSpec mixed_currencies{
    "bank.mixed_currencies", ErrorKind::Refused}; // {account} {currency} {other}; a warning
inline constexpr ErrorSpec journal_in_other_currency{
    "bank.journal_in_other_currency", ErrorKind::Refused}; // {journal} {currency} {other}
inline constexpr ErrorSpec account_check_failed{"bank.account_check_failed",
                                                ErrorKind::Refused}; // {account}; a warning
inline constexpr ErrorSpec available_balance_used{"bank.available_balance_used",
                                                  ErrorKind::Refused}; // {balance}; a warning
inline constexpr ErrorSpec batch_not_split{
    "bank.batch_not_split", ErrorKind::Refused}; // {entry} {amount} {details}; a warning
inline constexpr ErrorSpec page_of_several{"bank.page_of_several",
                                           ErrorKind::Refused}; // {account}; a warning

inline constexpr ErrorSpec deleted_left_out{"bank.deleted_left_out",
                                            ErrorKind::Refused}; // {count}; a warning
// --- Statements that do not follow each other -------------------------------------------------
inline constexpr ErrorSpec statement_gap{
    "bank.statement_gap",
    ErrorKind::Refused}; // {journal} {closed_on} {closing} {opened_on} {opening} {days}; a warning
inline constexpr ErrorSpec statement_missing{
    "bank.statement_missing", ErrorKind::Refused}; // {journal} {closed_on} {opened_on} {days}; same
inline constexpr ErrorSpec statement_overlap{
    "bank.statement_overlap",
    ErrorKind::Refused}; // {journal} {closed_on} {closing} {opened_on} {opening}; a warning
inline constexpr ErrorSpec statement_jump{
    "bank.statement_jump",
    ErrorKind::Refused}; // {journal} {closed_on} {closing} {opened_on} {opening}; a warning

inline constexpr ErrorSpec days_pointed_by_hand{
    "bank.days_pointed_by_hand",
    ErrorKind::Refused}; // {journal} {lines} {first} {last} {until} {session}; a warning
inline constexpr ErrorSpec day_pointed_by_hand{
    "bank.day_pointed_by_hand",
    ErrorKind::Refused}; // {journal} {lines} {first} {until} {session}; a warning

// --- Why an import is refused ---------------------------------------------------------------
inline constexpr ErrorSpec account_without_journal{"bank.account_without_journal",
                                                   ErrorKind::Refused}; // {iban} {command}
inline constexpr ErrorSpec account_ambiguous{"bank.account_ambiguous",
                                             ErrorKind::Refused}; // {account} {journals}
inline constexpr ErrorSpec account_unnamed{"bank.account_unnamed", ErrorKind::Refused}; // {file}
inline constexpr ErrorSpec accounts_unnamed{"bank.accounts_unnamed",
                                            ErrorKind::Refused}; // {account} {other}
inline constexpr ErrorSpec other_journal{"bank.other_journal",
                                         ErrorKind::Refused}; // {account} {journal}
inline constexpr ErrorSpec statement_in_use{"bank.statement_in_use",
                                            ErrorKind::Refused}; // {matches}
inline constexpr ErrorSpec expected_is_booked{"bank.expected_is_booked",
                                              ErrorKind::Refused};                    // {id}
inline constexpr ErrorSpec feed_statement{"bank.feed_statement", ErrorKind::Refused}; // {statement}

// --- How a journal takes its files in -------------------------------------------------------
inline constexpr ErrorSpec digital_off{"bank.digital_off", ErrorKind::Refused}; // {journal}
inline constexpr ErrorSpec feed_takes_no_files{"bank.feed_takes_no_files",
                                               ErrorKind::Refused}; // {journal}
inline constexpr ErrorSpec format_unknown{"bank.format_unknown",
                                          ErrorKind::Refused}; // {format} {formats}
inline constexpr ErrorSpec format_differs{
    "bank.format_differs", ErrorKind::Refused}; // {name} {format} {journal} {expected}
inline constexpr ErrorSpec folder_not_absolute{"bank.folder_not_absolute",
                                               ErrorKind::Refused}; // {folder}
inline constexpr ErrorSpec folder_not_found{"bank.folder_not_found",
                                            ErrorKind::Refused};                      // {folder}
inline constexpr ErrorSpec folder_is_file{"bank.folder_is_file", ErrorKind::Refused}; // {folder}
inline constexpr ErrorSpec folder_missing{"bank.folder_missing", ErrorKind::Refused}; // {journal}

// --- Lines that were recognised or deleted ----------------------------------------------------
inline constexpr ErrorSpec duplicate_without_place{"bank.duplicate_without_place",
                                                   ErrorKind::Refused}; // {file}
inline constexpr ErrorSpec duplicate_overruled{"bank.duplicate_overruled",
                                               ErrorKind::Refused};                 // {line}
inline constexpr ErrorSpec not_overruled{"bank.not_overruled", ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec not_the_same{"bank.not_the_same",
                                        ErrorKind::Refused};                // {line} {other} {days}
inline constexpr ErrorSpec feed_line{"bank.feed_line", ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec line_in_balances{"bank.line_in_balances",
                                            ErrorKind::Refused}; // {line} {statement}
inline constexpr ErrorSpec lines_in_balances{"bank.lines_in_balances",
                                             ErrorKind::Refused}; // {line} {other}
inline constexpr ErrorSpec overruled_line{"bank.overruled_line", ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec twin_was_merged{"bank.twin_was_merged",
                                           ErrorKind::Refused}; // {line} {other}
inline constexpr ErrorSpec merged_with_itself{"bank.merged_with_itself",
                                              ErrorKind::Refused}; // {line}

} // namespace comptoir::bank::errors
