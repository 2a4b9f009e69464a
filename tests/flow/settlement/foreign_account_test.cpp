// Bank accounts in another currency: the rate of the booking is kept, the difference of exchange
// is booked when the item is settled, and nothing is computed again.
#include "comptoir/app/returned_payment.h"
#include "settlement_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

class ForeignAccount : public testing::TestWithParam<const char*> {
protected:
    ForeignAccount() {
        value_of(one.dossier.write<ledger::Journal>([](app::Writer& writer) {
            return app::add_journal(writer, {.code = "BD",
                                             .account = "512200",
                                             .name = "Devises",
                                             .currency = Currency::parse(GetParam())});
        }));
    }
    Money foreign(std::int64_t cents) { return {cents, *Currency::parse(GetParam())}; }
    std::vector<bank::LineId> lines(const std::vector<LineSpec>& specs) {
        bank::StatementHeader header;
        header.format = "feed";
        header.account.currency = foreign(0).currency();
        std::vector<bank::StatementLine> drafts;
        Money closing = foreign(0);
        for (const LineSpec& spec : specs) {
            bank::StatementLine line;
            line.booked_on = spec.day;
            line.amount = foreign(spec.cents);
            line.label = spec.label;
            closing += line.amount;
            drafts.push_back(std::move(line));
        }
        header.from = specs.front().day;
        header.to = specs.back().day;
        header.opening = bank::DatedBalance{header.from, foreign(0)};
        header.closing = bank::DatedBalance{header.to, closing};
        std::vector<bank::LineId> ids;
        value_of(one.dossier.write<app::ImportReport>([&](app::Writer& writer) {
            return app::stage_feed_statement(writer, "BD", header, drafts, &ids);
        }));
        return ids;
    }
    SettlementDossier one;
};

TEST_P(ForeignAccount, APurchasePaidAtAnotherRateLeavesALossOfExchange) {
    const auto item = one.invoice("FAARO", "F1", -100000, october(1));
    const auto ids = lines({{-110000, october(12), "AARO F1"}});
    const std::string before = one.snapshot();
    const auto match = value_of(one.match({.lines = ids,
                                           .targets = {to_item(item)},
                                           .difference = "exchange",
                                           .book_value = eur(-101000)}));
    const ledger::Entry entry = one.entries().back();
    ASSERT_EQ(entry.rows.size(), 3U);
    EXPECT_EQ(entry.rows[0].account, "401000");
    EXPECT_EQ(entry.rows[0].amount, eur(100000)) << "the rate of the invoice's booking is kept";
    EXPECT_EQ(entry.rows[1].account, "656000");
    EXPECT_EQ(entry.rows[1].amount, eur(1000));
    EXPECT_EQ(entry.rows[2].account, "512200");
    EXPECT_EQ(entry.rows[2].amount, eur(-101000));
    EXPECT_EQ(entry.rows[2].foreign_amount, foreign(-110000));
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
    expect_done(one.undo(match));
    EXPECT_EQ(one.snapshot(), before);
}

TEST_P(ForeignAccount, ASaleCashedAtABetterRateLeavesAGain) {
    const auto item = one.invoice("CDURAND", "V1", 100000, october(1));
    const auto ids = lines({{60000, october(12), "DURAND"}, {50000, october(13), "DURAND"}});
    value_of(one.match({.lines = ids,
                        .targets = {to_item(item)},
                        .difference = "exchange",
                        .book_value = eur(100500)}));
    EXPECT_EQ(one.balance("756000"), -500);
    const auto entries = one.entries(); // one for each day
    const ledger::EntryRow& first = entries.at(entries.size() - 2).rows.back();
    const ledger::EntryRow& second = entries.back().rows.back();
    EXPECT_EQ(first.foreign_amount, foreign(60000));
    EXPECT_EQ(second.foreign_amount, foreign(50000));
    EXPECT_EQ((first.amount + second.amount), eur(100500)) << "no cent is lost";
    one.expect_check_passes();
}

