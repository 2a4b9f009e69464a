#include "comptoir/app/connections.h"

#include "app/connections/connection_pull.h"
#include "comptoir/app/connection_errors.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/vault.h"
#include "comptoir/connectors/errors.h"
#include "comptoir/core/bytes.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/connection_repository.h"
#include "comptoir/storage/repositories/expected_repository.h"

#include <algorithm>

namespace comptoir::app {

namespace {

using storage::ConnectionAccountRecord;
using storage::ConnectionRecord;
using storage::ConnectionRowId;

std::string connection_name(std::int64_t id) {
    return "connection " + text::number(id);
}

// Codes are compared by their text but must live as long as the program: a stored one becomes the
// declared one again.
Error error_of(const storage::StoredError& stored) {
    for (const ErrorSpec& spec : connectors::errors::k_all)
        if (spec.name == stored.code)
            return {spec, spec.kind, stored.params};
    for (const ErrorSpec& spec :
         {errors::vault_entry_missing, errors::not_found, errors::read_only})
        if (spec.name == stored.code)
            return {spec, spec.kind, stored.params};
    return {errors::internal, errors::internal.kind, {{"detail", stored.code}}};
}

ConnectionRow row_of(Reader& reader, const ConnectionRecord& record) {
    ConnectionRow row;
    row.id = ConnectionId{record.id.value()};
    row.provider = record.provider;
    row.base_url = record.base_url;
    row.state = record.state;
    row.last_sync_at = record.last_sync_at;
    if (record.last_error)
        row.last_error = error_of(*record.last_error);
    const auto journals = storage::load_journals(reader.database());
    for (const ConnectionAccountRecord& account :
         storage::load_connection_accounts(reader.database(), record.id)) {
        auto journal = account.journal;
        for (const ledger::Journal& each : journals)
            if (!journal && each.iban && each.iban->text() == account.iban)
                journal = each.code;
        row.accounts.push_back({account.iban, journal});
    }
    return row;
}

// A53: the journal named must follow the account of its own IBAN.
Result<void> check_journal(Reader& reader, const ConnectionAdd& request,
                           const std::vector<connectors::ProviderAccount>& accounts) {
    if (!request.journal)
        return {};
    const auto journal = storage::find_journal(reader.database(), *request.journal);
    if (!journal)
        return fail(ledger::errors::unknown_journal, {{"journal", *request.journal}});
    if (!journal->iban)
        return fail(errors::feed_journal_has_no_iban, {{"journal", *request.journal}});
    const bool there = std::any_of(accounts.begin(), accounts.end(), [&](const auto& account) {
        return account.iban == *journal->iban;
    });
    if (!there)
        return fail(errors::feed_iban_differs,
                    {{"journal", *request.journal}, {"iban", journal->iban->masked()}});
    return {};
}

Result<ConnectionRow> store_connection(Writer& writer, const ConnectionAdd& request,
                                       const std::string& vault_key,
                                       const std::vector<connectors::ProviderAccount>& accounts) {
    CT_ASSIGN(act, writer.begin(users::Right::Connections));
    storage::Database& database = writer.database();
    CT_TRY(check_journal(writer, request, accounts));
    ConnectionRecord record;
    record.provider = request.provider;
    record.base_url = request.base_url;
    record.state = "active";
    record.vault_key = vault_key;
    record.id = storage::insert_connection(database, record);
    const auto journal =
        request.journal ? storage::find_journal(database, *request.journal) : std::nullopt;
    for (const connectors::ProviderAccount& account : accounts) {
        // Two connections on one account would stage every operation twice.
        if (const auto other = storage::find_account_by_iban(database, account.iban.text()))
            return fail(
                errors::feed_account_already_connected,
                {{"iban", account.iban.masked()}, {"connection", other->connection.value()}});
        ConnectionAccountRecord row{
            record.id, account.provider_account, account.iban.text(), {}, request.from, {}};
        if (journal && journal->iban == account.iban)
            row.journal = journal->code;
        storage::insert_connection_account(database, row);
    }
    writer.record("connection.add", connection_name(record.id.value()), "",
                  request.provider + " " + request.base_url);
    writer.changed(Noun::Connections, record.id.value());
    return row_of(writer, record);
}

Result<ConnectionRecord> find_living(Reader& reader, ConnectionId id) {
    auto record = storage::find_connection(reader.database(), ConnectionRowId{id.value()});
    if (!record || record->state == "removed")
        return fail(errors::not_found, {{"what", "connection"}, {"id", id.value()}});
    return *record;
}

} // namespace

Result<ConnectionRow> add_connection(Workspace& workspace, const ConnectionAdd& given,
                                     const SecretString& passphrase) {
    ConnectionAdd request = given;
    CT_ASSIGN(url, connectors::BaseUrl::parse(request.base_url));
    request.base_url = url.text;
    BankNetwork network;
    CT_ASSIGN(connector,
              connectors::open_connector(request.provider, request.base_url, request.credentials,
                                         network.tools(workspace.clock())));
    // Before the network: a wrong passphrase, or a dossier nobody may write, costs no call.
    CT_TRY(Vault::open(vault_path_of(workspace.path()), passphrase));
    CT_TRY(workspace.write<void>(
        [](Writer& writer) { return writer.require(users::Right::Connections); }));
    CT_ASSIGN(accounts, connector->list_accounts({}));
    if (accounts.empty())
        return fail(connectors::errors::no_account, {{"provider", request.provider}});
    CT_TRY(workspace.read<void>(
        [&](Reader& reader) { return check_journal(reader, request, accounts); }));
    // The network may have taken minutes, in which another connection came or went.
    CT_ASSIGN(vault, Vault::open(vault_path_of(workspace.path()), passphrase));
    // The secret first: a row without its secret would be a broken connection, a secret without a
    // row is nothing.
    const std::string vault_key = crypto::random_uuid();
    vault.put(vault_key, request.credentials);
    CT_TRY(vault.save());
    auto row = workspace.write<ConnectionRow>(
        [&](Writer& writer) { return store_connection(writer, request, vault_key, accounts); });
    if (!row) {
        vault.remove(vault_key);
        CT_TRY(vault.save());
    }
    return row;
}

Result<std::vector<ConnectionRow>> list_connections(Reader& reader) {
    std::vector<ConnectionRow> rows;
    for (const ConnectionRecord& record : storage::load_connections(reader.database()))
        rows.push_back(row_of(reader, record));
    return rows;
}

Result<void> test_connection(Workspace& workspace, ConnectionId id,
                             const SecretString& passphrase) {
    CT_TRY(workspace.write<void>(
        [](Writer& writer) { return writer.require(users::Right::Connections); }));
    CT_ASSIGN(record, workspace.read<ConnectionRecord>(
                          [&](Reader& reader) { return find_living(reader, id); }));
    CT_ASSIGN(vault, Vault::open(vault_path_of(workspace.path()), passphrase));
    BankNetwork network;
    const auto ask = [&]() -> Result<void> {
        CT_ASSIGN(connector, open_stored_connector(vault, record, network, workspace.clock(),
                                                   workspace.path()));
        CT_ASSIGN(accounts, connector->list_accounts({}));
        if (accounts.empty())
            return fail(connectors::errors::no_account, {{"provider", record.provider}});
        return {};
    };
    const Result<void> asked = ask();
    std::optional<Error> error;
    if (!asked)
        error = asked.error();
    CT_TRY(keep_outcome(workspace, record.id, error, false));
    return asked;
}

Result<void> remove_connection(Workspace& workspace, ConnectionId id,
                               const SecretString& passphrase) {
    CT_TRY(workspace.write<void>(
        [](Writer& writer) { return writer.require(users::Right::Connections); }));
    CT_ASSIGN(vault, Vault::open(vault_path_of(workspace.path()), passphrase));
    CT_ASSIGN(known, workspace.read<ConnectionRecord>(
                         [&](Reader& reader) { return find_living(reader, id); }));
    // The secret first: were the row gone before it, nothing would ever take the secret away.
    // Without its secret the connection is asked to be removed again.
    if (vault.remove(known.vault_key))
        CT_TRY(vault.save());
    return workspace.write<void>([&](Writer& writer) -> Result<void> {
        CT_ASSIGN(act, writer.begin(users::Right::Connections));
        CT_ASSIGN(record, find_living(writer, id));
        const std::string before = record.state;
        record.state = "removed";
        record.last_error.reset();
        storage::update_connection(writer.database(), record);
        storage::delete_expected_of_removed_connections(writer.database());
        writer.changed(Noun::Expected);
        writer.record("connection.remove", connection_name(id.value()), before, "removed");
        writer.changed(Noun::Connections, id.value());
        writer.changed(Noun::Feed, id.value());
        return {};
    });
}

Result<PullReport> sync_once(Workspace& workspace, const SecretString& passphrase,
                             const Work& work) {
    CT_ASSIGN(connections, workspace.read<std::vector<ConnectionRecord>>(
                               [](Reader& reader) -> Result<std::vector<ConnectionRecord>> {
                                   return storage::load_connections(reader.database());
                               }));
    PullReport report;
    if (connections.empty())
        return report;
    CT_ASSIGN(vault, Vault::open(vault_path_of(workspace.path()), passphrase));
    BankNetwork network;
    std::int64_t done = 0;
    for (const ConnectionRecord& record : connections) {
        work.tell(done++, static_cast<std::int64_t>(connections.size()));
        if (work.stopped())
            return fail(comptoir::errors::cancelled);
        CT_ASSIGN(pulled, pull_connection(workspace, vault, record.id, network, work.stop));
        report.connections.push_back(std::move(pulled));
    }
    return report;
}

} // namespace comptoir::app
