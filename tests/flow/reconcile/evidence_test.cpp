// What is matched without a person: the same whichever statements are asked for, and never what the
// line itself speaks against.
#include "comptoir/core/text.h"
#include "reconcile_dossier.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace comptoir::test {
namespace {

app::ReconcileReport report_on(ReconcileDossier& one,
                               const std::vector<bank::StatementId>& statements) {
    return value_of(one.dossier.read<app::ReconcileReport>([&](app::Reader& reader) {
        return app::propose_matches(reader, {.statements = statements});
    }));
}

app::ReconcileReport apply_to(ReconcileDossier& one,
                              const std::vector<bank::StatementId>& statements) {
    return value_of(one.dossier.write<app::ReconcileReport>([&](app::Writer& writer) {
        return app::apply_matches(writer, {.statements = statements});
    }));
}

bank::StatementId statement_of(ReconcileDossier& one, bank::LineId line) {
    for (const app::LineOutcome& outcome : one.propose().lines) {
        if (outcome.proposal.line == line)
            return outcome.statement;
    }
    ADD_FAILURE() << "no such line";
    return {};
}

std::string text_of(const app::LineOutcome& outcome) {
    std::string text(to_text(outcome.proposal.state));
    text += outcome.proposal.unattended ? "!" : "?";
    for (const reconcile::Target& target : outcome.proposal.targets)
        text += " " + target.piece + "#" + text::number(target.row.value());
    for (const reconcile::Reason& reason : outcome.proposal.reasons)
        text.append(" ").append(reason.code.name);
    return text;
}

TEST(Evidence, ALineOfAnotherStatementMayWantTheSameEntry) {
    ReconcileDossier one;
    const auto entry = one.bank_entry(-5000, october(31), "PRLV ABO", "606100");
    one.lines({{-5000, october(30), "PRLV ABO"}}, 100'000);
    const auto later = one.lines({{-5000, october(31).plus_days(2), "PRLV ABO"}}, 95'000).front();
    const bank::StatementId second = statement_of(one, later);
    const app::ReconcileReport report = apply_to(one, {second});
    ASSERT_EQ(report.lines.size(), 1U) << "only what was asked for is told";
    EXPECT_EQ(report.summary.lines, 1);
    EXPECT_EQ(report.summary.matched, 0);
    EXPECT_EQ(report.lines.front().proposal.reasons.back().code.name, "reconcile.entry_contested");
    EXPECT_FALSE(one.entry(entry).rows[1].pointed.has_value());
}

TEST(Evidence, ALineOfAnotherStatementMayWantTheSameInvoice) {
    ReconcileDossier one;
    one.invoice("FORANGE", "OB-OCT", -5990, october(1));
    one.lines({{-5990, october(12), "PRLV ORANGE BUSINESS"}});
    const auto later = one.lines({{-5990, october(14), "PRLV ORANGE BUSINESS"}}, -5990).front();
    EXPECT_EQ(apply_to(one, {statement_of(one, later)}).summary.matched, 0);
    EXPECT_EQ(one.open_items().size(), 1U);
}

TEST(Evidence, OnlyTheStatementsAskedForAreMatched) {
    ReconcileDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.invoice("FAARO", "F59289483", -4200, october(1));
    one.lines({{-18999, october(12), "AARO F59289482"}});
    const auto later = one.lines({{-4200, october(14), "AARO F59289483"}}, -18999).front();
    const app::ReconcileReport report = apply_to(one, {statement_of(one, later)});
    EXPECT_EQ(report.summary.lines, 1);
    EXPECT_EQ(report.summary.matched, 1);
    EXPECT_EQ(report.lines.front().proposal.line, later);
    ASSERT_EQ(one.open_items().size(), 1U);
    EXPECT_EQ(one.open_items().front().piece, "F59289482");
}

TEST(Evidence, AskingForOneStatementAfterTheOtherFindsWhatAskingForAllFinds) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937_64 random(seed);
        const auto pick = [&](std::uint64_t below) {
            return static_cast<std::int64_t>(random() % below);
        };
        ReconcileDossier one;
        for (int i = 0; i < 12; ++i)
            one.invoice(pick(2) ? "FAARO" : "FORANGE", "FA2026" + text::number(100 + i),
                        -(1000 + pick(4) * 500), october(static_cast<int>(1 + pick(9))));
        for (int i = 0; i < 6; ++i)
            one.bank_entry(-(1000 + pick(4) * 500), october(static_cast<int>(12 + pick(12))),
                           "Achat", "606100");
        for (int statement = 0; statement < 4; ++statement) {
            std::vector<LineSpec> specs;
            for (int i = 0; i < 5; ++i)
                specs.push_back({-(1000 + pick(6) * 500),
                                 october(static_cast<int>(10 + 4 * statement + pick(4))),
                                 (pick(2) ? "VIR AARO" : "VIR") +
                                     (pick(2) ? " FA2026" + text::number(100 + pick(14)) : "")});
            one.lines(specs);
        }
        std::map<std::int64_t, std::vector<std::string>> all;
        for (const app::LineOutcome& outcome : one.propose().lines)
            all[outcome.statement.value()].push_back(text_of(outcome));
        ASSERT_EQ(all.size(), 4U);
        for (const auto& [statement, texts] : all) {
            std::vector<std::string> alone;
            for (const app::LineOutcome& outcome :
                 report_on(one, {bank::StatementId{statement}}).lines)
                alone.push_back(text_of(outcome));
            EXPECT_EQ(alone, texts);
        }
    }
}

TEST(Evidence, AnInvoiceThatIsNotInTheBooksIsNotPaidByTheSumOfOthers) {
    ReconcileDossier one;
    one.invoice("CDURAND", "FA-2026-050", 12000, october(1));
    one.invoice("CDURAND", "FA-2026-051", 13000, october(2));
    one.lines({{25000, october(20), "VIR DURAND BATIMENT REGLEMENT FA-2026-099"}});
    const app::ReconcileReport report = one.apply();
    EXPECT_EQ(report.summary.matched, 0);
    EXPECT_EQ(report.summary.proposed, 1);
    EXPECT_EQ(one.open_items().size(), 2U);
}

TEST(Evidence, PaymentsThatAddUpDoNotHideTheInvoiceTheLineNames) {
    ReconcileDossier one;
    one.bank_entry(-12000, october(19), "CHQ1", "401000", "FAARO");
    one.bank_entry(-13000, october(21), "CHQ2", "401000", "FAARO");
    one.invoice("FAARO", "AF-2026-099", -25000, october(5));
    one.lines({{-25000, october(20), "VIREMENT AARO FACTURE AF-2026-099"}});
    const app::ReconcileReport report = one.apply();
    EXPECT_EQ(report.summary.matched, 0);
    EXPECT_EQ(report.lines.front().proposal.reasons.back().code.name, "reconcile.also_an_item");
}

} // namespace
} // namespace comptoir::test
