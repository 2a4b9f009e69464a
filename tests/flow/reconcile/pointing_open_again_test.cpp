// A pointing by hand that was validated and is open again, without some of its marks: what the
// états of its day and of later ones say until it is validated once more (A134).
#include "acts_dossier.h"
#include "comptoir/app/difference.h"
#include "comptoir/app/report_reviews.h"
#include "support/protect.h"

#include <gtest/gtest.h>

#include <array>

namespace comptoir::test {
namespace {

class PointingOpenAgain : public testing::Test {
protected:
    // Two pointings that agree, until the 10th and until the 20th.
    void SetUp() override {
        fee = one.bank_entry(-2400, october(5), "Frais", "627000");
        sale = one.bank_entry(50000, october(8), "Remise 77", "471000");
        second = one.bank_entry(7000, october(8), "Remise 78", "471000");
        third = one.bank_entry(-300, october(15), "Abonnement", "627000");
        one.validate();
        first = open(october(1), october(10), 54600);
        value_of(point(first, {row(fee), row(sale), row(second)}, october(9)));
        value_of(validate(first));
        later = open(october(11), october(20), 54300);
        value_of(point(later, {row(third)}));
        value_of(validate(later));
    }
    reconcile::PointingId open(Date from, Date to, std::int64_t balance) {
        return value_of(one.act<app::PointingSession>([&](app::Writer& w) {
                   return app::open_pointing(w, {"BQ", from, to, eur(balance)});
               }))
            .id;
    }
    ledger::RowId row(ledger::EntryId entry) { return one.entry(entry).rows[1].id; }
    Result<std::int64_t> point(reconcile::PointingId session, std::vector<ledger::RowId> rows,
                               std::optional<Date> on = {}) {
        return one.act<std::int64_t>(
            [&](app::Writer& w) { return app::point_rows(w, session, rows, on); });
    }
    Result<reconcile::MatchId> validate(reconcile::PointingId session, bool accept = false) {
        return one.act<reconcile::MatchId>(
            [&](app::Writer& w) { return app::validate_pointing(w, session, accept); });
    }
    Result<bool> erase(reconcile::PointingId session, std::vector<ledger::RowId> rows = {}) {
        return one.run([&](app::Writer& w) { return app::erase_pointing(w, session, rows); });
    }
    app::PointingSheet sheet(reconcile::PointingId session) {
        return value_of(one.dossier.read<app::PointingSheet>(
            [&](app::Reader& reader) { return app::load_pointing(reader, session); }));
    }
    app::PointingUndo remembered(reconcile::PointingId session) {
        return value_of(one.dossier.read<app::PointingUndo>(
            [&](app::Reader& reader) { return app::remember_pointing(reader, session); }));
    }
    std::vector<ledger::RowId> restore(const app::PointingUndo& undo) {
        return value_of(one.act<std::vector<ledger::RowId>>(
            [&](app::Writer& w) { return app::restore_pointing(w, undo); }));
    }
    void expect_only_second_waits(Date at, Money balance) {
        const auto report = one.report(at);
        EXPECT_EQ(report.statement_balance, balance);
        EXPECT_TRUE(report.credits.empty());
        ASSERT_EQ(report.debits.size(), 1U);
        EXPECT_EQ(report.debits.front().amount, eur(7000));
        EXPECT_EQ(report.difference, eur(7000)) << "the one that was announced";
        EXPECT_EQ(report.open_again_until, october(10));
    }

