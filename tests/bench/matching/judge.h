// What the matcher answered, held against the truth.
#pragma once

#include "world.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::bench {

struct Score {
    int lines = 0;
    int with_answer = 0; // something in the books answers the line
    int decidable = 0;   // … and the evidence leaves one answer
    int unattended = 0;  // answered unattended, rightly
    int decided = 0;     // of the decidable ones
    int right_first = 0; // first proposal right, unattended or not, of those with an answer
    int wrong = 0;       // unattended and wrong
    int wrong_first = 0; // one proposal, and wrong
    void add(const Score& other);
};

struct Fault {
    std::uint64_t seed = 0;
    std::string_view shape;
    std::string text; // label, answer and truth
    bool unattended = false;
};

struct Judgement {
    std::map<std::string_view, Score> by_shape;
    Score all;
    std::vector<Fault> faults;
};

void judge(const World& world, const std::vector<reconcile::Proposal>& proposals,
           Judgement& judgement);

} // namespace comptoir::bench
