// Invented files beside what they must give, and the agreement of folders, list and samples.
#include "statement_files.h"
#include "support/test_paths.h"

#include "comptoir/bank/types.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

namespace comptoir::test {
namespace {

namespace fs = std::filesystem;

bool is_sample(const fs::path& path) {
    return path.filename() != "README.md" && !path.filename().string().ends_with(".expected.json");
}

std::vector<fs::path> samples_of(const fs::path& folder) {
    std::vector<fs::path> samples;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file() && is_sample(entry.path()))
            samples.push_back(entry.path());
    std::sort(samples.begin(), samples.end());
    return samples;
}

TEST(GoldenStatements, EverySampleGivesWhatStandsBesideIt) {
    for (const formats::StatementFormat* format : formats::statement_formats())
        for (const fs::path& path :
             samples_of(data_path("statements") / std::string(format->info().id)))
            expect_golden(path.string() + ".expected.json",
                          reading_json(read_bytes(read_text(path))));
}

TEST(GoldenStatements, PiecesOfAnySizeGiveTheSame) {
    for (const formats::StatementFormat* format : formats::statement_formats())
        for (const fs::path& path :
             samples_of(data_path("statements") / std::string(format->info().id))) {
            const std::string bytes = read_text(path);
            const std::string whole = reading_json(read_bytes(bytes));
            for (const std::size_t piece : {std::size_t{1}, std::size_t{119}, std::size_t{4096}})
                EXPECT_EQ(reading_json(read_bytes(bytes, piece)), whole) << path << " by " << piece;
        }
}

TEST(GoldenStatements, LinesSumToTheMovementOfEveryStatementWhoseBalancesAddUp) {
    for (const formats::StatementFormat* format : formats::statement_formats())
        for (const fs::path& path :
             samples_of(data_path("statements") / std::string(format->info().id)))
            for (const bank::StatementDraft& statement : read_bytes(read_text(path)).statements) {
                if (statement.check != bank::BalanceCheck::Ok)
                    continue;
                Money sum = statement.header.opening->amount;
                for (const bank::StatementLine& line : statement.lines)
                    if (line.status == bank::LineStatus::Booked)
                        sum += line.amount;
                EXPECT_EQ(sum, statement.header.closing->amount) << path;
            }
}

TEST(StatementFormats, FoldersListAndSamplesAgree) {
    const fs::path root = data_path("statements").parent_path().parent_path().parent_path();
    std::set<std::string> listed;
    for (const formats::StatementFormat* format : formats::statement_formats()) {
        const std::string id(format->info().id);
        listed.insert(id);
        EXPECT_TRUE(fs::is_directory(root / "src/formats/statements" / id)) << id;
        EXPECT_TRUE(fs::is_regular_file(root / "docs/formats" / (id + ".md"))) << id;
        ASSERT_TRUE(fs::is_directory(data_path("statements") / id)) << id << " has no samples";
        EXPECT_FALSE(samples_of(data_path("statements") / id).empty()) << id << " has no samples";
    }
    for (const fs::path& folder : {root / "src/formats/statements", data_path("statements")})
        for (const auto& entry : fs::directory_iterator(folder)) {
            if (!entry.is_directory())
                continue;
            EXPECT_EQ(listed.count(entry.path().filename().string()), 1U)
                << entry.path() << " has no line in formats.inc";
        }
}

} // namespace
} // namespace comptoir::test
