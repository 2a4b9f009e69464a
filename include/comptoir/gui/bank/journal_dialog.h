// Adds or completes a bank journal: one account of the bank, one 512 account of the books.
#pragma once

#include "comptoir/core/currency.h"
#include "comptoir/gui/support/session.h"

#include <functional>
#include <optional>

class QWidget;

namespace comptoir::gui {

// What a file said of the account that has no journal; empty when no file asks.
struct FollowedAccount {
    QString number; // IBAN, or the bank's own
    std::optional<Currency> currency = {};
};

// Proposes a journal that follows no account yet, else a free code; then calls `done`.
void open_journal_dialog(Session& session, QWidget* window, const FollowedAccount& followed,
                         std::function<void()> done);

} // namespace comptoir::gui
