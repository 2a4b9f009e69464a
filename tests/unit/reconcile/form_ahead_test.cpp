// A legal form or a title that begins a name in a line with a number, and no more of the name.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

struct Texts {
    std::string label, more;
};

// The line names the party's piece by its whole number and has its amount.
bool is_settled(const std::string& name, const Texts& texts, const std::string& ours = {}) {
    Case books;
    books.books.company = ours;
    books.party("C1", name);
    books.party("C2", "Garage Odet");
    books.item("C1", "FV25-0135", 360'16, day(2, 17));
    books.item("C2", "FV25-0140", 512'00, day(2, 20));
    books.line(360'16, day(4, 22), texts.label).label_more = texts.more;
    EXPECT_EQ(pieces(books.only()), std::vector<std::string>{"FV25-0135"});
    return books.only().unattended;
}

constexpr auto k_number = "FACT FV25-0135 REF 45468170781";

TEST(FormAhead, WhereAFullLabelEndsBeginsAnothersName) {
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIREMENT EN VOTRE FAVEUR SCI DU", k_number}));
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIREMENT EN VOTRE FAVEUR SCI LE", k_number}));
    EXPECT_FALSE(is_settled("Garcia Marie", {"VIREMENT EN VOTRE FAVEUR SAS LA", k_number}));
    EXPECT_FALSE(is_settled("Garcia Marie", {"VIREMENT EN FAVEUR DE SCI DE LA", k_number}));
    EXPECT_FALSE(is_settled("SARL Garcia", {"VIREMENT EN VOTRE FAVEUR SCI DU", k_number}));
    EXPECT_FALSE(is_settled("SCI Garcia", {"VIREMENT EN VOTRE FAVEUR SCI DU", k_number}))
        << "its own form, another name";
    EXPECT_FALSE(is_settled("SCI des Lilas", {"VIREMENT EN VOTRE FAVEUR SCI DU", k_number}));
    EXPECT_FALSE(is_settled("Mairie du Mans", {"VIREMENT EN VOTRE FAVEUR SCI DU", k_number}))
        << "the article does not begin its name";
    EXPECT_FALSE(is_settled("Dupont", {"VIREMENT EN FAVEUR DE  SCI  DU", k_number}))
        << "cut on the blank: the article is whole";
}

TEST(FormAhead, MayBeCutFromAWordThatIsAPaymentsToo) {
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIREMENT RECU FAVEUR   SARL MAR", k_number}));
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIREMENT RECU FAVEUR   SARL BON", k_number}));
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIREMENT DE VOTRE CLIENT  SCI D", k_number}));
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIREMENT EN VOTRE FAVEUR MME DU", k_number}));
}

TEST(FormAhead, MayBeMissingBehindTheWordsThatAnnounceWhoPays) {
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIREMENT EN VOTRE FAVEUR   LES ", k_number}));
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIREMENT EN VOTRE FAVEUR    BON", k_number}));
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIR RECU 0123456789S DE:    LES", k_number}));
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIREMENT EN FAVEUR DE:       LE", k_number}));
    EXPECT_TRUE(is_settled("Martin Odile", {"VIREMENT EN VOTRE FAVEUR    MAR", k_number}));
    EXPECT_TRUE(is_settled("Les 3 Lions", {"VIREMENT EN VOTRE FAVEUR    LES", k_number}));
    EXPECT_TRUE(is_settled("ENTREPRISE GARCIA", {"VIREMENT EN VOTRE FAVEUR    REF", k_number}));
    EXPECT_TRUE(is_settled("ENTREPRISE GARCIA", {"VIREMENT RECU EN VOTRE   FAVEUR", k_number}));
    EXPECT_TRUE(is_settled("ENTREPRISE GARCIA", {"VIREMENT VOTRE FAVEUR REGLEMENT", k_number}));
    EXPECT_TRUE(is_settled("ENTREPRISE GARCIA", {"VIR FAVEUR DU 12/04/2026", k_number}));
    EXPECT_TRUE(
        is_settled("ENTREPRISE GARCIA", {"VIREMENT EN VOTRE FAVEUR    FAC", "T FV25-0135"}));
}

TEST(FormAhead, IsThatOfAnotherKindOfHouse) {
    EXPECT_FALSE(is_settled("Garcia SARL", {"VIR SCI FACT FV25-0135", {}}));
    EXPECT_FALSE(is_settled("Garcia SARL", {"VIR S.C.I. FACT FV25-0135", {}}));
    EXPECT_FALSE(is_settled("Garcia SARL", {"VIREMENT RECU EN VOTRE FAVEUR SCI", k_number}));
}

TEST(FormAhead, HidesWholeNamesMadeOfSmallWords) {
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIR SCI DU 8 MAI FACT FV25-0135", {}}));
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIR SARL LE BON FV25-0135", {}}));
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIR RECU", "FV25-0135 SCI DU 8 MAI"}));
}

TEST(FormAhead, AtTheVeryEndSaysOfWhomTheNameWasLost) {
    EXPECT_FALSE(is_settled("ENTREPRISE GARCIA", {"VIREMENT EN VOTRE FAVEUR DE SCI", k_number}));
    EXPECT_TRUE(is_settled("SCI Garcia", {"VIREMENT EN VOTRE FAVEUR DE SCI", k_number}));
    EXPECT_TRUE(is_settled("SASU Garcia", {"VIREMENT EN VOTRE FAVEUR DE SAS", k_number}))
        << "the width may have cut it";
    EXPECT_TRUE(is_settled("ENTREPRISE GARCIA", {"VIR RECU SCI", k_number})) << "nothing was cut";
}

TEST(FormAhead, BesideTheNameSaysNothing) {
    EXPECT_TRUE(is_settled("Dupont", {"VIR SARL DUPONT FACT FV25-0135", {}}));
    EXPECT_TRUE(is_settled("Dupont", {"VIR DUPONT SARL FACT FV25-0135", {}}));
    EXPECT_TRUE(is_settled("GARCIA", {"VIREMENT EN FAVEUR DE GARCIA SARL", k_number}));
    EXPECT_TRUE(is_settled("GARCIA", {"VIR GARCIA SARL DU 12/02/2026 FV25-0135", {}}))
        << "of which day";
    EXPECT_TRUE(is_settled("3B", {"VIR SARL 3B FACT FV25-0135", {}}));
    EXPECT_TRUE(is_settled("3B", {"VIR 3B SARL DU 12/02/2026 FV25-0135", {}}));
}

TEST(FormAhead, MayBeginThePartysOwnName) {
    EXPECT_TRUE(is_settled("Dupont", {"VIREMENT EN VOTRE FAVEUR SCI DU", k_number}));
    EXPECT_TRUE(is_settled("SCI du Moulin", {"VIREMENT EN VOTRE FAVEUR SCI DU", k_number}));
    EXPECT_TRUE(is_settled("SCI du Moulin", {"VIREMENT EN FAVEUR DE  SCI  DU", k_number}));
    EXPECT_TRUE(is_settled("Cafe du Port", {"VIREMENT EN VOTRE FAVEUR SCI DU", k_number}));
    EXPECT_TRUE(is_settled("Mme Dubois Anne", {"VIREMENT EN VOTRE FAVEUR MME DU", k_number}));
}

TEST(FormAhead, WithoutANameSaysNothing) {
    EXPECT_TRUE(is_settled("ENTREPRISE GARCIA", {"VIR SARL FACT FV25-0135", {}}));
    EXPECT_TRUE(is_settled("Garcia SARL", {"VIR SEPA N V FV25-0135", {}})) << "a number's mark";
    EXPECT_TRUE(is_settled("Garcia SARL", {"VIR SEPA S A FACT FV25-0135", {}}));
    EXPECT_TRUE(is_settled("ENTREPRISE GARCIA", {"REGLEMENT SA FACTURE FV25-0135", {}}));
    EXPECT_TRUE(is_settled("SARL Garcia", {"REGLEMENT SA FACTURE FV25-0135", {}}));
    EXPECT_TRUE(is_settled("SCI des Lilas", {"LOYER SCI DU 2 TRIM FV25-0135", {}}));
    EXPECT_TRUE(
        is_settled("ENTREPRISE GARCIA", {"VIREMENT RECU EN FAVEUR SARL FA", "CT FV25-0135"}))
        << "the word goes on behind the width";
    EXPECT_TRUE(is_settled("ENTREPRISE GARCIA", {"VIR FV25-0135 CHANTIER SCI MOREAU", {}}));
}

TEST(FormAhead, OfOurOwnNameIsOurs) {
    EXPECT_TRUE(
        is_settled("Garcia SARL", {"VIR POUR SCI ORION LILAS FV25-0135", {}}, "SCI Orion Lilas"));
    EXPECT_FALSE(
        is_settled("Garcia SARL", {"VIR POUR SCI DU 8 MAI FV25-0135", {}}, "SCI Orion Lilas"));
}

TEST(FormAhead, SaysLessThanTheAccountOrAPersonsWord) {
    Case books;
    books.party("C1", "ENTREPRISE GARCIA").ibans = {"FR7630006000011234567890189"};
    books.item("C1", "FV25-0135", 360'16, day(2, 17));
    bank::StatementLine& line = books.line(360'16, day(4, 22), "VIREMENT EN VOTRE FAVEUR SCI DU");
    line.label_more = k_number;
    EXPECT_FALSE(books.only().unattended);
    EXPECT_TRUE(says(books.only(), reasons::foreign_name));
    line.counterparty.iban = "FR7630006000011234567890189";
    EXPECT_TRUE(books.only().unattended);
}

} // namespace
} // namespace comptoir::reconcile::test
