// VAT on receipts beside what is no payment: losses, retentions, and pieces whose year is not here.
#include "comptoir/app/returned_payment.h"
#include "comptoir/app/write_off.h"
#include "parts_not_paid.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

TEST_F(PartsNotPaid, TheTaxOfALossLeavesWithItAndIsNeverDue) {
    const auto item = sale();
    const auto on = line(2000);
    const std::string before = one.snapshot();
    const auto made =
        value_of(match(on, {to_item(item, eur(22550)), to_account("654000", eur(-20550))}));
    // 20.00 of 225.50 were paid: 1.77 of 20.00 and 0.49 of 5.50.
    expect_vat(0, 226);
    EXPECT_EQ(one.balance("654000"), 20550 - 2324);
    EXPECT_EQ(one.balance("411000"), 0);
    EXPECT_EQ(remarks(made), (std::vector<std::string>{"reconcile.vat_left_with_loss",
                                                       "reconcile.vat_left_with_loss"}));
    ASSERT_TRUE(one.undo(made));
    EXPECT_EQ(one.snapshot(), before);
    expect_vat(2550, 0);
}

TEST_F(PartsNotPaid, ALossAfterInstalmentsTakesTheTaxThatIsLeft) {
    const auto item = sale();
    value_of(match(line(10000, 5), {to_item(item, eur(10000))}));
    const std::string between = one.snapshot();
    const auto on = line(2550, 20);
    const auto made =
        value_of(match(on, {to_item(item, eur(12550)), to_account("654000", eur(-10000))}));
    // 125.50 of 225.50 were paid in all.
    expect_vat(0, 1419);
    EXPECT_EQ(one.balance("654000"), 10000 - 1131);
    one.validate();
    ASSERT_TRUE(one.undo(made)); // by reversals
    expect_vat(1419, 1131);
    EXPECT_EQ(one.balance("654000"), 0);
}

TEST_F(PartsNotPaid, APaymentAfterALossOfAPartMakesItsOwnTaxDue) {
    const auto item = sale();
    value_of(match(line(2000, 5), {to_item(item, eur(12550)), to_account("654000", eur(-10550))}));
    EXPECT_EQ(one.balance("445710"), -226);
    value_of(match(line(10000, 20), {to_item(item, eur(10000))}));
    expect_vat(0, 226 + 1131);
    EXPECT_EQ(one.balance("654000"), 10550 - 1193);
}

TEST_F(PartsNotPaid, ThePaymentThatComesBackTakesTheLossBackWhole) {
    const auto item = sale();
    const auto made = value_of(
        match(line(2000, 5), {to_item(item, eur(22550)), to_account("654000", eur(-20550))}));
    const auto back = line(-2000, 20);
    const auto returned = value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_return(writer, back, made); }));
    expect_vat(2550, 0);
    EXPECT_EQ(one.balance("654000"), 0);
    EXPECT_EQ(one.open_items().size(), 1U);
    ASSERT_TRUE(one.undo(returned));
    expect_vat(0, 226);
    EXPECT_EQ(one.balance("654000"), 20550 - 2324);
}

// The tax at 20 % came back to the loss alone: 0.00 and 2.26 left the accounts of the two rates.
TEST_F(PartsNotPaid, WhatComesBackLeavesTheAccountOfItsRate) {
    const auto post = [](app::Writer& writer, const std::string& piece, const Rows& rows) {
        ledger::Entry entry;
        entry.journal = "VE";
        entry.date = entry.piece_date.emplace(october(1));
        entry.piece = entry.label = piece;
        for (const auto& [account, cents] : rows) {
            ledger::EntryRow row;
            row.account = account;
            row.amount = eur(cents);
            row.party = row.account == "411000" ? "CDURAND" : "";
            entry.rows.push_back(std::move(row));
        }
        return app::post_draft(writer, entry);
    };
    const auto id = value_of(one.dossier.write<ledger::EntryId>([&](app::Writer& writer) {
        for (const auto& [number, label] : {std::pair("445741", "TVA en attente 20 %"),
                                            std::pair("445742", "TVA en attente 5,5 %"),
                                            std::pair("445711", "TVA collectée 20 %"),
                                            std::pair("445712", "TVA collectée 5,5 %")})
            storage::insert_account(writer.database(), {number, label});
        value_of(post(writer, "V0", {{"411000", 300}, {"445711", -100}, {"445712", -200}}));
        return post(writer, "V9",
                    {{"411000", 22550}, {"706000", -20000}, {"445741", -2000}, {"445742", -550}});
    }));
    const auto made = value_of(match(line(2000, 5), {to_item(one.entry(id).rows.front().id),
                                                     to_account("654000", eur(-20550))}));
    EXPECT_EQ(one.balance("445711"), -100 - 177);
    EXPECT_EQ(one.balance("445712"), -200 - 49);
    const auto back = line(-2000, 20);
    value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_return(writer, back, made); }));
    EXPECT_EQ(one.balance("445711"), -100);
    EXPECT_EQ(one.balance("445712"), -200);
    EXPECT_EQ(one.balance("445741"), -2000);
    EXPECT_EQ(one.balance("445742"), -550);
    EXPECT_EQ(one.balance("654000"), 0);
    one.expect_check_passes();
}

