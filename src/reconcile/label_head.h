// Whom the head of a label names.
//
// Banks write the other side first ("VIR SEPA …") or behind a marker of theirs ("/BEN …", "DE: …");
// what follows says what is paid. Who stands there in full is the payer or the payee, and a party
// that is only named behind the words of a purpose ("DOSSIER …", "REF …") is what the payment is
// about.
#pragma once

#include "context.h"

#include <cstdint>
#include <optional>
#include <string>

namespace comptoir::reconcile {

// The name at the head of the label when nothing of it is the party's.
std::optional<std::string> other_head_than(const Context& context, std::uint32_t line,
                                           std::uint32_t party);

} // namespace comptoir::reconcile
