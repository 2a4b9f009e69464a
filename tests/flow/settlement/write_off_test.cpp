// "Solder par la comptabilité générale", and joining what differs by a cent.
#include "comptoir/app/differences.h"
#include "comptoir/app/lettering.h"
#include "comptoir/app/write_off.h"
#include "comptoir/reconcile/reasons.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using reconcile::MatchId;

class WriteOff : public testing::Test {
protected:
    Result<MatchId> write_off(const app::WriteOff& request) {
        return one.dossier.write<MatchId>(
            [&](app::Writer& writer) { return app::write_off(writer, request); });
    }
    Result<std::vector<MatchId>> write_off_each(const app::WriteOff& request) {
        return one.dossier.write<std::vector<MatchId>>(
            [&](app::Writer& writer) { return app::write_off_each(writer, request); });
    }
    app::WriteOffOffer offer(const app::ManualMatch& ticked) {
        return value_of(one.dossier.read<app::WriteOffOffer>(
            [&](app::Reader& reader) { return app::write_off_offer(reader, ticked); }));
    }
    std::vector<std::string> offered(const app::ManualMatch& ticked) {
        std::vector<std::string> codes;
        for (const auto& type : offer(ticked).types)
            codes.push_back(type.code);
        return codes;
    }
    void set(const app::DifferenceChange& change) {
        value_of(one.dossier.write<reconcile::DifferenceType>(
            [&](app::Writer& writer) { return app::set_difference(writer, change); }));
    }
    ledger::Entry last() { return one.entries().back(); }
    SettlementDossier one;
};

TEST_F(WriteOff, ALackIsAChargeAndTheBankIsCredited) {
    const auto entry = one.bank_entry(-9997, october(9), "VIR AARO", "401000", "FAARO");
    const auto lines = one.lines({{-10000, october(12), "VIR AARO"}});
    value_of(write_off({.lines = lines, .targets = {to_entry(entry)}, .type = "settlement"}));
    const ledger::Entry scrap = last();
    EXPECT_EQ(scrap.transaction_code, "SCRAP");
    EXPECT_EQ(scrap.piece, "Rapprochement");
    EXPECT_EQ(scrap.journal, "BQ");
    EXPECT_EQ(scrap.date, october(12));
    EXPECT_EQ(scrap.state, ledger::EntryState::Draft);
    ASSERT_EQ(scrap.rows.size(), 2U);
    EXPECT_EQ(scrap.rows[0].account, "658500");
    EXPECT_EQ(scrap.rows[0].amount, eur(3));
    EXPECT_EQ(scrap.rows[1].account, "512100");
    EXPECT_EQ(scrap.rows[1].amount, eur(-3));
    EXPECT_TRUE(scrap.rows[1].pointed) << "the bank row is paired with the line";
    EXPECT_TRUE(one.report(october(31)).difference.is_zero());
    one.expect_check_passes();
}

// A180: two lines and the entry of both; the rest is written off, all is matched in one act.
TEST_F(WriteOff, OfTwoLinesTheBankRowIsPairedWithBothAndOnlyValidationRemains) {
    const auto invoice = one.invoice("FAARO", "F7", -5000, october(1));
    const auto entry = one.bank_entry(-4997, october(9), "VIR AARO", "401000", "FAARO");
    const auto lines =
        one.lines({{-6000, october(12), "VIR AARO 1"}, {-4000, october(14), "VIR AARO 2"}});
    const std::string before = one.snapshot();
    const auto match = value_of(write_off(
        {.lines = lines, .targets = {to_entry(entry), to_item(invoice)}, .type = "settlement"}));
    const app::MatchRow row = last_match(one);
    EXPECT_EQ(row.id, match);
    EXPECT_EQ(row.lines, lines);
    const ledger::Entry scrap = last();
    EXPECT_EQ(scrap.transaction_code, "SCRAP");
    EXPECT_EQ(scrap.state, ledger::EntryState::Draft) << "only its validation remains";
    for (const ledger::EntryId id : {entry, scrap.id}) {
        const ledger::Entry booked = one.entry(id);
        for (const ledger::EntryRow& each : booked.rows)
            EXPECT_TRUE(each.account != "512100" || each.pointed) << id.value();
    }
    const app::LedgerView supplier =
        value_of(one.dossier.read<app::LedgerView>([](app::Reader& reader) {
            return app::load_ledger_view(reader, {"401000", "FAARO"});
        }));
    std::vector<std::string> letters, types;
    for (const app::LedgerRow& each : supplier.rows)
        if (!each.letter.empty()) {
            letters.push_back(each.letter);
            types.push_back(each.letter_type);
        }
    EXPECT_EQ(letters, (std::vector<std::string>{"A", "A"})) << "the letter that is current";
    EXPECT_EQ(types, (std::vector<std::string>{"M", "M"}));
    EXPECT_TRUE(one.report(october(31)).difference.is_zero());
    one.expect_check_passes();
    one.validate();
    EXPECT_EQ(one.entry(scrap.id).state, ledger::EntryState::Validated);
    one.expect_check_passes();
    EXPECT_NE(one.snapshot(), before);
}

