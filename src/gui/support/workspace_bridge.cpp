#include "comptoir/gui/support/workspace_bridge.h"

#include "comptoir/gui/support/pace.h"

namespace comptoir::gui {

namespace {
constexpr std::chrono::milliseconds k_coalesce{100};
}

bool has_any(const Nouns& nouns, std::initializer_list<app::Noun> wanted) {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](app::Noun noun) { return has(nouns, noun); });
}

Nouns all_nouns() {
    Nouns nouns;
    for (int noun = 0; noun <= static_cast<int>(app::Noun::Users); ++noun)
        nouns.insert(noun);
    return nouns;
}

WorkspaceBridge::WorkspaceBridge(app::Workspace& workspace, QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { emit changed(std::exchange(m_waiting, {})); });
    // The listener runs on the writer thread; the call is queued to ours.
    m_subscription = workspace.subscribe([this](const app::Changes& changes) {
        QMetaObject::invokeMethod(
            this, [this, changes] { take(changes); }, Qt::QueuedConnection);
    });
}

void WorkspaceBridge::take(const app::Changes& changes) {
    for (const app::Change& change : changes)
        m_waiting.insert(static_cast<int>(change.noun));
    if (!m_waiting.isEmpty() && !m_timer.isActive())
        m_timer.start(paced(k_coalesce));
}

} // namespace comptoir::gui
