#include "comptoir/core/file.h"

#include "comptoir/core/bytes.h"
#include "comptoir/core/errors.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace comptoir {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t k_piece_bytes = 64 * 1024;

// Owns a POSIX file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    bool is_open() const { return m_number >= 0; }
    int number() const { return m_number; }
    // Closing can report a write that failed late, on network folders above all.
    bool close() {
        const int number = m_number;
        m_number = -1;
        return ::close(number) == 0;
    }

private:
    int m_number = -1;
};

std::string reason(int error_number) {
    return std::generic_category().message(error_number);
}

tl::unexpected<Error> unreadable(const fs::path& path, int error_number) {
    return fail(errors::file_unreadable, {{"path", path.string()}}, reason(error_number));
}

tl::unexpected<Error> unwritable(const fs::path& path, int error_number) {
    return fail(errors::file_unwritable, {{"path", path.string()}}, reason(error_number));
}

int open_retrying(const fs::path& path, int flags, mode_t mode = 0) {
    int number = -1;
    do {
        number = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    } while (number < 0 && errno == EINTR);
    return number;
}

// Reads at most `size` bytes; -1 with errno set on failure, 0 at the end.
ssize_t read_retrying(int number, char* to, std::size_t size) {
    ssize_t count = -1;
    do {
        count = ::read(number, to, size);
    } while (count < 0 && errno == EINTR);
    return count;
}

