// Error codes of reading statement files. Those marked "a warning" do not stop the reading.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::formats::errors {

// --- Any file -------------------------------------------------------------------------------
inline constexpr ErrorSpec unknown_format{"formats.unknown_format",
                                          ErrorKind::Unreadable};                   // {name}
inline constexpr ErrorSpec empty_file{"formats.empty_file", ErrorKind::Unreadable}; // {name}
inline constexpr ErrorSpec file_too_large{"formats.file_too_large",
                                          ErrorKind::Unreadable}; // {limit_mb}
inline constexpr ErrorSpec too_many_lines{"formats.too_many_lines",
                                          ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec no_statement{"formats.no_statement", ErrorKind::Unreadable};
inline constexpr ErrorSpec not_a_statement{"formats.not_a_statement",
                                           ErrorKind::Unreadable}; // {format}
inline constexpr ErrorSpec account_missing{"formats.account_missing",
                                           ErrorKind::Unreadable}; // a warning
inline constexpr ErrorSpec booking_date_missing{"formats.booking_date_missing",
                                                ErrorKind::Unreadable}; // {date}; a warning
inline constexpr ErrorSpec value_date_unreadable{"formats.value_date_unreadable",
                                                 ErrorKind::Unreadable}; // {text}; a warning
inline constexpr ErrorSpec amount_left_out{"formats.amount_left_out",
                                           ErrorKind::Unreadable}; // {text}; a warning
inline constexpr ErrorSpec direction_unknown{"formats.direction_unknown",
                                             ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec direction_missing{"formats.direction_missing",
                                             ErrorKind::Unreadable}; // a warning, or a refusal
inline constexpr ErrorSpec status_unknown{"formats.status_unknown",
                                          ErrorKind::Unreadable}; // {status}; a warning
// A question, not a fault: ask for the order once and read again with it.
inline constexpr ErrorSpec date_order_ambiguous{"formats.date_order_ambiguous",
                                                ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec batch_too_long{"formats.batch_too_long",
                                          ErrorKind::Unreadable}; // {entry} {count}; a warning
inline constexpr ErrorSpec text_cut{"formats.text_cut",
                                    ErrorKind::Unreadable}; // {limit_kb}; a warning
inline constexpr ErrorSpec amount_ambiguous{"formats.amount_ambiguous",
                                            ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec currency_assumed{"formats.currency_assumed",
                                            ErrorKind::Unreadable}; // {currency}; a warning
inline constexpr ErrorSpec more_diagnostics{"formats.more_diagnostics",
                                            ErrorKind::Unreadable}; // {count} {code}; a warning

// --- XML ------------------------------------------------------------------------------------
inline constexpr ErrorSpec xml_malformed{"formats.xml_malformed",
                                         ErrorKind::Unreadable}; // {line} {column}
inline constexpr ErrorSpec dtd_forbidden{"formats.dtd_forbidden", ErrorKind::Unreadable};
inline constexpr ErrorSpec xml_too_deep{"formats.xml_too_deep", ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec xml_text_too_long{"formats.xml_text_too_long",
                                             ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec xml_too_many_attributes{"formats.xml_too_many_attributes",
                                                   ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec encoding_unknown{"formats.encoding_unknown",
                                            ErrorKind::Unreadable}; // {encoding}
inline constexpr ErrorSpec encoding_guessed{"formats.encoding_guessed",
                                            ErrorKind::Unreadable}; // {encoding}; a warning

// --- CFONB 120 ------------------------------------------------------------------------------
inline constexpr ErrorSpec cfonb_record_length{"formats.cfonb_record_length",
                                               ErrorKind::Unreadable}; // {length}
inline constexpr ErrorSpec cfonb_other_format{"formats.cfonb_other_format",
                                              ErrorKind::Unreadable}; // {length}
inline constexpr ErrorSpec cfonb_wrong_record{"formats.cfonb_wrong_record",
                                              ErrorKind::Unreadable}; // {record}
inline constexpr ErrorSpec cfonb_not_closed{"formats.cfonb_not_closed", ErrorKind::Unreadable};
inline constexpr ErrorSpec cfonb_account_mismatch{"formats.cfonb_account_mismatch",
                                                  ErrorKind::Unreadable}; // {account} {other}
inline constexpr ErrorSpec cfonb_amount{"formats.cfonb_amount", ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec cfonb_sign_guessed{"formats.cfonb_sign_guessed",
                                              ErrorKind::Unreadable}; // {text}; a warning
inline constexpr ErrorSpec cfonb_orphan_complement{"formats.cfonb_orphan_complement",
                                                   ErrorKind::Unreadable}; // {text}; a warning

} // namespace comptoir::formats::errors
