#include "app/bank/expected_intake.h"

#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/connection_repository.h"
#include "comptoir/storage/repositories/feed_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using storage::ExpectedRecord;

constexpr std::size_t k_lines_at_once = 5'000;
// A pending operation is told as booked within days, in a report of the same kind.
constexpr std::int32_t k_progress_days = 5;

bank::EqualLine equal_of(const bank::StatementLine& line, std::string_view format) {
    return {line.bank_reference,
            text::fold_compact(line.label + line.label_more + line.counterparty.name),
            bank::message_family(format)};
}

// Two kinds of message tell one operation in other words; one kind tells it in the same ones.
std::vector<bool> known_among(const std::vector<bank::StatementLine>& incoming,
                              std::string_view format, const std::vector<ExpectedRecord>& stored) {
    std::vector<bank::EqualLine> now, before;
    for (const bank::StatementLine& line : incoming)
        now.push_back(equal_of(line, format));
    for (const ExpectedRecord& record : stored)
        before.push_back(equal_of(record.line, record.format));
    const auto elsewhere =
        std::count_if(before.begin(), before.end(), [&](const bank::EqualLine& line) {
            return line.format_family != bank::message_family(format);
        });
    std::vector<bool> known;
    auto by_number = elsewhere;
    for (const bank::Verdict& verdict : bank::compare_equals(now, before, std::nullopt)) {
        const bool told_elsewhere = verdict.novelty == bank::Novelty::Doubtful && by_number > 0;
        by_number -= told_elsewhere ? 1 : 0;
        known.push_back(told_elsewhere || verdict.novelty == bank::Novelty::Known);
    }
    return known;
}

storage::DaySpan with_day(const std::optional<storage::DaySpan>& days, Date day) {
    return days ? storage::DaySpan{std::min(days->first, day), std::max(days->last, day)}
                : storage::DaySpan{day, day};
}

} // namespace

void ExpectedIntake::begin_report(std::string journal, std::string format) {
    m_journal = std::move(journal);
    m_format = std::move(format);
    ++m_report;
}

void ExpectedIntake::add(bank::StatementLine&& line) {
    m_lines.push_back(std::move(line));
    if (m_lines.size() == k_lines_at_once)
        flush();
}

void ExpectedIntake::end_report() {
    flush();
}

void ExpectedIntake::flush() {
    std::map<bank::LineIdentity, std::vector<bank::StatementLine>> groups;
    for (bank::StatementLine& line : m_lines)
        groups[{line.booked_on, line.amount.minor()}].push_back(std::move(line));
    m_lines.clear();
    for (auto& [identity, equals] : groups)
        take_group(equals);
}

void ExpectedIntake::take_group(std::vector<bank::StatementLine>& equals) {
    auto stored = storage::load_equal_expected(
        m_writer->database(), m_journal, {equals.front().booked_on, equals.front().amount.minor()});
    // What this very report tells twice is there twice.
    std::erase_if(stored, [&](const ExpectedRecord& record) {
        return record.import == m_import && record.report == m_report;
    });
    const std::vector<bool> known = known_among(equals, m_format, stored);
    ExpectedCounts& counts = m_counts[m_journal];
    for (std::size_t index = 0; index < equals.size(); ++index) {
        counts.days = with_day(counts.days, equals[index].booked_on);
        if (known[index])
            ++counts.lines_known;
        else
            take_new(std::move(equals[index]));
    }
}

void ExpectedIntake::take_new(bank::StatementLine&& line) {
    storage::Database& database = m_writer->database();
    const std::string family = bank::message_family(m_format);
    const bool is_booked = line.status == bank::LineStatus::Booked;
    // What was pending in a report before is booked in this one: the same operation, with the
    // bank's last word.
    if (is_booked)
        for (ExpectedRecord& record : storage::load_active_expected(
                 database, m_journal,
                 {line.booked_on.plus_days(-k_progress_days), line.booked_on})) {
            const bool went_on = record.line.status != bank::LineStatus::Booked &&
                                 bank::message_family(record.format) == family &&
                                 record.line.amount == line.amount;
            if (!went_on)
                continue;
            record.line = std::move(line);
            storage::update_expected(database, record);
            ++m_counts[m_journal].lines_known;
            return;
        }
    ExpectedRecord record;
    record.import = m_import;
    record.journal = m_journal;
    record.line = std::move(line);
    record.format = m_format;
    record.report = m_report;
    record.told_at = m_writer->clock().now();
    storage::insert_expected(database, record);
    ++m_counts[m_journal].lines_new;
}

