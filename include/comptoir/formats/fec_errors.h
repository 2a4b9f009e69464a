// Error codes of the FEC reader (art. A47 A-1 LPF). Those marked "warning" never stop a reading.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::formats::errors {

inline constexpr ErrorSpec fec_empty{"formats.fec_empty", ErrorKind::Unreadable};
inline constexpr ErrorSpec fec_not_text{"formats.fec_not_text", ErrorKind::Unreadable};
inline constexpr ErrorSpec fec_separator{"formats.fec_separator", ErrorKind::Unreadable};
inline constexpr ErrorSpec fec_column_missing{"formats.fec_column_missing",
                                              ErrorKind::Unreadable}; // {column}
inline constexpr ErrorSpec fec_column_twice{"formats.fec_column_twice",
                                            ErrorKind::Unreadable}; // {column}
inline constexpr ErrorSpec fec_field_count{"formats.fec_field_count",
                                           ErrorKind::Unreadable}; // {expected} {found}
inline constexpr ErrorSpec fec_field_empty{"formats.fec_field_empty",
                                           ErrorKind::Unreadable}; // {column}
inline constexpr ErrorSpec fec_amount{"formats.fec_amount",
                                      ErrorKind::Unreadable};                   // {text} {column}
inline constexpr ErrorSpec fec_side{"formats.fec_side", ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec fec_date{"formats.fec_date", ErrorKind::Unreadable}; // {text} {column}
inline constexpr ErrorSpec fec_line_too_long{"formats.fec_line_too_long",
                                             ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec fec_too_many_lines{"formats.fec_too_many_lines",
                                              ErrorKind::Unreadable}; // {limit}

inline constexpr ErrorSpec fec_file_name{"formats.fec_file_name",
                                         ErrorKind::Refused}; // {name}; warning
inline constexpr ErrorSpec fec_column_order{"formats.fec_column_order",
                                            ErrorKind::Refused}; // warning
inline constexpr ErrorSpec fec_extra_columns{"formats.fec_extra_columns",
                                             ErrorKind::Refused}; // {columns}; information
inline constexpr ErrorSpec fec_windows_characters{"formats.fec_windows_characters",
                                                  ErrorKind::Refused}; // warning
inline constexpr ErrorSpec fec_pipe_in_text{"formats.fec_pipe_in_text",
                                            ErrorKind::Refused}; // {count}; warning
inline constexpr ErrorSpec fec_text_missing{"formats.fec_text_missing",
                                            ErrorKind::Refused}; // {count} {column}; warning
inline constexpr ErrorSpec fec_account_letters{"formats.fec_account_letters",
                                               ErrorKind::Refused}; // {count} {account}; warning
inline constexpr ErrorSpec fec_both_sides{"formats.fec_both_sides",
                                          ErrorKind::Refused}; // {count}; warning
inline constexpr ErrorSpec fec_zero_line{"formats.fec_zero_line",
                                         ErrorKind::Refused}; // {count}; warning
inline constexpr ErrorSpec fec_foreign_amount{"formats.fec_foreign_amount",
                                              ErrorKind::Refused}; // {count}; warning
inline constexpr ErrorSpec fec_letter_date{"formats.fec_letter_date",
                                           ErrorKind::Refused}; // {count}; warning

} // namespace comptoir::formats::errors
