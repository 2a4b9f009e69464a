// Where the words of a template may stand, two templates that book the same, and the wages of
// somebody new: each beside what only looks like it.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

class TemplateLines : public testing::Test {
protected:
    EntryTemplate& make(std::string reference, std::string account) {
        EntryTemplate made;
        made.id = static_cast<std::int64_t>(one.books.templates.size()) + 1;
        made.code = "T" + std::to_string(made.id);
        made.reference = std::move(reference);
        made.accounts = {{std::move(account), "", std::nullopt}};
        return one.books.templates.emplace_back(std::move(made));
    }
    bank::StatementLine made_line(std::int64_t cents, Date on, std::string label,
                                  bank::Nature nature) {
        Case past;
        bank::StatementLine line = past.line(cents, on, std::move(label));
        line.nature = nature;
        return line;
    }
    void used(const std::string& code, std::int64_t cents, const std::string& label,
              bank::Nature nature, int months = 6) {
        for (int month = 1; month <= months; ++month)
            one.books.template_pasts[code].add(made_line(
                cents - 100 * month, day(1, 28).plus_days(-30 * (months - month)), label, nature));
    }
    bank::StatementLine& line(std::int64_t cents, std::string label, std::string more = {},
                              bank::Nature nature = bank::Nature::DirectDebit,
                              Date on = day(5, 28)) {
        bank::StatementLine& made = one.line(cents, on, std::move(label));
        made.label_more = std::move(more);
        made.nature = nature;
        return made;
    }
    bool is_booked(std::size_t index = 0) { return one.of(index).unattended; }
    Case one;
};

