// Where files may be cut between statements: the pieces are the file, and nothing is cut on doubt.
#include "comptoir/formats/statement_format.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace comptoir::formats {
namespace {

// The pieces of a file in order: before, each block, after. Empty when it cannot be cut.
std::vector<std::string> pieces_of(const std::string& text, std::size_t piece_bytes = 7) {
    TextSource source(text, piece_bytes);
    const auto cuts = find_statement_cuts(source, "file");
    EXPECT_TRUE(cuts) << cuts.error().code.name;
    if (!cuts || !*cuts)
        return {};
    std::vector<std::string> pieces;
    const auto add = [&](const ByteRange& range) {
        pieces.push_back(text.substr(static_cast<std::size_t>(range.begin),
                                     static_cast<std::size_t>(range.end - range.begin)));
    };
    add((*cuts)->before);
    for (const ByteRange& block : (*cuts)->blocks)
        add(block);
    add((*cuts)->after);
    std::string whole;
    for (const std::string& piece : pieces)
        whole += piece;
    EXPECT_EQ(whole, text) << "every byte is in one piece";
    return pieces;
}

std::string camt(const std::string& body) {
    return "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<d:Document "
           "xmlns:d=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><d:BkToCstmrStmt>"
           "<d:GrpHdr><d:MsgId>1</d:MsgId></d:GrpHdr>" +
           body + "</d:BkToCstmrStmt></d:Document>\n";
}

std::string cfonb_record(const std::string& code, const std::string& end = "\r\n") {
    std::string record = code + "30006    00001EUR2 00000000001  050126";
    record.resize(90, ' ');
    record += "0000000000000{";
    record.resize(120, ' ');
    return record + end;
}

TEST(Cuts, CamtIsCutAroundItsStatements) {
    const std::string first = "<d:Stmt a=\"&lt;d:Stmt>\"><d:Id>1</d:Id></d:Stmt> \n";
    const std::string second = "<d:Stmt><!-- <d:Stmt> --><d:Id>2</d:Id></d:Stmt>";
    const auto pieces = pieces_of(camt(first + second));
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[1], first);
    EXPECT_EQ(pieces[2], second);
    EXPECT_EQ(pieces[3], "</d:BkToCstmrStmt></d:Document>\n");
}

TEST(Cuts, ADamagedDocumentIsNotCut) {
    EXPECT_TRUE(pieces_of(camt("<d:Stmt></d:Stmt><d:Stmt></d:Other>")).empty());
    EXPECT_TRUE(pieces_of(camt("<d:Stmt></d:Stmt><d:Stmt>")).empty());
}

TEST(Cuts, ADocumentTypeIsNotCut) {
    EXPECT_TRUE(pieces_of("<?xml version=\"1.0\"?><!DOCTYPE Document [<!ENTITY a \"aaaa\">]>"
                          "<Document><BkToCstmrStmt><Stmt>&a;</Stmt><Stmt/></BkToCstmrStmt>"
                          "</Document>")
                    .empty());
}

TEST(Cuts, WhatStandsBetweenOrBehindStatementsIsNobodys) {
    EXPECT_TRUE(pieces_of(camt("<d:Stmt></d:Stmt><d:SplmtryData/><d:Stmt></d:Stmt>")).empty());
    EXPECT_TRUE(pieces_of(camt("<d:Stmt></d:Stmt><d:Stmt></d:Stmt><d:SplmtryData/>")).empty());
}

TEST(Cuts, DocumentsNestedWithoutEndAreNotCut) {
    std::string deep;
    for (int depth = 0; depth < 100; ++depth)
        deep += "<d:a>";
    EXPECT_TRUE(pieces_of(camt("<d:Stmt>" + deep)).empty());
}

TEST(Cuts, CfonbIsCutBeforeEachFirstRecord) {
    const std::string one = cfonb_record("01") + cfonb_record("04") + cfonb_record("07");
    const auto pieces = pieces_of("\r\n" + one + "\r\n" + one);
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[1], "\r\n" + one + "\r\n");
    EXPECT_EQ(pieces[2], one);
}

TEST(Cuts, CfonbWithoutLineEndsIsCutToo) {
    const std::string one = cfonb_record("01", "") + cfonb_record("07", "");
    const auto pieces = pieces_of(one + one);
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[2], one);
}

