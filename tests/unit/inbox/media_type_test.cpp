#include "comptoir/inbox/types.h"

#include <gtest/gtest.h>

namespace comptoir::inbox {

namespace {

using namespace std::string_view_literals;

TEST(MediaType, IsToldByContentNeverByName) {
    EXPECT_EQ(media_type_of("%PDF-1.7\n..."), MediaType::Pdf);
    EXPECT_EQ(media_type_of("\r\n  %PDF-1.4"), MediaType::Pdf);
    EXPECT_EQ(media_type_of("\x89PNG\r\n\x1A\n...."sv), MediaType::Png);
    EXPECT_EQ(media_type_of("\xFF\xD8\xFF\xE0...."sv), MediaType::Jpeg);
    EXPECT_EQ(media_type_of("<?xml version='1.0'?><a/>"), MediaType::Xml);
    EXPECT_EQ(media_type_of("\xEF\xBB\xBF  <Invoice/>"), MediaType::Xml);
    EXPECT_EQ(media_type_of("\xFF\xFE<\0I\0n\0"sv), MediaType::Xml);
}

TEST(MediaType, RefusesEverythingElse) {
    for (std::string_view bytes :
         {""sv, "<"sv, "< a"sv, "hello"sv, "PK\x03\x04"sv, "GIF89a"sv, "<html><body>"sv,
          "<!doctype html>"sv, "MZ\x90"sv, "{\"a\":1}"sv, "\x89PNX"sv})
        EXPECT_EQ(media_type_of(bytes), std::nullopt) << bytes;
}

TEST(MediaType, APdfHeaderFarIntoTheFileDoesNotCount) {
    EXPECT_EQ(media_type_of(std::string(2000, ' ') + "%PDF-1.7"), std::nullopt);
}

TEST(InboxNames, GoThereAndBack) {
    for (Box box : {Box::Purchase, Box::Sale, Box::Other})
        EXPECT_EQ(parse_box(to_text(box)), box);
    for (MediaType type : {MediaType::Pdf, MediaType::Png, MediaType::Jpeg, MediaType::Xml})
        EXPECT_EQ(parse_media_type(to_text(type)), type);
    EXPECT_EQ(parse_box("spam"), std::nullopt);
    EXPECT_EQ(parse_media_type("text/html"), std::nullopt);
    EXPECT_EQ(to_text(ReadingSource::Facturx), "facturx");
}

} // namespace
} // namespace comptoir::inbox