TEST_F(TemplateLines, TheNameFieldIsLookedAtWhenNoColumnHoldsTheWords) {
    make("ENGIE", "606100");
    bank::StatementLine& debit = line(-128'936, "PRLV SEPA", "6901573");
    debit.counterparty.name = "ENGIE";
    EXPECT_TRUE(is_booked());
    debit.counterparty.name = "ENGIE SA";
    EXPECT_TRUE(is_booked());
    debit.counterparty.name = "ENGIE HOME SERVICES PISCINE"; // another company
    EXPECT_FALSE(is_booked());
    debit.counterparty.name = "ENGIEL";
    EXPECT_TRUE(one.only().targets.empty());
    debit.counterparty.name = "ENGIE";
    debit.amount = eur(128'936);
    EXPECT_FALSE(is_booked());
}

TEST_F(TemplateLines, ALongerNameThanEverBeforeIsAnotherHoweverLabelsVary) {
    make("ALAN", "437000");
    for (const char* label : {"PRLV RENNES", "PRLV VANNES", "PRLV REDON", "PRLV BREST"}) {
        bank::StatementLine past = made_line(-6'359, day(1, 5), label, bank::Nature::DirectDebit);
        past.counterparty.name = "ALAN";
        one.books.template_pasts["T1"].add(past);
    }
    bank::StatementLine& debit = line(-6'359, "PRLV SEPA", "COTIS MAI");
    debit.counterparty.name = "ALAN";
    EXPECT_TRUE(is_booked());
    debit.counterparty.name = "ALAN QUEMENER";
    EXPECT_FALSE(is_booked());
}

TEST_F(TemplateLines, TheContinuationMayMarkWhoIsPaid) {
    make("SAUR", "606100");
    for (int month = 1; month <= 4; ++month) {
        bank::StatementLine past =
            made_line(-39'252, day(month, 5), "PRLV SEPA 0967161085S", bank::Nature::DirectDebit);
        past.label_more = "POUR: SAUR REF: CONTRAT 650427";
        one.books.template_pasts["T1"].add(past);
    }
    bank::StatementLine& debit = line(-39'175, "PRLV SEPA 0134302216S", "POUR: SAUR REF: 12");
    EXPECT_TRUE(is_booked());
    debit.label_more = "POUR: SAUR SA REF: MAI";
    EXPECT_TRUE(is_booked());
    debit.label_more = "POUR: SAUR REF: TRAVAUX DE MAI";
    EXPECT_TRUE(is_booked()) << "what for";
    debit.label_more = "POUR: SAUR TRAVAUX REF: CONTRAT 650427";
    EXPECT_FALSE(is_booked());
    EXPECT_TRUE(says(one.only(), reasons::template_other_name));
    debit.label_more = "POUR: DUMONT HELENE REF: SAUR MAI";
    EXPECT_FALSE(is_booked()) << "somebody who had paid it";
    one.books.template_pasts.clear();
    EXPECT_FALSE(says(one.only(), reasons::template_other_name)) << "not the words of the template";
    debit.label_more = "POUR: SAUR LOISIRS REF: 12";
    EXPECT_FALSE(is_booked()) << "without a past, too";
}

TEST_F(TemplateLines, ABlankLostAtTheWidthOfTheLabelPartsNoWords) {
    make("TOTAL ACCESS", "606300");
    const auto card = bank::Nature::Card;
    line(-20'494, "PAIEMENT PAR CARTE X4521 TOTAL", "ACCESS 100126", card); // 30 characters
    EXPECT_TRUE(is_booked());
    one.lines[0].line.label_more = "/ ACCESS 040126";
    EXPECT_TRUE(is_booked());
    one.lines[0].line.label = "PAIEMENT PAR CARTE X452 TOTAL"; // 29: two fields of their own
    EXPECT_TRUE(one.only().targets.empty());
    one.lines[0].line.label = "PAIEMENT PAR CARTE X45211 TOTAL"; // 31: TOTALACCESS
    one.lines[0].line.label_more = "ACCESS 100126";
    EXPECT_TRUE(one.only().targets.empty());
}

TEST_F(TemplateLines, TwoTemplatesThatBookTheSameAreNoChoice) {
    make("SALAIRE", "421000");
    make("MATHIEU ISABELLE", "421000");
    line(-141'272, "VIREMENT EMIS MATHIEU ISABELLE", "SALAIRE JUILLET", bank::Nature::Transfer);
    EXPECT_TRUE(is_booked());
    one.books.templates[1].accounts[0].account = "455000"; // her current account as a partner
    EXPECT_FALSE(is_booked());
    EXPECT_TRUE(says(one.only(), reasons::several_templates));
    one.books.templates[1].accounts[0].account = "421000";
    one.books.templates[1].accounts[0].vat_permille = 200;
    EXPECT_FALSE(is_booked());
    one.books.templates[1].accounts[0].vat_permille.reset();
    one.books.templates[0].unattended = false; // one of them asks
    EXPECT_FALSE(is_booked());
}

TEST_F(TemplateLines, OfTwoThatBookTheSameTheOneThatKnowsTheLineCounts) {
    make("SALAIRE", "421000");
    make("MATHIEU ISABELLE", "421000");
    used("T1", -150'000, "VIR FAURE ANDRE SALAIRE", bank::Nature::Transfer);
    used("T2", -140'000, "VIREMENT EMIS MATHIEU ISABELLE SALAIRE", bank::Nature::Transfer);
    line(-141'272, "VIREMENT EMIS MATHIEU ISABELLE", "SALAIRE MAI", bank::Nature::Transfer);
    EXPECT_TRUE(is_booked());
    one.lines[0].line.amount = eur(-641'272);
    EXPECT_FALSE(is_booked());
}

class NewHires : public TemplateLines {
protected:
    NewHires() {
        make("SALAIRE", "421000");
        used("T1", -160'000, "VIR SEPA FAURE ANDRE SALAIRE", bank::Nature::Transfer, 12);
        transfer(-161'000, "VIR SEPA FAURE ANDRE SALAIRE");
    }
    void transfer(std::int64_t cents, std::string label, Date on = day(5, 28)) {
        line(cents, std::move(label), "MAI", bank::Nature::Transfer, on);
    }
    bool new_one_is_booked(std::int64_t cents, std::string label, Date on = day(5, 28)) {
        one.lines.resize(1);
        transfer(cents, std::move(label), on);
        return is_booked(1);
    }
};

TEST_F(NewHires, ArePaidWithTheOthers) {
    EXPECT_TRUE(new_one_is_booked(-172'000, "VIR SEPA FABRE CHLOE SALAIRE"));
    EXPECT_TRUE(new_one_is_booked(-345'000, "VIR SEPA FABRE CHLOE SALAIRE")); // a manager
    EXPECT_TRUE(new_one_is_booked(-172'000, "VIR SEPA FAURE CHLOE SALAIRE"));
    EXPECT_TRUE(is_booked(0));
}

TEST_F(NewHires, AreNotWhoIsPaidOnAnotherDayOrMuchMoreOrInAnotherWay) {
    EXPECT_FALSE(new_one_is_booked(-172'000, "VIR SEPA FABRE CHLOE SALAIRE", day(5, 22)));
    EXPECT_FALSE(new_one_is_booked(-700'000, "VIR SEPA FABRE CHLOE SALAIRE"));
    EXPECT_FALSE(new_one_is_booked(172'000, "VIR SEPA FABRE CHLOE SALAIRE"));
    new_one_is_booked(-172'000, "FABRE CHLOE SALAIRE");
    one.lines[1].line.nature = bank::Nature::DirectDebit;
    EXPECT_FALSE(is_booked(1));
    EXPECT_FALSE(new_one_is_booked(-172'000, "VIR SEPA SALAIRE FABRE")); // a house, a town
}

TEST_F(NewHires, AreNoHousesAndNobodyWhoIsPaidBecauseOfAWage) {
    for (const char* label : {"VIR DUFOUR CHARPENTE SALAIRE", "VIR DUFOUR MARTIAL SAS SALAIRE",
                              "VIR SAISIE SALAIRE FABRE CHLOE", "VIR SCP LEROUGE BINET SALAIRE",
                              "VIR ACOMPTE SALAIRE FABRE CHLOE", "VIR REMB SALAIRE FABRE CHLOE",
                              "VIR TRESORERIE SALAIRE FABRE", "VIR PRET FABRE CHLOE SALAIRE",
                              "VIR SALAIRES URSSAF BRETAGNE", "VIR SALAIRE DGFIP LYON",
                              "VIR SALAIRE FINANCES PUBLIQUES", "VIR SALAIRE GERANT FABRE",
                              "VIR SEPA FABRE CHLOE PARIS NORD OUEST SALAIRE"})
        EXPECT_FALSE(new_one_is_booked(-172'000, label)) << label;
}

TEST_F(NewHires, AreNoThirdPartiesOfTheBooks) {
    for (const char* name : {"Fabre Chloé", "SARL Fabre", "Chloé", "Fabre Chloé Marie-Lou",
                             "Fabre Chloé Conseil", "Fabre Martin Chloé", "Fabre Chlo"}) {
        one.books.parties.clear();
        one.party("CFABRE", name);
        EXPECT_FALSE(new_one_is_booked(-172'000, "VIR SEPA FABRE CHLOE SALAIRE")) << name;
    }
    one.party("CMENU", "Menuiserie Fabre");
    EXPECT_FALSE(new_one_is_booked(-172'000, "VIR SEPA MENUIS FABRE SALAIRE"));
}

TEST_F(NewHires, MayBearTheSurnameOfAThirdParty) {
    one.party("CMENU", "Menuiserie Fabre");
    one.party("CCHLOE", "Martin Chloé");
    EXPECT_TRUE(new_one_is_booked(-172'000, "VIR SEPA FABRE CHLOE SALAIRE"));
    EXPECT_TRUE(new_one_is_booked(-345'000, "VIR SEPA FABRE CHLOE SALAIRE"));
    EXPECT_FALSE(new_one_is_booked(-172'000, "VIR SEPA FABRE CHLOE SALAIRE", day(5, 22)));
    EXPECT_FALSE(new_one_is_booked(-172'000, "VIR SEPA FABRE MENUISERIE SALAIRE"));
    EXPECT_FALSE(new_one_is_booked(-172'000, "VIR SEPA CHLOE SALAIRE MARTIN"));
}

TEST_F(NewHires, ShareNoTwoWordsWithAThirdPartyBeOneOfThemKnown) {
    one.party("CANDRE", "André Chloé Conseil");
    EXPECT_FALSE(new_one_is_booked(-172'000, "VIR SEPA CHLOE ANDRE SALAIRE"));
    EXPECT_TRUE(new_one_is_booked(-172'000, "VIR SEPA FABRE ANDRE SALAIRE"));
}

TEST_F(NewHires, NeedAColleagueWhoIsKnown) {
    EXPECT_TRUE(new_one_is_booked(-172'000, "VIR SEPA FABRE CHLOE SALAIRE"));
    one.lines[0].line.label = "VIR SEPA MOREAU LISE SALAIRE"; // two strangers vouch for none
    EXPECT_FALSE(is_booked(0));
    EXPECT_FALSE(is_booked(1));
    one.lines[0].line.label = "VIR SEPA FAURE ANDRE SALAIRE";
    one.books.template_pasts.clear();
    used("T1", -160'000, "VIR SEPA FAURE ANDRE SALAIRE", bank::Nature::Card, 12);
    EXPECT_FALSE(is_booked(1));
}

TEST_F(NewHires, AreOfTemplatesForWagesAlone) {
    one.books.templates[0].reference = "SALAIRE FAURE";
    EXPECT_FALSE(new_one_is_booked(-172'000, "VIR SEPA SALAIRE FAURE CHLOE"));
    one.books.templates[0].reference = "LOYER";
    one.books.template_pasts.clear();
    used("T1", -160'000, "VIR SEPA FAURE ANDRE LOYER", bank::Nature::Transfer, 12);
    EXPECT_FALSE(new_one_is_booked(-172'000, "VIR SEPA FABRE CHLOE LOYER"));
}

} // namespace
} // namespace comptoir::reconcile::test
