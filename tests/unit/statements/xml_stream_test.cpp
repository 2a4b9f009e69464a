// What a hostile or broken XML file does to the reader: nothing.
#include "statement_files.h"

#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

#include <string>

namespace comptoir::test {
namespace {

std::string entry(std::string_view information) {
    return "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>"
           "<BookgDt><Dt>2026-01-05</Dt></BookgDt><AddtlNtryInf>" +
           std::string(information) + "</AddtlNtryInf></Ntry>";
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string with_declaration(std::string_view declaration, std::string_view information) {
    return replaced(camt_file(entry(information), 100),
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", declaration);
}

TEST(XmlStream, SaysWhereTheXmlIsBroken) {
    const Reading reading = read_bytes(replaced(camt_file(entry("X"), 100), "</Ntry>", "</Entry>"));
    ASSERT_EQ(reading.code(), formats::errors::xml_malformed.name);
    EXPECT_EQ(reading.error->params.at(0).name, "line");
    EXPECT_GT(std::get<std::int64_t>(reading.error->params.at(0).value), 3);
    EXPECT_GT(std::get<std::int64_t>(reading.error->params.at(1).value), 1);
    EXPECT_EQ(reading.error->place->line,
              std::get<std::int64_t>(reading.error->params.at(0).value));
}

TEST(XmlStream, ACutFileIsBroken) {
    const std::string whole = camt_file(entry("X"), 100);
    EXPECT_EQ(read_bytes(whole.substr(0, whole.size() - 30)).code(),
              formats::errors::xml_malformed.name);
    EXPECT_EQ(read_bytes(whole.substr(0, whole.find("</Ntry>"))).code(),
              formats::errors::xml_malformed.name);
}

TEST(XmlStream, RefusesADocumentType) {
    EXPECT_EQ(read_bytes(
                  replaced(camt_file(entry("X"), 100), "<Document", "<!DOCTYPE Document><Document"))
                  .code(),
              formats::errors::dtd_forbidden.name);
}

TEST(XmlStream, DoesNotExpandEntities) {
    const std::string laughs =
        "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
    EXPECT_EQ(read_bytes(replaced(camt_file(entry("&c;"), 100), "<Document", laughs + "<Document"))
                  .code(),
              formats::errors::dtd_forbidden.name);
    EXPECT_EQ(read_bytes(camt_file(entry("&c;"), 100)).code(), formats::errors::xml_malformed.name);
    EXPECT_EQ(read_bytes(replaced(camt_file(entry("x"), 100), "<Document",
                                  "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><Document"))
                  .code(),
              formats::errors::dtd_forbidden.name);
}

TEST(XmlStream, BoundsTheDepth) {
    std::string deep;
    for (int level = 0; level < 70; ++level)
        deep += "<x>";
    EXPECT_EQ(read_bytes(camt_file(deep, 0)).code(), formats::errors::xml_too_deep.name);
    EXPECT_EQ(read_bytes("<?xml version=\"1.0\"?>" + deep).code(),
              formats::errors::xml_too_deep.name);
}

TEST(XmlStream, BoundsATextThatIsKept) {
    EXPECT_EQ(read_bytes(camt_file(entry(std::string(70'000, 'x')), 100)).code(),
              formats::errors::xml_text_too_long.name);
}

TEST(XmlStream, BoundsATokenThatCannotBePassedOn) {
    const std::string huge = "<!--" + std::string(3'000'000, 'x') + "-->";
    EXPECT_EQ(read_bytes(camt_file(huge, 0)).code(), formats::errors::xml_text_too_long.name);
}

TEST(XmlStream, SkipsALongTextThatNobodyWants) {
    EXPECT_EQ(read_bytes(camt_file("<Other>" + std::string(3'000'000, 'x') + "</Other>", 0)).code(),
              "");
}

TEST(XmlStream, BoundsAttributes) {
    std::string many = "<Ntry";
    for (int index = 0; index < 80; ++index)
        many += " a" + std::string(1, static_cast<char>('a' + index % 26)) +
                std::string(1, static_cast<char>('a' + index / 26)) + "=\"1\"";
    EXPECT_EQ(read_bytes(camt_file(many + "/>", 0)).code(),
              formats::errors::xml_too_many_attributes.name);
}

TEST(XmlStream, ReadsCommentsSectionsAndReferences) {
    const Reading reading =
        read_bytes(camt_file(entry("A<!-- no -->&amp;B<![CDATA[<C>]]>&#233;"), 100));
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).label, "A&B<C>é");
}

TEST(XmlStream, RemovesControlCharacters) {
    const Reading reading = read_bytes(camt_file(entry("A\n\tB  C\xC2\x85\x7F"), 100));
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).label, "A B C");
}

TEST(XmlStream, IgnoresBlanksAndAMarkInFront) {
    EXPECT_EQ(read_bytes("\n\n " + camt_file(entry("X"), 100)).code(), "");
    EXPECT_EQ(read_bytes("\xEF\xBB\xBF" + camt_file(entry("é"), 100)).line(0).label, "é");
}

TEST(XmlEncoding, TrustsTheDeclaration) {
    EXPECT_EQ(
        read_bytes(with_declaration("<?xml version='1.0' encoding='ISO-8859-1'?>", "\xE9t\xE9"))
            .line(0)
            .label,
        "été");
    EXPECT_EQ(
        read_bytes(with_declaration("<?xml version=\"1.0\" encoding=\"iso-8859-15\"?>", "\xA4"))
            .line(0)
            .label,
        "€");
    EXPECT_EQ(read_bytes(
                  with_declaration("<?xml version=\"1.0\" encoding=\"windows-1252\"?>", "\x80\x9C"))
                  .line(0)
                  .label,
              "€œ");
    EXPECT_EQ(
        read_bytes(with_declaration("<?xml version=\"1.0\" encoding=\"US-ASCII\"?>", "x")).code(),
        "");
    EXPECT_EQ(read_bytes(with_declaration("<?xml version=\"1.0\" encoding=\"utf8\"?>", "é"))
                  .line(0)
                  .label,
              "é");
}

TEST(XmlEncoding, AnUnknownOneIsNamed) {
    const Reading reading =
        read_bytes(with_declaration("<?xml version=\"1.0\" encoding=\"EBCDIC-FR\"?>", "x"));
    EXPECT_EQ(reading.code(), formats::errors::encoding_unknown.name);
}

TEST(XmlEncoding, WithoutDeclarationLatinTextIsReadAndTold) {
    const Reading reading = read_bytes(with_declaration("", "\xE9t\xE9"));
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).label, "été");
    EXPECT_TRUE(reading.told(formats::errors::encoding_guessed));
}

TEST(XmlEncoding, AFileThatOnlyClaimsUtf8IsReadAndTold) {
    const Reading reading = read_bytes(camt_file(entry("R\xE8glement \x80"), 100));
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).label, "Règlement €");
    EXPECT_TRUE(reading.told(formats::errors::encoding_guessed));
}

TEST(XmlEncoding, ACharacterCutByPiecesStaysWhole) {
    const std::string bytes = camt_file(entry("€€€ ééé 😀"), 100);
    for (std::size_t piece = 1; piece < 8; ++piece) {
        const Reading reading = read_bytes(bytes, piece);
        ASSERT_EQ(reading.code(), "");
        EXPECT_EQ(reading.line(0).label, "€€€ ééé 😀") << piece;
        EXPECT_FALSE(reading.told(formats::errors::encoding_guessed));
    }
}

TEST(XmlEncoding, Utf16IsReadByItsMark) {
    const std::string bytes =
        with_declaration("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "ABC");
    std::string little("\xFF\xFE");
    std::string big("\xFE\xFF");
    for (const char c : bytes) {
        little += c;
        little += '\0';
        big += '\0';
        big += c;
    }
    EXPECT_EQ(read_bytes(little).line(0).label, "ABC");
    EXPECT_EQ(read_bytes(big).line(0).label, "ABC");
}

} // namespace
} // namespace comptoir::test
