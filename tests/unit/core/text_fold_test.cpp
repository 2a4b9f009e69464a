#include "comptoir/core/text.h"

#include "support/seeded.h"

#include <gtest/gtest.h>

namespace comptoir::text {
namespace {

std::string utf8_of(char32_t c) {
    std::string out;
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6U));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0U | (c >> 12U));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (c >> 18U));
        out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    }
    return out;
}

template <class Check>
void for_each_character(Check check) {
    for (char32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        if (c == 0x30000) // the planes behind hold unassigned code points and private use
            c = 0xE0000;
        if (c == 0xE1000)
            c = 0x10FF00;
        check(c, utf8_of(c));
    }
}

TEST(Fold, MakesLabelsComparable) {
    EXPECT_EQ(fold("Facture n° F-592/é"), "FACTURE N F 592 E");
    EXPECT_EQ(fold("  Virement   reçu \t de l'été "), "VIREMENT RECU DE L ETE");
    EXPECT_EQ(fold("VIR SEPA/ABC-12"), "VIR SEPA ABC 12");
}

TEST(Fold, DropsAccentsHoweverTheyAreWritten) {
    EXPECT_EQ(fold("é"), "E");
    EXPECT_EQ(fold("e\xCC\x81"), "E");
    EXPECT_EQ(fold("ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ"), "AAACEEEEIIOOUUUY");
    EXPECT_EQ(fold("Ștefan Żółć Dvořák Ångström"), "STEFAN ZOLC DVORAK ANGSTROM");
}

TEST(Fold, TakesLigaturesAndLettersApart) {
    EXPECT_EQ(fold("Œuvre œil æther Straße ŒŒ ø Łódź"), "OEUVRE OEIL AETHER STRASSE OEOE O LODZ");
    EXPECT_EQ(fold("ﬁn ① ½ Ⅳ ＡＢＣ１２"), "FIN 1 1 2 IV ABC12");
}

TEST(Fold, TreatsTheWaysOfWritingNumberAlike) {
    for (const char* text : {"N° 12", "Nº 12", "n°12", "№ 12", "№12"})
        EXPECT_EQ(fold(text), "N 12") << text;
}

TEST(Fold, DoesNotPartWordsAtInvisibleCharacters) {
    EXPECT_EQ(fold("fac\xC2\xADture"), "FACTURE");     // soft hyphen
    EXPECT_EQ(fold("fac\xE2\x80\x8Bture"), "FACTURE"); // zero width space
    EXPECT_EQ(fold("\xEF\xBB\xBF"
                   "facture"),
              "FACTURE"); // byte order mark
}

TEST(Fold, PartsWordsAtBlanksOfEveryKind) {
    EXPECT_EQ(fold("1\xC2\xA0"
                   "234\xE2\x80\xAF"
                   "567"),
              "1 234 567");
    EXPECT_EQ(fold("l’été — “oui”…"), "L ETE OUI");
}

TEST(Fold, KeepsOtherScripts) {
    EXPECT_EQ(fold("Αθήνα"), "ΑΘΗΝΑ");
    EXPECT_EQ(fold("София"), "СОФИЯ");
}

TEST(Fold, IsEmptyWithoutLettersAndDigits) {
    for (const char* text : {"", " ", "---", "°", "€", "\n\t", "\xCC\x81", "…"})
        EXPECT_EQ(fold(text), "") << text;
}

TEST(Fold, TakesInvalidBytesAsBlanks) {
    EXPECT_EQ(fold("a\xFF"
                   "b"),
              "A B");
    EXPECT_EQ(fold("a\xC3"), "A");
    EXPECT_EQ(fold("\xED\xA0\x80x"), "X");
    EXPECT_EQ(fold(std::string_view("a\0b", 3)), "A B");
}

TEST(Fold, FoldingTwiceChangesNothing) {
    for_each_character([](char32_t c, const std::string& text) {
        const std::string once = fold("x" + text + "y");
        ASSERT_EQ(fold(once), once) << "U+" << std::hex << static_cast<std::uint32_t>(c);
    });
}

