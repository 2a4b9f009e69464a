// The grid names what is missing: with its dates and amounts.
#include "firm_folder.h"

#include "comptoir/reports/intake_grid_table.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

TEST(IntakeGrid, NamesTheGapWithItsDatesAndAmounts) {
    FirmFolder firm(3);
    const TextStatement first = statement_of(1, 4); // 5 and 6 January
    TextStatement third = statement_of(1, 2, "2026-01-12", first.closing() + 50'00);
    third.opening_day = day("2026-01-12");
    value_of(firm.take(
        {firm.file("a.txt", cfonb_text({first, statement_of(2, 4), statement_of(9, 4)}))}));
    value_of(firm.take({firm.file("b.txt", cfonb_text({third}))}));
    const auto grid = value_of(app::intake_grid(firm.folder()));
    ASSERT_EQ(grid.rows.size(), 4U) << "three journals, and the account that waits";
    const app::IntakeGridRow& row = grid.rows[0];
    EXPECT_EQ(row.dossier, FirmFolder::name(1));
    EXPECT_EQ(row.account, iban_of(1).text());
    EXPECT_EQ(row.last_day, day("2026-01-12"));
    EXPECT_EQ(row.closing, eur(third.closing()));
    EXPECT_EQ(row.check, bank::BalanceCheck::Ok);
    ASSERT_EQ(row.gaps.size(), 1U);
    EXPECT_EQ(row.gaps[0].after, day("2026-01-06"));
    EXPECT_EQ(row.gaps[0].before, day("2026-01-12"));
    EXPECT_EQ(row.gaps[0].closing, eur(first.closing()));
    EXPECT_EQ(row.gaps[0].opening, eur(third.opening_minor));
    EXPECT_EQ(row.gaps[0].days_missing, 3);
    EXPECT_TRUE(grid.rows[1].gaps.empty());
    EXPECT_EQ(grid.rows[2].statements, 0);
    EXPECT_FALSE(grid.rows[2].last_day);
    ASSERT_TRUE(grid.rows[3].waits);
    EXPECT_EQ(grid.rows[3].waits->code, "intake.account_unknown");
    EXPECT_EQ(grid.rows[3].lines, 4);

    const auto table = reports::intake_grid_table(grid.rows, "clients", day("2026-02-02"),
                                                  i18n::Language::English);
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_NE(table.rows[0].back().find("3 working days missing"), std::string::npos)
        << table.rows[0].back();
    EXPECT_EQ(table.rows[1].back(), "none");
    EXPECT_EQ(table.rows[2].back(), "nothing received yet");
}

TEST(IntakeGrid, StatementsThatChainLeaveNoGapOverAWeekWithoutMovement) {
    FirmFolder firm(1);
    const TextStatement first = statement_of(1, 4);
    value_of(firm.take({firm.file(
        "a.txt", cfonb_text({first, statement_of(1, 4, "2026-01-26", first.closing())}))}));
    const auto grid = value_of(app::intake_grid(firm.folder()));
    EXPECT_TRUE(grid.rows[0].gaps.empty());
}

TEST(IntakeGrid, ADossierThatCannotBeReadIsNamed) {
    FirmFolder firm(1);
    std::ofstream(firm.path() / "old.comptoir", std::ios::binary) << "no dossier at all";
    const auto grid = value_of(app::intake_grid(firm.folder()));
    EXPECT_EQ(grid.rows.size(), 1U);
    ASSERT_EQ(grid.faults.size(), 1U);
    EXPECT_EQ(grid.faults[0].dossier, "old.comptoir");
    EXPECT_EQ(refusal_of(app::intake_grid({.path = firm.path() / "absent"})),
              "intake.folder_missing");
}

} // namespace
} // namespace comptoir::test
