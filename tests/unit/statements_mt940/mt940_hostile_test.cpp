// Damaged and hostile files: bounded, and never a movement lost without a word.
#include "mt940_text.h"
#include "support/test_paths.h"

#include "comptoir/formats/mt940_errors.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace comptoir::test {
namespace {

// Gives a pattern over and over, without holding it.
class RepeatedSource final : public formats::ByteSource {
public:
    RepeatedSource(std::string head, std::string pattern, std::int64_t times)
        : m_piece(std::move(head)), m_pattern(std::move(pattern)), m_times(times) {}
    Result<std::string_view> next() override {
        if (std::exchange(m_head_given, true)) {
            m_piece.clear();
            while (m_times > 0 && m_piece.size() + m_pattern.size() <= formats::k_piece_bytes) {
                m_piece += m_pattern;
                --m_times;
            }
        }
        return std::string_view(m_piece);
    }

private:
    std::string m_piece;
    std::string m_pattern;
    std::int64_t m_times;
    bool m_head_given = false;
};

class CountingSink final : public bank::StatementSink {
public:
    void begin_statement(const bank::StatementHeader&) override { ++begun; }
    bool line(bank::StatementLine&&) override {
        ++lines;
        return true;
    }
    void end_statement(const bank::StatementHeader&, bank::BalanceCheck) override { ++ended; }
    void diagnostic(Diagnostic&&) override { ++diagnostics; }
    std::int64_t begun = 0, lines = 0, ended = 0, diagnostics = 0;
};

constexpr const char* k_head = ":20:R\n:25:1\n:60F:C260101EUR1,00\n";

Result<void> read(RepeatedSource source, CountingSink& sink) {
    return formats::read_statements(source, "hostile", sink);
}

TEST(Mt940Hostile, AnEndlessLineIsRefusedAtOnce) {
    CountingSink sink;
    const auto done =
        read({std::string(k_head) + ":86:", std::string(1000, 'x'), 10'000'000}, sink);
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode(formats::errors::mt940_text_too_long));
    EXPECT_EQ(done.error().place->line, 4);
}

TEST(Mt940Hostile, AnEndlessTextIsRefusedAtOnce) {
    for (const char* pattern : {"text\n", ":86:text\n", "-\n"}) {
        CountingSink sink;
        const auto done =
            read({std::string(k_head) + ":61:260101C1,NMSC\n:86:x\n", pattern, 10'000'000}, sink);
        ASSERT_FALSE(done.has_value()) << pattern;
        EXPECT_EQ(done.error().code, ErrorCode(formats::errors::mt940_text_too_long)) << pattern;
    }
}

TEST(Mt940Hostile, AMillionTagsAreReadOrRefused) {
    struct Case {
        const char* pattern;
        std::int64_t times;
    };
    for (const Case& hostile :
         {Case{":86:x\n", 200'000}, Case{":20:X\n", 1'000'000}, Case{":25:1\n", 100'000},
          Case{":NS:22x\n", 100'000}, Case{":99:x\n", 100'000}, Case{":13D:x\n", 100'000},
          Case{"{4:\n", 100'000}, Case{"-}\n", 100'000}, Case{"{1:\n", 100'000}}) {
        CountingSink sink;
        const auto done = read({k_head, hostile.pattern, hostile.times}, sink);
        EXPECT_FALSE(done.has_value()) << hostile.pattern << "has no closing balance";
        EXPECT_EQ(sink.lines, 0) << hostile.pattern;
        EXPECT_LT(sink.diagnostics, 1'000) << hostile.pattern;
    }
}

TEST(Mt940Hostile, AnyNumberOfMovementsStreams) {
    constexpr std::int64_t k_count = 100'000;
    CountingSink sink;
    const auto done = read({k_head, ":61:260101C0,01NMSC\n:86:x\n", k_count}, sink);
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode(formats::errors::mt940_not_closed));
    EXPECT_EQ(sink.lines, k_count);
}

TEST(Mt940Hostile, AFileCutAnywhereNeverLosesAMovementSilently) {
    const std::string one = mt940_statement(
        {":61:2601050105D10,00NTRFREF//BQ1", "/OCMT/USD9,//CHGS/EUR1,/",
         ":86:105?00LASTSCHRIFT?20EREF+A-1?21SVWZ+Rechnung 42?32NAME", ":61:2601060106RC2,50NRTI",
         ":86:/TRTP/SEPA/IBAN/NL83EXMP0000004242/REMI/x/"},
        -12'50);
    const std::string file = one + one;
    const Reading whole = read_bytes(file);
    ASSERT_EQ(whole.code(), "");
    for (std::size_t length = 0; length < file.size(); ++length) {
        const Reading reading = read_bytes(std::string_view(file).substr(0, length));
        if (reading.error)
            continue;
        // What is read without a refusal is complete, or its balance says that it is not.
        const std::size_t complete = length < one.size() ? 1 : 2;
        EXPECT_LE(reading.statements.size(), complete) << length;
        for (const bank::StatementDraft& statement : reading.statements) {
            EXPECT_EQ(statement.lines.size(), 2U) << length;
            EXPECT_NE(statement.check, bank::BalanceCheck::NotPossible) << length;
        }
        const bool ends_between = length + 12 > one.size() && length < one.size() + 5;
        if (reading.statements.size() == 1 && !ends_between && length > one.size()) {
            ADD_FAILURE() << "the second statement vanished at " << length;
        }
    }
}

TEST(Mt940Hostile, EverySampleCutAnywhereIsReadOrRefused) {
    for (const auto& entry : std::filesystem::directory_iterator(data_path("statements/mt940"))) {
        if (entry.path().extension() == ".json")
            continue;
        const std::string bytes = read_text(entry.path());
        for (std::size_t length = 0; length < bytes.size(); length += 3) {
            const Reading reading = read_bytes(std::string_view(bytes).substr(0, length), 997);
            EXPECT_TRUE(reading.error || !reading.statements.empty()) << entry.path() << length;
        }
    }
}

TEST(Mt940Hostile, BytesOfAnyKindInsideAStatementDoNoHarm) {
    for (int byte = 0; byte < 256; ++byte) {
        const std::string text(3, static_cast<char>(byte));
        const Reading reading = read_mt940_text("A" + text + "B?20" + text);
        EXPECT_TRUE(reading.error || reading.statements.at(0).lines.size() == 1U) << byte;
    }
}

} // namespace
} // namespace comptoir::test
