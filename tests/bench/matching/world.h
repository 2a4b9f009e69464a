// Invented books and bank lines with the true answer of each line, to measure the matcher by.
//
// A world is made from its seed alone. Its habits (numbering, how banks cut and stain references,
// how names are shortened, how amounts repeat) are drawn anew for each seed, so that no rule can be
// fitted to one of them.
#pragma once

#include "comptoir/reconcile/types.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::bench {

// What a line truly is, holder's side. No part: nothing in the books answers it.
struct Truth {
    struct Part {
        ledger::RowId row;
        std::int64_t minor = 0;
        std::string account, party; // of what is no row: a fee, a discount, an excess, 58
    };
    std::vector<Part> parts;
    // The evidence leaves one answer, up to equal pieces of one party.
    bool decidable = false;
};

struct World {
    std::uint64_t seed = 0;
    reconcile::Books books;
    std::vector<reconcile::LineFacts> lines;
    std::vector<Truth> truths;            // as lines
    std::vector<std::string_view> shapes; // as lines
};

// One world whose first lines are those of the year before.
struct TwoYears {
    World world;
    std::size_t first_year = 0;
    std::vector<reconcile::EntryTemplate> templates; // made during the first year
};
TwoYears make_two_years(std::uint64_t seed, int cases);
// The second year, after Comptoir and a person reconciled the first: what was paid is gone, what
// was decided is learned, and the templates stand.
World second_year(TwoYears years);

// About `cases` bank lines.
World make_world(std::uint64_t seed, int cases);

} // namespace comptoir::bench
