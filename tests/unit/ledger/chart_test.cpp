#include "comptoir/ledger/rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace comptoir;
using namespace comptoir::ledger;

namespace {

bool holds(const std::vector<Account>& accounts, std::string_view number) {
    return std::any_of(accounts.begin(), accounts.end(),
                       [&](const Account& account) { return account.number == number; });
}

} // namespace

TEST(Chart, AccountsArePaddedToSixDigitsAndStandOnce) {
    for (const Chart chart : {Chart::Pcg, Chart::Pcmn, Chart::Kmu}) {
        std::set<std::string> seen;
        for (const Account& account : chart_accounts(chart)) {
            EXPECT_GE(account.number.size(), 6u) << account.number;
            EXPECT_TRUE(seen.insert(account.number).second) << account.number;
            EXPECT_FALSE(account.label.empty()) << account.number;
        }
        EXPECT_GT(seen.size(), 100u) << to_text(chart);
    }
}

TEST(Chart, TheAccountsEveryBookUsesAreThere) {
    const auto accounts = chart_accounts(Chart::Pcg);
    for (const char* number : {"401000", "411000", "512000", "445660", "445710", "471000", "580000",
                               "627000", "101000", "658000", "758000"})
        EXPECT_TRUE(holds(accounts, number)) << number;
}

TEST(Chart, ClassesAndGroupsThatOnlyHeadAccountsAreLeftOut) {
    const auto accounts = chart_accounts(Chart::Pcg);
    EXPECT_FALSE(holds(accounts, "100000"));
    EXPECT_FALSE(holds(accounts, "400000"));
    EXPECT_FALSE(holds(accounts, "510000"));
}

TEST(Chart, NamesReadBackAsThemselves) {
    for (const Chart chart : {Chart::Pcg, Chart::Pcmn, Chart::Kmu})
        EXPECT_EQ(parse_chart(to_text(chart)), chart);
    EXPECT_FALSE(parse_chart("PCG"));
    for (const JournalType type : {JournalType::Purchase, JournalType::Sale, JournalType::Bank,
                                   JournalType::Cash, JournalType::General, JournalType::Opening})
        EXPECT_EQ(parse_journal_type(to_text(type)), type);
    EXPECT_FALSE(parse_journal_type("banque"));
}

TEST(Accounts, ShortNumbersArePaddedAndLongOnesStay) {
    EXPECT_EQ(padded_account("401"), "401000");
    EXPECT_EQ(padded_account("40100001"), "40100001");
}

TEST(Accounts, ThirdPartiesAreSuppliersAndCustomersOnly) {
    EXPECT_TRUE(is_third_party_account(Chart::Pcg, "401000"));
    EXPECT_TRUE(is_third_party_account(Chart::Pcg, "416000"));
    EXPECT_FALSE(is_third_party_account(Chart::Pcg, "421000"));
    EXPECT_FALSE(is_third_party_account(Chart::Pcg, "512000"));
    EXPECT_FALSE(is_third_party_account(Chart::Pcg, ""));
}

TEST(Accounts, EachChartNamesItsOwnThirdParties) {
    EXPECT_TRUE(is_supplier_account(Chart::Pcg, "401000"));
    EXPECT_FALSE(is_supplier_account(Chart::Pcg, "440000"));
    // In Belgium 40 is customers, 411 is VAT to recover, 440 is suppliers.
    EXPECT_TRUE(is_customer_account(Chart::Pcmn, "400000"));
    EXPECT_FALSE(is_supplier_account(Chart::Pcmn, "400000"));
    EXPECT_TRUE(is_supplier_account(Chart::Pcmn, "440000"));
    EXPECT_FALSE(is_third_party_account(Chart::Pcmn, "411000"));
    EXPECT_FALSE(is_third_party_account(Chart::Pcmn, "451000"));
    // In Switzerland 1170 is input tax and 2200 is VAT due.
    EXPECT_TRUE(is_customer_account(Chart::Kmu, "110000"));
    EXPECT_TRUE(is_supplier_account(Chart::Kmu, "200000"));
    EXPECT_FALSE(is_third_party_account(Chart::Kmu, "117000"));
    EXPECT_FALSE(is_third_party_account(Chart::Kmu, "220000"));
    EXPECT_FALSE(is_third_party_account(Chart::Kmu, "401000"));
}

