// Error codes of app.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::app::errors {

inline constexpr ErrorSpec read_only{"app.read_only", ErrorKind::Refused}; // {path}
inline constexpr ErrorSpec shutting_down{"app.shutting_down", ErrorKind::Refused};
inline constexpr ErrorSpec internal{"app.internal", ErrorKind::Broken}; // {detail}
inline constexpr ErrorSpec company_missing{"app.company_missing", ErrorKind::Refused};
inline constexpr ErrorSpec company_number_doubtful{"app.company_number_doubtful",
                                                   ErrorKind::Refused}; // {number}; a warning
inline constexpr ErrorSpec company_number_unusable{"app.company_number_unusable",
                                                   ErrorKind::Refused}; // {number}
inline constexpr ErrorSpec setting_out_of_range{"app.setting_out_of_range",
                                                ErrorKind::Refused}; // {name} {least} {most}
inline constexpr ErrorSpec line_is_matched{"app.line_is_matched", ErrorKind::Refused}; // {line}
inline constexpr ErrorSpec not_found{"app.not_found", ErrorKind::Refused}; // {what} {id}

// A file given to the wrong command.
inline constexpr ErrorSpec is_statement{"app.is_statement", ErrorKind::Unreadable}; // {name}
inline constexpr ErrorSpec is_books{"app.is_books", ErrorKind::Unreadable};         // {name}
inline constexpr ErrorSpec is_document{"app.is_document", ErrorKind::Unreadable};   // {name}

} // namespace comptoir::app::errors
