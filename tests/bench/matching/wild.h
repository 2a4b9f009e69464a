// A second kind of invented world, made to mislead: names inside names, sisters and homonyms, one
// numbering for several suppliers, numbers that look like days and amounts, payers that are not the
// debtor, labels of several banks and languages. What must hold on it is that nothing is wrong.
#pragma once

#include "world.h"

namespace comptoir::bench {

World make_wild_world(std::uint64_t seed, int cases);
// More banks (labels of 31, 32, 35, 70 and 140 characters, tagged texts) and more that people and
// banks write: ranges of numbers, instalments, small differences, loans, wages, levies, rejects.
World make_wilder_world(std::uint64_t seed, int cases);

} // namespace comptoir::bench
