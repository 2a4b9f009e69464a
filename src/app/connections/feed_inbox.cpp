#include "app/connections/feed_inbox.h"

#include "app/bank/expected_intake.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/feed_repository.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace {

using connectors::FeedOperation;
using connectors::OperationState;
using storage::FeedRecord;

// A card hold is booked within days; two weeks leave room for petrol stations and hotels.
constexpr std::int32_t k_replacement_days = 15;
constexpr std::string_view k_removed_word = "removed";

// For the event log: whole, but for the account number of the other side.
std::string logged_text(bank::StatementLine line) {
    for (std::string* account : {&line.counterparty.iban, &line.ordering_account})
        if (const auto iban = Iban::parse(*account))
            *account = iban->masked();
    return storage::line_text(line);
}

std::string_view waiting_state(OperationState state) {
    switch (state) {
    case OperationState::Booked:
        return "staged";
    case OperationState::Pending:
        return "pending";
    case OperationState::Removed:
        return k_removed_word;
    }
    return "pending";
}

void fill(FeedRecord& record, const FeedOperation& operation) {
    record.line = operation.line;
    record.balance_after_minor =
        operation.balance_after ? std::optional(operation.balance_after->minor()) : std::nullopt;
    record.happened_at = operation.happened_at;
    record.updated_at = operation.updated_at;
}

// One page's work on one account.
class PageIntake {
public:
    PageIntake(Writer& writer, const storage::ConnectionAccountRecord& account)
        : m_writer(&writer), m_account(&account) {}

    void take(const FeedOperation& operation);
    void drop_vanished(const std::vector<std::string>& pending_ids);
    sync::FeedCounts counts;

private:
    void insert(const FeedOperation& operation);
    void update_waiting(FeedRecord known, const FeedOperation& operation);
    void note_taken(FeedRecord known, const FeedOperation& operation);
    std::string replacement_of(const FeedRecord& pending);
    storage::Database& database() { return m_writer->database(); }

    Writer* m_writer;
    const storage::ConnectionAccountRecord* m_account;
};

void PageIntake::take(const FeedOperation& operation) {
    auto known =
        storage::find_feed_operation(database(), m_account->connection, operation.provider_id);
    const bool too_early = m_account->from_day && operation.line.booked_on < *m_account->from_day;
    if (!known) {
        if (!too_early) // A72: what came before the first day is ignored
            insert(operation);
        return;
    }
    // A page that was on its way while a newer one was stored.
    if (!operation.updated_at.empty() && operation.updated_at < known->updated_at)
        return;
    if (known->state == "taken")
        return note_taken(std::move(*known), operation);
    FeedOperation seen = operation;
    if (too_early)
        seen.state = OperationState::Removed;
    update_waiting(std::move(*known), seen);
}

void PageIntake::insert(const FeedOperation& operation) {
    FeedRecord record;
    record.connection = m_account->connection;
    record.provider_account = m_account->provider_account;
    record.provider_id = operation.provider_id;
    record.state = waiting_state(operation.state);
    fill(record, operation);
    storage::insert_feed_operation(database(), record);
    if (operation.state == OperationState::Booked)
        ++counts.lines_new;
}

void PageIntake::update_waiting(FeedRecord known, const FeedOperation& operation) {
    const bank::StatementLine line_before = known.line;
    const bool was_booked = known.state == "staged";
    const bool is_booked = operation.state == OperationState::Booked;
    const std::string state_before = known.state;
    known.state = waiting_state(operation.state);
    if (is_booked || operation.state == OperationState::Pending)
        known.replaced_by.clear();
    fill(known, operation);
    storage::update_feed_operation(database(), known);
    const bool same_line = storage::line_text(line_before) == storage::line_text(known.line);
    if (same_line && state_before == known.state)
        return;
    counts.lines_new += is_booked && !was_booked ? 1 : 0;
    counts.lines_removed += was_booked && !is_booked ? 1 : 0;
    counts.lines_changed += was_booked && is_booked ? 1 : 0;
    m_writer->record("feed.change", "operation " + text::number(known.id),
                     state_before + " " + logged_text(line_before),
                     known.state + " " + logged_text(known.line));
}

