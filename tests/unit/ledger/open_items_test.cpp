#include "comptoir/ledger/rules.h"
#include "entry_builder.h"

#include "comptoir/core/text.h"

#include <gtest/gtest.h>

#include <chrono>

using namespace comptoir;
using namespace comptoir::ledger;
using comptoir::test::day;

namespace {

ThirdPartyRow invoice(std::int64_t id, std::string piece, Money amount) {
    ThirdPartyRow row;
    row.id = RowId{id};
    row.journal = "AC";
    row.journal_type = JournalType::Purchase;
    row.number = comptoir::text::number(id);
    row.piece = std::move(piece);
    row.account = "401000";
    row.party = "FPAP";
    row.booked_on = day(2026, 1, 10);
    row.piece_date = day(2026, 1, 8);
    row.amount = amount;
    row.imputed = Money::zero(amount.currency());
    return row;
}

ThirdPartyRow payment(std::int64_t id, std::string piece, Money amount) {
    ThirdPartyRow row = invoice(id, std::move(piece), amount);
    row.journal = "BQ";
    row.journal_type = JournalType::Bank;
    return row;
}

} // namespace

TEST(OpenItems, AnUnsettledInvoiceIsOpenWithItsWholeAmount) {
    const std::vector<ThirdPartyRow> rows{invoice(1, "FA-1", eur(-120'00))};
    const auto items = open_items(rows);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].kind, OpenItemKind::Invoice);
    EXPECT_EQ(items[0].amount, eur(-120'00));
    EXPECT_EQ(items[0].open, eur(-120'00));
    EXPECT_EQ(items[0].due_on, day(2026, 1, 8)); // the piece's day until terms say otherwise
}

TEST(OpenItems, WhatIsImputedIsNoLongerOpen) {
    std::vector<ThirdPartyRow> rows{invoice(1, "FA-1", eur(-120'00)),
                                    invoice(2, "FA-2", eur(-50'00))};
    rows[0].imputed = eur(-100'00);
    rows[1].imputed = eur(-50'00);
    const auto items = open_items(rows);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].open, eur(-20'00));
    EXPECT_EQ(items[0].amount, eur(-120'00));
}

TEST(OpenItems, RowsOfOnePieceAreOneItem) {
    const std::vector<ThirdPartyRow> rows{invoice(4, "FA-1", eur(-70'00)),
                                          invoice(2, "FA-1", eur(-50'00))};
    const auto items = open_items(rows);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].id, RowId{2});
    EXPECT_EQ(items[0].open, eur(-120'00));
    EXPECT_EQ(items[0].rows.size(), 2u);
}

TEST(OpenItems, APieceCancelledByItsOwnCreditNoteIsNotOpen) {
    const std::vector<ThirdPartyRow> rows{invoice(1, "FA-1", eur(-120'00)),
                                          invoice(2, "FA-1", eur(120'00))};
    EXPECT_TRUE(open_items(rows).empty());
}

TEST(OpenItems, AnotherPartyOrAccountWithTheSamePieceIsAnotherItem) {
    std::vector<ThirdPartyRow> rows(3, invoice(1, "FA-1", eur(-10'00)));
    rows[1].id = RowId{2};
    rows[1].party = "FOTHER";
    rows[2].id = RowId{3};
    rows[2].account = "404000";
    EXPECT_EQ(open_items(rows).size(), 3u);
}

TEST(OpenItems, EachUnletteredBankRowIsAPaymentOfItsOwn) {
    const std::vector<ThirdPartyRow> rows{payment(1, "REL-1", eur(30'00)),
                                          payment(2, "REL-1", eur(40'00)),
                                          invoice(3, "REL-1", eur(-70'00))};
    const auto items = open_items(rows);
    ASSERT_EQ(items.size(), 3u);
    EXPECT_EQ(items[0].kind, OpenItemKind::Payment);
    EXPECT_EQ(items[1].kind, OpenItemKind::Payment);
    EXPECT_EQ(items[2].kind, OpenItemKind::Invoice);
}

TEST(OpenItems, OpeningRowsWithoutPieceAreOneItemEach) {
    std::vector<ThirdPartyRow> rows{invoice(1, "", eur(-10'00)), invoice(2, "", eur(-20'00))};
    for (ThirdPartyRow& row : rows) {
        row.journal_type = JournalType::Opening;
        row.number = "1";
    }
    EXPECT_EQ(open_items(rows).size(), 2u);
}

TEST(OpenItems, WithoutPieceRowsOfDifferentEntriesStayApart) {
    const std::vector<ThirdPartyRow> rows{invoice(1, "", eur(-10'00)), invoice(2, "", eur(-20'00))};
    EXPECT_EQ(open_items(rows).size(), 2u);
}

TEST(OpenItems, TheEarliestDueDayOfTheOpenRowsCounts) {
    std::vector<ThirdPartyRow> rows{invoice(1, "FA-1", eur(-10'00)),
                                    invoice(2, "FA-1", eur(-20'00))};
    rows[0].due_on = day(2026, 2, 1);
    rows[0].imputed = eur(-10'00);
    rows[1].due_on = day(2026, 3, 1);
    const auto items = open_items(rows);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].due_on, day(2026, 3, 1));
}

TEST(OpenItems, EachDueDayOfAPieceIsAnItemOfItsOwn) {
    std::vector<ThirdPartyRow> rows{invoice(1, "FA-1", eur(-60'00)),
                                    invoice(2, "FA-1", eur(-40'00)), invoice(3, "FA-1", eur(5'00))};
    rows[0].due_on = day(2026, 2, 1);
    rows[1].due_on = day(2026, 3, 1);
    const auto items = open_items(rows);
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0].open, eur(-55'00)) << "what is taken off reduces the first";
    EXPECT_EQ(items[0].due_on, day(2026, 2, 1));
    EXPECT_EQ(items[1].open, eur(-40'00));
    EXPECT_EQ(items[1].due_on, day(2026, 3, 1));
}

TEST(OpenItems, ACreditNoteAboveTheFirstInstalmentLeavesOneItem) {
    std::vector<ThirdPartyRow> rows{invoice(1, "FA-1", eur(-60'00)),
                                    invoice(2, "FA-1", eur(-40'00)),
                                    invoice(3, "FA-1", eur(70'00))};
    rows[0].due_on = day(2026, 2, 1);
    rows[1].due_on = day(2026, 3, 1);
    const auto items = open_items(rows);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].open, eur(-30'00));
}

TEST(OpenItems, AmountAndRestHaveOneSign) {
    std::vector<ThirdPartyRow> rows{invoice(1, "FA-1", eur(-120'00)),
                                    invoice(2, "FA-1", eur(20'00))};
    rows[0].imputed = eur(-120'00); // the invoice is paid, its credit note is not used
    const auto items = open_items(rows);
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0].open, eur(20'00));
    EXPECT_EQ(items[0].amount, eur(20'00));
}

TEST(OpenItems, TheOpenAmountsSumToWhatNoImputationCovers) {
    const unsigned seed = 7;
    std::mt19937 random(seed);
    std::uniform_int_distribution<std::int64_t> amounts(-900, 900);
    std::vector<ThirdPartyRow> rows;
    Money rest = eur(0);
    for (std::int64_t id = 1; id <= 3'000; ++id) {
        const Money amount = eur(amounts(random) * 2 + 1);
        ThirdPartyRow row = id % 4 == 0
                                ? payment(id, "R" + comptoir::text::number(id % 50), amount)
                                : invoice(id, "F" + comptoir::text::number(id % 400), amount);
        row.party = "P" + comptoir::text::number(id % 30);
        if (id % 3 == 0)
            row.imputed = eur(amount.minor() / 2);
        rest += row.amount - row.imputed;
        rows.push_back(std::move(row));
    }
    Money open = eur(0);
    for (const OpenItem& item : open_items(rows)) {
        EXPECT_FALSE(item.open.is_zero());
        EXPECT_EQ(item.open.is_negative(), item.amount.is_negative());
        open += item.open;
    }
    EXPECT_EQ(open, rest) << "seed " << seed;
}

TEST(OpenItems, ThreeHundredThousandRowsAreAMatterOfASecondOrTwo) {
    std::vector<ThirdPartyRow> rows;
    for (std::int64_t id = 1; id <= 300'000; ++id)
        rows.push_back(invoice(id, "F" + comptoir::text::number(id % 150'000), eur(-100)));
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(open_items(rows).size(), 150'000u);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}
