#include "comptoir/inbox/types.h"

namespace comptoir::inbox {

std::string_view to_text(Box box) {
    switch (box) {
    case Box::Purchase:
        return "purchase";
    case Box::Sale:
        return "sale";
    case Box::Other:
        return "other";
    }
    return "";
}

std::optional<Box> parse_box(std::string_view text) {
    for (Box box : {Box::Purchase, Box::Sale, Box::Other})
        if (to_text(box) == text)
            return box;
    return std::nullopt;
}

std::string_view to_text(MediaType type) {
    switch (type) {
    case MediaType::Pdf:
        return "application/pdf";
    case MediaType::Png:
        return "image/png";
    case MediaType::Jpeg:
        return "image/jpeg";
    case MediaType::Xml:
        return "application/xml";
    }
    return "";
}

std::optional<MediaType> parse_media_type(std::string_view text) {
    for (MediaType type : {MediaType::Pdf, MediaType::Png, MediaType::Jpeg, MediaType::Xml})
        if (to_text(type) == text)
            return type;
    return std::nullopt;
}

std::string_view to_text(ReadingSource source) {
    switch (source) {
    case ReadingSource::Facturx:
        return "facturx";
    case ReadingSource::Cii:
        return "cii";
    case ReadingSource::Ubl:
        return "ubl";
    }
    return "";
}

} // namespace comptoir::inbox
