#include "comptoir/core/bytes.h"

#include "comptoir/core/invariant.h"

#include <openssl/evp.h>

namespace comptoir::crypto {

namespace {

struct ContextFreed {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, ContextFreed>;

// Fetched once: since OpenSSL 3 an implicit fetch at each use costs more than hashing a label.
const EVP_MD* sha256_algorithm() {
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    invariant(algorithm != nullptr, "OpenSSL provides SHA-256");
    return algorithm;
}

Context new_context() {
    Context context{EVP_MD_CTX_new()};
    invariant(context != nullptr, "OpenSSL can allocate a digest context");
    return context;
}

void start(EVP_MD_CTX* context) {
    invariant(EVP_DigestInit_ex2(context, sha256_algorithm(), nullptr) == 1, "SHA-256 starts");
}

Digest end(EVP_MD_CTX* context) {
    Digest digest{};
    unsigned size = 0;
    invariant(EVP_DigestFinal_ex(context, digest.data(), &size) == 1 && size == digest.size(),
              "SHA-256 ends with 32 bytes");
    return digest;
}

std::optional<unsigned> hex_value(char c) {
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A') + 10;
    return std::nullopt;
}

} // namespace

struct Sha256::State {
    Context context = new_context();
    bool finished = false;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {
    start(m_state->context.get());
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    invariant(!m_state->finished, "nothing is added to a finished digest");
    invariant(EVP_DigestUpdate(m_state->context.get(), bytes.data(), bytes.size()) == 1,
              "SHA-256 takes any bytes");
}

Digest Sha256::finish() {
    invariant(!m_state->finished, "a digest is finished once");
    m_state->finished = true;
    return end(m_state->context.get());
}

Digest sha256(std::string_view bytes) {
    // One context per thread: a chain of entries hashes hundreds of thousands of short texts.
    thread_local const Context context = new_context();
    start(context.get());
    invariant(EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1,
              "SHA-256 takes any bytes");
    return end(context.get());
}

std::string to_hex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view k_digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const std::uint8_t byte : bytes) {
        hex += k_digits[byte >> 4U];
        hex += k_digits[byte & 0x0FU];
    }
    return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
    if (hex.size() % 2 != 0)
        return std::nullopt;
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto high = hex_value(hex[i]);
        const auto low = hex_value(hex[i + 1]);
        if (!high || !low)
            return std::nullopt;
        bytes += static_cast<char>(*high * 16 + *low);
    }
    return bytes;
}

} // namespace comptoir::crypto
