// Every sample, every input a fuzzer found worth keeping and every file of the corpus, through
// every family of readers: a file of another format must be refused as quietly as a damaged one.
#include "reader_family.h"

#include "support/test_paths.h"
#include "support/zip_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace comptoir::test {
namespace {

constexpr std::uintmax_t k_bytes_max = 256 * 1024;

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    if (!std::filesystem::exists(folder))
        return paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.file_size() <= k_bytes_max &&
            !entry.path().string().ends_with(".expected.json"))
            paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

void expect_no_fault(const std::vector<std::filesystem::path>& paths) {
    for (const auto& path : paths) {
        const std::string bytes = read_text(path);
        for (const ReaderFamily& family : reader_families()) {
            SCOPED_TRACE(std::string(family.name) + " reads " + path.string());
            const auto fault = family.fault(bytes);
            EXPECT_FALSE(fault) << *fault;
        }
    }
}

TEST(Readers, ReadOrRefuseEverySampleOfEveryFormat) {
    const auto samples = files_below(data_path("statements"));
    EXPECT_GT(samples.size(), 60U);
    expect_no_fault(samples);
    expect_no_fault(files_below(data_path("invoices")));
}

TEST(Readers, ReadOrRefuseWhatTheFuzzerKept) {
    for (const ReaderFamily& family : reader_families()) {
        for (const auto& path : files_below(data_path("fuzz") / std::string(family.name))) {
            SCOPED_TRACE(path.string());
            const auto fault = family.fault(read_text(path));
            EXPECT_FALSE(fault) << *fault;
        }
    }
}

TEST(Readers, ReadOrRefuseEveryFileOfTheCorpus) {
    const auto corpus = corpus_path();
    if (!corpus)
        GTEST_SKIP() << k_no_corpus;
    expect_no_fault(files_below(*corpus));
}

TEST(Readers, ReadOrRefuseEveryBeginningOfAnArchive) {
    const std::string statement = read_text(data_path("statements/cfonb120/month.txt"));
    const std::string inner = zip_text({{"inner.txt", statement}});
    const std::string bytes =
        zip_text({{"a/statement.txt", statement}, {"../b.zip", inner}, {"__MACOSX/._a", "x"}});
    const ReaderFamily* zip = find_reader_family("zip");
    ASSERT_NE(zip, nullptr);
    for (std::size_t length = 0; length <= bytes.size(); length += length < 200 ? 1 : 61) {
        const auto fault = zip->fault(std::string_view(bytes).substr(0, length));
        EXPECT_FALSE(fault) << *fault << " in " << length << " bytes";
    }
    EXPECT_FALSE(zip->fault(bytes));
}

TEST(Readers, HaveANameOfTheirOwn) {
    for (const ReaderFamily& family : reader_families())
        EXPECT_EQ(find_reader_family(family.name), &family);
    EXPECT_EQ(find_reader_family("none"), nullptr);
}

} // namespace
} // namespace comptoir::test
