// The rules of automatic matching as a person meets them: amount and days, labels, what counts as a
// candidate, and what has no document.
#include "comptoir/storage/database.h"
#include "reconcile_dossier.h"

#include <gtest/gtest.h>

#include <chrono>

namespace comptoir::test {
namespace {

using reconcile::Decision;
using reconcile::LineState;

app::ReconcileReport propose_within(ReconcileDossier& one, int days) {
    return value_of(one.dossier.read<app::ReconcileReport>([&](app::Reader& reader) {
        app::ReconcileRequest request;
        request.days = days;
        return app::propose_matches(reader, request);
    }));
}

// ---- amount, side and days (A95, A100) ----------------------------------------------------------

TEST(AutomaticRules, ADebitOfTheStatementMeetsACreditOf512AndTheReverse) {
    ReconcileDossier one;
    const auto paid = one.bank_entry(-19000, october(10), "VIREMENT", "401000", "FAARO");
    const auto received = one.bank_entry(19000, october(10), "ENCAISSEMENT", "411000", "CDURAND");
    one.lines({{-19000, october(12), "VIR AARO"}, {19000, october(12), "VIR DURAND"}});
    const auto report = one.propose();
    ASSERT_EQ(report.lines.size(), 2U);
    EXPECT_EQ(report.lines[0].proposal.targets.at(0).entry, paid);
    EXPECT_EQ(report.lines[1].proposal.targets.at(0).entry, received);
}

TEST(AutomaticRules, TheDaysOfTheRunDecideHowFarAnEntryMayBe) {
    ReconcileDossier one;
    one.bank_entry(-2400, october(4), "FRAIS", "627000");
    one.lines({{-2400, october(12), "FRAIS DE TENUE"}});
    EXPECT_NE(one.propose().lines[0].proposal.decision, Decision::Entry) << "five days usually";
    EXPECT_NE(propose_within(one, 7).lines[0].proposal.decision, Decision::Entry);
    const auto wide = propose_within(one, 8);
    EXPECT_EQ(wide.lines[0].proposal.decision, Decision::Entry);
    EXPECT_TRUE(wide.lines[0].proposal.unattended);
    EXPECT_NE(one.propose().lines[0].proposal.decision, Decision::Entry) << "for that run alone";
}

// ---- labels (A96) -------------------------------------------------------------------------------

TEST(AutomaticRules, BetweenSeveralEntriesTheLabelDecidesThenItsContinuation) {
    ReconcileDossier one;
    one.bank_entry(-2400, october(11), "COTISATION CARTE", "627000");
    const auto wanted = one.bank_entry(-2400, october(11), "FRAIS DE TENUE", "627000");
    one.lines({{-2400, october(12), "FRAIS DE TENUE DE COMPTE"}});
    const auto report = one.propose();
    EXPECT_EQ(report.lines[0].proposal.targets.at(0).entry, wanted);
    EXPECT_TRUE(report.lines[0].proposal.unattended);
}

// The continuation says more only where the label fits none or several.
TEST(AutomaticRules, TheLabelDecidesBeforeItsContinuation) {
    ReconcileDossier one;
    const auto first = one.bank_entry(-2400, october(11), "FRAIS DE TENUE", "627000");
    const auto second = one.bank_entry(-2400, october(11), "COTISATION CARTE", "627000");
    bank::StatementLine line;
    line.booked_on = october(12);
    line.amount = eur(-2400);
    line.label = "FRAIS DE TENUE";
    line.label_more = "COTISATION CARTE";
    bank::StatementLine other = line;
    other.label = "PRELEVEMENT";
    one.statement({line});
    const auto by_label = one.propose();
    ASSERT_EQ(by_label.lines.size(), 1U);
    ASSERT_EQ(by_label.lines[0].proposal.targets.size(), 1U);
    EXPECT_EQ(by_label.lines[0].proposal.targets[0].entry, first);
    EXPECT_TRUE(by_label.lines[0].proposal.unattended);
    EXPECT_EQ(one.apply().summary.matched, 1);
    one.bank_entry(-2400, october(11), "FRAIS DE TENUE", "627000");
    one.statement({other}, -2400);
    const auto by_continuation = one.propose();
    ASSERT_EQ(by_continuation.lines.size(), 1U);
    ASSERT_EQ(by_continuation.lines[0].proposal.targets.size(), 1U);
    EXPECT_EQ(by_continuation.lines[0].proposal.targets[0].entry, second);
}

TEST(AutomaticRules, OneEntryAloneNeedsNoLabel) {
    ReconcileDossier one;
    const auto entry = one.bank_entry(-2400, october(11), "AUTRE CHOSE", "627000");
    one.lines({{-2400, october(12), "XYZ"}});
    EXPECT_EQ(one.propose().lines[0].proposal.targets.at(0).entry, entry);
}

TEST(AutomaticRules, EntriesThatTieAreShownAndNoneIsTaken) {
    ReconcileDossier one;
    one.bank_entry(-2400, october(11), "FRAIS", "627000");
    one.bank_entry(-2400, october(11), "FRAIS", "627000");
    one.lines({{-2400, october(12), "XYZ"}});
    const auto report = one.apply();
    EXPECT_EQ(report.summary.matched, 0);
    EXPECT_EQ(report.lines[0].proposal.state, LineState::Ambiguous);
    EXPECT_EQ(report.lines[0].proposal.other_targets.size(), 1U);
}

// ---- sums (D01) ---------------------------------------------------------------------------------

TEST(AutomaticRules, TheOnlySetThatMakesTheAmountIsProposedAndOfTwoNoneIsTaken) {
    using reconcile::SetVerdict;
    const auto verdict_of = [](const std::vector<std::int64_t>& pieces, std::size_t taken) {
        ReconcileDossier one;
        for (std::size_t i = 0; i < pieces.size(); ++i)
            one.invoice("CDURAND", "V20" + std::to_string(417 + i), pieces[i], october(1));
        one.lines({{30000, october(12), "VIR DURAND BATIMENT"}});
        const auto shown = one.propose().lines.at(0).proposal;
        EXPECT_EQ(shown.targets.size(), taken);
        EXPECT_TRUE(shown.set_verdict == SetVerdict::OnlyOne || !shown.unattended);
        EXPECT_EQ(one.apply().summary.matched, shown.unattended ? 1 : 0);
        return shown.set_verdict;
    };
    EXPECT_EQ(verdict_of({10100, 19900, 35000}, 2), SetVerdict::OnlyOne);
    EXPECT_EQ(verdict_of({10100, 19900, 15300, 14700}, 2), SetVerdict::Several);
    EXPECT_EQ(verdict_of({10100, 19800, 35000}, 1), SetVerdict::NoSet) << "a part of one";
}

// ---- candidates (A97, C16) ----------------------------------------------------------------------

TEST(AutomaticRules, AnEntryThatIsMatchedIsNoCandidateAnyMore) {
    ReconcileDossier one;
    one.bank_entry(-2400, october(11), "FRAIS", "627000");
    one.lines({{-2400, october(12), "FRAIS"}});
    EXPECT_EQ(one.apply().summary.matched, 1);
    one.lines({{-2400, october(13), "FRAIS"}}, -2400);
    const auto report = one.propose();
    ASSERT_EQ(report.lines.size(), 1U);
    EXPECT_EQ(report.lines[0].proposal.state, LineState::Open);
}

TEST(AutomaticRules, APartOfASplitEntryIsNoCandidate) {
    ReconcileDossier one;
    ledger::Entry split; // 100.00 left the bank, for two charges of 50.00
    split.journal = "BQ";
    split.date = october(11);
    split.piece_date = october(11);
    split.piece = "CB-1";
    split.label = "Achats";
    split.rows.resize(3);
    const std::pair<const char*, std::int64_t> rows[] = {
        {"606100", 5000}, {"627000", 5000}, {"512100", -10000}};
    for (std::size_t i = 0; i < 3; ++i) {
        split.rows[i].account = rows[i].first;
        split.rows[i].amount = eur(rows[i].second);
    }
    value_of(one.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, split); }));
    one.lines({{-5000, october(12), "CARTE"}, {-10000, october(12), "CARTE ACHATS"}});
    const auto report = one.propose();
    EXPECT_EQ(report.lines[0].proposal.state, LineState::Open) << "50.00 is no bank movement";
    EXPECT_EQ(report.lines[1].proposal.decision, Decision::Entry);
}

