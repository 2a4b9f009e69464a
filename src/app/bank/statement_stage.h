// Takes one file's statements into the dossier, line by line, in bounded memory.
//
// Lines are inserted as they come, behind the stored equals of their day and amount. Once the file
// is read, each group of equals that was already here is decided (bank::compare_equals with what
// the balance chain says), and what is known is taken out again. All of it happens inside the
// caller's transaction: a refusal leaves no trace.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/bank/rules.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace comptoir::app {

// Finds the journal of an account: by IBAN, else by the national number inside a journal's IBAN.
std::optional<ledger::Journal> journal_of_account(const std::vector<ledger::Journal>& journals,
                                                  const bank::AccountIdentity& account);

class StatementStage final : public bank::StatementSink {
public:
    struct Options {
        storage::ImportId import;
        std::string source = "file";
        std::optional<std::string> only_journal;
        bool accept_mismatch = false;
        std::string file_name; // for the place of an error
        Work work;
    };
    StatementStage(Writer& writer, Options options);

    void begin_statement(const bank::StatementHeader& so_far) override;
    bool line(bank::StatementLine&& line) override;
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override;
    void diagnostic(Diagnostic&& diagnostic) override;

    // After the reading: decides duplicates, joins chained statements, removes empty shells.
    Result<void> finish(ImportReport& report);
    // The id given to each line taken, in order; the stored one's when it was known already.
    void remember_lines(std::vector<bank::LineId>* ids) { m_line_ids = ids; }
    std::int64_t lines_seen() const { return m_lines_seen; }
    const std::string& format() const { return m_format; }

private:
    struct IdentityHash {
        std::size_t operator()(const bank::LineIdentity& identity) const noexcept;
    };
    // How many equals of this file came so far, and how many were stored before it.
    struct Count {
        std::int32_t incoming = 0;
        std::int32_t stored = 0;
    };
    using Counts = std::unordered_map<bank::LineIdentity, Count, IdentityHash>;
    // What one journal receives from this file.
    struct JournalIntake {
        ledger::Journal journal;
        std::optional<storage::DaySpan> stored_days;
        Counts counts;
        std::vector<storage::StatementRecord> statements; // of this file, in order
        std::vector<Date> first_days;                     // first movement of each, or its opening
    };

    JournalIntake* intake_of(const bank::AccountIdentity& account);
    void refuse(Error error);
    std::int64_t rank_of(JournalIntake& intake, const bank::LineIdentity& identity);
    bool chains_with_previous(const JournalIntake& intake, const bank::StatementHeader& header) const;

    Result<void> settle(JournalIntake& intake, ImportReport& report);
    void decide_duplicates(JournalIntake& intake, std::map<bank::StatementId, std::int64_t>& known);
    void join_chained(JournalIntake& intake);
    void report_statement(const storage::StatementRecord& statement, std::int64_t known,
                          ImportReport& report);

    Writer* m_writer;
    Options m_options;
    std::vector<ledger::Journal> m_journals;
    storage::LineInserter m_inserter;
    storage::RankFinder m_ranks;
    std::map<std::string, JournalIntake> m_intakes; // by journal code
    JournalIntake* m_current = nullptr;             // nullptr: this statement is left out
    std::optional<storage::StatementRecord> m_statement;
    std::optional<Date> m_first_movement, m_last_movement;
    std::vector<LeftOut> m_left_out;
    std::vector<Diagnostic> m_diagnostics;
    std::optional<Error> m_refusal;
    std::string m_format;
    std::vector<bank::LineId>* m_line_ids = nullptr;
    std::int64_t m_lines_seen = 0;
    std::int64_t m_pending_lines = 0;
};

} // namespace comptoir::app
