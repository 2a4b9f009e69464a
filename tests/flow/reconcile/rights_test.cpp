// What a match may write beside itself, for who has only some of the rights (A331).
#include "comptoir/app/differences.h"
#include "comptoir/app/report_reviews.h"
#include "comptoir/app/templates.h"
#include "comptoir/app/write_off.h"
#include "reconcile_dossier.h"
#include "support/protect.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace comptoir::test {
namespace {

using users::Right;

constexpr std::string_view k_not_allowed = "users.not_allowed";

// Eve works in the dossier, with these rights and no others.
class EvesDossier : public ReconcileDossier {
public:
    app::Workspace& as_eve(const std::vector<Right>& rights) {
        if (m_eve)
            m_eve.reset();
        else
            protect(dossier.workspace(), {});
        dossier.close();
        {
            app::OpenOptions options{.user = "claire"};
            options.password = SecretString(k_claire_password);
            const auto claire = value_of(app::Workspace::open(dossier.path(), options));
            app::RoleChange change{.code = "trial"};
            for (const Right right : users::all_rights()) {
                const bool has = std::find(rights.begin(), rights.end(), right) != rights.end();
                (has ? change.allow : change.deny).push_back(right);
            }
            value_of(claire->write<users::Role>(
                [&](app::Writer& writer) { return app::set_role(writer, change); }));
        }
        m_eve = open_as_eve(dossier.path(), nullptr);
        return *m_eve;
    }
    void add_template(const std::string& code, const std::string& account,
                      const std::string& reference) {
        reconcile::StoredTemplate made;
        made.code = code;
        made.label = code;
        made.reference = reference;
        made.rows = {{account, "", {reconcile::ShareKind::Rest, 0}, std::nullopt}};
        value_of(dossier.write<app::TemplateSaved>(
            [&](app::Writer& writer) { return app::save_template(writer, made); }));
    }

private:
    std::unique_ptr<app::Workspace> m_eve;
};

app::ReconcileReport apply_as(app::Workspace& eve) {
    return value_of(eve.write<app::ReconcileReport>(
        [](app::Writer& writer) { return app::apply_matches(writer, {}); }));
}

// As the matching pane does with what it shows.
std::string match_shown(app::Workspace& eve) {
    const auto shown = value_of(eve.read<app::ReconcileReport>(
        [](app::Reader& reader) { return app::propose_matches(reader, {}); }));
    return refusal_of(eve.write<reconcile::MatchId>([&](app::Writer& writer) {
        return app::match_proposal(writer, shown.lines.front().proposal);
    }));
}

TEST(MatchRights, AWriteOffOnAChosenAccountTakesThreeRights) {
    EvesDossier one;
    app::WriteOff request;
    request.lines = one.lines({{-2400, october(15), "FRAIS"}});
    request.type = app::k_other_difference;
    request.rows = {to_account("627000", eur(-2400))};
    const auto try_with = [&](const std::vector<Right>& rights) {
        return refusal_of(one.as_eve(rights).write<reconcile::MatchId>(
            [&](app::Writer& writer) { return app::write_off(writer, request); }));
    };
    EXPECT_EQ(try_with({Right::WriteOff}), k_not_allowed);
    EXPECT_EQ(try_with({Right::WriteOff, Right::StatementReconcile}), k_not_allowed);
    EXPECT_EQ(try_with({Right::WriteOff, Right::SingleEntry}), k_not_allowed);
    EXPECT_EQ(try_with({Right::WriteOff, Right::StatementReconcile, Right::SingleEntry}), "");
}

TEST(MatchRights, ATemplateIsAppliedUnattendedOnlyByWhoMayMakeEntriesInBatches) {
    EvesDossier one;
    one.add_template("FRAIS", "627000", "COTISATION");
    one.lines({{-2400, october(15), "COTISATION CARTE"}});
    const auto kept = apply_as(one.as_eve({Right::StatementReconcile}));
    EXPECT_EQ(kept.summary.matched, 0);
    ASSERT_EQ(kept.summary.proposed, 1);
    EXPECT_EQ(kept.lines.front().proposal.reasons.back().code.name, "reconcile.right_missing");
    EXPECT_EQ(match_shown(one.as_eve({Right::StatementReconcile})), k_not_allowed);
    EXPECT_EQ(
        apply_as(one.as_eve({Right::StatementReconcile, Right::BatchEntries})).summary.matched, 1);
}

TEST(MatchRights, AProposedTemplateIsBookedByWhoMayMakeSingleEntries) {
    EvesDossier one;
    one.add_template("FRAIS", "627000", "COTISATION");
    one.lines({{-2400, october(15), "COTISATION CARTE"}});
    EXPECT_EQ(match_shown(one.as_eve({Right::StatementReconcile, Right::SingleEntry})), "");
}

TEST(MatchRights, ADifferenceIsWrittenOffOnlyByWhoMay) {
    EvesDossier one;
    value_of(one.dossier.write<std::int64_t>([](app::Writer& writer) {
        return app::allow_difference(writer,
                                     {.type = "settlement", .party = "CDURAND", .limit_minor = 5});
    }));
    one.invoice("CDURAND", "VF20261001", 12000, october(1));
    one.lines({{11997, october(12), "VIR DURAND BATIMENT VF20261001"}});
    const auto kept = apply_as(one.as_eve({Right::StatementReconcile}));
    EXPECT_EQ(kept.summary.matched, 0);
    EXPECT_EQ(kept.lines.front().proposal.reasons.back().code.name, "reconcile.right_missing");
    EXPECT_EQ(match_shown(one.as_eve({Right::StatementReconcile})), k_not_allowed);
    EXPECT_EQ(apply_as(one.as_eve({Right::StatementReconcile, Right::WriteOff})).summary.matched,
              1);
}

TEST(MatchRights, APaymentWithoutADifferenceTakesNothingElse) {
    EvesDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}});
    EXPECT_EQ(apply_as(one.as_eve({Right::StatementReconcile})).summary.matched, 1);
}

