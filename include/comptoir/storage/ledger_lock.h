// One writing process per dossier: an advisory lock held by the operating system on <ledger>.lock.
//
// A killed process leaves no lock behind; the pid and host inside the file only inform.
#pragma once

#include "comptoir/core/result.h"

#include <filesystem>
#include <memory>

namespace comptoir::storage {

class LedgerLock {
public:
    // Errors: storage.locked_by_other {path} {pid} {host}, storage.cannot_open, .read_only_file.
    static Result<std::unique_ptr<LedgerLock>> take(const std::filesystem::path& ledger);
    ~LedgerLock(); // removes the file, then lets go
    LedgerLock(const LedgerLock&) = delete;
    LedgerLock& operator=(const LedgerLock&) = delete;

private:
    LedgerLock(std::filesystem::path path, int descriptor);
    std::filesystem::path m_path;
    int m_descriptor;
};

} // namespace comptoir::storage
