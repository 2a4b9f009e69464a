// What is said of a bank line for which the books taken over hold the cheque.
#pragma once

#include "comptoir/core/result.h"

namespace comptoir::app::reasons {

inline constexpr ErrorCode awaited_cheque{
    "reconcile.awaited_cheque"}; // {number} {amount} {day} {entry}
inline constexpr ErrorCode awaited_cheque_by_amount{
    "reconcile.awaited_cheque_by_amount"}; // {amount} {day} {entry}

// It waits for its line already, too far from it to be proposed.
inline constexpr ErrorCode awaited_cheque_waits{
    "reconcile.awaited_cheque_waits"}; // {number} {amount} {day} {entry}

} // namespace comptoir::app::reasons
