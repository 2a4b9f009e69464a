#include "matching.h"

#include "fingerprint.h"
#include "judge.h"
#include "wild.h"

#include <algorithm>
#include <cstdio>

namespace comptoir::bench {

namespace {

int percent_tenths(int part, int whole) {
    return whole == 0 ? 1000 : static_cast<int>((part * 1000LL) / whole);
}

World world_of(const MatchingSettings& settings, std::uint64_t seed) {
    if (settings.year)
        return second_year(make_two_years(seed, settings.lines));
    if (settings.wilder)
        return make_wilder_world(seed, settings.lines);
    return settings.wild ? make_wild_world(seed, settings.lines) : make_world(seed, settings.lines);
}

void print_row(const char* name, const Score& score) {
    const int decided = percent_tenths(score.decided, score.decidable);
    const int first = percent_tenths(score.right_first, score.with_answer);
    std::printf("| %s | %d | %d of %d (%d.%d %%) | %d of %d (%d.%d %%) | %d | %d |\n", name,
                score.lines, score.decided, score.decidable, decided / 10, decided % 10,
                score.right_first, score.with_answer, first / 10, first % 10, score.wrong,
                score.wrong_first);
}

} // namespace

void measure_matching(const MatchingSettings& settings) {
    Judgement judgement;
    Fingerprint fingerprint;
    for (int i = 0; i < settings.seeds; ++i) {
        const auto seed = static_cast<std::uint64_t>(settings.first_seed + i);
        const World world = world_of(settings, seed);
        const std::vector<reconcile::Proposal> proposals =
            reconcile::propose(world.lines, world.books, {}, {});
        judge(world, proposals, judgement);
        fingerprint.add(proposals);
    }
    std::printf("| Shape | Lines | Decidable, answered unattended | Right first proposal | Wrong "
                "unattended | Wrong proposal |\n|---|---:|---:|---:|---:|---:|\n");
    for (const auto& [shape, score] : judgement.by_shape)
        print_row(std::string(shape).c_str(), score);
    print_row("**all**", judgement.all);
    if (settings.fingerprint)
        std::printf("answers %016llx\n", static_cast<unsigned long long>(fingerprint.value()));
    // What is wrong is shown before what is missed.
    std::stable_sort(judgement.faults.begin(), judgement.faults.end(),
                     [](const Fault& a, const Fault& b) { return a.unattended > b.unattended; });
    for (std::size_t i = 0;
         i < std::min(judgement.faults.size(), static_cast<std::size_t>(settings.faults)); ++i) {
        const Fault& fault = judgement.faults[i];
        std::printf("%s seed %llu, %s: %s\n", fault.unattended ? "WRONG" : "missed",
                    static_cast<unsigned long long>(fault.seed), std::string(fault.shape).c_str(),
                    fault.text.c_str());
    }
}

} // namespace comptoir::bench
