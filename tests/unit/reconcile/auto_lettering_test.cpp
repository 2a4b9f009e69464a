// Which rows settle each other: the order of methods, and what none of them may take.
#include "comptoir/reconcile/auto_lettering.h"

#include <gtest/gtest.h>

#include <random>

namespace letter_codes = comptoir::reconcile::lettering_reasons;

namespace comptoir::reconcile {
namespace {

class Rows {
public:
    Rows& add(std::int64_t cents, int day, std::string reference = {}, int due_in = 30) {
        const Date booked = Date::from_ymd(2026, 1, 1)->plus_days(day);
        m_rows.push_back({ledger::RowId{static_cast<std::int64_t>(m_rows.size()) + 1},
                          std::move(reference), booked, booked.plus_days(due_in), eur(cents)});
        return *this;
    }
    LetteringPlan plan(const LetteringOptions& options = {}) const {
        return plan_lettering(m_rows, options);
    }
    // "1 3|2 4": the rows of each proposal.
    std::string groups(const LetteringOptions& options = {}) const {
        std::string text;
        for (const LetterProposal& proposal : plan(options).proposals) {
            text += text.empty() ? "" : "|";
            for (const ledger::RowId row : proposal.rows)
                text +=
                    (text.empty() || text.back() == '|' ? "" : " ") + std::to_string(row.value());
        }
        return text;
    }
    const std::vector<LetterableRow>& all() const { return m_rows; }

private:
    std::vector<LetterableRow> m_rows;
};

LetteringOptions only(LetteringMethod method) {
    LetteringOptions options;
    options.methods = {method};
    return options;
}

TEST(AutoLettering, TheSamePieceComesFirst) {
    Rows rows;
    rows.add(-100'00, 0, "FA-7").add(-100'00, 5, "FA-8").add(100'00, 6, "fa 8");
    EXPECT_EQ(rows.groups(), "2 3");
    EXPECT_EQ(rows.plan().proposals.front().reason.code, letter_codes::reference);
}

TEST(AutoLettering, TheSamePieceThatDoesNotBalanceIsLeft) {
    Rows rows;
    rows.add(-100'00, 0, "FA-7").add(60'00, 5, "FA-7");
    EXPECT_EQ(rows.groups(), "");
    EXPECT_EQ(rows.plan().left, 2);
}

TEST(AutoLettering, TheSameAmountTakesTheNearestDay) {
    Rows rows;
    rows.add(-100'00, 0).add(-100'00, 40).add(100'00, 45);
    EXPECT_EQ(rows.groups(), "2 3");
    EXPECT_EQ(rows.plan().proposals.front().reason.code, letter_codes::amount);
}

TEST(AutoLettering, TheSameAmountTooFarAwayIsNotTaken) {
    Rows rows;
    rows.add(-100'00, 0).add(100'00, 91);
    EXPECT_EQ(rows.groups(only(LetteringMethod::Amount)), "");
    LetteringOptions wider = only(LetteringMethod::Amount);
    wider.days = 91;
    EXPECT_EQ(rows.groups(wider), "1 2");
}

TEST(AutoLettering, OneSideOnlyIsNeverLettered) {
    EXPECT_EQ(Rows().add(-100'00, 0, "A").add(-100'00, 0, "A").groups(), "");
    EXPECT_EQ(Rows().groups(), "");
}

TEST(AutoLettering, APaymentSettlesTheOldestDue) {
    Rows rows;
    rows.add(-30'00, 0).add(-50'00, 10).add(-70'00, 20).add(80'00, 30);
    EXPECT_EQ(rows.groups(), "1 2 4");
    EXPECT_EQ(rows.plan().proposals.front().reason.code, letter_codes::oldest_due);
}

TEST(AutoLettering, TheOnlyCombinationIsTaken) {
    Rows rows;
    rows.add(-30'00, 0).add(-50'00, 10).add(-71'00, 20).add(101'00, 30);
    EXPECT_EQ(rows.groups(), "1 3 4");
    EXPECT_EQ(rows.plan().proposals.front().reason.code, letter_codes::combination);
}

TEST(AutoLettering, OneOfSeveralCombinationsIsNot) {
    Rows rows;
    rows.add(-90'00, 0).add(-30'00, 1).add(-70'00, 2).add(-20'00, 3).add(-80'00, 4).add(100'00, 30);
    EXPECT_EQ(rows.groups(only(LetteringMethod::Combination)), "");
}

TEST(AutoLettering, ABalanceOfZeroEndsALetter) {
    Rows rows;
    rows.add(-30'00, 0).add(-45'00, 1).add(50'00, 2).add(25'00, 3).add(-10'00, 4);
    EXPECT_EQ(rows.groups(only(LetteringMethod::ZeroBalance)), "1 2 3 4");
    EXPECT_EQ(rows.plan(only(LetteringMethod::ZeroBalance)).proposals.front().reason.code,
              letter_codes::zero_balance);
}

TEST(AutoLettering, TooManyPiecesAreSaidNotGuessed) {
    Rows rows;
    for (int i = 0; i < 60; ++i)
        rows.add(-(1'000 + 37 * i), i);
    rows.add(3'333'33, 61);
    const LetteringPlan plan = rows.plan(only(LetteringMethod::Combination));
    EXPECT_TRUE(plan.stopped);
    EXPECT_TRUE(plan.proposals.empty());
}

TEST(AutoLettering, MethodsHaveNames) {
    for (const LetteringMethod method : LetteringOptions{}.methods)
        EXPECT_EQ(parse_lettering_method(to_text(method)), method);
    EXPECT_EQ(parse_lettering_method("guess"), std::nullopt);
}

TEST(AutoLettering, EveryProposalBalancesAndTakesEachRowOnce) {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        Rows rows;
        for (int i = 0; i < 200; ++i) {
            const auto cents = static_cast<std::int64_t>(random() % 40 + 1) * 25;
            rows.add(random() % 2 == 0 ? cents : -cents, static_cast<int>(random() % 300),
                     random() % 3 == 0 ? "P" + std::to_string(random() % 60) : "");
        }
        std::set<ledger::RowId> taken;
        for (const LetterProposal& proposal : rows.plan().proposals) {
            Money sum = eur(0);
            for (const ledger::RowId row : proposal.rows) {
                EXPECT_TRUE(taken.insert(row).second) << "seed " << seed;
                sum += rows.all()[static_cast<std::size_t>(row.value() - 1)].open;
            }
            EXPECT_TRUE(sum.is_zero()) << "seed " << seed;
            EXPECT_GE(proposal.rows.size(), 2U);
        }
        EXPECT_EQ(rows.plan().left, 200 - static_cast<std::int64_t>(taken.size()));
    }
}

} // namespace
} // namespace comptoir::reconcile
