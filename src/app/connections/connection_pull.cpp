#include "app/connections/connection_pull.h"

#include "app/connections/feed_inbox.h"
#include "comptoir/app/connection_errors.h"
#include "comptoir/app/errors.h"
#include "comptoir/connectors/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/storage/repositories/feed_repository.h"
#include "comptoir/sync/pull.h"

#include <algorithm>
#include <map>

namespace comptoir::app {

namespace {

using storage::ConnectionAccountRecord;
using storage::ConnectionRecord;
using storage::ConnectionRowId;

bool is_cancelled(const Error& error) {
    return error.code == ErrorCode(comptoir::errors::cancelled);
}

struct Found {
    ConnectionRecord connection;
    std::vector<ConnectionAccountRecord> accounts;
};

Result<Found> load(Reader& reader, ConnectionRowId id) {
    auto connection = storage::find_connection(reader.database(), id);
    if (!connection || connection->state == "removed")
        return fail(errors::not_found, {{"what", "connection"}, {"id", id.value()}});
    return Found{std::move(*connection), storage::load_connection_accounts(reader.database(), id)};
}

// Adds accounts that are new at the bank and follows those whose id changed there: an account is
// known by its IBAN.
Result<std::vector<ConnectionAccountRecord>>
merge_accounts(Writer& writer, ConnectionRowId id,
               const std::vector<connectors::ProviderAccount>& listed) {
    CT_ASSIGN(act, writer.begin(users::Right::StatementImport));
    storage::Database& database = writer.database();
    const auto stored = storage::load_connection_accounts(database, id);
    for (const connectors::ProviderAccount& account : listed) {
        const std::string& iban = account.iban.text();
        const auto known =
            std::find_if(stored.begin(), stored.end(),
                         [&](const ConnectionAccountRecord& row) { return row.iban == iban; });
        if (known == stored.end()) {
            ConnectionAccountRecord fresh{id, account.provider_account, iban, {}, {}, {}};
            // The first day chosen for the connection holds for accounts that come later too.
            if (!stored.empty())
                fresh.from_day = stored.front().from_day;
            if (!storage::find_account_by_iban(database, iban))
                storage::insert_connection_account(database, fresh);
        } else if (known->provider_account != account.provider_account) {
            storage::rename_connection_account(database, id, known->provider_account,
                                               account.provider_account);
            writer.record("connection.account", account.iban.masked(), known->provider_account,
                          account.provider_account);
        }
    }
    auto merged = storage::load_connection_accounts(database, id);
    // What the bank no longer shows is kept, and not asked for.
    std::erase_if(merged, [&](const ConnectionAccountRecord& row) {
        return std::none_of(listed.begin(), listed.end(), [&](const auto& account) {
            return account.provider_account == row.provider_account;
        });
    });
    return merged;
}

PullAccount account_report(const std::string& iban, const sync::PullOutcome& outcome) {
    return {.iban = iban,
            .lines_new = outcome.counts.lines_new,
            .lines_changed = outcome.counts.lines_changed,
            .lines_removed = outcome.counts.lines_removed,
            .pending = outcome.counts.pending,
            .taken_changed = outcome.counts.taken_changed,
            .complete = outcome.complete};
}

// Every account; the first error is reported. One that ends the whole connection (a refusal, a
// quota, a stop) spares the accounts after it the same answer.
void pull_accounts(Workspace& workspace, connectors::FeedConnector& connector,
                   const std::vector<ConnectionAccountRecord>& accounts, std::stop_token stop,
                   PullReport::Connection& report) {
    FeedInbox inbox(workspace);
    bool over = false;
    for (const ConnectionAccountRecord& account : accounts) {
        sync::PullOutcome outcome;
        if (!over)
            outcome = sync::pull_account(connector, inbox,
                                         {account.connection.value(), account.provider_account,
                                          account.cursor, report.provider},
                                         stop);
        if (outcome.error) {
            const Error& error = *outcome.error;
            over = is_refusal(error) || is_cancelled(error) ||
                   error.code == ErrorCode(connectors::errors::rate_limited);
            if (!report.error)
                report.error = error;
        }
        report.accounts.push_back(account_report(account.iban, outcome));
    }
}

// A state, not a movement: also for accounts no page came from.
Result<void> count_pending(Workspace& workspace, ConnectionRowId id,
                           PullReport::Connection& report) {
    using Counts = std::map<std::string, std::int64_t>;
    CT_ASSIGN(pending, workspace.read<Counts>([&](Reader& reader) -> Result<Counts> {
        Counts counts;
        for (const auto& account : storage::load_connection_accounts(reader.database(), id))
            counts[account.iban] = static_cast<std::int64_t>(
                storage::load_pending_operations(reader.database(), id, account.provider_account)
                    .size());
        return counts;
    }));
    for (PullAccount& account : report.accounts)
        account.pending = pending[account.iban];
    return {};
}

} // namespace

bool is_refusal(const Error& error) {
    return error.code == ErrorCode(connectors::errors::unauthorized) ||
           error.code == ErrorCode(connectors::errors::forbidden_scope) ||
           error.code == ErrorCode(errors::vault_entry_missing);
}

Result<std::unique_ptr<connectors::FeedConnector>>
open_stored_connector(const Vault& vault, const ConnectionRecord& connection, BankNetwork& network,
                      const Clock& clock, const std::filesystem::path& ledger) {
    const SecretString* credentials = vault.find(connection.vault_key);
    if (credentials == nullptr)
        return fail(errors::vault_entry_missing, {{"path", vault_path_of(ledger).string()},
                                                  {"connection", connection.id.value()}});
    return connectors::open_connector(connection.provider, connection.base_url, *credentials,
                                      network.tools(clock));
}

Result<void> keep_outcome(Workspace& workspace, ConnectionRowId id,
                          const std::optional<Error>& error, bool pulled) {
    // A pull the user stopped says nothing about the connection.
    if (error && is_cancelled(*error))
        return {};
    return workspace.write<void>([&](Writer& writer) -> Result<void> {
        // Of a pull or a test that was allowed when it began, minutes ago.
        const Writer::Act act = writer.begin_own();
        auto record = storage::find_connection(writer.database(), id);
        if (!record || record->state == "removed")
            return {};
        const std::string before = record->state;
        record->state = error && is_refusal(*error) ? "broken" : "active";
        record->last_error.reset();
        if (error)
            record->last_error = storage::StoredError{std::string(error->code.name), error->params};
        else if (pulled)
            record->last_sync_at = writer.clock().now();
        storage::update_connection(writer.database(), *record);
        if (before != record->state)
            writer.record("connection.state", "connection " + std::string(record->provider), before,
                          record->state);
        writer.changed(Noun::Connections, id.value());
        return {};
    });
}

Result<PullReport::Connection> pull_connection(Workspace& workspace, const Vault& vault,
                                               ConnectionRowId id, BankNetwork& network,
                                               std::stop_token stop) {
    CT_TRY(workspace.write<void>(
        [](Writer& writer) { return writer.require(users::Right::StatementImport); }));
    CT_ASSIGN(found, workspace.read<Found>([&](Reader& reader) { return load(reader, id); }));
    PullReport::Connection report;
    report.id = ConnectionId{id.value()};
    report.provider = found.connection.provider;
    const auto pull = [&]() -> Result<void> {
        CT_ASSIGN(connector, open_stored_connector(vault, found.connection, network,
                                                   workspace.clock(), workspace.path()));
        CT_ASSIGN(listed, connector->list_accounts(stop));
        CT_ASSIGN(accounts,
                  workspace.write<std::vector<ConnectionAccountRecord>>(
                      [&](Writer& writer) { return merge_accounts(writer, id, listed); }));
        pull_accounts(workspace, *connector, accounts, stop, report);
        return {};
    };
    if (auto pulled = pull(); !pulled) {
        report.error = std::move(pulled).error();
        for (const ConnectionAccountRecord& account : found.accounts)
            report.accounts.push_back(account_report(account.iban, {}));
    }
    CT_TRY(count_pending(workspace, id, report));
    CT_TRY(keep_outcome(workspace, id, report.error, true));
    report.state = report.error && is_refusal(*report.error) ? "broken" : "active";
    return report;
}

} // namespace comptoir::app
