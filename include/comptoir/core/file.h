// Reading whole files and writing them so that a crash leaves the old or the new one, never half.
#pragma once

#include "comptoir/core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace comptoir {

// Refuses files above `bytes_max` (core.file_too_large) and what cannot be read.
Result<std::string> read_file(const std::filesystem::path& path, std::int64_t bytes_max);

// Calls `take` with pieces of at most 64 KiB, in order; take returns false to stop early.
Result<void> read_pieces(const std::filesystem::path& path,
                         const std::function<bool(std::string_view)>& take);

// Temporary file beside it, fsync, rename, fsync of the folder. `read_only` clears the write bits.
Result<void> write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                                   bool read_only = false);

// Same, and only the file's owner may read or write it (0600), from its first byte on.
Result<void> write_private_file_atomically(const std::filesystem::path& path,
                                           std::string_view bytes);

} // namespace comptoir
