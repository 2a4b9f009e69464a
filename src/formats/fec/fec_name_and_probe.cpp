#include "comptoir/formats/fec.h"

#include "comptoir/core/text.h"

namespace comptoir::formats {

namespace {

// How many bytes follow this one in UTF-8; -1 when none may start so.
int continuations_of(unsigned char lead) {
    if (lead < 0x80)
        return 0;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 1;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 2;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 3;
    return -1;
}

constexpr std::size_t k_siren_digits = 9;
constexpr std::string_view k_mark = "FEC";

} // namespace

void FecProbe::add(std::string_view piece) {
    for (const char c : piece) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && byte <= 0x9F)
            m_windows = true;
        if (!m_utf8)
            continue;
        if (m_continuations > 0) {
            m_utf8 = byte >= 0x80 && byte <= 0xBF;
            --m_continuations;
            continue;
        }
        m_continuations = continuations_of(byte);
        m_utf8 = m_continuations >= 0;
    }
}

FecCharacters FecProbe::characters() const {
    if (m_utf8 && m_continuations == 0)
        return FecCharacters::Utf8;
    return m_windows ? FecCharacters::Windows1252 : FecCharacters::Latin9;
}

// A47 A-1 IX: SIREN, "FEC", closing day; a suffix when one year is split over several files.
std::optional<FecFileName> parse_fec_file_name(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    const std::string_view stem = name.substr(0, dot);
    if (stem.size() < k_siren_digits + k_mark.size() + 8)
        return std::nullopt;
    const std::string_view company = stem.substr(0, k_siren_digits);
    const std::string_view mark = stem.substr(k_siren_digits, k_mark.size());
    const std::string_view rest = stem.substr(k_siren_digits + k_mark.size());
    if (!text::all_digits(company) || text::to_upper_ascii(mark) != k_mark)
        return std::nullopt;
    const std::optional<Date> day = Date::parse_compact(rest.substr(0, 8));
    if (!day || (rest.size() > 8 && rest[8] != '_'))
        return std::nullopt;
    return FecFileName{std::string(company), *day};
}

std::string fec_file_name(std::string_view company_number, Date closing_day) {
    std::string company; // digits and letters alone: never a path
    for (const char c : company_number) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9'))
            company += c;
    }
    return company + std::string(k_mark) + closing_day.to_compact() + ".txt";
}

} // namespace comptoir::formats
