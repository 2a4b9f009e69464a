// Accounts that have no IBAN, as cards: a journal follows the bank's own number.
#include "bank_dossier.h"

#include <gtest/gtest.h>

namespace comptoir::test {
namespace {

std::string card(std::string_view number, std::string_view fitid = "A1") {
    return "OFXHEADER:100\n\n<OFX><CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>EUR"
           "<CCACCTFROM><ACCTID>" +
           std::string(number) +
           "</CCACCTFROM><BANKTRANLIST><DTSTART>20260101<DTEND>20260131"
           "<STMTTRN><TRNTYPE>POS<DTPOSTED>20260131<TRNAMT>-19.00<FITID>" +
           std::string(fitid) +
           "<NAME>PAPETERIE</STMTTRN></BANKTRANLIST>"
           "<LEDGERBAL><BALAMT>-19.00<DTASOF>20260131</LEDGERBAL>"
           "</CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1></OFX>";
}

constexpr std::string_view k_card = "4970 XXXX XXXX 1234";

class NumberedAccount : public testing::Test {
protected:
    Result<ledger::Journal> add(const app::JournalAdd& request) {
        return m_dossier.write<ledger::Journal>(
            [&](app::Writer& writer) { return app::add_journal(writer, request); });
    }
    BankDossier m_dossier;
};

TEST_F(NumberedAccount, TheAdviceNamesACommandThatWorks) {
    const auto refused = m_dossier.try_text(card(k_card));
    ASSERT_EQ(refusal_of(refused), "bank.account_without_journal");
    bool told = false;
    for (const Param& param : refused.error().params)
        if (const auto* text = std::get_if<std::string>(&param.value))
            told = told || *text == "journal add BQ2 --number \"4970 XXXX XXXX 1234\""
                                    " --account 512100";
    EXPECT_TRUE(told);
    value_of(add({.code = "BQ2", .account = "512100", .number = std::string(k_card)}));
    value_of(m_dossier.try_text(card("4970XXXXXXXX1234"))); // blanks say nothing
    EXPECT_EQ(m_dossier.statements().at(0).journal, "BQ2");
}

TEST_F(NumberedAccount, AChosenJournalThatFollowsNothingFollowsItFromThenOn) {
    value_of(add({.code = "BQ2", .account = "512100"}));
    value_of(m_dossier.try_text(card(k_card), {.journal = "BQ2"}));
    value_of(m_dossier.try_text(card(k_card, "A2")));
    EXPECT_EQ(m_dossier.statements().size(), 2U);
    EXPECT_EQ(m_dossier.statements().at(1).journal, "BQ2");
    EXPECT_EQ(refusal_of(m_dossier.try_text(card("4970XXXXXXXX9999"))),
              "bank.account_without_journal");
    const auto other = value_of(m_dossier.try_text(card("4970XXXXXXXX9999"), {.journal = "BQ2"}));
    EXPECT_EQ(other.left_out.size(), 1U) << "of another card";
}

TEST_F(NumberedAccount, ARefusedImportTeachesNothing) {
    value_of(add({.code = "BQ2", .account = "512100"}));
    std::string wrong = card(k_card);
    wrong.replace(wrong.find("-19.00"), 6, "-19.0x");
    EXPECT_FALSE(m_dossier.try_text(wrong, {.journal = "BQ2"}).has_value());
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM journal WHERE bank_number <> ''"), 0);
}

TEST_F(NumberedAccount, NumbersAreRefusedThatCouldNotBeFollowed) {
    value_of(add({.code = "BQ2", .account = "512100", .number = "4970-1"}));
    EXPECT_EQ(refusal_of(add({.code = "BQ3", .account = "512200", .number = "49701"})),
              "ledger.number_taken");
    EXPECT_EQ(refusal_of(add({.code = "BQ2", .number = "4970-2"})),
              "ledger.journal_has_other_number");
    EXPECT_EQ(refusal_of(add({.code = "BQ2", .iban = Iban::parse("FR7616958000010000420011886")})),
              "ledger.journal_has_other_number");
    EXPECT_EQ(refusal_of(add({.code = "BQ", .number = "4970-3"})), "ledger.journal_has_other_iban");
    EXPECT_EQ(refusal_of(add({.code = "BQ3", .number = "FR7616958000010000420011887"})),
              "ledger.number_is_wrong_iban");
    EXPECT_EQ(m_dossier.integer("SELECT count(*) FROM journal WHERE code = 'BQ3'"), 0);
}

} // namespace
} // namespace comptoir::test
