// Cheques still on their way when the books were taken over: what counts as seen by the bank is
// listed, and what is ticked waits for its line instead (B10).
#pragma once

#include "comptoir/gui/support/session.h"
#include "comptoir/ledger/types.h"

#include <functional>

class QWidget;

namespace comptoir::gui {

using Told = std::function<void(const QString&)>;
using Failed = std::function<void(const Error&)>;

// `told` says in a sentence what was done, or that the books taken over hold nothing of this
// account.
void open_outstanding_dialog(Session& session, QWidget* window, const ledger::Journal& journal,
                             const Told& told, const Failed& failed);

} // namespace comptoir::gui
