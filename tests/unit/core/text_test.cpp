#include "comptoir/core/text.h"

#include "comptoir/core/utf8.h"

#include "support/seeded.h"

#include <limits>

#include <gtest/gtest.h>

namespace comptoir::text {
namespace {

TEST(Utf8, KnowsWhatIsValid) {
    for (const char* text : {"", "abc", "é", "€", "\xF0\x9F\x98\x80", "\xEF\xBF\xBD",
                             "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"})
        EXPECT_TRUE(is_valid_utf8(text)) << text;
}

TEST(Utf8, RefusesIllFormedBytes) {
    for (const char* text : {"\x80",
                             "\xBF",
                             "\xC0\x80",
                             "\xC1\xBF",
                             "\xC3",
                             "\xE2\x82",
                             "\xE2\x28\xA1",
                             "\xE0\x80\x80",
                             "\xE0\x9F\xBF",
                             "\xED\xA0\x80",
                             "\xED\xBF\xBF",
                             "\xF0\x80\x80\x80",
                             "\xF0\x8F\xBF\xBF",
                             "\xF4\x90\x80\x80",
                             "\xF5\x80\x80\x80",
                             "\xF8\x88\x80\x80\x80",
                             "\xFE",
                             "\xFF",
                             "abc\xE9",
                             "abcdefghijklmnop\xE9",
                             "\xC3\xA9\xC3"})
        EXPECT_FALSE(is_valid_utf8(text)) << text;
}

TEST(Utf8, CountsAndCutsCharacters) {
    EXPECT_EQ(length_in_characters(""), 0U);
    EXPECT_EQ(length_in_characters("abc"), 3U);
    EXPECT_EQ(length_in_characters("é€\xF0\x9F\x98\x80"), 3U);
    EXPECT_EQ(length_in_characters("a\xFF"), 2U);
    EXPECT_EQ(cut_to_characters("é€abc", 2), "é€");
    EXPECT_EQ(cut_to_characters("é€", 2), "é€");
    EXPECT_EQ(cut_to_characters("é€", 5), "é€");
    EXPECT_EQ(cut_to_characters("abc", 0), "");
    EXPECT_EQ(cut_to_characters("", 3), "");
}

TEST(Latin1, MapsEveryByteToTheSameCodePoint) {
    EXPECT_EQ(from_latin1("caf\xE9 \xA4"), "café ¤");
    EXPECT_EQ(from_latin1(""), "");
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    EXPECT_EQ(length_in_characters(from_latin1(bytes)), 256U);
    EXPECT_TRUE(is_valid_utf8(from_latin1(bytes)));
}

TEST(Latin9, HasTheEuroAndTheFrenchLigatures) {
    EXPECT_EQ(from_latin9("\xA4\xA6\xA8\xB4\xB8\xBC\xBD\xBE"), "€ŠšŽžŒœŸ");
    EXPECT_EQ(to_latin9("€ŠšŽžŒœŸ é"), "\xA4\xA6\xA8\xB4\xB8\xBC\xBD\xBE \xE9");
}

TEST(Latin9, EveryByteReadsBackAsWritten) {
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    EXPECT_EQ(to_latin9(from_latin9(bytes)), bytes);
}

TEST(Latin9, TransliteratesWhatIsOutside) {
    EXPECT_EQ(to_latin9("l’été – “x”…"), "l'\xE9t\xE9 - \"x\"...");
    EXPECT_EQ(to_latin9("Łódź"), "L\xF3"
                                 "dz");
    EXPECT_EQ(to_latin9("e\xCC\x81"), "\xE9");
    EXPECT_EQ(to_latin9("1\xE2\x80\xAF"
                        "234"),
              "1 234");
    EXPECT_EQ(to_latin9("½"), "1/2");
}

TEST(Latin9, WritesAQuestionMarkForTheRest) {
    EXPECT_EQ(to_latin9("漢字"), "??");
    EXPECT_EQ(to_latin9("¤"), "?");
    EXPECT_EQ(to_latin9("a\xFF"), "a?");
}

TEST(Cp1252, HasTheTypographyOfWindows) {
    EXPECT_EQ(from_cp1252("\x80\x85\x91\x92\x93\x94\x96\x97\x9C\xE9"), "€…‘’“”–—œé");
}

TEST(Cp1252, MarksUndefinedBytes) {
    for (const char* byte : {"\x81", "\x8D", "\x8F", "\x90", "\x9D"})
        EXPECT_EQ(from_cp1252(byte), "\xEF\xBF\xBD");
}

TEST(Blanks, AreTrimmedAndJoined) {
    EXPECT_EQ(trim(" \t\r\n\v\fa b \n"), "a b");
    EXPECT_EQ(trim("   "), "");
    EXPECT_EQ(trim(""), "");
    EXPECT_EQ(trim("\xC2\xA0x"), "\xC2\xA0x"); // ASCII blanks only
    EXPECT_EQ(single_blanks("  a \t\n b  "), "a b");
    EXPECT_EQ(single_blanks("   "), "");
    EXPECT_EQ(single_blanks(""), "");
}

TEST(UpperAscii, LeavesOtherBytes) {
    EXPECT_EQ(to_upper_ascii("azé{`"), "AZé{`");
}

TEST(AllDigits, IsTrueForAsciiDigitsOnly) {
    EXPECT_TRUE(all_digits("0123456789"));
    for (const char* text : {"", " ", "1 ", "-1", "1.0", "a", "١", "１"})
        EXPECT_FALSE(all_digits(text)) << text;
}

TEST(ParseInteger, ReadsTheWholeText) {
    EXPECT_EQ(parse_integer("0"), 0);
    EXPECT_EQ(parse_integer("-12"), -12);
    EXPECT_EQ(parse_integer("+12"), 12);
    EXPECT_EQ(parse_integer("0012"), 12);
    EXPECT_EQ(parse_integer("9223372036854775807"), std::numeric_limits<long long>::max());
    EXPECT_EQ(parse_integer("-9223372036854775808"), std::numeric_limits<long long>::min());
}

TEST(ParseInteger, RefusesTheRest) {
    for (const char* text : {"", "-", "+", "+-1", "--1", "++1", " 1", "1 ", "1.0", "1e3", "0x10",
                             "abc", "12a", "9223372036854775808", "-9223372036854775809", "1,000"})
        EXPECT_EQ(parse_integer(text), std::nullopt) << text;
}

TEST(Number, ReadsBackAsWritten) {
    EXPECT_EQ(number(0), "0");
    EXPECT_EQ(number(-7), "-7");
    EXPECT_EQ(number(std::numeric_limits<long long>::min()), "-9223372036854775808");
    SEEDED(random);
    for (int round = 0; round < 2000; ++round) {
        const long long value = random.between(std::numeric_limits<std::int64_t>::min(),
                                               std::numeric_limits<std::int64_t>::max());
        ASSERT_EQ(parse_integer(number(value)), value);
    }
}

TEST(PadLeft, FillsButNeverCuts) {
    EXPECT_EQ(pad_left("7", 3, '0'), "007");
    EXPECT_EQ(pad_left("", 2, ' '), "  ");
    EXPECT_EQ(pad_left("1234", 3, '0'), "1234");
    EXPECT_EQ(pad_left("x", 0, '0'), "x");
}

// At every place of a block of eight bytes, and in the rest behind it.
TEST(Text, TellsPlainAsciiAtEveryPlace) {
    for (std::size_t size = 0; size < 20; ++size) {
        const std::string plain(size, 'a');
        EXPECT_TRUE(is_ascii(plain));
        EXPECT_TRUE(is_printable_ascii(plain));
        for (std::size_t at = 0; at < size; ++at)
            for (const char c : {'\0', '\t', '\x1F', ' ', '~', '\x7F', '\x80', '\xFF'}) {
                std::string text = plain;
                text[at] = c;
                const auto byte = static_cast<unsigned char>(c);
                EXPECT_EQ(is_ascii(text), byte < 0x80) << size << " " << at << " " << int{byte};
                EXPECT_EQ(is_printable_ascii(text), byte >= 0x20 && byte < 0x7F)
                    << size << " " << at << " " << int{byte};
            }
    }
}

} // namespace
} // namespace comptoir::text