TEST(Fold, GivesTheSameForComposedText) {
    for_each_character([](char32_t c, const std::string& text) {
        // Unicode composes a handful of compatibility ideographs and signs into others; comparing
        // their folded forms is the point.
        ASSERT_EQ(fold(nfc(text)), fold(text)) << "U+" << std::hex << static_cast<std::uint32_t>(c);
    });
}

TEST(Fold, NeverHoldsTwoBlanksNorOneAtItsEnds) {
    SEEDED(random);
    for (int round = 0; round < 5000; ++round) {
        const std::string text = random.text("aZ0 -_\t\xC3\xA9\xC2\xB0\xFF\xE2\x80\xAF",
                                             static_cast<std::size_t>(random.between(0, 30)));
        const std::string folded = fold(text);
        ASSERT_EQ(folded.find("  "), std::string::npos);
        ASSERT_TRUE(folded.empty() || (folded.front() != ' ' && folded.back() != ' '));
        ASSERT_TRUE(is_valid_utf8(folded));
    }
}

TEST(FoldWords, SplitsAtBlanks) {
    EXPECT_EQ(fold_words("Facture n° F-592/é"),
              (std::vector<std::string>{"FACTURE", "N", "F", "592", "E"}));
    EXPECT_TRUE(fold_words(" - ").empty());
}

TEST(FoldCompact, RunsEverythingTogether) {
    EXPECT_EQ(fold_compact("F-2026 / 0117"), "F20260117");
    EXPECT_EQ(fold_compact("…"), "");
}

TEST(Nfc, ComposesAndMendsInvalidBytes) {
    EXPECT_EQ(nfc("e\xCC\x81"), "é");
    EXPECT_EQ(nfc("plain"), "plain");
    EXPECT_EQ(nfc(""), "");
    EXPECT_EQ(nfc("a\xFF\xC3"), "a\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(nfc(std::string_view("é\0é", 5)), std::string("é\0é", 5));
}

constexpr std::string_view k_sepa_set =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-?:().,'+ ";

TEST(ToSepa, KeepsTheAllowedSet) {
    EXPECT_EQ(to_sepa(k_sepa_set), k_sepa_set);
}

TEST(ToSepa, TransliteratesAsTheConversionTable) {
    EXPECT_EQ(to_sepa("é ç œ Œ ß ø € & _ @ [x] {y}"), "e c oe OE ss o E + - . (x) (y)");
    EXPECT_EQ(to_sepa("L’été à l'Œuvre – n° 12"), "L'ete a l'OEuvre - n. 12");
    EXPECT_EQ(to_sepa("Łódź Ştefan Đorđe ÅÆØ"), "Lodz Stefan Dorde AAEO");
    EXPECT_EQ(to_sepa("e\xCC\x81"), "e");
}

TEST(ToSepa, LeavesNoCharacterOutsideTheSet) {
    for_each_character([](char32_t c, const std::string& text) {
        ASSERT_EQ(to_sepa(text).find_first_not_of(k_sepa_set), std::string::npos)
            << "U+" << std::hex << static_cast<std::uint32_t>(c);
    });
}

TEST(ToSepa, TurnsControlCharactersIntoBlanksAndOthersIntoPoints) {
    EXPECT_EQ(to_sepa("a\r\nb\tc"), "a  b c");
    EXPECT_EQ(to_sepa("<&>!\"#$%*;=\\^`|~"), ".+.......,...'.-");
    EXPECT_EQ(to_sepa("София"), ".....");
    EXPECT_EQ(to_sepa("a\xFF"
                      "b"),
              "a.b");
    EXPECT_EQ(to_sepa("a\xC2\xA0"
                      "b\xE2\x80\xAF"
                      "c"),
              "a b c");
}

} // namespace
} // namespace comptoir::text
