#include "comptoir/connectors/http.h"

#include "comptoir/connectors/errors.h"
#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::connectors {

namespace {

constexpr std::size_t k_url_characters_max = 500;

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// What an error may show: a pasted address may carry a password before '@'.
std::string shown(std::string_view text) {
    const auto at = text.find_last_of('@');
    return text::cut_to_characters(at == std::string_view::npos ? text : text.substr(at + 1), 80);
}

struct Authority {
    std::string host;
    std::string port; // may be empty
};

std::optional<Authority> split_authority(std::string_view text) {
    Authority parts;
    std::string_view rest;
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        parts.host = text.substr(1, end - 1);
        rest = text.substr(end + 1);
        if (parts.host != "::1") // other literal IPv6 addresses have no certificate to check
            return std::nullopt;
    } else {
        const auto colon = text.find(':');
        parts.host = text.substr(0, colon);
        rest = colon == std::string_view::npos ? std::string_view{} : text.substr(colon);
        std::transform(parts.host.begin(), parts.host.end(), parts.host.begin(), lower);
        const bool clean = std::all_of(parts.host.begin(), parts.host.end(), [](char c) {
            return is_unreserved(c) && c != '_' && c != '~';
        });
        if (!clean || parts.host.empty() || parts.host.starts_with('.'))
            return std::nullopt;
    }
    if (rest.empty())
        return parts;
    parts.port = rest.substr(1);
    const auto number = text::parse_integer(parts.port);
    if (rest.front() != ':' || !text::all_digits(parts.port) || !number || *number < 1 ||
        *number > 65535)
        return std::nullopt;
    return parts;
}

bool path_is_clean(std::string_view path) {
    return std::all_of(path.begin(), path.end(),
                       [](char c) { return is_unreserved(c) || c == '/'; });
}

} // namespace

Result<BaseUrl> BaseUrl::parse(std::string_view given) {
    const std::string_view text = text::trim(given);
    const auto separator = text.find("://");
    if (separator == std::string_view::npos || text.size() > k_url_characters_max)
        return fail(errors::bad_url, {{"url", shown(text)}});
    std::string scheme{text.substr(0, separator)};
    std::transform(scheme.begin(), scheme.end(), scheme.begin(), lower);
    if (scheme != "https" && scheme != "http")
        return fail(errors::insecure_url, {{"url", shown(text)}});

    std::string_view rest = text.substr(separator + 3);
    while (rest.ends_with('/'))
        rest.remove_suffix(1);
    const auto slash = rest.find('/');
    const std::string_view path = slash == std::string_view::npos ? "" : rest.substr(slash);
    const auto authority = split_authority(rest.substr(0, slash));
    if (!authority || !path_is_clean(path))
        return fail(errors::bad_url, {{"url", shown(text)}});

    BaseUrl url;
    url.host = authority->host;
    url.loopback = url.host == "127.0.0.1" || url.host == "::1" || url.host == "localhost";
    if (scheme == "http" && !url.loopback)
        return fail(errors::insecure_url, {{"url", shown(text)}});
    url.text = scheme + "://" + (url.host == "::1" ? "[::1]" : url.host);
    if (!authority->port.empty())
        url.text += ":" + authority->port;
    url.text += path;
    return url;
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view k_digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += k_digits[byte >> 4U];
        encoded += k_digits[byte & 0xFU];
    }
    return encoded;
}

} // namespace comptoir::connectors
