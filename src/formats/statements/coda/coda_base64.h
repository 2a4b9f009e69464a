// A file packed as base64 (RFC 4648), as some web services and mail programs hand CODA files out.
#pragma once

#include "comptoir/formats/statement_format.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace comptoir::formats::coda {

// The first bytes of what `sample` packs; empty when it is no base64.
std::string unpack_beginning(std::string_view sample);

// Unpacks another source piece by piece. Errors: formats.coda_base64_broken, those of the source.
class Base64Source final : public ByteSource {
public:
    explicit Base64Source(ByteSource& packed) : m_packed(packed) {}
    Result<std::string_view> next() override;
    std::int64_t bytes_total() const override { return m_packed.bytes_total() / 4 * 3; }

private:
    void unpack(std::string_view piece);
    tl::unexpected<Error> broken() const;

    ByteSource& m_packed;
    std::string m_unpacked;
    std::uint32_t m_bits = 0; // of a group of four characters that is not complete
    int m_characters = 0;     // how many of that group are known
    int m_padding = 0;        // how many '=' ended the file
    std::int64_t m_line = 1;  // of the packed text
    bool m_broken = false;    // told when what came before is read
    bool m_begun = false;
};

} // namespace comptoir::formats::coda
