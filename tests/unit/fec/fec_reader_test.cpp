#include "comptoir/formats/fec.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/i18n/i18n.h"
#include "support/test_paths.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <sstream>

using namespace comptoir;
using namespace comptoir::formats;
using comptoir::test::corpus_path;

namespace {

constexpr std::string_view k_header =
    "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\t"
    "CompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\t"
    "Montantdevise\tIdevise";

struct Reading {
    std::vector<FecRow> rows;
    FecSummary summary;
    std::string refusal;
    std::optional<SourcePlace> place;
    bool warns(const ErrorSpec& spec) const {
        return std::any_of(
            summary.warnings.begin(), summary.warnings.end(),
            [&](const Diagnostic& warning) { return warning.code == ErrorCode(spec); });
    }
};

Reading read(std::string_view bytes) {
    Reading reading;
    auto summary = read_fec(bytes, "test.txt", Currency::eur(),
                            [&](FecRow&& row) { reading.rows.push_back(std::move(row)); });
    if (summary)
        reading.summary = std::move(*summary);
    else {
        reading.refusal = summary.error().code.name;
        reading.place = summary.error().place;
    }
    return reading;
}

// One good line, with one field replaced.
constexpr std::array<std::string_view, 18> k_fields{
    "AC",        "Achats", "2",    "20250110", "606400", "Fournitures", "", "", "FA-77", "20250108",
    "Papeterie", "100,00", "0,00", "",         "",       "20250131",    "", ""};

std::string line_with(std::size_t column, std::string_view value, char separator = '\t') {
    std::string line;
    for (std::size_t i = 0; i < k_fields.size(); ++i) {
        if (i > 0)
            line += separator;
        line += i == column ? value : k_fields[i];
    }
    return line;
}

Reading read_with(std::size_t column, std::string_view value) {
    return read(std::string(k_header) + "\r\n" + line_with(column, value) + "\r\n");
}

} // namespace

