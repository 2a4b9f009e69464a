// Error codes of connections, feeds and the vault.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::app::errors {

inline constexpr ErrorSpec vault_passphrase_empty{"vault.passphrase_empty", ErrorKind::Refused};
inline constexpr ErrorSpec vault_wrong_passphrase{"vault.wrong_passphrase",
                                                  ErrorKind::Refused};        // {path}
inline constexpr ErrorSpec vault_damaged{"vault.damaged", ErrorKind::Broken}; // {path}
inline constexpr ErrorSpec vault_entry_missing{"vault.entry_missing",
                                               ErrorKind::Broken}; // {path} {connection}

inline constexpr ErrorSpec feed_journal_has_no_iban{"feed.journal_has_no_iban",
                                                    ErrorKind::Refused}; // {journal}
inline constexpr ErrorSpec feed_iban_differs{"feed.iban_differs",
                                             ErrorKind::Refused}; // {journal} {iban}
inline constexpr ErrorSpec feed_account_already_connected{
    "feed.account_already_connected", ErrorKind::Refused}; // {iban} {connection}
inline constexpr ErrorSpec feed_journal_without_feed{"feed.journal_without_feed",
                                                     ErrorKind::Refused}; // {journal}
inline constexpr ErrorSpec feed_currency_differs{"feed.currency_differs",
                                                 ErrorKind::Refused}; // {journal} {currency}

} // namespace comptoir::app::errors
