// The codes of an import are provoked where imports are made (tests/flow); here, that each has
// sentences which name what a person needs.
#include "comptoir/bank/errors.h"
#include "comptoir/i18n/i18n.h"

#include <gtest/gtest.h>

namespace comptoir::bank {
namespace {

std::string french(ErrorSpec spec, Params params) {
    return i18n::say(spec.name, params, i18n::Language::French);
}

TEST(BankTexts, AnAccountWithoutJournalNamesTheCommandThatAddsIt) {
    const std::string sentence =
        french(errors::account_without_journal, {{"iban", std::string("FR76 •••• 4701")},
                                                 {"command", std::string("journal add BQ")}});
    EXPECT_NE(sentence.find("FR76 •••• 4701"), std::string::npos);
    EXPECT_NE(sentence.find("journal add BQ"), std::string::npos);
}

TEST(BankTexts, AStatementInUseNamesItsMatches) {
    EXPECT_NE(french(errors::statement_in_use, {{"matches", std::string("12, 13")}}).find("12, 13"),
              std::string::npos);
}

TEST(BankTexts, OtherRefusalsNameTheirSubject) {
    EXPECT_NE(french(errors::other_journal,
                     {{"account", std::string("FR76")}, {"journal", std::string("BQ2")}})
                  .find("BQ2"),
              std::string::npos);
    EXPECT_NE(french(errors::expected_is_booked, {{"id", std::int64_t{7}}}).find("7"),
              std::string::npos);
    EXPECT_NE(french(errors::feed_statement, {{"statement", std::int64_t{7}}}).find("7"),
              std::string::npos);
}

} // namespace
} // namespace comptoir::bank
