#include "reconcile/words.h"

#include <gtest/gtest.h>

namespace comptoir::reconcile {
namespace {

bool names(std::string_view text, std::string_view piece) {
    std::vector<Word> words;
    append_words(text, Column::Label, words);
    const std::string key = key_of(piece);
    bool found = false;
    for_each_key(words, key.size(), [&](std::string_view run, KeyPlace place) {
        found = found || (run == key && stands_whole(words, place));
    });
    return found;
}

TEST(WholeTokens, ANumberIsFoundWhateverItsPunctuation) {
    EXPECT_TRUE(names("VIR SEPA AARO F59289482", "F59289482"));
    EXPECT_TRUE(names("FACT F-592/89", "F59289"));
    EXPECT_TRUE(names("FACT F59289", "F-592/89"));
    EXPECT_TRUE(names("facture n°FA2026-0312", "FA-2026-0312"));
    EXPECT_TRUE(names("REF:FA 2026 0312 MERCI", "FA20260312"));
    EXPECT_TRUE(names("/INV/F59289482", "F59289482"));
    EXPECT_TRUE(names("F59289482/F59289483", "F59289483"));
    EXPECT_TRUE(names("(F59289482)", "F59289482"));
    EXPECT_TRUE(names("№F59289482", "F59289482"));
}

TEST(WholeTokens, ANumberInsideALongerOneIsNoNumber) {
    EXPECT_FALSE(names("VIR 1234567", "3456"));
    EXPECT_FALSE(names("VIR F592894821", "F59289482"));
    EXPECT_FALSE(names("VIR XF59289482", "F59289482"));
    EXPECT_FALSE(names("FAC-2026-031244", "2026-0312"));
    EXPECT_FALSE(names("2026/031244", "031244"));
    EXPECT_FALSE(names("F59289482-7", "F59289482"));
    EXPECT_FALSE(names("FA12.34", "FA12"));
}

TEST(WholeTokens, AmountsDaysAndPhoneNumbersSpellNoNumber) {
    EXPECT_FALSE(names("MONTANT 1 234,56", "123456"));
    EXPECT_FALSE(names("MONTANT 1.234,56", "123456"));
    EXPECT_FALSE(names("LE 12/10/2026", "12102026"));
    EXPECT_FALSE(names("TEL 01 23 45 67 89", "0123456789"));
}

TEST(WholeTokens, ADayWrittenAfterANumberDoesNotLengthenIt) {
    EXPECT_TRUE(names("F59289482-121026", "F59289482"));
}

TEST(WholeTokens, ARunNeverCrossesTwoColumns) {
    bank::StatementLine line;
    line.label = "FACT F59289";
    line.comment = "482";
    const std::vector<Word> words = words_of(line);
    bool found = false;
    for_each_key(words, 20,
                 [&](std::string_view run, KeyPlace) { found = found || run == "F59289482"; });
    EXPECT_FALSE(found);
}

TEST(WholeTokens, ACfonbLabelRunsOnInItsContinuation) {
    bank::StatementLine line;
    line.bank_code = "18";
    line.label = "VIR SEPA AARO SAS FACTURE F5928"; // 31 characters
    line.label_more = "9482 MERCI";
    ASSERT_TRUE(runs_on(line));
    const std::vector<Word> words = words_of(line);
    bool found = false;
    for_each_key(words, 20, [&](std::string_view run, KeyPlace place) {
        found = found || (run == "F59289482" && stands_whole(words, place));
    });
    EXPECT_TRUE(found);
}

TEST(WholeTokens, AShorterLabelEndsBeforeItsContinuation) {
    bank::StatementLine line;
    line.bank_code = "18";
    line.label = "VIR SEPA AARO SAS FACT F5928";
    line.label_more = "9482 MERCI";
    EXPECT_FALSE(runs_on(line));
}

TEST(KeyStrength, ShortDigitsAndDaysProveNothingAlone) {
    EXPECT_EQ(key_strength("12"), KeyStrength::Useless);
    EXPECT_EQ(key_strength("FACT"), KeyStrength::Useless);
    EXPECT_EQ(key_strength("FAC1"), KeyStrength::Useless);
    EXPECT_EQ(key_strength("2026"), KeyStrength::Useless);
    EXPECT_EQ(key_strength("0312"), KeyStrength::Short);
    EXPECT_EQ(key_strength("121026"), KeyStrength::Short);
    EXPECT_EQ(key_strength("20261012"), KeyStrength::Short);
    EXPECT_EQ(key_strength("990001"), KeyStrength::Strong);
    EXPECT_EQ(key_strength("F59289482"), KeyStrength::Strong);
    EXPECT_EQ(key_strength("FA12"), KeyStrength::Strong);
}

TEST(NameWords, LegalFormsAndTitlesAreNotTheName) {
    EXPECT_EQ(name_words("SARL Durand Bâtiment"), (std::vector<std::string>{"DURAND", "BATIMENT"}));
    EXPECT_EQ(name_words("Aaro SAS"), (std::vector<std::string>{"AARO"}));
    EXPECT_EQ(name_words("M. Jean Petit"), (std::vector<std::string>{"JEAN", "PETIT"}));
    EXPECT_EQ(name_words("SAS"), (std::vector<std::string>{"SAS"}));
}

} // namespace
} // namespace comptoir::reconcile
