// The second half of StatementStage: once a file is read, what of it is new.
#include "app/bank/duplicate_decision.h"
#include "app/bank/statement_stage.h"
#include "comptoir/app/books.h"
#include "comptoir/bank/errors.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace {

// What the stored statements of a journal end on; empty when the last one gives no closing.
std::optional<std::int64_t>
stored_closing(const std::vector<storage::StatementRecord>& all,
               const std::set<bank::StatementId>& incoming, std::optional<Date> incoming_last) {
    const storage::StatementRecord* last = nullptr;
    for (const storage::StatementRecord& statement : all)
        if (!incoming.contains(statement.id))
            last = &statement;
    if (!last || !last->closing_minor)
        return std::nullopt;
    // A file that ends before the books do cannot be measured against their end.
    if (last->to && incoming_last && *incoming_last < *last->to)
        return std::nullopt;
    return last->closing_minor;
}

} // namespace

// The expected sum of new lines is what leads from the last stored closing to this file's closing.
void StatementStage::decide_duplicates(JournalIntake& intake,
                                       std::map<bank::StatementId, std::int64_t>& known) {
    storage::Database& database = m_writer->database();
    std::vector<EqualGroup> groups;
    std::vector<std::vector<storage::StoredEqual>> incoming_lines, known_lines;
    ChainFacts facts;
    for (const auto& [identity, count] : intake.counts) {
        if (count.stored == 0) {
            facts.certain_new_sum += identity.amount_minor * count.incoming;
            continue;
        }
        EqualGroup group{identity, {}, {}};
        std::vector<storage::StoredEqual> fresh, old;
        for (storage::StoredEqual& equal :
             storage::load_equals(database, intake.journal.code, identity)) {
            const bool is_known = equal.rank <= count.stored;
            (is_known ? group.known : group.incoming).push_back(equal.line);
            (is_known ? old : fresh).push_back(std::move(equal));
        }
        groups.push_back(std::move(group));
        incoming_lines.push_back(std::move(fresh));
        known_lines.push_back(std::move(old));
    }
    if (groups.empty())
        return;
    std::set<bank::StatementId> incoming_ids;
    for (const storage::StatementRecord& statement : intake.statements)
        incoming_ids.insert(statement.id);
    const storage::StatementRecord& last = intake.statements.back();
    const auto closing = stored_closing(storage::load_statements(database, intake.journal.code),
                                        incoming_ids, last.to);
    if (closing && last.closing_minor)
        facts.expected_new_sum = *last.closing_minor - *closing;

    const auto verdicts = decide_groups(groups, facts);
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (std::size_t index = 0; index < verdicts[group].size(); ++index) {
            const storage::StoredEqual& line = incoming_lines[group][index];
            switch (verdicts[group][index].novelty) {
            case bank::Novelty::New: break;
            case bank::Novelty::Doubtful: storage::mark_line_doubtful(database, line.id); break;
            case bank::Novelty::Known: {
                const auto& twin = known_lines[group][verdicts[group][index].known_index];
                ++known[storage::statement_of_line(database, line.id)];
                storage::delete_line(database, line.id);
                if (m_line_ids)
                    std::replace(m_line_ids->begin(), m_line_ids->end(), line.id, twin.id);
                storage::insert_repeated_line(database, m_options.import, twin.id, line.label);
                break;
            }
            }
        }
}

void StatementStage::report_statement(const storage::StatementRecord& statement, std::int64_t known,
                                      ImportReport& report) {
    storage::Database& database = m_writer->database();
    const storage::LineTotals totals = storage::totals_of(database, statement.id);
    ImportedStatement imported;
    imported.journal = statement.journal;
    imported.from = statement.from;
    imported.to = statement.to;
    imported.lines_new = totals.count - totals.doubtful;
    imported.lines_known = known;
    imported.lines_doubtful = totals.doubtful;
    if (totals.count == 0 && known > 0) {
        // Wholly known: nothing new to keep but what it repeats.
        storage::delete_statement_shell(database, statement.id);
        imported.state = StatementState::Reconciled;
        report.statements.push_back(imported);
        return;
    }
    storage::StatementRecord kept = statement;
    // Balances of what is kept: the opening follows from the closing once known lines are left out.
    if (known > 0 && kept.closing_minor)
        kept.opening_minor = *kept.closing_minor - totals.sum_minor;
    storage::update_statement(database, kept);
    imported.id = kept.id;
    imported.state = totals.count == 0 ? StatementState::Reconciled : StatementState::Imported;
    report.statements.push_back(imported);
    m_writer->changed(Noun::Statements, kept.id.value());
    m_writer->changed(Noun::Lines);
}

Result<void> StatementStage::settle(JournalIntake& intake, ImportReport& report) {
    if (intake.statements.empty())
        return {};
    storage::Database& database = m_writer->database();
    std::map<bank::StatementId, std::int64_t> known;
    const bool first_of_journal = !intake.stored_days;
    decide_duplicates(intake, known);
    // A gap between what is stored and this file is named, with both balances.
    const auto before = storage::closing_before(database, intake.journal.code,
                                                intake.statements.front().id);
    for (const storage::StatementRecord& statement : intake.statements)
        report_statement(statement, known[statement.id], report);
    const auto first = storage::find_statement(database, intake.statements.front().id);
    if (before && first && first->opening_minor && *first->opening_minor != *before)
        report.diagnostics.push_back(
            {Diagnostic::Severity::Warning, bank::errors::chain_gap,
             {{"account", intake.journal.code},
              {"closing", Money{*before, intake.journal.currency}},
              {"opening", Money{*first->opening_minor, intake.journal.currency}}},
             SourcePlace{.file = m_options.file_name, .field = "opening"}});
    if (first_of_journal && intake.first_days.front() != Date{})
        CT_TRY(settle_opening_pointing(*m_writer, intake.journal.code, intake.first_days.front()));
    return {};
}

} // namespace comptoir::app
