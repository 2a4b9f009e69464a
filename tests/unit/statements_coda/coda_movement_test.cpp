// CODA: one movement, from its columns to its line.
#include "coda_file.h"

#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/formats/coda_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

namespace errors = formats::errors;
using bank::Nature;

Reading read_movement(const CodaMovement& movement) {
    return read_bytes(CodaFile().movement(movement).bytes());
}

// --- Amounts and days -------------------------------------------------------------------------

TEST(CodaAmounts, TheSignIsAColumn) {
    EXPECT_EQ(coda_line({.amount = 12345}).amount, eur(12345));
    EXPECT_EQ(coda_line({.amount = -12345}).amount, eur(-12345));
}

TEST(CodaAmounts, FinerThanTheCurrencyAreRefusedWithTheirPlace) {
    const Reading reading = read_movement({.digits = "000000000767823"});
    ASSERT_EQ(reading.code(), comptoir::errors::amount_too_fine.name);
    EXPECT_EQ(reading.error->place->line, 3);
    EXPECT_EQ(reading.error->place->record, "2.1");
    EXPECT_EQ(reading.error->place->field, "amount");
}

TEST(CodaAmounts, HaveAsManyDecimalsAsTheirCurrency) {
    CodaFile dinars;
    dinars.opening.replace(39, 3, "TND");
    dinars.movement({.amount = -1, .digits = "000000000000015"});
    dinars.trailer =
        coda_record({{1, "9"}, {17, "000003"}, {23, "000000000000015000000000000000"}, {128, "2"}});
    dinars.closing = coda_record({{1, "8001"}, {42, "0"}, {43, "000000000009985"}, {58, "050126"}});
    const Reading reading = read_bytes(dinars.bytes());
    EXPECT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.diagnostics.empty());
    EXPECT_EQ(reading.line(0).amount.to_decimal(), "-0.015");
    CodaFile yen;
    yen.opening.replace(39, 3, "JPY");
    yen.movement({.amount = -200});
    EXPECT_EQ(read_bytes(yen.bytes()).line(0).amount.to_decimal(), "-2");
}

TEST(CodaAmounts, AnythingElseIsRefused) {
    for (const char* digits :
         {"00000000000500X", "               ", "00000000000 500", "-00000000000500"})
        EXPECT_EQ(read_movement({.digits = digits}).code(), errors::coda_amount.name) << digits;
    for (const char* sign : {" ", "2", "-", "C"})
        EXPECT_EQ(read_movement({.sign = sign}).code(), errors::coda_amount.name) << sign;
}

TEST(CodaDays, AreDayMonthYear) {
    const auto line = coda_line({.value_date = "040126", .entry_date = "050199"});
    EXPECT_EQ(line.booked_on.to_iso(), "1999-01-05");
    EXPECT_EQ(line.valued_on->to_iso(), "2026-01-04");
}

TEST(CodaDays, AMissingValueDateIsTheEntryDate) {
    EXPECT_EQ(coda_line({.value_date = "000000"}).valued_on->to_iso(), "2026-01-05");
    EXPECT_EQ(coda_line({.value_date = "      "}).valued_on->to_iso(), "2026-01-05");
    const Reading reading = read_movement({.value_date = "300226"});
    EXPECT_EQ(reading.line(0).valued_on->to_iso(), "2026-01-05");
    EXPECT_TRUE(reading.told(errors::value_date_unreadable));
}

TEST(CodaDays, AMissingEntryDateIsTheValueDateAndTold) {
    const Reading reading = read_movement({.value_date = "040126", .entry_date = "000000"});
    EXPECT_EQ(reading.line(0).booked_on.to_iso(), "2026-01-04");
    EXPECT_TRUE(reading.told(errors::booking_date_missing));
}

TEST(CodaDays, WithoutAnyDayTheMovementIsRefused) {
    const Reading reading = read_movement({.value_date = "000000", .entry_date = "000000"});
    ASSERT_EQ(reading.code(), comptoir::errors::date_unreadable.name);
    EXPECT_EQ(reading.error->place->field, "entry date");
    EXPECT_EQ(read_movement({.entry_date = "320126"}).code(),
              comptoir::errors::date_unreadable.name);
}

// --- Texts ------------------------------------------------------------------------------------

