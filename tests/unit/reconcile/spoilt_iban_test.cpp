// An account number with one fault is nobody's: it is not repaired, and never taken for the account
// of somebody else (requirements D07).
#include "builders.h"
#include "comptoir/core/text.h"
#include "reconcile/line_reading.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace comptoir::reconcile::test {
namespace {

constexpr std::uint64_t k_iban_seed = 20'261'123;
constexpr int k_parties = 120;

int rest_of_97(const std::string& text) {
    int rest = 0;
    for (const char c : text)
        rest = c <= '9' ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    return rest;
}

std::string iban(const std::string& country, const std::string& rest) {
    const int check = 98 - rest_of_97(rest + country + "00");
    return country + (check < 10 ? "0" : "") + text::number(check) + rest;
}

// Accounts that follow one another at one bank: neighbours are the danger.
std::string account_of(int i) {
    const std::string number = text::number(10'000'000 + i);
    return i % 2 == 0 ? iban("BE", "539" + number + "4") : iban("DE", "3704004400" + number);
}

// Every single fault: a character wrong, lost, added, or two neighbours swapped.
std::set<std::string> spoilt(const std::string& meant) {
    std::set<std::string> all;
    for (std::size_t at = 0; at < meant.size(); ++at) {
        std::string lost = meant;
        all.insert(lost.erase(at, 1));
        for (char c = '0'; c <= '9'; ++c) {
            std::string wrong = meant, added = meant;
            wrong[at] = c;
            all.insert(wrong);
            all.insert(added.insert(at, 1, c));
        }
        if (at + 1 < meant.size()) {
            std::string swapped = meant;
            std::swap(swapped[at], swapped[at + 1]);
            all.insert(swapped);
        }
    }
    all.erase(meant);
    return all;
}

TEST(SpoiltIban, WithOneFaultIsNobodysAccount) {
    for (int i = 0; i < k_parties; ++i) {
        bank::StatementLine line;
        line.counterparty.iban = account_of(i);
        ASSERT_EQ(other_account(line), account_of(i));
        for (const std::string& text : spoilt(account_of(i))) {
            for (std::string* column : {&line.counterparty.iban, &line.ordering_account}) {
                line.counterparty.iban.clear();
                line.ordering_account.clear();
                *column = text;
                EXPECT_EQ(other_account(line), "") << text << " of " << account_of(i);
            }
        }
    }
}

// A person's eye would read the number of the label as that of a customer; one fault makes it no
// evidence at all, for that customer or for another.
TEST(SpoiltIban, InATextSettlesNothingForAnother) {
    std::mt19937_64 random(k_iban_seed);
    Case one;
    for (int i = 0; i < k_parties; ++i) {
        const std::string code = "C" + text::number(i);
        one.party(code, "CLIENT NUMERO " + text::number(i)).ibans = {account_of(i)};
        one.item(code, "V-" + text::number(10'000 + i), 10'000, day(4, 20));
    }
    for (int i = 0; i < k_parties; ++i) {
        const std::set<std::string> all = spoilt(account_of(i));
        const std::string text =
            *std::next(all.begin(), static_cast<std::ptrdiff_t>(random() % all.size()));
        bank::StatementLine& line = one.line(10'000, day(5, 5), "VIR SEPA DE " + text);
        if (i % 3 == 1)
            line.ordering_account = text;
        else if (i % 3 == 2)
            line.counterparty.iban = text;
    }
    for (const Proposal& proposal : one.all()) {
        EXPECT_FALSE(proposal.unattended) << text_of(proposal);
        EXPECT_FALSE(says(proposal, reasons::party_by_iban)) << text_of(proposal);
    }
}

} // namespace
} // namespace comptoir::reconcile::test
