// The invoice a line carries, and its imputation with the match (A138 to A146).
#include "acts_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

TEST(CarriedInvoice, IsImputedToTheMovementThatIsInTheBooks) {
    ActsDossier one;
    const auto item = one.invoice("FAARO", "F1", -10000, october(1));
    const auto entry = one.bank_entry(-10000, october(11), "VIR AARO", "401000", "FAARO");
    const auto lines = one.lines({{-10000, october(12), "VIR DIVERS"}});
    value_of(one.carry(lines[0], item));
    EXPECT_EQ(one.line(lines[0]).invoice_piece, "F1");
    value_of(one.match_lines({lines[0]}, {to_entry(entry)}));
    EXPECT_TRUE(one.open_items().empty()); // invoice and movement settle each other
    EXPECT_EQ(one.entries().size(), 2U);
    one.expect_check_passes();
}

TEST(CarriedInvoice, WithoutAnEntryTheMovementIsCreatedImputedAndMatched) {
    ActsDossier one;
    const auto item = one.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = one.lines({{-10000, october(12), "VIR DIVERS"}});
    value_of(one.carry(lines[0], item));
    value_of(one.match_lines({lines[0]}));
    EXPECT_TRUE(one.open_items().empty());
    ASSERT_EQ(one.entries().size(), 2U);
    EXPECT_EQ(one.entries().back().piece, "F1");
    one.expect_check_passes();
}

TEST(CarriedInvoice, AnEntryBornOfNoCashMovementStopsImputationAndMatch) {
    ActsDossier one;
    const auto item = one.invoice("FAARO", "F1", -10000, october(1));
    const auto entry = one.bank_entry(-10000, october(11), "Frais", "627000");
    const auto lines = one.lines({{-10000, october(12), "VIR"}});
    value_of(one.carry(lines[0], item));
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(one.match_lines({lines[0]}, {to_entry(entry)})),
              "reconcile.not_a_cash_movement");
    EXPECT_EQ(one.snapshot(), before);
}

TEST(CarriedInvoice, OnSeveralLinesIsImputedInOrderUntilNothingIsLeft) {
    ActsDossier one;
    const auto item = one.invoice("FAARO", "F1", -10000, october(1));
    std::vector<ledger::EntryId> entries;
    for (const int cents : {-6000, -6000, -1000})
        entries.push_back(one.bank_entry(cents, october(11), "VIR AARO", "401000", "FAARO"));
    const auto lines = one.lines({{-6000, october(12), "VIR A"},
                                  {-6000, october(13), "VIR B"},
                                  {-1000, october(14), "VIR C"}});
    for (const auto line : lines)
        value_of(one.carry(line, item));
    value_of(one.match_lines({lines[0]}, {to_entry(entries[0])}));
    value_of(one.match_lines({lines[1]}, {to_entry(entries[1])}));
    EXPECT_EQ(refusal_of(one.match_lines({lines[2]}, {to_entry(entries[2])})),
              "reconcile.item_settled");
    // Of the second movement 20,00 are left, and the third is untouched.
    Money left = eur(0);
    for (const ledger::OpenItem& open : one.open_items()) {
        EXPECT_EQ(open.kind, ledger::OpenItemKind::Payment);
        left += open.open;
    }
    EXPECT_EQ(left, eur(3000));
    one.expect_check_passes();
}

TEST(CarriedInvoice, InOneMatchTheLineThatFindsNothingLeftIsRefused) {
    ActsDossier one;
    const auto item = one.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = one.lines({{-10000, october(12), "VIR A"}, {-1000, october(13), "VIR B"}});
    for (const auto line : lines)
        value_of(one.carry(line, item));
    EXPECT_EQ(refusal_of(one.match_lines(lines)), "reconcile.item_settled");
}

TEST(CarriedInvoice, OfTheOtherSideOrSettledIsRefused) {
    ActsDossier one;
    const auto sale = one.invoice("CDURAND", "V1", 10000, october(1));
    const auto lines = one.lines({{-10000, october(12), "VIR"}, {10000, october(13), "VIR"}});
    EXPECT_EQ(refusal_of(one.carry(lines[0], sale)), "reconcile.wrong_side");
    value_of(one.match_lines({lines[1]}, {to_item(sale)}));
    EXPECT_EQ(refusal_of(one.carry(lines[0], sale)), "reconcile.item_settled");
    EXPECT_EQ(refusal_of(one.carry(lines[1], sale)), "reconcile.item_settled");
    EXPECT_EQ(refusal_of(one.carry(bank::LineId{99}, std::nullopt)), "app.not_found");
    const auto other = one.invoice("CDURAND", "V2", 5000, october(2));
    EXPECT_EQ(refusal_of(one.carry(lines[1], other)), "reconcile.line_already_matched");
}

