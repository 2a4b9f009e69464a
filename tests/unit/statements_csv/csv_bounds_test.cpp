// Hostile files: bounded in memory and time, refused with their place.
#include "csv_files.h"

#include "comptoir/formats/csv_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

// A beginning, then the same piece until `bytes` are given; counts what was taken.
class EndlessSource final : public formats::ByteSource {
public:
    EndlessSource(std::string first, char filler, std::int64_t bytes)
        : m_first(std::move(first)), m_piece(formats::k_piece_bytes, filler), m_left(bytes) {}
    Result<std::string_view> next() override {
        if (!std::exchange(m_begun, true))
            return std::string_view(m_first);
        if (m_left <= 0)
            return std::string_view();
        m_left -= static_cast<std::int64_t>(m_piece.size());
        taken += static_cast<std::int64_t>(m_piece.size());
        return std::string_view(m_piece);
    }
    std::int64_t taken = 0;

private:
    std::string m_first, m_piece;
    std::int64_t m_left;
    bool m_begun = false;
};

std::string code_of_reading(formats::ByteSource& source) {
    bank::CollectingSink sink;
    const auto done = formats::read_statements(source, "x.csv", sink);
    return done ? std::string() : std::string(done.error().code.name);
}

constexpr std::int64_t k_gigabyte = std::int64_t{1} << 30;
constexpr std::int64_t k_some_megabytes = std::int64_t{6} << 20;

TEST(CsvBounds, AQuoteThatIsNeverClosedEndsSoon) {
    EndlessSource source(std::string(k_known_header) + "30/01/2026;;-1,00;;A;9,00\n30/01/2026;;\"",
                         'x', k_gigabyte);
    EXPECT_EQ(code_of_reading(source), formats::errors::csv_row_too_long.name);
    EXPECT_LT(source.taken, k_some_megabytes);
    const Reading cut = read_known("30/01/2026;;-1,00;;A;9,00\n30/01/2026;;-1,00;;\"A;9,00\n");
    EXPECT_EQ(cut.code(), formats::errors::csv_quote_open.name);
    EXPECT_EQ(line_of(cut), 3);
}

TEST(CsvBounds, ALineWithoutEndEndsSoon) {
    EndlessSource source(std::string(k_known_header) + "30/01/2026;;-1,00;;A;9,00\n", 'x',
                         k_gigabyte);
    EXPECT_EQ(code_of_reading(source), formats::errors::csv_row_too_long.name);
    EXPECT_LT(source.taken, k_some_megabytes);
}

TEST(CsvBounds, AHundredThousandColumnsAreTooMany) {
    const Reading reading = read_known("30/01/2026;;-1,00;;A;9,00\n" + std::string(100'000, ';'));
    EXPECT_EQ(reading.code(), formats::errors::csv_too_many_cells.name);
    EXPECT_EQ(line_of(reading), 3);
    EXPECT_EQ(read_bytes(std::string(100'000, ';')).code(), formats::errors::unknown_format.name);
}

TEST(CsvBounds, ZeroBytesAreNoText) {
    EXPECT_EQ(read_bytes(std::string(100'000, '\0')).code(), formats::errors::unknown_format.name);
    std::string row = "30/01/2026;;-1,00;;A_B;9,00\n";
    row[row.find('_')] = '\0';
    const Reading reading = read_known(row);
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).label, "AB");
}

TEST(CsvBounds, DetailsOfOneOperationAreLimited) {
    std::string bytes = "Datum;Buchungstext;Betrag Detail;Belastung CHF;Gutschrift CHF\n"
                        "28.01.2026;Sammelauftrag;;300.00;\n";
    for (int count = 0; count < 10'001; ++count)
        bytes += ";A;1.00;;\n";
    EXPECT_EQ(read_bytes(bytes).code(), formats::errors::csv_too_many_held.name);
}

TEST(CsvBounds, AmountsBeyondAllMoneyLeaveTheBalancesOut) {
    const Reading reading = read_known("30/01/2026;;;9000000000000,00;A;\n"
                                       "30/01/2026;;;9000000000000,00;A;5,00\n");
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.statements[0].check, bank::BalanceCheck::NotPossible);
}

TEST(CsvBounds, AHundredThousandLinesPassInAStream) {
    std::string bytes(k_known_header);
    for (int count = 0; count < 100'000; ++count)
        bytes += "30/01/2026;30/01/2026;-1,00;;PAIEMENT CB PAPETERIE;\n";
    formats::TextSource source(bytes);
    bank::CollectingSink sink;
    ASSERT_TRUE(formats::read_statements(source, "x.csv", sink));
    EXPECT_EQ(sink.statements.at(0).lines.size(), 100'000U);
}

} // namespace
} // namespace comptoir::test
