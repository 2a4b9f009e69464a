// The list of statement formats, and what every reading has in common.
#include "comptoir/bank/rules.h"
#include "comptoir/core/text.h"
#include "comptoir/formats/statement_errors.h"
#include "comptoir/formats/statement_format.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace comptoir::formats {

// Declared from the list, so that one line is all it takes: a static library drops objects that
// nobody names, and with them formats that would register themselves.
#define COMPTOIR_STATEMENT_FORMAT(id)                                                              \
    namespace id {                                                                                 \
    const StatementFormat& format();                                                               \
    }
#include "formats/statements/formats.inc"
#undef COMPTOIR_STATEMENT_FORMAT

namespace {

// What is left of the first piece, then the rest of the source.
class PeekedSource final : public ByteSource {
public:
    PeekedSource(std::string first, ByteSource& rest, std::int64_t bytes_max)
        : m_first(std::move(first)), m_rest(rest), m_bytes_max(bytes_max) {}

    Result<std::string_view> next() override {
        if (!std::exchange(m_first_given, true) && !m_first.empty())
            return count(m_first);
        CT_ASSIGN(piece, m_rest.next());
        return count(piece);
    }
    std::int64_t bytes_total() const override { return m_rest.bytes_total(); }

private:
    Result<std::string_view> count(std::string_view piece) {
        m_bytes += static_cast<std::int64_t>(piece.size());
        if (m_bytes > m_bytes_max)
            return fail(errors::file_too_large, {{"limit_mb", m_bytes_max / (1024 * 1024)}});
        return piece;
    }
    std::string m_first;
    bool m_first_given = false;
    ByteSource& m_rest;
    std::int64_t m_bytes_max;
    std::int64_t m_bytes = 0;
};

// Stands between a format and the caller's sink: counts lines, chains balances, and keeps a file
// with the same fault on every line from producing a million remarks.
class CheckedSink final : public bank::StatementSink {
public:
    CheckedSink(bank::StatementSink& sink, const ReadingLimits& limits)
        : m_sink(sink), m_limits(limits) {}

    void begin_statement(const bank::StatementHeader& so_far) override {
        m_sink.begin_statement(so_far);
    }
    bool line(bank::StatementLine&& line) override {
        if (m_lines == m_limits.lines_max) {
            m_too_many = true;
            return false;
        }
        ++m_lines;
        return m_sink.line(std::move(line));
    }
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override {
        m_sink.end_statement(header, check);
        // Reports and advices overlap statements: their balances follow nothing.
        if (bank::is_account_statement(header.format))
            if (auto gap = m_chain.follow(header))
                diagnostic(std::move(*gap));
    }
    void diagnostic(Diagnostic&& diagnostic) override {
        if (++m_counts[diagnostic.code.name] <= m_limits.diagnostics_max)
            m_sink.diagnostic(std::move(diagnostic));
    }
    void finish() {
        for (const auto& [code, count] : m_counts)
            if (count > m_limits.diagnostics_max)
                m_sink.diagnostic(
                    {Diagnostic::Severity::Warning,
                     errors::more_diagnostics,
                     {{"count", static_cast<std::int64_t>(count - m_limits.diagnostics_max)},
                      {"code", std::string(code)}},
                     std::nullopt});
    }
    bool too_many_lines() const { return m_too_many; }

private:
    bank::StatementSink& m_sink;
    const ReadingLimits& m_limits;
    bank::BalanceChain m_chain;
    std::map<std::string_view, std::size_t> m_counts;
    std::int64_t m_lines = 0;
    bool m_too_many = false;
};

// A short first piece (a pipe, a test) is filled up: recognition needs a few records.
Result<std::string> sample_of(ByteSource& source) {
    std::string sample;
    while (sample.size() < k_piece_bytes) {
        CT_ASSIGN(piece, source.next());
        if (piece.empty())
            break;
        sample.append(piece);
    }
    return sample;
}

} // namespace

Result<std::string_view> TextSource::next() {
    const std::string_view piece = m_rest.substr(0, m_piece_bytes);
    m_rest.remove_prefix(piece.size());
    return piece;
}

std::span<const StatementFormat* const> statement_formats() {
    static const std::array formats{
#define COMPTOIR_STATEMENT_FORMAT(id) &id::format(),
#include "formats/statements/formats.inc"
#undef COMPTOIR_STATEMENT_FORMAT
    };
    return formats;
}

Result<const StatementFormat*> identify_statement_format(std::string_view sample,
                                                         std::string_view name) {
    if (text::trim(sample).empty())
        return fail(errors::empty_file, {{"name", std::string(name)}});
    const StatementFormat* likely = nullptr;
    int best = 0;
    for (const StatementFormat* format : statement_formats())
        if (const int score = format->recognise(sample); score > best) {
            best = score;
            likely = format;
        }
    if (!likely)
        return fail(errors::unknown_format, {{"name", std::string(name)}});
    return likely;
}

Result<std::optional<StatementCuts>> StatementFormat::cuts(ByteSource&, const Work&) const {
    return std::optional<StatementCuts>{};
}

Result<std::optional<StatementCuts>> find_statement_cuts(ByteSource& source, std::string_view name,
                                                         const Work& work) {
    CT_ASSIGN(sample, sample_of(source));
    CT_ASSIGN(format, identify_statement_format(sample, name));
    PeekedSource whole(std::move(sample), source, ReadingLimits{}.bytes_max);
    return format->cuts(whole, work);
}

Result<void> read_statements(ByteSource& source, std::string_view name, bank::StatementSink& sink,
                             const Work& work, const ReadingLimits& limits,
                             const ReadingChoices& choices) {
    CT_ASSIGN(sample, sample_of(source));
    CT_ASSIGN(format, identify_statement_format(sample, name));
    PeekedSource whole(std::move(sample), source, limits.bytes_max);
    CheckedSink checked(sink, limits);
    auto done = format->parse(whole, checked, work, choices);
    checked.finish();
    if (!done && checked.too_many_lines())
        return fail(errors::too_many_lines, {{"limit", limits.lines_max}});
    return done;
}

} // namespace comptoir::formats
