// The état de rapprochement at any day.
#include "comptoir/app/lettering.h"
#include "reconcile_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

TEST(ReconciliationReport, ListsWhatEitherSideHasNotSeen) {
    ReconcileDossier one;
    one.bank_entry(-200000, october(5), "CHEQUE 4412087", "401000", "FAARO");
    one.bank_entry(50000, october(6), "VIR DURAND", "411000", "CDURAND");
    one.lines({{50000, october(7), "VIR DURAND BATIMENT"}, {30000, october(8), "INTERETS"}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    const reconcile::ReconciliationReport report = one.report(october(31));
    EXPECT_EQ(report.ledger_balance, eur(-150000));
    EXPECT_EQ(report.unpointed_credits, eur(200000));
    EXPECT_EQ(report.unpointed_debits, eur(0));
    EXPECT_EQ(report.unbooked_credits, eur(30000));
    EXPECT_EQ(report.theoretical, eur(50000));
    EXPECT_EQ(report.statement_balance, eur(80000));
    EXPECT_TRUE(report.difference.is_zero());
    EXPECT_EQ(report.company, "Atelier Exemple SAS");
    EXPECT_EQ(report.account, "512100");
}

TEST(ReconciliationReport, AMatchCountsOnlyWhenAllOfItIsThere) {
    ReconcileDossier one;
    one.bank_entry(-5000, october(10), "VIR AARO", "401000", "FAARO");
    one.lines({{-5000, october(12), "VIR AARO"}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    const reconcile::ReconciliationReport between = one.report(october(11));
    EXPECT_EQ(between.unpointed_credits, eur(5000));
    EXPECT_EQ(between.unbooked_debits, eur(0));
    EXPECT_TRUE(between.difference.is_zero());
    const reconcile::ReconciliationReport after = one.report(october(12));
    EXPECT_EQ(after.unpointed_credits, eur(0));
    EXPECT_TRUE(after.difference.is_zero());
    EXPECT_TRUE(one.report(october(1)).difference.is_zero());
}

TEST(ReconciliationReport, ALineBookedLaterIsUnbookedUntilThen) {
    ReconcileDossier one;
    one.bank_entry(-5000, october(14), "VIR AARO", "401000", "FAARO");
    one.lines({{-5000, october(12), "VIR AARO"}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    const reconcile::ReconciliationReport report = one.report(october(13));
    EXPECT_EQ(report.unbooked_debits, eur(5000));
    EXPECT_TRUE(report.difference.is_zero());
}

// What the bank says it holds on a day counts all it booked until then: lines of a file without
// balances that it does not count are a difference to be explained, not another balance.
TEST(ReconciliationReport, AFileWithoutBalancesMovesNoBalanceTheBankGave) {
    ReconcileDossier one;
    one.lines({{50000, october(7), "VIR DURAND"}, {-2000, october(20), "FRAIS"}});
    bank::StatementHeader header;
    header.format = "feed";
    header.account.iban = Iban::parse("FR7616958000016886912594701");
    header.account.currency = Currency::eur();
    header.from = october(18);
    header.to = october(22);
    std::vector<bank::StatementLine> lines(3);
    const int days[] = {19, 20, 22};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].booked_on = october(days[i]);
        lines[i].amount = eur(-1111 * (static_cast<std::int64_t>(i) + 1));
        lines[i].label = "SANS SOLDE " + std::to_string(i);
    }
    value_of(one.dossier.write<app::ImportReport>([&](app::Writer& writer) {
        return app::stage_feed_statement(writer, "BQ", header, lines, nullptr);
    }));
    EXPECT_EQ(one.report(october(18)).statement_balance, eur(50000));
    EXPECT_TRUE(one.report(october(18)).difference.is_zero());
    EXPECT_EQ(one.report(october(19)).statement_balance, eur(50000));
    EXPECT_EQ(one.report(october(19)).difference, eur(1111));
    EXPECT_EQ(one.report(october(20)).statement_balance, eur(48000));
    EXPECT_EQ(one.report(october(20)).difference, eur(3333));
    EXPECT_EQ(one.report(october(22)).statement_balance, eur(48000 - 3333))
        << "after it they count";
    EXPECT_EQ(one.report(october(22)).difference, eur(3333));
}

TEST(ReconciliationReport, TheFirstOpeningTheBooksDoNotKnowIsTheInitialDifference) {
    ReconcileDossier one;
    one.lines({{-100, october(12), "FRAIS"}}, 123400);
    const reconcile::ReconciliationReport report = one.report(october(31));
    EXPECT_EQ(report.initial_difference, eur(123400));
    EXPECT_EQ(report.unbooked_debits, eur(100));
    EXPECT_TRUE(report.difference.is_zero());
}

TEST(ReconciliationReport, AJournalWithoutAccountIsRefused) {
    ReconcileDossier one;
    const auto ask = [&](const std::string& journal) {
        return refusal_of(
            one.dossier.read<reconcile::ReconciliationReport>([&](app::Reader& reader) {
                return app::reconciliation_report(reader, journal, october(1));
            }));
    };
    EXPECT_EQ(ask("AC"), "reconcile.journal_without_account");
    EXPECT_EQ(ask("ZZ"), "ledger.unknown_journal");
    EXPECT_EQ(refusal_of(one.dossier.read<std::vector<reconcile::EntryCandidate>>(
                  [](app::Reader& reader) { return app::list_entry_candidates(reader, "AC"); })),
              "reconcile.journal_without_account");
}

TEST(EntryCandidates, AreTheUnpointedRowsOfTheAccount) {
    ReconcileDossier one;
    one.bank_entry(-5000, october(14), "VIR AARO", "401000", "FAARO");
    one.bank_entry(-100, october(12), "FRAIS", "627000");
    one.lines({{-100, october(12), "FRAIS"}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    const auto candidates = value_of(one.dossier.read<std::vector<reconcile::EntryCandidate>>(
        [](app::Reader& reader) { return app::list_entry_candidates(reader, "BQ"); }));
    ASSERT_EQ(candidates.size(), 1U);
    EXPECT_EQ(candidates.front().party, "FAARO");
    EXPECT_EQ(candidates.front().party_name, "Aaro SAS");
    EXPECT_EQ(candidates.front().amount, eur(-5000));
    EXPECT_TRUE(candidates.front().has_third_party_counterpart);
}

TEST(EntryCandidates, AreSettledWhenTheirRowsOfThirdPartiesAreLetteredInWhole) {
    ReconcileDossier one;
    const auto whole = one.invoice("FAARO", "F1", -5000, october(1));
    const auto larger = one.invoice("FAARO", "F2", -9000, october(1));
    const auto smaller = one.invoice("FAARO", "F3", -2000, october(1));
    for (const ledger::RowId invoice : {whole, larger, smaller}) {
        const ledger::EntryId paid =
            one.bank_entry(-5000, october(14), "VIR AARO", "401000", "FAARO");
        for (const ledger::Entry& entry : one.entries())
            for (const ledger::EntryRow& row : entry.rows)
                if (entry.id == paid && !row.party.empty())
                    value_of(one.dossier.write<app::Lettered>([&](app::Writer& writer) {
                        return app::letter_rows(writer, {invoice, row.id});
                    }));
    }
    one.bank_entry(-5000, october(15), "VIR AARO", "401000", "FAARO");
    one.bank_entry(-100, october(16), "FRAIS", "627000");
    std::vector<bool> settled;
    for (const auto& candidate : value_of(one.dossier.read<std::vector<reconcile::EntryCandidate>>(
             [](app::Reader& reader) { return app::list_entry_candidates(reader, "BQ"); })))
        settled.push_back(candidate.is_settled);
    EXPECT_EQ(settled, (std::vector<bool>{true, true, false, false, false}));
}

} // namespace
} // namespace comptoir::test