void PageIntake::note_taken(FeedRecord known, const FeedOperation& operation) {
    const std::string stands = storage::line_text(known.line);
    std::string said = operation.state == OperationState::Booked
                           ? storage::line_text(operation.line)
                           : std::string(waiting_state(operation.state));
    known.updated_at = operation.updated_at;
    if (said == stands)
        said.clear(); // the bank came back to what the statement says
    const bool news = said != known.said_since;
    known.said_since = said;
    storage::update_feed_operation(database(), known);
    if (!news)
        return;
    ++counts.taken_changed;
    const bool is_booked = !said.empty() && operation.state == OperationState::Booked;
    m_writer->record("feed.differs", "operation " + text::number(known.id), logged_text(known.line),
                     is_booked ? logged_text(operation.line) : said);
}

// What a hold that is gone was booked as: same direction, same words or same amount, soon after;
// the nearest amount when there are several.
std::string PageIntake::replacement_of(const FeedRecord& pending) {
    const std::string words = text::fold_compact(pending.line.label);
    const Date day = pending.line.booked_on;
    std::string best;
    std::int64_t best_distance = 0;
    for (const FeedRecord& booked : storage::load_booked_operations(
             database(), m_account->connection, m_account->provider_account,
             {day.plus_days(-1), day.plus_days(k_replacement_days)})) {
        const std::int64_t amount = booked.line.amount.minor();
        const std::int64_t held = pending.line.amount.minor();
        const std::int64_t distance = amount > held ? amount - held : held - amount;
        const bool same_way = (amount < 0) == (held < 0);
        const bool alike = distance == 0 || text::fold_compact(booked.line.label) == words;
        if (!same_way || !alike || booked.updated_at < pending.updated_at)
            continue;
        if (best.empty() || distance < best_distance) {
            best = booked.provider_id;
            best_distance = distance;
        }
    }
    return best;
}

void PageIntake::drop_vanished(const std::vector<std::string>& pending_ids) {
    const std::set<std::string> still(pending_ids.begin(), pending_ids.end());
    for (FeedRecord& record : storage::load_pending_operations(database(), m_account->connection,
                                                               m_account->provider_account)) {
        if (still.contains(record.provider_id))
            continue;
        record.replaced_by = replacement_of(record);
        record.state = k_removed_word;
        storage::update_feed_operation(database(), record);
        m_writer->record("feed.vanished", "operation " + text::number(record.id), "pending",
                         record.replaced_by.empty() ? "removed"
                                                    : "booked as " + record.replaced_by);
    }
}

std::string counts_text(const sync::FeedCounts& counts) {
    return text::number(counts.lines_new) + " new, " + text::number(counts.lines_changed) +
           " changed, " + text::number(counts.lines_removed) + " removed";
}

} // namespace

Result<sync::FeedCounts> accept_page(Writer& writer, const sync::FeedAccount& account,
                                     const connectors::FeedPage& page) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementImport));
    storage::Database& database = writer.database();
    const storage::ConnectionRowId connection{account.connection};
    const auto stored =
        storage::find_connection_account(database, connection, account.provider_account);
    if (!stored)
        return fail(errors::not_found, {{"what", "connection"}, {"id", account.connection}});
    PageIntake intake(writer, *stored);
    for (const FeedOperation& operation : page.operations)
        intake.take(operation);
    if (page.pending_ids)
        intake.drop_vanished(*page.pending_ids);
    storage::save_cursor(database, connection, account.provider_account, page.cursor);
    intake.counts.pending = static_cast<std::int64_t>(
        storage::load_pending_operations(database, connection, account.provider_account).size());
    const sync::FeedCounts& counts = intake.counts;
    if (counts.lines_new + counts.lines_changed + counts.lines_removed > 0)
        writer.record("feed.page", "connection " + text::number(account.connection), "",
                      counts_text(counts));
    follow_pending_operations(writer, connection, account.provider_account);
    writer.changed(Noun::Feed, account.connection);
    return counts;
}

Result<sync::FeedCounts> FeedInbox::accept(const sync::FeedAccount& account,
                                           const connectors::FeedPage& page) {
    return m_workspace->write<sync::FeedCounts>(
        [&](Writer& writer) { return accept_page(writer, account, page); });
}

} // namespace comptoir::app
