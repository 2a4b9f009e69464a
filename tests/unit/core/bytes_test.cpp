#include "comptoir/core/bytes.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/invariant.h"
#include "support/seeded.h"

#include <set>

#include <gtest/gtest.h>

namespace comptoir::crypto {
namespace {

std::string hex_of(std::string_view bytes) {
    return to_hex(sha256(bytes));
}

TEST(Sha256Digest, FollowsTheVectorsOfFips180) {
    EXPECT_EQ(hex_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hex_of(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256Stream, GivesTheDigestOfTheWhole) {
    Sha256 stream;
    stream.add("a");
    stream.add("");
    stream.add("bc");
    EXPECT_EQ(stream.finish(), sha256("abc"));
}

TEST(Sha256Stream, BreaksWhenUsedAfterItsEnd) {
    Sha256 stream;
    stream.finish();
    EXPECT_THROW(stream.finish(), InvariantBroken);
    EXPECT_THROW(stream.add("a"), InvariantBroken);
}

TEST(Hex, ReadsBackAsWritten) {
    const std::array<std::uint8_t, 4> bytes{0x00, 0x0F, 0xF0, 0xFF};
    EXPECT_EQ(to_hex(bytes), "000ff0ff");
    EXPECT_EQ(from_hex("000ff0ff"), std::string("\0\x0F\xF0\xFF", 4));
    EXPECT_EQ(from_hex("000FF0FF"), from_hex("000ff0ff"));
    EXPECT_EQ(from_hex(""), "");
    EXPECT_EQ(to_hex({}), "");
}

TEST(Hex, RefusesWhatIsNotHexadecimal) {
    for (const char* text : {"0", "000", "0g", "g0", " 0", "0x", "00 00", "é", "-1"})
        EXPECT_EQ(from_hex(text), std::nullopt) << text;
}

TEST(Random, GivesAsManyBytesAsAsked) {
    EXPECT_EQ(random_bytes(0), "");
    EXPECT_EQ(random_bytes(33).size(), 33U);
    EXPECT_NE(random_bytes(16), random_bytes(16));
}

TEST(RandomUuid, HasVersionFourAndNeverRepeatsHere) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) {
        const std::string uuid = random_uuid();
        ASSERT_EQ(uuid.size(), 36U);
        for (const std::size_t at : {8U, 13U, 18U, 23U})
            ASSERT_EQ(uuid[at], '-') << uuid;
        ASSERT_EQ(uuid[14], '4') << uuid;
        ASSERT_NE(std::string{"89ab"}.find(uuid[19]), std::string::npos) << uuid;
        ASSERT_EQ(uuid.find_first_not_of("0123456789abcdef-"), std::string::npos) << uuid;
        ASSERT_TRUE(seen.insert(uuid).second);
    }
}

const SealOptions k_fast{16, 1, 1};

SecretString secret(std::string_view text) {
    return SecretString{text};
}

std::string sealed(std::string_view plain, std::string_view associated = "") {
    const auto result = seal(plain, secret("correct horse"), associated, k_fast);
    EXPECT_TRUE(result.has_value());
    return result.value_or("");
}

void expect_refused(std::string_view container, std::string_view passphrase, ErrorSpec expected,
                    std::string_view associated = "") {
    const auto result = unseal(container, secret(passphrase), associated);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, expected);
}

TEST(Seal, OpensWithTheSamePassphraseAndAssociatedBytes) {
    EXPECT_EQ(unseal(sealed("books", "name"), secret("correct horse"), "name"), "books");
    EXPECT_EQ(unseal(sealed(""), secret("correct horse"), ""), "");
    const std::string large(40 * 1024 * 1024 + 7, 'x');
    EXPECT_EQ(unseal(sealed(large), secret("correct horse"), ""), large);
}

TEST(Seal, NeverWritesTheSameBytesTwiceNorThePlainOnes) {
    EXPECT_NE(sealed("the same books"), sealed("the same books"));
    EXPECT_EQ(sealed("the same books").find("same"), std::string::npos);
}

TEST(Seal, WritesItsParameters) {
    const std::string container = sealed("books");
    EXPECT_TRUE(container.starts_with("CTSEAL1"));
    EXPECT_EQ(container.size(), 7U + 16 + 16 + 12 + 5 + 16);
    EXPECT_EQ(container.substr(7, 16), std::string("\0\0\0\0\0\0\0\x10\0\0\0\x01\0\0\0\x01", 16));
}

TEST(Seal, OpensWithTheDefaultParameters) {
    const auto container = seal("books", secret("p"), "");
    ASSERT_TRUE(container.has_value());
    EXPECT_EQ(unseal(*container, secret("p"), ""), "books");
}

TEST(Seal, BreaksOnParametersItWouldNotOpen) {
    for (const SealOptions& options :
         {SealOptions{0, 8, 1}, SealOptions{1, 8, 1}, SealOptions{1000, 8, 1},
          SealOptions{1U << 21U, 1, 1}, SealOptions{1U << 10U, 0, 1}, SealOptions{1U << 10U, 33, 1},
          SealOptions{1U << 10U, 8, 0}, SealOptions{1U << 10U, 8, 17},
          SealOptions{1U << 20U, 8, 1}})
        EXPECT_THROW((void)seal("books", secret("p"), "", options), InvariantBroken);
}

TEST(Unseal, RefusesAWrongPassphrase) {
    const std::string container = sealed("books");
    for (const char* passphrase : {"", "correct", "Correct horse", "correct horse "})
        expect_refused(container, passphrase, errors::wrong_passphrase);
}

TEST(Unseal, RefusesOtherAssociatedBytes) {
    const std::string container = sealed("books", "name");
    for (const char* associated : {"", "nam", "name ", "other"})
        expect_refused(container, "correct horse", errors::wrong_passphrase, associated);
}

TEST(Unseal, RefusesEveryAlteredByte) {
    const std::string container = sealed("books");
    for (std::size_t i = 0; i < container.size(); ++i) {
        std::string altered = container;
        altered[i] = static_cast<char>(altered[i] ^ 0x01);
        EXPECT_FALSE(unseal(altered, secret("correct horse"), "").has_value()) << "byte " << i;
    }
}

TEST(Unseal, RefusesWhatIsNoContainer) {
    expect_refused("", "p", errors::sealed_malformed);
    expect_refused("CTSEAL1", "p", errors::sealed_malformed);
    expect_refused("SQLite format 3, and then some bytes to be long enough for a container", "p",
                   errors::sealed_malformed);
    std::string other_version = sealed("books");
    other_version[6] = '2';
    expect_refused(other_version, "correct horse", errors::sealed_malformed);
}

TEST(Unseal, RefusesEveryShorterContainer) {
    const std::string container = sealed("books");
    for (std::size_t size = 0; size < container.size(); ++size)
        EXPECT_FALSE(
            unseal(std::string_view{container}.substr(0, size), secret("correct horse"), ""))
            << size;
}

TEST(Unseal, RefusesParametersThatWouldExhaustTheMachine) {
    const std::string container = sealed("books");
    const auto with = [&](std::uint64_t n, std::uint8_t r_high, std::uint8_t r, std::uint8_t p) {
        std::string hostile = container;
        for (std::size_t i = 0; i < 8; ++i)
            hostile[7 + i] = static_cast<char>((n >> (8 * (7 - i))) & 0xFFU);
        hostile[15] = static_cast<char>(r_high);
        hostile[18] = static_cast<char>(r);
        hostile[22] = static_cast<char>(p);
        return hostile;
    };
    expect_refused(with(1U << 21U, 0, 1, 1), "p", errors::sealed_malformed);
    expect_refused(with(std::uint64_t{1} << 63U, 0, 1, 1), "p", errors::sealed_malformed);
    expect_refused(with(1U << 20U, 0, 32, 16), "p", errors::sealed_malformed);
    expect_refused(with(16, 0, 33, 1), "p", errors::sealed_malformed);
    expect_refused(with(16, 0x80, 1, 1), "p", errors::sealed_malformed);
    expect_refused(with(16, 0, 1, 17), "p", errors::sealed_malformed);
    expect_refused(with(16, 0, 0, 1), "p", errors::sealed_malformed);
    expect_refused(with(16, 0, 1, 0), "p", errors::sealed_malformed);
    expect_refused(with(0, 0, 1, 1), "p", errors::sealed_malformed);
    expect_refused(with(17, 0, 1, 1), "p", errors::sealed_malformed);
}

TEST(Unseal, NeverBreaksOnNoise) {
    SEEDED(random);
    for (int round = 0; round < 2000; ++round) {
        std::string noise = "CTSEAL1" + std::string("\0\0\0\0\0\0\0\x10\0\0\0\x01\0\0\0\x01", 16);
        noise += random.text("abc\xFF", static_cast<std::size_t>(random.between(0, 80)));
        ASSERT_FALSE(unseal(noise, secret("p"), "").has_value());
    }
}

} // namespace
} // namespace comptoir::crypto
