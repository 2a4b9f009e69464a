#include "comptoir/formats/statement_archive.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/archive_errors.h"
#include "formats/archive/zip_directory.h"

#include <zip.h>

#include <deque>
#include <fstream>
#include <utility>

namespace comptoir::formats {

namespace {

struct ArchiveCloser {
    void operator()(zip_t* archive) const { zip_discard(archive); } // never writes
};
struct MemberCloser {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};
using Archive = std::shared_ptr<zip_t>;

// A member while it is unpacked. What it says of its size is a bound: not a byte more is given.
class MemberSource final : public ByteSource {
public:
    MemberSource(Archive archive, zip_file_t* member, std::string name, std::int64_t size)
        : m_archive(std::move(archive)), m_member(member), m_name(std::move(name)), m_size(size),
          m_piece(k_piece_bytes, '\0') {}

    Result<std::string_view> next() override {
        const zip_int64_t count = zip_fread(m_member.get(), m_piece.data(), m_piece.size());
        if (count < 0)
            return fail(errors::zip_damaged, {{"name", m_name}}, zip_file_strerror(m_member.get()));
        m_given += count;
        if (m_given > m_size || (count == 0 && m_given < m_size))
            return fail(errors::zip_damaged, {{"name", m_name}}, "not the size it announces");
        return std::string_view(m_piece).substr(0, static_cast<std::size_t>(count));
    }
    std::int64_t bytes_total() const override { return m_size; }

private:
    Archive m_archive; // outlives the member
    std::unique_ptr<zip_file_t, MemberCloser> m_member;
    std::string m_name;
    std::int64_t m_size;
    std::int64_t m_given = 0;
    std::string m_piece;
};

Result<std::unique_ptr<ByteSource>> open_member(const Archive& archive, zip_uint64_t index,
                                                const std::string& name, std::int64_t size) {
    zip_file_t* member = zip_fopen_index(archive.get(), index, 0);
    if (!member)
        return fail(errors::zip_damaged, {{"name", name}}, zip_strerror(archive.get()));
    return std::make_unique<MemberSource>(archive, member, name, size);
}

Result<std::string> first_bytes(const Archive& archive, zip_uint64_t index, const std::string& name,
                                std::int64_t size) {
    CT_ASSIGN(source, open_member(archive, index, name, size));
    CT_ASSIGN(piece, source->next());
    return std::string(piece.substr(0, 4));
}

// Office documents are ZIPs of XML parts (ECMA-376 part 2, ODF 1.2 part 3, JAR).
bool is_office_document(const Archive& archive) {
    for (const char* part : {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
        if (zip_name_locate(archive.get(), part, 0) >= 0)
            return true;
    return false;
}

} // namespace

bool looks_like_zip(std::string_view sample) {
    return sample.starts_with("PK\x03\x04") || sample.starts_with("PK\x05\x06");
}

struct StatementArchive::State {
    struct Place {
        Archive archive;
        zip_uint64_t index = 0;
    };
    std::string name;
    ArchiveLimits limits;
    std::deque<std::string> inner; // bytes of the ZIPs inside; libzip reads from them
    std::vector<ArchiveMember> members;
    std::vector<Place> places; // of each member
    std::vector<Diagnostic> notices;
    std::int64_t bytes = 0, inner_bytes = 0, entries = 0;

    Error error(const ErrorSpec& spec, const std::string& of, Params params = {}) const {
        params.insert(params.begin(), Param{"name", of});
        return Error{spec, spec.kind, std::move(params), SourcePlace{.file = name}};
    }
    void notice(const ErrorSpec& spec, Diagnostic::Severity severity, const std::string& shown) {
        notices.push_back(
            {severity, spec, {{"name", shown}}, SourcePlace{.file = name + "!" + shown}});
    }

    Result<void> add_archive(const Archive& archive, const std::string& prefix, int depth);
    Result<void> add_entry(const Archive& archive, zip_uint64_t index, const std::string& prefix,
                           int depth);
    Result<void> add_inner(const Archive& archive, zip_uint64_t index, const std::string& shown,
                           std::int64_t size, int depth);
    Result<void> check_bounds(const zip_stat_t& stat, const std::string& shown);
};

Result<void> StatementArchive::State::check_bounds(const zip_stat_t& stat,
                                                   const std::string& shown) {
    constexpr zip_uint64_t k_sane_max = std::uint64_t{1} << 62;
    const std::int64_t limit_mb = limits.bytes_max / (1024 * 1024);
    if (stat.size > k_sane_max || stat.comp_size > k_sane_max)
        return fail(error(errors::zip_too_large, name, {{"limit_mb", limit_mb}}));
    const auto size = static_cast<std::int64_t>(stat.size);
    const auto packed = static_cast<std::int64_t>(stat.comp_size);
    if (size > limits.bytes_max - bytes)
        return fail(error(errors::zip_too_large, name, {{"limit_mb", limit_mb}}));
    bytes += size;
    if (size > limits.ratio_free_bytes && size / limits.ratio_max > packed)
        return fail(error(errors::zip_ratio, shown, {{"limit", limits.ratio_max}}));
    return {};
}

Result<void> StatementArchive::State::add_inner(const Archive& archive, zip_uint64_t index,
                                                const std::string& shown, std::int64_t size,
                                                int depth) {
    if (depth >= limits.depth_max)
        return fail(
            error(errors::zip_too_deep, shown, {{"limit", std::int64_t{limits.depth_max}}}));
    if (size > limits.inner_bytes_max - inner_bytes)
        return fail(error(errors::zip_too_large, shown,
                          {{"limit_mb", limits.inner_bytes_max / (1024 * 1024)}}));
    inner_bytes += size;
    std::string& held = inner.emplace_back();
    CT_ASSIGN(source, open_member(archive, index, shown, size));
    for (;;) {
        CT_ASSIGN(piece, source->next());
        if (piece.empty())
            break;
        held.append(piece);
    }
    const ArchiveBytes random{
        static_cast<std::int64_t>(held.size()), [&held](std::int64_t offset, std::int64_t count) {
            return held.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(count));
        }};
    CT_TRY(check_zip_directory(random, shown, limits));
    zip_error_t problem;
    zip_error_init(&problem);
    zip_source_t* buffer = zip_source_buffer_create(held.data(), held.size(), 0, &problem);
    zip_t* opened = buffer ? zip_open_from_source(buffer, ZIP_RDONLY, &problem) : nullptr;
    zip_error_fini(&problem);
    if (!opened) {
        if (buffer)
            zip_source_free(buffer);
        return fail(error(errors::zip_damaged, shown));
    }
    return add_archive(Archive(opened, ArchiveCloser{}), shown + "!", depth + 1);
}

Result<void> StatementArchive::State::add_entry(const Archive& archive, zip_uint64_t index,
                                                const std::string& prefix, int depth) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    constexpr zip_uint64_t k_needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
    if (zip_stat_index(archive.get(), index, 0, &stat) != 0 || (stat.valid & k_needed) != k_needed)
        return fail(error(errors::zip_damaged, name));
    const std::string_view written = stat.name;
    const std::string path = neutral_member_path(written);
    const std::string shown = prefix + path;
    if (written.ends_with('/') && stat.size == 0)
        return {}; // a folder
    if (is_system_leftover(path)) {
        notice(errors::zip_member_skipped, Diagnostic::Severity::Info, shown);
        return {};
    }
    if (path != written)
        notice(errors::zip_path_neutralised, Diagnostic::Severity::Warning, shown);
    CT_TRY(check_bounds(stat, shown));
    const auto size = static_cast<std::int64_t>(stat.size);
    const bool encrypted =
        (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE;
    if (!encrypted) {
        // A member that does not even begin is told of when it is read, by its name.
        const auto beginning = first_bytes(archive, index, shown, size);
        if (beginning && looks_like_zip(*beginning))
            return add_inner(archive, index, shown, size, depth);
    }
    members.push_back({shown, size, encrypted});
    places.push_back({archive, index});
    return {};
}

Result<void> StatementArchive::State::add_archive(const Archive& archive, const std::string& prefix,
                                                  int depth) {
    if (is_office_document(archive)) {
        if (prefix.empty())
            return fail(error(errors::zip_no_statement, name));
        notice(errors::zip_member_not_statement, Diagnostic::Severity::Warning,
               prefix.substr(0, prefix.size() - 1));
        return {};
    }
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    entries += count;
    if (entries > limits.members_max) // of all ZIPs together
        return fail(error(errors::zip_too_many_members, name, {{"limit", limits.members_max}}));
    for (zip_int64_t index = 0; index < count; ++index)
        CT_TRY(add_entry(archive, static_cast<zip_uint64_t>(index), prefix, depth));
    return {};
}

Result<StatementArchive> StatementArchive::open(const std::filesystem::path& path,
                                                std::string_view name,
                                                const ArchiveLimits& limits) {
    auto state = std::make_unique<State>();
    state->name = std::string(name);
    state->limits = limits;
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file)
        return fail(comptoir::errors::file_unreadable, {{"path", path.string()}});
    const ArchiveBytes random{static_cast<std::int64_t>(file.tellg()),
                              [&file](std::int64_t offset, std::int64_t count) {
                                  std::string bytes(static_cast<std::size_t>(count), '\0');
                                  file.clear();
                                  file.seekg(offset);
                                  file.read(bytes.data(), count);
                                  bytes.resize(static_cast<std::size_t>(file.gcount()));
                                  return bytes;
                              }};
    CT_TRY(check_zip_directory(random, name, limits));
    int problem = 0;
    zip_t* opened = zip_open(path.c_str(), ZIP_RDONLY, &problem);
    if (!opened)
        return fail(state->error(errors::zip_damaged, state->name));
    CT_TRY(state->add_archive(Archive(opened, ArchiveCloser{}), "", 1));
    if (state->members.empty())
        return fail(state->error(errors::zip_no_statement, state->name));
    return StatementArchive(std::move(state));
}

StatementArchive::StatementArchive(std::unique_ptr<State> state) : m_state(std::move(state)) {}
StatementArchive::StatementArchive(StatementArchive&&) noexcept = default;
StatementArchive& StatementArchive::operator=(StatementArchive&&) noexcept = default;
StatementArchive::~StatementArchive() = default;

const std::vector<ArchiveMember>& StatementArchive::members() const {
    return m_state->members;
}

const std::vector<Diagnostic>& StatementArchive::notices() const {
    return m_state->notices;
}

Result<std::unique_ptr<ByteSource>> StatementArchive::bytes(std::size_t index) const {
    const ArchiveMember& member = m_state->members[index];
    if (member.encrypted)
        return fail(m_state->error(errors::zip_encrypted, member.path));
    const State::Place& place = m_state->places[index];
    return open_member(place.archive, place.index, member.path, member.size);
}

} // namespace comptoir::formats
