#include "comptoir/ledger/true_day.h"

#include <gtest/gtest.h>

namespace comptoir::ledger {
namespace {

const Date true_day = *Date::from_ymd(2026, 9, 29);

TEST(TrueDay, IsWrittenAsInFrance) {
    EXPECT_EQ(with_true_day("FRAIS", true_day), "FRAIS (29/09/2026)");
    EXPECT_EQ(with_true_day("", *Date::from_ymd(2026, 1, 5)), " (05/01/2026)");
}

TEST(TrueDay, IsTakenOffInEitherSpelling) {
    EXPECT_EQ(without_true_day(with_true_day("FRAIS", true_day), true_day), "FRAIS");
    EXPECT_EQ(without_true_day("FRAIS (2026-09-29)", true_day), "FRAIS");
}

TEST(TrueDay, OnlyItsOwnMentionAtTheEndIsTakenOff) {
    for (const char* label : {"", "FRAIS", "FRAIS (30/09/2026)", "FRAIS (2026-09-30)",
                              "(29/09/2026)", "FRAIS (29/09/2026) bis", "FRAIS 29/09/2026"})
        EXPECT_EQ(without_true_day(label, true_day), label);
    EXPECT_EQ(without_true_day("FRAIS (29/09/2026) (29/09/2026)", true_day), "FRAIS (29/09/2026)");
}

TEST(TrueDay, ALabelEndsWithADayInEitherSpelling) {
    EXPECT_EQ(day_at_end("FRAIS (29/09/2026)"), Date::from_ymd(2026, 9, 29));
    EXPECT_EQ(day_at_end("FRAIS (2026-09-29)"), Date::from_ymd(2026, 9, 29));
    for (const char* label :
         {"", "29/09/2026)", "FRAIS 29/09/2026", "FRAIS (31/02/2026)", "FRAIS(29/09/2026)",
          "FRAIS (29/09/2026) X", "FRAIS (29/09-2026)", "FRAIS (29-09-2026)", "FRAIS [29/09/2026]"})
        EXPECT_EQ(day_at_end(label), std::nullopt) << label;
}

} // namespace
} // namespace comptoir::ledger
