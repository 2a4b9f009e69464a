// Error codes of reading CSV files. Those marked "a warning" or "a notice" do not stop the reading.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::formats::errors {

// Which separators and columns were found, so that a person can start from there.
inline constexpr ErrorSpec csv_unknown_layout{
    "formats.csv_unknown_layout",
    ErrorKind::Unreadable}; // {delimiter} {encoding} {header_line} {columns}
inline constexpr ErrorSpec csv_not_csv{"formats.csv_not_csv", ErrorKind::Unreadable};
inline constexpr ErrorSpec csv_row_too_long{"formats.csv_row_too_long",
                                            ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec csv_too_many_cells{"formats.csv_too_many_cells",
                                              ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec csv_row_cut{"formats.csv_row_cut", ErrorKind::Unreadable};
inline constexpr ErrorSpec csv_quote_open{"formats.csv_quote_open", ErrorKind::Unreadable};
inline constexpr ErrorSpec csv_header_missing{"formats.csv_header_missing",
                                              ErrorKind::Unreadable}; // {columns}
inline constexpr ErrorSpec csv_decimal_unclear{"formats.csv_decimal_unclear",
                                               ErrorKind::Unreadable};          // {text}
inline constexpr ErrorSpec csv_date{"formats.csv_date", ErrorKind::Unreadable}; // {text} {order}
inline constexpr ErrorSpec csv_amount{"formats.csv_amount", ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec csv_two_amounts{"formats.csv_two_amounts",
                                           ErrorKind::Unreadable};              // {debit} {credit}
inline constexpr ErrorSpec csv_sign{"formats.csv_sign", ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec csv_detail_alone{"formats.csv_detail_alone",
                                            ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec csv_too_many_held{"formats.csv_too_many_held",
                                             ErrorKind::Unreadable}; // {limit}
// Unlike other formats, a row of a table is an operation unless the bank says otherwise.
inline constexpr ErrorSpec csv_status_unknown{"formats.csv_status_unknown",
                                              ErrorKind::Unreadable}; // {status}; a warning
inline constexpr ErrorSpec csv_extra_cells{"formats.csv_extra_cells",
                                           ErrorKind::Unreadable}; // {text}; a warning
inline constexpr ErrorSpec csv_balance_unused{"formats.csv_balance_unused",
                                              ErrorKind::Unreadable}; // a notice
inline constexpr ErrorSpec csv_zero_left_out{"formats.csv_zero_left_out",
                                             ErrorKind::Unreadable}; // {count}; a notice
inline constexpr ErrorSpec csv_empty_left_out{"formats.csv_empty_left_out",
                                              ErrorKind::Unreadable}; // {count}; a notice
inline constexpr ErrorSpec csv_pending_shown{"formats.csv_pending_shown",
                                             ErrorKind::Unreadable}; // {count}; a notice
inline constexpr ErrorSpec csv_pending_left_out{"formats.csv_pending_left_out",
                                                ErrorKind::Unreadable}; // {count}; a notice
inline constexpr ErrorSpec csv_refused_left_out{"formats.csv_refused_left_out",
                                                ErrorKind::Unreadable}; // {count}; a notice
inline constexpr ErrorSpec csv_footer_left_out{"formats.csv_footer_left_out",
                                               ErrorKind::Unreadable}; // {text}; a notice

} // namespace comptoir::formats::errors
