// Error codes of reading MT940 and MT942 files. Those marked "a warning" or "a notice" do not stop
// the reading.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::formats::errors {

inline constexpr ErrorSpec mt940_text_too_long{"formats.mt940_text_too_long",
                                               ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec mt940_movement{"formats.mt940_movement",
                                          ErrorKind::Unreadable};                         // {text}
inline constexpr ErrorSpec mt940_balance{"formats.mt940_balance", ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec mt940_wrong_place{"formats.mt940_wrong_place",
                                             ErrorKind::Unreadable}; // {tag}
inline constexpr ErrorSpec mt940_not_closed{"formats.mt940_not_closed", ErrorKind::Unreadable};
inline constexpr ErrorSpec mt940_currency_missing{"formats.mt940_currency_missing",
                                                  ErrorKind::Unreadable};

inline constexpr ErrorSpec mt940_day_moved{"formats.mt940_day_moved",
                                           ErrorKind::Unreadable}; // {text} {date}; a warning
inline constexpr ErrorSpec mt940_balance_currency{"formats.mt940_balance_currency",
                                                  ErrorKind::Unreadable}; // {currency}; a warning
inline constexpr ErrorSpec mt940_after_closing{"formats.mt940_after_closing",
                                               ErrorKind::Unreadable}; // a warning
inline constexpr ErrorSpec mt940_text_left_out{"formats.mt940_text_left_out",
                                               ErrorKind::Unreadable}; // {text}; a warning
inline constexpr ErrorSpec mt940_statement_text{"formats.mt940_statement_text",
                                                ErrorKind::Unreadable}; // {text}; a notice

} // namespace comptoir::formats::errors
