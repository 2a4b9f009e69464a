// The original bytes of everything that came in: stored once by SHA-256, zstd in 1 MiB pieces.
#pragma once

#include "comptoir/core/bytes.h"
#include "comptoir/core/id.h"
#include "comptoir/core/result.h"
#include "comptoir/storage/database.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace comptoir::storage {

using FileId = Id<struct FileTag>;

struct StoredFile {
    FileId id;
    std::string sha256;
    std::int64_t size = 0;
    bool already_here = false;
};

// Bytes already in memory (documents, payment files).
StoredFile store_file(Database& database, std::string_view name, std::string_view bytes);
// From disk, piece by piece, in bounded memory. Errors: core.file_unreadable, .file_not_regular,
// .file_too_large.
inline constexpr std::int64_t k_stored_bytes_max = std::int64_t{2} * 1024 * 1024 * 1024;
Result<StoredFile> store_file_from(Database& database, const std::filesystem::path& path,
                                   std::int64_t bytes_max = k_stored_bytes_max);
// The same from anywhere: `next` gives a piece at a time, an empty one at the end. Errors: its own.
Result<StoredFile> store_file_from(Database& database, std::string_view name,
                                   const std::function<Result<std::string_view>()>& next);

std::optional<FileId> find_file(Database& database, std::string_view sha256);
std::string file_name(Database& database, FileId file);
// Calls `take` for each piece, in order, decompressed. storage.corrupt is thrown when a piece does
// not decompress.
void read_file_pieces(Database& database, FileId file,
                      const std::function<void(std::string_view)>& take);
// The same, asked for: empty at the end. A piece is valid until the next one is asked for.
class FilePieces {
public:
    FilePieces(Database& database, FileId file);
    std::string_view next();

private:
    Database* m_database;
    Statement m_select;
    std::string m_piece;
};
// The whole file; storage.corrupt is thrown when it is not what its SHA-256 says.
std::string load_file(Database& database, FileId file);

} // namespace comptoir::storage
