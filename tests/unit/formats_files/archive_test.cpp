// ZIP archives of statements: what is inside, and that nothing inside is believed.
#include "comptoir/core/text.h"
#include "comptoir/formats/archive_errors.h"
#include "comptoir/formats/statement_archive.h"
#include "formats/archive/zip_directory.h"
#include "support/test_paths.h"
#include "support/zip_text.h"

#include <gtest/gtest.h>

#include <fstream>

namespace comptoir::formats {
namespace {

using test::zip_text;

class Archive : public ::testing::Test {
protected:
    Result<StatementArchive> open(std::string_view bytes, const ArchiveLimits& limits = {}) {
        const auto path = m_folder.file("a.zip");
        std::ofstream(path, std::ios::binary) << bytes;
        return StatementArchive::open(path, "a.zip", limits);
    }
    std::string refusal(std::string_view bytes, const ArchiveLimits& limits = {}) {
        const auto archive = open(bytes, limits);
        return archive ? std::string("opened") : std::string(archive.error().code.name);
    }
    static std::vector<std::string> paths(const StatementArchive& archive) {
        std::vector<std::string> list;
        for (const ArchiveMember& member : archive.members())
            list.push_back(member.path);
        return list;
    }
    static std::vector<std::string> notices(const StatementArchive& archive) {
        std::vector<std::string> list;
        for (const Diagnostic& notice : archive.notices())
            list.push_back(std::string(notice.code.name) + " " + notice.place->file);
        return list;
    }
    static std::string of(const ErrorSpec& spec, std::string_view path) {
        return std::string(spec.name) + " " + std::string(path);
    }
    // The member's bytes, or the code of the error that stopped them.
    static std::string read(const StatementArchive& archive, std::size_t index) {
        const auto source = archive.bytes(index);
        if (!source)
            return std::string(source.error().code.name);
        std::string bytes;
        for (;;) {
            const auto piece = (*source)->next();
            if (!piece)
                return std::string(piece.error().code.name);
            if (piece->empty())
                return bytes;
            bytes.append(*piece);
        }
    }
    test::TempFolder m_folder;
};

using List = std::vector<std::string>;

TEST_F(Archive, MembersAreReadWithTheirOwnBytes) {
    const std::string inner = zip_text({{"deep.txt", "three"}});
    const auto archive =
        open(zip_text({{"folder/", ""}, {"folder/a.txt", "one"}, {"b.txt", "two"}, {"c", inner}}));
    ASSERT_TRUE(archive);
    EXPECT_EQ(paths(*archive), (List{"folder/a.txt", "b.txt", "c!deep.txt"}));
    EXPECT_EQ(read(*archive, 0), "one");
    EXPECT_EQ(read(*archive, 1), "two");
    EXPECT_EQ(read(*archive, 2), "three");
    EXPECT_EQ(read(*archive, 0), "one") << "a member can be read again";
}

TEST_F(Archive, WhatTheComputerAddedIsSkippedWithANotice) {
    const auto archive = open(zip_text(
        {{"__MACOSX/._a.txt", "x"}, {"a.txt", "one"}, {"f/.DS_Store", "x"}, {"Thumbs.db", "x"}}));
    ASSERT_TRUE(archive);
    EXPECT_EQ(paths(*archive), List{"a.txt"});
    EXPECT_EQ(notices(*archive), (List{of(errors::zip_member_skipped, "a.zip!__MACOSX/._a.txt"),
                                       of(errors::zip_member_skipped, "a.zip!f/.DS_Store"),
                                       of(errors::zip_member_skipped, "a.zip!Thumbs.db")}));
}

TEST_F(Archive, PathsThatLeaveTheFolderAreNeutralised) {
    EXPECT_EQ(neutral_member_path("../../etc/m.xml"), "etc/m.xml");
    EXPECT_EQ(neutral_member_path("/abs/m.xml"), "abs/m.xml");
    EXPECT_EQ(neutral_member_path("C:\\a\\..\\m.xml"), "a/m.xml");
    EXPECT_EQ(neutral_member_path("a\nb.xml"), "ab.xml");
    EXPECT_EQ(neutral_member_path("../.."), "_");
    const auto archive = open(zip_text({{"../../m.xml", "one"}, {"/n.xml", "two"}}));
    ASSERT_TRUE(archive);
    EXPECT_EQ(paths(*archive), (List{"m.xml", "n.xml"}));
    EXPECT_EQ(notices(*archive), (List{of(errors::zip_path_neutralised, "a.zip!m.xml"),
                                       of(errors::zip_path_neutralised, "a.zip!n.xml")}));
}

TEST_F(Archive, AProtectedMemberIsNamed) {
    const auto archive = open(zip_text({{"secret.xml", "????", {.encrypted = true}}}));
    ASSERT_TRUE(archive);
    EXPECT_TRUE(archive->members()[0].encrypted);
    const auto source = archive->bytes(0);
    ASSERT_FALSE(source);
    EXPECT_EQ(source.error().code, ErrorCode(errors::zip_encrypted));
    EXPECT_EQ(std::get<std::string>(source.error().params[0].value), "secret.xml");
}

TEST_F(Archive, TenGigabytesAreRefusedBeforeTheyAreUnpacked) {
    const std::string bomb = zip_text({{"m.xml", "few", {.size = 10'000'000'000}}});
    EXPECT_EQ(refusal(bomb), "formats.zip_too_large");
    EXPECT_EQ(refusal(zip_text({{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}}),
                      {.bytes_max = 1000}),
              "formats.zip_too_large")
        << "the members count together";
}

TEST_F(Archive, AMemberThatUnpacksToFarMoreThanItIsIsRefused) {
    EXPECT_EQ(refusal(zip_text({{"m.xml", std::string(1000, 'x'), {.size = 5'000'000}}})),
              "formats.zip_ratio");
    EXPECT_EQ(refusal(zip_text({{"m.xml", std::string(100'000, 'x'), {.size = 5'000'000}}})),
              "opened");
}

TEST_F(Archive, AMemberThatIsNotWhatTheDirectorySaysIsDamaged) {
    const auto lies = open(zip_text({{"m.xml", "one", {.wrong_check_sum = true}}}));
    ASSERT_TRUE(lies);
    EXPECT_EQ(read(*lies, 0), "formats.zip_damaged");
    const auto packed = open(zip_text({{"m.xml", "not deflated", {.size = 40}}}));
    ASSERT_TRUE(packed);
    EXPECT_EQ(read(*packed, 0), "formats.zip_damaged");
}

TEST_F(Archive, TooManyMembersAreRefusedBeforeTheDirectoryIsRead) {
    std::vector<test::ZipEntry> many(60'000);
    for (std::size_t index = 0; index < many.size(); ++index)
        many[index].name = "m" + text::number(static_cast<long long>(index));
    EXPECT_EQ(refusal(zip_text(many)), "formats.zip_too_many_members");
    EXPECT_EQ(refusal(zip_text({{"m", "x"}}, {.members = 100'000})),
              "formats.zip_too_many_members");
    EXPECT_EQ(refusal(zip_text({{"a", "x"}, {"b", "x"}}), {.members_max = 1}),
              "formats.zip_too_many_members");
    // Those of the ZIPs inside count too.
    EXPECT_EQ(refusal(zip_text({{"a", zip_text({{"x", "1"}, {"y", "2"}})}}), {.members_max = 2}),
              "formats.zip_too_many_members");
}

TEST_F(Archive, AZipInAZipIsReadAndNoDeeper) {
    const std::string one = zip_text({{"m.xml", "x"}});
    const std::string two = zip_text({{"one.zip", one}});
    EXPECT_EQ(refusal(two), "opened");
    EXPECT_EQ(refusal(zip_text({{"two.zip", two}})), "formats.zip_too_deep");
    EXPECT_EQ(refusal(two, {.inner_bytes_max = 10}), "formats.zip_too_large");
}

TEST_F(Archive, ATruncatedArchiveIsDamagedWhereverItEnds) {
    const std::string whole = zip_text({{"m.xml", "one two three"}, {"n.xml", "four"}});
    for (std::size_t size = 4; size < whole.size(); ++size)
        ASSERT_EQ(refusal(whole.substr(0, size)), "formats.zip_damaged") << size;
    // The directory itself cut out of the middle.
    EXPECT_EQ(refusal(whole.substr(0, 40) + whole.substr(whole.size() - 22)),
              "formats.zip_damaged");
}

TEST_F(Archive, WithoutAnyMemberThereIsNoStatement) {
    EXPECT_EQ(refusal(zip_text({})), "formats.zip_no_statement");
    EXPECT_EQ(refusal(zip_text({{"folder/", ""}})), "formats.zip_no_statement");
    EXPECT_EQ(refusal(zip_text({{"[Content_Types].xml", "<x/>"}, {"xl/a.xml", "<x/>"}})),
              "formats.zip_no_statement");
    const auto inside = open(
        zip_text({{"m.xml", "x"}, {"sheet.xlsx", zip_text({{"[Content_Types].xml", "<x/>"}})}}));
    ASSERT_TRUE(inside);
    EXPECT_EQ(notices(*inside), List{of(errors::zip_member_not_statement, "a.zip!sheet.xlsx")});
}

} // namespace
} // namespace comptoir::formats
