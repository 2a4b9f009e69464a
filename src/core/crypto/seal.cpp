// Sealed containers. Layout, numbers big-endian:
//
//   "CTSEAL1"  n (8)  r (4)  p (4)  salt (16)  nonce (12)  ciphertext  tag (16)
//
// The key is scrypt(passphrase, salt, n, r, p), 32 bytes; the cipher AES-256-GCM. Everything in
// front of the ciphertext, then `associated`, is authenticated with it.
#include "comptoir/core/bytes.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/invariant.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>

namespace comptoir::crypto {

namespace {

constexpr std::string_view k_magic = "CTSEAL1";
constexpr std::size_t k_salt_bytes = 16;
constexpr std::size_t k_nonce_bytes = 12;
constexpr std::size_t k_tag_bytes = 16;
constexpr std::size_t k_parameters_bytes = 8 + 4 + 4;
constexpr std::size_t k_header_bytes =
    k_magic.size() + k_parameters_bytes + k_salt_bytes + k_nonce_bytes;

// Bounds on what a container may ask for: a hostile one must not exhaust memory or time. scrypt
// needs 128·n·r bytes; the default takes 64 MiB.
constexpr std::uint64_t k_n_max = 1U << 20U;
constexpr std::uint32_t k_r_max = 32;
constexpr std::uint32_t k_p_max = 16;
constexpr std::uint64_t k_memory_max = 256U * 1024U * 1024U;

constexpr std::size_t k_piece_bytes = 16 * 1024 * 1024; // OpenSSL counts bytes in an int

struct CipherFreed {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, CipherFreed>;

// Wiped at the end of its life.
struct Key {
    std::array<unsigned char, 32> bytes{};
    Key() = default;
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    ~Key() { OPENSSL_cleanse(bytes.data(), bytes.size()); }
};

const unsigned char* as_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

bool parameters_ok(const SealOptions& options) {
    const bool power_of_two =
        options.scrypt_n >= 2 && (options.scrypt_n & (options.scrypt_n - 1)) == 0;
    return power_of_two && options.scrypt_n <= k_n_max && options.scrypt_r >= 1 &&
           options.scrypt_r <= k_r_max && options.scrypt_p >= 1 && options.scrypt_p <= k_p_max &&
           128 * options.scrypt_n * options.scrypt_r <= k_memory_max;
}

void append_number(std::string& out, std::uint64_t value, unsigned bytes) {
    for (unsigned i = bytes; i > 0; --i)
        out += static_cast<char>((value >> ((i - 1) * 8)) & 0xFFU);
}

std::uint64_t read_number(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes)
        value = (value << 8U) | static_cast<unsigned char>(c);
    return value;
}

void derive_key(const SecretString& passphrase, std::string_view salt, const SealOptions& options,
                Key& key) {
    const std::string_view secret = passphrase.reveal();
    // A margin above the table itself, for scrypt's own blocks.
    constexpr std::uint64_t k_margin = 1024 * 1024;
    const int done = EVP_PBE_scrypt(secret.data(), secret.size(), as_bytes(salt), salt.size(),
                                    options.scrypt_n, options.scrypt_r, options.scrypt_p,
                                    k_memory_max + k_margin, key.bytes.data(), key.bytes.size());
    invariant(done == 1, "scrypt accepts checked parameters");
}

// Runs the cipher over `input`; `update` is EVP_EncryptUpdate or EVP_DecryptUpdate. GCM is a
// stream: as many bytes out as in.
template <class Update>
std::string run_cipher(Update update, EVP_CIPHER_CTX* context, std::string_view input) {
    std::string output(input.size(), '\0');
    std::size_t at = 0;
    while (at < input.size()) {
        const std::size_t size = std::min(k_piece_bytes, input.size() - at);
        int written = 0;
        const int done = update(context, reinterpret_cast<unsigned char*>(output.data()) + at,
                                &written, as_bytes(input) + at, static_cast<int>(size));
        invariant(done == 1 && static_cast<std::size_t>(written) == size, "AES-GCM is a stream");
        at += size;
    }
    return output;
}

template <class Update>
void authenticate(Update update, EVP_CIPHER_CTX* context, std::string_view bytes) {
    if (bytes.empty())
        return;
    invariant(bytes.size() <= k_piece_bytes, "associated bytes are few");
    int written = 0;
    invariant(update(context, nullptr, &written, as_bytes(bytes), static_cast<int>(bytes.size())) ==
                  1,
              "AES-GCM takes associated bytes");
}

CipherContext new_context() {
    CipherContext context{EVP_CIPHER_CTX_new()};
    invariant(context != nullptr, "OpenSSL can allocate a cipher context");
    return context;
}

struct Container {
    SealOptions options;
    std::string_view header;
    std::string_view salt;
    std::string_view nonce;
    std::string_view ciphertext;
    std::string_view tag;
};

std::optional<Container> read_container(std::string_view sealed) {
    if (sealed.size() < k_header_bytes + k_tag_bytes || !sealed.starts_with(k_magic))
        return std::nullopt;
    Container container;
    container.header = sealed.substr(0, k_header_bytes);
    std::string_view rest = sealed.substr(k_magic.size());
    const auto take = [&](std::size_t count) {
        const std::string_view part = rest.substr(0, count);
        rest.remove_prefix(count);
        return part;
    };
    container.options.scrypt_n = read_number(take(8));
    container.options.scrypt_r = static_cast<std::uint32_t>(read_number(take(4)));
    container.options.scrypt_p = static_cast<std::uint32_t>(read_number(take(4)));
    container.salt = take(k_salt_bytes);
    container.nonce = take(k_nonce_bytes);
    container.ciphertext = take(rest.size() - k_tag_bytes);
    container.tag = rest;
    if (!parameters_ok(container.options))
        return std::nullopt;
    return container;
}

} // namespace

Result<std::string> seal(std::string_view plain, const SecretString& passphrase,
                         std::string_view associated, const SealOptions& options) {
    invariant(parameters_ok(options), "the program seals with parameters it can open");
    std::string sealed{k_magic};
    append_number(sealed, options.scrypt_n, 8);
    append_number(sealed, options.scrypt_r, 4);
    append_number(sealed, options.scrypt_p, 4);
    const std::string salt = random_bytes(k_salt_bytes);
    const std::string nonce = random_bytes(k_nonce_bytes);
    sealed += salt;
    sealed += nonce;

    Key key;
    derive_key(passphrase, salt, options, key);
    const CipherContext context = new_context();
    invariant(EVP_EncryptInit_ex2(context.get(), EVP_aes_256_gcm(), key.bytes.data(),
                                  as_bytes(nonce), nullptr) == 1,
              "AES-256-GCM starts");
    authenticate(EVP_EncryptUpdate, context.get(), sealed);
    authenticate(EVP_EncryptUpdate, context.get(), associated);
    sealed += run_cipher(EVP_EncryptUpdate, context.get(), plain);

    std::array<unsigned char, k_tag_bytes> tag{};
    int written = 0;
    invariant(EVP_EncryptFinal_ex(context.get(), tag.data(), &written) == 1 && written == 0 &&
                  EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG,
                                      static_cast<int>(tag.size()), tag.data()) == 1,
              "AES-256-GCM ends with a tag");
    sealed.append(reinterpret_cast<const char*>(tag.data()), tag.size());
    return sealed;
}

