// How many members a ZIP's directory announces, read before libzip believes it and reserves memory
// for each.
#pragma once

#include "comptoir/core/result.h"
#include "comptoir/formats/statement_archive.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace comptoir::formats {

// Bytes of an archive at random places; fewer than asked at its end.
struct ArchiveBytes {
    std::int64_t size = 0;
    std::function<std::string(std::int64_t offset, std::int64_t count)> read;
};

// Errors: formats.zip_damaged, formats.zip_too_many_members.
Result<void> check_zip_directory(const ArchiveBytes& bytes, std::string_view name,
                                 const ArchiveLimits& limits);

// "../../etc/m.xml" -> "etc/m.xml", "C:\a\m.xml" -> "a/m.xml"; never empty.
std::string neutral_member_path(std::string_view path);

// What an archiver of macOS or Windows adds beside the files.
bool is_system_leftover(std::string_view neutral_path);

} // namespace comptoir::formats
