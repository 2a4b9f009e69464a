#include "formats/archive/zip_directory.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/archive_errors.h"

#include <algorithm>

namespace comptoir::formats {

namespace {

// APPNOTE 4.3.14 to 4.3.16: the records at the end of an archive.
constexpr std::string_view k_end_magic = "PK\x05\x06";
constexpr std::string_view k_end64_magic = "PK\x06\x06";
constexpr std::string_view k_locator64_magic = "PK\x06\x07";
constexpr std::int64_t k_end_bytes = 22;
constexpr std::int64_t k_end64_bytes = 56;
constexpr std::int64_t k_locator64_bytes = 20;
constexpr std::int64_t k_comment_bytes_max = 65'535;

struct Announced {
    std::uint64_t members = 0;
    std::uint64_t directory_bytes = 0;
};

std::uint64_t little_endian(std::string_view bytes, std::size_t offset, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t at = 0; at < count; ++at)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[offset + at]))
                 << (8 * at);
    return value;
}

// The 64-bit record, when a locator stands right before the end record. libzip follows it whatever
// the end record says, so it is checked whatever the end record says.
std::optional<Announced> announced_in_64_bits(const ArchiveBytes& bytes, std::int64_t end) {
    if (end < k_locator64_bytes)
        return std::nullopt;
    const std::string locator = bytes.read(end - k_locator64_bytes, k_locator64_bytes);
    if (!std::string_view(locator).starts_with(k_locator64_magic))
        return std::nullopt;
    const std::uint64_t offset = little_endian(locator, 8, 8);
    if (offset > static_cast<std::uint64_t>(bytes.size))
        return std::nullopt;
    const std::string record = bytes.read(static_cast<std::int64_t>(offset), k_end64_bytes);
    if (static_cast<std::int64_t>(record.size()) < k_end64_bytes ||
        !std::string_view(record).starts_with(k_end64_magic))
        return std::nullopt;
    return Announced{little_endian(record, 32, 8), little_endian(record, 40, 8)};
}

} // namespace

Result<void> check_zip_directory(const ArchiveBytes& bytes, std::string_view name,
                                 const ArchiveLimits& limits) {
    const std::int64_t tail_bytes = std::min(bytes.size, k_end_bytes + k_comment_bytes_max);
    const std::string tail = bytes.read(bytes.size - tail_bytes, tail_bytes);
    const auto fails_on = [&](const Announced& announced) {
        return announced.members > static_cast<std::uint64_t>(limits.members_max) ||
               announced.directory_bytes > static_cast<std::uint64_t>(limits.directory_bytes_max);
    };
    // Every place that may be the end record: libzip chooses among them.
    bool found = false;
    for (std::size_t at = tail.rfind(k_end_magic); at != std::string::npos;
         at = at == 0 ? std::string::npos : tail.rfind(k_end_magic, at - 1)) {
        if (tail.size() - at < static_cast<std::size_t>(k_end_bytes))
            continue;
        found = true;
        const auto announced64 =
            announced_in_64_bits(bytes, bytes.size - tail_bytes + static_cast<std::int64_t>(at));
        const Announced announced{little_endian(tail, at + 10, 2), little_endian(tail, at + 12, 4)};
        if (announced64 ? fails_on(*announced64) : fails_on(announced))
            return fail(errors::zip_too_many_members,
                        {{"name", std::string(name)}, {"limit", limits.members_max}});
    }
    if (!found)
        return fail(errors::zip_damaged, {{"name", std::string(name)}}, "no end record");
    return {};
}

std::string neutral_member_path(std::string_view path) {
    std::string plain = text::is_valid_utf8(path) ? std::string(path) : text::from_cp1252(path);
    std::replace(plain.begin(), plain.end(), '\\', '/');
    plain.erase(std::remove_if(plain.begin(), plain.end(),
                               [](char c) { return static_cast<unsigned char>(c) < 0x20; }),
                plain.end());
    if (plain.size() >= 2 && plain[1] == ':') // a drive
        plain.erase(0, 2);
    std::string neutral;
    for (std::size_t begin = 0; begin <= plain.size();) {
        const std::size_t end = std::min(plain.find('/', begin), plain.size());
        const std::string_view part = std::string_view(plain).substr(begin, end - begin);
        if (!part.empty() && part != "." && part != "..") {
            if (!neutral.empty())
                neutral += '/';
            neutral += part;
        }
        begin = end + 1;
    }
    return neutral.empty() ? std::string("_") : neutral;
}

bool is_system_leftover(std::string_view neutral_path) {
    const std::size_t slash = neutral_path.rfind('/');
    const std::string_view file =
        slash == std::string_view::npos ? neutral_path : neutral_path.substr(slash + 1);
    return neutral_path.starts_with("__MACOSX/") ||
           neutral_path.find("/__MACOSX/") != std::string_view::npos || file.starts_with("._") ||
           file == ".DS_Store" || file == "Thumbs.db" || file == "desktop.ini";
}

} // namespace comptoir::formats
