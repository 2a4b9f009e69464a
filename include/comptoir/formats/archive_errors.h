// Error codes of ZIP archives of statements. Those marked "a notice" do not stop the reading.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::formats::errors {

inline constexpr ErrorSpec zip_damaged{"formats.zip_damaged", ErrorKind::Unreadable};     // {name}
inline constexpr ErrorSpec zip_encrypted{"formats.zip_encrypted", ErrorKind::Unreadable}; // {name}
inline constexpr ErrorSpec zip_too_large{"formats.zip_too_large",
                                         ErrorKind::Unreadable}; // {name} {limit_mb}
inline constexpr ErrorSpec zip_ratio{"formats.zip_ratio", ErrorKind::Unreadable}; // {name} {limit}
inline constexpr ErrorSpec zip_too_many_members{"formats.zip_too_many_members",
                                                ErrorKind::Unreadable}; // {name} {limit}
inline constexpr ErrorSpec zip_too_deep{"formats.zip_too_deep",
                                        ErrorKind::Unreadable}; // {name} {limit}
inline constexpr ErrorSpec zip_no_statement{"formats.zip_no_statement",
                                            ErrorKind::Unreadable}; // {name}
inline constexpr ErrorSpec zip_member_skipped{"formats.zip_member_skipped",
                                              ErrorKind::Unreadable}; // {name}; a notice
inline constexpr ErrorSpec zip_member_not_statement{"formats.zip_member_not_statement",
                                                    ErrorKind::Unreadable}; // {name}; a notice
inline constexpr ErrorSpec zip_path_neutralised{"formats.zip_path_neutralised",
                                                ErrorKind::Unreadable}; // {name}; a notice

} // namespace comptoir::formats::errors
