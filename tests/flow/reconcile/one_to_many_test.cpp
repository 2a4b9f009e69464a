// One line for many pieces of many third parties, all or nothing (C20, C21).
#include "acts_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

// What the card terminal paid in for three customers, less what the bank keeps.
struct CardDeposit : ActsDossier {
    CardDeposit() {
        items = {invoice("CDURAND", "V1", 12000, october(1)),
                 invoice("CCLINIQUE", "V2", 30000, october(2)),
                 invoice("CMARTIN", "V3", 8000, october(3))};
        line = lines({{49100, october(12), "REMISE CB CONTRAT 4412"}}).front();
    }
    ledger::RowId invoice(const std::string& party, const std::string& piece, std::int64_t cents,
                          Date day) {
        value_of(dossier.write<ledger::Party>([&](app::Writer& writer) {
            return app::set_party(writer, {.code = party, .name = party});
        }));
        return ReconcileDossier::invoice(party, piece, cents, day);
    }
    std::vector<app::ManualTarget> targets(std::int64_t fee) {
        std::vector<app::ManualTarget> all;
        for (const ledger::RowId item : items)
            all.push_back(to_item(item));
        all.push_back(to_account("627000", eur(fee)));
        return all;
    }
    std::vector<ledger::RowId> items;
    bank::LineId line;
};

TEST(OneToMany, ALineOfThreeCustomersAndItsFeeIsOneEntryThatSettlesEach) {
    CardDeposit one;
    const std::string before = one.snapshot();
    const auto match = value_of(one.match_lines({one.line}, one.targets(-900)));
    const ledger::Entry settlement = one.entries().back();
    ASSERT_EQ(settlement.rows.size(), 5U);
    std::int64_t customers = 0;
    for (const ledger::EntryRow& row : settlement.rows)
        customers += row.account == "411000" ? row.amount.minor() : 0;
    EXPECT_EQ(customers, -50000);
    for (const char* party : {"CDURAND", "CCLINIQUE", "CMARTIN"})
        EXPECT_TRUE(std::any_of(settlement.rows.begin(), settlement.rows.end(),
                                [&](const ledger::EntryRow& row) { return row.party == party; }))
            << party;
    EXPECT_EQ(settlement.rows.back().account, "512100");
    EXPECT_EQ(settlement.rows.back().amount, eur(49100));
    EXPECT_TRUE(one.open_items().empty());
    EXPECT_TRUE(one.report(october(31)).difference.is_zero());
    one.expect_check_passes();
    expect_done(one.undo(match));
    EXPECT_EQ(one.snapshot(), before);
}

TEST(OneToMany, ACentTooMuchOrOneCustomerPaidMeanwhileStopsAll) {
    CardDeposit one;
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(one.match_lines({one.line}, one.targets(-901))),
              "reconcile.totals_differ");
    EXPECT_EQ(refusal_of(one.match_lines({one.line}, one.targets(-900 + 100))),
              "reconcile.totals_differ");
    auto twice = one.targets(-900);
    twice.insert(twice.begin(), to_item(one.items[0]));
    EXPECT_EQ(refusal_of(one.match_lines({one.line}, twice)), "reconcile.ticked_twice");
    EXPECT_EQ(one.snapshot(), before);
    const auto other = one.lines({{12000, october(13), "VIR DURAND"}}, 49100).front();
    value_of(one.match_lines({other}, {to_item(one.items[0])}));
    const std::string paid = one.snapshot();
    EXPECT_EQ(refusal_of(one.match_lines({one.line}, one.targets(-900))), "reconcile.item_settled");
    EXPECT_EQ(one.snapshot(), paid);
}

// C21: of fifty vouchers the last one is refused; the first forty-nine are as they were.
class FiftyVouchers : public testing::Test {
protected:
    FiftyVouchers() {
        for (int i = 0; i < 50; ++i)
            items.push_back(one.invoice(i % 2 ? "CDURAND" : "CCLINIQUE", "T" + std::to_string(i),
                                        1000 + i, october(1)));
        deposit = one.lines({{50 * 1000 + 49 * 25, october(12), "REMISE CB"}}).front();
    }
    std::vector<app::ManualTarget> all() {
        std::vector<app::ManualTarget> targets;
        for (const ledger::RowId item : items)
            targets.push_back(to_item(item));
        return targets;
    }
    void expect_refused(const std::vector<app::ManualTarget>& targets, const std::string& code) {
        const std::string before = one.snapshot();
        const std::size_t entries = one.entries().size();
        EXPECT_EQ(refusal_of(one.match_lines({deposit}, targets)), code);
        EXPECT_EQ(one.snapshot(), before) << "nothing of the forty-nine is written";
        EXPECT_EQ(one.entries().size(), entries);
        EXPECT_FALSE(one.line(deposit).match);
    }
    ActsDossier one;
    std::vector<ledger::RowId> items;
    bank::LineId deposit;
};

TEST_F(FiftyVouchers, TheLastOfWhichIsSettledAlreadyStopAll) {
    const auto other = one.lines({{1049, october(13), "VIR DURAND T49"}}, 51225).front();
    value_of(one.match_lines({other}, {to_item(items.back())}));
    expect_refused(all(), "reconcile.item_settled");
    one.expect_check_passes();
}

TEST_F(FiftyVouchers, TheLastOfWhichIsAskedForMoreThanIsOpenStopAll) {
    auto targets = all();
    targets.back().amount = eur(1050);
    expect_refused(targets, "reconcile.more_than_open");
    targets.back().amount = eur(-1049);
    expect_refused(targets, "reconcile.more_than_open");
    targets.pop_back();
    expect_refused(targets, "reconcile.totals_differ");
    targets.push_back({.kind = reconcile::TargetKind::Invoice, .row = ledger::RowId{999'999}});
    expect_refused(targets, "app.not_found");
}

TEST_F(FiftyVouchers, ThatAreAllGoodAreClearedInOneEntryAndComeBackWithOneUndo) {
    const std::string before = one.snapshot();
    const auto match = value_of(one.match_lines({deposit}, all()));
    EXPECT_TRUE(one.open_items().empty());
    EXPECT_EQ(one.entries().back().rows.size(), 51U);
    one.expect_check_passes();
    expect_done(one.undo(match));
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_EQ(one.open_items().size(), 50U);
}

} // namespace
} // namespace comptoir::test
