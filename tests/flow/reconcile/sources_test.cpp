// C18: the order in which a person is asked is a setting of the dossier; what is sure is not.
#include "comptoir/app/match_sources.h"
#include "reconcile_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using reconcile::Decision;
using reconcile::Source;

class Sources : public testing::Test {
protected:
    Result<app::MatchSources> set(const std::vector<std::string>& names) {
        return one.dossier.write<app::MatchSources>(
            [&](app::Writer& writer) { return app::set_match_sources(writer, names); });
    }
    app::MatchSources stored() {
        return value_of(one.dossier.read<app::MatchSources>(
            [](app::Reader& reader) { return app::match_sources(reader); }));
    }
    // Two entries fit the line alike, and so does an invoice.
    void one_line_with_two_answers() {
        one.bank_entry(-1500, october(5), "REGLEMENT A", "606100");
        one.bank_entry(-1500, october(5), "REGLEMENT B", "606100");
        one.invoice("FORANGE", "O-1", -1500, october(1));
        one.lines({{-1500, october(5), "VIR EMIS"}});
    }
    // Sure ones, doubtful ones and nobody's.
    void many_lines() {
        one_line_with_two_answers();
        one.bank_entry(-9900, october(9), "LOYER", "613200");
        one.invoice("FAARO", "F59289482", -19000, october(1));
        one.invoice("CDURAND", "V-77", 12000, october(2));
        one.invoice("CCLINIQUE", "V-78", 12000, october(3));
        one.lines({{-9900, october(9), "LOYER"},
                   {-19000, october(10), "VIR AARO SAS F59289482"},
                   {12000, october(11), "VIR RECU"},
                   {-4242, october(12), "INCONNU"},
                   {-5000, october(13), "VIR AARO SAS"}},
                  -1500);
    }
    ReconcileDossier one;
};

TEST_F(Sources, TheUsualOrderIsThatOfTheEngine) {
    EXPECT_TRUE(stored().is_usual);
    EXPECT_EQ(stored().order.front(), Source::Entry);
    EXPECT_EQ(stored().order.size(), reconcile::usual_sources().size());
}

TEST_F(Sources, WhatIsNamedFirstIsAskedFirstAndTheOthersStayInSight) {
    one_line_with_two_answers();
    EXPECT_EQ(one.propose().lines.at(0).proposal.decision, Decision::Entry);
    EXPECT_FALSE(value_of(set({"amount"})).is_usual);
    const reconcile::Proposal proposal = one.propose().lines.at(0).proposal;
    EXPECT_EQ(proposal.decision, Decision::Invoice);
    EXPECT_FALSE(proposal.unattended);
    ASSERT_FALSE(proposal.other_targets.empty());
    EXPECT_EQ(proposal.other_targets.front().front().kind, reconcile::TargetKind::Entry);
    EXPECT_TRUE(value_of(set({})).is_usual);
    EXPECT_EQ(one.propose().lines.at(0).proposal.decision, Decision::Entry);
}

TEST_F(Sources, NoOrderMakesAnAnswerSureOrAnother) {
    many_lines();
    const app::ReconcileReport usual = one.propose();
    std::size_t sure = 0;
    for (const Source first : reconcile::usual_sources()) {
        value_of(set({std::string(to_text(first))}));
        const app::ReconcileReport now = one.propose();
        ASSERT_EQ(now.lines.size(), usual.lines.size());
        for (std::size_t i = 0; i < now.lines.size(); ++i) {
            const reconcile::Proposal &was = usual.lines[i].proposal, &is = now.lines[i].proposal;
            EXPECT_EQ(is.unattended, was.unattended) << to_text(first) << " line " << i;
            EXPECT_EQ(is.targets.empty(), was.targets.empty()) << to_text(first) << " line " << i;
            if (!was.unattended)
                continue;
            ++sure;
            ASSERT_EQ(is.targets.size(), was.targets.size());
            EXPECT_EQ(is.targets[0].row, was.targets[0].row);
        }
    }
    EXPECT_GE(sure, 2 * reconcile::usual_sources().size());
}

TEST_F(Sources, WhatIsMatchedUnattendedDoesNotDependOnIt) {
    many_lines();
    value_of(set({"amount", "name", "template"}));
    const auto sure = one.propose().summary;
    EXPECT_EQ(one.apply().summary.matched, 2);
    EXPECT_EQ(sure.matched, 0);
    one.expect_check_passes();
}

TEST_F(Sources, AnUnknownNameOrOneTwiceIsRefusedAndTheOrderStays) {
    value_of(set({"template", "party"}));
    EXPECT_EQ(refusal_of(set({"magic"})), "reconcile.source_unknown");
    EXPECT_EQ(refusal_of(set({"party", "amount", "party"})), "reconcile.source_twice");
    EXPECT_EQ(refusal_of(set({""})), "reconcile.source_unknown");
    const std::vector<Source> order = stored().order;
    EXPECT_EQ(order[0], Source::Template);
    EXPECT_EQ(order[1], Source::Party);
    EXPECT_EQ(order[2], Source::Entry);
}

} // namespace
} // namespace comptoir::test
