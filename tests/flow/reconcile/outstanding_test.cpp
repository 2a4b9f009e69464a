// A cheque that was on its way when the books were taken over.
#include "acts_dossier.h"
#include "comptoir/storage/repositories/pointing_repository.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class Outstanding : public testing::Test {
protected:
    // The books say 485,00 with the cheque of 15,00; the bank opens with 500,00.
    Outstanding() {
        balance = one.bank_entry(50000, october(1), "Solde", "471000");
        cheque = one.bank_entry(-1500, october(2), "CHQ 4412", "401000", "FAARO");
        value_of(one.run([&](app::Writer& writer) -> Result<void> {
            writer.database().run("UPDATE entry SET origin = 'books'");
            for (const ledger::EntryId entry : {balance, cheque})
                for (const ledger::EntryRow& row : one_row(writer, entry))
                    storage::point_opening_row(writer.database(), row.id, october(2));
            return {};
        }));
        lines = one.lines({{-1500, october(12), "CHQ 4412"}}, 50000);
    }
    static std::vector<ledger::EntryRow> one_row(app::Reader& reader, ledger::EntryId id) {
        std::vector<ledger::EntryRow> rows = value_of(app::load_entry(reader, id)).rows;
        std::erase_if(rows, [](const ledger::EntryRow& row) { return row.account != "512100"; });
        return rows;
    }
    Result<bool> outstanding(const std::vector<ledger::EntryId>& entries) {
        return one.run([&](app::Writer& writer) { return app::mark_outstanding(writer, entries); });
    }
    Result<bool> seen(const std::vector<ledger::EntryId>& entries) {
        return one.run(
            [&](app::Writer& writer) { return app::mark_seen_at_opening(writer, entries); });
    }
    ActsDossier one;
    ledger::EntryId balance, cheque;
    std::vector<bank::LineId> lines;
};

TEST_F(Outstanding, ItsSentenceSaysWhatToDoAndDoingSoMatchesIt) {
    EXPECT_EQ(one.report(october(31)).initial_difference, eur(1500));
    EXPECT_EQ(refusal_of(one.match_lines(lines, {to_entry(cheque)})),
              "reconcile.row_seen_at_opening");
    value_of(outstanding({cheque}));
    EXPECT_TRUE(one.report(october(31)).initial_difference.is_zero());
    EXPECT_TRUE(one.report(october(31)).difference.is_zero());
    EXPECT_EQ(one.report(october(11)).unpointed_credits, eur(1500));
    const auto match = value_of(one.match_lines(lines, {to_entry(cheque)}));
    EXPECT_TRUE(one.report(october(31)).initial_difference.is_zero());
    EXPECT_TRUE(one.report(october(31)).credits.empty());
    one.expect_check_passes();
    EXPECT_EQ(refusal_of(seen({cheque})), "reconcile.row_already_pointed");
    expect_done(one.undo(match));
    value_of(seen({cheque}));
    EXPECT_EQ(one.report(october(31)).initial_difference, eur(1500));
}

TEST_F(Outstanding, OnlyWhatTheTakeoverCountsAsSeen) {
    const auto own = one.bank_entry(-2400, october(5), "Frais", "627000");
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(outstanding({own})), "pointing.not_taken_over");
    EXPECT_EQ(refusal_of(seen({own})), "pointing.not_taken_over");
    EXPECT_EQ(refusal_of(outstanding({ledger::EntryId{999}})), "app.not_found");
    EXPECT_EQ(refusal_of(outstanding({cheque, own})), "pointing.not_taken_over");
    EXPECT_EQ(one.snapshot(), before);
    EXPECT_EQ(one.report(october(31)).initial_difference, eur(1500)) << "all or none";
    value_of(outstanding({cheque}));
    EXPECT_EQ(refusal_of(outstanding({cheque})), "pointing.not_taken_over") << "it waits already";
}

TEST_F(Outstanding, WhatAMatchPointsIsUndoneThere) {
    value_of(outstanding({cheque}));
    value_of(one.match_lines(lines, {to_entry(cheque)}));
    const auto more = one.lines({{-1500, october(14), "CHQ"}}, 48500);
    EXPECT_EQ(refusal_of(one.match_lines(more, {to_entry(cheque)})),
              "reconcile.row_already_pointed");
    EXPECT_EQ(refusal_of(outstanding({cheque})), "pointing.not_taken_over");
}

} // namespace
} // namespace comptoir::test
