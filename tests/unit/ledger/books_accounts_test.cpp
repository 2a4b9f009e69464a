// The account of the books for what is typed or named: each rule, and each look-alike it refuses.
#include "comptoir/ledger/books_accounts.h"

#include "comptoir/ledger/rules.h"

#include <gtest/gtest.h>

using namespace comptoir;
using namespace comptoir::ledger;

namespace {

using Numbers = std::vector<std::string>;

// The chart as every dossier has it, and what was booked on.
std::vector<KnownAccount> chart_and(Chart chart, std::vector<KnownAccount> booked) {
    for (Account& account : chart_accounts(chart)) {
        const bool is_there = std::any_of(booked.begin(), booked.end(), [&](const auto& one) {
            return one.number == account.number;
        });
        if (!is_there)
            booked.push_back({account.number, account.label});
    }
    return booked;
}

KnownAccount used(const std::string& number, const std::string& label = {}) {
    return {number, label, true};
}

BooksAccounts books(std::vector<KnownAccount> booked) {
    return {Chart::Pcg, chart_and(Chart::Pcg, std::move(booked))};
}

BooksAccounts eight_digits() {
    return books({used("44571000"), used("44566000"), used("60640000"), used("51210000"),
                  used("70600000"), used("58000000")});
}
BooksAccounts six_digits() {
    return books({used("445710"), used("445660"), used("606400"), used("512100"), used("706000")});
}
BooksAccounts of_any_length() {
    return books({used("445711"), used("44566"), used("6064"), used("5121"), used("706"),
                  used("707"), used("641"), used("616"), used("5122"), used("615")});
}

} // namespace

TEST(BooksAccounts, AccountsAreTheSameButForZeros) {
    EXPECT_TRUE(is_same_account("6064", "606400"));
    EXPECT_TRUE(is_same_account("60640000", "606400"));
    EXPECT_FALSE(is_same_account("60640001", "606400"));
    EXPECT_FALSE(is_same_account("60604", "606400"));
    EXPECT_FALSE(is_same_account("606", "6064"));
}

TEST(BooksAccounts, SixDigitsStayAsTheyAre) {
    const BooksAccounts one = six_digits();
    EXPECT_EQ(one.digits(), 6U);
    for (const char* number :
         {"445710", "445660", "580000", "627000", "658500", "401000", "411000"})
        EXPECT_EQ(one.named(number).number, number);
    EXPECT_EQ(one.typed("6064"), "606400");
    EXPECT_EQ(one.typed("6275"), "627500");
    EXPECT_EQ(one.typed("627"), "627000");
    EXPECT_EQ(one.typed("40100001"), "40100001");
    EXPECT_EQ(BooksAccounts().typed("6064"), "606400");
}

TEST(BooksAccounts, WhatTheBooksHaveIsTaken) {
    const BooksAccounts one = eight_digits();
    EXPECT_EQ(one.digits(), 8U);
    EXPECT_EQ(one.typed("6064"), "60640000");
    EXPECT_EQ(one.typed("606400"), "60640000");
    EXPECT_EQ(one.typed("60640000"), "60640000");
    EXPECT_EQ(one.named("445710").number, "44571000");
    EXPECT_EQ(one.named("580000").number, "58000000");
}

TEST(BooksAccounts, ANewOneIsAsLongAsTheOthers) {
    EXPECT_EQ(eight_digits().typed("6275"), "62750000");
    EXPECT_EQ(eight_digits().named("627000").number, "62700000");
    EXPECT_EQ(eight_digits().named("658500").number, "65850000");
    EXPECT_TRUE(eight_digits().can_be_booked("62750000")); // by the chart's name
    EXPECT_FALSE(eight_digits().can_be_booked("62750001"));
    EXPECT_FALSE(eight_digits().exists("62750000"));
    EXPECT_EQ(eight_digits().label_of("62700000"), "Services bancaires et assimilés");
    EXPECT_EQ(of_any_length().digits(), 3U);
    EXPECT_EQ(of_any_length().named("627000").number, "627");
    EXPECT_EQ(of_any_length().named("445640").number, "44564");
    EXPECT_EQ(of_any_length().named("580000").number, "580");
    EXPECT_EQ(of_any_length().typed("5122"), "5122");
    EXPECT_EQ(of_any_length().typed("512200"), "5122");
}

