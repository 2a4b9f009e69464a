#include "comptoir/core/password.h"

#include "comptoir/core/bytes.h"
#include "comptoir/core/invariant.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace comptoir::crypto {

namespace {

constexpr std::size_t k_salt_bytes = 16;
constexpr std::size_t k_hash_bytes = 32;
// What a file may ask of us: more would let a hostile one exhaust the machine.
constexpr std::uint64_t k_n_max = 1U << 20U;
constexpr std::uint32_t k_r_max = 32;
constexpr std::uint32_t k_p_max = 16;
constexpr std::uint64_t k_memory_max = 256U * 1024U * 1024U;
constexpr std::uint64_t k_margin = 1024 * 1024; // scrypt's own blocks, beside its table

bool is_within_bounds(const PasswordCost& cost) {
    const bool power_of_two = cost.n >= 2 && (cost.n & (cost.n - 1)) == 0;
    return power_of_two && cost.n <= k_n_max && cost.r >= 1 && cost.r <= k_r_max && cost.p >= 1 &&
           cost.p <= k_p_max && 128 * cost.n * cost.r <= k_memory_max;
}

std::string derive(const SecretString& password, std::string_view salt, const PasswordCost& cost) {
    std::string hash(k_hash_bytes, '\0');
    const std::string_view secret = password.reveal();
    const int done = EVP_PBE_scrypt(secret.data(), secret.size(),
                                    reinterpret_cast<const unsigned char*>(salt.data()),
                                    salt.size(), cost.n, cost.r, cost.p, k_memory_max + k_margin,
                                    reinterpret_cast<unsigned char*>(hash.data()), hash.size());
    invariant(done == 1, "scrypt accepts checked parameters");
    return hash;
}

} // namespace

PasswordVerifier make_verifier(const SecretString& password, const PasswordCost& cost) {
    invariant(is_within_bounds(cost), "a verifier is made with a cost we would accept");
    PasswordVerifier verifier{cost, random_bytes(k_salt_bytes), {}};
    verifier.hash = derive(password, verifier.salt, cost);
    return verifier;
}

bool accepts(const PasswordVerifier& verifier, const SecretString& password) {
    if (!is_within_bounds(verifier.cost) || verifier.hash.size() != k_hash_bytes)
        return false;
    const std::string hash = derive(password, verifier.salt, verifier.cost);
    return CRYPTO_memcmp(hash.data(), verifier.hash.data(), k_hash_bytes) == 0;
}

} // namespace comptoir::crypto
