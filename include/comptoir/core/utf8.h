// Writing UTF-8 from code points and from UTF-16, and telling apart the texts that are plain ASCII.
// Errors: none; what is ill-formed becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace comptoir::text {

// `value` must be a Unicode scalar value.
void append_utf8(std::string& out, char32_t value);

// Eight bytes at a time: nearly every text of a bank is ASCII from end to end.
bool is_ascii(std::string_view text);
bool is_printable_ascii(std::string_view text); // 0x20 to 0x7E

// UTF-16, one unit at a time: the halves of a pair may come in different pieces of a file. A half
// without its other half becomes U+FFFD; one that stands at the very end is not written.
class Utf16Units {
public:
    void append_to(std::string& out, char16_t unit);

private:
    char16_t m_high = 0; // first half of a pair
};

} // namespace comptoir::text
