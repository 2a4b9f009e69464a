#include "comptoir/core/text.h"
#include "comptoir/inbox/types.h"

namespace comptoir::inbox {

namespace {

constexpr std::size_t k_pdf_header_max = 1024; // readers accept a header within the first kilobyte

bool is_xml(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    // UTF-16 with its byte order mark: the '<' is one of the next two bytes.
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return bytes.substr(2, 2).find('<') != std::string_view::npos;
    const std::string_view start = text::trim(bytes.substr(0, 512));
    if (start.size() < 2 || start.front() != '<')
        return false;
    // A web page saved from a portal is no document for the books.
    const std::string folded = text::to_upper_ascii(start.substr(0, 15));
    if (folded.starts_with("<HTML") || folded.starts_with("<!DOCTYPE HTML"))
        return false;
    const char second = folded[1];
    return second == '?' || second == '!' || second == '_' || (second >= 'A' && second <= 'Z');
}

} // namespace

std::optional<MediaType> media_type_of(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"))
        return MediaType::Png;
    if (bytes.starts_with("\xFF\xD8\xFF"))
        return MediaType::Jpeg;
    if (bytes.substr(0, k_pdf_header_max).find("%PDF-") != std::string_view::npos)
        return MediaType::Pdf;
    if (is_xml(bytes))
        return MediaType::Xml;
    return std::nullopt;
}

} // namespace comptoir::inbox
