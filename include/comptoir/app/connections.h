// Bank connections: credentials in the vault, pulls, feed operations, feed statements.
#pragma once

#include "comptoir/app/bank.h"
#include "comptoir/app/workspace.h"
#include "comptoir/bank/types.h"
#include "comptoir/core/secret_string.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace comptoir::app {

using ConnectionId = Id<struct ConnectionTag>;

struct ConnectionAdd {
    std::string provider; // "qonto"
    std::string base_url; // https, or plain http on the loopback interface alone
    SecretString credentials; // JSON, the provider's own keys
    std::optional<std::string> journal;
    std::optional<Date> from; // earlier operations never enter a statement (A72)
};
struct ConnectionRow {
    ConnectionId id;
    std::string provider, base_url, state; // "active", "broken", "removed"
    std::optional<Instant> last_sync_at;
    std::optional<Error> last_error;
    struct Account {
        std::string iban;
        std::optional<std::string> journal;
    };
    std::vector<Account> accounts;
};
// `vault_path` is <ledger>.vault; asks the provider for its accounts before anything is stored.
Result<ConnectionRow> add_connection(Workspace& workspace, const ConnectionAdd& request,
                                     const SecretString& passphrase);
Result<std::vector<ConnectionRow>> list_connections(Reader& reader);
Result<void> test_connection(Workspace& workspace, ConnectionId id, const SecretString& passphrase);
Result<void> remove_connection(Workspace& workspace, ConnectionId id, const SecretString& passphrase);

struct PullAccount {
    std::string iban;
    std::int64_t lines_new = 0, lines_changed = 0, lines_removed = 0, pending = 0;
    bool complete = true;
};
struct PullReport {
    struct Connection {
        ConnectionId id;
        std::string provider, state;
        std::vector<PullAccount> accounts;
        std::optional<Error> error;
    };
    std::vector<Connection> connections;
};
// One pull of every active connection, on the calling thread.
Result<PullReport> sync_once(Workspace& workspace, const SecretString& passphrase, const Work& work);

struct FeedOperation {
    std::int64_t id = 0;
    ConnectionId connection;
    std::string iban;
    std::string state; // "staged", "pending", "removed"
    bank::StatementLine line;
};
Result<std::vector<FeedOperation>> list_feed(Reader& reader, std::optional<ConnectionId> connection);
// The statement of what is due on a journal, by default up to yesterday in the dossier's zone.
Result<ImportReport> make_feed_statement(Writer& writer, const std::string& journal,
                                         std::optional<Date> until);

// The background loop (sync thread). Start delay 20 s and interval 21600 s are settings; stop()
// returns within a second. Reports each pull through `told`, on its own thread.
class BackgroundSync {
public:
    struct Options {
        std::int64_t start_delay_s = 20;
        std::int64_t interval_s = 21600; // never below 300
    };
    BackgroundSync(Workspace& workspace, SecretString passphrase, Options options,
                   std::function<void(const Result<PullReport>&)> told);
    ~BackgroundSync(); // stops and joins
    void pull_now();
    void stop();
    std::optional<Instant> next_pull_at() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace comptoir::app
