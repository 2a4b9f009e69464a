// A template that stands in a line which is not of the kind it was made for: the side, whose line
// it is, and the amount. Each impostor beside the charge as it comes every month.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

class TemplateDoubts : public testing::Test {
protected:
    void make(std::string code, std::string account) {
        EntryTemplate made;
        made.id = static_cast<std::int64_t>(one.books.templates.size()) + 1;
        made.reference = code;
        made.code = std::move(code);
        made.accounts = {{std::move(account), "", std::nullopt}};
        one.books.templates.push_back(std::move(made));
    }
    bank::StatementLine past_line(std::int64_t cents, Date on, std::string label) {
        Case past;
        bank::StatementLine line = past.line(cents, on, std::move(label));
        line.nature = bank::Nature::DirectDebit;
        return line;
    }
    // One a month, from `cents` up, by one euro a month.
    void used(const std::string& code, std::int64_t cents, const std::string& label, int months,
              std::string mandate = {}, std::string name = {}) {
        for (int month = 1; month <= months; ++month) {
            bank::StatementLine line =
                past_line(cents < 0 ? cents - 100 * month : cents + 100 * month,
                          day(1, 1).plus_days(-30 * (13 - month)), label);
            line.mandate_id = mandate;
            line.counterparty.name = name;
            one.books.template_pasts[code].add(line);
        }
    }
    bank::StatementLine& debit(std::int64_t cents, std::string label, Date on = day(5, 5)) {
        bank::StatementLine& line = one.line(cents, on, std::move(label));
        line.nature = bank::Nature::DirectDebit;
        return line;
    }
    Case one;
};

