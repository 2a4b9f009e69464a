// Is an amount a round share of an invoice? Halves, thirds, quarters, fifths and tenths: what is
// agreed for instalments and deposits.
#pragma once

#include <cstdint>

namespace comptoir::reconcile {

enum class Share {
    None,
    InUnits, // as people round it: 2 413.00 of 7 241.07
    ToTheCent,
};
// Both positive, in minor units.
Share share_of(std::int64_t paid, std::int64_t invoice);

} // namespace comptoir::reconcile