TEST_F(WriteOff, OfTwoLinesOneOfWhichIsTakenWritesNothing) {
    const auto entry = one.bank_entry(-9997, october(9), "VIR AARO", "401000", "FAARO");
    const auto lines =
        one.lines({{-6000, october(12), "VIR AARO 1"}, {-4000, october(14), "VIR AARO 2"}});
    value_of(one.match({.lines = {lines[1]}, .targets = {to_account("471000", eur(-4000))}}));
    const std::string before = one.snapshot();
    EXPECT_EQ(
        refusal_of(write_off({.lines = lines, .targets = {to_entry(entry)}, .type = "settlement"})),
        "reconcile.line_already_matched");
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(WriteOff, ASurplusIsAnIncomeAndTheBankIsDebited) {
    const auto entry = one.bank_entry(12000, october(9), "VIR DURAND", "411000", "CDURAND");
    const auto lines = one.lines({{12002, october(12), "VIR DURAND"}});
    value_of(write_off({.lines = lines, .targets = {to_entry(entry)}, .type = "settlement"}));
    EXPECT_EQ(one.balance("758900"), -2);
    EXPECT_EQ(last().rows[1].amount, eur(2));
    one.expect_check_passes();
}

TEST_F(WriteOff, ALineAloneGoesWhole) {
    const auto lines = one.lines({{-1200, october(12), "COTISATION CARTE"}});
    value_of(write_off({.lines = lines, .type = "fee"}));
    EXPECT_EQ(one.balance("627000"), 1200);
    EXPECT_EQ(last().piece, "Rapprochement");
    one.expect_check_passes();
}

TEST_F(WriteOff, SeveralLinesAndEntriesLeaveOneDifference) {
    const auto a = one.bank_entry(5000, october(9), "REMISE 1", "411000", "CDURAND");
    const auto b = one.bank_entry(7000, october(9), "REMISE 2", "411000", "CCLINIQUE");
    const auto lines = one.lines({{4000, october(12), "X"}, {7995, october(13), "Y"}});
    value_of(
        write_off({.lines = lines, .targets = {to_entry(a), to_entry(b)}, .type = "settlement"}));
    EXPECT_EQ(one.balance("658500"), 5);
    EXPECT_EQ(last().date, october(13));
    one.expect_check_passes();
}

TEST_F(WriteOff, TheJournalAndTheDayAreThePersons) {
    const auto entry = one.bank_entry(-9997, october(9), "VIR AARO", "401000", "FAARO");
    const auto lines = one.lines({{-10000, october(12), "VIR AARO"}});
    value_of(write_off({.lines = lines,
                        .targets = {to_entry(entry)},
                        .type = "settlement",
                        .journal = "OD",
                        .booked_on = october(20)}));
    EXPECT_EQ(last().journal, "OD");
    EXPECT_EQ(last().date, october(20));
    one.expect_check_passes();
}

TEST_F(WriteOff, OfAnotherKindThePersonGivesTheRows) {
    const auto entry = one.bank_entry(-9000, october(9), "VIR AARO", "401000", "FAARO");
    const auto lines = one.lines({{-10000, october(12), "VIR AARO"}});
    auto fee = to_account("627800", eur(-600));
    fee.vat_permille = 200;
    value_of(write_off({.lines = lines,
                        .targets = {to_entry(entry)},
                        .type = "other",
                        .rows = {fee, to_account("661600", eur(-400))}}));
    EXPECT_EQ(one.balance("627800"), 500);
    EXPECT_EQ(one.balance("445660"), 100);
    EXPECT_EQ(one.balance("661600"), 400);
    EXPECT_EQ(last().transaction_code, "SCRAP");
    one.expect_check_passes();
}

TEST_F(WriteOff, TypesAreOfferedWhereTheirAccountsAreSet) {
    const auto short_of = one.bank_entry(-9900, october(9), "A", "401000", "FAARO");
    const auto over = one.bank_entry(9900, october(9), "B", "411000", "CDURAND");
    const auto lines = one.lines({{-10000, october(12), "A"}, {10000, october(12), "B"}});
    const app::ManualMatch lack{.lines = {lines[0]}, .targets = {to_entry(short_of)}};
    const app::ManualMatch surplus{.lines = {lines[1]}, .targets = {to_entry(over)}};
    EXPECT_EQ(offered(lack),
              (std::vector<std::string>{"settlement", "discount", "fee", "exchange"}));
    set({.code = "discount", .charge_account = ""});
    set({.code = "exchange", .income_account = ""});
    EXPECT_EQ(offered(lack), (std::vector<std::string>{"settlement", "fee", "exchange"}));
    EXPECT_EQ(offered(surplus), (std::vector<std::string>{"settlement", "discount", "fee"}));
    EXPECT_EQ(refusal_of(write_off(
                  {.lines = {lines[0]}, .targets = {to_entry(short_of)}, .type = "discount"})),
              "reconcile.difference_not_offered");
}

// --- a difference is one only beside a piece -----------------------------------------------------

TEST_F(WriteOff, APaymentThatSettlesNothingIsNoDifference) {
    const auto lines = one.lines({{198500, october(12), "VIR DURAND"}});
    const std::string before = one.snapshot();
    EXPECT_TRUE(offered({.lines = lines}).empty());
    EXPECT_FALSE(offer({.lines = lines}).settles);
    for (const char* type : {"settlement", "discount", "fee", "exchange"}) {
        EXPECT_EQ(refusal_of(write_off({.lines = lines, .type = type})),
                  "reconcile.difference_alone");
        EXPECT_EQ(refusal_of(one.match({.lines = lines, .difference = type})),
                  "reconcile.difference_alone");
    }
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(WriteOff, OnlyWhatTheBankTookMayBeAFeeOfItsOwn) {
    const auto lines = one.lines({{-1200, october(12), "COTISATION CARTE"}});
    EXPECT_EQ(offered({.lines = lines}), std::vector<std::string>{"fee"});
    for (const char* type : {"settlement", "discount", "exchange"})
        EXPECT_EQ(refusal_of(write_off({.lines = lines, .type = type})),
                  "reconcile.difference_alone");
}

TEST_F(WriteOff, AnAccountBesideIsNoPiece) {
    const auto lines = one.lines({{-1200, october(12), "X"}});
    EXPECT_EQ(refusal_of(one.match({.lines = lines,
                                    .targets = {to_account("606100", eur(-1100))},
                                    .difference = "settlement"})),
              "reconcile.difference_alone");
}

TEST_F(WriteOff, ADifferenceIsATenthOfThePieceAtMost) {
    const auto item = one.invoice("CDURAND", "V1", 10000, october(1));
    const auto lines =
        one.lines({{8999, october(12), "A"}, {11001, october(12), "B"}, {9000, october(12), "C"}});
    for (const bank::LineId line : {lines[0], lines[1]}) {
        EXPECT_TRUE(offered({.lines = {line}, .targets = {to_item(item, eur(10000))}}).empty());
        for (const char* type : {"settlement", "discount", "fee", "exchange"})
            EXPECT_EQ(refusal_of(write_off(
                          {.lines = {line}, .targets = {to_item(item, eur(10000))}, .type = type})),
                      "reconcile.difference_too_large");
    }
    value_of(write_off({.lines = {lines[2]}, .targets = {to_item(item)}, .type = "settlement"}));
    EXPECT_EQ(one.balance("658500"), 1000);
    one.expect_check_passes();
}

TEST_F(WriteOff, OnAnAccountThePersonNamesItMayBeAnyAmount) {
    const auto lines = one.lines({{198500, october(12), "VIR DURAND"}});
    value_of(
        write_off({.lines = lines, .type = "other", .rows = {to_account("471000", eur(198500))}}));
    EXPECT_EQ(one.balance("471000"), -198500);
    one.expect_check_passes();
}

TEST_F(WriteOff, WithoutADifferenceNothingIsOffered) {
    const auto entry = one.bank_entry(-10000, october(9), "VIR AARO", "401000", "FAARO");
    const auto lines = one.lines({{-10000, october(12), "VIR AARO"}});
    EXPECT_TRUE(offered({.lines = lines, .targets = {to_entry(entry)}}).empty());
    for (const char* type : {"settlement", "other"})
        EXPECT_EQ(
            refusal_of(write_off({.lines = lines, .targets = {to_entry(entry)}, .type = type})),
            "reconcile.no_difference");
}

TEST_F(WriteOff, WhatDoesNotFitIsRefusedWhole) {
    const auto lines = one.lines({{-10000, october(12), "VIR AARO"}});
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(write_off({.lines = lines, .type = "settlement"})),
              "reconcile.difference_alone");
    EXPECT_EQ(refusal_of(write_off({.lines = {}, .type = "fee"})), "reconcile.nothing_ticked");
    EXPECT_EQ(refusal_of(write_off({.lines = lines, .type = "mine"})),
              "reconcile.difference_unknown");
    EXPECT_EQ(refusal_of(write_off({.lines = lines, .type = "other"})), "reconcile.nothing_ticked");
    EXPECT_EQ(refusal_of(write_off(
                  {.lines = lines, .type = "other", .rows = {to_account("627000", eur(-100))}})),
              "reconcile.totals_differ");
    EXPECT_EQ(refusal_of(write_off({.lines = lines, .type = "fee", .journal = "ZZ"})),
              "ledger.unknown_journal");
    auto bank = to_account("471000", eur(-10000));
    bank.vat_permille = 200;
    EXPECT_EQ(refusal_of(write_off({.lines = lines, .type = "other", .rows = {bank}})),
              "reconcile.vat_without_charge");
    EXPECT_EQ(one.snapshot(), before);
}

TEST_F(WriteOff, UndoGivesBackTheStateBefore) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{11990, october(12), "DURAND"}});
    for (const bool validated : {false, true}) {
        const std::string before = one.snapshot();
        const MatchId match =
            value_of(write_off({.lines = lines, .targets = {to_item(item)}, .type = "settlement"}));
        if (validated)
            one.validate();
        expect_done(one.undo(match));
        if (!validated) {
            EXPECT_EQ(one.snapshot(), before);
        }
        EXPECT_EQ(one.balance("658500"), 0);
        EXPECT_EQ(one.balance("445740"), -2000);
        one.expect_check_passes();
    }
}

