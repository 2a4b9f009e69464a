// CODA: structured communications.
#include "coda_file.h"

#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

using bank::Nature;

std::string filled(std::string text, std::size_t width) {
    text.resize(width, ' ');
    return text;
}

bank::StatementLine structured(std::string communication, std::string code = "00150000",
                               std::int64_t amount = 500) {
    return coda_line({.amount = amount,
                      .code = std::move(code),
                      .communication = std::move(communication),
                      .structured = true});
}

TEST(CodaCommunications, BelgianReferencesAreCheckedAndShownAsPrinted) {
    for (const char* type : {"101", "102"}) {
        const auto line = structured(type + std::string("202600001711"));
        EXPECT_EQ(line.structured_reference, "202600001711");
        EXPECT_EQ(line.label, "+++202/6000/01711+++");
    }
}

TEST(CodaCommunications, AWrongReferenceIsTextAlone) {
    const auto line = structured("101202600001712");
    EXPECT_EQ(line.structured_reference, "");
    EXPECT_EQ(line.label, "+++202/6000/01712+++");
    EXPECT_EQ(structured("10120260000171X").label, "20260000171X");
    EXPECT_EQ(structured("101").label, "");
}

TEST(CodaCommunications, WhatFollowsAReferenceIsKept) {
    EXPECT_EQ(structured("101202600001711  813").comment, "101 813");
}

TEST(CodaCommunications, CreditorReferences) {
    const auto line = structured("100RF18539007547034");
    EXPECT_EQ(line.structured_reference, "RF18539007547034");
    EXPECT_EQ(line.label, "RF18539007547034");
    EXPECT_EQ(structured("100RF19539007547034").structured_reference, "");
}

TEST(CodaCommunications, NumbersOfCheques) {
    const auto line = structured("103000000012345", "00301000", -500);
    EXPECT_EQ(line.cheque_number, "000000012345");
    EXPECT_EQ(line.label, "000000012345");
    EXPECT_EQ(structured("103000000012345").cheque_number, "");
}

TEST(CodaCommunications, AmountsBeforeConversion) {
    const auto line = structured("105000000001000000000000001100000000110000000USD000000000000US"
                                 "000000001000000",
                                 "04150000", 100000);
    ASSERT_TRUE(line.original_amount);
    EXPECT_EQ(line.original_amount->to_decimal(), "1100.00");
    EXPECT_EQ(line.original_amount->currency().code(), "USD");
    EXPECT_EQ(line.comment, "105 1000 1.1 US 1000");
    EXPECT_FALSE(structured("105000000000005000000000000005000000100000000EUR").original_amount);
    EXPECT_FALSE(structured("105000000000005000000000000000000000000000000   ").original_amount);
}

TEST(CodaCommunications, AnAmountBeforeConversionThatIsNoneIsLeftOutAndTold) {
    CodaFile file;
    file.movement(
        {.communication = "105000000000005000000000000005001000100000000ZZZ", .structured = true});
    const Reading reading = read_bytes(file.bytes());
    EXPECT_EQ(reading.code(), "");
    EXPECT_FALSE(reading.line(0).original_amount);
    EXPECT_TRUE(reading.told(formats::errors::amount_left_out));
}

TEST(CodaCommunications, SepaDirectDebits) {
    const std::string paid = "127050126110" + filled("BE97ZZZ0000000097", 35) +
                             filled("MANDAT-77", 35) + filled("ABONNEMENT JANVIER", 62);
    const auto line = structured(paid, "00501000", -500);
    EXPECT_EQ(line.mandate_id, "MANDAT-77");
    EXPECT_EQ(line.label, "ABONNEMENT JANVIER");
    EXPECT_EQ(line.comment, "127 2026-01-05 1 1 BE97ZZZ0000000097");
    EXPECT_FALSE(line.reversal);
    const auto returned = structured(paid + "2MD06", "00501000");
    EXPECT_TRUE(returned.reversal);
    EXPECT_EQ(returned.nature, Nature::Return);
    EXPECT_TRUE(returned.comment.ends_with("2 MD06"));
    std::string refused = paid;
    refused[11] = '4'; // the account of the debtor
    EXPECT_TRUE(structured(refused, "00550000").reversal);
}

TEST(CodaCommunications, DirectDebitsBeforeSepa) {
    const auto line = structured(
        "107740316202802031106" + filled("CONTRAT 12", 30) + "000202239951", "00501000", -500);
    EXPECT_EQ(line.mandate_id, "740316202802");
    EXPECT_EQ(line.label, "CONTRAT 12");
    EXPECT_EQ(line.comment, "107 2006-11-03 00202239951");
}

TEST(CodaCommunications, Cards) {
    const auto line = structured("1130000000000000017"
                                 "1000123000456040126"
                                 "12151"
                                 "STATION DE LA G NAMUR     "
                                 "000000000043210000115714000GBP000000000000",
                                 "00402000", -500);
    EXPECT_EQ(line.label, "STATION DE LA G NAMUR");
    EXPECT_EQ(line.comment, "113 0000000000000017 1 000123 000456 2026-01-04 1215 1 1.15714");
    EXPECT_EQ(line.original_amount->to_decimal(), "43.21");
}

TEST(CodaCommunications, AnUnknownLayoutIsKeptWhole) {
    const auto line = structured("199WHATEVER   IT MEANS");
    EXPECT_EQ(line.label, "");
    EXPECT_EQ(line.comment, "199 WHATEVER IT MEANS");
}

TEST(CodaCommunications, PartsAreCountedInCharacters) {
    const auto line = structured("11300000000000000171000123000456040126"
                                 "12151"
                                 "CAF\xC9 DE LA GARE "
                                 "EL\xC9VATION ",
                                 "00402000", -500);
    EXPECT_EQ(line.label, "CAFÉ DE LA GARE ELÉVATION");
}

TEST(CodaCommunications, PartsThatAreNoNumbersAreKeptAsTheyAre) {
    EXPECT_EQ(structured("106ABC            000000000005000X21000000000").comment,
              "106 ABC 5 X21000000000");
}

} // namespace
} // namespace comptoir::test