TEST(CodaTexts, ACommunicationRunsThroughThreeRecords) {
    const std::string words = "FACTURE 2026/044 DU 02.01.2026 ET AVOIR 2026/045 POUR "
                              "LES TRAVAUX DE PEINTURE DU MOIS DE DECEMBRE AU DEPOT "
                              "DE LA RUE HAUTE, MERCI DE VOTRE CONFIANCE";
    const auto line = coda_line({.communication = words});
    EXPECT_EQ(line.label, "FACTURE 2026/044 DU 02.01.2026 ET AVOIR 2026/045 POUR");
    EXPECT_EQ(bank::joined_label(line, "coda"), words);
}

TEST(CodaTexts, AWordIsNotCutInTwo) {
    const std::string words = std::string(50, 'x') + " CONTINUES HERE";
    const auto line = coda_line({.communication = words});
    EXPECT_EQ(line.label, std::string(50, 'x'));
    EXPECT_EQ(line.label_more, "CONTINUES HERE");
    const std::string one = std::string(60, 'y');
    const auto whole = coda_line({.communication = one});
    EXPECT_EQ(whole.label, std::string(53, 'y'));
    EXPECT_EQ(bank::joined_label(whole, "coda"), one);
    const std::string full = std::string(53, 'z') + " NEXT";
    EXPECT_EQ(bank::joined_label(coda_line({.communication = full}), "coda"), full);
}

TEST(CodaTexts, WithoutCommunicationTheOtherPartyIsTheLabel) {
    EXPECT_EQ(coda_line({.name = "MENUISERIE DU CANAL"}).label, "MENUISERIE DU CANAL");
    EXPECT_EQ(coda_line({.customer_reference = "ORDER 7"}).label, "ORDER 7");
    EXPECT_EQ(coda_line({.account = std::string(k_other_iban)}).label, k_other_iban);
    EXPECT_EQ(coda_line({}).label, "");
}

TEST(CodaTexts, Records3AreTheComment) { // 35: several 3.1 are all kept
    CodaFile file;
    file.movement({.communication = "LOYER"})
        .information("TEXT THAT FILLS THE SEVENTY-THREE COLUMNS OF A RECORD 3.1 AND CUT IN A WO")
        .information("RD HERE", false, "SECOND", "THIRD")
        .information("002A MESSAGE", true)
        .information("009REAL PAYER", true);
    EXPECT_EQ(read_bytes(file.bytes()).line(0).comment,
              "TEXT THAT FILLS THE SEVENTY-THREE COLUMNS OF A RECORD 3.1 AND CUT IN A WORD HERE "
              "SECOND THIRD A MESSAGE 009 REAL PAYER");
}

TEST(CodaTexts, ALongerNameInRecords3IsTheName) {
    CodaFile file;
    file.movement({.name = "HOLLANDSE INVESTERINGSMAATSCHAPPIJ"})
        .information("001HOLLANDSE INVESTERINGSMAATSCHAPPIJ AFDELING NOORD", true,
                     "POSTBUS 998                        5600 EINDHOVEN");
    EXPECT_EQ(read_bytes(file.bytes()).line(0).counterparty.name,
              "HOLLANDSE INVESTERINGSMAATSCHAPPIJ AFDELING NOORD");
    for (const char* name : {"001SOMEONE ELSE", "001PAYEE                  ."}) {
        CodaFile other;
        other.movement({.name = "PAYEE"}).information(name, true);
        EXPECT_EQ(read_bytes(other.bytes()).line(0).counterparty.name, "PAYEE");
    }
}

// --- The other party and references -----------------------------------------------------------

TEST(CodaParties, AccountNameAndBankComeFromTwoRecords) {
    const auto line = coda_line(
        {.bic = "BANKBEBB", .account = std::string(k_other_iban), .name = "MENUISERIE DU CANAL"});
    EXPECT_EQ(line.counterparty.iban, k_other_iban);
    EXPECT_EQ(line.counterparty.bic, "BANKBEBB");
    EXPECT_EQ(line.ordering_account, k_other_iban);
}

TEST(CodaParties, ABelgianNumberIsAnIban) {
    EXPECT_EQ(coda_line({.account = std::string(k_other_number)}).counterparty.iban, k_other_iban);
    EXPECT_EQ(coda_line({.account = "000000000203"}).counterparty.iban, "000000000203");
    EXPECT_EQ(coda_line({.account = "000000000000"}).counterparty.iban, "");
    EXPECT_EQ(coda_line({.account = "000123456789", .currency = "USD"}).counterparty.iban,
              "000123456789");
    EXPECT_EQ(coda_line({.account = "0000000000000000278004000106589380301", .currency = ""})
                  .counterparty.iban,
              "0000000000000000278004000106589380301");
}

