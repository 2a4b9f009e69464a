// Reading whole files and writing them so that a crash leaves the old or the new one, never half.
#pragma once

#include "comptoir/core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <string>
#include <string_view>

namespace comptoir {

// Refuses files above `bytes_max` (core.file_too_large) and what cannot be read.
Result<std::string> read_file(const std::filesystem::path& path, std::int64_t bytes_max);

// Calls `take` with pieces of at most 64 KiB, in order; take returns false to stop early. Refuses
// what is no regular file (core.file_not_regular: a device never ends) and files above `bytes_max`,
// even those that grow meanwhile.
inline constexpr std::int64_t k_any_size = std::numeric_limits<std::int64_t>::max();
Result<void> read_pieces(const std::filesystem::path& path,
                         const std::function<bool(std::string_view)>& take,
                         std::int64_t bytes_max = k_any_size);

// Temporary file beside it, fsync, rename, fsync of the folder. `read_only` clears the write bits.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                                   bool read_only = false);

// Same, and only the file's owner may read or write it (0600), from its first byte on.
Result<void> write_private_file_atomically(const std::filesystem::path& path,
                                           std::string_view bytes);

// Gives a finished file its name, unless something has it already (core.file_exists); both in one
// folder, which is synced.
Result<void> name_new_file(const std::filesystem::path& finished,
                           const std::filesystem::path& path);

// Same for bytes that come piece by piece, in bounded memory: `next` answers an empty piece at the
// end. After an error of `next` there is no file, or still the old one.
Result<void> write_private_pieces_atomically(const std::filesystem::path& path,
                                             const std::function<Result<std::string_view>()>& next);

} // namespace comptoir
