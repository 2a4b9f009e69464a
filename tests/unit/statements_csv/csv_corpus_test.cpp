// The CSV files of the corpus: each is read without loss under its proposal, or its refusal is
// explained. They are exports of many countries, cut down by other projects for their own tests.
#include "csv_files.h"
#include "support/test_paths.h"

#include "comptoir/core/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

namespace comptoir::test {
namespace {

namespace fs = std::filesystem;

// How many operations each file has, counted by hand; or the refusal and its reason.
struct Expected {
    std::size_t lines;
    std::string_view code;
};
const std::map<std::string, Expected> k_expected{
    {"20171001-20171106.csv", {1, ""}},
    {"2018-04-14_10-52-13_bunq-transactieoverzicht.csv", {3, ""}},
    {"20180226-1000594757-umsatz.CSV", {1, ""}},
    {"20180226_12345678.csv", {0, "formats.date_order_ambiguous"}}, // 10/02/2018 alone
    {"2019-03-02_11-50-46_bunq-statement.csv", {7, ""}},
    {"CSV_A_20180414_112204.csv", {3, ""}},
    {"MS_JANE_SMITH_01-12-2019_14-12-2019.csv", {10, ""}}, // and three pending ones
    {"MonzoDataExport_February2018_2018-02-26_174335.csv", {1, ""}},
    {"Movements_1234512345_201805271848.csv", {1, ""}},
    {"TH_20180101-20180523_page_1.csv", {0, "formats.csv_date"}}, // days masked as 1111/11/11
    {"TH_20180101-20180523_strana_1.csv", {0, "formats.csv_date"}},
    {"TH_20180521-20180523.csv", {0, "formats.csv_date"}},
    {"TransactionHistory_20180418043121.csv", {8, ""}},
    {"Umsaetze_KtoNr538917600_EUR_02-03-2018_1503.CSV", {0, "formats.date_order_ambiguous"}},
    {"W80844_EBH_201945.202122.csv", {2, ""}},
    {"dba33fceecd62c3c727893361e0ba4d3.P000000027355791.csv", {1, ""}},
    {"export_BE11123456789012_20180304_1422.csv", {1, ""}},
    {"export_KBC-Mastercard Business Essential_20200204_1604.csv", {3, ""}},
    {"statement_1.csv", {1, ""}},
    {"test_BOI_TransactionExport.csv", {27, ""}},
    {"test_delimiter_tab.csv", {73, ""}},
    {"test_headers.csv", {73, ""}},
    {"test_raiffeisen_01.csv", {73, ""}},
    {"test_row_format_CD_flag.csv", {0, "formats.csv_sign"}}, // a currency instead, in three rows
    {"test_row_format_default.csv", {73, ""}},
    {"test_row_format_neg_inflow.csv", {73, ""}},
    {"umsatz-1234________1234-20180227.CSV", {1, ""}},
    {"viseca.csv", {9, ""}},
};

TEST(CsvCorpus, EveryFileIsReadWithoutLossOrExplained) {
    if (!corpus_path())
        GTEST_SKIP() << k_no_corpus;
    std::size_t compared = 0;
    for (const char* folder : {"statements/bank2ynab+bank2ynab", "statements/fjacquet+camt-csv"})
        for (const auto& entry : fs::recursive_directory_iterator(*corpus_path(folder))) {
            if (!entry.is_regular_file())
                continue;
            const std::string name = entry.path().filename();
            ASSERT_TRUE(k_expected.contains(name)) << name;
            const Expected& expected = k_expected.at(name);
            const std::string bytes = read_text(entry.path());
            const Reading reading = read_proposed(bytes);
            EXPECT_EQ(reading.code(), expected.code) << name;
            ++compared;
            if (reading.error)
                continue;
            std::size_t lines = 0;
            for (const bank::StatementDraft& statement : reading.statements)
                lines += statement.lines.size();
            EXPECT_EQ(lines, expected.lines) << name;
            EXPECT_EQ(reading_json(reading), reading_json(read_proposed(bytes))) << name;
        }
    EXPECT_EQ(compared, k_expected.size());
}

} // namespace
} // namespace comptoir::test
