// What the books changed, as Qt signals on the GUI thread, at most ten times a second.
//
// The writer thread publishes ids after each commit; a long import publishes thousands. The bridge
// keeps the nouns that changed and tells the panes once per 100 ms.
#pragma once

#include "comptoir/app/workspace.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>

namespace comptoir::gui {

using Nouns = QSet<int>; // of app::Noun
inline bool has(const Nouns& nouns, app::Noun noun) {
    return nouns.contains(static_cast<int>(noun));
}
bool has_any(const Nouns& nouns, std::initializer_list<app::Noun> wanted);
Nouns all_nouns();

class WorkspaceBridge : public QObject {
    Q_OBJECT

public:
    explicit WorkspaceBridge(app::Workspace& workspace, QObject* parent = nullptr);
    bool is_quiet() const { return m_waiting.isEmpty(); }

signals:
    void changed(const comptoir::gui::Nouns& nouns);

private:
    void take(const app::Changes& changes);

    Nouns m_waiting;
    QTimer m_timer;
    std::unique_ptr<app::Workspace::Subscription> m_subscription;
};

} // namespace comptoir::gui
