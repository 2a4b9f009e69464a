// Pointing by hand, without a statement file (A128 to A134).
#include "acts_dossier.h"
#include "comptoir/storage/database.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class Pointing : public testing::Test {
protected:
    Pointing() {
        fee = one.bank_entry(-2400, october(5), "Frais", "627000");
        cheque = one.bank_entry(-10000, october(8), "Chèque 4412", "471000");
        sale = one.bank_entry(50000, october(10), "REM 77", "471000");
        second = one.bank_entry(7000, october(10), "REM 77", "471000");
        late = one.bank_entry(-300, october(25), "Novembre", "471000");
    }
    reconcile::PointingId open(std::int64_t balance = 54600) {
        return value_of(one.act<app::PointingSession>([&](app::Writer& w) {
                   return app::open_pointing(w, {"BQ", october(1), october(20), eur(balance)});
               }))
            .id;
    }
    ledger::RowId row(ledger::EntryId entry) { return one.entry(entry).rows[1].id; }
    Result<std::int64_t> point(reconcile::PointingId session, std::vector<ledger::RowId> rows,
                               std::optional<Date> on = {}) {
        return one.act<std::int64_t>(
            [&](app::Writer& w) { return app::point_rows(w, session, rows, on); });
    }
    app::PointingSheet sheet(reconcile::PointingId session) {
        return value_of(one.dossier.read<app::PointingSheet>(
            [&](app::Reader& reader) { return app::load_pointing(reader, session); }));
    }
    Result<reconcile::MatchId> validate(reconcile::PointingId session, bool accept = false) {
        return one.act<reconcile::MatchId>(
            [&](app::Writer& w) { return app::validate_pointing(w, session, accept); });
    }
    Result<bool> erase(reconcile::PointingId session, std::vector<ledger::RowId> rows = {}) {
        return one.run([&](app::Writer& w) { return app::erase_pointing(w, session, rows); });
    }

    app::PointingUndo remembered(reconcile::PointingId session) {
        return value_of(one.dossier.read<app::PointingUndo>(
            [&](app::Reader& reader) { return app::remember_pointing(reader, session); }));
    }
    Result<std::vector<ledger::RowId>> restore(const app::PointingUndo& undo) {
        return one.act<std::vector<ledger::RowId>>(
            [&](app::Writer& w) { return app::restore_pointing(w, undo); });
    }

    ActsDossier one;
    ledger::EntryId fee, cheque, sale, second, late;
};

TEST_F(Pointing, ListsWhatIsToPointAndSaysWhatIsLeftToExplain) {
    const auto session = open();
    const app::PointingSheet before = sheet(session);
    ASSERT_EQ(before.entries.size(), 4U); // the one after the period is not there
    EXPECT_EQ(before.ledger_balance, eur(44600));
    EXPECT_EQ(before.pointed_balance, eur(0));
    EXPECT_EQ(before.difference, eur(54600));
    EXPECT_EQ(before.drafts, 4);
    EXPECT_EQ(value_of(point(session, {row(fee), row(sale)}, october(12))), 2);
    const app::PointingSheet after = sheet(session);
    EXPECT_EQ(after.pointed_balance, eur(47600));
    EXPECT_EQ(after.entries.front().pointed_on, october(12));
    value_of(one.act<std::int64_t>(
        [&](app::Writer& w) { return app::unpoint_rows(w, session, {row(fee)}); }));
    EXPECT_FALSE(sheet(session).entries.front().pointed_on);
}

TEST_F(Pointing, AWholeRemittanceIsPointedByItsNumber) {
    const auto session = open();
    EXPECT_EQ(value_of(one.act<std::int64_t>(
                  [&](app::Writer& w) { return app::point_remittance(w, session, "rem 77"); })),
              2);
    EXPECT_EQ(sheet(session).pointed_balance, eur(57000));
    EXPECT_EQ(refusal_of(one.act<std::int64_t>(
                  [&](app::Writer& w) { return app::point_remittance(w, session, "REM 78"); })),
              "pointing.remittance_unknown");
}

