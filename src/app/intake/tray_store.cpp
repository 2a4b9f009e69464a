#include "app/intake/tray_store.h"

#include "comptoir/app/intake_errors.h"
#include "comptoir/core/bytes.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/file.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/errors.h"
#include "comptoir/storage/intake_tray.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace comptoir::app {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t k_list_bytes_max = 256 * 1024 * 1024;
constexpr std::size_t k_id_digits = 16;
constexpr std::size_t k_name_characters_max = 60; // 240 bytes at most, within what a folder takes

fs::path root_of(const fs::path& folder) {
    return folder / ".comptoir-intake";
}

// The name of the firm's file as a name in a folder: the dossier keeps the bytes under it.
std::string file_name_of(const std::string& file) {
    std::string name = text::cut_to_characters(file, k_name_characters_max);
    for (char& c : name)
        if (c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20)
            c = '_';
    return name.empty() || name.front() == '.' ? "_" + name : name;
}

Result<void> make_private_folder(const fs::path& path) {
    std::error_code problem;
    fs::create_directories(path, problem);
    if (!problem)
        fs::permissions(path, fs::perms::owner_all, problem);
    if (problem)
        return fail(comptoir::errors::file_unwritable, {{"path", path.string()}},
                    problem.message());
    return {};
}

Result<std::string> hash_of(formats::ByteSource& source) {
    crypto::Sha256 hash;
    for (;;) {
        CT_ASSIGN(piece, source.next());
        if (piece.empty())
            return crypto::to_hex(hash.finish());
        hash.add(piece);
    }
}

} // namespace

Result<bank::IntakeTray> TrayStore::load(const fs::path& folder) {
    std::error_code problem;
    if (!fs::is_directory(folder, problem))
        return fail(errors::intake_folder_missing, {{"folder", folder.string()}});
    const fs::path list = root_of(folder) / "tray.json";
    const fs::path parts = root_of(folder) / "parts";
    if (!fs::exists(list, problem)) {
        if (!fs::exists(parts, problem) || fs::is_empty(parts, problem))
            return bank::IntakeTray{};
        return fail(errors::intake_tray_damaged, {{"path", list.string()}}); // the list was taken
    }
    CT_ASSIGN(text, read_file(list, k_list_bytes_max));
    auto tray = storage::intake_tray_from_json(text);
    if (!tray)
        return fail(errors::intake_tray_damaged, {{"path", list.string()}});
    return std::move(*tray);
}

Result<TrayStore> TrayStore::open(const fs::path& folder) {
    std::error_code problem;
    if (!fs::is_directory(folder, problem))
        return fail(errors::intake_folder_missing, {{"folder", folder.string()}});
    const fs::path root = root_of(folder);
    CT_TRY(make_private_folder(root));
    auto lock = storage::LedgerLock::take(root / "tray.json");
    if (!lock && lock.error().code == ErrorCode(storage::errors::locked_by_other))
        return fail(errors::intake_folder_busy, {{"folder", folder.string()}});
    if (!lock)
        return fail(std::move(lock).error());
    TrayStore store(root, std::move(*lock));
    CT_ASSIGN(tray, load(folder));
    store.m_tray = std::move(tray);
    // The list exists before any bytes do, so that bytes without a list mean damage.
    if (!fs::exists(root / "tray.json", problem))
        CT_TRY(store.save());
    CT_TRY(make_private_folder(root / "parts"));
    store.remove_left_over();
    return store;
}

void TrayStore::remove_left_over() const {
    std::error_code ignored;
    fs::remove(work_file(), ignored);
    std::vector<fs::path> left_over;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_root / "parts", ignored)) {
        const std::string id = entry.path().filename().string();
        const bool waits = std::any_of(
            m_tray.parts.begin(), m_tray.parts.end(), [&](const bank::IntakePart& part) {
                return part.id == id && part.state == bank::IntakeState::Waiting;
            });
        if (!waits)
            left_over.push_back(entry.path());
    }
    for (const fs::path& path : left_over)
        fs::remove_all(path, ignored);
}

bank::IntakePart* TrayStore::find(const std::string& id) {
    const auto found = std::find_if(m_tray.parts.begin(), m_tray.parts.end(),
                                    [&](const bank::IntakePart& part) { return part.id == id; });
    return found == m_tray.parts.end() ? nullptr : &*found;
}

Result<TrayStore::Kept> TrayStore::keep_bytes(const std::string& file, const std::string& account,
                                              const MakeSource& bytes) {
    const auto to_hash = bytes();
    CT_ASSIGN(sha256, hash_of(*to_hash));
    const std::string id =
        crypto::to_hex(crypto::sha256(account + "\n" + sha256)).substr(0, k_id_digits);
    const fs::path home = m_root / "parts" / id;
    CT_TRY(make_private_folder(home));
    const auto to_keep = bytes();
    CT_TRY(write_private_pieces_atomically(home / file_name_of(file),
                                           [&] { return to_keep->next(); }));
    return Kept{id, sha256};
}

Result<fs::path> TrayStore::bytes_of(const bank::IntakePart& part) const {
    const fs::path path = m_root / "parts" / part.id / file_name_of(part.file);
    crypto::Sha256 hash;
    const auto read = read_pieces(path, [&](std::string_view piece) {
        hash.add(piece);
        return true;
    });
    if (!read || crypto::to_hex(hash.finish()) != part.sha256)
        return fail(errors::intake_part_changed, {{"file", part.file}});
    return path;
}

Result<std::string> TrayStore::copy_to_work(formats::ByteSource& source) {
    crypto::Sha256 hash;
    CT_TRY(write_private_pieces_atomically(work_file(), [&]() -> Result<std::string_view> {
        CT_ASSIGN(piece, source.next());
        hash.add(piece);
        return piece;
    }));
    return crypto::to_hex(hash.finish());
}

Result<void> TrayStore::save() const {
    return write_private_file_atomically(m_root / "tray.json", storage::to_json(m_tray));
}

void TrayStore::remove_bytes(const std::string& id) const {
    std::error_code ignored;
    fs::remove_all(m_root / "parts" / id, ignored);
}

} // namespace comptoir::app
