// Bytes, hashing and sealing. OpenSSL lives behind this header (src/core/crypto/).
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/core/secret_string.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace comptoir::crypto {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
std::string to_hex(std::span<const std::uint8_t> bytes);
std::optional<std::string> from_hex(std::string_view hex); // raw bytes

// SHA-256 of a stream, piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(std::string_view bytes);
    Digest finish(); // once
private:
    struct State;
    std::unique_ptr<State> m_state;
};

// Cryptographically strong.
std::string random_bytes(std::size_t count);
std::string random_uuid(); // version 4, lower case with hyphens

// scrypt (RFC 7914) then AES-256-GCM with a fresh nonce. The container carries its own
// parameters, so they can grow; `associated` is authenticated but not stored.
struct SealOptions {
    std::uint64_t scrypt_n = 1u << 16; // tests may lower it
    std::uint32_t scrypt_r = 8;
    std::uint32_t scrypt_p = 1;
};
Result<std::string> seal(std::string_view plain, const SecretString& passphrase,
                         std::string_view associated, const SealOptions& options = {});
// Fails with core.wrong_passphrase (wrong passphrase or altered bytes: GCM cannot tell which) or
// core.sealed_malformed.
Result<std::string> unseal(std::string_view sealed, const SecretString& passphrase,
                           std::string_view associated);

} // namespace comptoir::crypto
