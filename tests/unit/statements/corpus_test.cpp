// Every camt and CFONB 120 file of the corpus against figures computed by an independent script.
#include "statement_files.h"
#include "support/test_paths.h"

#include "comptoir/core/text.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace comptoir::test {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::stringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '\t');)
        cells.push_back(cell);
    return cells;
}

std::vector<Row> read_table(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::vector<Row> rows;
    std::vector<std::string> names;
    for (std::string line; std::getline(file, line);) {
        const auto cells = cells_of(line);
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

std::string without_blanks(std::string text) {
    std::erase(text, ' ');
    return text;
}

// The currency's own number of decimals, as our amounts are written.
std::string amount_text(const std::string& text, Currency currency) {
    const auto money = parse_money(text, currency).money;
    return money ? money->to_decimal() : text;
}

Row facts_of(const bank::StatementDraft& statement, const Row& expected) {
    Row facts;
    const bank::AccountIdentity& account = statement.header.account;
    const std::string number = without_blanks(account.number);
    facts["account"] = account.iban && account.iban->text() == expected.at("account")
                           ? account.iban->text()
                           : number;
    if (!account.iban && number.empty())
        facts["account"] = "";
    // As the independent script does: minor units of every entry, in whatever currency.
    std::map<std::int32_t, std::int64_t> entries;
    Currency currency;
    for (const bank::StatementLine& line : statement.lines) {
        currency = line.amount.currency();
        entries[line.entry] += line.amount.minor();
    }
    Money credit = Money::zero(currency);
    Money debit = Money::zero(currency);
    for (const auto& [entry, minor] : entries)
        (minor < 0 ? debit : credit) += Money(minor, currency).abs();
    const auto balance = [](const std::optional<bank::DatedBalance>& dated) {
        return dated ? dated->amount.to_decimal() : std::string();
    };
    facts["opening"] = balance(statement.header.opening);
    facts["closing"] = balance(statement.header.closing);
    facts["entries"] = text::number(static_cast<long long>(entries.size()));
    facts["sum_credit"] = credit.to_decimal();
    facts["sum_debit"] = debit.to_decimal();
    switch (statement.check) {
    case bank::BalanceCheck::Ok:
        facts["balance_check"] = "ok";
        break;
    case bank::BalanceCheck::Mismatch:
        facts["balance_check"] = "off";
        break;
    case bank::BalanceCheck::NotPossible:
        facts["balance_check"] = "-";
        break;
    }
    return facts;
}

Row normalised(const Row& expected, const bank::StatementDraft& statement) {
    Row row = expected;
    const Currency currency = statement.lines.empty()
                                  ? statement.header.account.currency.value_or(Currency::eur())
                                  : statement.lines.front().amount.currency();
    for (const char* name : {"opening", "closing"})
        row[name] = amount_text(row[name], statement.header.closing
                                               ? statement.header.closing->amount.currency()
                                               : currency);
    for (const char* name : {"sum_credit", "sum_debit"})
        row[name] = amount_text(row[name], currency);
    row["account"] = without_blanks(row["account"]);
    row["balance_check"] = row["balance_check"].substr(0, row["balance_check"].find(' '));
    return row;
}

class Corpus : public testing::Test {
protected:
    void SetUp() override {
        if (!corpus_path())
            GTEST_SKIP() << k_no_corpus;
    }
};

TEST_F(Corpus, EveryStatementGivesTheExpectedFiguresOrAnExplainedDifference) {
    const auto folder = *corpus_path("statements");
    std::set<std::string> explained;
    for (const Row& row : read_table(data_path("statements/explained_differences.tsv")))
        explained.insert(row.at("file") + " " + row.at("nr") + " " + row.at("field") + " " +
                         row.at("ours"));
    std::map<std::string, Reading> readings;
    int compared = 0;
    for (const Row& expected : read_table(folder / "STATEMENTS.tsv")) {
        const std::string& format = expected.at("format");
        if (!format.starts_with("camt.") && format != "CFONB120")
            continue;
        const std::string& path = expected.at("path");
        if (!readings.contains(path))
            readings[path] = read_bytes(read_text(folder / path));
        const Reading& reading = readings[path];
        ASSERT_FALSE(reading.error) << path << ": " << reading.code();
        const auto number = static_cast<std::size_t>(*text::parse_integer(expected.at("nr")));
        ASSERT_LE(number, reading.statements.size()) << path;
        const bank::StatementDraft& statement = reading.statements[number - 1];
        if (format.starts_with("camt.")) {
            EXPECT_EQ(statement.header.format, format) << path;
        }
        ++compared;
        const Row wanted = normalised(expected, statement);
        const std::string name = std::filesystem::path(path).filename();
        for (const auto& [field, ours] : facts_of(statement, wanted)) {
            if (ours == wanted.at(field))
                continue;
            const std::string key = name + " " + expected.at("nr") + " " + field + " " + ours;
            EXPECT_EQ(explained.count(key), 1U)
                << path << " statement " << number << ", " << field << ": expected "
                << wanted.at(field) << ", read " << ours;
            explained.erase(key);
        }
    }
    for (const std::string& stale : explained)
        ADD_FAILURE() << "no such difference any more: " << stale;
    EXPECT_GT(compared, 80);
}

TEST_F(Corpus, PiecesOfAnySizeGiveTheSameReading) {
    const auto folder = *corpus_path("statements");
    for (const Row& row : read_table(folder / "INDEX.tsv")) {
        if (!row.at("format").starts_with("camt.053") && row.at("format") != "CFONB120")
            continue;
        const std::string bytes = read_text(folder / row.at("path"));
        EXPECT_EQ(reading_json(read_bytes(bytes, 997)), reading_json(read_bytes(bytes)))
            << row.at("path");
    }
}

TEST_F(Corpus, APublishedSampleThatIsNotWellFormedIsRefusedWithItsPlace) {
    const auto folder = *corpus_path("statements/genkgo+camt");
    const Reading reading =
        read_bytes(read_text(folder / "camt.053/test/data/camt053.v2.wrong.xml"));
    EXPECT_FALSE(reading.code().empty());
}

} // namespace
} // namespace comptoir::test
