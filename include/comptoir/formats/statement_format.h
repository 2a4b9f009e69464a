// Reading bank statement files, whatever their format, in pieces and in bounded memory.
//
// A format is a folder src/formats/statements/<id>/ with one public function and one line in
// formats.inc. Lines go to a bank::StatementSink while the file is read: nothing here holds a
// statement in memory. docs/formats/statement-lines.md says what each format puts in which column.
//
//   TextSource source(bytes);
//   bank::CollectingSink sink;
//   auto done = read_statements(source, "statement.xml", sink);
#pragma once

#include "comptoir/bank/reading_choices.h"
#include "comptoir/bank/types.h"
#include "comptoir/core/cancellation.h"
#include "comptoir/core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::formats {

inline constexpr std::size_t k_piece_bytes = 64 * 1024;

using bank::DateOrder;
using bank::ReadingChoices;

// Bytes from somewhere, once, in order.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    // The next piece, at most k_piece_bytes, valid until the next call; empty at the end.
    virtual Result<std::string_view> next() = 0;
    virtual std::int64_t bytes_total() const { return 0; } // 0: unknown; for progress only
};

// Bytes in memory; they must outlive the source.
class TextSource final : public ByteSource {
public:
    explicit TextSource(std::string_view bytes, std::size_t piece_bytes = k_piece_bytes)
        : m_rest(bytes), m_total(bytes.size()), m_piece_bytes(piece_bytes) {}
    Result<std::string_view> next() override;
    std::int64_t bytes_total() const override { return static_cast<std::int64_t>(m_total); }

private:
    std::string_view m_rest;
    std::size_t m_total;
    std::size_t m_piece_bytes;
};

// Every bound of a reading; the defaults let a year of a large company through.
struct ReadingLimits {
    std::int64_t bytes_max = std::int64_t{4} * 1024 * 1024 * 1024;
    std::int64_t lines_max = 5'000'000;
    std::size_t diagnostics_max = 100; // of each code; the rest is counted
};

struct FormatDescription {
    std::string_view id;         // "camt053": the folder
    std::string_view name;       // "CAMT.053", the same in every language
    std::string_view extensions; // ".xml .camt", for file choosers
};

struct ByteRange {
    std::int64_t begin = 0, end = 0; // [begin, end)
};

// Where a file may be cut between statements: `before`, any of the `blocks` in their order and
// `after` make a file of the same format again, every byte as the bank wrote it.
struct StatementCuts {
    ByteRange before;              // the head of an XML document
    std::vector<ByteRange> blocks; // one statement each, or several that belong together
    ByteRange after;               // the end of an XML document
};

class StatementFormat {
public:
    virtual ~StatementFormat() = default;
    virtual FormatDescription info() const = 0;
    // How sure, in permille, that a file beginning with `sample` is ours; 0: it is not. Looks at
    // content alone, may be wrong, never fails.
    virtual int recognise(std::string_view sample) const = 0;
    // Streams the file to `sink`. After an error the sink has received a part of the file, which
    // its owner must drop. Errors: formats.*, core.amount_*, core.date_unreadable,
    // core.currency_unknown, core.cancelled. Most formats leave nothing open and ignore `choices`.
    virtual Result<void> parse(ByteSource& source, bank::StatementSink& sink, const Work& work,
                               const ReadingChoices& choices) const = 0;
    // Nothing when files of this format cannot be cut, or this one is too damaged to know where.
    // Reads no meaning: whose a block is, parse() says of it. Errors: core.cancelled, those of the
    // source.
    virtual Result<std::optional<StatementCuts>> cuts(ByteSource& source, const Work& work) const;
};

// All formats, in the order of formats.inc.
std::span<const StatementFormat* const> statement_formats();

// The most likely format of a file that begins with `sample` (its first piece). Errors:
// formats.empty_file, formats.unknown_format {name}.
Result<const StatementFormat*> identify_statement_format(std::string_view sample,
                                                         std::string_view name);

// Recognises, reads, and adds what concerns every format: limits, and bank.chain_gap when a
// statement does not begin where the one before it ended. Errors: as the two above,
// formats.file_too_large {limit_mb}, formats.too_many_lines {limit}. formats.date_order_ambiguous
// {text} is a question: ask it once, and read again with choices.date_order.
Result<void> read_statements(ByteSource& source, std::string_view name, bank::StatementSink& sink,
                             const Work& work = {}, const ReadingLimits& limits = {},
                             const ReadingChoices& choices = {});

// StatementFormat::cuts() of the format that recognises the file. Errors: also those of
// identify_statement_format.
Result<std::optional<StatementCuts>> find_statement_cuts(ByteSource& source, std::string_view name,
                                                         const Work& work = {});

} // namespace comptoir::formats