TEST_F(Pointing, AllUntilADayExceptSomeIsATakeover) {
    const auto session = open();
    EXPECT_EQ(value_of(one.act<std::int64_t>([&](app::Writer& w) {
                  return app::point_all_until(w, session, october(20), {row(cheque)});
              })),
              3);
    EXPECT_TRUE(sheet(session).difference.is_zero());
    EXPECT_EQ(refusal_of(one.act<std::int64_t>([&](app::Writer& w) {
                  return app::point_all_until(w, session, october(20), {ledger::RowId{9999}});
              })),
              "pointing.row_not_here");
}

TEST_F(Pointing, ValidationNeedsValidatedEntriesAndAnExplainedBalance) {
    const auto session = open();
    EXPECT_EQ(refusal_of(validate(session)), "pointing.nothing_pointed");
    value_of(point(session, {row(fee), row(sale)}));
    EXPECT_EQ(refusal_of(validate(session)), "pointing.drafts_left");
    one.validate();
    EXPECT_EQ(refusal_of(validate(session)), "pointing.balance_differs");
    value_of(point(session, {row(second)}));
    value_of(validate(session));
    EXPECT_EQ(refusal_of(validate(session)), "pointing.session_closed");
    const auto report = one.report(october(20));
    EXPECT_EQ(report.statement_balance, eur(54600));
    EXPECT_EQ(report.unpointed_credits, eur(10000)); // the cheque on its way
    EXPECT_TRUE(report.difference.is_zero());
    one.expect_check_passes();
}

TEST_F(Pointing, ADifferenceIsAcceptedExpressly) {
    const auto session = open(1);
    value_of(point(session, {row(fee)}));
    one.validate();
    value_of(validate(session, true));
    EXPECT_FALSE(one.report(october(20)).difference.is_zero());
}

TEST_F(Pointing, AReportOfAnEarlierDayKnowsNothingOfIt) {
    const auto session = open();
    value_of(point(session, {row(fee), row(sale), row(second)}, october(18)));
    one.validate();
    value_of(validate(session));
    const auto report = one.report(october(17));
    EXPECT_EQ(report.unpointed_debits, eur(57000));
    EXPECT_EQ(report.unpointed_credits, eur(12400));
}

TEST_F(Pointing, IsErasedWholly) {
    const std::string before = one.snapshot();
    const auto session = open();
    value_of(point(session, {row(fee), row(sale), row(second)}));
    value_of(erase(session));
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_EQ(refusal_of(erase(session)), "pointing.session_closed");
    EXPECT_EQ(refusal_of(point(session, {row(fee)})), "pointing.session_closed");
}

TEST_F(Pointing, AValidatedOneIsErasedInPartAndIsOpenAgain) {
    const auto session = open();
    value_of(point(session, {row(fee), row(sale), row(second)}, october(12)));
    one.validate();
    const app::PointingSheet before = sheet(session);
    const auto match = value_of(validate(session));
    const app::PointingSheet after = sheet(session);
    EXPECT_EQ(after.entries.size(), before.entries.size()) << "what it pointed is still shown";
    EXPECT_EQ(after.entries.front().pointed_on, october(12));
    EXPECT_EQ(after.pointed_balance, before.pointed_balance) << "and counted once";
    EXPECT_EQ(refusal_of(one.undo(match)), "pointing.match_of_session");
    EXPECT_EQ(refusal_of(erase(session, {row(cheque)})), "pointing.row_not_here");
    value_of(erase(session, {row(second)}));
    const app::PointingSheet left = sheet(session);
    EXPECT_EQ(left.session.state, app::PointingState::Open);
    EXPECT_EQ(left.pointed_balance, eur(47600));
    EXPECT_EQ(left.entries.front().pointed_on, october(12));
    value_of(point(session, {row(second)}));
    value_of(validate(session));
    one.expect_check_passes();
    const auto other = open();
    EXPECT_EQ(refusal_of(erase(session, {row(second)})), "pointing.session_open");
    value_of(erase(other));
    value_of(erase(session));
    one.expect_check_passes();
}

