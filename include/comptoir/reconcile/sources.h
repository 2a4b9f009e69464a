// Where a proposal comes from, and in which order a person is asked (C18).
//
// The engine's own order decides what may be matched without a person, always. Another order only
// changes which proposal stands first where a person decides.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

enum class Source {
    Entry,     // an entry that is in the books already
    Transfer,  // between own accounts
    Number,    // numbers, references and orders that name an open piece
    Reference, // a reference with check digits, repaired
    Party,     // the line's third party and what it owes
    Template,  // entry templates, and what was learned of accounts
    Name,      // a name abbreviated or cut
    Amount,    // the amount alone
};
std::string_view to_text(Source source); // "entry"
std::optional<Source> parse_source(std::string_view text);

// All of them, in the engine's order.
std::span<const Source> usual_sources();
// Those named first, then the others in the usual order; each once.
std::vector<Source> whole_order(const std::vector<Source>& first);

} // namespace comptoir::reconcile
