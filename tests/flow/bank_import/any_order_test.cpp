// The law: whatever pieces of one history are imported, in whatever order and overlap, the lines
// are those of the history, each once, and every stored statement's balances hold. COMPTOIR_SEEDS=n
// in the environment tries n histories of each kind.
#include "bank_dossier.h"

#include <algorithm>
#include <cstdlib>
#include <random>

namespace comptoir::app {
namespace {

using test::BankDossier;
using test::camt_text;
using test::cfonb_text;
using test::cut;
using test::ofx_text;
using test::TextLine;
using test::Totals;

constexpr std::int64_t k_opening = 10'000'00;

using Piece = std::pair<std::size_t, std::size_t>; // [from, to)

// Pieces that together hold the whole history; some overlap, some only touch.
std::vector<Piece> pieces_of(std::mt19937& random, const std::vector<TextLine>& history,
                             bool whole_days) {
    std::vector<std::size_t> borders{0, history.size()};
    for (std::size_t index = 1; index < history.size(); ++index)
        if (!whole_days || history[index].booked_on != history[index - 1].booked_on)
            borders.push_back(index);
    std::sort(borders.begin(), borders.end());
    std::vector<std::size_t> cuts{0, history.size()};
    for (int count = 0; count < 3; ++count)
        cuts.push_back(borders[random() % borders.size()]);
    std::sort(cuts.begin(), cuts.end());
    std::vector<Piece> pieces;
    for (std::size_t index = 0; index + 1 < cuts.size(); ++index)
        if (cuts[index] < cuts[index + 1])
            pieces.emplace_back(cuts[index], cuts[index + 1]);
    for (int count = 0; count < 3; ++count) {
        const std::size_t a = borders[random() % borders.size()];
        const std::size_t b = borders[random() % borders.size()];
        if (a != b)
            pieces.emplace_back(std::min(a, b), std::max(a, b));
    }
    std::shuffle(pieces.begin(), pieces.end(), random);
    return pieces;
}

struct Setting {
    const char* name;
    bool whole_days, twins;
    int formats = 1; // CAMT, CFONB, OFX
};

class AnyOrder : public testing::TestWithParam<Setting> {};

TEST_P(AnyOrder, OfOverlappingPiecesGivesTheHistoryOnce) {
    const Setting& setting = GetParam();
    const char* more = std::getenv("COMPTOIR_SEEDS");
    const unsigned seeds = more ? static_cast<unsigned>(std::stoul(more)) : 8;
    for (unsigned seed = 1; seed <= seeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        const auto history = test::random_history(random, 24, setting.twins);
        BankDossier dossier;
        Totals all;
        const auto pieces = pieces_of(random, history, setting.whole_days);
        std::string order;
        for (const auto& [from, to] : pieces)
            order += " " + std::to_string(from) + "-" + std::to_string(to);
        SCOPED_TRACE("pieces" + order);
        for (const auto& [from, to] : pieces) {
            const auto statement = cut(history, k_opening, from, to);
            const auto format = random() % static_cast<unsigned>(setting.formats);
            const Totals totals = dossier.import_text(format == 0   ? camt_text({statement})
                                                      : format == 1 ? cfonb_text({statement})
                                                                    : ofx_text(statement));
            EXPECT_EQ(totals.fresh + totals.known + totals.doubtful,
                      static_cast<std::int64_t>(to - from));
            SCOPED_TRACE("after piece " + std::to_string(from) + "-" + std::to_string(to));
            expect_balances_hold(dossier);
            all.fresh += totals.fresh;
            all.doubtful += totals.doubtful;
        }
        EXPECT_EQ(dossier.lines(setting.formats == 1), lines_of(history, setting.formats == 1));
        EXPECT_EQ(all.doubtful, 0);
        EXPECT_EQ(all.fresh, static_cast<std::int64_t>(history.size()));
        if (HasFailure())
            return;
    }
}

INSTANTIATE_TEST_SUITE_P(Settings, AnyOrder,
                         testing::Values(Setting{"WholeDays", true, false},
                                         Setting{"WholeDaysWithTwins", true, true},
                                         Setting{"WholeDaysInTwoFormats", true, true, 2},
                                         Setting{"WholeDaysInThreeFormats", true, false, 3},
                                         Setting{"CutAnywhere", false, false},
                                         Setting{"CutAnywhereWithTwins", false, true}),
                         [](const auto& setting) { return std::string(setting.param.name); });

} // namespace
} // namespace comptoir::app
