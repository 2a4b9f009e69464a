// What a QIF file cannot be, and where it says so.
#include "unit/statements/statement_files.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/qif_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

// "code line record field"
std::string refusal(std::string_view bytes) {
    const Reading reading = read_bytes(bytes);
    if (!reading.error)
        return "read";
    std::string text = reading.code();
    if (reading.error->place)
        text += ' ' + text::number(reading.error->place->line) + ' ' +
                reading.error->place->record + ' ' + reading.error->place->field;
    return text;
}

std::string record(std::string_view lines) {
    return "!Type:Bank\nD31/01/2026\nT1\n^\n" + std::string(lines) + "^\n";
}

TEST(QifRefusal, NamesTheLineTheRecordAndTheField) {
    EXPECT_EQ(refusal(record("D31/01/2026\nT1.2.3\n")), "core.amount_unreadable 6 2 T");
    EXPECT_EQ(refusal(record("D31/02/2026\nT1\n")), "core.date_unreadable 5 2 D");
    EXPECT_EQ(refusal(record("D01/13/2026\nT1\n")), "core.date_unreadable 5 2 D");
    EXPECT_EQ(refusal(record("Dtoday\nT1\n")), "core.date_unreadable 5 2 D");
    EXPECT_EQ(refusal(record("D31/01/2026\nPx\n")), "formats.qif_field_missing 5 2 T");
    EXPECT_EQ(refusal(record("T5\n")), "formats.qif_field_missing 5 2 D");
    EXPECT_EQ(read_bytes(record("T5\n")).code(), formats::errors::qif_field_missing.name);
}

TEST(QifRefusal, OfAmountsThatHaveNoOneMeaning) {
    EXPECT_EQ(read_bytes(record("D31/01/2026\nT1,234\n")).code(),
              formats::errors::amount_ambiguous.name);
    EXPECT_EQ(read_bytes(record("D31/01/2026\nT0.001\n")).code(), errors::amount_too_fine.name);
    EXPECT_EQ(read_bytes(record("D31/01/2026\nT(5.00)\n")).code(), errors::amount_unreadable.name);
    EXPECT_EQ(read_bytes(record("D31/01/2026\nT9999999999999999\n")).code(),
              errors::amount_too_large.name);
}

TEST(QifRefusal, OfRecordsThatRanIntoOneAnother) {
    EXPECT_EQ(refusal(record("D31/01/2026\nT1\nD31/01/2026\nT2\n")),
              "formats.qif_field_twice 8 2 T");
    EXPECT_EQ(read_bytes(record("D31/01/2026\nT1\nD30/01/2026\nT1\n")).code(),
              formats::errors::qif_field_twice.name);
    EXPECT_EQ(read_bytes(record("D31/01/2026\nT1\nU2\n")).code(),
              formats::errors::qif_field_twice.name);
    EXPECT_EQ(refusal("!Type:Bank\nD31/01/2026\nT1\n!Type:Bank\nD31/01/2026\nT2\n^\n"),
              "formats.qif_not_closed 2 1 ");
}

TEST(QifRefusal, OfFilesThatBreakOffWithinARecord) {
    const std::string bytes = "!Type:Bank\nD31/01/2026\nT-1234.56\nPx\n^\nD30/01/2026\nT2\n^\n";
    const std::size_t first_end = bytes.find('^') + 1;
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const Reading reading = read_bytes(bytes.substr(0, length));
        // Between two records nothing shows that more was to come.
        const bool between =
            (length >= first_end && length <= first_end + 1) || length + 1 == bytes.size();
        EXPECT_EQ(reading.code().empty(), between) << length;
    }
    EXPECT_EQ(read_bytes(bytes.substr(0, first_end - 1)).code(),
              formats::errors::qif_not_closed.name);
}

TEST(QifRefusal, OfFilesWithoutOperations) {
    EXPECT_EQ(read_bytes("!Type:Bank\n").code(), formats::errors::no_statement.name);
    EXPECT_EQ(read_bytes("!Type:Bank\n^\n^\n").code(), formats::errors::no_statement.name);
    EXPECT_EQ(read_bytes("!Type:Cat\nNx\n^\n").code(), formats::errors::no_statement.name);
    EXPECT_EQ(read_bytes("!Type:Invst\nD31/01/2026\nT1\n^\n").code(),
              formats::errors::no_statement.name);
    EXPECT_EQ(read_bytes("!Account\nNx\n^\n").code(), formats::errors::no_statement.name);
}

TEST(QifRefusal, OfWhatHasNoEnd) {
    EXPECT_EQ(read_bytes(record("D31/01/2026\nT1\nP" + std::string(200'000, 'x') + "\n")).code(),
              formats::errors::qif_line_too_long.name);
    std::string endless;
    for (int count = 0; count < 6'000; ++count)
        endless += "Mx\n";
    EXPECT_EQ(read_bytes(record("D31/01/2026\nT1\n" + endless)).code(),
              formats::errors::qif_record_too_long.name);
}

} // namespace
} // namespace comptoir::test
