#include "reader_family.h"

#include "reading_text.h"

#include "comptoir/core/text.h"
#include "comptoir/formats/csv.h"
#include "comptoir/formats/fec.h"
#include "comptoir/formats/invoices/invoice_format.h"
#include "comptoir/formats/overlay.h"
#include "comptoir/formats/statement_archive.h"
#include "comptoir/formats/statement_errors.h"
#include "comptoir/formats/statement_format.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace comptoir::test {

namespace {

using Fault = std::optional<std::string>;
constexpr std::size_t k_lines_max = 100'000;

// --- Statements -------------------------------------------------------------------------------

struct Reading {
    bank::CollectingSink sink{k_lines_max};
    Result<void> done;
};

// A size that differs from file to file and that no format has anything to do with.
std::size_t odd_piece(std::string_view bytes) {
    return bytes.size() % 97 + 1;
}

// The registry fills the first piece before it asks whose file it is; the rest comes as it comes.
class PiecesSource final : public formats::ByteSource {
public:
    explicit PiecesSource(std::string_view bytes) : m_rest(bytes), m_piece(odd_piece(bytes)) {}
    Result<std::string_view> next() override {
        const std::string_view piece = m_rest.substr(0, std::exchange(m_next, m_piece));
        m_rest.remove_prefix(piece.size());
        return piece;
    }

private:
    std::string_view m_rest;
    std::size_t m_piece;
    std::size_t m_next = 1024;
};

Reading read(const formats::StatementFormat& format, formats::ByteSource& source,
             const formats::ReadingChoices& choices = {}) {
    Reading reading;
    reading.done = format.parse(source, reading.sink, {}, choices);
    return reading;
}

Fault unsound(const Reading& reading) {
    if (!reading.done)
        return reading.done.error().code.name.empty() ? Fault("a refusal without code")
                                                      : std::nullopt;
    if (reading.sink.statements.empty())
        return "an empty reading is an error, never a success";
    for (const bank::StatementDraft& statement : reading.sink.statements) {
        if (statement.check != bank::BalanceCheck::Ok)
            continue;
        const bank::StatementHeader& header = statement.header;
        if (!header.opening || !header.closing)
            return "balances that are not there are called right";
        Money sum = header.opening->amount;
        for (const bank::StatementLine& line : statement.lines)
            if (line.status == bank::LineStatus::Booked)
                sum += line.amount;
        if (sum != header.closing->amount)
            return "the lines make " + sum.to_decimal() + " and not " +
                   header.closing->amount.to_decimal();
    }
    return std::nullopt;
}

std::string comparable(const Reading& reading) {
    if (reading.done)
        return reading_text(reading.sink, reading.done);
    // What came before a refusal is dropped by everybody.
    return reading_text(bank::CollectingSink{}, reading.done);
}

std::string amounts_of(const bank::CollectingSink& sink) {
    std::string out;
    for (const bank::StatementDraft& statement : sink.statements)
        for (const bank::StatementLine& line : statement.lines)
            out += line.booked_on.to_iso() + " " + line.amount.to_decimal() +
                   std::string(line.amount.currency().code()) + "\n";
    return out;
}

std::string_view part(std::string_view bytes, const formats::ByteRange& range) {
    return bytes.substr(static_cast<std::size_t>(range.begin),
                        static_cast<std::size_t>(range.end - range.begin));
}

Fault misplaced(const formats::StatementCuts& cuts, std::string_view bytes) {
    std::int64_t at = 0;
    const auto follows = [&](const formats::ByteRange& range) {
        const bool right = range.begin >= at && range.end >= range.begin &&
                           range.end <= static_cast<std::int64_t>(bytes.size());
        at = range.end;
        return right;
    };
    if (!follows(cuts.before) || !std::all_of(cuts.blocks.begin(), cuts.blocks.end(), follows) ||
        !follows(cuts.after))
        return "cuts that overlap or leave the file";
    return std::nullopt;
}

// A file that is read has the same lines when it is read statement by statement.
Fault cut_otherwise(const formats::StatementFormat& format, std::string_view bytes,
                    const Reading& whole) {
    PiecesSource source(bytes);
    const auto cuts = format.cuts(source, {});
    if (!cuts || !*cuts)
        return std::nullopt;
    if (auto fault = misplaced(**cuts, bytes))
        return fault;
    constexpr std::size_t k_blocks_max = 100; // the rest is more of the same, in quadratic time
    if (!whole.done || (*cuts)->blocks.size() > k_blocks_max)
        return std::nullopt;
    std::string amounts;
    for (const formats::ByteRange& block : (*cuts)->blocks) {
        std::string file(part(bytes, (*cuts)->before));
        file.append(part(bytes, block)).append(part(bytes, (*cuts)->after));
        formats::TextSource alone(file);
        const Reading reading = read(format, alone);
        const bool holds_nothing = // a delivery without a statement, beside others
            !reading.done && reading.done.error().code == ErrorCode(formats::errors::no_statement);
        if (!reading.done && !holds_nothing)
            return "a statement of a good file is refused alone: " +
                   reading_text(bank::CollectingSink{}, reading.done);
        amounts += amounts_of(reading.sink);
    }
    if (amounts != amounts_of(whole.sink))
        return "cut, its lines differ: " + first_difference(amounts_of(whole.sink), amounts);
    return std::nullopt;
}

Fault fault_of_statements(std::string_view id, std::string_view bytes) {
    const auto formats = formats::statement_formats();
    const auto format = std::find_if(formats.begin(), formats.end(),
                                     [&](const auto* each) { return each->info().id == id; });
    if (format == formats.end())
        return "no such format";
    static_cast<void>((*format)->recognise(bytes.substr(0, formats::k_piece_bytes)));
    formats::TextSource at_once(bytes);
    const Reading whole = read(**format, at_once);
    if (auto fault = unsound(whole))
        return fault;
    PiecesSource in_pieces(bytes);
    const Reading pieces = read(**format, in_pieces);
    const std::string left = comparable(whole), right = comparable(pieces);
    if (left != right)
        return "in pieces it differs: " + first_difference(left, right);
    if (!whole.done &&
        whole.done.error().code == ErrorCode(formats::errors::date_order_ambiguous)) {
        formats::TextSource again(bytes);
        return unsound(
            read(**format, again,
                 {.date_order = bank::DateOrder::MonthDayYear, .currency = Currency::eur()}));
    }
    return cut_otherwise(**format, bytes, whole);
}

Fault camt_fault(std::string_view bytes) {
    return fault_of_statements("camt053", bytes);
}
Fault cfonb_fault(std::string_view bytes) {
    return fault_of_statements("cfonb120", bytes);
}
Fault mt940_fault(std::string_view bytes) {
    return fault_of_statements("mt940", bytes);
}
Fault ofx_fault(std::string_view bytes) {
    return fault_of_statements("ofx", bytes);
}
Fault coda_fault(std::string_view bytes) {
    return fault_of_statements("coda", bytes);
}
Fault qif_fault(std::string_view bytes) {
    return fault_of_statements("qif", bytes);
}

// --- CSV: also what is proposed for a file that no profile knows -------------------------------

Fault csv_fault(std::string_view bytes) {
    if (auto fault = fault_of_statements("csv", bytes))
        return fault;
    const formats::ReadingChoices choices{.date_order = bank::DateOrder::DayMonthYear,
                                          .currency = Currency::eur()};
    formats::TextSource source(bytes);
    const auto proposal = formats::propose_csv_mapping(source, choices);
    if (!proposal)
        return std::nullopt;
    if (proposal->columns.size() != proposal->mapping.columns.size())
        return "a proposal that has not one column for each of its mapping";
    Reading reading;
    formats::TextSource again(bytes);
    reading.done = formats::read_csv(again, proposal->mapping, reading.sink, {}, choices);
    return unsound(reading);
}

// --- ZIP --------------------------------------------------------------------------------------

// An archive is opened by its path: a file that is never on a disk.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes) : m_file(memfd_create("fuzz.zip", MFD_CLOEXEC)) {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_file, bytes.data(), bytes.size());
            if (written <= 0)
                return;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        m_ready = true;
    }
    ~MemoryFile() { ::close(m_file); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    bool ready() const { return m_ready; }
    std::string path() const { return "/proc/self/fd/" + text::number(m_file); }

private:
    int m_file;
    bool m_ready = false;
};

