// The second half of StatementStage: once a statement is read, what of it is new.
#include "app/bank/balance_overlap.h"
#include "app/bank/duplicate_decision.h"
#include "app/bank/equal_lines.h"
#include "app/bank/statement_parts.h"
#include "app/bank/statement_stage.h"
#include "app/bank/statement_state.h"
#include "app/books/opening_pointing.h"
#include "comptoir/app/books.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"

#include <algorithm>

namespace comptoir::app {

namespace {

// Words prove nothing from one format to another: what may be a deleted operation is then left out
// and named, where what may be a stored one is kept and shown.
bool stays_deleted(const storage::StoredEqual& twin, const storage::StoredEqual& incoming) {
    return twin.is_gone() && twin.line.format_family != incoming.line.format_family;
}

// The operations that are here, or were: what tells the operation of another line is none.
std::uint32_t operations_of(const std::vector<storage::StoredEqual>& known) {
    return static_cast<std::uint32_t>(
        std::count_if(known.begin(), known.end(), [](const storage::StoredEqual& equal) {
            return !equal.same_as && !equal.deleted_with;
        }));
}

// On a day of a statement whose balances agree, every line of the bank is stored. An equal of
// another file repeats one of them, however it is worded; only what exceeds them is another
// operation. The last day of that statement may have gone on after it: what came then exceeds them
// too, because no file gives less of a day than an earlier one gave. Two references of one format
// that contradict each other are left in doubt.
void know_counted(const GroupLines& group, std::vector<bank::Verdict>& verdicts) {
    for (std::size_t line = 0; line < verdicts.size(); ++line) {
        if (verdicts[line].novelty != bank::Novelty::Doubtful)
            continue;
        const storage::StoredEqual& twin = group.known[verdicts[line].known_index];
        const bank::EqualLine& incoming = group.incoming[line].line;
        const bool contradicts = incoming.format_family == twin.line.format_family &&
                                 !incoming.bank_reference.empty() &&
                                 !twin.line.bank_reference.empty() &&
                                 incoming.bank_reference != twin.line.bank_reference;
        if (twin.counted && !contradicts)
            verdicts[line].novelty = bank::Novelty::Known;
    }
}

// The balances may count a deleted operation among the new ones, when what stands around it is not
// known any more; what reference or words recognise as deleted stays deleted all the same.
void keep_deleted(const GroupLines& group, std::vector<bank::Verdict>& verdicts) {
    const bool any_gone = std::any_of(group.known.begin(), group.known.end(),
                                      [](const auto& equal) { return equal.is_gone(); });
    if (!any_gone)
        return;
    std::vector<bool> taken(group.known.size(), false);
    for (const bank::Verdict& verdict : verdicts)
        if (verdict.novelty == bank::Novelty::Known)
            taken[verdict.known_index] = true;
    const auto evident = compare(group, std::nullopt);
    for (std::size_t line = 0; line < verdicts.size(); ++line) {
        const std::size_t known = evident[line].known_index;
        if (verdicts[line].novelty == bank::Novelty::Known ||
            evident[line].novelty != bank::Novelty::Known || taken[known] ||
            !group.known[known].is_gone())
            continue;
        taken[known] = true;
        verdicts[line] = evident[line];
    }
}

// A line that no reference or text recognises counts as new in the preferred reading, unless its
// equal came in another format, where words prove nothing.
GroupFacts facts_of(const GroupLines& group, std::int64_t amount_minor, DayPlace place) {
    const auto verdicts = compare(group, std::nullopt);
    const auto count = [&](bank::Novelty novelty) {
        return std::count_if(verdicts.begin(), verdicts.end(), [&](const bank::Verdict& verdict) {
            return verdict.novelty == novelty;
        });
    };
    const std::string& family = group.incoming.front().line.format_family;
    const auto elsewhere = std::count_if(
        group.known.begin(), group.known.end(),
        [&](const storage::StoredEqual& equal) { return equal.line.format_family != family; });
    const auto doubtful = count(bank::Novelty::Doubtful);
    const auto preferred_new = count(bank::Novelty::New) + doubtful - std::min(doubtful, elsewhere);
    return {amount_minor, static_cast<std::uint32_t>(group.incoming.size()),
            operations_of(group.known), static_cast<std::uint32_t>(preferred_new), place};
}

} // namespace

// Parts what the current statement tells by whether equals of it are stored; makes room for what
// follows, of a million lines.
StatementStage::ToldLines StatementStage::told_lines(JournalIntake& intake) {
    ToldLines told;
    const bool among_stored = intake.stored_days && m_first_movement &&
                              *m_first_movement <= intake.stored_days->last &&
                              intake.stored_days->first <= *m_last_movement;
    for (const auto& [identity, count] : intake.counts) {
        if (count.stored > 0) {
            told.groups.emplace_back(identity, count);
            continue;
        }
        told.fresh_sum += identity.amount_minor * count.incoming;
        if (among_stored)
            told.fresh.push_back(identity);
    }
    Counts().swap(intake.counts);
    // In the order of the index they are looked up in.
    std::sort(told.groups.begin(), told.groups.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return told;
}

std::vector<GroupFacts> StatementStage::facts_of_groups(const std::string& journal,
                                                        const ToldLines& told) const {
    std::vector<GroupFacts> facts;
    facts.reserve(told.groups.size());
    for (const auto& [identity, count] : told.groups) {
        const DayPlace place = identity.booked_on == *m_first_movement  ? DayPlace::First
                               : identity.booked_on == *m_last_movement ? DayPlace::Last
                                                                        : DayPlace::Between;
        facts.push_back(facts_of(load_group(m_writer->database(), journal, identity, count.stored),
                                 identity.amount_minor, place));
    }
    return facts;
}

// Takes out the lines of the current statement that were here already; by id. Where the balances
// cannot decide, lines stay and are marked doubtful.
std::vector<StatementStage::KnownLine> StatementStage::take_out_known(JournalIntake& intake,
                                                                      bool balances_hold) {
    const ToldLines told = told_lines(intake);
    if (told.groups.empty() && told.fresh.empty())
        return {};
    const std::string& journal = intake.journal.code;
    const auto facts = facts_of_groups(journal, told);
    std::optional<std::vector<std::size_t>> counts;
    if (balances_hold)
        counts = counts_by_balances(facts, told.fresh_sum);
    std::vector<KnownLine> known;
    if (!counts)
        counts = take_out_moved(journal, told, facts, balances_hold, known);
    for (std::size_t index = 0; index < told.groups.size(); ++index) {
        const auto& [identity, count] = told.groups[index];
        const GroupLines group = load_group(m_writer->database(), journal, identity, count.stored);
        auto verdicts = compare(group, counts ? std::optional((*counts)[index]) : std::nullopt);
        if (counts)
            keep_deleted(group, verdicts);
        else
            know_counted(group, verdicts);
        for (std::size_t line = 0; line < verdicts.size(); ++line) {
            const storage::StoredEqual& incoming = group.incoming[line];
            if (verdicts[line].novelty == bank::Novelty::New)
                continue;
            const storage::StoredEqual& twin = group.known[verdicts[line].known_index];
            if (verdicts[line].novelty == bank::Novelty::Doubtful &&
                (counts || !stays_deleted(twin, incoming))) {
                storage::mark_line_doubtful(m_writer->database(), incoming.id);
                continue;
            }
            recognise({incoming.id, identity.booked_on, identity.amount_minor}, twin, known);
        }
    }
    std::sort(known.begin(), known.end(),
              [](const KnownLine& a, const KnownLine& b) { return a.step.id < b.step.id; });
    return known;
}

// The line repeats one that is stored, or that a person deleted.
void StatementStage::recognise(const storage::LineStep& line, const storage::StoredEqual& twin,
                               std::vector<KnownLine>& known) {
    if (twin.is_gone() && m_options.take_back_deleted) {
        take_back(twin.tombstone(), line.id);
        return;
    }
    known.push_back({line, twin.deleted ? twin.same_as : twin.id, twin.is_gone()});
    m_repeats.insert(m_options.import, line.id, twin.id);
    storage::delete_line(m_writer->database(), line.id);
}

// What the balances say of each group. A line that a person took from the recognised ones may or
// may not be in the bank's balances: then the least that is new has the first word, either way.
std::optional<std::vector<std::size_t>>
StatementStage::counts_by_balances(const std::vector<GroupFacts>& facts,
                                   std::int64_t certain_new_sum) const {
    storage::Database& database = m_writer->database();
    const std::string& journal = m_statement->journal;
    auto sums = expected_new_sums(database, journal,
                                  {m_statement->id, *m_first_movement, *m_last_movement,
                                   *m_statement->opening_minor, *m_statement->closing_minor});
    for (std::int64_t& sum : sums)
        sum -= certain_new_sum;
    const std::int64_t overruled =
        storage::sum_of_overruled(database, journal, *m_first_movement, *m_last_movement);
    if (overruled == 0)
        return decide_counts(facts, sums);
    auto without = sums;
    for (std::int64_t& sum : without)
        sum += overruled;
    for (const auto& expected : {sums, without})
        if (auto least = least_counts(facts, expected))
            return least;
    if (auto counts = decide_counts(facts, sums))
        return counts;
    return decide_counts(facts, without);
}

// The deleted line is here again, as a line of this file; its own file repeats it from now on,
// unless that was taken back.
void StatementStage::take_back(bank::LineId deleted, bank::LineId incoming) {
    storage::Database& database = m_writer->database();
    const auto tombstone = storage::find_deleted_line(database, deleted);
    invariant(tombstone.has_value(), "an equal that is deleted is kept");
    storage::repeat_other_line(database, deleted, incoming);
    storage::drop_deleted_line(database, deleted);
    storage::restore_acts(database, incoming, *tombstone);
    if (storage::has_statement(database, tombstone->import, tombstone->journal))
        storage::insert_repeated_line(database,
                                      {.id = deleted,
                                       .import = tombstone->import,
                                       .repeats = incoming,
                                       .entry = tombstone->line.entry,
                                       .of_entry = tombstone->line.of_entry},
                                      tombstone->line);
    m_writer->record("line.take_back", "line " + text::number(deleted.value()), "deleted",
                     "line " + text::number(incoming.value()));
}

// What stays of a statement once known lines are out.
std::vector<storage::StatementRecord>
StatementStage::split_around(const storage::StatementRecord& statement,
                             const std::vector<KnownLine>& known) {
    storage::Database& database = m_writer->database();
    LineRuns lines;
    auto next_known = known.begin();
    storage::for_each_step(database, statement.id, [&](const storage::LineStep& step) {
        for (; next_known != known.end() && next_known->step.id < step.id; ++next_known)
            lines.add(next_known->step, false);
        lines.add(step, true);
        return true;
    });
    for (; next_known != known.end(); ++next_known)
        lines.add(next_known->step, false);
    std::vector<storage::StatementRecord> parts;
    for (StatementPart& part : parts_of(statement, lines)) {
        if (!parts.empty()) {
            part.record.id = storage::insert_statement(database, part.record);
            storage::move_lines(database, parts.back().id, part.record.id,
                                part.kept.front().first_line);
        }
        parts.push_back(std::move(part.record));
    }
    return parts;
}

// Joins what follows on from the statement before it in this file, and keeps the rest beside it.
void StatementStage::keep(JournalIntake& intake, std::vector<storage::StatementRecord> parts,
                          const storage::StatementRecord& whole, Recognised known) {
    storage::Database& database = m_writer->database();
    Kept* previous = intake.kept.empty() ? nullptr : &intake.kept.back();
    const bool follows =
        previous && goes_on_from(previous->file_closing, previous->file_ended_on, whole);
    if (!follows) {
        storage::StatementRecord nothing = whole;
        nothing.id = {};
        if (parts.empty())
            intake.kept.push_back({nothing, known, whole.closing_minor, whole.to});
    } else {
        previous->known.add(known);
        previous->file_closing = whole.closing_minor;
        previous->file_ended_on = whole.to;
        storage::StatementRecord& record = previous->record;
        if (!parts.empty() && !record.id) {
            record = parts.front();
            parts.erase(parts.begin());
        } else if (!parts.empty() && record.closing_minor == parts.front().opening_minor) {
            storage::move_lines(database, parts.front().id, record.id);
            storage::delete_statement_shell(database, parts.front().id);
            record.to = std::max(record.to, parts.front().to);
            record.closing_minor = parts.front().closing_minor;
            record.check = std::max(record.check, parts.front().check);
            if (parts.front().mismatch_accepted_by)
                record.mismatch_accepted_by = parts.front().mismatch_accepted_by;
            parts.erase(parts.begin());
        }
        known = {};
    }
    for (const storage::StatementRecord& part : parts) {
        intake.kept.push_back({part, known, whole.closing_minor, whole.to});
        known = {};
    }
}

StatementStage::Recognised StatementStage::counts_of(const std::vector<KnownLine>& lines) {
    const auto deleted = std::count_if(lines.begin(), lines.end(),
                                       [](const KnownLine& line) { return line.deleted; });
    return {static_cast<std::int64_t>(lines.size()) - deleted, deleted};
}

void StatementStage::settle_statement(JournalIntake& intake, bool balances_hold) {
    storage::Database& database = m_writer->database();
    const storage::StatementRecord whole = *m_statement;
    // The balances and days first: what follows compares them.
    storage::update_statement(database, whole);
    storage::insert_file_statement(database, {whole, m_first_line, m_last_line});
    const std::vector<KnownLine> known = take_out_known(intake, balances_hold);
    if (m_line_ids)
        for (const KnownLine& line : known)
            std::replace(m_line_ids->begin(), m_line_ids->end(), line.step.id, line.twin);
    std::vector<storage::StatementRecord> parts{whole};
    if (!known.empty())
        parts = split_around(whole, known);
    else if (!m_first_movement && storage::days_are_covered(database, whole))
        parts.clear(); // an empty statement of days that are here already says nothing new
    if (parts.empty())
        storage::delete_statement_shell(database, whole.id);
    const std::size_t untouched = intake.kept.empty() ? 0 : intake.kept.size() - 1;
    keep(intake, std::move(parts), whole, counts_of(known));
    for (std::size_t index = untouched; index < intake.kept.size(); ++index)
        if (intake.kept[index].record.id)
            storage::update_statement(database, intake.kept[index].record);
    if (!m_first_movement)
        return;
    const storage::DaySpan here =
        intake.days_here.value_or(storage::DaySpan{*m_first_movement, *m_last_movement});
    intake.days_here = storage::DaySpan{std::min(here.first, *m_first_movement),
                                        std::max(here.last, *m_last_movement)};
    storage::DaySpan days =
        intake.stored_days.value_or(storage::DaySpan{*m_first_movement, *m_last_movement});
    intake.stored_days = storage::DaySpan{std::min(days.first, *m_first_movement),
                                          std::max(days.last, *m_last_movement)};
}

void StatementStage::report_kept(const Kept& kept, ImportReport& report) {
    ImportedStatement imported;
    imported.id = kept.record.id;
    imported.journal = kept.record.journal;
    imported.from = kept.record.from;
    imported.to = kept.record.to;
    imported.import = m_options.import.value();
    imported.lines_known = kept.known.known;
    imported.lines_deleted = kept.known.deleted;
    if (kept.record.id) {
        const storage::LineTotals totals = storage::totals_of(m_writer->database(), kept.record.id);
        imported.lines_new = totals.count - totals.doubtful;
        imported.lines_doubtful = totals.doubtful;
        m_writer->changed(Noun::Statements, kept.record.id.value());
        m_writer->changed(Noun::Lines);
    }
    // A file that brings nothing new says how far the lines are that it repeats.
    const storage::RepeatedTotals progress =
        kept.record.id ? storage::RepeatedTotals{imported.lines_new + imported.lines_doubtful, 0}
                       : storage::totals_of_repeated(m_writer->database(), m_options.import,
                                                     kept.record.journal);
    imported.state = state_of_counts(progress.lines, progress.done);
    report.statements.push_back(imported);
}

// Nothing that a person deleted comes back by itself, and nothing is left out silently.
void StatementStage::report_deleted(ImportReport& report) {
    std::int64_t deleted = 0;
    for (const ImportedStatement& statement : report.statements)
        deleted += statement.lines_deleted;
    if (deleted > 0)
        report.diagnostics.push_back({Diagnostic::Severity::Warning,
                                      bank::errors::deleted_left_out,
                                      {{"count", deleted}},
                                      SourcePlace{.file = m_options.file_name}});
}

// What was announced and is booked already, here or in a file before this one, is paired at once.
void StatementStage::report_expected(ImportReport& report) {
    for (const auto& [journal, counts] : m_expected.by_journal()) {
        settle_after_announcements(*m_writer, journal, *counts.days);
        report.expected.push_back(
            {m_options.import.value(), journal, counts.days->first, counts.days->last,
             counts.lines_new, counts.lines_known,
             storage::count_replaced_of(m_writer->database(), m_options.import, journal)});
        m_writer->changed(Noun::Expected);
    }
}

// What the books hold before the first statement counts as seen by the bank; an earlier statement
// that comes later moves that day back.
Result<void> StatementStage::settle_pointing(const JournalIntake& intake) {
    if (!intake.first_day)
        return {};
    if (intake.first_day_before && *intake.first_day_before <= *intake.first_day)
        return {};
    if (intake.first_day_before)
        return move_opening_pointing(*m_writer, intake.journal.code, intake.first_day);
    return settle_opening_pointing(*m_writer, intake.journal.code, *intake.first_day);
}

} // namespace comptoir::app
