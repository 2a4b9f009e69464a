// C23: whatever the act, money that the books hold already is not booked a second time unless a
// person insists.
#include "acts_dossier.h"
#include "comptoir/app/write_off.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

Money eur(std::int64_t cents) {
    return Money{cents, Currency::eur()};
}

// A bank fee of 7.20 that somebody booked by hand two days before its line came.
struct FeeInTheBooks : ActsDossier {
    ledger::EntryId fee = bank_entry(-720, october(11), "Frais", "627000");
    std::vector<bank::LineId> all =
        lines({{-720, october(13), "FRAIS TENUE DE COMPTE"}, {-990, october(14), "AUTRE CHOSE"}});
    bank::LineId line = all.front();

    std::size_t entries_on_bank() { return entries().size(); }
    Result<reconcile::MatchId> off(const app::WriteOff& request) {
        return act<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::write_off(writer, request); });
    }
    Result<std::vector<reconcile::MatchId>> each(const app::ManualMatch& request) {
        return act<std::vector<reconcile::MatchId>>(
            [&](app::Writer& writer) { return app::match_each_by_hand(writer, request); });
    }
};

TEST(BookedAlready, AnAccountTypedForTheLineIsRefusedAndTheEntryNamed) {
    FeeInTheBooks one;
    const std::string before = one.snapshot();
    const auto refused = one.match_lines({one.line}, {to_account("627000", eur(-720))});
    ASSERT_EQ(refusal_of(refused), "reconcile.movement_booked");
    const auto named = [&](std::string_view name) {
        for (const Param& param : refused.error().params)
            if (param.name == name)
                return std::get<std::int64_t>(param.value);
        return std::int64_t{-1};
    };
    EXPECT_EQ(named("line"), one.line.value());
    EXPECT_EQ(named("entry"), one.fee.value());
    // Another account makes it no other money.
    EXPECT_EQ(refusal_of(one.match_lines({one.line}, {to_account("471000", eur(-720))})),
              "reconcile.movement_booked");
    EXPECT_EQ(one.snapshot(), before);
    value_of(one.match_lines({one.line}, {to_entry(one.fee)}));
    EXPECT_EQ(one.entries_on_bank(), 1U);
    one.expect_check_passes();
}

TEST(BookedAlready, APersonWhoKnowsBetterInsists) {
    FeeInTheBooks one;
    const std::string before = one.snapshot();
    app::ManualMatch request;
    request.lines = {one.line};
    request.targets = {to_account("627000", eur(-720))};
    request.although_booked = true;
    const auto match = value_of(one.match(request));
    EXPECT_EQ(one.entries_on_bank(), 2U);
    const auto kept = value_of(one.dossier.read<std::optional<app::KeptMatch>>(
        [&](app::Reader& reader) { return app::keep_match(reader, match); }));
    expect_done(one.undo(match));
    EXPECT_EQ(one.snapshot(), before);
    // Undone and wanted again, nothing is asked a second time.
    value_of(one.act<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_again(writer, *kept); }));
    one.expect_check_passes();
}

TEST(BookedAlready, AWriteOffIsRefusedLikewise) {
    FeeInTheBooks one;
    app::WriteOff request{.lines = {one.line}, .targets = {}, .type = "fee"};
    EXPECT_EQ(refusal_of(one.off(request)), "reconcile.movement_booked");
    request.type = std::string(app::k_other_difference);
    request.rows = {to_account("627000", eur(-720))};
    EXPECT_EQ(refusal_of(one.off(request)), "reconcile.movement_booked");
    EXPECT_EQ(one.entries_on_bank(), 1U);
    request.although_booked = true;
    value_of(one.off(request));
    EXPECT_EQ(one.entries_on_bank(), 2U);
}

TEST(BookedAlready, WhatATickedEntryLeavesMayStandInTheBooksToo) {
    FeeInTheBooks one;
    const auto paid = one.bank_entry(10000, october(12), "Carte", "471000");
    const auto line = one.lines({{9280, october(13), "REMISE CARTE"}}).front();
    app::ManualMatch request;
    request.lines = {line};
    request.targets = {to_entry(paid), to_account("627000", eur(-720))};
    EXPECT_EQ(refusal_of(one.match(request)), "reconcile.movement_booked");
    request.targets = {to_entry(paid), to_entry(one.fee)};
    value_of(one.match(request));
    one.expect_check_passes();
}

TEST(BookedAlready, OfSeveralLinesOneThatIsInTheBooksStopsAll) {
    FeeInTheBooks one;
    app::ManualMatch request;
    request.lines = one.all;
    request.targets = {{.kind = reconcile::TargetKind::Account, .account = "627000"}};
    EXPECT_EQ(refusal_of(one.each(request)), "reconcile.movement_booked");
    EXPECT_EQ(one.entries_on_bank(), 1U);
    EXPECT_FALSE(one.ActsDossier::line(one.all[1]).match);
    request.although_booked = true;
    EXPECT_EQ(value_of(one.each(request)).size(), 2U);
}

