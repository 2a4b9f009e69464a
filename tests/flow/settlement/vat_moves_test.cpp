// VAT on receipts follows each settlement, by rate, and comes back with its undo.
#include "comptoir/app/returned_payment.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using reconcile::MatchId;

ledger::Entry last_vat_entry(SettlementDossier& one) {
    ledger::Entry found;
    for (const ledger::Entry& entry : one.entries()) {
        if (entry.label.starts_with("TVA exigible"))
            found = entry;
    }
    return found;
}

TEST(VatMoves, AnInstalmentMovesTheTaxOfEachRateInProportion) {
    SettlementDossier one;
    const auto item =
        one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}, {10000, 1000}}});
    const auto lines = one.lines({{7667, october(12), "ACOMPTE DURAND"}}); // a third
    value_of(one.match({.lines = lines, .targets = {to_item(item)}}));
    const ledger::Entry vat = last_vat_entry(one);
    ASSERT_EQ(vat.rows.size(), 4U);
    EXPECT_EQ(vat.journal, "OD");
    EXPECT_EQ(vat.date, october(12));
    EXPECT_EQ(vat.piece, "V1");
    EXPECT_EQ(vat.label, "TVA exigible – CDURAND V1");
    EXPECT_EQ(vat.rows[0].label, "") << "its entry's serves";
    EXPECT_EQ(vat.origin, ledger::EntryOrigin::Match);
    EXPECT_EQ(vat.rows[0].account, "445740");
    EXPECT_EQ(vat.rows[0].amount, eur(667));
    EXPECT_EQ(vat.rows[1].account, "445710");
    EXPECT_EQ(vat.rows[1].amount, eur(-667));
    EXPECT_EQ(vat.rows[2].amount, eur(333));
    one.expect_check_passes();
}

TEST(VatMoves, OfTwoDueDatesTheTaxNamesTheOnePaid) {
    SettlementDossier one;
    ledger::Entry entry;
    entry.journal = "VE";
    entry.date = entry.piece_date.emplace(october(1));
    entry.piece = entry.label = "V1";
    const auto add = [&](const std::string& account, std::int64_t cents, const char* piece) {
        ledger::EntryRow row;
        row.account = account;
        row.amount = eur(cents);
        row.piece = piece;
        if (account == "411000")
            row.party = "CDURAND";
        entry.rows.push_back(std::move(row));
    };
    add("411000", 6000, "V1-1");
    add("411000", 6000, "V1-2");
    add("706000", -10000, "");
    add("445740", -2000, "");
    const auto id = value_of(one.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    const auto rows = one.entry(id).rows;
    const auto lines = one.lines({{6000, october(12), "A"}, {6000, october(13), "B"}});
    for (const std::size_t due : {1U, 0U}) {
        value_of(one.match({.lines = {lines[due]}, .targets = {to_item(rows[due].id)}}));
        EXPECT_EQ(last_vat_entry(one).piece, due == 0 ? "V1-1" : "V1-2");
        EXPECT_EQ(last_vat_entry(one).rows[0].amount, eur(1000));
    }
    EXPECT_EQ(one.balance("445740"), 0);
    one.expect_check_passes();
}

TEST(VatMoves, TheLastInstalmentTakesTheRest) {
    SettlementDossier one;
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 1000}}});
    const auto lines =
        one.lines({{3667, october(10), "A"}, {3667, october(11), "B"}, {3666, october(12), "C"}});
    std::vector<std::int64_t> moved;
    for (const bank::LineId line : lines) {
        value_of(one.match({.lines = {line}, .targets = {to_item(item)}}));
        moved.push_back(last_vat_entry(one).rows.at(0).amount.minor());
    }
    EXPECT_EQ(moved, (std::vector<std::int64_t>{333, 334, 333}));
    EXPECT_EQ(one.balance("445740"), 0);
    EXPECT_EQ(one.balance("445710"), -1000);
    one.expect_check_passes();
}

TEST(VatMoves, APurchaseDeductsWhenItIsPaidAndAFixedAssetOnItsOwnAccount) {
    SettlementDossier one;
    const auto service = one.purchase({.party = "FAARO", .piece = "F1", .rates = {{10000, 2000}}});
    const auto asset = one.purchase(
        {.party = "FORANGE", .piece = "F2", .rates = {{50000, 10000}}, .charge = "218300"});
    const auto lines = one.lines({{-12000, october(12), "AARO"}, {-60000, october(13), "ORANGE"}});
    value_of(one.match({.lines = {lines[0]}, .targets = {to_item(service)}}));
    value_of(one.match({.lines = {lines[1]}, .targets = {to_item(asset)}}));
    EXPECT_EQ(one.balance("445640"), 0);
    EXPECT_EQ(one.balance("445660"), 2000);
    EXPECT_EQ(one.balance("445620"), 10000);
    one.expect_check_passes();
}

