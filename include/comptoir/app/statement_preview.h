// What statement files hold, told before anything is written.
//
//   auto found = preview_files(reader, {.files = {{path, {}}}});
//   found->front().members.front().statements.front().journal; // "BQ": where its lines would go
//
// It reads each file once, with the reader that the import uses, and keeps no line: what is said to
// be known is counted by day and amount and may differ from what the import decides, which also
// looks at references, texts and balances.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/app/workspace.h"
#include "comptoir/bank/reading_choices.h"
#include "comptoir/bank/types.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

struct PreviewFile {
    std::filesystem::path path;
    bank::ReadingChoices choices;
    std::optional<std::string> journal; // as ImportRequest: other accounts are left out
    std::optional<std::string> format = std::nullopt; // as ImportRequest
};
struct PreviewRequest {
    std::vector<PreviewFile> files;
    Work work; // tells how many files are read
};

struct PreviewedStatement {
    bank::StatementHeader header;
    bank::BalanceCheck check = bank::BalanceCheck::NotPossible;
    std::string journal; // empty: none follows this account
    // Several journals follow it; or it is left out: another journal was chosen, or its own takes
    // no digital statements.
    std::optional<Error> problem;
    bool left_out = false;
    std::int64_t lines = 0;                   // booked, the only ones that become statement lines
    std::int64_t expected = 0;                // announced: shown apart until they are booked
    std::optional<Money> money_in, money_out; // booked lines; none when currencies are mixed
    std::optional<Date> first_movement, last_movement;
    // How many lines have an equal in the journal, by day and amount; none without a journal, or
    // when there are too many to compare.
    std::optional<std::int64_t> lines_known;
};
inline constexpr std::size_t k_previewed_statements_max = 2'000; // of one file; the rest is counted
inline constexpr std::size_t k_previewed_lines_max = 200'000;    // compared with the journal

// One file, or one member of a ZIP.
struct PreviewedMember {
    std::string name;   // "a.zip!m.xml"
    std::string format; // empty when not recognised
    std::string sha256;
    std::vector<PreviewedStatement> statements;
    std::int64_t statements_total = 0;
    std::vector<Diagnostic> diagnostics;
    std::optional<Error> error;         // why it could not be read to its end
    std::optional<Instant> imported_at; // these very bytes were imported before
    std::string imported_by;
};
struct PreviewedFile {
    std::filesystem::path path;
    bool is_archive = false;
    std::vector<Diagnostic> notices;      // what the archive holds besides
    std::vector<PreviewedMember> members; // one for a plain file
    std::optional<Error> error;           // the archive itself cannot be read
};
// In the order of the request. What is wrong with a file stands beside it. Errors: core.cancelled.
Result<std::vector<PreviewedFile>> preview_files(Reader& reader, const PreviewRequest& request);

// --- History ----------------------------------------------------------------------------------
// A statement and the import it came with.
struct HistoryRow {
    StatementRow statement;
    std::string format; // "cfonb120"; empty for a feed
    Instant imported_at;
    std::string imported_by;
    std::optional<bank::ChainBreak> gap; // with the statement before it
};
struct HistoryFilter {
    std::optional<std::string> journal;
    std::optional<Date> from, to; // statements that touch these days
    std::optional<StatementState> state;
    std::string text;      // folded search in file name, journal and who imported it
    std::string line_text; // folded search in the texts of the lines
    std::optional<std::int64_t> amount_minor; // of a balance or a line, in either direction
    std::string format;                       // its beginning: "camt.053", "feed"
    std::string imported_by;                  // a user
    bool only_gaps = false;                   // what does not follow the statement before it
    std::int64_t before = 0;                  // statement id; 0: from the newest on
    std::int64_t limit = 1000;
};
// Who imported statements, by name: for the choice of a criterion.
Result<std::vector<std::string>> list_importers(Reader& reader);
// The newest import first. Errors: ledger.unknown_journal.
Result<std::vector<HistoryRow>> list_history(Reader& reader, const HistoryFilter& filter);

// What depends on an import: it can be taken back once the matches are undone.
struct DependentEntry { // that a match posted: a draft goes with its match, a validated one is
                        // reversed
    ledger::EntryId id;
    std::string journal, number, label;
    Date day;
    bool validated = false;
};
struct DependentInvoice { // that a match settles: it is open again once the match is undone
    std::int64_t id = 0;
    std::string number;
};
struct HeirImport { // a later import that repeats lines: they stay, as lines of it
    std::int64_t import = 0;
    std::string file_name; // empty for a feed
    Instant imported_at;
    std::string imported_by;
    std::int64_t lines = 0;
};
struct ImportDependents {
    std::vector<StatementRow> statements; // that would go
    std::vector<std::int64_t> matches;    // that hold lines of them, each once, by id
    std::vector<DependentEntry> entries;
    std::vector<DependentInvoice> invoices;
    std::vector<HeirImport> heirs;
    std::int64_t lost = 0;       // lines of later files that are repeated without their place
    std::int64_t feed_lines = 0; // that a feed brought too: they wait for its statement again
};
Result<std::vector<StatementRow>> statements_of_import(Reader& reader, std::int64_t import);
enum class UndoScope { Statement, WholeImport };
// Errors: app.not_found.
// Takes several statements back: an import of which all are named goes wholly, also what one
// statement of its file would leave to another. Errors: those of undo_import.
Result<void> undo_statements(Writer& writer, const std::vector<bank::StatementId>& statements);
Result<ImportDependents> dependents_of_import(Reader& reader, bank::StatementId statement,
                                              UndoScope scope = UndoScope::WholeImport);

} // namespace comptoir::app
