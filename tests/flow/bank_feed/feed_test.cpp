// From the bank's API to waiting operations, against the sandbox bank on loopback.
#include "feed_world.h"

#include <set>

namespace comptoir::test {
namespace {

using Lines = std::vector<std::string>;

class Feed : public FeedWorld {
protected:
    void connect_to(sandbox::Bank bank) {
        start_bank(std::move(bank));
        add_journal();
        value_of(connect(request()));
    }
    // More than one page of a hundred.
    static sandbox::Bank busy_bank() {
        sandbox::Bank bank = bank_of({});
        for (auto& each : sandbox::generate_operations(
                 bank.accounts[0],
                 {.seed = 11,
                 .days = {*Date::parse_iso("2026-01-05"), *Date::parse_iso("2026-03-01")},
                 .operations_per_week = 60}))
            bank.put(std::move(each));
        return bank;
    }
};

TEST_F(Feed, PullingTwiceIsPullingOnce) {
    connect_to(busy_bank());
    const app::PullAccount first = sync_account();
    EXPECT_GT(first.lines_new, 300);
    EXPECT_TRUE(first.complete);
    const Lines once = feed_lines();
    const app::PullAccount second = sync_account();
    EXPECT_EQ(second.lines_new, 0);
    EXPECT_EQ(second.lines_changed, 0);
    EXPECT_EQ(second.lines_removed, 0);
    EXPECT_EQ(second.pending, first.pending);
    EXPECT_EQ(feed_lines(), once);
}

TEST_F(Feed, EveryOperationOfTheBankArrivesWithItsAmount) {
    const sandbox::Bank bank = busy_bank();
    std::int64_t booked = 0, sum = 0;
    for (const auto& row : bank.shown(bank.accounts[0], dossier.clock().now())) {
        booked += row.status == "completed" ? 1 : 0;
        sum += row.status == "completed" ? row.amount.minor() : 0;
    }
    connect_to(bank);
    EXPECT_EQ(sync_account().lines_new, booked);
    std::int64_t received = 0;
    for (const app::FeedOperation& each : feed())
        received += each.state == "staged" ? each.line.amount.minor() : 0;
    EXPECT_EQ(received, sum);
}

TEST_F(Feed, FaultsOnTheWayChangeNothingOfWhatArrives) {
    connect_to(busy_bank());
    set_faults("429@0:2,ok:2,repeat-page:1,429@0:1");
    sync_account();
    const Lines with_faults = feed_lines();
    EXPECT_GT(with_faults.size(), 300U);
    set_faults("");
    EXPECT_EQ(sync_account().lines_new, 0) << "nothing was left out";
    EXPECT_EQ(feed_lines(), with_faults);
}

TEST_F(Feed, ACutAndAServerFailureAreTriedAgain) {
    connect_to(bank_of({operation("o1", "2026-02-02T09:00:00Z", -1000)}));
    set_faults("ok:1,cut:1,ok:1,500:1"); // organization, page, page, pending
    EXPECT_EQ(sync_account().lines_new, 1);
}

TEST_F(Feed, AfterACrashBetweenPagesThePullGoesOnFromTheCursor) {
    connect_to(busy_bank());
    set_faults("ok:3,401:1"); // organization, two pages, then nothing more
    const auto broken = sync();
    ASSERT_TRUE(broken.error);
    EXPECT_FALSE(broken.accounts.at(0).complete);
    EXPECT_EQ(broken.accounts.at(0).lines_new > 0, true);
    const std::size_t stored = feed().size();
    dossier.close();
    dossier.reopen();
    EXPECT_EQ(feed().size(), stored) << "page and cursor are one transaction";
    const std::int64_t before = server->requests();
    EXPECT_GT(sync_account().lines_new, 0);
    const std::int64_t resumed = server->requests() - before;
    const Lines once = feed_lines();
    EXPECT_EQ(sync_account().lines_new, 0);
    EXPECT_EQ(feed_lines(), once);
    EXPECT_LT(resumed, 9) << "it did not start over";
}

TEST_F(Feed, PullingEveryWeekGivesTheSameAsPullingOnceAtTheEnd) {
    connect_to(busy_bank());
    for (const std::string_view day :
         {"2026-01-10T10:00:00Z", "2026-01-17T10:00:00Z", "2026-01-24T10:00:00Z",
          "2026-02-07T10:00:00Z", "2026-02-21T10:00:00Z", "2026-03-02T10:00:00Z"}) {
        move_to(day);
        sync_account();
    }
    std::set<std::string> weekly;
    for (const app::FeedOperation& each : feed())
        if (each.state == "staged")
            weekly.insert(each.line.bank_reference + each.line.amount.to_decimal());
    std::set<std::string> at_once;
    for (const auto& row : busy_bank().shown(busy_bank().accounts[0], dossier.clock().now()))
        if (row.status == "completed")
            at_once.insert(row.id + row.amount.to_decimal());
    EXPECT_EQ(weekly, at_once);
}

TEST_F(Feed, APendingOneStaysApartAndIsLinkedToWhatItWasBookedAs) {
    auto hold = operation("final", "2026-03-01T09:00:00Z", -1800, "HOTEL DES EMBRUNS");
    hold.settled_at = Instant::parse_iso("2026-03-03T09:00:00Z");
    hold.pending_id = "hold";
    hold.pending_amount = eur(-2500);
    connect_to(bank_of({hold}));
    EXPECT_EQ(sync_account().pending, 1);
    EXPECT_EQ(feed_lines(), (Lines{"pending hold -25.00 HOTEL DES EMBRUNS"}));
    EXPECT_TRUE(value_of(try_statement()).statements.empty()) << "a hold never enters a statement";

    move_to("2026-03-05T10:00:00Z");
    const app::PullAccount later = sync_account();
    EXPECT_EQ(later.lines_new, 1);
    EXPECT_EQ(later.lines_removed, 0) << "counts are of completed operations";
    EXPECT_EQ(later.pending, 0);
    EXPECT_EQ(feed_lines(), (Lines{"removed hold -25.00 HOTEL DES EMBRUNS",
                                   "staged final -18.00 HOTEL DES EMBRUNS"}));
    EXPECT_EQ(feed()[0].replaced_by, "final");
}

TEST_F(Feed, APendingOneKeepsItsPlaceWhenItSettlesUnderItsOwnId) {
    auto late = operation("o1", "2026-03-01T09:00:00Z", -1800);
    late.settled_at = Instant::parse_iso("2026-03-03T09:00:00Z");
    connect_to(bank_of({late}));
    sync_account();
    move_to("2026-03-05T10:00:00Z");
    EXPECT_EQ(sync_account().lines_new, 1);
    EXPECT_EQ(feed_lines(), (Lines{"staged o1 -18.00 BOIS ET FORMES"}));
    EXPECT_EQ(feed()[0].line.booked_on.to_iso(), "2026-03-03");
}

TEST_F(Feed, AChangedLabelChangesAWaitingOperation) {
    connect_to(bank_of({operation("o1", "2026-02-25T09:00:00Z", -1800)}));
    sync_account();
    server->change([](sandbox::Bank& bank) {
        bank.operations[0].label = "AUTRE NOM";
        bank.operations[0].changed_at = Instant::parse_iso("2026-03-01T09:00:00Z");
    });
    const app::PullAccount changed = sync_account();
    EXPECT_EQ(changed.lines_changed, 1);
    EXPECT_EQ(changed.lines_new, 0);
    EXPECT_EQ(feed_lines(), (Lines{"staged o1 -18.00 AUTRE NOM"}));
}

TEST_F(Feed, WhatStandsInAStatementNeverChangesSilently) {
    connect_to(bank_of({operation("o1", "2026-02-25T09:00:00Z", -1800)}));
    sync_account();
    value_of(try_statement());
    server->change([](sandbox::Bank& bank) {
        bank.operations[0].label = "AUTRE NOM";
        bank.operations[0].changed_at = Instant::parse_iso("2026-03-01T09:00:00Z");
    });
    const app::PullAccount changed = sync_account();
    EXPECT_EQ(changed.taken_changed, 1);
    EXPECT_EQ(changed.lines_changed, 0);
    EXPECT_EQ(changed.lines_new, 0);
    EXPECT_EQ(statement_labels(), (Lines{"BOIS ET FORMES"}));
    EXPECT_EQ(sync_account().taken_changed, 0) << "said once";
}

TEST_F(Feed, ADeclinedOperationIsATombstone) {
    connect_to(bank_of({operation("o1", "2026-02-25T09:00:00Z", -1800)}));
    sync_account();
    server->change([](sandbox::Bank& bank) {
        bank.operations[0].status = "declined";
        bank.operations[0].changed_at = Instant::parse_iso("2026-03-01T09:00:00Z");
    });
    EXPECT_EQ(sync_account().lines_removed, 1);
    EXPECT_EQ(feed_lines(), (Lines{"removed o1 -18.00 BOIS ET FORMES"}));
    EXPECT_TRUE(value_of(try_statement()).statements.empty());
    EXPECT_EQ(sync_account().lines_removed, 0);
}

TEST_F(Feed, WhatCameBeforeTheFirstDayNeverEnters) {
    start_bank(bank_of({operation("old", "2026-01-31T09:00:00Z", -100),
                        operation("new", "2026-02-01T09:00:00Z", -200)}));
    add_journal();
    auto from = request();
    from.from = Date::parse_iso("2026-02-01");
    value_of(connect(from));
    EXPECT_EQ(sync_account().lines_new, 1);
    EXPECT_EQ(feed_lines(), (Lines{"staged new -2.00 BOIS ET FORMES"}));
}

TEST_F(Feed, AnAccountThatGetsAnotherIdAtTheBankIsTheSameAccount) {
    connect_to(bank_of({operation("o1", "2026-02-25T09:00:00Z", -1800)}));
    sync_account();
    server->change([](sandbox::Bank& bank) {
        bank.accounts[0].id = "acc-renamed";
        for (auto& each : bank.operations)
            each.account_id = "acc-renamed";
    });
    EXPECT_EQ(sync_account().lines_new, 0);
    EXPECT_EQ(feed().size(), 1U);
    EXPECT_EQ(connections()[0].accounts.size(), 1U);
}

TEST_F(Feed, TwinsOfOneDayAreTwoOperations) {
    connect_to(bank_of({operation("o1", "2026-02-25T09:00:00Z", -1800),
                        operation("o2", "2026-02-25T09:00:00Z", -1800)}));
    EXPECT_EQ(sync_account().lines_new, 2);
    value_of(try_statement());
    EXPECT_EQ(statement_labels().size(), 2U);
}

} // namespace
} // namespace comptoir::test
