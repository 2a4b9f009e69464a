#include "comptoir/app/expected.h"

#include "app/bank/expected_intake.h"
#include "comptoir/app/errors.h"
#include "comptoir/bank/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/expected_repository.h"

#include <map>

namespace comptoir::app {

namespace {

using storage::ExpectedRecord;

ExpectedState state_of(const ExpectedRecord& record, Date today) {
    if (record.is_replaced)
        return ExpectedState::Replaced;
    if (record.dropped_at)
        return ExpectedState::Dropped;
    return today - record.line.booked_on > bank::k_expected_days ? ExpectedState::Late
                                                                 : ExpectedState::Expected;
}

ExpectedRow row_of(Reader& reader, const ExpectedRecord& record) {
    ExpectedRow row;
    row.id = ExpectedId{record.id};
    row.journal = record.journal;
    row.state = state_of(record, reader.today());
    row.line = record.line;
    row.format = record.format;
    row.file_name = record.file_name;
    row.told_at = record.told_at;
    row.dropped_by = record.dropped_by;
    if (row.state != ExpectedState::Replaced)
        return row;
    for (const bank::LineId id : storage::lines_in_place_of(reader.database(), record.id))
        if (const auto line = storage::find_line(reader.database(), id))
            row.replaced_by.push_back(
                {id, line->statement, line->line.booked_on, line->line.amount, line->line.label});
    row.waits_in_feed = row.replaced_by.empty();
    return row;
}

bool is_asked(const ExpectedFilter& filter, ExpectedState state) {
    if (filter.state)
        return state == *filter.state;
    return filter.whatever_state || state == ExpectedState::Expected ||
           state == ExpectedState::Late;
}

bool holds_text(const bank::StatementLine& line, std::string_view folded) {
    return folded.empty() ||
           text::fold(line.label + " " + line.label_more + " " + line.counterparty.name + " " +
                      line.comment + " " + line.bank_reference + " " + line.amount.to_decimal())
                   .find(folded) != std::string::npos;
}

Result<void> check_journal(Reader& reader, const std::optional<std::string>& code) {
    if (code && !storage::find_journal(reader.database(), *code))
        return fail(ledger::errors::unknown_journal, {{"journal", *code}});
    return {};
}

Result<ExpectedRecord> find_waiting(Writer& writer, ExpectedId id) {
    auto record = storage::find_expected(writer.database(), id.value());
    if (!record)
        return fail(errors::not_found, {{"what", "expected"}, {"id", id.value()}});
    if (record->is_replaced)
        return fail(bank::errors::expected_is_booked, {{"id", id.value()}});
    return std::move(*record);
}

} // namespace

std::string_view to_text(ExpectedState state) {
    switch (state) {
    case ExpectedState::Expected:
        return "expected";
    case ExpectedState::Late:
        return "late";
    case ExpectedState::Replaced:
        return "replaced";
    case ExpectedState::Dropped:
        return "dropped";
    }
    return "expected";
}

std::optional<ExpectedState> parse_expected_state(std::string_view text) {
    for (const ExpectedState state : {ExpectedState::Expected, ExpectedState::Late,
                                      ExpectedState::Replaced, ExpectedState::Dropped})
        if (to_text(state) == text)
            return state;
    return std::nullopt;
}

Result<std::vector<ExpectedRow>> list_expected(Reader& reader, const ExpectedFilter& filter) {
    CT_TRY(check_journal(reader, filter.journal));
    const std::string folded = text::fold(filter.text);
    std::vector<ExpectedRow> rows;
    const bool only_active =
        !filter.whatever_state && (!filter.state || *filter.state == ExpectedState::Expected ||
                                   *filter.state == ExpectedState::Late);
    storage::for_each_expected(reader.database(), {filter.journal, filter.after, only_active},
                               [&](const ExpectedRecord& record) {
                                   if (static_cast<std::int64_t>(rows.size()) >= filter.limit)
                                       return false;
                                   if (is_asked(filter, state_of(record, reader.today())) &&
                                       holds_text(record.line, folded))
                                       rows.push_back(row_of(reader, record));
                                   return true;
                               });
    return rows;
}

Result<std::vector<ExpectedTotal>> expected_totals(Reader& reader,
                                                   const std::optional<std::string>& journal) {
    CT_TRY(check_journal(reader, journal));
    std::map<std::string, ExpectedTotal> totals;
    storage::for_each_expected(
        reader.database(), {journal, 0, true}, [&](const ExpectedRecord& record) {
            const ExpectedState state = state_of(record, reader.today());
            if (state != ExpectedState::Expected && state != ExpectedState::Late)
                return true;
            const Money amount = record.line.amount;
            auto [found, first] = totals.try_emplace(record.journal);
            ExpectedTotal& total = found->second;
            if (first) {
                total.journal = record.journal;
                total.money_in = total.money_out = total.late_sum = Money::zero(amount.currency());
            }
            ++(state == ExpectedState::Late ? total.late : total.count);
            Money& sum = state == ExpectedState::Late ? total.late_sum
                         : amount.is_negative()       ? total.money_out
                                                      : total.money_in;
            if (const auto more = checked_add(sum, amount))
                sum = *more;
            return true;
        });
    std::vector<ExpectedTotal> list;
    for (auto& [code, total] : totals)
        list.push_back(std::move(total));
    return list;
}

Result<std::vector<ExpectedRow>> announcements_of(Reader& reader, bank::LineId line) {
    std::vector<ExpectedRow> rows;
    for (const std::int64_t id : storage::expected_before_line(reader.database(), line))
        if (const auto record = storage::find_expected(reader.database(), id))
            rows.push_back(row_of(reader, *record));
    return rows;
}

Result<void> drop_expected(Writer& writer, ExpectedId id) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    CT_ASSIGN(record, find_waiting(writer, id));
    if (record.dropped_at)
        return {};
    record.dropped_at = writer.clock().now();
    record.dropped_by = writer.user();
    storage::update_expected(writer.database(), record);
    writer.record("expected.drop", "expected line " + text::number(id.value()), "expected",
                  "dropped");
    writer.changed(Noun::Expected, id.value());
    return {};
}

Result<void> keep_expected(Writer& writer, ExpectedId id) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementModify));
    CT_ASSIGN(record, find_waiting(writer, id));
    if (!record.dropped_at)
        return {};
    record.dropped_at.reset();
    record.dropped_by.clear();
    storage::update_expected(writer.database(), record);
    writer.record("expected.keep", "expected line " + text::number(id.value()), "dropped",
                  "expected");
    settle_after_announcements(writer, record.journal,
                               {record.line.booked_on, record.line.booked_on});
    writer.changed(Noun::Expected, id.value());
    return {};
}

} // namespace comptoir::app