TEST_F(PartsNotPaid, AnUndoThatIsUndoneSaysEachRemarkOnce) {
    const auto made = value_of(
        match(line(2000, 5), {to_item(sale(), eur(22550)), to_account("654000", eur(-20550))}));
    const auto said = remarks(made);
    const auto kept = value_of(one.dossier.read<std::optional<app::KeptMatch>>(
        [&](app::Reader& reader) { return app::keep_match(reader, made); }));
    ASSERT_TRUE(kept);
    ASSERT_TRUE(one.undo(made));
    const auto again = value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_again(writer, *kept); }));
    EXPECT_EQ(remarks(again), said);
    expect_vat(0, 226);
}

TEST_F(PartsNotPaid, WrittenOffItIsTheSame) {
    const auto item = sale();
    const auto on = line(2000);
    app::WriteOff request;
    request.lines = {on};
    request.targets = {to_item(item, eur(22550))};
    request.type = app::k_other_difference;
    request.rows = {to_account("654000", eur(-20550))};
    value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::write_off(writer, request); }));
    expect_vat(0, 226);
}

TEST_F(PartsNotPaid, ALossWithARateIsRefused) {
    const auto item = sale();
    const auto on = line(2000);
    const std::string before = one.snapshot();
    auto loss = to_account("654000", eur(-20550));
    loss.vat_permille = 200;
    EXPECT_EQ(refusal_of(match(on, {to_item(item, eur(22550)), loss})), "reconcile.loss_with_rate");
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(PartsNotPaid, ALossBesideTwoInvoicesIsRefused) {
    const auto first = sale("V4"), second = sale("V5");
    const auto on = line(22550);
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(match(on, {to_item(first, eur(22550)), to_item(second, eur(22550)),
                                    to_account("654000", eur(-22550))})),
              "reconcile.loss_of_several");
    EXPECT_EQ(one.snapshot(), before);
}

// A loss beside a credit note and an invoice was booked with 180.00 of tax due instead of 146.67
// when the credit note came first.
TEST_F(PartsNotPaid, ALossIsSeenInWhateverOrderItsPiecesCome) {
    const auto note = one.sale({.party = "CDURAND", .piece = "AV1", .rates = {{-10000, -2000}}});
    const auto item = one.sale({.party = "CDURAND", .piece = "F1", .rates = {{100000, 20000}}});
    const auto on = line(88000);
    const auto loss = to_account("654000", eur(-20000));
    const auto of_note = to_item(note, eur(-12000)), of_item = to_item(item, eur(120000));
    const std::string before = one.snapshot();
    for (const Targets& targets :
         {Targets{of_note, of_item, loss}, Targets{of_item, of_note, loss},
          Targets{loss, of_note, of_item}, Targets{of_note, loss, of_item}})
        EXPECT_EQ(refusal_of(match(on, targets)), "reconcile.loss_of_several");
    for (const Targets& targets : {Targets{of_note, of_item, of_party("411700", -20000)},
                                   Targets{of_item, of_note, of_party("411700", -20000)}})
        EXPECT_EQ(refusal_of(match(on, targets)), "reconcile.retention_on_receipts");
    EXPECT_EQ(one.snapshot(), before);
    value_of(match(on, {of_note, to_item(item, eur(100000))})); // without the loss, what is paid
    expect_vat(18000 - 14667, 14667);
}

TEST_F(PartsNotPaid, ALossBesideACreditNoteThatIsMoreIsRefused) {
    const auto note = one.sale({.party = "CDURAND", .piece = "AV1", .rates = {{-100000, -20000}}});
    const auto item = one.sale({.party = "CDURAND", .piece = "F1", .rates = {{10000, 2000}}});
    const auto on = line(-112000);
    EXPECT_EQ(refusal_of(match(on, {to_item(note, eur(-120000)), to_item(item, eur(12000)),
                                    to_account("654000", eur(-4000))})),
              "reconcile.loss_of_several");
}

// 33.33 were taken off the tax due by hand, and once more off the tax that waits.
TEST_F(PartsNotPaid, ALossWhoseTaxIsSetApartByHandIsRefused) {
    const auto item = one.sale({.party = "CDURAND", .piece = "F1", .rates = {{100000, 20000}}});
    const auto on = line(100000);
    const std::string before = one.snapshot();
    for (const char* account : {"445710", "445740", "445660"})
        EXPECT_EQ(
            refusal_of(match(on, {to_item(item, eur(120000)), to_account("654000", eur(-16667)),
                                  to_account(account, eur(-3333))})),
            "reconcile.loss_with_rate")
            << account;
    EXPECT_EQ(one.snapshot(), before);
    value_of(match(on, {to_item(item, eur(120000)), to_account("654000", eur(-20000))}));
    expect_vat(0, 16667);
    EXPECT_EQ(one.balance("654000"), 16667);
}