TEST_F(Pointing, WhatIsMarkedIsNobodyElses) {
    const auto session = open();
    value_of(point(session, {row(fee)}));
    const auto lines = one.lines({{-2400, october(6), "FRAIS"}});
    EXPECT_EQ(one.apply().summary.matched, 0);
    EXPECT_EQ(refusal_of(one.match_lines(lines, {to_entry(fee)})), "pointing.row_marked");
    EXPECT_EQ(refusal_of(one.pair({.lines = lines, .entries = {fee}})), "pointing.row_marked");
    const auto pairing = value_of(one.pair({.lines = lines, .entries = {cheque}}));
    EXPECT_TRUE(pairing);
    EXPECT_EQ(refusal_of(point(session, {row(cheque)})), "reconcile.row_paired");
}

TEST_F(Pointing, RefusalsNameTheirReason) {
    const auto session = open();
    const auto opened = [&](const app::PointingOpening& opening) {
        return refusal_of(one.act<app::PointingSession>(
            [&](app::Writer& w) { return app::open_pointing(w, opening); }));
    };
    EXPECT_EQ(opened({"BQ", october(1), october(20), eur(0)}), "pointing.session_open");
    EXPECT_EQ(opened({"XX", october(1), october(20), eur(0)}), "ledger.unknown_journal");
    EXPECT_EQ(opened({"OD", october(1), october(20), eur(0)}), "reconcile.journal_without_account");
    EXPECT_EQ(opened({"BQ", october(20), october(1), eur(0)}), "pointing.period_reversed");
    EXPECT_EQ(opened({"BQ", october(1), october(20), Money{0, *Currency::parse("CHF")}}),
              "pointing.currency_unknown");
    EXPECT_EQ(refusal_of(point(session, {row(fee)}, october(25))), "pointing.outside_period");
    EXPECT_EQ(refusal_of(point(session, {row(late)})), "pointing.row_not_here");
    EXPECT_EQ(refusal_of(point(reconcile::PointingId{99}, {row(fee)})), "app.not_found");
    EXPECT_EQ(refusal_of(one.act<std::int64_t>(
                  [&](app::Writer& w) { return app::unpoint_rows(w, session, {row(fee)}); })),
              "pointing.row_not_here");
    const auto lines = one.lines({{-2400, october(6), "FRAIS"}});
    value_of(one.match_lines(lines, {to_entry(fee)}));
    EXPECT_EQ(refusal_of(point(session, {row(fee)})), "reconcile.row_already_pointed");
}

TEST_F(Pointing, ThePeriodAndTheBalanceMayBeMended) {
    const auto session = open(1);
    const auto changed = value_of(one.act<app::PointingSession>([&](app::Writer& w) {
        return app::change_pointing(w, session, {"BQ", october(1), october(30), eur(200)});
    }));
    EXPECT_EQ(changed.balance, eur(200));
    EXPECT_EQ(sheet(session).entries.size(), 5U);
}

TEST_F(Pointing, AnEntryThatIsMarkedIsNeitherDiscardedNorReversed) {
    const auto session = open();
    value_of(point(session, {row(fee), row(sale), row(second)}));
    EXPECT_EQ(refusal_of(one.run([&](app::Writer& w) { return app::discard_draft(w, fee); })),
              "pointing.row_marked");
    one.validate();
    const auto reversed = [&] {
        return one.act<ledger::EntryId>([&](app::Writer& w) { return app::reverse_entry(w, fee); });
    };
    EXPECT_EQ(refusal_of(reversed()), "pointing.row_marked");
    value_of(one.act<std::int64_t>(
        [&](app::Writer& w) { return app::unpoint_rows(w, session, {row(fee)}); }));
    value_of(reversed());
    one.expect_check_passes();
}

TEST_F(Pointing, APeriodIsNotMendedPastWhatIsMarked) {
    const auto session = open();
    value_of(point(session, {row(sale)}, october(9))); // booked the 10th
    const auto until = [&](int day) {
        return refusal_of(one.act<app::PointingSession>([&](app::Writer& w) {
            return app::change_pointing(w, session, {"BQ", october(1), october(day), eur(0)});
        }));
    };
    EXPECT_EQ(until(9), "pointing.outside_period"); // the sheet would not show the mark
    EXPECT_EQ(until(10), "");
}