Fault zip_fault(std::string_view bytes) {
    const MemoryFile file(bytes);
    if (!file.ready())
        return "no file in memory";
    const formats::ArchiveLimits limits{.bytes_max = 4 * 1024 * 1024,
                                        .members_max = 200,
                                        .directory_bytes_max = 64 * 1024,
                                        .inner_bytes_max = 1024 * 1024};
    const auto archive = formats::StatementArchive::open(file.path(), "fuzz.zip", limits);
    if (!archive)
        return archive.error().code.name.empty() ? Fault("a refusal without code") : std::nullopt;
    std::int64_t unpacked = 0;
    for (std::size_t index = 0; index < archive->members().size(); ++index) {
        const formats::ArchiveMember& member = archive->members()[index];
        if (member.path.empty() || member.path.front() == '/' ||
            member.path.find("/../") != std::string::npos || member.path.starts_with("../"))
            return "a path that leaves its folder";
        const auto source = archive->bytes(index);
        for (std::int64_t given = 0; source;) {
            const auto piece = (*source)->next();
            if (!piece || piece->empty())
                break;
            given += static_cast<std::int64_t>(piece->size());
            unpacked += static_cast<std::int64_t>(piece->size());
            if (given > member.size)
                return "a member gives more than it announces";
        }
    }
    return unpacked > limits.bytes_max ? Fault("more is unpacked than allowed") : std::nullopt;
}

