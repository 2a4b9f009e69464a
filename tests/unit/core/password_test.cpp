#include "comptoir/core/password.h"

#include "comptoir/core/bytes.h"

#include <gtest/gtest.h>

namespace comptoir::crypto {
namespace {

constexpr PasswordCost k_cheap{1024, 8, 1};

SecretString secret(std::string_view text) {
    return SecretString(text);
}

TEST(PasswordTest, TheVerifierAcceptsItsPasswordAndNoOther) {
    const PasswordVerifier verifier = make_verifier(secret("plage de galets"), k_cheap);
    EXPECT_TRUE(accepts(verifier, secret("plage de galets")));
    for (const char* other : {"plage de galet", "Plage de galets", "plage de galets ", ""})
        EXPECT_FALSE(accepts(verifier, secret(other))) << other;
}

TEST(PasswordTest, TheSamePasswordTwiceLeavesTwoVerifiers) {
    const PasswordVerifier one = make_verifier(secret("plage de galets"), k_cheap);
    const PasswordVerifier two = make_verifier(secret("plage de galets"), k_cheap);
    EXPECT_NE(one.salt, two.salt);
    EXPECT_NE(one.hash, two.hash);
    EXPECT_EQ(one.salt.size(), 16U);
    EXPECT_EQ(one.hash.size(), 32U);
}

// RFC 7914, section 12: the second test vector, cut to the 32 bytes we keep.
TEST(PasswordTest, TheHashIsScrypt) {
    PasswordVerifier verifier{{1024, 8, 16}, "NaCl", {}};
    verifier.hash = *from_hex("fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162");
    EXPECT_TRUE(accepts(verifier, secret("password")));
    EXPECT_FALSE(accepts(verifier, secret("Password")));
}

TEST(PasswordTest, ParametersOfADamagedFileAcceptNothing) {
    const PasswordVerifier good = make_verifier(secret("plage de galets"), k_cheap);
    for (const PasswordCost cost :
         {PasswordCost{0, 8, 1}, PasswordCost{1000, 8, 1}, PasswordCost{1U << 30U, 8, 1},
          PasswordCost{1024, 0, 1}, PasswordCost{1024, 8, 0}, PasswordCost{1024, 8, 1000}}) {
        PasswordVerifier bad = good;
        bad.cost = cost;
        EXPECT_FALSE(accepts(bad, secret("plage de galets")));
    }
    PasswordVerifier cut = good;
    cut.hash.pop_back();
    EXPECT_FALSE(accepts(cut, secret("plage de galets")));
}

TEST(PasswordTest, TheDefaultTakesAHundredMegabytes) {
    const PasswordCost cost;
    EXPECT_EQ(128 * cost.n * cost.r, 128U * 1024U * 1024U);
    EXPECT_TRUE(accepts(make_verifier(secret("plage de galets")), secret("plage de galets")));
}

} // namespace
} // namespace comptoir::crypto