TEST_F(Pointing, TheFirstStatementFileLeavesWhatWasLeftOut) {
    const auto session = open();
    value_of(point(session, {row(fee), row(sale), row(second)}));
    one.validate();
    value_of(validate(session));
    const auto lines = one.lines({{-10000, october(22), "CHEQUE 4412"}}, 54600);
    EXPECT_TRUE(one.report(october(31)).initial_difference.is_zero());
    value_of(one.match_lines(lines, {to_entry(cheque)}));
    const auto report = one.report(october(31));
    EXPECT_EQ(report.statement_balance, eur(44600));
    EXPECT_TRUE(report.difference.is_zero());
    one.expect_check_passes();
}

TEST_F(Pointing, ComesBackAsItWasWhateverWasDoneSince) {
    const auto session = open();
    value_of(point(session, {row(fee), row(sale)}, october(12)));
    one.validate();
    const app::PointingUndo marked = remembered(session);
    value_of(validate(session, true));
    const app::PointingUndo validated = remembered(session);
    const std::string with_marks = one.snapshot();
    value_of(erase(session));
    EXPECT_TRUE(value_of(restore(validated)).empty());
    EXPECT_EQ(one.snapshot(), with_marks);
    EXPECT_EQ(sheet(session).session.state, app::PointingState::Validated);
    EXPECT_EQ(refusal_of(one.undo(sheet(session).session.match)), "pointing.match_of_session");
    one.expect_check_passes();
    EXPECT_TRUE(value_of(restore(marked)).empty());
    EXPECT_EQ(sheet(session).session.state, app::PointingState::Open);
    EXPECT_EQ(sheet(session).pointed_balance, eur(47600));
    EXPECT_EQ(sheet(session).entries.front().pointed_on, october(12));
    one.expect_check_passes();
}

TEST_F(Pointing, ComesBackWithoutWhatCannotBeMarkedAnyMore) {
    const auto session = open();
    const ledger::RowId gone = row(fee);
    value_of(point(session, {gone, row(cheque), row(sale)}));
    const app::PointingUndo marked = remembered(session);
    value_of(erase(session));
    const app::PointingUndo erased = remembered(session);
    EXPECT_EQ(refusal_of(restore(erased)), "pointing.session_closed");
    value_of(one.run([&](app::Writer& w) { return app::discard_draft(w, fee); }));
    value_of(one.match_lines(one.lines({{-10000, october(22), "CHEQUE"}}), {to_entry(cheque)}));
    const auto other = open();
    EXPECT_EQ(refusal_of(restore(marked)), "pointing.session_open");
    value_of(erase(other));
    EXPECT_EQ(value_of(restore(marked)), (std::vector{gone, row(cheque)}));
    EXPECT_EQ(sheet(session).session.state, app::PointingState::Open);
    one.expect_check_passes();
}

TEST_F(Pointing, IsDoneInTheCurrencyOfTheAccountOrInEuros) {
    value_of(one.run([](app::Writer& w) {
        w.database().run("UPDATE journal SET currency = 'CHF' WHERE code = 'BQ'");
        w.database().run("UPDATE entry_row SET foreign_minor = amount_minor * 2,"
                         " foreign_currency = 'CHF' WHERE account = '512100'");
        return Result<void>{};
    }));
    const Currency chf = *Currency::parse("CHF");
    const auto session = value_of(one.act<app::PointingSession>([&](app::Writer& w) {
        return app::open_pointing(w, {"BQ", october(1), october(20), Money{109200, chf}});
    }));
    value_of(point(session.id, {row(fee), row(sale), row(second)}));
    EXPECT_EQ(sheet(session.id).pointed_balance, (Money{109200, chf}));
    EXPECT_TRUE(sheet(session.id).difference.is_zero());
    value_of(erase(session.id));
    const auto in_euros = open();
    value_of(point(in_euros, {row(fee), row(sale), row(second)}));
    EXPECT_TRUE(sheet(in_euros).difference.is_zero());
}

