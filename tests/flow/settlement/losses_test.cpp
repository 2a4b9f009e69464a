// What was paid of an entry that holds a loss too, and a loss that stands on 658.
#include "comptoir/app/returned_payment.h"
#include "comptoir/app/write_off.h"
#include "parts_not_paid.h"

namespace comptoir::test {
namespace {

class LossesOnReceipts : public PartsNotPaid {};

// --- Of an entry that holds the payment and the loss ---------------------------------------------

TEST_F(LossesOnReceipts, OfAnEntryWithPaymentAndLossThePartPaidIsDue) {
    const auto item = sale();
    const auto done = letter({item, paid_in_part(22550, {{"512100", 2000}, {"654000", 20550}})});
    // 20.00 of 225.50, as where the match books the loss; the rest waits, and is said.
    expect_vat(2550 - 226, 226);
    ASSERT_EQ(done.remarks.size(), 1U);
    EXPECT_EQ(done.remarks.front().code.name, "reconcile.vat_still_waits");
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::undo_letter(writer, done));
        return true;
    }));
    expect_vat(2550, 0);
}

TEST_F(LossesOnReceipts, SoItIsWhereAMatchImputesTheInvoiceToThatEntry) {
    const auto item = sale();
    const auto paid = paid_in_part(22550, {{"512100", 2000}, {"654000", 20550}});
    const auto on = line(2000);
    const std::string before = one.snapshot();
    const auto entry = value_of(
        one.dossier.read<ledger::EntryId>([&](app::Reader& reader) -> Result<ledger::EntryId> {
            return ledger::EntryId{
                reader.database().integer("SELECT entry_id FROM entry_row WHERE id = ?1", paid)};
        }));
    const auto made = value_of(match(on, {to_entry(entry)}));
    letter({item, paid});
    expect_vat(2550 - 226, 226);
    EXPECT_NE(one.snapshot(), before);
    EXPECT_TRUE(remarks(made).empty());
}

TEST_F(LossesOnReceipts, ALossOverTwoPiecesIsOfEachByWhatIsSettledOfIt) {
    const auto first = sale("V4"), second = sale("V5");
    const auto paid = paid_in_part(45100, {{"512100", 22550}, {"654000", 22550}});
    letter({first, second, paid});
    expect_vat(2550, 2550); // half of each
}

TEST_F(LossesOnReceipts, TheInvoiceThatIsPaidAfterSuchALossIsDueToTheEnd) {
    const auto item = sale();
    letter({item, paid_in_part(12550, {{"512100", 2000}, {"654000", 10550}})});
    EXPECT_EQ(one.balance("445710"), -226);
    const auto made = value_of(match(line(10000, 20), {to_item(item, eur(10000))}));
    expect_vat(1193, 226 + 1131);
    EXPECT_TRUE(remarks(made).empty()) << "the loss was told when it was lettered";
}

TEST_F(LossesOnReceipts, WhatTheEntryDoesWithItsTaxItselfIsLeftToIt) {
    letter({sale(), paid_in_part(22550, {{"512100", 2000}, {"654000", 18226}, {"445740", 2324}})});
    expect_vat(0, 226);
}

TEST_F(LossesOnReceipts, TheTaxOnAFeeIsNotThatOfTheLoss) {
    const auto item = sale();
    letter({item,
            paid_in_part(22550,
                         {{"512100", 1940}, {"627000", 50}, {"445660", 10}, {"654000", 20550}})});
    expect_vat(2550 - 226, 226); // 20.00 of 225.50, the fee and its tax with what was paid
    EXPECT_EQ(one.balance("445660"), 10);
}

TEST_F(LossesOnReceipts, TheTaxOfTheLossIsTheEntrysOwnBesideAFeeToo) {
    letter({sale(), paid_in_part(22550, {{"512100", 1940},
                                         {"627000", 50},
                                         {"445660", 10},
                                         {"654000", 18226},
                                         {"445710", 2324}})});
    expect_vat(0, 2550 - 2324);
}

TEST_F(LossesOnReceipts, TaxThatMayBeOfADiscountMakesNoLossDue) {
    const auto item = sale();
    letter({item,
            paid_in_part(22550,
                         {{"512100", 1880}, {"665000", 100}, {"445710", 20}, {"654000", 20550}})});
    expect_vat(2550 - 226, 226 - 20);
}

