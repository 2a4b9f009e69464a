// Why a letter is refused.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::ledger::errors {

inline constexpr ErrorSpec letter_nothing{"ledger.letter_nothing", ErrorKind::Refused};
inline constexpr ErrorSpec letter_one_account{"ledger.letter_one_account",
                                              ErrorKind::Refused}; // {row} {other}
inline constexpr ErrorSpec letter_one_side{"ledger.letter_one_side", ErrorKind::Refused};
inline constexpr ErrorSpec letter_settled{"ledger.letter_settled", ErrorKind::Refused}; // {row}
inline constexpr ErrorSpec letter_bank_account{"ledger.letter_bank_account",
                                               ErrorKind::Refused};                 // {account}
inline constexpr ErrorSpec not_lettered{"ledger.not_lettered", ErrorKind::Refused}; // {row}
inline constexpr ErrorSpec lettered_by_match{"ledger.lettered_by_match",
                                             ErrorKind::Refused}; // {row} {match}
inline constexpr ErrorSpec letter_changed_since{"ledger.letter_changed_since", ErrorKind::Refused};

} // namespace comptoir::ledger::errors