Result<std::string> unseal(std::string_view sealed, const SecretString& passphrase,
                           std::string_view associated) {
    const auto container = read_container(sealed);
    if (!container)
        return fail(errors::sealed_malformed);

    Key key;
    derive_key(passphrase, container->salt, container->options, key);
    const CipherContext context = new_context();
    invariant(EVP_DecryptInit_ex2(context.get(), EVP_aes_256_gcm(), key.bytes.data(),
                                  as_bytes(container->nonce), nullptr) == 1,
              "AES-256-GCM starts");
    authenticate(EVP_DecryptUpdate, context.get(), container->header);
    authenticate(EVP_DecryptUpdate, context.get(), associated);
    std::string plain = run_cipher(EVP_DecryptUpdate, context.get(), container->ciphertext);

    std::string tag{container->tag};
    std::array<unsigned char, k_tag_bytes> nothing{};
    int written = 0;
    const bool genuine = EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG,
                                             static_cast<int>(tag.size()), tag.data()) == 1 &&
                         EVP_DecryptFinal_ex(context.get(), nothing.data(), &written) == 1;
    if (!genuine) {
        // Bytes that nobody vouches for must not be left in memory.
        OPENSSL_cleanse(plain.data(), plain.size());
        return fail(errors::wrong_passphrase);
    }
    return plain;
}

} // namespace comptoir::crypto
