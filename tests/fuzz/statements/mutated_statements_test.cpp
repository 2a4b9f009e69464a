// Damaged statement files: a few thousand seeded mutations of the samples are read. Whatever comes,
// the reader answers or refuses; it never breaks, never hangs, never claims sums that are wrong.
#include "support/test_paths.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/statement_format.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace comptoir::test {
namespace {

constexpr std::uint64_t k_seed = 20260131;
constexpr int k_mutations_per_sample = 500;

// What the formats give a meaning to.
const std::vector<std::string> k_words{"<!DOCTYPE a [<!ENTITY b \"c\">]>",
                                       "&b;",
                                       "<Ntry>",
                                       "</Ntry>",
                                       "<TxDtls/>",
                                       "<Amt>",
                                       "</Stmt>",
                                       "]]>",
                                       "<!--",
                                       "-->",
                                       "<?xml version=\"1.0\" encoding=\"latin1\"?>",
                                       "DBIT",
                                       "9999999999999999999",
                                       "0.001",
                                       "-1",
                                       "EUR",
                                       "XPF",
                                       "\xFF",
                                       "\xC3",
                                       std::string(1, '\0'),
                                       "2026-02-30",
                                       "0110001",
                                       "0410001",
                                       "0510001",
                                       "0710001",
                                       "\r\n",
                                       "\n",
                                       "{",
                                       "}",
                                       "é",
                                       "LIB",
                                       "0000005012600005",
                                       "12001",
                                       "21",
                                       "2200010000",
                                       "31000100011",
                                       "8001",
                                       "9",
                                       "1127",
                                       "MMO",
                                       "\n:61:",
                                       "\n:86:",
                                       "\n:20:",
                                       "\n:62F:C260101EUR1,",
                                       "\n-\n",
                                       "-}",
                                       "{4:",
                                       "@@",
                                       "?20",
                                       "SVWZ+",
                                       "/REMI/",
                                       "<STMTTRN>",
                                       "</STMTTRN>",
                                       "</STMTRS>",
                                       "<STMTRS>",
                                       "<TRNAMT>",
                                       "<CURSYM>USD",
                                       "<![CDATA[",
                                       "&#x1F600;",
                                       "OFXHEADER:100",
                                       "!Type:Bank\n",
                                       "!Account\n",
                                       "\n^\n",
                                       "\nT-1,234.56\n",
                                       "\nD13/01'26\n",
                                       "      "};

class Mutator {
public:
    explicit Mutator(std::uint64_t seed) : m_random(seed) {}

    std::string mutate(std::string bytes) {
        for (std::size_t count = 1 + below(4); count > 0 && !bytes.empty(); --count)
            step(bytes);
        return bytes;
    }

private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random() % limit; }

    void step(std::string& bytes) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = below(std::min<std::size_t>(bytes.size() - at, 200)) + 1;
        switch (below(7)) {
        case 0:
            bytes[at] = static_cast<char>(below(256));
            break;
        case 1:
            bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 << below(8)));
            break;
        case 2:
            bytes.erase(at, length);
            break;
        case 3:
            bytes.insert(at, bytes.substr(at, length));
            break;
        case 4:
            bytes.insert(at, k_words[below(k_words.size())]);
            break;
        case 5:
            bytes.resize(at);
            break;
        default: {
            const std::string piece = bytes.substr(at, length);
            bytes.erase(at, length);
            bytes.insert(below(bytes.size() + 1), piece);
        }
        }
    }
    std::mt19937_64 m_random;
};

void expect_sound(const std::string& bytes, std::size_t piece_bytes) {
    formats::TextSource source(bytes, piece_bytes);
    bank::CollectingSink sink(100'000);
    const auto done = formats::read_statements(source, "mutated", sink);
    if (!done) {
        EXPECT_FALSE(done.error().code.name.empty());
        return;
    }
    EXPECT_FALSE(sink.statements.empty()) << "an empty reading is an error, never a success";
    for (const bank::StatementDraft& statement : sink.statements) {
        if (statement.check != bank::BalanceCheck::Ok)
            continue;
        Money sum = statement.header.opening->amount;
        for (const bank::StatementLine& line : statement.lines)
            if (line.status == bank::LineStatus::Booked)
                sum += line.amount;
        EXPECT_EQ(sum, statement.header.closing->amount);
    }
}

TEST(MutatedStatements, AreReadOrRefusedAndNothingElse) {
    std::vector<std::filesystem::path> samples;
    for (const formats::StatementFormat* format : formats::statement_formats())
        for (const auto& entry : std::filesystem::directory_iterator(
                 data_path("statements") / std::string(format->info().id)))
            if (!entry.path().string().ends_with(".json"))
                samples.push_back(entry.path());
    std::sort(samples.begin(), samples.end());
    ASSERT_GT(samples.size(), 10U);
    std::uint64_t seed = k_seed;
    for (const auto& path : samples) {
        const std::string bytes = read_text(path);
        for (int round = 0; round < k_mutations_per_sample; ++round) {
            SCOPED_TRACE(path.filename().string() + ", seed " +
                         text::number(static_cast<long long>(++seed)));
            Mutator mutator(seed);
            expect_sound(mutator.mutate(bytes), round % 5 == 0 ? 61 : formats::k_piece_bytes);
            if (HasFailure())
                return; // one seed to look at is enough
        }
    }
}

TEST(MutatedStatements, PrefixesOfEveryLengthAreReadOrRefused) {
    for (const char* name :
         {"statements/camt053/two_accounts.xml", "statements/cfonb120/month.txt",
          "statements/coda/month.cod", "statements/coda/base64.txt",
          "statements/mt940/german_codes.sta", "statements/mt940/interim.mt942",
          "statements/ofx/accounts_and_card.ofx", "statements/qif/accounts_and_splits.qif"}) {
        const std::string bytes = read_text(data_path(name));
        for (std::size_t length = 0; length < bytes.size(); length += 7)
            expect_sound(bytes.substr(0, length), formats::k_piece_bytes);
    }
}

} // namespace
} // namespace comptoir::test
