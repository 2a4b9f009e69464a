#include "app/connections/connection_pull.h"
#include "comptoir/app/connections.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/settings.h"
#include "comptoir/connectors/errors.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/log.h"
#include "comptoir/sync/loop.h"

#include <algorithm>
#include <exception>

namespace comptoir::app {

namespace {

using Told = std::function<void(const Result<PullReport>&)>;

sync::PullAnswer answer_of(const std::optional<Error>& error) {
    if (!error)
        return {};
    sync::PullAnswer answer;
    answer.end = is_refusal(*error) ? sync::PullEnd::Refused : sync::PullEnd::FailedForNow;
    for (const Param& param : error->params)
        if (param.name == "retry_after_s")
            if (const auto* seconds = std::get_if<std::int64_t>(&param.value))
                answer.retry_after_s = *seconds;
    return answer;
}

// The loop's view of the dossier: which connections there are, and one pull of one of them.
class WorkspaceTurn final : public sync::PullTurn {
public:
    WorkspaceTurn(Workspace& workspace, SecretString passphrase, Told told)
        : m_workspace(&workspace), m_passphrase(std::move(passphrase)), m_told(std::move(told)) {}

    std::vector<std::int64_t> connections() override {
        const auto records = m_workspace->read<std::vector<std::int64_t>>(
            [](Reader& reader) -> Result<std::vector<std::int64_t>> {
                std::vector<std::int64_t> ids;
                for (const auto& record : storage::load_connections(reader.database()))
                    ids.push_back(record.id.value());
                return ids;
            });
        return records.value_or(std::vector<std::int64_t>{});
    }

    sync::PullAnswer pull(std::int64_t connection, std::stop_token stop) override {
        const auto pulled = guarded_pull(storage::ConnectionRowId{connection}, stop);
        if (stop.stop_requested()) // nobody may be there to be told any more
            return {sync::PullEnd::FailedForNow, 0};
        if (!pulled) {
            m_told(fail(pulled.error()));
            // A wrong passphrase or a damaged dossier does not cure itself by asking again.
            return {sync::PullEnd::Refused, 0};
        }
        m_told(PullReport{{*pulled}});
        return answer_of(pulled->error);
    }

private:
    // Nothing may fly out of the loop's thread: it would end the program.
    Result<PullReport::Connection> guarded_pull(storage::ConnectionRowId id, std::stop_token stop) {
        try {
            return pull_now(id, stop);
        } catch (const std::exception& failure) {
            log::error("sync", failure.what());
            return fail(errors::internal, {{"detail", std::string(failure.what())}});
        }
    }

    Result<PullReport::Connection> pull_now(storage::ConnectionRowId id, std::stop_token stop) {
        CT_ASSIGN(vault, Vault::open(vault_path_of(m_workspace->path()), m_passphrase));
        return pull_connection(*m_workspace, vault, id, m_network, stop);
    }

    Workspace* m_workspace;
    SecretString m_passphrase;
    Told m_told;
    BankNetwork m_network;
};

} // namespace

struct BackgroundSync::State {
    sync::Loop loop;
};

BackgroundSync::BackgroundSync(Workspace& workspace, SecretString passphrase, Options options,
                               std::function<void(const Result<PullReport>&)> told) {
    const sync::LoopOptions loop{
        .start_delay_s = std::max<std::int64_t>(0, options.start_delay_s),
        .interval_s = std::max(k_sync_interval_s.least, options.interval_s), // A66
    };
    m_state.reset(new State{sync::Loop(
        loop, sync::real_timer(),
        std::make_unique<WorkspaceTurn>(workspace, std::move(passphrase), std::move(told)))});
}

BackgroundSync::~BackgroundSync() = default;

void BackgroundSync::pull_now() {
    m_state->loop.pull_now();
}

void BackgroundSync::stop() {
    m_state->loop.stop();
}

std::optional<Instant> BackgroundSync::next_pull_at() const {
    return m_state->loop.next_pull_at();
}

} // namespace comptoir::app