TEST(BookedAlready, TwoEntriesThatTogetherExplainALineAreSeen) {
    ActsDossier one;
    one.bank_entry(-720, october(11), "Frais", "627000");
    one.bank_entry(-1280, october(12), "Commission", "627000");
    const auto line = one.lines({{-2000, october(13), "FRAIS ET COMMISSION"}}).front();
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(one.match_lines({line}, {to_account("627000", eur(-2000))})),
              "reconcile.movement_booked_by_two");
    app::MovementRequest movement{.lines = {line}, .undefined = true};
    movement.parts = {{"627", "", eur(-2000)}};
    EXPECT_EQ(refusal_of(one.move(movement)), "reconcile.movement_booked_by_two");
    EXPECT_EQ(one.snapshot(), before);
    movement.although_booked = true;
    value_of(one.move(movement));
}

TEST(BookedAlready, OneEntryThatExplainsSeveralLinesTogetherIsSeen) {
    ActsDossier one;
    one.bank_entry(-2000, october(12), "Frais du mois", "627000");
    const auto lines =
        one.lines({{-720, october(13), "FRAIS"}, {-1280, october(13), "COMMISSION"}});
    EXPECT_EQ(refusal_of(one.match_lines(lines, {to_account("627000", eur(-2000))})),
              "reconcile.movement_booked");
}

TEST(BookedAlready, WhatIsNotThisMoneyStopsNothing) {
    ActsDossier one;
    one.bank_entry(-500, october(1), "Trop tôt", "627000");
    one.bank_entry(500, october(12), "De l’autre côté", "758000");
    one.bank_entry(-600, october(12), "Un autre montant", "627000");
    one.bank_entry(100, october(12), "Des deux côtés, la somme ne dit rien", "758000");
    const auto pointed = one.bank_entry(-500, october(12), "Déjà rapprochée", "627000");
    const auto lines = one.lines({{-500, october(12), "A"}, {-500, october(13), "B"}});
    value_of(one.match_lines({lines[0]}, {to_entry(pointed)}));
    value_of(one.match_lines({lines[1]}, {to_account("627000", eur(-500))}));
    one.expect_check_passes();
}

TEST(BookedAlready, AnEntryOfAnotherThirdPartyIsOtherMoney) {
    ActsDossier one;
    one.bank_entry(-10000, october(12), "Paiement", "401000", "FAARO");
    const auto item = one.invoice("FORANGE", "F7", -10000, october(1));
    const auto lines = one.lines({{-10000, october(12), "PRLV ORANGE BUSINESS"}});
    value_of(one.match_lines({lines[0]}, {to_item(item)}));
    one.expect_check_passes();
}

TEST(BookedAlready, APaymentOfTheSamePartyInTheBooksStopsTheInvoiceFromBeingPaidAgain) {
    ActsDossier one;
    const auto paid = one.bank_entry(-10000, october(12), "Paiement", "401000", "FAARO");
    const auto item = one.invoice("FAARO", "F7", -10000, october(1));
    const auto lines = one.lines({{-10000, october(12), "PRLV AARO SAS"}});
    EXPECT_EQ(refusal_of(one.match_lines({lines[0]}, {to_item(item)})),
              "reconcile.movement_booked");
    // Imputed to the payment that is there, it is paid once.
    value_of(one.match_lines({lines[0]}, {to_entry(paid), to_item(item)}));
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
}

TEST(BookedAlready, APairOfALineAndAnInvoiceIsAskedToo) {
    ActsDossier one;
    one.bank_entry(-10000, october(12), "Paiement", "401000", "FAARO");
    const auto item = one.invoice("FAARO", "F7", -10000, october(1));
    const auto lines = one.lines({{-10000, october(12), "PRLV AARO SAS"}});
    app::PairingChange change;
    change.lines = lines;
    change.items = {{item, std::nullopt}};
    const auto pairing = value_of(one.pair(change));
    EXPECT_EQ(refusal_of(one.match_pairings({pairing})), "reconcile.movement_booked");
    EXPECT_EQ(one.pairings().size(), 1U);
    value_of(one.act<std::vector<reconcile::MatchId>>([&](app::Writer& writer) {
        return app::match_pairings(writer, {pairing}, std::nullopt, true);
    }));
}

TEST(BookedAlready, AnEntryThatAPersonPutTogetherWithAnotherLineIsThatLines) {
    FeeInTheBooks one;
    const auto other = one.lines({{-720, october(12), "FRAIS D’UN AUTRE COMPTE"}}).front();
    value_of(one.pair({.into = {}, .lines = {other}, .entries = {one.fee}}));
    value_of(one.match_lines({one.line}, {to_account("627000", eur(-720))}));
}

} // namespace
} // namespace comptoir::test