TEST(Cuts, ARecordThatIsTooLongStaysInItsBlock) {
    const std::string one = cfonb_record("01") + cfonb_record("07");
    const std::string bad = cfonb_record("01") + std::string(3'000, 'x') + "\r\n";
    const auto pieces = pieces_of(one + bad + one);
    ASSERT_EQ(pieces.size(), 5U);
    EXPECT_EQ(pieces[2], bad);
    EXPECT_EQ(pieces[3], one);
}

TEST(Cuts, Mt940IsCutBeforeHeadersOrReferences) {
    const std::string body = ":20:REF\r\n:25:1234567\r\n:28C:1\r\n:60F:C260101EUR1,\r\n"
                             ":62F:C260101EUR1,\r\n-";
    const auto bare = pieces_of(body + "\r\n" + body + "\r\n");
    ASSERT_EQ(bare.size(), 4U);
    EXPECT_EQ(bare[1], body + "\r\n");
    const std::string framed =
        "\x01{1:F01BANKFRPPAXXX}{2:I940BANKFRPPXXXXN}{4:\r\n" + body + "}\x03\r\n";
    const auto messages = pieces_of(framed + framed);
    ASSERT_EQ(messages.size(), 4U);
    EXPECT_EQ(messages[2], framed);
}

TEST(Cuts, AMt940TextThatHoldsATimeIsNotCut) {
    // ":20:33" ends the text "a 10": reading takes it for words, and so must cutting.
    const std::string body = ":20:REF\r\n:25:1234567\r\n:60F:C260101EUR1,\r\n"
                             ":61:2601020102C1,NMSCNONREF\r\n:86:carte a 10\r\n:20:33 le 2\r\n"
                             ":62F:C260102EUR2,\r\n";
    const auto pieces = pieces_of(body + "-\r\n" + body + "-\r\n");
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[1], body + "-\r\n");
    EXPECT_EQ(pieces[2], body + "-\r\n");
}

TEST(Cuts, Mt940HeadersStayWithTheMessageTheyAnnounce) {
    const std::string body = "BANKFRPP\r\n940\r\nBANKFRPP\r\n:20:REF\r\n:25:1234567\r\n"
                             ":60F:C260101EUR1,\r\n:62F:C260101EUR1,\r\n-\r\n";
    const auto pieces = pieces_of(body + body);
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[1], body);
    EXPECT_EQ(pieces[2], body);
}

TEST(Cuts, WhatOneMt942HeaderAnnouncesStaysTogether) {
    // The second report is one by the header of the first alone.
    const std::string report = ":20:REF\r\n:25:1234567\r\n:28C:1\r\n"
                               ":61:2601020102C1,NMSCNONREF\r\n:86:text\r\n";
    const std::string header = "{1:F01BANKFRPPAXXX}{2:I942BANKFRPPXXXXN}{4:\r\n";
    const auto pieces = pieces_of(header + report + report + "-}\r\n" + header + report + "-}\r\n");
    ASSERT_EQ(pieces.size(), 4U);
    EXPECT_EQ(pieces[1], header + report + report + "-}\r\n");
}

TEST(Cuts, Mt940WhoseLinesEndAtSignsIsCutWhereAllOfThemDo) {
    const std::string one = ":20:1@@:25:A@@:28C:1@@:60F:C260101EUR1,00@@:62F:C260101EUR1,00@@-";
    EXPECT_EQ(pieces_of("@@" + one + "\r\n@@" + one + "\r\n").size(), 4U);
    EXPECT_TRUE(pieces_of(one + "\r\n:20:2\r\n@@:62F:C260101EUR1,00\r\n").empty())
        << "the second alone would be read as lines that end otherwise";
    EXPECT_TRUE(pieces_of(":20:1\n:62F:C260101EUR1,00\n-\n:20:2@@:62F:C260101EUR1,00\n").empty());
}

TEST(Cuts, AnMt940TextWithoutEndIsNotCut) {
    EXPECT_TRUE(pieces_of(":20:REF\r\n:25:1234567\r\n:86:" + std::string(70'000, 'x')).empty());
}

TEST(Cuts, AFormatWithoutCutsAnswersNothing) {
    EXPECT_TRUE(pieces_of("!Type:Bank\nD25/01/2026\nT-12.00\n^\n").empty());
}

TEST(Cuts, WhatIsNoStatementIsRefusedAndAStopIsHeard) {
    TextSource letter("Dear client,\nplease find\n");
    EXPECT_EQ(find_statement_cuts(letter, "letter.txt").error().code.name,
              "formats.unknown_format");
    const std::string text = cfonb_record("01") + cfonb_record("07");
    TextSource source(text);
    std::stop_source stop;
    stop.request_stop();
    Work work;
    work.stop = stop.get_token();
    EXPECT_EQ(find_statement_cuts(source, "a.txt", work).error().code.name, "core.cancelled");
}

} // namespace
} // namespace comptoir::formats
