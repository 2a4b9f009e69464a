#include "app/bank/file_path.h"

#include "app/bank/statement_parts.h"
#include "app/books/opening_pointing.h"
#include "comptoir/core/invariant.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace {

using Steps = std::vector<storage::PathStep>;

// The statements of one import and journal, put together anew.
class Arrangement {
public:
    Arrangement(storage::Database& database, storage::ImportId import, const std::string& journal,
                bank::StatementId changed)
        : m_database(&database), m_journal(journal), m_changed(changed),
          m_path(storage::load_path(database, import, journal)) {
        for (const storage::FileStatement& file :
             storage::load_file_statements(database, import, journal))
            add_file_statement(file);
    }

    void write() {
        for (StatementPart& part : m_parts)
            choose_number(part);
        for (const StatementPart& part : m_parts) {
            storage::update_statement(*m_database, part.record);
            for (const LineRun& run : part.kept)
                storage::move_run(*m_database, m_journal, run.first_line, run.last_line,
                                  part.record.id);
        }
        if (m_changed)
            m_seen.insert(m_changed);
        for (const bank::StatementId statement : m_seen)
            if (!m_taken.contains(statement) &&
                storage::totals_of(*m_database, statement).count == 0)
                storage::delete_statement_shell(*m_database, statement);
    }

private:
    Steps::const_iterator first_from(bank::LineId line) const {
        return std::lower_bound(m_path.begin(), m_path.end(), line,
                                [](const storage::PathStep& step, bank::LineId wanted) {
                                    return step.line.id < wanted;
                                });
    }

    void add_file_statement(const storage::FileStatement& file) {
        const auto first = first_from(file.first_line);
        const auto last = first_from(bank::LineId{file.last_line ? file.last_line.value() + 1 : 0});
        if (!file.first_line || first == last)
            return;
        LineRuns lines;
        for (auto step = first; step != last; ++step)
            lines.add(step->line, bool(step->statement), step->overruled);
        const storage::StatementRecord& said = file.said;
        const bool complete = said.check != bank::BalanceCheck::Ok ||
                              *said.opening_minor + lines.sum_minor() == *said.closing_minor;
        if (!complete)
            return restate(first, last);
        for (auto step = first; step != last; ++step)
            if (step->statement)
                m_seen.insert(step->statement);
        add_parts(parts_of(said, lines), said);
    }

    // As StatementStage does: what follows on from the statement before it in the file joins it.
    void add_parts(std::vector<StatementPart> parts, const storage::StatementRecord& said) {
        const bool follows = goes_on_from(m_file_closing, m_file_ended_on, said);
        m_file_closing = said.closing_minor;
        m_file_ended_on = said.to;
        auto part = parts.begin();
        if (follows && part != parts.end() && !m_parts.empty() && part->record.opening_minor &&
            m_parts.back().record.closing_minor == part->record.opening_minor) {
            storage::StatementRecord& record = m_parts.back().record;
            record.to = std::max(record.to, part->record.to);
            record.closing_minor = part->record.closing_minor;
            record.check = std::max(record.check, part->record.check);
            if (part->record.mismatch_accepted_by)
                record.mismatch_accepted_by = part->record.mismatch_accepted_by;
            m_parts.back().kept.insert(m_parts.back().kept.end(), part->kept.begin(),
                                       part->kept.end());
            ++part;
        }
        m_parts.insert(m_parts.end(), std::make_move_iterator(part),
                       std::make_move_iterator(parts.end()));
    }

    void restate(Steps::const_iterator first, Steps::const_iterator last) {
        m_file_closing.reset();
        for (; first != last; ++first) {
            if (!first->statement || !m_taken.insert(first->statement).second)
                continue;
            auto record = *storage::find_statement(*m_database, first->statement);
            // One that was opened for a line taken back says no more than that line.
            if (first->statement == m_changed)
                if (const auto days = storage::days_of_statement(*m_database, m_changed)) {
                    record.from = days->first;
                    record.to = days->last;
                    storage::update_statement(*m_database, record);
                }
            if (!record.opening_minor || !record.closing_minor)
                continue;
            record.opening_minor =
                *record.closing_minor - storage::totals_of(*m_database, first->statement).sum_minor;
            storage::update_statement(*m_database, record);
        }
    }

    // The number most of its readers know: that of a statement its lines were in before.
    void choose_number(StatementPart& part) {
        part.record.id = {};
        for (const LineRun& run : part.kept)
            for (auto step = first_from(run.first_line);
                 step != m_path.end() && step->line.id <= run.last_line; ++step)
                if (step->statement && step->statement != m_changed &&
                    m_taken.insert(step->statement).second) {
                    part.record.id = step->statement;
                    return;
                }
        if (m_changed && m_taken.insert(m_changed).second) {
            part.record.id = m_changed;
            return;
        }
        part.record.id = storage::insert_statement(*m_database, part.record);
        m_taken.insert(part.record.id);
    }

    storage::Database* m_database;
    std::string m_journal;
    bank::StatementId m_changed;
    Steps m_path;
    std::vector<StatementPart> m_parts;
    std::optional<std::int64_t> m_file_closing; // of the statement of the file added last
    std::optional<Date> m_file_ended_on;
    std::set<bank::StatementId> m_seen, m_taken;
};

} // namespace

bank::StatementId open_statement(storage::Database& database, storage::ImportId import,
                                 const std::string& journal) {
    const auto files = storage::load_file_statements(database, import, journal);
    invariant(!files.empty(), "every import keeps what its file says");
    storage::StatementRecord record = files.front().said;
    record.opening_minor.reset();
    record.closing_minor.reset();
    record.check = bank::BalanceCheck::NotPossible;
    record.mismatch_accepted_by.reset();
    return storage::insert_statement(database, record);
}

void rearrange_statements(Writer& writer, storage::ImportId import, const std::string& journal,
                          bank::StatementId changed) {
    Arrangement(writer.database(), import, journal, changed).write();
    writer.changed(Noun::Statements);
    writer.changed(Noun::Lines);
}

OpeningPointing::OpeningPointing(Writer& writer, std::string journal)
    : m_writer(&writer), m_journal(std::move(journal)),
      m_first_before(storage::first_day_of_statements(writer.database(), m_journal)) {}

Result<void> OpeningPointing::settle() {
    const std::optional<Date> first =
        storage::first_day_of_statements(m_writer->database(), m_journal);
    if (first && first == m_first_before)
        return {};
    return move_opening_pointing(*m_writer, m_journal, first);
}

} // namespace comptoir::app
