// Encaissements and décaissements made from bank lines (A147 to A161).
#include "acts_dossier.h"
#include "comptoir/app/identify.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using app::MovementKind;

TEST(Movement, ADebitOfASupplierIsItsPaymentAndWaitsForValidationAlone) {
    ActsDossier one;
    one.invoice("FAARO", "F1", -9000, october(1));
    const auto lines = one.lines({{-10000, october(12), "PRLV AARO SAS"}});
    const app::MovementDraft draft = one.draft({.lines = lines});
    EXPECT_EQ(draft.kind, MovementKind::SupplierPayment);
    EXPECT_EQ(draft.party, "FAARO");
    ASSERT_EQ(draft.parts.size(), 1U);
    EXPECT_EQ(draft.parts.front().account, "401000");
    const auto made = value_of(one.move(draft.request()));
    const ledger::Entry entry = one.entry(made.entry);
    EXPECT_EQ(entry.journal, "BQ");
    EXPECT_EQ(entry.state, ledger::EntryState::Draft);
    EXPECT_EQ(entry.rows[0].amount, eur(10000));
    EXPECT_EQ(entry.rows[1].account, "512100");
    EXPECT_FALSE(entry.rows[1].pointed.has_value());
    EXPECT_EQ(one.line(lines[0]).pairing, made.pairing.value());
    value_of(one.match_pairings({made.pairing}));
    EXPECT_EQ(one.line(lines[0]).state, reconcile::LineState::Matched);
    EXPECT_TRUE(one.entry(made.entry).rows[1].pointed.has_value());
    one.expect_check_passes();
}

TEST(Movement, TheThirdPartyAPersonGaveTheLineCounts) {
    ActsDossier one;
    const auto lines =
        one.lines({{-10000, october(12), "PRLV 55"}, {-200, october(13), "PRLV 56"}});
    EXPECT_EQ(refusal_of(one.move_each(lines)), "reconcile.movement_without_party");
    value_of(one.run(
        [&](app::Writer& writer) { return app::set_line_party(writer, lines[0], "FAARO"); }));
    EXPECT_EQ(one.draft({.lines = {lines[0]}}).party, "FAARO");
    EXPECT_EQ(one.draft({.lines = {lines[0]}}).kind, MovementKind::SupplierPayment);
    EXPECT_EQ(refusal_of(one.move_each(lines)), "reconcile.movement_without_party");
    EXPECT_EQ(value_of(one.move_each({lines[0]})).front().party, "FAARO");
}

TEST(Movement, ItsKindFollowsTheSideOfTheLineAndOfTheThirdParty) {
    ActsDossier one;
    one.invoice("CDURAND", "V1", 9000, october(1));
    one.invoice("FAARO", "F1", -9000, october(1));
    const auto lines = one.lines({{500, october(12), "A"}, {-500, october(13), "B"}});
    EXPECT_EQ(one.draft({.lines = {lines[0]}, .party = "CDURAND"}).kind,
              MovementKind::CustomerReceipt);
    EXPECT_EQ(one.draft({.lines = {lines[1]}, .party = "CDURAND"}).kind,
              MovementKind::CustomerRefund);
    EXPECT_EQ(one.draft({.lines = {lines[0]}, .party = "FAARO"}).kind,
              MovementKind::SupplierRefund);
    EXPECT_EQ(one.draft({.lines = {lines[1]}, .party = "FAARO"}).kind,
              MovementKind::SupplierPayment);
    EXPECT_EQ(one.draft({.lines = {lines[0]}}).kind, MovementKind::UndefinedReceipt);
    EXPECT_EQ(one.draft({.lines = {lines[1]}}).kind, MovementKind::UndefinedPayment);
    // Nobody booked anything with it yet: the side decides.
    EXPECT_EQ(one.draft({.lines = {lines[1]}, .party = "FORANGE"}).parts.front().account, "401000");
    EXPECT_EQ(to_text(MovementKind::SupplierPayment), "supplier_payment");
}

