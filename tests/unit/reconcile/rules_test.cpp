// What a dossier adds to the evidence: allowed differences and what decisions teach.
#include "comptoir/ledger/rules.h"
#include "comptoir/reconcile/account_keys.h"
#include "comptoir/reconcile/rules.h"

#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

TEST(Rules, AnAllowanceWithoutLimitCoversNothing) {
    Allowance allowance;
    EXPECT_FALSE(allowance.covers(0, 100'00));
    EXPECT_FALSE(allowance.covers(1, 100'00));
}

TEST(Rules, BothLimitsOfAnAllowanceHold) {
    Allowance allowance;
    allowance.limit_minor = 5'00;
    EXPECT_TRUE(allowance.covers(5'00, 100'00));
    EXPECT_FALSE(allowance.covers(5'01, 100'00));
    allowance.limit_permille = 20;
    EXPECT_TRUE(allowance.covers(2'00, 100'00));
    EXPECT_FALSE(allowance.covers(2'01, 100'00));
    EXPECT_FALSE(allowance.covers(5'01, 1'000'00));
}

TEST(Rules, AnAllowanceOfAPartyOrNatureIsForItAlone) {
    Allowance allowance;
    EXPECT_TRUE(allowance.applies_to("C1", bank::Nature::Transfer));
    allowance.party = "C1";
    EXPECT_FALSE(allowance.applies_to("C2", bank::Nature::Transfer));
    allowance.nature = bank::Nature::Card;
    EXPECT_FALSE(allowance.applies_to("C1", bank::Nature::Transfer));
    EXPECT_TRUE(allowance.applies_to("C1", bank::Nature::Card));
}

TEST(Rules, TheUsualAccountsStandInTheirCharts) {
    for (const ledger::Chart chart :
         {ledger::Chart::Pcg, ledger::Chart::Pcmn, ledger::Chart::Kmu}) {
        const std::vector<ledger::Account> accounts = ledger::chart_accounts(chart);
        const UsualAccounts usual = usual_accounts(chart);
        for (const std::string& number :
             {usual.discount_granted, usual.discount_obtained, usual.fee, usual.rounding_charge,
              usual.rounding_income, usual.transfer}) {
            const bool known =
                std::any_of(accounts.begin(), accounts.end(), [&](const ledger::Account& account) {
                    return account.number == number;
                });
            EXPECT_TRUE(number.empty() || known) << to_text(chart) << " " << number;
        }
    }
}

bank::StatementLine line(std::string label, std::int64_t cents = -10'00) {
    bank::StatementLine line;
    line.booked_on = day(3, 2);
    line.amount = eur(cents);
    line.label = std::move(label);
    return line;
}

TEST(Learning, TheKeyOfALabelKeepsTheWordsThatComeAgain) {
    const auto january =
        learned_keys(line("PRLV SEPA ORANGEADE TELECOM 2026-01-05 REF 8812 JANVIER"));
    const auto february = learned_keys(line("PRLV SEPA ORANGEADE TELECOM 05/02/26 REF 9 FEVRIER"));
    ASSERT_EQ(january.size(), 1U);
    EXPECT_EQ(january, february);
    EXPECT_EQ(january.front().key, "-ORANGEADE TELECOM");
}

TEST(Learning, ALabelOfTheBanksOwnWordsIsKeptWhole) {
    EXPECT_EQ(learned_keys(line("FRAIS COMPTE 01 2026")).front().key, "-FRAIS COMPTE");
    EXPECT_TRUE(learned_keys(line("20260105 4471")).empty());
}

TEST(Learning, MoneyInAndMoneyOutAreLearnedApart) {
    EXPECT_NE(learned_keys(line("AARO", 5)), learned_keys(line("AARO", -5)));
}

TEST(Learning, WhatNobodyLookedAtTeachesItsAccountAndMandateAlone) {
    bank::StatementLine one = line("PRLV AARO LOYER 1");
    one.counterparty.name = "Aaro";
    EXPECT_TRUE(learned_account_keys(one).empty());
    EXPECT_EQ(learned_keys(one).size(), 2U);
    one.mandate_id = "RUM-77";
    const std::vector<LearnedKey> keys = learned_account_keys(one);
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys.front(), (LearnedKey{LearnedFrom::Mandate, "-RUM77"}));
    EXPECT_EQ(learned_keys(one).front(), keys.front()); // the strongest first
}

TEST(Learning, WhatDecisionsContradictIsCounted) {
    const std::vector<PastDecision> decisions{
        {MatchId{1}, line("PRLV AARO LOYER 1"), LearnedTo::Account, "613200"},
        {MatchId{2}, line("PRLV AARO LOYER 2"), LearnedTo::Account, "613200"},
        {MatchId{3}, line("PRLV AARO LOYER 3"), LearnedTo::Party, "FAARO"},
    };
    const std::vector<Learned> learned = learn(decisions);
    ASSERT_EQ(learned.size(), 1U);
    EXPECT_EQ(learned.front().to, LearnedTo::Account);
    EXPECT_EQ(learned.front().code, "613200");
    EXPECT_EQ(learned.front().agreed, 2);
    EXPECT_EQ(learned.front().against, 1);
    EXPECT_EQ(learned.front().origins, (std::vector{MatchId{1}, MatchId{2}}));
}

TEST(Learning, TheWordsOfADepositAreNobodysName) {
    for (const char* label : {"REMISE DE CHEQUES 5973264", "REM CHQ 0000344",
                              "REMISE CHEQUES N 667", "CHEQUE 7190042"}) {
        const PastDecision decision{MatchId{1}, line(label), LearnedTo::Party, "CAARO"};
        EXPECT_TRUE(learn({decision}).empty()) << label;
    }
    // They do teach an account.
    EXPECT_EQ(learn({{MatchId{1}, line("REMISE DE CHEQUES 5973264"), LearnedTo::Account, "511200"}})
                  .size(),
              1U);
    EXPECT_EQ(learn({{MatchId{1}, line("REMISE CHEQUES AARO"), LearnedTo::Party, "CAARO"}}).size(),
              1U);
}

TEST(Learning, OnlyTheLatestOriginsAreKept) {
    std::vector<PastDecision> decisions;
    for (std::int64_t i = 1; i <= 9; ++i)
        decisions.push_back({MatchId{i}, line("PRLV AARO"), LearnedTo::Party, "FAARO"});
    const std::vector<Learned> learned = learn(decisions);
    EXPECT_EQ(learned.front().agreed, 9);
    ASSERT_EQ(learned.front().origins.size(), k_origins_max);
    EXPECT_EQ(learned.front().origins.back(), MatchId{9});
}

} // namespace
} // namespace comptoir::reconcile::test
