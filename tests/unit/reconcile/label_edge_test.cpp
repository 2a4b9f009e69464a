// What stands at the end of a full label may go on behind it.
#include "builders.h"
#include "reconcile/words.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

TEST(LabelEdge, ANameAtTheEdgeMeansEveryNameThatBeginsSo) {
    Case books;
    books.party("C1", "Vulcania Immobilier");
    books.party("C2", "Vulcania Immobilier Sud");
    books.item("C1", "2026-17", 245'67, day(3, 1));
    books.item("C2", "2026-18", 245'67, day(3, 1));
    bank::StatementLine& line = books.line(245'67, day(3, 9), "VIREMENT DE VULCANIA IMMOBILIER");
    ASSERT_EQ(line.label.size(), 31U);
    EXPECT_FALSE(books.only().unattended);
    EXPECT_EQ(books.only().state, LineState::Ambiguous);
    line.label = "VIREMENT  DE VULCANIA IMMOBILIER";
    EXPECT_FALSE(books.only().unattended) << "32 characters, as OFX has them";
    line.label = "VIRT DE VULCANIA IMMOBILIER";
    EXPECT_FALSE(books.only().unattended) << "nothing was cut, and both owe it";
    books.books.items.back().amount = books.books.items.back().open = eur(245'68);
    EXPECT_TRUE(books.only().unattended) << "nothing was cut";
    EXPECT_EQ(pieces(books.only()), std::vector<std::string>{"2026-17"});
}

TEST(LabelEdge, ACutOnABlankMayHideWordsButNoLetters) {
    for (const auto& [other, is_certain] :
         {std::pair("Palissandre Immobilier Sud", false), {"Palissandre Immobiliere", true}}) {
        Case books;
        books.party("C1", "Palissandre Immobilier");
        books.party("C2", other);
        books.item("C1", "2026-17", 245'67, day(3, 1));
        books.item("C2", "2026-18", 245'67, day(3, 1));
        const auto& line = books.line(245'67, day(3, 9), "VIR DE  PALISSANDRE IMMOBILIER");
        ASSERT_EQ(line.label.size(), 30U);
        EXPECT_EQ(books.only().unattended, is_certain) << other;
    }
}

TEST(LabelEdge, TheAmountOfOneOfThemAloneDoesNotTell) {
    Case books;
    books.party("C1", "Vulcania Immobilier");
    books.party("C2", "Vulcania Immobiliere de Gap");
    books.item("C1", "2026-17", 245'67, day(3, 1));
    books.item("C2", "2026-18", 980'00, day(3, 1));
    books.line(245'67, day(3, 9), "VIREMENT DE VULCANIA IMMOBILIER");
    EXPECT_FALSE(books.only().unattended);
    EXPECT_EQ(pieces(books.only()), std::vector<std::string>{"2026-17"});
}

TEST(LabelEdge, AnotherColumnTellsThem) {
    Case books;
    books.party("C1", "Vulcania Immobilier");
    books.party("C2", "Vulcania Immobilier Sud");
    books.item("C1", "2026-17", 245'67, day(3, 1));
    books.item("C2", "2026-18", 245'68, day(3, 1));
    bank::StatementLine& line = books.line(245'67, day(3, 9), "VIREMENT DE VULCANIA IMMOBILIER");
    line.counterparty.name = "VULCANIA IMMOBILIER";
    EXPECT_TRUE(books.only().unattended);
    EXPECT_EQ(pieces(books.only()), std::vector<std::string>{"2026-17"});
    books.books.items.back().amount = books.books.items.back().open = eur(245'67);
    EXPECT_FALSE(books.only().unattended) << "both owe it";
    line.counterparty.name = "VULCANIA IMMOBILIER SUD";
    EXPECT_NE(pieces(books.only()), std::vector<std::string>{"2026-17"});
    line.counterparty.name.clear();
    line.counterparty.iban = "FR7630006000011234567890189";
    books.books.parties.front().ibans = {line.counterparty.iban};
    EXPECT_TRUE(books.only().unattended);
    EXPECT_EQ(pieces(books.only()), std::vector<std::string>{"2026-17"});
}

TEST(LabelEdge, ANumberAtTheEdgeIsNoInstalment) {
    Case books;
    books.party("C1", "Blanc Loic");
    books.item("C1", "F2026-791", 900'00, day(3, 1));
    bank::StatementLine& line = books.line(300'00, day(3, 9), "VIR LOIC BLANC REGLEM F2026-791");
    ASSERT_EQ(line.label.size(), 31U);
    EXPECT_FALSE(books.only().unattended) << "F2026-7912 may be meant";
    EXPECT_TRUE(says(books.only(), reasons::cut_number));
    line.label = "VIR LOIC BLANC REGL F2026-791";
    EXPECT_TRUE(books.only().unattended);
}

TEST(LabelEdge, ANumberAtTheEdgeStaysWithItsAmountToTheCent) {
    Case books;
    books.party("C1", "Blanc Loic");
    books.item("C1", "F2026-791", 900'00, day(3, 1));
    books.line(900'00, day(3, 9), "VIR LOIC BLANC REGLEM F2026-791");
    EXPECT_TRUE(books.only().unattended);
    books.item("C1", "F2026-7912", 1500'00, day(3, 2));
    EXPECT_TRUE(books.only().unattended) << "its own party owes the other another amount";
    books.item("C1", "F2026-7913", 900'00, day(3, 2));
    EXPECT_FALSE(books.only().unattended);
}

TEST(LabelEdge, ANumberAtTheEdgeWithoutItsPartyIsNotTakenBesideALongerOne) {
    Case books;
    books.party("C1", "Blanc Loic");
    books.party("C2", "Garage Odet");
    books.item("C1", "F2026-791", 900'00, day(3, 1));
    books.line(900'00, day(3, 9), "VIREMENT RECU FACTURE F2026-791");
    ASSERT_EQ(books.lines[0].line.label.size(), 31U);
    EXPECT_TRUE(books.only().unattended);
    books.item("C2", "F2026-7912", 1500'00, day(3, 2));
    EXPECT_FALSE(books.only().unattended);
}

TEST(LabelEdge, ANumberThatStandsWholeElsewhereIsNotCut) {
    Case books;
    books.party("C1", "Blanc Loic");
    books.item("C1", "F2026-791", 900'00, day(3, 1));
    bank::StatementLine& line = books.line(300'00, day(3, 9), "VIR LOIC BLANC REGLEM F2026-791");
    line.comment = "F2026-791";
    EXPECT_TRUE(books.only().unattended);
}

TEST(NamedBatches, AnEntryOfABatchThatALineNamesIsNotTakenByAnother) {
    for (const bool is_named : {true, false}) {
        Case books;
        books.party("F1", "Mme Poirier Eloise");
        books.party("F2", "Garage Odet");
        books.item("F1", "FC-002786", -1329'60, day(3, 1));
        books.entry(-126'00, day(3, 17), "Lot 237", "F2").piece = "LOT237";
        books.entry(-240'00, day(3, 17), "Lot 237", "F2").piece = "LOT237";
        books.entry(-1329'60, day(3, 17), "Lot 237", "F1").piece = "LOT237";
        books.line(-1329'60, day(3, 15), "VIR SEPA MME POIRIER ELOISE");
        books.line(-1695'60, day(3, 17), is_named ? "VIR SEPA REMISE LOT237" : "VIR SEPA DIVERS");
        const std::vector<Proposal> all = books.all();
        EXPECT_EQ(all[1].unattended, is_named);
        EXPECT_EQ(pieces(all[0]) == std::vector<std::string>{"FC-002786"}, is_named);
    }
}

TEST(NamedBatches, ANumberWithoutTheSumHoldsNothing) {
    Case books;
    books.party("F1", "Mme Poirier Eloise");
    books.party("F2", "Garage Odet");
    books.entry(-126'00, day(3, 17), "Lot 237", "F2").piece = "LOT237";
    books.entry(-1329'60, day(3, 17), "Lot 237", "F1").piece = "LOT237";
    books.line(-1329'60, day(3, 15), "VIR SEPA MME POIRIER ELOISE");
    books.line(-1695'60, day(3, 17), "VIR SEPA REMISE LOT237");
    const std::vector<Proposal> all = books.all();
    EXPECT_FALSE(all[1].unattended);
    EXPECT_EQ(all[0].decision, Decision::Entry);
}

// The bank cuts the text at the width and gives it once more behind it.
TEST(RepeatedText, IsReadWhereItIsWhole) {
    const auto is_settled = [](const char* label, const char* more) {
        Case books;
        books.party("C1", "Tinamo SASU");
        books.party("C2", "Garage Odet");
        books.item("C1", "DUP26/4530", 157'00, day(3, 1));
        books.item("C2", "DUP26/453", 157'00, day(3, 1));
        books.line(157'00, day(3, 9), label).label_more = more;
        return books.only().unattended &&
               pieces(books.only()) == std::vector<std::string>{"DUP26/4530"};
    };
    EXPECT_TRUE(is_settled("VIR SEPA TINAMOSASU FACT NO 453", "FACT NO 4530"));
    EXPECT_TRUE(is_settled("VIR TINAMO SASU SOLDE DUP26/453", "SOLDE DUP26/4530"));
    EXPECT_FALSE(is_settled("VIR SEPA TINAMO SASU FACT N 453", "9 DU 12 MAI"));
    EXPECT_FALSE(is_settled("VIR SEPA TINAMOSASU FACT NO 453", "FACT NO 4539"));
    EXPECT_FALSE(is_settled("VIR TINAMO SASU    FACT NO  453", "SOLDE"));
}

TEST(RepeatedText, ThatIsShortIsNone) {
    bank::StatementLine line;
    line.label = "VIR SEPA RECU DE BRODELIER DUPO";
    line.label_more = "DUPONT";
    EXPECT_EQ(before_what_is_repeated(line), line.label.size());
    EXPECT_TRUE(runs_on(line));
    line.label = "VIR SEPA RECU BRODEL DUPONT FAC";
    line.label_more = "DUPONT FACTURES"; // the rest of a name
    EXPECT_EQ(before_what_is_repeated(line), line.label.size());
    EXPECT_TRUE(runs_on(line));
    line.label = "VIR SEPA BRODEL DUPONT FACT NOV";
    line.label_more = "FACT NOVEMBRE";
    EXPECT_EQ(before_what_is_repeated(line), 23U);
    EXPECT_FALSE(runs_on(line));
    line.label_more = "FACT NO";
    EXPECT_EQ(before_what_is_repeated(line), line.label.size());
    line.label = "VIR BRODEL DUPONT FACT NOV"; // nothing was cut
    line.label_more = "FACT NOVEMBRE";
    EXPECT_EQ(before_what_is_repeated(line), line.label.size());
}

TEST(RepeatedText, ThatMayEndTheNameBeforeItIsRead) {
    const auto is_settled = [](const char* label, const char* more, const char* name = "Leroy") {
        Case books;
        books.party("C1", name);
        books.item("C1", "DUP26/4530", 157'00, day(3, 1));
        books.line(157'00, day(3, 9), label).label_more = more;
        return books.only().unattended;
    };
    EXPECT_FALSE(
        is_settled("VIREMENT RECU DE LEROY TRANSPORT", "TRANSPORTS FACTURES MARS")); // 32 wide
    EXPECT_FALSE(is_settled("VIR RECU DE LEROY TRANSPORT FACT", "TRANSPORT FACTURES MARS"));
    EXPECT_FALSE(is_settled("VIREMENT RECU DE LEROY SARL FACT", "SARL FACTURES MARS", "SAS Leroy"));
    EXPECT_FALSE(is_settled("VIREMENT RECU DE LEROY PAUL MART", "PAUL MARTIN FACT 12"));
    for (const auto& [label, more] :
         {std::pair("VIREMENT RECU LEROY DEPOT VENTE", "DEPOT VENTE FACTURE MARS"),
          {"VIREMENT RECU LEROY DIRECT SERV", "DIRECT SERVICES FACTURE MARS"}}) {
        bank::StatementLine line;
        line.label = label;
        line.label_more = more;
        EXPECT_EQ(before_what_is_repeated(line), line.label.size()) << label;
    }
}

TEST(MarkAtTheEdge, OfTheReasonIsNoName) {
    for (const auto& [label, is_certain] : {std::pair("VIR RECU 8664702845 DE: HP MOTI", true),
                                            {"VIR RECU 8664702845 DE: HP MORI", false},
                                            {"VIR RECU DE: HP REF: 86647 MOTI", false},
                                            {"VIR RECU 866470284 CDE: HP MOTI", false},
                                            {"VIR RECU 8664702845 DE  HP MOTI", false}}) {
        Case books;
        books.party("C1", "HP");
        books.item("C1", "10268", 90'10, day(3, 1));
        books.line(90'10, day(3, 9), label);
        EXPECT_EQ(books.only().unattended, is_certain) << label;
    }
}

// Who pays stands at the end of a full label, the number at the beginning of its continuation.
class NameBeforeNumber : public testing::Test {
protected:
    bool is_sure(const std::string& label, const std::string& more) {
        Case books;
        books.party("C1", "Pérez Isabelle");
        books.item("C1", "FA2507007", 331'91, day(3, 1));
        bank::StatementLine& line = books.line(331'91, day(3, 9), label);
        line.label_more = more;
        EXPECT_EQ(line.label.size(), 31U) << label;
        EXPECT_EQ(pieces(books.only()), std::vector<std::string>{"FA2507007"});
        return books.only().unattended;
    }
};

TEST_F(NameBeforeNumber, OfSomebodyElseIsLeftToAPerson) {
    EXPECT_FALSE(is_sure("VIREMENT EN VOTRE FAVEUR ZENAPR", "FA2507007 REF NOTPROVIDED"));
    EXPECT_FALSE(is_sure("VIREMENT DE LA SOCIETE   ZENAPR", "FA2507007"));
    EXPECT_FALSE(is_sure("VIREMENT EN VOTRE FAVEUR   ZENA", "FA2507007"));
}

TEST_F(NameBeforeNumber, OfThePartyOrOfNobodyIsNone) {
    EXPECT_TRUE(is_sure("VIREMENT EN VOTRE FAVEUR ISABEL", "FA2507007 REF NOTPROVIDED"));
    EXPECT_TRUE(is_sure("VIREMENT  DE  PEREZ ISABELLE FA", "2507007")) << "the number's letters";
    EXPECT_TRUE(is_sure("VIR DE PEREZ ISABELLE   REGLEME", "FA2507007")) << "a word of payments";
}

} // namespace
} // namespace comptoir::reconcile::test
