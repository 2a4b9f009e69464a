// Error codes of files in quarantine.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::app::errors {

inline constexpr ErrorSpec quarantine_discarded{"quarantine.discarded",
                                                ErrorKind::Refused}; // {name}
inline constexpr ErrorSpec quarantine_original_changed{"quarantine.original_changed",
                                                       ErrorKind::Broken}; // {name}
inline constexpr ErrorSpec quarantine_not_open{"quarantine.not_open",
                                               ErrorKind::Refused}; // {name} {state}
inline constexpr ErrorSpec quarantine_not_text{"quarantine.not_text", ErrorKind::Refused}; // {name}
inline constexpr ErrorSpec quarantine_why_missing{"quarantine.why_missing", ErrorKind::Refused};
inline constexpr ErrorSpec quarantine_line_missing{"quarantine.line_missing",
                                                   ErrorKind::Refused}; // {line} {lines}
inline constexpr ErrorSpec quarantine_line_corrected{"quarantine.line_corrected",
                                                     ErrorKind::Refused}; // {line} {correction}
inline constexpr ErrorSpec quarantine_line_too_long{"quarantine.line_too_long",
                                                    ErrorKind::Refused}; // {line} {limit}
inline constexpr ErrorSpec quarantine_line_differs{"quarantine.line_differs",
                                                   ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec quarantine_nothing_changed{"quarantine.nothing_changed",
                                                      ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec quarantine_several_lines{"quarantine.several_lines", ErrorKind::Refused};
inline constexpr ErrorSpec quarantine_not_in_encoding{"quarantine.not_in_encoding",
                                                      ErrorKind::Refused}; // {encoding}
inline constexpr ErrorSpec quarantine_too_many_corrections{"quarantine.too_many_corrections",
                                                           ErrorKind::Refused}; // {limit}
inline constexpr ErrorSpec quarantine_balance_not_proven{"quarantine.balance_not_proven",
                                                         ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec quarantine_already_imported{
    "quarantine.already_imported", ErrorKind::Refused}; // {name} {quarantine}; a notice
// {account} {closing} {computed} {difference}; a warning of an import that accepted it
inline constexpr ErrorSpec mismatch_accepted{"bank.mismatch_accepted", ErrorKind::Refused};
inline constexpr ErrorSpec quarantine_closed{"quarantine.closed",
                                             ErrorKind::Refused}; // {name} {quarantine}; a notice

} // namespace comptoir::app::errors
