// F1: what this pane is for and its keys, from the same list as its buttons and menus.
#pragma once

#include "comptoir/gui/support/session.h"

#include <QAction>
#include <QDialog>

namespace comptoir::gui {

// Modeless; closes with Escape.
QDialog* open_key_help(Surroundings surroundings, QWidget* window, const QString& pane,
                       const QList<QAction*>& pane_actions, const QList<QAction*>& everywhere);

} // namespace comptoir::gui
