// Transfers between own accounts whose statements are matched one after the other.
#include "acts_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using reconcile::Decision;

class TwoAccounts : public testing::Test {
protected:
    TwoAccounts() {
        value_of(one.dossier.write<ledger::Journal>([](app::Writer& writer) {
            return app::add_journal(writer, {.code = "BL",
                                             .iban = Iban::parse("FR1420041010050500013M02606"),
                                             .account = "512200"});
        }));
    }

    bank::StatementId statement(const std::string& journal, std::int64_t cents, Date day,
                                const std::string& label = "VIREMENT INTERNE") {
        bank::StatementLine line;
        line.booked_on = day;
        line.amount = eur(cents);
        line.label = label;
        line.nature = bank::Nature::Transfer;
        line.bank_reference = journal + std::to_string(++m_count);
        bank::StatementHeader header;
        header.format = "feed";
        header.account.iban = Iban::parse(journal == "BQ" ? "FR7616958000016886912594701"
                                                          : "FR1420041010050500013M02606");
        header.account.currency = Currency::eur();
        header.from = header.to = day;
        header.opening = bank::DatedBalance{day, eur(0)};
        header.closing = bank::DatedBalance{day, eur(cents)};
        std::vector<bank::LineId> ids;
        const auto report = value_of(one.dossier.write<app::ImportReport>([&](app::Writer& writer) {
            return app::stage_feed_statement(writer, journal, header, {line}, &ids);
        }));
        m_last = ids.front();
        return report.statements.front().id;
    }
    bank::LineId last() const { return m_last; }

    app::ReconcileReport apply(bank::StatementId statement) {
        return value_of(one.dossier.write<app::ReconcileReport>([&](app::Writer& writer) {
            app::ReconcileRequest request;
            request.statements = {statement};
            return app::apply_matches(writer, request);
        }));
    }
    reconcile::Proposal proposal_of(bank::LineId line) {
        for (const app::LineOutcome& each : one.propose().lines)
            if (each.proposal.line == line)
                return each.proposal;
        return {};
    }
    std::int64_t under_way() {
        std::int64_t sum = 0;
        for (const ledger::Entry& entry : one.entries())
            for (const ledger::EntryRow& row : entry.rows)
                if (row.account == "580000")
                    sum += row.amount.minor();
        return sum;
    }
    reconcile::MatchId by_hand(bank::LineId line, std::int64_t cents) {
        return value_of(one.match_lines({line}, {to_account("580000", eur(cents))}));
    }

    ActsDossier one;
    int m_count = 0;
    bank::LineId m_last;
};

TEST_F(TwoAccounts, TheOtherStatementIsMatchedLater) {
    const auto first = statement("BQ", -250000, october(20));
    const auto second = statement("BL", 250000, october(21));
    EXPECT_EQ(apply(first).summary.matched, 1);
    EXPECT_EQ(under_way(), 250000);
    const std::string between = one.snapshot();
    EXPECT_EQ(apply(second).summary.matched, 1);
    EXPECT_EQ(under_way(), 0);
    one.expect_check_passes();
    const auto matches = value_of(one.dossier.read<std::vector<app::MatchRow>>(
        [](app::Reader& reader) { return app::list_matches(reader, {}); }));
    ASSERT_TRUE(one.undo(matches.back().id));
    EXPECT_EQ(one.snapshot(), between);
    EXPECT_TRUE(proposal_of(last()).unattended); // and may be taken again
}

TEST_F(TwoAccounts, TheSecondStatementComesWhenTheFirstIsBookedByHand) {
    statement("BQ", -250000, october(20), "VIR EMIS");
    by_hand(last(), -250000);
    const auto second = statement("BL", 250000, october(21));
    EXPECT_EQ(proposal_of(last()).decision, Decision::Transfer);
    EXPECT_EQ(apply(second).summary.matched, 1);
    EXPECT_EQ(under_way(), 0);
}

