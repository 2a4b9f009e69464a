// What pointing by hand asks: the period with the balance on paper, and until when all is pointed.
#pragma once

#include "comptoir/app/pointing.h"
#include "comptoir/gui/support/session.h"

#include <functional>

class QWidget;

namespace comptoir::gui {

void open_pointing_dialog(Session& session, QWidget* window, const ledger::Journal& journal,
                          std::function<void(const app::PointingSession&)> opened);
// `except`: how many selected entries stay as they are.
void open_until_dialog(Session& session, QWidget* window, const app::PointingSession& pointing,
                       int except, std::function<void(Date)> chosen);
void open_difference_dialog(Session& session, QWidget* window, Money difference,
                            std::function<void()> accepted);
// Without this many marks a validated pointing is open again.
// What is erased of a validated pointing: so many marks, or all of it.
void open_reopen_dialog(Session& session, QWidget* window, int marks, bool is_whole,
                        std::function<void()> accepted);
// The name printed on the état of that day; asked with its day, since any past one may be chosen.
void open_review_dialog(Session& session, QWidget* window, const std::string& journal, Date day,
                        std::function<void()> reviewed);

} // namespace comptoir::gui
