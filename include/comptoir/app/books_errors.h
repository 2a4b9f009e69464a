// Error codes of the books' verbs. Those marked "warning" stand in a report and refuse nothing.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::app::errors {

inline constexpr ErrorSpec books_already_imported{"books.already_imported",
                                                  ErrorKind::Refused}; // {name}
inline constexpr ErrorSpec books_entry_exists{"books.entry_exists",
                                              ErrorKind::Refused};             // {journal} {number}
inline constexpr ErrorSpec books_no_year{"books.no_year", ErrorKind::Refused}; // {year}
inline constexpr ErrorSpec books_year_ambiguous{"books.year_ambiguous",
                                                ErrorKind::Refused}; // {year} {days}
inline constexpr ErrorSpec books_no_year_ending{"books.no_year_ending",
                                                ErrorKind::Refused}; // {date}
inline constexpr ErrorSpec books_nothing_to_export{"books.nothing_to_export",
                                                   ErrorKind::Refused};                 // {year}
inline constexpr ErrorSpec books_chain_broken{"books.chain_broken", ErrorKind::Broken}; // {entry}
inline constexpr ErrorSpec books_would_replace_import{"books.would_replace_import",
                                                      ErrorKind::Refused};             // {path}
inline constexpr ErrorSpec account_number{"books.account_number", ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec account_not_named{"books.account_not_named",
                                             ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec account_unlike{"books.account_unlike",
                                          ErrorKind::Refused}; // {account} {named}
inline constexpr ErrorSpec account_label_missing{"books.account_label_missing",
                                                 ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec account_exists{"books.account_exists",
                                          ErrorKind::Refused}; // {account} {label}
inline constexpr ErrorSpec party_unknown{"books.party_unknown", ErrorKind::Refused}; // {party}
inline constexpr ErrorSpec party_code_missing{"books.party_code_missing", ErrorKind::Refused};
inline constexpr ErrorSpec terms_out_of_range{"books.terms_out_of_range",
                                              ErrorKind::Refused}; // {days} {most}
inline constexpr ErrorSpec party_table_header{"books.party_table_header", ErrorKind::Unreadable};
inline constexpr ErrorSpec party_table_line{"books.party_table_line",
                                            ErrorKind::Unreadable}; // {column} {text}
inline constexpr ErrorSpec party_iban_kept{"books.party_iban_kept",
                                           ErrorKind::Refused}; // {party}; warning
inline constexpr ErrorSpec draft_expected{"books.draft_expected", ErrorKind::Refused}; // {entry}
inline constexpr ErrorSpec entry_of_match{"books.entry_of_match",
                                          ErrorKind::Refused}; // {entry} {match}
inline constexpr ErrorSpec entry_held_by_match{"books.entry_held_by_match",
                                               ErrorKind::Refused}; // {entry} {match}
inline constexpr ErrorSpec entry_of_payment{"books.entry_of_payment",
                                            ErrorKind::Refused}; // {entry} {payment}
inline constexpr ErrorSpec entry_ordered{"books.entry_ordered",
                                         ErrorKind::Refused}; // {entry} {payment}
inline constexpr ErrorSpec entry_lettered{"books.entry_lettered", ErrorKind::Refused};   // {entry}
inline constexpr ErrorSpec reversal_needed{"books.reversal_needed", ErrorKind::Refused}; // {entry}

// What imported books say against themselves.
inline constexpr ErrorSpec books_other_company{"books.other_company",
                                               ErrorKind::Refused}; // {number} {company}; warning
inline constexpr ErrorSpec books_drafts_came_in{"books.drafts_came_in",
                                                ErrorKind::Refused}; // {count}; warning
inline constexpr ErrorSpec books_several_labels{"books.several_labels",
                                                ErrorKind::Refused}; // {account} {count}; warning
inline constexpr ErrorSpec books_several_dates{
    "books.several_dates", ErrorKind::Refused}; // {journal} {number} {count}; warning
inline constexpr ErrorSpec books_number_gap{"books.number_gap",
                                            ErrorKind::Refused}; // {number} {count}; warning
inline constexpr ErrorSpec books_not_in_order{
    "books.not_in_order", ErrorKind::Refused}; // {journal} {number} {count}; warning
inline constexpr ErrorSpec books_lettered_oldest_first{"books.lettered_oldest_first",
                                                       ErrorKind::Refused}; // {count}; warning
inline constexpr ErrorSpec books_letters_interim{
    "books.letters_interim", ErrorKind::Refused}; // {count} {account} {letter}; warning
inline constexpr ErrorSpec books_bank_account_unclear{"books.bank_account_unclear",
                                                      ErrorKind::Refused}; // {journal}; warning
inline constexpr ErrorSpec books_validated_before_entry{
    "books.validated_before_entry", ErrorKind::Refused}; // {journal} {number} {count}; warning
inline constexpr ErrorSpec books_drafts_left_out{"books.drafts_left_out",
                                                 ErrorKind::Refused}; // {count}; warning
inline constexpr ErrorSpec books_text_filled{"books.text_filled",
                                             ErrorKind::Refused}; // {column} {count}; warning
inline constexpr ErrorSpec books_letters_with_drafts{"books.letters_with_drafts",
                                                     ErrorKind::Refused}; // {count}; warning

} // namespace comptoir::app::errors
