// The card of a third party: its name, account number, reference on statements, terms and VAT.
#pragma once

#include <functional>
#include <string>

class QWidget;

namespace comptoir::gui {

class Session;

// Opens the card of the party with this code; `done` is called once it is saved. The dialog tells
// what stands in the way itself.
void open_party_dialog(Session& session, QWidget* window, const std::string& code,
                       std::function<void()> done);

} // namespace comptoir::gui
