// Lines of several days on the same invoices: each day's money, and its VAT, in its own day's
// books.
#include "comptoir/app/write_off.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class SettlementDays : public testing::Test {
protected:
    // The entries of bank journals, then those of VAT, by day.
    std::vector<ledger::Entry> made(bool of_vat) {
        std::vector<ledger::Entry> list;
        for (const ledger::Entry& entry : one.entries())
            if (entry.origin == ledger::EntryOrigin::Match &&
                (entry.label.find("TVA exigible") != std::string::npos) == of_vat)
                list.push_back(entry);
        return list;
    }
    reconcile::MatchId match(const std::vector<bank::LineId>& lines,
                             std::vector<app::ManualTarget> targets) {
        return value_of(one.match({.lines = lines, .targets = std::move(targets)}));
    }
    SettlementDossier one;
};

TEST_F(SettlementDays, WhatCameInTwoMonthsIsBookedInBothWithItsVat) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{5000, october(12), "ACOMPTE"}, {7000, october(28), "SOLDE"}});
    match(lines, {to_item(item)});
    const auto payments = made(false);
    ASSERT_EQ(payments.size(), 2U);
    EXPECT_EQ(payments[0].date, october(12));
    EXPECT_EQ(payments[0].rows[0].amount, eur(-5000));
    EXPECT_EQ(payments[0].label, "ACOMPTE");
    EXPECT_EQ(payments[1].date, october(28));
    EXPECT_EQ(payments[1].rows[0].amount, eur(-7000));
    const auto vat = made(true);
    ASSERT_EQ(vat.size(), 2U);
    EXPECT_EQ(vat[0].date, october(12));
    EXPECT_EQ(vat[0].rows[0].amount, eur(833)); // 2 000 × 5 000 / 12 000
    EXPECT_EQ(vat[1].date, october(28));
    EXPECT_EQ(vat[1].rows[0].amount, eur(1167));
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
}

TEST_F(SettlementDays, OneUndoTakesAllOfItBackAndOneRedoBringsItAgain) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{5000, october(12), "ACOMPTE"}, {7000, october(28), "SOLDE"}});
    const auto done = match(lines, {to_item(item)});
    const auto kept = value_of(one.dossier.read<std::optional<app::KeptMatch>>(
        [&](app::Reader& reader) { return app::keep_match(reader, done); }));
    ASSERT_TRUE(kept);
    expect_done(one.undo(done));
    EXPECT_TRUE(made(false).empty());
    EXPECT_TRUE(made(true).empty());
    EXPECT_EQ(one.balance("445740"), -2000);
    value_of(one.dossier.write<reconcile::MatchId>(
        [&](app::Writer& writer) { return app::match_again(writer, *kept); }));
    ASSERT_EQ(made(false).size(), 2U);
    EXPECT_EQ(made(false)[0].date, october(12));
    EXPECT_EQ(made(false)[1].label, "SOLDE");
    EXPECT_EQ(one.balance("445740"), 0);
    one.expect_check_passes();
}

TEST_F(SettlementDays, InvoicesArePaidInTheirOrderACreditNoteFirstAndAFeeAtTheEnd) {
    const auto a = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto b = one.sale({.party = "CDURAND", .piece = "V2", .rates = {{5000, 1000}}});
    const auto note = one.sale({.party = "CDURAND", .piece = "A1", .rates = {{-1000, -200}}});
    const auto lines = one.lines({{9000, october(12), "UN"}, {7700, october(20), "DEUX"}});
    match(lines, {to_item(a), to_item(b), to_item(note), to_account("627000", eur(-100))});
    const auto payments = made(false);
    ASSERT_EQ(payments.size(), 2U);
    ASSERT_EQ(payments[0].rows.size(), 3U); // the credit note, a part of V1, the bank
    EXPECT_EQ(payments[0].rows[0].amount, eur(1200));
    EXPECT_EQ(payments[0].rows[1].amount, eur(-10200));
    ASSERT_EQ(payments[1].rows.size(), 4U); // the fee, the rest of V1, V2, the bank
    EXPECT_EQ(payments[1].rows[0].account, "627000");
    EXPECT_EQ(payments[1].rows[1].amount, eur(-1800));
    EXPECT_EQ(payments[1].rows[2].amount, eur(-6000));
    EXPECT_EQ(one.balance("445740"), 0);
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
}

TEST_F(SettlementDays, LinesOfOneDayStayOneEntry) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{5000, october(12), "A"}, {7000, october(12), "B"}});
    match(lines, {to_item(item)});
    ASSERT_EQ(made(false).size(), 1U);
    EXPECT_EQ(made(false)[0].rows.size(), 3U);
    EXPECT_EQ(made(true).size(), 1U);
}

TEST_F(SettlementDays, MoneyInAndOutAreBookedTogetherForNobodyCanSayWhoseIsWhat) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{13000, october(12), "TROP"}, {-1000, october(20), "RENDU"}});
    match(lines, {to_item(item)});
    ASSERT_EQ(made(false).size(), 1U);
    EXPECT_EQ(made(false)[0].date, october(20));
    one.expect_check_passes();
}

TEST_F(SettlementDays, OfAClosedPeriodThatDayAloneMovesToTheFirstOpenOne) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{5000, october(12), "ACOMPTE"}, {7000, october(28), "SOLDE"}});
    one.validate();
    one.close_until(october(15));
    match(lines, {to_item(item)});
    const auto payments = made(false);
    ASSERT_EQ(payments.size(), 2U);
    EXPECT_EQ(payments[0].date, october(16));
    EXPECT_TRUE(payments[0].label.ends_with("(12/10/2026)")) << payments[0].label;
    EXPECT_EQ(payments[1].date, october(28));
    one.expect_check_passes();
}

TEST_F(SettlementDays, AWriteOffOfAStatementOfTwoMonthsStaysInItsOwn) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const Date november = *Date::parse_iso("2026-11-05");
    const auto lines = one.lines({{11995, october(12), "DURAND"}, {-300, november, "FRAIS"}});
    const auto off = [&](Date day) {
        return one.dossier.write<reconcile::MatchId>([&](app::Writer& writer) {
            return app::write_off(writer, {.lines = {lines[0]},
                                           .targets = {to_item(item)},
                                           .type = "settlement",
                                           .booked_on = day});
        });
    };
    EXPECT_EQ(refusal_of(off(november)), "reconcile.write_off_day") << "its VAT is October's";
    EXPECT_EQ(refusal_of(off(*Date::parse_iso("2026-11-01"))), "reconcile.write_off_day");
    value_of(off(october(31)));
    EXPECT_EQ(made(false).front().date, october(31));
    one.expect_check_passes();
}

TEST_F(SettlementDays, AWriteOffStaysWithinItsLinesAndTheirStatement) {
    const auto item = one.sale({.party = "CDURAND", .piece = "V1", .rates = {{10000, 2000}}});
    const auto lines = one.lines({{11995, october(12), "DURAND"}});
    const auto off = [&](Date day) {
        return one.dossier.write<reconcile::MatchId>([&](app::Writer& writer) {
            return app::write_off(writer, {.lines = lines,
                                           .targets = {to_item(item)},
                                           .type = "settlement",
                                           .booked_on = day});
        });
    };
    EXPECT_EQ(refusal_of(off(october(11))), "reconcile.write_off_day");
    EXPECT_EQ(refusal_of(off(*Date::parse_iso("2026-12-30"))), "reconcile.write_off_day");
    EXPECT_TRUE(made(false).empty());
    value_of(off(october(12)));
    EXPECT_EQ(made(false).front().date, october(12));
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