TEST(VatMoves, WhatIsMatchedUnattendedMovesItsTaxToo) {
    SettlementDossier one;
    one.sale({.party = "CDURAND", .piece = "VF20261001", .rates = {{10000, 2000}}});
    one.lines({{12000, october(12), "VIR DURAND BATIMENT VF20261001"}});
    ASSERT_EQ(one.apply().summary.matched, 1);
    EXPECT_EQ(one.balance("445740"), 0);
    EXPECT_EQ(one.balance("445710"), -2000);
    one.expect_check_passes();
}

TEST(VatMoves, AMovementInTheBooksThatIsImputedMovesItOnTheBanksDay) {
    SettlementDossier one;
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto movement = one.bank_entry(12000, october(9), "VIR DURAND", "411000", "CDURAND");
    const auto lines = one.lines({{12000, october(12), "VIR DURAND"}});
    const auto match =
        value_of(one.match({.lines = lines, .targets = {to_entry(movement), to_item(item)}}));
    EXPECT_EQ(last_vat_entry(one).date, october(12));
    EXPECT_EQ(one.balance("445710"), -2000);
    expect_done(one.undo(match));
    EXPECT_EQ(one.balance("445710"), 0);
    EXPECT_EQ(one.balance("445740"), -2000);
    one.expect_check_passes();
}

TEST(VatMoves, ACreditNoteNettedWithItsInvoiceMovesBothSides) {
    SettlementDossier one;
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto note = one.sale({.party = "CDURAND", .piece = "A1", .rates = {{-5000, -1000}}});
    const auto lines = one.lines({{6000, october(12), "DURAND V1 MOINS A1"}});
    value_of(one.match({.lines = lines, .targets = {to_item(item, eur(12000)), to_item(note)}}));
    EXPECT_EQ(one.balance("445740"), 0);
    EXPECT_EQ(one.balance("445710"), -1000);
    EXPECT_EQ(one.balance("411000"), 0);
    EXPECT_EQ(last_vat_entry(one).label, "TVA exigible – 2 pièces");
    EXPECT_EQ(last_vat_entry(one).piece, "TVA 2026-10-12");
    EXPECT_EQ(last_vat_entry(one).rows.front().label, "TVA exigible – CDURAND V1");
    EXPECT_EQ(last_vat_entry(one).rows.back().label, "TVA exigible – CDURAND A1");
    one.expect_check_passes();
}

TEST(VatMoves, ASaleOnDebitsMovesNothing) {
    SettlementDossier one;
    const auto item = one.sale(
        {.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}, .vat_account = "445710"});
    const auto lines = one.lines({{12000, october(12), "DURAND"}});
    value_of(one.match({.lines = lines, .targets = {to_item(item)}}));
    EXPECT_EQ(one.entries().size(), 2U);
    EXPECT_EQ(one.balance("445710"), -2000);
}

TEST(VatMoves, AnEntryOfTwoThirdPartiesIsLeftAlone) {
    SettlementDossier one;
    ledger::Entry entry;
    entry.journal = "OD";
    entry.date = october(1);
    entry.piece = "REPRISE";
    entry.label = "Reprise de deux factures";
    for (const auto& [account, party, cents] :
         {std::tuple("411000", "CDURAND", 12000), std::tuple("411000", "CCLINIQUE", 24000),
          std::tuple("706000", "", -30000), std::tuple("445740", "", -6000)}) {
        ledger::EntryRow row;
        row.account = account;
        row.party = party;
        row.amount = eur(cents);
        entry.rows.push_back(std::move(row));
    }
    const auto id = value_of(one.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    const auto lines = one.lines({{12000, october(12), "DURAND"}});
    value_of(one.match({.lines = lines, .targets = {to_item(one.entry(id).rows[0].id)}}));
    EXPECT_EQ(one.balance("445740"), -6000);
    one.expect_check_passes();
}

TEST(VatMoves, UndoDeletesADraftAndReversesWhatWasValidated) {
    SettlementDossier one;
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    one.validate();
    const auto lines = one.lines({{5000, october(10), "A"}, {7000, october(11), "B"}});
    const std::string before = one.snapshot();
    const MatchId first = value_of(one.match({.lines = {lines[0]}, .targets = {to_item(item)}}));
    one.validate();
    const MatchId second = value_of(one.match({.lines = {lines[1]}, .targets = {to_item(item)}}));
    EXPECT_EQ(one.balance("445740"), 0);
    expect_done(one.undo(first)); // validated: reversed
    EXPECT_EQ(one.balance("445710"), -1167);
    one.expect_check_passes();
    expect_done(one.undo(second)); // a draft: deleted
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_EQ(one.balance("445740"), -2000);
    one.expect_check_passes();
}

TEST(VatMoves, InAClosedPeriodTheTaxIsBookedOnTheFirstOpenDayNamingTheTrueOne) {
    SettlementDossier one;
    const Date september = *Date::from_ymd(2026, 9, 29);
    const auto item =
        one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}, .day = september});
    const auto movement = one.bank_entry(12000, september, "VIR DURAND", "411000", "CDURAND");
    one.validate();
    const auto lines = one.lines({{12000, september, "VIR DURAND"}});
    one.close_until(*Date::from_ymd(2026, 9, 30));
    value_of(one.match({.lines = lines, .targets = {to_entry(movement), to_item(item)}}));
    EXPECT_EQ(last_vat_entry(one).date, october(1));
    EXPECT_EQ(last_vat_entry(one).label, "TVA exigible – CDURAND V1 (29/09/2026)");
    one.expect_check_passes();
}

