#include "comptoir/bank/csv_errors.h"
#include "comptoir/bank/csv_mapping.h"

#include <gtest/gtest.h>

namespace comptoir::bank {
namespace {

CsvMapping mapping_of(std::vector<CsvColumn> columns) {
    CsvMapping mapping;
    mapping.name = "bank-of-somewhere";
    mapping.columns = std::move(columns);
    return mapping;
}

std::string_view refusal_of(const CsvMapping& mapping) {
    const auto checked = check_csv_mapping(mapping);
    return checked ? std::string_view() : checked.error().code.name;
}

const CsvColumn k_date{"Date", CsvRole::BookedOn};
const CsvColumn k_amount{"Amount", CsvRole::Amount};

TEST(CsvMapping, NeedsADateAndAnAmount) {
    EXPECT_EQ(refusal_of(mapping_of({k_date, k_amount})), "");
    EXPECT_EQ(refusal_of(mapping_of({k_date, {"Out", CsvRole::Debit}})), "");
    EXPECT_EQ(refusal_of(mapping_of({k_amount})), errors::csv_column_missing.name);
    EXPECT_EQ(refusal_of(mapping_of({k_date})), errors::csv_column_missing.name);
}

TEST(CsvMapping, HasNoTwoColumnsThatExcludeEachOther) {
    EXPECT_EQ(refusal_of(mapping_of({k_date, k_date, k_amount})), errors::csv_column_twice.name);
    EXPECT_EQ(refusal_of(mapping_of({k_date, k_amount, {"Out", CsvRole::Debit}})),
              errors::csv_column_twice.name);
    EXPECT_EQ(refusal_of(mapping_of(
                  {k_date, k_amount, {"Text", CsvRole::Label}, {"Text", CsvRole::Label}})),
              "");
}

TEST(CsvMapping, HasANameThatCanStandInAFormat) {
    EXPECT_TRUE(check_csv_mapping_name("banque-du-port-2"));
    for (const std::string& name :
         {std::string(), std::string("Banque"), std::string("a b"), std::string(41, 'a')}) {
        const auto checked = check_csv_mapping_name(name);
        ASSERT_FALSE(checked) << name;
        EXPECT_EQ(checked.error().code, ErrorCode(errors::csv_mapping_name));
    }
}

TEST(CsvMapping, IsKnownAgainByTheNamesOfItsColumns) {
    const std::string print = csv_fingerprint(mapping_of({k_date, k_amount}));
    EXPECT_EQ(print, csv_fingerprint(mapping_of({{" DATE ", CsvRole::Ignore},
                                                 {"amount:", CsvRole::Ignore},
                                                 {"", CsvRole::Ignore}})));
    EXPECT_NE(print, csv_fingerprint(mapping_of({k_amount, k_date})));
    CsvMapping bare = mapping_of({k_date, k_amount});
    bare.has_header = false;
    EXPECT_NE(print, csv_fingerprint(bare));
    CsvMapping tabbed = mapping_of({k_date, k_amount});
    tabbed.delimiter = '\t';
    EXPECT_NE(print, csv_fingerprint(tabbed));
}

TEST(CsvMapping, WordsAreReadAsTheyAreWritten) {
    for (const CsvRole role : csv_roles()) {
        EXPECT_FALSE(to_text(role).empty());
        EXPECT_EQ(parse_csv_role(to_text(role)), role);
    }
    EXPECT_FALSE(parse_csv_role("dates"));
    EXPECT_EQ(parse_csv_encoding("utf-16"), CsvEncoding::Utf16);
    EXPECT_EQ(parse_csv_debit_sign("negative"), CsvDebitSign::Negative);
    EXPECT_EQ(to_text(CsvReason::AddsUp), "adds_up");
    EXPECT_EQ(to_text(CsvLack::DateOrder), "date_order");
}

} // namespace
} // namespace comptoir::bank
