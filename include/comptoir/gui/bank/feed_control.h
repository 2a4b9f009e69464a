// The background pull of bank feeds in the client: asks the passphrase once, starts, stops, tells.
#pragma once

#include "comptoir/app/connections.h"
#include "comptoir/gui/support/async.h"
#include "comptoir/gui/widgets/message_bar.h"

#include <QObject>

#include <memory>

namespace comptoir::gui {

class FeedControl : public QObject {
    Q_OBJECT

public:
    FeedControl(Session& session, QWidget* window);
    ~FeedControl() override; // stops within a second, before the session goes
    // Pulls now; asks the passphrase of the vault the first time.
    void pull(MessageBar& messages);
    // Statements of what the feeds brought, one per journal.
    void make_statements(MessageBar& messages);

signals:
    void next_pull_changed(std::optional<comptoir::Instant> at);

private:
    void start(SecretString passphrase, MessageBar& messages);
    void tell(const Result<app::PullReport>& report);

    Session& m_session;
    QWidget* m_window;
    QPointer<MessageBar> m_messages;
    std::unique_ptr<app::BackgroundSync> m_sync;
};

} // namespace comptoir::gui
