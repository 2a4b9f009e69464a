// Error codes of payments.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::payments::errors {

inline constexpr ErrorSpec nothing{"payments.nothing", ErrorKind::Refused};
inline constexpr ErrorSpec iban_missing{"payments.iban_missing", ErrorKind::Refused}; // {party}
inline constexpr ErrorSpec iban_not_sepa{"payments.iban_not_sepa",
                                         ErrorKind::Refused}; // {party} {iban} masked
inline constexpr ErrorSpec iban_unconfirmed{"payments.iban_unconfirmed",
                                            ErrorKind::Refused}; // {party} {iban} masked
inline constexpr ErrorSpec amount_out_of_range{"payments.amount_out_of_range",
                                               ErrorKind::Refused}; // {amount} {party}
inline constexpr ErrorSpec more_than_open{"payments.more_than_open",
                                          ErrorKind::Refused}; // {amount} {open} {party}
inline constexpr ErrorSpec own_account{"payments.own_account",
                                       ErrorKind::Refused};             // {party} {iban} masked
inline constexpr ErrorSpec twice{"payments.twice", ErrorKind::Refused}; // {reference} {party}
inline constexpr ErrorSpec currency{"payments.currency", ErrorKind::Refused}; // {currency} {party}
inline constexpr ErrorSpec payee_unnamed{"payments.payee_unnamed", ErrorKind::Refused}; // {party}
// The verbs of app::payments.
inline constexpr ErrorSpec not_open{"payments.not_open", ErrorKind::Refused}; // {what}
inline constexpr ErrorSpec not_booked{"payments.not_booked",
                                      ErrorKind::Refused}; // {number} {state}
inline constexpr ErrorSpec already_ordered{"payments.already_ordered",
                                           ErrorKind::Refused};                           // {what}
inline constexpr ErrorSpec not_a_purchase{"payments.not_a_purchase", ErrorKind::Refused}; // {what}
inline constexpr ErrorSpec direct_debit{"payments.direct_debit", ErrorKind::Refused};     // {what}
inline constexpr ErrorSpec repeats{"payments.repeats",
                                   ErrorKind::Refused}; // {party} {amount} {reference} {day}
inline constexpr ErrorSpec not_cancellable{"payments.not_cancellable",
                                           ErrorKind::Refused}; // {state}
inline constexpr ErrorSpec not_in_basket{"payments.not_in_basket",
                                         ErrorKind::Refused}; // {payment} {state}
inline constexpr ErrorSpec unknown_party{"payments.unknown_party", ErrorKind::Refused}; // {party}
inline constexpr ErrorSpec day_past{"payments.day_past", ErrorKind::Refused}; // {day} {today}
inline constexpr ErrorSpec journal_without_iban{"payments.journal_without_iban",
                                                ErrorKind::Refused}; // {journal}
inline constexpr ErrorSpec journal_currency{"payments.journal_currency",
                                            ErrorKind::Refused}; // {journal} {currency} {books}
inline constexpr ErrorSpec entry_of_order{"payments.entry_of_order",
                                          ErrorKind::Refused}; // {entry} {payment}
inline constexpr ErrorSpec match_of_order{"payments.match_of_order",
                                          ErrorKind::Refused}; // {match} {payment}
inline constexpr ErrorSpec order_cancelled{"payments.order_cancelled",
                                           ErrorKind::Refused};                     // {payment}
inline constexpr ErrorSpec file_exists{"payments.file_exists", ErrorKind::Refused}; // {path}

} // namespace comptoir::payments::errors