TEST_P(ForeignAccount, OneItemOfSeveralDoesNotComeBackAlone) {
    const auto first = one.invoice("FAARO", "F1", -100000, october(1));
    const auto second = one.invoice("FORANGE", "F2", -50000, october(1));
    const auto ids = lines({{-160000, october(12), "BATCH"}, {50000, october(14), "REJECT"}});
    const auto paid = value_of(one.match({.lines = {ids[0]},
                                          .targets = {to_item(first), to_item(second)},
                                          .book_value = eur(-150000)}));
    const std::string before = one.snapshot();
    EXPECT_EQ(refusal_of(one.dossier.write<reconcile::MatchId>(
                  [&](app::Writer& writer) { return app::match_return(writer, ids[1], paid); })),
              "reconcile.return_part_unfit");
    EXPECT_EQ(one.snapshot(), before);
}

TEST_P(ForeignAccount, AFeeIsBookedAtWhatItWasWorth) {
    const auto ids = lines({{-1000, october(12), "FEE"}});
    value_of(one.match(
        {.lines = ids, .targets = {to_account("627000", eur(-920))}, .book_value = eur(-920)}));
    EXPECT_EQ(one.balance("627000"), 920);
    EXPECT_EQ(one.balance("512200"), -920);
    one.expect_check_passes();
}

TEST_P(ForeignAccount, AnEntryInThatCurrencyIsMatchedAsItWasBooked) {
    ledger::Entry entry;
    entry.journal = "BD";
    entry.date = october(10);
    entry.piece = "VIR";
    entry.label = "VIR";
    entry.rows.resize(2);
    entry.rows[0].account = "512200";
    entry.rows[0].amount = eur(-91000);
    entry.rows[0].foreign_amount = foreign(-100000);
    entry.rows[1].account = "606100";
    entry.rows[1].amount = eur(91000);
    const auto id = value_of(one.dossier.write<ledger::EntryId>(
        [&](app::Writer& writer) { return app::post_draft(writer, entry); }));
    const auto ids = lines({{-100000, october(12), "VIR"}});
    value_of(one.match({.lines = ids, .targets = {to_entry(id)}}));
    EXPECT_EQ(one.balance("512200"), -91000) << "a later rate changes nothing";
    EXPECT_EQ(one.entries().size(), 1U);
    one.expect_check_passes();
}

TEST_P(ForeignAccount, WithoutAValueOrWithAnUnfitOneNothingIsBooked) {
    const auto ids = lines({{-1000, october(12), "FEE"}});
    const auto refused = [&](std::optional<Money> value, Money amount) {
        return refusal_of(one.match(
            {.lines = ids, .targets = {to_account("627000", amount)}, .book_value = value}));
    };
    EXPECT_EQ(refused({}, foreign(-1000)), "reconcile.value_missing");
    EXPECT_EQ(refused(eur(920), eur(920)), "reconcile.value_unfit");
    EXPECT_EQ(refused(eur(0), eur(0)), "reconcile.value_unfit");
    EXPECT_EQ(refused(foreign(-1000), foreign(-1000)), "reconcile.value_unfit");
    const auto ours = one.ReconcileDossier::lines({{-1000, october(12), "FRAIS"}});
    EXPECT_EQ(refusal_of(one.match({.lines = ours,
                                    .targets = {to_account("627000", eur(-1000))},
                                    .book_value = eur(-1000)})),
              "reconcile.value_unfit");
    EXPECT_TRUE(one.entries().empty());
}

INSTANTIATE_TEST_SUITE_P(Currencies, ForeignAccount, testing::Values("CHF", "USD"));

// In an account of the books' own currency the bank says what it took.
TEST(ExchangeInEuros, APurchaseBookedAtAThousandAndPaidATenMoreLosesTen) {
    SettlementDossier one;
    const auto item = one.invoice("FAARO", "F1", -100000, october(1));
    const auto ids = one.lines({{-101000, october(12), "AARO F1 USD 1100,00"}});
    value_of(one.match({.lines = ids, .targets = {to_item(item)}, .difference = "exchange"}));
    EXPECT_EQ(one.balance("656000"), 1000);
    EXPECT_TRUE(one.open_items().empty());
    one.expect_check_passes();
}

} // namespace
} // namespace comptoir::test
