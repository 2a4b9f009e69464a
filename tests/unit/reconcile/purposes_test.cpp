// Words that say another purpose than an invoice, and legal forms that say another company.
#include "builders.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile::test {
namespace {

Case received(std::string text, std::int64_t cents = 1465'20) {
    Case one;
    one.party("C1", "Ateliers Vornaque");
    one.item("C1", "FA2026417", 1465'20, day(3, 1));
    one.line(cents, day(3, 9), "VIR VORNAQUE ATELIERS").label_more = std::move(text);
    return one;
}

Case paid(std::string text, std::string name = "Odile Brastier") {
    Case one;
    one.party("F1", name);
    one.item("F1", "B2026-77", -1465'20, day(3, 1));
    one.line(-1465'20, day(3, 9), "VIR " + name).label_more = std::move(text);
    return one;
}

TEST(Purpose, OfAnInvoiceIsAnswered) {
    for (const char* text :
         {"REGLEMENT", "VOTRE FACTURE", "SOLDE MARS", "LOYER MARS", "HONORAIRES"})
        EXPECT_TRUE(received(text).only().unattended) << text;
}

TEST(Purpose, OfAnotherAccountIsForAPerson) {
    for (const char* text :
         {"DEPOT DE GARANTIE LOCAL", "CAUTION BAIL", "PRET 2 SUR 12", "DIVIDENDES EXERCICE",
          "APPORT EN COMPTE COURANT", "FACT PRO FORMA", "PENALITES DE RETARD",
          "INTERETS MORATOIRES", "KAUTION", "DARLEHEN", "LITIGE EN COURS", "DON ANNUEL"}) {
        EXPECT_FALSE(received(text).only().unattended) << text;
        EXPECT_TRUE(says(received(text).only(), reasons::speaks_of)) << text;
    }
}

TEST(Purpose, OfWhatIsUndoneIsForAPersonEvenBesideTheNumber) {
    for (const char* text :
         {"EXTOURNE VIR DU 4", "ANNULATION", "REMBT TROP PERCU", "TROP VERSE SUR MARS", "STORNO"}) {
        EXPECT_FALSE(received(text).only().unattended) << text;
        EXPECT_FALSE(received(std::string(text) + " FA2026417").only().unattended) << text;
    }
}

// A supplier gives back what its credit note says; a customer who writes the same does not pay.
TEST(Purpose, OfMoneyGivenBackIsTheSuppliersCreditNote) {
    for (const char* text : {"REMBOURSEMENT", "REMBT AVOIR", "REFUND"}) {
        Case one;
        one.party("F1", "Ateliers Vornaque");
        ledger::OpenItem& note = one.item("F1", "AV2026-9", 1465'20, day(3, 1));
        note.account = "401000";
        one.line(1465'20, day(3, 9), "VIR ATELIERS VORNAQUE").label_more = text;
        EXPECT_TRUE(one.only().unattended) << text;
        EXPECT_FALSE(received(text).only().unattended) << text;
    }
    Case belgian; // 400 is the customers' there
    belgian.books.chart = ledger::Chart::Pcmn;
    belgian.party("C1", "Ateliers Vornaque");
    belgian.item("C1", "FA2026417", 1465'20, day(3, 1)).account = "400000";
    belgian.line(1465'20, day(3, 9), "VIR ATELIERS VORNAQUE").label_more = "REMBOURSEMENT";
    EXPECT_FALSE(belgian.only().unattended);
}

TEST(Purpose, OfASecurityBesideTheWholeNumberAndAmountIsTheInvoiceOfIt) {
    EXPECT_TRUE(received("FA2026417 CAUTION MATERIEL").only().unattended);
}

TEST(Purpose, OfPenaltiesBesideANumberIsNoInstalment) {
    EXPECT_TRUE(received("FA2026417", 40'00).only().unattended);
    for (const char* text :
         {"PENALITES FA2026417", "FA2026417 INTERETS", "INDEMNITE FORFAITAIRE FA2026417"})
        EXPECT_FALSE(received(text, 40'00).only().unattended) << text;
}

TEST(Purpose, OfWagesIsNoSuppliersInvoice) {
    EXPECT_TRUE(paid("MISSION MARS").only().unattended);
    for (const char* text : {"PAIE 03/2026", "SALAIRE MARS", "PRIME DE MARS", "REMUNERATION",
                             "SOLDE DE TOUT COMPTE", "NOTE DE FRAIS MARS", "INDEMNITES KM"})
        EXPECT_FALSE(paid(text).only().unattended) << text;
}

TEST(Purpose, OfAPremiumThatAnInsurerDebitsIsItsInvoice) {
    Case one = paid("PRIME MARS", "Mutuelle Brastier");
    one.lines[0].line.nature = bank::Nature::DirectDebit;
    EXPECT_TRUE(one.only().unattended);
}

TEST(Purpose, IsNotSaidByAWordOfTheName) {
    EXPECT_TRUE(paid("VOTRE FACTURE", "Brastier Paie Conseil").only().unattended);
}

// --- The head of the label ---------------------------------------------------------------------

TEST(LabelHead, ThatNamesThePartyIsAnswered) {
    for (const char* label :
         {"VIR SEPA ATELIERS VORNAQUE DOSSIER 12", "VIR RECU ATELIERS VORNAQUE REF MARS",
          "VIR RECU DE: VORNAQUE ATELIERS MOTIF: REGLEMENT"}) {
        Case one = received("MERCI");
        one.lines[0].line.label = label;
        EXPECT_TRUE(one.only().unattended) << label;
    }
}

TEST(LabelHead, ThatNamesSomebodyElseInFullIsWhoPays) {
    for (const std::int64_t cents : {std::int64_t{1465'20}, std::int64_t{-1465'20}}) {
        for (const char* label :
             {"VIR SEPA TROLIMAR BESSON", "VIR INST TROLIMAR BESSON NEGOCE DOSSIER",
              "VIR RECU 4471 DE: TROLIMAR BESSON MOTIF: REF VORNAQUE ATELIERS"}) {
            Case one;
            one.party("C1", "Ateliers Vornaque");
            one.item("C1", "FA2026417", cents, day(3, 1));
            one.line(cents, day(3, 9), label).label_more = "REF ATELIERS VORNAQUE";
            EXPECT_FALSE(one.only().unattended) << label;
        }
    }
}

TEST(LegalForm, OfAPublicCompanyIsOneLikeTheOthers) {
    const auto named = [](const char* party, const char* label) {
        Case one;
        one.party("C1", party);
        one.item("C1", "2026-17", 1465'20, day(3, 1));
        one.line(1465'20, day(3, 9), label);
        return one.only().unattended;
    };
    EXPECT_TRUE(named("SA Vornaque", "VIR VORNAQUE SA"));
    EXPECT_TRUE(named("SA Vornaque", "VIR S.A. VORNAQUE"));
    EXPECT_TRUE(named("SA Vornaque", "VIR VORNAQUE"));
    for (const char* form : {"SARL", "SAS", "SCI", "EURL"}) {
        EXPECT_FALSE(named((std::string(form) + " Vornaque").c_str(), "VIR SA VORNAQUE")) << form;
        EXPECT_FALSE(named((std::string(form) + " Vornaque").c_str(), "VIR VORNAQUE S.A.")) << form;
    }
}

} // namespace
} // namespace comptoir::reconcile::test
