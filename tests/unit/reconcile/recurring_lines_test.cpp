// Recurring lines: templates, what past decisions taught, and what a person set on the line.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

class RecurringLines : public testing::Test {
protected:
    EntryTemplate& add_template(std::string code, std::string account, std::string reference) {
        EntryTemplate made;
        made.id = static_cast<std::int64_t>(one.books.templates.size()) + 1;
        made.code = std::move(code);
        made.reference = std::move(reference);
        made.accounts = {{std::move(account), "", std::nullopt}};
        one.books.templates.push_back(std::move(made));
        return one.books.templates.back();
    }
    // As if `count` lines like this one had been decided so.
    void teach(const bank::StatementLine& line, LearnedFrom from, LearnedTo to, std::string code,
               std::int64_t count) {
        for (const LearnedKey& key : learned_keys(line))
            if (key.from == from)
                one.books.learned.push_back({key.from, key.key, to, code, count, 0, {}});
    }
    bank::StatementLine& debit(std::string label = "PRLV SEPA URSSAF COTISATIONS 12") {
        bank::StatementLine& line = one.line(-18'000, day(5, 5), std::move(label));
        line.nature = bank::Nature::DirectDebit;
        return line;
    }
    Case one;
};

TEST_F(RecurringLines, AReferenceThatStandsInTheLineBooksItsTemplateUnattended) {
    debit();
    add_template("URSSAF", "431000", "URSSAF");
    const Proposal found = one.only();
    EXPECT_EQ(found.decision, Decision::Template);
    EXPECT_EQ(found.kind, Kind::Rule);
    EXPECT_EQ(found.template_code, "URSSAF");
    EXPECT_TRUE(found.unattended);
    ASSERT_EQ(found.targets.size(), 1U);
    EXPECT_EQ(found.targets[0].account, "431000");
    EXPECT_EQ(found.targets[0].amount, eur(-18'000));
    EXPECT_TRUE(found.difference.is_zero());
    EXPECT_TRUE(says(found, reasons::template_reference));
}

TEST_F(RecurringLines, ATemplateThatAsksIsProposedAndNotBooked) {
    debit();
    add_template("URSSAF", "431000", "URSSAF").unattended = false;
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::template_asks));
}

TEST_F(RecurringLines, SharesInThousandthsAreSpreadToTheCentAndAPersonConfirmsThem) {
    debit();
    EntryTemplate& shared = add_template("PRET", "164000", "URSSAF");
    shared.accounts.push_back({"661000", "", 200});
    EXPECT_EQ(one.only().state, LineState::Open);
    EXPECT_EQ(one.only().template_code, "PRET");
    EXPECT_TRUE(one.only().targets.empty());
    EXPECT_TRUE(says(one.only(), reasons::template_to_spread));
    one.books.templates[0].permilles = {333, 667};
    const Proposal found = one.only();
    ASSERT_EQ(found.targets.size(), 2U);
    EXPECT_EQ(found.targets[0].amount + found.targets[1].amount, eur(-18'000));
    EXPECT_EQ(found.targets[0].amount, eur(-5994));
    EXPECT_EQ(found.targets[1].vat_permille, 200);
    EXPECT_EQ(found.state, LineState::Proposed);
    EXPECT_FALSE(found.unattended);
    EXPECT_TRUE(says(found, reasons::template_to_spread));
    one.books.templates[0].permilles = {333, 333};
    EXPECT_TRUE(one.only().targets.empty());
}

TEST_F(RecurringLines, TwoTemplatesInOneLineAreAPersonsChoice) {
    debit();
    add_template("URSSAF", "431000", "URSSAF");
    add_template("COTIS", "637000", "COTISATIONS");
    const Proposal found = one.only();
    EXPECT_EQ(found.state, LineState::Ambiguous);
    EXPECT_FALSE(found.unattended);
    EXPECT_EQ(found.other_targets.size(), 1U);
    EXPECT_TRUE(says(found, reasons::several_templates));
}

TEST_F(RecurringLines, TheLongerReferenceHoldsTheShorterOne) {
    debit();
    add_template("URSSAF", "431000", "URSSAF");
    add_template("COTIS", "637000", "URSSAF COTISATIONS");
    EXPECT_EQ(one.only().template_code, "COTIS");
    EXPECT_TRUE(one.only().unattended);
}

TEST_F(RecurringLines, ATemplateOfTheOtherSideIsNone) {
    debit();
    add_template("URSSAF", "431000", "URSSAF").money_out = false;
    EXPECT_EQ(one.only().decision, Decision::None);
}

TEST_F(RecurringLines, ThePieceALineNamesComesBeforeAFoundTemplate) {
    one.party("FBOIS", "Boisserie Lantier");
    one.item("FBOIS", "FA-2026-771", -18'000, day(4, 20));
    debit("PRLV BOISSERIE LANTIER FA-2026-771");
    add_template("BOIS", "602000", "BOISSERIE LANTIER");
    const Proposal found = one.only();
    EXPECT_EQ(found.decision, Decision::Invoice);
    EXPECT_TRUE(found.unattended);
}

TEST_F(RecurringLines, WhatThePartyOwesKeepsATemplateFromBeingBooked) {
    one.party("FBOIS", "Boisserie Lantier");
    one.item("FBOIS", "FA-2026-771", -17'500, day(1, 20));
    one.item("FBOIS", "FA-2026-790", -92'000, day(2, 20));
    debit("PRLV BOISSERIE LANTIER");
    add_template("BOIS", "602000", "BOISSERIE LANTIER");
    EXPECT_EQ(one.only().decision, Decision::Template);
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::party_has_items));
}

TEST_F(RecurringLines, AnEntryOfTheAmountMayBookItAlready) {
    debit();
    add_template("URSSAF", "431000", "URSSAF");
    one.entry(-18'000, day(4, 24), "Cotisations");
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::entry_outside_days));
}

TEST_F(RecurringLines, ALineThatMayRepeatAnotherOrCameBackAsks) {
    debit();
    add_template("URSSAF", "431000", "URSSAF");
    one.lines[0].doubtful = true;
    EXPECT_FALSE(one.only().unattended);
    one.lines[0].doubtful = false;
    one.lines[0].line.label = "REJET PRLV URSSAF";
    EXPECT_EQ(one.only().decision, Decision::Template);
    EXPECT_FALSE(one.only().unattended);
}

TEST_F(RecurringLines, ATemplateAPersonChoseComesBeforeTheNumber) {
    one.party("FBOIS", "Boisserie Lantier");
    one.item("FBOIS", "FA-2026-771", -18'000, day(4, 20));
    debit("PRLV BOISSERIE LANTIER FA-2026-771");
    add_template("LOYER", "613200", "");
    one.lines[0].template_code = "LOYER";
    EXPECT_EQ(one.only().decision, Decision::Invoice); // merely found
    one.lines[0].template_by_hand = true;
    EXPECT_EQ(one.only().template_code, "LOYER");
    EXPECT_TRUE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::template_by_hand));
    one.lines[0].template_code = "GONE";
    EXPECT_EQ(one.only().decision, Decision::Invoice);
}

TEST_F(RecurringLines, AThirdPartyAccountTakesTheLinesOwnParty) {
    debit("PRLV ABONNEMENT CLUB");
    add_template("CLUB", "401000", "ABONNEMENT CLUB");
    EXPECT_TRUE(one.only().targets.empty());
    EXPECT_TRUE(says(one.only(), reasons::template_needs_party));
    one.party("FCLUB", "Association Les Rameurs");
    one.lines[0].party_by_hand = "FCLUB";
    ASSERT_EQ(one.only().targets.size(), 1U);
    EXPECT_EQ(one.only().targets[0].party, "FCLUB");
}

// --- the third party a person set ---------------------------------------------------------------

TEST_F(RecurringLines, ThePartyAPersonSetSettlesItsPieceWhateverTheBankWrote) {
    one.party("CDURAND", "Durand Père");
    one.party("CMOREL", "Morel Couverture");
    one.item("CDURAND", "V-17", 18'000, day(4, 20));
    one.line(18'000, day(5, 5), "VIR MOREL COUVERTURE");
    EXPECT_FALSE(one.only().unattended);
    one.lines[0].party_by_hand = "CDURAND";
    const Proposal found = one.only();
    EXPECT_TRUE(found.unattended);
    EXPECT_EQ(pieces(found), std::vector<std::string>{"V-17"});
    EXPECT_TRUE(says(found, reasons::party_by_hand));
    one.lines[0].party_by_hand = "CNOBODY";
    EXPECT_FALSE(one.only().unattended);
}

// --- learning -----------------------------------------------------------------------------------

TEST_F(RecurringLines, ALearnedAccountIsProposedAndNeverBooked) {
    const bank::StatementLine line = debit();
    teach(line, LearnedFrom::Label, LearnedTo::Account, "431000", 9);
    const Proposal found = one.only();
    EXPECT_EQ(found.decision, Decision::Template);
    EXPECT_TRUE(found.template_code.empty());
    ASSERT_EQ(found.targets.size(), 1U);
    EXPECT_EQ(found.targets[0].account, "431000");
    EXPECT_FALSE(found.unattended);
    EXPECT_TRUE(says(found, reasons::account_learned));
    EXPECT_TRUE(says(found, reasons::learned_alone));
    one.options.use_learned = false;
    EXPECT_TRUE(one.only().targets.empty());
}

TEST_F(RecurringLines, ALearnedTemplateIsProposedAndNeverBooked) {
    const bank::StatementLine line = debit();
    add_template("COTIS", "431000", "");
    teach(line, LearnedFrom::Label, LearnedTo::Template, "COTIS", 4);
    EXPECT_EQ(one.only().template_code, "COTIS");
    EXPECT_FALSE(one.only().unattended);
    EXPECT_TRUE(says(one.only(), reasons::template_learned));
}

TEST_F(RecurringLines, WhatContradictsItselfProposesNothing) {
    const bank::StatementLine line = debit();
    teach(line, LearnedFrom::Label, LearnedTo::Account, "431000", 9);
    one.books.learned.back().against = 1;
    EXPECT_TRUE(one.only().targets.empty());
}

TEST_F(RecurringLines, ALearnedPartyProposesItsPieceAndAsks) {
    one.party("CDURAND", "Durand Père");
    one.item("CDURAND", "V-17", 18'000, day(4, 20));
    bank::StatementLine& line = one.line(18'000, day(5, 5), "VIR LA BOUTIQUE BLEUE");
    line.counterparty.name = "LA BOUTIQUE BLEUE";
    teach(line, LearnedFrom::Name, LearnedTo::Party, "CDURAND", 5);
    const Proposal found = one.only();
    EXPECT_EQ(found.party, "CDURAND");
    EXPECT_EQ(pieces(found), std::vector<std::string>{"V-17"});
    EXPECT_FALSE(found.unattended);
    EXPECT_TRUE(says(found, reasons::party_learned));
}

TEST_F(RecurringLines, ALearnedMandateIsAsGoodAsAKnownOneFromTheSecondDecisionOn) {
    one.party("FBOIS", "Boisserie Lantier");
    one.item("FBOIS", "FA-2026-771", -18'000, day(4, 20));
    bank::StatementLine& line = debit("PRLV SEPA");
    line.mandate_id = "RUM-0042-XY";
    teach(line, LearnedFrom::Mandate, LearnedTo::Party, "FBOIS", 1);
    EXPECT_FALSE(one.only().unattended);
    one.books.learned.back().agreed = 2;
    EXPECT_TRUE(one.only().unattended);
}

TEST_F(RecurringLines, LearningNeverSpeaksAgainstAPartyTheLineNames) {
    one.party("CDURAND", "Durand Père");
    one.party("CMOREL", "Morel Couverture");
    one.item("CDURAND", "V-17", 18'000, day(4, 20));
    bank::StatementLine& line = one.line(18'000, day(5, 5), "VIR MOREL COUVERTURE");
    line.counterparty.iban = "FR7630004000031234567890143";
    teach(line, LearnedFrom::Iban, LearnedTo::Party, "CDURAND", 50);
    const Proposal found = one.only();
    EXPECT_FALSE(found.unattended);
    EXPECT_EQ(found.party, "CMOREL");
    EXPECT_FALSE(says(found, reasons::party_learned));
}

} // namespace
} // namespace comptoir::reconcile::test