TEST(BooksAccounts, OfTwoEqualOnesTheExactOneThenTheUsedOne) {
    const BooksAccounts one = books(
        {used("60640000"), used("606400"), used("70600000"), used("61500000"), {"6150", "made"}});
    EXPECT_EQ(one.typed("606400"), "606400");
    EXPECT_EQ(one.typed("60640000"), "60640000");
    EXPECT_EQ(one.typed("6064"), "60640000"); // as long as the books' accounts
    EXPECT_EQ(one.typed("6150"), "61500000"); // the other one has no entry
}

TEST(BooksAccounts, WhatSomebodyMadeIsNotMadeAgain) {
    const BooksAccounts one = books({used("70600000"), used("60640000"), {"627150", "Carte"}});
    EXPECT_EQ(one.typed("62715"), "627150");
    EXPECT_EQ(one.typed("6271"), "62710000");
}

TEST(BooksAccounts, TheAccountOfAJournalIsInUse) {
    KnownAccount bank{"512300", "Banque", false, true};
    const BooksAccounts one = books({used("70600000"), used("60640000"), bank});
    EXPECT_EQ(one.typed("5123"), "512300");
    EXPECT_EQ(one.typed("5124"), "51240000");
}

TEST(BooksAccounts, ATypedNumberNeverBecomesASubAccount) {
    const BooksAccounts one = books({used("445712"), used("606410"), used("706000")});
    EXPECT_EQ(one.typed("44571"), "445710");
    EXPECT_EQ(one.typed("6064"), "606400");
    EXPECT_EQ(one.typed("445710"), "445710");
}

TEST(BooksAccounts, TheOnlySubAccountInUseStandsForANamedOne) {
    const BooksAccounts one =
        books({used("445712"), used("445661"), used("581000"), used("658510"), used("706000")});
    EXPECT_EQ(one.named("445710").number, "445712");
    EXPECT_EQ(one.named("445660").number, "445661");
    EXPECT_EQ(one.named("580000").number, "581000");
    EXPECT_EQ(one.named("658500").number, "658510");
    EXPECT_TRUE(one.named("445710").undecided.empty());
}

TEST(BooksAccounts, AMainAccountInUseGoesBeforeItsSubAccounts) {
    const BooksAccounts one = books({used("445710"), used("445712"), used("706000")});
    EXPECT_EQ(one.named("445710").number, "445710");
}

TEST(BooksAccounts, AnUnusedSubAccountStandsForNothing) {
    EXPECT_EQ(books({used("706000"), {"445712", "TVA"}}).named("445710").number, "445710");
}

TEST(BooksAccounts, WhatTheBuyerOwesStandsForNothingElse) {
    EXPECT_EQ(books({used("445715"), used("706000")}).named("445710").number, "445710");
    const auto self = books({used("445713", "TVA collectée autoliquidation"),
                             used("445662", "TVA déductible intracommunautaire"), used("706000")});
    EXPECT_EQ(self.named("445710").number, "445710");
    EXPECT_EQ(self.named("445660").number, "445660");
    EXPECT_TRUE(self.named("445660").undecided.empty());
}

TEST(BooksAccounts, AnAccountOfTheChartsForSomethingElseStandsForNothing) {
    // 6271 Frais sur titres, 6278 Autres frais et commissions sur prestations de services.
    EXPECT_EQ(books({used("627100"), used("706000")}).named("627000").number, "627000");
    EXPECT_EQ(books({used("627800"), used("706000")}).named("627000").number, "627800");
    EXPECT_EQ(books({used("627050"), used("706000")}).named("627000").number, "627050");
}

TEST(BooksAccounts, OneSuppliersAccountIsNotThatOfAll) {
    EXPECT_EQ(books({used("4010017"), used("706000")}).named("401000").number, "401000");
    KnownAccount all{"401100", "Fournisseurs", true, false, true};
    EXPECT_EQ(books({all, used("706000")}).named("401000").number, "401100");
    EXPECT_EQ(books({used("401DUPON"), used("706000")}).named("401000").number, "401000");
}

