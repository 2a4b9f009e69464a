// S: what the ticked lines and their entries or invoices leave is booked and matched ("Solder par
// la comptabilité générale"): journal, day, type of difference, and rows of one's own for "Other".
#pragma once

#include "comptoir/app/write_off.h"
#include "comptoir/gui/support/async.h"

#include <functional>
#include <optional>
#include <string>

class QWidget;

namespace comptoir::gui {

class FormDialog;

// What was typed; whoever runs it closes the dialog, or leaves it open with the refusal in it.
using WriteOffTyped = std::function<void(const app::WriteOff&, FormDialog*)>;

// What the proposal of the line makes of the rest: a discount, a fee.
struct ProposedDifference {
    reconcile::DifferenceKind kind = reconcile::DifferenceKind::Settlement;
    std::string account;
};
std::optional<ProposedDifference> proposed_difference(const reconcile::Proposal& proposal);

struct WriteOffQuestion {
    QString line; // its words
    app::ManualMatch ticked;
    Date day;
    std::optional<ProposedDifference> proposed; // the type that is chosen at first
};
// Asks the dossier what is left; says so when nothing is.
void open_write_off_dialog(Session& session, QWidget* window, const WriteOffQuestion& question,
                           WriteOffTyped typed, std::function<void(const Error&)> failed,
                           std::function<void(const QString&)> told);

} // namespace comptoir::gui
