#include "comptoir/core/secret_string.h"

#include <type_traits>

#include <gtest/gtest.h>

namespace comptoir {
namespace {

static_assert(!std::is_convertible_v<SecretString, std::string>);
static_assert(!std::is_convertible_v<SecretString, std::string_view>);
static_assert(!std::is_convertible_v<std::string, SecretString>);
static_assert(std::is_nothrow_move_constructible_v<SecretString>);

// Short ones live inside the object, long ones on the heap: both are wiped.
const std::string k_short = "token";
const std::string k_long = "a much longer token that does not fit into the object itself";

TEST(SecretString, RevealsWhatItWasGiven) {
    EXPECT_EQ(SecretString{std::string_view{"token"}}.reveal(), "token");
    EXPECT_TRUE(SecretString{}.empty());
    EXPECT_FALSE(SecretString{std::string_view{"token"}}.empty());
}

TEST(SecretString, WipesItsSource) {
    for (const std::string& text : {k_short, k_long}) {
        std::string source = text;
        const char* bytes = source.data();
        const SecretString secret{std::move(source)};
        EXPECT_EQ(secret.reveal(), text);
        EXPECT_TRUE(source.empty()); // NOLINT(bugprone-use-after-move): what this test is about
        for (std::size_t i = 0; i < text.size(); ++i)
            EXPECT_EQ(bytes[i], '\0');
    }
}

TEST(SecretString, LeavesNothingInAMovedFromSecret) {
    for (const std::string& text : {k_short, k_long}) {
        SecretString from{std::string_view{text}};
        const SecretString to{std::move(from)};
        EXPECT_EQ(to.reveal(), text);
        EXPECT_TRUE(from.empty()); // NOLINT(bugprone-use-after-move)
    }
}

TEST(SecretString, CopiesAndAssigns) {
    SecretString a{std::string_view{k_long}};
    const SecretString copy = a;
    EXPECT_TRUE(copy.equals(a));
    SecretString b{std::string_view{"other"}};
    b = a;
    EXPECT_EQ(b.reveal(), k_long);
    b = SecretString{std::string_view{"third"}};
    EXPECT_EQ(b.reveal(), "third");
    SecretString& self = a;
    a = self;
    EXPECT_EQ(a.reveal(), k_long);
    a = std::move(self);
    EXPECT_EQ(a.reveal(), k_long);
}

TEST(SecretString, EqualsOnlyTheSameBytes) {
    const SecretString secret{std::string_view{"token"}};
    EXPECT_TRUE(secret.equals(SecretString{std::string_view{"token"}}));
    for (const char* other : {"", "toke", "tokens", "Token", "tokem", "uoken"})
        EXPECT_FALSE(secret.equals(SecretString{std::string_view{other}})) << other;
}

} // namespace
} // namespace comptoir
