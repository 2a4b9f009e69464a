// What a file is, by its first bytes.
#include "comptoir/app/errors.h"
#include "comptoir/app/file_kind.h"
#include "comptoir/core/errors.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

#include <fstream>

namespace comptoir::app {
namespace {

TEST(FileKinds, AreToldByContent) {
    const std::string cfonb = "0130006    00001EUR2 12345678901  010126" + std::string(50, ' ') +
                              "0000000000100{" + std::string(16, ' ') + "\n";
    ASSERT_EQ(cfonb.size(), 121U);
    EXPECT_EQ(kind_of_bytes("JournalCode\tJournalLib\t"), FileKind::Books);
    EXPECT_EQ(kind_of_bytes("\xEF\xBB\xBFJournalCode|JournalLib|"), FileKind::Books);
    EXPECT_EQ(
        kind_of_bytes("<?xml?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"),
        FileKind::Statement);
    EXPECT_EQ(kind_of_bytes(cfonb), FileKind::Statement);
    EXPECT_EQ(kind_of_bytes("<rsm:CrossIndustryInvoice>"), FileKind::Document);
    EXPECT_EQ(kind_of_bytes("%PDF-1.7\n"), FileKind::Document);
    EXPECT_EQ(kind_of_bytes(""), FileKind::Unknown);
    EXPECT_EQ(kind_of_bytes("hello"), FileKind::Unknown);
    EXPECT_EQ(kind_of_file("/no/such/file"), FileKind::Unknown);
}

TEST(FileKinds, ExplainARefusalOnlyWhereAnotherCommandWouldTakeTheFile) {
    const test::TempFolder folder;
    const auto file = [&](const char* name, std::string_view bytes) {
        std::ofstream(folder.path() / name, std::ios::binary) << bytes;
        return folder.path() / name;
    };
    const Error refusal{comptoir::errors::usage, comptoir::errors::usage.kind};
    const auto books = file("a.txt", "JournalCode\tJournalLib\tEcritureNum\n");
    const auto invoice = file("f.pdf", "%PDF-1.7\n");
    EXPECT_EQ(with_kind(refusal, books, FileKind::Statement).code.name, errors::is_books.name);
    EXPECT_EQ(with_kind(refusal, books, FileKind::Books).code.name, refusal.code.name);
    EXPECT_EQ(with_kind(refusal, invoice, FileKind::Statement).code.name, errors::is_document.name);
    const auto statement =
        file("s.xml", "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
                      "<BkToCstmrStmt/></Document>");
    EXPECT_EQ(with_kind(refusal, statement, FileKind::Document).code.name,
              errors::is_statement.name);
    EXPECT_EQ(with_kind(refusal, file("n", "hello"), FileKind::Statement).code.name,
              refusal.code.name);
}

} // namespace
} // namespace comptoir::app
