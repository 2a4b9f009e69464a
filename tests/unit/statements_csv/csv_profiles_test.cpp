// Every built-in profile has an invented file that it is recognised by.
#include "csv_files.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

namespace comptoir::test {
namespace {

TEST(CsvProfiles, EachIsRecognisedInTheSampleOfItsName) {
    for (const bank::CsvProfileRow& profile : formats::csv_profile_rows()) {
        const auto path = data_path("statements/csv") / (profile.name + ".csv");
        ASSERT_TRUE(std::filesystem::is_regular_file(path)) << path << " is missing";
        const Reading reading = read_bytes(read_text(path));
        ASSERT_EQ(reading.code(), "") << profile.name;
        EXPECT_EQ(reading.header().format, "csv:" + profile.name);
        EXPECT_FALSE(reading.statements[0].lines.empty()) << profile.name;
        for (const bank::StatementLine& line : reading.statements[0].lines)
            EXPECT_FALSE(line.label.empty()) << profile.name;
    }
}

TEST(CsvProfiles, AreDescribed) {
    std::set<std::string> names;
    for (const bank::CsvProfileRow& profile : formats::csv_profile_rows()) {
        EXPECT_TRUE(names.insert(profile.name).second) << profile.name;
        EXPECT_TRUE(bank::check_csv_mapping_name(profile.name)) << profile.name;
        EXPECT_FALSE(profile.bank.empty());
        EXPECT_EQ(profile.country.size(), 2U);
        EXPECT_FALSE(profile.source.empty()) << profile.name;
        const std::string page =
            read_text(data_path("statements").parent_path().parent_path().parent_path() /
                      "docs/formats/csv.md");
        EXPECT_NE(page.find("`" + profile.name + "`"), std::string::npos) << profile.name;
    }
    EXPECT_GE(names.size(), 15U);
}

TEST(CsvProfiles, AProposalForAKnownBankSaysSo) {
    const auto proposal = propose(read_text(data_path("statements/csv/ubs.csv")));
    ASSERT_TRUE(proposal);
    EXPECT_EQ(proposal->profile, "ubs");
    EXPECT_EQ(proposal->header_line, 10);
    EXPECT_TRUE(proposal->lacks.empty());
    EXPECT_EQ(proposal->columns.at(2).reason, bank::CsvReason::KnownProfile);
    EXPECT_EQ(proposal->columns.at(2).role, bank::CsvRole::BookedOn);
}

} // namespace
} // namespace comptoir::test
