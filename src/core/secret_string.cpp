#include "comptoir/core/secret_string.h"

#include <cstring> // explicit_bzero (glibc)

namespace comptoir {

namespace {

// Overwrites the whole buffer, including what lies beyond size() and the buffer of short strings,
// which std::string leaves behind when it is moved from.
void wipe_text(std::string& text) {
    text.resize(text.capacity()); // Never reallocates: the capacity is already there.
    explicit_bzero(text.data(), text.size());
    text.clear();
}

} // namespace

SecretString::SecretString(std::string&& text) : m_text(text) {
    wipe_text(text);
}

SecretString::SecretString(std::string_view text) : m_text(text) {}

SecretString::SecretString(const SecretString& other) : m_text(other.m_text) {}

SecretString::SecretString(SecretString&& other) noexcept {
    m_text.swap(other.m_text);
}

SecretString& SecretString::operator=(const SecretString& other) {
    if (this == &other)
        return *this;
    std::string copy = other.m_text;
    m_text.swap(copy);
    wipe_text(copy);
    return *this;
}

SecretString& SecretString::operator=(SecretString&& other) noexcept {
    if (this == &other)
        return *this;
    wipe();
    m_text.swap(other.m_text);
    return *this;
}

SecretString::~SecretString() {
    wipe();
}

bool SecretString::equals(const SecretString& other) const {
    if (m_text.size() != other.m_text.size())
        return false;
    // volatile keeps the compiler from leaving the loop at the first difference.
    volatile unsigned char difference = 0;
    for (std::size_t i = 0; i < m_text.size(); ++i)
        difference =
            static_cast<unsigned char>(difference | (static_cast<unsigned char>(m_text[i]) ^
                                                     static_cast<unsigned char>(other.m_text[i])));
    return difference == 0;
}

void SecretString::wipe() {
    wipe_text(m_text);
}

} // namespace comptoir
