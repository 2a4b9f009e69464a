// Pending operations of a feed are expected, like the announced lines of a file.
#include "comptoir/app/expected.h"
#include "feed_world.h"
#include "support/statement_texts.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class ExpectedOperations : public FeedWorld {
protected:
    void connect_to(sandbox::Bank bank) {
        start_bank(std::move(bank));
        add_journal();
        value_of(connect(request()));
    }
    std::vector<app::ExpectedRow> rows(bool all = false) {
        return value_of(dossier.read<std::vector<app::ExpectedRow>>([all](app::Reader& reader) {
            return app::list_expected(reader, {.whatever_state = all});
        }));
    }
    static sandbox::BankOperation hold() {
        auto made = operation("final", "2026-03-01T09:00:00Z", -1800, "HOTEL DES EMBRUNS");
        made.settled_at = Instant::parse_iso("2026-03-03T09:00:00Z");
        made.pending_id = "hold";
        made.pending_amount = eur(-2500);
        return made;
    }
    app::ImportReport import(std::string_view text) {
        const auto path = dossier.write_file("in.xml", text);
        return value_of(dossier.write<app::ImportReport>(
            [&](app::Writer& writer) { return app::import_files(writer, {.files = {path}}); }));
    }
    static TextStatement statement_of(std::int64_t minor, std::string label) {
        return {.iban = std::string(k_iban),
                .lines = {{day("2026-03-03"), minor, std::move(label), "X"}},
                .opening_minor = 100'000};
    }
};

TEST_F(ExpectedOperations, AHoldIsExpectedUntilItsBookedOneIsOnAStatement) {
    connect_to(bank_of({hold()}));
    sync_account();
    ASSERT_EQ(rows().size(), 1U);
    EXPECT_EQ(rows().front().format, "feed.qonto");
    EXPECT_EQ(rows().front().line.amount.minor(), -2500);
    sync_account();
    EXPECT_EQ(rows().size(), 1U) << "each operation once";

    move_to("2026-03-05T10:00:00Z");
    sync_account();
    EXPECT_TRUE(rows().empty());
    ASSERT_EQ(rows(true).size(), 1U);
    EXPECT_TRUE(rows(true).front().waits_in_feed);

    value_of(try_statement());
    const app::ExpectedRow booked = rows(true).front();
    EXPECT_FALSE(booked.waits_in_feed);
    ASSERT_EQ(booked.replaced_by.size(), 1U);
    EXPECT_EQ(booked.replaced_by.front().amount.minor(), -1800);
}

TEST_F(ExpectedOperations, OneThatSettlesUnderItsOwnIdIsReplacedByItself) {
    auto late = operation("o1", "2026-03-01T09:00:00Z", -1800);
    late.settled_at = Instant::parse_iso("2026-03-03T09:00:00Z");
    connect_to(bank_of({late}));
    sync_account();
    EXPECT_EQ(rows().size(), 1U);
    move_to("2026-03-05T10:00:00Z");
    sync_account();
    EXPECT_TRUE(rows().empty());
}

TEST_F(ExpectedOperations, TheFileOfTheBankReplacesItBeforeTheFeedSaysSo) {
    connect_to(bank_of({hold()}));
    sync_account();
    import(camt_text({statement_of(-2500, "HOTEL DES EMBRUNS")}));
    EXPECT_TRUE(rows().empty());
    sync_account();
    EXPECT_TRUE(rows().empty()) << "still pending there, booked here";
}

TEST_F(ExpectedOperations, AReportOfTheSameOperationIsNotASecondOne) {
    connect_to(bank_of({hold()}));
    sync_account();
    auto told = statement_of(-2500, "CARTE HOTEL");
    told.lines.front().booked_on = rows().front().line.booked_on;
    told.lines.front().reference.clear();
    const auto report = import(camt_report_text(told, CamtReport::Intraday, true));
    EXPECT_EQ(report.expected.front().lines_known, 1);
    EXPECT_EQ(rows().size(), 1U);
}

TEST_F(ExpectedOperations, ARemovedConnectionLeavesNothingExpected) {
    connect_to(bank_of({hold()}));
    sync_account();
    expect_done(app::remove_connection(dossier.workspace(), connections().front().id, passphrase));
    EXPECT_TRUE(rows(true).empty());
}

} // namespace
} // namespace comptoir::test
