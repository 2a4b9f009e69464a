#include "comptoir/formats/fec.h"
#include "fec_oracle.h"

#include "comptoir/core/text.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

#include <random>

using namespace comptoir;
using namespace comptoir::formats;

namespace {

FecOutputRow a_row() {
    FecOutputRow row;
    row.journal = "AC";
    row.journal_name = "Achats";
    row.number = "1";
    row.date = *Date::from_ymd(2025, 1, 10);
    row.account = "606400";
    row.account_label = "Fournitures";
    row.piece = "FA-77";
    row.piece_date = row.date;
    row.label = "Papeterie Été";
    row.amount = eur(100'00);
    row.validated_on = *Date::from_ymd(2025, 1, 31);
    return row;
}

std::string written(std::initializer_list<FecOutputRow> rows,
                    FecCharacters characters = FecCharacters::Latin9) {
    const FecWriter writer(characters);
    std::string bytes;
    writer.append_header(bytes);
    for (const FecOutputRow& row : rows)
        writer.append(bytes, row);
    return bytes;
}

FecOutputRow credit_of(FecOutputRow row) {
    row.account = "401000";
    row.account_label = "Fournisseurs";
    row.party = "FPAP";
    row.party_name = "Papeterie Exemple";
    row.amount = -row.amount;
    row.letter = "A";
    row.lettered_on = row.date;
    return row;
}

} // namespace

TEST(FecWriter, WritesWhatTheToolAndTheStricterRulesTake) {
    const std::string bytes = written({a_row(), credit_of(a_row())});
    EXPECT_TRUE(test::tool_complaints("123456789FEC20251231.txt", bytes).empty());
    EXPECT_TRUE(test::strict_complaints(bytes).empty());
    EXPECT_NE(bytes.find("100,00\t0,00\t"), bytes.npos);
    EXPECT_NE(bytes.find("0,00\t100,00\tA\t20250110\t20250131\t\t\r\n"), bytes.npos);
    EXPECT_NE(bytes.find("Papeterie \xC9t\xE9"), bytes.npos); // ISO 8859-15
}

TEST(FecWriter, StripsSeparatorsAndLineEndsFromTexts) {
    FecOutputRow row = a_row();
    row.label = "a\tb|c\r\nd\v";
    const std::string bytes = written({row, credit_of(row)});
    EXPECT_NE(bytes.find("\ta b/c  d\t"), bytes.npos);
    EXPECT_TRUE(test::tool_complaints("123456789FEC20251231.txt", bytes).empty());
}

TEST(FecWriter, WritesUtf8WhenAsked) {
    EXPECT_NE(written({a_row()}, FecCharacters::Utf8).find("Papeterie Été"), std::string::npos);
}

TEST(FecWriter, ForeignAmountsKeepTheirSignAndCode) {
    FecOutputRow row = credit_of(a_row());
    row.foreign = Money{-110'00, *Currency::parse("USD")};
    EXPECT_NE(written({row}).find("\t-110,00\tUSD\r\n"), std::string::npos);
}

TEST(FecWriter, ReadingWhatWasWrittenGivesTheSameRows) {
    const unsigned seed = 5;
    std::mt19937 random(seed);
    const std::vector<std::string> texts{"Été", "10 € net", "Œuvre", "a b", "FA-77/2", "x"};
    for (const FecCharacters characters : {FecCharacters::Latin9, FecCharacters::Utf8}) {
        const FecWriter writer(characters);
        std::string bytes;
        writer.append_header(bytes);
        std::vector<FecOutputRow> rows;
        for (int i = 0; i < 200; ++i) {
            FecOutputRow row = a_row();
            row.label = texts[random() % texts.size()];
            row.piece = texts[random() % texts.size()];
            row.amount = eur(static_cast<std::int64_t>(random() % 2'000'000) - 1'000'001);
            row.date = row.piece_date = Date::from_days(20'000 + i);
            if (i % 3 == 0)
                row = credit_of(row);
            rows.push_back(row);
            writer.append(bytes, row);
        }
        std::size_t at = 0;
        const auto summary = read_fec(bytes, "x", Currency::eur(), [&](FecRow&& read) {
            const FecOutputRow& row = rows[at++];
            EXPECT_EQ(read.label, row.label);
            EXPECT_EQ(read.piece, row.piece);
            EXPECT_EQ(read.amount, row.amount) << "seed " << seed;
            EXPECT_EQ(read.date, row.date);
            EXPECT_EQ(read.letter, row.letter);
            EXPECT_EQ(read.lettered_on, row.lettered_on);
        });
        ASSERT_TRUE(summary);
        EXPECT_EQ(at, rows.size());
        EXPECT_TRUE(summary->warnings.empty());
    }
}

TEST(FecOracle, FindsWhatIsWrongInTheCorpus) {
    const auto folder = test::corpus_path("fec/made");
    if (!folder)
        GTEST_SKIP() << test::k_no_corpus;
    const std::string name = "123456789FEC20251231.txt";
    const auto bytes = [&](const std::string& path) { return test::read_text(*folder / path); };
    EXPECT_TRUE(test::tool_complaints(name, bytes(name)).empty());
    for (const char* bad :
         {"bad-decimal-point", "bad-thousands", "bad-date", "bad-17-columns",
          "bad-empty-ecriturenum", "bad-empty-comptelib", "warn-zero-line", "warn-debit-and-credit",
          "warn-empty-piecedate", "semicolon", "pipe-in-text-of-tab-file", "warn-account-letters"})
        EXPECT_FALSE(test::tool_complaints(name, bytes(std::string(bad) + "/" + name)).empty())
            << bad;
    for (const char* bad : {"unbalanced-entry", "not-in-validation-order"})
        EXPECT_FALSE(test::strict_complaints(bytes(std::string(bad) + "/" + name)).empty()) << bad;
}