// --- several lines beside no piece ---------------------------------------------------------------

TEST_F(WriteOff, SeveralLinesOnAnAccountMakeAnEntryEachOnItsOwnDay) {
    const auto lines =
        one.lines({{-1200, october(2), "ESSENCE TOTAL"}, {-2400, october(30), "ESSENCE BP"}});
    auto fuel = to_account("606100", eur(-3600));
    fuel.vat_permille = 200;
    const auto made = value_of(write_off_each({.lines = lines, .type = "other", .rows = {fuel}}));
    EXPECT_EQ(made.size(), 2U);
    const auto entries = one.entries();
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].date, october(2));
    EXPECT_EQ(entries[0].label, "ESSENCE TOTAL");
    EXPECT_EQ(entries[0].rows.back().amount, eur(-1200));
    EXPECT_EQ(entries[1].date, october(30));
    EXPECT_EQ(entries[1].label, "ESSENCE BP");
    EXPECT_EQ(entries[1].transaction_code, "SCRAP");
    EXPECT_EQ(one.balance("606100"), 3000);
    EXPECT_EQ(one.balance("445660"), 600);
    EXPECT_TRUE(one.report(october(31)).difference.is_zero());
    one.expect_check_passes();
}

TEST_F(WriteOff, SeveralFeesAreAnEntryEach) {
    const auto lines = one.lines({{-100, october(2), "FRAIS"}, {-200, october(3), "FRAIS"}});
    EXPECT_EQ(value_of(write_off_each({.lines = lines, .type = "fee", .journal = "OD"})).size(),
              2U);
    EXPECT_EQ(one.entries()[0].date, october(2));
    EXPECT_EQ(last().date, october(3));
    EXPECT_EQ(last().journal, "OD");
    one.expect_check_passes();
}

