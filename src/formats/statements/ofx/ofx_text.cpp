#include "formats/statements/ofx/ofx_text.h"

#include "comptoir/core/text.h"
#include "comptoir/core/utf8.h"
#include "formats/statements/bank_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

namespace comptoir::formats::ofx {

namespace {

constexpr std::size_t k_entity_max = 10; // "&thetasym;" is the longest name of HTML 4

constexpr auto k_header_keys =
    std::to_array<std::string_view>({"OFXHEADER", "DATA", "VERSION", "SECURITY", "ENCODING",
                                     "CHARSET", "COMPRESSION", "OLDFILEUID", "NEWFILEUID"});

// XML's own, and those of HTML that banks write.
constexpr auto k_entities = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
    {"nbsp", " "},   {"agrave", "à"}, {"acirc", "â"},  {"auml", "ä"},   {"aelig", "æ"},
    {"ccedil", "ç"}, {"egrave", "è"}, {"eacute", "é"}, {"ecirc", "ê"},  {"euml", "ë"},
    {"icirc", "î"},  {"iuml", "ï"},   {"ocirc", "ô"},  {"ouml", "ö"},   {"oelig", "œ"},
    {"ugrave", "ù"}, {"ucirc", "û"},  {"uuml", "ü"},   {"szlig", "ß"},  {"ntilde", "ñ"},
    {"aacute", "á"}, {"iacute", "í"}, {"oacute", "ó"}, {"uacute", "ú"}, {"aring", "å"},
    {"oslash", "ø"}, {"Agrave", "À"}, {"Acirc", "Â"},  {"Auml", "Ä"},   {"AElig", "Æ"},
    {"Ccedil", "Ç"}, {"Egrave", "È"}, {"Eacute", "É"}, {"Ecirc", "Ê"},  {"Euml", "Ë"},
    {"Icirc", "Î"},  {"Iuml", "Ï"},   {"Ocirc", "Ô"},  {"Ouml", "Ö"},   {"OElig", "Œ"},
    {"Ugrave", "Ù"}, {"Ucirc", "Û"},  {"Uuml", "Ü"},   {"Ntilde", "Ñ"}, {"deg", "°"},
    {"euro", "€"},   {"pound", "£"},  {"sect", "§"},   {"laquo", "«"},  {"raquo", "»"},
    {"rsquo", "’"},  {"lsquo", "‘"},  {"ndash", "–"},  {"mdash", "—"},  {"hellip", "…"},
});

std::optional<std::uint32_t> number_of(std::string_view digits, std::uint32_t base) {
    constexpr std::uint32_t k_last = 0x10FFFF;
    std::uint32_t value = 0;
    for (const char c : digits) {
        const std::uint32_t digit =
            c >= '0' && c <= '9'   ? static_cast<std::uint32_t>(c - '0')
            : c >= 'a' && c <= 'f' ? static_cast<std::uint32_t>(c - 'a') + 10
            : c >= 'A' && c <= 'F' ? static_cast<std::uint32_t>(c - 'A') + 10
                                   : base;
        if (digit >= base)
            return std::nullopt;
        value = value * base + digit;
        if (value > k_last)
            return std::nullopt;
    }
    return value;
}

// What "eacute", "#233" or "#xE9" stands for; false when it stands for nothing.
bool append_entity(std::string& out, std::string_view name) {
    if (name.starts_with('#')) {
        const bool is_hex = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
        const auto digits = name.substr(is_hex ? 2 : 1);
        const auto point = digits.empty() ? std::nullopt : number_of(digits, is_hex ? 16 : 10);
        if (!point || *point == 0 || (*point >= 0xD800 && *point < 0xE000))
            return false;
        if (*point >= 0x80 &&
            *point < 0xA0) // browsers take these for Windows-1252, and so do banks
            out += text::from_cp1252(std::string(1, static_cast<char>(*point)));
        else
            text::append_utf8(out, *point);
        return true;
    }
    const auto found = std::find_if(k_entities.begin(), k_entities.end(),
                                    [&](const auto& entity) { return entity.first == name; });
    if (found == k_entities.end())
        return false;
    out += found->second;
    return true;
}

// An `&` that begins no known entity is itself.
std::string without_entities(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t at = std::min(text.find('&'), text.size());
        out.append(text.substr(0, at));
        text.remove_prefix(at);
        if (text.empty())
            break;
        const std::size_t end = text.substr(0, k_entity_max + 2).find(';');
        if (end != std::string_view::npos && append_entity(out, text.substr(1, end - 1))) {
            text.remove_prefix(end + 1);
        } else {
            out += '&';
            text.remove_prefix(1);
        }
    }
    return out;
}

// The value behind `key` and ':' or '='; it ends at a blank, a quote or the next key.
std::string header_value(std::string_view upper, std::string_view key) {
    for (std::size_t at = upper.find(key); at != std::string_view::npos;
         at = upper.find(key, at + 1)) {
        std::string_view rest = text::trim(upper.substr(at + key.size()));
        if (!rest.starts_with(':') && !rest.starts_with('='))
            continue;
        rest = text::trim(rest.substr(1));
        if (rest.starts_with('"') || rest.starts_with('\''))
            rest.remove_prefix(1);
        std::size_t end = std::min(rest.find_first_of(" \t\r\n\"'<>?"), rest.size());
        for (const std::string_view next : k_header_keys)
            for (std::size_t found = rest.find(next); found < end;
                 found = rest.find(next, found + 1))
                if (rest.substr(found + next.size()).starts_with(':'))
                    end = found;
        return std::string(rest.substr(0, end));
    }
    return {};
}

} // namespace

Prolog read_prolog(std::string_view prolog) {
    const std::string upper = text::to_upper_ascii(prolog);
    Prolog read;
    read.encoding = header_value(upper, "ENCODING");
    read.charset = header_value(upper, "CHARSET");
    read.is_xml = upper.find("<?OFX") != std::string::npos ||
                  upper.find("<?XML") != std::string::npos ||
                  header_value(upper, "OFXHEADER").starts_with('2');
    return read;
}

TextDecoder::TextDecoder(const Prolog& prolog) {
    const auto names = [&](std::string_view what) {
        return prolog.charset.find(what) != std::string::npos ||
               prolog.encoding.find(what) != std::string::npos;
    };
    m_latin9 = names("8859-15");
    // USASCII is written above Windows-1252 by half of the world's banks.
    m_single_byte_named =
        names("1252") || names("8859-1") || names("8859_1") || (names("ASCII") && !names("UTF"));
}

std::string TextDecoder::text(std::string_view raw) {
    std::string decoded;
    std::string_view utf8 = raw;
    if (!text::is_valid_utf8(raw)) {
        m_guessed = m_guessed || !m_single_byte_named;
        decoded = m_latin9 ? text::from_latin9(raw) : text::from_cp1252(raw);
        utf8 = decoded;
    }
    if (utf8.find('&') == std::string_view::npos)
        return clean(utf8);
    return clean(without_entities(utf8));
}

} // namespace comptoir::formats::ofx
