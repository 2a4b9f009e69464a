#include "comptoir/core/bytes.h"

#include "comptoir/core/invariant.h"

#include <openssl/rand.h>

#include <limits>

namespace comptoir::crypto {

std::string random_bytes(std::size_t count) {
    invariant(count <= static_cast<std::size_t>(std::numeric_limits<int>::max()),
              "random bytes are asked for in small numbers");
    std::string bytes(count, '\0');
    invariant(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) ==
                  1,
              "the system has a source of randomness");
    return bytes;
}

std::string random_uuid() {
    const std::string random = random_bytes(16);
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>(random[i]);
    // RFC 4122 section 4.4: version 4, variant 10.
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x40U);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);
    std::string uuid = to_hex(bytes);
    for (const std::size_t at : {20U, 16U, 12U, 8U})
        uuid.insert(at, 1, '-');
    return uuid;
}

} // namespace comptoir::crypto
