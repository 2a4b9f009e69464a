// From waiting operations to a statement of the journal.
#include "feed_world.h"

namespace comptoir::test {
namespace {

class FeedStatement : public FeedWorld {
protected:
    void connect_to(std::vector<sandbox::BankOperation> operations) {
        start_bank(bank_of(std::move(operations)));
        add_journal();
        value_of(connect(request()));
        sync_account();
    }
};

TEST_F(FeedStatement, TakesWhatIsDueUpToYesterdayWithTheBanksBalances) {
    connect_to({operation("a", "2026-02-25T09:00:00Z", -1800),
                operation("b", "2026-03-01T09:00:00Z", 5000),
                operation("today", "2026-03-02T08:00:00Z", -700)});
    const app::ImportReport report = value_of(try_statement());
    ASSERT_EQ(report.statements.size(), 1U);
    EXPECT_EQ(report.statements[0].lines_new, 2);
    const auto rows = statements();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].source, "feed");
    EXPECT_EQ(rows[0].opening, eur(100'000));
    EXPECT_EQ(rows[0].closing, eur(103'200));
    EXPECT_EQ(rows[0].check, bank::BalanceCheck::Ok);
    ASSERT_EQ(feed().size(), 1U);
    EXPECT_EQ(feed()[0].line.bank_reference, "today");
}

TEST_F(FeedStatement, YesterdayIsTheDossiersDayNotTheServers) {
    connect_to({operation("late", "2026-03-01T22:59:59Z", -100),
                operation("past", "2026-03-01T23:00:00Z", -200)});
    value_of(try_statement());
    ASSERT_EQ(feed().size(), 1U);
    EXPECT_EQ(feed()[0].line.bank_reference, "past") << "already 2 March in Paris";
}

TEST_F(FeedStatement, IsMadeOnceAndTheNextOneFollowsIt) {
    connect_to({operation("a", "2026-02-25T09:00:00Z", -1800)});
    EXPECT_EQ(value_of(try_statement()).statements.size(), 1U);
    EXPECT_TRUE(value_of(try_statement()).statements.empty());
    server->change(
        [](sandbox::Bank& bank) { bank.put(operation("b", "2026-02-26T09:00:00Z", -200)); });
    EXPECT_EQ(sync_account().lines_new, 1);
    const app::ImportReport next = value_of(try_statement());
    EXPECT_TRUE(next.diagnostics.empty()) << "no gap";
    const auto rows = statements();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].closing, rows[1].opening);
}

TEST_F(FeedStatement, EndsWhereItIsTold) {
    connect_to({operation("a", "2026-02-25T09:00:00Z", -1800),
                operation("b", "2026-02-26T09:00:00Z", -200)});
    value_of(try_statement("BQ", Date::parse_iso("2026-02-25")));
    EXPECT_EQ(feed().size(), 1U);
    EXPECT_EQ(statements()[0].closing, eur(98'200));
}

TEST_F(FeedStatement, OrdersOperationsOfOneInstantByTheirBalances) {
    connect_to({operation("c", "2026-02-25T09:00:00Z", -300),
                operation("a", "2026-02-25T09:00:00Z", 300),
                operation("b", "2026-02-25T09:00:00Z", -300),
                operation("d", "2026-02-25T09:00:00Z", 900)});
    value_of(try_statement());
    EXPECT_EQ(statements()[0].check, bank::BalanceCheck::Ok);
    EXPECT_EQ(statements()[0].closing, eur(100'600));
}

TEST_F(FeedStatement, NeverInventsABalance) {
    connect_to({operation("a", "2026-02-24T09:00:00Z", -1800)});
    server->change([](sandbox::Bank& bank) {
        bank.remove("a"); // the bank forgets it, so later balances no longer follow
        bank.put(operation("b", "2026-02-26T09:00:00Z", -200));
    });
    sync_account();
    const app::ImportReport report = value_of(try_statement());
    EXPECT_EQ(report.statements[0].lines_new, 2);
    EXPECT_FALSE(statements()[0].opening);
    EXPECT_FALSE(statements()[0].closing);
    EXPECT_EQ(statements()[0].check, bank::BalanceCheck::NotPossible);
}

TEST_F(FeedStatement, CannotBeTakenBack) {
    connect_to({operation("a", "2026-02-25T09:00:00Z", -1800)});
    value_of(try_statement());
    const auto undone = dossier.write<bool>([&](app::Writer& writer) -> Result<bool> {
        CT_TRY(app::undo_import(writer, statements().at(0).id));
        return true;
    });
    EXPECT_EQ(refusal_of(undone), "bank.feed_statement");
}

TEST_F(FeedStatement, IsProposedPerJournalUpToYesterday) {
    connect_to({operation("a", "2026-02-25T09:00:00Z", -1800),
                operation("today", "2026-03-02T08:00:00Z", -700)});
    const auto due = value_of(dossier.read<std::vector<app::FeedDue>>(
        [](app::Reader& reader) { return app::list_feed_due(reader); }));
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due[0].journal, "BQ");
    EXPECT_EQ(due[0].count, 1);
    EXPECT_EQ(due[0].to.to_iso(), "2026-02-25");
}

TEST_F(FeedStatement, RefusesAJournalNobodyFollows) {
    connect_to({operation("a", "2026-02-25T09:00:00Z", -1800)});
    EXPECT_EQ(refusal_of(try_statement("ZZ")), "ledger.unknown_journal");
    add_journal("B2", std::nullopt, "512200");
    EXPECT_EQ(refusal_of(try_statement("B2")), app::errors::feed_journal_has_no_iban.name);
    add_journal("B3", k_other_iban, "512300");
    EXPECT_EQ(refusal_of(try_statement("B3")), app::errors::feed_journal_without_feed.name);
}

TEST_F(FeedStatement, RefusesAnotherCurrencyThanTheJournals) {
    sandbox::Bank bank = bank_of({operation("a", "2026-02-25T09:00:00Z", -1800)});
    bank.operations[0].amount = Money{-1800, *Currency::parse("USD")};
    bank.accounts[0].opening = Money{0, *Currency::parse("USD")};
    start_bank(std::move(bank));
    add_journal();
    value_of(connect(request()));
    sync_account();
    EXPECT_EQ(refusal_of(try_statement()), app::errors::feed_currency_differs.name);
    EXPECT_EQ(feed().size(), 1U) << "nothing was taken";
}

} // namespace
} // namespace comptoir::test
