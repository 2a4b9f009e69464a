// Bank journals, statements and their lines: importing, taking back, listing.
#pragma once

#include "comptoir/app/workspace.h"
#include "comptoir/bank/reading_choices.h"
#include "comptoir/bank/statement_chain.h"
#include "comptoir/bank/types.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace comptoir::app {

// --- Reading a file without a dossier -------------------------------------------------------
struct FileReading {
    std::string path;   // "a.zip!m.xml" for a member
    std::string format; // empty when not recognised
    std::string sha256;
    std::optional<Error> error;
};
// Streams one file to `sink`; bounded memory. Recognised by content. Of a ZIP all members go to the
// one sink, their notices first; `format` and `error` are those of the first that has one. When the
// error is formats.date_order_ambiguous, ask once and read again with choices.date_order.
FileReading read_statement_file(const std::filesystem::path& path, bank::StatementSink& sink,
                                const Work& work, const bank::ReadingChoices& choices = {});

// The statement files at a path: the file itself, or the members of a ZIP (ZIPs inside it too) in
// the order of their accounts, days and statement numbers. Bounded in bytes, members, ratio and
// depth; nothing is unpacked to disk.
class StatementFiles {
public:
    // Errors: core.file_unreadable, core.cancelled, formats.zip_*.
    static Result<StatementFiles> open(const std::filesystem::path& path, const Work& work);
    StatementFiles(StatementFiles&&) noexcept;
    StatementFiles& operator=(StatementFiles&&) noexcept;
    ~StatementFiles();

    bool is_archive() const;
    std::size_t count() const;                 // 1 for a plain file
    std::string path(std::size_t index) const; // "a.zip!m.xml"
    // What the archive holds besides, and why it is not read: one notice for each.
    const std::vector<Diagnostic>& notices() const;
    // Streams one of them, like read_statement_file.
    FileReading read(std::size_t index, bank::StatementSink& sink, const Work& work,
                     const bank::ReadingChoices& choices = {}) const;