TEST_F(Pointing, TheFinalReportNeedsValidatedEntriesAndNamesItsReviewer) {
    const auto review = [&](const std::string& who) {
        return one.act<app::ReportReview>(
            [&](app::Writer& w) { return app::review_report(w, "BQ", october(20), who); });
    };
    EXPECT_EQ(refusal_of(review("Claire Lenoir")), "pointing.drafts_left");
    one.validate();
    EXPECT_EQ(value_of(review("Claire Lenoir")).reviewer, "Claire Lenoir");
    const auto found = [&] {
        return value_of(one.dossier.read<std::optional<app::ReportReview>>(
            [](app::Reader& reader) { return app::review_of(reader, "BQ", october(20)); }));
    };
    ASSERT_TRUE(found());
    EXPECT_TRUE(found()->is_current);
    one.bank_entry(-100, october(15), "Oubli", "627000");
    EXPECT_FALSE(found()->is_current); // what was reviewed is not what stands there now
    const auto list = value_of(one.dossier.read<std::vector<app::ReportReview>>(
        [](app::Reader& reader) { return app::list_reviews(reader, std::nullopt); }));
    EXPECT_EQ(list.size(), 1U);
}

TEST_F(Pointing, AReviewedReportSaysWhenAnyOfItsFiguresChanged) {
    const auto lines = one.lines({{-10000, october(12), "CHEQUE 4412"}});
    const auto match = value_of(one.match_lines(lines, {to_entry(cheque)}));
    one.validate();
    value_of(one.act<app::ReportReview>(
        [](app::Writer& w) { return app::review_report(w, "BQ", october(20), "Claire"); }));
    const auto before = one.report(october(20));
    EXPECT_TRUE(before.is_as_reviewed);
    expect_done(one.undo(match)); // balances and difference stay; what is in suspense does not
    const auto after = one.report(october(20));
    EXPECT_EQ(after.ledger_balance, before.ledger_balance);
    EXPECT_EQ(after.statement_balance, before.statement_balance);
    EXPECT_EQ(after.difference, before.difference);
    EXPECT_NE(after.unpointed_credits, before.unpointed_credits);
    EXPECT_FALSE(after.is_as_reviewed);
    value_of(one.match_lines(lines, {to_entry(cheque)}));
    EXPECT_TRUE(one.report(october(20)).is_as_reviewed) << "it says the same again";
}

TEST_F(Pointing, AReviewFromBeforeTheDigestComparesItsThreeFigures) {
    one.validate();
    value_of(one.act<app::ReportReview>(
        [](app::Writer& w) { return app::review_report(w, "BQ", october(20), "Claire"); }));
    value_of(one.run([](app::Writer& w) -> Result<void> {
        w.database().run("UPDATE report_review SET digest = ''");
        return {};
    }));
    EXPECT_TRUE(one.report(october(20)).is_as_reviewed);
    one.bank_entry(-100, october(15), "Oubli", "627000");
    EXPECT_FALSE(one.report(october(20)).is_as_reviewed);
}

TEST_F(Pointing, AMonthWithoutMovementIsValidatedWhenItAgrees) {
    const auto session = value_of(one.act<app::PointingSession>([&](app::Writer& w) {
        return app::open_pointing(w, {"BQ", october(1), october(2), eur(0)});
    }));
    ASSERT_TRUE(sheet(session.id).difference.is_zero());
    value_of(validate(session.id));
    EXPECT_EQ(sheet(session.id).session.state, app::PointingState::Validated);
    one.expect_check_passes();
    const auto off = value_of(one.act<app::PointingSession>([&](app::Writer& w) {
        return app::open_pointing(w, {"BQ", october(3), october(4), eur(500)});
    }));
    EXPECT_EQ(refusal_of(validate(off.id)), "pointing.nothing_pointed");
    EXPECT_EQ(refusal_of(validate(off.id, true)), "pointing.nothing_pointed");
}

} // namespace
} // namespace comptoir::test
