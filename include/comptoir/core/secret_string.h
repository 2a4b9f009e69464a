// SecretString: tokens and passphrases. Wiped on destruction, never printed, never compared in
// variable time. There is no operator<< and no conversion to std::string on purpose.
#pragma once

#include <string>
#include <string_view>

namespace comptoir {

class SecretString {
public:
    SecretString() = default;
    explicit SecretString(std::string&& text); // wipes the source
    explicit SecretString(std::string_view text);
    SecretString(const SecretString& other);
    SecretString(SecretString&& other) noexcept;
    SecretString& operator=(const SecretString& other);
    SecretString& operator=(SecretString&& other) noexcept;
    ~SecretString();

    // Named so that every use of the bytes stands out in review.
    std::string_view reveal() const { return m_text; }
    bool empty() const { return m_text.empty(); }
    bool equals(const SecretString& other) const; // constant time for equal lengths

private:
    void wipe();
    std::string m_text;
};

} // namespace comptoir