TEST_F(LossesOnReceipts, TaxOfSeveralCostsTogetherIsNotThatOfTheLoss) {
    letter({sale(), paid_in_part(22550, {{"512100", 1868},
                                         {"665000", 60},
                                         {"709000", 50},
                                         {"445710", 22},
                                         {"654000", 20550}})});
    expect_vat(2550 - 226, 226 - 22);
}

TEST_F(LossesOnReceipts, TaxBookedBesideTheThirdPartyIsNotTakenFromTheLoss) {
    // On the side of the third party it takes nothing back of what is due.
    letter({sale(), paid_in_part(22550, {{"512100", 2000}, {"654000", 20750}, {"445710", -200}})});
    EXPECT_EQ(one.balance("445740"), -(2550 - 204)) << "18.00 of 225.50";
}

TEST_F(LossesOnReceipts, TheTaxOnASuppliersFeeIsNotThatOfWhatHeLetsOff) {
    const auto item = one.purchase({.party = "FAARO", .piece = "G1", .rates = {{10000, 2000}}});
    ledger::Entry entry;
    entry.journal = "BQ";
    entry.date = entry.piece_date.emplace(october(15));
    entry.piece = entry.label = "Règlement et remise";
    const std::pair<const char*, std::int64_t> rows[] = {
        {"401000", 12000}, {"627000", 50}, {"445660", 10}, {"512100", -6060}, {"758900", -6000}};
    for (const auto& [account, minor] : rows) {
        ledger::EntryRow row;
        row.account = account;
        row.amount = eur(minor);
        row.party = row.account.starts_with("40") ? "FAARO" : "";
        entry.rows.push_back(std::move(row));
    }
    const auto id = value_of(one.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    letter({item, one.entry(id).rows.front().id});
    EXPECT_EQ(one.balance("445640"), 1000) << "60.00 of 120.00 is paid, the rest was let off";
    one.expect_check_passes();
}

TEST_F(LossesOnReceipts, AnotherCustomersAccountBearsItsPartOfTheLoss) {
    value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        storage::insert_account(writer.database(), {"411200", "Clients divers"});
        return true;
    }));
    // 1 100.00 is paid of 1 200.00 and 1 000.00: half of each, on either account.
    const auto paid =
        paid_in_part(120000, {{"512100", 110000}, {"654000", 110000}, {"411200", -100000}});
    const auto done =
        letter({one.sale({.party = "CDURAND", .piece = "V4", .rates = {{100000, 20000}}}), paid});
    expect_vat(10000, 10000);
    ASSERT_EQ(done.remarks.size(), 1U);
    EXPECT_EQ(done.remarks.front().code.name, "reconcile.vat_still_waits");
}

TEST_F(LossesOnReceipts, WhereNothingIsPaidOfTwoAccountsNothingIsDue) {
    value_of(one.dossier.write<bool>([](app::Writer& writer) -> Result<bool> {
        storage::insert_account(writer.database(), {"411200", "Clients divers"});
        return true;
    }));
    letter({sale(), paid_in_part(22550, {{"654000", 42550}, {"411200", -20000}})});
    expect_vat(2550, 0);
}

