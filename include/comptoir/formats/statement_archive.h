// A ZIP of statement files: which members it holds, and the bytes of each, unpacked while they are
// read. Nothing is written to disk and no member is held in memory, ZIPs inside the ZIP apart.
//
// Everything is bounded before it is believed: the size of the directory, the number of members,
// what they say they unpack to, and how far they go beyond what is packed. A path that would leave
// a folder is only ever shown, with its dangerous parts taken out.
//
//   auto archive = StatementArchive::open("a.zip", "a.zip");
//   auto bytes = archive->bytes(0);       // of "a.zip!m.xml"
//
// Source: APPNOTE.TXT 6.3.10 (PKWARE), through libzip.
#pragma once

#include "comptoir/core/error.h"
#include "comptoir/core/result.h"
#include "comptoir/formats/statement_format.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats {

struct ArchiveLimits {
    std::int64_t bytes_max = std::int64_t{4} * 1024 * 1024 * 1024; // all members together, unpacked
    std::int64_t ratio_max = 200;                // unpacked to packed, of one member …
    std::int64_t ratio_free_bytes = 1024 * 1024; // … that unpacks to more than this
    std::int64_t members_max = 10'000;
    std::int64_t directory_bytes_max = 16 * 1024 * 1024;
    std::int64_t inner_bytes_max = 64 * 1024 * 1024; // ZIPs inside, held in memory, together
    int depth_max = 2;                               // 2: a ZIP in a ZIP
};

struct ArchiveMember {
    std::string path; // "m.xml", "inner.zip!m.xml"; without "..", drive or leading slash
    std::int64_t size = 0;
    bool encrypted = false;
};

// True for the first bytes of a ZIP. An office document begins so too: open() answers it has no
// member to read.
bool looks_like_zip(std::string_view sample);

class StatementArchive {
public:
    // `name` is how messages call it. Errors: core.file_unreadable, formats.zip_damaged,
    // .zip_too_large, .zip_ratio, .zip_too_many_members, .zip_too_deep, .zip_no_statement.
    static Result<StatementArchive> open(const std::filesystem::path& path, std::string_view name,
                                         const ArchiveLimits& limits = {});
    StatementArchive(StatementArchive&&) noexcept;
    StatementArchive& operator=(StatementArchive&&) noexcept;
    ~StatementArchive();

    const std::vector<ArchiveMember>& members() const; // in the archive's order
    // What is no member to read: resource forks, and paths that had to be neutralised.
    const std::vector<Diagnostic>& notices() const;
    // Errors: formats.zip_encrypted, formats.zip_damaged; also from the source's next().
    Result<std::unique_ptr<ByteSource>> bytes(std::size_t index) const;

private:
    struct State;
    explicit StatementArchive(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace comptoir::formats
