// Law: however an invoice is settled, in whatever instalments and undone in whatever order, what is
// paid in full has moved its tax whole, what is not paid has moved none. Seeds are printed.
#include "comptoir/storage/repositories/vat_repository.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

#include <random>

namespace comptoir::test {
namespace {

class Play {
public:
    explicit Play(std::uint64_t seed) : m_random(seed) {
        for (int i = 0; i < 6; ++i) {
            SettlementDossier::Bill bill{.party = i % 2 ? "CDURAND" : "CCLINIQUE",
                                         .piece = "V" + std::to_string(i),
                                         .rates = {}};
            for (std::int64_t rate = 0; rate <= pick(3); ++rate) {
                const std::int64_t net = 1 + pick(9000);
                bill.rates.push_back({net, 1 + net / (4 + pick(10))});
                m_waiting -= bill.rates.back().vat;
                m_gross += net + bill.rates.back().vat;
            }
            m_items.push_back(one.sale(bill));
        }
        std::vector<LineSpec> specs;
        for (int i = 0; i < 60; ++i)
            specs.push_back({1 + pick(6000), october(5 + static_cast<int>(pick(20))),
                             "VIR " + std::to_string(i)});
        m_lines = one.lines(specs);
    }

    std::int64_t pick(std::uint64_t below) { return static_cast<std::int64_t>(m_random() % below); }
    std::size_t at(std::size_t size) { return static_cast<std::size_t>(pick(size)); }

    void act() {
        if (!m_done.empty() && pick(3) == 0)
            return undo(at(m_done.size()));
        // One or two invoices; refusals are part of the game.
        app::ManualMatch request{.lines = {m_lines[at(m_lines.size())]}, .targets = {}};
        request.targets.push_back(to_item(m_items[at(m_items.size())]));
        if (pick(3) == 0)
            request.targets.push_back(to_item(m_items[at(m_items.size())]));
        if (const auto match = one.match(request))
            m_done.push_back(*match);
    }

    void undo(std::size_t index) {
        expect_done(one.undo(m_done[index]));
        m_done.erase(m_done.begin() + static_cast<std::ptrdiff_t>(index));
    }

    void undo_all() {
        while (!m_done.empty())
            undo(at(m_done.size()));
        std::int64_t open = 0;
        for (const ledger::OpenItem& item : one.open_items())
            open += item.open.minor();
        EXPECT_EQ(open, m_gross);
        EXPECT_EQ(one.balance("445740"), m_waiting);
        EXPECT_EQ(one.balance("445710"), 0);
    }

    // The rest of every invoice is paid to the cent.
    void pay_all() {
        std::vector<LineSpec> specs;
        std::vector<ledger::RowId> items;
        for (const ledger::OpenItem& item : one.open_items()) {
            specs.push_back({item.open.minor(), october(28), "SOLDE " + item.piece});
            items.push_back(item.id);
        }
        if (specs.empty())
            return;
        const auto lines = one.lines(specs);
        for (std::size_t i = 0; i < lines.size(); ++i)
            m_done.push_back(
                value_of(one.match({.lines = {lines[i]}, .targets = {to_item(items[i])}})));
        EXPECT_EQ(one.balance("445740"), 0);
        EXPECT_EQ(one.balance("445710"), m_waiting);
    }

    std::string fault() {
        return value_of(
            one.dossier.read<std::string>([](app::Reader& reader) -> Result<std::string> {
                return storage::vat_move_fault(reader.database());
            }));
    }

    SettlementDossier one;

private:
    std::mt19937_64 m_random;
    std::int64_t m_waiting = 0, m_gross = 0;
    std::vector<ledger::RowId> m_items;
    std::vector<bank::LineId> m_lines;
    std::vector<reconcile::MatchId> m_done;
};

TEST(VatLaw, PaidWholeIsMovedWholeAndUndoneIsAsBefore) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE(seed);
        Play play(seed);
        for (int step = 0; step < 40; ++step) {
            play.act();
            if (seed % 2 == 0 && step % 13 == 12)
                play.one.validate();
            ASSERT_EQ(play.fault(), "") << "step " << step;
        }
        play.pay_all();
        play.one.expect_check_passes();
        play.undo_all();
        play.one.expect_check_passes();
    }
}

} // namespace
} // namespace comptoir::test
