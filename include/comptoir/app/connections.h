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
    std::string provider;     // "qonto"
    std::string base_url;     // https, or plain http on the loopback interface alone
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
// The credentials go to <ledger>.vault. Asks the provider for its accounts before anything is
// stored. With a journal, that journal follows the account of the same IBAN; without, each account
// follows the bank journal of its IBAN, now or when there is one. Errors: connectors.*, vault.*,
// app.not_found, feed.journal_has_no_iban, feed.iban_differs, feed.account_already_connected.
Result<ConnectionRow> add_connection(Workspace& workspace, const ConnectionAdd& request,
                                     const SecretString& passphrase);
Result<std::vector<ConnectionRow>> list_connections(Reader& reader); // without the removed ones
// One call with the stored credentials; its outcome becomes the connection's state.
Result<void> test_connection(Workspace& workspace, ConnectionId id, const SecretString& passphrase);
// Forgets the credentials; what is in statements stays, what was waiting is no longer shown.
Result<void> remove_connection(Workspace& workspace, ConnectionId id,
                               const SecretString& passphrase);

struct PullAccount {
    std::string iban;
    std::int64_t lines_new = 0, lines_changed = 0, lines_removed = 0, pending = 0;
    std::int64_t taken_changed = 0; // the bank now says otherwise than a statement; never applied
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
// One pull of every connection, on the calling thread. A connection that fails does not keep the
// others from being pulled: its error stands in the report.
Result<PullReport> sync_once(Workspace& workspace, const SecretString& passphrase,
                             const Work& work);

struct FeedOperation {
    std::int64_t id = 0;
    ConnectionId connection;
    std::string iban;
    std::string state;       // "staged", "pending", "removed"
    std::string replaced_by; // bank_reference of what a removed pending one was booked as
    bank::StatementLine line;
};
Result<std::vector<FeedOperation>> list_feed(Reader& reader,
                                             std::optional<ConnectionId> connection);

// What waits for a statement, per journal, up to the end of yesterday (A57: today's operations are
// never proposed). Journals without any are left out.
struct FeedDue {
    std::string journal;
    std::int64_t count = 0;
    Date from, to;
};
Result<std::vector<FeedDue>> list_feed_due(Reader& reader);
// The statement of what is due on a journal, by default up to yesterday in the dossier's zone.
// Nothing due gives a report without statements. Opening and closing are the bank's balances when
// they chain through every operation, else absent. Errors: app.not_found, feed.journal_has_no_iban,
// feed.journal_without_feed, feed.currency_differs.
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
