// The invoice a line carries, and its imputation with the match (A138 to A146).
#include "acts_dossier.h"
#include "flow/books/fec_text.h"

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

// A139: the column Facture is what the matcher proposes until a person chooses: it follows the
// books, so that it never holds an invoice that another line settled meanwhile.
std::string invoice_column(ActsDossier& one, bank::LineId line) {
    for (const app::LineOutcome& outcome : one.propose().lines) {
        const reconcile::Proposal& proposal = outcome.proposal;
        if (proposal.line == line && proposal.state == reconcile::LineState::Proposed &&
            !proposal.targets.empty())
            return proposal.targets.front().piece;
    }
    return {};
}

TEST(InvoiceColumn, IsFilledForAnEqualInvoiceOfThePartyUntilItIsSettled) {
    ActsDossier one;
    const auto item = one.invoice("FAARO", "F1", -10000, october(1));
    const auto lines =
        one.lines({{-10000, october(12), "PRLV AARO SAS"}, {-10000, october(20), "VIR 4471"}});
    EXPECT_EQ(invoice_column(one, lines[0]), "F1");
    const auto match = value_of(one.match_lines({lines[1]}, {to_item(item)}));
    EXPECT_EQ(invoice_column(one, lines[0]), "") << "another line settled it";
    expect_done(one.undo(match));
    EXPECT_EQ(invoice_column(one, lines[0]), "F1");
}

TEST(InvoiceColumn, OfAnotherAmountIsAQuestionAndOfTheOtherSideStaysEmpty) {
    ActsDossier one;
    one.invoice("FAARO", "F1", -10000, october(1));
    const auto lines =
        one.lines({{-10001, october(12), "PRLV AARO SAS"}, {10000, october(13), "VIR AARO SAS"}});
    const app::ReconcileReport report = one.propose();
    for (const app::LineOutcome& outcome : report.lines)
        if (outcome.proposal.line == lines[0]) {
            EXPECT_NE(outcome.proposal.kind, reconcile::Kind::Exact);
            EXPECT_FALSE(outcome.proposal.unattended) << "a person says where the cent goes";
        }
    EXPECT_EQ(invoice_column(one, lines[1]), "");
    EXPECT_EQ(one.apply().summary.matched, 0);
}

TEST(InvoiceColumn, OfTwoEqualInvoicesHoldsTheOneDueFirst) {
    ActsDossier one;
    one.invoice("FORANGE", "F2", -7000, october(1));
    const auto later = one.invoice("FORANGE", "F3", -7000, october(4));
    const auto lines = one.lines({{-7000, october(14), "PRLV ORANGE BUSINESS"}});
    EXPECT_EQ(invoice_column(one, lines[0]), "F2");
    value_of(one.carry(lines[0], later));
    EXPECT_EQ(one.line(lines[0]).invoice_piece, "F3") << "a person chose the other";
}

TEST(InvoiceColumn, IsFilledByNoAmountAloneAndAPersonsChoiceStays) {
    ActsDossier one;
    one.invoice("FAARO", "F1", -10000, october(1));
    const auto other = one.invoice("FAARO", "F2", -4000, october(1));
    const auto lines =
        one.lines({{-10000, october(12), "VIR 4471"}, {-4000, october(13), "PRLV AARO SAS"}});
    EXPECT_FALSE(one.propose().lines.front().proposal.unattended);
    EXPECT_EQ(one.line(lines[0]).invoice_piece, "");
    value_of(one.carry(lines[1], other));
    EXPECT_EQ(one.line(lines[1]).invoice_piece, "F2");
}

// A144 [ours]: a cash movement is any entry on the journal's 512 account against a third party,
// whatever brought it in.
TEST(CarriedInvoice, AnEntryOfAFecIsACashMovementAndOneWithoutAThirdPartyIsNot) {
    ActsDossier one;
    FecText fec;
    fec.add_pair({.journal = "BQ",
                  .number = "1",
                  .date = "20261011",
                  .party = "",
                  .piece = "P1",
                  .label = "Paiement",
                  .validated = "20261012"},
                 "471000", "512100", "100,00");
    fec.add({.journal = "BQ",
             .number = "2",
             .date = "20261011",
             .account = "401000",
             .party = "FAARO",
             .piece = "P2",
             .label = "Paiement Aaro",
             .debit = "200,00",
             .validated = "20261012"});
    fec.add({.journal = "BQ",
             .number = "2",
             .date = "20261011",
             .account = "512100",
             .piece = "P2",
             .label = "Paiement Aaro",
             .credit = "200,00",
             .validated = "20261012"});
    const auto file = one.dossier.write_file("732829320FEC20261231.txt", fec.bytes());
    value_of(one.act<app::BooksReport>([&](app::Writer& writer) {
        app::BooksImport request;
        request.files = {file};
        return app::import_books(writer, request);
    }));
    const auto small = one.invoice("FAARO", "F1", -10000, october(1));
    const auto large = one.invoice("FAARO", "F2", -20000, october(1));
    const auto lines = one.lines({{-10000, october(11), "VIR A"}, {-20000, october(12), "VIR B"}});
    value_of(one.carry(lines[0], small));
    value_of(one.carry(lines[1], large));
    const auto booked = [&](std::string_view piece) {
        for (const ledger::Entry& entry : one.entries())
            if (entry.piece == piece)
                return entry.id;
        ADD_FAILURE() << "no entry of the books";
        return ledger::EntryId{};
    };
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(one.match_lines({lines[0]}, {to_entry(booked("P1"))})),
              "reconcile.not_a_cash_movement");
    EXPECT_EQ(one.snapshot(), before) << "neither imputed nor matched";
    value_of(one.match_lines({lines[1]}, {to_entry(booked("P2"))}));
    ASSERT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.open_items().front().piece, "F1");
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
