// The order of the matchers: what exists already, then what the line names, then its party, then
// the amount. See docs/matching.md for the rules each one carries.
#pragma once

#include "matchers.h"

#include "comptoir/reconcile/sources.h"

#include <array>
#include <optional>

namespace comptoir::reconcile {

enum class Asked {
    Once,   // what a person chose, what came back and our own orders are no matter of order
    InTurn, // where its source stands in the dossier's order
    Last,   // shown when nothing better was found, in any order
};

struct Matcher {
    void (*match)(Context&);
    Asked asked = Asked::Once;
    std::optional<Source> source = std::nullopt; // of Asked::InTurn
};

inline constexpr std::array k_matchers{
    Matcher{match_payment_orders},
    Matcher{match_existing_entries, Asked::InTurn, Source::Entry},
    Matcher{match_late_cheques, Asked::InTurn, Source::Entry},
    Matcher{match_order_sums, Asked::InTurn, Source::Entry},
    Matcher{match_entry_groups, Asked::InTurn, Source::Entry},
    Matcher{match_chosen_templates},
    Matcher{match_transfers, Asked::InTurn, Source::Transfer},
    Matcher{match_returns},
    Matcher{match_numbers, Asked::InTurn, Source::Number},
    Matcher{match_repaired_references, Asked::InTurn, Source::Reference},
    Matcher{match_parties, Asked::InTurn, Source::Party},
    Matcher{match_sets, Asked::InTurn, Source::Party},
    Matcher{match_refunds, Asked::InTurn, Source::Party},
    Matcher{match_templates, Asked::InTurn, Source::Template},
    Matcher{match_short_names, Asked::InTurn, Source::Name},
    Matcher{match_amounts, Asked::InTurn, Source::Amount},
    Matcher{match_foreign_numbers, Asked::Last},
    Matcher{match_net_remittances, Asked::Last},
    Matcher{match_counted_sums, Asked::Last},
    Matcher{match_sets_of_all, Asked::Last},
    Matcher{match_on_account, Asked::Last},
};

} // namespace comptoir::reconcile
