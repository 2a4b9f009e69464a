// Corrections over a file, whatever its lines and characters are.
#include "comptoir/core/text.h"
#include "comptoir/formats/overlay.h"

#include <gtest/gtest.h>

#include <random>

namespace comptoir::formats {
namespace {

using bank::CorrectionKind;
using bank::LineCorrection;

TextShape shape(std::string_view text, std::size_t piece = k_piece_bytes) {
    auto found = shape_of([&]() -> Result<std::unique_ptr<ByteSource>> {
        return std::make_unique<TextSource>(text, piece);
    });
    EXPECT_TRUE(found);
    return *found;
}

std::string corrected(std::string_view text, const std::vector<LineCorrection>& corrections,
                      std::size_t piece = k_piece_bytes) {
    TextSource source(text, piece);
    OverlaySource overlay(source, shape(text, piece), corrections);
    std::string out;
    for (;;) {
        const auto next = overlay.next();
        EXPECT_TRUE(next);
        EXPECT_LE(next->size(), k_piece_bytes);
        if (next->empty())
            return out;
        out.append(*next);
    }
}

std::vector<std::string> lines(std::string_view text, std::size_t piece = k_piece_bytes) {
    TextSource source(text, piece);
    std::vector<std::string> list;
    EXPECT_TRUE(for_each_text_line(source, shape(text, piece), 1'000, 1, [&](ShownLine&& line) {
        EXPECT_EQ(line.line, static_cast<std::int64_t>(list.size()) + 1);
        list.push_back(std::move(line.text));
        return true;
    }));
    EXPECT_EQ(static_cast<std::int64_t>(list.size()), shape(text, piece).lines);
    return list;
}
using List = std::vector<std::string>;

TEST(Overlay, WithoutCorrectionTheTextIsTheOriginal) {
    for (const std::string_view text : {"", "one", "one\n", "one\ntwo", "one\r\ntwo\r\n",
                                        "one\rtwo\r", "\n\n", "\xEF\xBB\xBFone\n"})
        EXPECT_EQ(corrected(text, {}), text);
}

TEST(Overlay, ReplacedLinesKeepTheirEnds) {
    const LineCorrection second{CorrectionKind::Replace, 2, "TWO"};
    EXPECT_EQ(corrected("one\ntwo\nthree", {second}), "one\nTWO\nthree");
    EXPECT_EQ(corrected("one\r\ntwo\r\nthree", {second}), "one\r\nTWO\r\nthree");
    EXPECT_EQ(corrected("one\rtwo\rthree", {second}), "one\rTWO\rthree");
    EXPECT_EQ(corrected("one\ntwo", {second}), "one\nTWO");
    EXPECT_EQ(corrected("\xEF\xBB\xBFone\ntwo\n", {{CorrectionKind::Replace, 1, "ONE"}}),
              "\xEF\xBB\xBFONE\ntwo\n");
}

TEST(Overlay, LinesAreInsertedBeforeOthersAndAtTheEnd) {
    const LineCorrection first{CorrectionKind::Insert, 1, "zero"};
    const LineCorrection last{CorrectionKind::Insert, 3, "three"};
    EXPECT_EQ(corrected("one\ntwo\n", {first, last}), "zero\none\ntwo\nthree\n");
    EXPECT_EQ(corrected("one\r\ntwo", {first, last}), "zero\r\none\r\ntwo\r\nthree");
    EXPECT_EQ(corrected("one\ntwo\n", {first, {CorrectionKind::Insert, 1, "half"}}),
              "zero\nhalf\none\ntwo\n");
}

TEST(Overlay, DeletedLinesAreNotRead) {
    EXPECT_EQ(corrected("one\ntwo\nthree", {{CorrectionKind::Delete, 1, ""}}), "two\nthree");
    EXPECT_EQ(corrected("one\ntwo\nthree",
                        {{CorrectionKind::Insert, 2, "new"}, {CorrectionKind::Delete, 2, ""}}),
              "one\nnew\nthree");
}

TEST(Overlay, ACfonbFileWithoutLineEndsIsCutIntoRecords) {
    const std::string first = "0130006    00001EUR2 " + std::string(99, 'a');
    const std::string second = "04" + std::string(118, 'b');
    ASSERT_EQ(first.size(), 120U);
    const std::string text = first + second + second;
    EXPECT_EQ(shape(text).layout, TextLayout::Records120);
    EXPECT_EQ(lines(text), (List{first, second, second}));
    EXPECT_EQ(corrected(text, {{CorrectionKind::Delete, 2, ""}}), first + "\n" + second);
    // A character of two bytes is one column.
    const std::string accented = "04" + std::string(117, 'b') + "é";
    EXPECT_EQ(lines(first + accented + second), (List{first, accented, second}));
}

TEST(Overlay, XmlInOneLineIsCutBetweenItsElements) {
    const std::string filler = "<F>" + std::string(1'000, 'x') + "</F>";
    const std::string text =
        "<?xml version=\"1.0\"?><A><B/><C a=\"1\">text</C><Nm></Nm>" + filler + "</A>";
    EXPECT_EQ(shape(text).layout, TextLayout::Elements);
    EXPECT_EQ(lines(text).size(), 7U);
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 1'000U})
        EXPECT_EQ(corrected(text, {{CorrectionKind::Replace, 3, "<B2/>"}}, piece),
                  "<?xml version=\"1.0\"?>\n<A>\n<B2/>\n<C a=\"1\">text</C>\n<Nm></Nm>\n" + filler +
                      "\n</A>");
}

TEST(Overlay, TextsAreWrittenInTheEncodingOfTheFile) {
    const std::string latin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>\xE9</a>\n";
    EXPECT_EQ(shape(latin).encoding, TextEncoding::Latin1);
    EXPECT_EQ(lines(latin)[1], "<a>é</a>");
    EXPECT_EQ(corrected(latin, {{CorrectionKind::Replace, 2, "<a>à</a>"}}),
              "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>\xE0</a>\n");
    EXPECT_EQ(encoded("€", TextEncoding::Cp1252), "\x80");
    EXPECT_EQ(encoded("€", TextEncoding::Latin9), "\xA4");
    EXPECT_EQ(encoded("€", TextEncoding::Latin1), std::nullopt);
    EXPECT_EQ(encoded("€", TextEncoding::Utf8), "€");
    EXPECT_EQ(encoded("\xFF", TextEncoding::Utf8), std::nullopt);
    EXPECT_EQ(shape("a\xE9\n").encoding, TextEncoding::Cp1252);
    EXPECT_EQ(shape("a\xC3\xA9\n").encoding, TextEncoding::Utf8);
    EXPECT_EQ(shape("a\xC3").encoding, TextEncoding::Cp1252) << "half a character at the end";
}

TEST(Overlay, Utf16IsReadAsUtf8) {
    const std::string_view little("\xFF\xFE"
                                  "a\0\n\0\xE9\0\n\0\x3D\xD8\x00\xDE\n\0",
                                  16);
    EXPECT_EQ(shape(little).encoding, TextEncoding::Utf16LittleEndian);
    EXPECT_EQ(lines(little), (List{"a", "é", "\xF0\x9F\x98\x80"}));
    for (const std::size_t piece : {1U, 3U, 100U})
        EXPECT_EQ(corrected(little, {{CorrectionKind::Replace, 1, "b"}}, piece),
                  "\xEF\xBB\xBF"
                  "b\né\n\xF0\x9F\x98\x80\n");
}

TEST(Overlay, WhatIsNoTextIsSaid) {
    EXPECT_FALSE(shape("PK\x03\x04 rest").is_text);
    EXPECT_FALSE(shape("%PDF-1.4").is_text);
    EXPECT_FALSE(shape(std::string_view("a\0b", 3)).is_text);
    EXPECT_TRUE(shape("").is_text);
}

TEST(Overlay, ALongLineIsCutForTheViewAndKeptInTheText) {
    const std::string text = std::string(5'000, 'x') + "\nend\n";
    TextSource source(text);
    ShownLine shown;
    ASSERT_TRUE(for_each_text_line(source, shape(text), 100, 1, [&](ShownLine&& line) {
        shown = std::move(line);
        return false;
    }));
    EXPECT_TRUE(shown.cut);
    EXPECT_EQ(shown.text.size(), 100U);
    EXPECT_EQ(corrected(text, {{CorrectionKind::Replace, 2, "END"}}),
              std::string(5'000, 'x') + "\nEND\n");
}

// Any corrections over any lines give what a program gives that holds all lines in memory, and each
// line of the result knows where it comes from.
TEST(Overlay, RandomCorrectionsGiveTheTextAndTheirPlaces) {
    std::mt19937 random(20'261'122);
    const auto below = [&](std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
    };
    for (int round = 0; round < 500; ++round) {
        const auto count = static_cast<std::int64_t>(1 + below(8));
        const bool ends = below(2) == 0;
        std::string text, expected;
        std::vector<LineCorrection> corrections;
        std::vector<std::int64_t> places;
        for (std::int64_t line = 1; line <= count + 1; ++line) {
            const bool has_line = line <= count;
            if (below(4) == 0) {
                corrections.push_back({CorrectionKind::Insert, line, "new"});
                expected += "new\n";
                places.push_back(line);
            }
            if (!has_line)
                break;
            const std::string own = "line " + text::number(line);
            text += own + (line < count || ends ? "\n" : "");
            const std::size_t what = below(4);
            if (what == 0) {
                corrections.push_back({CorrectionKind::Delete, line, ""});
                continue;
            }
            if (what == 1)
                corrections.push_back({CorrectionKind::Replace, line, "other"});
            expected += (what == 1 ? "other" : own) + "\n";
            places.push_back(line);
        }
        std::string result = corrected(text, corrections, 1 + below(5));
        if (!result.empty() && !result.ends_with('\n'))
            result += '\n';
        ASSERT_EQ(result, expected) << "round " << round;
        for (std::size_t at = 0; at < places.size(); ++at)
            ASSERT_EQ(bank::original_line(corrections, static_cast<std::int64_t>(at) + 1),
                      places[at])
                << "round " << round;
    }
}

TEST(Overlay, TheColumnsOfAFieldAreKnownForFixedRecords) {
    const auto amount = columns_of_field("cfonb120", "04", "amount");
    ASSERT_TRUE(amount);
    EXPECT_EQ(amount->first, 91);
    EXPECT_EQ(amount->last, 104);
    EXPECT_FALSE(columns_of_field("cfonb120", "01", "value_date"));
    EXPECT_FALSE(columns_of_field("camt053", "Ntry 1", "amount"));
}

} // namespace
} // namespace comptoir::formats
