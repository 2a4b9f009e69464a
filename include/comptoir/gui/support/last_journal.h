// The bank journal a person looked at last: what another pane shows first, and all next time.
#pragma once

#include <QSettings>
#include <QString>

namespace comptoir::gui {

inline QString last_journal() {
    return QSettings().value(QStringLiteral("reconcile/journal")).toString();
}
inline void keep_last_journal(const QString& code) {
    QSettings().setValue(QStringLiteral("reconcile/journal"), code);
}

} // namespace comptoir::gui