TEST(Accounts, ThirdPartiesAreThoseOfThePrefixes) {
    for (const Chart chart : {Chart::Pcg, Chart::Pcmn, Chart::Kmu}) {
        for (const Account& account : chart_accounts(chart)) {
            const auto prefixes = third_party_prefixes(chart);
            const bool listed =
                std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view digits) {
                    return account.number.starts_with(digits);
                });
            const bool either = is_supplier_account(chart, account.number) ||
                                is_customer_account(chart, account.number);
            EXPECT_EQ(is_third_party_account(chart, account.number), listed) << account.number;
            EXPECT_EQ(either, listed) << account.number;
        }
    }
}

TEST(Accounts, BanksAndCashFollowTheChart) {
    EXPECT_TRUE(has_statements(Chart::Pcmn, "550000"));
    EXPECT_FALSE(is_bank_account(Chart::Pcmn, "512000")); // shares, in Belgium
    EXPECT_FALSE(has_statements(Chart::Pcmn, "561000"));  // issued cheques
    EXPECT_TRUE(has_statements(Chart::Kmu, "102000"));
    EXPECT_FALSE(is_bank_account(Chart::Kmu, "550000"));
    EXPECT_TRUE(is_cash_account(Chart::Pcg, "530000"));
    EXPECT_TRUE(is_cash_account(Chart::Pcmn, "570000"));
    EXPECT_TRUE(is_cash_account(Chart::Kmu, "100000"));
    EXPECT_FALSE(is_cash_account(Chart::Kmu, "102000"));
}

TEST(Accounts, PurchasesAndSalesFollowTheChart) {
    EXPECT_TRUE(is_purchase_account(Chart::Pcg, "606400"));
    EXPECT_TRUE(is_purchase_account(Chart::Pcmn, "240000"));
    EXPECT_TRUE(is_purchase_account(Chart::Kmu, "440000"));
    EXPECT_TRUE(is_purchase_account(Chart::Kmu, "151000"));
    EXPECT_FALSE(is_purchase_account(Chart::Kmu, "220000"));
    EXPECT_TRUE(is_sale_account(Chart::Kmu, "340000"));
    EXPECT_FALSE(is_sale_account(Chart::Kmu, "700000"));
}

TEST(Accounts, ItemsToCashHaveNoStatement) {
    EXPECT_TRUE(has_statements(Chart::Pcg, "512000"));
    EXPECT_TRUE(is_bank_account(Chart::Pcg, "511200"));
    EXPECT_FALSE(has_statements(Chart::Pcg, "511200"));
    EXPECT_FALSE(is_bank_account(Chart::Pcg, "530000"));
}

namespace {

JournalTraits traits(std::string code, std::string name) {
    JournalTraits result;
    result.code = std::move(code);
    result.name = std::move(name);
    result.entries = 10;
    return result;
}

} // namespace

TEST(JournalGuess, OpeningJournalsAreKnownByTheirCodeOrName) {
    JournalTraits an = traits("AN", "À-nouveaux");
    an.with_bank = 10; // its one entry holds 512 too
    EXPECT_EQ(guess_journal_type(an), JournalType::Opening);
    EXPECT_EQ(guess_journal_type(traits("X1", "Report à nouveau")), JournalType::Opening);
}

TEST(JournalGuess, AccountsDecideWhereTheCodeSaysNothing) {
    JournalTraits bank = traits("LCL", "Crédit Lyonnais");
    bank.with_bank = 10;
    EXPECT_EQ(guess_journal_type(bank), JournalType::Bank);
    JournalTraits purchases = traits("60", "Divers");
    purchases.with_supplier_and_charge = 9;
    EXPECT_EQ(guess_journal_type(purchases), JournalType::Purchase);
    JournalTraits sales = traits("CA", "Chiffre d'affaires");
    sales.with_customer_and_income = 10;
    EXPECT_EQ(guess_journal_type(sales), JournalType::Sale); // CA is no cash journal here
    EXPECT_EQ(guess_journal_type(traits("70", "Ventes")), JournalType::Sale);
    EXPECT_EQ(guess_journal_type(traits("CA", "Caisse")), JournalType::Cash);
}

TEST(JournalGuess, GeneralJournalsStayGeneralThoughTheyTouchTheBank) {
    JournalTraits od = traits("OD", "Opérations diverses");
    od.with_bank = 10;
    EXPECT_EQ(guess_journal_type(od), JournalType::General);
    EXPECT_EQ(guess_journal_type(traits("PA", "Paie")), JournalType::General);
}
