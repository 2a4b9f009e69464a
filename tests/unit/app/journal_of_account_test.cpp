// Which journal follows the account of a statement.
#include "app/bank/journal_of_account.h"
#include "comptoir/bank/errors.h"

#include <gtest/gtest.h>

namespace comptoir::app {
namespace {

constexpr std::string_view k_french = "FR7630006000011234567890189";
constexpr std::string_view k_monacan = "MC5830006000011234567890189"; // the same RIB
constexpr std::string_view k_belgian = "BE68539007547034";

ledger::Journal journal(std::string code, std::string_view iban) {
    ledger::Journal made;
    made.code = std::move(code);
    made.type = ledger::JournalType::Bank;
    made.iban = Iban::parse(iban);
    EXPECT_TRUE(made.iban) << iban;
    return made;
}

bank::AccountIdentity by_iban(std::string_view iban) {
    bank::AccountIdentity account;
    account.iban = Iban::parse(iban);
    return account;
}

bank::AccountIdentity by_number(std::string number) {
    bank::AccountIdentity account;
    account.number = std::move(number);
    return account;
}

std::string code_of(const std::vector<ledger::Journal>& journals,
                    const bank::AccountIdentity& account) {
    const auto found = journal_of_account(journals, account);
    if (!found)
        return std::string(found.error().code.name);
    return *found ? (*found)->code : "none";
}

TEST(JournalOfAccount, IsTheOneOfTheIban) {
    EXPECT_EQ(code_of({journal("BE", k_belgian), journal("FR", k_french)}, by_iban(k_french)),
              "FR");
}

TEST(JournalOfAccount, IsTheOneOfTheRibWhenNoIbanAgrees) {
    EXPECT_EQ(code_of({journal("MC", k_monacan)}, by_iban(k_french)), "MC");
    EXPECT_EQ(code_of({journal("MC", k_monacan), journal("FR", k_french)}, by_iban(k_french)),
              "FR");
}

TEST(JournalOfAccount, IsTheOneWhoseIbanHoldsTheNationalNumber) {
    EXPECT_EQ(code_of({journal("FR", k_french)}, by_number("30006 00001 12345678901")), "FR");
    EXPECT_EQ(code_of({journal("BE", k_belgian)}, by_number("539-0075470-34")), "BE");
}

TEST(JournalOfAccount, IsNobodyForAnotherAccountOrTooShortANumber) {
    EXPECT_EQ(code_of({journal("FR", k_french)}, by_iban(k_belgian)), "none");
    EXPECT_EQ(code_of({journal("FR", k_french)}, by_number("123456")), "none");
    EXPECT_EQ(code_of({journal("FR", k_french)}, by_number("")), "none");
    EXPECT_EQ(code_of({}, by_iban(k_french)), "none");
}

TEST(JournalOfAccount, IsRefusedWhenSeveralHoldTheNumber) {
    EXPECT_EQ(
        code_of({journal("FR", k_french), journal("MC", k_monacan)}, by_number("12345678901")),
        bank::errors::account_ambiguous.name);
}

} // namespace
} // namespace comptoir::app
