#include "app/bank/statement_files.h"

#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/archive_errors.h"
#include "comptoir/formats/statement_errors.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <system_error>
#include <tuple>

namespace comptoir::app {

namespace {

constexpr std::int64_t k_mb = 1024 * 1024;
constexpr std::int64_t k_file_bytes_max = 2048 * k_mb; // decades of any company's statements

// A device never ends, and opening a pipe nobody writes to waits for ever.
Result<void> check_regular(const std::filesystem::path& path) {
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (problem || !std::filesystem::is_other(status))
        return {};
    return fail(errors::file_not_regular, {{"path", path.string()}});
}

class FileSource final : public formats::ByteSource {
public:
    explicit FileSource(const std::filesystem::path& path)
        : m_path(path.string()), m_file(path, std::ios::binary),
          m_piece(formats::k_piece_bytes, '\0') {
        std::error_code problem;
        const auto size = std::filesystem::file_size(path, problem);
        m_total = problem ? 0 : static_cast<std::int64_t>(size);
    }

    Result<std::string_view> next() override {
        m_file.read(m_piece.data(), static_cast<std::streamsize>(m_piece.size()));
        if (m_file.bad() || !m_file.is_open())
            return fail(errors::file_unreadable, {{"path", m_path}});
        m_read += m_file.gcount();
        if (m_read > k_file_bytes_max)
            return fail(errors::file_too_large,
                        {{"path", m_path}, {"limit_mb", k_file_bytes_max / k_mb}});
        return std::string_view(m_piece).substr(0, static_cast<std::size_t>(m_file.gcount()));
    }
    std::int64_t bytes_total() const override { return m_total; }

private:
    std::string m_path;
    std::ifstream m_file;
    std::string m_piece;
    std::int64_t m_total = 0, m_read = 0;
};

// What says where a statement stands among the others of its account. Members without a day come
// last, in the order of their paths.
struct MemberOrder {
    std::string account;
    bool undated = true;
    std::int32_t day = 0;
    long long number = 0;
    std::string path;
    friend auto operator<=>(const MemberOrder&, const MemberOrder&) = default;
};

// Listens to the beginning of a file, up to its first line.
class BeginningSink final : public bank::StatementSink {
public:
    void begin_statement(const bank::StatementHeader& so_far) override { take(so_far); }
    bool line(bank::StatementLine&& line) override {
        note_day(line.booked_on);
        return false;
    }
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck) override {
        take(header);
    }
    void diagnostic(Diagnostic&&) override {}

    MemberOrder order;

private:
    void note_day(Date day) {
        if (!std::exchange(order.undated, false))
            return;
        order.day = static_cast<std::int32_t>(day.days());
    }
    void take(const bank::StatementHeader& header) {
        if (order.account.empty())
            order.account =
                header.account.iban ? header.account.iban->text() : header.account.number;
        if (order.number == 0)
            order.number = text::parse_integer(header.sequence)
                               .value_or(text::parse_integer(header.id).value_or(0));
        if (header.from)
            note_day(*header.from);
        else if (header.opening && header.opening->date)
            note_day(*header.opening->date);
        else if (header.closing && header.closing->date)
            note_day(*header.closing->date);
    }
};

} // namespace

bool says_no_statement(const Error& error) {
    for (const ErrorSpec& other :
         {formats::errors::unknown_format, formats::errors::empty_file,
          formats::errors::not_a_statement, formats::errors::zip_no_statement})
        if (error.code == ErrorCode(other))
            return true;
    return false;
}

std::string StatementFiles::State::name(std::size_t index) const {
    const std::string file = path.filename().string();
    return archive ? file + "!" + archive->members()[order[index]].path : file;
}

Result<std::unique_ptr<formats::ByteSource>> StatementFiles::State::bytes(std::size_t index) const {
    if (archive)
        return archive->bytes(order[index]);
    return std::make_unique<FileSource>(path);
}

Result<void> StatementFiles::State::sort_members(const Work& work) {
    const auto& members = archive->members();
    std::vector<MemberOrder> orders(members.size());
    for (std::size_t index = 0; index < members.size(); ++index) {
        if (work.stopped())
            return fail(errors::cancelled);
        BeginningSink beginning;
        auto source = archive->bytes(index);
        Result<void> read;
        if (source)
            read = formats::read_statements(**source, members[index].path, beginning);
        if (!read && says_no_statement(read.error())) {
            notices.push_back({Diagnostic::Severity::Warning,
                               formats::errors::zip_member_not_statement,
                               {{"name", members[index].path}},
                               SourcePlace{.file = path.string() + "!" + members[index].path}});
            continue;
        }
        // A member that cannot be read is told of when its turn comes.
        orders[index] = std::move(beginning.order);
        orders[index].path = members[index].path;
        order.push_back(index);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return std::tie(orders[left], left) < std::tie(orders[right], right);
    });
    if (order.empty())
        return fail_at(SourcePlace{.file = path.string()}, formats::errors::zip_no_statement,
                       {{"name", path.filename().string()}});
    return {};
}

Result<StatementFiles> StatementFiles::open(const std::filesystem::path& path, const Work& work) {
    auto state = std::make_unique<State>();
    state->path = path;
    CT_TRY(check_regular(path));
    FileSource beginning(path);
    CT_ASSIGN(sample, beginning.next());
    if (!formats::looks_like_zip(sample))
        return StatementFiles(std::move(state));
    auto archive = formats::StatementArchive::open(path, path.filename().string());
    if (!archive) {
        Error error = std::move(archive).error();
        error.place = SourcePlace{.file = path.string()};
        return fail(std::move(error));
    }
    state->archive = std::move(*archive);
    state->notices = state->archive->notices();
    for (Diagnostic& notice : state->notices)
        notice.place->file =
            (path.parent_path() / notice.place->file).string(); // as the members are called
    CT_TRY(state->sort_members(work));
    return StatementFiles(std::move(state));
}

StatementFiles::StatementFiles(std::unique_ptr<State> state) : m_state(std::move(state)) {}
StatementFiles::StatementFiles(StatementFiles&&) noexcept = default;
StatementFiles& StatementFiles::operator=(StatementFiles&&) noexcept = default;
StatementFiles::~StatementFiles() = default;

bool StatementFiles::is_archive() const {
    return m_state->archive.has_value();
}

std::size_t StatementFiles::count() const {
    return m_state->archive ? m_state->order.size() : 1;
}

std::string StatementFiles::path(std::size_t index) const {
    const std::string file = m_state->path.string();
    if (!m_state->archive)
        return file;
    return file + "!" + m_state->archive->members()[m_state->order[index]].path;
}

const std::vector<Diagnostic>& StatementFiles::notices() const {
    return m_state->notices;
}

FileReading StatementFiles::read(std::size_t index, bank::StatementSink& sink, const Work& work,
                                 const bank::ReadingChoices& choices) const {
    const auto source = m_state->bytes(index);
    if (!source) {
        Error error = source.error();
        error.place = SourcePlace{.file = path(index)};
        return {path(index), {}, {}, std::move(error)};
    }
    return read_statement_source(**source, path(index), m_state->name(index), sink, work, choices);
}

} // namespace comptoir::app
