// Quarantine: statement files that could not be imported, and their repair (requirement D11).
//
// A file that fails is put aside with its bytes, their SHA-256, the error and its place. A person
// looks at the faulty line and corrects it in an overlay: the original bytes are never changed. The
// corrected text is read by the same reader as any file, and enters the books only when the opening
// balance and the lines make the closing balance. The statement keeps the link to its corrections.
//
//   auto aside = put_aside(writer, {.files = {path}});           // or ImportRequest::quarantine
//   auto view  = show_quarantined(reader, {.file = id});         // the lines around the fault
//   correct_line(writer, {.file = id, .kind = Replace, .line = 7, .text = "04…", .why = "…"});
//   auto trial = try_quarantined(reader, id, {});                // reads; changes nothing
//   import_quarantined(writer, {.file = id});
//
// Lines are those the viewer shows: the lines of the file; records of 120 columns for a CFONB file
// without line ends; one element each for an XML file that is one long line. All texts are UTF-8; a
// correction is written into the file's own encoding when it is read.
//
// It is not an editor of statements: what is in the books is changed by undoing the import.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/app/workspace.h"
#include "comptoir/bank/corrections.h"
#include "comptoir/bank/types.h"
#include "comptoir/core/clock.h"
#include "comptoir/core/id.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::app {

// QuarantineId, QuarantineFault and PutAside are declared in app/bank.h, which reports them.
using CorrectionId = Id<struct CorrectionTag>;

enum class QuarantineState { Open, Imported, Discarded };
std::string_view
to_text(QuarantineState state); // "open"; its word: i18n::word("quarantine_state", …)
std::optional<QuarantineState> parse_quarantine_state(std::string_view text);

struct QuarantinedFile {
    QuarantineId id;
    std::string name;   // "a.zip!m.xml"
    std::string sha256; // of the original bytes
    std::int64_t size = 0;
    std::string format;  // "cfonb120"; empty when no reader knew it
    bool is_text = true; // false: nothing that can be corrected line by line (a damaged ZIP)
    QuarantineState state = QuarantineState::Open;
    QuarantineFault fault; // why it was put aside; place.line is a line of the original
    Instant put_aside_at;
    std::string put_aside_by;
    std::int64_t corrections = 0;
    std::optional<Instant> closed_at; // imported or discarded
    std::string closed_by;
    std::string why_discarded;
};

struct Correction {
    CorrectionId id;
    bank::LineCorrection line;
    std::string before; // the original line; empty for Insert
    std::string why;
    Instant made_at;
    std::string made_by;
};

// --- Putting aside ----------------------------------------------------------------------------
struct PutAsideRequest {
    std::vector<std::filesystem::path> files; // each member of a ZIP stands for itself
    Work work;
};
// Reads each file and keeps those that fail to read or whose balances differ; files that read well
// are not kept. `import_files` with ImportRequest::quarantine puts aside what it cannot import. A
// file that waits already is not kept twice: its fault is renewed. Errors: core.file_unreadable,
// core.file_too_large, core.cancelled.
Result<std::vector<PutAside>> put_aside(Writer& writer, const PutAsideRequest& request);

// --- Looking ----------------------------------------------------------------------------------
struct QuarantineFilter {
    std::optional<QuarantineState> state = QuarantineState::Open; // none: all
    std::int64_t after = 0, limit = 1000;                         // id
};
Result<std::vector<QuarantinedFile>> list_quarantine(Reader& reader,
                                                     const QuarantineFilter& filter);

struct QuarantineLine {
    std::int64_t line = 0; // in the original; of an inserted one: the line it stands before
    std::string original;  // empty for an inserted line
    std::string corrected; // what is read; equals `original` without correction, empty if deleted
    std::optional<bank::CorrectionKind> kind; // none: as the bank sent it
    CorrectionId correction;
    bool faulty = false;
    bool at_end = false; // no line, but the end of the file, where one is missing: insert before it
    bool cut = false; // longer than k_shown_bytes_max: its end is not shown, it cannot be corrected
};
inline constexpr std::size_t k_shown_bytes_max = 16 * 1024;