    struct State; // for the verbs of app
    const State& state() const { return *m_state; }

private:
    explicit StatementFiles(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

// --- Journals ---------------------------------------------------------------------------------
struct JournalAdd {
    std::string code;
    std::optional<Iban> iban;
    std::optional<std::string> account; // "512100"
    std::string name;
    std::string number = {}; // the bank's own, of an account without IBAN
    // Of the account at the bank; by default what the journal has, or that of the books. The books
    // stay in their own: a row of this account keeps the bank's amount beside its value (C28).
    std::optional<Currency> currency = {};
};
// Adds a bank journal or completes an existing one; creates the account when it is new. Errors:
// ledger.journal_has_other_account, .journal_has_other_iban, .journal_has_other_number,
// .iban_taken, .number_taken, .number_is_wrong_iban, .account_taken,
// .not_a_bank_account, .not_a_bank_journal; another currency: .journal_used_in_currency {journal}
// {currency} {count}, .account_without_currency {account} {currency} {count},
// payments.journal_currency (it settles at the order).
Result<ledger::Journal> add_journal(Writer& writer, const JournalAdd& request);
Result<std::vector<ledger::Journal>> list_journals(Reader& reader);

// --- Import -----------------------------------------------------------------------------------
enum class StatementState { Imported, PartlyReconciled, Reconciled };
std::string_view to_text(StatementState state); // "partly_reconciled"

struct ImportRequest {
    std::vector<std::filesystem::path> files;
    // Only this journal's account, others are left out by name; what names no account goes to it.
    std::optional<std::string> journal;
    // Of the files, when a journal is chosen: by default the one in its settings
    // (app/journal_import.h); empty: any.
    std::optional<std::string> format = std::nullopt;
    bool accept_mismatch = false;    // a wrong balance is refused unless a person accepts it
    bool take_back_deleted = false;  // what a person deleted earlier is left out unless they ask
    std::set<std::string> leave_out; // members of archives a person does not want: "a.zip!m.xml"
    bool quarantine = false; // what cannot be imported is put aside (app/quarantine.h), not refused
    bank::ReadingChoices choices; // a currency: by default that of the chosen journal
    Work work;
};
struct ImportedStatement {
    bank::StatementId id; // 0 when the file was wholly known
    std::string journal;
    std::optional<Date> from, to;
    std::int64_t lines_new = 0, lines_known = 0, lines_doubtful = 0;
    std::int64_t lines_deleted = 0; // left out: a person deleted them earlier (app/recognised.h)
    std::int64_t import = 0;        // what list_recognised asks for; dropped when nothing is known
    StatementState state = StatementState::Imported;
};
struct LeftOut {
    std::string account; // masked IBAN or number
    ErrorCode reason;
    Params params;
};
using QuarantineId = Id<struct QuarantineTag>;
// What is wrong with a file in quarantine: i18n::say(code, params, language) is its sentence.
struct QuarantineFault {
    std::string code; // "bank.balance_mismatch"
    Params params;
    SourcePlace place;                     // line 0: nowhere in particular
    int first_column = 0, last_column = 0; // 1-based, of fixed records whose field is known
};
struct PutAside {
    QuarantineId id;
    std::string name; // "a.zip!m.xml"
    QuarantineFault fault;
};
// Lines announced and not booked yet (app/expected.h), of one journal.
struct ImportedExpected {
    std::int64_t import = 0; // for take_back_expected()
    std::string journal;
    Date from, to;
    std::int64_t lines_new = 0, lines_known = 0;
    std::int64_t lines_replaced = 0; // of the new ones: their booked lines were here already
};
// What became of one file, or one member of an archive, in the order they were read.
enum class MemberFate { Imported, Known, PutAside, LeftOut };
std::string_view to_text(MemberFate fate); // "put_aside"
struct ImportedMember {
    std::string name; // "a.zip!m.xml"
    bool in_archive = false;
    MemberFate fate = MemberFate::Imported;
    std::int64_t statements = 0, lines_new = 0, lines_known = 0, lines_doubtful = 0, expected = 0;
};
// Where a line came from.
struct LineOrigin {
    bank::StatementId statement; // 0: it is in none
    std::int64_t import = 0;
    std::string file_name; // empty for a feed
    Instant imported_at;
    std::string imported_by;
};
// The lines of one import that repeat lines of another, and the first of them.
struct RepeatedImport {
    LineOrigin origin; // of what is repeated
    std::int64_t lines = 0;
    bank::LineId first, repeats; // the recognised line (app/recognised.h), and the one it repeats
    Date booked_on;
    Money amount;
    std::string label;
};
struct ImportReport {
    std::vector<ImportedStatement> statements;
    std::vector<ImportedMember> members;
    std::vector<ImportedExpected> expected;
    std::vector<RepeatedImport> repeated;
    std::vector<LeftOut> left_out;
    std::vector<PutAside> put_aside;
    std::vector<Diagnostic> diagnostics;
};
// All files or none. Consecutive statements of one account in one file whose balances chain become
// one. Errors: bank.balance_mismatch, bank.account_without_journal {iban} {command},
// bank.account_unnamed {file}, bank.accounts_unnamed {account} {other} (more than one such
// account), bank.digital_off {journal}, .feed_takes_no_files {journal}, .format_differs {name}
// {format} {journal} {expected}, formats.*, core.*; warnings: bank.statement_gap and its like,
// about the statements made. Intraday reports (camt.052, MT942), booking advices (camt.054) and
// pending lines make no statement line: they are expected.
Result<ImportReport> import_files(Writer& writer, const ImportRequest& request);

// Takes a statement back, as if its file had never come: the file may be imported again. Lines that
// another import repeats stay, as lines of that import; what a feed brought too waits for its
// statement. What depends on it: dependents_of_import (app/statement_preview.h). Refused with
// bank.statement_in_use {matches} when lines are matched, and with bank.feed_statement for
// statements made from a feed (A71). To leave its operations out for good: delete_statement
// (app/recognised.h).
Result<void> undo_import(Writer& writer, bank::StatementId statement);

// Takes back what a file announced; its statements stay.
Result<void> take_back_expected(Writer& writer, std::int64_t import);

// Where the statements of the journals do not follow each other, by journal and day: the sentence
// is bank::break_diagnostic's.
struct StatementBreak {
    std::string journal;
    bank::ChainBreak found;
};
Result<std::vector<StatementBreak>> list_breaks(Reader& reader,
                                                const std::optional<std::string>& journal);

// The statement of feed operations, staged by the same rules as a file (used by connections).
// `line_ids`, when given, receives the line of each operation, in order.
Result<ImportReport> stage_feed_statement(Writer& writer, const std::string& journal,
                                          const bank::StatementHeader& header,
                                          const std::vector<bank::StatementLine>& lines,
                                          std::vector<bank::LineId>* line_ids);

// --- Lists ------------------------------------------------------------------------------------
struct StatementRow {
    bank::StatementId id;
    std::string journal;
    std::optional<Date> from, to;
    std::optional<Money> opening, closing;
    Currency currency;
    StatementState state = StatementState::Imported;
    std::int64_t lines = 0, matched = 0, doubtful = 0;
    std::string source; // "file", "feed"
    std::string file_name;
    bank::BalanceCheck check = bank::BalanceCheck::NotPossible;
};
struct StatementFilter {
    std::optional<std::string> journal;
    std::int64_t after = 0, limit = 1000;
};
Result<std::vector<StatementRow>> list_statements(Reader& reader, const StatementFilter& filter);

struct LineRow {
    bank::LineId id;
    bank::StatementId statement;
    std::string journal;
    reconcile::LineState state =
        reconcile::LineState::Open; // Open, Matched, Parked, Ignored: stored facts
    bool doubtful = false;
    bank::StatementLine line;
    reconcile::MatchId match; // 0: none
    // Code tiers and Modèle d'écriture, and how each was found: "", "invoice", "reference", "hand".
    std::string party, party_by, template_code, template_by;
    std::vector<std::int64_t> announced; // expected lines (app/expected.h) it came in the place of
    // What a person put on it (app/line_acts.h, app/pairings.h).
    std::string note, reason;
    ledger::RowId invoice; // the open item it carries; 0: none
    std::string invoice_piece;
    std::int64_t pairing = 0, documents = 0;
};
struct LineFilter {
    std::optional<bank::StatementId> statement;
    std::optional<std::string> journal;
    std::optional<reconcile::LineState> state;
    bool only_doubtful = false; // those that may repeat another one
    std::string text;           // folded search in the text columns
    std::int64_t after = 0;     // line id
    std::int64_t limit = 1000;
};
// Calls `take` for each line in id order; take returns false to stop. Streams: bounded memory.
Result<void> for_each_line(Reader& reader, const LineFilter& filter,
                           const std::function<bool(const LineRow&)>& take);
Result<std::int64_t> count_lines(Reader& reader, const LineFilter& filter);
// Parks a line for later or ignores it; "" puts it back.
Result<void> mark_line(Writer& writer, bank::LineId line, reconcile::LineState state);

// The original bytes of a statement's file, as they came.
Result<std::string> original_file(Reader& reader, bank::StatementId statement);

} // namespace comptoir::app
