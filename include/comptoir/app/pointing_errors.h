// Error codes of pointing by hand and of reviewed reports.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::app::errors {

inline constexpr ErrorSpec session_open{"pointing.session_open",
                                        ErrorKind::Refused}; // {journal} {session}
inline constexpr ErrorSpec session_closed{"pointing.session_closed",
                                          ErrorKind::Refused}; // {session}
inline constexpr ErrorSpec period_reversed{"pointing.period_reversed",
                                           ErrorKind::Refused}; // {from} {to}
inline constexpr ErrorSpec currency_unknown{"pointing.currency_unknown",
                                            ErrorKind::Refused}; // {currency} {journal}
inline constexpr ErrorSpec outside_period{"pointing.outside_period",
                                          ErrorKind::Refused}; // {day} {from} {to}
inline constexpr ErrorSpec row_not_here{"pointing.row_not_here",
                                        ErrorKind::Refused}; // {row} {account}
inline constexpr ErrorSpec remittance_unknown{"pointing.remittance_unknown",
                                              ErrorKind::Refused}; // {number}
inline constexpr ErrorSpec nothing_pointed{"pointing.nothing_pointed", ErrorKind::Refused};
inline constexpr ErrorSpec drafts_left{"pointing.drafts_left",
                                       ErrorKind::Refused}; // {count} {account} {until}
inline constexpr ErrorSpec balance_differs{"pointing.balance_differs",
                                           ErrorKind::Refused}; // {pointed} {balance} {difference}
inline constexpr ErrorSpec row_marked{"pointing.row_marked",
                                      ErrorKind::Refused}; // {entry} {session}
inline constexpr ErrorSpec match_of_session{"pointing.match_of_session",
                                            ErrorKind::Refused}; // {match} {session}
inline constexpr ErrorSpec waits_already{"pointing.waits_already", ErrorKind::Refused};   // {entry}
inline constexpr ErrorSpec not_taken_over{"pointing.not_taken_over", ErrorKind::Refused}; // {entry}

} // namespace comptoir::app::errors
