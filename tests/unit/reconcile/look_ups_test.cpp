// The sets and indexes that the words of every line are looked up in.
#include "reconcile/text_index.h"
#include "reconcile/vocabulary.h"
#include "reconcile/word_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

namespace comptoir::reconcile {
namespace {

TEST(WordSet, HoldsItsWordsAndNothingElse) {
    const WordSet words("RE REJET REJETEE INTERNATIONAL INTERNATIONALE");
    for (const char* word : {"RE", "REJET", "REJETEE", "INTERNATIONAL", "INTERNATIONALE"})
        EXPECT_TRUE(words.contains(word)) << word;
    for (const char* word : {"", "R", "REJ", "REJETE", "REJETEES", "INTERNATIONA", "INTERNATIONALS",
                             "ALANOITANRETNI", "rejet"})
        EXPECT_FALSE(words.contains(word)) << word;
}

TEST(WordSet, AnEmptyOneHoldsNothing) {
    EXPECT_FALSE(WordSet("").contains(""));
    EXPECT_FALSE(WordSet("").contains("A"));
    EXPECT_FALSE(WordSet("  ").contains(" "));
}

TEST(WordSet, BytesOfNoLetterArePartOfAWord) {
    const WordSet words{std::string_view("A"), std::string_view("A\0", 2)};
    EXPECT_TRUE(words.contains("A"));
    EXPECT_TRUE(words.contains(std::string_view("A\0", 2)));
    EXPECT_FALSE(words.contains(std::string_view("A\0\0", 3)));
}

TEST(WordSet, AllWordsOfPaymentsAreFound) {
    const std::vector<std::string_view> words = payment_words();
    EXPECT_TRUE(std::is_sorted(words.begin(), words.end()));
    EXPECT_EQ(std::adjacent_find(words.begin(), words.end()), words.end());
    for (const std::string_view word : words) {
        EXPECT_TRUE(is_payment_word(word)) << word;
        EXPECT_FALSE(is_payment_word(std::string(word) + "Q")) << word;
    }
}

TEST(TextIndex, FindsWhatAMapFinds) {
    std::mt19937 random(3);
    const auto any_text = [&] {
        std::string text;
        for (int left = std::uniform_int_distribution<int>(0, 4)(random); left > 0; --left)
            text += static_cast<char>('A' + std::uniform_int_distribution<int>(0, 5)(random));
        return text;
    };
    TextIndex<int> index;
    std::map<std::string, int> map;
    EXPECT_TRUE(index.empty());
    EXPECT_EQ(index.find(""), nullptr);
    for (int i = 0; i < 2000; ++i) {
        const std::string added = any_text(), asked = any_text();
        index[added] += i;
        map[added] += i;
        const int* found = index.find(asked);
        const auto known = map.find(asked);
        ASSERT_EQ(found != nullptr, known != map.end()) << asked;
        if (found) {
            EXPECT_EQ(*found, known->second) << asked;
        }
    }
    EXPECT_FALSE(index.empty());
    EXPECT_EQ(index.find("NOT THERE"), nullptr);
}

// One place each: what several matchers ask for.
TEST(Vocabulary, ADiscountIsADifferenceAndACreditNoteAPart) {
    for (const char* word : {"ESCOMPTE", "SKONTO", "KORTING"}) {
        EXPECT_TRUE(says_discount(word));
        EXPECT_TRUE(says_difference(word));
    }
    EXPECT_FALSE(says_discount("FRAIS"));
    EXPECT_TRUE(says_difference("FRAIS"));
    for (const char* word : {"AVOIR", "GUTSCHRIFT"}) {
        EXPECT_TRUE(says_credit_note(word));
        EXPECT_TRUE(says_part(word));
    }
    EXPECT_FALSE(says_credit_note("ACOMPTE"));
    EXPECT_TRUE(says_part("ACOMPTE"));
    EXPECT_FALSE(is_account_word("COMPTES"));
}

} // namespace
} // namespace comptoir::reconcile
