#include "comptoir/bank/errors.h"
#include "comptoir/bank/rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace comptoir::bank {
namespace {

StatementHeader header_of(std::int64_t opening, std::int64_t closing) {
    StatementHeader header;
    header.account.number = "10001 00001 00000000001";
    header.opening = DatedBalance{std::nullopt, eur(opening)};
    header.closing = DatedBalance{std::nullopt, eur(closing)};
    return header;
}

TEST(CheckBalance, AddsUp) {
    EXPECT_EQ(check_balance(header_of(100, 40), eur(-60)), BalanceCheck::Ok);
    EXPECT_EQ(check_balance(header_of(0, 0), eur(0)), BalanceCheck::Ok);
}

TEST(CheckBalance, OneCentIsAMismatch) {
    EXPECT_EQ(check_balance(header_of(100, 41), eur(-60)), BalanceCheck::Mismatch);
}

TEST(CheckBalance, NeedsBothBalances) {
    StatementHeader header = header_of(100, 40);
    header.opening.reset();
    EXPECT_EQ(check_balance(header, eur(-60)), BalanceCheck::NotPossible);
    header = header_of(100, 40);
    header.closing.reset();
    EXPECT_EQ(check_balance(header, eur(-60)), BalanceCheck::NotPossible);
}

TEST(CheckBalance, NeedsOneCurrency) {
    StatementHeader header = header_of(100, 40);
    header.closing->amount = Money(40, *Currency::parse("CHF"));
    EXPECT_EQ(check_balance(header, eur(-60)), BalanceCheck::NotPossible);
    EXPECT_EQ(check_balance(header_of(100, 40), Money(-60, *Currency::parse("CHF"))),
              BalanceCheck::NotPossible);
}

TEST(CheckBalance, ASumBeyondTheLimitIsNotPossible) {
    EXPECT_EQ(check_balance(header_of(Money::k_limit_minor, 0), eur(1)), BalanceCheck::NotPossible);
}

TEST(AccountStatements, AdvicesAndIntradayReportsAreNone) {
    EXPECT_TRUE(is_account_statement("camt.053.001.08"));
    EXPECT_TRUE(is_account_statement("cfonb120"));
    EXPECT_TRUE(is_account_statement("mt940"));
    EXPECT_FALSE(is_account_statement("camt.052.001.02"));
    EXPECT_FALSE(is_account_statement("camt.054.001.04"));
    EXPECT_FALSE(is_account_statement("mt942"));
}

TEST(BalanceChain, SaysWhereAStatementIsMissing) {
    BalanceChain chain;
    EXPECT_FALSE(chain.follow(header_of(0, 100)));
    EXPECT_FALSE(chain.follow(header_of(100, 250)));
    const auto gap = chain.follow(header_of(300, 310));
    ASSERT_TRUE(gap);
    EXPECT_EQ(gap->code, ErrorCode(errors::chain_gap));
    std::vector<std::string> names;
    for (const Param& param : gap->params)
        names.push_back(param.name);
    EXPECT_EQ(names, (std::vector<std::string>{"account", "closed_on", "closing", "opened_on",
                                               "opening"}));
    EXPECT_FALSE(chain.follow(header_of(310, 310))); // and goes on from there
}

StatementHeader dated(std::int64_t opening, std::int64_t closing, std::string_view day) {
    StatementHeader header = header_of(opening, closing);
    header.opening->date = header.closing->date = Date::parse_iso(day);
    return header;
}

TEST(BalanceChain, GoesBackWhereTheFileGivesTheLatestFirst) {
    BalanceChain chain;
    EXPECT_FALSE(chain.follow(dated(250, 300, "2026-01-09")));
    EXPECT_FALSE(chain.follow(dated(100, 250, "2026-01-08")));
    const auto gap = chain.follow(dated(10, 90, "2026-01-06"));
    EXPECT_FALSE(chain.follow(dated(0, 10, "2026-01-06"))) << "two of one day";
    ASSERT_TRUE(gap);
    EXPECT_EQ(gap->params[1].value, Param::Value(*Date::parse_iso("2026-01-06"))) << "closed_on";
    EXPECT_EQ(gap->params[3].value, Param::Value(*Date::parse_iso("2026-01-08"))) << "opened_on";
}

TEST(BalanceChain, KeepsAccountsAndCurrenciesApart) {
    BalanceChain chain;
    StatementHeader other = header_of(5, 6);
    other.account.number = "10001 00001 00000000002";
    StatementHeader francs = header_of(7, 8);
    francs.account.currency = Currency::parse("CHF");
    EXPECT_FALSE(chain.follow(header_of(0, 100)));
    EXPECT_FALSE(chain.follow(other));
    EXPECT_FALSE(chain.follow(francs));
    EXPECT_FALSE(chain.follow(header_of(100, 100)));
}

TEST(BalanceChain, AStatementWithoutBalancesProvesNothing) {
    BalanceChain chain;
    StatementHeader bare = header_of(0, 100);
    bare.opening.reset();
    EXPECT_FALSE(chain.follow(header_of(0, 100)));
    EXPECT_FALSE(chain.follow(bare));
    EXPECT_FALSE(chain.follow(header_of(100, 100)));
}

TEST(JoinedLabel, AFullCfonbLabelRunsOn) {
    StatementLine line;
    line.label = std::string(28, 'A') + "FAC";
    line.label_more = "TURE 12";
    EXPECT_EQ(joined_label(line, "cfonb120"), std::string(28, 'A') + "FACTURE 12");
    line.label_more = " 12";
    EXPECT_EQ(joined_label(line, "cfonb120"), std::string(28, 'A') + "FAC 12");
}

TEST(JoinedLabel, OthersAreTwoWords) {
    StatementLine line;
    line.label = "VIR";
    line.label_more = "FACTURE 12";
    EXPECT_EQ(joined_label(line, "cfonb120"), "VIR FACTURE 12");
    line.label = std::string(31, 'A');
    EXPECT_EQ(joined_label(line, "camt.053.001.02"), std::string(31, 'A') + " FACTURE 12");
    line.label_more.clear();
    EXPECT_EQ(joined_label(line, "cfonb120"), line.label);
    line = {};
    line.label_more = "X";
    EXPECT_EQ(joined_label(line, "cfonb120"), "X");
}

// --- Equals ---------------------------------------------------------------------------------

using Lines = std::vector<EqualLine>;

EqualLine camt(std::string reference, std::string text = "VIR MARTIN") {
    return {std::move(reference), std::move(text), "camt"};
}

std::string told(const std::vector<Verdict>& verdicts) {
    std::string text;
    for (const Verdict& verdict : verdicts)
        switch (verdict.novelty) {
        case Novelty::New:
            text += 'n';
            break;
        case Novelty::Known:
            text += static_cast<char>('0' + verdict.known_index);
            break;
        case Novelty::Doubtful:
            text += '?';
            break;
        }
    return text;
}

TEST(CompareEquals, NothingStoredMeansAllNew) {
    EXPECT_EQ(told(compare_equals(Lines{camt("A"), camt("A")}, {}, std::nullopt)), "nn");
    EXPECT_EQ(told(compare_equals({}, Lines{camt("A")}, std::nullopt)), "");
}

TEST(CompareEquals, ReferencesPairUpWhateverTheOrder) {
    const Lines known{camt("A"), camt("B")};
    EXPECT_EQ(told(compare_equals(Lines{camt("B"), camt("A")}, known, std::nullopt)), "10");
}

TEST(CompareEquals, TextsPairUpWithoutReferences) {
    const Lines known{camt("", "VIR MARTIN"), camt("", "VIR DUPONT")};
    EXPECT_EQ(told(compare_equals(Lines{camt("", "VIR DUPONT")}, known, std::nullopt)), "1");
}

TEST(CompareEquals, TwoTicketsOfOneDayAreTwoLines) {
    const Lines known{camt("", "SNCF")};
    EXPECT_EQ(told(compare_equals(Lines{camt("", "SNCF"), camt("", "SNCF")}, known, std::nullopt)),
              "0n");
}

TEST(CompareEquals, OtherReferencesUnderTheSameTextAreDoubtful) {
    EXPECT_EQ(told(compare_equals(Lines{camt("B")}, Lines{camt("A")}, std::nullopt)), "?");
}

TEST(CompareEquals, RankAloneIsDoubtful) {
    EXPECT_EQ(told(compare_equals(Lines{camt("", "X"), camt("", "Y")}, Lines{camt("", "Z")},
                                  std::nullopt)),
              "?n");
}

TEST(CompareEquals, TextsOfOtherFormatsProveNothing) {
    const Lines known{{"", "VIR MARTIN", "cfonb"}};
    EXPECT_EQ(told(compare_equals(Lines{camt("")}, known, std::nullopt)), "?");
}

TEST(CompareEquals, ReferencesCrossFormats) {
    const Lines known{{"REF1", "VIREMENT", "cfonb"}};
    EXPECT_EQ(told(compare_equals(Lines{camt("REF1")}, known, std::nullopt)), "0");
}

TEST(CompareEquals, TheBalanceDecidesThatAllAreNew) {
    // A second identical ticket in the next file: same words, even the same reference.
    EXPECT_EQ(told(compare_equals(Lines{camt("A")}, Lines{camt("A")}, 1)), "n");
}

TEST(CompareEquals, TheBalanceDecidesThatAllAreKnown) {
    // The bank changed references and texts between two downloads.
    EXPECT_EQ(told(compare_equals(Lines{camt("X", "a"), camt("Y", "b")},
                                  Lines{camt("A", "c"), camt("B", "d")}, 0)),
              "01");
}

TEST(CompareEquals, TheEvidenceSaysWhichOnesTheBalanceCounted) {
    EXPECT_EQ(told(compare_equals(Lines{camt("B"), camt("A")}, Lines{camt("A")}, 1)), "n0");
}

TEST(CompareEquals, KnownLinesThatAreNotStoredAreDoubtful) {
    EXPECT_EQ(told(compare_equals(Lines{camt("A"), camt("B")}, Lines{camt("A")}, 0)), "0?");
    EXPECT_EQ(told(compare_equals(Lines{camt("A")}, {}, 0)), "?");
}

TEST(CompareEquals, MoreNewThanIncomingMeansAllNew) {
    EXPECT_EQ(told(compare_equals(Lines{camt("A")}, Lines{camt("A")}, 7)), "n");
}

TEST(CompareEquals, NoStoredLineServesTwice) {
    const Lines known{camt("A"), camt("")};
    const auto verdicts =
        compare_equals(Lines{camt("A"), camt("A"), camt("A")}, known, std::nullopt);
    EXPECT_EQ(told(verdicts), "01n");
}

} // namespace
} // namespace comptoir::bank