// ---- documents (A104, A106, A107, A135, A136) ---------------------------------------------------

TEST(AutomaticRules, WithoutItsDocumentALineStaysAndWithItItIsMatched) {
    ReconcileDossier one;
    const auto line = one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}}).front();
    EXPECT_EQ(one.apply().summary.open, 1) << "nothing is invented for it";
    EXPECT_TRUE(one.entries().empty());
    one.invoice("FAARO", "F59289482", -18999, october(1));
    const auto report = one.apply();
    EXPECT_EQ(report.summary.matched, 1);
    EXPECT_EQ(report.lines[0].proposal.line, line);
    one.expect_check_passes();
}

TEST(AutomaticRules, ALineWhoseDocumentWillNotComeIsBookedByHand) {
    ReconcileDossier one;
    const auto line = one.lines({{-4990, october(12), "CARTE STATION"}}).front();
    EXPECT_EQ(one.apply().summary.open, 1);
    value_of(one.match({.lines = {line}, .targets = {to_account("606100", eur(-4990))}}));
    EXPECT_EQ(one.entries().back().rows[0].account, "606100");
    EXPECT_EQ(one.propose().summary.lines, 0);
    one.expect_check_passes();
}

// ---- bounds (C22) -------------------------------------------------------------------------------

TEST(AutomaticRules, LookAlikesDoNotDoubleTheWorkEachTime) {
    ReconcileDossier one;
    for (int i = 0; i < 40; ++i)
        one.invoice(i % 2 ? "CDURAND" : "CCLINIQUE", "T" + std::to_string(1000 + i),
                    10000 + 100 * (i % 3), october(1));
    one.lines({{131313, october(12), "REMISE"}});
    const auto begun = std::chrono::steady_clock::now();
    const auto report = one.propose();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5))
        << "2 to the 40th sets are not tried";
    EXPECT_FALSE(report.lines[0].proposal.unattended);
    EXPECT_NE(report.lines[0].proposal.set_verdict, reconcile::SetVerdict::OnlyOne);
}

// ---- the first day, without a network (C25) -----------------------------------------------------

TEST(AutomaticRules, ANewDossierMatchesOnItsFirstDayWithoutAnyConnection) {
    ReconcileDossier one;
    one.invoice("CDURAND", "FAC2026-00118", 211000, october(5));
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{211000, october(14), "VIR DURAND BATIMENT FAC2026-00118"},
               {-18999, october(12), "VIR SEPA AARO F59289482"}});
    const auto connections =
        value_of(one.dossier.read<std::string>([](app::Reader& reader) -> Result<std::string> {
            return reader.database().optional_text("SELECT count(*) FROM connection").value_or("");
        }));
    EXPECT_EQ(connections, "0");
    EXPECT_EQ(one.apply().summary.matched, 2);
    EXPECT_TRUE(one.open_items().empty());
}

} // namespace
} // namespace comptoir::test
