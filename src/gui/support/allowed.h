// What stands in a window and not in a pane (Pane::need): grey, with its reason, for who lacks a
// right.
#pragma once

#include "comptoir/gui/support/session.h"

#include <initializer_list>
#include <optional>

namespace comptoir::gui {

// `possible`: it can be done now; `hint`: its own words. A window says it again when the session's
// rights_changed() tells that they may be others. Act: QAction or a button.
template <class Act>
void allow(const Session& session, Act* act, bool possible,
           std::initializer_list<users::Right> rights, const QString& hint = {}) {
    for (const users::Right right : rights)
        if (!session.may(right)) {
            act->setEnabled(false);
            act->setToolTip(session.why_not(right));
            return;
        }
    act->setEnabled(possible);
    act->setToolTip(hint);
}

// Ctrl+Z: what the last act asks for when it is taken back.
template <class Act>
void allow_undo(const Session& session, Act* act) {
    const std::optional<users::Right> right = session.undo_right();
    if (right)
        allow(session, act, session.can_undo(), {*right});
    else
        allow(session, act, session.can_undo(), {});
}

} // namespace comptoir::gui