TEST_F(WriteOff, WhatOnePieceJoinsIsOneEntry) {
    const auto entry = one.bank_entry(5000, october(9), "REMISE", "411000", "CDURAND");
    const auto lines = one.lines({{2000, october(12), "X"}, {2995, october(13), "Y"}});
    for (const char* type : {"settlement", "other"}) {
        std::vector<app::ManualTarget> rows;
        if (std::string(type) == "other")
            rows.push_back(to_account("658500", eur(-5)));
        const auto made = value_of(write_off_each(
            {.lines = lines, .targets = {to_entry(entry)}, .type = type, .rows = rows}));
        ASSERT_EQ(made.size(), 1U);
        EXPECT_EQ(last().date, october(13));
        expect_done(one.undo(made.front()));
    }
}

TEST_F(WriteOff, OfSeveralLinesAllOrNone) {
    const auto lines = one.lines({{-1000, october(2), "A"}, {-2000, october(3), "B"}});
    const std::string before = one.snapshot();
    const auto refused = [&](std::vector<app::ManualTarget> rows) {
        return refusal_of(write_off_each({.lines = lines, .type = "other", .rows = rows}));
    };
    EXPECT_EQ(refused({to_account("627000", eur(-1000)), to_account("606100", eur(-2000))}),
              "reconcile.lines_split");
    EXPECT_EQ(refused({to_account("627000", eur(-2999))}), "reconcile.totals_differ");
    EXPECT_EQ(refused({to_account("999999", eur(-3000))}), "ledger.unknown_account");
    EXPECT_EQ(refused({}), "reconcile.nothing_ticked");
    EXPECT_EQ(refusal_of(write_off_each({.lines = lines, .type = "settlement"})),
              "reconcile.difference_alone");
    EXPECT_EQ(refusal_of(write_off_each({.lines = lines, .type = "mine"})),
              "reconcile.difference_unknown");
    EXPECT_EQ(refusal_of(write_off_each({.type = "fee"})), "reconcile.nothing_ticked");
    EXPECT_EQ(one.snapshot(), before);
    value_of(write_off({.lines = {lines[1]}, .type = "fee"}));
    EXPECT_EQ(refused({to_account("627000", eur(-3000))}), "reconcile.line_already_matched");
    EXPECT_EQ(one.entries().size(), 1U);
}

