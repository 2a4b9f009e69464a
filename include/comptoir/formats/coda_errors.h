// Error codes of reading CODA files. Those marked "a warning" do not stop the reading.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::formats::errors {

inline constexpr ErrorSpec coda_record_length{"formats.coda_record_length",
                                              ErrorKind::Unreadable}; // {length}
inline constexpr ErrorSpec coda_wrong_record{"formats.coda_wrong_record",
                                             ErrorKind::Unreadable}; // {record}
inline constexpr ErrorSpec coda_not_closed{"formats.coda_not_closed", ErrorKind::Unreadable};
inline constexpr ErrorSpec coda_amount{"formats.coda_amount", ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec coda_base64{"formats.coda_base64", ErrorKind::Unreadable}; // a warning
inline constexpr ErrorSpec coda_base64_broken{"formats.coda_base64_broken", ErrorKind::Unreadable};
inline constexpr ErrorSpec coda_account_number{"formats.coda_account_number",
                                               ErrorKind::Unreadable}; // {account}; a warning
inline constexpr ErrorSpec coda_account_mismatch{
    "formats.coda_account_mismatch", ErrorKind::Unreadable}; // {account} {other}; a warning
inline constexpr ErrorSpec coda_orphan_record{"formats.coda_orphan_record",
                                              ErrorKind::Unreadable}; // {text}; a warning
inline constexpr ErrorSpec coda_more_announced{"formats.coda_more_announced",
                                               ErrorKind::Unreadable};            // a warning
inline constexpr ErrorSpec coda_copy{"formats.coda_copy", ErrorKind::Unreadable}; // a warning
inline constexpr ErrorSpec coda_message{"formats.coda_message",
                                        ErrorKind::Unreadable}; // {text}; a notice

} // namespace comptoir::formats::errors
