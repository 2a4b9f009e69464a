// Undo of everything, link by link and all or nothing, also months later when the period is closed.
#include "comptoir/app/returned_payment.h"
#include "comptoir/app/write_off.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

#include <random>

namespace comptoir::test {
namespace {

using reconcile::MatchId;

class LinkByLink : public testing::Test {
protected:
    Result<MatchId> write_off(const app::WriteOff& request) {
        return one.dossier.write<MatchId>(
            [&](app::Writer& writer) { return app::write_off(writer, request); });
    }
    SettlementDossier one;
};

TEST_F(LinkByLink, MonthsLaterAReversalOnTheFirstOpenDayNamesTheTrueOne) {
    const auto item = one.sale({.party = "CDURAND",
                                .piece = "V1",
                                .rates = {{10000, 2000}},
                                .day = *Date::from_ymd(2026, 3, 2)});
    const Date paid_on = *Date::from_ymd(2026, 3, 10);
    const auto lines = one.lines({{11760, paid_on, "DURAND ESCOMPTE"}});
    const MatchId match =
        value_of(one.match({.lines = lines, .targets = {to_item(item)}, .difference = "discount"}));
    one.validate();
    one.close_until(*Date::from_ymd(2026, 6, 30));
    expect_done(one.undo(match));
    int reversals = 0;
    for (const ledger::Entry& entry : one.entries()) {
        if (entry.origin != ledger::EntryOrigin::Reversal)
            continue;
        ++reversals;
        EXPECT_EQ(entry.date, *Date::from_ymd(2026, 7, 1));
        EXPECT_NE(entry.label.find("10/03/2026"), std::string::npos) << entry.label;
        EXPECT_EQ(entry.state, ledger::EntryState::Validated);
    }
    EXPECT_EQ(reversals, 2) << "the settlement, and the VAT it made due";
    EXPECT_EQ(one.balance("445740"), -2000);
    EXPECT_EQ(one.balance("445710"), 0);
    EXPECT_EQ(one.balance("665000"), 0);
    ASSERT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.open_items()[0].open, eur(12000));
    one.expect_check_passes();
    // The line is free again and can be matched once more.
    value_of(one.match({.lines = lines, .targets = {to_item(item)}, .difference = "discount"}));
    EXPECT_EQ(one.balance("445710"), -1960);
    one.expect_check_passes();
}

TEST_F(LinkByLink, WithoutAnOpenYearNothingIsUndoneAtAll) {
    const auto lines = one.lines({{-720, *Date::from_ymd(2026, 12, 30), "FRAIS"}});
    const MatchId match = value_of(write_off({.lines = lines, .type = "fee"}));
    one.dossier.clock().advance_ms(std::int64_t{90} * 24 * 3600 * 1000);
    one.validate();
    one.close_until(*Date::from_ymd(2026, 12, 31));
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(one.undo(match)), "ledger.outside_years");
    EXPECT_EQ(one.snapshot(), before);
    one.expect_check_passes();
}

TEST_F(LinkByLink, RandomActsOfEveryKindUndoneInAnyOrderLeaveTheStart) {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        SCOPED_TRACE(seed);
        SettlementDossier books;
        std::mt19937_64 random(seed);
        const auto pick = [&](std::uint64_t below) {
            return static_cast<std::size_t>(random() % below);
        };
        std::vector<ledger::RowId> items;
        std::vector<LineSpec> specs;
        for (int i = 0; i < 6; ++i) {
            items.push_back(books.sale({.party = i % 2 ? "CDURAND" : "CCLINIQUE",
                                        .piece = "V" + std::to_string(i),
                                        .rates = {{9000 + i * 777, 1800 + i * 111}}}));
            specs.push_back({10800 + i * 888 - static_cast<int>(pick(3)) * 100, october(10 + i),
                             "VIR " + std::to_string(i)});
        }
        const auto lines = books.lines(specs);
        books.validate();
        const std::string before = books.snapshot();
        const char* const types[] = {"settlement", "discount", "fee", "exchange"};
        std::vector<MatchId> done;
        for (int step = 0; step < 30; ++step) {
            if (!done.empty() && pick(3) == 0) {
                const std::size_t at = pick(done.size());
                expect_done(books.undo(done[at]));
                done.erase(done.begin() + static_cast<std::ptrdiff_t>(at));
            } else {
                app::ManualMatch request{.lines = {lines[pick(lines.size())]},
                                         .targets = {to_item(items[pick(items.size())])}};
                if (pick(2) == 0)
                    request.difference = types[pick(4)];
                if (const auto match = books.match(request))
                    done.push_back(*match);
            }
            if (step == 14)
                books.validate();
            ASSERT_TRUE(books.check("vat.moves").ok);
            ASSERT_TRUE(books.report(october(31)).difference.is_zero());
        }
        books.expect_check_passes();
        while (!done.empty()) {
            const std::size_t at = pick(done.size());
            expect_done(books.undo(done[at]));
            done.erase(done.begin() + static_cast<std::ptrdiff_t>(at));
        }
        EXPECT_EQ(books.snapshot(), before);
        books.expect_check_passes();
    }
}

} // namespace
} // namespace comptoir::test
