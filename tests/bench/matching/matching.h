#pragma once

namespace comptoir::bench {

struct MatchingSettings {
    int seeds = 20;
    int lines = 600; // bank lines of each world
    int first_seed = 1;
    int faults = 0;                    // how many wrong or missed answers to print
    bool wild = false, wilder = false; // worlds made to mislead
    bool fingerprint = false;          // one number for all that is proposed
    bool year = false;                 // after one year reconciled: learned, with templates
};

// Prints, by shape of line: answered unattended, right first proposal, wrong unattended.
void measure_matching(const MatchingSettings& settings);

} // namespace comptoir::bench