    ActsDossier one;
    ledger::EntryId fee, sale, second, third;
    reconcile::PointingId first, later;
};

TEST_F(PointingOpenAgain, LeavesTheBalanceAndTheOtherMarksInTheReports) {
    EXPECT_TRUE(one.report(october(10)).difference.is_zero());
    EXPECT_FALSE(one.report(october(10)).open_again_until);
    value_of(erase(first, {row(second)}));
    expect_only_second_waits(october(10), eur(54600));
    expect_only_second_waits(october(20), eur(54300));
    expect_only_second_waits(october(31), eur(54300));
    EXPECT_TRUE(is_open_again(sheet(first).session));
    EXPECT_EQ(sheet(first).difference, eur(7000)) << "its marks are counted once";
    EXPECT_EQ(sheet(first).pointed_balance, eur(47600));
    EXPECT_EQ(sheet(later).difference, eur(7000));
    one.expect_check_passes();
}

TEST_F(PointingOpenAgain, IsWhatItWasOnceItIsValidatedAgain) {
    const auto before = one.report(october(20));
    value_of(erase(first, {row(second)}));
    EXPECT_EQ(refusal_of(validate(first)), "pointing.balance_differs");
    value_of(point(first, {row(second)}, october(9)));
    EXPECT_TRUE(one.report(october(10)).difference.is_zero());
    EXPECT_EQ(one.report(october(10)).open_again_until, october(10)) << "not validated yet";
    value_of(validate(first));
    EXPECT_FALSE(one.report(october(10)).open_again_until);
    EXPECT_EQ(reconcile::digest_of(one.report(october(20))), reconcile::digest_of(before));
    one.expect_check_passes();
}

TEST_F(PointingOpenAgain, ChangesNoReportOfAnEarlierDay) {
    value_of(one.act<app::ReportReview>(
        [](app::Writer& w) { return app::review_report(w, "BQ", october(7), "Claire"); }));
    value_of(erase(first, {row(second)}));
    const auto report = one.report(october(7)); // marked the 9th
    EXPECT_TRUE(report.is_as_reviewed);
    EXPECT_EQ(report.unpointed_credits, eur(2400));
    EXPECT_FALSE(one.report(october(1).plus_days(-1)).open_again_until);
}

TEST_F(PointingOpenAgain, AReviewedReportOfItsDayIsNotAsReviewed) {
    value_of(one.act<app::ReportReview>(
        [](app::Writer& w) { return app::review_report(w, "BQ", october(10), "Claire"); }));
    value_of(erase(first, {row(second)}));
    EXPECT_FALSE(one.report(october(10)).is_as_reviewed);
    value_of(point(first, {row(second)}));
    value_of(validate(first));
    EXPECT_TRUE(one.report(october(10)).is_as_reviewed);
}

TEST_F(PointingOpenAgain, OneThatWasNeverValidatedCountsInNoReport) {
    const auto fresh = open(october(21), october(25), 1);
    const auto next = one.bank_entry(-900, october(22), "Timbres", "626000");
    value_of(point(fresh, {row(next)}));
    const auto report = one.report(october(25));
    EXPECT_EQ(report.statement_balance, eur(54300));
    EXPECT_EQ(report.unpointed_credits, eur(900));
    EXPECT_FALSE(report.open_again_until);
    EXPECT_FALSE(is_open_again(sheet(fresh).session));
}

TEST_F(PointingOpenAgain, ErasedWhollyItIsGoneFromTheReports) {
    value_of(erase(first, {row(second)}));
    value_of(erase(first));
    const auto report = one.report(october(10));
    EXPECT_TRUE(report.statement_balance.is_zero());
    EXPECT_EQ(report.unpointed_debits, eur(57000));
    EXPECT_FALSE(report.open_again_until);
    one.expect_check_passes();
}

TEST_F(PointingOpenAgain, TakenBackItsActsLeaveWhatTheyFound) {
    const app::PointingUndo validated = remembered(first);
    value_of(erase(first, {row(second)}));
    const app::PointingUndo reopened = remembered(first);
    value_of(validate(first, true));
    EXPECT_TRUE(restore(reopened).empty()); // the second validation
    expect_only_second_waits(october(10), eur(54600));
    EXPECT_TRUE(restore(validated).empty()); // the erasing
    EXPECT_TRUE(one.report(october(10)).difference.is_zero());
    EXPECT_FALSE(one.report(october(10)).open_again_until);
    one.expect_check_passes();
}

TEST_F(PointingOpenAgain, AFirstValidationTakenBackLeavesNothingInTheReports) {
    const auto fresh = open(october(21), october(25), 53400);
    const auto next = one.bank_entry(-900, october(22), "Timbres", "626000");
    value_of(point(fresh, {row(next)}));
    one.validate();
    const app::PointingUndo marked = remembered(fresh);
    value_of(validate(fresh));
    EXPECT_TRUE(restore(marked).empty());
    EXPECT_EQ(one.report(october(25)).unpointed_credits, eur(900));
    EXPECT_FALSE(one.report(october(25)).open_again_until);
}

TEST_F(PointingOpenAgain, TheCausesOfTheDifferenceNameTheRowTakenOut) {
    value_of(erase(first, {row(second)}));
    value_of(one.act<app::PointingSession>([&](app::Writer& w) {
        return app::change_pointing(w, first, {"BQ", october(1), october(10), eur(47600)});
    }));
    EXPECT_TRUE(one.report(october(10)).difference.is_zero()) << "the bank shows it later";
    const auto causes = value_of(one.dossier.read<app::DifferenceAnswer>(
        [](app::Reader& reader) { return app::difference_causes(reader, "BQ", october(10)); }));
    ASSERT_FALSE(causes.search.causes.empty());
    for (const reconcile::Cause& cause : causes.search.causes)
        for (const ledger::RowId named : cause.rows)
            EXPECT_EQ(named, row(second));
}

TEST_F(PointingOpenAgain, IsNotSignedBeforeItIsValidatedAgain) {
    const auto sign = [&](Date day) {
        return one.act<app::ReportReview>(
            [&](app::Writer& w) { return app::review_report(w, "BQ", day, "Claire Martin"); });
    };
    value_of(erase(first, {row(second)}));
    EXPECT_EQ(refusal_of(sign(october(10))), "pointing.session_open");
    EXPECT_EQ(refusal_of(sign(october(20))), "pointing.session_open") << "of a later day too";
    value_of(point(first, {row(second)}, october(9)));
    value_of(validate(first));
    EXPECT_TRUE(sign(october(10)));
}

// What was validated counts: who may not take it back may not do so mark by mark either.
TEST_F(PointingOpenAgain, LosesMarksOnlyToWhoMayCancel) {
    value_of(erase(first, {row(second)}));
    const std::array<ledger::RowId, 2> rows{row(fee), row(second)};
    protect(one.dossier.workspace(), {users::Right::StatementReconcile});
    one.dossier.close();
    const auto eve = open_as_eve(one.dossier.path(), nullptr);
    const auto unpoint = [&](ledger::RowId taken) {
        return eve->write<std::int64_t>(
            [&](app::Writer& w) { return app::unpoint_rows(w, first, {taken}); });
    };
    EXPECT_EQ(value_of(eve->write<std::int64_t>([&](app::Writer& w) {
                  return app::point_rows(w, first, {rows[1]}, october(9));
              })),
              1)
        << "who reconciles may add";
    EXPECT_EQ(refusal_of(unpoint(rows[0])), "users.not_allowed");
    EXPECT_EQ(refusal_of(eve->write<app::PointingSession>([&](app::Writer& w) {
                  return app::change_pointing(w, first, {"BQ", october(1), october(10), eur(1)});
              })),
              "users.not_allowed");
}

TEST_F(PointingOpenAgain, AStatementFileInBetweenTakesNothingForSeen) {
    value_of(erase(first, {row(second)}));
    one.lines({{7000, october(22), "REMISE 78"}}, 54300);
    EXPECT_EQ(one.report(october(31)).initial_difference, eur(7000)) << "the row is not pointed";
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