// --- joined by hand (C17), with the VAT of a discount --------------------------------------------

TEST_F(WriteOff, AnInvoicePaidACentShortIsSettledInOneEntry) {
    const auto item = one.sale(
        {.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}, .vat_account = "445710"});
    const auto lines = one.lines({{11997, october(12), "DURAND"}});
    value_of(one.match({.lines = lines, .targets = {to_item(item)}, .difference = "settlement"}));
    ASSERT_EQ(last().rows.size(), 3U);
    EXPECT_EQ(last().piece, "V1");
    EXPECT_TRUE(last().transaction_code.empty());
    EXPECT_EQ(last_match(one).reasons.back().code,
              ErrorCode(reconcile::reasons::difference_booked));
    EXPECT_EQ(one.balance("658500"), 3);
    EXPECT_EQ(one.balance("411000"), 0);
    EXPECT_EQ(one.balance("445710"), -2000);
    one.expect_check_passes();
}

TEST_F(WriteOff, ADiscountGrantedTakesTheVatBackByRate) {
    const auto item = one.sale(
        {.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}, .vat_account = "445710"});
    const auto lines = one.lines({{11760, october(12), "DURAND ESCOMPTE 2 %"}});
    value_of(one.match({.lines = lines, .targets = {to_item(item)}, .difference = "discount"}));
    EXPECT_EQ(one.balance("665000"), 200);
    EXPECT_EQ(one.balance("445710"), -1960);
    EXPECT_EQ(one.balance("411000"), 0);
    one.expect_check_passes();
}

