// One purchase of fixed assets and charges whose VAT waits: each has its own account of tax
// deducted.
#include "comptoir/app/returned_payment.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class MixedPurchase : public testing::Test {
protected:
    using Rows = std::vector<std::pair<const char*, std::int64_t>>;
    // Of 100.00 assets and 50.00 charges, 30.00 of tax in one row, or in two.
    ledger::RowId purchase(bool two_rates = false) {
        if (two_rates)
            return bill({{"218300", 10000}, {"606100", 5000}, {"445640", 2000}, {"445640", 1000}});
        return bill({{"218300", 10000}, {"606100", 5000}, {"445640", 3000}});
    }
    ledger::RowId bill(const Rows& rows, const std::string& piece = "MX") {
        ledger::Entry entry;
        entry.journal = "AC";
        entry.date = entry.piece_date.emplace(october(1));
        entry.piece = entry.label = piece;
        entry.rows.resize(1);
        entry.rows.front().account = "401000";
        entry.rows.front().party = "FAARO";
        std::int64_t gross = 0;
        for (const auto& [account, cents] : rows) {
            ledger::EntryRow row;
            row.account = account;
            row.amount = eur(cents);
            entry.rows.push_back(std::move(row));
            gross += cents;
        }
        entry.rows.front().amount = eur(-gross);
        const auto id = value_of(one.dossier.write<ledger::EntryId>([&](app::Writer& writer) {
            for (const char* number : {"635410", "609000", "218200"})
                if (!storage::account_exists(writer.database(), number))
                    storage::insert_account(writer.database(), {number, "Essai"});
            return app::post_draft(writer, entry);
        }));
        return one.entry(id).rows.front().id;
    }
    // The books as a version left them that deducted all of it with the assets.
    void put_all_on_assets() {
        one.run_sql("UPDATE entry_row SET account = '445620' WHERE account = '445660'");
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

// 59.11 of the car's tax were deducted as that of charges.
TEST_F(MixedPurchase, WhatBearsNoTaxHasNoShareOfIt) {
    pay(bill({{"218200", 2000000}, {"635410", 30000}, {"445640", 400000}}), 2430000, 5);
    expect_deducted(400000, 0);
}

TEST_F(MixedPurchase, OfARebateNothingTellsWhatItIsOn) {
    const auto made =
        pay(bill({{"218300", 1000000}, {"609000", -100000}, {"445640", 180000}}), 1080000, 5);
    expect_deducted(180000, 0);
    ASSERT_TRUE(one.undo(made));
    expect_deducted(0, 0);
}

TEST_F(MixedPurchase, ATaxThatNoRateMakesOfBothIsNotSplit) {
    pay(bill({{"218300", 10000}, {"606100", 5000}, {"445640", 2000}}), 17000, 5);
    expect_deducted(2000, 0);
}

TEST_F(MixedPurchase, ACreditNoteIsSplitTheSame) {
    const auto item = purchase();
    const auto note = bill({{"218300", -1000}, {"606100", -500}, {"445640", -300}}, "AV");
    const auto lines = one.lines({{-16200, october(5), "AARO"}});
    value_of(one.match(
        {.lines = lines, .targets = {to_item(item, eur(-18000)), to_item(note, eur(1800))}}));
    expect_deducted(1800, 900);
}

// It was taken for split, so that the charges never had their share.
TEST_F(MixedPurchase, WhatWasDeductedOtherwiseCountsWhereItStands) {
    const auto item = purchase();
    pay(item, 9000, 5);
    put_all_on_assets();
    expect_deducted(1500, 0);
    const auto rest = pay(item, 9000, 6);
    expect_deducted(2000, 1000);
    ASSERT_TRUE(one.undo(rest));
    expect_deducted(1500, 0);
}

TEST_F(MixedPurchase, WhatComesBackLeavesTheAccountItStandsOn) {
    const auto paid = pay(purchase(), 18000, 5);
    put_all_on_assets();
    const auto back = one.lines({{18000, october(9), "REJET"}}).front();
    value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_return(writer, back, paid); }));
    expect_deducted(0, 0);
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