TEST_F(TwoAccounts, ALegThatCameWithTheBooksCountsOnceItsLineIsMatched) {
    const auto entry = one.bank_entry(-250000, october(20), "Virement vers le livret", "580000");
    statement("BQ", -250000, october(20), "VIR EMIS");
    const bank::LineId out = last();
    statement("BL", 250000, october(21));
    EXPECT_FALSE(proposal_of(last()).unattended); // nobody saw it on a statement yet
    value_of(one.match_lines({out}, {to_entry(entry)}));
    EXPECT_TRUE(proposal_of(last()).unattended);
}

TEST_F(TwoAccounts, AValidatedLegCountsToo) {
    statement("BQ", -250000, october(20), "VIR EMIS");
    by_hand(last(), -250000);
    one.validate();
    statement("BL", 250000, october(21));
    EXPECT_TRUE(proposal_of(last()).unattended);
}

TEST_F(TwoAccounts, ALegThatIsClearedIsNobodysEvidence) {
    statement("BQ", -250000, october(20), "VIR EMIS");
    by_hand(last(), -250000);
    statement("BL", 250000, october(21));
    by_hand(last(), 250000);
    statement("BL", 250000, october(22));
    EXPECT_FALSE(proposal_of(last()).unattended);
}

// There and back: the two halves on the first account were taken for one transfer, so that the
// booked line of the second was evidence for any other line of its amount.
TEST_F(TwoAccounts, WhatGoesOutAndComesInOnOneAccountIsTwoTransfers) {
    statement("BQ", -250000, october(20), "VIR EMIS");
    by_hand(last(), -250000);
    statement("BQ", 250000, october(21), "VIR RECU");
    by_hand(last(), 250000);
    statement("BL", 250000, october(22));
    by_hand(last(), 250000);
    statement("BQ", -250000, october(23));
    EXPECT_FALSE(proposal_of(last()).unattended); // the second account's row is of the first one
    statement("BL", -250000, october(23));
    EXPECT_TRUE(proposal_of(last()).unattended);
}

TEST_F(TwoAccounts, NorOneThatAnEntryOfTheBooksCleared) {
    statement("BQ", -250000, october(20), "VIR EMIS");
    by_hand(last(), -250000);
    one.bank_entry(250000, october(20), "Retour du virement", "580000");
    statement("BL", 250000, october(21));
    EXPECT_FALSE(proposal_of(last()).unattended);
}

TEST_F(TwoAccounts, NorOneThatWasUndoneOrReversed) {
    statement("BQ", -250000, october(20), "VIR EMIS");
    const auto draft = by_hand(last(), -250000);
    ASSERT_TRUE(one.undo(draft));
    const auto again = by_hand(last(), -250000);
    one.validate();
    ASSERT_TRUE(one.undo(again)); // by a reversal
    const bank::LineId out = last();
    statement("BL", 250000, october(21));
    EXPECT_FALSE(proposal_of(last()).unattended);
    EXPECT_NE(proposal_of(out).state, reconcile::LineState::Matched);
}

TEST_F(TwoAccounts, NorOneOfAnotherAmountOrTooFarAway) {
    statement("BQ", -250000, october(1), "VIR EMIS");
    by_hand(last(), -250000);
    statement("BL", 250100, october(2));
    EXPECT_FALSE(proposal_of(last()).unattended);
    statement("BL", 250000, october(12));
    EXPECT_FALSE(proposal_of(last()).unattended);
    statement("BL", -250000, october(2));
    EXPECT_FALSE(proposal_of(last()).unattended);
}

TEST_F(TwoAccounts, NorAPartOfALine) {
    statement("BQ", -250000, october(20), "VIR EMIS");
    value_of(one.match_lines(
        {last()}, {to_account("580000", eur(-200000)), to_account("627000", eur(-50000))}));
    statement("BL", 200000, october(21));
    EXPECT_FALSE(proposal_of(last()).unattended);
    statement("BL", 250000, october(21));
    EXPECT_FALSE(proposal_of(last()).unattended);
}

TEST_F(TwoAccounts, AnInvoiceOfTheAmountLeavesWordsToAPerson) {
    one.invoice("CDURAND", "V1", 250000, october(1));
    statement("BQ", -250000, october(20), "VIR EMIS");
    by_hand(last(), -250000);
    const auto second = statement("BL", 250000, october(21));
    EXPECT_EQ(apply(second).summary.matched, 0);
}

} // namespace
} // namespace comptoir::test
