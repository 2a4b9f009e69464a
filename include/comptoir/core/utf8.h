// Writing UTF-8 from code points and from UTF-16. Errors: none; what is ill-formed becomes U+FFFD.
#pragma once

#include <string>

namespace comptoir::text {

// `value` must be a Unicode scalar value.
void append_utf8(std::string& out, char32_t value);

// UTF-16, one unit at a time: the halves of a pair may come in different pieces of a file. A half
// without its other half becomes U+FFFD; one that stands at the very end is not written.
class Utf16Units {
public:
    void append_to(std::string& out, char16_t unit);

private:
    char16_t m_high = 0; // first half of a pair
};

} // namespace comptoir::text