TEST(FecReader, ReadsAPlainLine) {
    const Reading reading = read_with(0, "AC");
    ASSERT_EQ(reading.refusal, "");
    ASSERT_EQ(reading.rows.size(), 1u);
    const FecRow& row = reading.rows[0];
    EXPECT_EQ(row.line, 2);
    EXPECT_EQ(row.journal, "AC");
    EXPECT_EQ(row.number, "2");
    EXPECT_EQ(row.date.to_iso(), "2025-01-10");
    EXPECT_EQ(row.account, "606400");
    EXPECT_EQ(row.piece_date->to_iso(), "2025-01-08");
    EXPECT_EQ(row.amount, eur(100'00));
    EXPECT_EQ(row.validated_on->to_iso(), "2025-01-31");
    EXPECT_FALSE(row.foreign);
    EXPECT_TRUE(reading.summary.warnings.empty());
}

TEST(FecReader, TakesEveryLineEndInUse) {
    for (const char* end : {"\n", "\r\n", "\r", "\r\r\n"}) {
        const std::string bytes =
            std::string(k_header) + end + line_with(2, "1") + end + line_with(2, "2") + end;
        const Reading reading = read(bytes);
        EXPECT_EQ(reading.refusal, "");
        EXPECT_EQ(reading.rows.size(), 2u);
        EXPECT_EQ(reading.rows.back().line, 3);
    }
}

TEST(FecReader, TheLastLineNeedsNoEnd) {
    EXPECT_EQ(read(std::string(k_header) + "\n" + line_with(2, "1")).rows.size(), 1u);
}

TEST(FecReader, GivesTheSameRowsWhateverThePiecesItIsFed) {
    std::string bytes = std::string(k_header) + "\r\n";
    for (int i = 1; i <= 20; ++i)
        bytes += line_with(2, text::number(i)) + "\r\r\n";
    const unsigned seed = 11;
    std::mt19937 random(seed);
    for (int round = 0; round < 20; ++round) {
        std::vector<std::int64_t> lines;
        FecReader reader({"test.txt"}, [&](FecRow&& row) { lines.push_back(row.line); });
        std::size_t at = 0;
        while (at < bytes.size()) {
            const std::size_t size = std::min<std::size_t>(1 + random() % 40, bytes.size() - at);
            ASSERT_TRUE(reader.add(std::string_view(bytes).substr(at, size)));
            at += size;
        }
        ASSERT_TRUE(reader.finish());
        ASSERT_EQ(lines.size(), 20u) << "seed " << seed;
        EXPECT_EQ(lines.back(), 21);
    }
}

TEST(FecReader, ReadsPipesAsSeparators) {
    std::string header{k_header};
    std::replace(header.begin(), header.end(), '\t', '|');
    const Reading reading = read(header + "\n" + line_with(0, "AC", '|') + "\n");
    EXPECT_EQ(reading.refusal, "");
    EXPECT_EQ(reading.summary.separator, '|');
}

TEST(FecReader, RefusesAnotherSeparator) {
    std::string header{k_header};
    std::replace(header.begin(), header.end(), '\t', ';');
    EXPECT_EQ(read(header + "\n" + line_with(0, "AC", ';') + "\n").refusal,
              formats::errors::fec_separator.name);
}

TEST(FecReader, HeaderNamesKnowNeitherCaseNorAccentsNorBlanks) {
    std::string header{k_header};
    header.replace(header.find("Montantdevise"), 13, " MontantDevise ");
    header.replace(header.find("Debit"), 5,
                   "D\xC3\xA9"
                   "bit");
    header.replace(header.find("JournalCode"), 11, "JOURNALCODE");
    EXPECT_EQ(read("\xEF\xBB\xBF" + header + "\n" + line_with(0, "AC") + "\n").refusal, "");
}

TEST(FecReader, OneTrailingSeparatorIsHarmless) {
    EXPECT_EQ(read(std::string(k_header) + "\t\n" + line_with(0, "AC") + "\t\n").refusal, "");
    EXPECT_EQ(read(std::string(k_header) + "\n" + line_with(0, "AC") + "\t\n").refusal, "");
    EXPECT_EQ(read(std::string(k_header) + "\t\n" + line_with(0, "AC") + "\n").refusal, "");
}

TEST(FecReader, RefusesALineWithAFieldTooFewOrTooMany) {
    const std::string line = line_with(0, "AC");
    const std::string header{k_header};
    const Reading few = read(header + "\n" + line.substr(0, line.rfind('\t')) + "\n");
    EXPECT_EQ(few.refusal, formats::errors::fec_field_count.name);
    EXPECT_EQ(few.place->line, 2);
    EXPECT_EQ(read(header + "\n" + line + "\tX\n").refusal, formats::errors::fec_field_count.name);
}

TEST(FecReader, RefusesAHeaderWithoutAColumnOrWithOneTwice) {
    std::string header{k_header};
    header.replace(header.find("EcritureNum"), 11, "Numero");
    EXPECT_EQ(read(header + "\n").refusal, formats::errors::fec_column_missing.name);
    EXPECT_EQ(read(std::string(k_header) + "\tDebit\n").refusal,
              formats::errors::fec_column_twice.name);
}

TEST(FecReader, ExtraColumnsAreLeftAside) {
    const Reading reading =
        read(std::string(k_header) + "\tDateRglt\tNatOp\n" + line_with(0, "AC") + "\tx\ty\n");
    EXPECT_EQ(reading.refusal, "");
    EXPECT_TRUE(reading.warns(formats::errors::fec_extra_columns));
}

TEST(FecReader, RefusesWhatIsEmptyOrNoText) {
    EXPECT_EQ(read("").refusal, formats::errors::fec_empty.name);
    EXPECT_EQ(read(std::string(k_header) + "\n").refusal, formats::errors::fec_empty.name);
    EXPECT_EQ(read(std::string("J\0o\0u\0", 6) + std::string(k_header)).refusal,
              formats::errors::fec_not_text.name);
    EXPECT_EQ(read(std::string(k_header) + "\n" + std::string(70'000, 'x')).refusal,
              formats::errors::fec_line_too_long.name);
}

TEST(FecReader, RefusesMoreLinesThanAsked) {
    FecReader reader({"test.txt", FecCharacters::Utf8, Currency::eur(), 1}, [](FecRow&&) {});
    const std::string line = line_with(0, "AC") + "\n";
    const auto added = reader.add(std::string(k_header) + "\n" + line + line);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code.name, formats::errors::fec_too_many_lines.name);
}

TEST(FecReader, RefusesEmptyIdentity) {
    for (const std::size_t column : {0u, 2u, 3u, 4u})
        EXPECT_EQ(read_with(column, "  ").refusal, formats::errors::fec_field_empty.name) << column;
}

TEST(FecReader, WarnsOfOtherEmptyTexts) {
    for (const std::size_t column : {1u, 5u, 8u, 9u, 10u}) {
        const Reading reading = read_with(column, "");
        EXPECT_EQ(reading.refusal, "") << column;
        EXPECT_TRUE(reading.warns(formats::errors::fec_text_missing)) << column;
    }
    EXPECT_EQ(read_with(1, "").rows[0].journal_name, "AC");
}

TEST(FecReader, ReadsAmountsAsFilesWriteThem) {
    const std::vector<std::pair<std::string, std::int64_t>> amounts{{"0000000069,60", 6960},
                                                                    {"+12,00", 1200},
                                                                    {"-12,00", -1200},
                                                                    {"12,00-", -1200},
                                                                    {"12", 1200},
                                                                    {" 12,5 ", 1250},
                                                                    {"1,2E+2", 12000},
                                                                    {"125E-2", 125},
                                                                    {"8,850", 885},
                                                                    {"\xC2\xA0"
                                                                     "7,00",
                                                                     700},
                                                                    {"0012", 1200}};
    for (const auto& [text, minor] : amounts) {
        const Reading reading = read_with(11, text);
        ASSERT_EQ(reading.refusal, "") << text;
        EXPECT_EQ(reading.rows[0].amount, eur(minor)) << text;
    }
}

TEST(FecReader, RefusesAmountsThatCouldMeanAnything) {
    for (const char* text : {"100.00", "1 000,00",
                             "1\xC2\xA0"
                             "000,00",
                             "1,000,00", "12,", ",", "abc", "12€", "--1", "1E99", "1,2,3E1"})
        EXPECT_EQ(read_with(11, text).refusal, formats::errors::fec_amount.name) << text;
    EXPECT_EQ(read_with(11, "8,855").refusal, comptoir::errors::amount_too_fine.name);
    EXPECT_EQ(read_with(11, "99999999999999999,00").refusal,
              comptoir::errors::amount_too_large.name);
}

TEST(FecReader, ReadsDaysInBothOrdersAndRefusesWhatIsNoDay) {
    for (const char* text : {"20250110", "10012025", "2025-01-10", "10/01/2025", "10.01.2025"}) {
        const Reading reading = read_with(3, text);
        ASSERT_EQ(reading.refusal, "") << text;
        EXPECT_EQ(reading.rows[0].date.to_iso(), "2025-01-10") << text;
    }
    for (const char* text : {"20251310", "20250230", "2025-1-10", "250110", "2025/01-10", "demain"})
        EXPECT_EQ(read_with(3, text).refusal, formats::errors::fec_date.name) << text;
}

TEST(FecReader, NetsADebitAndACreditOfOneLine) {
    const Reading reading = read_with(12, "30,00");
    EXPECT_EQ(reading.rows[0].amount, eur(70'00));
    EXPECT_TRUE(reading.warns(formats::errors::fec_both_sides));
}

TEST(FecReader, SaysWhichLinesAreZero) {
    const Reading reading = read_with(11, "0,00");
    EXPECT_TRUE(reading.rows[0].amount.is_zero());
    EXPECT_TRUE(reading.warns(formats::errors::fec_zero_line));
}

TEST(FecReader, MontantAndSensGiveTheSameAsDebitAndCredit) {
    std::string header{k_header};
    header.replace(header.find("Debit"), 5, "Montant");
    header.replace(header.find("Credit"), 6, "Sens");
    const std::vector<std::pair<std::string, std::int64_t>> sides{
        {"D", 10000}, {"C", -10000}, {"+1", 10000}, {"-1", -10000}, {"1", 10000}};
    for (const auto& [side, minor] : sides) {
        const Reading reading = read(header + "\n" + line_with(12, side) + "\n");
        ASSERT_EQ(reading.refusal, "") << side;
        EXPECT_EQ(reading.rows[0].amount.minor(), minor) << side;
        EXPECT_TRUE(reading.summary.amount_and_side);
    }
    EXPECT_EQ(read(header + "\n" + line_with(12, "X") + "\n").refusal,
              formats::errors::fec_side.name);
}

TEST(FecReader, ForeignAmountsTakeTheSideOfTheirLine) {
    std::string line = line_with(16, "10,00");
    line += "USD"; // the last field
    const Reading reading = read(std::string(k_header) + "\n" + line + "\n");
    ASSERT_TRUE(reading.rows[0].foreign);
    EXPECT_EQ(*reading.rows[0].foreign, (Money{10'00, *Currency::parse("USD")}));
    EXPECT_FALSE(read_with(16, "0,00").rows[0].foreign);
    EXPECT_TRUE(read_with(16, "12,00").warns(formats::errors::fec_foreign_amount));
}

TEST(FecReader, LettersWithoutDayTakeTheEntrysDay) {
    const Reading reading = read_with(13, "AA");
    EXPECT_EQ(reading.rows[0].lettered_on->to_iso(), "2025-01-10");
    EXPECT_TRUE(reading.warns(formats::errors::fec_letter_date));
}

TEST(FecReader, WarnsOfAccountsThatAreNotNumbers) {
    const Reading reading = read_with(4, "A06400");
    EXPECT_EQ(reading.rows[0].account, "A06400");
    EXPECT_TRUE(reading.warns(formats::errors::fec_account_letters));
}

TEST(FecReader, OneKindOfDoubtIsOneWarningWithItsCount) {
    std::string bytes = std::string(k_header) + "\n";
    for (int i = 0; i < 500; ++i)
        bytes += line_with(10, "a | b") + "\n";
    const Reading reading = read(bytes);
    ASSERT_EQ(reading.summary.warnings.size(), 1u);
    const Diagnostic& warning = reading.summary.warnings[0];
    EXPECT_EQ(warning.code, ErrorCode(formats::errors::fec_pipe_in_text));
    EXPECT_EQ(warning.place->line, 2);
    EXPECT_EQ(std::get<std::int64_t>(warning.params[0].value), 500);
}

TEST(FecReader, ReadsAccentsInItsThreeCharacterSets) {
    for (const char* word : {"\xC3\xA9t\xC3\xA9", "\xE9t\xE9"}) {
        const Reading reading = read_with(10, word);
        EXPECT_EQ(reading.rows[0].label, "été") << word;
    }
    EXPECT_EQ(read_with(10, "10 \xA4").rows[0].label, "10 €"); // ISO 8859-15
    const Reading windows = read_with(10, "10 \x80 \xE9");
    EXPECT_EQ(windows.rows[0].label, "10 € é");
    EXPECT_TRUE(windows.warns(formats::errors::fec_windows_characters));
}

TEST(FecProbe, AHalfCharacterAtTheEndIsNoUtf8) {
    FecProbe probe;
    probe.add("caf\xC3");
    EXPECT_EQ(probe.characters(), FecCharacters::Latin9);
    FecProbe split;
    split.add("caf\xC3");
    split.add("\xA9");
    EXPECT_EQ(split.characters(), FecCharacters::Utf8);
}

TEST(FecFileName, ReadsCompanyAndClosingDay) {
    const auto name = parse_fec_file_name("123456789FEC20251231.txt");
    ASSERT_TRUE(name);
    EXPECT_EQ(name->company_number, "123456789");
    EXPECT_EQ(name->closing_day.to_iso(), "2025-12-31");
    EXPECT_TRUE(parse_fec_file_name("123456789FEC20251231_2.txt"));
    EXPECT_EQ(fec_file_name("123456789", name->closing_day), "123456789FEC20251231.txt");
    for (const char* other : {"bad-name-FEC2025.txt", "12345678FEC20251231.txt",
                              "123456789FEC20251301.txt", "123456789FEC20251231x.txt", "", ".txt"})
        EXPECT_FALSE(parse_fec_file_name(other)) << other;
}

// The law of the corpus for what a reader alone can say; balance is for the importer.
TEST(FecCorpus, TheReaderRefusesWhatTheIndexRefuses) {
    const auto index = corpus_path("fec/INDEX.tsv");
    if (!index)
        GTEST_SKIP() << test::k_no_corpus;
    int cases = 0;
    std::istringstream lines(test::read_text(*index));
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const std::string file = line.substr(0, line.find('\t'));
        const std::string verdict = line.substr(line.rfind('\t') + 1);
        const Reading reading = read(test::read_text(*corpus_path("fec/" + file)));
        const bool for_importer =
            verdict.find("balance") != verdict.npos || file.find("unbalanced") != file.npos;
        EXPECT_EQ(reading.refusal.empty(), for_importer || !verdict.starts_with("refuse")) << file;
        EXPECT_TRUE(!reading.refusal.empty() || reading.rows.size() == 14) << file;
        ++cases;
    }
    EXPECT_EQ(cases, 23);
}

TEST(FecErrors, EveryWarningHasItsSentences) {
    for (const ErrorSpec& spec : {formats::errors::fec_file_name, formats::errors::fec_column_order,
                                  formats::errors::fec_windows_characters})
        EXPECT_TRUE(i18n::has_text(spec.name)) << spec.name;
}
