// Law: matches undone in reverse order restore every balance, open amount, letter and state, step
// by step; in any other order, all undone is all as at the start. Seeds are printed.
#include "reconcile_dossier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace comptoir::test {
namespace {

class Play {
public:
    explicit Play(std::uint64_t seed) : m_random(seed) {
        for (int i = 0; i < 10; ++i)
            m_items.push_back(
                one.invoice(i % 2 ? "FAARO" : "FORANGE", "F2026" + std::to_string(100 + i),
                            -(5000 + pick(5) * 1000), october(1 + static_cast<int>(pick(9)))));
        for (int i = 0; i < 4; ++i)
            m_movements.push_back(one.bank_entry(-(5000 + i * 1000), october(11),
                                                 "VIR " + std::to_string(i), "401000",
                                                 i % 2 ? "FAARO" : "FORANGE"));
        std::vector<LineSpec> specs;
        for (int i = 0; i < 16; ++i)
            specs.push_back({-(1000 + pick(9) * 1000), october(12 + static_cast<int>(pick(10))),
                             "VIR " + std::to_string(i)});
        for (int i = 0; i < 4; ++i)
            specs.push_back({-(5000 + i * 1000), october(11), "MOUVEMENT " + std::to_string(i)});
        m_lines = one.lines(specs);
        for (std::size_t i = 0; i < specs.size(); ++i)
            m_cents.push_back(specs[i].cents);
    }

    std::int64_t pick(std::uint64_t below) { return static_cast<std::int64_t>(m_random() % below); }

    // A random match; refusals are part of the game. 0 when refused.
    reconcile::MatchId act() {
        app::ManualMatch request;
        const auto line = static_cast<std::size_t>(pick(m_lines.size()));
        request.lines = {m_lines[line]};
        const Money amount = eur(m_cents[line]);
        switch (pick(4)) {
        case 0: // one invoice, in part or whole
            request.targets = {to_item(any_item())};
            break;
        case 1: { // two invoices
            const Money first = eur(amount.minor() / 2);
            request.targets = {to_item(any_item(), first), to_item(any_item(), amount - first)};
            break;
        }
        case 2: // an account
            request.targets = {to_account("627000", amount)};
            break;
        default: { // an existing movement, with an invoice of its party imputed to it half the time
            const auto i = static_cast<std::size_t>(pick(m_movements.size()));
            request.lines = {m_lines[16 + i]};
            request.targets = {to_entry(m_movements[i])};
            if (pick(2) == 0)
                request.targets.push_back(
                    to_item(m_items[(i % 2 ? 1U : 0U) + 2 * static_cast<std::size_t>(pick(5))]));
            break;
        }
        }
        const auto match = one.match(request);
        return match.value_or(reconcile::MatchId{});
    }

    ReconcileDossier one;

private:
    ledger::RowId any_item() { return m_items[static_cast<std::size_t>(pick(m_items.size()))]; }
    std::mt19937_64 m_random;
    std::vector<ledger::RowId> m_items;
    std::vector<ledger::EntryId> m_movements;
    std::vector<bank::LineId> m_lines;
    std::vector<std::int64_t> m_cents;
};

TEST(UndoLaw, MatchesUndoneInReverseOrderRestoreEverythingStepByStep) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        SCOPED_TRACE(seed);
        Play play(seed);
        std::vector<std::pair<reconcile::MatchId, std::string>> done; // match, books before it
        for (int step = 0; step < 25; ++step) {
            const std::string before = play.one.snapshot();
            if (const reconcile::MatchId match = play.act())
                done.emplace_back(match, before);
            else
                ASSERT_EQ(play.one.snapshot(), before) << "a refusal changed something";
        }
        ASSERT_GT(done.size(), 4U);
        play.one.expect_check_passes();
        while (!done.empty()) {
            expect_done(play.one.undo(done.back().first));
            ASSERT_EQ(play.one.snapshot(), done.back().second);
            done.pop_back();
        }
        play.one.expect_check_passes();
    }
}

TEST(UndoLaw, AllUndoneInAnyOrderIsAllAsAtTheStart) {
    for (std::uint64_t seed = 11; seed <= 14; ++seed) {
        SCOPED_TRACE(seed);
        Play play(seed);
        if (seed % 2 == 0)
            play.one.validate();
        const std::string before = play.one.snapshot();
        std::vector<reconcile::MatchId> done;
        for (int step = 0; step < 40; ++step) {
            if (!done.empty() && play.pick(3) == 0) {
                const auto at = static_cast<std::size_t>(play.pick(done.size()));
                expect_done(play.one.undo(done[at]));
                done.erase(done.begin() + static_cast<std::ptrdiff_t>(at));
            } else if (const reconcile::MatchId match = play.act()) {
                done.push_back(match);
            }
            if (seed % 2 == 0 && step == 20)
                play.one.validate(); // some settlements are now undone by reversal
            ASSERT_TRUE(play.one.report(october(31)).difference.is_zero());
        }
        while (!done.empty()) {
            const auto at = static_cast<std::size_t>(play.pick(done.size()));
            expect_done(play.one.undo(done[at]));
            done.erase(done.begin() + static_cast<std::ptrdiff_t>(at));
        }
        EXPECT_EQ(play.one.snapshot(), before);
        EXPECT_TRUE(play.one.report(october(31)).difference.is_zero());
        play.one.expect_check_passes();
    }
}

} // namespace
} // namespace comptoir::test
