// Which bank lines changed, told at once and by their numbers.
//
// Session::changed says what kind of thing changed, at most ten times a second; whoever shows lines
// needs to know which, so as to read these rows and no other. Of an import of thousands only that
// there were many is kept.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/gui/support/session.h"

#include <QObject>

#include <memory>
#include <vector>

namespace comptoir::gui {

class LineChanges : public QObject {
    Q_OBJECT

public:
    explicit LineChanges(Session& session, QObject* parent = nullptr);
    // More lines changed since this was asked than were told: a list is to be read again.
    bool take_many() { return std::exchange(m_many, false); }

signals:
    void told(const std::vector<comptoir::bank::LineId>& lines);
    // There are many. Whoever asked too early, on Session::changed, asks again.
    void many();

private:
    void listen(app::Workspace& workspace);
    void take(const app::Changes& changes);

    bool m_many = false;
    std::unique_ptr<app::Workspace::Subscription> m_subscription;
};

} // namespace comptoir::gui
