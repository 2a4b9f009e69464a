// VAT on receipts follows letters made by hand, and goes with them: what they moved is taken back,
// not moved a second time.
#include "comptoir/app/difference.h"
#include "comptoir/app/lettering.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

// An invoice whose VAT waits, and money of its party in the books.
class VatLetters : public testing::Test {
protected:
    app::Lettered letter(const std::vector<ledger::RowId>& rows) {
        return value_of(one.dossier.write<app::Lettered>(
            [&](app::Writer& writer) { return app::letter_rows(writer, rows); }));
    }
    std::string undo(const app::Lettered& done) {
        return refusal_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
            CT_TRY(app::undo_letter(writer, done));
            return true;
        }));
    }
    app::Unlettered unletter(const std::vector<ledger::RowId>& rows) {
        return value_of(one.dossier.write<app::Unlettered>(
            [&](app::Writer& writer) { return app::unletter_rows(writer, rows); }));
    }
    ledger::EntryId money_entry(std::int64_t cents, Date day) {
        return one.bank_entry(cents, day, "VIR DURAND", "411000", "CDURAND");
    }
    ledger::RowId money(std::int64_t cents, Date day = october(9)) {
        return one.entry(money_entry(cents, day)).rows.front().id;
    }
    ledger::RowId sale(const std::string& piece = "V1", Date day = october(1)) {
        return one.sale({.party = "CDURAND", .piece = piece, .rates = {{10000, 2000}}, .day = day});
    }
    std::size_t vat_entries() {
        std::size_t count = 0;
        for (const ledger::Entry& entry : one.entries())
            count += entry.label.find("TVA exigible") != std::string::npos ? 1U : 0U;
        return count;
    }
    void expect_waiting(std::int64_t cents) {
        EXPECT_EQ(one.balance("445740"), -cents);
        EXPECT_EQ(one.balance("445710"), cents - 2000);
        one.expect_check_passes();
    }
    SettlementDossier one;
};

TEST_F(VatLetters, UndoTakesTheDraftBackAndPostsNothing) {
    const auto done = letter({sale(), money(12000)});
    EXPECT_EQ(vat_entries(), 1U);
    expect_waiting(0);
    ASSERT_EQ(undo(done), "");
    EXPECT_EQ(vat_entries(), 0U);
    expect_waiting(2000);
}

TEST_F(VatLetters, AValidatedMoveIsReversed) {
    const auto done = letter({sale(), money(12000)});
    one.validate();
    ASSERT_EQ(undo(done), "");
    const auto entries = one.entries();
    const ledger::Entry& reversal = entries.back();
    EXPECT_EQ(vat_entries(), 2U);
    EXPECT_TRUE(reversal.reverses);
    EXPECT_EQ(reversal.state, ledger::EntryState::Validated);
    EXPECT_EQ(reversal.date, october(9));
    EXPECT_EQ(reversal.label, "Extourne OD 1 – TVA exigible – CDURAND V1");
    expect_waiting(2000);
}

TEST_F(VatLetters, InAClosedPeriodTheReversalIsOnTheFirstOpenDay) {
    const Date september = *Date::from_ymd(2026, 9, 20);
    const auto done = letter({sale("V1", september), money(12000, september)});
    one.validate();
    one.close_until(*Date::from_ymd(2026, 9, 30));
    ASSERT_EQ(undo(done), "");
    const auto entries = one.entries();
    EXPECT_TRUE(entries.back().reverses);
    EXPECT_EQ(entries.back().date, october(1));
    expect_waiting(2000);
}

TEST_F(VatLetters, TakingTheLetterAwayIsTheSameAndItsUndoMovesAgain) {
    const auto item = sale();
    letter({item, money(12000)});
    const auto taken = unletter({item});
    EXPECT_EQ(vat_entries(), 0U);
    expect_waiting(2000);
    value_of(one.dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::undo_unletter(writer, taken));
        return true;
    }));
    EXPECT_EQ(vat_entries(), 1U);
    expect_waiting(0);
}

TEST_F(VatLetters, EachOfTwoLettersTakesItsOwnPartBackInAnyOrder) {
    const auto item = sale();
    const auto first = letter({item, money(3333)});
    const auto second = letter({item, money(8667, october(10))});
    expect_waiting(0);
    ASSERT_EQ(undo(first), "");
    EXPECT_EQ(vat_entries(), 1U);
    one.expect_check_passes();
    ASSERT_EQ(undo(second), "");
    EXPECT_EQ(vat_entries(), 0U);
    expect_waiting(2000);
}

TEST_F(VatLetters, WhatAMatchMovedStaysWithTheMatch) {
    const auto item = sale();
    const auto lines = one.lines({{6000, october(12), "DURAND"}});
    const auto match = value_of(one.match({.lines = lines, .targets = {to_item(item)}}));
    const auto done = letter({item, money(6000)});
    expect_waiting(0);
    ASSERT_EQ(undo(done), "");
    EXPECT_EQ(vat_entries(), 1U);
    expect_waiting(1000);
    expect_done(one.undo(match));
    expect_waiting(2000);
}

TEST_F(VatLetters, AMoveAPersonReversedIsOnlyForgotten) {
    const auto done = letter({sale(), money(12000)});
    one.validate();
    const auto vat = one.entries().back().id;
    value_of(one.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::reverse_entry(writer, vat); }));
    ASSERT_EQ(undo(done), "");
    EXPECT_EQ(vat_entries(), 2U);
    expect_waiting(2000);
}

TEST_F(VatLetters, ADraftOfTheMoveThatIsDiscardedMovesAgainWithTheNextLetter) {
    const auto item = sale();
    const auto done = letter({item, money(6000)});
    const auto vat = one.entries().back().id;
    expect_done(one.dossier.write<void>(
        [&](app::Writer& writer) { return app::discard_draft(writer, vat); }));
    expect_waiting(2000);
    ASSERT_EQ(undo(done), "");
    expect_waiting(2000);
}

TEST_F(VatLetters, AnEntryThatIsDiscardedGivesTheVatOfItsLetterBack) {
    const auto item = sale();
    const auto paid = money_entry(12000, october(9));
    letter({item, one.entry(paid).rows.front().id});
    expect_done(one.dossier.write<void>(
        [&](app::Writer& writer) { return app::discard_draft(writer, paid); }));
    EXPECT_EQ(vat_entries(), 0U);
    expect_waiting(2000);
}

TEST_F(VatLetters, ARepairOfThePaymentMovesWhatItSettlesAndItsUndoTheRest) {
    const auto item = sale();
    const auto paid = money_entry(12000, october(9));
    letter({item, one.entry(paid).rows.front().id});
    reconcile::Repair repair;
    repair.kind = reconcile::RepairKind::SetAmount;
    repair.entry = paid;
    repair.amount = eur(6000);
    const auto done = value_of(one.dossier.write<app::RepairDone>(
        [&](app::Writer& writer) { return app::repair_difference(writer, repair); }));
    expect_waiting(1000);
    expect_done(one.dossier.write<void>(
        [&](app::Writer& writer) { return app::undo_repair(writer, done); }));
    EXPECT_EQ(vat_entries(), 1U);
    expect_waiting(0);
}

TEST_F(VatLetters, AnUndoneLetterIsNotUndoneTwice) {
    const auto done = letter({sale(), money(12000)});
    ASSERT_EQ(undo(done), "");
    EXPECT_EQ(undo(done), "ledger.letter_changed_since");
    expect_waiting(2000);
}

} // namespace
} // namespace comptoir::test
