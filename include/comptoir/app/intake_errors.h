// Error codes of the intake for many clients. Those marked "a reason" say why an account waits.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::app::errors {

// --- Why an account waits -----------------------------------------------------------------------
inline constexpr ErrorSpec intake_account_unknown{"intake.account_unknown",
                                                  ErrorKind::Refused}; // {account}; a reason
inline constexpr ErrorSpec intake_account_unread{
    "intake.account_unread", ErrorKind::Refused}; // {account} {dossiers}; a reason
inline constexpr ErrorSpec intake_account_ambiguous{
    "intake.account_ambiguous", ErrorKind::Refused}; // {account} {journals}; a reason
inline constexpr ErrorSpec intake_cannot_cut{"intake.cannot_cut",
                                             ErrorKind::Refused}; // {file} {accounts}; a reason
inline constexpr ErrorSpec intake_interrupted{"intake.interrupted", ErrorKind::Refused}; // a reason
inline constexpr ErrorSpec intake_part_changed{"intake.part_changed",
                                               ErrorKind::Broken};               // {file}; a reason
inline constexpr ErrorSpec intake_dropped{"intake.dropped", ErrorKind::Refused}; // {why}; a reason

// --- Why a command is refused -------------------------------------------------------------------
inline constexpr ErrorSpec intake_folder_missing{"intake.folder_missing",
                                                 ErrorKind::Unreadable};                 // {folder}
inline constexpr ErrorSpec intake_no_dossier{"intake.no_dossier", ErrorKind::Refused};   // {folder}
inline constexpr ErrorSpec intake_folder_busy{"intake.folder_busy", ErrorKind::Refused}; // {folder}
inline constexpr ErrorSpec intake_tray_damaged{"intake.tray_damaged", ErrorKind::Broken}; // {path}
inline constexpr ErrorSpec intake_not_waiting{"intake.not_waiting",
                                              ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec intake_not_dropped{"intake.not_dropped",
                                              ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec intake_iban_other{"intake.iban_other",
                                             ErrorKind::Refused}; // {account} {iban}
inline constexpr ErrorSpec intake_iban_elsewhere{
    "intake.iban_elsewhere", ErrorKind::Refused}; // {account} {dossier} {journal}
inline constexpr ErrorSpec intake_dossier_missing{"intake.dossier_missing",
                                                  ErrorKind::Refused}; // {dossier} {folder}
inline constexpr ErrorSpec intake_why_missing{"intake.why_missing", ErrorKind::Refused};

} // namespace comptoir::app::errors
