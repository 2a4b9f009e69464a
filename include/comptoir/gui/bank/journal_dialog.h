// Adds or completes a bank journal: one account of the bank, one 512 account of the books.
#pragma once

#include "comptoir/gui/support/session.h"

#include <functional>

class QWidget;

namespace comptoir::gui {

// Proposes a journal that follows no account yet, else a free code; then calls `done`.
void open_journal_dialog(Session& session, QWidget* window, const QString& iban,
                         std::function<void()> done);

} // namespace comptoir::gui
