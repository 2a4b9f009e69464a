// Texts of an OFX file: its header, its character set and its entities.
#pragma once

#include <string>
#include <string_view>

namespace comptoir::formats::ofx {

// What the header says. It is read wherever it stands before the first tag: on nine lines, on one
// without blanks, in a comment, as attributes of <?OFX ?>.
struct Prolog {
    std::string encoding; // ENCODING, or that of the XML declaration; upper case
    std::string charset;  // CHARSET; upper case
    bool is_xml = false;  // OFX 2
};
Prolog read_prolog(std::string_view prolog);

// Values as UTF-8 with entities resolved. The header is often wrong about the character set (1252
// or USASCII above UTF-8 text), so it decides only what is no UTF-8.
class TextDecoder {
public:
    TextDecoder() = default;
    explicit TextDecoder(const Prolog& prolog);
    // Without control characters, trimmed, runs of blanks as one.
    std::string text(std::string_view raw);
    // True once a text was neither UTF-8 nor in a character set the header names.
    bool guessed() const { return m_guessed; }

private:
    bool m_latin9 = false;
    bool m_single_byte_named = false;
    bool m_guessed = false;
};

} // namespace comptoir::formats::ofx
