#include "comptoir/storage/repositories/file_repository.h"

#include "comptoir/core/file.h"
#include "comptoir/core/invariant.h"

#include <sqlite3.h>
#include <zstd.h>

#include <algorithm>

namespace comptoir::storage {

namespace {

constexpr std::size_t k_piece_bytes = 1u << 20;
constexpr int k_compression_level = 1; // bank files shrink tenfold already; import speed matters

// Cuts the stream in pieces, compresses each and inserts it.
class PieceWriter {
public:
    PieceWriter(Database& database, FileId file)
        : m_insert(database.prepare(
              "INSERT INTO file_piece (file_id, position, bytes) VALUES (?1, ?2, ?3)")),
          m_file(file) {}

    void add(std::string_view bytes) {
        while (!bytes.empty()) {
            const std::size_t taken = std::min(bytes.size(), k_piece_bytes - m_piece.size());
            m_piece.append(bytes.substr(0, taken));
            bytes.remove_prefix(taken);
            if (m_piece.size() == k_piece_bytes)
                flush();
        }
    }

    void flush() {
        if (m_piece.empty())
            return;
        // No more than the piece needs: of many small files this would be most of the work.
        m_compressed.resize(std::max(m_compressed.size(), ZSTD_compressBound(m_piece.size())));
        const std::size_t size = ZSTD_compress(m_compressed.data(), m_compressed.size(),
                                               m_piece.data(), m_piece.size(), k_compression_level);
        invariant(!ZSTD_isError(size), "a piece fits its compression bound");
        m_insert.bind(1, m_file).bind(2, m_position++);
        m_insert.bind_blob(3, std::string_view(m_compressed).substr(0, size));
        m_insert.run();
        m_piece.clear();
    }

private:
    Statement m_insert;
    FileId m_file;
    std::int64_t m_position = 0;
    std::string m_piece;
    std::string m_compressed;
};

FileId insert_file(Database& database, std::string_view sha256, std::string_view name,
                   std::int64_t size) {
    database.run("INSERT INTO file (sha256, name, size) VALUES (?1, ?2, ?3)", sha256, name, size);
    return FileId{database.last_insert_id()};
}

} // namespace

std::optional<FileId> find_file(Database& database, std::string_view sha256) {
    Statement statement = database.query("SELECT id FROM file WHERE sha256 = ?1", sha256);
    if (!statement.step())
        return std::nullopt;
    return FileId{statement.integer(0)};
}

std::string file_name(Database& database, FileId file) {
    return database.optional_text("SELECT name FROM file WHERE id = ?1", file).value_or("");
}

StoredFile store_file(Database& database, std::string_view name, std::string_view bytes) {
    StoredFile stored;
    stored.sha256 = crypto::to_hex(crypto::sha256(bytes));
    stored.size = static_cast<std::int64_t>(bytes.size());
    if (const auto known = find_file(database, stored.sha256)) {
        stored.id = *known;
        stored.already_here = true;
        return stored;
    }
    stored.id = insert_file(database, stored.sha256, name, stored.size);
    PieceWriter writer(database, stored.id);
    writer.add(bytes);
    writer.flush();
    return stored;
}

namespace {

// One pass: the bytes that are hashed are the bytes that are kept, whatever happens to the file
// meanwhile.
class FileStoring {
public:
    FileStoring(Database& database, std::string_view name)
        : m_database(database), m_file(insert_file(database, k_not_hashed_yet, name, 0)),
          m_writer(database, m_file) {}

    void add(std::string_view piece) {
        m_hash.add(piece);
        m_writer.add(piece);
        m_size += static_cast<std::int64_t>(piece.size());
    }
    StoredFile finish() {
        m_writer.flush();
        StoredFile stored{m_file, crypto::to_hex(m_hash.finish()), m_size};
        if (const auto known = find_file(m_database, stored.sha256)) {
            m_database.run("DELETE FROM file WHERE id = ?1", m_file); // its pieces go with it
            stored.id = *known;
            stored.already_here = true;
            return stored;
        }
        m_database.run("UPDATE file SET sha256 = ?2, size = ?3 WHERE id = ?1", m_file,
                       stored.sha256, stored.size);
        return stored;
    }

private:
    static constexpr std::string_view k_not_hashed_yet =
        "0000000000000000000000000000000000000000000000000000000000000000";
    Database& m_database;
    FileId m_file;
    PieceWriter m_writer;
    crypto::Sha256 m_hash;
    std::int64_t m_size = 0;
};

} // namespace

Result<StoredFile> store_file_from(Database& database, const std::filesystem::path& path,
                                   std::int64_t bytes_max) {
    FileStoring storing(database, path.filename().string());
    CT_TRY(read_pieces(
        path,
        [&](std::string_view piece) {
            storing.add(piece);
            return true;
        },
        bytes_max));
    return storing.finish();
}

Result<StoredFile> store_file_from(Database& database, std::string_view name,
                                   const std::function<Result<std::string_view>()>& next) {
    FileStoring storing(database, name);
    for (;;) {
        CT_ASSIGN(piece, next());
        if (piece.empty())
            return storing.finish();
        storing.add(piece);
    }
}

FilePieces::FilePieces(Database& database, FileId file)
    : m_database(&database),
      m_select(database.query("SELECT bytes FROM file_piece WHERE file_id = ?1 ORDER BY position",
                              file)),
      m_piece(k_piece_bytes, '\0') {}

std::string_view FilePieces::next() {
    if (!m_select.step())
        return {};
    const std::string_view compressed = m_select.blob_view(0);
    const std::size_t size =
        ZSTD_decompress(m_piece.data(), m_piece.size(), compressed.data(), compressed.size());
    if (ZSTD_isError(size))
        throw DatabaseFailure(
            error_of(SQLITE_CORRUPT, "a stored file piece is damaged", m_database->path()));
    return std::string_view(m_piece).substr(0, size);
}

void read_file_pieces(Database& database, FileId file,
                      const std::function<void(std::string_view)>& take) {
    FilePieces pieces(database, file);
    for (std::string_view piece = pieces.next(); !piece.empty(); piece = pieces.next())
        take(piece);
}

std::string load_file(Database& database, FileId file) {
    const auto sha256 = database.optional_text("SELECT sha256 FROM file WHERE id = ?1", file);
    std::string bytes;
    read_file_pieces(database, file, [&](std::string_view piece) { bytes.append(piece); });
    // What is handed out is what came in, or nothing.
    if (sha256 && crypto::to_hex(crypto::sha256(bytes)) != *sha256)
        throw DatabaseFailure(
            error_of(SQLITE_CORRUPT, "a stored file is not what came in", database.path()));
    return bytes;
}

} // namespace comptoir::storage
