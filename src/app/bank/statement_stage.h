// Takes one file's statements into the dossier, line by line, in bounded memory.
//
// Lines are inserted as they come, behind the stored equals of their day and amount. At the end of
// each statement every group of equals that was already here is decided (decide_counts with what
// the balances say), what is known is taken out again, and what stays keeps true balances. All of
// it happens inside the caller's transaction: a refusal leaves no trace.
#pragma once

#include "app/bank/duplicate_decision.h"
#include "app/bank/expected_intake.h"
#include "app/bank/moved_lines.h"
#include "comptoir/app/bank.h"
#include "comptoir/bank/rules.h"
#include "comptoir/storage/repositories/recognition_repository.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace comptoir::app {

class StatementStage final : public bank::StatementSink {
public:
    struct Options {
        storage::ImportId import;
        std::string source = "file";
        std::optional<std::string> only_journal;
        bool accept_mismatch = false;
        bool take_back_deleted = false; // what was deleted comes in again
        std::string file_name;          // for the place of an error
        Work work;
    };
    StatementStage(Writer& writer, Options options);

    void begin_statement(const bank::StatementHeader& so_far) override;
    bool line(bank::StatementLine&& line) override;
    void end_statement(const bank::StatementHeader& header, bank::BalanceCheck check) override;
    void diagnostic(Diagnostic&& diagnostic) override;

    // After the reading: the report, and the pointing of the past when a journal's first statement
    // came in.
    Result<void> finish(ImportReport& report);
    // The id given to each line, in order; the stored one's when it was known already, none for
    // what is no operation.
    void remember_lines(std::vector<bank::LineId>* ids) { m_line_ids = ids; }

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
    // How many lines were here already, and how many a person had deleted.
    struct Recognised {
        std::int64_t known = 0, deleted = 0;
        void add(const Recognised& other) {
            known += other.known;
            deleted += other.deleted;
        }
    };
    // One statement as it is kept: several of the file when their balances chain, none of it
    // (record.id 0) when all its lines were known.
    struct Kept {
        storage::StatementRecord record;
        Recognised known;
        std::optional<std::int64_t> file_closing; // where the file's last statement of it ends
        std::optional<Date> file_ended_on;
    };
    // What one journal receives from this file.
    struct JournalIntake {
        ledger::Journal journal;
        std::optional<storage::DaySpan> stored_days; // this file's earlier statements included
        std::optional<Date> first_day_before;        // of the lines stored before this file
        std::optional<Date> first_day;               // first movement of this file, or its opening
        std::optional<storage::DaySpan> days_here;   // movements of this file
        Counts counts;                               // of the statement being read
        std::vector<Kept> kept;
    };
    struct KnownLine {
        storage::LineStep step;
        bank::LineId twin; // none of what was deleted
        bool deleted = false;
    };

    // What one statement tells: its days and amounts with stored equals, in order, and those
    // without.
    struct ToldLines {
        std::vector<std::pair<bank::LineIdentity, Count>> groups;
        std::vector<bank::LineIdentity> fresh; // only where its days go over stored ones
        std::int64_t fresh_sum = 0;            // of all without stored equals
    };
    // Of the days of a statement: what it does not tell where it is stored, and tells anew.
    struct LooseLines {
        std::vector<LooseLine> incoming, stored;
    };

    bool chosen_journal_follows_an_account() const;
    std::optional<ledger::Journal> chosen_journal(const bank::StatementHeader& unnamed);
    std::optional<ledger::Journal> journal_to_follow(const bank::AccountIdentity& account);
    JournalIntake* intake_of(const bank::StatementHeader& header);
    void refuse_currency(Currency other);
    void leave_out(const bank::AccountIdentity& account, ErrorCode reason, Params params);
    void refuse(Error error);
    void remember(bank::LineId line);
    std::int64_t rank_of(JournalIntake& intake, const bank::LineIdentity& identity);
    void complete_record(const bank::StatementHeader& header, bank::BalanceCheck check);
    bool accepts_balance(const bank::StatementHeader& header);
    void put_in_order();

    // statement_settling.cpp
    void settle_statement(JournalIntake& intake, bool balances_hold);
    ToldLines told_lines(JournalIntake& intake);
    std::vector<GroupFacts> facts_of_groups(const std::string& journal,
                                            const ToldLines& told) const;
    std::vector<KnownLine> take_out_known(JournalIntake& intake, bool balances_hold);
    void recognise(const storage::LineStep& line, const storage::StoredEqual& twin,
                   std::vector<KnownLine>& known);
    std::vector<storage::StatementRecord> split_around(const storage::StatementRecord& statement,
                                                       const std::vector<KnownLine>& known);
    void keep(JournalIntake& intake, std::vector<storage::StatementRecord> parts,
              const storage::StatementRecord& whole, Recognised known);
    static Recognised counts_of(const std::vector<KnownLine>& lines);
    std::optional<std::vector<std::size_t>> counts_by_balances(const std::vector<GroupFacts>& facts,
                                                               std::int64_t certain_new_sum) const;
    void take_back(bank::LineId deleted, bank::LineId incoming);
    void report_deleted(ImportReport& report);
    void report_kept(const Kept& kept, ImportReport& report);
    void report_expected(ImportReport& report);
    Result<void> settle_pointing(const JournalIntake& intake);

    // statement_moves.cpp
    static constexpr std::size_t k_no_group = static_cast<std::size_t>(-1);
    static std::size_t group_of(const ToldLines& told, const bank::LineIdentity& identity);
    LooseLines loose_lines(const std::string& journal, const ToldLines& told,
                           const std::vector<GroupFacts>& facts);
    std::optional<std::vector<std::size_t>>
    take_out_moved(const std::string& journal, const ToldLines& told, std::vector<GroupFacts> facts,
                   bool balances_hold, std::vector<KnownLine>& known);

    Writer* m_writer;
    Options m_options;
    std::vector<ledger::Journal> m_journals;
    std::set<std::string> m_closed_to_files; // journals without digital statements (A77)
    storage::LineInserter m_inserter;
    storage::RankFinder m_ranks;
    storage::RepeatInserter m_repeats;
    std::map<std::string, JournalIntake> m_intakes;      // by journal code
    JournalIntake* m_current = nullptr;                  // nullptr: this statement is left out
    std::optional<storage::StatementRecord> m_statement; // none while a report is read
    ExpectedIntake m_expected;
    std::optional<Date> m_first_movement, m_last_movement;
    std::optional<Date> m_line_before;
    bool m_days_go_on = false, m_days_go_back = false; // from a line to the next
    bank::LineId m_first_line, m_last_line;            // of the statement being read
    std::map<std::string, LeftOut> m_left_out;         // by account
    std::optional<std::string> m_unnamed_account; // what the file calls it, "" when it does not
    std::vector<Diagnostic> m_diagnostics;
    std::optional<Currency> m_account_currency; // what the statement's head says
    std::optional<Error> m_refusal;
    std::vector<bank::LineId>* m_line_ids = nullptr;
    std::size_t m_first_remembered = 0; // of the statement being read, in m_line_ids
    std::int64_t m_lines_seen = 0;
};

} // namespace comptoir::app
