// Bytes of an XML file in whatever encoding, as UTF-8 for the parser, piece by piece.
#pragma once

#include "comptoir/core/result.h"

#include <string>
#include <string_view>

namespace comptoir::formats {

inline constexpr std::size_t k_declaration_bytes_max = 256;

class XmlEncoding {
public:
    enum class Kind { Utf8, Utf16, Latin1, Latin9, Cp1252 };

    // Decides from the beginning of the file. Errors: formats.encoding_unknown {encoding}.
    static Result<XmlEncoding> of_beginning(std::string_view beginning);

    // UTF-16 goes to the parser as it is, all else as UTF-8. The answer is valid until the next
    // call; `last` ends a character cut by the end of the file.
    std::string_view decode(std::string_view piece, bool last);

    Kind kind() const { return m_kind; }
    bool guessed() const { return m_guessed; }

private:
    explicit XmlEncoding(Kind kind) : m_kind(kind) {}
    std::string_view decode_utf8(std::string_view piece, bool last);

    Kind m_kind;
    bool m_guessed = false; // announced UTF-8, was not
    std::string m_pending;  // the first bytes of a character cut by the end of a piece
    std::string m_decoded;
};

} // namespace comptoir::formats
