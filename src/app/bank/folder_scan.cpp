// What lies in a folder, as the disk says: no dossier is needed here.
#include "app/bank/statement_files.h"
#include "comptoir/app/import_folder.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/bytes.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/file.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <tuple>

namespace comptoir::app {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_entries_max = 200'000;
// What browsers and transfer programs call a file that is not complete yet.
constexpr std::string_view k_unfinished[] = {".part",    ".crdownload", ".tmp",     ".download",
                                             ".partial", ".opdownload", ".filepart"};

bool is_looked_at(const fs::path& path) {
    const std::string name = path.filename().string();
    if (name.empty() || name.front() == '.' || name.front() == '~' || name.back() == '~')
        return false;
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::find(std::begin(k_unfinished), std::end(k_unfinished), ending) ==
           std::end(k_unfinished);
}

std::int64_t ms_of(fs::file_time_type time) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               fs::file_time_type::clock::to_sys(time).time_since_epoch())
        .count();
}

// A link is not followed: it may lead out of the folder, and what it leads to inside it is listed
// by itself.
std::optional<FoundFile> found_at(const fs::directory_entry& entry) {
    std::error_code problem;
    if (!is_looked_at(entry.path()) || !fs::is_regular_file(entry.symlink_status(problem)) ||
        problem)
        return std::nullopt;
    FoundFile file;
    file.path = entry.path();
    const auto size = entry.file_size(problem);
    const auto time = problem ? fs::file_time_type() : entry.last_write_time(problem);
    if (problem) // it went away meanwhile
        return std::nullopt;
    file.size = static_cast<std::int64_t>(size);
    file.changed_at_ms = ms_of(time);
    return file;
}

bool is_older(const FoundFile& left, const FoundFile& right) {
    return std::tie(left.changed_at_ms, left.path) < std::tie(right.changed_at_ms, right.path);
}

void list_files(const fs::path& folder, const Work& work, FolderScan& scan) {
    std::error_code problem;
    fs::directory_iterator entry(folder, problem);
    if (problem) {
        const ErrorSpec& spec =
            fs::exists(folder) ? comptoir::errors::file_unreadable : bank::errors::folder_not_found;
        scan.error =
            Error{spec, spec.kind, {{"folder", folder.string()}, {"path", folder.string()}}};
        return;
    }
    std::size_t seen = 0;
    for (; entry != fs::directory_iterator() && !work.stopped(); entry.increment(problem)) {
        if (auto file = found_at(*entry))
            scan.files.push_back(std::move(*file));
        scan.is_cut = ++seen == k_entries_max;
        if (scan.is_cut)
            break;
    }
    // Old files stay for years: what is left out must be those, never what came last.
    std::sort(scan.files.begin(), scan.files.end(), is_older);
    if (scan.files.size() > k_folder_files_max) {
        scan.files.erase(scan.files.begin(),
                         scan.files.end() - static_cast<std::ptrdiff_t>(k_folder_files_max));
        scan.is_cut = true;
    }
}

// A clock of another machine may run ahead: what matters is how far the two times are apart.
bool is_settled(const FoundFile& file, const FolderMemory& memory, Instant now) {
    const std::int64_t age = now.ms - file.changed_at_ms;
    if (age < k_folder_settle_ms && age > -k_folder_settle_ms)
        return false;
    const auto before = memory.files.find(file.path);
    return before == memory.files.end() || age >= 0 || before->second.size == file.size;
}

std::string format_of(const FoundFile& file, std::string_view sample, const Work& work) {
    if (formats::looks_like_zip(sample)) // an office document begins so too
        return StatementFiles::open(file.path, work) ? "zip" : "";
    const auto format = formats::identify_statement_format(sample, file.path.filename().string());
    return format ? std::string((*format)->info().id) : std::string();
}

void read_file_of(FoundFile& file, const Work& work) {
    crypto::Sha256 hash;
    std::string sample;
    std::int64_t size = 0;
    bool is_statement = true;
    const auto read = read_pieces(
        file.path,
        [&](std::string_view piece) {
            if (sample.empty()) {
                sample = piece;
                file.format = format_of(file, sample, work);
                is_statement = !file.format.empty();
            }
            hash.add(piece);
            size += static_cast<std::int64_t>(piece.size());
            return is_statement && !work.stopped();
        },
        k_folder_file_bytes_max);
    if (!read)
        file.state = FoundState::Unreadable;
    else if (!is_statement || sample.empty())
        file.state = FoundState::Other;
    else if (work.stopped() || size != file.size)
        file.state = FoundState::Growing; // looked at again next time
    else
        file.sha256 = crypto::to_hex(hash.finish());
}

void look_at(FoundFile& file, FolderMemory& memory, Instant now, const Work& work) {
    if (!is_settled(file, memory, now)) {
        file.state = FoundState::Growing;
        memory.files[file.path] = {file.size, file.changed_at_ms, {}, {}, false};
        return;
    }
    FolderMemory::Known& known = memory.files[file.path];
    const bool is_same =
        known.is_read && known.size == file.size && known.changed_at_ms == file.changed_at_ms;
    if (file.size > k_folder_file_bytes_max) {
        file.state = FoundState::TooLarge;
    } else if (is_same) {
        file.format = known.format;
        file.sha256 = known.sha256;
        file.state = known.sha256.empty() ? FoundState::Other : FoundState::Waiting;
    } else {
        read_file_of(file, work);
    }
    known = {file.size, file.changed_at_ms, file.format, file.sha256,
             file.state == FoundState::Waiting || file.state == FoundState::Other};
}

} // namespace

FolderScan scan_folder(const std::filesystem::path& folder, const Clock& clock,
                       FolderMemory& memory, const Work& work) {
    FolderScan scan;
    list_files(folder, work, scan);
    FolderMemory still_there;
    for (FoundFile& file : scan.files) {
        if (work.stopped())
            break;
        look_at(file, memory, clock.now(), work);
        still_there.files[file.path] = memory.files[file.path];
    }
    // What is gone is forgotten, unless the look was not finished.
    if (!work.stopped() && !scan.error)
        memory = std::move(still_there);
    return scan;
}

} // namespace comptoir::app
