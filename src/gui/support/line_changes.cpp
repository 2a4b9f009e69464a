#include "comptoir/gui/support/line_changes.h"

namespace comptoir::gui {

namespace {
constexpr std::size_t k_told_max = 200;
}

LineChanges::LineChanges(Session& session, QObject* parent) : QObject(parent) {
    listen(session.workspace());
    connect(&session, &Session::resumed, this, [this, &session] {
        m_many = true; // whatever changed meanwhile
        listen(session.workspace());
    });
}

void LineChanges::listen(app::Workspace& workspace) {
    // The listener runs on the writer thread; the call is queued to ours.
    m_subscription = workspace.subscribe([this](const app::Changes& changes) {
        QMetaObject::invokeMethod(
            this, [this, changes] { take(changes); }, Qt::QueuedConnection);
    });
}

void LineChanges::take(const app::Changes& changes) {
    std::vector<bank::LineId> lines;
    bool is_many = false;
    for (const app::Change& change : changes) {
        if (change.noun != app::Noun::Lines)
            continue;
        is_many = is_many || change.id == 0;
        lines.emplace_back(change.id);
    }
    if (is_many || lines.size() > k_told_max) {
        m_many = true;
        emit many();
    } else if (!lines.empty()) {
        emit told(lines);
    }
}

} // namespace comptoir::gui
