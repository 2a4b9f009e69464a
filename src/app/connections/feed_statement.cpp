#include "app/connections/feed_statement.h"

#include "comptoir/app/connection_errors.h"
#include "comptoir/app/connections.h"
#include "comptoir/app/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using storage::FeedRecord;

constexpr std::ptrdiff_t k_same_instant_max = 200; // beyond it the order given is kept

std::int64_t balance_before(const FeedRecord& record) {
    return *record.balance_after_minor - record.line.amount.minor();
}

// Arranges [first, last) so that it starts at `balance`; false when it cannot. Each operation is an
// edge from the balance before it to the balance after it, so the order wanted is an Eulerian path
// (Hierholzer's algorithm): taking any operation that fits could run into a dead end.
bool arrange(std::vector<FeedRecord>::iterator first, std::vector<FeedRecord>::iterator last,
             std::int64_t balance) {
    const std::vector<FeedRecord> given(first, last);
    std::vector<bool> used(given.size(), false);
    std::vector<std::size_t> path; // from the end
    constexpr std::size_t k_no_edge = static_cast<std::size_t>(-1);
    std::vector<std::size_t> walk{k_no_edge};
    while (!walk.empty()) {
        const std::size_t edge = walk.back();
        const std::int64_t here = edge == k_no_edge ? balance : *given[edge].balance_after_minor;
        std::size_t next = 0;
        while (next < given.size() && (used[next] || balance_before(given[next]) != here))
            ++next;
        if (next < given.size()) {
            used[next] = true;
            walk.push_back(next);
            continue;
        }
        walk.pop_back();
        if (edge != k_no_edge)
            path.push_back(edge);
    }
    if (path.size() != given.size())
        return false;
    for (auto edge = path.rbegin(); edge != path.rend(); ++edge, ++first) {
        if (balance_before(given[*edge]) != balance)
            return false;
        balance = *given[*edge].balance_after_minor;
        *first = given[*edge];
    }
    return true;
}

// The first group has no balance before it: one of its operations starts the chain.
bool arrange_first(std::vector<FeedRecord>::iterator first,
                   std::vector<FeedRecord>::iterator last) {
    const std::vector<FeedRecord> given(first, last);
    for (const FeedRecord& start : given) {
        std::copy(given.begin(), given.end(), first);
        if (arrange(first, last, balance_before(start)))
            return true;
    }
    return false;
}

Date end_of_due(const Reader& reader) {
    return reader.today().plus_days(-1);
}

Result<ledger::Journal> followed_journal(Reader& reader, const std::string& code) {
    const auto journal = storage::find_journal(reader.database(), code);
    if (!journal)
        return fail(ledger::errors::unknown_journal, {{"journal", code}});
    if (!journal->iban)
        return fail(errors::feed_journal_has_no_iban, {{"journal", code}});
    return *journal;
}

bank::StatementHeader header_of(const ledger::Journal& journal, const std::string& provider,
                                std::vector<FeedRecord>& operations) {
    bank::StatementHeader header;
    header.format = "feed." + provider;
    header.account.iban = journal.iban;
    header.account.currency = journal.currency;
    const auto chained = chain_balances(operations);
    header.from = operations.front().line.booked_on;
    header.to = operations.back().line.booked_on;
    if (chained) {
        header.opening =
            bank::DatedBalance{header.from, Money{chained->opening_minor, journal.currency}};
        header.closing =
            bank::DatedBalance{header.to, Money{chained->closing_minor, journal.currency}};
    }
    return header;
}

} // namespace

std::optional<ChainedBalances> chain_balances(std::vector<FeedRecord>& operations) {
    for (const FeedRecord& record : operations)
        if (!record.balance_after_minor)
            return std::nullopt;
    if (operations.empty())
        return std::nullopt;
    auto first = operations.begin();
    while (first != operations.end()) {
        auto last = std::find_if(first, operations.end(), [&](const FeedRecord& record) {
            return record.line.booked_on != first->line.booked_on ||
                   record.happened_at != first->happened_at;
        });
        const bool fits = last - first > k_same_instant_max ? false
                          : first == operations.begin()
                              ? arrange_first(first, last)
                              : arrange(first, last, *std::prev(first)->balance_after_minor);
        if (!fits)
            return std::nullopt;
        first = last;
    }
    return ChainedBalances{balance_before(operations.front()),
                           *operations.back().balance_after_minor};
}

Result<ImportReport> make_feed_statement(Writer& writer, const std::string& code,
                                         std::optional<Date> until) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementImport));
    storage::Database& database = writer.database();
    CT_ASSIGN(journal, followed_journal(writer, code));
    const auto account = storage::find_account_by_iban(database, journal.iban->text());
    if (!account || (account->journal && *account->journal != code))
        return fail(errors::feed_journal_without_feed, {{"journal", code}});
    const auto connection = storage::find_connection(database, account->connection);
    auto operations = storage::load_due_operations(database, code, journal.iban->text(),
                                                   until.value_or(end_of_due(writer)));
    if (operations.empty() || !connection)
        return ImportReport{};
    for (const FeedRecord& record : operations)
        if (record.line.amount.currency() != journal.currency)
            return fail(errors::feed_currency_differs,
                        {{"journal", code},
                         {"currency", std::string(record.line.amount.currency().code())}});

    const bank::StatementHeader header = header_of(journal, connection->provider, operations);
    std::vector<bank::StatementLine> lines;
    for (const FeedRecord& record : operations) {
        lines.push_back(record.line);
        lines.back().entry = static_cast<std::int32_t>(lines.size());
    }
    std::vector<bank::LineId> ids;
    CT_ASSIGN(report, stage_feed_statement(writer, code, header, lines, &ids));
    for (std::size_t i = 0; i < operations.size(); ++i)
        storage::mark_taken(database, operations[i].id, i < ids.size() ? ids[i] : bank::LineId{});
    writer.changed(Noun::Feed, account->connection.value());
    return report;
}

Result<std::vector<FeedDue>> list_feed_due(Reader& reader) {
    std::vector<FeedDue> due;
    for (const ledger::Journal& journal : storage::load_journals(reader.database())) {
        if (!journal.iban)
            continue;
        const auto operations = storage::load_due_operations(
            reader.database(), journal.code, journal.iban->text(), end_of_due(reader));
        if (!operations.empty())
            due.push_back({journal.code, static_cast<std::int64_t>(operations.size()),
                           operations.front().line.booked_on, operations.back().line.booked_on});
    }
    return due;
}

Result<std::vector<FeedOperation>> list_feed(Reader& reader,
                                             std::optional<ConnectionId> connection) {
    std::optional<storage::ConnectionRowId> only;
    if (connection) {
        only = storage::ConnectionRowId{connection->value()};
        const auto found = storage::find_connection(reader.database(), *only);
        if (!found || found->state == "removed")
            return fail(errors::not_found, {{"what", "connection"}, {"id", connection->value()}});
    }
    std::vector<FeedOperation> operations;
    for (FeedRecord& record : storage::load_waiting_operations(reader.database(), only))
        operations.push_back({record.id, ConnectionId{record.connection.value()}, record.iban,
                              record.state, record.replaced_by, std::move(record.line)});
    return operations;
}

} // namespace comptoir::app
