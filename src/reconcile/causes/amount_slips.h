// What an amount may have been meant to be, when one slip of the hand made it what it is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace comptoir::reconcile {

enum class Slip { Sign, SwappedDigits, Comma, Digit };

struct MeantAmount {
    std::int64_t minor = 0;
    Slip slip = Slip::Sign;
};
// Each once, the likelier slip first: the other sign; two digits swapped (the difference is a
// multiple of 9 units of the lower digit); the comma up to three places away; one digit wrong,
// doubled or left out.
std::vector<MeantAmount> meant_amounts(std::int64_t minor);
// By which single slip `written` stands where `meant` was meant; empty: by none.
std::optional<Slip> slip_between(std::int64_t written, std::int64_t meant);

} // namespace comptoir::reconcile
