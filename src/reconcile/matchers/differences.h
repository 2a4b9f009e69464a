// A payment that pays an item in full although it lacks or exceeds a little: early-payment
// discount, a bank's fee, cents, or too much.
//
// An escompte is a neat part of the invoice, taken early (C. com. art. L441-9 asks for its terms on
// the invoice); banks abroad keep a few euros of what comes in. What it is, and on which account,
// is proposed; booked unattended only within a limit the dossier set for the party or nature.
#pragma once

#include "../outcome.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace comptoir::reconcile {

struct Difference {
    Kind kind = Kind::Discount;
    AccountPart part;
    bool allowed = false; // within a limit of the dossier
    Reason reason;
};

// What `amount` lacks of the items (`open` > 0 is all that is open on them, the line's side made
// positive), if it lacks so little that it may pay them in full. Empty when the chart has no
// account for it.
std::optional<Difference> difference_of(const Context& context, std::uint32_t line,
                                        const std::vector<ItemPart>& items);

// The part of the line above what is open: it stays on the party's account, to be given back or
// used later.
AccountPart excess_of(const Context& context, std::uint32_t line,
                      const std::vector<ItemPart>& items);

} // namespace comptoir::reconcile
