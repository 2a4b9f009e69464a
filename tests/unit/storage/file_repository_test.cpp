#include "comptoir/storage/repositories/file_repository.h"

#include "new_database.h"

#include <fstream>
#include <random>

namespace comptoir::storage {
namespace {

using test::failure_of;
using test::refusal_of;
using test::TempFolder;
using test::value_of;

// Bytes that do not compress, with every value in them.
std::string noise(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    std::string bytes(size, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random() & 0xff);
    return bytes;
}

class FileRepositoryTest : public testing::Test {
protected:
    std::filesystem::path write(std::string_view name, std::string_view bytes) const {
        const auto path = m_folder.file(name);
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    std::int64_t count(std::string_view table) {
        return m_database->integer("SELECT count(*) FROM " + std::string(table));
    }
    TempFolder m_folder;
    std::unique_ptr<Database> m_database = test::new_database(m_folder.file("a.comptoir"));
};

TEST_F(FileRepositoryTest, BytesComeBackAsTheyCame) {
    const std::string bytes = noise(3 * (1u << 20) + 17, 1);
    const StoredFile stored = store_file(*m_database, "a.bin", bytes);
    EXPECT_EQ(stored.size, static_cast<std::int64_t>(bytes.size()));
    EXPECT_EQ(count("file_piece"), 4) << "pieces of one mebibyte";
    EXPECT_TRUE(load_file(*m_database, stored.id) == bytes);
}

TEST_F(FileRepositoryTest, AFileOfWholePiecesHasNoEmptyOne) {
    store_file(*m_database, "a.bin", std::string(2u << 20, 'x'));
    EXPECT_EQ(count("file_piece"), 2);
}

TEST_F(FileRepositoryTest, AnEmptyFileIsKept) {
    const StoredFile stored = store_file(*m_database, "empty", "");
    EXPECT_EQ(stored.sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(load_file(*m_database, stored.id), "");
}

TEST_F(FileRepositoryTest, FromDiskAndFromMemoryAreTheSameFile) {
    const std::string bytes = noise(200'000, 2);
    const StoredFile from_disk = value_of(store_file_from(*m_database, write("a.bin", bytes)));
    const StoredFile from_memory = store_file(*m_database, "other name", bytes);
    EXPECT_FALSE(from_disk.already_here);
    EXPECT_TRUE(from_memory.already_here);
    EXPECT_EQ(from_disk.id, from_memory.id);
    EXPECT_EQ(from_disk.sha256, from_memory.sha256);
    EXPECT_EQ(file_name(*m_database, from_disk.id), "a.bin");
}

TEST_F(FileRepositoryTest, TheSameBytesAreStoredOnceWhateverTheirName) {
    const std::string bytes = noise(100'000, 3);
    const StoredFile first = value_of(store_file_from(*m_database, write("a.bin", bytes)));
    const StoredFile second = value_of(store_file_from(*m_database, write("b.bin", bytes)));
    EXPECT_TRUE(second.already_here);
    EXPECT_EQ(first.id, second.id);
    EXPECT_EQ(count("file"), 1);
    EXPECT_EQ(count("file_piece"), 1);
}

TEST_F(FileRepositoryTest, AMissingFileIsRefusedByName) {
    Transaction transaction(*m_database);
    EXPECT_EQ(refusal_of(store_file_from(*m_database, m_folder.file("nothing.xml"))),
              "core.file_unreadable");
}

TEST_F(FileRepositoryTest, AnUnknownHashFindsNothing) {
    EXPECT_EQ(find_file(*m_database, std::string(64, 'a')), std::nullopt);
    EXPECT_EQ(file_name(*m_database, FileId{7}), "");
}

TEST_F(FileRepositoryTest, APieceThatNoLongerDecompressesIsDamage) {
    const StoredFile stored = store_file(*m_database, "a.txt", std::string(5'000, 'a'));
    m_database->run("UPDATE file_piece SET bytes = x'00112233'");
    EXPECT_EQ(failure_of([&] { load_file(*m_database, stored.id); }), "storage.corrupt");
}

TEST_F(FileRepositoryTest, AnAlteredPieceThatStillDecompressesIsDamageToo) {
    const StoredFile stored = store_file(*m_database, "a.txt", std::string(5'000, 'a'));
    const StoredFile other = store_file(*m_database, "b.txt", std::string(5'000, 'b'));
    m_database->run(
        "UPDATE file_piece SET bytes = (SELECT bytes FROM file_piece WHERE file_id = ?2)"
        " WHERE file_id = ?1",
        stored.id, other.id);
    EXPECT_EQ(failure_of([&] { load_file(*m_database, stored.id); }), "storage.corrupt");
}

TEST_F(FileRepositoryTest, AMissingPieceIsDamage) {
    const StoredFile stored = store_file(*m_database, "a.bin", noise(3u << 20, 4));
    m_database->run("DELETE FROM file_piece WHERE position = 1");
    EXPECT_EQ(failure_of([&] { load_file(*m_database, stored.id); }), "storage.corrupt");
}

} // namespace
} // namespace comptoir::storage