// A validated reversal cannot be taken back: it is not a part of undoing alone.
TEST(MatchRights, UndoingAValidatedSettlementTakesTheRightToValidate) {
    EvesDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}});
    const reconcile::MatchId match = one.apply().lines.front().match;
    one.validate();
    const auto undo_with = [&](const std::vector<Right>& rights) {
        return refusal_of(one.as_eve(rights).write<void>(
            [&](app::Writer& writer) { return app::undo_match(writer, match); }));
    };
    EXPECT_EQ(undo_with({Right::StatementCancel}), k_not_allowed);
    EXPECT_EQ(undo_with({Right::StatementCancel, Right::EntryValidate}), "");
}

TEST(MatchRights, UndoingADraftTakesNothingElse) {
    EvesDossier one;
    one.invoice("FAARO", "F59289482", -18999, october(1));
    one.lines({{-18999, october(12), "VIR SEPA AARO F59289482"}});
    const reconcile::MatchId match = one.apply().lines.front().match;
    expect_done(one.as_eve({Right::StatementCancel}).write<void>([&](app::Writer& writer) {
        return app::undo_match(writer, match);
    }));
}

TEST(MatchRights, AReportIsSignedOffByTheReviewerInTheirOwnName) {
    EvesDossier one;
    const auto sign = [&](const std::vector<Right>& rights, const std::string& name) {
        return one.as_eve(rights).write<app::ReportReview>([&](app::Writer& writer) {
            return app::review_report(writer, "BQ", october(20), name);
        });
    };
    EXPECT_EQ(refusal_of(sign({Right::StatementReconcile}, "")), k_not_allowed);
    EXPECT_EQ(refusal_of(sign({Right::StatementReview}, "Claire Martin")),
              "users.reviewer_is_user");
    EXPECT_EQ(refusal_of(sign({Right::StatementReview}, "Roux")), "users.reviewer_is_user");
    for (const char* own : {"", " EVE ", "eve", "Ève Roux", " ève ROUX"})
        EXPECT_EQ(value_of(sign({Right::StatementReview}, own)).reviewer, "Ève Roux") << own;
}

} // namespace
} // namespace comptoir::test