TEST_F(LossesOnReceipts, ASupplierOfAssetsBearsHisPartOfWhatIsLetOff) {
    const auto item = one.purchase({.party = "FAARO", .piece = "G1", .rates = {{10000, 2000}}});
    ledger::Entry entry;
    entry.journal = "BQ";
    entry.date = entry.piece_date.emplace(october(15));
    entry.piece = entry.label = "Règlement et remise";
    const std::pair<const char*, std::int64_t> rows[] = {
        {"401000", 12000}, {"404000", 24000}, {"512100", -27000}, {"758900", -9000}};
    for (const auto& [account, minor] : rows) {
        ledger::EntryRow row;
        row.account = account;
        row.amount = eur(minor);
        row.party = row.account.starts_with("40") ? "FAARO" : "";
        entry.rows.push_back(std::move(row));
    }
    const auto id = value_of(one.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    letter({item, one.entry(id).rows.front().id});
    EXPECT_EQ(one.balance("445660"), 1500) << "270.00 of 360.00 is paid, three quarters of each";
    EXPECT_EQ(one.balance("445640"), 500);
    one.expect_check_passes();
}

TEST_F(LossesOnReceipts, WhatIsPaidOrKeptByTheBankIsDueWhole) {
    letter({sale(), paid_in_part(22550, {{"512100", 22250}, {"627000", 300}})});
    expect_vat(0, 2550);
}

TEST_F(LossesOnReceipts, WhatAnotherEntryKeepsBackIsNotDueEither) {
    letter({sale(), paid_in_part(22550, {{"512100", 20000}, {"416000", 2550}})});
    expect_vat(288, 2262);
}

// --- A loss on 658 -------------------------------------------------------------------------------

TEST_F(LossesOnReceipts, ALossOn658IsALossAndADifferenceOfCentsIsNone) {
    const auto item = sale();
    const auto on = line(2000);
    const std::string before = one.snapshot();
    const auto made =
        value_of(match(on, {to_item(item, eur(22550)), to_account("658500", eur(-20550))}));
    expect_vat(0, 226);
    EXPECT_EQ(one.balance("658500"), 20550 - 2324);
    EXPECT_EQ(remarks(made).size(), 2U);
    ASSERT_TRUE(one.undo(made));
    EXPECT_EQ(one.snapshot(), before);
    const auto cents = value_of(
        match(line(22500, 20), {to_item(item, eur(22550)), to_account("658500", eur(-50))}));
    expect_vat(0, 2550);
    EXPECT_EQ(one.balance("658500"), 50);
    EXPECT_TRUE(remarks(cents).empty());
}

TEST_F(LossesOnReceipts, ThePaymentThatComesBackTakesALossOn658BackWhole) {
    const auto item = sale();
    const auto made = value_of(
        match(line(2000, 5), {to_item(item, eur(22550)), to_account("658500", eur(-20550))}));
    const auto back = line(-2000, 20);
    value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_return(writer, back, made); }));
    expect_vat(2550, 0);
    EXPECT_EQ(one.balance("658500"), 0);
}

TEST_F(LossesOnReceipts, WrittenOffAsADifferenceItIsALossToo) {
    const auto item = sale();
    app::WriteOff request;
    request.lines = {line(20550)};
    request.targets = {to_item(item, eur(22550))};
    request.type = "settlement"; // 20.00 of 225.50: less than a tenth
    value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::write_off(writer, request); }));
    expect_vat(0, 2324);
    EXPECT_EQ(one.balance("658500"), 2000 - 226);
}

TEST_F(LossesOnReceipts, ALossOn658BesideTwoInvoicesIsRefusedAndCentsAreNot) {
    const auto first = sale("V4"), second = sale("V5");
    const std::string before = one.snapshot();
    EXPECT_EQ(
        refusal_of(match(line(44500), {to_item(first, eur(22550)), to_item(second, eur(22550)),
                                       to_account("658500", eur(-600))})),
        "reconcile.loss_of_several");
    value_of(match(line(45000), {to_item(first, eur(22550)), to_item(second, eur(22550)),
                                 to_account("658500", eur(-100))}));
    expect_vat(0, 5100);
}

TEST_F(LossesOnReceipts, LetteredALossOn658MovesNothingAndCentsDo) {
    const auto done = letter({sale(), entry_against("658500", 22550)});
    expect_vat(2550, 0);
    ASSERT_EQ(done.remarks.size(), 1U);
    letter({sale("V5"), paid_in_part(22550, {{"512100", 22500}, {"658500", 50}})});
    expect_vat(2550, 2550);
}

TEST_F(LossesOnReceipts, WhatASupplierLetsOffIsNotDeducted) {
    const auto item = one.purchase({.party = "FAARO", .piece = "G1", .rates = {{10000, 2000}}});
    value_of(match(line(-6000), {to_item(item, eur(-12000)), to_account("758900", eur(6000))}));
    EXPECT_EQ(one.balance("445640"), 0);
    EXPECT_EQ(one.balance("445660"), 1000);
    EXPECT_EQ(one.balance("758900"), -5000);
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