TEST_F(TemplateDoubts, AChargeAsItComesEveryMonthIsBooked) {
    make("EDF", "606100");
    used("EDF", -41'000, "PRLV SEPA EDF CONTRAT 17", 12, "M0001", "EDF");
    debit(-63'000, "PRLV SEPA EDF CONTRAT 17").mandate_id = "M0001";
    EXPECT_TRUE(one.only().unattended);
}

TEST_F(TemplateDoubts, AChargeNeverTakesMoneyInNorIncomeMoneyOut) {
    make("EDF", "606100");
    debit(41'000, "VIR EDF");
    EXPECT_TRUE(says(one.only(), reasons::template_money_in));
    EXPECT_FALSE(one.only().unattended);
    one.books.templates.clear();
    make("EDF", "708300");
    EXPECT_TRUE(one.only().unattended);
    one.lines[0].line.amount = eur(-41'000);
    EXPECT_TRUE(says(one.only(), reasons::template_money_out));
    EXPECT_FALSE(one.only().unattended);
}

TEST_F(TemplateDoubts, OtherAccountsTakeTheSideTheyTook) {
    make("PRET", "164000");
    debit(2'000'000, "DEBLOCAGE PRET");
    EXPECT_TRUE(says(one.only(), reasons::template_money_in)); // a loan is paid back, as a rule
    one.books.templates[0].accounts[0].account = "467000";
    EXPECT_TRUE(one.only().unattended);
    used("PRET", -200'000, "ECHEANCE PRET", 3);
    EXPECT_TRUE(says(one.only(), reasons::template_money_in));
    used("PRET", 1'500'000, "DEBLOCAGE PRET", 1);
    EXPECT_FALSE(says(one.only(), reasons::template_money_in));
}

TEST_F(TemplateDoubts, ACompanyThatOnlyBeginsAlikeIsAnother) {
    make("EDF", "606100");
    used("EDF", -41'000, "PRLV SEPA EDF CONTRAT 17", 12, "M0001");
    debit(-42'000, "PRLV SEPA EDF RENOUVELABLES").mandate_id = "M0999";
    EXPECT_TRUE(says(one.only(), reasons::template_other_name));
    EXPECT_FALSE(one.only().unattended);
    // The creditor's own mandate: another label of its own.
    one.lines[0].line.mandate_id = "M0001";
    EXPECT_TRUE(one.only().unattended);
    // A new contract of the same company.
    one.lines[0].line.mandate_id = "M0999";
    one.lines[0].line.label = "PRLV SEPA EDF FACTURE 88";
    EXPECT_TRUE(one.only().unattended);
}

// Another month in the text each time is no other word: the thirteenth stranger stands out.
TEST_F(TemplateDoubts, MonthsThatChangeAreTheSameWords) {
    make("SALAIRE", "421000");
    for (const char* month : {"JANVIER", "FEVRIER", "MARS", "AVRIL", "MAI", "JUIN", "JUILLET"})
        used("SALAIRE", -160'000, std::string("VIR FAURE ANDRE SALAIRE ") + month, 1);
    debit(-161'000, "VIR FAURE ANDRE SALAIRE AOUT");
    EXPECT_TRUE(one.only().unattended);
    one.lines[0].line.label = "VIR DUFOUR CHARPENTE SAS SALAIRE AOUT";
    EXPECT_TRUE(says(one.only(), reasons::template_other_name));
    EXPECT_FALSE(one.only().unattended);
    // The width of the label cuts the word.
    one.lines[0].line.label = "VIR DUFOUR CHARPENTE SAS SALAIR";
    one.lines[0].line.label_more = "E AOUT";
    EXPECT_TRUE(says(one.only(), reasons::template_other_name));
    one.lines[0].line.label = "VIR SEPA FAURE ANDRE SALAIRE SE";
    one.lines[0].line.label_more = "PTEMBRE";
    EXPECT_TRUE(one.only().unattended);
}

TEST_F(TemplateDoubts, ABankIsAnotherCompanyThanTheOneItIsNamedAfter) {
    make("ORANGE", "626000");
    for (const char* month : {"JANVIER", "FEVRIER", "MARS", "AVRIL", "MAI", "JUIN", "JUILLET"})
        used("ORANGE", -24'000, std::string("PRLV ORANGE SA FACTURE ") + month, 1);
    debit(-25'000, "PRELEVEMENT ORANGE BANK CONTRAT 573144");
    EXPECT_TRUE(says(one.only(), reasons::template_other_name));
    one.lines[0].line.label = "PRELEVEMENT ORANGE SA CONTRAT 573144";
    EXPECT_TRUE(one.only().unattended);
    one.lines[0].line.label = "PRLV SEPA ORANGE VIE CONTRAT 77";
    EXPECT_TRUE(says(one.only(), reasons::template_other_name));
}

TEST_F(TemplateDoubts, TheFirstLineIsHeldWhenItsNameFieldSaysMore) {
    make("EDF", "606100");
    debit(-42'000, "PRLV SEPA 17").comment = "EDF";
    one.lines[0].line.counterparty.name = "EDF RENOUVELABLES";
    EXPECT_TRUE(says(one.only(), reasons::template_other_name));
    one.lines[0].line.counterparty.name = "EDF SA FRANCE";
    EXPECT_TRUE(one.only().unattended);
}

TEST_F(TemplateDoubts, SomebodyElseWhoWritesTheWords) {
    make("LOYER", "613200");
    used("LOYER", -150'000, "VIR SEPA CABINET FONCIA LOYER", 12);
    debit(-151'000, "PRLV MARTIN YANN LOYER");
    EXPECT_TRUE(says(one.only(), reasons::template_other_name));
    one.lines[0].line.label = "VIR CABINET FONCIA LOYER MAI";
    EXPECT_TRUE(one.only().unattended);
    one.lines[0].line.label = "VIR CABINET FONCIA REMB LOYER";
    EXPECT_FALSE(one.only().unattended);
}

TEST_F(TemplateDoubts, PlacesThatChangeSayNothing) {
    make("TOTAL", "606300");
    for (const char* town : {"LYON", "MACON", "DIJON", "BEAUNE", "VIENNE", "VALENCE"})
        used("TOTAL", -6'000, std::string("CARTE TOTAL ") + town, 1);
    debit(-6'500, "CARTE TOTAL ORANGE");
    EXPECT_TRUE(one.only().unattended);
}

TEST_F(TemplateDoubts, AThirdPartyThatIsNotTheTemplatesOwn) {
    make("LOYER", "613200");
    one.party("CDUBOIS", "Menuiserie Dubois");
    debit(-150'000, "VIR MENUISERIE DUBOIS LOYER");
    EXPECT_TRUE(says(one.only(), reasons::template_other_party));
    EXPECT_FALSE(one.only().unattended);
    used("LOYER", -149'000, "VIR MENUISERIE DUBOIS LOYER", 3); // the landlord is one too
    EXPECT_TRUE(one.only().unattended);
}

TEST_F(TemplateDoubts, AFarAmountIsConfirmed) {
    make("FONCIA", "613200");
    used("FONCIA", -150'000, "VIR FONCIA", 12);
    debit(-320'000, "VIR FONCIA"); // the rent hardly changes: twice is far
    EXPECT_TRUE(says(one.only(), reasons::template_far_amount));
    one.lines[0].line.amount = eur(-165'000);
    EXPECT_TRUE(one.only().unattended);
    one.lines[0].line.amount = eur(-60'000);
    EXPECT_TRUE(says(one.only(), reasons::template_far_amount));
    used("FONCIA", -60'000, "VIR FONCIA", 1); // it changes: three times is far
    one.lines[0].line.amount = eur(-320'000);
    EXPECT_TRUE(one.only().unattended);
    one.lines[0].line.amount = eur(-500'000);
    EXPECT_TRUE(says(one.only(), reasons::template_far_amount));
}

TEST_F(TemplateDoubts, TheSameChargeTwiceIsConfirmedUnlessItComesOften) {
    make("FONCIA", "613200");
    debit(-150'000, "VIR FONCIA", day(5, 5));
    debit(-150'000, "VIR FONCIA", day(5, 7));
    EXPECT_TRUE(one.of(0).unattended);
    EXPECT_TRUE(says(one.of(1), reasons::template_twice));
    EXPECT_FALSE(one.of(1).unattended);
    one.lines[1].line.booked_on = day(6, 5);
    EXPECT_TRUE(one.of(1).unattended);
    one.lines[1].line.booked_on = day(5, 7);
    for (int i = 0; i < 12; ++i)
        one.books.template_pasts["FONCIA"].add(
            past_line(-150'000, day(1, 1).plus_days(3 * i), "VIR FONCIA"));
    EXPECT_TRUE(one.of(1).unattended);
}

TEST_F(TemplateDoubts, WhatWasBookedDaysAgoCountsForTwice) {
    make("FONCIA", "613200");
    used("FONCIA", -150'000, "VIR FONCIA", 6);
    one.books.template_pasts["FONCIA"].add(past_line(-150'000, day(5, 3), "VIR FONCIA"));
    debit(-150'000, "VIR FONCIA", day(5, 5));
    EXPECT_TRUE(says(one.only(), reasons::template_twice));
}

} // namespace
} // namespace comptoir::reconcile::test
