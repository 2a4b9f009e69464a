// Passwords of people: what is kept of one, and whether a typed one is it.
//
// Only the scrypt verifier (RFC 7914) is ever stored, with the parameters it was made with, so that
// they can grow without asking everybody for a new password.
#pragma once

#include "comptoir/core/secret_string.h"

#include <cstdint>
#include <string>

namespace comptoir::crypto {

// 128·n·r bytes of memory: the default takes 128 MiB and about half a second. Tests lower it.
struct PasswordCost {
    std::uint64_t n = 1U << 17U; // a power of two
    std::uint32_t r = 8;
    std::uint32_t p = 1;
};

struct PasswordVerifier {
    PasswordCost cost;
    std::string salt; // raw bytes
    std::string hash; // raw bytes
};

PasswordVerifier make_verifier(const SecretString& password, const PasswordCost& cost = {});
// In constant time. A verifier whose parameters are out of bounds (a damaged or hostile file)
// accepts nothing.
bool accepts(const PasswordVerifier& verifier, const SecretString& password);

} // namespace comptoir::crypto
