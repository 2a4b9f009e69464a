// Error codes of reading OFX files. Those marked "a warning" do not stop the reading.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::formats::errors {

inline constexpr ErrorSpec ofx_not_closed{"formats.ofx_not_closed", ErrorKind::Unreadable}; // {tag}
inline constexpr ErrorSpec ofx_stray{"formats.ofx_stray", ErrorKind::Unreadable};           // {tag}
inline constexpr ErrorSpec ofx_field_missing{"formats.ofx_field_missing",
                                             ErrorKind::Unreadable}; // {tag}
inline constexpr ErrorSpec ofx_field_twice{"formats.ofx_field_twice",
                                           ErrorKind::Unreadable}; // {tag} {first} {second}
inline constexpr ErrorSpec ofx_value_too_long{"formats.ofx_value_too_long",
                                              ErrorKind::Unreadable}; // {limit}
inline constexpr ErrorSpec ofx_bank_refused{"formats.ofx_bank_refused",
                                            ErrorKind::Unreadable}; // {code} {message}
inline constexpr ErrorSpec ofx_only_investments{"formats.ofx_only_investments",
                                                ErrorKind::Unreadable}; // {account}
inline constexpr ErrorSpec ofx_investment_skipped{"formats.ofx_investment_skipped",
                                                  ErrorKind::Unreadable}; // {account}; a warning
inline constexpr ErrorSpec ofx_key_mismatch{"formats.ofx_key_mismatch",
                                            ErrorKind::Unreadable}; // {account} {key}; a warning
inline constexpr ErrorSpec ofx_amount_converted{
    "formats.ofx_amount_converted", ErrorKind::Unreadable}; // {amount} {rate}; a warning
inline constexpr ErrorSpec ofx_correction{"formats.ofx_correction",
                                          ErrorKind::Unreadable}; // {reference}; a warning

} // namespace comptoir::formats::errors