TEST(Movement, ACarriedInvoiceGivesItsAccountPieceAndDayAndIsImputedWithTheMatch) {
    ActsDossier one;
    const auto item = one.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = one.lines({{-10000, october(12), "VIR"}});
    value_of(one.carry(lines[0], item));
    const app::MovementDraft draft = one.draft({.lines = lines, .day = october(11)});
    EXPECT_EQ(draft.piece, "F1");
    EXPECT_EQ(draft.party, "FAARO");
    const auto made = value_of(one.move(draft.request()));
    EXPECT_EQ(one.open_items().size(), 2U); // the invoice and the movement
    value_of(one.match_pairings({made.pairing}));
    EXPECT_TRUE(one.open_items().empty());
    EXPECT_EQ(one.entry(made.entry).date, october(11));
    EXPECT_EQ(one.entry(made.entry).rows[0].lettered_on, october(11));
    one.expect_check_passes();
}

TEST(Movement, OfAnUndefinedPartyIsTheSumOfTheLinesSpreadOverAccounts) {
    ActsDossier one;
    const auto lines = one.lines(
        {{10000, october(12), "PETIT"}, {-2500, october(14), "X"}, {30000, october(13), "GRAND"}});
    const app::MovementDraft draft = one.draft({.lines = lines});
    EXPECT_EQ(draft.kind, MovementKind::UndefinedReceipt);
    EXPECT_EQ(draft.amount, eur(37500));
    EXPECT_EQ(draft.day, october(14));
    EXPECT_EQ(draft.label, "GRAND"); // of the largest line
    EXPECT_TRUE(draft.parts.empty());
    app::MovementRequest request = draft.request();
    request.parts = {{"471", "", eur(30000)}};
    EXPECT_EQ(refusal_of(one.move(request)), "reconcile.movement_open");
    request.parts.push_back({"706", "", eur(7500)});
    const auto made = value_of(one.move(request));
    const ledger::Entry entry = one.entry(made.entry);
    ASSERT_EQ(entry.rows.size(), 5U);
    EXPECT_EQ(entry.rows[0].account, "471000");
    EXPECT_EQ(entry.rows[1].amount, eur(-7500));
    value_of(one.match_pairings({made.pairing}));
    one.expect_check_passes();
}

TEST(Movement, IsNotDatedAfterTheEndOfTheStatement) {
    ActsDossier one;
    const auto lines = one.lines({{-500, october(12), "A"}, {-700, october(15), "B"}});
    const app::MovementDraft draft = one.draft({.lines = {lines[0]}});
    EXPECT_EQ(draft.latest_day, october(15));
    app::MovementRequest request = draft.request();
    request.parts = {{"627", "", eur(-500)}};
    request.day = october(16);
    EXPECT_EQ(refusal_of(one.move(request)), "reconcile.movement_late");
    request.day = october(15);
    value_of(one.move(request));
}

TEST(Movement, InBatchEachLineGetsOneOnItsOwnPartysSide) {
    ActsDossier one;
    one.invoice("CDURAND", "V1", 9000, october(1));
    const auto lines = one.lines(
        {{-500, october(12), "PRLV AARO SAS"}, {700, october(13), "VIR DURAND BATIMENT"}});
    const auto made = value_of(one.move_each(lines));
    ASSERT_EQ(made.size(), 2U);
    EXPECT_EQ(made[0].kind, MovementKind::SupplierPayment);
    EXPECT_EQ(made[1].kind, MovementKind::CustomerReceipt);
    EXPECT_EQ(one.pairings().size(), 2U);
    value_of(one.run([&](app::Writer& w) { return app::undo_movements(w, made); }));
    EXPECT_TRUE(one.pairings().empty());
    EXPECT_EQ(one.entries().size(), 1U);
    EXPECT_EQ(one.line(lines[0]).pairing, 0);
}

TEST(Movement, InBatchALineWithoutPartyStopsAll) {
    ActsDossier one;
    const auto lines =
        one.lines({{-500, october(12), "PRLV AARO SAS"}, {-700, october(13), "VIR 4471"}});
    EXPECT_EQ(refusal_of(one.move_each(lines)), "reconcile.movement_without_party");
    EXPECT_TRUE(one.entries().empty());
    EXPECT_TRUE(one.pairings().empty());
}

