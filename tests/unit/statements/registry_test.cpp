#include "statement_files.h"
#include "support/test_paths.h"

#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

#include <stop_token>

namespace comptoir::test {
namespace {

std::string sample(std::string_view name) {
    return read_text(data_path("statements") / std::string(name));
}

std::string format_of(std::string_view bytes) {
    const auto format = formats::identify_statement_format(bytes, "file");
    return format ? std::string((*format)->info().id) : std::string(format.error().code.name);
}

TEST(IdentifyStatement, LooksAtContentAlone) {
    EXPECT_EQ(format_of(sample("camt053/month.xml")), "camt053");
    EXPECT_EQ(format_of(sample("camt053/latin1_without_declaration.xml")), "camt053");
    EXPECT_EQ(format_of(sample("camt053/in_an_envelope.xml")), "camt053");
    EXPECT_EQ(format_of(sample("cfonb120/month.txt")), "cfonb120");
    EXPECT_EQ(format_of(sample("cfonb120/unbroken.txt")), "cfonb120");
    EXPECT_EQ(format_of("\n\n" + sample("cfonb120/latin1.txt")), "cfonb120");
    EXPECT_EQ(format_of(sample("csv/ubs.csv")), "csv");
    EXPECT_EQ(format_of("31/12/2025;VIREMENT;12,00;;"),
              "csv"); // of no known bank: asks for a mapping
}

TEST(IdentifyStatement, RefusesWhatIsNoStatement) {
    EXPECT_EQ(format_of(""), formats::errors::empty_file.name);
    EXPECT_EQ(format_of(" \r\n\t "), formats::errors::empty_file.name);
    EXPECT_EQ(format_of("%PDF-1.7\n"), formats::errors::unknown_format.name);
    EXPECT_EQ(format_of(std::string("PK\x03\x04", 4)), formats::errors::unknown_format.name);
    EXPECT_EQ(format_of("VIREMENT;douze;;" + std::string(200, 'x')),
              formats::errors::unknown_format.name);
    EXPECT_EQ(format_of("Date;Libelle;Montant\n"), formats::errors::unknown_format.name);
    EXPECT_EQ(format_of(std::string(500, '\0')), formats::errors::unknown_format.name);
}

TEST(IdentifyStatement, NamesTheFileItDoesNotKnow) {
    const auto format = formats::identify_statement_format("hello", "letter.txt");
    ASSERT_FALSE(format);
    ASSERT_EQ(format.error().params.size(), 1U);
    EXPECT_EQ(std::get<std::string>(format.error().params[0].value), "letter.txt");
}

TEST(ReadStatements, AnotherIsoMessageIsRefusedByItsName) {
    const Reading reading = read_bytes(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\">"
        "<CstmrCdtTrfInitn/></Document>");
    EXPECT_EQ(reading.code(), formats::errors::not_a_statement.name);
    EXPECT_EQ(std::get<std::string>(reading.error->params.at(0).value), "pain.001.001.03");
}

TEST(ReadStatements, AnyOtherXmlIsRefusedByItsRoot) {
    const Reading reading = read_bytes("<?xml version=\"1.0\"?><rss><channel/></rss>");
    EXPECT_EQ(reading.code(), formats::errors::not_a_statement.name);
    EXPECT_EQ(std::get<std::string>(reading.error->params.at(0).value), "rss");
}

TEST(ReadStatements, AMessageWithoutStatementIsAnError) {
    EXPECT_EQ(read_bytes("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">"
                         "<BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>")
                  .code(),
              formats::errors::no_statement.name);
    EXPECT_EQ(
        read_bytes("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"/>").code(),
        formats::errors::no_statement.name);
}

class Limited : public testing::Test {
protected:
    std::string read(const formats::ReadingLimits& limits, const std::string& bytes) {
        formats::TextSource source(bytes);
        const auto done = formats::read_statements(source, "sample", sink, {}, limits);
        return done ? std::string() : std::string(done.error().code.name);
    }
    bank::CollectingSink sink;
};

TEST_F(Limited, AFileAboveTheByteLimitIsRefused) {
    EXPECT_EQ(read({.bytes_max = 1000}, sample("camt053/month.xml")),
              formats::errors::file_too_large.name);
}

TEST_F(Limited, AFileAboveTheLineLimitIsRefused) {
    EXPECT_EQ(read({.lines_max = 12}, sample("cfonb120/month.txt")),
              formats::errors::too_many_lines.name);
    EXPECT_EQ(read({.lines_max = 13}, sample("cfonb120/month.txt")), "");
}

TEST_F(Limited, TheSameRemarkIsNotMadeAThousandTimes) {
    std::string entries;
    for (int index = 0; index < 50; ++index)
        entries += "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry>";
    EXPECT_EQ(read({.diagnostics_max = 10}, camt_file(entries, 5000)), "");
    EXPECT_EQ(sink.diagnostics.size(), 11U);
    EXPECT_EQ(sink.diagnostics.back().code, ErrorCode(formats::errors::more_diagnostics));
    EXPECT_EQ(std::get<std::int64_t>(sink.diagnostics.back().params.at(0).value), 40);
}

TEST(ReadStatements, StopsWhenAsked) {
    std::stop_source stop;
    stop.request_stop();
    for (const char* name : {"camt053/month.xml", "cfonb120/month.txt"}) {
        const std::string bytes = sample(name);
        formats::TextSource source(bytes);
        bank::CollectingSink sink;
        const auto done = formats::read_statements(source, name, sink, Work{{}, stop.get_token()});
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode(comptoir::errors::cancelled));
    }
}

TEST(ReadStatements, StopsWhenTheSinkHasHadEnough) {
    for (const char* name : {"camt053/month.xml", "cfonb120/month.txt"}) {
        const std::string bytes = sample(name);
        formats::TextSource source(bytes);
        bank::CollectingSink sink(2);
        const auto done = formats::read_statements(source, name, sink);
        ASSERT_FALSE(done);
        EXPECT_EQ(done.error().code, ErrorCode(comptoir::errors::cancelled));
    }
}

TEST(ReadStatements, ReportsProgressInBytes) {
    for (const char* name : {"camt053/month.xml", "cfonb120/month.txt"}) {
        const std::string bytes = sample(name);
        formats::TextSource source(bytes, 512);
        bank::CollectingSink sink;
        std::int64_t total = 0;
        ASSERT_TRUE(formats::read_statements(
            source, name, sink,
            Work{[&](const Progress& progress) { total = progress.total; }, {}}));
        EXPECT_EQ(total, static_cast<std::int64_t>(bytes.size()));
    }
}

TEST(ReadStatements, SaysWhereAStatementIsMissing) {
    const Reading reading = read_bytes(sample("cfonb120/days_and_accounts.txt"));
    EXPECT_FALSE(reading.error);
    EXPECT_TRUE(reading.told(bank::errors::chain_gap));
    EXPECT_EQ(reading.statements.size(), 4U);
}

// A reader whose source breaks in the middle passes the error on.
class BrokenSource final : public formats::ByteSource {
public:
    explicit BrokenSource(std::string bytes) : m_bytes(std::move(bytes)) {}
    Result<std::string_view> next() override {
        if (m_calls++ < 3)
            return std::string_view(m_bytes);
        return fail(comptoir::errors::file_unreadable, {{"path", std::string("x")}});
    }

private:
    std::string m_bytes;
    int m_calls = 0;
};

TEST(ReadStatements, PassesOnWhatTheSourceRefuses) {
    for (const std::string& bytes :
         {std::string("<?xml version=\"1.0\"?><BkToCstmrStmt>") + std::string(70'000, ' '),
          sample("cfonb120/month.txt") + std::string(70'000, '\n')}) {
        BrokenSource source(bytes);
        bank::CollectingSink sink;
        const auto done = formats::read_statements(source, "x", sink);
        ASSERT_FALSE(done);
    }
}

TEST(StatementFormats, HaveNamesForFileChoosers) {
    for (const formats::StatementFormat* format : formats::statement_formats()) {
        EXPECT_FALSE(format->info().name.empty());
        EXPECT_TRUE(format->info().extensions.starts_with(".")) << format->info().id;
    }
}

} // namespace
} // namespace comptoir::test
