// What a line names besides the pieces of an answer: another open piece, a number of the series of
// the answer's party, or a list of numbers.
#pragma once

#include "context.h"

#include "comptoir/reconcile/reasons.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::reconcile {

// What the line names besides the items an answer holds; empty when nothing. Of a great many equal
// ones, `items` may be the first alone. Where whole numbers prove the answer to the cent, what the
// line calls an order's number is none of an invoice.
std::optional<Reason> named_besides(Context& context, std::uint32_t line,
                                    const std::vector<std::uint32_t>& items,
                                    const std::function<bool(std::uint32_t item)>& is_held,
                                    bool is_proven = false);

// The first open item that the line names and the answer does not hold. A number that proves
// nothing alone counts when it is one of the line's own party.
const NumberHit* left_out(const Context& context, std::uint32_t line,
                          const std::function<bool(std::uint32_t)>& is_held);

// A number in the line that has a shape of the series and is none of the known ones.
std::optional<std::string> other_number(const std::vector<std::string>& numbers,
                                        const std::vector<std::string>& known,
                                        bool may_stop = false);

// Does one of the line's numbers name the item, in whatever shape?
bool names_item(const Context& context, std::uint32_t line, std::uint32_t item);

// The number by which a hit names its item.
std::string key_of_hit(const Context& context, const NumberHit& hit);

Reason speaks_against(std::string text, std::string piece);

} // namespace comptoir::reconcile
