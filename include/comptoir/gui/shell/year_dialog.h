// Opening a financial year: the next one is proposed, other days may be typed.
#pragma once

class QWidget;

namespace comptoir::gui {

class MessageBar;
class Session;

void open_year_dialog(Session& session, MessageBar& messages, QWidget* window);

} // namespace comptoir::gui
