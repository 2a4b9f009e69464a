// Encodings, delimiters, headers: what a file does not say and its content shows.
#include "csv_files.h"

#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

constexpr std::string_view k_rows = "30/01/2026;30/01/2026;-12,00;;FRAIS DE CLÔTURE;88,00\n";

std::string utf16(std::string_view ascii, bool little, bool mark) {
    std::string bytes;
    const auto put = [&](unsigned unit) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        bytes += little ? low : high;
        bytes += little ? high : low;
    };
    if (mark)
        put(0xFEFF);
    for (const char c : ascii)
        put(static_cast<unsigned char>(c)); // Latin-1 is the beginning of Unicode
    return bytes;
}

// The known header and one row in ISO 8859-1.
std::string latin1_file() {
    return "Date;Date de valeur;D\xE9"
           "bit;Cr\xE9"
           "dit;Libell\xE9;Solde\n"
           "30/01/2026;30/01/2026;-12,00;;FRAIS DE CL\xD4TURE;88,00\n";
}

void expect_read(std::string_view bytes) {
    const Reading reading = read_bytes(bytes);
    ASSERT_EQ(reading.code(), "");
    ASSERT_EQ(reading.statements.size(), 1U);
    EXPECT_EQ(reading.header().format, "csv:credit-mutuel");
    ASSERT_EQ(reading.statements[0].lines.size(), 1U);
    EXPECT_EQ(reading.line(0).label, "FRAIS DE CLÔTURE");
    EXPECT_EQ(reading.line(0).amount, eur(-12'00));
}

TEST(CsvEncoding, Utf8WithAndWithoutMark) {
    expect_read(std::string(k_known_header) + std::string(k_rows));
    expect_read("\xEF\xBB\xBF" + std::string(k_known_header) + std::string(k_rows));
}

TEST(CsvEncoding, Utf16InBothOrdersWithAndWithoutMark) {
    for (const bool little : {true, false})
        for (const bool mark : {true, false})
            expect_read(utf16(latin1_file(), little, mark));
}

TEST(CsvEncoding, WesternSetsOfOneByte) {
    expect_read(latin1_file());
    std::string euro = latin1_file();
    euro.replace(euro.find("FRAIS"), 5, "10 \xA4");
    EXPECT_EQ(read_bytes(euro).line(0).label, "10 € DE CLÔTURE");
    euro.replace(euro.find('\xA4'), 1, "\x80");
    EXPECT_EQ(read_bytes(euro).line(0).label, "10 € DE CLÔTURE");
}

TEST(CsvEncoding, OneRowInAnotherEncodingIsReadInItsOwn) {
    const Reading reading =
        read_known("30/01/2026;;-1,00;;CAF\xC9;9,00\n29/01/2026;;-1,00;;CAFÉ;10,00\n");
    EXPECT_EQ(reading.line(0).label, "CAFÉ");
    EXPECT_EQ(reading.line(1).label, "CAFÉ");
}

TEST(CsvDelimiter, IsTheOneUnderWhichRowsAreOperations) {
    for (const char delimiter : {';', ',', '\t', '|'}) {
        const std::string d(1, delimiter);
        const std::string bytes = "Date" + d + "Label" + d + "Amount\n30/01/2026" + d +
                                  "\"A; B, C | D\"" + d + "\"-12,50\"\n29/01/2026" + d + "E" + d +
                                  "\"1,75\"\n";
        const auto proposal = propose(bytes);
        ASSERT_TRUE(proposal) << delimiter;
        EXPECT_EQ(proposal->mapping.delimiter, delimiter);
        EXPECT_EQ(amounts_of(read_proposed(bytes)), "-12.50 1.75");
    }
}

TEST(CsvDelimiter, TheDecimalCommaIsNone) {
    const auto proposal = propose("30/01/2026;A;-12,50\n29/01/2026;B;1,75\n28/01/2026;C;2,00\n");
    ASSERT_TRUE(proposal);
    EXPECT_EQ(proposal->mapping.delimiter, ';');
    EXPECT_FALSE(proposal->mapping.has_header);
}

TEST(CsvLines, EndInAnyWay) {
    for (const std::string_view end : {"\n", "\r\n", "\r"}) {
        std::string bytes = std::string(k_known_header) + std::string(k_rows);
        for (std::size_t at = 0; (at = bytes.find('\n', at)) != std::string::npos; at += end.size())
            bytes.replace(at, 1, end);
        expect_read(bytes);
    }
    expect_read(std::string(k_known_header) + std::string(k_rows.substr(0, k_rows.size() - 1)));
}

TEST(CsvQuotes, MayHoldEverything) {
    const Reading reading = read_known(
        "30/01/2026;;-1,00;;\"A;B\n\"\"C\"\" \r\n D\";9,00\n29/01/2026;;-2,00;;5\" X;10,00\n");
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).label, "A;B \"C\" D");
    EXPECT_EQ(reading.line(1).label, "5\" X");
}

TEST(CsvHeader, IsFoundBelowAPreambleOfAnyShape) {
    const Reading reading =
        read_bytes("Relevé;imprimé\n\n;;;\n\"Période du 01/01/2026\nau 31/01/2026\"\n" +
                   std::string(k_known_header) + std::string(k_rows) + ";;;;;\nTotal;;-12,00;;;\n");
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(amounts_of(reading), "-12.00");
}

TEST(CsvHeader, DelimitersBehindTheLastColumnMeanNothing) {
    const Reading reading =
        read_bytes("Date;Date de valeur;Débit;Crédit;Libellé;Solde;;\n"
                   "30/01/2026;30/01/2026;-12,00;;FRAIS;88,00;;\n29/01/2026;;;5,00;VIR;100,00\n");
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(amounts_of(reading), "-12.00 5.00");
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::Ok);
}

TEST(CsvHeader, ManyBlankLinesBeforeItAreNoTrouble) {
    expect_read(std::string(40, '\n') + std::string(k_known_header) + std::string(k_rows));
}

} // namespace
} // namespace comptoir::test