// --- Corrections over a file ------------------------------------------------------------------

// The bytes begin with lines "R3 text", "I3 text", "D3" up to a line "%%"; the file follows.
std::vector<bank::LineCorrection> take_corrections(std::string_view& bytes) {
    constexpr std::string_view k_border = "%%\n";
    std::vector<bank::LineCorrection> corrections;
    const std::size_t border = bytes.find(k_border);
    if (border == std::string_view::npos)
        return corrections;
    std::string_view script = bytes.substr(0, border);
    bytes.remove_prefix(border + k_border.size());
    while (!script.empty()) {
        const std::string_view line = script.substr(0, script.find('\n'));
        script.remove_prefix(std::min(script.size(), line.size() + 1));
        const std::size_t blank = std::min(line.find(' '), line.size());
        const auto number = text::parse_integer(line.substr(0, blank).substr(blank > 0 ? 1 : 0));
        if (!number || *number < 1)
            continue;
        const auto kind = line.front() == 'R'   ? bank::CorrectionKind::Replace
                          : line.front() == 'I' ? bank::CorrectionKind::Insert
                                                : bank::CorrectionKind::Delete;
        const std::string_view words = line.substr(std::min(blank + 1, line.size()));
        corrections.push_back({kind, *number, std::string(words)});
    }
    std::stable_sort(corrections.begin(), corrections.end(), [](const auto& a, const auto& b) {
        return std::pair(a.line, a.kind != bank::CorrectionKind::Insert) <
               std::pair(b.line, b.kind != bank::CorrectionKind::Insert);
    });
    return corrections;
}

Result<std::string> overlaid(std::string_view bytes, const formats::TextShape& shape,
                             const std::vector<bank::LineCorrection>& corrections,
                             std::size_t piece_bytes) {
    formats::TextSource source(bytes, piece_bytes);
    formats::OverlaySource overlay(source, shape, corrections);
    std::string out;
    for (;;) {
        CT_ASSIGN(piece, overlay.next());
        if (piece.empty())
            return out;
        out.append(piece);
    }
}