bool write_all(int number, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(number, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

tl::unexpected<Error> too_large(const fs::path& path, std::int64_t bytes_max) {
    constexpr std::int64_t k_mb = 1024 * 1024;
    const std::int64_t limit_mb = std::max<std::int64_t>(1, bytes_max / k_mb);
    return fail(errors::file_too_large, {{"path", path.string()}, {"limit_mb", limit_mb}});
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path{"."};
}

// After a rename, the folder itself must reach the disk, or a power cut may bring the old name
// back. Some file systems cannot sync a folder (EINVAL): they have nothing more to promise.
bool sync_folder(const fs::path& folder) {
    const Descriptor descriptor{open_retrying(folder, O_RDONLY | O_DIRECTORY)};
    if (!descriptor.is_open())
        return false;
    return ::fsync(descriptor.number()) == 0 || errno == EINVAL;
}

// Writes, syncs and closes the temporary file; the errno of the step that failed, or 0.
int fill_temporary(const fs::path& temporary, std::string_view bytes, bool read_only, mode_t mode) {
    Descriptor descriptor{open_retrying(temporary, O_WRONLY | O_CREAT | O_EXCL, mode)};
    if (!descriptor.is_open() || !write_all(descriptor.number(), bytes))
        return errno;
    if (read_only) {
        struct stat status {};
        if (::fstat(descriptor.number(), &status) != 0 ||
            ::fchmod(descriptor.number(), status.st_mode & ~mode_t{0222}) != 0)
            return errno;
    }
    if (::fsync(descriptor.number()) != 0 || !descriptor.close())
        return errno;
    return 0;
}

std::string temporary_name() {
    const std::string random = crypto::random_bytes(8);
    std::array<std::uint8_t, 8> bytes{};
    std::memcpy(bytes.data(), random.data(), bytes.size());
    return ".comptoir-" + crypto::to_hex(bytes) + ".tmp";
}

Result<void> replace_file(const fs::path& path, std::string_view bytes, bool read_only,
                          mode_t mode) {
    const fs::path folder = folder_of(path);
    const fs::path temporary = folder / temporary_name();
    int failed = fill_temporary(temporary, bytes, read_only, mode);
    if (failed == 0 && ::rename(temporary.c_str(), path.c_str()) != 0)
        failed = errno;
    if (failed != 0) {
        ::unlink(temporary.c_str());
        return unwritable(path, failed);
    }
    if (!sync_folder(folder))
        return unwritable(path, errno);
    return {};
}

} // namespace

Result<std::string> read_file(const fs::path& path, std::int64_t bytes_max) {
    const Descriptor descriptor{open_retrying(path, O_RDONLY)};
    struct stat status {};
    if (!descriptor.is_open() || ::fstat(descriptor.number(), &status) != 0)
        return unreadable(path, errno);
    if (S_ISDIR(status.st_mode))
        return unreadable(path, EISDIR);
    if (status.st_size > bytes_max)
        return too_large(path, bytes_max);

    // The size is a hint only: pipes have none, and a file may grow while it is read.
    std::string content;
    content.reserve(static_cast<std::size_t>(status.st_size));
    std::vector<char> piece(k_piece_bytes);
    for (;;) {
        const ssize_t count = read_retrying(descriptor.number(), piece.data(), piece.size());
        if (count < 0)
            return unreadable(path, errno);
        if (count == 0)
            return content;
        content.append(piece.data(), static_cast<std::size_t>(count));
        if (static_cast<std::int64_t>(content.size()) > bytes_max)
            return too_large(path, bytes_max);
    }
}

Result<void> read_pieces(const fs::path& path, const std::function<bool(std::string_view)>& take,
                         std::int64_t bytes_max) {
    // Without O_NONBLOCK, opening a pipe nobody writes to would wait for ever.
    const Descriptor descriptor{open_retrying(path, O_RDONLY | O_NONBLOCK)};
    struct stat status {};
    if (!descriptor.is_open() || ::fstat(descriptor.number(), &status) != 0)
        return unreadable(path, errno);
    if (S_ISDIR(status.st_mode))
        return unreadable(path, EISDIR);
    if (!S_ISREG(status.st_mode))
        return fail(errors::file_not_regular, {{"path", path.string()}});
    std::int64_t total = status.st_size;
    if (total > bytes_max)
        return too_large(path, bytes_max);
    std::vector<char> piece(k_piece_bytes);
    for (total = 0;;) {
        const ssize_t count = read_retrying(descriptor.number(), piece.data(), piece.size());
        if (count < 0)
            return unreadable(path, errno);
        total += count;
        if (total > bytes_max)
            return too_large(path, bytes_max);
        if (count == 0 || !take({piece.data(), static_cast<std::size_t>(count)}))
            return {};
    }
}

Result<void> write_file_atomically(const fs::path& path, std::string_view bytes, bool read_only) {
    return replace_file(path, bytes, read_only, 0666);
}

Result<void> write_private_file_atomically(const fs::path& path, std::string_view bytes) {
    return replace_file(path, bytes, false, 0600);
}

Result<void> name_new_file(const fs::path& finished, const fs::path& path) {
    const Descriptor descriptor{open_retrying(finished, O_RDONLY)};
    if (!descriptor.is_open() || ::fsync(descriptor.number()) != 0)
        return unwritable(path, errno);
    int failed = ::renameat2(AT_FDCWD, finished.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE);
    // Some network and FAT file systems know no such flag: looking first is what is left.
    if (failed != 0 && (errno == EINVAL || errno == ENOSYS)) {
        struct stat status {};
        if (::lstat(path.c_str(), &status) == 0)
            return fail(errors::file_exists, {{"path", path.string()}});
        failed = ::rename(finished.c_str(), path.c_str());
    }
    if (failed != 0 && errno == EEXIST)
        return fail(errors::file_exists, {{"path", path.string()}});
    if (failed != 0 || !sync_folder(folder_of(path)))
        return unwritable(path, errno);
    return {};
}

Result<void>
write_private_pieces_atomically(const fs::path& path,
                                const std::function<Result<std::string_view>()>& next) {
    const fs::path folder = folder_of(path);
    const fs::path temporary = folder / temporary_name();
    const auto fill = [&]() -> Result<void> {
        Descriptor descriptor{open_retrying(temporary, O_WRONLY | O_CREAT | O_EXCL, 0600)};
        if (!descriptor.is_open())
            return unwritable(path, errno);
        for (;;) {
            CT_ASSIGN(piece, next());
            if (piece.empty())
                break;
            if (!write_all(descriptor.number(), piece))
                return unwritable(path, errno);
        }
        if (::fsync(descriptor.number()) != 0 || !descriptor.close())
            return unwritable(path, errno);
        if (::rename(temporary.c_str(), path.c_str()) != 0)
            return unwritable(path, errno);
        return {};
    };
    if (auto filled = fill(); !filled) {
        ::unlink(temporary.c_str());
        return filled;
    }
    if (!sync_folder(folder))
        return unwritable(path, errno);
    return {};
}

} // namespace comptoir
