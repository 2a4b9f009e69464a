#include "comptoir/core/file.h"

#include "comptoir/core/errors.h"
#include "support/test_paths.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace comptoir {
namespace {

namespace fs = std::filesystem;
using test::TempFolder;

void put(const fs::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

ErrorCode code_of(const Result<std::string>& result) {
    return result ? ErrorCode{} : result.error().code;
}

ErrorCode code_of(const Result<void>& result) {
    return result ? ErrorCode{} : result.error().code;
}

int files_in(const fs::path& folder) {
    int count = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder))
        ++count;
    return count;
}

TEST(ReadFile, GivesEveryByte) {
    const TempFolder folder;
    const std::string bytes("a\0b\r\n\xFF", 6);
    put(folder.file("x"), bytes);
    EXPECT_EQ(read_file(folder.file("x"), 6), bytes);
    put(folder.file("empty"), "");
    EXPECT_EQ(read_file(folder.file("empty"), 0), "");
}

TEST(ReadFile, RefusesAFileAboveTheLimit) {
    const TempFolder folder;
    put(folder.file("x"), "1234567");
    const auto result = read_file(folder.file("x"), 6);
    ASSERT_EQ(code_of(result), errors::file_too_large);
    EXPECT_EQ(result.error().params.at(0).name, "path");
    EXPECT_EQ(result.error().params.at(1).name, "limit_mb");
}

TEST(ReadFile, RefusesAnEndlessFile) {
    EXPECT_EQ(code_of(read_file("/dev/zero", 1024 * 1024)), errors::file_too_large);
}

TEST(ReadFile, RefusesWhatIsMissingOrAFolder) {
    const TempFolder folder;
    EXPECT_EQ(code_of(read_file(folder.file("missing"), 10)), errors::file_unreadable);
    EXPECT_EQ(code_of(read_file(folder.path(), 1 << 20)), errors::file_unreadable);
    EXPECT_EQ(code_of(read_file("", 10)), errors::file_unreadable);
}

TEST(ReadFile, RefusesAFileWithoutReadingRights) {
    if (::geteuid() == 0)
        GTEST_SKIP() << "the superuser may read everything";
    const TempFolder folder;
    put(folder.file("x"), "1");
    fs::permissions(folder.file("x"), fs::perms::none);
    EXPECT_EQ(code_of(read_file(folder.file("x"), 10)), errors::file_unreadable);
}

TEST(ReadPieces, GivesThePiecesInOrder) {
    const TempFolder folder;
    std::string bytes;
    for (int i = 0; i < 200'000; ++i)
        bytes += static_cast<char>('a' + i % 26);
    put(folder.file("x"), bytes);
    std::string seen;
    std::size_t largest = 0;
    const auto result = read_pieces(folder.file("x"), [&](std::string_view piece) {
        largest = std::max(largest, piece.size());
        seen += piece;
        return true;
    });
    EXPECT_TRUE(result.has_value());
    EXPECT_EQ(seen, bytes);
    EXPECT_LE(largest, 64U * 1024U);
}

TEST(ReadPieces, StopsWhenTold) {
    const TempFolder folder;
    put(folder.file("x"), std::string(std::size_t{1} << 20, 'x'));
    int pieces = 0;
    const auto result =
        read_pieces(folder.file("x"), [&](std::string_view) { return ++pieces < 3; });
    EXPECT_TRUE(result.has_value());
    EXPECT_EQ(pieces, 3);
}

TEST(ReadPieces, RefusesWhatNeverEndsAndWhatIsTooLarge) {
    const TempFolder folder;
    const auto take = [](std::string_view) { return true; };
    EXPECT_EQ(code_of(read_pieces("/dev/zero", take)), errors::file_not_regular);
    ASSERT_EQ(mkfifo(folder.file("pipe").c_str(), 0600), 0);
    EXPECT_EQ(code_of(read_pieces(folder.file("pipe"), take)), errors::file_not_regular);
    put(folder.file("x"), "12345");
    EXPECT_EQ(code_of(read_pieces(folder.file("x"), take, 4)), errors::file_too_large);
    EXPECT_TRUE(read_pieces(folder.file("x"), take, 5).has_value());
}

TEST(NameNewFile, TakesAFreeNameAndNeverOneThatIsTaken) {
    const TempFolder folder;
    put(folder.file("draft"), "new");
    EXPECT_TRUE(name_new_file(folder.file("draft"), folder.file("x")).has_value());
    EXPECT_EQ(test::read_text(folder.file("x")), "new");
    EXPECT_FALSE(std::filesystem::exists(folder.file("draft")));
    put(folder.file("draft"), "other");
    EXPECT_EQ(code_of(name_new_file(folder.file("draft"), folder.file("x"))), errors::file_exists);
    EXPECT_EQ(test::read_text(folder.file("x")), "new");
    EXPECT_EQ(code_of(name_new_file(folder.file("missing"), folder.file("y"))),
              errors::file_unwritable);
}

TEST(ReadPieces, RefusesWhatIsMissingOrAFolder) {
    const TempFolder folder;
    const auto take = [](std::string_view) { return true; };
    EXPECT_EQ(code_of(read_pieces(folder.file("missing"), take)), errors::file_unreadable);
    EXPECT_EQ(code_of(read_pieces(folder.path(), take)), errors::file_unreadable);
}

TEST(WriteFileAtomically, WritesAndReplacesWithoutLeavingAnythingBeside) {
    const TempFolder folder;
    const std::string bytes("a\0b", 3);
    ASSERT_TRUE(write_file_atomically(folder.file("x"), "old").has_value());
    ASSERT_TRUE(write_file_atomically(folder.file("x"), bytes).has_value());
    EXPECT_EQ(test::read_text(folder.file("x")), bytes);
    EXPECT_EQ(files_in(folder.path()), 1);
}

TEST(WriteFileAtomically, ClearsTheWriteBitsWhenAsked) {
    const TempFolder folder;
    ASSERT_TRUE(write_file_atomically(folder.file("x"), "1", true).has_value());
    const auto writing = fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
    EXPECT_EQ(fs::status(folder.file("x")).permissions() & writing, fs::perms::none);
    // A read-only file can still be replaced by its successor.
    ASSERT_TRUE(write_file_atomically(folder.file("x"), "2").has_value());
    EXPECT_EQ(test::read_text(folder.file("x")), "2");
}

TEST(WriteFileAtomically, WritesARelativeNameInTheWorkingFolder) {
    const TempFolder folder;
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    const auto result = write_file_atomically("x", "1");
    fs::current_path(before);
    EXPECT_TRUE(result.has_value());
    EXPECT_EQ(test::read_text(folder.file("x")), "1");
}

TEST(WriteFileAtomically, RefusesAMissingFolderAndKeepsQuiet) {
    const TempFolder folder;
    const auto result = write_file_atomically(folder.path() / "missing" / "x", "1");
    ASSERT_EQ(code_of(result), errors::file_unwritable);
    EXPECT_FALSE(result.error().detail.empty());
    EXPECT_EQ(files_in(folder.path()), 0);
}

TEST(WriteFileAtomically, KeepsTheOldThingWhenItCannotReplaceIt) {
    const TempFolder folder;
    fs::create_directories(folder.path() / "x" / "inside");
    EXPECT_EQ(code_of(write_file_atomically(folder.file("x"), "1")), errors::file_unwritable);
    EXPECT_TRUE(fs::exists(folder.path() / "x" / "inside"));
    EXPECT_EQ(files_in(folder.path()), 1);
}

} // namespace
} // namespace comptoir
