#include "formats/statements/coda/coda_base64.h"

#include "comptoir/formats/coda_errors.h"
#include "formats/statements/coda/coda_columns.h"

#include <utility>

namespace comptoir::formats::coda {

namespace {

constexpr int k_nothing = -1;

int value_of(char c) {
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : k_nothing;
}

bool is_blank(char c) {
    return c == '\r' || c == '\n' || c == ' ' || c == '\t' || c == '\0' || c == '\x1A';
}

} // namespace

std::string unpack_beginning(std::string_view sample) {
    if (sample.starts_with("\xEF\xBB\xBF"))
        sample.remove_prefix(3);
    // Line ends included, so many characters hold one record.
    TextSource packed(sample.substr(0, k_columns / 3 * 4 + 16));
    Base64Source unpacked(packed);
    const auto beginning = unpacked.next();
    return beginning ? std::string(*beginning) : std::string();
}

tl::unexpected<Error> Base64Source::broken() const {
    return fail_at(SourcePlace{{}, m_line, {}, {}}, errors::coda_base64_broken);
}

void Base64Source::unpack(std::string_view piece) {
    for (const char c : piece) {
        m_line += c == '\n' ? 1 : 0;
        if (is_blank(c))
            continue;
        if (c == '=' && m_characters + m_padding >= 2 && m_characters + m_padding < 4) {
            ++m_padding;
            continue;
        }
        const int value = value_of(c);
        m_broken = value == k_nothing || m_padding > 0;
        if (m_broken)
            return;
        m_bits = m_bits << 6 | static_cast<std::uint32_t>(value);
        if (++m_characters < 4)
            continue;
        for (const int shift : {16, 8, 0})
            m_unpacked += static_cast<char>(m_bits >> shift & 0xFFU);
        m_bits = 0;
        m_characters = 0;
    }
}

Result<std::string_view> Base64Source::next() {
    m_unpacked.clear();
    while (m_unpacked.empty()) {
        if (m_broken)
            return broken();
        CT_ASSIGN(piece, m_packed.next());
        if (!std::exchange(m_begun, true) && piece.starts_with("\xEF\xBB\xBF"))
            piece.remove_prefix(3);
        if (!piece.empty()) {
            unpack(piece);
            continue;
        }
        // Two or three characters left are one or two bytes; one alone is a damaged end.
        if (m_characters == 1 || (m_padding > 0 && m_characters + m_padding != 4))
            return broken();
        if (m_characters > 1)
            m_unpacked += static_cast<char>(m_bits >> (6 * m_characters - 8) & 0xFFU);
        if (m_characters > 2)
            m_unpacked += static_cast<char>(m_bits >> 2 & 0xFFU);
        m_characters = 0;
        m_padding = 0;
        break;
    }
    return std::string_view(m_unpacked);
}

} // namespace comptoir::formats::coda
