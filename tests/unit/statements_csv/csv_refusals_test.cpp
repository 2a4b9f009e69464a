// What is refused, and where.
#include "csv_files.h"

#include "comptoir/bank/csv_errors.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/formats/csv_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

namespace ferrors = formats::errors;

void expect_refused(const Reading& reading, ErrorSpec spec, std::int64_t line) {
    EXPECT_EQ(reading.code(), spec.name);
    EXPECT_EQ(line_of(reading), line);
}

TEST(CsvRefusals, AnUnknownLayoutSaysWhatWasFound) {
    const Reading reading =
        read_bytes("Export\n\nTag|Text|Eingang|Ausgang\n30.01.2026|Hafen||45,90\n");
    expect_refused(reading, ferrors::csv_unknown_layout, 3);
    ASSERT_EQ(reading.error->params.size(), 4U);
    EXPECT_EQ(std::get<std::string>(reading.error->params[0].value), "|");
    EXPECT_EQ(std::get<std::string>(reading.error->params[3].value),
              "Tag | Text | Eingang | Ausgang");
}

TEST(CsvRefusals, ARowThatCannotBeReadIsNamedAndNeverLost) {
    expect_refused(read_known("30/01/2026;;-1,00;;A;9,00\n31/31/2026;;-2,00;;B;7,00\n"),
                   ferrors::csv_date, 3);
    expect_refused(read_known("30/01/2026;;-1,00;;A;9,00\nle 30;;-2,00;;B;7,00\n"),
                   ferrors::csv_date, 3);
    expect_refused(read_known("30/01/2026;;une;;A;9,00\n"), ferrors::csv_amount, 2);
    expect_refused(read_known("30/01/2026;;-1,00;;A;9,00\n30/01/2026;;-1.5;;A;9,00\n"),
                   ferrors::csv_amount, 3);
    expect_refused(read_known("30/01/2026;;-1,00;2,00;A;9,00\n"), ferrors::csv_two_amounts, 2);
    const Reading fine = read_known("30/01/2026;;-1,005;;A;9,00\n");
    EXPECT_EQ(fine.code(), comptoir::errors::amount_too_fine.name);
    EXPECT_EQ(fine.error->place->field, "Débit");
}

TEST(CsvRefusals, ADownloadThatStoppedWithinItsLastRowIsNotReadAsASmallerAmount) {
    const std::string whole = "30/01/2026;;-1,00;;A;9,00\n29/01/2026;;-1200,50;;B;10,00";
    for (const char* last : {";;-1", ";;-1200,50", ";;-1200,50;;B", ";;-1200,50;;"}) {
        SCOPED_TRACE(last);
        const std::size_t end = whole.rfind(last) + std::string_view(last).size();
        expect_refused(read_known(whole.substr(0, end)), ferrors::csv_row_cut, 3);
    }
    // Alone it is compared with the header.
    expect_refused(read_known("30/01/2026;;-1,0"), ferrors::csv_row_cut, 2);
    // The balance stands last: "10,0" has a figure less than the others, "1" has lost its decimals.
    expect_refused(read_known(whole.substr(0, whole.size() - 1)), ferrors::csv_row_cut, 3);
    expect_refused(read_known("30/01/2026;;-1,00;;A;9"), ferrors::csv_row_cut, 2);
    EXPECT_EQ(read_known("30/01/2026;;-1,00;;A;9,0\n29/01/2026;;-1,00;;B;10,05\n"
                         "28/01/2026;;-1,00;;C;11")
                  .code(),
              "")
        << "a bank that writes no zeros behind";
    EXPECT_EQ(read_known(whole).code(), "") << "only the line end lacks";
    EXPECT_EQ(read_known("30/01/2026;;-1,00;;A\n").code(), "") << "a short row that ends";
    EXPECT_EQ(read_known(whole + "\nTotal").code(), "") << "a footer";
}

TEST(CsvRefusals, ATextThatWasNotQuotedIsSeen) {
    expect_refused(read_known("30/01/2026;;FRAIS; ET;-1,00;;A;9,00\n"), ferrors::csv_amount, 2);
    const Reading reading = read_known("30/01/2026;;-1,00;;A;9,00;B\n");
    EXPECT_EQ(reading.code(), "");
    EXPECT_TRUE(reading.told(ferrors::csv_extra_cells));
}

TEST(CsvRefusals, AFileWithoutOperationsIsAnError) {
    EXPECT_EQ(read_bytes(k_known_header).code(), ferrors::no_statement.name);
    const Reading empty = read_bytes("Compte courant n° 12345678901;\n\n"
                                     "Date;Libellé;Débit euros;Crédit euros;\n");
    ASSERT_EQ(empty.code(), ""); // an account without operations is a statement
    EXPECT_EQ(empty.header().account.number, "12345678901");
    EXPECT_TRUE(empty.statements[0].lines.empty());
}

