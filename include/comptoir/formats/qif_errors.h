// Error codes of reading QIF files. Those marked "a warning" do not stop the reading.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::formats::errors {

inline constexpr ErrorSpec qif_not_closed{"formats.qif_not_closed", ErrorKind::Unreadable};
inline constexpr ErrorSpec qif_field_missing{"formats.qif_field_missing",
                                             ErrorKind::Unreadable}; // {field}
inline constexpr ErrorSpec qif_field_twice{"formats.qif_field_twice",
                                           ErrorKind::Unreadable}; // {field} {first} {second}
inline constexpr ErrorSpec qif_record_too_long{"formats.qif_record_too_long",
                                               ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec qif_line_too_long{"formats.qif_line_too_long",
                                             ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec qif_line_unknown{"formats.qif_line_unknown",
                                            ErrorKind::Unreadable}; // {text}; a warning
inline constexpr ErrorSpec qif_section_skipped{"formats.qif_section_skipped",
                                               ErrorKind::Unreadable}; // {section}; a warning
inline constexpr ErrorSpec qif_splits_differ{"formats.qif_splits_differ",
                                             ErrorKind::Unreadable}; // {amount} {splits}; a warning
inline constexpr ErrorSpec qif_opening_taken{"formats.qif_opening_taken",
                                             ErrorKind::Unreadable}; // {amount}; a notice

} // namespace comptoir::formats::errors
