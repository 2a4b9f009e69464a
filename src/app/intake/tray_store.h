// The tray of a folder on disk: FOLDER/.comptoir-intake with the list (tray.json) and a folder for
// the bytes of each part (parts/<id>/<name of the file>). Only its owner may read it.
//
// Bytes are written before the list names them, and removed after it has forgotten them: whatever
// moment a kill strikes, the list is true.
#pragma once

#include "comptoir/app/intake.h"
#include "comptoir/formats/statement_format.h"
#include "comptoir/storage/ledger_lock.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace comptoir::app {

class TrayStore {
public:
    // Errors: intake.folder_missing, .tray_damaged.
    static Result<bank::IntakeTray> load(const std::filesystem::path& folder);
    // Holds the folder for this process and removes what a killed one left. Errors: also
    // intake.folder_busy, core.file_unwritable.
    static Result<TrayStore> open(const std::filesystem::path& folder);

    bank::IntakeTray& tray() { return m_tray; }
    bank::IntakePart* find(const std::string& id);

    // Keeps the bytes of a part: its id, from `account` and the bytes, and their hash.
    struct Kept {
        std::string id, sha256;
    };
    using MakeSource = std::function<std::unique_ptr<formats::ByteSource>()>; // asked twice
    Result<Kept> keep_bytes(const std::string& file, const std::string& account,
                            const MakeSource& bytes);
    // Where the bytes of a part are, under the name of its file. Errors: intake.part_changed.
    Result<std::filesystem::path> bytes_of(const bank::IntakePart& part) const;
    // A private copy to work on, gone when the store is opened again.
    Result<std::string> copy_to_work(formats::ByteSource& source);
    std::filesystem::path work_file() const { return m_root / "work"; }

    Result<void> save() const; // the list
    void remove_bytes(const std::string& id) const;

private:
    TrayStore(std::filesystem::path root, std::unique_ptr<storage::LedgerLock> lock)
        : m_root(std::move(root)), m_lock(std::move(lock)) {}
    void remove_left_over() const;

    std::filesystem::path m_root;
    std::unique_ptr<storage::LedgerLock> m_lock;
    bank::IntakeTray m_tray;
};

} // namespace comptoir::app
