// Words by which a line says that it is not the payment of an invoice, although amount and party of
// one fit.
//
// A deposit of guarantee, a loan, dividends, wages or penalties of a customer or supplier go to
// accounts of their own (PCG 165/275, 16, 457, 421, 763 …), and a reversal or a refund of what was
// overpaid undoes another payment. An amount that meets an open invoice is an accident then, or a
// person knows better.
#pragma once

#include "context.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// The word that speaks of another purpose than the pieces of `party`; empty when none does. A word
// of its own name says nothing.
struct KnownPurpose {
    bool is_proven = false;  // whole numbers of the party make the very amount: only what undoes a
                             // payment speaks against them
    bool gives_back = false; // credit notes alone: what gives money back speaks for them
};
std::optional<std::string> other_purpose(const Context& context, std::uint32_t line,
                                         std::uint32_t party, const KnownPurpose& known);

// What a word alone may speak of.
enum class Purpose {
    Undoing,      // a payment turned round or given back
    OtherAccount, // a guarantee, a loan, capital, penalties
    Wages
};
std::vector<Purpose> purposes_of(std::string_view folded);

} // namespace comptoir::reconcile
