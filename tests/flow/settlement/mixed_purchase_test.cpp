// One purchase of fixed assets and charges whose VAT waits: each has its own account of tax
// deducted.
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class MixedPurchase : public testing::Test {
protected:
    // Of 100.00 assets and 50.00 charges, 30.00 of tax in one row, or in two.
    ledger::RowId purchase(bool two_rates = false) {
        ledger::Entry entry;
        entry.journal = "AC";
        entry.date = entry.piece_date.emplace(october(1));
        entry.piece = entry.label = "MX";
        const auto add = [&](const char* account, std::int64_t cents) {
            ledger::EntryRow row;
            row.account = account;
            row.amount = eur(cents);
            entry.rows.push_back(std::move(row));
        };
        add("401000", -18000);
        entry.rows.front().party = "FAARO";
        add("218300", 10000);
        add("606100", 5000);
        add("445640", two_rates ? 2000 : 3000);
        if (two_rates)
            add("445640", 1000);
        const auto id = value_of(one.dossier.write<ledger::EntryId>(
            [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
        return one.entry(id).rows.front().id;
    }
    reconcile::MatchId pay(ledger::RowId item, std::int64_t cents, int day) {
        const auto lines = one.lines({{-cents, october(day), "AARO"}});
        return value_of(one.match({.lines = lines, .targets = {to_item(item, eur(-cents))}}));
    }
    void expect_deducted(std::int64_t assets, std::int64_t charges) {
        EXPECT_EQ(one.balance("445620"), assets);
        EXPECT_EQ(one.balance("445660"), charges);
        one.expect_check_passes();
    }
    SettlementDossier one;
};

TEST_F(MixedPurchase, EachShareGoesToItsAccount) {
    const auto made = pay(purchase(), 18000, 5);
    expect_deducted(2000, 1000);
    ASSERT_TRUE(one.undo(made));
    expect_deducted(0, 0);
}

TEST_F(MixedPurchase, NoCentDriftsOverInstalments) {
    const auto item = purchase();
    std::vector<reconcile::MatchId> made;
    for (const auto& [cents, day] : {std::pair(3333, 5), std::pair(7777, 6), std::pair(1, 7)})
        made.push_back(pay(item, cents, day));
    made.push_back(pay(item, 18000 - 3333 - 7777 - 1, 8));
    expect_deducted(2000, 1000);
    ASSERT_TRUE(one.undo(made[3]));
    made.push_back(pay(item, 18000 - 3333 - 7777 - 1, 9));
    expect_deducted(2000, 1000);
}

TEST_F(MixedPurchase, OfTwoRowsOfTaxNothingTellsWhichIsWhose) {
    pay(purchase(true), 18000, 5);
    expect_deducted(3000, 0);
}

TEST_F(MixedPurchase, OneKindAloneHasOneAccount) {
    pay(one.purchase(
            {.party = "FAARO", .piece = "F1", .rates = {{10000, 2000}}, .charge = "218300"}),
        12000, 5);
    expect_deducted(2000, 0);
    pay(one.purchase({.party = "FAARO", .piece = "F2", .rates = {{5000, 1000}}}), 6000, 6);
    expect_deducted(2000, 1000);
}

} // namespace
} // namespace comptoir::test
