// Error codes of core. Sentences: i18n; catalogue: docs/errors.md.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::errors {

inline constexpr ErrorSpec amount_too_fine{"amount_too_fine",
                                           ErrorKind::Unreadable}; // {amount} {currency}
inline constexpr ErrorSpec amount_unreadable{"core.amount_unreadable",
                                             ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec amount_too_large{"core.amount_too_large",
                                            ErrorKind::Unreadable};                        // {text}
inline constexpr ErrorSpec date_unreadable{"core.date_unreadable", ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec iban_invalid{"core.iban_invalid", ErrorKind::Refused}; // {iban} masked
inline constexpr ErrorSpec currency_unknown{"core.currency_unknown",
                                            ErrorKind::Unreadable}; // {text}
inline constexpr ErrorSpec wrong_passphrase{"core.wrong_passphrase", ErrorKind::Refused};
inline constexpr ErrorSpec sealed_malformed{"core.sealed_malformed", ErrorKind::Broken};
inline constexpr ErrorSpec file_unreadable{"core.file_unreadable", ErrorKind::Unreadable}; // {path}
inline constexpr ErrorSpec file_unwritable{"core.file_unwritable", ErrorKind::Broken};     // {path}
inline constexpr ErrorSpec file_too_large{"core.file_too_large",
                                          ErrorKind::Unreadable}; // {path} {limit_mb}
inline constexpr ErrorSpec file_not_regular{"core.file_not_regular",
                                            ErrorKind::Unreadable};             // {path}
inline constexpr ErrorSpec file_exists{"core.file_exists", ErrorKind::Refused}; // {path}
inline constexpr ErrorSpec cancelled{"core.cancelled", ErrorKind::Refused};
inline constexpr ErrorSpec option_refused{"core.option_refused",
                                          ErrorKind::Unreadable};      // {option} {value} {allowed}
inline constexpr ErrorSpec usage{"core.usage", ErrorKind::Unreadable}; // {problem}

} // namespace comptoir::errors