namespace {

std::optional<std::string> journal_followed(storage::Database& database,
                                            const storage::ConnectionAccountRecord& account) {
    if (account.journal)
        return account.journal;
    for (const ledger::Journal& journal : storage::load_journals(database))
        if (journal.iban && journal.iban->text() == account.iban)
            return journal.code;
    return std::nullopt;
}

// What the feed told first, and what another report told before it, is one operation.
void expect_operation(Writer& writer, const std::string& journal, const std::string& format,
                      const storage::FeedRecord& operation) {
    storage::Database& database = writer.database();
    if (auto known = storage::find_expected_of_operation(database, operation.id)) {
        if (known->is_replaced)
            return;
        known->line = operation.line;
        storage::update_expected(database, *known);
        return;
    }
    auto stored = storage::load_equal_expected(
        database, journal, {operation.line.booked_on, operation.line.amount.minor()});
    std::erase_if(stored, [](const ExpectedRecord& record) { return record.operation != 0; });
    if (known_among({operation.line}, format, stored).front())
        return storage::set_expected_operation(database, stored.front().id, operation.id);
    ExpectedRecord record;
    record.operation = operation.id;
    record.journal = journal;
    record.line = operation.line;
    record.format = format;
    record.told_at = writer.clock().now();
    storage::insert_expected(database, record);
}

// A pending operation that is pending no more was booked, under its own id or another, or vanished.
void follow_outcome(storage::Database& database, storage::ConnectionRowId connection,
                    ExpectedRecord record, const storage::FeedRecord& operation) {
    if (operation.state == "pending")
        return;
    std::int64_t booked_as = operation.state == "removed" ? 0 : operation.id;
    if (!operation.replaced_by.empty())
        if (const auto booked =
                storage::find_feed_operation(database, connection, operation.replaced_by))
            booked_as = booked->id;
    if (booked_as != 0) {
        record.booked_as = booked_as;
        return storage::update_expected(database, record);
    }
    if (!record.import)
        storage::delete_expected(database, record.id);
}

} // namespace

void follow_pending_operations(Writer& writer, storage::ConnectionRowId connection,
                               std::string_view provider_account) {
    storage::Database& database = writer.database();
    const auto account = storage::find_connection_account(database, connection, provider_account);
    const auto record = storage::find_connection(database, connection);
    const auto journal =
        account ? journal_followed(database, *account) : std::optional<std::string>();
    if (!journal || !record)
        return;
    std::optional<storage::DaySpan> days;
    for (const storage::FeedRecord& operation :
         storage::load_pending_operations(database, connection, provider_account)) {
        expect_operation(writer, *journal, "feed." + record->provider, operation);
        days = with_day(days, operation.line.booked_on);
    }
    for (ExpectedRecord& expected :
         storage::load_expected_of_feed(database, connection.value(), provider_account))
        if (const auto operation = storage::find_operation(database, expected.operation))
            follow_outcome(database, connection, std::move(expected), *operation);
    if (days)
        settle_after_announcements(writer, *journal, *days);
    writer.changed(Noun::Expected);
}

void drop_announcements_of(Writer& writer, bank::LineId line) {
    storage::Database& database = writer.database();
    for (const std::int64_t id : storage::expected_before_line(database, line)) {
        auto announced = storage::find_expected(database, id);
        if (!announced || announced->dropped_at)
            continue;
        announced->dropped_at = writer.clock().now();
        announced->dropped_by = writer.user();
        storage::update_expected(database, *announced);
        writer.changed(Noun::Expected);
    }
}

} // namespace comptoir::app