TEST_F(WriteOff, ADiscountObtainedTakesTheDeductionBack) {
    const auto item = one.purchase(
        {.party = "FAARO", .piece = "F1", .rates = {{10000, 2000}}, .vat_account = "445660"});
    const auto lines = one.lines({{-11760, october(12), "AARO"}});
    value_of(one.match({.lines = lines, .targets = {to_item(item)}, .difference = "discount"}));
    EXPECT_EQ(one.balance("765000"), -200);
    EXPECT_EQ(one.balance("445660"), 1960);
    one.expect_check_passes();
}

TEST_F(WriteOff, OnReceiptsTheDiscountLeavesJustTheVatOfWhatWasPaid) {
    const auto item =
        one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}, {5000, 275}}});
    const auto lines = one.lines({{16930, october(12), "DURAND ESCOMPTE"}});
    const MatchId match =
        value_of(one.match({.lines = lines, .targets = {to_item(item)}, .difference = "discount"}));
    EXPECT_EQ(one.balance("445740"), 0);
    EXPECT_EQ(one.balance("665000"), 300);
    EXPECT_EQ(one.balance("445710"), -2275 + 45);
    one.expect_check_passes();
    expect_done(one.undo(match));
    EXPECT_EQ(one.balance("445740"), -2275);
    EXPECT_EQ(one.balance("445710"), 0);
    one.expect_check_passes();
}

TEST_F(WriteOff, AFeeHoldsVatOnlyWhenTheDossierSaysSo) {
    const auto lines = one.lines({{-1200, october(12), "FRAIS"}, {-1200, october(13), "FRAIS"}});
    value_of(one.match({.lines = {lines[0]}, .difference = "fee"}));
    EXPECT_EQ(one.balance("445660"), 0);
    set({.code = "fee", .vat = reconcile::DifferenceVat::Inside, .vat_permille = 200});
    value_of(one.match({.lines = {lines[1]}, .difference = "fee"}));
    EXPECT_EQ(one.balance("627000"), 2200);
    EXPECT_EQ(one.balance("445660"), 200);
    one.expect_check_passes();
}

TEST_F(WriteOff, AnExpenseWithVatIsSplitAndOneOnA471IsNot) {
    const auto lines =
        one.lines({{-12000, october(12), "ESSENCE"}, {-5000, october(13), "INCONNU"}});
    auto fuel = to_account("606100", eur(-12000));
    fuel.vat_permille = 200;
    value_of(one.match({.lines = {lines[0]}, .targets = {fuel}}));
    EXPECT_EQ(one.balance("606100"), 10000);
    EXPECT_EQ(one.balance("445660"), 2000);
    value_of(one.match({.lines = {lines[1]}, .targets = {to_account("471000", eur(-5000))}}));
    EXPECT_EQ(one.balance("471000"), 5000);
    one.expect_check_passes();
}

TEST_F(WriteOff, ALineIsSplitOverAccountsOfSeveralRates) {
    const auto lines = one.lines({{-17555, october(12), "HOTEL ET RESTAURANT"}});
    auto hotel = to_account("625100", eur(-11000));
    hotel.vat_permille = 100;
    auto meal = to_account("625700", eur(-5500));
    meal.vat_permille = 100;
    auto book = to_account("606400", eur(-1055));
    book.vat_permille = 55;
    value_of(one.match({.lines = lines, .targets = {hotel, meal, book}}));
    EXPECT_EQ(one.balance("625100"), 10000);
    EXPECT_EQ(one.balance("625700"), 5000);
    EXPECT_EQ(one.balance("606400"), 1000);
    EXPECT_EQ(one.balance("445660"), 1555);
    EXPECT_EQ(one.balance("512100"), -17555);
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