TEST(BooksAccounts, AmongSeveralTheNameTellsTheRate) {
    const BooksAccounts one = books({used("445711", "TVA collectée 20 %"),
                                     used("445712", "TVA collectée 5,5%"), used("706000")});
    EXPECT_EQ(one.named("445710", 200).number, "445711");
    EXPECT_EQ(one.named("445710", 55).number, "445712");
    for (const auto rate : {std::optional(100), std::optional<int>()}) {
        const BooksAccounts::Named named = one.named("445710", rate);
        EXPECT_EQ(named.number, "445710");
        EXPECT_EQ(named.undecided, (Numbers{"445711", "445712"}));
    }
}

TEST(BooksAccounts, TheOnlyOneOfAnotherRateIsNotTaken) {
    const BooksAccounts one = books({used("445711", "TVA collectée 20 %"), used("706000")});
    EXPECT_EQ(one.named("445710", 200).number, "445711");
    EXPECT_EQ(one.named("445710", 55).number, "445710");
    EXPECT_EQ(one.named("445710", 55).undecided, Numbers{"445711"});
    EXPECT_EQ(one.named("445710").undecided, Numbers{"445711"});
}

TEST(BooksAccounts, SeveralWithoutRatesChooseNothing) {
    const BooksAccounts one = books({used("445711"), used("445712"), used("706000")});
    EXPECT_EQ(one.named("445710", 200).number, "445710");
    EXPECT_EQ(one.named("445710", 200).undecided.size(), 2U);
}

TEST(BooksAccounts, WhatAPersonChoseGoesBeforeAll) {
    const BooksAccounts one{Chart::Pcg,
                            chart_and(Chart::Pcg, {used("445710"), used("44571200")}),
                            {{"445710", "445712"}}};
    EXPECT_EQ(one.named("445710", 200).number, "44571200");
    EXPECT_EQ(one.typed("445710"), "445710"); // typed is typed
}

TEST(BooksAccounts, AccountsOfThirdPartiesSayNothingOfTheLength) {
    const BooksAccounts one = books(
        {used("41100001"), used("41100002"), used("41100003"), used("706000"), used("606400")});
    EXPECT_EQ(one.digits(), 6U);
    EXPECT_EQ(one.typed("6275"), "627500");
}

TEST(BooksAccounts, ATieKeepsSixDigits) {
    EXPECT_EQ(books({used("70600000"), used("706100")}).digits(), 6U);
    EXPECT_EQ(books({used("7060000"), used("70610000")}).digits(), 8U);
}

TEST(BooksAccounts, SwissAccountsHaveFourDigits) {
    const BooksAccounts four{Chart::Kmu,
                             chart_and(Chart::Kmu, {used("2200"), used("1020"), used("3400")})};
    EXPECT_EQ(four.named("220000").number, "2200");
    EXPECT_EQ(four.named("200000").number, "2000");
    EXPECT_EQ(four.named("694000").number, "6940");
    const BooksAccounts six{Chart::Kmu, chart_and(Chart::Kmu, {used("227000"), used("102000")})};
    EXPECT_EQ(six.named("220000").number, "220000"); // 2270 is no sub-account of 2200
}

TEST(BooksAccounts, NothingIsMadeOfNothing) {
    EXPECT_EQ(eight_digits().typed(""), "");
    EXPECT_EQ(eight_digits().typed("000"), "000");
    EXPECT_EQ(eight_digits().named("").number, "");
    EXPECT_FALSE(eight_digits().can_be_booked(""));
    EXPECT_FALSE(eight_digits().can_be_booked("999999"));
}

TEST(RateInName, IsReadAsPeopleWriteIt) {
    EXPECT_EQ(rate_in_name(Chart::Pcg, "TVA collectée 20 %"), 200);
    EXPECT_EQ(rate_in_name(Chart::Pcg, "TVA 5,50%"), 55);
    EXPECT_EQ(rate_in_name(Chart::Pcg, "TVA coll. taux 2.1"), 21);
    EXPECT_EQ(rate_in_name(Chart::Pcmn, "TVA à payer 21%"), 210);
}

TEST(RateInName, ASumOfDigitsIsNoRate) {
    for (const char* label : {"", "TVA collectée", "TVA 20 % et 10 %", "TVA 445712", "TVA 2020",
                              "TVA 19,6 %", "TVA 21 %", "TVA 20,123"})
        EXPECT_EQ(rate_in_name(Chart::Pcg, label), std::nullopt) << label;
}
