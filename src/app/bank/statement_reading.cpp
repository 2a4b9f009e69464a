#include "app/bank/statement_files.h"
#include "comptoir/app/bank.h"
#include "comptoir/core/errors.h"
#include "comptoir/formats/statement_format.h"

#include <string>
#include <utility>

namespace comptoir::app {

namespace {

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

Result<std::string_view> HashedSource::next() {
    CT_ASSIGN(piece, m_source.next());
    m_hash.add(piece);
    return piece;
}

std::string HashedSource::finish_hash() {
    for (;;) {
        const auto piece = next();
        if (!piece)
            return {};
        if (piece->empty())
            return crypto::to_hex(m_hash.finish());
    }
}

FileReading read_statement_source(formats::ByteSource& source, std::string path,
                                  std::string_view name, bank::StatementSink& sink,
                                  const Work& work, const bank::ReadingChoices& choices) {
    FileReading reading;
    reading.path = std::move(path);
    HashedSource hashed(source);
    FormatSink named(sink);
    auto done = formats::read_statements(hashed, name, named, work, {}, choices);
    reading.format = std::move(named.format);
    if (!done) {
        reading.error = std::move(done).error();
        if (!reading.error->place)
            reading.error->place.emplace();
        reading.error->place->file = reading.path;
        if (reading.error->code == ErrorCode(errors::file_unreadable))
            return reading; // there is nothing to hash
    }
    reading.sha256 = hashed.finish_hash();
    return reading;
}

FileReading read_statement_file(const std::filesystem::path& path, bank::StatementSink& sink,
                                const Work& work, const bank::ReadingChoices& choices) {
    const auto files = StatementFiles::open(path, work);
    if (!files)
        return {path.string(), {}, {}, files.error()};
    if (!files->is_archive())
        return files->read(0, sink, work, choices);
    for (const Diagnostic& notice : files->notices())
        sink.diagnostic(Diagnostic(notice));
    FileReading whole;
    whole.path = path.string();
    for (std::size_t index = 0; index < files->count(); ++index) {
        FileReading member = files->read(index, sink, work, choices);
        if (whole.format.empty())
            whole.format = std::move(member.format);
        if (!whole.error)
            whole.error = std::move(member.error);
    }
    return whole;
}

} // namespace comptoir::app
