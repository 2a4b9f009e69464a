// What pointing by hand asks: the period with the balance on paper, and until when all is pointed.
#pragma once

#include "comptoir/app/pointing.h"
#include "comptoir/gui/support/session.h"

#include <functional>
#include <vector>

class QWidget;

namespace comptoir::gui {

void open_pointing_dialog(Session& session, QWidget* window, const ledger::Journal& journal,
                          std::function<void(const app::PointingSession&)> opened);
// `except`: how many selected entries stay as they are.
void open_until_dialog(Session& session, QWidget* window, const app::PointingSession& pointing,
                       int except, std::function<void(Date)> chosen);
void open_difference_dialog(Session& session, QWidget* window, Money difference,
                            std::function<void()> accepted);
// What is erased of a validated pointing, which is open again without some of its marks.
struct MarksToErase {
    int count = 0;
    Money sum;
    bool is_whole = false;
    bool is_open_again = false; // not validated now; its marks count all the same
    std::vector<Date> later; // last days of validated pointings whose balances hold these marks
};
void open_reopen_dialog(Session& session, QWidget* window, const MarksToErase& marks,
                        std::function<void()> accepted);
// The name printed on the état of that day; asked with its day, since any past one may be chosen.
void open_review_dialog(Session& session, QWidget* window, const std::string& journal, Date day,
                        std::function<void()> reviewed);

} // namespace comptoir::gui