TEST(CarriedInvoice, IsTakenAwayAndPutBack) {
    ActsDossier one;
    const auto item = one.invoice("FAARO", "F1", -10000, october(1));
    const auto lines = one.lines({{-10000, october(12), "VIR"}});
    const auto undo = value_of(one.carry(lines[0], item));
    value_of(one.run([&](app::Writer& writer) { return app::put_back(writer, undo); }));
    EXPECT_FALSE(one.line(lines[0]).invoice);
    value_of(one.carry(lines[0], item));
    value_of(one.carry(lines[0], std::nullopt));
    EXPECT_EQ(one.line(lines[0]).invoice_piece, "");
}

TEST(DueDays, AnInvoiceDueOnSeveralDaysIsSettledDayByDay) {
    ActsDossier one;
    ledger::Entry entry;
    entry.journal = "AC";
    entry.date = october(1);
    entry.piece = "F1";
    entry.label = "Achat en deux fois";
    entry.rows.resize(3);
    entry.rows[0] = {.account = "606100", .amount = eur(10000)};
    entry.rows[1] = {.account = "401000", .party = "FAARO", .amount = eur(-6000)};
    entry.rows[2] = {.account = "401000", .party = "FAARO", .amount = eur(-4000)};
    entry.rows[1].due_on = october(15);
    entry.rows[2].due_on = october(30);
    value_of(one.act<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    ASSERT_EQ(one.open_items().size(), 2U);
    EXPECT_EQ(one.open_items()[0].due_on, october(15));
    EXPECT_EQ(one.open_items()[1].open, eur(-4000));
    const auto lines = one.lines({{-4000, october(20), "VIR"}});
    value_of(one.carry(lines[0], one.open_items()[1].id));
    value_of(one.match_lines(lines));
    // The second instalment is lettered, the first is open whole.
    ASSERT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.open_items().front().open, eur(-6000));
    const ledger::Entry booked = one.entries().front();
    EXPECT_EQ(booked.rows[1].letter, "");
    EXPECT_EQ(booked.rows[2].letter, "A");
    one.expect_check_passes();
}

TEST(InvoiceChoice, HoldsTheUnsettledInvoicesOfTheLinesParty) {
    ActsDossier one;
    one.invoice("FAARO", "F1", -10000, october(1));
    one.invoice("FAARO", "F2", -7000, october(2));
    one.invoice("FORANGE", "O1", -5000, october(2));
    const auto lines = one.lines({{-7000, october(12), "PRLV AARO SAS"}});
    const auto choice = value_of(one.dossier.read<app::InvoiceChoice>(
        [&](app::Reader& reader) { return app::invoices_for_line(reader, lines[0]); }));
    EXPECT_EQ(choice.party, "FAARO");
    ASSERT_EQ(choice.items.size(), 2U);
    EXPECT_EQ(choice.items.front().piece, "F2"); // the equal amount first
}

TEST(InvoiceChoice, HoldsEverybodysWhenTheLineNamesNobody) {
    ActsDossier one;
    one.invoice("FAARO", "F1", -10000, october(1));
    one.invoice("FORANGE", "O1", -5000, october(2));
    const auto lines = one.lines({{-7000, october(12), "VIR 402118834"}});
    const auto choice = value_of(one.dossier.read<app::InvoiceChoice>(
        [&](app::Reader& reader) { return app::invoices_for_line(reader, lines[0]); }));
    EXPECT_EQ(choice.party, "");
    EXPECT_EQ(choice.items.size(), 2U);
}

TEST(InvoiceChoice, AnEqualBookedInvoiceOfThePartyIsProposedByItself) {
    ActsDossier one;
    one.invoice("FAARO", "F1", -10000, october(1));
    one.lines({{-10000, october(12), "PRLV AARO SAS"}});
    const auto report = one.propose();
    ASSERT_EQ(report.lines.front().proposal.targets.size(), 1U);
    EXPECT_EQ(report.lines.front().proposal.targets.front().piece, "F1");
}

} // namespace
} // namespace comptoir::test
