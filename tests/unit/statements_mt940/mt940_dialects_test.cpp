// What each dialect of :86: gives. Numbers in comments are those of "Seen in the wild" in
// docs/formats/mt940.md.
#include "mt940_text.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using bank::Nature;
using bank::StatementLine;

StatementLine line_of(std::string_view text, std::string_view reference = "NONREF") {
    return read_mt940_text(text, reference).line(0);
}

// By the business code alone.
Nature nature_of(std::string_view code) {
    return read_bytes(
               mt940_statement({":61:2601050105D1,00NMSC", ":86:" + std::string(code) + "?00TEXT"},
                               -1'00))
        .line(0)
        .nature;
}

// --- German business codes -----------------------------------------------------------------------

TEST(Mt940Gvc, GivesEachSubFieldItsColumn) {
    const StatementLine line =
        line_of("116?00UEBERWEISUNG?109310?20EREF+E-1?21SVWZ+Rechnung 42?30EXMPDEFFXXX"
                "?31DE66999999900000004711?32Muster GmbH & Beispiel und ?33Soehne?34997");
    EXPECT_EQ(line.label, "UEBERWEISUNG");
    EXPECT_EQ(line.label_more, "Rechnung 42");
    EXPECT_EQ(line.comment, "?10 9310 ?34 997");
    EXPECT_EQ(line.end_to_end_id, "E-1");
    EXPECT_EQ(line.counterparty.name, "Muster GmbH & Beispiel und Soehne");
    EXPECT_EQ(line.counterparty.iban, "DE66999999900000004711");
    EXPECT_EQ(line.counterparty.bic, "EXMPDEFFXXX");
    EXPECT_EQ(line.ordering_account, "DE66999999900000004711");
    EXPECT_EQ(line.bank_code, "NTRF/116");
    EXPECT_EQ(line.nature, Nature::Transfer);
}

TEST(Mt940Gvc, GivesEachKeyWordItsColumn) {
    const StatementLine line = line_of(
        "105?20EREF+E-1?21KREF+K-1?22MREF+M-1?23CRED+DE98ZZZ09999999999?24OAMT+119,00 COAM+EUR6,00"
        "?25SVWZ+Text?26ABWA+Andere?27IBAN+DE66999999900000004711?28BIC+EXMPDEFF?29PURP+RINP");
    EXPECT_EQ(line.end_to_end_id, "E-1");
    EXPECT_EQ(line.remittance_reference, "K-1");
    EXPECT_EQ(line.mandate_id, "M-1");
    EXPECT_EQ(*line.original_amount, eur(119'00));
    EXPECT_EQ(*line.charges, eur(6'00));
    EXPECT_EQ(line.label_more, "Text");
    EXPECT_EQ(line.counterparty.iban, "DE66999999900000004711");
    EXPECT_EQ(line.counterparty.bic, "EXMPDEFF");
    EXPECT_EQ(line.comment, "CRED+ DE98ZZZ09999999999 ABWA+ Andere PURP+ RINP");
}

TEST(Mt940Gvc, FindsKeyWordsAndReferencesThatStraddlePieces) { // 33
    const StatementLine line = line_of("166?20EREF+FACT?21-2026-0?22042SV?23WZ+Rech?24nung 42");
    EXPECT_EQ(line.end_to_end_id, "FACT-2026-0042");
    EXPECT_EQ(line.label_more, "Rechnung 42");
}

TEST(Mt940Gvc, AKeyWordInsideAWordIsNone) {
    EXPECT_EQ(line_of("166?20SVWZ+NEREF+1 RUBIC+2").label_more, "NEREF+1 RUBIC+2");
}

TEST(Mt940Gvc, GivesBackTheBlankAPieceLostAtItsEnd) {
    // Pieces have 27 columns; blanks at their end are cut off.
    EXPECT_EQ(line_of("166?20SVWZ+Rechnung vom 1 Januar?21und Februar").label_more,
              "Rechnung vom 1 Januar und Februar");
    EXPECT_EQ(line_of("166?20SVWZ+Rechnung vom 1 Februar?21monat").label_more,
              "Rechnung vom 1 Februarmonat");
    EXPECT_EQ(line_of("008?20Miete November?21Wohnung 5").label_more, "Miete November Wohnung 5");
}

TEST(Mt940Gvc, MayBeCutByALineBreakAnywhere) { // 31
    const StatementLine whole = line_of("116?00DAUERAUFTRAG?20Miete?32MUELLER");
    for (const char* cut :
         {"116\n?00DAUERAUFTRAG?20Miete?32MUELLER", "116?\n00DAUERAUFTRAG?20Miete?32MUELLER",
          "116?0\n0DAUERAUFTRAG?20Miete?32MUELLER", "116?00DAUER\nAUFTRAG?20Mi\nete?32MUELLER",
          " 116?00DAUERAUFTRAG?20Miete?32MUELLER"}) {
        EXPECT_EQ(line_of(cut).label, whole.label) << cut;
        EXPECT_EQ(line_of(cut).label_more, whole.label_more) << cut;
        EXPECT_EQ(line_of(cut).nature, whole.nature) << cut;
    }
}

TEST(Mt940Gvc, GivesBackTheBlankALineLostAtItsEnd) {
    const std::string full(58, 'X'); // and seven before it: a line of 65
    const StatementLine line = line_of("166?20A" + full + "\n" + std::string(64, 'Y') + "\nZ");
    EXPECT_EQ(line.label_more, "A" + full + std::string(64, 'Y') + " Z");
}

TEST(Mt940Gvc, KnowsOtherSignsAndNoCode) {
    for (const char* text :
         {"020~00TEXT~20WORT~32NAME", "020<00TEXT<20WORT<32NAME", "020>00TEXT>20WORT>32NAME",
          "<00TEXT<20WORT<32NAME", "~20WORT~00TEXT~32NAME"}) {
        EXPECT_EQ(line_of(text).label, "TEXT") << text;
        EXPECT_EQ(line_of(text).label_more, "WORT") << text;
        EXPECT_EQ(line_of(text).counterparty.name, "NAME") << text;
    }
}

TEST(Mt940Gvc, KeepsWhatItDoesNotKnow) {
    const StatementLine line = line_of("166?20Wort?3012345678?70Empfaenger?99Frage??");
    EXPECT_EQ(line.comment, "?30 12345678 ?70 Empfaenger?99Frage??");
    EXPECT_EQ(line.label_more, "Wort");
}

TEST(Mt940Gvc, UsesTheIbanBesideANationalNumber) {
    EXPECT_EQ(line_of("020?310000777?38PL11999999990000000000000055").counterparty.iban,
              "PL11999999990000000000000055");
}

TEST(Mt940Gvc, ReadsTextThatIsDeclaredUnstructured) {
    const StatementLine line = line_of("999PN5477SCHECK-NR. 12");
    EXPECT_EQ(line.label, "SCHECK-NR. 12");
    EXPECT_EQ(line.comment, "PN 5477");
    EXPECT_EQ(line.bank_code, "NTRF/999");
}

TEST(Mt940Gvc, TellsTheNature) {
    struct Case {
        const char* code;
        Nature nature;
    };
    for (const Case& wanted :
         {Case{"105", Nature::DirectDebit}, Case{"109", Nature::Return},
          Case{"117", Nature::Transfer}, Case{"118", Nature::InstantTransfer},
          Case{"153", Nature::Salary}, Case{"159", Nature::Return}, Case{"101", Nature::Cheque},
          Case{"106", Nature::Card}, Case{"083", Nature::Cash}, Case{"805", Nature::Fee},
          Case{"814", Nature::Interest}, Case{"820", Nature::Internal}, Case{"073", Nature::Bill},
          Case{"837", Nature::Tax}, Case{"079", Nature::Other}})
        EXPECT_EQ(nature_of(wanted.code), wanted.nature) << wanted.code;
    EXPECT_EQ(line_of("109?00RETOURE").reversal, true);
    EXPECT_EQ(line_of("079?00SAMMLER").nature, Nature::Transfer) << "the type says it";
}

TEST(Mt940Gvc, NotProvidedIsNothing) {
    EXPECT_EQ(line_of("166?20EREF+NOTPROVIDED?21SVWZ+Text").end_to_end_id, "");
}

// --- Code words between slashes ----------------------------------------------------------------

TEST(Mt940Slashes, GivesEachWordItsColumn) {
    const StatementLine line = line_of(
        "/TRTP/SEPA INCASSO/CSID/NL98ZZZ999999990000/NAME/ENERGIE VOORBEELD/MARF/M-1/REMI/TERMIJN"
        "/IBAN/NL83EXMP0000004242/BIC/EXMPNL2A/EREF/E-1");
    EXPECT_EQ(line.label, "SEPA INCASSO");
    EXPECT_EQ(line.label_more, "TERMIJN");
    EXPECT_EQ(line.counterparty.name, "ENERGIE VOORBEELD");
    EXPECT_EQ(line.counterparty.iban, "NL83EXMP0000004242");
    EXPECT_EQ(line.counterparty.bic, "EXMPNL2A");
    EXPECT_EQ(line.mandate_id, "M-1");
    EXPECT_EQ(line.end_to_end_id, "E-1");
    EXPECT_EQ(line.comment, "CSID NL98ZZZ999999990000");
    EXPECT_EQ(line.nature, Nature::DirectDebit);
}

TEST(Mt940Slashes, AValueMayHoldSlashes) {
    const StatementLine line = line_of("/TRTP/X/REMI/FACT 2026/118/A/B EN 12/5/NAME/A/B VOF");
    EXPECT_EQ(line.label_more, "FACT 2026/118/A/B EN 12/5");
    EXPECT_EQ(line.counterparty.name, "A/B VOF");
}

TEST(Mt940Slashes, ReadsTheOtherPartyOfIng) {
    const StatementLine line = line_of(
        "/EREF/E-1//CNTP/NL83EXMP0000004242/EXMPNL2A/A/B VOORBEELD/UTRECHT///REMI/USTD//EEN "
        "TEKST/");
    EXPECT_EQ(line.end_to_end_id, "E-1");
    EXPECT_EQ(line.counterparty.iban, "NL83EXMP0000004242");
    EXPECT_EQ(line.counterparty.bic, "EXMPNL2A");
    EXPECT_EQ(line.counterparty.name, "A/B VOORBEELD");
    EXPECT_EQ(line.label_more, "EEN TEKST");
    EXPECT_EQ(line.comment, "CNTP UTRECHT");
}

TEST(Mt940Slashes, ReadsAStructuredReference) {
    for (const char* text : {"/REMI/STRD/CUR/9001123412341234/", "/REMI/STRD/9001123412341234/",
                             "/EREF/X/CDTRREFTP//CD/SCOR/ISSUER/CUR/CDTRREF/9001123412341234"})
        EXPECT_EQ(line_of(text).structured_reference, "9001123412341234") << text;
}

TEST(Mt940Slashes, KnowsAReturn) {
    const StatementLine line = line_of("/TRTP/SEPA INCASSO/RTRN/AM04/NAME/X");
    EXPECT_EQ(line.nature, Nature::Return);
    EXPECT_TRUE(line.reversal);
    EXPECT_EQ(line.comment, "RTRN AM04");
}

TEST(Mt940Slashes, TheUltimatePartyIsNotTheOtherOne) {
    const StatementLine line = line_of("/ULTD//NAME/ACHTER BV/ORDP//NAME/KLANT BV/REMI/NOTA");
    EXPECT_EQ(line.counterparty.name, "KLANT BV");
    EXPECT_EQ(line.comment, "NAME ACHTER BV");
}

TEST(Mt940Slashes, MayBeCutByALineBreak) {
    const StatementLine line =
        line_of("/TRTP/SEPA\nOVERBOEKING/NAME/VOORBEELD\n/REMI/EERSTE\nNOTA");
    EXPECT_EQ(line.label, "SEPA OVERBOEKING");
    EXPECT_EQ(line.counterparty.name, "VOORBEELD");
    EXPECT_EQ(line.label_more, "EERSTE NOTA");
}

TEST(Mt940Slashes, WordsOfNobodyAreText) {
    const StatementLine line = line_of("/PT/FT/PY/SOMETHING 112233");
    EXPECT_EQ(line.label, "/PT/FT/PY/SOMETHING 112233");
    EXPECT_EQ(line.counterparty.name, "");
}

TEST(Mt940Slashes, AReferenceThatOnlyPointsIsNone) {
    EXPECT_EQ(line_of("/EREF/E-1/REMI/X", "EREF").remittance_reference, "");
}

// --- Others --------------------------------------------------------------------------------------

TEST(Mt940RepeatedAccount, IsTheOtherPartys) {
    const Reading reading =
        read_mt940_text("0987654321 a voorbeeld\ndit is een test", "0987654321", {"a voorbeeld"});
    EXPECT_EQ(reading.line(0).counterparty.iban, "0987654321");
    EXPECT_EQ(reading.line(0).counterparty.name, "a voorbeeld");
    EXPECT_EQ(reading.line(0).label_more, "dit is een test");
    EXPECT_EQ(reading.line(0).remittance_reference, "");
}

TEST(Mt940Labels, OfPostFinance) {
    const StatementLine line =
        line_of("GIRO AUS ONLINE-SIC 8 AUFTRAGGEBER: MUSTER AG 3000 BERN MITTEILUNGEN: RECHNUNG 7");
    EXPECT_EQ(line.label, "GIRO AUS ONLINE-SIC 8");
    EXPECT_EQ(line.counterparty.name, "MUSTER AG 3000 BERN");
    EXPECT_EQ(line.label_more, "RECHNUNG 7");
    EXPECT_EQ(line_of("VIREMENT DONNEUR D'ORDRE: X SA COMMUNICATIONS: F 1").label_more, "F 1");
}

TEST(Mt940Labels, OfMBank) {
    const StatementLine line = line_of("911 TRANSAKCJA; ID IPH: ZZ1; Z RACH.: 5611; OD: JAN "
                                       "PRZYKLAD; TYT.: FAKTURA 7   ; TNR: 17.01");
    EXPECT_EQ(line.label, "911 TRANSAKCJA");
    EXPECT_EQ(line.counterparty.iban, "5611");
    EXPECT_EQ(line.counterparty.name, "JAN PRZYKLAD");
    EXPECT_EQ(line.label_more, "FAKTURA 7");
    EXPECT_EQ(line.comment, "ID IPH: ZZ1");
    EXPECT_EQ(line.bank_reference, "17.01");
}

TEST(Mt940Labels, OfKnab) {
    const StatementLine line =
        line_of("FACTUUR 201403110\nREK: NL83EXMP0000004242/NAAM: VOORBEELD");
    EXPECT_EQ(line.label_more, "FACTUUR 201403110");
    EXPECT_EQ(line.counterparty.iban, "NL83EXMP0000004242");
    EXPECT_EQ(line.counterparty.name, "VOORBEELD");
}

TEST(Mt940Labels, InsideAWordAreNone) {
    EXPECT_EQ(line_of("XAUFTRAGGEBER: Y").label, "XAUFTRAGGEBER: Y");
    EXPECT_EQ(line_of("KOD: 7; METOD: 8").counterparty.name, "");
}

TEST(Mt940Plain, ItsFirstLineIsTheLabel) {
    const StatementLine line = line_of("PAIEMENT   CB\nPARIS  01.01\nMERCI");
    EXPECT_EQ(line.label, "PAIEMENT CB");
    EXPECT_EQ(line.label_more, "PARIS 01.01 MERCI");
}

TEST(Mt940Plain, ItsColumnsOf32ArePartedLikeLines) {
    const StatementLine line = line_of("GIRO   999428 VOORBEELD NV       BETALINGSKENM.  42");
    EXPECT_EQ(line.label, "GIRO 999428 VOORBEELD NV");
    EXPECT_EQ(line.label_more, "BETALINGSKENM. 42");
}

TEST(Mt940Plain, TellsCardsAndCashOfAbnAmro) {
    const auto nature = [](std::string_view text) {
        return read_bytes(
                   mt940_statement({":61:2601050105D1,00N426", ":86:" + std::string(text)}, -1'00))
            .line(0)
            .nature;
    };
    EXPECT_EQ(nature("BEA   NR:XXX1234   21.05.26/12.54 WINKEL"), Nature::Card);
    EXPECT_EQ(nature("GEA   NR:XXX1234   21.05.26/12.54 AUTOMAAT"), Nature::Cash);
    EXPECT_EQ(nature("ABEA X"), Nature::Other);
}

TEST(Mt940Plain, AnAccountInColumnsBeforeANameIsTheOtherPartys) {
    const StatementLine line =
        read_bytes(
            mt940_statement({":61:260105D1,00N0600733999555      VOORBEELD BV", ":86:X"}, -1'00))
            .line(0);
    EXPECT_EQ(line.counterparty.iban, "0733999555");
    EXPECT_EQ(line.counterparty.name, "VOORBEELD BV");
    EXPECT_EQ(line.remittance_reference, "");
}

TEST(Mt940Plain, MayBeAbsent) {
    const Reading reading = read_bytes(mt940_statement({":61:260105D1,00NCHG", ":86:"}, -1'00));
    EXPECT_EQ(reading.line(0).label, "");
    EXPECT_EQ(reading.line(0).nature, Nature::Fee);
}

TEST(Mt940NonSwift, FillsWhatTheTextLeavesOpen) {
    const StatementLine alone =
        read_bytes(mt940_statement({":61:260105D1,00S051", ":NS:01Rechnung", "0242", "15Muster",
                                    "16 und Sohn", "17UEBERWEISUNG", "34000042"},
                                   -1'00))
            .line(0);
    EXPECT_EQ(alone.label, "UEBERWEISUNG");
    EXPECT_EQ(alone.label_more, "Rechnung 42");
    EXPECT_EQ(alone.counterparty.name, "Muster und Sohn");
    EXPECT_EQ(alone.counterparty.iban, "000042");
    const StatementLine beside =
        read_bytes(
            mt940_statement({":61:260105D1,00NTRF", ":NS:01Rue 7", ":86:<20Facture 42"}, -1'00))
            .line(0);
    EXPECT_EQ(beside.label_more, "Facture 42");
    EXPECT_EQ(beside.comment, "NS01 Rue 7");
}

} // namespace
} // namespace comptoir::test