TEST(CsvRefusals, AQuestionIsAskedOnceForTheWholeFile) {
    constexpr std::string_view k_file = "Date,Description,Amount\n10/02/2018,A,-5.00\n"
                                        "11/03/2018,B,1.25\n";
    const auto proposal = propose(k_file);
    ASSERT_TRUE(proposal);
    ASSERT_EQ(proposal->lacks.size(), 1U);
    EXPECT_EQ(proposal->lacks[0], bank::CsvLack::DateOrder);
    EXPECT_EQ(read_with(k_file, proposal->mapping).code(), ferrors::date_order_ambiguous.name);
    bank::ReadingChoices choices;
    choices.date_order = bank::DateOrder::MonthDayYear;
    const Reading reading = read_with(k_file, proposal->mapping, choices);
    ASSERT_EQ(reading.code(), "");
    EXPECT_EQ(reading.line(0).booked_on, Date::from_ymd(2018, 10, 2));
    EXPECT_EQ(reading.line(1).booked_on, Date::from_ymd(2018, 11, 3));
}

TEST(CsvRefusals, ADayThatContradictsTheOrderIsRefusedAndNotTurned) {
    constexpr std::string_view k_file =
        "Date,Description,Amount\n25/02/2018,A,-5.00\n02/25/2018,B,1.25\n";
    expect_refused(read_proposed(k_file), ferrors::csv_date, 3);
}

TEST(CsvRefusals, ADecimalSignThatNothingShowsIsAsked) {
    constexpr std::string_view k_file =
        "Date;Libellé;Montant\n25/02/2018;A;-5.000\n26/02/2018;B;1.250\n";
    auto proposal = propose(k_file);
    ASSERT_TRUE(proposal);
    ASSERT_EQ(proposal->lacks.size(), 1U);
    EXPECT_EQ(proposal->lacks[0], bank::CsvLack::DecimalMark);
    EXPECT_EQ(read_with(k_file, proposal->mapping).code(), ferrors::csv_decimal_unclear.name);
    proposal->mapping.decimal_mark = ',';
    EXPECT_EQ(amounts_of(read_with(k_file, proposal->mapping)), "-5000.00 1250.00");
    proposal->mapping.decimal_mark = '.';
    EXPECT_EQ(amounts_of(read_with(k_file, proposal->mapping)), "-5.00 1.25");
}

TEST(CsvRefusals, ADirectionThatIsNoneIsRefused) {
    constexpr std::string_view k_file =
        "Date;Libellé;Montant;Sens\n25/02/2018;A;5,00;D\n26/02/2018;B;1,25;C\n"
        "27/02/2018;B;1,25;D\n28/02/2018;B;1,25;D\n27/02/2018;B;1,25;D\n27/02/2018;B;1,25;D\n"
        "27/02/2018;B;1,25;D\n27/02/2018;B;1,25;D\n27/02/2018;B;1,25;D\n27/02/2018;C;1,25;?!\n";
    expect_refused(read_proposed(k_file), ferrors::csv_sign, 11);
}

TEST(CsvRefusals, AMappingThatDoesNotFitIsRefused) {
    auto proposal = propose("Date;Libellé;Montant\n25/02/2018;A;-5,00\n");
    ASSERT_TRUE(proposal);
    bank::CsvMapping other = proposal->mapping;
    other.columns[1].header = "Texte";
    EXPECT_EQ(read_with("Date;Libellé;Montant\n25/02/2018;A;-5,00\n", other).code(),
              ferrors::csv_header_missing.name);
    bank::CsvMapping without_amount = proposal->mapping;
    without_amount.columns[2].role = bank::CsvRole::Ignore;
    EXPECT_EQ(read_with("Date;Libellé;Montant\n25/02/2018;A;-5,00\n", without_amount).code(),
              bank::errors::csv_column_missing.name);
}

TEST(CsvRefusals, AnUnknownCurrencyIsRefused) {
    expect_refused(read_proposed("Date;Libellé;Montant;Devise\n25/02/2018;A;-5,00;EUR\n"
                                 "25/02/2018;A;-5,00;EUR\n25/02/2018;A;-5,00;EUR\n"
                                 "25/02/2018;A;-5,00;EUR\n25/02/2018;A;-5,00;EUR\n"
                                 "25/02/2018;A;-5,00;EUR\n25/02/2018;A;-5,00;EUR\n"
                                 "25/02/2018;A;-5,00;EUR\n25/02/2018;A;-5,00;EUR\n"
                                 "25/02/2018;A;-5,00;QQQ\n"),
                   comptoir::errors::currency_unknown, 11);
}

TEST(CsvRefusals, WhatIsNoTableGetsNoProposal) {
    EXPECT_EQ(propose("").error().code, ErrorCode(ferrors::empty_file));
    EXPECT_EQ(propose("Cher client,\nvoici votre relevé.\n").error().code,
              ErrorCode(ferrors::csv_not_csv));
}

} // namespace
} // namespace comptoir::test
