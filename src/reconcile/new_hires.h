// Wages of somebody whom no earlier line of the template paid.
#pragma once

#include "context.h"

namespace comptoir::reconcile {

// A name of a person nobody knows yet, on a transfer whose other words are those of the wages, on
// the very day on which the others were paid theirs: as an accountant reads the bank in the month
// somebody began. Somebody else who writes "SALAIRE" is paid on a day of his own, or is a house.
bool pays_a_new_hire(const Context& context, std::uint32_t line, const EntryTemplate& one,
                     const TemplatePast& past);

} // namespace comptoir::reconcile
