#include "comptoir/app/vault.h"

#include "comptoir/app/connection_errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/file.h"
#include "support/test_paths.h"

#include <filesystem>

#include <gtest/gtest.h>

namespace comptoir::app {
namespace {

namespace fs = std::filesystem;

// scrypt as cheap as it may be: the cost is tested in core.
constexpr crypto::SealOptions k_quick{.scrypt_n = 2, .scrypt_r = 1, .scrypt_p = 1};

class VaultFile : public testing::Test {
protected:
    Result<Vault> open(std::string_view passphrase = "correct horse") {
        return Vault::open(path, SecretString(passphrase), k_quick);
    }
    std::string refusal(std::string_view passphrase = "correct horse") {
        const auto vault = open(passphrase);
        return vault ? "" : std::string(vault.error().code.name);
    }
    void write_one() {
        auto vault = open();
        vault->put("key", SecretString(std::string_view("line one\nline 2 \0 end", 21)));
        ASSERT_TRUE(vault->save());
    }
    std::string bytes() { return *read_file(path, 1'000'000); }
    void put_bytes(std::string_view changed) { ASSERT_TRUE(write_file_atomically(path, changed)); }

    test::TempFolder folder;
    fs::path path = vault_path_of(folder.file("books.comptoir"));
};

TEST_F(VaultFile, StandsBesideTheDossier) {
    EXPECT_EQ(path.filename(), "books.comptoir.vault");
}

TEST_F(VaultFile, GivesBackWhatWasPut) {
    write_one();
    auto vault = open();
    ASSERT_TRUE(vault);
    ASSERT_NE(vault->find("key"), nullptr);
    EXPECT_EQ(vault->find("key")->reveal(), std::string_view("line one\nline 2 \0 end", 21));
    EXPECT_EQ(vault->find("other"), nullptr);
    EXPECT_TRUE(vault->remove("key"));
    EXPECT_FALSE(vault->remove("key"));
    ASSERT_TRUE(vault->save());
    EXPECT_EQ(open()->find("key"), nullptr);
}

TEST_F(VaultFile, IsReadableByItsOwnerAlone) {
    write_one();
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(VaultFile, NeverShowsASecretInItsBytes) {
    write_one();
    EXPECT_EQ(bytes().find("line one"), std::string::npos);
    const std::string first = bytes();
    write_one();
    EXPECT_NE(bytes(), first) << "a nonce is never used twice";
}

TEST_F(VaultFile, WithoutAFileIsEmptyAndWritesNothingByItself) {
    EXPECT_EQ(refusal(), "");
    EXPECT_FALSE(fs::exists(path));
}

TEST_F(VaultFile, RefusesAnEmptyPassphrase) {
    EXPECT_EQ(refusal(""), errors::vault_passphrase_empty.name);
}

TEST_F(VaultFile, RefusesAWrongPassphraseAndLeavesTheFileAlone) {
    write_one();
    const std::string before = bytes();
    EXPECT_EQ(refusal("correct hors"), errors::vault_wrong_passphrase.name);
    EXPECT_EQ(refusal("Correct horse"), errors::vault_wrong_passphrase.name);
    EXPECT_EQ(bytes(), before);
}

TEST_F(VaultFile, RefusesEveryAlteredByte) {
    write_one();
    const std::string good = bytes();
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string altered = good;
        altered[i] = static_cast<char>(altered[i] ^ 0x01);
        put_bytes(altered);
        EXPECT_NE(refusal(), "") << "byte " << i;
    }
}

TEST_F(VaultFile, RefusesEveryTruncation) {
    write_one();
    const std::string good = bytes();
    for (std::size_t size = 0; size < good.size(); ++size) {
        put_bytes(std::string_view(good).substr(0, size));
        EXPECT_NE(refusal(), "") << size << " bytes";
    }
    put_bytes("");
    EXPECT_EQ(refusal(), errors::vault_damaged.name);
}

// The file says how much memory scrypt takes; a hostile one asks for all of it.
TEST_F(VaultFile, RefusesParametersThatWouldExhaustMemory) {
    write_one();
    std::string hostile = bytes();
    const auto n_at = hostile.find(std::string("\0\0\0\0\0\0\0\x02", 8));
    ASSERT_NE(n_at, std::string::npos);
    hostile.replace(n_at, 8, std::string("\x7f\0\0\0\0\0\0\0", 8));
    put_bytes(hostile);
    EXPECT_EQ(refusal(), errors::vault_damaged.name);
    hostile.replace(n_at, 8, std::string("\0\0\0\0\0\0\0\0", 8));
    put_bytes(hostile);
    EXPECT_EQ(refusal(), errors::vault_damaged.name);
}

TEST_F(VaultFile, RefusesAFileThatIsSealedButNoVault) {
    const auto sealed =
        crypto::seal("vault 1\n99 1\nx", SecretString(std::string_view("correct horse")),
                     "comptoir vault 1", k_quick);
    put_bytes(*sealed);
    EXPECT_EQ(refusal(), errors::vault_damaged.name);
}

TEST_F(VaultFile, RefusesAFileBeyondAnyVault) {
    put_bytes(std::string(2 * 1024 * 1024, 'x'));
    EXPECT_EQ(refusal(), comptoir::errors::file_too_large.name);
}

TEST_F(VaultFile, SaysWhenItCannotBeWritten) {
    auto vault = Vault::open(folder.file("no/such/folder/books.vault"),
                             SecretString(std::string_view("x")), k_quick);
    ASSERT_TRUE(vault);
    const auto saved = vault->save();
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().code, ErrorCode(comptoir::errors::file_unwritable));
}

} // namespace
} // namespace comptoir::app
