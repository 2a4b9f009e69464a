#include "comptoir/core/resource.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace comptoir {
namespace {

std::vector<std::string> lines_of(std::string_view content) {
    std::vector<std::string> lines;
    while (!content.empty()) {
        const std::size_t end = content.find('\n');
        lines.emplace_back(content.substr(0, end));
        content = end == std::string_view::npos ? std::string_view{} : content.substr(end + 1);
    }
    return lines;
}

std::vector<std::string> names_of(std::span<const resources::Resource> list) {
    std::vector<std::string> names;
    for (const resources::Resource& resource : list)
        names.emplace_back(resource.name);
    return names;
}

TEST(Resources, AreThereSortedByName) {
    EXPECT_EQ(names_of(resources::core_lists()),
              (std::vector<std::string>{"currencies.tsv", "iban-registry.tsv"}));
    EXPECT_EQ(names_of(resources::accounts()),
              (std::vector<std::string>{"kmu.tsv", "pcg.tsv", "pcmn.tsv"}));
}

TEST(Resources, TellTheirSourceAndDateInTheFirstLine) {
    for (const auto list : {resources::core_lists(), resources::accounts()})
        for (const resources::Resource& resource : list) {
            const std::string first = lines_of(resource.content).front();
            EXPECT_TRUE(first.starts_with("# source: ")) << resource.name;
            EXPECT_NE(first.find("; date: "), std::string::npos) << resource.name;
        }
}

TEST(Resources, KeepEveryByteOfTheirFile) {
    const resources::Resource& pcg = resources::accounts()[1];
    EXPECT_NE(pcg.content.find("Capital et réserves"), std::string_view::npos);
    EXPECT_EQ(pcg.content.back(), '\n');
    EXPECT_EQ(pcg.content.find('\0'), std::string_view::npos);
    EXPECT_EQ(lines_of(pcg.content).size(), 844U); // origin, names and 842 accounts
}

TEST(Resources, HaveOneRowPerKeyAndAsManyColumnsAsNames) {
    for (const auto list : {resources::core_lists(), resources::accounts()})
        for (const resources::Resource& resource : list) {
            std::set<std::string> keys;
            std::ptrdiff_t tabs = -1;
            for (const std::string& line : lines_of(resource.content)) {
                if (line.starts_with('#'))
                    continue;
                const auto count = std::count(line.begin(), line.end(), '\t');
                if (tabs < 0)
                    tabs = count;
                EXPECT_EQ(count, tabs) << resource.name << ": " << line;
                EXPECT_TRUE(keys.insert(line.substr(0, line.find('\t'))).second)
                    << resource.name << ": " << line;
            }
        }
}

} // namespace
} // namespace comptoir
