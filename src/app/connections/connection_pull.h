// One pull of one connection: credentials from the vault, pages into the dossier, the outcome into
// the connection's row.
#pragma once

#include "comptoir/app/connections.h"
#include "comptoir/app/vault.h"
#include "comptoir/connectors/curl_http_client.h"
#include "comptoir/connectors/pause.h"
#include "comptoir/connectors/registry.h"
#include "comptoir/storage/repositories/connection_repository.h"

#include <stop_token>

namespace comptoir::app {

// What a connector works with, owned together.
struct BankNetwork {
    connectors::CurlHttpClient http;
    connectors::ThreadPauser pauser;
    connectors::ConnectorTools tools(const Clock& clock) { return {http, pauser, clock}; }
};

// Errors: vault.entry_missing and those of connectors::open_connector.
Result<std::unique_ptr<connectors::FeedConnector>>
open_stored_connector(const Vault& vault, const storage::ConnectionRecord& connection,
                      BankNetwork& network, const Clock& clock,
                      const std::filesystem::path& ledger);

// Errors only where nothing could be attempted (the dossier, an unknown id); what the bank refused
// stands in the answer.
Result<PullReport::Connection> pull_connection(Workspace& workspace, const Vault& vault,
                                               storage::ConnectionRowId id, BankNetwork& network,
                                               std::stop_token stop);

// Keeps what an attempt ended with: state active or broken, last error, time of the last success.
Result<void> keep_outcome(Workspace& workspace, storage::ConnectionRowId id,
                          const std::optional<Error>& error, bool pulled);

// True for a refusal only a person can cure: a key, a right.
bool is_refusal(const Error& error);

} // namespace comptoir::app