TEST_F(PartsNotPaid, WithoutWaitingTaxItMayBeSetApartByHand) {
    const auto item = one.sale(
        {.party = "CDURAND", .piece = "V8", .rates = {{100000, 20000}}, .vat_account = "445710"});
    value_of(match(line(100000), {to_item(item, eur(120000)), to_account("654000", eur(-16667)),
                                  to_account("445710", eur(-3333))}));
    EXPECT_EQ(one.balance("445710"), -16667);
}

TEST_F(PartsNotPaid, WhatIsKeptBackStaysOpenOnTheInvoice) {
    const auto item = sale();
    const auto on = line(20000);
    const std::string before = one.snapshot();
    for (const char* account : {"411700", "416000", "471000"})
        EXPECT_EQ(refusal_of(match(on, {to_item(item, eur(22550)), of_party(account, -2550)})),
                  "reconcile.retention_on_receipts")
            << account;
    EXPECT_EQ(one.snapshot(), before);
    value_of(match(on, {to_item(item, eur(20000))}));
    expect_vat(288, 2262);
}

TEST_F(PartsNotPaid, SoDoesASuppliersRetention) {
    const auto item = one.purchase({.party = "FAARO", .piece = "G1", .rates = {{100000, 20000}}});
    const auto on = line(-60000);
    auto kept = to_account("401700", eur(6000));
    kept.party = "FAARO";
    EXPECT_EQ(refusal_of(match(on, {to_item(item, eur(-66000)), kept})),
              "reconcile.retention_on_receipts");
    value_of(match(on, {to_item(item, eur(-60000))}));
    EXPECT_EQ(one.balance("445660"), 10000);
}

// What was moved to 411700 without its tax: the payment books, but makes nothing due.
TEST_F(PartsNotPaid, WhatWasKeptBackIsPaidByAPersonWhileItsTaxWaits) {
    sale();
    entry_against("411700", 2550);
    one.lines({{2550, october(20), "VIR SEPA DURAND BATIMENT OD1"}});
    const app::ReconcileReport report = one.apply();
    ASSERT_EQ(report.lines.size(), 1U);
    const reconcile::Proposal& found = report.lines.front().proposal;
    EXPECT_FALSE(found.unattended);
    EXPECT_EQ(found.state, reconcile::LineState::Proposed) << "shown all the same";
    ASSERT_FALSE(found.reasons.empty());
    EXPECT_EQ(found.reasons.back().code.name, "reconcile.kept_back_vat_waits");
    EXPECT_EQ(one.balance("445740"), -2550);
}

TEST_F(PartsNotPaid, WhatWasKeptBackIsPaidUnattendedWhereNoTaxWaits) {
    one.sale(
        {.party = "CDURAND", .piece = "V9", .rates = {{10000, 2000}}, .vat_account = "445710"});
    entry_against("411700", 2550);
    one.lines({{2550, october(20), "VIR SEPA DURAND BATIMENT OD1"}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    one.expect_check_passes();
}

TEST_F(PartsNotPaid, WithoutWaitingTaxTheyAreAsBefore) {
    const auto item = one.sale(
        {.party = "CDURAND", .piece = "V6", .rates = {{10000, 2000}}, .vat_account = "445710"});
    auto loss = to_account("654000", eur(-10000));
    loss.vat_permille = 200; // a claim that is lost gives back the tax that was declared
    value_of(match(line(2000), {to_item(item, eur(12000)), loss}));
    EXPECT_EQ(one.balance("445710"), -2000 + 1667);
    EXPECT_EQ(one.balance("654000"), 8333);
    const auto other = one.sale(
        {.party = "CDURAND", .piece = "V7", .rates = {{10000, 2000}}, .vat_account = "445710"});
    value_of(match(line(11400, 20), {to_item(other, eur(12000)), of_party("411700", -600)}));
    one.expect_check_passes();
}

TEST_F(PartsNotPaid, OtherAccountsBesideTheInvoiceArePayments) {
    // A commission that was kept by who collected: the customer paid it all.
    value_of(match(line(21550), {to_item(sale(), eur(22550)), to_account("622000", eur(-1000))}));
    expect_vat(0, 2550);
}

TEST_F(PartsNotPaid, LetteringALossMovesNothingAndSaysSo) {
    const auto item = sale();
    const std::string before = one.snapshot();
    const auto done = letter({item, entry_against("654000", 22550)});
    expect_vat(2550, 0);
    EXPECT_FALSE(done.vat_entry);
    ASSERT_EQ(done.remarks.size(), 1U);
    EXPECT_EQ(done.remarks.front().code.name, "reconcile.vat_still_waits");
}

TEST_F(PartsNotPaid, NorDoesWhatIsMovedToDoubtfulCustomers) {
    const auto item = sale();
    value_of(match(line(20000), {to_item(item, eur(20000))}));
    const auto done = letter({item, entry_against("416000", 2550)});
    expect_vat(288, 2262);
    ASSERT_EQ(done.remarks.size(), 1U);
}

TEST_F(PartsNotPaid, ALossWhoseEntryTakesTheTaxOutIsWholeAlready) {
    const auto item = sale();
    const auto done = letter({item, entry_against("654000", 22550, 2550)});
    EXPECT_TRUE(done.remarks.empty());
    expect_vat(0, 0);
}

} // namespace
} // namespace comptoir::test