struct QuarantineViewRequest {
    QuarantineId file;
    std::int64_t first = 0; // 0: `context` lines before the fault (line 1 without a fault's line)
    std::int64_t count = 0; // 0: 2 * context + 1
    std::int64_t context = 3;
};
struct QuarantineView {
    QuarantinedFile file;
    std::int64_t lines_total = 0;              // of the original
    std::vector<QuarantineLine> lines;         // inserted and deleted ones included
    std::vector<Correction> corrections;       // all of the file, in the order of its lines
    std::vector<bank::StatementId> statements; // made from it
};
// Streams the original: bounded memory. No lines of what is no text or was discarded. Errors:
// app.not_found, quarantine.original_changed {name}.
Result<QuarantineView> show_quarantined(Reader& reader, const QuarantineViewRequest& request);

// --- Correcting -------------------------------------------------------------------------------
struct CorrectionRequest {
    QuarantineId file;
    bank::CorrectionKind kind = bank::CorrectionKind::Replace;
    std::int64_t line = 0;               // of the original
    std::string text;                    // UTF-8; ignored for Delete
    std::string why;                     // required
    std::optional<std::string> expected; // what the line was when it was looked at
};
// Errors: app.not_found, quarantine.not_open {name} {state}, .not_text {name}, .why_missing,
// .line_missing {line} {lines}, .line_corrected {line} {correction}, .line_too_long {line} {limit},
// .line_differs {line}, .nothing_changed {line}, .several_lines, .not_in_encoding {encoding},
// .too_many_corrections {limit}, .original_changed {name}.
Result<Correction> correct_line(Writer& writer, const CorrectionRequest& request);
// The line reads again as the bank sent it. Errors: app.not_found, quarantine.not_open {name}
// {state}.
Result<void> drop_correction(Writer& writer, CorrectionId correction);

// --- Trying and importing ---------------------------------------------------------------------
struct TriedStatement {
    bank::StatementHeader header;
    bank::BalanceCheck check = bank::BalanceCheck::NotPossible;
    std::int64_t lines = 0;
    std::optional<Money> sum; // of the booked lines; none when currencies are mixed
};
struct QuarantineTrial {
    std::string format;
    std::string corrected_sha256; // of the corrected text; the original's without corrections
    std::vector<TriedStatement> statements;
    std::vector<Diagnostic> diagnostics; // places are lines of the original
    std::optional<QuarantineFault>
        fault; // the first thing that stands in the way; none: importable
};
struct QuarantineTrialRequest {
    bank::ReadingChoices choices;
    Work work;
    std::optional<std::string> journal; // as ImportRequest: where a file that names no account goes
};
// Reads the original with its corrections, into nothing. Errors: app.not_found,
// quarantine.discarded {name}, .original_changed {name}, core.cancelled.
Result<QuarantineTrial> try_quarantined(Reader& reader, QuarantineId file,
                                        const QuarantineTrialRequest& request);

struct QuarantineImportRequest {
    QuarantineId file;
    std::optional<std::string> journal; // as ImportRequest
    // A file that holds no two balances (OFX, QIF, most CSV) proves nothing: a person who compared
    // it with the bank's account says so. A wrong balance is never accepted here.
    bool without_balances = false;
    bank::ReadingChoices choices;
    Work work;
};
// Imports the original with its corrections; they are frozen then, and linked to the statements
// made. Undoing the import of all of them opens the file again. Errors: those of import_files,
// quarantine.not_open {name} {state}, .balance_not_proven {account}, .original_changed {name}.
Result<ImportReport> import_quarantined(Writer& writer, const QuarantineImportRequest& request);

// Gives the file up: its bytes go, its name, hash, fault, corrections and the reason stay. Errors:
// app.not_found, quarantine.not_open {name} {state}, .why_missing.
Result<void> discard_quarantined(Writer& writer, QuarantineId file, std::string_view why);

// What must be printed with a statement: its corrections in the order of the lines; empty for
// nearly every statement.
struct StatementCorrections {
    QuarantineId file;
    std::string file_name;
    std::string original_sha256, corrected_sha256;
    std::vector<Correction> corrections;
};
Result<std::optional<StatementCorrections>> corrections_of_statement(Reader& reader,
                                                                     bank::StatementId statement);

} // namespace comptoir::app