TEST(CodaReferences, OfTheBankAndOfTheCustomer) {
    const auto line = coda_line({.bank_reference = "REF 12  AB", .customer_reference = "E2E-1"});
    EXPECT_EQ(line.bank_reference, "REF 12 AB");
    EXPECT_EQ(line.remittance_reference, "REF 12 AB");
    EXPECT_EQ(line.end_to_end_id, "E2E-1");
    EXPECT_EQ(coda_line({.customer_reference = "NOTPROVIDED"}).end_to_end_id, "");
}

TEST(CodaReferences, ReturnsSayWhy) {
    const auto line = coda_line({.amount = 500, .tail = "   2AC04"});
    EXPECT_TRUE(line.reversal);
    EXPECT_EQ(line.nature, Nature::Return);
    EXPECT_EQ(line.comment, "AC04");
    const auto purpose = coda_line({.tail = "        SALABONU"});
    EXPECT_FALSE(purpose.reversal);
    EXPECT_EQ(purpose.comment, "SALA BONU");
}

TEST(CodaReferences, WhatOlderBanksPutThereIsKeptAsItIs) {
    const auto line = coda_line({.bic = "00000000000", .tail = " H2061025000001"});
    EXPECT_FALSE(line.reversal);
    EXPECT_EQ(line.comment, "H2061025000001");
    EXPECT_EQ(line.counterparty.bic, "");
    EXPECT_EQ(coda_line({.bic = "WHATEVER?"}).comment, "WHATEVER?");
    EXPECT_EQ(coda_line({.tail = "   2MORE"}).comment, "2MORE");
}

TEST(CodaVersion1, HasNameAndAddressInOne) {
    CodaFile file;
    file.header[127] = '1';
    file.opening.replace(1, 41, std::string(41, ' '));
    file.opening.replace(5, 12, k_number);
    file.movement({}).raw(coda_record({{1, "2300010000"},
                                       {11, k_other_number},
                                       {48, "IMMOBILIERE DES QUAIS"},
                                       {74, "Quai 1                    4000 LIEGE"}}));
    file.closing = coda_record(
        {{1, "8001"}, {5, k_number}, {42, "0"}, {43, "000000000005000"}, {58, "050126"}});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.diagnostics.empty());
    EXPECT_EQ(reading.header().account.iban->text(), k_iban);
    EXPECT_EQ(reading.line(0).counterparty.name, "IMMOBILIERE DES QUAIS");
    EXPECT_EQ(reading.line(0).counterparty.iban, k_other_iban);
    EXPECT_EQ(reading.line(0).comment, "Quai 1 4000 LIEGE");
}

// --- Natures ----------------------------------------------------------------------------------

TEST(CodaNatures, FollowFamilyOperationAndCategory) {
    const auto nature = [](std::string code) {
        return coda_line({.code = std::move(code)}).nature;
    };
    EXPECT_EQ(nature("00101000"), Nature::Transfer);
    EXPECT_EQ(nature("00250000"), Nature::InstantTransfer);
    EXPECT_EQ(nature("00301000"), Nature::Cheque);
    EXPECT_EQ(nature("00402000"), Nature::Card);
    EXPECT_EQ(nature("00404000"), Nature::Cash);
    EXPECT_EQ(nature("00501000"), Nature::DirectDebit);
    EXPECT_EQ(nature("00503000"), Nature::Return);
    EXPECT_EQ(nature("00701000"), Nature::Bill);
    EXPECT_EQ(nature("00950000"), Nature::Cash);
    EXPECT_EQ(nature("00105000"), Nature::Salary);
    EXPECT_EQ(nature("00117000"), Nature::Internal);
    EXPECT_EQ(nature("03501000"), Nature::Interest);
    EXPECT_EQ(nature("03537000"), Nature::Fee);
    EXPECT_EQ(nature("04101000"), Nature::Transfer);
    EXPECT_EQ(nature("08033000"), Nature::Fee);
    EXPECT_EQ(nature("04101011"), Nature::Tax);
    EXPECT_EQ(nature("04101013"), Nature::Fee);
    EXPECT_EQ(nature("03501002"), Nature::Interest);
    EXPECT_EQ(nature("01101000"), Nature::Other);
    EXPECT_EQ(nature("0"), Nature::Other);
    EXPECT_TRUE(coda_line({.code = "00558000"}).reversal);
    EXPECT_EQ(coda_line({.code = "00101000"}).bank_code, "00101000");
}

} // namespace
} // namespace comptoir::test
