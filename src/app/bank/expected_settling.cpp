// Which booked line came in the place of an announced one, over the stored lines.
#include "app/bank/expected_intake.h"
#include "comptoir/bank/expected.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace {

using bank::ComparedLine;
using storage::BookedLine;
using storage::ExpectedRecord;

std::vector<ComparedLine> compared(const std::vector<ExpectedRecord>& records) {
    std::vector<ComparedLine> lines;
    std::map<std::tuple<std::int64_t, std::int64_t, std::int32_t>, std::int64_t> groups;
    for (const ExpectedRecord& record : records) {
        std::int64_t group = 0;
        if (record.line.of_entry > 1)
            group = groups
                        .try_emplace({record.import.value(), record.report, record.line.entry},
                                     static_cast<std::int64_t>(groups.size()) + 1)
                        .first->second;
        lines.push_back(bank::compared_line(record.line, record.format, group));
    }
    return lines;
}

// Of many booked lines, those that may have been announced: the same amount, reference or words,
// or an entry that was split.
class Candidates {
public:
    explicit Candidates(const std::vector<ComparedLine>& expected) {
        std::map<std::int64_t, std::int64_t> sums;
        for (const ComparedLine& line : expected) {
            m_amounts.insert(line.amount_minor);
            if (line.group != 0)
                sums[line.group] += line.amount_minor;
            if (!line.may_change)
                continue;
            m_words.insert(line.words);
            m_references.insert(line.references.begin(), line.references.end());
        }
        for (const auto& [group, sum] : sums)
            m_amounts.insert(sum);
    }

    void take(const BookedLine& booked) {
        if (!m_entry.empty() && !goes_on(booked))
            close_entry();
        if (booked.of_entry > 1) {
            m_entry.push_back(booked);
            return;
        }
        ComparedLine line = bank::compared_line(booked.line, booked.format, 0);
        if (may_be(line))
            keep(booked.id, std::move(line));
    }
    void finish() { close_entry(); }

    std::vector<ComparedLine> lines;
    std::vector<bank::LineId> ids;

private:
    // Statements that follow each other become one: the rank of the entry begins anew there.
    bool goes_on(const BookedLine& booked) const {
        const BookedLine& last = m_entry.back();
        return booked.statement == last.statement && booked.entry == last.entry &&
               booked.of_entry == last.of_entry &&
               m_entry.size() < static_cast<std::size_t>(last.of_entry);
    }
    bool may_be(const ComparedLine& line) const {
        return m_amounts.contains(line.amount_minor) || m_words.contains(line.words) ||
               std::any_of(line.references.begin(), line.references.end(),
                           [&](const std::string& each) { return m_references.contains(each); });
    }
    void keep(bank::LineId id, ComparedLine&& line) {
        ids.push_back(id);
        lines.push_back(std::move(line));
    }
    void close_entry() {
        std::int64_t sum = 0;
        bool any = false;
        for (const BookedLine& each : m_entry) {
            sum += each.line.amount.minor();
            any = any || may_be(bank::compared_line(each.line, each.format, 0));
        }
        if (any || m_amounts.contains(sum)) {
            ++m_groups;
            for (const BookedLine& each : m_entry)
                keep(each.id, bank::compared_line(each.line, each.format, m_groups));
        }
        m_entry.clear();
    }

    std::set<std::int64_t> m_amounts;
    std::set<std::string> m_words, m_references;
    std::vector<BookedLine> m_entry;
    std::int64_t m_groups = 0;
};

void settle(Writer& writer, const std::string& journal, const DateRange& expected_days,
            const DateRange& booked_days) {
    storage::Database& database = writer.database();
    const std::vector<ExpectedRecord> records =
        storage::load_active_expected(database, journal, expected_days);
    if (records.empty())
        return;
    const std::vector<ComparedLine> expected = compared(records);
    Candidates candidates(expected);
    storage::for_each_unannounced(database, journal, booked_days,
                                  [&](const BookedLine& booked) { candidates.take(booked); });
    candidates.finish();
    const auto pairs = bank::pair_expected(expected, candidates.lines);
    for (std::size_t index = 0; index < pairs.size(); ++index)
        for (const std::size_t booked : pairs[index])
            storage::insert_replacement(database, records[index].id, candidates.ids[booked]);
    writer.changed(Noun::Expected);
}

DateRange announced_before(const storage::DaySpan& booked) {
    return {booked.first.plus_days(-bank::k_referenced_days),
            booked.last.plus_days(bank::k_early_days)};
}

DateRange booked_after(const storage::DaySpan& expected) {
    return {expected.first.plus_days(-bank::k_early_days),
            expected.last.plus_days(bank::k_referenced_days)};
}

} // namespace

void settle_after_lines(Writer& writer, const std::string& journal, const storage::DaySpan& days) {
    settle(writer, journal, announced_before(days), {days.first, days.last});
}

void settle_after_announcements(Writer& writer, const std::string& journal,
                                const storage::DaySpan& days) {
    settle(writer, journal, {days.first, days.last}, booked_after(days));
}

void settle_after_undo(Writer& writer, const std::string& journal, const storage::DaySpan& days) {
    const DateRange expected = announced_before(days);
    settle(writer, journal, expected, booked_after({expected.from, expected.to}));
}

} // namespace comptoir::app
