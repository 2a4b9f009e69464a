#include "comptoir/storage/ledger_lock.h"

#include "comptoir/core/text.h"
#include "comptoir/storage/errors.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

namespace comptoir::storage {

namespace fs = std::filesystem;

namespace {

constexpr int k_attempts_max = 3;

std::string host_name() {
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) != 0)
        return "?";
    return name.data();
}

std::string read_note(int descriptor) {
    std::array<char, 512> bytes{};
    const ssize_t count = pread(descriptor, bytes.data(), bytes.size() - 1, 0);
    return count > 0 ? std::string(bytes.data(), static_cast<std::size_t>(count)) : std::string();
}

Error locked_by(const fs::path& ledger, const std::string& note) {
    const std::size_t blank = note.find(' ');
    const bool readable = blank != std::string::npos;
    return Error{
        errors::locked_by_other,
        errors::locked_by_other.kind,
        {{"path", ledger.string()},
         {"pid", readable ? note.substr(0, blank) : std::string("?")},
         {"host", readable ? std::string(text::trim(note.substr(blank + 1))) : std::string("?")}},
        std::nullopt,
        {}};
}

// True when the path still names the file we locked: its last holder removes it on closing.
bool still_named(const fs::path& path, int descriptor) {
    struct stat by_path {};
    struct stat by_descriptor {};
    return stat(path.c_str(), &by_path) == 0 && fstat(descriptor, &by_descriptor) == 0 &&
           by_path.st_ino == by_descriptor.st_ino && by_path.st_dev == by_descriptor.st_dev;
}

} // namespace

LedgerLock::LedgerLock(fs::path path, int descriptor)
    : m_path(std::move(path)), m_descriptor(descriptor) {}

LedgerLock::~LedgerLock() {
    unlink(m_path.c_str());
    close(m_descriptor);
}

Result<std::unique_ptr<LedgerLock>> LedgerLock::take(const fs::path& ledger) {
    const fs::path path = ledger.string() + ".lock";
    for (int attempt = 0; attempt < k_attempts_max; ++attempt) {
        const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor < 0) {
            const bool unwritable = errno == EROFS || errno == EACCES || errno == EPERM;
            return fail(unwritable ? errors::read_only_file : errors::cannot_open,
                        {{"path", ledger.string()}}, "cannot create the lock");
        }
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const Error error = locked_by(ledger, read_note(descriptor));
            close(descriptor);
            return fail(error);
        }
        if (!still_named(path, descriptor)) {
            close(descriptor);
            continue;
        }
        const std::string note = text::number(getpid()) + " " + host_name() + "\n";
        if (ftruncate(descriptor, 0) != 0 ||
            pwrite(descriptor, note.data(), note.size(), 0) != static_cast<ssize_t>(note.size())) {
            close(descriptor);
            return fail(errors::cannot_open, {{"path", path.string()}}, "cannot write the lock");
        }
        return std::unique_ptr<LedgerLock>(new LedgerLock(path, descriptor));
    }
    return fail(errors::cannot_open, {{"path", path.string()}}, "the lock keeps changing");
}

} // namespace comptoir::storage
