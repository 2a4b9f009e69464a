// Files in which one thing never ends, for each format: refused soon, or read on in bounded memory.
// The heads are those of the samples, so that the endless thing stands where it is read.
#include "comptoir/core/text.h"
#include "comptoir/formats/fec.h"
#include "comptoir/formats/statement_format.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

#include <sys/resource.h>

#include <string>
#include <vector>

namespace comptoir::test {
namespace {

constexpr std::int64_t k_soon_bytes = 6 * 1024 * 1024; // CSV looks at 4 MB before it decides
constexpr std::int64_t k_long_bytes = 24 * 1024 * 1024;
constexpr long k_growth_kb = 24 * 1024;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool k_memory_counts = false; // the shadow and what waits to be freed come on top
#else
constexpr bool k_memory_counts = true;
#endif

class EndlessSource final : public formats::ByteSource {
public:
    EndlessSource(std::string head, std::string_view pattern) : m_head(std::move(head)) {
        while (m_more.size() + pattern.size() <= formats::k_piece_bytes)
            m_more += pattern;
    }
    Result<std::string_view> next() override {
        if (m_given > k_long_bytes)
            return std::string_view();
        const std::string_view piece = m_given == 0 ? std::string_view(m_head) : m_more;
        m_given += static_cast<std::int64_t>(piece.size());
        return piece;
    }
    std::int64_t given() const { return m_given; }

private:
    std::string m_head, m_more;
    std::int64_t m_given = 0;
};

// Keeps nothing.
class DroppingSink final : public bank::StatementSink {
public:
    void begin_statement(const bank::StatementHeader&) override {}
    bool line(bank::StatementLine&&) override { return true; }
    void end_statement(const bank::StatementHeader&, bank::BalanceCheck) override {}
    void diagnostic(Diagnostic&&) override {}
};

long peak_kb() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

struct Endless {
    const char* name;
    const char* sample; // of tests/data/statements
    const char* up_to;  // the head ends with the first of these …
    const char* pattern;
    bool is_refused_soon = true; // else it may be read on
};
void PrintTo(const Endless& endless, std::ostream* out) {
    *out << endless.name;
}

const std::vector<Endless> k_endless{
    {"CamtText", "camt053/month.xml", "<Ustrd>", "x"},
    {"CamtComment", "camt053/month.xml", "<Ntry>", "<!-- x"},
    {"CamtAttribute", "camt053/month.xml", "<Ntry>", "<Amt a=\"x"},
    {"CamtDepth", "camt053/month.xml", "<Ntry>", "<a>"},
    {"CamtTextNobodyWants", "camt053/month.xml", "<MsgId>", "x", false},
    {"CamtRemittances", "camt053/month.xml", "<RmtInf>", "<Ustrd>x</Ustrd>", false},
    {"CfonbRecord", "cfonb120/month.txt", "\n04", "x"},
    {"CfonbLineEnds", "cfonb120/month.txt", "\n", "\r\n", false},
    {"CodaRecord", "coda/month.cod", "\n21", "x"},
    {"CodaLineEnds", "coda/month.cod", "\n", "\r\n", false},
    {"CodaBase64", "coda/base64.txt", "\n", "AAAA"},
    {"Mt940Line", "mt940/ing.sta", ":86:", "x"},
    {"Mt940Text", "mt940/ing.sta", ":86:", "text\n"},
    {"Mt940Movement", "mt940/ing.sta", ":61:", "1"},
    {"OfxValue", "ofx/accounts_and_card.ofx", "<NAME>", "x"},
    {"OfxTag", "ofx/accounts_and_card.ofx", "<NAME>", "<x"},
    {"OfxTagWithoutEnd", "ofx/accounts_and_card.ofx", "<STMTTRN>", "<AAAAAAAAAAAAAAAAAAAAAAAAAAA"},
    {"OfxDepth", "ofx/accounts_and_card.ofx", "<STMTTRN>", "<A.B>", false},
    {"QifLine", "qif/accounts_and_splits.qif", "\nP", "x"},
    {"QifRecord", "qif/accounts_and_splits.qif", "\nCX\n", "My\n"},
    {"QifSplits", "qif/accounts_and_splits.qif", "\nCX\n", "Sy\n$1.00\n"},
    {"CsvRow", "csv/kbc.csv", "\n", "x"},
    {"CsvCells", "csv/kbc.csv", "\n", ";"},
    {"CsvQuote", "csv/kbc.csv", ";Omschrijving", ";\"x\n"},
    {"CsvPreamble", "csv/credit-agricole.csv", "\n", "x\n"},
};

class EndlessFile : public ::testing::TestWithParam<Endless> {};

TEST_P(EndlessFile, IsRefusedSoonOrReadInBoundedMemory) {
    const Endless& endless = GetParam();
    std::string head = read_text(data_path("statements/" + std::string(endless.sample)));
    const std::size_t end = head.find(endless.up_to);
    ASSERT_NE(end, std::string::npos);
    head.resize(end + std::string_view(endless.up_to).size());
    const long before = peak_kb();
    EndlessSource source(std::move(head), endless.pattern);
    DroppingSink sink;
    const auto done = formats::read_statements(source, "endless", sink);
    EXPECT_FALSE(done.has_value());
    if (endless.is_refused_soon) {
        EXPECT_LE(source.given(), k_soon_bytes) << done.error().code.name;
    }
    if (k_memory_counts) {
        EXPECT_LE(peak_kb() - before, k_growth_kb) << done.error().code.name;
    }
}

INSTANTIATE_TEST_SUITE_P(OfEveryFormat, EndlessFile, ::testing::ValuesIn(k_endless),
                         [](const auto& of) { return std::string(of.param.name); });

TEST(EndlessEntryFile, IsRefusedSoon) {
    for (const char* pattern : {"x", "\t", "x\t"}) {
        formats::FecReader reader({.file_name = "endless.txt"}, [](formats::FecRow&&) {});
        std::string piece;
        while (piece.size() < formats::k_piece_bytes)
            piece += pattern;
        std::int64_t given = 0;
        while (given < k_long_bytes && reader.add(piece))
            given += static_cast<std::int64_t>(piece.size());
        EXPECT_LE(given, k_soon_bytes) << "\"" << pattern << "\"";
    }
}

} // namespace
} // namespace comptoir::test
