#include "comptoir/app/bank.h"
#include "comptoir/core/bytes.h"
#include "comptoir/core/errors.h"
#include "comptoir/formats/statement_format.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

namespace comptoir::app {

namespace {

// A file in pieces; every byte passes the hash, so that the file is read once.
class HashedFile final : public formats::ByteSource {
public:
    explicit HashedFile(const std::filesystem::path& path)
        : m_path(path.string()), m_file(path, std::ios::binary),
          m_piece(formats::k_piece_bytes, 0) {
        std::error_code problem;
        const auto size = std::filesystem::file_size(path, problem);
        m_total = problem ? 0 : static_cast<std::int64_t>(size);
    }

    Result<std::string_view> next() override {
        m_file.read(m_piece.data(), static_cast<std::streamsize>(m_piece.size()));
        if (m_file.bad() || !m_file.is_open())
            return fail(errors::file_unreadable, {{"path", m_path}});
        const std::string_view piece(m_piece.data(), static_cast<std::size_t>(m_file.gcount()));
        m_hash.add(piece);
        return piece;
    }
    std::int64_t bytes_total() const override { return m_total; }

    // The rest of a file whose reading stopped early belongs to its hash too.
    std::string finish_hash() {
        for (auto piece = next(); piece && !piece->empty();)
            piece = next();
        return crypto::to_hex(m_hash.finish());
    }

private:
    std::string m_path;
    std::ifstream m_file;
    std::string m_piece;
    std::int64_t m_total = 0;
    crypto::Sha256 m_hash;
};

// Hears which format the statements are in.
class FormatSink final : public bank::StatementSink {
public:
    explicit FormatSink(bank::StatementSink& sink) : m_sink(sink) {}
    void begin_statement(const bank::StatementHeader& so_far) override {
        if (format.empty())
            format = so_far.format;
        m_sink.begin_statement(so_far);
    }
    bool line(bank::StatementLine&& line) override { return m_sink.line(std::move(line)); }
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override {
        m_sink.end_statement(header, check);
    }
    void diagnostic(Diagnostic&& diagnostic) override { m_sink.diagnostic(std::move(diagnostic)); }

    std::string format;

private:
    bank::StatementSink& m_sink;
};

} // namespace

FileReading read_statement_file(const std::filesystem::path& path, bank::StatementSink& sink,
                                const Work& work, const bank::ReadingChoices& choices) {
    FileReading reading;
    reading.path = path.string();
    HashedFile file(path);
    FormatSink named(sink);
    auto done = formats::read_statements(file, path.filename().string(), named, work, {}, choices);
    reading.format = std::move(named.format);
    if (!done) {
        reading.error = std::move(done).error();
        if (!reading.error->place)
            reading.error->place.emplace();
        reading.error->place->file = reading.path;
        if (reading.error->code == ErrorCode(errors::file_unreadable))
            return reading; // there is nothing to hash
    }
    reading.sha256 = file.finish_hash();
    return reading;
}

} // namespace comptoir::app
