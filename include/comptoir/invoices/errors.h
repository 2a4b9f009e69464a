// Error codes of invoices.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::invoices::errors {

inline constexpr ErrorSpec wrong_state{"invoices.wrong_state",
                                       ErrorKind::Refused}; // {state} {event}
inline constexpr ErrorSpec amounts_inconsistent{"invoices.amounts_inconsistent",
                                                ErrorKind::Refused}; // {net} {vat} {gross}
inline constexpr ErrorSpec bases_differ{"invoices.bases_differ",
                                        ErrorKind::Refused}; // {bases} {net}
inline constexpr ErrorSpec reverse_charge_with_vat{"invoices.reverse_charge_with_vat",
                                                   ErrorKind::Refused};           // {vat}
inline constexpr ErrorSpec no_party{"invoices.no_party", ErrorKind::Refused};     // {number}
inline constexpr ErrorSpec no_account{"invoices.no_account", ErrorKind::Refused}; // {number}
inline constexpr ErrorSpec already_in_books{
    "invoices.already_in_books", ErrorKind::Refused}; // {number} {party} {journal} {entry} {amount}
inline constexpr ErrorSpec other_currency{"invoices.other_currency",
                                          ErrorKind::Refused}; // {number} {currency} {books}
inline constexpr ErrorSpec nothing_to_book{"invoices.nothing_to_book",
                                           ErrorKind::Refused};                 // {number}
inline constexpr ErrorSpec duplicate{"invoices.duplicate", ErrorKind::Refused}; // {number} {other}
inline constexpr ErrorSpec reason_missing{"invoices.reason_missing", ErrorKind::Refused};
inline constexpr ErrorSpec unknown_party{"invoices.unknown_party", ErrorKind::Refused}; // {party}
inline constexpr ErrorSpec party_ambiguous{"invoices.party_ambiguous",
                                           ErrorKind::Refused}; // {name} {codes}
inline constexpr ErrorSpec unknown_account{"invoices.unknown_account",
                                           ErrorKind::Refused}; // {account}
inline constexpr ErrorSpec account_unfit{"invoices.account_unfit",
                                         ErrorKind::Refused}; // {account} {direction}
inline constexpr ErrorSpec no_journal{"invoices.no_journal", ErrorKind::Refused}; // {type}

} // namespace comptoir::invoices::errors