Fault overlay_fault(std::string_view bytes) {
    std::vector<bank::LineCorrection> corrections = take_corrections(bytes);
    const auto shape = formats::shape_of([&]() -> Result<std::unique_ptr<formats::ByteSource>> {
        return std::make_unique<formats::TextSource>(bytes, odd_piece(bytes));
    });
    if (!shape)
        return "a file in memory has no shape";
    if (!shape->is_text)
        return std::nullopt;
    std::erase_if(corrections, [&](const bank::LineCorrection& correction) {
        return !formats::encoded(correction.text, shape->encoding);
    });
    std::int64_t lines = 0;
    formats::TextSource source(bytes);
    const auto shown = formats::for_each_text_line(source, *shape, 200, 1, [&](auto&& line) {
        return line.line == ++lines && line.text.size() <= 800;
    });
    if (!shown || lines != shape->lines)
        return "it has " + text::number(shape->lines) + " lines and shows " + text::number(lines);
    const auto plain = overlaid(bytes, *shape, {}, formats::k_piece_bytes);
    const bool as_it_is = shape->layout == formats::TextLayout::Lines &&
                          shape->encoding != formats::TextEncoding::Utf16LittleEndian &&
                          shape->encoding != formats::TextEncoding::Utf16BigEndian;
    if (!plain || (as_it_is && *plain != bytes))
        return "nothing is corrected, and the bytes change";
    const auto corrected = overlaid(bytes, *shape, corrections, formats::k_piece_bytes);
    const auto in_pieces = overlaid(bytes, *shape, corrections, odd_piece(bytes));
    if (!corrected || !in_pieces || *corrected != *in_pieces)
        return "in pieces the corrected text differs";
    return std::nullopt;
}

// --- Entry files and invoices -------------------------------------------------------------------

std::string fec_text(std::string_view bytes, std::size_t piece_bytes) {
    formats::FecProbe probe;
    probe.add(bytes);
    std::string out;
    formats::FecReader reader(
        {.file_name = "fuzz.txt", .characters = probe.characters(), .lines_max = 100'000},
        [&](formats::FecRow&& row) {
            out += text::number(row.line) + "|" + row.journal + "|" + row.number + "|" +
                   row.date.to_iso() + "|" + row.account + "|" + row.party + "|" + row.label + "|" +
                   row.amount.to_decimal() + "|" + row.letter + "\n";
        });
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece_bytes, bytes.size())))
        if (const auto done = reader.add(bytes.substr(0, piece_bytes)); !done)
            return "refused " + std::string(done.error().code.name) +
                   place_text(done.error().place);
    const auto summary = reader.finish();
    if (!summary)
        return "refused " + std::string(summary.error().code.name) +
               place_text(summary.error().place);
    return out + text::number(summary->rows);
}

Fault fec_fault(std::string_view bytes) {
    const std::string whole = fec_text(bytes, formats::k_piece_bytes);
    const std::string pieces = fec_text(bytes, odd_piece(bytes));
    if (whole != pieces)
        return "in pieces it differs: " + first_difference(whole, pieces);
    return std::nullopt;
}

Fault invoice_fault(std::string_view bytes) {
    const auto reading = formats::read_invoice_xml(bytes);
    if (!reading && reading.error().code.name.empty())
        return "a refusal without code";
    return std::nullopt;
}

constexpr std::array k_families{ReaderFamily{"camt", "statements/camt053", camt_fault},
                                ReaderFamily{"cfonb", "statements/cfonb120", cfonb_fault},
                                ReaderFamily{"mt940", "statements/mt940", mt940_fault},
                                ReaderFamily{"ofx", "statements/ofx", ofx_fault},
                                ReaderFamily{"coda", "statements/coda", coda_fault},
                                ReaderFamily{"qif", "statements/qif", qif_fault},
                                ReaderFamily{"csv", "statements/csv", csv_fault},
                                ReaderFamily{"zip", "", zip_fault},
                                ReaderFamily{"overlay", "statements", overlay_fault},
                                ReaderFamily{"fec", "", fec_fault},
                                ReaderFamily{"invoice", "invoices", invoice_fault}};

} // namespace

std::span<const ReaderFamily> reader_families() {
    return k_families;
}

const ReaderFamily* find_reader_family(std::string_view name) {
    const auto found = std::find_if(k_families.begin(), k_families.end(),
                                    [&](const ReaderFamily& each) { return each.name == name; });
    return found == k_families.end() ? nullptr : &*found;
}

} // namespace comptoir::test