TEST(Movement, ThatTheBooksHoldAlreadyIsNotCreatedAgain) {
    ActsDossier one;
    const auto entry = one.bank_entry(-500, october(11), "Frais", "627000");
    const auto lines = one.lines({{-500, october(12), "FRAIS"}});
    app::MovementRequest request{.lines = lines};
    request.parts = {{"627", "", eur(-500)}};
    EXPECT_EQ(refusal_of(one.move(request)), "reconcile.movement_booked");
    request.although_booked = true;
    const auto made = value_of(one.move(request));
    EXPECT_NE(made.entry, entry);
}

TEST(Movement, RefusalsNameTheirReason) {
    ActsDossier one;
    const auto lines = one.lines({{-500, october(12), "PRLV AARO SAS"},
                                  {500, october(13), "B"},
                                  {-300, october(14), "PRLV ORANGE BUSINESS"}});
    EXPECT_EQ(refusal_of(one.move({})), "reconcile.nothing_ticked");
    EXPECT_EQ(refusal_of(one.move({.lines = {lines[0], lines[0]}})), "reconcile.ticked_twice");
    EXPECT_EQ(refusal_of(one.move({.lines = {lines[0], lines[1]}})), "reconcile.movement_zero");
    EXPECT_EQ(refusal_of(one.move({.lines = {lines[0], lines[2]}})), "reconcile.movement_parties");
    EXPECT_EQ(refusal_of(one.move({.lines = {lines[0]}, .party = "NOBODY"})),
              "books.party_unknown");
    EXPECT_EQ(refusal_of(one.move(
                  {.lines = {lines[1]}, .undefined = true, .parts = {{"401", "", eur(500)}}})),
              "reconcile.party_needed");
    EXPECT_EQ(refusal_of(one.move(
                  {.lines = {lines[1]}, .undefined = true, .parts = {{"512100", "", eur(500)}}})),
              "reconcile.own_account");
    EXPECT_EQ(refusal_of(one.move(
                  {.lines = {lines[1]}, .undefined = true, .parts = {{"999999", "", eur(500)}}})),
              "ledger.unknown_account");
    EXPECT_EQ(refusal_of(one.move({.lines = {lines[1]},
                                   .undefined = true,
                                   .parts = {{"471", "", eur(0)}, {"706", "", eur(500)}}})),
              "reconcile.amount_missing");
    EXPECT_TRUE(one.entries().empty());
}

TEST(Movement, ThatIsMatchedIsUndoneOnlyAfterItsMatch) {
    ActsDossier one;
    const auto lines = one.lines({{-500, october(12), "PRLV AARO SAS"}});
    const std::string before = one.snapshot();
    const auto made = value_of(one.move_each(lines));
    const auto matches = value_of(one.match_pairings({made.front().pairing}));
    EXPECT_EQ(refusal_of(one.run([&](app::Writer& w) { return app::undo_movements(w, made); })),
              "books.entry_held_by_match");
    expect_done(one.undo(matches.front()));
    // The movement is in the books still: the line may be matched with it again.
    EXPECT_EQ(one.apply().summary.matched, 1);
    expect_done(one.undo(reconcile::MatchId{matches.front().value() + 1}));
    value_of(one.run([&](app::Writer& w) { return app::undo_movements(w, made); }));
    EXPECT_EQ(one.snapshot(), before);
}

TEST(Movement, IsTakenBackFromAPairThatWasMatchedAndFreed) {
    ActsDossier one;
    const auto lines = one.lines({{-10000, october(12), "PRLV AARO SAS"}});
    const std::string before = one.snapshot();
    const auto made = value_of(one.move({.lines = lines, .party = "FAARO"}));
    const auto matches = value_of(one.match_pairings({made.pairing}));
    expect_done(one.undo(matches.front()));
    const auto again = value_of(one.pair({.into = {}, .lines = lines, .entries = {made.entry}}));
    EXPECT_NE(again, made.pairing);
    value_of(one.run([&](app::Writer& w) { return app::undo_movements(w, {made}); }));
    EXPECT_EQ(one.line(lines[0]).pairing, 0);
    EXPECT_TRUE(one.pairings().empty());
    EXPECT_EQ(one.snapshot(), before);
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
