#include "connectors/providers/qonto/qonto_cursor.h"

#include "comptoir/core/text.h"

#include <vector>

namespace comptoir::connectors::qonto {

namespace {

std::string instant_or_dash(const std::optional<Instant>& instant) {
    return instant ? instant->to_iso() : "-";
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const auto blank = text.find(' ');
        found.push_back(text.substr(0, blank));
        text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    }
    return found;
}

} // namespace

std::string Cursor::to_text() const {
    if (!walking)
        return at ? "done " + at->to_iso() : std::string{};
    return "walk " + instant_or_dash(at) + " " + text::number(page) + " " + instant_or_dash(high);
}

Cursor Cursor::parse(std::string_view text) {
    const auto parts = words(text);
    if (parts.size() == 2 && parts[0] == "done")
        return {.walking = false, .at = Instant::parse_iso(parts[1])};
    if (parts.size() != 4 || parts[0] != "walk")
        return {};
    const auto page = text::parse_integer(parts[2]);
    if (!page || *page < 1)
        return {};
    return {.walking = true,
            .at = Instant::parse_iso(parts[1]),
            .page = *page,
            .high = Instant::parse_iso(parts[3])};
}

} // namespace comptoir::connectors::qonto