// Journals and the FEC show the label of a row where it has one, else its entry's.
std::vector<std::string> shown_labels(const ledger::Entry& entry) {
    std::vector<std::string> labels;
    for (const ledger::EntryRow& row : entry.rows)
        labels.push_back(row.label.empty() ? entry.label : row.label);
    return labels;
}

TEST(VatMoves, TaxThatGoesBackIsToldFromTaxThatIsDue) {
    SettlementDossier one;
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{12000, october(12), "DURAND"}, {-12000, october(20), "REJET"}});
    const auto paid = value_of(one.match({.lines = {lines[0]}, .targets = {to_item(item)}}));
    const std::vector<std::string> due(2, "TVA exigible – CDURAND V1");
    EXPECT_EQ(shown_labels(last_vat_entry(one)), due);
    value_of(one.dossier.write<MatchId>(
        [&](app::Writer& writer) { return app::match_return(writer, lines[1], paid); }));
    const std::vector<std::string> back(2, "Extourne TVA exigible – CDURAND V1");
    EXPECT_EQ(shown_labels(one.entries().back()), back);
    EXPECT_EQ(one.balance("445740"), -2000);
    one.expect_check_passes();
}

TEST(VatMoves, ReversedLongAfterEveryRowSaysSoAndNamesTheTrueDay) {
    SettlementDossier one;
    const Date september = *Date::from_ymd(2026, 9, 20);
    const auto first =
        one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}, .day = september});
    const auto second =
        one.sale({.party = "CDURAND", .piece = "V2", .rates = {{10000, 2000}}, .day = september});
    const auto lines = one.lines({{24000, september, "DURAND"}});
    const auto paid =
        value_of(one.match({.lines = lines, .targets = {to_item(first), to_item(second)}}));
    one.validate();
    one.close_until(*Date::from_ymd(2026, 9, 30));
    expect_done(one.undo(paid));
    std::vector<std::string> labels;
    for (const ledger::Entry& entry : one.entries())
        if (entry.reverses && entry.label.find("TVA") != std::string::npos)
            labels = shown_labels(entry);
    ASSERT_EQ(labels.size(), 4U);
    EXPECT_EQ(labels.front(), "Extourne TVA exigible – CDURAND V1 (20/09/2026)");
    EXPECT_EQ(labels.back(), "Extourne TVA exigible – CDURAND V2 (20/09/2026)");
    one.expect_check_passes();
}

TEST(VatMoves, WithoutAGeneralJournalTheMatchIsRefusedWhole) {
    SettlementDossier one;
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{12000, october(12), "DURAND"}});
    one.run_sql("DELETE FROM journal WHERE type = 'general'");
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(one.match({.lines = lines, .targets = {to_item(item)}})),
              "invoices.no_journal");
    EXPECT_EQ(one.snapshot(), before);
}

TEST(VatMoves, CheckNamesTaxThatWasNotMoved) {
    SettlementDossier one;
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{12000, october(12), "DURAND"}});
    value_of(one.match({.lines = lines, .targets = {to_item(item)}}));
    EXPECT_TRUE(one.check("vat.moves").ok);
    one.run_sql("DELETE FROM vat_move");
    EXPECT_FALSE(one.check("vat.moves").ok);
    one.run_sql("UPDATE vat_start SET after_match = 1"); // made by an older program
    EXPECT_TRUE(one.check("vat.moves").ok);
}

} // namespace
} // namespace comptoir::test
