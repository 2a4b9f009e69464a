// Every XML file of the corpus against its index; PDF files are read in flow.invoices.
#include "comptoir/formats/invoices/errors.h"
#include "comptoir/formats/invoices/invoice_format.h"
#include "support/invoice_corpus.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

namespace comptoir::formats {

namespace {

// Known differences, explained in docs/formats/invoices.md.
const std::map<std::string, std::string> k_explained{
    {"DATA-002", "issue_date"}, // 30 February: the index keeps it, a Date cannot
};

bool is_explained(const std::string& file, const std::string& difference) {
    for (const auto& [part, column] : k_explained)
        if (file.find(part) != std::string::npos && difference.starts_with(column))
            return true;
    return false;
}

TEST(InvoiceCorpus, EveryXmlFileReadsAsItsIndexSays) {
    const auto root = test::corpus_path("invoices");
    if (!root)
        GTEST_SKIP() << test::k_no_corpus;
    int read = 0, refused = 0;
    for (const test::IndexRow& row : test::read_tsv(*root / "INDEX.tsv")) {
        const std::string& file = row.at("file");
        if (!file.ends_with(".xml"))
            continue;
        SCOPED_TRACE(file);
        const auto reading = read_invoice_xml(test::read_text(*root / file));
        if (row.at("format").starts_with("unreadable") || row.at("format").starts_with("other")) {
            EXPECT_FALSE(reading);
            ++refused;
            continue;
        }
        ASSERT_TRUE(reading) << reading.error().code.name << " " << reading.error().detail;
        for (const std::string& difference : test::differences(row, *reading))
            EXPECT_TRUE(is_explained(file, difference)) << difference;
        ++read;
    }
    EXPECT_EQ(read, 48);
    EXPECT_EQ(refused, 6);
}

} // namespace
} // namespace comptoir::formats
