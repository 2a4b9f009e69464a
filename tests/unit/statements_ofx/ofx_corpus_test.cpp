// The OFX files of the corpus against figures an independent script computed. Its opening balances
// are empty: OFX has none, ours follows from the closing one.
#include "support/test_paths.h"
#include "unit/statements/statement_files.h"

#include "comptoir/core/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace comptoir::test {
namespace {

namespace fs = std::filesystem;

using Row = std::map<std::string, std::string>;

std::vector<Row> read_table(const fs::path& path) {
    std::ifstream file(path);
    std::vector<Row> rows;
    std::vector<std::string> names;
    for (std::string line; std::getline(file, line);) {
        std::vector<std::string> cells;
        std::stringstream stream(line);
        for (std::string cell; std::getline(stream, cell, '\t');)
            cells.push_back(cell);
        if (names.empty()) {
            names = cells;
            continue;
        }
        Row row;
        for (std::size_t at = 0; at < names.size(); ++at)
            row[names[at]] = at < cells.size() ? cells[at] : "";
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string amount_text(const std::string& text, Currency currency) {
    const auto money = parse_money(text, currency).money;
    return money ? money->to_decimal() : text;
}

class OfxCorpus : public testing::Test {
protected:
    void SetUp() override {
        if (!corpus_path())
            GTEST_SKIP() << k_no_corpus;
        m_folder = *corpus_path("statements");
        for (const auto& entry : fs::recursive_directory_iterator(m_folder))
            if (entry.path().extension() == ".ofx" || entry.path().extension() == ".qfx")
                m_files.push_back(entry.path());
        std::sort(m_files.begin(), m_files.end());
        ASSERT_GT(m_files.size(), 20U);
    }
    fs::path m_folder;
    std::vector<fs::path> m_files;
};

// Files without a statement of a bank account, and why; docs/formats/ofx.md says more.
const std::map<std::string, std::string> k_refused{
    {"account_listing_aggregation.ofx", "formats.no_statement"},
    {"bank_small.ofx", "formats.no_statement"},
    {"error_message.ofx", "formats.ofx_bank_refused"},
    {"signon_fail.ofx", "formats.ofx_bank_refused"},
    {"signon_success.ofx", "formats.no_statement"},
    {"signon_success_no_message.ofx", "formats.no_statement"},
    {"fidelity-savings.ofx", "formats.ofx_only_investments"},
    {"fidelity.ofx", "formats.ofx_only_investments"},
    {"investment_401k.ofx", "formats.ofx_only_investments"},
    {"investment_medium.ofx", "formats.ofx_only_investments"},
    {"td_ameritrade.ofx", "formats.ofx_only_investments"},
    {"tiaacref.ofx", "formats.ofx_only_investments"},
    {"vanguard.ofx", "formats.ofx_only_investments"},
    {"vanguard401k.ofx", "formats.ofx_only_investments"},
    {"date_missing.ofx", "core.date_unreadable"},
    {"decimal_error.ofx", "core.date_unreadable"},
};

TEST_F(OfxCorpus, EveryFileIsReadOrRefusedForAKnownReason) {
    for (const fs::path& path : m_files) {
        const auto known = k_refused.find(path.filename().string());
        EXPECT_EQ(read_bytes(read_text(path)).code(), known == k_refused.end() ? "" : known->second)
            << path;
    }
}

TEST_F(OfxCorpus, PiecesOfAnySizeGiveTheSameReading) {
    for (const fs::path& path : m_files) {
        const std::string bytes = read_text(path);
        const std::string whole = reading_json(read_bytes(bytes));
        for (const std::size_t piece : {std::size_t{1}, std::size_t{61}, std::size_t{997}})
            EXPECT_EQ(reading_json(read_bytes(bytes, piece)), whole) << path << " by " << piece;
    }
}

void compare(const Row& expected, const bank::StatementDraft& statement) {
    const bank::StatementHeader& header = statement.header;
    const Currency currency = header.account.currency.value_or(Currency::eur());
    const std::string where = expected.at("path") + " " + expected.at("nr");
    EXPECT_EQ(header.account.number, expected.at("account")) << where;
    if (!expected.at("currency").empty()) {
        EXPECT_EQ(currency.code(), expected.at("currency")) << where;
    }
    EXPECT_EQ(header.format, expected.at("format").starts_with("OFX2") ? "ofx2" : "ofx1") << where;
    Money credit = Money::zero(currency), debit = Money::zero(currency);
    for (const bank::StatementLine& line : statement.lines)
        (line.amount.is_negative() ? debit : credit) += line.amount.abs();
    EXPECT_EQ(text::number(static_cast<long long>(statement.lines.size())), expected.at("entries"))
        << where;
    EXPECT_EQ(credit.to_decimal(), amount_text(expected.at("sum_credit"), currency)) << where;
    EXPECT_EQ(debit.to_decimal(), amount_text(expected.at("sum_debit"), currency)) << where;
    EXPECT_EQ(header.closing ? header.closing->amount.to_decimal() : "",
              amount_text(expected.at("closing"), currency))
        << where;
    if (header.opening) {
        EXPECT_EQ(header.opening->amount + credit - debit, header.closing->amount) << where;
    }
}

TEST_F(OfxCorpus, EveryBankStatementGivesTheExpectedFigures) {
    int compared = 0;
    for (const Row& row : read_table(m_folder / "STATEMENTS.tsv")) {
        const std::string name = fs::path(row.at("path")).filename().string();
        if (!row.at("format").starts_with("OFX") || k_refused.contains(name))
            continue;
        const Reading reading = read_bytes(read_text(m_folder / row.at("path")));
        const auto number = static_cast<std::size_t>(*text::parse_integer(row.at("nr")));
        ASSERT_LE(number, reading.statements.size()) << name;
        compare(row, reading.statements[number - 1]);
        ++compared;
    }
    EXPECT_EQ(compared, 8);
}

} // namespace
} // namespace comptoir::test
