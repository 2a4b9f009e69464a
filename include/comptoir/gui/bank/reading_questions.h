// What a file leaves open and a person answers once for the whole of it: the order of its dates,
// the journal of its lines.
#pragma once

#include "comptoir/bank/date_order.h"
#include "comptoir/gui/support/session.h"

#include <functional>
#include <string>

class QWidget;

namespace comptoir::gui {

// `file` is the name that the question says.
void ask_date_order(Session& session, QWidget* window, const QString& file,
                    std::function<void(bank::DateOrder)> done);
// Of a file that does not say of which account it is (QIF, some CSV).
void ask_which_journal(Session& session, QWidget* window,
                       std::function<void(const std::string&)> done);

} // namespace comptoir::gui
